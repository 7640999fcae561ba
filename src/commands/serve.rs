//! `satz serve`: the live preview.
//!
//! Waits for touched files, for the next moment at which something flips and for a
//! writer who steps there; composes a new edition, swaps it in, and only then tells the
//! open pages. Nothing is written.

mod news;
mod reply;
mod start;

use super::desk::Desk;
use super::line::{Common, Format, ServeArgs};
use super::{Failure, Outcome};
use crate::edition::{Edition, Live, Shown};
use crate::markdown::Memo;
use crate::preview::{self, Body, Event, Options, Server, Step, Touched, Watcher, Watching};
use crate::report::{self, Finding, Messages, Place, Report};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

/// What wakes the loop.
enum Wake {
    Turn(Turn),
    /// A page was asked for and failed.
    Failed(String),
}

/// Why there may be another edition.
enum Turn {
    Files(Touched),
    Step(Step),
    Clock,
}

/// Pages of each kind that are made to see whether a theme works.
const LOOKED_AT: usize = 100;

/// Old and new addresses.
type Pairs = Vec<(String, String)>;

/// What is shown at this moment, for all threads.
#[derive(Clone)]
struct Current(Arc<RwLock<Shown>>);

impl Current {
    fn get(&self) -> Shown {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn edition(&self) -> Arc<Edition> {
        self.get().edition
    }

    fn set(&self, shown: Shown) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = shown;
    }
}

/// The edition that is shown, and what is needed to make the next one.
struct Show {
    desk: Desk,
    live: Live,
    current: Current,
    /// Hashes of the pages somebody looks at, as they were last told of.
    seen: BTreeMap<String, blake3::Hash>,
    /// What fails only when a page is made.
    failed: Report,
    /// What was wrong at the end of the last turn.
    said: Vec<Finding>,
}

/// Serves the blog until the process ends.
pub(super) fn run(common: &Common, arguments: &ServeArgs) -> Result<Outcome, Failure> {
    let host = arguments.host.as_deref().map_or(Ok(None), start::host)?;
    let (sender, wakes) = channel();
    // Before anything is read, so that no change after that is missed.
    let _watcher = watch(&Desk::find(common)?, arguments, sender.clone())?;
    let mut desk = Desk::open(common)?;
    let mut live = Live::new(Memo::new(desk.cache()), !arguments.no_drafts);
    let shown = desk.show(&mut live);
    let found = shown.findings();
    desk.close(&found, "");
    let current = Current(Arc::new(RwLock::new(shown)));
    // The loop ends with the process, so somebody listens.
    let wake = move |wake| sender.send(wake).unwrap_or_default();
    let (step, failed) = (wake.clone(), move |address: &str| wake(Wake::Failed(address.to_owned())));
    let clock = common.timings.then(|| desk.printer.clone());
    let refusal = start::refusal(desk.printer.messages).to_owned();
    let options = Options { host, port: arguments.port, refusal };
    let router = reply::router(current.clone(), desk.printer.messages, clock, failed.clone());
    let server = Server::start(options, router, move |to| step(Wake::Turn(Turn::Step(to))))
        .map_err(|error| start::unheard(host, arguments.port, &error))?;
    start::greet(&desk.printer, &server, host, arguments.port);
    let (seen, none_failed) = (BTreeMap::new(), Report::default());
    let mut show = Show { desk, live, current, seen, failed: none_failed, said: found };
    show.tell_state(&server, &show.said);
    if arguments.open
        && let Err(error) = preview::open(&format!("{}{}", server.url(), show.prefix()))
    {
        show.desk.printer.say(&start::unopened(&show.desk.printer, &error));
    }
    let edition = show.current.edition();
    // The first edit is not to wait for so many pages.
    std::thread::spawn(move || {
        failing_pages(&edition, &edition.failures_by_kind(LOOKED_AT)).iter().for_each(|page| failed(page))
    });
    while let Some(wake) = show.wait(&wakes) {
        match wake {
            Wake::Turn(turn) => show.turn(turn, &server, arguments.follow),
            Wake::Failed(address) => show.hear_of(&address, &server),
        }
    }
    server.stop();
    Ok(Outcome::Fine)
}

/// Everything a project is read from.
fn watch(root: &Path, arguments: &ServeArgs, sender: Sender<Wake>) -> Result<Watcher, Failure> {
    let watching = if arguments.poll { Watching::Poll } else { Watching::Native };
    let touched = move |touched| {
        let _ = sender.send(Wake::Turn(Turn::Files(touched)));
    };
    let (folders, files) = (["content", "themes"], ["site.toml", "addresses.lock"]);
    Watcher::start(root, &folders, &files, watching, touched)
        .map_err(|error| start::unwatched(root, error.to_string()).into())
}

impl Show {
    /// Waits for something to do; `None` at the end.
    fn wait(&self, wakes: &Receiver<Wake>) -> Option<Wake> {
        let Some(wait) = self.until_due() else { return wakes.recv().ok() };
        match wakes.recv_timeout(wait) {
            Ok(wake) => Some(wake),
            Err(RecvTimeoutError::Timeout) => Some(Wake::Turn(Turn::Clock)),
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }

    /// How long until something flips by itself, while the clock runs.
    fn until_due(&self) -> Option<Duration> {
        let due = self.current.edition().site.register.due.first()?.at;
        let seconds = due.unix() - self.desk.clock()?.unix();
        Some(Duration::from_secs(u64::try_from(seconds).unwrap_or(0)) + Duration::from_millis(50))
    }

    /// One turn of the loop: the next edition, if anything changed, and word to the open pages.
    fn turn(&mut self, turn: Turn, server: &Server, follow: bool) {
        let before = self.current.get();
        let Some(changed) = self.prepare(turn, &before) else { return };
        self.current.set(self.desk.show(&mut self.live));
        let edition = self.current.edition();
        // What is seen first; what is said of it takes longer to find out.
        let styles = restyled(&before.edition, &edition, &changed);
        let only_styles = styles.is_some();
        self.tell_pages(&before.edition, &edition, server, styles);
        if !only_styles {
            self.failed = self.failures(server, &changed);
        }
        let found = self.current.get().findings_with(self.failed.clone());
        self.tell_state(server, &found);
        if follow && let Some(address) = changed.iter().find_map(|path| news::address_of(&edition, path)) {
            server.send(Event::Follow(address));
        }
        self.desk.timings.mark("tell");
        self.say(found);
        self.desk.say_timings();
        self.live.tidy();
    }

    /// What fails only when a page is made: on pages of every kind if that can be new or gone
    /// anywhere, else on those that are known to fail or that somebody looks at. Others tell when
    /// they are asked for.
    fn failures(&self, server: &Server, changed: &[String]) -> Report {
        let edition = self.current.edition();
        let dresses = |path: &String| path.starts_with("themes/") || path == "site.toml";
        if changed.iter().any(dresses) {
            return edition.failures_by_kind(LOOKED_AT);
        }
        let known = self.failed.findings();
        let mut asked = failing_pages(&edition, &self.failed);
        asked.extend(server.open_pages());
        let failed = edition.failures(asked.iter().map(String::as_str));
        // What is gone from the page that stood for others may go on failing on those.
        let is_all = news::fresh(known, failed.findings()).is_empty();
        if is_all { failed } else { edition.failures_by_kind(LOOKED_AT) }
    }

    /// A page failed that was asked for.
    fn hear_of(&mut self, address: &str, server: &Server) {
        let known = self.failed.findings();
        let failed = self.current.edition().failures(std::iter::once(address));
        let fresh: Vec<Finding> = news::fresh(failed.findings(), known);
        if !fresh.is_empty() {
            self.failed.extend(fresh);
            self.tell_findings(server);
        }
    }

    /// Tells open pages and the terminal what is wrong, if that is news.
    fn tell_findings(&mut self, server: &Server) {
        let found = self.current.get().findings_with(self.failed.clone());
        if found != self.said {
            self.tell_state(server, &found);
            self.say(found);
        }
    }

    /// Says in the terminal what is new: a person knows what was said once, a program wants
    /// everything.
    fn say(&mut self, found: Vec<Finding>) {
        let printer = &self.desk.printer;
        let fresh = news::fresh(&found, &self.said);
        if !fresh.is_empty() || found.len() != self.said.len() {
            let ending = match (found.is_empty(), printer.messages) {
                (false, _) => "",
                (true, Messages::German) => "Alles behoben.",
                (true, Messages::English) => "All mended.",
            };
            let shown = if printer.format == Format::Full { &fresh } else { &found };
            printer.findings(shown, &*self.desk.sources);
            printer.close(&found, self.desk.files(), ending);
        }
        self.said = found;
    }

    /// Reads or steps as asked; the paths of the files whose content changed, or `None` if
    /// everything stays as it is.
    fn prepare(&mut self, turn: Turn, before: &Shown) -> Option<Vec<String>> {
        match turn {
            Turn::Clock | Turn::Files(_) => {}
            Turn::Step(Step::Next) => self.desk.travel(Some(before.edition.site.register.due.first()?.at)),
            Turn::Step(Step::Back) => self.desk.travel(None),
        }
        self.desk.next_turn();
        let Turn::Files(touched) = turn else { return Some(Vec::new()) };
        let old = Arc::clone(&self.desk.sources);
        match touched {
            Touched::Files(paths) => self.desk.refresh(&paths)?,
            Touched::Everything => {
                let root = self.desk.root.clone();
                self.desk.refresh(&[root])?;
            }
        }
        Some(old.changed(&self.desk.sources))
    }

    /// Findings, marks and moments for the bar of all open pages.
    fn tell_state(&self, server: &Server, found: &[Finding]) {
        let messages = self.desk.printer.messages;
        let shown = self.current.get();
        let clock = news::Clock { named: self.desk.named(), travelled: self.desk.travelled() };
        server.send(Event::State(news::state(&shown, clock, messages)));
        server.send(match found.is_empty() {
            true => Event::Fine,
            false => Event::Problems(report::overlay(found, shown.sources(), messages)),
        });
    }

    /// Renders exactly what somebody looks at, and tells those whose page is another.
    fn tell_pages(&mut self, before: &Edition, now: &Edition, server: &Server, styles: Option<Pairs>) {
        let mut seen = BTreeMap::new();
        let mut reload = Vec::new();
        for page in server.open_pages() {
            let fingerprint = |edition| fingerprint(edition, &page, self.desk.printer.messages);
            let hash = fingerprint(now);
            let old = self.seen.get(&page).copied().unwrap_or_else(|| fingerprint(before));
            if old != hash {
                reload.push(page.clone());
            }
            seen.insert(page, hash);
        }
        self.seen = seen;
        if let Some(styles) = styles {
            styles.into_iter().for_each(|(old, new)| server.send(Event::Style(old, new)));
        } else if !reload.is_empty() {
            server.send(Event::Reload(reload));
        }
    }

    /// The path of the blog below its host, without the slash it begins with.
    fn prefix(&self) -> String {
        let prefix = self.desk.settings.base_url.prefix().trim_start_matches('/');
        if prefix.is_empty() { String::new() } else { format!("{prefix}/") }
    }
}

/// The style sheets that are new, if nothing else is.
fn restyled(before: &Edition, now: &Edition, changed: &[String]) -> Option<Pairs> {
    let only_styles = !changed.is_empty() && changed.iter().all(|path| path.ends_with(".css"));
    if only_styles { news::styles(before, now) } else { None }
}

fn fingerprint(edition: &Edition, page: &str, messages: Messages) -> blake3::Hash {
    match reply::reply(edition, page, messages).body {
        Body::Bytes(bytes) => blake3::hash(&bytes),
        Body::File(path) => blake3::hash(path.as_os_str().as_encoded_bytes()),
    }
}

/// The pages that stand for all that fail, as a browser asks for them.
fn failing_pages(edition: &Edition, failed: &Report) -> Vec<String> {
    let prefix = edition.settings.base_url.prefix();
    let places = failed.findings().iter().flat_map(|finding| &finding.related).map(|related| &related.place);
    let pages = places.filter_map(|place| match place {
        Place::Page(address) => Some(format!("{prefix}{address}")),
        Place::Nowhere | Place::File(_) | Place::Span(_) => None,
    });
    pages.collect()
}
