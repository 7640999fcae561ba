//! What was read before: the documents of the files that did not change.
//!
//! Reading a document depends on its file, its id and the settings, and on nothing
//! else. So whoever reads the blog again and again, as the preview does, reads only
//! what changed; everything that depends on other documents is linked anew.

use std::sync::Arc;

use rayon::prelude::*;

use super::files::{File, Files};
use super::read::{Documents, Read, Reader};
use crate::input::{Settings, SourceFile, Sources};
use crate::markdown::Memo;
use crate::report::{FileId, Report};

/// The documents of the last time, by file; empty at first.
#[derive(Debug, Default)]
pub struct Readings {
    /// The `site.toml` they were read with.
    settings: Option<Arc<SourceFile>>,
    readings: Vec<Arc<Reading>>,
}

/// What reading one file gave.
#[derive(Debug)]
struct Reading {
    id: FileId,
    source: Arc<SourceFile>,
    read: Option<Read>,
    findings: Report,
}

impl Readings {
    /// Reads all documents but those that are known; findings come in the order of the
    /// files. The settings must be those of the sources.
    pub fn documents(
        &mut self,
        sources: &Sources,
        settings: &Settings,
        memo: &Memo,
        report: &mut Report,
    ) -> Documents {
        let own = sources.find("site.toml").map(|id| Arc::clone(sources.file(id)));
        if own != self.settings {
            self.readings.clear();
            self.settings = own;
        }
        let reader = Reader::new(settings, memo);
        let files = Files::of(sources);
        let known = &self.readings;
        self.readings = files.as_slice().par_iter().map(|file| of(file, known, &reader)).collect();
        let mut documents = Documents::of(files, self.settings.clone());
        for reading in &self.readings {
            report.extend(reading.findings.findings().iter().cloned());
            if let Some(read) = &reading.read {
                documents.add(read.clone());
            }
        }
        documents
    }
}

/// What a file says: as it is known, else read now.
fn of(file: &File, known: &[Arc<Reading>], reader: &Reader<'_>) -> Arc<Reading> {
    let source = file.source();
    let at = known.binary_search_by_key(&file.id, |reading| reading.id).ok();
    let known = at.map(|at| &known[at]).filter(|known| known.source.path == source.path);
    if let Some(known) = known.filter(|known| Arc::ptr_eq(&known.source, source)) {
        return Arc::clone(known);
    }
    let (read, findings) = reader.file(file);
    let read = match (read, known.and_then(|known| Some((known.read.as_ref()?, known.source.text()?)))) {
        (Some(read), Some((earlier, text))) => Some(read.sharing_head(file.text(), earlier, text)),
        (read, _) => read,
    };
    Arc::new(Reading { id: file.id, source: Arc::clone(source), read, findings })
}
