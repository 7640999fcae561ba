//! The head of a document: `+++ … +++` holds TOML, `--- … ---` holds YAML.
//!
//! From here on nobody knows which notation it was: both become a [`Tree`] whose spans
//! count from the start of the file.

use std::ops::Range;

use super::problems::Problem;
use super::tree::Tree;
use super::{toml, yaml};
use crate::report::{FileId, Report, Span};

/// The longest head, in bytes.
const LONGEST: usize = 64 << 10;

/// The head of a document, read.
#[derive(Debug, Clone, PartialEq)]
pub struct FrontMatter {
    /// Its fields; the span is the first line of the file.
    pub tree: Tree,
    /// The first byte of the text below.
    pub body: usize,
}

/// What a text in a file is called in messages.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part {
    Head,
    Whole,
}

enum Notation {
    Toml,
    Yaml,
}

struct Split {
    notation: Notation,
    head: Range<usize>,
    body: usize,
}

/// Reads the head of a document. `None`, and a finding, if there is none or it is not closed.
///
/// Mistakes inside are reported; what could be read is in the tree.
pub fn front_matter(file: FileId, text: &str, report: &mut Report) -> Option<FrontMatter> {
    let first_line = 0..text.find(['\r', '\n']).unwrap_or(text.len());
    let Some(opened) = open(text) else {
        report.add(Problem::FrontMatterMissing.at(Span::new(file, first_line)));
        return None;
    };
    let Some(Split { notation, head, body }) = close(text, opened) else {
        report.add(unclosed(&text[first_line.clone()]).at(Span::new(file, first_line)));
        return None;
    };
    if head.len() > LONGEST {
        let problem = Problem::FrontMatterTooLong { most: LONGEST >> 10 };
        report.add(problem.at(Span::new(file, first_line)));
        return None;
    }
    let mut tree = match notation {
        Notation::Toml => toml::read(file, text, head, Part::Head, report),
        Notation::Yaml => yaml::read(file, text, head, report),
    };
    tree.span = Span::new(file, first_line);
    Some(FrontMatter { tree, body })
}

/// Reads a whole file of TOML: settings, venues, comments, records. Mistakes are reported,
/// what could be read is in the tree.
pub fn toml_file(file: FileId, text: &str, report: &mut Report) -> Tree {
    let mut tree = toml::read(file, text, 0..text.len(), Part::Whole, report);
    tree.span = Span::new(file, 0..text.find(['\r', '\n']).unwrap_or(text.len()));
    tree
}

/// The notation and the first byte after the opening line.
fn open(text: &str) -> Option<(Notation, usize)> {
    let end = text.find('\n').map_or(text.len(), |at| at + 1);
    match text[..end].trim_end() {
        "+++" => Some((Notation::Toml, end)),
        "---" => Some((Notation::Yaml, end)),
        _ => None,
    }
}

fn close(text: &str, (notation, start): (Notation, usize)) -> Option<Split> {
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        let closes = match notation {
            Notation::Toml => line.trim_end() == "+++",
            Notation::Yaml => matches!(line.trim_end(), "---" | "..."),
        };
        if closes {
            return Some(Split { notation, head: start..at, body: at + line.len() });
        }
        at += line.len();
    }
    None
}

fn unclosed(fence: &str) -> Problem {
    let fence = fence.trim_end();
    Problem::FrontMatterSyntax {
        part_de: Part::Head.german(),
        part_en: Part::Head.english(),
        what_de: "er hat kein Ende".to_owned(),
        what_en: "it has no end".to_owned(),
        expected_de: format!("Mit einer Zeile {fence} schließen"),
        expected_en: format!("Close it with a line of {fence}"),
    }
}

impl Part {
    pub(super) fn german(self) -> &'static str {
        match self {
            Part::Head => "Der Kopf der Datei",
            Part::Whole => "Die Datei",
        }
    }

    pub(super) fn english(self) -> &'static str {
        match self {
            Part::Head => "The front matter",
            Part::Whole => "The file",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::tree::Value;

    /// The keys found, the text below, and the ids of findings.
    #[track_caller]
    fn check(text: &str, keys: &[&str], body: &str, findings: &[&str]) {
        let mut report = Report::default();
        let matter = front_matter(FileId(0), text, &mut report);
        let start: String = text.chars().take(80).collect();
        let found: Vec<_> = report.sorted().iter().map(|finding| finding.rule.id).collect();
        assert_eq!(found, findings, "{start}");
        let tree = matter.as_ref().map(|matter| matter.tree.entries()).unwrap_or_default();
        assert_eq!(tree.iter().map(|(key, _)| key.name.as_str()).collect::<Vec<_>>(), keys, "{start}");
        assert_eq!(matter.map_or("", |matter| &text[matter.body..]), body, "{start}");
    }

    #[test]
    fn both_fences_are_found() {
        check("+++\ntitle = 'a'\n+++\nText\n", &["title"], "Text\n", &[]);
        check("---\ntitle: a\n---\nText\n", &["title"], "Text\n", &[]);
        check("---\r\ntitle: a\r\ndate: 2026-11-22\r\n---\r\nText", &["title", "date"], "Text", &[]);
        check("+++\r\ntitle = 'a'\r\n+++\r\n", &["title"], "", &[]);
        check("+++\n+++", &[], "", &[]);
        check("---\n---\n", &[], "", &[]);
        check("+++  \nz = 1\na = 2\n+++ \nText", &["z", "a"], "Text", &[]);
    }

    #[test]
    fn a_file_without_a_head_is_one_finding() {
        check("", &[], "", &["front-matter-missing"]);
        check("# Titel\n", &[], "", &["front-matter-missing"]);
        check("++++\na = 1\n++++\n", &[], "", &["front-matter-missing"]);
        check("+++\ntitle = 'a'\n", &[], "", &["front-matter-syntax"]);
        check("---", &[], "", &["front-matter-syntax"]);
        check(&format!("+++\n# {}\n+++\n", "x".repeat(70_000)), &[], "", &["front-matter-too-long"]);
    }

    #[test]
    fn both_notations_make_the_same_tree() {
        let toml = "+++\ntitle = \"Größe\"\ntags = [\"a\", \"b\"]\n[event]\nseats = 3\n+++\n";
        let yaml = "---\ntitle: Größe\ntags: [a, \"b\"]\nevent:\n  seats: 3\n---\n";
        let json = |text: &str| {
            let mut report = Report::default();
            let tree = front_matter(FileId(0), text, &mut report).unwrap().tree;
            assert!(report.is_empty());
            tree.to_json()
        };
        assert_eq!(json(toml), json(yaml));
    }

    #[test]
    fn spans_are_exact_to_the_byte() {
        let spans = |text: &str| {
            let mut found = Vec::new();
            let tree = front_matter(FileId(0), text, &mut Report::default()).unwrap().tree;
            collect(&tree, text, &mut found);
            found.join(" ")
        };
        fn collect(tree: &Tree, text: &str, found: &mut Vec<String>) {
            for (key, value) in tree.entries() {
                found.push(text[key.span.range()].to_owned());
                collect(value, text, found);
            }
            match &tree.value {
                Value::List(items) => items.iter().for_each(|item| collect(item, text, found)),
                Value::Table(_) => {}
                _ => found.push(text[tree.span.range()].to_owned()),
            }
        }
        assert_eq!(
            spans("+++\nb = \"Ä\"\n\"ö\" = [1, 'ü']\n[t.u]\nx = 2026-11-22T09:00\n+++\n"),
            "b \"Ä\" \"ö\" 1 'ü' t u x 2026-11-22T09:00"
        );
        assert_eq!(
            spans("---\nb: \"Ä\"\nö: [1, 'ü']\nt:\n  u: 2026-11-22 09:00   # Anmerkung\n  v: no\n---\n"),
            "b \"Ä\" ö 1 'ü' t u 2026-11-22 09:00 v no"
        );
    }

    #[test]
    fn hostile_heads_end_in_findings() {
        let nested =
            |open: &str, close: &str, deep: usize| format!("{}1{}", open.repeat(deep), close.repeat(deep));
        let toml = |body: &str| format!("+++\n{body}\n+++\n");
        let yaml = |body: &str| format!("---\n{body}\n---\n");
        check(&toml(&format!("a = {}", nested("[", "]", 31))), &["a"], "", &[]);
        check(&toml(&format!("a = {}", nested("[", "]", 33))), &["a"], "", &["nesting-too-deep"]);
        check(&toml(&format!("a = {}", nested("[", "]", 30_000))), &["a"], "", &["nesting-too-deep"]);
        check(&toml(&format!("a = {}", nested("{a=", "}", 10_000))), &["a"], "", &["nesting-too-deep"]);
        check(&toml(&format!("{}a = 1", "a.".repeat(30_000))), &[], "", &["nesting-too-deep"]);
        check(&yaml(&format!("a: {}", nested("[", "]", 30_000))), &[], "", &["nesting-too-deep"]);
        check(&yaml(&format!("a: {}", "- ".repeat(30_000))), &[], "", &["front-matter-syntax"]);
        check(&yaml(&"? ".repeat(30_000)), &[], "", &["nesting-too-deep"]);
        let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..9 {
            let before = level - 1;
            bomb += &format!("a{level}: &a{level} [{}]\n", vec![format!("*a{before}"); 9].join(", "));
        }
        check(&yaml(&bomb), &[], "", &["nesting-too-deep"]);
        check(&yaml("a: &a [*a]"), &[], "", &["front-matter-syntax"]);
        check(&toml("a = \"\u{1}\""), &["a"], "", &["front-matter-syntax"]);
        check(&toml("a = 99999999999999999999"), &["a"], "", &[]);
        check(&yaml("- a\n- b"), &[], "", &["front-matter-syntax"]);
        check(&yaml("nur Text"), &[], "", &["front-matter-syntax"]);
    }
}
