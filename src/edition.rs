//! The edition: the whole blog as of one moment, where the stages meet.
//!
//! [`Edition::compose`] is a pure function of the sources and a view: settings,
//! documents, site, theme and routes, each from those before it. Nothing fails on
//! the way; what is wrong is in the findings. Every command is this function and a
//! different last step, so the preview shows what a build writes.

mod answer;
mod ignored;
mod law;
mod levels;
mod live;
mod problems;
mod proofread;
mod reach;
mod secrets;
#[cfg(test)]
mod tests;

pub use answer::Answer;
pub use live::{Live, Shown};

use crate::blog::{self, Documents, Linkings, Readings, Site, View};
use crate::checks::{self, Output, Page};
use crate::input::{self, Settings, Sources, UrlPath};
use crate::markdown::{self, Memo};
use crate::output::{self, Content, File};
use crate::pages::{self, Kind, Parts, Plans, Routes, Shelf};
use crate::report::{Finding, Place, Related, Report, Rule};
use crate::theme::{self, Theme, Themes};
use levels::Verdict;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::mem::{Discriminant, discriminant};
use std::sync::Arc;

/// The whole blog as of one moment: immutable, complete, cheap to replace.
pub struct Edition {
    /// The project.
    pub sources: Arc<Sources>,
    /// `site.toml`
    pub settings: Settings,
    /// The linked blog.
    pub site: Site,
    /// Templates, blocks, strings and assets.
    pub theme: Arc<Theme>,
    /// Every address.
    pub routes: Arc<Routes>,
    shelf: Shelf,
    report: Report,
}

/// What each stage made for the edition before; empty at first. A stage makes anew only what
/// has other ingredients now, so an edition never depends on it.
#[derive(Default)]
pub struct Earlier {
    readings: Readings,
    linkings: Linkings,
    themes: Themes,
    plans: Plans,
}

/// The rules of all rooms below, for `satz explain` and the settings.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    input::RULES
        .iter()
        .chain(markdown::RULES)
        .chain(markdown::LINT_RULES)
        .chain(markdown::TYPOGRAPHY_RULES)
        .chain(blog::rules())
        .chain(theme::RULES)
        .chain(pages::RULES)
        .chain(checks::RULES)
        .chain(output::RULES)
        .chain(problems::RULES)
}

/// What an edition is made of: sources, each file of them read.
struct Material {
    sources: Arc<Sources>,
    settings: Settings,
    documents: Documents,
    report: Report,
}

impl Material {
    fn read(
        sources: Arc<Sources>,
        memo: &Memo,
        earlier: &mut Earlier,
        passed: &mut dyn FnMut(&'static str),
    ) -> Material {
        let mut report = sources.findings().cloned().collect();
        let settings = Settings::read(&sources, &mut report);
        passed("settings");
        let documents = earlier.readings.documents(&sources, &settings, memo, &mut report);
        passed("parse");
        Material { sources, settings, documents, report }
    }

    fn edition(self, view: View, earlier: &mut Earlier, passed: &mut dyn FnMut(&'static str)) -> Edition {
        let Material { sources, settings, documents, mut report } = self;
        let site = earlier.linkings.site(documents, &settings, view, &mut report);
        passed("link");
        let theme = earlier.themes.theme(&sources, &settings, &mut report);
        passed("dress");
        let routes = earlier.plans.routes(&site, &settings, &theme, &sources, &mut report);
        passed("plan");
        let shelf = Shelf::empty(&site);
        Edition { sources, settings, site, theme, routes, shelf, report }
    }
}

impl Edition {
    /// The blog of these sources as `view` sees it.
    pub fn compose(sources: Arc<Sources>, view: View, memo: &Memo) -> Edition {
        Edition::compose_watched(sources, view, memo, &mut Earlier::default(), &mut |_| ())
    }

    /// The same with what earlier editions were made of; `passed` hears the name of every stage when it is over.
    pub fn compose_watched(
        sources: Arc<Sources>,
        view: View,
        memo: &Memo,
        earlier: &mut Earlier,
        passed: &mut dyn FnMut(&'static str),
    ) -> Edition {
        Material::read(sources, memo, earlier, passed).edition(view, earlier, passed)
    }

    /// The paths of the files of which nothing can be shown as they are now: documents and
    /// files that cannot be read, and a `site.toml` with a firm mistake.
    pub fn unread(&self) -> Vec<&str> {
        let documents = self.site.register.unread.iter().map(|file| self.sources.file(*file).path.as_str());
        refused(&self.sources, &self.report).chain(documents).collect()
    }

    /// What stands at an address; `None` if nothing does. A page of which a template or
    /// a block fails is a finding, and the others are not touched by it.
    pub fn render(&self, address: &UrlPath) -> Option<Result<File, Finding>> {
        let kind = self.routes.get(address)?;
        Some(self.file(address, kind, 0))
    }

    /// Renders everything, in parallel; each file is handed over and forgotten.
    pub fn render_all(&self, take: impl Fn(File) + Sync) -> Report {
        self.render_these(self.routes.iter().collect(), take)
    }

    /// What fails of the pages of each kind, of at most so many: a template fails on the first ones as on all, and
    /// a large blog has more pages than anybody waits for.
    pub fn failures_by_kind(&self, most: usize) -> Report {
        let mut kinds: Vec<(Discriminant<Kind>, usize)> = Vec::new();
        let chosen = self.routes.iter().filter(|(_, kind)| {
            let kind = discriminant(*kind);
            let at = kinds.iter().position(|(known, _)| *known == kind).unwrap_or_else(|| {
                kinds.push((kind, 0));
                kinds.len() - 1
            });
            kinds[at].1 += 1;
            kinds[at].1 <= most
        });
        self.render_these(chosen.collect(), |_| ())
    }

    fn render_these(&self, pages: Vec<(&UrlPath, &Kind)>, take: impl Fn(File) + Sync) -> Report {
        let failed: Vec<Finding> = pages
            .par_iter()
            .map_init(
                // Neighbours are alike: the last page of a thread says how much room the next one needs.
                || 0,
                |room, (address, kind)| match self.file(address, kind, *room) {
                    Ok(file) => {
                        if let Content::Bytes(bytes) = &file.content {
                            *room = bytes.len();
                        }
                        take(file);
                        None
                    }
                    Err(finding) => Some(finding),
                },
            )
            .flatten()
            .collect();
        once_each(failed, &self.report).into_iter().collect()
    }

    /// What fails of the pages at these addresses, as a browser asks for them.
    pub fn failures<'a>(&self, addresses: impl Iterator<Item = &'a str>) -> Report {
        let failed = addresses.filter_map(|address| match self.answer(address) {
            Answer::Failed(finding) => Some(*finding),
            Answer::Found(_) | Answer::Moved(_) | Answer::Missing(_) => None,
        });
        once_each(failed.collect(), &self.report).into_iter().collect()
    }

    /// What is wrong with the texts, and with the colours of the settings, beyond what composing meets on its way.
    pub fn proofread(&self) -> Report {
        let mut report = proofread::proofread(&self.site, &self.settings, &self.sources);
        report.extend(blog::review(&self.site));
        report.extend(pages::films_without_captions(&self.site, &self.routes, &self.theme));
        report.extend(self.theme.contrast(&self.settings));
        report.extend(secrets::check(&self.sources));
        report.append(law::check(&self.site, &self.settings, &self.sources));
        report
    }

    /// What is wrong with the finished pages. `files` are the addresses that are no pages,
    /// with their bytes.
    pub fn proof(&self, pages: Vec<Page>, files: &BTreeMap<String, u64>) -> Report {
        let asked = law::asked(&self.settings);
        let output = Output {
            files,
            base: self.settings.base_url.as_str(),
            heaviest: proofread::heaviest(&self.settings.checks),
            imprint: asked,
            privacy: asked,
        };
        checks::proof(pages, &output)
    }

    /// What was found while composing, with levels as the settings want them.
    pub fn findings(&self) -> Vec<Finding> {
        self.findings_with(Report::default())
    }

    /// The same together with what was found later, while rendering or in finished pages.
    pub fn findings_with(&self, later: Report) -> Vec<Finding> {
        let (report, _) = self.judged(&self.sources, self.found().chain(later));
        report.sorted()
    }

    /// The same when everything was looked at, so that what is ignored without need can
    /// be told, too.
    pub fn findings_of_everything(&self, later: Report) -> Vec<Finding> {
        let (mut report, verdict) = self.judged(&self.sources, self.found().chain(later));
        report.extend(verdict.unused());
        report.sorted()
    }

    /// What was found while composing, at the levels of the rules.
    fn found(&self) -> impl Iterator<Item = Finding> {
        self.report.findings().iter().cloned()
    }

    /// Findings at their levels; `sources` say which are ignored.
    fn judged<'a>(
        &'a self,
        sources: &'a Sources,
        found: impl Iterator<Item = Finding>,
    ) -> (Report, Verdict<'a>) {
        let mut verdict = Verdict::new(&self.settings, sources);
        let found = found.map(|finding| self.with_source(finding));
        let mut report: Report = found.filter_map(|finding| verdict.judge(finding)).collect();
        report.extend(verdict.wrong());
        (report, verdict)
    }

    /// A finding in a finished page also names the file it was made from.
    fn with_source(&self, finding: Finding) -> Finding {
        let Place::Page(address) = &finding.place else { return finding };
        let path = address.strip_prefix(self.settings.base_url.prefix()).unwrap_or(address);
        let kind = UrlPath::parse(path).and_then(|path| self.routes.get(&path).cloned());
        match kind.and_then(|kind| kind.source(&self.site)) {
            Some(file) => finding.related(Related {
                place: file.into(),
                german: "daraus entsteht die Seite".to_string(),
                english: "the page is made from this".to_string(),
            }),
            None => finding,
        }
    }

    fn file(&self, address: &UrlPath, kind: &Kind, room: usize) -> Result<File, Finding> {
        let parts = self.parts();
        let path = address.output();
        if let Some(original) = pages::copied(kind, &parts) {
            return Ok(File { path, content: Content::CopyOf(original) });
        }
        let mut bytes = Vec::with_capacity(room + room / 4);
        match pages::render(kind, address, &parts, &mut bytes) {
            Ok(()) => Ok(File { path, content: Content::Bytes(bytes) }),
            Err(finding) => Err(finding.related(Related {
                place: Place::Page(address.to_string()),
                german: "auf dieser Seite".to_string(),
                english: "on this page".to_string(),
            })),
        }
    }

    fn parts(&self) -> Parts<'_> {
        Parts {
            sources: &self.sources,
            settings: &self.settings,
            site: &self.site,
            theme: &self.theme,
            routes: &self.routes,
            shelf: &self.shelf,
        }
    }
}

/// The paths of the files that cannot be read at all, and `site.toml` if it has a firm mistake.
fn refused<'a>(sources: &'a Sources, report: &Report) -> impl Iterator<Item = &'a str> {
    let site = sources.find("site.toml");
    let mut firm = report.findings().iter().filter(|finding| finding.rule.firm);
    let in_settings = firm.any(|finding| site.is_some() && finding.file() == site);
    sources.unread().chain(in_settings.then_some("site.toml"))
}

/// One template fails on many pages in the same way; the first of them stands for all, and
/// for none if that was known before any page was rendered.
fn once_each(findings: Vec<Finding>, known: &Report) -> Vec<Finding> {
    let what = |finding: &Finding| (finding.rule.id, finding.place.clone(), finding.german.clone());
    let mut seen: BTreeSet<_> = known.clone().into_iter().map(|finding| what(&finding)).collect();
    findings.into_iter().filter(|finding| seen.insert(what(finding))).collect()
}
