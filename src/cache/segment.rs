//! Segments: many entries as the bytes of one file, and back.
//!
//! Knows no files. A segment is a head, a table of all entries with a checksum of
//! its own, and then the entries one after the other, each with a checksum in the
//! table. Reading copies nothing; what is damaged is not there.

use std::ops::Range;

use super::Key;

/// Name and version of the layout; another one is another file and not read.
const MAGIC: &[u8; 8] = b"satz-c01";
/// Bytes of a checksum: the first of a blake3 hash, against damage, not against attacks.
const CHECK: usize = 16;
/// A row of the table: key, checksum of the entry, length, run of the last use.
const ROW: usize = Key::LENGTH + CHECK + 4 + 4;
const HEAD: usize = MAGIC.len() + 4 + CHECK;

/// One row: where an entry lies in its segment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) key: Key,
    pub(super) check: [u8; CHECK],
    pub(super) bytes: Range<usize>,
    /// The number of the run in which it was last used, as far as this segment knows.
    pub(super) run: u32,
}

/// The bytes of a segment.
pub(super) fn encode<'a>(entries: impl Iterator<Item = (Key, &'a [u8], u32)>) -> Vec<u8> {
    let (mut table, mut blob) = (Vec::new(), Vec::new());
    for (key, bytes, run) in entries {
        let Ok(length) = u32::try_from(bytes.len()) else { continue };
        table.extend_from_slice(&key.0);
        table.extend_from_slice(&check(&key, bytes));
        table.extend_from_slice(&length.to_le_bytes());
        table.extend_from_slice(&run.to_le_bytes());
        blob.extend_from_slice(bytes);
    }
    let count = u32::try_from(table.len() / ROW).unwrap_or(u32::MAX);
    let mut segment = Vec::with_capacity(HEAD + table.len() + blob.len());
    segment.extend_from_slice(MAGIC);
    segment.extend_from_slice(&count.to_le_bytes());
    segment.extend_from_slice(&cut(blake3::hash(&table)));
    segment.extend_from_slice(&table);
    segment.extend_from_slice(&blob);
    segment
}

/// The table of a segment; empty if it is damaged, cut or of another layout.
pub(super) fn decode(segment: &[u8]) -> Vec<Row> {
    table(segment).map_or_else(Vec::new, |table| rows(table, segment.len()))
}

/// Whether the entry is as it was written.
pub(super) fn is_whole(row: &Row, segment: &[u8]) -> bool {
    segment.get(row.bytes.clone()).is_some_and(|bytes| check(&row.key, bytes) == row.check)
}

fn table(segment: &[u8]) -> Option<&[u8]> {
    let rest = segment.strip_prefix(MAGIC)?;
    let (count, rest) = rest.split_first_chunk::<4>()?;
    let (sum, rest) = rest.split_first_chunk::<CHECK>()?;
    let length = usize::try_from(u32::from_le_bytes(*count)).ok()?.checked_mul(ROW)?;
    let table = rest.get(..length)?;
    (cut(blake3::hash(table)) == *sum).then_some(table)
}

fn rows(table: &[u8], end: usize) -> Vec<Row> {
    let mut at = HEAD + table.len();
    let mut rows = Vec::with_capacity(table.len() / ROW);
    for row in table.as_chunks::<ROW>().0 {
        let (key, rest) = row.split_at(Key::LENGTH);
        let (check, rest) = rest.split_at(CHECK);
        let (length, run) = rest.split_at(4);
        let length = number(length) as usize;
        let bytes = at..at.saturating_add(length);
        at = bytes.end;
        // A segment that was cut off loses its last entries only.
        if bytes.end <= end {
            rows.push(Row { key: Key(array(key)), check: array(check), bytes, run: number(run) });
        }
    }
    rows
}

fn number(bytes: &[u8]) -> u32 {
    u32::from_le_bytes(array(bytes))
}

fn array<const N: usize>(bytes: &[u8]) -> [u8; N] {
    bytes.try_into().expect("rows are split at fixed lengths")
}

fn check(key: &Key, bytes: &[u8]) -> [u8; CHECK] {
    cut(blake3::Hasher::new().update(&key.0).update(bytes).finalize())
}

fn cut(hash: blake3::Hash) -> [u8; CHECK] {
    array(&hash.as_bytes()[..CHECK])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> (Vec<u8>, Vec<(Key, &'static [u8])>) {
        let entries: Vec<(Key, &'static [u8])> = [&b"eins"[..], b"", b"drei"]
            .iter()
            .map(|bytes| (Key::of("probe", 1, &[bytes]), *bytes))
            .collect();
        (encode(entries.iter().map(|&(key, bytes)| (key, bytes, 7))), entries)
    }

    #[test]
    fn what_was_written_is_read() {
        let (segment, entries) = sample();
        let rows = decode(&segment);
        let read: Vec<_> = rows.iter().map(|row| (row.key, &segment[row.bytes.clone()])).collect();
        assert_eq!(read, entries);
        assert!(rows.iter().all(|row| is_whole(row, &segment) && row.run == 7));
    }

    #[test]
    fn no_damage_gives_wrong_bytes() {
        let (segment, entries) = sample();
        for at in 0..segment.len() {
            let mut damaged = segment.clone();
            damaged[at] ^= 0x40;
            for row in decode(&damaged).iter().filter(|row| is_whole(row, &damaged)) {
                assert!(entries.contains(&(row.key, &damaged[row.bytes.clone()])));
            }
            for row in decode(&segment[..at]).iter().filter(|row| is_whole(row, &segment[..at])) {
                assert!(entries.contains(&(row.key, &segment[row.bytes.clone()])));
            }
        }
    }
}
