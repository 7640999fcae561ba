//! What was compiled before: this run's bodies, and the cache of earlier runs behind them.
//!
//! Everything that decides about a result is in its key, so nothing is ever out of date.

use super::body::Body;
use super::highlight::{self, Highlighted, Language};
use super::profile::Profile;
use super::stored;
use crate::cache::{Cache, Key};
use memchr::memmem;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Rises when the same text gives another body.
const FORMAT: u32 = 2;

/// What a text must hold for its body to be kept between runs: a fence. Without code a body
/// compiles about as fast as it is read back; colours are what takes time (2,000 posts, 11 MB:
/// 0.15 s without, 0.93 s with them).
const KEPT: &[u8] = b"```";

/// Editions after which a body nobody asked for is forgotten.
const EDITIONS: u32 = 3;

/// Locks among which the bodies are spread.
const SHARDS: usize = 16;

/// What this process compiled, in front of what earlier ones did. Shared by all threads.
pub struct Memo {
    cache: Arc<Cache>,
    bodies: Vec<Mutex<BTreeMap<Key, Remembered>>>,
    edition: AtomicU32,
}

struct Remembered {
    body: Arc<Body>,
    /// The edition it was asked for last.
    edition: u32,
}

impl Memo {
    /// A memory before `cache`.
    pub fn new(cache: Arc<Cache>) -> Memo {
        let bodies = (0..SHARDS).map(|_| Mutex::default()).collect();
        Memo { cache, bodies, edition: AtomicU32::new(0) }
    }

    /// A memory that ends with the process.
    pub fn in_memory() -> Memo {
        Memo::new(Arc::new(Cache::in_memory()))
    }

    /// Begins another edition: bodies unused for three of them are dropped, unless
    /// somebody still holds them.
    pub fn next_edition(&self) {
        let edition = self.edition.fetch_add(1, Ordering::Relaxed) + 1;
        for shard in &self.bodies {
            lock(shard).retain(|_, Remembered { body, edition: last }| {
                Arc::strong_count(body) > 1 || edition - *last <= EDITIONS
            });
        }
    }

    /// The body of a text, made by `make` if it is new.
    pub(super) fn body(&self, text: &str, profile: &Profile, make: impl FnOnce() -> Body) -> Arc<Body> {
        let key = Key::of("body", FORMAT, &[text.as_bytes(), profile.fingerprint().as_bytes()]);
        let edition = self.edition.load(Ordering::Relaxed);
        let shard = &self.bodies[shard_of(text)];
        if let Some(remembered) = lock(shard).get_mut(&key) {
            remembered.edition = edition;
            return Arc::clone(&remembered.body);
        }
        let body = Arc::new(self.kept(text, key, make));
        lock(shard).entry(key).or_insert(Remembered { body, edition }).body.clone()
    }

    /// The body from an earlier run, or a new one.
    fn kept(&self, text: &str, key: Key, make: impl FnOnce() -> Body) -> Body {
        if memmem::find(text.as_bytes(), KEPT).is_none() {
            return make();
        }
        if let Some(body) = self.cache.get(&key).and_then(|bytes| stored::read(&bytes)) {
            return body;
        }
        let body = make();
        self.cache.put(key, stored::write(&body));
        body
    }

    /// Coloured code, from an earlier run or new.
    pub(super) fn code(&self, language: &Language, code: &str) -> Highlighted {
        let key = Key::of("code", FORMAT, &[language.name.as_bytes(), code.as_bytes()]);
        let known = self.cache.get(&key).and_then(|bytes| String::from_utf8(bytes.to_vec()).ok());
        if let Some(html) = known {
            return Highlighted::Html(html);
        }
        let highlighted = highlight::highlight(language, code);
        if let Highlighted::Html(html) = &highlighted {
            self.cache.put(key, html.clone().into_bytes());
        }
        highlighted
    }
}

/// Where a text is looked for; any even spread does.
fn shard_of(text: &str) -> usize {
    let bytes = text.as_bytes();
    let middle = bytes.get(bytes.len() / 2).copied().unwrap_or_default();
    (text.len().wrapping_mul(31) + usize::from(middle)) % SHARDS
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
