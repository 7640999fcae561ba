//! TOML to a [`Tree`]: all mistakes at once, the order of the file, exact spans.
//!
//! The parser sorts tables by key; the spans of the keys give the order back. A value
//! at which it reported a mistake becomes [`Value::Broken`], so that nobody reports it
//! again as missing or of the wrong type.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use super::fields::meant;
use super::front_matter::Part;
use super::problems::Problem;
use super::tree::{Key, Tree, Value};
use crate::report::{Change, FileId, Report, Span};

/// Tables and lists within each other.
pub(super) const DEEPEST: usize = 32;

/// Reads the bytes `range` of a text as TOML.
pub(super) fn read(file: FileId, text: &str, range: Range<usize>, part: Part, report: &mut Report) -> Tree {
    let source = &text[range.clone()];
    let (table, mut errors) = DeTable::parse_recoverable(source);
    // A date that does not exist is for the field to report, which knows what it is for.
    errors.retain(|error| {
        !["invalid date", "invalid time"].iter().any(|start| error.message().starts_with(start))
    });
    errors.sort_by_key(|error| place(error).start);
    let mut reader = Reader { file, source, offset: range.start, errors: Vec::new(), too_deep: None };
    let mut line_end = None;
    for error in &errors {
        let at = place(error);
        if ["cannot recurse", "recursion limit"].iter().any(|start| error.message().starts_with(start)) {
            reader.too_deep.get_or_insert(reader.span(wide(at.clone(), source)));
            reader.errors.push(at);
            continue;
        }
        // What else is wrong in that line mostly follows from the first mistake.
        if line_end.is_none_or(|end| at.start > end) {
            report.add(match date_at(source, at.start) {
                Some((value, change)) => {
                    let span = reader.span(value);
                    let problem = strange_date(part, change.as_deref());
                    problem.at(span).suggest(change.map(|text| Change { span, text, safe: true }))
                }
                None => problem(error, source, &at, part).at(reader.span(wide(at.clone(), source))),
            });
            line_end = Some(
                source
                    .get(at.end..)
                    .and_then(|rest| rest.find('\n'))
                    .map_or(source.len(), |end| at.end + end),
            );
        }
        reader.errors.push(at);
    }
    let entries = reader.entries(table.into_inner(), 1);
    if let Some(at) = reader.too_deep {
        report.add(Problem::NestingTooDeep { most: DEEPEST }.at(at));
    }
    Tree { value: Value::Table(entries), span: Span::new(file, range) }
}

struct Reader<'a> {
    file: FileId,
    source: &'a str,
    offset: usize,
    errors: Vec<Range<usize>>,
    too_deep: Option<Span>,
}

impl Reader<'_> {
    fn entries(&mut self, table: DeTable<'_>, depth: usize) -> Vec<(Key, Tree)> {
        let mut entries = Vec::with_capacity(table.len());
        for (key, value) in table {
            if !self.is_lost(&key.span()) {
                let span = self.span(key.span());
                entries.push((Key { name: key.into_inner().into_owned(), span }, self.tree(value, depth)));
            }
        }
        entries.sort_by_key(|(key, _)| key.span.start);
        entries
    }

    fn tree(&mut self, value: Spanned<DeValue<'_>>, depth: usize) -> Tree {
        let at = value.span();
        let span = self.span(at.clone());
        let value = match value.into_inner() {
            DeValue::Array(_) | DeValue::Table(_) if depth == DEEPEST => {
                self.too_deep.get_or_insert(span);
                Value::Broken
            }
            DeValue::Array(items) => {
                Value::List(items.into_iter().map(|item| self.tree(item, depth + 1)).collect())
            }
            DeValue::Table(table) => Value::Table(self.entries(table, depth + 1)),
            DeValue::Datetime(_) => Value::Time(self.source[at].to_owned()),
            _ if self.is_broken(&at) => Value::Broken,
            DeValue::String(text) => Value::Text(text.into_owned()),
            DeValue::Boolean(value) => Value::Bool(value),
            DeValue::Integer(number) => {
                i64::from_str_radix(number.as_str(), number.radix()).map_or(Value::Broken, Value::Integer)
            }
            DeValue::Float(number) => number.as_str().parse().map_or(Value::Broken, Value::Float),
        };
        Tree { value, span }
    }

    /// A value without place was never written; one with a mistake in it is not what was meant.
    fn is_broken(&self, at: &Range<usize>) -> bool {
        at.is_empty() || self.errors.iter().any(|error| error.start <= at.end && at.start <= error.end)
    }

    /// A key with a mistake in it, or none at all, names no field.
    fn is_lost(&self, key: &Range<usize>) -> bool {
        key.is_empty()
            || self.errors.iter().any(|error| error.start < key.end && key.start < error.end && error != key)
    }

    fn span(&self, at: Range<usize>) -> Span {
        Span::new(self.file, self.offset + at.start..self.offset + at.end)
    }
}

fn place(error: &Error) -> Range<usize> {
    error.span().unwrap_or(0..0)
}

/// A mistake of no width is shown at the character before, or after at the start of a line.
pub(super) fn wide(at: Range<usize>, source: &str) -> Range<usize> {
    let start = source.floor_char_boundary(at.start.min(source.len()));
    let end = source.ceil_char_boundary(at.end.min(source.len())).max(start);
    match source[..start].chars().next_back() {
        Some(before) if start == end && before != '\n' => start - before.len_utf8()..end,
        _ => start..end,
    }
}

/// The value of the line round byte `at` if a date was to stand there, and what it is in front matter if that is
/// known: `date = 24.12.2026`.
fn date_at(source: &str, at: usize) -> Option<(Range<usize>, Option<String>)> {
    let at = source.floor_char_boundary(at.min(source.len()));
    let start = source[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = source[start..].lines().next()?;
    let (key, value) = line.split_once('=')?;
    let value = value.split('#').next().unwrap_or(value);
    let from = start + key.len() + 1 + (value.len() - value.trim_start().len());
    let value = value.trim();
    // A title may be a day, and stays a text.
    if !matches!(key.trim(), "date" | "updated" | "expires" | "tested") {
        return None;
    }
    let meant = meant(value);
    let is_meant = meant.is_some() || !value.is_empty() && !value.starts_with(['"', '\'', '[', '{']);
    is_meant.then_some((from..from + value.len(), meant))
}

fn strange_date(part: Part, meant: Option<&str>) -> Problem {
    let (expected_de, expected_en) = match meant {
        Some(date) => (format!("So: {date}"), format!("Like this: {date}")),
        None => (
            "Ein Datum ist 2026-11-22, mit Uhrzeit 2026-11-22T09:00:00".to_owned(),
            "A date is 2026-11-22, with a time 2026-11-22T09:00:00".to_owned(),
        ),
    };
    Problem::FrontMatterSyntax {
        part_de: part.german(),
        part_en: part.english(),
        what_de: "ein Datum, das so keines ist".to_owned(),
        what_en: "a date that is none as it stands".to_owned(),
        expected_de,
        expected_en,
    }
}

/// The mistake in the words of somebody who writes posts.
fn problem(error: &Error, source: &str, at: &Range<usize>, part: Part) -> Problem {
    let message = error.message();
    let said =
        |(what_de, what_en, expected_de, expected_en): (&str, &str, &str, &str)| Problem::FrontMatterSyntax {
            part_de: part.german(),
            part_en: part.english(),
            what_de: what_de.to_owned(),
            what_en: what_en.to_owned(),
            expected_de: expected_de.to_owned(),
            expected_en: expected_en.to_owned(),
        };
    let begins = |start: &str| message.starts_with(start);
    let value = source.get(at.clone()).unwrap_or_default().lines().next().unwrap_or_default().trim();
    if !value.is_empty()
        && ["string values must be quoted", "invalid value", "invalid boolean"]
            .iter()
            .any(|start| begins(start))
    {
        let (de, en) = (format!("Zum Beispiel \"{value}\""), format!("For example \"{value}\""));
        return said(("ein Text ohne Anführungszeichen", "a text without quotation marks", &de, &en));
    }
    said(match message {
        _ if begins("duplicate key") => (
            "ein Feld steht zweimal da",
            "a field stands there twice",
            "Eine der beiden Zeilen löschen",
            "Delete one of the two lines",
        ),
        _ if begins("cannot extend value") => (
            "eine Tabelle steht zweimal da",
            "a table stands there twice",
            "Die Angaben an einer Stelle sammeln",
            "Collect the fields in one place",
        ),
        _ if begins("invalid basic string")
            || begins("invalid literal string")
            || begins("invalid multi-line") =>
        {
            (
                "ein Text ist nicht geschlossen oder enthält ein unerlaubtes Zeichen",
                "a text is not closed or holds a character that is not allowed",
                "Mit \" schließen; innen steht \\\" für ein Anführungszeichen und \\\\ für einen Schrägstrich",
                "Close it with \"; inside, \\\" is a quotation mark and \\\\ a backslash",
            )
        }
        _ if begins("string values must be quoted")
            || begins("missing value")
            || begins("key with no value")
            || begins("missing assignment") =>
        {
            (
                "ein Feld ohne Wert",
                "a field without a value",
                "Muster: feld = \"Wert\"",
                "Pattern: field = \"value\"",
            )
        }
        _ if begins("missing escaped") || begins("too few unicode") => (
            "ein Schrägstrich \\ vor einem Zeichen, das keinen braucht",
            "a backslash before a character that needs none",
            "\\\\ schreiben, oder den Text in '…' setzen",
            "Write \\\\, or put the text into '…'",
        ),
        _ if begins("unexpected leading zero")
            || begins("`_` may")
            || begins("invalid float")
            || begins("invalid integer")
            || begins("redundant") =>
        {
            (
                "eine Zahl, die so keine ist",
                "a number that is none like this",
                "Ein Datum ist 2026-11-22, eine Zahl 1.5; alles andere gehört in Anführungszeichen",
                "A date is 2026-11-22, a number 1.5; everything else belongs in quotation marks",
            )
        }
        _ if begins("unexpected key or value") || begins("unexpected content") => (
            "nach dem Wert steht noch etwas",
            "something follows the value",
            "Jedes Feld hat eine eigene Zeile; in einem Text steht \\\" für ein Anführungszeichen",
            "Every field has a line of its own; in a text, \\\" is a quotation mark",
        ),
        _ if begins("unclosed array") || begins("missing array") => {
            ("eine Liste ist nicht geschlossen", "a list is not closed", "Mit ] schließen", "Close it with ]")
        }
        _ if begins("unclosed inline table") || begins("missing inline table") => (
            "eine Tabelle ist nicht geschlossen",
            "a table is not closed",
            "Mit } schließen",
            "Close it with }",
        ),
        _ if begins("unclosed table") || begins("missing table open") => (
            "eine Überschrift ist nicht geschlossen",
            "a heading is not closed",
            "Muster: [event]",
            "Pattern: [event]",
        ),
        _ if begins("missing comma") => (
            "ein Komma fehlt",
            "a comma is missing",
            "Die Angaben mit Komma trennen",
            "Separate the values by commas",
        ),
        _ if begins("extra comma") => {
            ("ein Komma zu viel", "one comma too many", "Das Komma löschen", "Delete the comma")
        }
        _ if begins("extra") || begins("unexpected `=`") => (
            "ein = zu viel",
            "one = too many",
            "Text mit = gehört in Anführungszeichen",
            "A text with = belongs in quotation marks",
        ),
        _ if begins("invalid unquoted key")
            || begins("unquoted keys")
            || begins("keys cannot")
            || begins("missing key") =>
        {
            (
                "der Name eines Feldes",
                "the name of a field",
                "Namen bestehen aus a–z, 0–9, _ und -; andere gehören in Anführungszeichen",
                "Names consist of a–z, 0–9, _ and -; others belong in quotation marks",
            )
        }
        _ => (
            "hier stimmt etwas nicht",
            "something is wrong here",
            "Jede Zeile hat die Form feld = \"Wert\"; Text steht in Anführungszeichen",
            "Every line has the form field = \"value\"; text stands in quotation marks",
        ),
    })
}
