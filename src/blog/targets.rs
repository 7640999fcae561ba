//! Paths → what lies there as of this moment.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::input::{Settings, UrlPath};
use crate::report::FileId;

use super::due::Presence;
use super::files::{File, Files, Role};
use super::path::{self, Written};
use super::register::Register;
use super::resolved::Picture;
use super::site::DocumentId;

/// Every file of `content/` with what became of it.
#[derive(Debug)]
pub(super) struct Targets {
    pub(super) files: Arc<Files>,
    pub(super) register: Arc<Register>,
}

/// What became of a document that could be read.
#[derive(Debug)]
pub(super) enum Fate {
    /// It has a page.
    Shown { document: DocumentId, address: UrlPath },
    /// It has none, now.
    Hidden { title: String, presence: Presence },
}

/// What lies at a path.
#[derive(Debug)]
pub(super) enum Found<'a> {
    /// A document with a page.
    Document(DocumentId),
    /// A file that is copied, and where to.
    File(&'a File, &'a UrlPath),
    /// A document without a page, by title.
    Hidden(&'a str, Presence),
    /// A document that was reported already, or is none of this room.
    Silent,
    /// Nothing.
    Missing,
}

/// Where copied files lie in the finished blog.
pub(super) fn places(
    files: &Files,
    documents: &BTreeMap<FileId, Fate>,
    settings: &Settings,
) -> BTreeMap<FileId, UrlPath> {
    let home = |file: &File| match documents.get(&files.owner(file)?)? {
        Fate::Shown { address, .. } => Some(address),
        Fate::Hidden { .. } => None,
    };
    let copied = files.iter().filter(|file| matches!(file.role, Role::Static | Role::Beside));
    copied.map(|file| (file.id, files.address(settings, file, home(file)))).collect()
}

impl Targets {
    /// What lies at a path from the project's root.
    pub(super) fn at(&self, path: &str) -> Found<'_> {
        let Some(file) = self.files.find(path) else {
            return if self.is_calendar(path) { Found::Silent } else { Found::Missing };
        };
        match (file.role, self.register.fates.get(&file.id), self.register.places.get(&file.id)) {
            (Role::Document(_), Some(Fate::Shown { document, .. }), _) => Found::Document(*document),
            (Role::Document(_), Some(Fate::Hidden { title, presence }), _) => Found::Hidden(title, *presence),
            (Role::Static | Role::Beside, _, Some(address)) => Found::File(file, address),
            (Role::Document(_) | Role::Elsewhere | Role::Static | Role::Beside, ..) => Found::Silent,
        }
    }

    /// The document that was read from a file, if it has a page.
    pub(super) fn document(&self, file: FileId) -> Option<DocumentId> {
        match self.register.fates.get(&file)? {
            Fate::Shown { document, .. } => Some(*document),
            Fate::Hidden { .. } => None,
        }
    }

    /// The document in whose folder a file lies, if it has a page.
    pub(super) fn has_shown_owner(&self, file: &File) -> bool {
        self.files.owner(file).is_some_and(|owner| self.document(owner).is_some())
    }

    /// Where a copied file lies in the finished blog.
    pub(super) fn place(&self, file: FileId) -> Option<&UrlPath> {
        self.register.places.get(&file)
    }

    /// The path of a source file.
    pub(super) fn path(&self, file: FileId) -> &str {
        self.files.get(file).map_or("", File::path)
    }

    /// The text of a source file.
    pub(super) fn text(&self, file: FileId) -> &str {
        self.files.get(file).map_or("", File::text)
    }

    /// Where a target written in a file leads.
    pub(super) fn resolve(&self, from: FileId, target: &str) -> Option<Written> {
        path::resolve(self.path(from), target)
    }

    /// A picture named in a file, without alternative text.
    pub(super) fn picture(&self, from: FileId, source: &str) -> Option<Picture> {
        let written = self.resolve(from, source)?;
        let Found::File(file, address) = self.at(&written.path) else { return None };
        Some(Picture {
            file: file.id,
            address: address.clone(),
            size: file.size(),
            alt: String::new(),
            caption: String::new(),
        })
    }

    /// `@/events/x.ics` is the calendar file of an event.
    fn is_calendar(&self, path: &str) -> bool {
        let event = path.strip_suffix(".ics");
        event.is_some_and(|event| {
            let documents = [format!("{event}.md"), format!("{event}/index.md")];
            documents
                .iter()
                .any(|path| self.files.find(path).is_some_and(|file| file.role == Role::Elsewhere))
        })
    }
}
