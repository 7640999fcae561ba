//! Which files somebody touched, in batches.
//!
//! Events only say *look here*: whether anything changed is for whoever compares
//! contents. So renames need no pairing, and a burst is one batch: it ends after
//! [`QUIET`] without an event, or after [`LONGEST`] at the latest.

use notify::event::EventKind;
use notify::{Config, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher as _};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// How long nothing may happen for a batch to be complete.
const QUIET: Duration = Duration::from_millis(20);
/// How long a batch may grow.
const LONGEST: Duration = Duration::from_millis(300);
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

/// A running watch; it ends when dropped.
pub struct Watcher {
    _watcher: Box<dyn notify::Watcher + Send>,
}

impl Watcher {
    /// Watches `root` and everything below it but the folders `ignored`; `tell` is called from a thread.
    pub fn start(
        root: &Path,
        ignored: Vec<PathBuf>,
        watching: Watching,
        tell: impl Fn(Touched) + Send + 'static,
    ) -> notify::Result<Watcher> {
        let (sender, receiver) = channel();
        let mut watcher: Box<dyn notify::Watcher + Send> = match watching {
            Watching::Native => Box::new(RecommendedWatcher::new(forward(sender), Config::default())?),
            Watching::Poll => {
                let config = Config::default().with_poll_interval(POLL).with_compare_contents(true);
                Box::new(PollWatcher::new(forward(sender), config)?)
            }
        };
        watcher.watch(root, RecursiveMode::Recursive)?;
        std::thread::Builder::new()
            .name("watch".into())
            .spawn(move || batches(&receiver, &ignored, tell))
            .map_err(notify::Error::io)?;
        Ok(Watcher { _watcher: watcher })
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
fn batches(receiver: &Receiver<notify::Event>, ignored: &[PathBuf], tell: impl Fn(Touched)) {
    while let Ok(first) = receiver.recv() {
        let mut paths = BTreeSet::new();
        let mut everything = add(first, ignored, &mut paths);
        let end = instant() + LONGEST;
        while instant() < end {
            match receiver.recv_timeout(QUIET) {
                Ok(event) => everything |= add(event, ignored, &mut paths),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
        }
        if everything {
            tell(Touched::Everything);
        } else if !paths.is_empty() {
            tell(Touched::Files(paths.into_iter().collect()));
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "decides when a batch ends, never what a page shows")]
fn instant() -> Instant {
    Instant::now()
}

/// Adds the paths of an event, and says whether everything must be looked at.
fn add(event: notify::Event, ignored: &[PathBuf], paths: &mut BTreeSet<PathBuf>) -> bool {
    // Reading a file is an event too; it would wake us by our own reading.
    if matches!(event.kind, EventKind::Access(_)) {
        return false;
    }
    let everything = event.need_rescan();
    paths.extend(event.paths.into_iter().filter(|path| concerns(path, ignored)));
    everything
}

/// Whether a path may be a source: not what we write ourselves, nor what editors drop beside a file.
fn concerns(path: &Path, ignored: &[PathBuf]) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let dropping = name.starts_with(".#")
        || (name.starts_with('#') && name.ends_with('#'))
        || name.ends_with('~')
        || name == "4913"
        || [".swp", ".swo", ".swx", ".tmp", ".part", ".satz-tmp"].iter().any(|ending| name.ends_with(ending));
    let hidden = path.components().any(|part| matches!(part.as_os_str().to_str(), Some(".git" | ".satz")));
    !dropping && !hidden && !ignored.iter().any(|folder| path.starts_with(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, expected: bool) {
        assert_eq!(concerns(Path::new(path), &[PathBuf::from("/b/public")]), expected, "{path}");
    }

    #[test]
    fn own_files_and_droppings_are_ignored() {
        check("/b/content/posts/a.md", true);
        check("/b/site.toml", true);
        check("/b/public/index.html", false);
        check("/b/.git/index.lock", false);
        check("/b/.satz/cache/1.seg", false);
        check("/b/content/posts/.a.md.swp", false);
        check("/b/content/posts/a.md~", false);
        check("/b/content/posts/4913", false);
        check("/b/content/posts/.#a.md", false);
    }

    #[test]
    fn a_burst_is_one_batch_and_reading_is_none() {
        let (sender, receiver) = channel();
        for number in (0..200).rev() {
            let path = PathBuf::from(format!("/b/{number:03}.md"));
            sender.send(notify::Event::new(EventKind::Any).add_path(path)).expect("open");
        }
        let access = EventKind::Access(notify::event::AccessKind::Any);
        sender.send(notify::Event::new(access).add_path("/b/x.md".into())).expect("open");
        drop(sender);
        let (told, batch) = channel();
        batches(&receiver, &[], move |touched| told.send(touched).expect("open"));
        let all: Vec<Touched> = batch.into_iter().collect();
        let [Touched::Files(paths)] = all.as_slice() else { panic!("{all:?}") };
        assert_eq!(paths.len(), 200);
        assert_eq!(paths[0], PathBuf::from("/b/000.md"));
    }
}
