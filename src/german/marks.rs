//! The marks of a line with their neighbours: what stands in the source, and what can be told of it there.
//!
//! What a mark becomes depends on the others and is decided in `quotes.rs` and `pairing.rs`.

use super::Language;
use super::glance::{Glance, NNBSP, is_letterlike, is_space, is_wordlike};
use super::style::Style;
use super::tables;

/// No mark follows.
pub(super) const NONE: u32 = u32::MAX;

/// One mark of a line and everything that decides about it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// The first byte of the mark in the line.
    pub(super) at: u32,
    pub(super) length: u8,
    pub(super) mark: Mark,
    /// What it was decided to be.
    pub(super) role: Role,
    /// The segment it stands in.
    pub(super) run: u32,
    /// The neighbours, which may be marks too.
    pub(super) near: (char, char),
    /// The nearest characters that are no marks.
    pub(super) far: (char, char),
    pub(super) ahead: Ahead,
    /// In German „ and ‚ can mean only one thing, wherever they stand.
    pub(super) german: bool,
    /// After a word that forms its genitive with an apostrophe: Hans’, Marx’, Bryce’.
    pub(super) sibilant: bool,
    /// After a word with a capital or the end of a sentence, where no elision stands as in „hab’“.
    pub(super) named: bool,
    /// Before an x and a number: 27"x14".
    pub(super) times: bool,
    /// Before three digits and no more, like the mark of Swiss thousands: 10'000.
    pub(super) thousands: bool,
    /// The next mark of the same kind that step 2 left undecided.
    pub(super) next: u32,
    /// The next such mark that can open or close.
    pub(super) next_able: u32,
    /// Whether a later mark of the same kind can close.
    pub(super) closer_later: bool,
    /// Whether one that can mean nothing but a closing mark follows before any that opens: not after a number.
    pub(super) firm_closer: bool,
}

/// The marks that may stand in a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// `"`
    Double,
    /// `'`
    Single,
    /// „
    LowDouble,
    /// ‚
    LowSingle,
    /// “, which closes in German and opens in English.
    SixDouble,
    /// ‘
    SixSingle,
    /// ”
    NineDouble,
    /// ’
    NineSingle,
    /// `,,`
    Commas,
    /// » « › ‹, which are the author's choice and stay. Other marks look past them.
    Guillemet,
}

/// What follows a single mark and makes an apostrophe of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ahead {
    Nothing,
    /// ’68er, ’ne: an apostrophe, if a word begins here.
    Elision,
    /// ’68, which may also open a quotation: ‚10 Uhr‘.
    Year,
    /// 'n' between spaces: both are apostrophes.
    Both,
}

/// What a mark was decided to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Undecided,
    /// Left as it stands: a mark alone between spaces.
    Stays,
    Apostrophe,
    Prime,
    Opens(Level),
    Closes(Level),
    /// Opens or closes without a partner.
    OpensUnpaired,
    ClosesUnpaired,
}

/// How deep a quotation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    Outer,
    Inner,
}

impl Mark {
    /// The mark that begins at `at`, and its length in bytes. `,,` counts at the start of a word only.
    pub(super) fn read(text: Glance, at: usize) -> Option<(Mark, u8)> {
        let mark = match text.byte(at) {
            b'"' => return Some((Mark::Double, 1)),
            b'\'' => return Some((Mark::Single, 1)),
            b',' if text.byte(at + 1) == b',' => {
                let begins = is_space(text.before(at)) || opens_before(text.before(at));
                return (begins && is_wordlike(text.after(at + 2))).then_some((Mark::Commas, 2));
            }
            0xC2 if matches!(text.after(at), '»' | '«') => return Some((Mark::Guillemet, 2)),
            0xE2 => text.after(at),
            _ => return None,
        };
        Some((
            match mark {
                '›' | '‹' => Mark::Guillemet,
                '„' => Mark::LowDouble,
                '‚' => Mark::LowSingle,
                '“' => Mark::SixDouble,
                '‘' => Mark::SixSingle,
                '”' => Mark::NineDouble,
                '’' => Mark::NineSingle,
                _ => return None,
            },
            3,
        ))
    }

    pub(super) fn is_single(self) -> bool {
        matches!(self, Mark::Single | Mark::LowSingle | Mark::SixSingle | Mark::NineSingle)
    }

    pub(super) fn is_straight(self) -> bool {
        matches!(self, Mark::Double | Mark::Single)
    }

    /// How it is written.
    pub(super) fn text(self) -> &'static str {
        match self {
            Mark::Double => "\"",
            Mark::Single => "'",
            Mark::LowDouble => "„",
            Mark::LowSingle => "‚",
            Mark::SixDouble => "“",
            Mark::SixSingle => "‘",
            Mark::NineDouble => "”",
            Mark::NineSingle => "’",
            Mark::Commas => ",,",
            Mark::Guillemet => "",
        }
    }
}

impl Token {
    /// The mark at byte `at` of a segment, with what its surroundings say.
    pub(super) fn read(
        text: Glance,
        at: usize,
        (mark, length): (Mark, u8),
        style: &Style,
        language: Language,
    ) -> Token {
        let end = at + usize::from(length);
        let near = (text.before(at), text.after(end));
        let single = mark.is_single();
        Token {
            at: at as u32,
            length,
            mark,
            role: if mark == Mark::Guillemet { Role::Stays } else { Role::Undecided },
            run: 0,
            near,
            far: near,
            german: language.is_german(),
            ahead: if single { Ahead::read(text, end, style, language) } else { Ahead::Nothing },
            sibilant: single && (matches!(near.0, 's' | 'ß' | 'z' | 'x') || text.ends_with(at, "ce")),
            named: single && ends_name(text, at),
            times: near.1 == 'x' && text.byte(end + 1).is_ascii_digit(),
            thousands: single && text.digits_after(end) == end + 3,
            next: NONE,
            next_able: NONE,
            closer_later: false,
            firm_closer: false,
        }
    }

    pub(super) fn end(&self) -> u32 {
        self.at + u32::from(self.length)
    }

    /// Whether `next` follows at once, or after the narrow space that `quotes.kern` puts between two marks.
    pub(super) fn touches(&self, next: &Token) -> bool {
        next.run == self.run
            && (next.at == self.end()
                || (self.near.1 == NNBSP && next.at == self.end() + NNBSP.len_utf8() as u32))
    }

    pub(super) fn can_open(&self) -> bool {
        match self.mark {
            Mark::LowDouble | Mark::LowSingle | Mark::Commas if self.german => true,
            Mark::NineSingle => false,
            _ => !is_space(self.far.1) && (is_space(self.far.0) || opens_before(self.far.0)),
        }
    }

    pub(super) fn can_close(&self) -> bool {
        match self.mark {
            Mark::LowDouble | Mark::LowSingle | Mark::Commas if self.german => false,
            _ => !is_space(self.far.0) && !(opens_before(self.far.0) && is_wordlike(self.far.1)),
        }
    }

    /// Whether any mark that stands here opens.
    pub(super) fn stands_before_word(&self) -> bool {
        let (left, right) = self.far;
        is_space(left) && !is_space(right) || opens_before(left) && is_wordlike(right)
    }

    /// Whether any mark that stands here closes, and is no prime.
    pub(super) fn stands_after_word(&self) -> bool {
        let left = self.far.0;
        !is_space(left) && !opens_before(left) && !left.is_ascii_digit()
    }

    /// What a single mark without a partner is: an apostrophe, unless its form says that it opens.
    pub(super) fn unclosed(&self) -> Role {
        let opens = match self.mark {
            Mark::LowSingle => self.german || self.can_open(),
            Mark::SixSingle => !self.german && self.can_open(),
            _ => false,
        };
        if opens { Role::Opens(Level::Inner) } else { Role::Apostrophe }
    }

    pub(super) fn only_closes(&self) -> bool {
        self.can_close() && !self.can_open()
    }

    /// The apostrophe this is whatever comes before and after.
    pub(super) fn early(&self, language: Language) -> Option<Role> {
        let (left, right) = self.near;
        if !self.mark.is_single() || (self.mark == Mark::LowSingle && self.german) {
            return None;
        }
        if left.is_ascii_digit() && right.is_ascii_digit() {
            let groups = language.is_swiss() && self.thousands;
            return Some(if groups || !self.mark.is_straight() { Role::Apostrophe } else { Role::Prime });
        }
        // 6'x4': the feet of a product.
        if left.is_ascii_digit() && self.times && self.mark.is_straight() {
            return Some(Role::Prime);
        }
        if is_wordlike(left) && is_letterlike(right) {
            return Some(Role::Apostrophe);
        }
        let begins = is_space(self.far.0) || opens_before(self.far.0);
        (self.ahead != Ahead::Nothing && begins).then_some(Role::Apostrophe)
    }
}

impl Ahead {
    fn read(text: Glance, at: usize, style: &Style, language: Language) -> Ahead {
        let word = text.letters_after(at);
        let end = at + word.len();
        if word == "n" && is_single(text.after(end)) && (text.after(end) != '‚' || language.is_english()) {
            let closed = end + text.after(end).len_utf8();
            return if is_space(text.after(closed)) { Ahead::Both } else { Ahead::Nothing };
        }
        let end = if word.is_empty() {
            let digits = text.digits_after(at);
            let goes_on =
                matches!(text.byte(digits), b':' | b'.' | b',') && text.byte(digits + 1).is_ascii_digit();
            if digits != at + 2 || goes_on || text.after(digits) == '×' {
                return Ahead::Nothing;
            }
            match text.letters_after(digits) {
                ending @ ("" | "er" | "ern" | "s") => digits + ending.len(),
                _ => return Ahead::Nothing,
            }
        } else if tables::is_elision(word, language) || style.elisions.iter().any(|more| more == word) {
            end
        } else {
            return Ahead::Nothing;
        };
        if is_single(text.after(end)) || matches!(text.after(end), '′' | '″') {
            Ahead::Nothing
        } else if text.byte(end - 1).is_ascii_digit() {
            Ahead::Year
        } else {
            Ahead::Elision
        }
    }
}

/// Whether a character stands before an opening mark: a bracket, a dash, a slash.
fn opens_before(character: char) -> bool {
    matches!(character, '(' | '[' | '{' | '–' | '—' | '-' | '/')
}

/// Whether a noun or a sentence ends at `at`.
fn ends_name(text: Glance, at: usize) -> bool {
    let word = text.letters_before(at);
    word.starts_with(char::is_uppercase)
        || word.is_empty() && matches!(text.before(at), '.' | '!' | '?' | '…')
}

fn is_single(character: char) -> bool {
    matches!(character, '\'' | '‘' | '’' | '‚')
}
