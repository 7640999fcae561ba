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
    readings: Vec<Reading>,
}

/// What reading one file gave.
#[derive(Debug, Clone)]
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
        let mut documents = Documents::of(files);
        for Reading { read, findings, .. } in &self.readings {
            report.extend(findings.findings().iter().cloned());
            if let Some(read) = read {
                documents.add(read.clone());
            }
        }
        documents
    }
}

/// What a file says: as it is known, else read now.
fn of(file: &File, known: &[Reading], reader: &Reader<'_>) -> Reading {
    let source = file.source();
    let same = |reading: &&Reading| Arc::ptr_eq(&reading.source, source);
    let at = known.binary_search_by_key(&file.id, |reading| reading.id).ok();
    if let Some(reading) = at.map(|at| &known[at]).filter(same) {
        return reading.clone();
    }
    let (read, findings) = reader.file(file);
    Reading { id: file.id, source: Arc::clone(source), read, findings }
}
