//! What an editor should look at, with the place in the source and a change where one is certain.
//!
//! Takes the lines of one text, block by block, and gives findings at [`FileId::HERE`](crate::report::FileId). It
//! reads what the author typed, not what is set: what rendering repairs is no finding. Each file here looks at one
//! kind of thing; only what a whole text decides (two forms side by side) is kept until [`Proofreader::finish`].

mod dates;
mod marks;
mod numbers;
mod punctuation;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

use super::glance::Glance;
use super::line::Segment;
use super::problems::Problem;
use super::{Language, Line, Style, protect, set};
use crate::report::{Change, Finding, Place, Related, Span};

/// What a block is, as far as its typography matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passage {
    /// Running text: a paragraph, an item, a quotation.
    Text,
    /// A heading.
    Heading,
    /// A cell of a table, where times and numbers stand without their words.
    Cell,
    /// A text beside the running text: a title, a caption, an alternative text.
    Beside,
}

/// Reads a text block by block and remembers what is wrong.
#[derive(Debug)]
pub struct Proofreader<'a> {
    style: &'a Style,
    language: Language,
    findings: Vec<Finding>,
    /// Numbers with their units, with and without a space.
    units: Vec<numbers::Unit>,
    /// Guillemets used as quotation marks, and the marks of the other form.
    guillemets: Vec<marks::Guillemet>,
    german_mark: Option<Range<usize>>,
}

/// A stretch of one line in one language.
struct Stretch<'a> {
    text: Glance<'a>,
    /// Its first byte in the line.
    base: usize,
    line: &'a Line,
    language: Language,
    passage: Passage,
}

impl<'a> Proofreader<'a> {
    /// A proofreader of a text in `language`.
    pub fn new(style: &'a Style, language: Language) -> Proofreader<'a> {
        let (findings, units, guillemets) = (Vec::new(), Vec::new(), Vec::new());
        Proofreader { style, language, findings, units, guillemets, german_mark: None }
    }

    /// Reads one block. Only parts that were [located](Line::locate) can be found wrong.
    pub fn read(&mut self, line: &mut Line, passage: Passage) {
        // Quotation marks are judged by what they become.
        set(line, &Style { enabled: true, ..self.style.clone() }, self.language);
        let line = &*line;
        let whole = [Segment::WHOLE];
        let segments: &[Segment] = if line.segments.is_empty() { &whole } else { &line.segments };
        for (index, segment) in segments.iter().enumerate() {
            let start = segment.start as usize;
            let end = segments.get(index + 1).map_or(line.text.len(), |next| next.start as usize);
            let language = segment.language.unwrap_or(self.language);
            let text = Glance(&line.text[start..end]);
            if language != Language::Other {
                self.look_at(&Stretch { text, base: start, line, language, passage });
            }
        }
        self.quotes(line);
        if passage == Passage::Heading {
            self.heading(line);
        }
    }

    /// Everything that was found, once the text is read.
    pub fn finish(mut self) -> Vec<Finding> {
        self.mixed_quotes();
        self.mixed_units();
        self.findings
    }

    fn look_at(&mut self, stretch: &Stretch<'_>) {
        let mut read_to = 0;
        for (at, character) in stretch.text.0.char_indices() {
            if at < read_to {
                continue;
            }
            match character {
                ' ' | '\u{A0}' | '\u{202F}' => self.space(stretch, at),
                ',' => self.comma(stretch, at),
                '(' | ')' => self.bracket(stretch, at, character),
                '?' | '!' | ';' => self.repeated(stretch, at, character),
                '.' | '…' => self.points(stretch, at),
                '’' | '\'' => self.apostrophe(stretch, at),
                '—' if stretch.language.is_german() => self.long_dash(stretch, at),
                '»' | '«' if stretch.language.is_german() => self.guillemet(stretch, at, character),
                'ß' | 'ẞ' if stretch.language.is_swiss() => self.eszett(stretch, at),
                '0'..='9' => read_to = self.number(stretch, at),
                letter if letter.is_alphabetic() && stretch.text.word_begins(at) => self.word(stretch, at),
                _ => {}
            }
        }
    }

    /// Adds a problem at a part of a stretch; `text` puts it right.
    fn add(&mut self, stretch: &Stretch<'_>, range: Range<usize>, problem: Problem, fix: Option<Fix>) {
        let in_line = |range: &Range<usize>| stretch.base + range.start..stretch.base + range.end;
        let Some(place) = stretch.line.source(in_line(&range)) else { return };
        let change = fix.and_then(|fix| {
            let source = stretch.line.source(in_line(&fix.range))?;
            // A change never reaches over markup.
            (source.len() == fix.range.len()).then(|| Change {
                span: Span::here(source),
                text: fix.text,
                safe: fix.safe,
            })
        });
        self.findings.push(problem.at(Span::here(place)).suggest(change));
    }
}

/// What puts a finding right: bytes of the stretch and their new text.
struct Fix {
    range: Range<usize>,
    text: String,
    /// Whether `check --fix` may do it unseen.
    safe: bool,
}

impl Fix {
    fn safe(range: Range<usize>, text: impl Into<String>) -> Option<Fix> {
        Some(Fix { range, text: text.into(), safe: true })
    }

    fn doubtful(range: Range<usize>, text: impl Into<String>) -> Option<Fix> {
        Some(Fix { range, text: text.into(), safe: false })
    }
}

impl Stretch<'_> {
    /// Whether something technical or literal stands at `at`, of which typography knows nothing.
    fn is_technical(&self, at: usize) -> bool {
        let in_line = (self.base + at) as u32;
        protect::is_technical(self.text, at) || self.line.kept.iter().any(|range| range.contains(&in_line))
    }
}

/// The other place of a pair.
fn elsewhere(range: Range<usize>) -> Related {
    let (german, english) = ("die andere Form".to_owned(), "the other form".to_owned());
    Related { place: Place::Span(Span::here(range)), german, english }
}
