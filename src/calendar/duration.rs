//! Durations as written: calendar days and exact time.

use super::{Moment, Zone};

/// Some calendar days and then some exact time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Duration {
    /// Calendar days: the same civil time some days later, even across a change of clocks.
    pub days: u32,
    /// Exact time.
    pub seconds: u32,
}

impl Duration {
    /// Whole days.
    pub const fn days(days: u32) -> Duration {
        Duration { days, seconds: 0 }
    }

    /// Reads `90d`, `36h`, `1h30m`, `45m`, `2d12h`: numbers with `d`, `h`, `m` in this order,
    /// each at most once, together more than nothing and at most a hundred years.
    pub fn parse(text: &str) -> Option<Duration> {
        let (days, rest) = amount(text, 'd')?;
        let (hours, rest) = amount(rest, 'h')?;
        let (minutes, rest) = amount(rest, 'm')?;
        let seconds = hours.checked_mul(3600)?.checked_add(minutes.checked_mul(60)?)?;
        let sound = rest.is_empty() && days <= 36_600 && seconds <= 36_600 * 86_400;
        (sound && (days > 0 || seconds > 0)).then_some(Duration { days, seconds })
    }

    /// The moment this long after another, in a zone; `None` beyond the year 9999.
    pub fn after(self, moment: Moment, zone: Zone) -> Option<Moment> {
        moment.plus_days(i64::from(self.days), zone)?.plus_seconds(i64::from(self.seconds), zone)
    }
}

/// The number before `unit` at the start of `text`, 0 if there is none, and what follows.
fn amount(text: &str, unit: char) -> Option<(u32, &str)> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    match text[digits..].strip_prefix(unit) {
        Some(rest) => Some((text[..digits].parse().ok()?, rest)),
        None => Some((0, text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, from: &str, expected: &str) {
        let from = Moment::parse(from, Zone::BERLIN).unwrap();
        let found = Duration::parse(text).and_then(|duration| duration.after(from, Zone::BERLIN));
        assert_eq!(found.map_or("none".to_owned(), Moment::iso), expected);
    }

    #[test]
    fn days_are_calendar_days_and_hours_are_exact() {
        check("90d", "2026-11-22T09:00", "2027-02-20T09:00:00+01:00");
        check("1d", "2026-03-28T09:00", "2026-03-29T09:00:00+02:00");
        check("24h", "2026-03-28T09:00", "2026-03-29T10:00:00+02:00");
        check("1d", "2026-03-28T02:30", "2026-03-29T03:00:00+02:00");
        check("1h30m", "2026-11-22T09:00", "2026-11-22T10:30:00+01:00");
        check("2d12h", "2026-11-22T09:00", "2026-11-24T21:00:00+01:00");
        for text in ["", "0d", "d", "90", "1m1h", "1w", "-1d", "99999999999d", "1d ", "40000d"] {
            check(text, "2026-11-22", "none");
        }
    }
}
