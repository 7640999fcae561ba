//! Projects on a real disk: what is read, what is left out, and that `refresh` equals `read`.
#![expect(clippy::disallowed_methods, reason = "these tests write projects to read")]

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;
use crate::report::Messages;

struct Project(tempfile::TempDir);

impl Project {
    fn new(files: &[(&str, &str)]) -> Project {
        let project = Project(tempfile::tempdir().unwrap());
        for (path, text) in files {
            project.write(path, text.as_bytes());
        }
        project
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn read(&self) -> Sources {
        Sources::read(self.0.path()).unwrap()
    }
}

/// The paths outside the built-in theme, and what was found wrong.
#[track_caller]
fn check(project: &Project, paths: &[&str], findings: &[&str]) {
    let sources = project.read();
    let found: Vec<_> = own(&sources).map(|file| file.path.as_str()).collect();
    assert_eq!(found, paths);
    let said: Vec<_> = sources
        .findings()
        .map(|finding| format!("{}: {}", finding.rule.id, finding.wording(Messages::German).title))
        .collect();
    assert_eq!(said, findings);
}

fn own(sources: &Sources) -> impl Iterator<Item = &Arc<SourceFile>> {
    sources.iter().map(|(_, file)| file).filter(|file| !file.path.starts_with("themes/kursbuch/"))
}

#[test]
fn what_belongs_to_a_project_is_read() {
    let project = Project::new(&[
        ("site.toml", "title = 'a'"),
        ("addresses.lock", ""),
        ("content/posts/b.md", "b"),
        ("content/posts/a/index.md", "a"),
        ("content/posts/a/bild.svg", "<svg width='4' height='3'/>"),
        ("content/posts/.git/config", ""),
        ("content/posts/b.md~", ""),
        ("content/posts/~$satzung.docx", ""),
        ("content/static/.well-known/x.txt", "x"),
        ("content/static/.DS_Store", ""),
        ("public/index.html", ""),
        ("README.md", ""),
    ]);
    let paths = [
        "addresses.lock",
        "content/posts/a/bild.svg",
        "content/posts/a/index.md",
        "content/posts/b.md",
        "content/static/.well-known/x.txt",
        "site.toml",
    ];
    check(&project, &paths, &[]);
    let sources = project.read();
    assert_eq!(sources.in_folder("content/posts/").len(), 3);
    assert_eq!(sources.in_folder("content/authors/").len(), 0);
    let picture = sources.find("content/posts/a/bild.svg").unwrap();
    let size = Some(Size { width: 4, height: 3 });
    let Content::Binary { picture: found, .. } = &sources.file(picture).content else { panic!("a picture") };
    assert_eq!(*found, size);
    assert_eq!(sources.file(picture).bytes().unwrap().len(), 27);
    assert_eq!(
        (sources.file(picture).name(), sources.file(picture).folder()),
        ("bild.svg", "content/posts/a/")
    );
}

#[test]
fn the_built_in_theme_lies_under_the_one_on_disk() {
    let project = Project::new(&[("site.toml", ""), ("themes/kursbuch/theme.toml", "name = 'Meins'")]);
    let sources = project.read();
    let theme = sources.find("themes/kursbuch/theme.toml").unwrap();
    assert_eq!(sources.text(theme), "name = 'Meins'");
    fs::remove_file(project.path("themes/kursbuch/theme.toml")).unwrap();
    let sources = sources.refresh(&[project.path("themes/kursbuch/theme.toml")]).unwrap();
    let theme = sources.find("themes/kursbuch/theme.toml").unwrap();
    assert!(sources.text(theme).contains("kursbuch"));
    assert_eq!(sources, project.read());
}

#[test]
fn files_that_come_and_go_leave_the_others_their_numbers() {
    let project = Project::new(&[("site.toml", ""), ("content/posts/b.md", "b")]);
    let before = project.read();
    project.write("content/posts/a.md", b"a");
    project.write("addresses.lock", b"");
    let touched = [project.path("content/posts/a.md"), project.path("addresses.lock")];
    let after = before.refresh(&touched).unwrap();
    assert!(before.iter().all(|(number, file)| after.find(&file.path) == Some(number)));
    assert!(after.find("content/posts/a.md") < after.find("content/posts/b.md"));
    fs::remove_file(project.path("content/posts/a.md")).unwrap();
    let after = after.refresh(&touched).unwrap();
    assert!(before.iter().all(|(number, file)| after.find(&file.path) == Some(number)));
}

#[test]
fn broken_files_are_left_out_with_a_finding() {
    let project =
        Project::new(&[("site.toml", "[input]\nmax_size = \"1 KiB\""), ("content/posts/leer.md", "")]);
    project.write("content/posts/bom.md", b"\xEF\xBB\xBF+++\r\n+++\r\n");
    project.write("content/posts/latin.md", b"Gut\nGr\xF6\xDFe");
    project.write("content/posts/nul.md", b"a\0b");
    project.write("content/posts/utf16.md", b"\xFF\xFEa\0");
    project.write("content/posts/gross.md", &[b'x'; 1025]);
    check(
        &project,
        &["content/posts/bom.md", "content/posts/leer.md", "site.toml"],
        &[
            "file-too-large: content/posts/gross.md ist größer als 1 KiB",
            "file-not-text: content/posts/latin.md ist kein Text in UTF-8: Zeile 2, Spalte 3",
            "file-not-text: content/posts/nul.md ist kein Text in UTF-8: Zeile 1, Spalte 2",
            "file-not-text: content/posts/utf16.md ist kein Text in UTF-8: Zeile 1, Spalte 1",
        ],
    );
    let sources = project.read();
    assert_eq!(sources.text(sources.find("content/posts/bom.md").unwrap()), "+++\r\n+++\r\n");
}

#[test]
fn a_giant_file_is_refused_before_it_is_read() {
    let project = Project::new(&[("site.toml", "")]);
    let file = fs::File::create(project.path("content.md")).unwrap();
    file.set_len(50 << 30).unwrap();
    fs::create_dir_all(project.path("content")).unwrap();
    fs::rename(project.path("content.md"), project.path("content/riese.md")).unwrap();
    check(&project, &["site.toml"], &["file-too-large: content/riese.md ist größer als 16 MiB"]);
}

#[test]
fn a_missing_root_is_the_only_failure() {
    let finding = Sources::read(Path::new("/gibt/es/nicht")).unwrap_err();
    assert_eq!(finding.rule.id, "root-unreadable");
    assert_eq!(Project::new(&[]).read().find("site.toml"), None);
}

#[test]
fn names_are_composed_and_sound() {
    let project = Project::new(&[
        ("content/posts/gro\u{0308}\u{DF}e.md", "a"),
        ("content/x\u{202E}y.md", ""),
        ("content/a\nb.md", ""),
    ]);
    check(
        &project,
        &["content/posts/gr\u{F6}\u{DF}e.md"],
        &[
            "file-name-invalid: Der Name content/a\u{FFFD}b.md ist unbrauchbar",
            "file-name-invalid: Der Name content/x\u{FFFD}y.md ist unbrauchbar",
        ],
    );
    project.write("content/posts/gr\u{F6}\u{DF}e.md", b"b");
    check(
        &project,
        &["content/posts/gr\u{F6}\u{DF}e.md"],
        &[
            "file-name-invalid: Der Name content/a\u{FFFD}b.md ist unbrauchbar",
            "file-name-twice: Den Namen content/posts/gr\u{F6}\u{DF}e.md gibt es zweimal",
            "file-name-invalid: Der Name content/x\u{FFFD}y.md ist unbrauchbar",
        ],
    );
}

#[cfg(unix)]
#[test]
fn links_neither_leave_the_project_nor_turn_in_circles() {
    use std::os::unix::fs::symlink;

    let outside = Project::new(&[("geheim.md", "x")]);
    let project = Project::new(&[("site.toml", ""), ("content/posts/a.md", "a"), ("shared/b.md", "b")]);
    symlink(outside.path("geheim.md"), project.path("content/posts/geheim.md")).unwrap();
    symlink(project.path("shared"), project.path("content/shared")).unwrap();
    symlink(project.path("content"), project.path("content/posts/oben")).unwrap();
    symlink("selbst.md", project.path("content/selbst.md")).unwrap();
    symlink("fehlt.md", project.path("content/tot.md")).unwrap();
    let paths = ["content/posts/a.md", "content/shared/b.md", "site.toml"];
    let findings = [
        "link-leaves-project: Die Verknüpfung content/posts/geheim.md führt aus dem Blog hinaus",
        "link-loop: Die Verknüpfung content/posts/oben führt im Kreis",
        "file-unreadable: content/selbst.md ist nicht lesbar: das System lässt es nicht zu",
        "file-unreadable: content/tot.md ist nicht lesbar: sie ist nicht da",
    ];
    check(&project, &paths, &findings);
    let sources = project.read();
    let dead = sources.findings_of("content/tot.md").next().unwrap().wording(Messages::German);
    assert_eq!(dead.help, "Die Verknüpfung berichtigen oder löschen");
    project.write("site.toml", b"[input]\nfollow_links = true");
    let paths = ["content/posts/a.md", "content/posts/geheim.md", "content/shared/b.md", "site.toml"];
    check(&project, &paths, &findings[1..]);
    let before = project.read();
    project.write("shared/b.md", b"neu");
    assert_eq!(before.refresh(&[project.path("content/posts/a.md")]).unwrap(), project.read());
}

#[cfg(unix)]
#[test]
fn pipes_are_never_opened() {
    let project = Project::new(&[("content/posts/a.md", "a")]);
    let made = std::process::Command::new("mkfifo").arg(project.path("content/posts/pipe.md")).status();
    assert!(made.is_ok_and(|status| status.success()));
    check(
        &project,
        &["content/posts/a.md"],
        &["file-special: content/posts/pipe.md ist keine gewöhnliche Datei"],
    );
}

#[test]
fn folders_end_somewhere() {
    let deep = format!("content/posts/{}a.md", "x/".repeat(80));
    let project = Project::new(&[("content/posts/b.md", "b"), (&deep, "a")]);
    let sources = project.read();
    let found: Vec<_> = own(&sources).map(|file| file.path.as_str()).collect();
    assert_eq!(found, ["content/posts/b.md"]);
    assert_eq!(sources.findings().map(|finding| finding.rule.id).collect::<Vec<_>>(), ["folder-too-deep"]);
}

#[test]
fn saving_without_a_change_causes_nothing() {
    let project =
        Project::new(&[("site.toml", ""), ("content/posts/a.md", "a"), ("content/posts/b.md", "b")]);
    let before = project.read();
    project.write("content/posts/a.md", b"a");
    assert!(before.refresh(&[project.path("content/posts/a.md")]).is_none());
    assert!(before.refresh(&[project.path("public/index.html"), PathBuf::from("/elsewhere")]).is_none());
    project.write("content/posts/a.md", b"neu");
    let after = before.refresh(&[project.path("content/posts/a.md")]).unwrap();
    let file = |sources: &Sources, path| Arc::clone(sources.file(sources.find(path).unwrap()));
    assert!(Arc::ptr_eq(&file(&before, "content/posts/b.md"), &file(&after, "content/posts/b.md")));
    assert_eq!(after.text(after.find("content/posts/a.md").unwrap()), "neu");
}

#[derive(Debug, Clone)]
enum Edit {
    Write(usize, u8),
    Remove(usize),
    RemoveFolder(usize),
}

const PATHS: &[&str] = &[
    "site.toml",
    "addresses.lock",
    "content/posts/a.md",
    "content/posts/b/index.md",
    "content/posts/b/c.png",
    "content/authors/x.md",
    "content/static/d.txt",
    "themes/kursbuch/theme.toml",
    "themes/eigen/theme.toml",
    "content/posts/b.md",
];

fn edit() -> impl Strategy<Value = Edit> {
    let path = 0..PATHS.len();
    prop_oneof![
        4 => (path.clone(), any::<u8>()).prop_map(|(path, byte)| Edit::Write(path, byte)),
        1 => path.clone().prop_map(Edit::Remove),
        1 => path.prop_map(Edit::RemoveFolder),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn refresh_equals_read(edits in prop::collection::vec(edit(), 1..12)) {
        let project = Project::new(&[("site.toml", "title = 'a'"), ("content/posts/a.md", "a")]);
        let mut sources = project.read();
        for edit in edits {
            let touched = match edit {
                Edit::Write(path, byte) => {
                    // Bytes from 128 on are no UTF-8: such files come and go as findings.
                    project.write(PATHS[path], &[byte; 3]);
                    project.path(PATHS[path])
                }
                Edit::Remove(path) => {
                    let _ = fs::remove_file(project.path(PATHS[path]));
                    project.path(PATHS[path])
                }
                Edit::RemoveFolder(path) => {
                    let folder = project.path(PATHS[path]).parent().unwrap().to_owned();
                    if folder != project.0.path() {
                        let _ = fs::remove_dir_all(&folder);
                    }
                    folder
                }
            };
            sources = sources.refresh(&[touched]).unwrap_or(sources);
            prop_assert_eq!(&sources, &project.read());
        }
    }
}
