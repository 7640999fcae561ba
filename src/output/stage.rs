//! Files into the output folder: write beside, then rename; unchanged files stay untouched.
//!
//! Files come from many threads and wait in `.satz/new` inside the output folder, on
//! the same disk as their places. Nothing else is touched before [`Stage::publish`],
//! so an error, a full disk or a killed run leaves the old site as it is. Into an
//! empty folder whole folders move at once, a handful of renames for any site.
//!
//! Files are not forced to the disk one by one: that would cost minutes for a large
//! site. After a power cut a file may be shorter than the manifest says; the next
//! build sees that and writes it again.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::Metadata;
use std::io::{self, Seek};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use super::journal::{Journal, Ours};
use super::manifest::{Entry, Manifest, Origin};
use super::problems::Problem;
use super::{Content, File, Lock, disk, folder, names};
use crate::report::{Finding, Place};

/// What a build changed in the output folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Changes {
    /// Files that are new or different.
    pub written: usize,
    /// Files that were left as they were, time and all.
    pub unchanged: usize,
    /// Files of the last build that this one does not have.
    pub removed: usize,
    /// Bytes of the written files.
    pub bytes: u64,
}

/// A build on its way into a folder. Dropped without [`publish`](Stage::publish) it
/// leaves the folder as it was.
pub struct Stage<'lock> {
    output: PathBuf,
    /// The folder's name in messages.
    shown: String,
    ours: Ours,
    origin: Origin,
    old: Manifest,
    /// When the old manifest was written; none if the folder was empty.
    published: Option<SystemTime>,
    progress: Mutex<Progress>,
    has_failed: AtomicBool,
    /// Folders that exist in the stage, and folders of the site that are no links.
    made: Mutex<BTreeSet<String>>,
    seen: Mutex<BTreeSet<String>>,
    is_journalled: bool,
    _lock: &'lock Lock,
}

#[derive(Default)]
struct Progress {
    files: BTreeMap<String, Option<Entry>>,
    changed: BTreeSet<String>,
    failure: Option<Finding>,
}

impl<'lock> Stage<'lock> {
    /// Opens the output folder of the project whose lock is held. Completes or clears what
    /// a killed run left there.
    ///
    /// # Errors
    /// `output-folder-unsafe`, `output-folder-foreign`, `output-not-written`.
    pub fn open(lock: &'lock Lock, output: &Path, origin: Origin) -> Result<Stage<'lock>, Finding> {
        folder::refuse_unsafe(lock.root(), output)?;
        let shown = folder::shown(lock.root(), output);
        let ours = Ours::of(output);
        let failed = |(path, error): (String, io::Error)| not_written(&format!("{shown}/{path}"), &error);
        let read = |path: &Path| disk::read_text(path).ok().and_then(|text| Manifest::parse(&text));
        let journal = disk::read_text(&ours.journal).ok().and_then(|text| Journal::parse(&text));

        let left = read(&ours.manifest).or_else(|| journal.as_ref().and_then(|_| read(&ours.next)));
        let is_empty = folder::is_empty(output).map_err(|error| failed((String::new(), error)))?;
        if left.map_or(!is_empty, |manifest| manifest.origin.site != origin.site) {
            return Err(Problem::FolderForeign { folder: shown }.at(Place::Nowhere));
        }
        match journal {
            Some(journal) => journal.carry_out(output).map_err(failed)?,
            None => disk::remove_all(&ours.stage).map_err(|error| failed((".satz/new".to_owned(), error)))?,
        }
        let old = read(&ours.manifest);
        let published = disk::look(&ours.manifest).ok().flatten().and_then(|found| found.modified().ok());
        Ok(Stage {
            output: output.to_owned(),
            shown,
            ours,
            origin,
            published: published.filter(|_| old.is_some()),
            old: old.unwrap_or_default(),
            progress: Mutex::default(),
            has_failed: AtomicBool::new(false),
            made: Mutex::default(),
            seen: Mutex::default(),
            is_journalled: false,
            _lock: lock,
        })
    }

    /// The manifest of what is published now.
    pub fn old(&self) -> &Manifest {
        &self.old
    }

    /// Takes one file, from any thread. What fails comes out of [`publish`](Stage::publish);
    /// files after a failure are not written any more.
    pub fn put(&self, file: File) {
        if self.has_failed.load(Ordering::Relaxed) {
            return;
        }
        let staged = self.reserve(&file.path).and_then(|()| self.stage(&file));
        let mut progress = locked(&self.progress);
        match staged {
            Ok((entry, is_changed)) => {
                if is_changed {
                    progress.changed.insert(file.path.clone());
                }
                progress.files.insert(file.path, Some(entry));
            }
            Err(finding) => {
                self.has_failed.store(true, Ordering::Relaxed);
                progress.failure.get_or_insert(finding);
            }
        }
    }

    /// Makes the new files the site and removes what only the old one had.
    ///
    /// # Errors
    /// The first failure of a `put`, with the old site untouched; or `output-not-written`
    /// from the renaming, which the next run completes.
    pub fn publish(mut self) -> Result<Changes, Finding> {
        let progress = std::mem::take(self.progress.get_mut().unwrap_or_else(PoisonError::into_inner));
        if let Some(finding) = progress.failure {
            return Err(finding);
        }
        let files = progress.files.into_iter().filter_map(|(path, entry)| Some((path, entry?))).collect();
        let new = Manifest { origin: self.origin.clone(), files };
        let changes = self.changes(&new, &progress.changed);
        let failed =
            |(path, error): (String, io::Error)| not_written(&format!("{}/{path}", self.shown), &error);
        let manifest = |error| failed((".satz/manifest.json".to_owned(), error));

        disk::create_folder(&self.ours.folder).map_err(manifest)?;
        if changes.written == 0 && changes.removed == 0 {
            disk::replace(&self.ours.manifest, new.json().as_bytes()).map_err(manifest)?;
            return Ok(changes);
        }
        let journal = match self.published {
            None => Journal::fresh(&progress.changed),
            Some(_) => Journal::between(&self.old, &new, &progress.changed),
        };
        disk::replace(&self.ours.next, new.json().as_bytes()).map_err(manifest)?;
        disk::replace(&self.ours.journal, journal.json().as_bytes())
            .map_err(|error| failed((".satz/journal.json".to_owned(), error)))?;
        self.is_journalled = true;
        journal.carry_out(&self.output).map_err(failed)?;
        Ok(changes)
    }

    fn changes(&self, new: &Manifest, changed: &BTreeSet<String>) -> Changes {
        Changes {
            written: changed.len(),
            unchanged: new.files.len() - changed.len(),
            removed: self.old.files.keys().filter(|path| !new.files.contains_key(*path)).count(),
            bytes: changed.iter().filter_map(|path| new.files.get(path)).map(|entry| entry.size).sum(),
        }
    }

    /// Checks a path and makes sure that nobody else writes it.
    fn reserve(&self, path: &str) -> Result<(), Finding> {
        if !names::is_fit(path) {
            return Err(Problem::NameUnportable { path: path.to_owned() }.at(Place::Nowhere));
        }
        if locked(&self.progress).files.insert(path.to_owned(), None).is_some() {
            return Err(Problem::FileTwice { path: path.to_owned() }.at(Place::Nowhere));
        }
        Ok(())
    }

    /// Hashes a file and writes it to the stage, unless the site has it already.
    fn stage(&self, file: &File) -> Result<(Entry, bool), Finding> {
        let path = file.path.as_str();
        let failed = |error: io::Error| not_written(&format!("{}/{path}", self.shown), &error);
        self.refuse_foreign(path)?;
        match &file.content {
            Content::Bytes(bytes) => {
                let entry = Entry { hash: blake3::hash(bytes), size: bytes.len() as u64 };
                if self.has(path, entry).map_err(failed)? {
                    return Ok((entry, false));
                }
                let place = self.place(path).map_err(failed)?;
                disk::write(&place, bytes).map_err(failed)?;
                Ok((entry, true))
            }
            Content::CopyOf(source) => self.stage_copy(path, source),
        }
    }

    fn stage_copy(&self, path: &str, source: &Path) -> Result<(Entry, bool), Finding> {
        let unreadable = |error: io::Error| {
            let (german, english) = disk::reason(&error);
            Problem::SourceUnreadable { path: path.to_owned(), german, english }.at(Place::Nowhere)
        };
        let failed = |error: io::Error| not_written(&format!("{}/{path}", self.shown), &error);
        let mut from = disk::open(source).map_err(unreadable)?;
        let size = from.metadata().map_err(unreadable)?.len();
        if self.old.files.get(path).is_some_and(|known| known.size == size) {
            let entry = disk::hash(&mut from).map_err(unreadable)?;
            if self.has(path, entry).map_err(failed)? {
                return Ok((entry, false));
            }
            from.rewind().map_err(unreadable)?;
        }
        let place = self.place(path).map_err(failed)?;
        Ok((disk::copy(&mut from, &place).map_err(failed)?, true))
    }

    /// Whether the site has these bytes at this path. A file with a later time than the
    /// manifest's may have been edited, so its bytes are compared.
    fn has(&self, path: &str, entry: Entry) -> io::Result<bool> {
        if self.old.files.get(path) != Some(&entry) {
            return Ok(false);
        }
        let place = self.output.join(path);
        let Some(found) = disk::look(&place)?.filter(|found| found.is_file() && found.len() == entry.size)
        else {
            return Ok(false);
        };
        let is_older = |found: &Metadata| Some(found.modified().ok()? <= self.published?);
        if is_older(&found).unwrap_or(false) {
            return Ok(true);
        }
        Ok(disk::hash(&mut disk::open(&place)?)? == entry)
    }

    /// Refuses to write over or through what satz did not write.
    fn refuse_foreign(&self, path: &str) -> Result<(), Finding> {
        if self.published.is_none() {
            return Ok(());
        }
        let foreign =
            |path: &str| Problem::FileForeign { path: format!("{}/{path}", self.shown) }.at(Place::Nowhere);
        let look = |path: &str| {
            disk::look(&self.output.join(path))
                .map_err(|error| not_written(&format!("{}/{path}", self.shown), &error))
        };
        let parent = names::folders(path).next_back();
        if parent.is_some_and(|parent| !locked(&self.seen).contains(parent)) {
            for folder in names::folders(path) {
                let is_free = look(folder)?.is_none_or(|found| found.is_dir());
                if !is_free && !self.old.files.contains_key(folder) {
                    return Err(foreign(folder));
                }
                locked(&self.seen).insert(folder.to_owned());
            }
        }
        if self.old.files.contains_key(path) {
            return Ok(());
        }
        let holds_ours = || names::holds(&self.old.files, path);
        match look(path)? {
            Some(found) if !found.is_dir() || !holds_ours() => Err(foreign(path)),
            Some(_) | None => Ok(()),
        }
    }

    /// The place of a file in the stage, its folder made.
    fn place(&self, path: &str) -> io::Result<PathBuf> {
        let folder = names::folders(path).next_back().unwrap_or_default();
        if !locked(&self.made).contains(folder) {
            disk::create_folder(&self.ours.stage.join(folder))?;
            locked(&self.made).insert(folder.to_owned());
        }
        Ok(self.ours.stage.join(path))
    }
}

impl Drop for Stage<'_> {
    fn drop(&mut self) {
        if self.is_journalled {
            return;
        }
        // What cannot be removed now is removed by the next run.
        let _ = disk::remove_all(&self.ours.stage);
        let _ = disk::remove(&self.ours.next);
        if self.published.is_none() && disk::remove_if_empty(&self.ours.folder) {
            disk::remove_if_empty(&self.output);
        }
    }
}

fn not_written(path: &str, error: &io::Error) -> Finding {
    let (german, english) = disk::reason(error);
    Problem::NotWritten { path: path.trim_end_matches('/').to_owned(), german, english }.at(Place::Nowhere)
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic in another thread leaves these maps whole: every change is one insertion.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
