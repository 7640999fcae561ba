//! `satz check --fix`: the safe changes, applied to the sources; every other byte stays.

use super::Failure;
use super::problems::Problem;
use crate::input::Sources;
use crate::output;
use crate::report::{Change, FileId, Finding, Place};
use std::collections::BTreeMap;
use std::path::Path;

/// The byte order mark, which is no part of the text.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Applies every safe change that meets no other one, and says how many there were.
///
/// A file is written to a temporary one beside it and renamed, so an interrupted run
/// leaves each source whole. Files of the built-in theme are never changed.
pub(super) fn apply(sources: &Sources, findings: &[Finding]) -> Result<usize, Failure> {
    let mut by_file: BTreeMap<FileId, Vec<&Change>> = BTreeMap::new();
    for change in findings.iter().filter_map(|finding| finding.change.as_ref()).filter(|change| change.safe) {
        by_file.entry(change.span.file).or_default().push(change);
    }
    let mut applied = 0;
    for (id, changes) in by_file {
        let file = sources.file(id);
        let Some(text) = file.text() else { continue };
        let (mended, count) = mend(text, changes);
        if count == 0 {
            continue;
        }
        let Some(place) = sources.on_disk(&file.path) else { continue };
        write(&place, text, &mended).map_err(|(why_de, why_en)| {
            Problem::SourceUnwritable { file: file.path.clone(), why_de, why_en }.at(Place::Nowhere)
        })?;
        applied += count;
    }
    Ok(applied)
}

/// The text with the changes applied, and how many were; of two that overlap the first wins.
fn mend(text: &str, mut changes: Vec<&Change>) -> (String, usize) {
    changes.sort();
    changes.dedup();
    let mut mended = String::with_capacity(text.len());
    let mut at = 0;
    let mut count = 0;
    for change in changes {
        let range = change.span.range();
        let valid =
            range.start >= at && text.is_char_boundary(range.start) && text.is_char_boundary(range.end);
        if !valid || range.end > text.len() || text[range.clone()] == change.text {
            continue;
        }
        mended.push_str(&text[at..range.start]);
        mended.push_str(&change.text);
        at = range.end;
        count += 1;
    }
    mended.push_str(&text[at..]);
    (mended, count)
}

/// Puts the mended text in the place of the one that was read, behind the byte order mark
/// where there is one. What was written since then is not overwritten.
#[expect(clippy::disallowed_methods, reason = "mending sources is what the writer asked for")]
fn write(path: &Path, text: &str, mended: &str) -> Result<(), (String, String)> {
    let old = std::fs::read(path).map_err(|error| output::reason(&error))?;
    let mark = old.strip_suffix(text.as_bytes()).filter(|start| start.is_empty() || *start == MARK);
    let Some(mark) = mark else {
        return Err(("sie hat sich gerade geändert".to_owned(), "it was changed just now".to_owned()));
    };
    replace(path, &[mark, mended.as_bytes()].concat()).map_err(|error| output::reason(&error))
}

#[expect(clippy::disallowed_methods, reason = "mending sources is what the writer asked for")]
fn replace(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let temporary = tempfile::NamedTempFile::new_in(folder)?;
    std::fs::write(temporary.path(), bytes)?;
    std::fs::set_permissions(temporary.path(), std::fs::metadata(path)?.permissions())?;
    temporary.persist(path)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Span;

    #[track_caller]
    fn check(text: &str, changes: &[(std::ops::Range<usize>, &str)], expected: &str) {
        let changes: Vec<Change> = changes
            .iter()
            .map(|(range, text)| Change {
                span: Span::new(FileId(0), range.clone()),
                text: (*text).to_owned(),
                safe: true,
            })
            .collect();
        assert_eq!(mend(text, changes.iter().collect()).0, expected);
    }

    #[test]
    fn only_the_named_bytes_change() {
        check("Wort , dann", &[(4..5, "")], "Wort, dann");
        check("a  b  c", &[(4..6, " "), (1..3, " ")], "a b c");
        check("abc", &[(0..2, "x"), (1..3, "y")], "xc");
        check("ö", &[(1..2, "x")], "ö");
        check("abc", &[(2..9, "x")], "abc");
        check("abc", &[(3..3, "d")], "abcd");
    }
}
