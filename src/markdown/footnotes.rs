//! Footnotes: numbers by first use, notes at the end, ways back.

use super::body::Piece;
use super::compile::Compiler;
use super::nesting::{Effect, Open, What};
use super::problems::Problem;
use super::words::Words;
use crate::report::{Finding, Span};
use std::collections::BTreeMap;
use std::ops::Range;

/// The notes of a text so far.
#[derive(Debug, Default)]
pub(super) struct Notes<'t> {
    /// Notes with a number, by label.
    numbers: BTreeMap<&'t str, usize>,
    /// Notes in the order of their numbers.
    used: Vec<Used<'t>>,
    /// Texts of notes, by label.
    texts: BTreeMap<&'t str, (Vec<Piece>, Range<usize>)>,
    /// Notes whose text is being read.
    open: Vec<(&'t str, Range<usize>)>,
}

#[derive(Debug)]
struct Used<'t> {
    label: &'t str,
    times: u32,
}

impl<'t> Notes<'t> {
    /// How many notes have a number.
    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.used.len()).unwrap_or(u32::MAX)
    }

    /// A reference to a note: its number, and how many references there are by now.
    fn refer(&mut self, label: &'t str) -> (u32, u32) {
        let index = *self.numbers.entry(label).or_insert_with(|| {
            self.used.push(Used { label, times: 0 });
            self.used.len() - 1
        });
        let used = &mut self.used[index];
        used.times += 1;
        (u32::try_from(index + 1).unwrap_or(u32::MAX), used.times)
    }

    /// Findings about notes nothing refers to.
    pub(super) fn unused(&self) -> Vec<Finding> {
        let unused = self.texts.iter().filter(|(label, _)| !self.numbers.contains_key(*label));
        unused
            .map(|(label, (_, span))| {
                Problem::FootnoteUnused { label: (*label).to_owned() }.at(Span::here(span.clone()))
            })
            .collect()
    }
}

impl<'t> Compiler<'t> {
    pub(super) fn note_reference(&mut self, label: &'t str) {
        let (number, time) = self.notes.refer(label);
        // It hangs on a word and is none of its letters: 10 kg¹, ‚klein‘².
        self.line().hole(Piece::Note { number, time });
    }

    pub(super) fn begin_note(&mut self, label: &'t str, range: &Range<usize>) {
        let first_line = self.source[range.clone()].find('\n').map_or(range.end, |at| range.start + at);
        self.notes.open.push((label, range.start..first_line));
        self.out.begin_note();
        self.open.push(Open { what: What::Element(""), effect: Effect::default() });
    }

    pub(super) fn end_note(&mut self) {
        self.close_element();
        let pieces = self.out.end_note();
        if let Some((label, span)) = self.notes.open.pop() {
            self.notes.texts.entry(label).or_insert((pieces, span));
        }
    }

    /// Writes the notes at the end of the text.
    pub(super) fn write_notes(&mut self) {
        if self.notes.used.is_empty() {
            return;
        }
        let words = Words::of(self.profile.labels());
        self.out.html.push_str("<section class=\"footnotes\"");
        // A landmark on the text's own page, a group among others.
        self.out.piece(Piece::PerForm(" role=\"doc-endnotes\"".into(), " role=\"group\"".into()));
        for part in [" aria-label=\"", words.notes, "\">\n<ol>\n"] {
            self.out.html.push_str(part);
        }
        let used = std::mem::take(&mut self.notes.used);
        for (index, note) in used.iter().enumerate() {
            let number = (index + 1).to_string();
            let pieces = self.notes.texts.get_mut(note.label).map(|(pieces, _)| std::mem::take(pieces));
            self.out.html.push_str("<li id=\"");
            self.out.piece(Piece::Id(format!("fn-{number}").into()));
            self.out.html.push_str("\">");
            self.write_note(pieces.unwrap_or_default(), &number, note.times);
            self.out.html.push_str("</li>\n");
        }
        self.notes.used = used;
        self.out.html.push_str("</ol>\n</section>\n");
    }

    /// A note, with its ways back inside its last paragraph.
    fn write_note(&mut self, mut pieces: Vec<Piece>, number: &str, times: u32) {
        let tail = match pieces.pop() {
            Some(Piece::Html(html)) => html,
            Some(other) => {
                pieces.push(other);
                Box::default()
            }
            None => Box::default(),
        };
        let (text, end) = match tail.strip_suffix("</p>\n") {
            Some(text) => (text, "</p>\n"),
            None => (&*tail, ""),
        };
        self.out.append(pieces);
        self.out.html.push_str(text);
        for time in 1..=times {
            self.write_way_back(number, time, times);
        }
        self.out.html.push_str(end);
    }

    fn write_way_back(&mut self, number: &str, time: u32, times: u32) {
        let words = Words::of(self.profile.labels());
        self.out.html.push_str(" <a href=\"#");
        let id = if time == 1 { format!("fnr-{number}") } else { format!("fnr-{number}-{time}") };
        self.out.piece(Piece::Id(id.into()));
        for part in ["\" role=\"doc-backlink\" aria-label=\"", words.back, number] {
            self.out.html.push_str(part);
        }
        let time = time.to_string();
        if times > 1 {
            self.out.html.push_str(words.place);
            self.out.html.push_str(&time);
        }
        // The variation selector keeps phones from drawing an emoji.
        self.out.html.push_str("\">↩\u{FE0E}");
        if times > 1 {
            self.out.html.push_str("<sup>");
            self.out.html.push_str(&time);
            self.out.html.push_str("</sup>");
        }
        self.out.html.push_str("</a>");
    }
}
