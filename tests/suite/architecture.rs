//! The house stays a house: arrows point down, rooms are entered by the front door,
//! files have one subject, and only views serialise.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Which rooms a room may import; rooms that do not stand here do not exist.
const ROOMS: &[(&str, &[&str])] = &[
    ("report", &[]),
    ("calendar", &[]),
    ("cache", &[]),
    ("preview", &[]),
    ("german", &["report", "calendar"]),
    ("checks", &["report"]),
    ("output", &["report"]),
    ("input", &["report", "calendar", "german"]),
    ("markdown", &["report", "german", "cache"]),
    ("new", &["report", "calendar", "german", "output"]),
    ("blog", &["report", "calendar", "german", "input", "markdown"]),
    ("theme", &["report", "input", "german"]),
    ("pages", &["report", "calendar", "german", "input", "markdown", "blog", "theme"]),
    (
        "edition",
        &["report", "calendar", "german", "input", "markdown", "blog", "theme", "pages", "checks", "output"],
    ),
    (
        "commands",
        &[
            "report", "calendar", "german", "cache", "input", "markdown", "blog", "theme", "checks",
            "output", "new", "edition", "preview",
        ],
    ),
];

/// Lines a file may have before it has two subjects; tables of problems are exempt.
const LINES: usize = 450;

struct Source {
    room: String,
    path: PathBuf,
    text: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("src can be read") {
            let path = entry.expect("entries of src can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let inside = path.strip_prefix(&root).expect("found below src").to_path_buf();
                let first = inside.components().next().expect("not empty").as_os_str().to_string_lossy();
                let room = first.trim_end_matches(".rs").to_owned();
                let text = std::fs::read_to_string(&path).expect("source is text");
                found.push(Source { room, path: inside, text });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// Every `crate::…` path in code, as its segments after `crate`.
fn crate_paths(text: &str) -> Vec<Vec<String>> {
    let mut paths = Vec::new();
    for line in text.lines().map(str::trim_start).filter(|line| !line.starts_with("//")) {
        for (at, _) in line.match_indices("crate::") {
            if line[..at].ends_with('$') {
                continue;
            }
            let rest = &line[at + "crate::".len()..];
            let end =
                rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(rest.len());
            let path: Vec<String> =
                rest[..end].split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect();
            if !path.is_empty() {
                paths.push(path);
            }
        }
    }
    paths
}

#[test]
fn arrows_point_down() {
    let allowed: BTreeMap<&str, &[&str]> = ROOMS.iter().copied().collect();
    let mut wrong = BTreeSet::new();
    for source in sources().iter().filter(|source| !["lib", "main", "build"].contains(&source.room.as_str()))
    {
        let Some(allowed) = allowed.get(source.room.as_str()) else {
            wrong.insert(format!("{}: the room has no floor", source.path.display()));
            continue;
        };
        for path in crate_paths(&source.text) {
            let room = path[0].as_str();
            let known = ROOMS.iter().any(|(name, _)| *name == room);
            if known && room != source.room && !allowed.contains(&room) {
                wrong.insert(format!("{}: may not import {room}", source.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn rooms_are_entered_by_the_front_door() {
    let mut wrong = BTreeSet::new();
    for source in sources() {
        for path in crate_paths(&source.text) {
            let from_outside = path[0] != source.room && ROOMS.iter().any(|(name, _)| *name == path[0]);
            let inner =
                path.get(1).is_some_and(|name| name.starts_with(char::is_lowercase)) && path.get(2).is_some();
            if from_outside && inner && !is_public_module(&path[0], &path[1]) {
                wrong.insert(format!("{}: {}", source.path.display(), path.join("::")));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Whether a room's front door names `module` as public itself.
fn is_public_module(room: &str, module: &str) -> bool {
    let door = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(room).join("mod.rs");
    std::fs::read_to_string(door)
        .is_ok_and(|text| text.lines().any(|line| line == format!("pub mod {module};")))
}

#[test]
fn files_have_one_subject() {
    let long: Vec<String> = sources()
        .iter()
        .filter(|source| {
            let table = source.path.ends_with("problems.rs")
                || source.path.parent().is_some_and(|p| p.ends_with("problems"));
            !table && source.text.lines().count() > LINES
        })
        .map(|source| format!("{} ({} lines)", source.path.display(), source.text.lines().count()))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn only_views_and_printers_serialise() {
    let wrong: Vec<String> = sources()
        .iter()
        .filter(|source| {
            source.text.lines().any(|line| line.contains("derive(") && line.contains("Serialize"))
        })
        .map(|source| source.path.display().to_string())
        .filter(|path| {
            !path.starts_with("pages/views/")
                && !path.starts_with("report/")
                && path != "output/manifest.rs"
                && path != "output/journal.rs"
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_file_says_what_it_is() {
    let silent: Vec<String> = sources()
        .iter()
        .filter(|source| !source.text.starts_with("//!"))
        .map(|source| source.path.display().to_string())
        .collect();
    assert!(silent.is_empty(), "{silent:#?}");
}
