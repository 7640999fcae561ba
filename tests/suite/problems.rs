//! Every problem is complete: a case that causes it with its exact words in both
//! languages, a mended case without it, and sentences for `satz explain`.

use crate::story::Story;
use satz::blog::View;
use satz::calendar::{Moment, Zone};
use satz::checks::Page;
use satz::edition::{self, Edition};
use satz::input::Sources;
use satz::markdown::Memo;
use satz::output::Content;
use satz::report::{Colour, Finding, Messages, full};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// Problems that a story in memory cannot cause, each with the test that does.
const ELSEWHERE: &[&str] = &[
    // The disk: src/input/sources/tests.rs
    "root-unreadable",
    "file-unreadable",
    "file-not-text",
    "file-too-large",
    "file-name-invalid",
    "file-name-twice",
    "file-special",
    "folder-too-deep",
    "link-leaves-project",
    "link-loop",
    // More than 64 kB: src/input/front_matter.rs
    "front-matter-too-long",
    // The output folder: src/output/tests.rs
    "output-folder-foreign",
    "output-folder-unsafe",
    "output-file-foreign",
    "output-name-unportable",
    "output-file-twice",
    "output-source-unreadable",
    "output-not-written",
    "output-locked",
    "output-exists",
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/problems")
}

/// The rule of a case: `imprint-incomplete.gaps` is a second case of `imprint-incomplete`.
fn rule(case: &str) -> &str {
    case.split_once('.').map_or(case, |(rule, _)| rule)
}

fn stories() -> BTreeMap<String, (PathBuf, Story)> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder()).expect("the cases are there") {
        let path = entry.expect("the folder can be read").path();
        let id = path.file_stem().expect("a file name").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).expect("cases are text");
        found.insert(id, (path, Story::parse(&text)));
    }
    found
}

/// Everything `satz check` finds in a blog.
fn findings(files: Vec<(String, String)>) -> (Vec<Finding>, Arc<Sources>) {
    let sources = Arc::new(Sources::from_files(files));
    let zone = Zone::parse("Europe/Berlin").expect("a zone");
    let now = Moment::parse(crate::workbench::NOW, zone).expect("a moment");
    let memo = Memo::in_memory();
    let edition = Edition::compose(Arc::clone(&sources), View { now, drafts: false }, &memo);
    let mut report = edition.proofread();
    let (pages, others) = (Mutex::new(Vec::new()), Mutex::new(BTreeMap::new()));
    report.append(edition.render_all(|file| match file.content {
        Content::Bytes(bytes) if file.path.ends_with(".html") => {
            let address = format!("/{}", file.path);
            let html = String::from_utf8(bytes).expect("pages are UTF-8");
            let page = Page::read(address.strip_suffix("index.html").unwrap_or(&address), &html);
            pages.lock().expect("no panic").push(page);
        }
        Content::Bytes(bytes) => {
            others.lock().expect("no panic").insert(format!("/{}", file.path), bytes.len() as u64);
        }
        Content::CopyOf(_) => {
            others.lock().expect("no panic").insert(format!("/{}", file.path), 0);
        }
    }));
    let pages = pages.into_inner().expect("no panic");
    report.append(edition.proof(pages, &others.into_inner().expect("no panic")));
    (edition.findings_of_everything(report), sources)
}

#[test]
fn every_case_causes_its_problem_in_these_words() {
    let update = std::env::var_os("SATZ_UPDATE").is_some();
    let mut wrong = Vec::new();
    for (case, (path, story)) in stories() {
        let id = rule(&case);
        if id == "hyphenation-unavailable" && satz::german::HAS_PATTERNS {
            continue;
        }
        let (found, sources) = findings(story.files());
        if !found.iter().any(|finding| finding.rule.id == id) {
            let ids: Vec<&str> = found.iter().map(|finding| finding.rule.id).collect();
            wrong.push(format!("{case}: the case does not cause it, but {ids:?}"));
            continue;
        }
        let about: Vec<Finding> = found.into_iter().filter(|finding| finding.rule.id == id).collect();
        let german = full(&about, &*sources, Messages::German, Colour::Plain);
        let english = full(&about, &*sources, Messages::English, Colour::Plain);
        let expected = |section| story.section(section).unwrap_or("").trim_end().to_owned();
        if update {
            let text = story.with("expect problems", &german);
            std::fs::write(&path, Story::parse(&text).with("expect problems en", &english))
                .expect("writable");
        } else if expected("expect problems") != german.trim_end()
            || expected("expect problems en") != english.trim_end()
        {
            wrong.push(format!("{case}: other words:\n{german}\n{english}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_mended_case_is_free_of_its_problem() {
    let mut wrong = Vec::new();
    for (case, (_, story)) in stories() {
        let Some(files) = story.mended() else { continue };
        if findings(files).0.iter().any(|finding| finding.rule.id == rule(&case)) {
            wrong.push(case);
        }
    }
    assert!(wrong.is_empty(), "mended, but still found: {wrong:?}");
}

#[test]
fn every_problem_has_a_case() {
    let cases: BTreeSet<String> = stories().into_keys().map(|case| rule(&case).to_owned()).collect();
    let missing: Vec<&str> = edition::rules()
        .map(|rule| rule.id)
        .filter(|id| !cases.contains(*id) && !ELSEWHERE.contains(id))
        .collect();
    assert!(missing.is_empty(), "no case in tests/cases/problems: {missing:?}");
    let known: BTreeSet<&str> = edition::rules().map(|rule| rule.id).collect();
    let strange: Vec<&String> = cases.iter().filter(|id| !known.contains(id.as_str())).collect();
    assert!(strange.is_empty(), "cases of rules that do not exist: {strange:?}");
}

#[test]
fn ids_are_plain_words_and_texts_are_sentences() {
    let mut seen = BTreeSet::new();
    for rule in edition::rules() {
        let id = rule.id;
        assert!(seen.insert(id), "{id} is declared twice");
        let kebab = id.split('-').all(|word| {
            !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        });
        assert!(kebab, "{id} is no kebab-case");
        for text in [&rule.german, &rule.english] {
            assert!(!text.title.is_empty() && !text.title.ends_with(['.', '!']), "title of {id}");
            assert!(
                text.more.ends_with(['.', '?', ')', '“', '”']),
                "{id} explains in no sentence: {}",
                text.more
            );
        }
    }
}
