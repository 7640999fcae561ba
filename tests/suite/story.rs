//! Stories: a small blog and what to look at, in one file a person can read.
//!
//! ```text
//! -- site.toml --
//! title = "Testblog"
//! -- content/posts/2026-12-17-advent.md --
//! …
//! -- expect problems --
//! …
//! ```
//!
//! A line `-- name --` begins a section. Sections called `expect …` or `mended …`
//! are for the test; every other one is a file of the blog.

use crate::workbench::NOW;
use satz::blog::View;
use satz::calendar::{Moment, Zone};
use satz::edition::Edition;
use satz::input::{Sources, UrlPath};
use satz::markdown::Memo;
use satz::output::Content;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One case file, section by section in the order written.
pub struct Story {
    sections: Vec<(String, String)>,
}

/// The HTML of a page, if it exists.
pub fn page(edition: &Edition, address: &str) -> Option<String> {
    let file = edition.render(&UrlPath::parse(address).expect("an address"))?.ok()?;
    let Content::Bytes(bytes) = file.content else { panic!("{address} is a page") };
    Some(String::from_utf8(bytes).expect("pages are UTF-8"))
}

impl Story {
    pub fn parse(text: &str) -> Story {
        let mut sections: Vec<(String, String)> = Vec::new();
        for line in text.split_inclusive('\n') {
            let name = line.trim_end().strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --"));
            match (name, sections.last_mut()) {
                (Some(name), _) => sections.push((name.to_owned(), String::new())),
                (None, Some((_, body))) => body.push_str(line),
                (None, None) => {}
            }
        }
        Story { sections }
    }

    /// The files of the blog. `title`, `base_url` and `lang` are added to a `site.toml` without them.
    pub fn files(&self) -> Vec<(String, String)> {
        let mut files: BTreeMap<String, String> = self
            .sections
            .iter()
            .filter(|(name, _)| !name.starts_with("expect ") && !name.starts_with("mended "))
            .map(|(name, body)| (name.clone(), escapes(body)))
            .collect();
        if !self.sections.iter().any(|(name, _)| name == "without site.toml") {
            let site = files.entry("site.toml".into()).or_default();
            *site = with_defaults(site);
        }
        files.remove("without site.toml");
        files.into_iter().collect()
    }

    /// The blog as its readers see it after the last post.
    pub fn edition(&self) -> Edition {
        let sources = Arc::new(Sources::from_files(self.files()));
        let now = Moment::parse(NOW, Zone::BERLIN).expect("a moment");
        Edition::compose(sources, View { now, drafts: false }, &Memo::in_memory())
    }

    /// The files after the writer has mended them, or `None` where the story does not tell.
    pub fn mended(&self) -> Option<Vec<(String, String)>> {
        let mended: Vec<_> = self
            .sections
            .iter()
            .filter_map(|(name, body)| Some((name.strip_prefix("mended ")?.to_owned(), body.clone())))
            .collect();
        if mended.is_empty() {
            return None;
        }
        let mut files: BTreeMap<String, String> = self.files().into_iter().collect();
        for (name, body) in mended {
            let body = if name == "site.toml" { with_defaults(&body) } else { escapes(&body) };
            files.insert(name, body);
        }
        Some(files.into_iter().collect())
    }

    pub fn section(&self, name: &str) -> Option<&str> {
        self.sections.iter().find(|(other, _)| other == name).map(|(_, body)| body.as_str())
    }

    /// The file as text, with one section set to `body`.
    pub fn with(&self, section: &str, body: &str) -> String {
        let mut sections = self.sections.clone();
        match sections.iter_mut().find(|(name, _)| name == section) {
            Some((_, old)) => body.clone_into(old),
            None => sections.push((section.to_owned(), body.to_owned())),
        }
        sections.iter().map(|(name, body)| format!("-- {name} --\n{body}")).collect()
    }
}

/// `\u{FEFF}` and `\r` written out become the characters, so that cases can show them.
fn escapes(body: &str) -> String {
    body.replace("\\u{FEFF}", "\u{FEFF}").replace("\\u{A0}", "\u{A0}").replace("\\r\n", "\r\n")
}

fn with_defaults(site: &str) -> String {
    let mut lines = String::new();
    for (key, line) in [
        ("title", "title = \"Testblog\"\n"),
        ("base_url", "base_url = \"https://blog.example\"\n"),
        ("lang", "lang = \"de\"\n"),
        ("id_base", "id_base = \"tag:blog.example,2026:\"\n"),
    ] {
        if !site.lines().any(|written| written.split('=').next().is_some_and(|name| name.trim() == key)) {
            lines.push_str(line);
        }
    }
    // Behind the writer's lines they would fall into the last table; in front, they would move every line.
    // So they go before the first table header, or to the end.
    let at = site.lines().take_while(|line| !line.starts_with('[')).map(|line| line.len() + 1).sum::<usize>();
    let at = at.min(site.len());
    format!("{}{}{}", &site[..at], lines, &site[at..])
}
