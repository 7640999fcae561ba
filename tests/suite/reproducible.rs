//! Same input, same bytes: on other threads, in another folder, with and without a cache.

use crate::workbench::Project;
use std::path::Path;

/// The sample blog in a folder of its own.
fn sample() -> Project {
    let project = Project::at(tempfile::tempdir().expect("a temporary folder"));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    project.copy(&root.join("site.toml"), "site.toml");
    for entry in walkdir::WalkDir::new(root.join("content")) {
        let entry = entry.expect("the sample blog can be read");
        if entry.file_type().is_file() {
            let name = entry.path().strip_prefix(root).expect("found below").to_string_lossy().into_owned();
            project.copy(entry.path(), &name);
        }
    }
    project
}

#[test]
fn threads_folders_and_caches_do_not_show() {
    let first = sample();
    first.satz_in(&[("RAYON_NUM_THREADS", "1")], &["build", "--no-cache", "--output", "a"]).succeeds();
    let expected = first.tree("a");
    assert!(expected.len() > 40, "the sample blog has pages");

    let second = sample();
    second.satz_in(&[("RAYON_NUM_THREADS", "8")], &["build", "--output", "b"]).succeeds();
    assert_same(&expected, &second.tree("b"), "eight threads, empty cache");
    second.satz(&["build", "--output", "c"]).succeeds();
    assert_same(&expected, &second.tree("c"), "full cache");

    for path in second.tree(".satz/cache").keys() {
        let mut bytes = std::fs::read(second.path(&format!(".satz/cache/{path}"))).expect("readable");
        for byte in bytes.iter_mut().step_by(97) {
            *byte ^= 0x55;
        }
        second.write(&format!(".satz/cache/{path}"), bytes);
    }
    second.satz(&["build", "--output", "d"]).succeeds();
    assert_same(&expected, &second.tree("d"), "damaged cache");
}

type Tree = std::collections::BTreeMap<String, Vec<u8>>;

#[track_caller]
fn assert_same(expected: &Tree, found: &Tree, what: &str) {
    let names: Vec<&String> =
        expected.keys().filter(|name| expected.get(*name) != found.get(*name)).collect();
    assert!(names.is_empty(), "{what}: {names:?} differ");
    assert_eq!(expected.len(), found.len(), "{what}: other files");
}
