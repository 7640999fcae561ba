//! The blog while it is being written: what changed is read anew, and what broke keeps
//! its last good version until it is mended.
//!
//! A document that cannot be read has no page, so lists would lose it, links to it
//! would die and its own address would be empty, all for the half sentence that a
//! writer is at. So pages are made from sources in which a broken file is as it was
//! when it could be read; what is wrong is told of the files as they are. Whoever
//! starts with a broken file has no better one, and a file that is gone is gone.

use super::{Earlier, Edition};
use crate::blog::View;
use crate::calendar::Moment;
use crate::input::{SourceFile, Sources};
use crate::markdown::Memo;
use crate::report::Finding;
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
    /// The sources as they are; the same edition where nothing is kept.
    actual: Arc<Edition>,
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
        let actual = Arc::new(self.compose(Arc::clone(&sources), now, passed));
        let good: Vec<Arc<SourceFile>> =
            actual.unread().into_iter().filter_map(|path| self.last_good(path)).collect();
        let kept = good.iter().map(|file| file.path.clone()).collect();
        let edition = match good.is_empty() {
            true => Arc::clone(&actual),
            false => Arc::new(self.compose(Arc::new(sources.with(good)), now, passed)),
        };
        self.last = Some(Arc::clone(&edition));
        Shown { edition, kept, actual }
    }

    /// Forgets what no edition needs any more; not urgent.
    pub fn tidy(&self) {
        self.memo.next_edition();
    }

    fn compose(
        &mut self,
        sources: Arc<Sources>,
        now: Moment,
        passed: &mut dyn FnMut(&'static str),
    ) -> Edition {
        let view = View { now, drafts: self.drafts };
        Edition::compose_watched(sources, view, &self.memo, &mut self.earlier, passed)
    }

    /// The file as it is shown now, if that is any good.
    fn last_good(&self, path: &str) -> Option<Arc<SourceFile>> {
        let last = self.last.as_ref()?;
        let file = last.sources.find(path)?;
        (!last.unread().contains(&path)).then(|| Arc::clone(last.sources.file(file)))
    }
}

impl Shown {
    /// The sources as they are; findings point into them.
    pub fn sources(&self) -> &Sources {
        &self.actual.sources
    }

    /// What is wrong with the sources as they are.
    pub fn findings(&self) -> Vec<Finding> {
        self.actual.findings()
    }
}
