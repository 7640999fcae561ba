//! From the staged files to the published site, in steps that a crash cannot spoil.
//!
//! The journal lists every step before the first one is taken. A step that was
//! taken already is skipped, so carrying out the same journal again, in the next
//! run after a crash, ends in the same folder.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::Deserialize;

use super::manifest::{Manifest, quoted};
use super::{disk, names};

/// The version of the format.
const FORMAT: u32 = 1;

/// What has to be done to publish a site.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Journal {
    /// Files of the old site that stand where the new one needs a folder, or the other way round.
    first: Vec<String>,
    /// What moves from the stage to its place; one list after the other.
    moves: Vec<Vec<String>>,
    /// Files of the old site that the new one does not have.
    last: Vec<String>,
}

#[derive(Deserialize)]
struct Document {
    format: u32,
    first: Vec<String>,
    moves: Vec<Vec<String>>,
    last: Vec<String>,
}

/// The files of satz inside an output folder.
pub(super) struct Ours {
    pub(super) folder: PathBuf,
    /// The manifest of what is published.
    pub(super) manifest: PathBuf,
    /// The manifest of what the journal leads to.
    pub(super) next: PathBuf,
    pub(super) journal: PathBuf,
    /// What is not published yet, as the site will lie in the output folder.
    pub(super) stage: PathBuf,
}

impl Ours {
    pub(super) fn of(output: &Path) -> Ours {
        let folder = output.join(names::OURS);
        Ours {
            manifest: folder.join("manifest.json"),
            next: folder.join("manifest.next.json"),
            journal: folder.join("journal.json"),
            stage: folder.join("new"),
            folder,
        }
    }
}

impl Journal {
    /// The steps into an empty folder: whole folders move at once, the front page last.
    pub(super) fn fresh(changed: &BTreeSet<String>) -> Journal {
        let top = |path: &String| path.split('/').next().map(str::to_owned);
        let names: BTreeSet<String> = changed.iter().filter_map(top).collect();
        let (last, rest) = names.into_iter().partition(|name| name == "index.html");
        Journal { first: Vec::new(), moves: vec![rest, last], last: Vec::new() }
    }

    /// The steps from the old site to the new one.
    ///
    /// Every link works at every moment. What is new comes first: nobody knows it yet, so
    /// its own order is free. Then what changes, beginning with assets; pages from deep to
    /// shallow, so the front page is the last one; then feeds and maps. What is gone is
    /// removed when nothing leads to it any more.
    pub(super) fn between(old: &Manifest, new: &Manifest, changed: &BTreeSet<String>) -> Journal {
        let gone: Vec<&String> = old.files.keys().filter(|path| !new.files.contains_key(*path)).collect();
        let new_folders: BTreeSet<&str> = new.files.keys().flat_map(|path| names::folders(path)).collect();
        let is_in_the_way = |path: &str| {
            new_folders.contains(path) || names::folders(path).any(|folder| new.files.contains_key(folder))
        };
        let (first, last) = gone.into_iter().cloned().partition(|path| is_in_the_way(path));
        let mut steps: BTreeMap<(u8, Reverse<usize>), Vec<String>> = BTreeMap::new();
        for path in changed {
            steps.entry(step(path, !old.files.contains_key(path))).or_default().push(path.clone());
        }
        Journal { first, moves: steps.into_values().collect(), last }
    }

    pub(super) fn parse(text: &str) -> Option<Journal> {
        let Document { format, first, moves, last } = serde_json::from_str(text).ok()?;
        let mut paths = first.iter().chain(moves.iter().flatten()).chain(&last);
        let is_fit = format == FORMAT && paths.all(|path| names::is_fit(path));
        is_fit.then_some(Journal { first, moves, last })
    }

    pub(super) fn json(&self) -> String {
        let list = |paths: &[String]| -> String {
            format!("[{}]", paths.iter().map(|path| quoted(path)).collect::<Vec<_>>().join(",\n"))
        };
        let moves: Vec<String> = self.moves.iter().map(|paths| list(paths)).collect();
        format!(
            "{{\"format\": {FORMAT},\n\"first\": {},\n\"moves\": [{}],\n\"last\": {}}}\n",
            list(&self.first),
            moves.join(",\n"),
            list(&self.last)
        )
    }

    /// Every step in order, for tests of crashes: what moves from the stage, or nothing where
    /// a file is removed, and its place in the site.
    #[cfg(test)]
    pub(super) fn steps(&self) -> Vec<(Option<&str>, &str)> {
        let first = self.first.iter().map(|path| (None, path.as_str()));
        let moves = self.moves.iter().flatten().map(|path| (Some(path.as_str()), path.as_str()));
        first.chain(moves).chain(self.last.iter().map(|path| (None, path.as_str()))).collect()
    }

    /// Takes every step that is not taken yet, then makes the next manifest the current one.
    ///
    /// # Errors
    /// The path of the step that failed. The journal stays; carrying it out again goes on.
    pub(super) fn carry_out(&self, output: &Path) -> Result<(), (String, io::Error)> {
        let ours = Ours::of(output);
        remove(output, &self.first)?;
        for paths in &self.moves {
            paths.par_iter().try_for_each(|path| {
                publish(&ours.stage.join(path), &output.join(path)).map_err(|error| (path.clone(), error))
            })?;
        }
        remove(output, &self.last)?;
        let manifest = |error| (".satz/manifest.json".to_owned(), error);
        if disk::look(&ours.next).map_err(manifest)?.is_some() {
            disk::rename(&ours.next, &ours.manifest).map_err(manifest)?;
        }
        disk::remove(&ours.journal).map_err(|error| (".satz/journal.json".to_owned(), error))?;
        // Folders without files; if they stay, the next run removes them.
        let _ = disk::remove_all(&ours.stage);
        Ok(())
    }
}

/// When a file moves; equal steps move side by side.
fn step(path: &str, is_new: bool) -> (u8, Reverse<usize>) {
    let depth = Reverse(path.matches('/').count());
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    match (is_new, ending) {
        (true, _) => (0, Reverse(0)),
        (false, "html") => (2, depth),
        (false, "xml" | "json" | "ics" | "txt" | "opml") => (3, Reverse(0)),
        (false, _) => (1, Reverse(0)),
    }
}

/// Moves one file or folder to its place, unless that was done before.
fn publish(from: &Path, to: &Path) -> io::Result<()> {
    match disk::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if disk::look(from)?.is_none() {
                return Ok(());
            }
            to.parent().map_or(Ok(()), disk::create_folder)?;
            disk::rename(from, to)
        }
        other => other,
    }
}

/// Removes files and the folders that are empty then. What was replaced by a folder or lies
/// behind a link is not ours any more and stays.
fn remove(output: &Path, paths: &[String]) -> Result<(), (String, io::Error)> {
    let look = |path: &str| disk::look(&output.join(path)).map_err(|error| (path.to_owned(), error));
    let mut folders: BTreeSet<&str> = paths.iter().flat_map(|path| names::folders(path)).collect();
    let mut links = BTreeSet::new();
    for folder in &folders {
        if look(folder)?.is_some_and(|found| found.is_symlink()) {
            links.insert(*folder);
        }
    }
    let is_behind_link = |path: &str| names::folders(path).any(|folder| links.contains(folder));
    paths.par_iter().filter(|path| !is_behind_link(path)).try_for_each(|path| match look(path)? {
        Some(found) if !found.is_dir() => {
            disk::remove(&output.join(path)).map_err(|error| (path.clone(), error))
        }
        Some(_) | None => Ok(()),
    })?;
    folders.retain(|folder| !links.contains(folder) && !is_behind_link(folder));
    // A folder comes after its parents in this order, so the reverse begins inside.
    for folder in folders.into_iter().rev() {
        disk::remove_if_empty(&output.join(folder));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::manifest::{Entry, Origin};
    use super::*;

    fn site(paths: &[&str]) -> Manifest {
        let entry = Entry { hash: blake3::hash(b""), size: 0 };
        let files = paths.iter().map(|path| ((*path).to_owned(), entry)).collect();
        Manifest { origin: Origin::default(), files }
    }

    #[test]
    fn nothing_is_linked_before_it_is_there() {
        let old = site(&[
            "index.html",
            "blog/a/index.html",
            "thema/x/index.html",
            "feed.xml",
            "alt/index.html",
            "s.css",
        ]);
        let new = site(&[
            "index.html",
            "blog/a/index.html",
            "blog/neu/index.html",
            "thema/x/index.html",
            "feed.xml",
            "s.css",
            "neu.css",
        ]);
        let journal = Journal::between(&old, &new, &new.files.keys().cloned().collect());
        let expected: Vec<Vec<&str>> = vec![
            vec!["blog/neu/index.html", "neu.css"],
            vec!["s.css"],
            vec!["blog/a/index.html", "thema/x/index.html"],
            vec!["index.html"],
            vec!["feed.xml"],
        ];
        assert_eq!(journal.moves, expected);
        assert_eq!((journal.first.len(), journal.last), (0, vec!["alt/index.html".to_owned()]));
    }

    #[test]
    fn a_file_makes_way_for_a_folder_and_back() {
        let (old, new) = (site(&["a", "b/c/d", "e/f"]), site(&["a/x", "b", "e/g"]));
        let journal = Journal::between(&old, &new, &BTreeSet::new());
        assert_eq!(
            (journal.first, journal.last),
            (vec!["a".to_owned(), "b/c/d".to_owned()], vec!["e/f".to_owned()])
        );
    }

    #[test]
    fn what_was_written_is_read_and_outside_paths_are_not() {
        let changed: BTreeSet<String> = ["index.html", "blog/a/x", "blog/b"].map(str::to_owned).into();
        let journal = Journal::fresh(&changed);
        assert_eq!(journal.moves, [vec!["blog"], vec!["index.html"]]);
        assert_eq!(Journal::parse(&journal.json()), Some(journal));
        let hostile = Journal { first: vec!["../site.toml".to_owned()], moves: Vec::new(), last: Vec::new() };
        assert_eq!(Journal::parse(&hostile.json()), None);
    }
}
