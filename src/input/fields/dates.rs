//! Dates as people write them, and what they are in front matter.

use crate::calendar::Written;
use crate::german::dates::month_named;

/// The date and time of day that a text means, as front matter has them: `2026-12-24`, `2026-12-24T18:00:00`.
///
/// Reads what leaves no doubt: 24.12.2026, 24. Dezember 2026, 24-12-2026, 2026-12-4, each with a time after it or
/// not: 9:00, 9.30 Uhr, 9 Uhr.
pub(in crate::input) fn meant(text: &str) -> Option<String> {
    let text = text.trim().trim_matches(['"', '\'']);
    let ((year, month, day), rest) = day_first(text).or_else(|| year_first(text))?;
    let mut meant = format!("{year:04}-{month:02}-{day:02}");
    if let Some((hour, minute)) = time_of_day(rest)? {
        meant.push_str(&format!("T{hour:02}:{minute:02}:00"));
    }
    Written::parse(&meant).is_ok().then_some(meant)
}

type Day = (u32, u32, u32);

fn day_first(text: &str) -> Option<(Day, &str)> {
    let (day, rest) = number(text, 2)?;
    if let Some(rest) = rest.strip_prefix('-') {
        let (month, rest) = number(rest, 2)?;
        let (year, rest) = number(rest.strip_prefix('-')?, 4)?;
        return is_year(year).then_some(((year, month, day), rest));
    }
    let rest = rest.strip_prefix('.')?.trim_start();
    let (month, rest) = match number(rest, 2) {
        Some((month, rest)) => (month, rest.strip_prefix('.')?),
        None => {
            let end = rest.find(|character: char| !character.is_alphabetic())?;
            (month_named(&rest[..end])?, rest[end..].trim_start_matches('.'))
        }
    };
    let (year, rest) = number(rest.trim_start(), 4)?;
    is_year(year).then_some(((year, month, day), rest))
}

fn year_first(text: &str) -> Option<(Day, &str)> {
    let (year, rest) = number(text, 4)?;
    let joint = rest.chars().next().filter(|joint| matches!(joint, '-' | '.' | '/'))?;
    let (month, rest) = number(&rest[1..], 2)?;
    let (day, rest) = number(rest.strip_prefix(joint)?, 2)?;
    is_year(year).then_some(((year, month, day), rest))
}

/// Hour and minute, `Some(None)` where no time is written.
fn time_of_day(text: &str) -> Option<Option<(u32, u32)>> {
    let text = text.trim_start_matches([',', 'T', ' ']).trim_end();
    if text.is_empty() {
        return Some(None);
    }
    let (hour, rest) = number(text, 2)?;
    let Some(rest) = rest.strip_prefix([':', '.']) else {
        return (rest.trim() == "Uhr").then_some(Some((hour, 0)));
    };
    let (minute, rest) = number(rest, 2)?;
    let seconds = rest.strip_prefix(':').and_then(|rest| number(rest, 2));
    let rest = seconds.map_or(rest, |(_, rest)| rest);
    matches!(rest.trim(), "" | "Uhr").then_some(Some((hour, minute)))
}

fn is_year(number: u32) -> bool {
    (1000..10_000).contains(&number)
}

/// A number of at most so many digits, and what follows it.
fn number(text: &str, most: usize) -> Option<(u32, &str)> {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at(end);
    (end <= most).then_some((digits.parse().ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[track_caller]
    fn check(text: &str, date: &str) {
        assert_eq!(meant(text).unwrap_or_default(), date, "{text}");
    }

    #[test]
    fn dates_have_many_forms() {
        check("24.12.2026", "2026-12-24");
        check("4. 2. 2026", "2026-02-04");
        check("\"24. Dezember 2026\"", "2026-12-24");
        check("4. Jän. 2026, 9 Uhr", "2026-01-04T09:00:00");
        check("24-12-2026 18:00", "2026-12-24T18:00:00");
        check("2026-1-5", "2026-01-05");
        check("2026/01/05", "2026-01-05");
        check("2026-11-22 9:00", "2026-11-22T09:00:00");
        check("24.12.2026 9.30 Uhr", "2026-12-24T09:30:00");
    }

    #[test]
    fn what_leaves_doubt_is_none() {
        for text in [
            "gestern",
            "30.2.2026",
            "24.12.26",
            "12/24/2026",
            "24.12.2026 25:00",
            "24. Foo 2026",
            "",
            "5",
            "24.12.2026 ca.",
            "24.12.2026 9",
        ] {
            check(text, "");
        }
    }
}
