//! Edits, renames, breaks and repairs in any order: what is remembered and read anew
//! in part shows the same bytes as a cold start, findings included.

use crate::workbench::NOW;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use satz::blog::View;
use satz::calendar::{Moment, Zone};
use satz::edition::Edition;
use satz::input::Sources;
use satz::markdown::Memo;
use satz::output::{Content, File};
use satz::report::Finding;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use tempfile::TempDir;

/// One thing a writer does.
#[derive(Debug, Clone)]
enum Edit {
    /// A file gets this content.
    Write(usize, usize),
    /// A file goes.
    Remove(usize),
    /// A file takes another's name.
    Rename(usize, usize),
}

/// The files an edit may touch.
const FILES: &[&str] = &[
    "content/posts/2026-06-01-vpn.md",
    "content/posts/2026/netz/index.md",
    "content/posts/2026-07-01-turm.md",
    "content/authors/petra-lang.md",
    "content/pages/impressum.md",
    "content/posts/2026/netz/plan.svg",
    "themes/kursbuch/templates/components/teaser.html",
    "themes/kursbuch/strings/de.toml",
    "site.toml",
];

/// What may be written: whole, changed and broken versions of every kind of file.
const TEXTS: &[&str] = &[
    "+++\ntitle = \"Eins\"\ndate = 2026-06-01\nauthors = [\"petra-lang\"]\ntags = [\"Netz\"]\n+++\nText \"so\". [Netz](2026/netz/index.md)\n",
    "+++\ntitle = \"Zwei\"\ndate = 2026-05-01\ncategories = [\"Betrieb\"]\n+++\n## Teil\n\n```rust\nfn main() {}\n```\n\n![Ein Plan](plan.svg)\n",
    "+++\ntitle = \"Später\"\ndate = 2030-01-01\n+++\nText.\n",
    "+++\ntitle = kaputt\n",
    "+++\nname = \"Petra Lang\"\nrole = \"Netze\"\n+++\nBaut Netze.\n",
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"20\"></svg>",
    "{% component teaser(post: map) %}<p>{{ post.title }}</p>{% endcomponent teaser %}",
    "{% component teaser(post: map) %}{{ post.gibtesnicht }}{% endcomponent teaser %}",
    "[pagination]\nolder = \"Davor\"\n",
    "title = \"Testblog\"\nbase_url = \"https://blog.example\"\nlang = \"de\"\nlist = \"summary\"\n",
    "title = \"Testblog\"\nbase_url = \"https://blog.example\"\nlang = \"de\"\npagination = \"stable\"\nper_page = 1\n",
    "",
];

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let file = 0..FILES.len();
    let edit = prop_oneof![
        6 => (file.clone(), 0..TEXTS.len()).prop_map(|(file, text)| Edit::Write(file, text)),
        1 => file.clone().prop_map(Edit::Remove),
        1 => (file.clone(), file).prop_map(|(from, to)| Edit::Rename(from, to)),
    ];
    proptest::collection::vec(edit, 1..12)
}

/// Does it, and says which paths somebody would be told of.
fn carry_out(root: &Path, edit: &Edit) -> Vec<PathBuf> {
    let path = |index: &usize| root.join(FILES[*index]);
    match edit {
        Edit::Write(file, text) => {
            std::fs::create_dir_all(path(file).parent().expect("inside")).expect("folders can be made");
            std::fs::write(path(file), TEXTS[*text]).expect("writable");
            vec![path(file)]
        }
        // What is not there cannot go; the watcher would say nothing then.
        Edit::Remove(file) => std::fs::remove_file(path(file)).map(|()| vec![path(file)]).unwrap_or_default(),
        Edit::Rename(from, to) => {
            std::fs::create_dir_all(path(to).parent().expect("inside")).expect("folders can be made");
            std::fs::rename(path(from), path(to)).map(|()| vec![path(from), path(to)]).unwrap_or_default()
        }
    }
}

type Pages = BTreeMap<String, Content>;

fn everything(sources: Arc<Sources>, memo: &Memo) -> (Pages, Vec<Finding>) {
    let zone = Zone::parse("Europe/Berlin").expect("a zone");
    let now = Moment::parse(NOW, zone).expect("a moment");
    let edition = Edition::compose(sources, View { now, drafts: true }, memo);
    let pages = Mutex::new(Pages::new());
    let report = edition.render_all(|File { path, content }| {
        pages.lock().expect("no panic").insert(path, content);
    });
    let findings = edition.findings_with(report);
    (pages.into_inner().expect("no panic"), findings)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_remembered_shows_what_a_cold_start_shows(edits in edits()) {
        let folder = TempDir::new().expect("a temporary folder");
        let root = folder.path().canonicalize().expect("it is there");
        for (file, text) in [(8, 9), (0, 0), (1, 1), (3, 4), (5, 5)] {
            carry_out(&root, &Edit::Write(file, text));
        }
        let memo = Memo::in_memory();
        let mut sources = Arc::new(Sources::read(&root).expect("readable"));
        everything(Arc::clone(&sources), &memo);
        for edit in edits {
            let touched = carry_out(&root, &edit);
            if let Some(fresh) = sources.refresh(&touched) {
                sources = Arc::new(fresh);
            }
            memo.next_edition();
            let cold = Arc::new(Sources::read(&root).expect("readable"));
            let (warm_pages, warm_findings) = everything(Arc::clone(&sources), &memo);
            let (cold_pages, cold_findings) = everything(cold, &Memo::in_memory());
            prop_assert_eq!(warm_findings, cold_findings, "after {:?}", edit);
            let names: Vec<&String> = warm_pages.keys().collect();
            prop_assert_eq!(names, cold_pages.keys().collect::<Vec<_>>(), "after {:?}", edit);
            for (name, content) in &warm_pages {
                prop_assert!(cold_pages.get(name) == Some(content), "{} differs after {:?}", name, edit);
            }
        }
    }
}
