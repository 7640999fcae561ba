//! Months of the civil calendar and arithmetic with them.

use chrono::{Datelike, Months, NaiveDate};

/// A month of a year, ordered by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    year: i32,
    month: u32,
}

impl Month {
    /// The month `month` (1 to 12) of a year from 1 to 9999.
    pub fn new(year: i32, month: u32) -> Option<Month> {
        ((1..=9999).contains(&year) && (1..=12).contains(&month)).then_some(Month { year, month })
    }

    /// The month a day lies in; days outside the years 1 to 9999 are moved to the nearest.
    pub fn of(day: NaiveDate) -> Month {
        Month { year: day.year().clamp(1, 9999), month: day.month() }
    }

    /// Reads `2026-11`.
    pub fn parse(text: &str) -> Option<Month> {
        let (year, month) = text.split_once('-')?;
        let digits = |part: &str, len| part.len() == len && part.bytes().all(|byte| byte.is_ascii_digit());
        (digits(year, 4) && digits(month, 2)).then(|| Month::new(year.parse().ok()?, month.parse().ok()?))?
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The number of the month, 1 to 12.
    pub fn number(self) -> u32 {
        self.month
    }

    /// `2026-11`.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}", self.year, self.month)
    }

    /// The month `months` later, or earlier if negative; `None` outside the years 1 to 9999.
    pub fn plus(self, months: i32) -> Option<Month> {
        let count = self.year.checked_mul(12)?.checked_add(self.month as i32 - 1)?.checked_add(months)?;
        Month::new(count.div_euclid(12), count.rem_euclid(12) as u32 + 1)
    }

    /// The next month.
    pub fn next(self) -> Option<Month> {
        self.plus(1)
    }

    /// The month before.
    pub fn previous(self) -> Option<Month> {
        self.plus(-1)
    }

    /// The first day.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month, 1).expect("a Month has a year and a month that exist")
    }

    /// The last day.
    pub fn last_day(self) -> NaiveDate {
        let next = self.first_day() + Months::new(1);
        next.pred_opt().expect("a day before the first of a month exists")
    }

    /// How many days it has.
    pub fn days(self) -> u32 {
        self.last_day().day()
    }
}

#[cfg(test)]
mod tests {
    use super::Month;

    #[track_caller]
    fn check(month: &str, months: i32, expected: &str) {
        let found = Month::parse(month).and_then(|month| month.plus(months));
        assert_eq!(found.map_or("none".to_owned(), Month::iso), expected);
    }

    #[test]
    fn months_are_counted_across_years() {
        check("2026-11", 0, "2026-11");
        check("2026-11", 2, "2027-01");
        check("2026-01", -1, "2025-12");
        check("2026-01", -25, "2023-12");
        check("9999-12", 1, "none");
        check("0001-01", -1, "none");
        check("2026-13", 0, "none");
        check("2026-1", 0, "none");
        check("2026-11", i32::MAX, "none");
    }

    #[test]
    fn the_last_day_knows_leap_years() {
        let days = |text| Month::parse(text).unwrap().days();
        assert_eq!([days("2024-02"), days("2026-02"), days("2100-02"), days("2026-12")], [29, 28, 28, 31]);
    }
}
