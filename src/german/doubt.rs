//! What is set stays as it is when it is set again.
//!
//! A rule looks at the signs round its place, and another rule may change just these. Where words and single
//! spaces stand round an edit, nothing of the kind can happen, and most edits stand there. The few others are put
//! to the test: the line is set as it comes out, and what would change once more was nothing to be sure of. There
//! the text stays as it was typed.

use std::ops::Range;

use super::Language;
use super::glance::Glance;
use super::line::{BREAK, Edit, Line, OBJECT};
use super::rules::RuleName;
use super::scan::set_decided;
use super::settled::{Places, Towards, as_set, is_of_marks};
use super::style::Style;

/// Bytes to the left and to the right of an edit that its rule and the rules of its neighbours look at.
const SIGHT: usize = 8;

/// Bytes round a place that changes once more in which no edit is trusted.
const DOUBT: u32 = 40;

/// Takes back what would be set differently the next time.
pub(super) fn leave_doubtful(line: &mut Line, style: &Style, language: Language) {
    let is_certain = |edit| is_certain(&line.text, edit);
    if line.edits.is_empty() || style.is_usual() && line.edits.iter().all(is_certain) {
        return;
    }
    // First only what stands near a place that changes, then all marks, since one needs the other.
    let changes = changes(line, style, language);
    if changes.is_empty() {
        return;
    }
    line.edits.retain(|edit| is_of_marks(edit) || !is_near(edit, &changes));
    if !lasts(line, style, language) {
        line.edits.retain(|edit| !is_of_marks(edit) && !is_near(edit, &changes));
    }
    if !lasts(line, style, language) {
        line.edits.clear();
    }
}

/// Whether nothing but words stands round an edit, so that no other rule has a say there. Signs that take the
/// place of letters and digits make other words, and a mark between digits parts a number or does not.
pub(super) fn is_certain(text: &str, edit: &Edit) -> bool {
    let (start, end) = (edit.start as usize, edit.end as usize);
    let glance = Glance(text);
    let is_spaced =
        || is_blank(&text[start..end]) || glance.byte_before(start) == b' ' && glance.byte(end) == b' ';
    let makes_word = match edit.rule {
        RuleName::SupUnit | RuleName::Marks => true,
        RuleName::Times => !is_spaced(),
        _ => false,
    };
    if makes_word {
        return false;
    }
    if is_of_marks(edit) && glance.byte_before(start).is_ascii_digit() && glance.byte(end).is_ascii_digit() {
        return false;
    }
    let round = start.saturating_sub(SIGHT)..text.len().min(end + SIGHT);
    is_harmless(bytes_of(&text.as_bytes()[round.start..start]) | bytes_of(&text.as_bytes()[end..round.end]))
        || is_harmless(
            characters_of(text, round.start..start, edit.rule)
                | characters_of(text, end..round.end, edit.rule),
        )
}

fn is_blank(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| matches!(byte, b' ' | b'\n'))
}

fn is_harmless(classes: u8) -> bool {
    classes < OTHER && classes != DIGIT | SIGN
}

fn bytes_of(text: &[u8]) -> u8 {
    text.iter().fold(0, |classes, byte| classes | CLASS[*byte as usize])
}

/// The same with a closer look: a range is a number, a sign of a quantity belongs to it, and what stands for code
/// behaves like a letter. No bracket changes what a space is for, nor does the sign of a number before its unit.
fn characters_of(text: &str, range: Range<usize>, rule: RuleName) -> u8 {
    let glance = Glance(text);
    let is_of_space =
        matches!(rule, RuleName::NbspAbbr | RuleName::NbspLabel | RuleName::NbspUnit | RuleName::NbspDate);
    let (from, to) = (text.floor_char_boundary(range.start), text.ceil_char_boundary(range.end));
    text[from..to].char_indices().fold(0, |classes, (at, character)| {
        let at = from + at;
        let in_range = || glance.byte_before(at).is_ascii_digit() && glance.byte(at + 1).is_ascii_digit();
        let in_word =
            || glance.byte_before(at).is_ascii_alphabetic() && glance.byte(at + 1).is_ascii_alphabetic();
        classes
            | match character {
                '-' if in_range() => DIGIT,
                '-' if in_word() => 0,
                '-' if rule == RuleName::NbspUnit && is_minus(glance, at) => DIGIT,
                '(' | ')' if is_of_space => 0,
                '%' | '€' | '£' | '$' | '°' | '±' => DIGIT,
                '\'' | '„' | '“' | '”' => SIGN,
                OBJECT | BREAK | '\t' => 0,
                character if character.is_ascii() => CLASS[character as usize],
                character if character.is_alphabetic() => 0,
                _ => OTHER,
            }
    })
}

/// Whether the hyphen at `at` is the sign of a number, as in −5.
fn is_minus(text: Glance, at: usize) -> bool {
    matches!(text.byte_before(at), 0 | b' ' | b'(') && text.byte(at + 1).is_ascii_digit()
}

/// What stands in a sentence beside letters, spaces, points and commas.
const CLASS: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'0'..=b'9' => DIGIT,
            b'-' | b'(' | b')' | b'[' | b']' | b'"' | b';' | b'/' | b'&' => SIGN,
            // ä, ß, é; the second bytes stand after others as well, which say themselves what they are.
            b'a'..=b'z' | b'A'..=b'Z' | 0x80..=0xBF | 0xC3 => 0,
            b' ' | b'\n' | b',' | b'.' | b'!' | b'?' | b':' => 0,
            _ => OTHER,
        };
        byte += 1;
    }
    classes
};
const DIGIT: u8 = 1;
/// Signs that mean something else beside a number.
const SIGN: u8 = 2;
const OTHER: u8 = 4;

fn lasts(line: &mut Line, style: &Style, language: Language) -> bool {
    line.edits.is_empty() || changes(line, style, language).is_empty()
}

/// Where a line would change if it were set once more, as bytes of the line.
fn changes(line: &mut Line, style: &Style, language: Language) -> Vec<Range<u32>> {
    let mut again = as_set(line);
    set_decided(&mut again, style, language);
    let stands = |edit: &Edit| &again.text[edit.start as usize..edit.end as usize] == edit.text.as_str();
    let mut places = Places::new(&line.edits, Towards::Source);
    let changed = again.edits.iter().filter(|edit| !stands(edit));
    let changes = changed.map(|edit| places.of_edit(edit)).collect();
    line.spare = Some(again);
    changes
}

fn is_near(edit: &Edit, changes: &[Range<u32>]) -> bool {
    let next = changes.partition_point(|place| place.end + DOUBT < edit.start);
    changes.get(next).is_some_and(|place| place.start <= edit.end + DOUBT)
}
