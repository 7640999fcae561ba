//! One build or deploy at a time: `.satz/lock`.
//!
//! The lock is the operating system's, so it ends with the process that holds it,
//! however that process ends. The file stays and holds the process's number.

#![expect(clippy::disallowed_methods, reason = "output is one of the edges")]

use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::problems::Problem;
use super::{disk, names};
use crate::report::{Finding, Place};

/// Time between two attempts.
const STEP: Duration = Duration::from_millis(100);

/// The right to write for a project, held until it is dropped.
#[derive(Debug)]
pub struct Lock {
    root: PathBuf,
    _file: File,
}

impl Lock {
    /// How long a second run waits for the first, in commands.
    pub const PATIENCE: Duration = Duration::from_secs(10);

    /// Takes the lock of the project at `root`, waiting at most `patience`.
    ///
    /// # Errors
    /// `output-locked` if another process keeps it, `output-not-written` if the folder
    /// `.satz` cannot be written.
    pub fn take(root: &Path, patience: Duration) -> Result<Lock, Finding> {
        let folder = root.join(names::OURS);
        let open = || -> io::Result<File> {
            fs::create_dir_all(&folder)?;
            File::options().create(true).truncate(false).read(true).write(true).open(folder.join("lock"))
        };
        let failed = |error: &io::Error| {
            let (german, english) = disk::reason(error);
            Problem::NotWritten { path: ".satz/lock".to_owned(), german, english }.at(Place::Nowhere)
        };
        let mut file = open().map_err(|error| failed(&error))?;
        let mut left = patience;
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if !left.is_zero() => {
                    std::thread::sleep(STEP.min(left));
                    left = left.saturating_sub(STEP);
                }
                Err(TryLockError::WouldBlock) => {
                    return Err(Problem::Locked { process: holder(&mut file) }.at(Place::Nowhere));
                }
                Err(TryLockError::Error(error)) => return Err(failed(&error)),
            }
        }
        // The number is for the message of another run only.
        let _ = file.set_len(0).and_then(|()| file.rewind()).and_then(|()| {
            let number = std::process::id();
            file.write_all(format!("{number}\n").as_bytes())
        });
        Ok(Lock { root: root.to_owned(), _file: file })
    }

    /// The root of the project.
    pub fn root(&self) -> &Path {
        &self.root
    }
}

/// The number of the process that holds the lock, if it can be read.
fn holder(file: &mut File) -> String {
    let mut text = String::new();
    // Windows forbids reading what is locked.
    let _ = file.take(20).read_to_string(&mut text);
    match text.trim().parse::<u32>() {
        Ok(number) => number.to_string(),
        Err(_) => "?".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_run_is_told_who_holds_the_lock() {
        let root = tempfile::tempdir().unwrap();
        let first = Lock::take(root.path(), Duration::ZERO).unwrap();
        let finding = Lock::take(root.path(), Duration::ZERO).unwrap_err();
        assert_eq!(finding.rule.id, "output-locked");
        assert!(finding.german.title.contains(&std::process::id().to_string()), "{}", finding.german.title);
        drop(first);
        assert!(Lock::take(root.path(), Duration::ZERO).is_ok());
    }
}
