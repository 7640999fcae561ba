//! The blog while it is being written: what changed is read anew, and what broke keeps
//! its last good version until it is mended.
//!
//! A document that cannot be read has no page, so lists would lose it, links to it
//! would die and its own address would be empty, all for the half sentence that a
//! writer is at. So everything is made from sources in which a broken file is as it was
//! when it could be read. Of the file itself is told what is wrong with it as it is, of
//! all others what is wrong with what is shown. Whoever starts with a broken file has no
//! better one, and a file that is gone is gone.

use super::{Earlier, Edition, Material, refused};
use crate::blog::View;
use crate::calendar::Moment;
use crate::input::{Settings, SourceFile, Sources};
use crate::markdown::Memo;
use crate::report::{Finding, Report, Texts};
use std::sync::Arc;

/// Composes one edition after the other.
pub struct Live {
    memo: Memo,
    earlier: Earlier,
    drafts: bool,
    last: Option<Arc<Edition>>,
}

/// What is shown of some sources.
#[derive(Clone)]
pub struct Shown {
    /// What pages are made from.
    pub edition: Arc<Edition>,
    /// The files that are shown as they were when they could be read.
    pub kept: Vec<String>,
    /// The sources as they are.
    sources: Arc<Sources>,
    /// What is wrong with the kept files as they are.
    broken: Report,
}

impl Live {
    /// Nothing is shown yet.
    pub fn new(memo: Memo, drafts: bool) -> Live {
        Live { memo, earlier: Earlier::default(), drafts, last: None }
    }

    /// The blog of these sources at `now`; `passed` hears the name of every stage when it is over.
    pub fn show(
        &mut self,
        sources: Arc<Sources>,
        now: Moment,
        passed: &mut dyn FnMut(&'static str),
    ) -> Shown {
        let mut kept = Kept { last: self.last.take(), paths: Vec::new(), found: Report::default() };
        // Settings first: with others, every document would be read anew.
        let mut found = Report::default();
        Settings::read(&sources, &mut found);
        let broken = refused(&sources, &found).map(str::to_owned).collect();
        let whole = kept.whole(&sources, broken, &found).unwrap_or_else(|| Arc::clone(&sources));
        let mut material = Material::read(Arc::clone(&whole), &self.memo, &mut self.earlier, passed);
        let broken: Vec<String> =
            material.documents.unread().map(|file| whole.file(file).path.clone()).collect();
        if let Some(whole) = kept.whole(&whole, broken, &material.report) {
            material = Material::read(whole, &self.memo, &mut self.earlier, passed);
        }
        let view = View { now, drafts: self.drafts };
        let edition = Arc::new(material.edition(view, &mut self.earlier, passed));
        self.last = Some(Arc::clone(&edition));
        Shown { edition, kept: kept.paths, sources, broken: kept.found }
    }

    /// Forgets what no edition needs any more; not urgent.
    pub fn tidy(&self) {
        self.memo.next_edition();
    }
}

/// The files that are kept as they are shown now, while sources are gone through.
struct Kept {
    last: Option<Arc<Edition>>,
    paths: Vec<String>,
    /// What is wrong with them as they are.
    found: Report,
}

impl Kept {
    /// The sources with broken files as they are shown now; `None` if none of those is any
    /// good. `found` is what was found in the sources.
    fn whole(&mut self, sources: &Sources, broken: Vec<String>, found: &Report) -> Option<Arc<Sources>> {
        let good: Vec<Arc<SourceFile>> = broken.iter().filter_map(|path| self.last_good(path)).collect();
        if good.is_empty() {
            return None;
        }
        let is_kept = |finding: &&Finding| is_in(finding, sources, good.iter().map(|file| &*file.path));
        self.found.extend(found.findings().iter().filter(is_kept).cloned());
        for file in &good {
            self.found.extend(sources.findings_of(&file.path).cloned());
            self.paths.push(file.path.clone());
        }
        Some(Arc::new(sources.with(good)))
    }

    /// The file as it is shown now, if that is any good.
    fn last_good(&self, path: &str) -> Option<Arc<SourceFile>> {
        let last = self.last.as_ref()?;
        let file = last.sources.find(path)?;
        (!last.unread().contains(&path)).then(|| Arc::clone(last.sources.file(file)))
    }
}

/// Whether a finding is in one of the files.
fn is_in<'a>(finding: &Finding, texts: &dyn Texts, mut paths: impl Iterator<Item = &'a str>) -> bool {
    finding.file().is_some_and(|file| paths.any(|path| path == texts.name(file)))
}

impl Shown {
    /// The sources as they are; findings point into them.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// What is wrong with the sources as they are.
    pub fn findings(&self) -> Vec<Finding> {
        self.findings_with(Report::default())
    }

    /// The same together with what was found while making pages.
    pub fn findings_with(&self, later: Report) -> Vec<Finding> {
        let in_kept =
            |finding: &Finding| is_in(finding, &*self.edition.sources, self.kept.iter().map(String::as_str));
        let shown = self.edition.found().filter(|finding| !in_kept(finding));
        let (report, _) = self.edition.judged(&self.sources, shown.chain(self.broken.clone()).chain(later));
        report.sorted()
    }
}
