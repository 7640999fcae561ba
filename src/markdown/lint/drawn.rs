//! Tables drawn with lines, in code or in text.

use super::outline::{Listing, Outline, Role};
use super::problems::Problem;
use super::{Findings, change};

/// How large a drawing may be for the table to be shown in the message, in characters.
const SHOWN: usize = 4000;

pub(super) fn check(outline: &Outline<'_>, findings: &mut Findings) {
    for listing in &outline.listings {
        let language = listing.info.split([' ', ',', '{']).next().unwrap_or_default().to_lowercase();
        let shows_text = matches!(language.as_str(), "" | "text" | "txt" | "plain" | "plaintext");
        if shows_text && !listing.described && looks_drawn(&listing.text) {
            in_code(listing, findings);
        }
    }
    for passage in &outline.passages {
        let written = &outline.source[passage.span.clone()];
        let is_text = matches!(passage.role, Role::Paragraph | Role::Item);
        if is_text && (looks_drawn(written) || has_rows(written)) {
            let table = read(written).map(|rows| inline(&rows)).unwrap_or_else(|| "| A | B |".to_owned());
            findings.add(Problem::TableDrawn { table }, passage.span.clone());
        }
    }
}

fn in_code(listing: &Listing, findings: &mut Findings) {
    let rows = if listing.text.len() <= SHOWN { read(&listing.text) } else { None };
    let table = rows.as_deref().map_or_else(|| "| A | B |".to_owned(), inline);
    let found = findings.add(Problem::TableDrawn { table }, listing.span.clone());
    if let Some(rows) = rows.filter(|_| listing.fenced && !listing.nested) {
        found.change = change(listing.span.clone(), markdown(&rows), true);
    }
}

fn is_upright(char: char) -> bool {
    matches!(char, '|' | '│' | '┃' | '║')
}

fn is_rule_line(line: &str) -> bool {
    let line = line.trim();
    let drawn = |char: char| {
        matches!(char, '+' | '-' | '=' | '|' | ' ' | ':') || ('\u{2500}'..='\u{257F}').contains(&char)
    };
    let crosses = line.chars().filter(|&char| char == '+' || is_cross(char)).count();
    line.chars().count() >= 5 && line.chars().all(drawn) && crosses >= 3
}

fn is_cross(char: char) -> bool {
    ('\u{250C}'..='\u{254B}').contains(&char) || ('\u{2552}'..='\u{256C}').contains(&char)
}

fn is_row(line: &str) -> bool {
    let line = line.trim();
    line.starts_with(is_upright)
        && line.ends_with(is_upright)
        && line.chars().filter(|&char| is_upright(char)).count() >= 3
}

/// Whether every line belongs to a table with lines above and below; trees and boxes with arrows do not.
fn looks_drawn(text: &str) -> bool {
    let (mut rules, mut rows) = (0, 0);
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        match (is_rule_line(line), is_row(line)) {
            (true, _) => rules += 1,
            (false, true) => rows += 1,
            (false, false) => return false,
        }
    }
    rules >= 2 && rows >= 2
}

/// Whether a paragraph is rows of a table that Markdown did not take for one.
fn has_rows(text: &str) -> bool {
    let mut rows = 0;
    for line in text.lines() {
        if !(line.starts_with('|') && is_row(line)) {
            return false;
        }
        rows += 1;
    }
    rows >= 2
}

/// The cells of a drawing whose second line of text comes after a rule, so that the first is the header.
fn read(text: &str) -> Option<Vec<Vec<String>>> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let header_is_ruled = lines.first().is_some_and(|line| is_rule_line(line))
        && lines.get(1).is_some_and(|line| !is_rule_line(line))
        && lines.get(2).is_some_and(|line| is_rule_line(line));
    let rows: Vec<Vec<String>> =
        lines.iter().filter(|line| !is_rule_line(line)).map(|line| cells(line)).collect();
    let columns = rows.first()?.len();
    // A rule only at both ends and below the header: every line is a row. Otherwise lines may go on.
    let rules = lines.iter().filter(|line| is_rule_line(line)).count();
    let even = rows.iter().all(|row| row.len() == columns && row.iter().any(|cell| !cell.is_empty()));
    (header_is_ruled && even && columns >= 2 && (rules == 3 || rules == rows.len() + 1)).then_some(rows)
}

fn cells(line: &str) -> Vec<String> {
    let inner = line.trim_matches(is_upright);
    inner.split(is_upright).map(|cell| cell.trim().to_owned()).collect()
}

fn markdown(rows: &[Vec<String>]) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let mut table = String::new();
    for (at, row) in rows.iter().enumerate() {
        table.push_str(&line(row));
        if at == 0 {
            table.push_str(&line(&vec!["---".to_owned(); row.len()]));
        }
    }
    table.truncate(table.trim_end().len());
    table
}

fn inline(rows: &[Vec<String>]) -> String {
    rows.first().map_or_else(String::new, |head| format!("| {} |", head.join(" | ")))
}
