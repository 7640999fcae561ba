//! A look to the left and to the right of a place in a text.
//!
//! Rules decode characters only round their triggers. Beyond the ends of a text lies a [`BREAK`], which counts as
//! a space.

use super::chunk::{self, Chunk};
use super::line::{BREAK, OBJECT};

pub(super) const NBSP: char = '\u{A0}';
pub(super) const NNBSP: char = '\u{202F}';

/// A text to look around in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glance<'a>(pub(super) &'a str);

/// Spaces between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl<'a> Glance<'a> {
    /// The character that ends at byte `at`.
    pub(super) fn before(self, at: usize) -> char {
        match self.byte_before(at) {
            byte @ 1..128 => byte as char,
            _ => self.0.get(..at).and_then(|text| text.chars().next_back()).unwrap_or(BREAK),
        }
    }

    /// The character that begins at byte `at`.
    pub(super) fn after(self, at: usize) -> char {
        match self.byte(at) {
            byte @ 1..128 => byte as char,
            _ => self.0.get(at..).and_then(|text| text.chars().next()).unwrap_or(BREAK),
        }
    }

    /// The byte at `at`, 0 beyond the end.
    pub(super) fn byte(self, at: usize) -> u8 {
        self.0.as_bytes().get(at).copied().unwrap_or(0)
    }

    /// The byte that ends at `at`, 0 at the start.
    pub(super) fn byte_before(self, at: usize) -> u8 {
        at.checked_sub(1).map_or(0, |last| self.byte(last))
    }

    pub(super) fn starts_with(self, at: usize, what: &str) -> bool {
        self.0.as_bytes().get(at..).is_some_and(|bytes| bytes.starts_with(what.as_bytes()))
    }

    pub(super) fn ends_with(self, at: usize, what: &str) -> bool {
        self.0.as_bytes().get(..at).is_some_and(|bytes| bytes.ends_with(what.as_bytes()))
    }

    /// The spaces that begin at `at`, if there are any; a hard break is none.
    pub(super) fn gap_after(self, at: usize) -> Option<Gap> {
        let mut end = at;
        loop {
            match self.byte(end) {
                b' ' | b'\n' | b'\t' => end += 1,
                0xC2 if self.after(end) == NBSP => end += NBSP.len_utf8(),
                0xE2 if self.after(end) == NNBSP => end += NNBSP.len_utf8(),
                _ => break,
            }
        }
        (end > at).then_some(Gap { start: at, end })
    }

    /// The spaces that end at `at`, if there are any.
    pub(super) fn gap_before(self, at: usize) -> Option<Gap> {
        let mut start = at;
        loop {
            match self.byte_before(start) {
                b' ' | b'\n' | b'\t' => start -= 1,
                0..0x80 => break,
                _ => match self.before(start) {
                    space @ (NBSP | NNBSP) => start -= space.len_utf8(),
                    _ => break,
                },
            }
        }
        (start < at).then_some(Gap { start, end: at })
    }

    /// The end of the spaces that begin at `at`; `at` itself where there are none.
    pub(super) fn past_gap(self, at: usize) -> usize {
        self.gap_after(at).map_or(at, |gap| gap.end)
    }

    /// The start of the spaces that end at `at`; `at` itself where there are none.
    pub(super) fn before_gap(self, at: usize) -> usize {
        self.gap_before(at).map_or(at, |gap| gap.start)
    }

    /// The letters that end at `at`, at most 32 bytes of them.
    pub(super) fn letters_before(self, at: usize) -> &'a str {
        let mut start = at;
        while at - start < LONGEST {
            let letters = Chunk::until(self.0, start).letters().trailing();
            start -= letters;
            if letters == chunk::LENGTH {
                continue;
            }
            if self.byte_before(start) < 0x80 {
                break;
            }
            let letter = self.before(start);
            if !is_letter(letter) || at - start >= LONGEST {
                break;
            }
            start -= letter.len_utf8();
        }
        &self.0[start..at]
    }

    /// The letters that begin at `at`, at most 32 bytes of them.
    pub(super) fn letters_after(self, at: usize) -> &'a str {
        let mut end = at;
        while end - at < LONGEST {
            let letters = Chunk::from(self.0, end).letters().leading();
            end += letters;
            if letters == chunk::LENGTH {
                continue;
            }
            if self.byte(end) < 0x80 {
                break;
            }
            let letter = self.after(end);
            if !is_letter(letter) || end - at >= LONGEST {
                break;
            }
            end += letter.len_utf8();
        }
        &self.0[at..end]
    }

    /// The end of the digits that begin at `at`.
    pub(super) fn digits_after(self, at: usize) -> usize {
        let mut end = at;
        loop {
            let digits = Chunk::from(self.0, end).digits().leading();
            end += digits;
            if digits < chunk::LENGTH {
                return end;
            }
        }
    }

    /// The start of the run without spaces round `at`, not before `from`.
    pub(super) fn word_start(self, from: usize, at: usize) -> usize {
        let mut start = at;
        while start > from {
            let inner = Chunk::until(self.0, start).inner().trailing();
            start -= inner;
            if inner < chunk::LENGTH && start > from {
                if self.is_space_at(start - 1) {
                    break;
                }
                start -= 1;
            }
        }
        let mut start = start.max(from);
        // The byte before may be the first of a longer space.
        while start < at && !self.0.is_char_boundary(start) {
            start += 1;
        }
        start
    }

    /// The end of the run without spaces round `at`.
    pub(super) fn word_end(self, at: usize) -> usize {
        let mut end = at;
        while end < self.0.len() {
            let inner = Chunk::from(self.0, end).inner().leading();
            end += inner;
            if inner < chunk::LENGTH {
                if end == self.0.len() || self.is_space_at(end) {
                    break;
                }
                end += 1;
            }
        }
        end
    }

    /// Whether a space begins at byte `at`.
    fn is_space_at(self, at: usize) -> bool {
        BEGINS_SPACE[self.byte(at) as usize] && is_space(self.after(at))
    }

    /// Whether one or two marks after a number end at `at`: it goes on, as in 10’000 or 5′10.
    pub(super) fn follows_group_mark(self, at: usize) -> bool {
        let mut start = at;
        for _ in 0..2 {
            let before = self.before(start);
            if is_mark(before) || matches!(before, '′' | '″') {
                start -= before.len_utf8();
            }
        }
        start < at && self.before(start).is_numeric()
    }

    /// Whether a word or number ends at `at`: no letter and no digit follows.
    pub(super) fn word_ends(self, at: usize) -> bool {
        !is_wordlike(self.after(at))
    }

    /// Whether a word or number begins at `at`: no letter and no digit stands before.
    pub(super) fn word_begins(self, at: usize) -> bool {
        !is_wordlike(self.before(at))
    }
}

/// Bytes that may begin a space: only four begin one that is longer than a byte.
const BEGINS_SPACE: [bool; 256] = {
    let mut begins = [false; 256];
    let mut byte = 0;
    while byte <= b' ' {
        begins[byte as usize] = true;
        byte += 1;
    }
    begins[0xC2] = true;
    begins[0xE1] = true;
    begins[0xE2] = true;
    begins[0xE3] = true;
    begins
};

/// Bytes of letters that are read at most, whatever a text has.
const LONGEST: usize = 32;

/// Whether a character is a letter.
pub(super) fn is_letter(character: char) -> bool {
    match character {
        'a'..='z' | 'A'..='Z' => true,
        // Latin letters, of which two are signs.
        '\u{C0}'..='\u{24F}' => !matches!(character, '×' | '÷'),
        _ => character.is_alphabetic(),
    }
}

/// Whether a character separates words: any space, an edge.
pub(super) fn is_space(character: char) -> bool {
    character == BREAK || character.is_whitespace()
}

/// Whether a character is a letter, a digit or something that behaves like a letter.
pub(super) fn is_wordlike(character: char) -> bool {
    character.is_alphanumeric() || character == OBJECT
}

/// Whether a character is a letter or something that behaves like one.
pub(super) fn is_letterlike(character: char) -> bool {
    character.is_alphabetic() || character == OBJECT
}

/// Whether a character is a quotation mark of any kind, or an apostrophe.
pub(super) fn is_mark(character: char) -> bool {
    matches!(character, '"' | '\'' | '„' | '‚' | '“' | '‘' | '”' | '’' | '»' | '«' | '›' | '‹')
}

/// Whether a character may stand before a word without being part of it: a bracket, a mark.
pub(super) fn is_leading(character: char) -> bool {
    matches!(character, '(' | '[' | '{') || is_mark(character)
}
