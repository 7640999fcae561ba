//! Findings as one JSON object, for programs.

use serde::Serialize;

use super::lines::Lines;
use super::words::Counts;
use super::{Change, Finding, Messages, Place, Related, Texts};

/// The version of the format; it goes up when a program that reads it would have to change.
const FORMAT: u32 = 1;

/// The object, indented, with a line break at its end. What does not apply is `null`.
pub fn json(findings: &[Finding], texts: &dyn Texts, messages: Messages) -> String {
    let mut lines = Lines::of(texts);
    let Counts { errors, warnings, hints } = Counts::of(findings);
    let findings = findings.iter().map(|finding| Entry::of(finding, &mut lines, messages)).collect();
    written(&Document { format: FORMAT, findings, errors, warnings, hints })
}

/// Any of the printers' JSON, indented.
pub(super) fn written(document: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(document).expect("keys are text and numbers are whole");
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Document<'a> {
    format: u32,
    findings: Vec<Entry<'a>>,
    errors: usize,
    warnings: usize,
    hints: usize,
}

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    level: &'a str,
    title: &'a str,
    label: Option<&'a str>,
    help: Option<&'a str>,
    #[serde(flatten)]
    place: Where<'a>,
    related: Vec<Beside<'a>>,
    change: Option<Edit<'a>>,
}

/// Lines and columns from 1, columns in characters, `start` and `end` in bytes.
#[derive(Serialize)]
struct Where<'a> {
    file: Option<&'a str>,
    page: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    start: Option<usize>,
    end: Option<usize>,
}

#[derive(Serialize)]
struct Beside<'a> {
    label: Option<&'a str>,
    #[serde(flatten)]
    place: Where<'a>,
}

#[derive(Serialize)]
struct Edit<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    safe: bool,
}

impl<'a> Entry<'a> {
    fn of(finding: &'a Finding, lines: &mut Lines<'a>, messages: Messages) -> Entry<'a> {
        let wording = finding.wording(messages);
        Entry {
            id: finding.rule.id,
            level: finding.level.name(),
            title: &wording.title,
            label: some(&wording.label),
            help: some(&wording.help),
            place: Where::of(&finding.place, lines),
            related: finding.related.iter().map(|related| Beside::of(related, lines, messages)).collect(),
            change: finding.change.as_ref().map(Edit::of),
        }
    }
}

impl<'a> Where<'a> {
    fn of(place: &'a Place, lines: &mut Lines<'a>) -> Where<'a> {
        let located = lines.locate(place);
        let stretch = located.stretch.as_ref();
        Where {
            file: located.file,
            page: located.page,
            line: stretch.map(|stretch| stretch.start.line),
            column: stretch.map(|stretch| stretch.start.column),
            end_line: stretch.map(|stretch| stretch.end.line),
            end_column: stretch.map(|stretch| stretch.end.column),
            start: stretch.map(|stretch| stretch.bytes.start),
            end: stretch.map(|stretch| stretch.bytes.end),
        }
    }
}

impl<'a> Beside<'a> {
    fn of(related: &'a Related, lines: &mut Lines<'a>, messages: Messages) -> Beside<'a> {
        Beside { label: some(related.label(messages)), place: Where::of(&related.place, lines) }
    }
}

impl Edit<'_> {
    fn of(change: &Change) -> Edit<'_> {
        let bytes = change.span.range();
        Edit { start: bytes.start, end: bytes.end, text: &change.text, safe: change.safe }
    }
}

fn some(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Project, report};
    use super::*;

    fn read() -> serde_json::Value {
        serde_json::from_str(&json(&report(), &Project, Messages::German)).expect("it is JSON")
    }

    #[test]
    fn a_program_reads_places_and_changes() {
        let document = read();
        assert_eq!(
            (&document["format"], &document["errors"], &document["warnings"], &document["hints"]),
            (&1.into(), &2.into(), &1.into(), &2.into())
        );
        let expected = serde_json::json!({
            "id": "unknown-author", "level": "error", "title": "Der Autor „petra“ ist nicht bekannt",
            "label": "kein Eintrag in content/authors", "help": "Anlegen: satz new author petra",
            "file": "content/posts/2026-06-01-vpn.md", "page": null,
            "line": 4, "column": 12, "end_line": 4, "end_column": 19, "start": 47, "end": 54,
            "related": [
                { "label": "in diesem Beitrag", "file": "content/posts/2026-06-01-vpn.md", "page": null,
                  "line": 2, "column": 1, "end_line": 2, "end_column": 6, "start": 4, "end": 9 },
                { "label": "hier auch", "file": "site.toml", "page": null,
                  "line": 2, "column": 20, "end_line": 2, "end_column": 23, "start": 45, "end": 49 },
                { "label": "zu sehen auf", "file": null, "page": "/blog/vpn/",
                  "line": null, "column": null, "end_line": null, "end_column": null, "start": null, "end": null },
            ],
            "change": { "start": 47, "end": 54, "text": "petra-lang", "safe": false },
        });
        assert_eq!(document["findings"][1], expected);
    }

    #[test]
    fn what_does_not_apply_is_null() {
        let finding = &read()["findings"][0];
        for key in ["label", "help", "file", "page", "line", "start", "change"] {
            assert!(finding[key].is_null() && finding.get(key).is_some(), "{key}");
        }
        assert_eq!(finding["level"], "warning");
    }
}
