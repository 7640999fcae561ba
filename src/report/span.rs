//! Places in files: which file, which bytes, and how a person counts them.

/// A file of the project: its number in the sources of this run, in the order of paths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

impl FileId {
    /// „This text, wherever it lies“: the file of findings inside a compiled body,
    /// which is remembered by text alone. [`Finding::moved_to`](super::Finding::moved_to) replaces it.
    pub const HERE: FileId = FileId(u32::MAX);
}

/// A stretch of bytes `start..end` in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// The bytes `range` of `file`; positions beyond 4 GiB are cut off.
    pub fn new(file: FileId, range: std::ops::Range<usize>) -> Span {
        let cut = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span { file, start: cut(range.start), end: cut(range.end) }
    }

    /// A stretch of the text being compiled, see [`FileId::HERE`].
    pub fn here(range: std::ops::Range<usize>) -> Span {
        Span::new(FileId::HERE, range)
    }

    /// The bytes as a range that indexes the file's text.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Line and column as an editor shows them: both from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}

impl Position {
    /// Where byte `at` of `text` is. Beyond the end: the position after the last character.
    pub fn of(text: &str, at: usize) -> Position {
        let mut at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let before = &text[..at];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        // No editor counts a byte order mark as a column.
        let line = before[line_start..].strip_prefix('\u{feff}').unwrap_or(&before[line_start..]);
        Position {
            line: before.bytes().filter(|&byte| byte == b'\n').count() + 1,
            column: line.chars().count() + 1,
        }
    }
}

/// What printers need to know about files; the sources of a project implement it.
pub trait Texts {
    /// Path of the file from the project's root, with `/`.
    fn name(&self, file: FileId) -> &str;
    /// The whole text, or `""` for files that are not text.
    fn text(&self, file: FileId) -> &str;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, at: usize, line: usize, column: usize) {
        assert_eq!(Position::of(text, at), Position { line, column });
    }

    #[test]
    fn columns_count_characters() {
        check("", 0, 1, 1);
        check("Größe\nMaß", 7, 1, 6);
        check("Größe\nMaß", 8, 2, 1);
        check("ö", 1, 1, 1);
        check("ab", 99, 1, 3);
    }
}
