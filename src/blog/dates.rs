//! The dates of posts and standing pages, read and compared with each other.

use crate::calendar::{Moment, Zone};
use crate::input::{Fields, Spanned};
use crate::report::Report;

use super::due::Lifespan;
use super::problems::documents::Problem;

/// When a document appears, changed and disappears, in the zone of the blog.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dates {
    pub(super) date: Option<Moment>,
    /// Never before `date`.
    pub(super) updated: Option<Moment>,
    pub(super) expires: Option<Moment>,
    pub(super) draft: bool,
}

/// Whether a document must say when it appears.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dated {
    /// Unless it is a draft.
    Always,
    /// Without a date it is there.
    Perhaps,
}

impl Dates {
    pub(super) fn read(fields: &mut Fields<'_, '_>, zone: Zone, dated: Dated) -> Dates {
        let draft = fields.bool("draft").or(false);
        let date = fields.moment("date", zone);
        let date = if dated == Dated::Always && !draft { date.required() } else { date.optional() };
        let date = date.map(|date| date.in_zone(zone));
        let in_zone = |moment: Spanned<Moment>| Spanned { value: moment.value.in_zone(zone), ..moment };
        let updated = fields.moment("updated", zone).spanned().optional().map(in_zone);
        let expires = fields.moment("expires", zone).spanned().optional().map(in_zone);
        let updated = updated.filter(|updated| is_not_before(date, updated, fields.report()));
        if let (Some(date), Some(expires)) = (date, &expires)
            && expires.value <= date
        {
            fields.report().add(Problem::ExpiresBeforeDate.at(expires.span));
        }
        let value = |moment: Spanned<Moment>| moment.value;
        Dates { date, updated: updated.map(value), expires: expires.map(value), draft }
    }

    /// From when to when the document is there.
    pub(super) fn lifespan(&self) -> Lifespan {
        Lifespan { from: self.date, until: self.expires, draft: self.draft }
    }
}

/// Whether a change comes after the publication; a date without a time is compared by day.
fn is_not_before(date: Option<Moment>, updated: &Spanned<Moment>, report: &mut Report) -> bool {
    let Some(date) = date else { return true };
    let moment = updated.value;
    let timed = moment.has_time() && date.has_time();
    let early = moment.date() < date.date() || (timed && moment < date);
    if early {
        report.add(Problem::UpdatedBeforeDate.at(updated.span));
    }
    !early
}
