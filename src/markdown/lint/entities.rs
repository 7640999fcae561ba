//! Characters that an import has escaped twice.

use super::outline::Outline;
use super::problems::Problem;
use super::{Findings, change};
use std::ops::Range;

/// Entities that imports leave behind, and what they stand for.
const ENTITIES: &[(&str, &str)] =
    &[("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", "\u{A0}")];

/// Languages in which entities are part of the code.
const MARKUP: &[&str] = &[
    "html",
    "xml",
    "xhtml",
    "svg",
    "vue",
    "jsx",
    "tsx",
    "markdown",
    "md",
    "php",
    "jinja",
    "jinja2",
    "twig",
    "svelte",
    "handlebars",
    "liquid",
    "erb",
    "rss",
    "atom",
    "diff",
];

pub(super) fn check(outline: &Outline<'_>, findings: &mut Findings) {
    for passage in &outline.passages {
        for (entity, char) in ENTITIES {
            for (at, _) in passage.text.match_indices(entity) {
                let place = passage.origin(at..at + entity.len());
                add(outline, entity, char, place, &format!("&amp;{}", &entity[1..]), entity, findings);
            }
        }
    }
    for listing in &outline.listings {
        let language = listing.info.split([' ', ',', '{']).next().unwrap_or_default().to_lowercase();
        if MARKUP.contains(&language.as_str()) || has_tags(&listing.text) {
            continue;
        }
        in_code(outline, listing.body.clone(), findings);
    }
    for snippet in &outline.snippets {
        // Code that is one entity talks about it.
        let about = snippet.text.trim().starts_with('&') && snippet.text.trim().ends_with(';');
        if !about && !has_tags(&snippet.text) {
            in_code(outline, snippet.span.clone(), findings);
        }
    }
}

/// Whether code holds raw tags, so that its entities are meant.
fn has_tags(code: &str) -> bool {
    code.match_indices('<').any(|(at, _)| {
        code[at + 1..].starts_with(|char: char| char.is_ascii_alphabetic() || matches!(char, '/' | '!' | '?'))
    })
}

fn in_code(outline: &Outline<'_>, range: Range<usize>, findings: &mut Findings) {
    let code = &outline.source[range.clone()];
    if !code.contains('&') {
        return;
    }
    for (entity, char) in &ENTITIES[..5] {
        // Where the character stands as well, both are meant.
        if code.contains(char) && *char != "&" {
            continue;
        }
        for (at, _) in code.match_indices(entity) {
            let place = range.start + at..range.start + at + entity.len();
            add(outline, entity, char, place, entity, char, findings);
        }
    }
}

fn add(
    outline: &Outline<'_>,
    entity: &str,
    char: &str,
    place: Range<usize>,
    written: &str,
    right: &str,
    findings: &mut Findings,
) {
    let problem = Problem::EntityDouble { text: entity.to_owned(), char: char.to_owned() };
    let as_expected = &outline.source[place.clone()] == written;
    let found = findings.add(problem, place.clone());
    if as_expected {
        found.change = change(place, right, true);
    }
}
