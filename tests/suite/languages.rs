//! A post in another language than its blog: its own words say so, those of the theme do not (WCAG 2.2, 3.1.2).

use crate::story::Story;
use crate::workbench::NOW;
use satz::blog::View;
use satz::calendar::{Moment, Zone};
use satz::edition::Edition;
use satz::input::{Sources, UrlPath};
use satz::markdown::Memo;
use satz::output::Content;
use std::sync::Arc;

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
    let sources = Arc::new(Sources::from_files(Story::parse(BLOG).files()));
    let now = Moment::parse(NOW, Zone::BERLIN).expect("a moment");
    let edition = Edition::compose(sources, View { now, drafts: false }, &Memo::in_memory());
    let page = |address: &str| {
        let path = UrlPath::parse(address).expect("an address");
        let Some(Ok(file)) = edition.render(&path) else { panic!("{address}: no page") };
        let Content::Bytes(bytes) = file.content else { panic!("{address} is a page") };
        String::from_utf8(bytes).expect("pages are UTF-8")
    };
    let post = page("/blog/moving/");
    for (words, lang) in [
        ("We are moving</h1>", Some("en")),
        ("Mai 2026", Some("de")),
        ("To the harbour", Some("en")),
        ("Where to</a>", Some("en")),
        ("Inhalt</p>", Some("de")),
        ("Teil 2 von 2", Some("de")),
    ] {
        assert_eq!(language_at(&post, words), lang, "{words} in {post}");
    }
    let front = page("/");
    for (words, lang) in [
        ("We are moving</a></h2>", Some("en")),
        ("To the harbour", Some("en")),
        ("Weiterlesen", Some("de")),
        ("Wir ziehen um</a></h2>", Some("de")),
    ] {
        assert_eq!(language_at(&front, words), lang, "{words} in {front}");
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
