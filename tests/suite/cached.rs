//! Edits, renames, breaks and repairs in any order, while time goes by: the preview, which
//! remembers and reads only what was touched, says at every address what a cold start says.

use crate::workbench::NOW;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use satz::blog::View;
use satz::calendar::{Moment, Zone};
use satz::edition::{Answer, Edition, Live};
use satz::input::Sources;
use satz::markdown::Memo;
use satz::output::{Content, File};
use satz::report::{Finding, Messages, Texts, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use tempfile::TempDir;
use walkdir::WalkDir;

/// One thing a writer does.
#[derive(Debug, Clone)]
enum Edit {
    /// A file is added, changed, broken or mended: one of the texts of its kind.
    Write(usize, usize),
    /// A file gets a text of any kind.
    Mistake(usize, usize, usize),
    /// A file goes.
    Remove(usize),
    /// A file takes another's name.
    Rename(usize, usize),
    /// A sentence is added at the end of a file.
    Continue(usize, usize),
    /// Hours go by.
    Wait(i64),
}

/// What a writer goes on with.
const SENTENCES: &[&str] = &[
    "\nNoch ein Satz.\n",
    "\n## Teil\n",
    "\n[Teil](2026/netz/index.md#teil) und [Teil](/blog/turm/#teil), [oben](#teil)\n",
    "\n[VPN](../2026-06-01-vpn.md#teil) und [Netz](/blog/netz/), ![Foto](/blog/foto.png)\n",
    "\n![Foto](foto.png)\n",
    "\n:::note\nMerke [dies](2026-07-01-turm.md).\n:::\n",
];

/// The files an edit may touch, each with its kind: an index into `TEXTS`.
const FILES: &[(&str, usize)] = &[
    ("content/posts/2026-06-01-vpn.md", POST),
    ("content/posts/2026/netz/index.md", POST),
    ("content/posts/2026-07-01-turm.md", POST),
    ("content/authors/petra-lang.md", AUTHOR),
    ("content/authors/jörg-groß.md", AUTHOR),
    ("content/pages/impressum.md", PAGE),
    ("content/organisations/verein.toml", 3),
    ("content/posts/2026/netz/plan.svg", SVG),
    ("content/posts/foto.png", PNG),
    ("content/static/icon.svg", SVG),
    ("themes/kursbuch/templates/components/teaser.html", TEMPLATE),
    ("themes/kursbuch/strings/de.toml", STRINGS),
    ("themes/kursbuch/assets/kursbuch.css", STYLE),
    ("site.toml", SITE),
];

const POST: usize = 0;
const AUTHOR: usize = 1;
const PAGE: usize = 2;
const SVG: usize = 4;
const PNG: usize = 5;
const TEMPLATE: usize = 6;
const STRINGS: usize = 7;
const STYLE: usize = 8;
const SITE: usize = 9;

const SMALL_PNG: &[u8] =
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x08\0\0\0\x06\x08\x06\0\0\0\0\0\0\0\0\0\0\0IEND\xaeB`\x82";
const LARGE_PNG: &[u8] =
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x80\0\0\0\x60\x08\x06\0\0\0\0\0\0\0\0\0\0\0IEND\xaeB`\x82und mehr";

/// What each kind may hold, whole and broken.
const TEXTS: &[&[&[u8]]] = &[
    &[
        "+++\ntitle = \"Eins\"\ndate = 2026-06-01\nauthors = [\"petra-lang\"]\ntags = [\"Netz\"]\n+++\nText \"so\". [Netz](2026/netz/index.md)\n".as_bytes(),
        "+++\ntitle = \"Zwei\"\ndate = 2026-05-01\ncategories = [\"Betrieb\"]\naliases = [\"/alt/\"]\n+++\n## Teil\n\n```rust\nfn main() {}\n```\n\n![Ein Plan](plan.svg)\n".as_bytes(),
        "+++\ntitle = \"Später\"\ndate = 2030-01-01\nexpires = 2031-01-01\n+++\nText. ![Foto](foto.png)\n".as_bytes(),
        "---\ntitle: Entwurf\ndraft: true\nserie: Turm\n---\n:::note\nMerke\n:::\n".as_bytes(),
        "+++\ntitle = \"Bald\"\ndate = 2026-11-21T15:00:00\nexpires = 2026-11-23\nauthors = [\"petra-lang\"]\n+++\n## Teil\n\nText.\n".as_bytes(),
        "+++\ntitle = \"Ohne Datum\"\ndraft = true\ntags = [\"Netz\"]\n+++\nText, an dem jemand schreibt.\n".as_bytes(),
        "+++\ntitle = \"Später, vielleicht\"\ndraft = true\ndate = 2026-11-22\n+++\nText.\n".as_bytes(),
        "+++\ntitle = \"Vorbei\"\ndate = 2026-01-01\nexpires = 2026-02-01\n+++\nText.\n".as_bytes(),
        b"+++\ntitle = kaputt\n",
        b"\xff\xfe kein Text",
        b"",
    ],
    &[
        b"+++\nname = \"Petra Lang\"\nrole = \"Netze\"\n+++\nBaut Netze.\n",
        "+++\nname = \"Jörg Groß\"\nguest = true\n+++\nGast. [VPN](../posts/2026-06-01-vpn.md)\n".as_bytes(),
        b"+++\nrole = \"ohne Namen\"\n+++\n",
    ],
    &[
        b"+++\ntitle = \"Impressum\"\n+++\nAngaben.\n",
        b"+++\ntitle = \"Impressum\"\ndraft = true\n+++\nAngaben, neu. ::author{id=\"petra-lang\"}\n",
        b"+++\ntitle = [\"falsch\"]\n+++\n",
    ],
    &[
        b"name = \"Verein\"\ncity = \"Jena\"\n",
        b"name = \"Verein e. V.\"\n",
        b"name = \n",
    ],
    &[
        b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"20\"></svg>",
        b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30\" height=\"40\"><g/></svg>",
        b"<svg",
    ],
    &[SMALL_PNG, LARGE_PNG, b"kein Bild"],
    &[
        b"{% component teaser(post: map) %}<p>{{ post.title }}</p>{% endcomponent teaser %}",
        b"{% component teaser(post: map) %}{{ post.gibtesnicht }}{% endcomponent teaser %}",
        b"{% component teaser(post: map) %}",
    ],
    &[b"[pagination]\nolder = \"Davor\"\n", b"[pagination]\nolder = 3\n", b"[pagination\n"],
    &[b"body { color: red }\n", b"body { color: green }\n"],
    &[
        b"title = \"Testblog\"\nbase_url = \"https://blog.example\"\nlang = \"de\"\nlist = \"summary\"\n",
        b"title = \"Testblog\"\nbase_url = \"https://blog.example/b\"\nlang = \"en\"\npagination = \"stable\"\nper_page = 1\n",
        b"title = \"Verein\"\nbase_url = \"https://blog.example\"\nlang = \"de\"\norganisation = \"verein\"\nicon = \"icon.svg\"\n",
        b"title = \"Testblog\"\nbase_url = \"nirgends\"\nlang = \"de\"\n",
        b"title = \"Testblog\"\nbase_url = \"https://blog.example\"\nlang = \"de\"\n[permalinks]\npost = \"/{year}/{month}/{day}/{slug}/\"\n",
        b"title = Testblog\n",
    ],
];

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let file = 0..FILES.len();
    let text = 0..100_usize;
    let edit = prop_oneof![
        8 => (file.clone(), text.clone()).prop_map(|(file, text)| Edit::Write(file, text)),
        1 => (file.clone(), 0..TEXTS.len(), text).prop_map(|(file, kind, text)| Edit::Mistake(file, kind, text)),
        2 => file.clone().prop_map(Edit::Remove),
        2 => (file.clone(), file).prop_map(|(from, to)| Edit::Rename(from, to)),
        6 => (0..6_usize, 0..SENTENCES.len()).prop_map(|(file, sentence)| Edit::Continue(file, sentence)),
        3 => (1..40_i64).prop_map(Edit::Wait),
    ];
    proptest::collection::vec(edit, 1..24)
}

fn write(path: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(path.parent().expect("inside")).expect("folders can be made");
    std::fs::write(path, bytes).expect("writable");
}

/// Does it, and says which paths somebody would be told of.
fn carry_out(root: &Path, edit: &Edit) -> Vec<PathBuf> {
    let path = |index: usize| root.join(FILES[index].0);
    let put = |file: usize, kind: usize, text: usize| {
        write(&path(file), TEXTS[kind][text % TEXTS[kind].len()]);
        vec![path(file)]
    };
    match *edit {
        Edit::Write(file, text) => put(file, FILES[file].1, text),
        Edit::Mistake(file, kind, text) => put(file, kind, text),
        // What is not there cannot go; the watcher would say nothing then.
        Edit::Remove(file) => std::fs::remove_file(path(file)).map(|()| vec![path(file)]).unwrap_or_default(),
        Edit::Rename(from, to) => {
            std::fs::create_dir_all(path(to).parent().expect("inside")).expect("folders can be made");
            std::fs::rename(path(from), path(to)).map(|()| vec![path(from), path(to)]).unwrap_or_default()
        }
        Edit::Continue(file, sentence) => {
            let Ok(before) = std::fs::read(path(file)) else { return Vec::new() };
            write(&path(file), &[&before, SENTENCES[sentence].as_bytes()].concat());
            vec![path(file)]
        }
        Edit::Wait(_) => Vec::new(),
    }
}

fn start() -> Moment {
    Moment::parse(NOW, Zone::BERLIN).expect("a moment")
}

fn cold(root: &Path, now: Moment) -> Edition {
    let sources = Arc::new(Sources::read(root).expect("readable"));
    Edition::compose(sources, View { now, drafts: true }, &Memo::in_memory())
}

/// The paths of all files below a folder.
fn tree(root: &Path) -> BTreeSet<PathBuf> {
    let entries = WalkDir::new(root).into_iter().map(|entry| entry.expect("readable"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    files.map(|entry| entry.path().strip_prefix(root).expect("below").to_owned()).collect()
}

/// A second project that holds what the preview should show: the first one, in which each
/// broken file is as it was when it could be read.
struct Mirror {
    root: PathBuf,
    broken: Vec<String>,
}

impl Mirror {
    /// Follows the project, and gives its edition.
    fn follow(&mut self, project: &Path, broken: &[&str], now: Moment) -> Edition {
        let files = tree(project);
        for gone in tree(&self.root).difference(&files) {
            std::fs::remove_file(self.root.join(gone)).expect("writable");
        }
        for file in &files {
            let name = file.to_str().expect("UTF-8");
            let here = self.root.join(file);
            let good = here.exists() && !self.broken.iter().any(|broken| broken == name);
            if !(broken.contains(&name) && good) {
                write(&here, &std::fs::read(project.join(file)).expect("readable"));
            }
        }
        let edition = cold(&self.root, now);
        self.broken = edition.unread().into_iter().map(str::to_owned).collect();
        edition
    }
}

/// A finding as a reader gets it, with every place: whatever numbers the files have.
fn print(finding: &Finding, sources: &Sources) -> String {
    json(std::slice::from_ref(finding), sources, Messages::German)
}

/// What is to be told: of kept files what is wrong with them as they are, of all others what
/// is wrong with what is shown.
fn found(shown: &Edition, actual: &Edition, kept: &[String]) -> BTreeSet<String> {
    let of_kept = |finding: &Finding, sources: &Sources| {
        let own = finding.file().is_some_and(|file| kept.iter().any(|path| path == sources.name(file)));
        own || kept.iter().any(|path| sources.findings_of(path).any(|trouble| trouble == finding))
    };
    let shown = shown
        .findings()
        .into_iter()
        .filter(|one| !of_kept(one, &shown.sources))
        .map(|one| print(&one, &shown.sources));
    let actual = actual
        .findings()
        .into_iter()
        .filter(|one| of_kept(one, &actual.sources))
        .map(|one| print(&one, &actual.sources));
    shown.chain(actual).collect()
}

/// The answer at an address with the bytes of copied files, wherever the project lies; of a
/// template that fails, what is printed.
fn said(edition: &Edition, address: &str) -> Result<Answer, String> {
    let hold = |file: File| match file.content {
        Content::CopyOf(path) => {
            File { path: file.path, content: Content::Bytes(std::fs::read(path).expect("it is there")) }
        }
        Content::Bytes(_) => file,
    };
    match edition.answer(address) {
        Answer::Found(file) => Ok(Answer::Found(hold(file))),
        Answer::Missing(page) => Ok(Answer::Missing(page.map(hold))),
        Answer::Moved(to) => Ok(Answer::Moved(to)),
        Answer::Failed(finding) => Err(print(&finding, &edition.sources)),
    }
}

/// Every address of an edition as a browser asks for it, those of folders without slash too.
fn addresses(edition: &Edition) -> BTreeSet<String> {
    let all = edition.routes.iter().map(|(address, _)| edition.settings.base_url.href(address));
    all.flat_map(|address| [address.trim_end_matches('/').to_owned(), address]).collect()
}

/// The files a build would write, and those of which the template fails.
fn built(edition: &Edition) -> BTreeSet<String> {
    let files = Mutex::new(BTreeSet::new());
    edition.render_all(|file| {
        files.lock().expect("no panic").insert(file.path);
    });
    files.into_inner().expect("no panic")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_preview_says_at_every_address_what_a_cold_start_says(edits in edits()) {
        let folders = [TempDir::new().expect("a folder"), TempDir::new().expect("a folder")];
        let [root, mirror] = folders.each_ref().map(|folder| folder.path().canonicalize().expect("it is there"));
        let mut mirror = Mirror { root: mirror, broken: Vec::new() };
        for (file, text) in [(13, 0), (0, 0), (1, 1), (2, 4), (3, 0), (5, 0), (7, 0), (8, 0)] {
            carry_out(&root, &Edit::Write(file, text));
        }
        let mut live = Live::new(Memo::in_memory(), true);
        let mut sources = Arc::new(Sources::read(&root).expect("readable"));
        let mut now = start();
        let mut shown = live.show(Arc::clone(&sources), now, &mut |_| ());
        mirror.follow(&root, &[], now);
        for edit in edits {
            let before = addresses(&shown.edition);
            let fresh = sources.refresh(&carry_out(&root, &edit));
            if let Edit::Wait(hours) = edit {
                now = now.plus_seconds(hours * 3600, Zone::BERLIN).expect("not that late");
            }
            if fresh.is_some() || matches!(edit, Edit::Wait(_)) {
                sources = fresh.map_or(sources, Arc::new);
                let mut linked = 0;
                shown = live.show(Arc::clone(&sources), now, &mut |stage| linked += u32::from(stage == "link"));
                prop_assert_eq!(linked, 1, "one edition after {:?}", &edit);
                live.tidy();
            }
            let actual = cold(&root, now);
            let expected = mirror.follow(&root, &actual.unread(), now);
            let told: BTreeSet<String> = shown.findings().iter().map(|one| print(one, shown.sources())).collect();
            prop_assert_eq!(told, found(&expected, &actual, &shown.kept), "after {:?}", &edit);
            let mut there = BTreeSet::new();
            for address in before.iter().chain(&addresses(&expected)).chain(&addresses(&shown.edition)) {
                let (warm, cold) = (said(&shown.edition, address), said(&expected, address));
                prop_assert!(warm == cold, "{} differs after {:?}: {:?} is not {:?}", address, edit, warm, cold);
                if let Ok(Answer::Found(file)) = warm {
                    there.insert(file.path);
                }
            }
            prop_assert_eq!(there, built(&expected), "after {:?}", edit);
        }
    }
}
