//! Every moment at which something will look different, and why.

use crate::calendar::Moment;
use crate::input::{Settings, UrlPath};
use crate::report::FileId;

use super::dates::Dates;
use super::heads::{Heads, Placed};
use super::site::View;

/// A moment at which the blog changes by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// From then on it is different.
    pub at: Moment,
    /// What happens.
    pub what: Flip,
    /// Title of what changes, typeset.
    pub title: String,
    /// The file that says so.
    pub source: FileId,
}

/// A document that has expired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    /// Where it stood.
    pub address: UrlPath,
    /// Its `expires`.
    pub since: Moment,
}

/// What happens at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flip {
    /// A post or page appears.
    Appears,
    /// A post or page disappears.
    Expires,
}

/// Everything that is still to come, soonest first.
pub(super) fn of(heads: &Heads, now: Moment) -> Vec<Due> {
    let mut due = Vec::new();
    for Placed { head, .. } in &heads.posts {
        add(head.dates.lifespan(), now, &head.title, head.header.source, &mut due);
    }
    for Placed { head, .. } in &heads.pages {
        add(head.dates.lifespan(), now, &head.title, head.header.source, &mut due);
    }
    due.sort_by_key(|due| (due.at, due.what, due.source));
    due
}

/// The next moment at which documents are shown or hidden, or at which posts that are of
/// now because they have no date go on to another place or day.
pub(super) fn next_change(heads: &Heads, settings: &Settings, view: View) -> Option<Moment> {
    let posts = heads.posts.iter().map(|post| post.head.dates);
    let dates = posts.clone().chain(heads.pages.iter().map(|page| page.head.dates));
    let moments = dates.flat_map(|dates| [dates.date, dates.expires]).flatten();
    let next = moments.filter(|at| *at > view.now).min();
    let is_of_now = |dates: Dates| dates.date.is_none();
    if !view.drafts || !posts.clone().any(is_of_now) {
        return next;
    }
    // A post with the very same date is beside them now and behind them a second later.
    let beside = posts.clone().any(|dates| dates.date == Some(view.now));
    let later = beside.then(|| view.now.plus_seconds(1, settings.zone)).flatten();
    next.into_iter().chain(view.now.next_day(settings.zone)).chain(later).min()
}

/// The flips of one document: nothing of a draft, nothing of what never appears.
fn add(span: Lifespan, now: Moment, title: &str, source: FileId, due: &mut Vec<Due>) {
    let Lifespan { from, until, draft } = span;
    let over = until.is_some_and(|until| until <= now || from.is_some_and(|from| until <= from));
    if draft || over {
        return;
    }
    let flips = [(from, Flip::Appears), (until, Flip::Expires)];
    for (at, what) in flips {
        if let Some(at) = at.filter(|at| *at > now) {
            due.push(Due { at, what, title: title.to_owned(), source });
        }
    }
}

/// From when to when a document is there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lifespan {
    /// Published from then on; `None`: always.
    pub(super) from: Option<Moment>,
    /// Absent from then on.
    pub(super) until: Option<Moment>,
    /// Not published at all.
    pub(super) draft: bool,
}

/// What a document is at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Presence {
    /// On the blog.
    Published,
    /// A draft or of the future: shown where drafts are.
    Unpublished,
    /// Its `expires` has passed.
    Expired,
}

impl Lifespan {
    /// What the document is at `now`; `from` is inclusive, `until` exclusive.
    pub(super) fn at(self, now: Moment) -> Presence {
        if self.until.is_some_and(|until| until <= now) {
            Presence::Expired
        } else if self.draft || self.from.is_some_and(|from| from > now) {
            Presence::Unpublished
        } else {
            Presence::Published
        }
    }
}
