//! `satz check --fix`: the safe changes, applied to the sources; every other byte stays.

use super::Failure;
use super::problems::Problem;
use crate::input::{Content, Sources};
use crate::report::{Change, FileId, Finding, Place};
use std::collections::BTreeMap;
use std::path::Path;

/// Applies every safe change that meets no other one, and says how many there were.
///
/// A file is written to a temporary one beside it and renamed, so an interrupted run
/// leaves each source whole. Files of the built-in theme are never changed.
pub(super) fn apply(root: &Path, sources: &Sources, findings: &[Finding]) -> Result<usize, Failure> {
    let mut by_file: BTreeMap<FileId, Vec<&Change>> = BTreeMap::new();
    for change in findings.iter().filter_map(|finding| finding.change.as_ref()).filter(|change| change.safe) {
        by_file.entry(change.span.file).or_default().push(change);
    }
    let mut applied = 0;
    for (id, changes) in by_file {
        let file = sources.file(id);
        let Content::Text(text) = &file.content else { continue };
        let (mended, count) = mend(text, changes);
        if count > 0 {
            write(&root.join(&file.path), &mended).map_err(|error| {
                let why = error.kind().to_string();
                Problem::SourceUnwritable { file: file.path.clone(), why }.at(Place::Nowhere)
            })?;
            applied += count;
        }
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

#[expect(clippy::disallowed_methods, reason = "mending sources is what the writer asked for")]
fn write(path: &Path, text: &str) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let temporary = tempfile::NamedTempFile::new_in(folder)?;
    std::fs::write(temporary.path(), text)?;
    if let Ok(old) = std::fs::metadata(path) {
        std::fs::set_permissions(temporary.path(), old.permissions())?;
    }
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
