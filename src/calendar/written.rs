//! Moments as people write them in front matter, settings and on the command line.
//!
//! `2026-11-22`, `2026-11-22T09:00`, `2026-11-22 09:00:00`, each with an optional
//! offset `Z` or `+01:00` after the time. RFC 3339 apart from the missing seconds.

use chrono::{FixedOffset, NaiveDate, NaiveTime};

use super::{Local, Moment, Zone};

/// A written moment before a zone is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// The day.
    pub date: NaiveDate,
    /// The time, unless only a date was written. Whole seconds.
    pub time: Option<NaiveTime>,
    /// The offset from UTC, where one was written.
    pub offset: Option<FixedOffset>,
}

/// Why a text is no moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It does not look like one.
    Syntax,
    /// The form is right but the calendar has no such day: 30 February.
    NoSuchDay,
    /// The form is right but the clock has no such time: 25:00.
    NoSuchTime,
}

impl Written {
    /// Reads the forms above. Fractions of a second are dropped.
    pub fn parse(text: &str) -> Result<Written, Unreadable> {
        let text = text.trim();
        let (date, rest) = text.split_at_checked(10).ok_or(Unreadable::Syntax)?;
        let date = day(date)?;
        if rest.is_empty() {
            return Ok(Written { date, time: None, offset: None });
        }
        let rest = rest.strip_prefix(['T', 't', ' ']).ok_or(Unreadable::Syntax)?;
        let zone_at = rest.find(['Z', 'z', '+', '-']).unwrap_or(rest.len());
        let (time, zone) = rest.split_at(zone_at);
        Ok(Written { date, time: Some(clock(time.trim_end())?), offset: offset(zone)? })
    }

    /// The moment: by its own offset and shown in `zone`, or as local time of `zone`.
    pub fn moment(self, zone: Zone) -> Local {
        let Some(time) = self.time else {
            return Local::One(zone.midnight(self.date));
        };
        let local = self.date.and_time(time);
        match self.offset.and_then(|offset| local.and_local_timezone(offset).single()) {
            Some(at) => Local::One(Moment::new(zone.show(at.to_utc()), true)),
            None => zone.local(local),
        }
    }
}

/// `2026-11-22`.
fn day(text: &str) -> Result<NaiveDate, Unreadable> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return Err(Unreadable::Syntax);
    }
    let (year, month, day) = (number(&text[..4])?, number(&text[5..7])?, number(&text[8..])?);
    i32::try_from(year)
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, month, day))
        .ok_or(Unreadable::NoSuchDay)
}

/// `09:00`, `09:00:00`, `09:00:00.5`. A leap second becomes the second before it.
fn clock(text: &str) -> Result<NaiveTime, Unreadable> {
    let text = match text.split_once('.') {
        Some((whole, fraction)) => {
            number(fraction.get(..fraction.len().min(9)).ok_or(Unreadable::Syntax)?)?;
            whole
        }
        None => text,
    };
    let mut parts = text.split(':').map(|part| match part.len() {
        2 => number(part),
        _ => Err(Unreadable::Syntax),
    });
    let (hour, minute) = (parts.next().ok_or(Unreadable::Syntax)??, parts.next().ok_or(Unreadable::Syntax)??);
    let second = parts.next().transpose()?.unwrap_or(0);
    if parts.next().is_some() {
        return Err(Unreadable::Syntax);
    }
    let second = if second == 60 { 59 } else { second };
    NaiveTime::from_hms_opt(hour, minute, second).ok_or(Unreadable::NoSuchTime)
}

/// Nothing, `Z`, `+01:00` or `+0100`.
fn offset(text: &str) -> Result<Option<FixedOffset>, Unreadable> {
    let sign = match text.as_bytes() {
        [] => return Ok(None),
        [b'Z' | b'z'] => 0,
        [b'+', ..] => 1,
        [b'-', ..] => -1,
        _ => return Err(Unreadable::Syntax),
    };
    let (hours, minutes) = match &text[1..] {
        "" => (0, 0),
        digits if digits.len() == 5 && digits.as_bytes()[2] == b':' => {
            (number(digits.get(..2).ok_or(Unreadable::Syntax)?)?, number(&digits[3..])?)
        }
        digits if digits.len() == 4 => {
            (number(digits.get(..2).ok_or(Unreadable::Syntax)?)?, number(&digits[2..])?)
        }
        _ => return Err(Unreadable::Syntax),
    };
    if hours > 23 || minutes > 59 {
        return Err(Unreadable::NoSuchTime);
    }
    let seconds = sign * i32::try_from(hours * 3600 + minutes * 60).map_err(|_| Unreadable::NoSuchTime)?;
    FixedOffset::east_opt(seconds).map(Some).ok_or(Unreadable::NoSuchTime)
}

/// A number of ASCII digits only, at least one.
fn number(digits: &str) -> Result<u32, Unreadable> {
    match digits.bytes().all(|byte| byte.is_ascii_digit()) {
        true => digits.parse().map_err(|_| Unreadable::Syntax),
        false => Err(Unreadable::Syntax),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = match Written::parse(text).map(|written| (written, written.moment(Zone::BERLIN))) {
            Ok((written, Local::One(moment))) => {
                assert_eq!(moment.has_time(), written.time.is_some());
                moment.iso()
            }
            Ok((_, Local::Gap { .. })) => "gap".to_owned(),
            Ok((_, Local::Twice(..))) => "twice".to_owned(),
            Err(why) => format!("{why:?}"),
        };
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn dates_and_times_in_all_forms() {
        check("2026-11-22", "2026-11-22T00:00:00+01:00");
        check("2026-11-22T09:00", "2026-11-22T09:00:00+01:00");
        check("2026-11-22 09:00", "2026-11-22T09:00:00+01:00");
        check("2026-06-22T09:00:07", "2026-06-22T09:00:07+02:00");
        check("2026-06-22T09:00:07.25Z", "2026-06-22T11:00:07+02:00");
        check("2026-11-22T09:00:00+05:30", "2026-11-22T04:30:00+01:00");
        check("2026-11-22 09:00 -0800", "2026-11-22T18:00:00+01:00");
        check("2016-12-31T23:59:60Z", "2017-01-01T00:59:59+01:00");
        check("2024-02-29", "2024-02-29T00:00:00+01:00");
        check("2026-03-29T02:30", "gap");
        check("2026-03-29T02:30+01:00", "2026-03-29T03:30:00+02:00");
        check("2026-10-25T02:30", "twice");
        check("2026-10-25T02:30+01:00", "2026-10-25T02:30:00+01:00");
    }

    #[test]
    fn impossible_days_are_told_from_other_texts() {
        check("2026-02-29", "NoSuchDay");
        check("2026-13-01", "NoSuchDay");
        check("2026-11-31T09:00", "NoSuchDay");
        check("2026-11-22T25:00", "NoSuchTime");
        check("2026-11-22T09:60", "NoSuchTime");
        check("2026-11-22T09:00+99:00", "NoSuchTime");
        check("22.11.2026", "Syntax");
        check("2026-11-22T", "Syntax");
        check("2026-11-22T9:00", "Syntax");
        check("2026-11-22T09:00:00:00", "Syntax");
        check("2026-11-2ä", "Syntax");
        check("2026-11-22T09:00+é1:0", "Syntax");
        check("", "Syntax");
        check("2026-11-22X09:00", "Syntax");
    }
}
