//! The folder of the cache. Whatever goes wrong here makes the cache smaller and nothing else.

#![expect(clippy::disallowed_methods, reason = "the cache is one of the edges")]

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

/// The segments in a folder, by name.
pub(super) fn segments(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension() == Some(OsStr::new("segment")))
        .collect();
    paths.sort();
    paths
}

/// The bytes of a file; none if it cannot be read.
pub(super) fn read(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_default()
}

/// Writes a file beside its place and moves it there.
pub(super) fn write(path: &Path, bytes: &[u8]) -> bool {
    let beside = path.with_extension("tmp");
    let written = path
        .parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(&beside, bytes))
        .and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        remove(&beside);
    }
    written.is_ok()
}

pub(super) fn remove(path: &Path) {
    // A file that stays is read again and found dead; nothing depends on its absence.
    let _ = fs::remove_file(path);
}
