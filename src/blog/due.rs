//! Every moment at which something will look different, and why.

use crate::calendar::Moment;
use crate::report::FileId;

use super::read::Documents;

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

/// What happens at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flip {
    /// A post or page appears.
    Appears,
    /// A post or page disappears.
    Expires,
}

/// Everything that is still to come, soonest first.
pub(super) fn of(documents: &Documents, now: Moment) -> Vec<Due> {
    let mut due = Vec::new();
    for post in &documents.posts {
        add(post.dates.lifespan(), now, &post.title, post.header.source, &mut due);
    }
    for page in &documents.pages {
        add(page.dates.lifespan(), now, &page.title, page.header.source, &mut due);
    }
    due.sort_by_key(|due| (due.at, due.what, due.source));
    due
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
