//! Dates, times and periods in words.
//!
//! Takes calendar days and local times and gives the strings that readers see, with the spaces that must not
//! break. Knows neither zones nor instants: what a clock shows is decided before. The rules for periods are those
//! of the event pages: minutes are always shown, no space round – between single numbers.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Weekday};

use super::{Language, tables};

const NBSP: char = '\u{A0}';

/// „Dienstag, 19. Dezember 2017“.
pub fn long(date: NaiveDate, language: Language) -> String {
    format!("{}, {}", weekday(date.weekday(), language), medium(date, language))
}

/// „19. Dezember 2017“.
pub fn medium(date: NaiveDate, language: Language) -> String {
    format!("{} {}", day_and_month(date, language), date.year())
}

/// „19.12.2017“, in English „19/12/2017“: the day first, as everywhere outside America.
pub fn short(date: NaiveDate, language: Language) -> String {
    let mark = if language.is_english() { '/' } else { '.' };
    format!("{:02}{mark}{:02}{mark}{}", date.day(), date.month(), date.year())
}

/// „19. Dezember 2017, 18:00 Uhr“.
pub fn with_time(moment: NaiveDateTime, language: Language) -> String {
    format!("{}, {}", medium(moment.date(), language), oclock(&clock(moment.time()), language))
}

/// „19. Dezember“.
pub fn day_and_month(date: NaiveDate, language: Language) -> String {
    let point = if language.is_english() { "" } else { "." };
    format!("{}{point}{NBSP}{}", date.day(), month(date.month(), language))
}

/// „Juni 2021“.
pub fn month_and_year(year: i32, month_number: u32, language: Language) -> String {
    format!("{} {year}", month(month_number, language))
}

/// „9:00“: the hour without a leading zero, the minutes always.
pub fn clock(time: NaiveTime) -> String {
    format!("{}:{:02}", time.hour(), time.minute())
}

/// The name of a month, 1 to 12; „Jänner“ and „Feber“ in Austria.
pub fn month(number: u32, language: Language) -> &'static str {
    const GERMAN: [&str; 12] = [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ];
    const ENGLISH: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    match (language, number) {
        (Language::Austrian, 1) => "Jänner",
        (Language::Austrian, 2) => "Feber",
        (Language::English | Language::British, _) => of_twelve(&ENGLISH, number),
        _ => of_twelve(&GERMAN, number),
    }
}

/// The number of a month by its German name or abbreviation, without the point: 12 for „Dezember“ and „Dez“.
pub fn month_named(word: &str) -> Option<u32> {
    tables::month(word)
}

/// The name of a month in three letters, for the tag of an event: „Mär“.
pub fn month_tag(number: u32, language: Language) -> &'static str {
    const GERMAN: [&str; 12] =
        ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"];
    const ENGLISH: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    match (language, number) {
        (Language::Austrian, 1) => "Jän",
        (Language::English | Language::British, _) => of_twelve(&ENGLISH, number),
        _ => of_twelve(&GERMAN, number),
    }
}

/// Whether a text goes on after „19. “ as a date or a century does: „Dezember 2017“, „Dez. 2017“, „Jahrhundert“.
///
/// An abbreviation takes its point along: „1. Jan Müller“ is a person in a list.
pub fn follows_ordinal(text: &str) -> bool {
    let end = text.find(|letter: char| !letter.is_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    match tables::month(word) {
        Some(number) => rest.starts_with('.') || is_whole_name(word, number),
        None => matches!(word, "Jahrhundert" | "Jahrhunderts"),
    }
}

fn is_whole_name(word: &str, number: u32) -> bool {
    [Language::German, Language::Austrian].into_iter().any(|language| month(number, language) == word)
}

/// The name of a day of the week: „Dienstag“.
pub fn weekday(day: Weekday, language: Language) -> &'static str {
    const GERMAN: [&str; 7] =
        ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];
    const ENGLISH: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let names = if language.is_english() { ENGLISH } else { GERMAN };
    names[day.num_days_from_monday() as usize]
}

/// The name of a day of the week in two letters, without the point: „Di“.
pub fn weekday_tag(day: Weekday, language: Language) -> &'static str {
    const GERMAN: [&str; 7] = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"];
    const ENGLISH: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let names = if language.is_english() { ENGLISH } else { GERMAN };
    names[day.num_days_from_monday() as usize]
}

/// How much of a period is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// With weekdays and years.
    Full,
    /// Without weekdays, and without the year if it is everywhere this one.
    Short {
        /// The year that goes without saying.
        this_year: i32,
    },
}

/// A time on a clock, with the name of its zone where the hour occurs twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// What the clock shows.
    pub at: NaiveDateTime,
    /// „MESZ“ or „MEZ“ in the hour that occurs twice.
    pub zone: Option<&'static str>,
}

/// Whole days, both included: „15.–17. Juni 2021“, „29. Juni – 2. Juli 2021“.
pub fn days(first: NaiveDate, last: NaiveDate, detail: Detail, language: Language) -> String {
    let shows_year = shows_year(&[first, last], detail);
    let year = |date: NaiveDate| if shows_year { format!(" {}", date.year()) } else { String::new() };
    let (from, to) = (day_and_month(first, language), day_and_month(last, language));
    if first == last {
        format!("{}{from}{}", leading_weekday(first, detail, language), year(first))
    } else if first.year() != last.year() {
        format!("{from}{}{NBSP}– {to}{}", year(first), year(last))
    } else if first.month() != last.month() {
        format!("{from}{NBSP}– {to}{}", year(last))
    } else {
        let point = if language.is_english() { "" } else { "." };
        format!("{}{point}–{to}{}", first.day(), year(last))
    }
}

/// A time with its end, if it has one: „Di., 6. Juli 2021, 9:00–17:00 Uhr“.
///
/// An end at midnight belongs to the day before and is 24:00.
pub fn times(start: Shown, end: Option<Shown>, detail: Detail, language: Language) -> String {
    let end = end.filter(|end| end.at > start.at || end.zone != start.zone);
    let first = start.at.date();
    let (last, closes) = match end {
        Some(end) => closing(start, end),
        None => (first, String::new()),
    };
    let shows_year = shows_year(&[first, last], detail);
    let day = |date: NaiveDate| {
        let year = if shows_year { format!(" {}", date.year()) } else { String::new() };
        format!("{}{}{year}", leading_weekday(date, detail, language), day_and_month(date, language))
    };
    let zoned = |text: String, zone: Option<&str>| match zone {
        Some(zone) => format!("{} {zone}", oclock(&text, language)),
        None => oclock(&text, language),
    };
    let opens = clock(start.at.time());
    let Some(end) = end else { return format!("{}, {}", day(first), zoned(opens, start.zone)) };
    if first != last {
        let (from, to) = (zoned(opens, start.zone), zoned(closes, end.zone));
        return format!("{}, {from}{NBSP}– {}, {to}", day(first), day(last));
    }
    if start.zone.is_some() || end.zone.is_some() {
        return format!("{}, {}{NBSP}– {}", day(first), zoned(opens, start.zone), zoned(closes, end.zone));
    }
    format!("{}, {}", day(first), oclock(&format!("{opens}–{closes}"), language))
}

/// „9:00–17:00 Uhr“ or „10:30 Uhr“, for a series whose days are said in words.
pub fn hours(start: NaiveTime, end: Option<NaiveTime>, language: Language) -> String {
    match end {
        Some(end) if end == NaiveTime::MIN => oclock(&format!("{}–24:00", clock(start)), language),
        Some(end) => oclock(&format!("{}–{}", clock(start), clock(end)), language),
        None => oclock(&clock(start), language),
    }
}

fn closing(start: Shown, end: Shown) -> (NaiveDate, String) {
    let midnight = end.at.time() == NaiveTime::MIN && end.at.date() > start.at.date();
    match end.at.date().pred_opt().filter(|_| midnight) {
        Some(day_before) => (day_before, "24:00".to_owned()),
        None => (end.at.date(), clock(end.at.time())),
    }
}

fn oclock(time: &str, language: Language) -> String {
    if language.is_english() { time.to_owned() } else { format!("{time}{NBSP}Uhr") }
}

fn leading_weekday(date: NaiveDate, detail: Detail, language: Language) -> String {
    let point = if language.is_english() { "" } else { "." };
    match detail {
        Detail::Full => format!("{}{point}, ", weekday_tag(date.weekday(), language)),
        Detail::Short { .. } => String::new(),
    }
}

fn shows_year(dates: &[NaiveDate], detail: Detail) -> bool {
    match detail {
        Detail::Full => true,
        Detail::Short { this_year } => dates.iter().any(|date| date.year() != this_year),
    }
}

fn of_twelve(names: &[&'static str; 12], number: u32) -> &'static str {
    names[(number.clamp(1, 12) - 1) as usize]
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, NaiveTime};

    use super::{Detail, Shown, days, follows_ordinal, hours, long, medium, short, times, with_time};
    use crate::german::Language::{self, Austrian, English, German};

    const SHORT: Detail = Detail::Short { this_year: 2021 };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn at(text: &str) -> Shown {
        Shown { at: text.parse().unwrap(), zone: None }
    }

    #[track_caller]
    fn check(text: String, expected: &str) {
        assert_eq!(text.replace('\u{A0}', "·"), expected);
    }

    #[track_caller]
    fn check_days(first: &str, last: &str, detail: Detail, expected: &str) {
        check(days(day(first), day(last), detail, German), expected);
    }

    #[track_caller]
    fn check_times(start: &str, end: &str, detail: Detail, expected: &str) {
        check(times(at(start), Some(at(end)), detail, German), expected);
    }

    #[test]
    fn a_date_has_a_long_a_medium_and_a_short_form() {
        check(long(day("2017-12-19"), German), "Dienstag, 19.·Dezember 2017");
        check(medium(day("2026-03-01"), German), "1.·März 2026");
        check(medium(day("2026-01-01"), Austrian), "1.·Jänner 2026");
        check(long(day("2017-12-19"), English), "Tuesday, 19·December 2017");
        check(short(day("2021-06-05"), German), "05.06.2021");
        check(with_time(at("2017-12-19T18:00:00").at, German), "19.·Dezember 2017, 18:00·Uhr");
        check(with_time(at("2017-12-19T00:05:00").at, Language::Swiss), "19.·Dezember 2017, 0:05·Uhr");
        check(long(day("2026-02-02"), Austrian), "Montag, 2.·Feber 2026");
        check(long(day("2024-02-29"), Language::Swiss), "Donnerstag, 29.·Februar 2024");
        check(medium(day("0999-03-01"), German), "1.·März 999");
        check(short(day("2021-06-05"), English), "05/06/2021");
        check(with_time(at("2017-12-19T18:00:00").at, English), "19·December 2017, 18:00");
    }

    #[test]
    fn days_are_joined_by_what_they_share() {
        check_days("2021-06-29", "2021-06-29", Detail::Full, "Di., 29.·Juni 2021");
        check_days("2021-06-15", "2021-06-17", Detail::Full, "15.–17.·Juni 2021");
        check_days("2021-06-29", "2021-07-02", Detail::Full, "29.·Juni·– 2.·Juli 2021");
        check_days("2021-12-27", "2022-01-02", Detail::Full, "27.·Dezember 2021·– 2.·Januar 2022");
        check_days("2021-06-15", "2021-06-17", SHORT, "15.–17.·Juni");
        check_days("2024-02-29", "2024-02-29", SHORT, "29.·Februar 2024");
        check_days("2021-12-27", "2022-01-02", SHORT, "27.·Dezember 2021·– 2.·Januar 2022");
        check_days("2021-06-29", "2021-07-02", SHORT, "29.·Juni·– 2.·Juli");
        check(
            days(day("2021-01-29"), day("2021-02-02"), Detail::Full, Austrian),
            "29.·Jänner·– 2.·Feber 2021",
        );
        check(days(day("2021-06-15"), day("2021-06-17"), Detail::Full, English), "15–17·June 2021");
    }

    #[test]
    fn times_say_their_day_once_if_they_can() {
        let (full, zoned) = (Detail::Full, |text, zone| Shown { zone: Some(zone), ..at(text) });
        check_times("2021-07-06T09:00:00", "2021-07-06T17:00:00", full, "Di., 6.·Juli 2021, 9:00–17:00·Uhr");
        check_times("2021-07-06T09:00:00", "2021-07-06T17:00:00", SHORT, "6.·Juli, 9:00–17:00·Uhr");
        check_times("2021-07-02T18:00:00", "2021-07-03T00:00:00", full, "Fr., 2.·Juli 2021, 18:00–24:00·Uhr");
        check(times(at("2021-06-24T10:30:00"), None, full, German), "Do., 24.·Juni 2021, 10:30·Uhr");
        check_times(
            "2021-06-29T09:00:00",
            "2021-06-30T17:00:00",
            full,
            "Di., 29.·Juni 2021, 9:00·Uhr·– Mi., 30.·Juni 2021, 17:00·Uhr",
        );
        check(
            times(zoned("2021-10-31T02:30:00", "MEZ"), Some(at("2021-10-31T05:00:00")), full, German),
            "So., 31.·Oktober 2021, 2:30·Uhr MEZ·– 5:00·Uhr",
        );
    }

    #[test]
    fn a_series_says_its_hours() {
        let (nine, ten) =
            (NaiveTime::from_hms_opt(9, 0, 0).unwrap(), NaiveTime::from_hms_opt(22, 30, 0).unwrap());
        check(hours(nine, Some(ten), German), "9:00–22:30·Uhr");
        check(hours(nine, Some(NaiveTime::MIN), German), "9:00–24:00·Uhr");
        check(hours(nine, None, German), "9:00·Uhr");
    }

    #[test]
    fn a_number_before_a_month_is_a_day() {
        for text in
            ["Dezember 2017", "Jänner", "Mai.", "Dez. 2017", "Febr. ", "Mrz.", "Jahrhundert", "Jahrhunderts."]
        {
            assert!(follows_ordinal(text), "{text}");
        }
        for text in ["Jan Müller", "Maier", "Mark und Jan.", "Platz", "Sept", "", "5 km"] {
            assert!(!follows_ordinal(text), "{text}");
        }
    }
}
