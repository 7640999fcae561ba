//! Tags that are spelled in two ways.
//!
//! What differs in case alone shares a list; „Open Source“ and „OpenSource“ do not. In
//! both cases readers see two words where one is meant, so each use of the rarer one is
//! reported.

use std::collections::BTreeMap;

use crate::input::Spanned;
use crate::report::{Change, Report};

use super::heads::Placed;
use super::lists::slug;
use super::post::PostHead;
use super::problems::documents::Problem;

/// Reports every tag that is nearly another one, which more posts use; `spellings` are all
/// of them, each once.
pub(super) fn report(posts: &[Placed<PostHead>], spellings: &[String], report: &mut Report) {
    let umlauts = Umlauts::of(spellings);
    let mut keys: Vec<String> = spellings.iter().map(|spelling| umlauts.key(spelling)).collect();
    keys.sort();
    if keys.windows(2).all(|pair| pair[0] != pair[1]) {
        return;
    }
    let mut uses: BTreeMap<&str, Vec<&Spanned<String>>> = BTreeMap::new();
    for tag in posts.iter().flat_map(|post| &post.head.tags) {
        uses.entry(tag.value.trim()).or_default().push(tag);
    }
    let mut groups: BTreeMap<String, BTreeMap<&str, Vec<&Spanned<String>>>> = BTreeMap::new();
    for (spelling, uses) in uses {
        groups.entry(umlauts.key(spelling)).or_default().insert(spelling, uses);
    }
    groups.remove("");
    for spellings in groups.into_values().filter(|spellings| spellings.len() > 1) {
        let usual = spellings.iter().rev().max_by_key(|(_, uses)| uses.len());
        let Some((usual, n)) = usual.map(|(usual, uses)| (*usual, uses.len())) else { continue };
        let others = spellings.iter().filter(|(spelling, _)| **spelling != usual);
        for (spelling, tag) in others.flat_map(|(spelling, uses)| uses.iter().map(|tag| (*spelling, *tag))) {
            let (help_de, help_en) = advice(usual, n, spellings[spelling].len());
            let problem =
                Problem::TagSimilar { a: usual.to_owned(), b: spelling.to_owned(), help_de, help_en };
            if n == spellings[spelling].len() {
                report.add(problem.at(tag.span));
                continue;
            }
            // Another slug is another address, which somebody may have saved.
            let safe = slug(spelling) == slug(usual);
            let change = Change { span: tag.span, text: format!("\"{usual}\""), safe };
            report.add(problem.at(tag.span).suggest(Some(change)));
        }
    }
}

/// Which spelling to choose; where both are used equally often, that is the writer's affair.
fn advice(usual: &str, usual_uses: usize, uses: usize) -> (String, String) {
    if usual_uses == uses {
        let both = (
            "Eine Schreibweise wählen: Beide stehen gleich oft",
            "Choose one spelling: both are used equally often",
        );
        return (both.0.to_owned(), both.1.to_owned());
    }
    (
        format!("Eine Schreibweise wählen: „{usual}“ steht {usual_uses}-mal"),
        format!("Choose one spelling: “{usual}” is used {usual_uses} times"),
    )
}

/// The spellings with umlauts: their key by the one they would have without the dots.
///
/// „Müller“ is „Mueller“ and „Muller“, but „Neue“ is no „Neu“: only where some spelling
/// has the umlaut do two letters stand for one.
struct Umlauts(BTreeMap<String, String>);

impl Umlauts {
    fn of(spellings: &[String]) -> Umlauts {
        let undotted = |name: &String| {
            let plain = name.replace(['ä', 'Ä'], "a").replace(['ö', 'Ö'], "o").replace(['ü', 'Ü'], "u");
            (plain != *name).then(|| (letters(&plain), letters(name)))
        };
        Umlauts(spellings.iter().filter_map(undotted).collect())
    }

    /// The same for spellings that differ in case, hyphens, spaces and umlauts alone.
    fn key(&self, name: &str) -> String {
        let key = letters(name);
        self.0.get(&key).cloned().unwrap_or(key)
    }
}

fn letters(name: &str) -> String {
    slug(name).replace('-', "")
}

#[cfg(test)]
mod tests {
    use super::Umlauts;

    fn is_similar(a: &str, b: &str) -> bool {
        let umlauts = Umlauts::of(&[a.to_owned(), b.to_owned()]);
        umlauts.key(a) == umlauts.key(b)
    }

    #[test]
    fn nearly_the_same_has_one_key() {
        for (a, b) in [
            ("Open Source", "OpenSource"),
            ("open-source", "Open Source"),
            ("Größe", "Grosse"),
            ("Müller", "Muller"),
            ("Müller", "Mueller"),
            ("IT-Sicherheit", "IT Sicherheit"),
        ] {
            assert!(is_similar(a, b), "{a} and {b}");
        }
        for (a, b) in [
            ("C", "C++"),
            ("C#", "C"),
            ("IPv4", "IPv6"),
            ("Server", "Servers"),
            ("Neu", "Neue"),
            ("Poet", "Pot"),
        ] {
            assert!(!is_similar(a, b), "{a} and {b}");
        }
    }
}
