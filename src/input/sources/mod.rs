//! A project in memory: every text file whole, every other file by its path.
//!
//! The default theme is part of it, laid under the files on disk path by path, so
//! that nobody after this room asks where a file came from.

mod disk;
mod numbers;
mod picture;
#[cfg(test)]
mod tests;
mod theme;
mod walk;

use std::cmp::Ordering;
use std::path::PathBuf;
use std::sync::Arc;

use super::hash::Hash;
use crate::report::{FileId, Finding, Texts};

/// The files of a project, sorted by path. Two are equal if the same lies in them, whatever
/// numbers the files have.
#[derive(Debug, Clone)]
pub struct Sources {
    files: Vec<Arc<SourceFile>>,
    /// Of each file, in the same order, rising.
    numbers: Vec<FileId>,
    troubles: Vec<Trouble>,
    linked: bool,
    disk: Option<disk::Disk>,
}

/// A path that could not be read, with the finding; it has no place among the files.
#[derive(Debug, Clone, PartialEq)]
struct Trouble {
    path: String,
    finding: Finding,
}

/// One file.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceFile {
    /// From the root of the project, with `/`, in Unicode form NFC.
    pub path: String,
    /// What it holds in short: equal hash, equal content.
    pub hash: Hash,
    /// What it holds.
    pub content: Content,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Text without a byte order mark, line ends as they are.
    Text(Arc<str>),
    /// A picture or download, not held in memory.
    Binary {
        /// Where it is on disk.
        path: PathBuf,
        /// Its size, where it is a picture whose header says so.
        picture: Option<Size>,
    },
    /// A file of the built-in theme that is not text.
    Embedded(&'static [u8]),
}

/// The size of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Pixels, or units of an SVG.
    pub width: u32,
    /// Pixels, or units of an SVG.
    pub height: u32,
}

impl SourceFile {
    /// The whole text, if it is one.
    pub fn text(&self) -> Option<&Arc<str>> {
        match &self.content {
            Content::Text(text) => Some(text),
            Content::Binary { .. } | Content::Embedded(_) => None,
        }
    }

    /// The path without folders.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// The folder with `/` at its end, `""` for files in the root.
    pub fn folder(&self) -> &str {
        &self.path[..self.path.len() - self.name().len()]
    }
}

impl Sources {
    /// A project from paths and texts, without any disk, the built-in theme laid under.
    pub fn from_files(files: impl IntoIterator<Item = (String, String)>) -> Sources {
        let mut files: Vec<_> = files
            .into_iter()
            .map(|(path, text)| {
                let hash = Hash::of(text.as_bytes());
                Arc::new(SourceFile { path, hash, content: Content::Text(text.into()) })
            })
            .collect();
        theme::lay_under(&mut files);
        Sources {
            numbers: numbers::spread(files.len()),
            files,
            troubles: Vec::new(),
            linked: false,
            disk: None,
        }
    }

    /// The same project with other versions of these files; one that could not be read is
    /// there then.
    pub fn with(&self, versions: Vec<Arc<SourceFile>>) -> Sources {
        let replaced = |path: &str| versions.iter().any(|version| version.path == path);
        let files = self.files.iter().filter(|file| !replaced(&file.path)).chain(&versions);
        let mut files: Vec<_> = files.cloned().collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let troubles = self.troubles.iter().filter(|trouble| !replaced(&trouble.path)).cloned().collect();
        let numbers = numbers::keeping(&files, self);
        Sources { files, numbers, troubles, linked: self.linked, disk: self.disk.clone() }
    }

    /// The paths of the files that are new, gone or different in `other`, in order.
    pub fn changed(&self, other: &Sources) -> Vec<String> {
        let (mut before, mut after) = (self.files.iter().peekable(), other.files.iter().peekable());
        let mut changed = Vec::new();
        loop {
            let order = match (before.peek(), after.peek()) {
                (Some(old), Some(new)) => old.path.cmp(&new.path),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => return changed,
            };
            let old = if order.is_le() { before.next() } else { None };
            let new = if order.is_ge() { after.next() } else { None };
            match (old, new) {
                (Some(old), Some(new)) if old.hash == new.hash => {}
                (Some(file), _) | (None, Some(file)) => changed.push(file.path.clone()),
                (None, None) => {}
            }
        }
    }

    /// The paths that could not be read.
    pub fn unread(&self) -> impl Iterator<Item = &str> {
        self.troubles.iter().map(|trouble| trouble.path.as_str())
    }

    /// What went wrong while reading.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.troubles.iter().map(|trouble| &trouble.finding)
    }

    /// What went wrong while reading a path.
    pub fn findings_of(&self, path: &str) -> impl Iterator<Item = &Finding> {
        self.troubles.iter().filter(move |trouble| trouble.path == path).map(|trouble| &trouble.finding)
    }

    /// Whether a path could not be read and is among the findings.
    pub fn has_failed(&self, path: &str) -> bool {
        self.troubles.iter().any(|trouble| trouble.path == path)
    }

    /// All files with their ids, by path.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (FileId, &Arc<SourceFile>)> {
        self.numbers.iter().copied().zip(&self.files)
    }

    /// The files whose paths begin with `folder`, which ends in `/`; with sub-folders.
    pub fn in_folder(&self, folder: &str) -> impl ExactSizeIterator<Item = (FileId, &Arc<SourceFile>)> {
        let start = self.files.partition_point(|file| file.path.as_str() < folder);
        let inside = self.files[start..].partition_point(|file| file.path.starts_with(folder));
        (start..start + inside).map(|at| (self.numbers[at], &self.files[at]))
    }

    /// The file with a path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok().map(|at| self.numbers[at])
    }

    /// The file with an id of these sources.
    pub fn file(&self, id: FileId) -> &Arc<SourceFile> {
        self.get(id).expect("the id is of these sources")
    }

    fn get(&self, id: FileId) -> Option<&Arc<SourceFile>> {
        self.numbers.binary_search(&id).ok().map(|at| &self.files[at])
    }
}

impl PartialEq for Sources {
    fn eq(&self, other: &Sources) -> bool {
        self.files == other.files
            && self.troubles == other.troubles
            && self.linked == other.linked
            && self.disk == other.disk
    }
}

impl Texts for Sources {
    fn name(&self, file: FileId) -> &str {
        self.get(file).map_or("", |file| &file.path)
    }

    fn text(&self, file: FileId) -> &str {
        self.get(file).and_then(|file| file.text()).map_or("", |text| text)
    }
}

/// Whether a file is held as text. Everything else is copied, whatever is in it:
/// downloads below `content/static/`, and what lies beside posts.
fn is_text(path: &str) -> bool {
    let is_one_of = |endings: &[&str]| endings.iter().any(|ending| path.ends_with(ending));
    if path.starts_with("content/static/") {
        false
    } else if path.starts_with("content/giveaways/") {
        is_one_of(&[".toml", ".txt", ".minisig"])
    } else if path.starts_with("content/") {
        is_one_of(&[".md", ".toml"])
    } else if path.starts_with("themes/") {
        is_one_of(&[".html", ".toml", ".css", ".js"])
    } else {
        true
    }
}

/// Why the system refuses a file, in words.
fn why(error: &std::io::Error) -> (&'static str, &'static str) {
    use std::io::ErrorKind;

    match error.kind() {
        ErrorKind::PermissionDenied => ("die Rechte fehlen", "permission is missing"),
        ErrorKind::NotFound => ("sie ist nicht da", "it is not there"),
        ErrorKind::NotADirectory => ("das ist kein Ordner", "that is no folder"),
        ErrorKind::IsADirectory => ("das ist ein Ordner", "that is a folder"),
        _ => ("das System lässt es nicht zu", "the system does not let it happen"),
    }
}

/// Troubles by path, for the same order however they were met.
fn in_order(troubles: &mut [Trouble]) {
    troubles.sort_by(|a, b| (&a.path, &a.finding.german).cmp(&(&b.path, &b.finding.german)));
}
