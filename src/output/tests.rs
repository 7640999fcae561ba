//! Builds into real folders: what is written, what stays, what a crash leaves.

#![expect(clippy::disallowed_methods, reason = "the tests look at folders")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::journal::{Journal, Ours};
use super::*;
use crate::report::Finding;

/// A project in a temporary folder.
struct Project {
    root: tempfile::TempDir,
    lock: Lock,
}

impl Project {
    fn new() -> Project {
        let root = tempfile::tempdir().unwrap();
        let lock = Lock::take(root.path(), Duration::ZERO).unwrap();
        Project { root, lock }
    }

    fn public(&self) -> PathBuf {
        self.root.path().join("public")
    }

    fn open(&self) -> Result<Stage<'_>, Finding> {
        Stage::open(&self.lock, &self.public(), origin("blog.example"))
    }

    fn build(&self, files: &[(&str, &str)]) -> Result<Changes, Finding> {
        let stage = self.open()?;
        put(&stage, files);
        stage.publish()
    }

    /// Every file of the site with its text, satz's own ones left out.
    fn site(&self) -> BTreeMap<String, String> {
        walkdir::WalkDir::new(self.public())
            .into_iter()
            .filter_map(Result::ok)
            .filter(|entry| !entry.file_type().is_dir())
            .map(|entry| {
                let inside = entry.path().strip_prefix(self.public()).unwrap();
                (
                    inside.to_str().unwrap().to_owned(),
                    std::fs::read_to_string(entry.path()).unwrap_or_default(),
                )
            })
            .filter(|(path, _)| !path.starts_with(".satz"))
            .collect()
    }

    fn changed(&self, path: &str) -> SystemTime {
        std::fs::metadata(self.public().join(path)).unwrap().modified().unwrap()
    }
}

fn origin(site: &str) -> Origin {
    Origin { site: site.to_owned(), drafts: false }
}

fn put(stage: &Stage<'_>, files: &[(&str, &str)]) {
    for (path, text) in files {
        stage.put(File { path: (*path).to_owned(), content: Content::Bytes(text.as_bytes().to_vec()) });
    }
}

fn site(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

const OLD: &[(&str, &str)] = &[
    ("index.html", "Start 1"),
    ("blog/a/index.html", "A"),
    ("blog/b/index.html", "B"),
    ("feed/atom.xml", "1"),
    ("alt/tief/unten/index.html", "weg"),
    ("datei", "wird Ordner"),
];
const NEW: &[(&str, &str)] = &[
    ("index.html", "Start 2"),
    ("blog/a/index.html", "A"),
    ("blog/b/index.html", "B neu"),
    ("blog/c/index.html", "C"),
    ("feed/atom.xml", "2"),
    ("datei/index.html", "im Ordner"),
];

#[test]
fn a_build_writes_what_changed_and_removes_what_is_gone() {
    let project = Project::new();
    let first = project.build(OLD).unwrap();
    assert_eq!(first, Changes { written: 6, unchanged: 0, removed: 0, bytes: 24 });
    assert_eq!(project.site(), site(OLD));
    let before = project.changed("blog/a/index.html");
    let second = project.build(NEW).unwrap();
    assert_eq!(second, Changes { written: 5, unchanged: 1, removed: 2, bytes: 23 });
    assert_eq!(project.site(), site(NEW));
    assert_eq!(project.changed("blog/a/index.html"), before);
    assert!(!project.public().join("alt").exists(), "folders without files go");
    assert_eq!(
        std::fs::read_dir(project.public().join(".satz")).unwrap().count(),
        1,
        "only the manifest stays"
    );
    let third = project.build(NEW).unwrap();
    assert_eq!(third, Changes { written: 0, unchanged: 6, removed: 0, bytes: 0 });
    project.build(&[]).unwrap();
    assert_eq!(project.site(), site(&[]));
}

#[test]
fn the_manifest_depends_on_the_site_alone() {
    let manifest = |project: &Project| std::fs::read(project.public().join(".satz/manifest.json")).unwrap();
    let (one, other) = (Project::new(), Project::new());
    one.build(OLD).unwrap();
    one.build(NEW).unwrap();
    let backwards: Vec<_> = NEW.iter().copied().rev().collect();
    other.build(&backwards).unwrap();
    assert_eq!(manifest(&one), manifest(&other));
}

#[test]
fn an_edited_or_lost_file_is_written_again() {
    let project = Project::new();
    project.build(OLD).unwrap();
    std::fs::write(project.public().join("blog/a/index.html"), "X").unwrap();
    std::fs::remove_file(project.public().join("blog/b/index.html")).unwrap();
    let later = SystemTime::now() + Duration::from_secs(60);
    std::fs::File::options()
        .append(true)
        .open(project.public().join("index.html"))
        .unwrap()
        .set_modified(later)
        .unwrap();
    std::fs::File::options()
        .append(true)
        .open(project.public().join("blog/a/index.html"))
        .unwrap()
        .set_modified(later)
        .unwrap();
    let changes = project.build(OLD).unwrap();
    assert_eq!((changes.written, changes.unchanged), (2, 4));
    assert_eq!(project.site(), site(OLD));
    assert_eq!(project.changed("index.html"), later, "a touched file with the same bytes stays");
}

#[test]
fn copies_are_compared_like_pages() {
    let project = Project::new();
    let source = project.root.path().join("bild.png");
    let copy = || File { path: "bilder/bild.png".to_owned(), content: Content::CopyOf(source.clone()) };
    let build = || {
        let stage = project.open().unwrap();
        stage.put(copy());
        stage.publish()
    };
    std::fs::write(&source, "eins").unwrap();
    assert_eq!(build().unwrap().written, 1);
    assert_eq!(build().unwrap().unchanged, 1);
    std::fs::write(&source, "zwei").unwrap();
    assert_eq!(build().unwrap().written, 1);
    assert_eq!(project.site(), site(&[("bilder/bild.png", "zwei")]));
    std::fs::remove_file(&source).unwrap();
    assert_eq!(build().unwrap_err().rule.id, "output-source-unreadable");
    assert_eq!(project.site(), site(&[("bilder/bild.png", "zwei")]));
}

#[test]
fn a_failed_build_leaves_the_old_site() {
    let project = Project::new();
    project.build(OLD).unwrap();
    let check = |files: &[(&str, &str)], id: &str| {
        assert_eq!(project.build(files).unwrap_err().rule.id, id);
        assert_eq!(project.site(), site(OLD));
        assert!(!project.public().join(".satz/new").exists());
    };
    check(&[("neu/index.html", "1"), ("../entwischt", "2")], "output-name-unportable");
    check(&[("index.html", "1"), ("index.html", "2")], "output-file-twice");
    check(&[("x", "Datei"), ("x/y", "darunter")], "output-not-written");
    let fresh = Project::new();
    fresh.build(&[("x", ""), ("x/y", "")]).unwrap_err();
    assert!(!fresh.public().exists(), "a failed first build leaves no folder");
}

#[test]
fn strangers_are_neither_overwritten_nor_removed() {
    let project = Project::new();
    std::fs::create_dir(project.public()).unwrap();
    std::fs::write(project.public().join("fremd.txt"), "fremd").unwrap();
    assert_eq!(project.build(OLD).unwrap_err().rule.id, "output-folder-foreign");
    std::fs::remove_file(project.public().join("fremd.txt")).unwrap();
    project.build(OLD).unwrap();
    std::fs::write(project.public().join("alt/tief/fremd.txt"), "fremd").unwrap();
    project.build(NEW).unwrap();
    assert_eq!(project.site()["alt/tief/fremd.txt"], "fremd");
    assert_eq!(project.build(&[("alt/tief/fremd.txt", "satz")]).unwrap_err().rule.id, "output-file-foreign");
    let other = Stage::open(&project.lock, &project.public(), origin("anderes.example"));
    assert_eq!(other.err().unwrap().rule.id, "output-folder-foreign");
}

#[cfg(unix)]
#[test]
fn links_in_the_output_are_not_followed() {
    let project = Project::new();
    let outside = tempfile::tempdir().unwrap();
    let link = |path: &str| std::os::unix::fs::symlink(outside.path(), project.public().join(path)).unwrap();
    project.build(OLD).unwrap();
    std::fs::create_dir_all(outside.path().join("tief/unten")).unwrap();
    std::fs::write(outside.path().join("tief/unten/index.html"), "fremd").unwrap();
    std::fs::remove_dir_all(project.public().join("alt")).unwrap();
    link("alt");
    project.build(NEW).unwrap();
    assert!(outside.path().join("tief/unten/index.html").exists(), "nothing is removed behind a link");
    std::fs::remove_dir_all(project.public().join("blog")).unwrap();
    link("blog");
    assert_eq!(project.build(NEW).unwrap_err().rule.id, "output-file-foreign");
    assert_eq!(std::fs::read_dir(outside.path()).unwrap().count(), 1, "nothing is written behind a link");
}

#[test]
fn a_run_killed_while_writing_leaves_the_old_site() {
    for old in [&[][..], OLD] {
        let project = Project::new();
        if !old.is_empty() {
            project.build(old).unwrap();
        }
        let stage = project.open().unwrap();
        put(&stage, NEW);
        std::mem::forget(stage);
        assert_eq!(project.site(), site(old));
        assert!(project.public().join(".satz/new/index.html").exists());
        drop(project.open().unwrap());
        assert_eq!(project.site(), site(old));
        assert!(!project.public().join(".satz/new").exists());
        project.build(NEW).unwrap();
        assert_eq!(project.site(), site(NEW));
    }
}

/// Stages the new site, writes the journal and takes its first `steps` steps.
fn killed_while_publishing(project: &Project, is_fresh: bool, steps: usize) -> bool {
    let stage = project.open().unwrap();
    put(&stage, NEW);
    let entry = |text: &str| Entry { hash: blake3::hash(text.as_bytes()), size: text.len() as u64 };
    let files: BTreeMap<_, _> = NEW.iter().map(|(path, text)| ((*path).to_owned(), entry(text))).collect();
    let new = Manifest { origin: origin("blog.example"), files };
    let changed = new.files.iter().filter(|(path, entry)| stage.old().files.get(*path) != Some(entry));
    let changed = changed.map(|(path, _)| path.clone()).collect();
    let journal =
        if is_fresh { Journal::fresh(&changed) } else { Journal::between(stage.old(), &new, &changed) };
    let ours = Ours::of(&project.public());
    std::fs::write(&ours.next, new.json()).unwrap();
    std::fs::write(&ours.journal, journal.json()).unwrap();
    let all = journal.steps();
    for (from, to) in all.iter().take(steps) {
        match from {
            Some(from) => {
                let to = project.public().join(to);
                std::fs::create_dir_all(to.parent().unwrap()).unwrap();
                std::fs::rename(ours.stage.join(from), to).unwrap();
            }
            None => std::fs::remove_file(project.public().join(to)).unwrap(),
        }
    }
    if steps > all.len() {
        std::fs::rename(&ours.next, &ours.manifest).unwrap();
    }
    std::mem::forget(stage);
    steps <= all.len()
}

#[test]
fn a_run_killed_while_publishing_is_completed_by_the_next() {
    for is_fresh in [true, false] {
        for steps in 0.. {
            let project = Project::new();
            if !is_fresh {
                project.build(OLD).unwrap();
            }
            let is_more = killed_while_publishing(&project, is_fresh, steps);
            drop(project.open().unwrap());
            assert_eq!(project.site(), site(NEW), "killed after {steps} steps");
            assert!(!project.public().join(".satz/journal.json").exists());
            assert_eq!(project.build(NEW).unwrap().unchanged, NEW.len());
            if !is_more {
                break;
            }
        }
    }
}

#[test]
fn many_threads_write_one_site() {
    let project = Project::new();
    let names: Vec<String> = (0..500).map(|n| format!("blog/{}/{n}/index.html", n % 7)).collect();
    let stage = project.open().unwrap();
    std::thread::scope(|scope| {
        for part in names.chunks(60) {
            let stage = &stage;
            scope.spawn(move || part.iter().for_each(|name| put(stage, &[(name, name)])));
        }
    });
    assert_eq!(stage.publish().unwrap().written, 500);
    assert!(project.site().iter().all(|(path, text)| path == text));
}

#[test]
fn an_output_folder_inside_the_sources_is_refused() {
    let project = Project::new();
    let refused =
        |path: &Path| Stage::open(&project.lock, path, origin("x")).err().map(|finding| finding.rule.id);
    assert_eq!(refused(project.root.path()), Some("output-folder-unsafe"));
    assert_eq!(refused(&project.root.path().join("content/public")), Some("output-folder-unsafe"));
}
