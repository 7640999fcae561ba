//! Numbers for files: in the order of their paths, with room between them.
//!
//! Everything that was read of a file carries its number. Since a new file takes one
//! that lies free between its neighbours', the others keep theirs, and what was read
//! of them stays as it is.

use std::sync::Arc;

use super::{SourceFile, Sources};
use crate::report::FileId;

/// Numbers spread over everything there is, for files nobody knows yet.
pub(super) fn spread(count: usize) -> Vec<FileId> {
    between(FIRST, LAST, count).expect("a project has less files than there are numbers")
}

/// Numbers for files in the order of their paths: those they have in `known`, and for new
/// ones what is free there. Where nothing is free, all get new ones.
pub(super) fn keeping(files: &[Arc<SourceFile>], known: &Sources) -> Vec<FileId> {
    let mut known = known.iter().peekable();
    let old = files.iter().map(|file| {
        while known.next_if(|(_, other)| !Arc::ptr_eq(file, other) && other.path < file.path).is_some() {}
        known
            .next_if(|(_, other)| Arc::ptr_eq(file, other) || other.path == file.path)
            .map(|(number, _)| number)
    });
    let old: Vec<Option<FileId>> = old.collect();
    filled(&old).unwrap_or_else(|| spread(files.len()))
}

/// Free numbers lie between these two.
const FIRST: u32 = 0;
const LAST: u32 = FileId::HERE.0;

/// The numbers with those between them where there are none.
fn filled(old: &[Option<FileId>]) -> Option<Vec<FileId>> {
    let mut numbers: Vec<FileId> = Vec::with_capacity(old.len());
    let mut rest = old;
    while let Some((first, others)) = rest.split_first() {
        if let Some(number) = first {
            numbers.push(*number);
            rest = others;
            continue;
        }
        let fresh = rest.iter().take_while(|number| number.is_none()).count();
        rest = &rest[fresh..];
        let low = numbers.last().map_or(FIRST, |number| number.0);
        let high = rest.first().copied().flatten().map_or(LAST, |number| number.0);
        numbers.extend(between(low, high, fresh)?);
    }
    Some(numbers)
}

/// So many numbers at equal distances between two others, which are not among them.
fn between(low: u32, high: u32, count: usize) -> Option<Vec<FileId>> {
    let parts = u64::try_from(count).ok()? + 1;
    let room = u64::from(high - low);
    let at = |part: u64| u32::try_from(u64::from(low) + room * part / parts).ok().map(FileId);
    if room < parts { None } else { (1..parts).map(at).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(old: &[Option<u32>], expected: Option<&[u32]>) {
        let old: Vec<Option<FileId>> = old.iter().map(|number| number.map(FileId)).collect();
        let numbers = filled(&old).map(|numbers| numbers.iter().map(|number| number.0).collect::<Vec<_>>());
        assert_eq!(numbers.as_deref(), expected);
    }

    #[test]
    fn new_files_take_what_is_free_between_their_neighbours() {
        check(&[Some(10), None, Some(20)], Some(&[10, 15, 20]));
        check(&[None, Some(10), Some(20)], Some(&[5, 10, 20]));
        check(&[Some(10), None, None, Some(13)], Some(&[10, 11, 12, 13]));
        check(&[Some(LAST - 2), None], Some(&[LAST - 2, LAST - 1]));
        check(&[Some(10), None, None, Some(12)], None);
        check(&[Some(LAST - 1), None], None);
        check(&[], Some(&[]));
    }

    #[test]
    fn numbers_rise_and_none_is_the_last_one() {
        let numbers = spread(12_345);
        assert!(numbers.windows(2).all(|pair| pair[0] < pair[1]) && numbers.last() < Some(&FileId::HERE));
    }
}
