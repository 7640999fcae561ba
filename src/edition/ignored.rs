//! Where the sources say that a rule shall not hold: comments and `ignore`.
//!
//! `<!-- satz: ignore id, id – reason -->` holds for the next block of Markdown,
//! `# satz: ignore id – reason` for the next line of TOML or YAML, and the table
//! `ignore` of a front matter for the whole file.

use crate::input::{Sources, Value, front_matter};
use crate::report::{FileId, Report, Span};
use memchr::memmem;
use std::ops::Range;

/// One exception.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ignore {
    /// The rule that shall not hold.
    pub(super) id: String,
    /// Where the id is written.
    pub(super) span: Span,
    /// Whether a reason is given.
    pub(super) reasoned: bool,
    /// Bytes of the file where it holds; `None`: everywhere in it.
    pub(super) range: Option<Range<usize>>,
    /// What to delete when it is not needed any more, where the id stands alone.
    pub(super) removal: Option<Span>,
}

const MARK: &str = "satz: ignore ";

/// Every exception that the sources hold.
pub(super) fn ignores(sources: &Sources) -> Vec<Ignore> {
    let mut found = Vec::new();
    for (file, source) in sources.iter() {
        let Some(text) = source.text() else { continue };
        if memmem::find(text.as_bytes(), b"ignore").is_none() {
            continue;
        }
        let markdown = source.path.ends_with(".md");
        if markdown || source.path.ends_with(".toml") {
            in_comments(file, text, markdown, &mut found);
        }
        if markdown {
            in_front_matter(file, text, &mut found);
        }
    }
    found
}

fn in_comments(file: FileId, text: &str, markdown: bool, found: &mut Vec<Ignore>) {
    for (at, _) in text.match_indices(MARK) {
        let line = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let start = at + MARK.len();
        let opening = text[line..at].trim();
        let comment = if markdown && opening == "<!--" {
            let Some(end) = text[start..].find("-->") else { continue };
            let range = next_block(text, start + end + "-->".len());
            Comment { inside: start..start + end, whole: line..line_end(text, start + end), range }
        } else if opening == "#" {
            let end = line_end(text, start);
            Comment { inside: start..end, whole: line..end, range: end..line_end(text, end) }
        } else {
            continue;
        };
        comment.read(file, text, found);
    }
}

/// A comment that begins with the mark.
struct Comment {
    /// What stands after the mark.
    inside: Range<usize>,
    /// Its lines.
    whole: Range<usize>,
    /// Where it holds.
    range: Range<usize>,
}

impl Comment {
    fn read(&self, file: FileId, text: &str, found: &mut Vec<Ignore>) {
        let inside = &text[self.inside.clone()];
        let (ids, reason) = split_reason(inside);
        let alone = !ids.contains(',');
        let mut start = self.inside.start;
        for id in ids.split(',') {
            let name = id.trim();
            let at = start + (id.len() - id.trim_start().len());
            start += id.len() + 1;
            if name.is_empty() {
                continue;
            }
            found.push(Ignore {
                id: name.to_string(),
                span: Span::new(file, at..at + name.len()),
                reasoned: !reason.is_empty(),
                range: Some(self.range.clone()),
                removal: alone.then(|| Span::new(file, self.whole.clone())),
            });
        }
    }
}

/// Ids and reason, apart at the first dash between spaces.
fn split_reason(inside: &str) -> (&str, &str) {
    let dashes = [" – ", " — ", " -- ", " - "];
    let first = dashes.iter().filter_map(|dash| inside.find(dash).map(|at| (at, dash.len()))).min();
    match first {
        Some((at, length)) => (&inside[..at], inside[at + length..].trim()),
        None => (inside.trim_end().trim_end_matches(['–', '—', '-']), ""),
    }
}

fn in_front_matter(file: FileId, text: &str, found: &mut Vec<Ignore>) {
    // What is wrong with the front matter itself was reported when it was read.
    let Some(matter) = front_matter(file, text, &mut Report::default()) else { return };
    for (key, reason) in matter.tree.get("ignore").map(|tree| tree.entries()).unwrap_or_default() {
        let reasoned = match &reason.value {
            Value::Text(text) | Value::Plain(text) => !text.trim().is_empty(),
            Value::Integer(_)
            | Value::Float(_)
            | Value::Bool(_)
            | Value::Time(_)
            | Value::List(_)
            | Value::Table(_)
            | Value::Broken => false,
        };
        found.push(Ignore { id: key.name.clone(), span: key.span, reasoned, range: None, removal: None });
    }
}

/// The byte after the line in which `at` lies.
fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1)
}

/// The next block of Markdown after `at`: to the first blank line outside of a fence
/// after which the text is not indented; a list goes on with its next item.
fn next_block(text: &str, at: usize) -> Range<usize> {
    let mut start = at;
    while start < text.len() && text[start..line_end(text, start)].trim().is_empty() {
        start = line_end(text, start);
    }
    let first = text[start..].trim_start();
    let fence = ["```", "~~~", ":::"].into_iter().find(|fence| first.starts_with(fence));
    let list = is_item(first);
    let mut end = line_end(text, start);
    if let Some(fence) = fence {
        while end < text.len() {
            let line = text[end..line_end(text, end)].trim();
            end = line_end(text, end);
            if line.starts_with(fence)
                && line.trim_matches(&fence[..1].chars().collect::<Vec<_>>()[..]).is_empty()
            {
                break;
            }
        }
        return start..end;
    }
    let mut blank = false;
    while end < text.len() {
        let line = &text[end..line_end(text, end)];
        let indented = line.starts_with([' ', '\t']);
        if blank && !line.trim().is_empty() && !(list && (indented || is_item(line))) {
            break;
        }
        blank = line.trim().is_empty();
        if blank && !list {
            break;
        }
        end = line_end(text, end);
    }
    start..end
}

/// Whether a line begins an item of a list.
fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &line[digits..];
    match digits {
        0 => ["- ", "* ", "+ "].iter().any(|marker| rest.starts_with(marker)),
        _ => rest.starts_with(". ") || rest.starts_with(") "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, ids: &[&str], reasoned: bool, covered: &str) {
        let mut found = Vec::new();
        in_comments(FileId(0), text, true, &mut found);
        assert_eq!(found.iter().map(|ignore| ignore.id.as_str()).collect::<Vec<_>>(), ids);
        for ignore in &found {
            assert_eq!(ignore.reasoned, reasoned);
            assert_eq!(&text[ignore.span.range()], ignore.id);
            assert_eq!(text[ignore.range.clone().unwrap()].trim_end(), covered);
        }
    }

    #[test]
    fn a_comment_holds_for_the_next_block() {
        check(
            "<!-- satz: ignore alt-too-long – ein Zitat -->\n![x](y)\n\nmehr",
            &["alt-too-long"],
            true,
            "![x](y)",
        );
        check(
            "<!-- satz: ignore a, b-c – Grund -->\n\nText\nText\n\nmehr",
            &["a", "b-c"],
            true,
            "Text\nText",
        );
        check(
            "<!-- satz: ignore a -->\n- eins\n\n- zwei\n\n  zwei\n\nmehr",
            &["a"],
            false,
            "- eins\n\n- zwei\n\n  zwei",
        );
        check(
            "<!-- satz: ignore a – -->\n```\neins\n\nzwei\n```\nmehr",
            &["a"],
            false,
            "```\neins\n\nzwei\n```",
        );
        check("# satz: ignore a – Grund\ndate = 2026-01-01\ntags = []\n", &["a"], true, "date = 2026-01-01");
        check("Im Text steht satz: ignore a – Grund", &[], true, "");
    }
}
