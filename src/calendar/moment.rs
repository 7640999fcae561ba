//! A moment: an instant together with the civil time it has in its zone.
//!
//! Moments are compared by instant alone, so 9:00 in Berlin equals 8:00 in London.

use std::cmp::Ordering;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, Timelike};

use super::{Local, Written, Zone};

/// An instant and the local time in the zone it was written or is shown in.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    at: DateTime<FixedOffset>,
    timed: bool,
}

impl Moment {
    /// The instant `seconds` after 1970-01-01T00:00:00Z, as `zone` shows it; `None`
    /// beyond the years that can be written with four digits.
    pub fn from_unix(seconds: i64, zone: Zone) -> Option<Moment> {
        let instant = DateTime::from_timestamp(seconds, 0)?;
        (0..=9999).contains(&instant.year()).then(|| Moment::new(zone.show(instant), true))
    }

    /// What `--now` and `--since` accept: a written moment, or seconds since 1970 after an `@`.
    /// An hour that occurs twice means the first one.
    pub fn parse(text: &str, zone: Zone) -> Option<Moment> {
        if let Some(seconds) = text.strip_prefix('@') {
            return Moment::from_unix(seconds.parse().ok()?, zone);
        }
        match Written::parse(text).ok()?.moment(zone) {
            Local::One(moment) | Local::Twice(moment, _) => Some(moment),
            Local::Gap { .. } => None,
        }
    }

    pub(super) fn new(at: DateTime<FixedOffset>, timed: bool) -> Moment {
        Moment { at, timed }
    }

    /// RFC 3339 with offset, in whole seconds: `2026-11-22T09:00:00+01:00`.
    pub fn iso(self) -> String {
        self.at.to_rfc3339_opts(SecondsFormat::Secs, false)
    }

    /// RFC 3339 in UTC, in whole seconds: `2026-11-22T08:00:00Z`.
    pub fn utc_iso(self) -> String {
        self.at.to_utc().to_rfc3339_opts(SecondsFormat::Secs, true)
    }

    /// Seconds since 1970-01-01T00:00:00Z; negative before.
    pub fn unix(self) -> i64 {
        self.at.timestamp()
    }

    /// Civil date and time, without zone.
    pub fn local(self) -> NaiveDateTime {
        self.at.naive_local()
    }

    /// The civil date.
    pub fn date(self) -> NaiveDate {
        self.at.date_naive()
    }

    /// The civil time; 0:00 where only a date was written.
    pub fn time(self) -> NaiveTime {
        self.at.time()
    }

    /// Whether a time was written, not a date alone.
    pub fn has_time(self) -> bool {
        self.timed
    }

    /// The same moment, marked as written without a time.
    pub(super) fn without_time(self) -> Moment {
        Moment { timed: false, ..self }
    }

    /// The civil year.
    pub fn year(self) -> i32 {
        self.at.year()
    }

    /// The civil month, 1 to 12.
    pub fn month(self) -> u32 {
        self.at.month()
    }

    /// The day of the civil month, from 1.
    pub fn day(self) -> u32 {
        self.at.day()
    }

    /// The civil hour, 0 to 23.
    pub fn hour(self) -> u32 {
        self.at.hour()
    }

    /// The minute of the hour.
    pub fn minute(self) -> u32 {
        self.at.minute()
    }

    /// Distance of local time from UTC in seconds, east positive.
    pub fn utc_offset(self) -> i32 {
        self.at.offset().local_minus_utc()
    }

    /// The same instant as `zone` shows it.
    pub fn in_zone(self, zone: Zone) -> Moment {
        Moment { at: zone.show(self.at.to_utc()), ..self }
    }

    /// `seconds` of exact time later, shown in `zone`.
    pub fn plus_seconds(self, seconds: i64, zone: Zone) -> Option<Moment> {
        Moment::from_unix(self.unix().checked_add(seconds)?, zone)
            .map(|moment| Moment { timed: self.timed, ..moment })
    }

    /// When the next civil day begins in `zone`.
    pub fn next_day(self, zone: Zone) -> Option<Moment> {
        let day = self.in_zone(zone).date().succ_opt()?;
        (day.year() <= 9999).then(|| zone.local(day.and_time(NaiveTime::MIN)).first(zone))
    }

    /// The same civil time `days` calendar days later in `zone`. Where the change of
    /// clocks leaves that time out, the first moment after the gap.
    pub fn plus_days(self, days: i64, zone: Zone) -> Option<Moment> {
        let day = self.date().checked_add_signed(chrono::TimeDelta::try_days(days)?)?;
        (0..=9999).contains(&day.year()).then(|| {
            let moment = zone.local(day.and_time(self.time())).first(zone);
            Moment { timed: self.timed, ..moment }
        })
    }
}

impl PartialEq for Moment {
    fn eq(&self, other: &Moment) -> bool {
        self.at == other.at
    }
}

impl Eq for Moment {}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Moment) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Moment {
    fn cmp(&self, other: &Moment) -> Ordering {
        self.at.cmp(&other.at)
    }
}
