//! Where in a text a rule could begin: a bit for every byte, 64 of them at a time.
//!
//! Nine tenths of a German text are letters and spaces, and most of the other bytes are commas, the points at the
//! ends of sentences and hyphens within words, where no rule begins. They are sorted out together before anything
//! looks at them one by one: a jump that the processor does not foresee costs as much as the other work on ten letters.
//! The widest registers of the machine are asked for at run time.

use fearless_simd::{Level, Simd, dispatch, prelude::*, u8x64};

/// Bytes that are tested together.
const BLOCK: usize = u64::BITS as usize;

/// Letters of a word after which a point ends neither an abbreviation nor a title: the longest has one less.
const LONG_WORD: u32 = 6;

/// The places of a text at which a rule could begin, in order. More than the rules need, never fewer.
pub(super) struct Triggers<'a>(&'a [u64]);

/// Places that only some styles ask for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    /// Points after words of any length: the abbreviations of a site may be long.
    pub(super) points: bool,
    /// Hyphens between letters.
    pub(super) hyphens: bool,
    /// Characters of four bytes.
    pub(super) emoji: bool,
}

/// What the bytes of a block are: a bit for each.
#[derive(Clone, Copy, Debug, Default)]
struct Kinds {
    letters: u64,
    digits: u64,
    /// Bytes of characters beyond ASCII.
    high: u64,
    /// The first bytes of ä, ß, é: C3.
    accents: u64,
    /// Letters of ASCII, and both bytes of ä, ß, é.
    words: u64,
}

impl<'a> Triggers<'a> {
    /// Finds the places of a text. `places` is the memory for them.
    pub(super) fn of(text: &str, wanted: Wanted, places: &'a mut Vec<u64>) -> Triggers<'a> {
        places.clear();
        places.reserve(text.len() / BLOCK + 1);
        let level = Level::new();
        dispatch!(level, simd => find(simd, text.as_bytes(), wanted, places));
        Triggers(places)
    }

    /// The first place at or after `at`.
    pub(super) fn next_from(&self, at: usize) -> Option<usize> {
        let mut block = at / BLOCK;
        let mut places = self.0.get(block)? & (u64::MAX << (at % BLOCK));
        while places == 0 {
            block += 1;
            places = *self.0.get(block)?;
        }
        Some(block * BLOCK + places.trailing_zeros() as usize)
    }
}

#[inline(always)]
fn find<S: Simd>(simd: S, text: &[u8], wanted: Wanted, places: &mut Vec<u64>) {
    let (blocks, rest) = text.as_chunks::<BLOCK>();
    let mut before = Kinds::default();
    for (index, block) in blocks.iter().enumerate() {
        let next = text.get((index + 1) * BLOCK).copied().unwrap_or(0);
        places.push(look(simd, block, next, wanted, &mut before));
    }
    if !rest.is_empty() {
        let mut block = [0; BLOCK];
        block[..rest.len()].copy_from_slice(rest);
        places.push(look(simd, &block, 0, wanted, &mut before));
    }
}

/// The places of a block, after a block of the kinds `before` and before the byte `next`.
#[inline(always)]
fn look<S: Simd>(simd: S, block: &[u8; BLOCK], next: u8, wanted: Wanted, before: &mut Kinds) -> u64 {
    let here = u8x64::from_slice(simd, block);
    let (commas, points, hyphens) = (is(here, b','), is(here, b'.'), is(here, b'-'));
    let (letters, digits) = (within(here | 0x20, b'a', b'z'), within(here, b'0', b'9'));
    let (high, accents) = (here.simd_ge(0x80).to_bitmask(), is(here, 0xC3));
    let words = letters | accents | accents << 1 | before.accents >> 63;
    let left = |kind: u64, before: u64| kind << 1 | before >> 63;
    let right = |kind: u64, next: bool| kind >> 1 | u64::from(next) << 63;
    let (letters_left, digits_left) = (left(letters, before.letters), left(digits, before.digits));

    // Hyphens between letters; with them + / and ), which differ in two bits and begin nothing.
    let before_letter = right(within(here, b'A', 0x7F), matches!(next, b'A'..=0x7F));
    let between_letters = if wanted.hyphens { 0 } else { letters_left & before_letter };
    let strokes = is(here | 6, b'/') & (between_letters | !hyphens);
    // Eyes, which look from the start of a word; a colon and a semicolon differ in one bit.
    let colons = is(here | 1, b';') & (letters_left | digits_left);
    let single_commas = commas & !right(commas, next == b',');
    // Digits are read from the first one on.
    let dull = digits & digits_left | strokes | colons | single_commas;

    let single_points = points & !right(points, next == b'.');
    let ends_long = |long, step| long & (words << step | before.words >> (u64::BITS - step));
    let long = if wanted.points { 0 } else { (1..=LONG_WORD).fold(u64::MAX, ends_long) };
    let ends_short = left(letters | high, before.letters | before.high) & !long;
    let dull_points = single_points & !ends_short;

    // All bytes of ASCII at which rules begin, and a dozen others.
    let anything = within(here, b'"', b'=');
    // U+0080 to U+00BF and U+2000 to U+2FFF differ in one bit.
    let marks = is(here & !0x20, 0xC2) | if wanted.emoji { is(here, 0xF0) } else { 0 };
    *before = Kinds { letters, digits, high, accents, words };
    (anything & !dull | marks) & !dull_points
}

#[inline(always)]
fn is<S: Simd>(bytes: u8x64<S>, byte: u8) -> u64 {
    bytes.simd_eq(byte).to_bitmask()
}

/// Moved down so that the first byte is nothing, a range needs one comparison.
#[inline(always)]
fn within<S: Simd>(bytes: u8x64<S>, first: u8, last: u8) -> u64 {
    (bytes - first).simd_le(last - first).to_bitmask()
}

#[cfg(test)]
mod tests {
    use super::{Triggers, Wanted};
    use proptest::prelude::*;

    const FEW: Wanted = Wanted { points: false, hyphens: false, emoji: false };
    const ALL: Wanted = Wanted { points: true, hyphens: true, emoji: true };

    fn places(text: &str, wanted: Wanted) -> Vec<usize> {
        let mut memory = Vec::new();
        let triggers = Triggers::of(text, wanted, &mut memory);
        let (mut found, mut at) = (Vec::new(), 0);
        while let Some(place) = triggers.next_from(at) {
            found.push(place);
            at = place + 1;
        }
        found
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let marked: String = text
            .char_indices()
            .filter(|(at, _)| places(text, FEW).contains(at))
            .map(|(_, character)| character)
            .collect();
        assert_eq!(marked, expected, "{text}");
    }

    #[test]
    fn nothing_begins_at_letters_and_at_the_ends_of_sentences() {
        check("", "");
        check("Wörter, Straßen und Bäume stehen am Wegrand.", "");
        check("Es endet so. Nach Dr. Müller, z.B. dort, ,,hier\"", "....,\"");
        check("Wie Löhne. „Prof. Meier“", "„.“");
        check("Ein E-Mail-Konto - und 1.234 km: ja :-)", "-12:-");
        check("„a“ \u{A0}b 🙂 Ende...", "„“\u{A0}..");
        check("Am 19.12. um 9:00 Uhr", "1190");
    }

    #[test]
    fn a_place_that_was_passed_is_not_given_again() {
        let text = format!("1a 2b{}3", " ".repeat(200));
        let mut memory = Vec::new();
        let triggers = Triggers::of(&text, FEW, &mut memory);
        assert_eq!(triggers.next_from(1), Some(3));
        assert_eq!(triggers.next_from(4), Some(205));
        assert_eq!(triggers.next_from(206), None);
        assert_eq!(triggers.next_from(999), None);
    }

    /// What [`Triggers`] may leave out, byte by byte.
    fn is_dull(bytes: &[u8], at: usize) -> bool {
        let near =
            |step: isize| at.checked_add_signed(step).and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
        let letter = |byte: u8| byte.is_ascii_alphabetic() || byte >= 0x80;
        match bytes[at] {
            b'.' => near(1) != b'.' && (!letter(near(-1)) || (1..=6).all(|step| letter(near(-step)))),
            b'-' => near(-1).is_ascii_alphabetic() && near(1) > b'@' && near(1).is_ascii(),
            b',' => near(1) != b',',
            b':' | b';' => near(-1).is_ascii_alphanumeric(),
            b'0'..=b'9' => near(-1).is_ascii_digit(),
            0xC2 | 0xE2 => false,
            byte => !matches!(byte, b'"' | b'\'' | b'(' | b'<' | b'='),
        }
    }

    proptest! {
        #[test]
        fn nothing_is_passed_over(text in "[a-d0-9.,:;'\"ä„\u{A0} -]{0,200}") {
            let bytes = text.as_bytes();
            let (few, all) = (places(&text, FEW), places(&text, ALL));
            for at in 0..bytes.len() {
                prop_assert!(is_dull(bytes, at) || few.contains(&at), "{at} of {text:?}");
                let asked = matches!(bytes[at], b'-') || bytes[at] == b'.' && at > 0 && bytes[at - 1] >= b'a';
                prop_assert!(!asked || all.contains(&at), "{at} of {text:?}");
            }
            prop_assert!(few.iter().all(|at| all.contains(at)));
        }
    }
}
