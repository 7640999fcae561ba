//! `satz serve`: the live preview.
//!
//! Waits for touched files and for the next moment at which something flips, composes a
//! new edition, swaps it in, and only then tells the open pages. Nothing is written.

use super::desk::Desk;
use super::line::{Common, ServeArgs};
use super::printer::Printer;
use super::problems::Problem;
use super::{Failure, Outcome};
use crate::edition::Edition;
use crate::input::{Hash, Sources, UrlPath};
use crate::markdown::Memo;
use crate::output::Content;
use crate::preview::{Body, Event, Options, Reply, Router, Server, Touched, Watcher, Watching};
use crate::report::{self, Finding, Messages, Place};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

/// What wakes the loop.
enum Wake {
    Files(Touched),
    Clock,
}

/// The edition that is shown, and what is needed to make the next one.
struct Show {
    desk: Desk,
    memo: Memo,
    drafts: bool,
    current: Arc<RwLock<Arc<Edition>>>,
    /// Hashes of the pages somebody looks at, as they were last told of.
    seen: BTreeMap<String, blake3::Hash>,
}

/// Serves the blog until the process ends.
pub(super) fn run(common: &Common, arguments: &ServeArgs) -> Result<Outcome, Failure> {
    let mut desk = Desk::open(common)?;
    let memo = Memo::new(desk.cache());
    let drafts = !arguments.no_drafts;
    let edition = Arc::new(desk.edition(drafts, &memo));
    let printer = desk.printer.clone();
    let found = edition.findings();
    desk.close(&found, "");
    let current = Arc::new(RwLock::new(edition));
    let server =
        Server::start(Options { host: arguments.host, port: arguments.port }, router(Arc::clone(&current)))
            .map_err(|error| unavailable(arguments.port, &error))?;
    greet(&printer, &server, arguments);
    let (sender, wakes) = channel();
    let ignored = vec![desk.root.join(&desk.settings.output.folder.value), desk.root.join("target")];
    let watching = if arguments.poll { Watching::Poll } else { Watching::Native };
    let tell = move |touched| {
        // The loop ends with the process, so somebody listens.
        let _ = sender.send(touched);
    };
    let _watcher = Watcher::start(&desk.root, ignored, watching, tell)
        .map_err(|error| unavailable(arguments.port, &std::io::Error::other(error)))?;
    let mut show = Show { desk, memo, drafts, current, seen: BTreeMap::new() };
    tell_findings(&server, &found, &show.desk.sources, printer.messages);
    loop {
        let wake = match show.until_due() {
            Some(wait) => match wakes.recv_timeout(wait) {
                Ok(touched) => Wake::Files(touched),
                Err(RecvTimeoutError::Timeout) => Wake::Clock,
                Err(RecvTimeoutError::Disconnected) => break,
            },
            None => match wakes.recv() {
                Ok(touched) => Wake::Files(touched),
                Err(_) => break,
            },
        };
        show.turn(wake, &server, arguments.follow);
    }
    server.stop();
    Ok(Outcome::Fine)
}

fn unavailable(port: u16, error: &std::io::Error) -> Finding {
    Problem::PreviewUnavailable { port, why: error.to_string() }.at(Place::Nowhere)
}

fn greet(printer: &Printer, server: &Server, arguments: &ServeArgs) {
    let german = printer.messages == Messages::German;
    if arguments.port != 0 && server.port() != arguments.port {
        let (taken, port) = (arguments.port, server.port());
        printer.say(&if german {
            format!("Port {taken} ist belegt, die Vorschau nimmt {port}.")
        } else {
            format!("Port {taken} is taken, the preview uses {port}.")
        });
    }
    if let Some(host) = arguments.host.filter(|host| !host.is_loopback()) {
        printer.say(&if german {
            format!("Achtung: Wer {host} erreicht, sieht auch die Entwürfe.")
        } else {
            format!("Warning: whoever reaches {host} sees the drafts too.")
        });
    }
    let url = server.url();
    printer.say(&if german {
        format!("Vorschau: {url} (Ende mit Strg-C)")
    } else {
        format!("Preview: {url} (Ctrl-C ends it)")
    });
}

impl Show {
    /// How long until something flips by itself, while the clock runs.
    fn until_due(&self) -> Option<Duration> {
        let due = self.shown().site.due.first()?.at;
        let seconds = due.unix() - self.desk.clock()?.unix();
        Some(Duration::from_secs(u64::try_from(seconds).unwrap_or(0)) + Duration::from_millis(50))
    }

    fn shown(&self) -> Arc<Edition> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// One turn of the loop: the next edition, if anything changed, and word to the open pages.
    fn turn(&mut self, wake: Wake, server: &Server, follow: bool) {
        self.desk.next_turn();
        let changed = match wake {
            Wake::Clock => Vec::new(),
            Wake::Files(touched) => match self.refresh(&touched) {
                Some(changed) => changed,
                None => return,
            },
        };
        let before = self.shown();
        let edition = Arc::new(self.desk.edition(self.drafts, &self.memo));
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&edition);
        self.memo.next_edition();
        let found = edition.findings();
        tell_findings(server, &found, &self.desk.sources, self.desk.printer.messages);
        self.tell_pages(&before, &edition, server, &changed);
        if follow && let Some(address) = changed.iter().find_map(|path| address_of(&edition, path)) {
            server.send(Event::Follow(address));
        }
        self.desk.close(&found, "");
    }

    /// Reads what was touched; the paths of the files whose content changed, or `None` if none did.
    fn refresh(&mut self, touched: &Touched) -> Option<Vec<String>> {
        let before = Arc::clone(&self.desk.sources);
        match touched {
            Touched::Files(paths) => self.desk.refresh(paths)?,
            Touched::Everything => self.desk.reopen().ok()?,
        }
        let changed = changed(&before, &self.desk.sources);
        (!changed.is_empty()).then_some(changed)
    }

    /// Renders exactly what somebody looks at, and tells those whose page is another.
    fn tell_pages(&mut self, before: &Edition, now: &Edition, server: &Server, changed: &[String]) {
        if !changed.is_empty() && changed.iter().all(|path| path.ends_with(".css")) {
            for (old, new) in styles(before, now) {
                server.send(Event::Style(old, new));
            }
            return;
        }
        let open = server.open_pages();
        let mut seen = BTreeMap::new();
        let mut reload = Vec::new();
        for page in open {
            let hash = fingerprint(now, &page);
            let old = self.seen.get(&page).copied().unwrap_or_else(|| fingerprint(before, &page));
            if old != hash {
                reload.push(page.clone());
            }
            seen.insert(page, hash);
        }
        self.seen = seen;
        if !reload.is_empty() {
            server.send(Event::Reload(reload));
        }
    }
}

fn fingerprint(edition: &Edition, page: &str) -> blake3::Hash {
    match answer(edition, page).body {
        Body::Bytes(bytes) => blake3::hash(&bytes),
        Body::File(path) => blake3::hash(path.as_os_str().as_encoded_bytes()),
    }
}

fn tell_findings(server: &Server, found: &[Finding], sources: &Sources, messages: Messages) {
    server.send(if found.is_empty() {
        Event::Fine
    } else {
        Event::Problems(report::overlay(found, sources, messages))
    });
}

/// The files that are new, gone or different.
fn changed(before: &Sources, after: &Sources) -> Vec<String> {
    let all = |sources: &Sources| -> BTreeMap<String, Hash> {
        sources.iter().map(|(_, file)| (file.path.clone(), file.hash)).collect()
    };
    let (before, after) = (all(before), all(after));
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    paths.into_iter().filter(|path| before.get(*path) != after.get(*path)).cloned().collect()
}

/// The style sheets with another address than before: old and new.
fn styles(before: &Edition, now: &Edition) -> Vec<(String, String)> {
    let prefix = now.settings.base_url.prefix();
    let sheets = now.theme.assets().iter().filter(|(name, _)| name.ends_with(".css"));
    sheets
        .filter_map(|(name, asset)| {
            Some((before.theme.assets().get(name)?.address.clone(), asset.address.clone()))
        })
        .filter(|(old, new)| old != new)
        .map(|(old, new)| (format!("{prefix}{old}"), format!("{prefix}{new}")))
        .collect()
}

/// The page made from a source file.
fn address_of(edition: &Edition, path: &str) -> Option<String> {
    let source = edition.sources.find(path)?;
    let site = &edition.site;
    let metas = site.posts.iter().map(|post| &post.meta).chain(site.pages.iter().map(|page| &page.meta));
    let address = metas.into_iter().find(|meta| meta.source == source)?.address.as_str();
    Some(format!("{}{address}", edition.settings.base_url.prefix()))
}

fn router(current: Arc<RwLock<Arc<Edition>>>) -> Router {
    Arc::new(move |address| {
        let edition = Arc::clone(&current.read().unwrap_or_else(PoisonError::into_inner));
        answer(&edition, address)
    })
}

/// What stands at an address: the page, its file, the finding of a broken template, or the 404 page.
fn answer(edition: &Edition, address: &str) -> Reply {
    let inside = address.strip_prefix(edition.settings.base_url.prefix()).and_then(UrlPath::parse);
    let missing = || edition.render(&UrlPath::parse("/404.html")?);
    let (status, found) = match inside.and_then(|path| edition.render(&path)) {
        Some(found) => (200, Some(found)),
        None => (404, missing()),
    };
    match found {
        Some(Ok(file)) => {
            let body = match file.content {
                Content::Bytes(bytes) => Body::Bytes(bytes),
                Content::CopyOf(path) => Body::File(path),
            };
            Reply { status, media_type: media_type(&file.path), body }
        }
        Some(Err(finding)) => broken(edition, finding),
        None => Reply { status, media_type: media_type("404.txt"), body: Body::Bytes(b"404".to_vec()) },
    }
}

/// A page whose template failed shows why, in place of itself.
fn broken(edition: &Edition, finding: Finding) -> Reply {
    let messages = if edition.settings.is_german() { Messages::German } else { Messages::English };
    let lang = if edition.settings.is_german() { "de" } else { "en" };
    let text = report::full(&[finding], &*edition.sources, messages, report::Colour::Plain);
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    let html = format!(
        "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\"><title>satz</title></head><body><main><h1>satz</h1><pre>{escaped}</pre></main></body></html>"
    );
    Reply { status: 500, media_type: media_type("x.html"), body: Body::Bytes(html.into_bytes()) }
}

/// The media type of a file by its ending (IANA).
fn media_type(path: &str) -> String {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    match ending.as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "mp4" => "video/mp4",
        "mp3" => "audio/mpeg",
        "vtt" => "text/vtt; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        _ => "application/octet-stream",
    }
    .to_owned()
}
