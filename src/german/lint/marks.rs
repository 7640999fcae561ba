//! Quotation marks, apostrophes and the long dash.

use std::ops::Range;

use super::super::Line;
use super::super::glance::{is_space, is_wordlike};
use super::super::marks::{Mark, Role, Token};
use super::super::problems::Problem;
use super::super::style::QuoteStyle;
use super::{Fix, Passage, Proofreader, Stretch, elsewhere};
use crate::report::{Change, Span};

/// A guillemet that stands at a word.
#[derive(Debug)]
pub(super) struct Guillemet {
    source: Range<usize>,
    opens: bool,
}

impl Proofreader<'_> {
    /// Marks without a counterpart, and English ones. The roles were decided when the line was set.
    pub(super) fn quotes(&mut self, line: &Line) {
        for token in &line.tokens {
            let range = token.at as usize..token.at as usize + usize::from(token.length);
            let Some(source) = line.source(range.clone()) else { continue };
            let alone = token.role == Role::Stays && matches!(token.mark, Mark::Double | Mark::LowDouble);
            if alone || matches!(token.role, Role::OpensUnpaired | Role::ClosesUnpaired) {
                let word = word_beside(&line.text, &range, token.role == Role::OpensUnpaired);
                self.findings.push(Problem::QuotesUnpaired { word }.at(Span::here(source)));
                continue;
            }
            if let Some(right) = german_mark(token).filter(|_| is_german_run(self, line, token)) {
                let change = Change { span: Span::here(source.clone()), text: right.to_owned(), safe: true };
                self.findings.push(Problem::QuotesEnglish.at(Span::here(source)).suggest(Some(change)));
            } else if self.german_mark.is_none() && matches!(token.mark, Mark::LowDouble | Mark::SixDouble) {
                self.german_mark = Some(source);
            }
        }
    }

    pub(super) fn guillemet(&mut self, stretch: &Stretch<'_>, at: usize, mark: char) {
        let (before, after) = (stretch.text.before(at), stretch.text.after(at + mark.len_utf8()));
        let range = stretch.base + at..stretch.base + at + mark.len_utf8();
        // „Start » Blog“ is a way, no quotation.
        if is_space(before) == is_space(after) && !is_wordlike(before) && !is_wordlike(after) {
            return;
        }
        if let Some(source) = stretch.line.source(range) {
            self.guillemets
                .push(Guillemet { source, opens: is_space(before) || matches!(before, '(' | '[') });
        }
    }

    /// Both forms in one text: every guillemet could be the other form.
    pub(super) fn mixed_quotes(&mut self) {
        let Some(other) = self.german_mark.clone() else { return };
        let guillemets_wanted = matches!(self.style.quotes, Some(QuoteStyle::Guillemets | QuoteStyle::Swiss))
            || self.language.is_swiss();
        for guillemet in std::mem::take(&mut self.guillemets) {
            let text = if guillemet.opens { "„" } else { "“" }.to_owned();
            let span = Span::here(guillemet.source);
            let change = (!guillemets_wanted).then_some(Change { span, text, safe: true });
            let finding = Problem::QuotesMixed.at(span).suggest(change);
            self.findings.push(finding.related(elsewhere(other.clone())));
        }
    }

    /// Info’s, vor’m.
    pub(super) fn apostrophe(&mut self, stretch: &Stretch<'_>, at: usize) {
        let end = at + stretch.text.after(at).len_utf8();
        let (before, after) = (stretch.text.letters_before(at), stretch.text.letters_after(end));
        let range = at - before.len()..end + after.len();
        let typed = &stretch.text.0[range.clone()];
        if !stretch.language.is_german() || before.is_empty() || !stretch.text.word_ends(range.end) {
            return;
        }
        let right = format!("{before}{after}");
        let text = typed.replace('\'', "’");
        let fix = Fix::safe(range.clone(), right.clone());
        if after == "s" && is_plural_word(before) {
            self.add(stretch, range, Problem::ApostrophePlural { text, right }, fix);
        } else if is_fused(before, after) {
            self.add(stretch, range, Problem::ApostropheFused { text, right }, fix);
        }
    }

    pub(super) fn long_dash(&mut self, stretch: &Stretch<'_>, at: usize) {
        let end = at + '—'.len_utf8();
        let (before, after) = (stretch.text.before(at), stretch.text.after(end));
        if stretch.passage == Passage::Cell && is_space(before) && is_space(after) {
            return;
        }
        let left = if is_space(before) { "" } else { " " };
        let right = if is_space(after) { "" } else { " " };
        self.add(stretch, at..end, Problem::DashEm, Fix::safe(at..end, format!("{left}–{right}")));
    }
}

fn is_german_run(reader: &Proofreader<'_>, line: &Line, token: &Token) -> bool {
    let segment = line.segments.iter().find(|segment| segment.run == token.run);
    segment.and_then(|segment| segment.language).unwrap_or(reader.language).is_german()
}

/// The German mark for an English one.
fn german_mark(token: &Token) -> Option<&'static str> {
    match (token.mark, token.role) {
        (Mark::SixDouble, Role::Opens(_)) => Some("„"),
        (Mark::NineDouble, Role::Opens(_)) => Some("„"),
        (Mark::NineDouble, Role::Closes(_)) => Some("“"),
        (Mark::SixSingle, Role::Opens(_)) => Some("‚"),
        _ => None,
    }
}

fn word_beside(text: &str, mark: &Range<usize>, after: bool) -> String {
    let is_edge = |character: char| !character.is_alphanumeric();
    let words: Option<&str> = if after {
        text[mark.end..].split(is_space).find(|word| word.contains(char::is_alphanumeric))
    } else {
        text[..mark.start].rsplit(is_space).find(|word| word.contains(char::is_alphanumeric))
    };
    let word = words.unwrap_or("…").trim_matches(is_edge);
    if word.is_empty() { "…".to_owned() } else { word.to_owned() }
}

/// Words whose plural is often written with an apostrophe; abbreviations in capitals as well.
#[rustfmt::skip]
fn is_plural_word(word: &str) -> bool {
    let capitals = word.chars().count() >= 2 && word.chars().all(char::is_uppercase);
    capitals || matches!(
        word,
        "Info" | "Foto" | "Auto" | "Video" | "Handy" | "Tipp" | "Link" | "Blog" | "Server" | "Team" | "Kid" | "App"
            | "Mail" | "Shop" | "Event" | "Job" | "Update" | "Tool" | "Download" | "User" | "Baby" | "Hobby" | "Party"
            | "Pizza" | "Kamera" | "Büro" | "Kilo" | "Euro" | "Newsletter" | "Laptop" | "Hotel" | "Restaurant" | "Test"
    )
}

/// Prepositions that are fused with an article: vorm, fürs, ins, beim.
#[rustfmt::skip]
fn is_fused(before: &str, after: &str) -> bool {
    match after {
        "s" => matches!(
            before,
            "an" | "auf" | "durch" | "für" | "hinter" | "in" | "über" | "um" | "unter" | "vor" | "An" | "Auf" | "Durch"
                | "Für" | "Hinter" | "In" | "Über" | "Um" | "Unter" | "Vor"
        ),
        "m" => matches!(before, "hinter" | "über" | "unter" | "vor" | "zu" | "bei" | "vo" | "Hinter" | "Über" | "Unter" | "Vor" | "Zu"),
        "r" => matches!(before, "zu" | "Zu"),
        _ => false,
    }
}
