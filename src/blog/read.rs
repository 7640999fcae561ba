//! Sources → Documents: every file on its own, in parallel.
//!
//! A document that cannot be read is reported and left out; what names it later
//! is not called unknown.

use std::borrow::Cow;
use std::sync::Arc;

use crate::input::{Settings, Sources, Tree, front_matter, toml_file};
use crate::markdown::{self, Body, Memo, Profile};
use crate::report::{FileId, Finding, Report};

use super::author::AuthorFile;
use super::files::{DocumentKind, File, Files, Role, id_of};
use super::header::Header;
use super::organisation::OrganisationFile;
use super::page::PageFile;
use super::post::PostFile;
use super::profile;
use super::readings::Readings;

/// Everything below `content/` that could be read, each document on its own.
#[derive(Debug, Default)]
pub struct Documents {
    pub(super) posts: Vec<Arc<PostFile>>,
    pub(super) authors: Vec<Arc<AuthorFile>>,
    pub(super) pages: Vec<Arc<PageFile>>,
    pub(super) organisations: Vec<Arc<OrganisationFile>>,
    /// Documents that were left out.
    pub(super) dropped: Vec<Dropped>,
    pub(super) files: Files,
}

/// A document that could not be read.
#[derive(Debug, Clone)]
pub(super) struct Dropped {
    pub(super) kind: DocumentKind,
    pub(super) id: String,
    pub(super) source: FileId,
}

/// Reads all documents; findings come in the order of the files.
pub fn read(sources: &Sources, settings: &Settings, memo: &Memo, report: &mut Report) -> Documents {
    Readings::default().documents(sources, settings, memo, report)
}

/// What one file turned out to be; cheap to clone.
#[derive(Debug, Clone)]
pub(super) enum Read {
    Post(Arc<PostFile>),
    Author(Arc<AuthorFile>),
    Page(Arc<PageFile>),
    Organisation(Arc<OrganisationFile>),
    Dropped(Dropped),
}

impl Documents {
    /// Nothing but the files.
    pub(super) fn of(files: Files) -> Documents {
        Documents { files, ..Documents::default() }
    }

    pub(super) fn add(&mut self, read: Read) {
        match read {
            Read::Post(post) => self.posts.push(post),
            Read::Author(author) => self.authors.push(author),
            Read::Page(page) => self.pages.push(page),
            Read::Organisation(organisation) => self.organisations.push(organisation),
            Read::Dropped(dropped) => self.dropped.push(dropped),
        }
    }
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
    pub(super) fn new(settings: &'a Settings, memo: &'a Memo) -> Reader<'a> {
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

    /// Reads one file, if it is a document of this room.
    pub(super) fn file(&self, file: &File) -> (Option<Read>, Report) {
        let mut report = Report::default();
        let Role::Document(kind) = file.role else { return (None, report) };
        let read = self.document(file, kind, &mut report);
        // Without what a firm finding asks for no page can be made (checks.md §1).
        let sound = !report.findings().iter().any(|finding| finding.rule.firm);
        let dropped = || Read::Dropped(Dropped { kind, id: id_of(file.path()).to_owned(), source: file.id });
        (Some(read.filter(|_| sound).unwrap_or_else(dropped)), report)
    }

    fn document(&self, file: &File, kind: DocumentKind, report: &mut Report) -> Option<Read> {
        let text = take_apart(file, kind, report)?;
        let read = match kind {
            DocumentKind::Post => Read::Post(Arc::new(PostFile::read(self, &text, report)?)),
            DocumentKind::Author => Read::Author(Arc::new(AuthorFile::read(self, &text, report)?)),
            DocumentKind::Page => Read::Page(Arc::new(PageFile::read(self, &text, report)?)),
            DocumentKind::Organisation => {
                Read::Organisation(Arc::new(OrganisationFile::read(self, &text, report)?))
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
