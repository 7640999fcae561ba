//! Soft hyphens of the site's dictionary: in headings and cards, and nowhere else.

use crate::story::Story;
use satz::output::Content;
use std::collections::BTreeSet;
use std::sync::Mutex;

const BLOG: &str = r#"-- site.toml --
[typography.hyphenation]
words = ["Fahrplan|auskunft"]
[theme]
toc = 1
-- content/posts/neu.md --
+++
title = "Die Fahrplanauskunft"
date = 2026-06-01
tags = ["Fahrplanauskunft"]
+++

## Fahrplanauskunft am Bahnhof

Die Fahrplanauskunft, ![Fahrplanauskunft](https://example.com/a.png "Fahrplanauskunft").
-- content/posts/new.md --
+++
title = "The Fahrplanauskunft"
date = 2026-05-01
lang = "en"
+++

Text
"#;

#[test]
fn only_headings_and_cards_have_soft_hyphens() {
    let edition = Story::parse(BLOG).edition();
    let (soft, elsewhere) = (Mutex::new(BTreeSet::new()), Mutex::new(Vec::new()));
    let report = edition.render_all(|file| {
        let Content::Bytes(bytes) = file.content else { return };
        let text = String::from_utf8_lossy(&bytes).replace("&shy;", "\u{AD}");
        for (at, _) in text.match_indices('\u{AD}') {
            let tag = text[..at].rfind("<h").map_or("", |tag| &text[tag..at]);
            if file.path.ends_with(".html") && !tag.is_empty() && !tag.contains("</h") {
                soft.lock().expect("no panic").insert((file.path.clone(), tag[..3].to_owned()));
            } else {
                elsewhere.lock().expect("no panic").push((file.path.clone(), text[at - 40..at].to_owned()));
            }
        }
    });
    assert!(report.is_empty(), "{report:?}");
    assert_eq!(elsewhere.into_inner().expect("no panic"), []);
    let soft = soft.into_inner().expect("no panic");
    let places: Vec<_> = soft.iter().map(|(path, tag)| format!("{path} {tag}")).collect();
    for place in ["index.html <h2", "index.html <h3", "blog/neu/index.html <h1", "blog/neu/index.html <h2"] {
        assert!(places.iter().any(|found| found == place), "{place} in {places:?}");
    }
    assert!(
        places.iter().any(|place| place.starts_with("schlagwort/") && place.ends_with("<h1")),
        "{places:?}"
    );
}
