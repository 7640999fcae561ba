//! Eight bytes of a text at once.
//!
//! A loop over the bytes of a word ends somewhere else each time, and the processor foresees that as badly as a coin.
//! Here the end is computed: a bit for every byte says whether it belongs to what is sought.

/// Bytes of a chunk.
pub(super) const LENGTH: usize = 8;

/// Bits of a byte.
const BITS: usize = u8::BITS as usize;

/// The highest bit of every byte.
const HIGH: u64 = every(0x80);

/// Eight bytes, the first one lowest.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chunk(u64);

/// The bytes of a chunk that are of a kind: the highest bit of each.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kind(u64);

impl Chunk {
    /// The bytes of `text` from `at` on, zeros beyond the end.
    pub(super) fn from(text: &str, at: usize) -> Chunk {
        let rest = text.as_bytes().get(at..).unwrap_or_default();
        match rest.first_chunk() {
            Some(bytes) => Chunk(u64::from_le_bytes(*bytes)),
            None => Chunk(rest.iter().rev().fold(0, |chunk, byte| chunk << 8 | u64::from(*byte))),
        }
    }

    /// The bytes of `text` that end at `at`, zeros before the start.
    pub(super) fn until(text: &str, at: usize) -> Chunk {
        let rest = text.as_bytes().get(..at).unwrap_or_default();
        match rest.last_chunk() {
            Some(bytes) => Chunk(u64::from_le_bytes(*bytes)),
            None => Chunk(rest.iter().fold(0, |chunk, byte| chunk >> 8 | u64::from(*byte) << 56)),
        }
    }

    /// The first so many bytes as a number, to compare them with others.
    pub(super) fn first(self, length: usize) -> u64 {
        if length < LENGTH { self.0 & ((1 << (BITS * length)) - 1) } else { self.0 }
    }

    /// The last so many, one at least.
    pub(super) fn last(self, length: usize) -> u64 {
        self.0 >> (BITS * (LENGTH - length))
    }

    pub(super) fn digits(self) -> Kind {
        Kind(self.within(b'0', b'9'))
    }

    /// Letters of ASCII.
    pub(super) fn letters(self) -> Kind {
        Kind(Chunk(self.0 | every(0x20)).within(b'a', b'z'))
    }

    /// Bytes that begin no space: none up to the space itself, and none that begins one of the longer spaces or
    /// something else of several bytes, but for C3 of ä and ß.
    pub(super) fn inner(self) -> Kind {
        let first_of_several = self.0 & self.0 << 1 & !self.equal(0xC3);
        Kind(!self.within(0, b' ') & !first_of_several & HIGH)
    }

    /// The bytes from `first` to `last`, both of ASCII. Without their highest bits no byte carries into the next.
    fn within(self, first: u8, last: u8) -> u64 {
        let low = self.0 & !HIGH;
        let from = low + every(0x80 - first);
        let beyond = low + every(0x7F - last);
        from & !beyond & !self.0 & HIGH
    }

    fn equal(self, byte: u8) -> u64 {
        let other = self.0 ^ every(byte);
        !(((other & !HIGH) + !HIGH) | other) & HIGH
    }
}

impl Kind {
    /// How many bytes from the first one on.
    pub(super) fn leading(self) -> usize {
        (!self.0 & HIGH).trailing_zeros() as usize / BITS
    }

    /// How many bytes up to the last one.
    pub(super) fn trailing(self) -> usize {
        (!self.0 & HIGH).leading_zeros() as usize / BITS
    }
}

const fn every(byte: u8) -> u64 {
    u64::from_le_bytes([byte; LENGTH])
}

#[cfg(test)]
mod tests {
    use super::{Chunk, Kind, LENGTH};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_chunk_knows_what_a_loop_would_find(text in "[a-cX-Z0-9 ,äß„🙂\u{A0}\n]{0,12}", at in 0..12_usize) {
            let bytes = text.as_bytes();
            let at = at.min(bytes.len());
            type Sought = (fn(Chunk) -> Kind, fn(&u8) -> bool);
            let kinds: [Sought; 3] = [
                (Chunk::digits, u8::is_ascii_digit),
                (Chunk::letters, u8::is_ascii_alphabetic),
                (Chunk::inner, |byte| *byte > b' ' && (*byte < 0xC0 || *byte == 0xC3)),
            ];
            for (kind, is_of_kind) in kinds {
                let after = bytes[at..].iter().take(LENGTH).take_while(|byte| is_of_kind(byte)).count();
                prop_assert_eq!(kind(Chunk::from(&text, at)).leading(), after, "after {} of {:?}", at, text);
                let before = bytes[..at].iter().rev().take(LENGTH).take_while(|byte| is_of_kind(byte)).count();
                prop_assert_eq!(kind(Chunk::until(&text, at)).trailing(), before, "before {} of {:?}", at, text);
            }
        }
    }
}
