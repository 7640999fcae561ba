//! Which files a project has: names, links and what is left out.

use std::ffi::OsString;
use std::fs::FileType;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use super::disk::Disk;
use super::{Trouble, why};
use crate::input::problems::Problem;
use crate::report::Place;

/// Links to folders that are followed in one walk, so that links to links cannot multiply for ever.
const MOST_LINKS: usize = 1000;
/// Folders within folders.
const DEEPEST: usize = 64;

/// A file that should be read.
pub(super) struct Found {
    pub path: String,
    pub on_disk: PathBuf,
}

/// One walk through a project.
pub(super) struct Walk<'a> {
    disk: &'a Disk,
    /// The paths to look at, or nothing for all.
    only: &'a [String],
    /// For each link to a folder on the way here: the real folder it stood in.
    jumps: Vec<PathBuf>,
    links: usize,
    pub found: Vec<Found>,
    pub troubles: Vec<Trouble>,
    /// Whether there is any link, to a file or a folder.
    pub linked: bool,
}

impl<'a> Walk<'a> {
    /// Walks through everything, or through what lies at or below the paths of `only`.
    pub fn through(disk: &'a Disk, only: &'a [String]) -> Walk<'a> {
        let mut walk = Walk {
            disk,
            only,
            jumps: Vec::new(),
            links: 0,
            found: Vec::new(),
            troubles: Vec::new(),
            linked: false,
        };
        for top in ["addresses.lock", "content", "site.toml", "themes"] {
            let on_disk = disk.root.join(top);
            if let Ok(kind) = file_type(&on_disk) {
                walk.entry(top.to_owned(), on_disk, kind, 0);
            }
        }
        walk
    }

    fn entry(&mut self, path: String, on_disk: PathBuf, kind: FileType, depth: usize) {
        if !self.wants(&path) {
            return;
        }
        if kind.is_file() {
            self.found.push(Found { path, on_disk });
        } else if kind.is_dir() {
            self.folder(&path, &on_disk, depth);
        } else if kind.is_symlink() {
            self.link(path, on_disk, depth);
        } else {
            self.trouble(&path, Problem::FileSpecial { path: path.clone() });
        }
    }

    fn folder(&mut self, path: &str, on_disk: &Path, depth: usize) {
        if depth == DEEPEST {
            return self.trouble(path, Problem::FolderTooDeep { path: path.to_owned(), most: DEEPEST });
        }
        let mut entries = match self.only_below(path, on_disk).map_or_else(|| read_dir(on_disk), Ok) {
            Ok(entries) => entries,
            Err(error) => return self.trouble(path, unreadable(path, &error)),
        };
        entries.sort_by(|(a, _), (b, _)| a.cmp(b));
        for (name, kind) in entries {
            let Some(text) = name.to_str().filter(|text| !text.chars().any(is_hidden_control)) else {
                let shown = format!("{path}/{}", printable(&name.to_string_lossy()));
                self.trouble(&shown, Problem::FileNameInvalid { path: shown.clone() });
                continue;
            };
            let child = match text.is_ascii() {
                true => format!("{path}/{text}"),
                false => format!("{path}/{}", text.nfc()),
            };
            if is_noise(text, &child) {
                continue;
            }
            self.entry(child, on_disk.join(&name), kind, depth + 1);
        }
    }

    /// The entries of a folder that lie on the way to the wanted paths, if they can be told without
    /// listing it: names outside ASCII may be written in several ways on disk.
    fn only_below(&self, path: &str, on_disk: &Path) -> Option<Vec<(OsString, FileType)>> {
        if self.only.is_empty() || self.only.iter().any(|only| is_within(path, only)) {
            return None;
        }
        let below = self.only.iter().filter_map(|only| only.strip_prefix(path)?.strip_prefix('/'));
        let mut names: Vec<_> = below.filter_map(|rest| rest.split('/').next()).collect();
        names.sort_unstable();
        names.dedup();
        let entry = |name: &str| file_type(&on_disk.join(name)).ok().map(|kind| (OsString::from(name), kind));
        names.iter().all(|name| name.is_ascii()).then(|| names.into_iter().filter_map(entry).collect())
    }

    /// A link is followed where it stays in the project or `[input] follow_links` allows it to leave.
    fn link(&mut self, path: String, on_disk: PathBuf, depth: usize) {
        self.linked = true;
        let (target, kind) = match resolve(&on_disk) {
            Ok(target) => target,
            Err(error) => return self.trouble(&path, unreadable(&path, &error)),
        };
        if !self.disk.input.follow_links && !target.starts_with(&self.disk.canonical) {
            return self.trouble(&path, Problem::LinkLeavesProject { path: path.clone() });
        }
        if !kind.is_dir() {
            return self.entry(path, target, kind, depth);
        }
        let here = on_disk.parent().and_then(|folder| resolve(folder).ok()).map(|(folder, _)| folder);
        self.jumps.extend(here);
        self.links += 1;
        if self.links > MOST_LINKS || self.jumps.iter().any(|from| from.starts_with(&target)) {
            self.trouble(&path, Problem::LinkLoop { path: path.clone() });
        } else {
            self.folder(&path, &target, depth);
        }
        self.jumps.pop();
    }

    fn wants(&self, path: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| is_within(path, only) || is_within(only, path))
    }

    fn trouble(&mut self, path: &str, problem: Problem) {
        self.troubles.push(Trouble { path: path.to_owned(), finding: problem.at(Place::Nowhere) });
    }
}

/// Whether `path` is `folder` or lies below it.
pub(super) fn is_within(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || folder.is_empty())
}

/// What `path` cannot be read for.
pub(super) fn unreadable(path: &str, error: &std::io::Error) -> Problem {
    let (why_de, why_en) = why(error);
    let (help_de, help_en) = match error.kind() {
        // What is listed and not there is a link.
        std::io::ErrorKind::NotFound => {
            ("Die Verknüpfung berichtigen oder löschen", "Correct the link or delete it")
        }
        _ => (
            "Die Rechte der Datei und ihrer Ordner prüfen",
            "Check the permissions of the file and its folders",
        ),
    };
    Problem::FileUnreadable { path: path.to_owned(), why_de, why_en, help_de, help_en }
}

/// Files of editors, systems and version control. Below `content/static/` names may begin
/// with a dot (`.well-known`).
fn is_noise(name: &str, path: &str) -> bool {
    let hidden = name.starts_with('.') && !is_within(path, "content/static");
    hidden
        || name.starts_with("~$")
        || name.ends_with('~')
        || name.ends_with(".swp")
        || name.ends_with(".satz-tmp")
        || matches!(name, ".DS_Store" | ".git" | ".gitkeep" | ".gitignore" | "Thumbs.db" | "desktop.ini")
        || (name.starts_with('#') && name.ends_with('#'))
}

/// Characters that make a name lie about itself: controls, line and paragraph
/// separators, and marks of writing direction.
fn is_hidden_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn printable(name: &str) -> String {
    name.chars().map(|c| if is_hidden_control(c) { '\u{FFFD}' } else { c }).collect()
}

#[expect(clippy::disallowed_methods, reason = "this is where a project is read")]
fn file_type(path: &Path) -> std::io::Result<FileType> {
    std::fs::symlink_metadata(path).map(|data| data.file_type())
}

/// The real place behind a path, and what is there.
#[expect(clippy::disallowed_methods, reason = "this is where a project is read")]
pub(super) fn resolve(path: &Path) -> std::io::Result<(PathBuf, FileType)> {
    let real = std::fs::canonicalize(path)?;
    let kind = std::fs::metadata(&real)?.file_type();
    Ok((real, kind))
}

#[expect(clippy::disallowed_methods, reason = "this is where a project is read")]
fn read_dir(path: &Path) -> std::io::Result<Vec<(OsString, FileType)>> {
    std::fs::read_dir(path)?
        .map(|entry| {
            let entry = entry?;
            Ok((entry.file_name(), entry.file_type()?))
        })
        .collect()
}
