//! What the heads of all documents say together: which are shown, in which order, under
//! which names, in which lists, at which addresses.
//!
//! Texts have no part in it, so it is made anew only when a front matter changes, a file
//! comes or goes, or a moment passes at which something flips.

use std::collections::{BTreeMap, BTreeSet};

use crate::calendar::Moment;
use crate::input::{Settings, UrlPath};
use crate::report::{FileId, Report};

use super::build::organisation_named;
use super::due::{self, Due, Gone};
use super::heads::{Heads, Placed};
use super::identity::unique;
use super::lists::{self, Memberships};
use super::names::{Lookup, Missing};
use super::order;
use super::periods;
use super::post::PostHead;
use super::present::{Hidden, Present};
use super::problems::documents::Problem;
use super::read::Documents;
use super::similar;
use super::site::{AuthorId, List, OrganisationId, PostId, View, Year};
use super::targets::{self, Fate};

/// The blog as of a moment, without its texts.
#[derive(Debug)]
pub struct Register {
    /// The organisation of the blog, from `site.toml`.
    pub publisher: Option<OrganisationId>,
    /// By title, in German order. Only lists that have posts.
    pub categories: Vec<List>,
    /// Like categories.
    pub tags: Vec<List>,
    /// Like categories; the posts in them are in order of date, oldest first.
    pub series: Vec<List>,
    /// Newest first.
    pub years: Vec<Year>,
    /// Documents that have expired (410).
    pub gone: Vec<Gone>,
    /// Files that could not be read as documents; what is wrong with them was reported.
    pub unread: Vec<FileId>,
    /// Every later moment at which something will look different, soonest first.
    pub due: Vec<Due>,
    /// Slugs that more than one post has.
    pub shared_slugs: BTreeSet<String>,
    pub(super) posts: Vec<PostEntry>,
    pub(super) authors: Vec<AuthorEntry>,
    pub(super) pages: Vec<Entry>,
    /// Where the organisations stand among all that were read.
    pub(super) organisations: Vec<usize>,
    pub(super) hidden: Hidden,
    pub(super) names: Lookup,
    /// What became of each file that is a document.
    pub(super) fates: BTreeMap<FileId, Fate>,
    /// Where copied files lie in the finished blog.
    pub(super) places: BTreeMap<FileId, UrlPath>,
    /// What is wrong with the heads, taken together.
    pub(super) findings: Report,
    /// It is true from then on …
    from: Moment,
    /// … and no more from then on.
    until: Option<Moment>,
}

/// A document that is shown; its place in the register is its id.
#[derive(Debug)]
pub(super) struct Entry {
    /// Where it stands among all documents of its kind.
    pub(super) at: usize,
    pub(super) address: UrlPath,
}

/// A post that is shown.
#[derive(Debug)]
pub(super) struct PostEntry {
    pub(super) entry: Entry,
    pub(super) lists: Memberships,
    /// In the order written.
    pub(super) authors: Vec<AuthorId>,
    /// Authors without a file, by the name written.
    pub(super) strangers: Vec<String>,
    /// Whether it says when it was published; if not, it is of now.
    pub(super) dated: bool,
}

/// An author.
#[derive(Debug)]
pub(super) struct AuthorEntry {
    pub(super) entry: Entry,
    /// Newest first.
    pub(super) posts: Vec<PostId>,
    /// Whether a post that is not shown yet names the author.
    pub(super) awaited: bool,
}

impl Register {
    pub(super) fn of(documents: &Documents, settings: &Settings, view: View) -> Register {
        let mut findings = Report::default();
        let heads = unique(Heads::of(documents), &documents.files, &mut findings);
        let due = due::of(&heads, view.now);
        let until = due::next_change(&heads, settings, view);
        let (present, absent) = Present::of(heads, settings, view);
        let names = present.names(&absent);
        let fates = present.fates(&absent);
        let places = targets::places(&documents.files, &fates, settings);
        let publisher = settings.organisation.as_ref();
        let publisher = publisher.and_then(|name| organisation_named(&names, name, &mut findings));
        let mut lists = lists::group(&present.posts, settings, &mut findings);
        similar::report(&present.posts, &lists.spellings, &mut findings);
        order::number_series(&lists.series, &mut lists.of_post);
        let Present { posts, authors, pages, organisations, addresses } = present;
        let years = periods::years(&posts, settings, view);
        let shared_slugs = shared_slugs(&posts);
        let posts: Vec<PostEntry> = posts
            .iter()
            .zip(addresses.posts)
            .zip(lists.of_post)
            .map(|((post, address), lists)| {
                let (authors, strangers) = authors_of(&post.head, &names, &mut findings);
                let dated = post.head.dates.date.is_some();
                PostEntry { entry: Entry { at: post.at, address }, lists, authors, strangers, dated }
            })
            .collect();
        let mut authors: Vec<AuthorEntry> = placed(authors, addresses.authors)
            .map(|entry| AuthorEntry { entry, posts: Vec::new(), awaited: false })
            .collect();
        order::give_posts(&posts, &mut authors);
        for name in absent.authors() {
            if let Some(author) = names.authors.get(&name.value) {
                authors[author.index()].awaited = true;
            }
        }
        Register {
            publisher,
            categories: lists.categories,
            tags: lists.tags,
            series: lists.series,
            years,
            gone: absent.gone(settings, view),
            unread: absent.unread(),
            due,
            shared_slugs,
            posts,
            authors,
            pages: placed(pages, addresses.pages).collect(),
            organisations: organisations.iter().map(|organisation| organisation.at).collect(),
            hidden: absent.places(),
            names,
            fates,
            places,
            findings,
            from: view.now,
            until,
        }
    }

    /// Whether it is still true at `now`.
    pub(super) fn holds_at(&self, now: Moment) -> bool {
        self.from <= now && self.until.is_none_or(|until| now < until)
    }

    /// Whether a document could not be read, so that nobody knows what it names.
    pub(super) fn is_incomplete(&self) -> bool {
        !self.unread.is_empty()
    }
}

fn placed<H>(documents: Vec<Placed<H>>, addresses: Vec<UrlPath>) -> impl Iterator<Item = Entry> {
    documents.into_iter().zip(addresses).map(|(document, address)| Entry { at: document.at, address })
}

fn shared_slugs(posts: &[Placed<PostHead>]) -> BTreeSet<String> {
    let mut slugs: Vec<&str> = posts.iter().map(|post| post.head.header.slug.as_str()).collect();
    slugs.sort_unstable();
    slugs.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0].to_owned()).collect()
}

/// The authors a post names, each once, and those nobody knows.
fn authors_of(post: &PostHead, names: &Lookup, report: &mut Report) -> (Vec<AuthorId>, Vec<String>) {
    let mut authors = Vec::with_capacity(post.authors.len());
    let mut strangers = Vec::new();
    for name in &post.authors {
        match names.authors.find(name) {
            Ok(author) if authors.contains(&author) => {}
            Ok(author) => authors.push(author),
            Err(Missing::Absent) => {}
            Err(Missing::Unknown(change)) => {
                let problem = Problem::UnknownAuthor { name: name.value.clone() };
                report.add(problem.at(name.span).suggest(change));
                strangers.push(name.value.clone());
            }
        }
    }
    (authors, strangers)
}
