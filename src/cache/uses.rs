//! The last use of every entry, so that unused ones can go.

use std::collections::BTreeMap;

use super::{Bytes, Key, segment};

/// How many runs there were, and in which one each entry was used last.
#[derive(Default)]
pub(super) struct Uses {
    pub(super) run: u32,
    pub(super) runs: BTreeMap<Key, u32>,
}

impl Uses {
    /// The file is a segment of empty entries; its first row carries the number of the run.
    pub(super) fn encode(run: u32, entries: &[(Key, Bytes, u32)]) -> Vec<u8> {
        let nothing: &[u8] = &[];
        let head = std::iter::once((Uses::head(), nothing, run));
        segment::encode(head.chain(entries.iter().map(|(key, _, run)| (*key, nothing, *run))))
    }

    pub(super) fn decode(bytes: &[u8]) -> Uses {
        let runs: BTreeMap<Key, u32> =
            segment::decode(bytes).into_iter().map(|row| (row.key, row.run)).collect();
        Uses { run: runs.get(&Uses::head()).copied().unwrap_or_default(), runs }
    }

    fn head() -> Key {
        Key::of("uses", 0, &[])
    }
}
