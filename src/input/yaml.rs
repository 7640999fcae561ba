//! YAML to a [`Tree`]: scalars as they were written, with exact spans.
//!
//! What a scalar without quotes means is left to the field that asks, so `no`, `12:30`
//! and `007` reach a text field as they stand. The parser stops at its first mistake.

use std::fmt;
use std::ops::Range;

use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{DuplicateKeyPolicy, Error, Location, Spanned};

use super::front_matter::Part;
use super::problems::Problem;
use super::toml::{DEEPEST, wide};
use super::tree::{Key, Tree, Value};
use crate::report::{FileId, Finding, Report, Span};

/// References to what was written before.
const MOST_ALIASES: usize = 100;
/// Values in all, aliases followed: more than any person writes in 64 kB.
const MOST_VALUES: usize = 20_000;

/// Reads the bytes `range` of a text as YAML.
pub(super) fn read(file: FileId, text: &str, range: Range<usize>, report: &mut Report) -> Tree {
    let source = &text[range.clone()];
    let reader = Reader { file, source, offset: range.start };
    let options = serde_saphyr::options! {
        duplicate_keys: DuplicateKeyPolicy::Error,
        with_snippet: false,
        budget: serde_saphyr::budget! {
            max_depth: DEEPEST + 1,
            flow_nesting_limit: DEEPEST + 1,
            max_aliases: MOST_ALIASES,
            max_nodes: MOST_VALUES,
            max_events: 4 * MOST_VALUES,
        },
        alias_limits: serde_saphyr::alias_limits! {
            max_total_replayed_events: MOST_VALUES,
            max_alias_expansions_per_anchor: MOST_ALIASES,
        },
    };
    let whole = Span::new(file, range);
    match serde_saphyr::from_str_with_options::<Option<Spanned<Node>>>(source, options) {
        Ok(None) => Tree::empty(whole),
        Ok(Some(root)) => match reader.tree(root) {
            tree @ Tree { value: Value::Table(_), .. } => tree,
            Tree { span, .. } => {
                report.add(syntax(("er ist keine Liste von Feldern", "it is no list of fields")).at(span));
                Tree::empty(whole)
            }
        },
        Err(error) => {
            report.add(reader.problem(&error));
            Tree { value: Value::Broken, span: whole }
        }
    }
}

/// A node as the parser hands it over.
enum Node {
    Scalar(String),
    List(Vec<Spanned<Node>>),
    Table(Vec<(Spanned<String>, Spanned<Node>)>),
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Scalar(text.to_owned()))
    }

    // Numbers and the like are taken from the source: 007 is not 7.
    fn visit_bool<E: de::Error>(self, _: bool) -> Result<Node, E> {
        Ok(Node::Scalar(String::new()))
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<Node, E> {
        Ok(Node::Scalar(String::new()))
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<Node, E> {
        Ok(Node::Scalar(String::new()))
    }

    fn visit_i128<E: de::Error>(self, _: i128) -> Result<Node, E> {
        Ok(Node::Scalar(String::new()))
    }

    fn visit_u128<E: de::Error>(self, _: u128) -> Result<Node, E> {
        Ok(Node::Scalar(String::new()))
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<Node, E> {
        Ok(Node::Scalar(String::new()))
    }

    fn visit_unit<E: de::Error>(self) -> Result<Node, E> {
        Ok(Node::Scalar(String::new()))
    }

    fn visit_none<E: de::Error>(self) -> Result<Node, E> {
        Ok(Node::Scalar(String::new()))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        Node::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        let mut table = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            table.push(entry);
        }
        Ok(Node::Table(table))
    }
}

struct Reader<'a> {
    file: FileId,
    source: &'a str,
    offset: usize,
}

impl Reader<'_> {
    fn tree(&self, node: Spanned<Node>) -> Tree {
        let at = self.range(&node.referenced);
        let value = match node.value {
            Node::Scalar(text) => self.scalar(text, &node.defined),
            Node::List(items) => Value::List(items.into_iter().map(|item| self.tree(item)).collect()),
            Node::Table(entries) => {
                Value::Table(entries.into_iter().map(|entry| self.entry(entry)).collect())
            }
        };
        Tree { value, span: self.span(at) }
    }

    fn entry(&self, (key, value): (Spanned<String>, Spanned<Node>)) -> (Key, Tree) {
        let span = self.span(self.range(&key.referenced));
        (Key { name: key.value, span }, self.tree(value))
    }

    /// A scalar in quotes or a block is the text the parser made of it; others are what stands there,
    /// unless they run over several lines.
    fn scalar(&self, text: String, defined: &Location) -> Value {
        let written = &self.source[self.range(defined)];
        match written.as_bytes().first() {
            Some(b'"' | b'\'' | b'|' | b'>') => Value::Text(text),
            _ if written.contains('\n') => Value::Plain(text),
            _ => Value::Plain(written.to_owned()),
        }
    }

    fn range(&self, location: &Location) -> Range<usize> {
        let clamp = |at: u64| {
            self.source.floor_char_boundary(usize::try_from(at).unwrap_or(usize::MAX).min(self.source.len()))
        };
        let start = clamp(location.span().byte_offset().unwrap_or_default());
        let end = clamp(start as u64 + location.span().byte_len().unwrap_or_default());
        start..start + self.source[start..end].trim_end().len()
    }

    fn problem(&self, error: &Error) -> Finding {
        let span = self.span(error.location().map_or(0..0, |location| self.place(&location)));
        let error = error.without_snippet();
        match exceeds_limits(error) {
            true => Problem::NestingTooDeep { most: DEEPEST }.at(span),
            false => syntax(what(error)).at(span),
        }
    }

    /// Errors have a line and a column, but mostly no byte and no width: what follows in their
    /// line belongs to them.
    fn place(&self, location: &Location) -> Range<usize> {
        let at = self.range(location);
        if !at.is_empty() {
            return at;
        }
        let number = usize::try_from(location.line()).unwrap_or_default().saturating_sub(1);
        let column = usize::try_from(location.column()).unwrap_or_default().saturating_sub(1);
        let line_start: usize = self.source.split_inclusive('\n').take(number).map(str::len).sum();
        let line = self.source[line_start..].lines().next().unwrap_or_default().trim_end();
        let start = line.char_indices().nth(column).map_or(line.len(), |(at, _)| at);
        wide(line_start + start..line_start + line.len(), self.source)
    }

    fn span(&self, at: Range<usize>) -> Span {
        Span::new(self.file, self.offset + at.start..self.offset + at.end)
    }
}

/// Whether a limit was reached rather than a rule broken. Limits met inside of an alias
/// come wrapped, so the kind of error alone does not tell.
fn exceeds_limits(error: &Error) -> bool {
    let message = error.to_string();
    ["budget", "limit", "expansion", "replay"].iter().any(|word| message.contains(word))
}

/// The mistake in the words of somebody who writes posts.
fn what(error: &Error) -> (&'static str, &'static str) {
    if matches!(error, Error::DuplicateMappingKey { .. }) {
        return ("ein Feld steht zweimal da", "a field stands there twice");
    }
    let message = error.to_string();
    let says = |part: &str| message.contains(part);
    match () {
        () if says("mapping values") => ("ein Doppelpunkt im Wert", "a colon in the value"),
        () if says("unclosed quote") => ("ein Text ist nicht geschlossen", "a text is not closed"),
        () if says("unclosed") => ("eine Klammer ist nicht geschlossen", "a bracket is not closed"),
        () if says("found a tab") => ("ein Tabulator statt Leerzeichen", "a tab instead of spaces"),
        () if says("trailing content") => ("nach dem Wert steht noch etwas", "something follows the value"),
        () if says("unexpected character") => (
            "ein Wert beginnt mit einem Zeichen, das YAML selbst braucht",
            "a value begins with a character that YAML needs",
        ),
        () if says("expected ':'") => ("ein Feld ohne Doppelpunkt", "a field without a colon"),
        () if says("expected key") => ("hier müsste ein Feld stehen", "a field belongs here"),
        () if says("unknown anchor") => {
            ("ein Verweis mit * ohne Ziel", "a reference with * without a target")
        }
        () if says("recursive") => ("ein Verweis auf sich selbst", "a reference to itself"),
        () => ("hier stimmt etwas nicht", "something is wrong here"),
    }
}

fn syntax((what_de, what_en): (&str, &str)) -> Problem {
    Problem::FrontMatterSyntax {
        part_de: Part::Head.german(),
        part_en: Part::Head.english(),
        what_de: what_de.to_owned(),
        what_en: what_en.to_owned(),
        expected_de: "Jede Zeile hat die Form feld: Wert; Werte mit : oder # gehören in Anführungszeichen"
            .to_owned(),
        expected_en: "Every line has the form field: value; values with : or # belong in quotation marks"
            .to_owned(),
    }
}
