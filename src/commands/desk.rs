//! The desk: the opened project with its sources, the moment, the language, the memo.
//!
//! The only place that asks the clock, and the only one that looks for the project.

use super::Failure;
use super::line::Common;
use super::printer::Printer;
use super::problems::Problem;
use super::timings::Timings;
use crate::blog::View;
use crate::cache::Cache;
use crate::calendar::{Moment, Zone};
use crate::edition::{Earlier, Edition, Live, Shown};
use crate::input::{Settings, Sources};
use crate::markdown::Memo;
use crate::report::{Finding, Messages, Place, Report};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// An opened project.
pub(super) struct Desk {
    pub root: PathBuf,
    pub sources: Arc<Sources>,
    pub settings: Settings,
    pub now: Moment,
    pub printer: Printer,
    pub timings: Timings,
    /// Whether the moment was named and does not move.
    fixed: bool,
    /// Where a fixed clock stands.
    start: Moment,
    /// The moment somebody stepped to; the clock stands still there.
    travelled: Option<Moment>,
    print_timings: bool,
}

impl Desk {
    /// Finds the project.
    pub fn find(common: &Common) -> Result<PathBuf, Failure> {
        root(common.root.as_deref())
    }

    /// Finds the project, reads it and settles on a moment.
    pub fn open(common: &Common) -> Result<Desk, Failure> {
        let mut timings = Timings::start();
        let root = Desk::find(common)?;
        let sources = Sources::read(&root)?;
        timings.mark("read");
        // What is wrong with the settings is reported when the edition is composed.
        let settings = Settings::read(&sources, &mut Report::default());
        let mut printer = Printer::of(common);
        if common.messages.is_none() && !settings.lang.starts_with("de") {
            printer.messages = Messages::English;
        }
        let now = moment(common.now.as_deref(), settings.zone)?;
        let sources = Arc::new(sources);
        let fixed = common.now.is_some();
        Ok(Desk {
            root,
            sources,
            settings,
            now,
            printer,
            timings,
            fixed,
            start: now,
            travelled: None,
            print_timings: common.timings,
        })
    }

    /// What the clock says; `None` where the moment was named and does not move.
    pub fn clock(&self) -> Option<Moment> {
        if self.fixed || self.travelled.is_some() { None } else { moment(None, self.settings.zone).ok() }
    }

    /// Looks from another moment from now on; `None` goes back to the clock.
    pub fn travel(&mut self, to: Option<Moment>) {
        self.travelled = to;
    }

    /// The moment somebody stepped to.
    pub fn travelled(&self) -> Option<Moment> {
        self.travelled
    }

    /// The moment that was named, from which nobody has stepped yet or somebody can step back to.
    pub fn named(&self) -> Option<Moment> {
        self.fixed.then_some(self.start)
    }

    /// Starts the watch anew and looks at the clock.
    pub fn next_turn(&mut self) {
        self.timings = Timings::start();
        self.now = self.travelled.or_else(|| self.clock()).unwrap_or(self.start);
    }

    /// Reads what was touched; `None` if no content changed.
    pub fn refresh(&mut self, touched: &[PathBuf]) -> Option<()> {
        self.sources = Arc::new(self.sources.refresh(touched)?);
        self.settings = Settings::read(&self.sources, &mut Report::default());
        self.timings.mark("read");
        Some(())
    }

    /// Reads the sources again, after they were mended.
    pub fn reopen(&mut self) -> Result<(), Failure> {
        self.sources = Arc::new(Sources::read(&self.root)?);
        self.settings = Settings::read(&self.sources, &mut Report::default());
        Ok(())
    }

    /// The finished work of earlier runs.
    pub fn cache(&self) -> Arc<Cache> {
        Arc::new(Cache::open(&self.root.join(".satz/cache")))
    }

    /// What the preview shows now.
    pub fn show(&mut self, live: &mut Live) -> Shown {
        let timings = &mut self.timings;
        live.show(Arc::clone(&self.sources), self.now, &mut |stage| timings.mark(stage))
    }

    /// The edition as readers would get it now.
    pub fn edition(&mut self, drafts: bool, memo: &Memo) -> Edition {
        let view = View { now: self.now, drafts };
        let timings = &mut self.timings;
        let mut passed = |stage| timings.mark(stage);
        Edition::compose_watched(Arc::clone(&self.sources), view, memo, &mut Earlier::default(), &mut passed)
    }

    /// How many files the project has, those of the theme kursbuch left out.
    pub fn files(&self) -> usize {
        self.sources.iter().filter(|(_, file)| !file.path.starts_with("themes/kursbuch/")).count()
    }

    /// Prints findings and, if asked, what took how long; the last line says what became of it.
    pub fn close(&self, findings: &[Finding], ending: &str) {
        self.printer.findings(findings, &*self.sources);
        self.printer.close(findings, self.files(), ending);
        self.say_timings();
    }

    /// Prints, if asked, what took how long.
    pub fn say_timings(&self) {
        if self.print_timings {
            self.printer.say(self.timings.lines().trim_end());
        }
    }
}

/// The folder of the blog: the one named, or the nearest upward with `site.toml`.
#[expect(clippy::disallowed_methods, reason = "the project is looked for from where the writer stands")]
fn root(named: Option<&Path>) -> Result<PathBuf, Failure> {
    if let Some(folder) = named {
        if folder.is_dir() {
            return Ok(folder.to_owned());
        }
        return Err(Problem::ProjectMissing { folder: folder.display().to_string() }
            .at(Place::Nowhere)
            .into());
    }
    let here = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
    match here.ancestors().find(|folder| folder.join("site.toml").is_file()) {
        Some(folder) => Ok(folder.to_owned()),
        None => Err(Problem::ProjectMissing { folder: here.display().to_string() }.at(Place::Nowhere).into()),
    }
}

/// `--now`, else `SOURCE_DATE_EPOCH`, else the clock.
#[expect(clippy::disallowed_methods, reason = "the one place that may ask the clock")]
pub(super) fn moment(named: Option<&str>, zone: Zone) -> Result<Moment, Failure> {
    let invalid =
        |value: &str| Failure::from(Problem::NowInvalid { value: value.to_owned() }.at(Place::Nowhere));
    if let Some(text) = named {
        return Moment::parse(text, zone).ok_or_else(|| invalid(text));
    }
    if let Ok(text) = std::env::var("SOURCE_DATE_EPOCH") {
        let seconds = text.trim().parse().ok();
        return seconds.and_then(|seconds| Moment::from_unix(seconds, zone)).ok_or_else(|| invalid(&text));
    }
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let seconds = i64::try_from(since.as_secs()).unwrap_or(i64::MAX);
    Moment::from_unix(seconds, zone).ok_or_else(|| invalid(&seconds.to_string()))
}
