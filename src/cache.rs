//! Finished work by content hash, kept in `.satz/cache` between runs.
//!
//! Bytes by key, in memory, opened from a few segment files and saved as new ones.
//! A key is a hash over every input of the work, so nothing is ever out of date:
//! other input is another key. Entries that are damaged are not there, and a folder
//! that cannot be read or written is an empty cache, never an error: without the
//! cache, with it and with a damaged one a build gives the same bytes.
//!
//! Two processes may share a folder. Segments are never changed, only added and
//! merged, so the worst that can happen is work done twice.

mod files;
mod segment;
mod uses;

use std::collections::{BTreeMap, btree_map};
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;
use segment::Row;
use uses::Uses;

/// Bytes that a saved cache holds at most, 256 MiB. Beyond it a quarter goes, so that
/// the next runs need not write everything again.
const LIMIT: usize = 256 << 20;
/// Runs after which an entry that nobody used goes.
const RUNS: u32 = 20;
/// Bytes of one segment, about; several are read and written side by side.
const SEGMENT: usize = 32 << 20;
/// More segments than this are merged.
const SEGMENTS: usize = 64;
/// The file that knows the number of runs and the last use of every entry.
const USES: &str = "uses";
/// Locks among which the entries are spread.
const SHARDS: usize = 64;

/// The hash of a piece of work: of its kind, its format and everything it is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key([u8; Key::LENGTH]);

impl Key {
    const LENGTH: usize = 32;

    /// The key of work of this kind. `format` goes up when the stored bytes change their
    /// meaning; the version of satz is part of every key. Inputs are kept apart by their
    /// lengths, so `["ab", "c"]` is not `["a", "bc"]`.
    pub fn of(kind: &str, format: u32, inputs: &[&[u8]]) -> Key {
        let mut hasher = blake3::Hasher::new();
        let fixed = [kind.as_bytes(), &format.to_le_bytes(), env!("CARGO_PKG_VERSION").as_bytes()];
        for part in fixed.iter().chain(inputs) {
            hasher.update(&(part.len() as u64).to_le_bytes()).update(part);
        }
        Key(*hasher.finalize().as_bytes())
    }
}

/// The bytes of an entry, shared with the cache; cheap to clone.
#[derive(Debug, Clone)]
pub struct Bytes(Stored);

#[derive(Debug, Clone)]
enum Stored {
    /// Put in this run.
    New(Arc<[u8]>),
    /// Read from a file.
    Old { segment: Arc<Vec<u8>>, row: Row },
}

impl Bytes {
    fn is_whole(&self) -> bool {
        match &self.0 {
            Stored::New(_) => true,
            Stored::Old { segment, row } => segment::is_whole(row, segment),
        }
    }
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match &self.0 {
            Stored::New(bytes) => bytes,
            Stored::Old { segment, row } => &segment[row.bytes.clone()],
        }
    }
}

/// Finished work by key. Shared by all threads.
pub struct Cache {
    shards: Vec<Mutex<BTreeMap<Key, Entry>>>,
    /// The number of this run, counted from the first one that saved.
    run: u32,
    folder: Option<Folder>,
}

struct Entry {
    bytes: Bytes,
    /// Run of the last use.
    run: u32,
    is_saved: bool,
    /// Whether its checksum was compared in this run.
    is_checked: bool,
}

/// Where the cache is saved, and what lies there.
struct Folder {
    path: PathBuf,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    segments: Vec<PathBuf>,
    /// Bytes in segments for which no entry stands any more.
    dead: usize,
}

impl Cache {
    /// A cache that ends with the process.
    pub fn in_memory() -> Cache {
        Cache { shards: (0..SHARDS).map(|_| Mutex::default()).collect(), run: 0, folder: None }
    }

    /// The cache of a folder; an empty one if there is none yet or it cannot be read.
    /// Files are read at once, entries are checked when they are asked for.
    pub fn open(folder: &Path) -> Cache {
        let segments = files::segments(folder);
        let read: Vec<(Arc<Vec<u8>>, Vec<Row>)> = segments
            .par_iter()
            .map(|path| {
                let bytes = files::read(path);
                let rows = segment::decode(&bytes);
                (Arc::new(bytes), rows)
            })
            .collect();
        let uses = Uses::decode(&files::read(&folder.join(USES)));
        let mut cache = Cache { run: uses.run.saturating_add(1), ..Cache::in_memory() };
        let mut state = State { segments, dead: 0 };
        for (segment, rows) in read {
            // A segment without a table stands for nothing: it counts as dead altogether.
            let mut dead = if rows.is_empty() { segment.len() } else { 0 };
            for row in rows {
                let length = row.bytes.len();
                if !cache.adopt(row, &segment, &uses) {
                    dead += length;
                }
            }
            state.dead += dead;
        }
        cache.folder = Some(Folder { path: folder.to_owned(), state: Mutex::new(state) });
        cache
    }

    /// The bytes stored under a key. A damaged entry is forgotten.
    pub fn get(&self, key: &Key) -> Option<Bytes> {
        let mut shard = self.shard(key);
        let entry = shard.get_mut(key)?;
        if !entry.is_checked {
            if !entry.bytes.is_whole() {
                shard.remove(key);
                return None;
            }
            entry.is_checked = true;
        }
        entry.run = self.run;
        Some(entry.bytes.clone())
    }

    /// Stores bytes. What is there already under the key stays: equal keys are equal work.
    pub fn put(&self, key: Key, bytes: Vec<u8>) {
        self.shard(&key).entry(key).or_insert_with(|| Entry {
            bytes: Bytes(Stored::New(bytes.into())),
            run: self.run,
            is_saved: false,
            is_checked: true,
        });
    }

    /// Writes what is new to the folder, if the cache has one. What was not used for 20 runs
    /// is left behind; beyond 256 MiB the longest unused goes. A folder that cannot be
    /// written keeps what it has.
    pub fn save(&self) {
        let Some(folder) = &self.folder else { return };
        let mut state = folder.state.lock().unwrap_or_else(PoisonError::into_inner);
        let (live, new) = self.sizes();
        let is_too_large = live + state.dead > LIMIT;
        if live > LIMIT {
            self.prune(live - LIMIT / 4 * 3);
        }
        if is_too_large || state.segments.len() >= SEGMENTS || state.dead > live / 4 {
            self.merge(folder, &mut state);
        } else if new > 0 {
            let is_new = |entry: &Entry| !entry.is_saved;
            state.segments.extend(self.write(folder, is_new).unwrap_or_default());
        }
        files::write(&folder.path.join(USES), &Uses::encode(self.run, &self.entries(|_| true)));
    }

    fn shard(&self, key: &Key) -> MutexGuard<'_, BTreeMap<Key, Entry>> {
        // A panic in another thread leaves a map whole: every change is one insertion or removal.
        self.shards[usize::from(key.0[0]) % SHARDS].lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn locked(&self) -> impl Iterator<Item = MutexGuard<'_, BTreeMap<Key, Entry>>> {
        self.shards.iter().map(|shard| shard.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes an entry from a segment, unless it is too old or known already.
    fn adopt(&self, row: Row, segment: &Arc<Vec<u8>>, uses: &Uses) -> bool {
        let run = uses.runs.get(&row.key).copied().unwrap_or(row.run).min(self.run);
        if self.run - run > RUNS {
            return false;
        }
        let mut shard = self.shard(&row.key);
        let btree_map::Entry::Vacant(place) = shard.entry(row.key) else { return false };
        let bytes = Bytes(Stored::Old { segment: Arc::clone(segment), row });
        place.insert(Entry { bytes, run, is_saved: true, is_checked: false });
        true
    }

    /// Bytes of all entries, and of those that are not saved.
    fn sizes(&self) -> (usize, usize) {
        let (mut live, mut new) = (0, 0);
        for shard in self.locked() {
            for entry in shard.values() {
                live += entry.bytes.len();
                new += if entry.is_saved { 0 } else { entry.bytes.len().max(1) };
            }
        }
        (live, new)
    }

    /// Forgets entries until `bytes` are gone, the longest unused first.
    fn prune(&self, mut bytes: usize) {
        let mut entries = self.entries(|_| true);
        entries.sort_by_key(|(key, _, run)| (*run, *key));
        for (key, entry, _) in entries {
            if bytes == 0 {
                return;
            }
            bytes = bytes.saturating_sub(entry.len());
            self.shard(&key).remove(&key);
        }
    }

    /// Writes every entry into new segments and removes the ones found at the beginning.
    fn merge(&self, folder: &Folder, state: &mut State) {
        let Some(written) = self.write(folder, |_| true) else { return };
        for old in state.segments.iter().filter(|old| !written.contains(old)) {
            files::remove(old);
        }
        *state = State { segments: written, dead: 0 };
    }

    /// Writes the chosen entries and gives the files, or nothing if one could not be written.
    fn write(&self, folder: &Folder, choose: impl Fn(&Entry) -> bool) -> Option<Vec<PathBuf>> {
        let entries = self.entries(choose);
        let written: Option<Vec<PathBuf>> = groups(&entries)
            .into_par_iter()
            .map(|group| {
                // A damaged entry must not get a new checksum.
                let whole = group.iter().filter(|(_, bytes, _)| bytes.is_whole());
                let bytes = segment::encode(whole.map(|(key, bytes, run)| (*key, &**bytes, *run)));
                let path = folder.path.join(format!("{}.segment", blake3::hash(&bytes).to_hex()));
                files::write(&path, &bytes).then_some(path)
            })
            .collect();
        if written.is_some() {
            for (key, ..) in &entries {
                if let Some(entry) = self.shard(key).get_mut(key) {
                    entry.is_saved = true;
                }
            }
        }
        written
    }

    /// The chosen entries, by shard and key.
    fn entries(&self, choose: impl Fn(&Entry) -> bool) -> Vec<(Key, Bytes, u32)> {
        let mut entries = Vec::new();
        for shard in self.locked() {
            let chosen = shard.iter().filter(|(_, entry)| choose(entry));
            entries.extend(chosen.map(|(key, entry)| (*key, entry.bytes.clone(), entry.run)));
        }
        entries
    }
}

/// Stretches of entries of about [`SEGMENT`] bytes.
fn groups(entries: &[(Key, Bytes, u32)]) -> Vec<&[(Key, Bytes, u32)]> {
    let mut size = 0;
    entries
        .chunk_by(move |(_, bytes, _), _| {
            size += bytes.len();
            let is_full = size >= SEGMENT;
            if is_full {
                size = 0;
            }
            !is_full
        })
        .collect()
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the tests damage files")]
mod tests {
    use super::*;

    fn key(name: &str) -> Key {
        Key::of("probe", 1, &[name.as_bytes()])
    }

    fn read(cache: &Cache, name: &str) -> Option<Vec<u8>> {
        cache.get(&key(name)).map(|bytes| bytes.to_vec())
    }

    #[test]
    fn keys_tell_inputs_kinds_and_formats_apart() {
        let keys = [
            Key::of("code", 1, &[b"ab", b"c"]),
            Key::of("code", 1, &[b"a", b"bc"]),
            Key::of("code", 2, &[b"ab", b"c"]),
            Key::of("body", 1, &[b"ab", b"c"]),
        ];
        let mut sorted = keys.to_vec();
        sorted.sort();
        sorted.dedup();
        assert_eq!(sorted.len(), keys.len());
    }

    #[test]
    fn the_next_run_finds_what_this_one_made() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".satz/cache");
        let cache = Cache::open(&path);
        cache.put(key("a"), b"eins".to_vec());
        cache.put(key("a"), b"anders".to_vec());
        cache.save();
        let cache = Cache::open(&path);
        assert_eq!(read(&cache, "a"), Some(b"eins".to_vec()));
        assert_eq!(read(&cache, "b"), None);
        cache.put(key("b"), Vec::new());
        cache.save();
        let cache = Cache::open(&path);
        assert_eq!((read(&cache, "a"), read(&cache, "b")), (Some(b"eins".to_vec()), Some(Vec::new())));
    }

    #[test]
    fn what_nobody_used_for_twenty_runs_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(folder.path());
        cache.put(key("oft"), b"x".repeat(100));
        cache.put(key("nie"), b"y".repeat(900));
        cache.save();
        for _ in 0..RUNS {
            let cache = Cache::open(folder.path());
            assert!(read(&cache, "oft").is_some());
            cache.save();
        }
        let cache = Cache::open(folder.path());
        assert_eq!((read(&cache, "oft").is_some(), read(&cache, "nie").is_some()), (true, false));
        cache.save();
        let sizes: usize = files::segments(folder.path()).iter().map(|path| files::read(path).len()).sum();
        assert!(sizes < 500, "the segment was written again without the unused entry: {sizes}");
    }

    #[test]
    fn a_damaged_cache_is_a_smaller_one() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(folder.path());
        for n in 0..50 {
            cache.put(key(&n.to_string()), format!("Inhalt {n}").into_bytes());
        }
        cache.save();
        let path = files::segments(folder.path()).remove(0);
        let whole = files::read(&path);
        for at in [0, 9, 20, 100, whole.len() / 2, whole.len() - 3] {
            let mut damaged = whole.clone();
            damaged[at] ^= 1;
            std::fs::write(&path, &damaged).unwrap();
            std::fs::write(folder.path().join(USES), &damaged[..at]).unwrap();
            let cache = Cache::open(folder.path());
            for n in 0..50 {
                let found = read(&cache, &n.to_string());
                assert!(found.is_none_or(|bytes| bytes == format!("Inhalt {n}").into_bytes()));
            }
        }
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_no_error() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        std::fs::write(&path, "no folder").unwrap();
        let cache = Cache::open(&path);
        cache.put(key("a"), b"eins".to_vec());
        cache.save();
        assert_eq!(read(&cache, "a"), Some(b"eins".to_vec()));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "no folder");
    }
}
