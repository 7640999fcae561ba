//! Single steps on the disk: write, copy, move, remove.
//!
//! No step follows a link at its end: what is replaced or removed is the link itself.

#![expect(clippy::disallowed_methods, reason = "output is one of the edges")]

use std::fs::{self, File, Metadata};
use std::io::{self, Read, Write};
use std::path::Path;

use super::manifest::Entry;

/// Bytes read and written at once when a file is copied.
const CHUNK: usize = 256 * 1024;

/// Why reading or writing failed, in German and English, without a path.
pub fn reason(error: &io::Error) -> (String, String) {
    let (german, english) = match error.kind() {
        io::ErrorKind::StorageFull => ("der Datenträger ist voll", "the disk is full"),
        io::ErrorKind::QuotaExceeded => ("der zugeteilte Platz ist voll", "the quota is used up"),
        io::ErrorKind::PermissionDenied => ("das Recht dazu fehlt", "permission denied"),
        io::ErrorKind::ReadOnlyFilesystem => {
            ("der Datenträger ist schreibgeschützt", "the disk is read-only")
        }
        io::ErrorKind::NotFound => ("die Datei fehlt", "the file is missing"),
        io::ErrorKind::IsADirectory | io::ErrorKind::AlreadyExists => {
            ("dort liegt ein Ordner", "a folder is there")
        }
        io::ErrorKind::NotADirectory => ("darüber liegt eine Datei", "a file is above it"),
        io::ErrorKind::InvalidFilename => ("der Name ist zu lang", "the name is too long"),
        io::ErrorKind::InvalidData => ("sie ist kein Text in UTF-8", "it is not text in UTF-8"),
        kind => return (kind.to_string(), kind.to_string()),
    };
    (german.to_owned(), english.to_owned())
}

/// What lies at a path, a link counting as itself.
pub(super) fn look(path: &Path) -> io::Result<Option<Metadata>> {
    match fs::symlink_metadata(path) {
        Ok(found) => Ok(Some(found)),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

pub(super) fn read_text(path: &Path) -> io::Result<String> {
    fs::read_to_string(path)
}

pub(super) fn create_folder(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)
}

/// The names of what lies in a folder, sorted; none if there is no such folder.
pub(super) fn names(folder: &Path) -> io::Result<Vec<std::ffi::OsString>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut names = entries.map(|entry| Ok(entry?.file_name())).collect::<io::Result<Vec<_>>>()?;
    names.sort();
    Ok(names)
}

pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::write(path, bytes)
}

/// Writes a file that must not be there yet.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    File::create_new(path)?.write_all(bytes)
}

/// Writes beside the place and moves there, so that nobody ever reads half a file.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = path.with_extension("tmp");
    let replaced = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    if replaced.is_err() {
        // Half a file would only take room on a full disk.
        let _ = fs::remove_file(&beside);
    }
    replaced
}

/// Opens a file to be copied.
pub(super) fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// Copies and hashes in one pass; `to` is written anew.
pub(super) fn copy(from: &mut File, to: &Path) -> io::Result<Entry> {
    let mut to = File::create(to)?;
    read_through(from, |bytes| to.write_all(bytes))
}

/// The hash and size of a file, read from where it stands.
pub(super) fn hash(file: &mut File) -> io::Result<Entry> {
    read_through(file, |_| Ok(()))
}

fn read_through(file: &mut File, mut take: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<Entry> {
    let mut buffer = vec![0; CHUNK];
    let (mut hasher, mut size) = (blake3::Hasher::new(), 0);
    loop {
        match file.read(&mut buffer) {
            Ok(0) => return Ok(Entry { hash: hasher.finalize(), size }),
            Ok(read) => {
                hasher.update(&buffer[..read]);
                size += read as u64;
                take(&buffer[..read])?;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)
}

/// Removes a file or a link; one that is not there is removed already.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            Ok(())
        }
        other => other,
    }
}

/// Removes a folder if it is empty.
pub(super) fn remove_if_empty(path: &Path) -> bool {
    fs::remove_dir(path).is_ok()
}

/// Removes a folder with all that is in it; used for satz's own folder only.
pub(super) fn remove_all(path: &Path) -> io::Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// The real path of what exists, links resolved.
pub(super) fn real(path: &Path) -> io::Result<std::path::PathBuf> {
    fs::canonicalize(path)
}
