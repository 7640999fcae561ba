//! Time zones: which instant a civil time is, and where the clock jumps.

use chrono::{
    DateTime, FixedOffset, MappedLocalTime, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone, Utc,
};
use chrono_tz::Tz;

use super::Moment;

/// A time zone of the IANA database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone(Tz);

/// What a civil time is in a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Local {
    /// Exactly one instant.
    One(Moment),
    /// No instant: the clock jumps over it, from one civil time to another.
    Gap {
        /// The civil time at which the clock jumps.
        from: NaiveDateTime,
        /// The civil time it shows next.
        to: NaiveDateTime,
    },
    /// Two instants: the clock is put back. Earlier one first.
    Twice(Moment, Moment),
}

impl Local {
    /// The only or first instant; after a gap, the instant of the jump.
    pub fn first(self, zone: Zone) -> Moment {
        match self {
            Local::One(moment) | Local::Twice(moment, _) => moment,
            Local::Gap { to, .. } => match zone.local(to) {
                Local::One(moment) | Local::Twice(moment, _) => moment,
                // Two jumps in a row do not exist; UTC has neither.
                Local::Gap { to, .. } => Moment::new(to.and_utc().fixed_offset(), true),
            },
        }
    }
}

impl Zone {
    /// Coordinated universal time.
    pub const UTC: Zone = Zone(Tz::UTC);
    /// The default of a blog.
    pub const BERLIN: Zone = Zone(Tz::Europe__Berlin);

    /// The zone with an IANA name, `Europe/Berlin`. Case matters.
    pub fn parse(name: &str) -> Option<Zone> {
        name.parse().ok().map(Zone)
    }

    /// The IANA name.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// All IANA names, for suggestions.
    pub fn names() -> impl Iterator<Item = &'static str> {
        chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name())
    }

    /// The instant or instants at which clocks of this zone show `local`.
    pub fn local(self, local: NaiveDateTime) -> Local {
        let moment = |at: DateTime<Tz>| Moment::new(at.fixed_offset(), true);
        match self.0.from_local_datetime(&local) {
            MappedLocalTime::Single(at) => Local::One(moment(at)),
            MappedLocalTime::Ambiguous(first, second) => Local::Twice(moment(first), moment(second)),
            MappedLocalTime::None => self.gap(local),
        }
    }

    /// An instant with this zone's offset.
    pub(super) fn show(self, instant: DateTime<Utc>) -> DateTime<FixedOffset> {
        instant.with_timezone(&self.0).fixed_offset()
    }

    /// The jump that leaves `local` out: found by halving the two days round it.
    fn gap(self, local: NaiveDateTime) -> Local {
        let day = TimeDelta::hours(25);
        let mut before = local.checked_sub_signed(day).unwrap_or(NaiveDateTime::MIN);
        let mut after = local.checked_add_signed(day).unwrap_or(NaiveDateTime::MAX);
        let shift = |at: NaiveDateTime| TimeDelta::seconds(i64::from(self.offset(at)));
        let old = shift(before);
        while after - before > TimeDelta::seconds(1) {
            let middle = before + TimeDelta::seconds((after - before).num_seconds() / 2);
            if shift(middle) == old { before = middle } else { after = middle }
        }
        Local::Gap { from: after + old, to: after + shift(after) }
    }

    /// Seconds between local time and UTC at an instant given in UTC.
    fn offset(self, utc: NaiveDateTime) -> i32 {
        self.0.offset_from_utc_datetime(&utc).fix().local_minus_utc()
    }

    /// The start of a day: 0:00, or the first moment after it where the clock jumps over midnight.
    pub fn midnight(self, day: chrono::NaiveDate) -> Moment {
        let moment = self.local(day.and_time(NaiveTime::MIN)).first(self);
        moment.without_time()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `2026-03-29T02:30:00` in Berlin: one instant, `gap FROM TO`, or two instants.
    #[track_caller]
    fn check(zone: &str, local: &str, expected: &str) {
        let zone = Zone::parse(zone).unwrap();
        let found = match zone.local(local.parse().unwrap()) {
            Local::One(moment) => moment.iso(),
            Local::Gap { from, to } => format!("gap {from} {to}"),
            Local::Twice(first, second) => format!("{} {}", first.iso(), second.iso()),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn clocks_change_twice_a_year_in_berlin() {
        check("Europe/Berlin", "2026-03-29T01:59:59", "2026-03-29T01:59:59+01:00");
        check("Europe/Berlin", "2026-03-29T02:00:00", "gap 2026-03-29 02:00:00 2026-03-29 03:00:00");
        check("Europe/Berlin", "2026-03-29T02:30:00", "gap 2026-03-29 02:00:00 2026-03-29 03:00:00");
        check("Europe/Berlin", "2026-03-29T03:00:00", "2026-03-29T03:00:00+02:00");
        check("Europe/Berlin", "2021-03-28T02:15:00", "gap 2021-03-28 02:00:00 2021-03-28 03:00:00");
        check("Europe/Berlin", "2024-03-31T02:59:59", "gap 2024-03-31 02:00:00 2024-03-31 03:00:00");
        check("Europe/Berlin", "2026-10-25T02:30:00", "2026-10-25T02:30:00+02:00 2026-10-25T02:30:00+01:00");
        check("Europe/Berlin", "2021-10-31T02:00:00", "2021-10-31T02:00:00+02:00 2021-10-31T02:00:00+01:00");
        check("Europe/Berlin", "2021-10-31T03:00:00", "2021-10-31T03:00:00+01:00");
        check("Europe/Berlin", "1985-06-01T12:00:00", "1985-06-01T12:00:00+02:00");
    }

    #[test]
    fn other_zones_jump_elsewhere() {
        check("America/Sao_Paulo", "2018-11-04T00:30:00", "gap 2018-11-04 00:00:00 2018-11-04 01:00:00");
        check("Pacific/Apia", "2011-12-30T12:00:00", "gap 2011-12-30 00:00:00 2011-12-31 00:00:00");
        check("Australia/Lord_Howe", "2026-10-04T02:10:00", "gap 2026-10-04 02:00:00 2026-10-04 02:30:00");
        check("UTC", "2026-03-29T02:30:00", "2026-03-29T02:30:00+00:00");
    }

    #[test]
    fn a_day_begins_after_the_gap_where_midnight_is_left_out() {
        let zone = Zone::parse("America/Sao_Paulo").unwrap();
        assert_eq!(zone.midnight("2018-11-04".parse().unwrap()).iso(), "2018-11-04T01:00:00-02:00");
        assert_eq!(Zone::BERLIN.midnight("2026-11-22".parse().unwrap()).iso(), "2026-11-22T00:00:00+01:00");
    }
}
