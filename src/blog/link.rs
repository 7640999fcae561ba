//! Documents → Site: names become ids, drafts and future posts go, lists are sorted.
//!
//! What cannot be linked is reported and left out of the page, never the page itself.
//! Two steps: the heads of all documents make the [`Register`], then each document is
//! linked by it. Whoever links again and again, as the preview does, makes only what
//! has other ingredients than the last time: the register by heads, files, settings and
//! the moment, a post by the register and its file.

use std::sync::Arc;

use rayon::prelude::*;

use crate::input::Settings;
use crate::report::Report;

use super::bodies;
use super::build::{Linking, Neighbours};
use super::linked::{Author, Organisation, Post, StandingPage};
use super::loose;
use super::order;
use super::post::PostFile;
use super::read::Documents;
use super::register::{PostEntry, Register};
use super::site::{Site, View};
use super::targets::Targets;

/// What was linked the last time; empty at first.
#[derive(Debug, Default)]
pub struct Linkings {
    last: Option<Last>,
}

#[derive(Debug)]
struct Last {
    documents: Documents,
    drafts: bool,
    register: Arc<Register>,
    posts: Vec<LinkedPost>,
}

/// A post with the file it was made from.
#[derive(Debug)]
struct LinkedPost {
    file: Arc<PostFile>,
    post: Arc<Post>,
    findings: Report,
}

impl Linkings {
    /// The blog as of the moment of the view.
    pub fn site(
        &mut self,
        documents: Documents,
        settings: &Settings,
        view: View,
        report: &mut Report,
    ) -> Site {
        let known = self.last.take().filter(|last| last.serves(&documents, view));
        let (register, known) = match known {
            Some(last) => (last.register, last.posts),
            None => (Arc::new(Register::of(&documents, settings, view)), Vec::new()),
        };
        report.extend(register.findings.findings().iter().cloned());
        let targets = Targets { files: Arc::clone(&documents.files), register: Arc::clone(&register) };
        let linking = Linking { settings, view, targets: &targets };
        let posts = posts(&linking, &documents, known);
        for post in &posts {
            report.extend(post.findings.findings().iter().cloned());
        }
        let mut site = Site {
            posts: posts.iter().map(|linked| Arc::clone(&linked.post)).collect(),
            authors: authors(&linking, &documents, report),
            organisations: organisations(&linking, &documents, report),
            pages: pages(&linking, &documents, report),
            attachments: Vec::new(),
            register: Arc::clone(&register),
            now: view.now,
            drafts: view.drafts,
            targets,
        };
        order::check_translations(&site, report);
        bodies::check_anchors(&site, report);
        site.attachments = loose::attachments(&site);
        if !register.is_incomplete() {
            loose::report_unused(&site, &documents, report);
        }
        self.last = Some(Last { documents, drafts: view.drafts, register, posts });
        site
    }
}

impl Last {
    /// Whether the register still says what these documents say together.
    fn serves(&self, documents: &Documents, view: View) -> bool {
        self.drafts == view.drafts
            && self.register.holds_at(view.now)
            && self.documents.has_heads_of(documents)
    }
}

impl LinkedPost {
    fn of(linking: &Linking<'_>, at: usize, entry: &PostEntry, documents: &Documents) -> LinkedPost {
        let file = Arc::clone(&documents.posts[entry.entry.at]);
        let mut findings = Report::default();
        let neighbours = Neighbours::of(at, linking.register().posts.len());
        let post = Arc::new(linking.post(&file, entry, neighbours, &mut findings));
        LinkedPost { file, post, findings }
    }

    /// Whether it would be the same now: a post without a date is of now.
    fn is_of(&self, entry: &PostEntry, documents: &Documents) -> bool {
        entry.dated && Arc::ptr_eq(&self.file, &documents.posts[entry.entry.at])
    }
}

/// The posts of the register, in its order. `known` were made with the same register, or
/// are none.
fn posts(linking: &Linking<'_>, documents: &Documents, mut known: Vec<LinkedPost>) -> Vec<LinkedPost> {
    let entries = &linking.register().posts;
    if known.len() != entries.len() {
        let all = entries.par_iter().enumerate();
        return all.map(|(at, entry)| LinkedPost::of(linking, at, entry, documents)).collect();
    }
    known.par_iter_mut().zip(entries).enumerate().for_each(|(at, (post, entry))| {
        if !post.is_of(entry, documents) {
            *post = LinkedPost::of(linking, at, entry, documents);
        }
    });
    known
}

fn authors(linking: &Linking<'_>, documents: &Documents, report: &mut Report) -> Vec<Author> {
    let entries = linking.register().authors.iter();
    entries.map(|author| linking.author(&documents.authors[author.entry.at], author, report)).collect()
}

fn pages(linking: &Linking<'_>, documents: &Documents, report: &mut Report) -> Vec<StandingPage> {
    let entries = linking.register().pages.iter();
    entries.map(|page| linking.page(&documents.pages[page.at], &page.address, report)).collect()
}

fn organisations(linking: &Linking<'_>, documents: &Documents, report: &mut Report) -> Vec<Organisation> {
    let entries = linking.register().organisations.iter();
    entries.map(|at| linking.organisation(&documents.organisations[*at], report)).collect()
}
