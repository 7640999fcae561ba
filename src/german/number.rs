//! A number as it stands in a text: what form it has, where it ends, how large it is.

use super::glance::Glance;

/// A number as people write it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    pub(super) start: usize,
    /// The byte after it; the final point of „15.06.“ belongs to it.
    pub(super) end: usize,
    pub(super) kind: Kind,
}

/// The forms of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// 12.
    Integer,
    /// 007, 0815.
    LeadingZero,
    /// 1,5.
    Decimal,
    /// 1.000 or 1.000,50.
    Grouped,
    /// 9:00.
    Time,
    /// 15.06. or 15.06.2021.
    Day { year: bool },
    /// 3.5: a version or English.
    Pointed,
}

impl Kind {
    /// Whether numbers of both kinds may be compared as quantities.
    pub(super) fn matches(self, other: Kind) -> bool {
        let is_quantity = |kind| matches!(kind, Kind::Integer | Kind::Decimal | Kind::Grouped);
        let is_day = |kind| matches!(kind, Kind::Day { .. });
        (is_quantity(self) && is_quantity(other)) || (is_day(self) && is_day(other))
    }
}

impl Number {
    /// The number whose first digit stands at `at`.
    pub(super) fn read(text: Glance, at: usize) -> Option<Number> {
        let end = text.digits_after(at);
        if end == at {
            return None;
        }
        let number = |end, kind| Some(Number { start: at, end, kind });
        let next = text.byte(end);
        if !matches!(next, b':' | b'.' | b',') {
            let leading_zero = end - at > 1 && text.byte(at) == b'0';
            return number(end, if leading_zero { Kind::LeadingZero } else { Kind::Integer });
        }
        let next_digits = text.digits_after(end + 1);
        let (first, second) = (end - at, next_digits.saturating_sub(end + 1));
        match (next, first, second) {
            (b':', 1..=2, 2) if text.byte(next_digits) != b':' => number(next_digits, Kind::Time),
            (b'.', 1..=3, 3) if text.byte(at) != b'0' => {
                number(fraction_end(text, thousands_end(text, end)), Kind::Grouped)
            }
            (b'.', 1..=2, 1..=2) if text.byte(next_digits) == b'.' && text.byte(next_digits + 1) != b'.' => {
                let year_end = text.digits_after(next_digits + 1);
                match year_end - (next_digits + 1) {
                    2 | 4 => number(year_end, Kind::Day { year: true }),
                    0 => number(next_digits + 1, Kind::Day { year: false }),
                    _ => number(next_digits, Kind::Pointed),
                }
            }
            (b'.', _, 1..) => number(next_digits, Kind::Pointed),
            (b',', _, 1..) => number(next_digits, Kind::Decimal),
            _ if first > 1 && text.byte(at) == b'0' => number(end, Kind::LeadingZero),
            _ => number(end, Kind::Integer),
        }
    }

    /// Its size, for comparing two of one kind: a day as yyyymmdd, a time in minutes.
    pub(super) fn value(self, text: Glance) -> f64 {
        let digits = &text.0[self.start..self.end];
        match self.kind {
            Kind::Integer | Kind::LeadingZero => whole(digits),
            Kind::Pointed => whole(digits.split('.').next().unwrap_or_default()),
            Kind::Decimal | Kind::Grouped => {
                let (groups, places) = digits.split_once(',').unwrap_or((digits, ""));
                whole(groups) + whole(places) / 10f64.powi(i32::try_from(places.len()).unwrap_or(i32::MAX))
            }
            Kind::Time => digits.split(':').fold(0.0, |minutes, part| minutes * 60.0 + whole(part)),
            Kind::Day { .. } => {
                let mut parts = digits.split('.').map(whole);
                let mut next = || parts.next().unwrap_or_default();
                let (day, month, year) = (next(), next(), next());
                year * 10_000.0 + month * 100.0 + day
            }
        }
    }
}

/// The digits of a text as one number.
fn whole(text: &str) -> f64 {
    let digits = text.bytes().filter(u8::is_ascii_digit);
    digits.fold(0.0, |value, digit| value * 10.0 + f64::from(digit - b'0'))
}

/// Follows `.000` as often as it comes.
fn thousands_end(text: Glance, mut end: usize) -> usize {
    while text.byte(end) == b'.' && text.digits_after(end + 1) == end + 4 {
        end += 4;
    }
    end
}

/// Follows `,5`.
pub(super) fn fraction_end(text: Glance, end: usize) -> usize {
    if text.byte(end) != b',' {
        return end;
    }
    let stop = text.digits_after(end + 1);
    if stop == end + 1 { end } else { stop }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Number};
    use crate::german::glance::Glance;

    #[track_caller]
    fn check(text: &str, kind: Kind, read: &str) {
        let number = Number::read(Glance(text), 0).unwrap();
        assert_eq!((number.kind, &text[..number.end]), (kind, read), "{text}");
    }

    #[test]
    fn numbers_have_many_forms() {
        check("12 km", Kind::Integer, "12");
        check("0815-4711", Kind::LeadingZero, "0815");
        check("1,5-2", Kind::Decimal, "1,5");
        check("1.000.000,50 Euro", Kind::Grouped, "1.000.000,50");
        check("9:00-20:00", Kind::Time, "9:00");
        check("15.06.-17.06.", Kind::Day { year: false }, "15.06.");
        check("15.06.2021.", Kind::Day { year: true }, "15.06.2021");
        check("3.5 GB", Kind::Pointed, "3.5");
        check("17. Juni", Kind::Integer, "17");
        check("5, 6", Kind::Integer, "5");
    }
}
