//! Tables of Markdown and of raw HTML.

use super::outline::Outline;
use super::problems::Problem;
use super::{Findings, Limits};

pub(super) fn check(outline: &Outline<'_>, limits: &Limits, findings: &mut Findings) {
    for table in &outline.tables {
        let head = first_line(outline, table.span.clone());
        // The first cell may be empty: below it stand the names of the rows.
        if table.head.iter().skip(1).any(|empty| *empty) || table.head.iter().all(|empty| *empty) {
            findings.add(Problem::TableWithoutHeader, head.clone());
        }
        if table.head.len() > limits.columns {
            findings.add(Problem::TableWide { n: table.head.len(), max: limits.columns }, head.clone());
        }
        if !table.captioned {
            findings.add(Problem::TableWithoutCaption, head);
        }
    }
    raw(outline, findings);
}

fn first_line(outline: &Outline<'_>, span: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let text = &outline.source[span.clone()];
    span.start..span.start + text.lines().next().unwrap_or_default().len()
}

/// `<table>` in which no cell is a header.
fn raw(outline: &Outline<'_>, findings: &mut Findings) {
    let mut open: Vec<Raw> = Vec::new();
    for (at, tag) in outline.tags.iter().enumerate() {
        match (tag.name.as_str(), &tag.start) {
            ("table", Some(start)) => {
                let for_looks = matches!(start.attribute("role"), Some("presentation" | "none"));
                open.push(Raw { at, headed: for_looks, filled: false });
            }
            ("table", None) => {
                if let Some(Raw { at, headed: false, filled: true }) = open.pop() {
                    findings.add(Problem::TableWithoutHeader, outline.tags[at].span.clone());
                }
            }
            (name, Some(_)) => {
                if let Some(table) = open.last_mut() {
                    table.headed |= name == "th";
                    table.filled |= name == "td";
                }
            }
            (_, None) => {}
        }
    }
}

/// A `<table>` that is open.
struct Raw {
    at: usize,
    headed: bool,
    filled: bool,
}
