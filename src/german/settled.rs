//! Marks that would be read differently the next time.
//!
//! Marks that pair plainly mean the same when they are met as „ “ ‚ ‘ ’. Where some have no partner, change their
//! kind or are put right, that is not certain, so such a line is set once more as it would come out. If its marks
//! do not stay what they are, they were none to be sure of, and the line keeps those its author typed.

use super::Language;
use super::line::{Edit, Line, Segment};
use super::rules::RuleName;
use super::scan::set_once;
use super::style::Style;

/// Takes the edits of marks back if they do not last. The other edits of the line stay.
pub(super) fn leave_doubtful_marks(line: &mut Line, style: &Style, language: Language) {
    if !line.edits.iter().any(is_of_marks) {
        return;
    }
    let mut again = as_set(line);
    set_once(&mut again, style, language);
    if again.edits.iter().any(is_of_marks) {
        line.edits.retain(|edit| !is_of_marks(edit));
    }
}

fn is_of_marks(edit: &Edit) -> bool {
    matches!(edit.rule, RuleName::Quotes | RuleName::QuotesKern | RuleName::Apostrophe | RuleName::Prime)
}

/// The line with its edits applied.
fn as_set(line: &Line) -> Line {
    let mut set = Line::new();
    let mut places = Places { line, next: 0, shift: 0 };
    set.literals =
        line.literals.iter().map(|range| places.after(range.start)..places.after(range.end)).collect();
    let mut places = Places { line, next: 0, shift: 0 };
    let moved = |segment: &Segment| Segment { start: places.after(segment.start), ..*segment };
    set.segments = line.segments.iter().map(moved).collect();
    let all = 0..line.text.len() as u32;
    set.text = line.pieces(all).map(super::Piece::as_str).collect();
    set
}

/// Where bytes of a line come to stand, asked for from left to right.
struct Places<'l> {
    line: &'l Line,
    /// The first edit that was not passed yet.
    next: usize,
    shift: i64,
}

impl Places<'_> {
    fn after(&mut self, at: u32) -> u32 {
        while let Some(edit) = self.line.edits.get(self.next).filter(|edit| edit.end <= at) {
            self.shift += edit.text.as_str().len() as i64 - i64::from(edit.end - edit.start);
            self.next += 1;
        }
        u32::try_from(i64::from(at) + self.shift)
            .expect("what is taken away before a byte is no more than there was")
    }
}
