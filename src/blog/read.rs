//! Sources → Documents: every file on its own, in parallel.
//!
//! A document that cannot be read is reported and left out; what names it later
//! is not called unknown.

use std::borrow::Cow;
use std::sync::Arc;

use crate::input::{Settings, SourceFile, Sources, Tree, front_matter, toml_file};
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
    /// The `site.toml` they were read with.
    pub(super) settings: Option<Arc<SourceFile>>,
    pub(super) posts: Vec<Arc<PostFile>>,
    pub(super) authors: Vec<Arc<AuthorFile>>,
    pub(super) pages: Vec<Arc<PageFile>>,
    pub(super) organisations: Vec<Arc<OrganisationFile>>,
    /// Documents that were left out.
    pub(super) dropped: Vec<Dropped>,
    pub(super) files: Arc<Files>,
}

/// A document that could not be read.
#[derive(Debug, Clone, PartialEq)]
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

impl Read {
    /// The same with the head of an earlier reading where the front matter is the same:
    /// `text` and `earlier_text` are the whole files.
    pub(super) fn sharing_head(self, text: &str, earlier: &Read, earlier_text: &str) -> Read {
        let same = |own: &Header, other: &Header| {
            own.end == other.end && text.get(..own.end) == earlier_text.get(..own.end)
        };
        match (self, earlier) {
            (Read::Post(own), Read::Post(other)) if same(&own.head.header, &other.head.header) => {
                Read::Post(Arc::new(PostFile { head: Arc::clone(&other.head), ..Arc::unwrap_or_clone(own) }))
            }
            (Read::Page(own), Read::Page(other)) if same(&own.head.header, &other.head.header) => {
                Read::Page(Arc::new(PageFile { head: Arc::clone(&other.head), ..Arc::unwrap_or_clone(own) }))
            }
            (Read::Author(own), Read::Author(other)) if same(&own.head.header, &other.head.header) => {
                let head = Arc::clone(&other.head);
                Read::Author(Arc::new(AuthorFile { head, ..Arc::unwrap_or_clone(own) }))
            }
            (own, _) => own,
        }
    }
}

impl Documents {
    /// Nothing but the files, and the settings they are read with.
    pub(super) fn of(files: Files, settings: Option<Arc<SourceFile>>) -> Documents {
        Documents { files: Arc::new(files), settings, ..Documents::default() }
    }

    /// Whether everything is the same but the texts after front matters.
    pub(super) fn has_heads_of(&self, other: &Documents) -> bool {
        fn same<F, H>(own: &[Arc<F>], other: &[Arc<F>], head: impl Fn(&F) -> &Arc<H>) -> bool {
            let same = |(a, b): (&Arc<F>, &Arc<F>)| Arc::ptr_eq(a, b) || Arc::ptr_eq(head(a), head(b));
            own.len() == other.len() && own.iter().zip(other).all(same)
        }
        self.settings == other.settings
            && self.dropped == other.dropped
            && same(&self.posts, &other.posts, |post| &post.head)
            && same(&self.authors, &other.authors, |author| &author.head)
            && same(&self.pages, &other.pages, |page| &page.head)
            && self.organisations.len() == other.organisations.len()
            && self.organisations.iter().zip(&other.organisations).all(|(a, b)| Arc::ptr_eq(a, b))
            && self.files.lie_like(&other.files)
    }

    /// The files that could not be read as documents.
    pub fn unread(&self) -> impl Iterator<Item = FileId> {
        self.dropped.iter().map(|dropped| dropped.source)
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

    /// Compiles the text of a post or page, which follows its front matter.
    pub(super) fn article(&self, header: &Header, text: &str, report: &mut Report) -> Arc<Body> {
        self.compile(&self.article, header, header.end, text, report)
    }

    /// Compiles what stands about an author, which begins at byte `start` of the file.
    pub(super) fn bio(&self, header: &Header, start: usize, text: &str, report: &mut Report) -> Arc<Body> {
        self.compile(&self.bio, header, start, text, report)
    }

    fn compile(
        &self,
        profile: &Profile,
        header: &Header,
        start: usize,
        text: &str,
        report: &mut Report,
    ) -> Arc<Body> {
        let mut profile = Cow::Borrowed(profile);
        if header.lang != profile.lang {
            header.lang.clone_into(&mut profile.to_mut().lang);
        }
        if !header.typography {
            profile.to_mut().style.enabled = false;
        }
        let body = markdown::compile(text, &profile, self.memo);
        let moved = |finding: &Finding| finding.clone().moved_to(header.source, start);
        report.extend(body.findings.iter().map(moved));
        body
    }

    /// Reads one file, if it is a document of this room.
    pub(super) fn file(&self, file: &File) -> (Option<Read>, Report) {
        let mut report = Report::default();
        let Role::Document(kind) = file.role else { return (None, report) };
        let read = self.document(file, kind, &mut report);
        // Without what a firm finding asks for no page can be made.
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
