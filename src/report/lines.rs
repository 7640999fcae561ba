//! Where places are, for printers: names, lines and columns.
//!
//! Takes the places of findings, gives what a person or an editor understands.
//! Line starts are counted once per file, so thousands of findings in one file
//! cost one pass over its text.

use std::collections::BTreeMap;
use std::ops::Range;

use super::words::visible;
use super::{FileId, Place, Position, Span, Texts};

/// The files findings are in, with the line starts of those that were asked for.
pub(super) struct Lines<'a> {
    texts: &'a dyn Texts,
    starts: BTreeMap<FileId, Vec<usize>>,
    /// The place counted last: the next one is most often near.
    last: Option<Counted>,
}

/// A byte of a file with its position.
#[derive(Clone, Copy)]
struct Counted {
    file: FileId,
    at: usize,
    position: Position,
}

/// A place in the words of people. What does not apply is `None`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Located<'a> {
    /// Path of the file.
    pub(super) file: Option<&'a str>,
    /// Address of the finished page.
    pub(super) page: Option<&'a str>,
    /// The bytes, both ends and where they are.
    pub(super) stretch: Option<Stretch>,
}

/// A stretch of a file, in bytes and as an editor shows it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) bytes: Range<usize>,
    pub(super) start: Position,
    pub(super) end: Position,
}

impl Located<'_> {
    /// `path:line:column`, the address, or nothing, fit for a terminal.
    pub(super) fn words(&self) -> String {
        let name = self.file.or(self.page).map(visible).unwrap_or_default();
        match &self.stretch {
            Some(stretch) => format!("{name}:{}:{}", stretch.start.line, stretch.start.column),
            None => name.into_owned(),
        }
    }
}

impl<'a> Lines<'a> {
    pub(super) fn of(texts: &'a dyn Texts) -> Lines<'a> {
        Lines { texts, starts: BTreeMap::new(), last: None }
    }

    /// Names, lines and columns of a place. A place in a text that was never given a
    /// file ([`FileId::HERE`]) is nowhere.
    pub(super) fn locate<'p>(&mut self, place: &'p Place) -> Located<'p>
    where
        'a: 'p,
    {
        match place {
            Place::Nowhere | Place::File(FileId::HERE) => Located::default(),
            Place::Span(span) if span.file == FileId::HERE => Located::default(),
            Place::Page(address) => Located { page: Some(address), ..Located::default() },
            Place::File(file) => Located { file: Some(self.texts.name(*file)), ..Located::default() },
            Place::Span(span) => Located {
                file: Some(self.texts.name(span.file)),
                stretch: Some(self.stretch(*span)),
                page: None,
            },
        }
    }

    /// The text of a file.
    pub(super) fn text(&self, file: FileId) -> &'a str {
        self.texts.text(file)
    }

    /// A span moved to whole characters within the text, with its positions.
    pub(super) fn stretch(&mut self, span: Span) -> Stretch {
        let text = self.texts.text(span.file);
        let start = text.floor_char_boundary(span.range().start);
        let end = text.floor_char_boundary(span.range().end).max(start);
        Stretch {
            start: self.position(span.file, start),
            end: self.position(span.file, end),
            bytes: start..end,
        }
    }

    /// The bytes of a line (from 1) without its line break; empty beyond the last one.
    pub(super) fn line(&mut self, file: FileId, line: usize) -> Range<usize> {
        let text = self.texts.text(file);
        let starts = self.starts(file);
        let Some(&start) = starts.get(line - 1) else { return text.len()..text.len() };
        let end = starts.get(line).map_or(text.len(), |next| next - 1);
        start..start + text[start..end].trim_end_matches('\r').len()
    }

    fn position(&mut self, file: FileId, at: usize) -> Position {
        let text = self.texts.text(file);
        let starts = self.starts(file);
        let line = starts.partition_point(|&start| start <= at).max(1);
        let start = starts[line - 1].min(at);
        let near = self.last.filter(|last| last.file == file && last.position.line == line);
        // A line may be megabytes long and full of findings: only the way from the last one is counted.
        let column = match near {
            Some(last) if last.at <= at => last.position.column + text[last.at..at].chars().count(),
            Some(last) if last.at - at < at - start => {
                last.position.column - text[at..last.at].chars().count()
            }
            Some(_) | None => text[start..at].chars().count() + 1,
        };
        let position = Position { line, column };
        self.last = Some(Counted { file, at, position });
        position
    }

    fn starts(&mut self, file: FileId) -> &[usize] {
        let texts = self.texts;
        self.starts.entry(file).or_insert_with(|| {
            let text = texts.text(file);
            // No editor counts a byte order mark as a column.
            let first = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
            let breaks = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
            std::iter::once(first).chain(breaks.map(|(at, _)| at + 1)).collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct One(&'static str);

    impl Texts for One {
        fn name(&self, _: FileId) -> &str {
            "a.md"
        }
        fn text(&self, _: FileId) -> &str {
            self.0
        }
    }

    #[track_caller]
    fn check(text: &'static str, bytes: Range<usize>, expected: (usize, usize, usize, usize)) {
        let texts = One(text);
        let stretch = Lines::of(&texts).stretch(Span::new(FileId(0), bytes));
        let (start, end) = (stretch.start, stretch.end);
        assert_eq!((start.line, start.column, end.line, end.column), expected);
    }

    #[test]
    fn lines_and_columns_are_those_of_an_editor() {
        check("", 0..0, (1, 1, 1, 1));
        check("Größe\r\nMaß", 9..13, (2, 1, 2, 4));
        check("Größe\nMaß", 4..99, (1, 4, 2, 4));
        check("\u{feff}ab", 3..4, (1, 1, 1, 2));
        check("\u{feff}ab", 0..0, (1, 1, 1, 1));
        check("ö", 1..1, (1, 1, 1, 1));
    }

    #[test]
    fn columns_do_not_depend_on_what_was_asked_before() {
        let texts = One("äöü Größe Maß\nä Straße ß und Fuß\n");
        let ends: Vec<usize> = texts.0.char_indices().map(|(at, _)| at).collect();
        let mut lines = Lines::of(&texts);
        for (step, start) in [(7, 0), (5, 1), (11, 3), (13, 2)] {
            for at in (0..ends.len()).map(|index| ends[(index * step + start) % ends.len()]) {
                let span = Span::new(FileId(0), at..at);
                assert_eq!(lines.stretch(span).start, Lines::of(&texts).stretch(span).start);
            }
        }
    }

    #[test]
    fn a_line_ends_before_its_break() {
        let texts = One("eins\r\nzwei\n");
        let mut lines = Lines::of(&texts);
        let all: Vec<_> = (1..=4).map(|line| lines.line(FileId(0), line)).collect();
        assert_eq!(all, [0..4, 6..10, 11..11, 11..11]);
    }
}
