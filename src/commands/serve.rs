//! `satz serve`: the live preview.
//!
//! Waits for touched files, for the next moment at which something flips and for a
//! writer who steps there; composes a new edition, swaps it in, and only then tells the
//! open pages. Nothing is written.

mod news;
mod reply;

use super::desk::Desk;
use super::line::{Common, Format, ServeArgs};
use super::printer::Printer;
use super::problems::Problem;
use super::{Failure, Outcome};
use crate::edition::{Edition, Live, Shown};
use crate::markdown::Memo;
use crate::preview::{self, Body, Event, Options, Server, Step, Touched, Watcher, Watching};
use crate::report::{self, Finding, Messages, Place};
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::net::IpAddr;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

/// What wakes the loop.
enum Wake {
    Files(Touched),
    Step(Step),
    Clock,
}

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
    /// What was wrong at the end of the last turn.
    said: Vec<Finding>,
}

/// Serves the blog until the process ends.
pub(super) fn run(common: &Common, arguments: &ServeArgs) -> Result<Outcome, Failure> {
    let host = arguments.host.as_deref().map_or(Ok(None), host)?;
    let (sender, wakes) = channel();
    // Before anything is read, so that no change after that is missed.
    let _watcher = watch(&Desk::find(common)?, arguments, sender.clone())?;
    let mut desk = Desk::open(common)?;
    let mut live = Live::new(Memo::new(desk.cache()), !arguments.no_drafts);
    let shown = desk.show(&mut live);
    let found = shown.findings();
    desk.close(&found, "");
    let current = Current(Arc::new(RwLock::new(shown)));
    let step = move |step| {
        // The loop ends with the process, so somebody listens.
        let _ = sender.send(Wake::Step(step));
    };
    let clock = common.timings.then(|| desk.printer.clone());
    let refusal = refusal(desk.printer.messages).to_owned();
    let options = Options { host, port: arguments.port, refusal };
    let server = Server::start(options, reply::router(current.clone(), clock), step)
        .map_err(|error| unheard(host, arguments.port, &error))?;
    greet(&desk.printer, &server, host, arguments.port);
    let mut show = Show { desk, live, current, seen: BTreeMap::new(), said: found };
    show.tell_state(&server, &show.said);
    if arguments.open
        && let Err(error) = preview::open(&format!("{}{}", server.url(), show.prefix()))
    {
        show.desk.printer.say(&unopened(&show.desk.printer, &error));
    }
    while let Some(wake) = show.wait(&wakes) {
        show.turn(wake, &server, arguments.follow);
    }
    server.stop();
    Ok(Outcome::Fine)
}

/// Everything a project is read from.
fn watch(root: &Path, arguments: &ServeArgs, sender: Sender<Wake>) -> Result<Watcher, Failure> {
    let watching = if arguments.poll { Watching::Poll } else { Watching::Native };
    let touched = move |touched| {
        let _ = sender.send(Wake::Files(touched));
    };
    let (folders, files) = (["content", "themes"], ["site.toml", "addresses.lock"]);
    Watcher::start(root, &folders, &files, watching, touched)
        .map_err(|error| unwatched(root, error.to_string()).into())
}

/// The address that `--host` names; `None` for the machine's own.
fn host(named: &str) -> Result<Option<IpAddr>, Finding> {
    if named.eq_ignore_ascii_case("localhost") {
        return Ok(None);
    }
    let inside = named.strip_prefix('[').and_then(|named| named.strip_suffix(']'));
    let address = inside.unwrap_or(named).parse().map(Some);
    address.map_err(|_| Problem::HostInvalid { value: named.to_owned() }.at(Place::Nowhere))
}

/// What is said to whoever asks by another name.
fn refusal(messages: Messages) -> &'static str {
    match messages {
        Messages::German => {
            "Die Vorschau antwortet nur unter der Adresse, die satz serve beim Beginn nennt, und unter localhost. \
             Für andere Geräte: satz serve --host 0.0.0.0 und dann die Adresse dieses Rechners in Zahlen, kein Name."
        }
        Messages::English => {
            "The preview answers only at the address that satz serve prints at its start, and at localhost. \
             For other devices: satz serve --host 0.0.0.0, and then the address of this machine in figures, no name."
        }
    }
}

/// No port is free, or the address belongs to another machine.
fn unheard(host: Option<IpAddr>, port: u16, error: &std::io::Error) -> Finding {
    let why = error.to_string();
    let problem = match (host, error.kind()) {
        (Some(host), ErrorKind::AddrNotAvailable) => Problem::PreviewUnavailable {
            where_de: format!("unter {host}"),
            where_en: format!("at {host}"),
            why,
            help_de: "Mit --host eine Adresse dieser Maschine nennen",
            help_en: "Name an address of this machine with --host",
        },
        (Some(_) | None, _) => Problem::PreviewUnavailable {
            where_de: format!("auf Port {port}"),
            where_en: format!("on port {port}"),
            why,
            help_de: "Mit --port einen anderen Port nennen",
            help_en: "Name another port with --port",
        },
    };
    problem.at(Place::Nowhere)
}

/// The system does not tell when files change.
fn unwatched(root: &Path, why: String) -> Finding {
    let problem = Problem::PreviewUnavailable {
        where_de: format!("in {}", root.display()),
        where_en: format!("in {}", root.display()),
        why,
        help_de: "Mit --poll werden die Dateien immer wieder angesehen",
        help_en: "With --poll the files are looked at again and again",
    };
    problem.at(Place::Nowhere)
}

fn unopened(printer: &Printer, error: &std::io::Error) -> String {
    match printer.messages {
        Messages::German => format!("Der Browser ließ sich nicht öffnen: {error}"),
        Messages::English => format!("The browser could not be opened: {error}"),
    }
}

fn greet(printer: &Printer, server: &Server, host: Option<IpAddr>, taken: u16) {
    let german = printer.messages == Messages::German;
    let port = server.port();
    if taken != 0 && port != taken {
        printer.say(&if german {
            format!("Port {taken} ist belegt, die Vorschau nimmt {port}.")
        } else {
            format!("Port {taken} is taken, the preview uses {port}.")
        });
    }
    if host.is_some_and(|host| !host.is_loopback()) {
        printer.say(if german {
            "Achtung: Wer diesen Rechner erreicht, sieht auch die Entwürfe."
        } else {
            "Warning: whoever reaches this machine sees the drafts too."
        });
    }
    let url = server.url();
    printer.say(&if german {
        format!("Vorschau: {url} (Ende mit Strg-C)")
    } else {
        format!("Preview: {url} (Ctrl-C ends it)")
    });
    if host.is_some_and(|host| host.is_unspecified()) {
        printer.say(&match (server.url_outside(), german) {
            (Some(url), true) => format!("Auf anderen Geräten: {url}"),
            (Some(url), false) => format!("On other devices: {url}"),
            (None, true) => {
                format!("Auf anderen Geräten: die Adresse dieses Rechners in Zahlen, mit :{port}")
            }
            (None, false) => {
                format!("On other devices: the address of this machine in figures, with :{port}")
            }
        });
    }
}

impl Show {
    /// Waits for something to do; `None` at the end.
    fn wait(&self, wakes: &Receiver<Wake>) -> Option<Wake> {
        let Some(wait) = self.until_due() else { return wakes.recv().ok() };
        match wakes.recv_timeout(wait) {
            Ok(wake) => Some(wake),
            Err(RecvTimeoutError::Timeout) => Some(Wake::Clock),
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
    fn turn(&mut self, wake: Wake, server: &Server, follow: bool) {
        let before = self.current.get();
        let Some(changed) = self.prepare(wake, &before) else { return };
        self.current.set(self.desk.show(&mut self.live));
        let edition = self.current.edition();
        // What is seen first; what is said of it takes longer to find out.
        self.tell_pages(&before.edition, &edition, server, &changed);
        let found = self.current.get().findings();
        self.tell_state(server, &found);
        if follow && let Some(address) = changed.iter().find_map(|path| news::address_of(&edition, path)) {
            server.send(Event::Follow(address));
        }
        self.desk.timings.mark("tell");
        self.say(found);
        self.desk.say_timings();
        self.live.tidy();
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
    fn prepare(&mut self, wake: Wake, before: &Shown) -> Option<Vec<String>> {
        match wake {
            Wake::Clock | Wake::Files(_) => {}
            Wake::Step(Step::Next) => self.desk.travel(Some(before.edition.site.register.due.first()?.at)),
            Wake::Step(Step::Back) => self.desk.travel(None),
        }
        self.desk.next_turn();
        let Wake::Files(touched) = wake else { return Some(Vec::new()) };
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
        server.send(Event::State(news::state(&shown, self.desk.travelled(), messages)));
        server.send(match found.is_empty() {
            true => Event::Fine,
            false => Event::Problems(report::overlay(found, shown.sources(), messages)),
        });
    }

    /// Renders exactly what somebody looks at, and tells those whose page is another.
    fn tell_pages(&mut self, before: &Edition, now: &Edition, server: &Server, changed: &[String]) {
        let only_styles = !changed.is_empty() && changed.iter().all(|path| path.ends_with(".css"));
        let styles = if only_styles { news::styles(before, now) } else { None };
        let mut seen = BTreeMap::new();
        let mut reload = Vec::new();
        for page in server.open_pages() {
            let hash = fingerprint(now, &page);
            let old = self.seen.get(&page).copied().unwrap_or_else(|| fingerprint(before, &page));
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

fn fingerprint(edition: &Edition, page: &str) -> blake3::Hash {
    match reply::reply(edition, page).body {
        Body::Bytes(bytes) => blake3::hash(&bytes),
        Body::File(path) => blake3::hash(path.as_os_str().as_encoded_bytes()),
    }
}
