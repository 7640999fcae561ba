//! Which documents are there as of the view, in which order, at which address.

use std::collections::BTreeMap;

use crate::calendar::Moment;
use crate::german;
use crate::input::{Settings, Spanned, UrlPath};
use crate::report::FileId;

use super::address;
use super::author::AuthorHead;
use super::build::post_address;
use super::dates::Dates;
use super::due::{Gone, Lifespan, Presence};
use super::files::DocumentKind;
use super::heads::{Heads, Placed};
use super::names::{Lookup, Names};
use super::organisation::OrganisationFile;
use super::page::PageHead;
use super::post::PostHead;
use super::read::Dropped;
use super::site::{AuthorId, DocumentId, OrganisationId, PageId, PostId, View};
use super::targets::Fate;

/// The documents that are shown; their places in the vectors are their ids.
pub(super) struct Present {
    /// Newest first, of one moment by id.
    pub(super) posts: Vec<Placed<PostHead>>,
    /// As German filing has it.
    pub(super) authors: Vec<Placed<AuthorHead>>,
    /// By id.
    pub(super) pages: Vec<Placed<PageHead>>,
    /// By id.
    pub(super) organisations: Vec<Placed<OrganisationFile>>,
    pub(super) addresses: Addresses,
}

/// The addresses of the shown documents, in their order.
pub(super) struct Addresses {
    pub(super) posts: Vec<UrlPath>,
    pub(super) authors: Vec<UrlPath>,
    pub(super) pages: Vec<UrlPath>,
}

/// Where documents that are not shown stand among all of their kind.
#[derive(Debug)]
pub(super) struct Hidden {
    pub(super) posts: Vec<usize>,
    pub(super) pages: Vec<usize>,
}

/// The documents that are not shown.
pub(super) struct Absent {
    now: Moment,
    posts: Vec<Placed<PostHead>>,
    pages: Vec<Placed<PageHead>>,
    dropped: Vec<Dropped>,
}

impl Present {
    /// Parts what is shown from what is not.
    pub(super) fn of(heads: Heads, settings: &Settings, view: View) -> (Present, Absent) {
        let Heads { posts, mut authors, pages, mut organisations, dropped } = heads;
        let is_shown = |lifespan: Lifespan| match lifespan.at(view.now) {
            Presence::Published => true,
            Presence::Unpublished => view.drafts,
            Presence::Expired => false,
        };
        let (mut posts, hidden_posts) =
            posts.into_iter().partition::<Vec<_>, _>(|post| is_shown(post.head.dates.lifespan()));
        let (mut pages, hidden_pages) =
            pages.into_iter().partition::<Vec<_>, _>(|page| is_shown(page.head.dates.lifespan()));
        // Without a date they lie before everything that is published.
        let newest_first = |post: &PostHead| std::cmp::Reverse(post.dates.date.unwrap_or(view.now));
        posts.sort_by(|Placed { head: a, .. }, Placed { head: b, .. }| {
            newest_first(a).cmp(&newest_first(b)).then_with(|| a.header.id.cmp(&b.header.id))
        });
        authors.sort_by(|Placed { head: a, .. }, Placed { head: b, .. }| {
            german::compare_names(&a.sort, &b.sort).then_with(|| a.header.id.cmp(&b.header.id))
        });
        pages.sort_by(|a, b| a.head.header.id.cmp(&b.head.header.id));
        organisations.sort_by(|a, b| a.head.id.cmp(&b.head.id));
        let author = |author: &Placed<AuthorHead>| address::author(settings, &author.head.header.slug);
        let addresses = Addresses {
            posts: posts.iter().map(|post| post_address(&post.head, settings, view)).collect(),
            authors: authors.iter().map(author).collect(),
            pages: pages.iter().map(|page| address::page(&page.head.header.slug)).collect(),
        };
        let absent = Absent { now: view.now, posts: hidden_posts, pages: hidden_pages, dropped };
        (Present { posts, authors, pages, organisations, addresses }, absent)
    }

    /// What front matter can name.
    pub(super) fn names(&self, absent: &Absent) -> Lookup {
        let posts = self.posts.iter().zip(0..).map(|(post, at)| (post.head.header.id.clone(), PostId(at)));
        let authors =
            self.authors.iter().zip(0..).map(|(author, at)| (author.head.header.id.clone(), AuthorId(at)));
        let pages = self.pages.iter().zip(0..).map(|(page, at)| (page.head.header.id.clone(), PageId(at)));
        let organisations = self.organisations.iter().zip(0..);
        let organisations = organisations.map(|(one, at)| (one.head.id.clone(), OrganisationId(at)));
        Lookup {
            posts: Names::new(posts, absent.ids(DocumentKind::Post)),
            authors: Names::new(authors, absent.ids(DocumentKind::Author)),
            pages: Names::new(pages, absent.ids(DocumentKind::Page)),
            organisations: Names::new(organisations, absent.ids(DocumentKind::Organisation)),
        }
    }

    /// What became of each file that links can lead to.
    pub(super) fn fates(&self, absent: &Absent) -> BTreeMap<FileId, Fate> {
        let shown = |document, address: &UrlPath| Fate::Shown { document, address: address.clone() };
        let mut fates = absent.fates();
        for ((post, address), at) in self.posts.iter().zip(&self.addresses.posts).zip(0..) {
            fates.insert(post.head.header.source, shown(DocumentId::Post(PostId(at)), address));
        }
        for ((author, address), at) in self.authors.iter().zip(&self.addresses.authors).zip(0..) {
            fates.insert(author.head.header.source, shown(DocumentId::Author(AuthorId(at)), address));
        }
        for ((page, address), at) in self.pages.iter().zip(&self.addresses.pages).zip(0..) {
            fates.insert(page.head.header.source, shown(DocumentId::Page(PageId(at)), address));
        }
        fates
    }
}

impl Absent {
    /// The files that could not be read as documents.
    pub(super) fn unread(&self) -> Vec<FileId> {
        self.dropped.iter().map(|dropped| dropped.source).collect()
    }

    /// The documents that have expired.
    pub(super) fn gone(&self, settings: &Settings, view: View) -> Vec<Gone> {
        let since = |dates: &Dates| dates.expires.filter(|since| !dates.draft && *since <= self.now);
        let posts = self.posts.iter().map(|post| &post.head).filter_map(|post| {
            Some(Gone { since: since(&post.dates)?, address: post_address(post, settings, view) })
        });
        let pages = self.pages.iter().map(|page| &page.head).filter_map(|page| {
            Some(Gone { since: since(&page.dates)?, address: address::page(&page.header.slug) })
        });
        posts.chain(pages).collect()
    }

    /// The authors that posts name which are not shown.
    pub(super) fn authors(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.posts.iter().flat_map(|post| &post.head.authors)
    }

    /// Where the documents stand among all of their kind.
    pub(super) fn places(&self) -> Hidden {
        Hidden {
            posts: self.posts.iter().map(|post| post.at).collect(),
            pages: self.pages.iter().map(|page| page.at).collect(),
        }
    }

    fn ids(&self, kind: DocumentKind) -> Vec<String> {
        let dropped = self.dropped.iter().filter(|dropped| dropped.kind == kind);
        let dropped = dropped.map(|dropped| dropped.id.clone());
        match kind {
            DocumentKind::Post => {
                dropped.chain(self.posts.iter().map(|post| post.head.header.id.clone())).collect()
            }
            DocumentKind::Page => {
                dropped.chain(self.pages.iter().map(|page| page.head.header.id.clone())).collect()
            }
            DocumentKind::Author | DocumentKind::Organisation => dropped.collect(),
        }
    }

    fn fates(&self) -> BTreeMap<FileId, Fate> {
        let hidden = |title: &String, lifespan: Lifespan| Fate::Hidden {
            title: title.clone(),
            presence: lifespan.at(self.now),
        };
        let posts = self.posts.iter().map(|post| &post.head);
        let posts = posts.map(|post| (post.header.source, hidden(&post.title, post.dates.lifespan())));
        let pages = self.pages.iter().map(|page| &page.head);
        let pages = pages.map(|page| (page.header.source, hidden(&page.title, page.dates.lifespan())));
        posts.chain(pages).collect()
    }
}
