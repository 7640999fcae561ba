//! The theme of the last time: loaded anew only when a file of it or the settings change.

use std::sync::Arc;

use super::Theme;
use crate::input::{Settings, SourceFile, Sources};
use crate::report::{FileId, Report};

/// The theme that was loaded the last time; empty at first.
#[derive(Default)]
pub struct Themes {
    last: Option<Last>,
}

struct Last {
    of: Vec<(FileId, Arc<SourceFile>)>,
    theme: Arc<Theme>,
    findings: Report,
}

impl Themes {
    /// The theme that the settings of these sources name.
    pub fn theme(&mut self, sources: &Sources, settings: &Settings, report: &mut Report) -> Arc<Theme> {
        let last = self.last.take().filter(|last| last.is_of(sources));
        let last = last.unwrap_or_else(|| {
            let mut findings = Report::default();
            let theme = Arc::new(Theme::load(sources, settings, &mut findings));
            let of = ingredients(sources).map(|(id, file)| (id, Arc::clone(file))).collect();
            Last { of, theme, findings }
        });
        report.extend(last.findings.findings().iter().cloned());
        let theme = Arc::clone(&last.theme);
        self.last = Some(last);
        theme
    }
}

impl Last {
    fn is_of(&self, sources: &Sources) -> bool {
        let own = self.of.iter().map(|(id, file)| (*id, Arc::as_ptr(file)));
        own.eq(ingredients(sources).map(|(id, file)| (id, Arc::as_ptr(file))))
    }
}

/// Everything that themes are made of.
fn ingredients(sources: &Sources) -> impl Iterator<Item = (FileId, &Arc<SourceFile>)> {
    let settings = sources.find("site.toml").map(|id| (id, sources.file(id)));
    settings.into_iter().chain(sources.in_folder("themes/"))
}
