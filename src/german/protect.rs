//! What typography must not touch.
//!
//! A technical blog is full of text that only looks like prose: addresses, file names, versions, flags, ids. A
//! word, that is a run without spaces, is protected as a whole once its brackets and punctuation are taken off.
//! Telephone numbers, which have spaces, are recognised in `phone`.

use std::ops::Range;

use super::endings::is_known_ending;
use super::glance::{Glance, NBSP, NNBSP, is_leading, is_mark, is_space};
use super::number::{Kind, Number};
use super::scan::Scan;
use super::style::Emoticons;
use super::{symbols, tables};

/// The word that was looked at last: most triggers ask about the same word again.
#[derive(Clone, Debug, Default)]
pub(super) struct Word {
    /// The whole run without spaces.
    pub(super) range: Range<usize>,
    /// The part that is left when brackets, marks and punctuation are taken off.
    core: Range<usize>,
    /// Whether the core is protected, once somebody asked.
    protected: Option<bool>,
}

impl Scan<'_> {
    /// Whether the byte at `at` lies in something that must stay as it is. The punctuation round a protected word
    /// does not.
    pub(super) fn is_protected(&mut self, at: usize) -> bool {
        // What opens a word is none of its core, and most marks asked about do.
        let mark = self.text.after(at);
        if is_leading(mark) && (is_space(self.text.before(at)) || self.ends_plain_word(at + mark.len_utf8()))
        {
            return false;
        }
        self.look_at_word(at);
        if !self.word.core.contains(&at) {
            return false;
        }
        let core = &self.text.0[self.word.core.clone()];
        *self.word.protected.get_or_insert_with(|| is_protected(core))
    }

    /// The hyphens and dashes of the word round `at`, up to two to the left and to the right, and the signs that come
    /// from +-, -> and :-). A space that does not break may have been set since, so it parts no words here.
    pub(super) fn hyphens(&self, at: usize) -> usize {
        let (left, right) = self.text.0.split_at(at);
        if self.style.emoticons == Emoticons::Keep
            && let Some(before) = hyphens_among(left.bytes().rev())
            && let Some(after) = hyphens_among(right.bytes())
        {
            return before.min(2) + after.min(2);
        }
        let parts = |character: &char| is_space(*character) && !matches!(*character, NBSP | NNBSP);
        let of_faces = |character: char| {
            self.style.emoticons != Emoticons::Keep
                && tables::FACES.iter().any(|face| face.symbol.starts_with(character))
        };
        let is_stroke = |character: &char| {
            matches!(character, '-' | '\u{2011}' | '–' | '—' | '−' | '±' | '→' | '←' | '↔')
                || of_faces(*character)
        };
        let before = left.chars().rev().take_while(|character| !parts(character)).filter(is_stroke);
        let after = right.chars().take_while(|character| !parts(character)).filter(is_stroke);
        before.take(2).count() + after.take(2).count()
    }

    /// Whether a word of letters, perhaps in one pair of marks, ends with the mark before `end`, and a space or
    /// punctuation follows.
    fn ends_plain_word(&self, end: usize) -> bool {
        let ends = match self.text.byte(end) {
            b' ' | b'\n' | 0 => true,
            b',' | b'.' | b'!' | b'?' | b':' | b';' | b')' => {
                matches!(self.text.byte(end + 1), b' ' | b'\n' | 0)
            }
            _ => false,
        };
        let at = end - self.text.before(end).len_utf8();
        let start = at - self.text.letters_before(at).len();
        let before = self.text.before(start);
        ends && (is_space(before)
            || is_leading(before) && is_space(self.text.before(start - before.len_utf8())))
    }

    fn look_at_word(&mut self, at: usize) {
        if self.word.range.contains(&at) {
            return;
        }
        // Words come from left to right, so nothing before the last one is ever asked for again.
        let from = self.word.range.end.min(at);
        let text = self.text.0;
        let (start, end) = (self.text.word_start(from, at), self.text.word_end(at));
        let leading = text[start..end].trim_start_matches(is_leading);
        let from = end - leading.len();
        let (core, protected) = match symbols::emoticon_length(leading) {
            Some(length) => (from..from + length, Some(true)),
            None => (from..from + core_length(leading, self.text.before(from)), None),
        };
        self.word = Word { range: start..end, core, protected };
    }
}

/// The hyphens of a word up to its next space or end; `None` if it has characters beyond ASCII.
fn hyphens_among(bytes: impl Iterator<Item = u8>) -> Option<usize> {
    let mut hyphens = 0;
    for byte in bytes {
        match byte {
            b' ' | b'\n' => break,
            b'!'..=b'~' => hyphens += usize::from(byte == b'-'),
            _ => return None,
        }
    }
    Some(hyphens)
}

/// Whether the byte at `at` lies in a word that is something technical.
pub(super) fn is_technical(text: Glance, at: usize) -> bool {
    let (start, end) = (text.word_start(0, at), text.word_end(at));
    let core = text.0[start..end].trim_start_matches(is_leading);
    let from = end - core.len();
    if let Some(length) = symbols::emoticon_length(core) {
        return (from..from + length).contains(&at);
    }
    let core = &core[..core_length(core, text.before(from))];
    (from..from + core.len()).contains(&at) && is_protected(core)
}

/// The bytes of a word's core, which begins after `before`. A mark closes what opened right before the core,
/// "user_name"-Feld, and belongs to it after an equals sign: lang="de".
fn core_length(word: &str, before: char) -> usize {
    let core = word.trim_end_matches(is_trailing);
    if !is_mark(before) {
        let closes = |mark: &str| word[core.len()..].starts_with(&mark[1..]) && core.contains(mark);
        return core.len() + usize::from(closes("=\"") || closes("='"));
    }
    let ends_there = |next: char| matches!(next, '-' | '–' | '/') || is_trailing(next);
    let mut marks = core.match_indices(is_mark);
    let end = marks.find(|(at, mark)| core[at + mark.len()..].starts_with(ends_there));
    end.map_or(core.len(), |(at, _)| at)
}

/// Whether a word without its punctuation is something technical.
pub(super) fn is_protected(word: &str) -> bool {
    let bytes = word.as_bytes();
    let signs = bytes.iter().fold(0, |signs, byte| signs | SIGNS[*byte as usize]);
    let has = |sign: u8| signs & sign == sign;
    if has(SIGN_CODE) {
        return true;
    }
    // Words without signs, and numbers without any but a comma.
    if signs & !SIGN_LETTER == 0 || signs & !SIGN_DIGIT == 0 {
        return false;
    }
    begins_like_code(word)
        || (has(SIGN_JOINT) && has_joint(bytes))
        || (has(SIGN_POINT | SIGN_LETTER) && (word.contains("www.") || is_address(word)))
        || (has(SIGN_POINT | SIGN_DIGIT) && is_version(word))
        || (has(SIGN_DIGIT | SIGN_LETTER) && signs & !(SIGN_DIGIT | SIGN_LETTER) == 0 && is_hash(bytes))
        || (has(SIGN_COLON) && is_colon_address(bytes))
        || (has(SIGN_DIGIT | SIGN_HYPHEN)
            && (is_iso_moment(bytes) || is_uuid(bytes) || is_serial_number(bytes)))
}

/// What a sign says about the word it stands in.
const SIGNS: [u8; 256] = {
    let mut signs = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        signs[byte as usize] = match byte {
            b'@' | b'\\' | b'_' => SIGN_CODE,
            b'0'..=b'9' => SIGN_DIGIT,
            b'A'..=b'Z' | b'a'..=b'z' => SIGN_LETTER,
            b'.' => SIGN_POINT,
            b':' => SIGN_JOINT | SIGN_COLON,
            b'=' | b'(' => SIGN_JOINT,
            b'-' => SIGN_HYPHEN,
            b',' => 0,
            _ => SIGN_OTHER,
        };
        byte += 1;
    }
    signs
};
const SIGN_CODE: u8 = 1;
const SIGN_DIGIT: u8 = 2;
const SIGN_LETTER: u8 = 4;
const SIGN_POINT: u8 = 8;
const SIGN_JOINT: u8 = 16;
const SIGN_OTHER: u8 = 32;
const SIGN_COLON: u8 = 64;
const SIGN_HYPHEN: u8 = 128;

/// `https://`, `std::fs`, `foo()`, `a=b`.
fn has_joint(word: &[u8]) -> bool {
    word.iter().enumerate().any(|(at, byte)| match byte {
        b':' => word[at + 1..].starts_with(b"//") || word[at + 1..].starts_with(b":"),
        b'(' => word[at + 1..].starts_with(b")"),
        b'=' => at > 0 && at + 1 < word.len(),
        _ => false,
    })
}

fn is_trailing(character: char) -> bool {
    matches!(character, '.' | ',' | ';' | ':' | '!' | '?' | '…' | ')' | ']' | '}') || is_mark(character)
}

/// Paths, flags, variables, escapes: `/var`, `--verbose`, `$HOME`, `%20`.
fn begins_like_code(word: &str) -> bool {
    match word.as_bytes() {
        [b'/', next, ..] => {
            next.is_ascii_alphanumeric() || matches!(next, b'.' | b'_' | b'~' | b'-' | b'/' | b'*')
        }
        [b'.', b'/', ..] | [b'.', b'.', b'/', ..] | [b'~', b'/', ..] => true,
        [b'-', b'-', letter, ..] => letter.is_ascii_alphabetic(),
        [b'#' | b'$' | b'%', ..] => word[1..].starts_with(char::is_alphanumeric),
        [b'.', letter, ..] => letter.is_ascii_lowercase(),
        [b'0', b'x' | b'X', digit, ..] => digit.is_ascii_hexdigit(),
        _ => false,
    }
}

/// A file or a host, also as a part of a list: `bericht.pdf`, `example.com/pfad`, `.de/.at`.
fn is_address(word: &str) -> bool {
    let separator = |character: char| matches!(character, '/' | ':' | ',' | ';' | '?' | '#' | '(' | ')');
    word.contains('.') && word.split(separator).any(is_file_or_host)
}

fn is_file_or_host(part: &str) -> bool {
    let Some((stem, ending)) = part.rsplit_once('.') else { return false };
    let one_case = ending.bytes().all(|byte| !byte.is_ascii_uppercase())
        || ending.bytes().all(|byte| !byte.is_ascii_lowercase());
    // „d.h“ is an abbreviation, „stdio.h“ is a file.
    let long_enough = ending.len() > 1 || stem.len() > 2;
    let plain = stem
        .chars()
        .all(|character| character.is_alphanumeric() || matches!(character, '-' | '.' | '+' | '~'));
    one_case && long_enough && plain && stem.chars().any(char::is_alphanumeric) && is_known_ending(ending)
}

/// A version or an IP address: two points between digits, or one and a hyphen. Dates, thousands and ranges of
/// them look alike and are none.
fn is_version(word: &str) -> bool {
    let bytes = word.as_bytes();
    let (mut points, mut hyphens) = (0, 0);
    for around in bytes.windows(3) {
        match around {
            [b'0'..=b'9', b'.', b'0'..=b'9'] => points += 1,
            [b'0'..=b'9', b'-', b'0'..=b'9'] => hyphens += 1,
            [..] => {}
        }
    }
    (points >= 2 || (points == 1 && hyphens >= 1))
        && !word.split(['-', '–']).all(|part| is_number(part, |kind| matches!(kind, Kind::Day { .. })))
        && !word
            .split(['-', '–'])
            .all(|part| is_number(part, |kind| matches!(kind, Kind::Grouped | Kind::Integer)))
        && !is_range_of_days(word)
}

/// 15.-17.06.2021, and 01.02.-03.04. at the end of a word, where the last point was taken off.
fn is_range_of_days(word: &str) -> bool {
    let read = |part: &str| Number::read(Glance(part), 0).filter(|number| number.end == part.len());
    word.split_once(['-', '–']).is_some_and(|(left, right)| {
        let day = left.strip_suffix('.').is_some_and(|day| matches!(day.len(), 1 | 2) && is_digits(day));
        if day && is_number(right, |kind| matches!(kind, Kind::Day { .. })) {
            return true;
        }
        let short = right.len() <= "31.12".len();
        matches!(read(left).map(|number| number.kind), Some(Kind::Day { year: false }))
            && short
            && matches!(read(right).map(|number| number.kind), Some(Kind::Pointed))
    })
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a part is one number of that kind, perhaps with its unit.
fn is_number(part: &str, is_sought: impl Fn(Kind) -> bool) -> bool {
    Number::read(Glance(part), 0).is_some_and(|number| {
        is_sought(number.kind) && !part[number.end..].bytes().any(|byte| byte.is_ascii_digit())
    })
}

/// Ids and check sums in hexadecimal digits, of both kinds.
fn is_hash(word: &[u8]) -> bool {
    word.len() >= 8
        && word.iter().all(u8::is_ascii_hexdigit)
        && word.iter().any(u8::is_ascii_digit)
        && word.iter().any(u8::is_ascii_alphabetic)
}

/// MAC and IPv6 addresses: at least three groups of hexadecimal digits; 18:00:30 is a time and stays as well.
fn is_colon_address(word: &[u8]) -> bool {
    word.iter().filter(|byte| **byte == b':').count() >= 2
        && word
            .split(|byte| *byte == b':')
            .all(|group| group.len() <= 4 && group.iter().all(u8::is_ascii_hexdigit))
}

/// Dates and times after ISO 8601.
fn is_iso_moment(word: &[u8]) -> bool {
    let is_date = |date: &[u8]| {
        date.iter()
            .enumerate()
            .all(|(at, byte)| if matches!(at, 4 | 7) { *byte == b'-' } else { byte.is_ascii_digit() })
    };
    word.len() >= 10 && is_date(&word[..10]) && !word.get(10).is_some_and(u8::is_ascii_digit)
}

fn is_uuid(word: &[u8]) -> bool {
    let lengths = word.split(|byte| *byte == b'-').map(<[u8]>::len);
    lengths.eq([8, 4, 4, 4, 12]) && word.iter().all(|byte| byte.is_ascii_hexdigit() || *byte == b'-')
}

/// Letters and digits meet at a hyphen more than once: `RX-7-B`.
fn is_serial_number(word: &[u8]) -> bool {
    let meets = |pair: (&u8, &u8)| {
        (pair.0.is_ascii_alphabetic() && pair.1.is_ascii_digit())
            || (pair.0.is_ascii_digit() && pair.1.is_ascii_alphabetic())
    };
    let inner = 1..word.len().saturating_sub(1);
    inner.filter(|&at| word[at] == b'-' && meets((&word[at - 1], &word[at + 1]))).count() > 1
}

#[cfg(test)]
mod tests {
    use super::is_protected;

    #[track_caller]
    fn check(protected: &[&str], free: &[&str]) {
        for word in protected {
            assert!(is_protected(word), "{word} must stay");
        }
        for word in free {
            assert!(!is_protected(word), "{word} is prose");
        }
    }

    #[test]
    fn addresses_and_files_stay() {
        check(
            &["https://example.com/a--b", "www.beispiel.de", "info@a-1-2.example", "C:\\Temp", "ein_wort"],
            &["und/oder", "d.h", "z.B", "Ende.Der", "A/B"],
        );
        check(
            &["bericht.pdf", "README.MD", "example.com/pfad", ".de/.at", "main.c", ".htaccess"],
            &["i.d.R", "e.V"],
        );
        check(
            &["/var/log", "./configure", "../x", "~/x", "--verbose", "$HOME", "%20", "#tag"],
            &["-ausgang", "--", "%"],
        );
        check(&["std::fs", "foo()", "a=b", "0x1F"], &["=", "0"]);
    }

    #[test]
    fn versions_stay_and_dates_do_not() {
        check(
            &["1.0.4314-1", "192.168.0.1-192.168.0.9", "2.4.1", "5.10-6", "1.5-2"],
            &[
                "15.06.2021",
                "1.234.567",
                "15.06.-17.06.2021",
                "15.-17.06.2021",
                "1.000-2.000",
                "1.234.567,89€",
                "19.12",
                "1-2",
            ],
        );
    }

    #[test]
    fn identifiers_stay() {
        check(
            &[
                "9a6187f0-6d3f-46df-b1ff-ce7d2d69513a",
                "deadbeef01",
                "00:1A:2b:3c:4d:5e",
                "2020-03-21",
                "RX-7-B",
            ],
            &["E-Mail-Adresse", "4-jährig", "10000000", "4-4-2", "18:00", "USB-3"],
        );
        check(&["2020-03-21T18:00", "18:00:30"], &["2019-03"]);
    }
}
