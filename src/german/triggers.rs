//! Where in a text a rule could begin: the way through it, 64 bytes at a time.
//!
//! Nine tenths of a German text are letters and spaces, and most of the other bytes are commas, the points at the
//! ends of sentences and hyphens within words, where no rule begins. They are sorted out together, with a bit for
//! each byte, before anything looks at them one by one: a jump that the processor does not foresee costs as much
//! as the other work on ten letters.

use wide::i8x16;

/// Bytes that are tested together.
const BLOCK: usize = 64;

/// Bytes before a point that decide whether it may end an abbreviation or a title.
const SHORT_WORD: u32 = 5;

/// The places of a text at which a rule could begin, in order. More than the rules need, never fewer.
pub(super) struct Triggers<'a> {
    bytes: &'a [u8],
    wanted: Wanted,
    /// Where the block of the mask begins.
    base: usize,
    /// A bit for every place that was found and not given yet.
    mask: u64,
    /// What the block before ended in.
    before: Signs,
}

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

/// What stands where in a block: a bit for each byte.
#[derive(Clone, Copy, Debug)]
struct Signs {
    /// Letters of ASCII.
    letters: u64,
    /// The first bytes of ä, ß, é: C3.
    accents: u64,
    /// All bytes of both.
    words: u64,
    /// Bytes of other characters.
    others: u64,
    digits: u64,
}

impl<'a> Triggers<'a> {
    pub(super) fn of(bytes: &'a [u8], wanted: Wanted) -> Triggers<'a> {
        let before = Signs { letters: 0, accents: 0, words: 0, others: 0, digits: 0 };
        let mut triggers = Triggers { bytes, wanted, base: 0, mask: 0, before };
        triggers.look();
        triggers
    }

    /// The first place at or after `at`. Places before `at` are never given again.
    pub(super) fn next_from(&mut self, at: usize) -> Option<usize> {
        while self.base + BLOCK <= at && self.advance() {}
        let passed = at.saturating_sub(self.base);
        self.mask &= if passed < BLOCK { u64::MAX << passed } else { 0 };
        while self.mask == 0 {
            if !self.advance() {
                return None;
            }
        }
        Some(self.base + self.mask.trailing_zeros() as usize)
    }

    fn advance(&mut self) -> bool {
        if self.bytes.len() - self.base <= BLOCK {
            return false;
        }
        self.base += BLOCK;
        self.look();
        true
    }

    fn look(&mut self) {
        let rest = &self.bytes[self.base..];
        let block = match rest.first_chunk() {
            Some(block) => *block,
            None => {
                let mut block = [0; BLOCK];
                block[..rest.len()].copy_from_slice(rest);
                block
            }
        };
        (self.mask, self.before) = look(block, self.before, self.wanted);
    }
}

/// The places of a block, and its signs.
fn look(block: [u8; BLOCK], before: Signs, wanted: Wanted) -> (u64, Signs) {
    let bytes: [i8x16; 4] = wide::bytemuck::cast(block);
    let every = |byte: u8| i8x16::splat(byte.cast_signed());
    let is = |byte: u8| bits(bytes, |part| part.simd_eq(every(byte)));
    // Moved up so that its last byte is the greatest there is, a range needs one comparison.
    let within = |part: i8x16, first: u8, last: u8| {
        (part + every(0x7F - last)).simd_gt(every(0x7F - 1 - (last - first)))
    };
    let letters = bits(bytes, |part| within(part | every(0x20), b'a', b'z'));
    let digits = bits(bytes, |part| within(part, b'0', b'9'));
    // The highest bit of a byte is its sign: bytes of other characters are less than any of ASCII.
    let others = bits(bytes, |part| part);
    let (mut accents, mut marks) = (0, 0);
    if others != 0 {
        accents = is(0xC3);
        // U+0080 to U+00BF and U+2000 to U+2FFF differ in one bit.
        marks = bits(bytes, |part| (part & every(!0x20)).simd_eq(every(0xC2)));
        if wanted.emoji {
            marks |= is(0xF0);
        }
    }
    let words = letters | accents | accents << 1 | before.accents >> 63;
    let signs = Signs { letters, accents, words, others, digits };

    // All bytes of ASCII at which rules begin, and a dozen others.
    let anything = bits(bytes, |part| within(part, b'"', b'='));
    if anything == 0 {
        return (marks, signs);
    }
    // What stands one byte to the left of each, and to the right; beyond the block, anything may follow.
    let left = |of: fn(&Signs) -> u64| of(&signs) << 1 | of(&before) >> 63;
    let right = |mask: u64| mask >> 1 | 1 << 63;

    let points = is(b'.');
    let long = (1..=SHORT_WORD)
        .fold(u64::MAX, |long, step| long & (words << step | before.words >> (u64::BITS - step)));
    let after_word = left(|signs| signs.letters | signs.others);
    let ends_short = after_word & if wanted.points { u64::MAX } else { !long };
    let dull_points = points & !(ends_short | right(points));

    // With them + / and ), which differ in two bits and begin nothing.
    let hyphens = if wanted.hyphens { 0 } else { bits(bytes, |part| (part | every(6)).simd_eq(every(b'/'))) };
    let dull_hyphens = hyphens & left(|signs| signs.letters) & letters >> 1;

    let commas = is(b',');
    let dull_commas = commas & !right(commas);

    // Eyes, which look from the start of a word; a colon and a semicolon differ in one bit.
    let colons = bits(bytes, |part| (part | every(1)).simd_eq(every(b';')));
    let dull_colons = colons & left(|signs| signs.letters | signs.digits);

    // Digits are read from the first one on.
    let dull_digits = digits & left(|signs| signs.digits);

    let dull = dull_points | dull_hyphens | dull_commas | dull_colons | dull_digits;
    (anything & !dull | marks, signs)
}

/// A bit for each byte: the highest of what `test` makes of it. Four parts fill the registers every processor has;
/// one of 64 bytes is taken apart less well.
#[inline(always)]
fn bits(bytes: [i8x16; 4], test: impl Fn(i8x16) -> i8x16) -> u64 {
    let [a, b, c, d] = bytes.map(|part| u64::from(test(part).to_bitmask() as u16));
    a | b << 16 | c << 32 | d << 48
}

#[cfg(test)]
mod tests {
    use super::{Triggers, Wanted};
    use proptest::prelude::*;

    const FEW: Wanted = Wanted { points: false, hyphens: false, emoji: false };
    const ALL: Wanted = Wanted { points: true, hyphens: true, emoji: true };

    fn places(text: &str, wanted: Wanted) -> Vec<usize> {
        let mut triggers = Triggers::of(text.as_bytes(), wanted);
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
        check("Ein E-Mail-Konto - und 1.234 km: ja :-)", "-12:-)");
        check("„a“ \u{A0}b 🙂 Ende...", "„“\u{A0}..");
        check("Am 19.12. um 9:00 Uhr", "1190");
    }

    #[test]
    fn a_place_that_was_passed_is_not_given_again() {
        let text = format!("1a 2b{}3", " ".repeat(200));
        let mut triggers = Triggers::of(text.as_bytes(), FEW);
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
            b'.' => near(1) != b'.' && (!letter(near(-1)) || (1..=5).all(|step| letter(near(-step)))),
            b'-' => near(-1).is_ascii_alphabetic() && near(1).is_ascii_alphabetic(),
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
