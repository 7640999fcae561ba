//! Headings: levels, texts, and bold lines that only look like one.

use super::outline::{CODE, Outline, Passage, Role};
use super::problems::Problem;
use super::{Findings, Limits, change, shortened};
use crate::report::{Place, Related, Span};
use std::collections::BTreeMap;

/// How long a bold paragraph may be and still be taken for a heading, in characters.
const FAKED: usize = 80;

pub(super) fn check(outline: &Outline<'_>, limits: &Limits, findings: &mut Findings) {
    levels(outline, findings);
    texts(outline, limits, findings);
    faked(outline, findings);
}

fn levels(outline: &Outline<'_>, findings: &mut Findings) {
    let Some((first, _)) = outline.headings().next() else { return };
    let mut open: Vec<u8> = Vec::new();
    for (level, heading) in outline.headings() {
        while open.pop_if(|above| *above >= level).is_some() {}
        // Writers begin at # or ##; only what begins deeper leaves a level out.
        let above = open.last().copied().unwrap_or(if first <= 2 { first - 1 } else { 1 });
        open.push(level);
        if open.len() == 1 && level < first && first <= 2 {
            skipped(outline, heading, first, level, first, findings);
        } else if level > above + 1 {
            skipped(outline, heading, above, level, above + 1, findings);
        }
    }
}

fn skipped(
    outline: &Outline<'_>,
    heading: &Passage,
    above: u8,
    level: u8,
    right: u8,
    findings: &mut Findings,
) {
    let signs = |count: u8| "#".repeat(usize::from(count));
    let (hashes, typed) = (signs(right), signs(level));
    let written = outline.source[heading.span.clone()].starts_with(&typed);
    let marks = heading.span.start..heading.span.start + usize::from(level);
    let place = if written { marks.clone() } else { heading.span.clone() };
    let found = findings.add(Problem::HeadingSkipped { above, level, hashes: hashes.clone(), typed }, place);
    if written {
        found.change = change(marks, hashes, right < level);
    }
}

fn texts(outline: &Outline<'_>, limits: &Limits, findings: &mut Findings) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (_, heading) in outline.headings() {
        let text = heading.text.trim();
        if text.is_empty() {
            let pictures = &outline.pictures[heading.pictures.clone()];
            if pictures.iter().all(|picture| picture.alt.as_deref().unwrap_or_default().is_empty()) {
                findings.add(Problem::HeadingEmpty, heading.span.clone());
            }
            continue;
        }
        let length = text.chars().count();
        if length > limits.heading {
            findings.add(Problem::HeadingTooLong { n: length, max: limits.heading }, heading.span.clone());
        }
        // Code stands for itself: two headings may differ in nothing else.
        if text.contains(CODE) {
            continue;
        }
        let start = *seen.entry(text.to_lowercase()).or_insert(heading.span.start);
        if start != heading.span.start {
            let problem = Problem::HeadingDuplicate { text: shortened(text, 60) };
            let first = first_line(outline, start);
            findings.add(problem, heading.span.clone()).related.push(Related {
                place: Place::Span(Span::here(first)),
                german: "zuerst hier".to_owned(),
                english: "first here".to_owned(),
            });
        }
    }
}

fn first_line(outline: &Outline<'_>, start: usize) -> std::ops::Range<usize> {
    let rest = &outline.source[start..];
    start..start + memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len())
}

fn faked(outline: &Outline<'_>, findings: &mut Findings) {
    let mut level = 1;
    for (at, passage) in outline.passages.iter().enumerate() {
        match passage.role {
            Role::Heading(typed) => level = typed,
            Role::Paragraph if !passage.nested => {
                let next = outline.passages.get(at + 1);
                let text_follows =
                    next.is_some_and(|next| !matches!(next.role, Role::Heading(_)) && !is_faked(next));
                if text_follows && is_faked(passage) {
                    let hashes = "#".repeat(usize::from((level + 1).min(6)));
                    let text = passage.text.trim();
                    let written = &outline.source[passage.span.clone()];
                    let bold = written.strip_prefix("**").and_then(|rest| rest.strip_suffix("**"));
                    let found =
                        findings.add(Problem::HeadingFaked { hashes: hashes.clone() }, passage.span.clone());
                    if bold == Some(text) {
                        found.change = change(passage.span.clone(), format!("{hashes} {text}"), false);
                    }
                }
            }
            Role::Paragraph | Role::Item | Role::Cell | Role::Term => {}
        }
    }
}

/// Whether a paragraph is a short bold line without the end of a sentence, or „1. Titel“.
fn is_faked(passage: &Passage) -> bool {
    let text = passage.text.trim();
    let short =
        !text.is_empty() && text.chars().count() <= FAKED && !text.contains(['\n', super::outline::BREAK]);
    let title = !text.ends_with(['.', '!', '?', ':', ',', ';', '…']) && text.chars().any(char::is_alphabetic);
    let plain = passage.links.is_empty() && passage.pictures.is_empty();
    short && title && plain && !passage.nested && (passage.strong || is_numbered(text))
}

fn is_numbered(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    (1..=2).contains(&digits)
        && (rest.starts_with(". ") || rest.starts_with(") "))
        && rest[2..].chars().next().is_some_and(char::is_uppercase)
}
