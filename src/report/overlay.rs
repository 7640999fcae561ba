//! Findings for the dialog of the preview: JSON with excerpts, ready to be shown.
//!
//! The script in the browser sets every text as text, never as HTML, so nothing is
//! escaped here beyond what JSON asks for.

use serde::Serialize;

use super::lines::Lines;
use super::words::{Counts, help, summary};
use super::{FileId, Finding, Messages, Place, Texts};

/// Characters shown before and after the marked ones.
const AROUND: usize = 80;
/// Marked characters shown at most.
const MARKED: usize = 200;

/// An object with `summary` („2 Fehler, 1 Warnung“), the counts, and `findings`, each with
/// its `excerpt`: the marked line cut in three, `before`, `marked` and `after`.
pub fn overlay(findings: &[Finding], texts: &dyn Texts, messages: Messages) -> String {
    let mut lines = Lines::of(texts);
    let counts = Counts::of(findings);
    let document = Document {
        summary: summary(counts, messages),
        errors: counts.errors,
        warnings: counts.warnings,
        hints: counts.hints,
        findings: findings.iter().map(|finding| Entry::of(finding, &mut lines, messages)).collect(),
    };
    serde_json::to_string(&document).expect("keys are text and numbers are whole")
}

#[derive(Serialize)]
struct Document<'a> {
    summary: String,
    errors: usize,
    warnings: usize,
    hints: usize,
    findings: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    level: &'a str,
    /// The level in words, „Fehler“.
    word: &'a str,
    title: &'a str,
    label: &'a str,
    help: String,
    /// `content/posts/vpn.md:4:12`, an address, or empty.
    place: String,
    page: Option<&'a str>,
    excerpt: Option<Excerpt>,
    related: Vec<Beside<'a>>,
}

#[derive(Serialize)]
struct Excerpt {
    line: usize,
    before: String,
    marked: String,
    after: String,
}

#[derive(Serialize)]
struct Beside<'a> {
    label: &'a str,
    place: String,
}

impl<'a> Entry<'a> {
    fn of(finding: &'a Finding, lines: &mut Lines<'a>, messages: Messages) -> Entry<'a> {
        let wording = finding.wording(messages);
        let located = lines.locate(&finding.place);
        Entry {
            id: finding.rule.id,
            level: finding.level.name(),
            word: finding.level.word(messages),
            title: &wording.title,
            label: &wording.label,
            help: help(finding, messages),
            place: located.words(),
            page: located.page,
            excerpt: Excerpt::of(&finding.place, lines),
            related: finding
                .related
                .iter()
                .map(|related| Beside {
                    label: related.label(messages),
                    place: lines.locate(&related.place).words(),
                })
                .collect(),
        }
    }
}

impl Excerpt {
    fn of(place: &Place, lines: &mut Lines<'_>) -> Option<Excerpt> {
        let Place::Span(span) = place else { return None };
        if span.file == FileId::HERE {
            return None;
        }
        let stretch = lines.stretch(*span);
        let line = lines.line(span.file, stretch.start.line);
        let text = lines.text(span.file);
        let start = stretch.bytes.start.clamp(line.start, line.end);
        let end = stretch.bytes.end.clamp(start, line.end);
        Some(Excerpt {
            line: stretch.start.line,
            before: last(&text[line.start..start], AROUND),
            marked: first(&text[start..end], MARKED),
            after: first(&text[end..line.end], AROUND),
        })
    }
}

fn first(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text.to_owned(),
    }
}

fn last(text: &str, most: usize) -> String {
    match text.char_indices().rev().nth(most) {
        Some((cut, c)) => format!("…{}", &text[cut + c.len_utf8()..]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Project, report};
    use super::*;

    #[test]
    fn the_dialog_gets_counts_places_and_excerpts() {
        let document: serde_json::Value =
            serde_json::from_str(&overlay(&report(), &Project, Messages::German)).expect("it is JSON");
        assert_eq!(document["summary"], "2 Fehler, 1 Warnung, 2 Hinweise");
        let finding = &document["findings"][1];
        assert_eq!((&finding["word"], &finding["level"]), (&"Fehler".into(), &"error".into()));
        assert_eq!(finding["place"], "content/posts/2026-06-01-vpn.md:4:12");
        assert_eq!(finding["help"], "Ist „petra-lang“ gemeint? Sonst anlegen: satz new author petra");
        let excerpt = serde_json::json!(
            { "line": 4, "before": "authors = [", "marked": "\"petra\"", "after": "]" }
        );
        assert_eq!(finding["excerpt"], excerpt);
        assert_eq!(document["findings"][4]["page"], "/blog/vpn/");
        assert!(document["findings"][0]["excerpt"].is_null());
    }

    #[test]
    fn long_neighbours_are_cut_at_characters() {
        assert_eq!(first("äöü", 2), "äö…");
        assert_eq!(last("äöü", 2), "…öü");
        assert_eq!((first("ä", 1), last("", 3)), ("ä".to_owned(), String::new()));
    }
}
