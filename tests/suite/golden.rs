//! What the pages of a small blog look like: `<main>` of one page of every kind.
//!
//! `SATZ_UPDATE=1` writes them anew; a changed look is read in the diff of its commit.

use crate::story::{Story, page};
use std::path::Path;

/// Snapshot and address of one page of every kind.
const PAGES: &[(&str, &str)] = &[
    ("stream", "/"),
    ("stream-2", "/seite/2/"),
    ("post", "/blog/zweiter-meter/"),
    ("post-short", "/blog/erster-meter/"),
    ("authors", "/autoren/"),
    ("author", "/autoren/gast/"),
    ("category", "/thema/betrieb/"),
    ("tag", "/schlagwort/messen/"),
    ("series", "/serie/ein-brunnen/"),
    ("archive", "/archiv/"),
    ("year", "/archiv/2026/seite/2/"),
    ("month", "/archiv/2026/03/"),
    ("page", "/impressum/"),
    ("search", "/suche/"),
    ("not-found", "/404.html"),
];

#[test]
fn pages_look_as_they_did() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let story = std::fs::read_to_string(root.join("blogs/brunnen.txt")).expect("the blog is there");
    let edition = Story::parse(&story).edition();
    let found: Vec<&str> = edition.findings().iter().map(|finding| finding.rule.id).collect();
    assert!(found.is_empty(), "{found:?}");
    let mut wrong = Vec::new();
    for (name, address) in PAGES {
        let Some(html) = page(&edition, address) else {
            wrong.push(format!("{address}: no page"));
            continue;
        };
        let start = html.find("<main").expect("every page has one");
        let end = html.find("</main>").expect("and closes it");
        let main = format!("{}</main>\n", &html[start..end]);
        let snapshot = root.join("snapshots").join(format!("{name}.html"));
        if std::env::var_os("SATZ_UPDATE").is_some() {
            std::fs::write(&snapshot, main).expect("writable");
        } else if std::fs::read_to_string(&snapshot).unwrap_or_default() != main {
            wrong.push(format!("{address} is not tests/snapshots/{name}.html any more:\n{main}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
