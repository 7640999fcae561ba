//! Many lines that are set together.
//!
//! Lines of a post are short, and every second one has no place where a rule could begin. One search for such places
//! over all of them costs a fraction of a search in each, and the rules run one line after the other while the
//! processor still knows their ways. Only a line that needs a second look is set apart.

use std::ops::Range;

use super::Language;
use super::doubt::is_certain;
use super::line::{Edit, Line, Segment, tidy};
use super::quotes;
use super::scan::{Scan, keeps_words, look_again, set, wanted};
use super::style::Style;
use super::triggers::Triggers;

/// Ends a line within the text of all. No rule begins there or beside it, and no line reaches it.
const END: char = '\0';

/// Lines in one language, one after the other.
#[derive(Debug, Default)]
pub struct Lines {
    /// All lines as one text, and their edits.
    all: Line,
    /// The bytes of each line that has ended.
    ended: Vec<Range<u32>>,
}

impl Lines {
    /// Where the line at hand is written: a line of its own, but for its bytes, which follow those of the others.
    pub fn line(&mut self) -> &mut Line {
        &mut self.all
    }

    /// No line yet, and memory for so many bytes.
    pub fn with_capacity(bytes: usize) -> Lines {
        Lines { all: Line::with_capacity(bytes), ended: Vec::new() }
    }

    /// Forgets everything but the memory.
    pub fn clear(&mut self) {
        self.all.clear();
        self.ended.clear();
    }

    /// All lines, to ask for the [pieces](Line::pieces) of each.
    pub fn all(&self) -> &Line {
        &self.all
    }

    /// Ends the line at hand and begins the next one.
    pub fn end_line(&mut self) {
        let line = self.all.begin_next(END);
        self.ended.push(line);
    }
}

/// Sets every line as [`set`] would.
pub fn set_lines(lines: &mut Lines, style: &Style, language: Language) {
    let Lines { all, ended } = lines;
    all.edits.clear();
    all.tokens.clear();
    if !style.enabled {
        return;
    }
    all.keep(&style.protect);
    let Line { text, kept, literals, segments, edits, tokens, stack, places, .. } = all;
    let mut apart = Apart { text, literals, segments, style, line: Line::new() };
    let triggers = Triggers::of(text, wanted(style), places);
    let mut scan = Scan::new(text, style, kept, edits, tokens);
    let mut next = triggers.next_from(0);
    for line in ended.iter() {
        let (start, end) = (line.start as usize, line.end as usize);
        let Some(first) = next.filter(|first| *first < end) else { continue };
        let before = scan.edits.len();
        let has_passages = apart.has_passages(line);
        if has_passages {
            apart.take(line);
            set(&mut apart.line, style, language);
            apart.give(line, scan.edits);
        }
        if has_passages || language == Language::Other {
            next = triggers.next_from(end);
            continue;
        }
        scan.aim(start..end, 0, language);
        next = scan.follow(first, &triggers);
        let is_plain = scan.tokens.is_empty()
            || quotes::resolve(scan.tokens, stack, style, language, scan.edits) && keeps_words(style);
        scan.tokens.clear();
        if is_plain && scan.edits.len() == before {
            continue;
        }
        tidy(scan.edits, before, kept);
        let lasts = |edit: &Edit| is_certain(&text[start..end], &moved_back(edit, line.start));
        let edits = &scan.edits[before..];
        if !is_plain || !edits.is_empty() && !(style.is_usual() && edits.iter().all(lasts)) {
            apart.take(line);
            apart.line.edits.extend(scan.edits.drain(before..).map(|edit| moved_back(&edit, line.start)));
            look_again(&mut apart.line, is_plain, style, language);
            apart.give(line, scan.edits);
        }
    }
}

/// A line that is set by itself.
struct Apart<'a> {
    text: &'a str,
    literals: &'a [Range<u32>],
    segments: &'a [Segment],
    style: &'a Style,
    line: Line,
}

impl<'a> Apart<'a> {
    /// Whether some of the line is in another language.
    fn has_passages(&self, line: &Range<u32>) -> bool {
        !self.segments.is_empty() && self.segments_of(line).len() > 1
    }

    fn segments_of(&self, line: &Range<u32>) -> &'a [Segment] {
        let first = self.segments.partition_point(|segment| segment.start < line.start);
        let count = self.segments[first..].partition_point(|segment| segment.start <= line.end);
        &self.segments[first..first + count]
    }

    /// Takes up a line.
    fn take(&mut self, line: &Range<u32>) {
        let Range { start, end } = *line;
        self.line.clear();
        self.line.push_text(&self.text[start as usize..end as usize]);
        let first = self.literals.partition_point(|range| range.start < start);
        let literals = self.literals[first..].iter().take_while(|range| range.start < end);
        self.line.literals.extend(literals.map(|range| range.start - start..range.end - start));
        let segments = self.segments_of(line);
        let first = segments.first().map_or(0, |segment| segment.run);
        let moved = |segment: &Segment| Segment {
            start: segment.start - start,
            run: segment.run - first,
            ..*segment
        };
        self.line.segments.extend(segments.iter().map(moved));
        self.line.keep(&self.style.protect);
    }

    /// Gives the edits of the line that was taken up.
    fn give(&self, line: &Range<u32>, edits: &mut Vec<Edit>) {
        edits.extend(self.line.edits.iter().map(|edit| moved_on(edit, line.start)));
    }
}

fn moved_on(edit: &Edit, by: u32) -> Edit {
    Edit { start: edit.start + by, end: edit.end + by, ..*edit }
}

fn moved_back(edit: &Edit, by: u32) -> Edit {
    Edit { start: edit.start - by, end: edit.end - by, ..*edit }
}
