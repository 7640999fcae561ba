//! Where in a text a rule could begin: the way through it, 64 bytes at a time.
//!
//! Nine tenths of a German text are letters and spaces, and most of the other bytes are commas, the points at the
//! ends of sentences and hyphens within words, where no rule begins. They are sorted out together, with a bit for
//! each byte, before anything looks at them one by one: a jump that the processor does not foresee costs as much
//! as the other work on ten letters.

use wide::i8x16;

/// Bytes that are tested together.
const BLOCK: usize = 64;

/// Bytes of a register that every processor has.
const PART: usize = 16;

/// Bytes that are looked at for the places of a block: one before them and one after.
const SIGHT: usize = BLOCK + 2;

/// Bytes before a point that decide whether it may end an abbreviation or a title.
const SHORT_WORD: u32 = 5;

/// The places of a text at which a rule could begin, in order. More than the rules need, never fewer.
pub(super) struct Triggers<'a> {
    bytes: &'a [u8],
    wanted: Wanted,
    /// The byte before the places of the mask.
    base: usize,
    /// A bit for every place that was found and not given yet.
    mask: u64,
    /// What the bytes before the block were.
    before: Words,
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

/// Which bytes of a block belong to words: a bit for each.
#[derive(Clone, Copy, Debug, Default)]
struct Words {
    /// Letters of ASCII, and both bytes of ä, ß, é.
    all: u64,
    /// The first bytes of ä, ß, é: C3.
    accents: u64,
}

impl<'a> Triggers<'a> {
    pub(super) fn of(bytes: &'a [u8], wanted: Wanted) -> Triggers<'a> {
        let mut triggers = Triggers { bytes, wanted, base: 0, mask: 0, before: Words::default() };
        triggers.look();
        triggers
    }

    /// The first place at or after `at`. Places before `at` are never given again.
    pub(super) fn next_from(&mut self, at: usize) -> Option<usize> {
        // The first byte has none before it.
        if at == 0 && matches!(self.bytes.first(), Some(b'"'..=b'=' | 0xC2 | 0xE2 | 0xF0)) {
            return Some(0);
        }
        while self.base + BLOCK < at && self.advance() {}
        let passed = at.saturating_sub(self.base + 1);
        self.mask &= if passed < BLOCK { u64::MAX << passed } else { 0 };
        while self.mask == 0 {
            if !self.advance() {
                return None;
            }
        }
        Some(self.base + 1 + self.mask.trailing_zeros() as usize)
    }

    fn advance(&mut self) -> bool {
        if self.base + BLOCK + 1 >= self.bytes.len() {
            return false;
        }
        self.base += BLOCK;
        self.look();
        true
    }

    fn look(&mut self) {
        let rest = &self.bytes[self.base..];
        (self.mask, self.before) = match rest.first_chunk() {
            Some(block) => look(block, BLOCK / PART, self.before, self.wanted),
            None => {
                let mut block = [0; SIGHT];
                block[..rest.len()].copy_from_slice(rest);
                look(&block, rest.len().saturating_sub(1).div_ceil(PART), self.before, self.wanted)
            }
        };
    }
}

/// The places of the second to the last byte but one, in so many parts, and the words among the bytes before them.
///
/// What stands to the left and to the right of a place is read from memory once more, one byte away. Each part is
/// decided in its registers; what comes out is four bits for each byte.
#[inline(always)]
fn look(block: &[u8; SIGHT], parts: usize, before: Words, wanted: Wanted) -> (u64, Words) {
    let every = |byte: u8| i8x16::splat(byte.cast_signed());
    // Moved up so that its last byte is the greatest there is, a range needs one comparison.
    let within = |part: i8x16, first: u8, last: u8| {
        (part + every(0x7F - last)).simd_gt(every(0x7F - 1 - (last - first)))
    };
    let hyphens = every(if wanted.hyphens { 0 } else { b'/' });
    let emoji = every(if wanted.emoji { 0xF0 } else { 0xC2 });

    let (mut places, mut points, mut words, mut others) = (0, 0, 0, 0);
    for part in 0..parts {
        let load = |step: usize| {
            let mut bytes = [0; PART];
            bytes.copy_from_slice(&block[part * PART + step..part * PART + step + PART]);
            wide::bytemuck::cast::<[u8; PART], i8x16>(bytes)
        };
        let (left, here, right) = (load(0), load(1), load(2));
        let letters_left = within(left | every(0x20), b'a', b'z');
        let digits_left = within(left, b'0', b'9');

        // Digits are read from the first one on.
        let digits = within(here, b'0', b'9') & digits_left;
        // With them + / and ), which differ in two bits and begin nothing.
        let hyphens = (here | every(6)).simd_eq(hyphens) & letters_left & right.simd_gt(every(b'@'));
        // Eyes, which look from the start of a word; a colon and a semicolon differ in one bit.
        let colons = (here | every(1)).simd_eq(every(b';')) & (letters_left | digits_left);
        let commas = here.simd_eq(every(b',')) & !right.simd_eq(every(b','));
        let dull = digits | hyphens | colons | commas;
        // All bytes of ASCII at which rules begin, and a dozen others.
        let anything = within(here, b'"', b'=');
        // U+0080 to U+00BF and U+2000 to U+2FFF differ in one bit.
        let marks = (here & every(!0x20)).simd_eq(every(0xC2)) | here.simd_eq(emoji);
        let single_points = here.simd_eq(every(b'.')) & !right.simd_eq(every(b'.'));

        let bits = |vector: i8x16| u64::from(vector.to_bitmask() as u16) << (part * PART);
        places |= bits(anything & !dull | marks);
        points |= bits(single_points);
        words |= bits(letters_left | left.simd_eq(every(0xC3)));
        // The highest bit of a byte is its sign: bytes of other characters are less than any of ASCII.
        others |= bits(left);
    }

    let accents = words & others;
    let all = words | accents << 1 | before.accents >> 63;
    let long =
        (1..SHORT_WORD).fold(all, |long, step| long & (all << step | before.all >> (u64::BITS - step)));
    let ends_short = (words | others) & if wanted.points { u64::MAX } else { !long };
    let dull_points = points & !ends_short;
    (places & !dull_points, Words { all, accents })
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
