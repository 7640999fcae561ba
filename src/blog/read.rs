//! Sources → Documents: every file on its own, in parallel.
//!
//! A document that cannot be read is reported and left out; what names it later
//! is not called unknown.

use std::borrow::Cow;
use std::sync::Arc;

use rayon::prelude::*;

use crate::input::{Settings, Sources, Tree, front_matter, toml_file};
use crate::markdown::{self, Body, Memo, Profile};
use crate::report::{Finding, Report};

use super::author::AuthorFile;
use super::files::{DocumentKind, File, Files, Role, id_of};
use super::header::Header;
use super::organisation::OrganisationFile;
use super::page::PageFile;
use super::post::PostFile;
use super::profile;

/// Everything below `content/` that could be read, each document on its own.
#[derive(Debug, Default)]
pub struct Documents {
    pub(super) posts: Vec<PostFile>,
    pub(super) authors: Vec<AuthorFile>,
    pub(super) pages: Vec<PageFile>,
    pub(super) organisations: Vec<OrganisationFile>,
    /// Documents that were left out.
    pub(super) dropped: Vec<Dropped>,
    pub(super) files: Files,
}

/// A document that could not be read.
#[derive(Debug)]
pub(super) struct Dropped {
    pub(super) kind: DocumentKind,
    pub(super) id: String,
}

/// Reads all documents; findings come in the order of the files.
pub fn read(sources: &Sources, settings: &Settings, memo: &Memo, report: &mut Report) -> Documents {
    let reader = Reader::new(settings, memo);
    let files = Files::of(sources);
    let read: Vec<(Option<Read>, Report)> =
        files.as_slice().par_iter().map(|file| reader.file(file)).collect();
    let mut documents = Documents { files, ..Documents::default() };
    for (read, findings) in read {
        report.append(findings);
        match read {
            Some(Read::Post(post)) => documents.posts.push(*post),
            Some(Read::Author(author)) => documents.authors.push(*author),
            Some(Read::Page(page)) => documents.pages.push(*page),
            Some(Read::Organisation(organisation)) => documents.organisations.push(*organisation),
            Some(Read::Dropped(dropped)) => documents.dropped.push(dropped),
            None => {}
        }
    }
    documents
}

enum Read {
    Post(Box<PostFile>),
    Author(Box<AuthorFile>),
    Page(Box<PageFile>),
    Organisation(Box<OrganisationFile>),
    Dropped(Dropped),
}

/// What readers of single documents need besides the file.
pub(super) struct Reader<'a> {
    pub(super) settings: &'a Settings,
    memo: &'a Memo,
    article: Profile,
    bio: Profile,
}

/// A file taken apart: its fields, and the text after them.
pub(super) struct Text<'a> {
    pub(super) file: &'a File,
    pub(super) head: Tree,
    pub(super) body: &'a str,
    /// Where `body` begins in the file.
    pub(super) start: usize,
}

impl<'a> Reader<'a> {
    fn new(settings: &'a Settings, memo: &'a Memo) -> Reader<'a> {
        Reader { settings, memo, article: profile::article(settings), bio: profile::bio(settings) }
    }

    /// Compiles the text of a post or page.
    pub(super) fn article(&self, header: &Header, text: &str, report: &mut Report) -> Arc<Body> {
        self.compile(&self.article, header, text, report)
    }

    /// Compiles what stands about an author.
    pub(super) fn bio(&self, header: &Header, text: &str, report: &mut Report) -> Arc<Body> {
        self.compile(&self.bio, header, text, report)
    }

    fn compile(&self, profile: &Profile, header: &Header, text: &str, report: &mut Report) -> Arc<Body> {
        let mut profile = Cow::Borrowed(profile);
        if header.lang != profile.lang {
            header.lang.clone_into(&mut profile.to_mut().lang);
        }
        if !header.typography {
            profile.to_mut().style.enabled = false;
        }
        let body = markdown::compile(text, &profile, self.memo);
        let moved = |finding: &Finding| finding.clone().moved_to(header.source, header.text_start);
        report.extend(body.findings.iter().map(moved));
        body
    }

    fn file(&self, file: &File) -> (Option<Read>, Report) {
        let mut report = Report::default();
        let Role::Document(kind) = file.role else { return (None, report) };
        let read = self.document(file, kind, &mut report);
        // Without what a firm finding asks for no page can be made (checks.md §1).
        let sound = !report.findings().iter().any(|finding| finding.rule.firm);
        let dropped = || Read::Dropped(Dropped { kind, id: id_of(file.path()).to_owned() });
        (Some(read.filter(|_| sound).unwrap_or_else(dropped)), report)
    }

    fn document(&self, file: &File, kind: DocumentKind, report: &mut Report) -> Option<Read> {
        let text = take_apart(file, kind, report)?;
        let read = match kind {
            DocumentKind::Post => Read::Post(Box::new(PostFile::read(self, &text, report)?)),
            DocumentKind::Author => Read::Author(Box::new(AuthorFile::read(self, &text, report)?)),
            DocumentKind::Page => Read::Page(Box::new(PageFile::read(self, &text, report)?)),
            DocumentKind::Organisation => {
                Read::Organisation(Box::new(OrganisationFile::read(self, &text, report)?))
            }
        };
        Some(read)
    }
}

/// Splits a file into fields and text; of organisations everything is fields.
fn take_apart<'a>(file: &'a File, kind: DocumentKind, report: &mut Report) -> Option<Text<'a>> {
    let text = file.text();
    match kind {
        DocumentKind::Post | DocumentKind::Author | DocumentKind::Page => {
            let matter = front_matter(file.id, text, report)?;
            Some(Text { file, head: matter.tree, body: &text[matter.body..], start: matter.body })
        }
        DocumentKind::Organisation => {
            let head = toml_file(file.id, text, report);
            Some(Text { file, head, body: "", start: text.len() })
        }
    }
}
