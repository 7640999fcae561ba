//! Names as written → ids of this site.

use std::collections::{BTreeMap, BTreeSet};

use crate::input::Spanned;
use crate::report::{Change, nearest};

use super::site::{AuthorId, OrganisationId, PageId, PostId};

/// The names of one kind of document.
#[derive(Debug, Clone)]
pub(super) struct Names<I> {
    known: BTreeMap<String, I>,
    /// Documents that exist but have no id: left out with an error, or not shown now.
    absent: BTreeSet<String>,
}

/// Ids as written in front matter and blocks → ids of this site.
#[derive(Debug, Default)]
pub(super) struct Lookup {
    pub(super) posts: Names<PostId>,
    pub(super) authors: Names<AuthorId>,
    pub(super) organisations: Names<OrganisationId>,
    pub(super) pages: Names<PageId>,
}

/// Why a name has no id.
#[derive(Debug)]
pub(super) enum Missing {
    /// The document exists; what is wrong with it is said there.
    Absent,
    /// There is no such document; perhaps one that is nearly called so.
    Unknown(Option<Change>),
}

impl<I> Default for Names<I> {
    fn default() -> Names<I> {
        Names { known: BTreeMap::new(), absent: BTreeSet::new() }
    }
}

impl<I: Copy> Names<I> {
    pub(super) fn new(
        known: impl IntoIterator<Item = (String, I)>,
        absent: impl IntoIterator<Item = String>,
    ) -> Names<I> {
        Names { known: known.into_iter().collect(), absent: absent.into_iter().collect() }
    }

    pub(super) fn get(&self, name: &str) -> Option<I> {
        self.known.get(name).copied()
    }

    /// The id behind a name in front matter.
    pub(super) fn find(&self, name: &Spanned<String>) -> Result<I, Missing> {
        if let Some(id) = self.get(&name.value) {
            return Ok(id);
        }
        if self.absent.contains(&name.value) {
            return Err(Missing::Absent);
        }
        let near = nearest(&name.value, self.known.keys().map(String::as_str));
        let change = near.map(|near| Change { span: name.span, text: format!("\"{near}\""), safe: true });
        Err(Missing::Unknown(change))
    }
}
