//! A post in another language than its blog: its own words say so, those of the theme do not (WCAG 2.2, 3.1.2).

use crate::story::{Story, page};

const BLOG: &str = r#"-- site.toml --
list = "summary"
[theme]
toc = 1
-- content/posts/moving.md --
+++
title = "We are moving"
date = 2026-05-01
lang = "en"
series = "Umzug"
+++

## Where to

To the harbour.

<!--more-->

By *ship*.
-- content/posts/umzug.md --
+++
title = "Wir ziehen um"
date = 2026-04-01
series = "Umzug"
+++

Text
"#;

#[test]
fn the_words_of_the_theme_stay_in_the_language_of_the_blog() {
    let edition = Story::parse(BLOG).edition();
    for (address, words, lang) in [
        ("/blog/moving/", "We are moving</h1>", "en"),
        ("/blog/moving/", "Mai 2026", "de"),
        ("/blog/moving/", "To the harbour", "en"),
        ("/blog/moving/", "Where to</a>", "en"),
        ("/blog/moving/", "Inhalt</p>", "de"),
        ("/blog/moving/", "Teil 2 von 2", "de"),
        ("/", "We are moving</a></h2>", "en"),
        ("/", "To the harbour", "en"),
        ("/", "Weiterlesen", "de"),
        ("/", "Wir ziehen um</a></h2>", "de"),
    ] {
        let html = page(&edition, address).expect("the page exists");
        assert_eq!(language_at(&html, words), Some(lang), "{words} in {html}");
    }
}

/// The language of the innermost element round some words of the page's own content that has one.
fn language_at<'h>(html: &'h str, words: &str) -> Option<&'h str> {
    let main = html.find("<main")?;
    let at = main + html[main..].find(words)?;
    let mut open: Vec<(&str, Option<&str>)> = Vec::new();
    for tag in html[..at].split('<').skip(1) {
        let name = tag.split([' ', '>', '\n']).next().unwrap_or_default();
        match name.strip_prefix('/') {
            Some(name) => {
                let depth = open.iter().rposition(|(open, _)| *open == name);
                open.truncate(depth.unwrap_or(open.len()));
            }
            None => {
                let lang = tag.split_once(" lang=\"").and_then(|(_, rest)| rest.split('"').next());
                open.push((name, lang));
            }
        }
    }
    open.iter().rev().find_map(|(_, lang)| *lang)
}
