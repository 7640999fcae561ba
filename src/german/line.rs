//! One logical line over many runs of text.
//!
//! Markdown cuts a paragraph into pieces: emphasis, links, code. The rules of typography want to see one line
//! without markup. A [`Line`] collects the pieces of one block in order; every push returns the bytes it took.
//! After [`set`](super::set) the writer of HTML asks for the same bytes again and gets them with the edits
//! applied, so the markup stays where it was.
//!
//! Knows no Markdown and no HTML. A line is meant to be cleared and used again: after a few blocks it no longer
//! allocates.

use std::ops::Range;

use super::Language;
use super::glance::{Glance, is_space};
use super::marks::Token;
use super::rules::RuleName;

/// Stands for code, a picture, a footnote reference: something that is there and has no letters.
pub(super) const OBJECT: char = '\u{FFFC}';

/// Stands for a hard break, and for the ends of a line: an edge that counts as a space.
pub(super) const BREAK: char = '\u{1E}';

/// The text of one block, its edits, and the memory both need.
#[derive(Debug, Default)]
pub struct Line {
    pub(super) text: String,
    /// Its first byte; before it stand other lines.
    start: u32,
    pub(super) literals: Vec<Range<u32>>,
    pub(super) segments: Vec<Segment>,
    pub(super) edits: Vec<Edit>,
    pub(super) tokens: Vec<Token>,
    pub(super) stack: Vec<u32>,
    /// Literals and protected strings together, sorted, without overlaps.
    pub(super) kept: Vec<Range<u32>>,
    /// Where rules could begin.
    pub(super) places: Vec<u64>,
    /// Where parts of the line come from, sorted: bytes of the line, first byte of the source.
    sources: Vec<(Range<u32>, usize)>,
    open: Vec<u32>,
    /// Another line to try something in.
    pub(super) spare: Option<Box<Line>>,
}

/// A part of a line in one language; a passage in another language cuts its surroundings into segments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    pub(super) start: u32,
    /// The run it belongs to: segments of one run share their quotation marks. 0 is the line itself.
    pub(super) run: u32,
    /// The language of the run; `None` is the language of the line.
    pub(super) language: Option<Language>,
}

impl Segment {
    /// A line without passages in other languages.
    pub(super) const WHOLE: Segment = Segment { start: 0, run: 0, language: None };
}

/// A change of the bytes `start..end` of a line; an insertion if both are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
    /// What stands there afterwards.
    pub text: Replacement,
    /// The rule behind it.
    pub rule: RuleName,
}

/// What an edit puts in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replacement {
    /// Plain text, which may be empty.
    Text(&'static str),
    /// An emoji with its name, to be written as `<span role="img" aria-label="…">`.
    Emoji {
        /// The emoji.
        symbol: &'static str,
        /// Its name in the language of the text.
        name: &'static str,
    },
}

/// A part of a line as it is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text from the source.
    Source(&'a str),
    /// Text of an edit.
    Set(Replacement),
}

impl Replacement {
    /// The characters, without the name of an emoji.
    pub fn as_str(self) -> &'static str {
        match self {
            Replacement::Text(text) => text,
            Replacement::Emoji { symbol, name: _ } => symbol,
        }
    }
}

impl<'a> Piece<'a> {
    /// The characters, without the name of an emoji.
    pub fn as_str(self) -> &'a str {
        match self {
            Piece::Source(text) => text,
            Piece::Set(replacement) => replacement.as_str(),
        }
    }
}

impl Line {
    /// An empty line.
    pub fn new() -> Line {
        Line::default()
    }

    /// An empty line with memory for so many bytes.
    pub(super) fn with_capacity(bytes: usize) -> Line {
        Line { text: String::with_capacity(bytes), ..Line::default() }
    }

    /// Forgets text and edits and keeps the memory.
    pub fn clear(&mut self) {
        self.text.clear();
        self.literals.clear();
        self.segments.clear();
        self.edits.clear();
        self.tokens.clear();
        self.open.clear();
        self.sources.clear();
        self.start = 0;
    }

    /// Ends the line with `mark` and begins another one behind it. Gives the bytes of the line that ended.
    pub(super) fn begin_next(&mut self, mark: char) -> Range<u32> {
        let end = self.position();
        self.text.push(mark);
        self.open.clear();
        let next = self.position();
        std::mem::replace(&mut self.start, next)..end
    }

    /// Adds text. Markup between two pushes is transparent: `**100** €` is set like `100 €`.
    pub fn push_text(&mut self, text: &str) -> Range<u32> {
        let start = self.position();
        self.text.push_str(text);
        start..self.position()
    }

    /// Adds text that the writer means as it stands: an escaped character, a character reference.
    pub fn push_literal(&mut self, text: &str) -> Range<u32> {
        let range = self.push_text(text);
        if !range.is_empty() {
            self.literals.push(range.clone());
        }
        range
    }

    /// Adds something without letters: code, a picture, a footnote reference. It behaves like a letter.
    pub fn push_opaque(&mut self) {
        self.text.push(OBJECT);
    }

    /// Adds a soft break. Its bytes are fetched like those of a text: a rule may make them a space that does not
    /// break.
    pub fn push_space(&mut self) -> Range<u32> {
        self.push_text("\n")
    }

    /// Adds a hard break: an edge within the line.
    pub fn push_break(&mut self) {
        self.text.push(BREAK);
    }

    /// Begins a passage in a language of its own, with its own quotation marks. From outside its edges look like
    /// letters. [`Language::Other`] leaves the passage as typed.
    pub fn enter(&mut self, language: Language) {
        let parent = self.segment();
        self.text.push(OBJECT);
        self.open.push(parent);
        self.start_segment(Some(language), None);
    }

    /// Ends the passage that was begun last; without one, nothing happens.
    pub fn leave(&mut self) {
        if let Some(parent) = self.open.pop() {
            let Segment { run, language, .. } = self.segments[parent as usize];
            self.start_segment(language, Some(run));
            self.text.push(OBJECT);
        }
    }

    /// Says that a part of the line stands in the source at byte `offset`, letter by letter. Only the lint asks.
    pub fn locate(&mut self, range: Range<u32>, offset: usize) {
        if !range.is_empty() {
            self.sources.push((range, offset));
        }
    }

    /// The bytes of the source a part of the line comes from; `None` if its ends were not located. Markup between
    /// them is included.
    pub(super) fn source(&self, range: Range<usize>) -> Option<Range<usize>> {
        let last = range.end.max(range.start + 1) - 1;
        let (start, end) = (self.place(range.start)?, self.place(last)? + 1);
        Some(start..if range.is_empty() { start } else { end })
    }

    /// The byte of the source that byte `at` of the line comes from, if it was [located](Line::locate).
    pub fn place(&self, at: usize) -> Option<usize> {
        let next = self.sources.partition_point(|(range, _)| range.start as usize <= at);
        let (range, offset) = self.sources[..next].last()?;
        (at < range.end as usize).then(|| offset + (at - range.start as usize))
    }

    /// Whether nothing was pushed.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The text as it was pushed, with U+FFFC for what has no letters.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The edits, sorted by position; they never overlap.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// The bytes `range` of the line with the edits applied.
    ///
    /// An edit comes out with the range its first byte lies in, so that neighbouring ranges together give every
    /// edit once.
    pub fn pieces(&self, range: Range<u32>) -> Pieces<'_> {
        let from = self.edits.partition_point(|edit| edit.start < range.start);
        let covered = from.checked_sub(1).map_or(0, |last| self.edits[last].end);
        Reader { text: &self.text, edits: &self.edits[from..], covered }.pieces(range)
    }

    /// The pieces of several ranges, asked for from left to right.
    pub fn reader(&self) -> Reader<'_> {
        Reader { text: &self.text, edits: &self.edits, covered: 0 }
    }

    /// The edits, those of one word together, as those of words that a space joins.
    pub fn changes(&self) -> impl Iterator<Item = &[Edit]> {
        let between = |a: &Edit, b: &Edit| &self.text[a.end as usize..b.start as usize];
        self.edits.chunk_by(move |a, b| !between(a, b).contains(is_space))
    }

    /// The words that some edits of a line in a row stand in, or between, before and after them.
    pub fn shown(&self, edits: &[Edit]) -> (String, String) {
        let (Some(first), Some(last)) = (edits.first(), edits.last()) else { return Default::default() };
        let glance = Glance(&self.text);
        let from = glance.word_start(0, first.start as usize);
        let to = glance.word_end(last.end as usize);
        let (mut after, mut done) = (String::new(), from);
        for edit in edits {
            after.push_str(&self.text[done..edit.start as usize]);
            after.push_str(edit.text.as_str());
            done = edit.end as usize;
        }
        after.push_str(&self.text[done..to]);
        (self.text[from..to].to_owned(), after)
    }

    /// Marks what no edit may touch: the literals, and every place of the `protected` strings.
    pub(super) fn keep(&mut self, protected: &[String]) {
        self.kept.clear();
        self.kept.extend_from_slice(&self.literals);
        for string in protected.iter().filter(|string| !string.is_empty()) {
            let places = self.text.match_indices(string.as_str());
            self.kept.extend(places.map(|(at, found)| at as u32..(at + found.len()) as u32));
        }
        self.kept.sort_unstable_by_key(|range| (range.start, range.end));
        // A protected string may stand in a literal, or go on beyond it.
        self.kept.dedup_by(|next, last| {
            let overlaps = next.start < last.end;
            if overlaps {
                last.end = last.end.max(next.end);
            }
            overlaps
        });
    }

    /// Sorts the edits and drops those that touch what must stay or what was changed already.
    pub(super) fn tidy(&mut self) {
        tidy(&mut self.edits, 0, &self.kept);
    }

    fn position(&self) -> u32 {
        u32::try_from(self.text.len()).expect("a block is shorter than 4 GiB: sources are limited when read")
    }

    /// The segment in which the next byte will stand.
    fn segment(&mut self) -> u32 {
        // The first passage of a line makes its beginning one.
        if self.open.is_empty() && self.segments.last().is_none_or(|last| last.start < self.start) {
            let run = self.segments.len() as u32;
            self.segments.push(Segment { start: self.start, run, language: None });
        }
        self.segments.len() as u32 - 1
    }

    fn start_segment(&mut self, language: Option<Language>, run: Option<u32>) {
        let run = run.unwrap_or(self.segments.len() as u32);
        let start = self.position();
        self.segments.push(Segment { start, run, language });
    }
}

/// Sorts the edits from index `from` on and drops those that touch what is kept or what was changed already.
pub(super) fn tidy(edits: &mut Vec<Edit>, from: usize, kept: &[Range<u32>]) {
    let place = |edit: &Edit| (edit.start, edit.end);
    if !edits[from..].is_sorted_by_key(place) {
        edits[from..].sort_unstable_by_key(place);
    }
    let (mut done, mut free) = (0, from);
    for at in from..edits.len() {
        let edit = edits[at];
        if edit.start >= done && !touches(kept, &edit) {
            done = edit.end;
            edits[free] = edit;
            free += 1;
        }
    }
    edits.truncate(free);
}

/// Whether an edit changes something kept, or puts something beside it: `5\%` stays as it is.
fn touches(kept: &[Range<u32>], edit: &Edit) -> bool {
    let inserts = edit.start == edit.end;
    let near = kept.partition_point(|range| range.end < edit.start);
    kept[near..]
        .iter()
        .take_while(|range| range.start <= edit.end)
        .any(|range| if inserts { true } else { range.start < edit.end && edit.start < range.end })
}

/// Reads a line that was set, from left to right.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    text: &'a str,
    /// The edits that were not read yet.
    edits: &'a [Edit],
    /// The end of the last one that was: a replacement that began in one range may reach into the next.
    covered: u32,
}

impl<'a> Reader<'a> {
    /// The bytes `range` with the edits applied, as [`Line::pieces`] gives them; none before those of the last call.
    pub fn pieces(&mut self, range: Range<u32>) -> Pieces<'a> {
        self.pass(range.start);
        let pieces = Pieces {
            text: self.text,
            edits: self.edits,
            at: range.start.max(self.covered).min(range.end),
            end: range.end,
        };
        self.pass(range.end);
        pieces
    }

    fn pass(&mut self, at: u32) {
        while let Some((edit, rest)) = self.edits.split_first().filter(|(edit, _)| edit.start < at) {
            self.covered = edit.end;
            self.edits = rest;
        }
    }
}

/// The iterator of [`Line::pieces`].
#[derive(Clone, Debug)]
pub struct Pieces<'a> {
    text: &'a str,
    edits: &'a [Edit],
    at: u32,
    end: u32,
}

impl<'a> Pieces<'a> {
    /// What stands there without the edits.
    pub fn source(&self) -> &'a str {
        &self.text[self.at as usize..self.end as usize]
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if self.at >= self.end {
            return None;
        }
        let stop = match self.edits.split_first() {
            Some((edit, rest)) if edit.start == self.at => {
                self.edits = rest;
                self.at = edit.end;
                return Some(Piece::Set(edit.text));
            }
            Some((edit, _)) => edit.start.min(self.end),
            None => self.end,
        };
        let text = &self.text[self.at as usize..stop as usize];
        self.at = stop;
        Some(Piece::Source(text))
    }
}
