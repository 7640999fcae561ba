//! Documents → Site: names become ids, drafts and future posts go, lists are sorted.
//!
//! What cannot be linked is reported and left out of the page, never the page itself.
//! Here is the order of the work; each step has a file beside this one.

use rayon::prelude::*;

use crate::input::Settings;
use crate::markdown::Body;
use crate::report::Report;

use super::build::{Linking, organisation_named};
use super::due;
use super::identity::unique;
use super::linked::{Author, Meta, Organisation, Post, StandingPage};
use super::lists::{self, Lists};
use super::present::Present;
use super::read::Documents;
use super::resolved::Resolved;
use super::site::{Site, View};
use super::targets::Targets;
use super::{bodies, loose, order, periods, similar};

/// The blog as of the moment of the view.
pub fn link(documents: Documents, settings: &Settings, view: View, report: &mut Report) -> Site {
    let documents = unique(documents, report);
    let due = due::of(&documents, view.now);
    let (present, absent, files) = Present::of(documents, settings, view);
    let names = present.names(&absent);
    let targets = Targets::new(files, present.fates(&absent), settings);
    let publisher = settings.organisation.as_ref().and_then(|name| organisation_named(&names, name, report));
    let lists = lists::group(&present.posts, settings, report);
    similar::report(&present.posts, &lists.spellings, report);
    let linking = Linking { settings, view, targets: &targets, names: &names, publisher };
    let Linked { posts, authors, pages, organisations, lists } = all(&linking, present, lists, report);
    let mut site = Site {
        years: periods::years(&posts, settings),
        posts,
        authors,
        organisations,
        publisher,
        categories: lists.categories,
        tags: lists.tags,
        series: lists.series,
        pages,
        attachments: Vec::new(),
        gone: absent.gone(settings, view),
        unread: absent.unread(),
        now: view.now,
        drafts: view.drafts,
        due,
        targets,
        names,
    };
    order::follow(&mut site);
    for name in absent.authors() {
        if let Some(author) = site.names.authors.get(&name.value) {
            site.authors[author.index()].awaited = true;
        }
    }
    order::check_translations(&site, report);
    resolve_bodies(&mut site, report);
    site.attachments = loose::attachments(&site);
    if !absent.is_incomplete() {
        loose::report_unused(&site, &absent.texts(), report);
    }
    site
}

struct Linked {
    posts: Vec<Post>,
    authors: Vec<Author>,
    pages: Vec<StandingPage>,
    organisations: Vec<Organisation>,
    lists: Lists,
}

fn all(linking: &Linking<'_>, present: Present, mut lists: Lists, report: &mut Report) -> Linked {
    let Present { posts, authors, pages, organisations, addresses } = present;
    let in_lists = std::mem::take(&mut lists.of_post);
    let posts = posts.par_iter().zip(addresses.posts).zip(in_lists);
    let posts: Vec<(Post, Report)> = posts
        .map(|((post, address), in_lists)| {
            let mut report = Report::default();
            (linking.post(post, address, in_lists, &mut report), report)
        })
        .collect();
    let posts = posts.into_iter().map(|(post, findings)| {
        report.append(findings);
        post
    });
    let posts = posts.collect();
    let authors = authors.into_iter().zip(addresses.authors);
    let authors = authors.map(|(author, address)| linking.author(&author, address, report)).collect();
    let pages = pages.into_iter().zip(addresses.pages);
    let pages = pages.map(|(page, address)| linking.page(&page, address, report)).collect();
    let organisations = organisations.into_iter();
    let organisations =
        organisations.map(|organisation| linking.organisation(&organisation, report)).collect();
    Linked { posts, authors, pages, organisations, lists }
}

/// Finds the targets of all texts; in parallel, since every link is looked up.
fn resolve_bodies(site: &mut Site, report: &mut Report) {
    let linked = &*site;
    let resolve = |meta: &Meta, body: &Body| bodies::resolve(linked, meta, body);
    let posts: Vec<_> = linked.posts.par_iter().map(|post| resolve(&post.meta, &post.body)).collect();
    let authors: Vec<_> = linked.authors.iter().map(|author| resolve(&author.meta, &author.bio)).collect();
    let pages: Vec<_> = linked.pages.iter().map(|page| resolve(&page.meta, &page.body)).collect();
    let mut take = |(resolved, findings): (Resolved, Report)| {
        report.append(findings);
        resolved
    };
    for (post, found) in site.posts.iter_mut().zip(posts) {
        post.resolved = take(found);
    }
    for (author, found) in site.authors.iter_mut().zip(authors) {
        author.resolved = take(found);
    }
    for (page, found) in site.pages.iter_mut().zip(pages) {
        page.resolved = take(found);
    }
}
