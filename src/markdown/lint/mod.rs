//! What a text is like for those who hear it, enlarge it or cannot see it.
//!
//! Takes the source of a text and its events, gives findings at [`FileId::HERE`].
//! One walk gathers an outline of what a reader meets; each file here
//! looks at one part of it. What needs files, settings or the finished page is not
//! decided here.
//!
//! [`FileId::HERE`]: crate::report::FileId::HERE

mod abbreviations;
mod capitals;
mod code;
mod collect;
mod drawn;
mod emoji;
mod entities;
mod headings;
mod html;
mod language;
mod links;
mod lists;
mod media;
mod outline;
mod pictures;
mod problems;
mod raw;
mod senses;
mod sentences;
mod tables;
#[cfg(test)]
mod tests;
mod things;
mod typography;

pub use problems::{Problem, RULES};
pub(super) use typography::typography;

use super::events::Script;
use crate::report::{Finding, Span};
use std::ops::Range;

/// The limits of rules that have one; `[checks]` may change them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Characters of an alternative text, `alt-too-long`.
    pub alt: usize,
    /// Characters of a heading, `heading-too-long`.
    pub heading: usize,
    /// Columns of a table, `table-wide`.
    pub columns: usize,
    /// Words of a sentence, `sentence-too-long`.
    pub sentence: usize,
    /// Words of a paragraph, `paragraph-too-long`.
    pub paragraph: usize,
    /// Abbreviations that every reader knows, `abbreviation-unexplained`.
    pub known: Vec<String>,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { alt: 200, heading: 90, columns: 6, sentence: 40, paragraph: 150, known: Vec::new() }
    }
}

/// What is wrong with a text in `lang`. `abbreviations` are explained on every page.
pub(super) fn accessibility(
    text: &str,
    script: &Script<'_>,
    lang: &str,
    abbreviations: &[(String, String)],
    limits: &Limits,
) -> Vec<Finding> {
    let outline = collect::collect(text, script, lang);
    let mut findings = Findings(Vec::new());
    pictures::check(&outline, limits, &mut findings);
    headings::check(&outline, limits, &mut findings);
    lists::check(&outline, &mut findings);
    links::check(&outline, &mut findings);
    tables::check(&outline, limits, &mut findings);
    drawn::check(&outline, &mut findings);
    code::check(&outline, &mut findings);
    language::check(&outline, lang, &mut findings);
    emoji::check(&outline, &mut findings);
    capitals::check(&outline, limits, &mut findings);
    senses::check(&outline, &mut findings);
    media::check(&outline, lang, &mut findings);
    html::check(&outline, &mut findings);
    entities::check(&outline, &mut findings);
    abbreviations::check(&outline, abbreviations, limits, &mut findings);
    sentences::check(&outline, limits, &mut findings);
    findings.0
}

/// What was found so far, at bytes of this text.
struct Findings(Vec<Finding>);

impl Findings {
    /// Adds a problem.
    fn add(&mut self, problem: Problem, range: Range<usize>) -> &mut Finding {
        self.0.push(problem.at(Span::here(range)));
        let last = self.0.len() - 1;
        &mut self.0[last]
    }
}

/// A replacement of `range`.
fn change(range: Range<usize>, text: impl Into<String>, safe: bool) -> Option<crate::report::Change> {
    Some(crate::report::Change { span: Span::here(range), text: text.into(), safe })
}

/// The first `limit` characters of a text on one line, for a message.
fn shortened(text: &str, limit: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(limit) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text,
    }
}
