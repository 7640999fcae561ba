//! Which files somebody touched, in batches.
//!
//! Events only say *look here*: whether anything changed is for whoever compares
//! contents. So renames need no pairing, and a burst is one batch: it ends after
//! [`QUIET`] without an event, a burst after [`QUIET_IN_BURST`], and both after
//! [`LONGEST`] at the latest.

use notify::event::EventKind;
use notify::{Config, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher as _};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::{Duration, Instant};

/// How long nothing may happen for a batch to be complete.
const QUIET: Duration = Duration::from_millis(20);
/// The same after more than [`FEW`] paths: somebody checks out a branch or copies a folder,
/// and stops for breath. And while a file is empty: many editors empty it before they write.
const QUIET_IN_BURST: Duration = Duration::from_millis(120);
/// How many paths a writer saves at once.
const FEW: usize = 8;
/// How long a batch may grow.
const LONGEST: Duration = Duration::from_millis(1000);
/// How often a network drive is looked at.
const POLL: Duration = Duration::from_millis(500);

/// How to watch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Watching {
    /// The system says what happens.
    Native,
    /// Looking again and again, for network drives.
    Poll,
}

/// What a batch says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Touched {
    /// These paths, sorted.
    Files(Vec<PathBuf>),
    /// The system lost count: look at everything.
    Everything,
}

/// What of a project matters.
#[derive(Debug, Clone)]
struct Scope {
    /// Folders, with everything below them; they need not be there yet.
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

/// The system's watch, shared with the thread that adds folders to it.
type Watch = Mutex<Box<dyn notify::Watcher + Send>>;

/// A running watch; it ends when dropped.
pub struct Watcher {
    _watch: Arc<Watch>,
}

impl Watcher {
    /// Watches these folders and files of `root`, named from there; `tell` is called from a thread.
    pub fn start(
        root: &Path,
        folders: &[&str],
        files: &[&str],
        watching: Watching,
        tell: impl Fn(Touched) + Send + 'static,
    ) -> notify::Result<Watcher> {
        // The system names what it saw by whole paths.
        let root = root.canonicalize().map_err(notify::Error::io)?;
        let named = |names: &[&str]| names.iter().map(|name| root.join(name)).collect();
        let scope = Scope { folders: named(folders), files: named(files) };
        let (sender, receiver) = channel();
        let mut watcher: Box<dyn notify::Watcher + Send> = match watching {
            Watching::Native => Box::new(RecommendedWatcher::new(forward(sender), Config::default())?),
            Watching::Poll => {
                let config = Config::default().with_poll_interval(POLL).with_compare_contents(true);
                Box::new(PollWatcher::new(forward(sender), config)?)
            }
        };
        // Not everything below: output and version control would drown what is written by hand.
        watcher.watch(&root, RecursiveMode::NonRecursive)?;
        for folder in scope.folders.iter().filter(|folder| folder.is_dir()) {
            watcher.watch(folder, RecursiveMode::Recursive)?;
        }
        let watch = Arc::new(Mutex::new(watcher));
        let weak = Arc::downgrade(&watch);
        std::thread::Builder::new()
            .name("watch".into())
            .spawn(move || batches(&receiver, &scope, &weak, tell))
            .map_err(notify::Error::io)?;
        Ok(Watcher { _watch: watch })
    }
}

/// A folder that is new is watched from now on; what is in it already is read with it.
fn enter(folder: &Path, watch: &Weak<Watch>) {
    let Some(watch) = watch.upgrade() else { return };
    let mut watch = watch.lock().unwrap_or_else(PoisonError::into_inner);
    if folder.is_dir() {
        // One that is gone again already will be told of when it comes back.
        let _ = watch.watch(folder, RecursiveMode::Recursive);
    }
}

fn forward(sender: Sender<notify::Event>) -> impl Fn(notify::Result<notify::Event>) + Send + 'static {
    move |event| {
        // An error of the watch is a reason to look at everything.
        let event = event
            .unwrap_or_else(|_| notify::Event::new(EventKind::Other).set_flag(notify::event::Flag::Rescan));
        // After the end nobody listens.
        let _ = sender.send(event);
    }
}

/// Collects events into batches until the watcher is gone.
fn batches(receiver: &Receiver<notify::Event>, scope: &Scope, watch: &Weak<Watch>, tell: impl Fn(Touched)) {
    while let Ok(first) = receiver.recv() {
        let mut batch = Batch::default();
        if !batch.add(first, scope) {
            continue;
        }
        let end = instant() + LONGEST;
        let mut quiet = instant() + batch.quiet();
        loop {
            let left = quiet.min(end).saturating_duration_since(instant());
            let event = match receiver.recv_timeout(left) {
                Ok(event) if !left.is_zero() => event,
                // The batch is over; what was taken out of the channel belongs to it.
                Ok(event) => {
                    batch.add(event, scope);
                    break;
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            };
            // What does not concern us must not keep the writer waiting.
            if batch.add(event, scope) {
                quiet = instant() + batch.quiet();
            }
        }
        for folder in scope.folders.iter().filter(|folder| batch.paths.contains(*folder)) {
            enter(folder, watch);
        }
        tell(match batch.everything {
            true => Touched::Everything,
            false => Touched::Files(batch.paths.into_iter().collect()),
        });
    }
}

/// What was touched since the last word.
#[derive(Default)]
struct Batch {
    paths: BTreeSet<PathBuf>,
    everything: bool,
}

#[expect(clippy::disallowed_methods, reason = "decides when a batch ends, never what a page shows")]
fn instant() -> Instant {
    Instant::now()
}

impl Batch {
    /// How long nothing may happen for it to be complete.
    fn quiet(&self) -> Duration {
        let is_empty =
            |path: &PathBuf| path.metadata().is_ok_and(|found| found.is_file() && found.len() == 0);
        if self.paths.len() > FEW || self.paths.iter().any(is_empty) { QUIET_IN_BURST } else { QUIET }
    }

    /// Adds an event, and says whether it concerns us.
    fn add(&mut self, event: notify::Event, scope: &Scope) -> bool {
        // Reading a file is an event too; it would wake us by our own reading.
        if matches!(event.kind, EventKind::Access(_)) {
            return false;
        }
        let rescan = event.need_rescan();
        let mut concerned = rescan;
        for path in event.paths.into_iter().filter(|path| scope.has(path)) {
            concerned = true;
            self.paths.insert(path);
        }
        self.everything |= rescan;
        concerned
    }
}

impl Scope {
    /// Whether a path may be a source: not what lies elsewhere, nor what editors drop beside a file.
    fn has(&self, path: &Path) -> bool {
        let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        let dropping = name.starts_with(".#")
            || (name.starts_with('#') && name.ends_with('#'))
            || name.starts_with("~$")
            || name.ends_with('~')
            || name == "4913"
            || [".swp", ".swo", ".swx", ".tmp", ".part", ".satz-tmp"].iter().any(|end| name.ends_with(end));
        let inside = self.folders.iter().any(|folder| path.starts_with(folder));
        !dropping && (inside || self.files.iter().any(|file| path == file))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, expected: bool) {
        assert_eq!(scope().has(Path::new(path)), expected, "{path}");
    }

    fn scope() -> Scope {
        Scope { folders: vec!["/b/content".into(), "/b/themes".into()], files: vec!["/b/site.toml".into()] }
    }

    /// What is told of these events.
    fn told(events: impl Iterator<Item = notify::Event>) -> Vec<Touched> {
        let (sender, receiver) = channel();
        events.for_each(|event| sender.send(event).expect("open"));
        drop(sender);
        let (told, batch) = channel();
        batches(&receiver, &scope(), &Weak::new(), move |touched| told.send(touched).expect("open"));
        batch.into_iter().collect()
    }

    fn touched(path: impl Into<PathBuf>) -> notify::Event {
        notify::Event::new(EventKind::Any).add_path(path.into())
    }

    #[test]
    fn output_and_droppings_are_ignored() {
        check("/b/content/posts/a.md", true);
        check("/b/site.toml", true);
        check("/b/public/index.html", false);
        check("/b/.git/index.lock", false);
        check("/b/.satz/cache/1.seg", false);
        check("/b/content/posts/.a.md.swp", false);
        check("/b/content/posts/a.md~", false);
        check("/b/content/posts/4913", false);
        check("/b/content/posts/.#a.md", false);
        check("/b/content/posts/~$satzung.docx", false);
    }

    #[test]
    fn whoever_lost_count_looks_at_everything() {
        let lost = notify::Event::new(EventKind::Other).set_flag(notify::event::Flag::Rescan);
        assert_eq!(told([touched("/b/site.toml"), lost].into_iter()), [Touched::Everything]);
    }

    #[test]
    fn a_burst_is_one_batch_and_reading_is_none() {
        let files = (0..1000).rev().map(|number| touched(format!("/b/content/{number:03}.md")));
        let access = notify::Event::new(EventKind::Access(notify::event::AccessKind::Any));
        let all = told(files.chain([access.add_path("/b/content/x.md".into())]));
        let [Touched::Files(paths)] = all.as_slice() else { panic!("{all:?}") };
        assert_eq!(paths.len(), 1000);
        assert_eq!(paths[0], PathBuf::from("/b/content/000.md"));
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test writes files to look at")]
    fn a_file_that_was_just_emptied_is_waited_for() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let quiet = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).expect("writable");
            Batch { paths: BTreeSet::from([path]), everything: false }.quiet()
        };
        assert_eq!([quiet("a.md", ""), quiet("a.md", "Text.")], [QUIET_IN_BURST, QUIET]);
    }

    #[test]
    fn what_lies_elsewhere_is_no_batch() {
        assert!(told([touched("/b/public/index.html"), touched("/b/.git/index")].into_iter()).is_empty());
    }
}
