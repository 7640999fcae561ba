//! Sets of short words, found with one look into a table.
//!
//! Most words that are asked about are in no set, and a comparison by length and letters finds that out in many steps,
//! each of them a jump that goes another way the next time.

use super::chunk::{Chunk, LENGTH};

/// Words of at most eight bytes. `SLOTS` is a power of two, and more than there are words.
pub(super) struct ShortWords<const SLOTS: usize>([u64; SLOTS]);

impl<const SLOTS: usize> ShortWords<SLOTS> {
    /// Built by the compiler.
    pub(super) const fn of(words: &[&str]) -> ShortWords<SLOTS> {
        assert!(SLOTS.is_power_of_two() && words.len() < SLOTS);
        let mut slots = [0; SLOTS];
        let mut at = 0;
        while at < words.len() {
            let word = packed(words[at].as_bytes());
            let mut slot = Self::slot(word);
            while slots[slot] != 0 {
                slot = (slot + 1) % SLOTS;
            }
            slots[slot] = word;
            at += 1;
        }
        ShortWords(slots)
    }

    /// Whether the word of some [bytes of a chunk](Chunk::first) is one of them.
    pub(super) fn has(&self, word: u64) -> bool {
        let mut slot = Self::slot(word);
        while self.0[slot] != 0 {
            if self.0[slot] == word {
                return true;
            }
            slot = (slot + 1) % SLOTS;
        }
        false
    }

    /// Whether a word is one of them.
    pub(super) fn has_word(&self, word: &str) -> bool {
        word.len() <= LENGTH && self.has(Chunk::from(word, 0).first(word.len()))
    }

    const fn slot(word: u64) -> usize {
        // The highest bits of a product depend on all bits of its factors.
        (word.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - SLOTS.trailing_zeros())) as usize
    }
}

const fn packed(bytes: &[u8]) -> u64 {
    assert!(bytes.len() <= LENGTH);
    let (mut word, mut at) = (0, bytes.len());
    while at > 0 {
        at -= 1;
        word = word << 8 | bytes[at] as u64;
    }
    word
}

#[cfg(test)]
mod tests {
    use super::ShortWords;

    #[test]
    fn words_are_found_and_no_others() {
        const WORDS: ShortWords<8> = ShortWords::of(&["m", "km", "km²", "Franken", "Ω", "a", "b"]);
        for word in ["m", "km", "km²", "Franken", "Ω", "a", "b"] {
            assert!(WORDS.has_word(word), "{word}");
        }
        for word in ["", "c", "mk", "km2", "Frankens", "Frankenland", "ω"] {
            assert!(!WORDS.has_word(word), "{word}");
        }
    }
}
