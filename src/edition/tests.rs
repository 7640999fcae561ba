//! Whole small blogs, composed and rendered in memory.

use super::Edition;
use crate::blog::View;
use crate::calendar::{Moment, Zone};
use crate::input::Sources;
use crate::markdown::Memo;
use crate::output::Content;
use crate::report::{Level, Messages, short};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

/// A blog of these files, seen on the day before Christmas 2026.
fn edition(files: &[(&str, &str)]) -> Edition {
    let mut files: BTreeMap<String, String> =
        files.iter().map(|(path, text)| ((*path).to_string(), (*text).to_string())).collect();
    let site = files.entry("site.toml".to_string()).or_default();
    *site = format!("title = \"Pegelstand\"\nlang = \"de\"\nid_base = \"tag:blog.example,2026:\"\n{site}");
    if !site.contains("base_url") {
        *site = format!("base_url = \"https://blog.example\"\n{site}");
    }
    let now = Moment::parse("2026-12-23T12:00", Zone::BERLIN).unwrap();
    let view = View { now, drafts: false };
    Edition::compose(Arc::new(Sources::from_files(files)), view, &Memo::in_memory())
}

/// Every page by its path, and what was found, as short lines.
fn build(edition: &Edition) -> (BTreeMap<String, String>, String) {
    let pages = Mutex::new(BTreeMap::new());
    let report = edition.render_all(|file| {
        if let Content::Bytes(bytes) = file.content {
            pages.lock().unwrap().insert(file.path, String::from_utf8_lossy(&bytes).into_owned());
        }
    });
    let found = short(&edition.findings_with(report), &*edition.sources, Messages::German);
    (pages.into_inner().unwrap(), found)
}

fn post(day: usize, text: &str) -> (String, String) {
    let head = format!("+++\ntitle = \"Beitrag {day}\"\ndate = 2026-11-{day:02}\n+++\n");
    (format!("content/posts/beitrag-{day}.md"), head + text)
}

fn posts(count: usize, text: &str, site: &str) -> Edition {
    let files: Vec<(String, String)> = (1..=count).map(|day| post(day, text)).collect();
    let mut files: Vec<(&str, &str)> =
        files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    files.push(("site.toml", site));
    edition(&files)
}

#[test]
fn a_new_post_leaves_full_stable_pages_as_they_are() {
    let site = "pagination = \"stable\"\nper_page = 2\n";
    for count in [3, 4, 5] {
        let ((before, _), (after, _)) = (build(&posts(count, "", site)), build(&posts(count + 1, "", site)));
        let of_stream = |path: &str| path == "index.html" || path.starts_with("seite/");
        let stream = before.iter().filter(|(path, _)| of_stream(path));
        let changed: Vec<&String> =
            stream.filter(|(path, page)| after.get(*path) != Some(page)).map(|(path, _)| path).collect();
        assert!(changed.len() <= 2, "{changed:?}");
        assert!(after["seite/1/index.html"].contains("Beitrag 1"));
    }
}

#[test]
fn a_full_post_on_a_list_keeps_its_ids_apart() {
    let (pages, found) = build(&posts(2, "## Teil\n\nSiehe [oben](#teil).\n", ""));
    assert_eq!(found, "");
    let list = &pages["index.html"];
    assert!(list.contains("<h3 id=\"beitrag-1-teil\">") && list.contains("<h3 id=\"beitrag-2-teil\">"));
    assert!(list.contains("href=\"#beitrag-1-teil\""));
    assert!(pages["blog/beitrag-1/index.html"].contains("<h2 id=\"teil\">"));
}

#[test]
fn only_the_first_picture_of_a_page_is_loaded_at_once() {
    let (pages, _) =
        build(&posts(2, "![Eins](https://b.example/1.png)\n\n![Zwei](https://b.example/2.png)\n", ""));
    let late = |page: &str| page.matches("loading=\"lazy\"").count();
    assert_eq!(late(&pages["blog/beitrag-1/index.html"]), 1);
    assert_eq!(late(&pages["index.html"]), 3);
}

#[test]
fn a_blog_in_a_folder_links_below_it() {
    let (pages, found) = build(&posts(
        1,
        "[Start](/) und [Archiv](/archiv/)\n",
        "base_url = \"https://firma.example/blog\"\n",
    ));
    assert_eq!(found, "");
    for (path, page) in pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        for href in page.split("href=\"").skip(1) {
            let fine = ["/blog/", "#", "https://", "data:"].iter().any(|start| href.starts_with(start));
            assert!(fine, "{path}: {}", &href[..href.len().min(40)]);
        }
    }
}

#[test]
fn an_old_address_leads_to_the_new_one() {
    let post = "+++\ntitle = \"VPN\"\ndate = 2026-11-01\naliases = [\"/alt.html\", \"/2019/vpn\"]\n+++\n";
    let (pages, found) = build(&edition(&[("content/posts/vpn.md", post)]));
    assert_eq!(found, "");
    for path in ["alt.html", "2019/vpn/index.html"] {
        assert!(pages[path].contains("content=\"0; url=https://blog.example/blog/vpn/\""), "{path}");
    }
}

#[test]
fn links_by_address_are_looked_up() {
    let text = "[a](/blog/beitrag-1) [b](/blog/beitrag-1/#teil) [c](/blog/beitrag-1/#ende) ![d](/weg.png)\n\n## Teil\n";
    let (pages, found) = build(&posts(1, text, ""));
    let ids: Vec<&str> =
        found.lines().filter_map(|line| line.split_once('[')?.1.split_once(']')).map(|(id, _)| id).collect();
    assert_eq!(ids, ["link-dead", "anchor-dead", "image-missing"], "{found}");
    assert!(pages["blog/beitrag-1/index.html"].contains("<p>a <a href=\"/blog/beitrag-1/#teil\">b</a>"));
}

#[test]
fn one_broken_template_is_one_finding() {
    let templates = [
        ("themes/kursbuch/templates/post.html", "{{ nichts }}"),
        ("content/posts/a.md", "+++\ntitle = \"A\"\ndate = 2026-11-01\n+++\n"),
        ("content/posts/b.md", "+++\ntitle = \"B\"\ndate = 2026-11-02\n+++\n"),
    ];
    let (pages, found) = build(&edition(&templates));
    assert_eq!(found.lines().filter(|line| line.contains("template-failed")).count(), 1, "{found}");
    assert!(!pages.contains_key("blog/a/index.html") && pages.contains_key("index.html"));
}

/// The levels of what is found of `id` in a post with a dead link and `site` as its settings.
#[track_caller]
fn check(site: &str, text: &str, id: &str, expected: &[Level]) {
    let post = format!("+++\ntitle = \"A\"\ndate = 2026-11-01\n{text}");
    let found = edition(&[("site.toml", site), ("content/posts/a.md", &post)]).findings();
    let levels: Vec<Level> =
        found.iter().filter(|finding| finding.rule.id == id).map(|finding| finding.level).collect();
    assert_eq!(levels, expected);
}

#[test]
fn levels_follow_the_settings_and_the_place() {
    let dead = "+++\n[weg](weg.md)\n";
    check("", dead, "link-dead", &[Level::Error]);
    check("[checks]\nlenient = true\n", dead, "link-dead", &[Level::Warning]);
    check("[checks]\n\"link-dead\" = \"hint\"\n", dead, "link-dead", &[Level::Hint]);
    check("[checks]\n\"link-dead\" = \"off\"\n", dead, "link-dead", &[]);
    check("", "ignore = { \"link-dead\" = \"Zitat\" }\n+++\n[weg](weg.md)\n", "link-dead", &[]);
    let comment = "+++\n<!-- satz: ignore link-dead – Zitat -->\n[weg](weg.md)\n\n[fort](fort.md)\n";
    check("", comment, "link-dead", &[Level::Error]);
    check("[checks]\n\"link-deed\" = \"off\"\n", dead, "unknown-rule", &[Level::Error]);
    check("[checks]\nlenient = true\n", "autor = \"x\"\nslug = 3\n+++\n", "wrong-type", &[Level::Error]);
}
