//! What the front matters of all documents say, without the texts after them.
//!
//! Who takes heads cannot depend on texts, so what is made of them stays the same
//! while somebody writes on.

use std::sync::Arc;

use super::author::AuthorHead;
use super::organisation::OrganisationFile;
use super::page::PageHead;
use super::post::PostHead;
use super::read::{Documents, Dropped};

/// The heads of all documents.
pub(super) struct Heads {
    pub(super) posts: Vec<Placed<PostHead>>,
    pub(super) authors: Vec<Placed<AuthorHead>>,
    pub(super) pages: Vec<Placed<PageHead>>,
    pub(super) organisations: Vec<Placed<OrganisationFile>>,
    pub(super) dropped: Vec<Dropped>,
}

/// A head and where its document stands among those of its kind.
#[derive(Debug, Clone)]
pub(super) struct Placed<H> {
    pub(super) at: usize,
    pub(super) head: Arc<H>,
}

impl Heads {
    pub(super) fn of(documents: &Documents) -> Heads {
        Heads {
            posts: placed(documents.posts.iter().map(|post| &post.head)),
            authors: placed(documents.authors.iter().map(|author| &author.head)),
            pages: placed(documents.pages.iter().map(|page| &page.head)),
            organisations: placed(documents.organisations.iter()),
            dropped: documents.dropped.clone(),
        }
    }
}

fn placed<'a, H: 'a>(heads: impl Iterator<Item = &'a Arc<H>>) -> Vec<Placed<H>> {
    heads.enumerate().map(|(at, head)| Placed { at, head: Arc::clone(head) }).collect()
}
