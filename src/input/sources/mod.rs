//! A project in memory: every text file whole, every other file by its path.
//!
//! The default theme is part of it, laid under the files on disk path by path, so
//! that nobody after this room asks where a file came from.

use std::path::PathBuf;
use std::sync::Arc;

use super::hash::Hash;
use crate::report::{FileId, Finding, Texts};

/// The files of a project, sorted by path; a [`FileId`] is the index.
#[derive(Debug, Clone)]
pub struct Sources {
    files: Vec<Arc<SourceFile>>,
    findings: Vec<Finding>,
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
    /// A project from paths and texts, without any disk; for tests.
    pub fn from_files(files: impl IntoIterator<Item = (String, String)>) -> Sources {
        let mut files: Vec<_> = files
            .into_iter()
            .map(|(path, text)| {
                let hash = Hash::of(text.as_bytes());
                Arc::new(SourceFile { path, hash, content: Content::Text(text.into()) })
            })
            .collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Sources { files, findings: Vec::new() }
    }

    /// What went wrong while reading.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// All files with their ids, by path.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (FileId, &Arc<SourceFile>)> {
        self.files.iter().enumerate().map(|(at, file)| (FileId(at as u32), file))
    }

    /// The files whose paths begin with `folder`, which ends in `/`; with sub-folders.
    pub fn in_folder(&self, folder: &str) -> impl ExactSizeIterator<Item = (FileId, &Arc<SourceFile>)> {
        let start = self.files.partition_point(|file| file.path.as_str() < folder);
        let inside = self.files[start..].partition_point(|file| file.path.starts_with(folder));
        (start..start + inside).map(|at| (FileId(at as u32), &self.files[at]))
    }

    /// The file with a path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok().map(|at| FileId(at as u32))
    }

    /// The file with an id of these sources.
    pub fn file(&self, id: FileId) -> &Arc<SourceFile> {
        &self.files[id.index()]
    }
}

impl Texts for Sources {
    fn name(&self, file: FileId) -> &str {
        self.files.get(file.index()).map_or("", |file| &file.path)
    }

    fn text(&self, file: FileId) -> &str {
        self.files.get(file.index()).and_then(|file| file.text()).map_or("", |text| text)
    }
}
