//! Tags that are spelled in two ways.
//!
//! What differs in case alone shares a list; „Open Source“ and „OpenSource“ do not. In
//! both cases readers see two words where one is meant, so each use of the rarer one is
//! reported.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::input::Spanned;
use crate::report::{Change, Report};

use super::lists::slug;
use super::post::PostFile;
use super::problems::documents::Problem;

/// Reports every tag that is nearly another one, which more posts use; `spellings` are all
/// of them, each once.
pub(super) fn report(posts: &[Arc<PostFile>], spellings: &[String], report: &mut Report) {
    let mut keys: Vec<String> = spellings.iter().map(|spelling| key(spelling)).collect();
    keys.sort();
    if keys.windows(2).all(|pair| pair[0] != pair[1]) {
        return;
    }
    let mut uses: BTreeMap<&str, Vec<&Spanned<String>>> = BTreeMap::new();
    // Oldest first: of two that are used equally often, the one that came first stays.
    for tag in posts.iter().rev().flat_map(|post| &post.tags) {
        uses.entry(tag.value.trim()).or_default().push(tag);
    }
    let mut groups: BTreeMap<String, BTreeMap<&str, Vec<&Spanned<String>>>> = BTreeMap::new();
    for (spelling, uses) in uses {
        groups.entry(key(spelling)).or_default().insert(spelling, uses);
    }
    groups.remove("");
    for spellings in groups.into_values().filter(|spellings| spellings.len() > 1) {
        let usual = spellings.iter().rev().max_by_key(|(_, uses)| uses.len());
        let Some((usual, n)) = usual.map(|(usual, uses)| (*usual, uses.len())) else { continue };
        let others = spellings.iter().filter(|(spelling, _)| **spelling != usual);
        for (spelling, tag) in others.flat_map(|(spelling, uses)| uses.iter().map(|tag| (*spelling, *tag))) {
            let problem = Problem::TagSimilar { a: usual.to_owned(), b: spelling.to_owned(), n };
            // Another slug is another address, which somebody may have saved.
            let safe = slug(spelling) == slug(usual);
            let change = Change { span: tag.span, text: format!("\"{usual}\""), safe };
            report.add(problem.at(tag.span).suggest(Some(change)));
        }
    }
}

/// The same for spellings that differ in case, hyphens, spaces and umlauts alone.
fn key(name: &str) -> String {
    slug(name).replace('-', "").replace("ae", "a").replace("oe", "o").replace("ue", "u")
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn nearly_the_same_has_one_key() {
        for (a, b) in [
            ("Open Source", "OpenSource"),
            ("open-source", "Open Source"),
            ("Größe", "Grosse"),
            ("Müller", "Muller"),
            ("IT-Sicherheit", "IT Sicherheit"),
        ] {
            assert_eq!(key(a), key(b), "{a} and {b}");
        }
        for (a, b) in [("C", "C++"), ("C#", "C"), ("IPv4", "IPv6"), ("Server", "Servers")] {
            assert_ne!(key(a), key(b), "{a} and {b}");
        }
    }
}
