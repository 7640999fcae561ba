//! Lists that were typed as text.

use super::outline::{Outline, Passage, Role};
use super::problems::Problem;
use super::{Findings, change};

/// Marks that no sentence begins with.
const BULLETS: &[char] =
    &['•', '‣', '▪', '▸', '►', '◦', '●', '○', '■', '□', '✓', '✔', '✅', '➤', '➔', '➜', '→', '👉'];

/// Marks that may also begin a line of a sentence that goes on.
const DASHES: &[char] = &['–', '—'];

pub(super) fn check(outline: &Outline<'_>, findings: &mut Findings) {
    let mut before = false;
    for passage in &outline.passages {
        let is_text = matches!(passage.role, Role::Paragraph | Role::Item);
        let written = &outline.source[passage.span.clone()];
        let found = is_text && !passage.nested && is_list(written);
        let alone = is_text && !passage.nested && !found && begins(written, BULLETS);
        let next_alone = alone && before;
        if found || next_alone {
            add(passage, written, findings);
        }
        // Two paragraphs that each begin with a mark are a list as well; the second tells.
        before = alone && !next_alone;
    }
}

fn add(passage: &Passage, written: &str, findings: &mut Findings) {
    let found = findings.add(Problem::ListByHand, passage.span.clone());
    found.change = as_list(written).and_then(|list| change(passage.span.clone(), list, true));
}

fn begins(line: &str, marks: &[char]) -> bool {
    let line = line.trim_start();
    let rest = line.strip_prefix(marks).map(|rest| rest.strip_prefix('\u{FE0F}').unwrap_or(rest));
    rest.is_some_and(|rest| rest.starts_with([' ', '\t', '\u{A0}']))
}

/// `a) `, `1) ` and the like with a backslash before the bracket or a letter for the number.
fn is_lettered(line: &str) -> bool {
    let line = line.trim_start();
    let mut chars = line.chars();
    let first = chars.next().is_some_and(|char| char.is_ascii_lowercase());
    first && chars.next() == Some(')') && chars.next() == Some(' ')
}

/// Whether from some line on, two or more, every line begins with the same kind of mark.
fn is_list(written: &str) -> bool {
    let lines = || written.lines().filter(|line| !line.trim().is_empty());
    let runs = |is_item: &dyn Fn(&str) -> bool| {
        let items = lines().skip_while(|line| !is_item(line));
        let mut count = 0;
        let all = items.inspect(|_| count += 1).all(is_item);
        all && count >= 2
    };
    runs(&|line| begins(line, BULLETS)) || runs(&|line| begins(line, DASHES)) || runs(&is_lettered)
}

/// The same as a list of Markdown, where every line is an item with a bullet.
fn as_list(written: &str) -> Option<String> {
    let mut list = Vec::new();
    for line in written.lines() {
        let mark = line
            .trim_start()
            .chars()
            .next()
            .filter(|mark| BULLETS.contains(mark) || DASHES.contains(mark))?;
        let text = line.trim_start()[mark.len_utf8()..].trim_start_matches(['\u{FE0F}', ' ', '\t', '\u{A0}']);
        list.push(format!("- {}", text.trim_end().trim_end_matches('\\')));
    }
    (list.len() >= 2).then(|| list.join("\n"))
}
