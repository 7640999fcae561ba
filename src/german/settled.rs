//! Marks that would be read differently the next time.
//!
//! Marks that pair plainly mean the same when they are met as „ “ ‚ ‘ ’. Where some have no partner, change their
//! kind or are put right, that is not certain, so such a line is set as it would come out, and once more. If its
//! marks do not stay what they are, they were none to be sure of, and the line keeps those its author typed.

use std::ops::Range;

use super::Language;
use super::line::{Edit, Line, Piece, Segment};
use super::rules::RuleName;
use super::scan::set_once;
use super::style::Style;

/// Decides the marks of a line by what it is like when everything else is set, and only if they last.
pub(super) fn settle_marks(line: &mut Line, style: &Style, language: Language) {
    line.edits.retain(|edit| !is_of_marks(edit));
    let mut without = as_set(line);
    let is_plain = set_once(&mut without, style, language);
    without.edits.retain(is_of_marks);
    // What is plain now would be taken as it is the next time, so it is taken now.
    if !without.edits.is_empty() && (is_plain || last(&mut without, style, language)) {
        let mut places = Places::new(&line.edits, Towards::Source);
        for mark in &mut without.edits {
            let Range { start, end } = places.of_edit(mark);
            *mark = Edit { start, end, ..*mark };
        }
        // Where both begin at one place, the mark comes first.
        std::mem::swap(&mut line.edits, &mut without.edits);
        line.edits.append(&mut without.edits);
        line.tidy();
    }
    line.spare = Some(without);
}

/// Whether the marks of a line stay what they become.
fn last(line: &mut Line, style: &Style, language: Language) -> bool {
    let mut again = as_set(line);
    set_once(&mut again, style, language);
    let last = !again.edits.iter().any(is_of_marks);
    line.spare = Some(again);
    last
}

pub(super) fn is_of_marks(edit: &Edit) -> bool {
    matches!(edit.rule, RuleName::Quotes | RuleName::QuotesKern | RuleName::Apostrophe | RuleName::Prime)
}

/// The line with its edits applied, in the memory it has to spare.
pub(super) fn as_set(line: &mut Line) -> Box<Line> {
    let mut set = line.spare.take().unwrap_or_default();
    set.clear();
    let mut places = Places::new(&line.edits, Towards::Result);
    let literals = line.literals.iter();
    set.literals.extend(literals.map(|range| places.of(range.start)..places.of(range.end)));
    let mut places = Places::new(&line.edits, Towards::Result);
    let moved = |segment: &Segment| Segment { start: places.of(segment.start), ..*segment };
    set.segments.extend(line.segments.iter().map(moved));
    set.text.extend(line.pieces(0..line.text.len() as u32).map(Piece::as_str));
    set
}

/// Which bytes are asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Towards {
    /// Bytes with the edits applied, for bytes before them.
    Result,
    /// The other way round.
    Source,
}

/// Where bytes stand on the other side of some edits, asked for from left to right.
pub(super) struct Places<'e> {
    edits: &'e [Edit],
    towards: Towards,
    /// How far the bytes after the edits that were passed are moved.
    shift: i64,
}

impl<'e> Places<'e> {
    pub(super) fn new(edits: &'e [Edit], towards: Towards) -> Places<'e> {
        Places { edits, towards, shift: 0 }
    }

    /// The bytes that an edit of this side changes on the other one.
    pub(super) fn of_edit(&mut self, edit: &Edit) -> Range<u32> {
        let start = self.of(edit.start);
        start..start + (edit.end - edit.start)
    }

    fn of(&mut self, at: u32) -> u32 {
        let at = i64::from(at);
        while let Some((edit, rest)) = self.edits.split_first() {
            let set = edit.text.as_str().len() as i64;
            let end = match self.towards {
                Towards::Result => i64::from(edit.end),
                Towards::Source => i64::from(edit.start) + self.shift + set,
            };
            if end > at {
                break;
            }
            self.shift += set - i64::from(edit.end - edit.start);
            self.edits = rest;
        }
        let there = if self.towards == Towards::Result { at + self.shift } else { at - self.shift };
        u32::try_from(there).expect("edits before a byte take away no more than stands there")
    }
}
