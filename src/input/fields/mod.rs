//! Reading a table by its shape: types, all problems at once, suggestions.
//!
//! A problem with one field leaves out that field only. What is required and missing
//! or wrong comes back as `None`, so the caller asks for everything first and then
//! decides whether a document is left.

mod dates;
mod scalars;
mod tables;
#[cfg(test)]
mod tests;

use super::kinds::found;
use super::problems::{Problem, unknown_key};
use super::shape::{Entry, Kind, Shape};
use super::tree::{Key, Tree, Value, is_null};
pub(super) use dates::meant;

use crate::calendar::Zone;
use crate::report::{Change, Report, Span, nearest};

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its bytes, quotes included.
    pub span: Span,
}

/// A picture as documents name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The file.
    pub src: Spanned<String>,
    /// The alternative text.
    pub alt: Option<String>,
    /// The caption.
    pub caption: Option<String>,
}

/// The fields of one table while they are read.
pub struct Fields<'t, 'r> {
    entries: &'t [(Key, Tree)],
    shape: &'static Shape,
    span: Span,
    path: String,
    /// Whether the parser gave the whole table up, so that nothing counts as missing.
    lost: bool,
    report: &'r mut Report,
}

/// What one field holds; the caller says what becomes of a missing one.
#[must_use]
pub struct Field<'f, 't, 'r, T> {
    fields: &'f mut Fields<'t, 'r>,
    entry: &'static Entry,
    state: State<T>,
}

enum State<T> {
    Given(Spanned<T>),
    Missing,
    /// Given, but reported as wrong.
    Wrong,
}

impl<'t, 'r> Fields<'t, 'r> {
    /// Begins to read a table; anything else counts as an empty one.
    pub fn of(tree: &'t Tree, shape: &'static Shape, report: &'r mut Report) -> Fields<'t, 'r> {
        let lost = tree.value == Value::Broken;
        Fields { entries: tree.entries(), shape, span: tree.span, path: String::new(), lost, report }
    }

    /// The value as it is, for whoever knows it.
    pub fn tree(&mut self, key: &str) -> Field<'_, 't, 'r, &'t Tree> {
        self.read(key, |_, _, tree| Some(tree))
    }

    /// Whether the key is there, whatever it holds.
    pub fn has(&self, key: &str) -> bool {
        self.given(key).is_some()
    }

    /// Where the value under a key stands, or else the table.
    pub fn span(&self, key: &str) -> Span {
        self.given(key).map_or(self.span, |tree| tree.span)
    }

    /// Where findings about this table go.
    pub fn report(&mut self) -> &mut Report {
        self.report
    }

    /// Reports the value under a key as not being of a kind, for reasons the shape cannot know.
    pub fn refuse(&mut self, key: &str, kind: &Kind) {
        if let Some(tree) = self.given(key) {
            self.refuse_tree(kind, key, tree);
        }
    }

    /// The entries whose keys the shape does not list one by one, see [`Shape::REST`].
    pub fn rest(&self) -> impl Iterator<Item = &'t (Key, Tree)> + use<'t> {
        let shape = self.shape;
        self.entries.iter().filter(move |(key, _)| shape.entry(&key.name).is_none())
    }

    /// Reports keys that the shape does not know, with the nearest that it does.
    pub fn finish(self) {
        let known: Vec<_> = self.shape.fields.iter().map(|entry| entry.key).collect();
        // What is there already cannot be meant: two keys of one name would be the next mistake.
        let written = |name: &str| self.entries.iter().any(|(key, _)| key.name == name);
        let missing: Vec<_> = known.iter().copied().filter(|name| !written(name)).collect();
        for (key, _) in self.entries.iter().filter(|(key, _)| !self.shape.takes(&key.name)) {
            self.report.add(unknown_key(&self.path, &key.name, key.span, &missing));
        }
    }

    /// Reports a value as not being of a kind.
    pub(in crate::input) fn refuse_tree(&mut self, kind: &Kind, key: &str, tree: &Tree) {
        self.expect(None::<()>, kind, key, tree);
    }

    fn given(&self, key: &str) -> Option<&'t Tree> {
        let (_, tree) = self.entries.iter().find(|(name, _)| name.name == key)?;
        match &tree.value {
            Value::Plain(text) if is_null(text) => None,
            _ => Some(tree),
        }
    }

    fn read<'f, T>(
        &'f mut self,
        key: &str,
        read: impl FnOnce(&mut Fields<'t, 'r>, &'static Entry, &'t Tree) -> Option<T>,
    ) -> Field<'f, 't, 'r, T> {
        let entry = self.shape.entry(key).expect("only fields of the shape are read");
        let state = match self.given(key) {
            None if self.lost => State::Wrong,
            None => State::Missing,
            Some(Tree { value: Value::Broken, .. }) => State::Wrong,
            Some(tree) if entry.required && tree.as_text().is_some_and(|text| text.trim().is_empty()) => {
                State::Missing
            }
            Some(tree) => match read(self, entry, tree) {
                Some(value) => State::Given(Spanned { value, span: tree.span }),
                None => State::Wrong,
            },
        };
        Field { fields: self, entry, state }
    }

    fn items(&mut self, entry: &'static Entry, tree: &'t Tree) -> Option<&'t [Tree]> {
        match &tree.value {
            Value::List(items) => Some(items),
            _ => self.expect(None, &entry.kind, entry.key, tree),
        }
    }

    /// Passes a value on and reports a missing one as of the wrong type, unless the parser did.
    fn expect<T>(&mut self, value: Option<T>, kind: &Kind, key: &str, tree: &Tree) -> Option<T> {
        if value.is_none() && tree.value != Value::Broken {
            let (found_de, found_en) = found(&tree.value, kind);
            // What stands in the file: the table is named by its heading.
            let name = key.rsplit('.').next().unwrap_or(key);
            let change = mended(kind, tree);
            let example = match (&change, kind) {
                (Some(change), Kind::Moment) => change.text.clone(),
                _ => kind.example(),
            };
            let problem = Problem::WrongType {
                key: format!("{}{key}", self.path),
                type_de: kind.german(),
                type_en: kind.english(),
                found_de,
                found_en,
                example: format!("{name} = {example}"),
            };
            self.report.add(problem.at(tree.span).suggest(change));
        }
        value
    }
}

/// What a value of the wrong type was probably meant to be.
fn mended(kind: &Kind, tree: &Tree) -> Option<Change> {
    if let (Kind::Moment, Value::Time(text) | Value::Text(text) | Value::Plain(text)) = (kind, &tree.value) {
        return meant(text).map(|text| Change { span: tree.span, text, safe: true });
    }
    let text = match (kind, &tree.value) {
        (Kind::OneOf(words), Value::Text(text) | Value::Plain(text)) => {
            nearest(text, words.iter().copied())?.to_owned()
        }
        (Kind::Zone, Value::Text(text) | Value::Plain(text)) => nearest(text, Zone::names())?.to_owned(),
        (Kind::Text, Value::Integer(number)) => number.to_string(),
        _ => return None,
    };
    Some(Change { span: tree.span, text: format!("\"{text}\""), safe: false })
}

impl<T> Field<'_, '_, '_, T> {
    /// The value; a missing one is reported.
    pub fn required(self) -> Option<T> {
        if let State::Missing = self.state {
            let Entry { key, kind, .. } = self.entry;
            let place = self.fields.span(key);
            let Fields { path, report, .. } = self.fields;
            let problem = Problem::MissingField {
                key: format!("{path}{key}"),
                example: format!("{key} = {}", kind.example()),
            };
            report.add(problem.at(place));
            return None;
        }
        self.optional()
    }

    /// The value, if there is a sound one.
    pub fn optional(self) -> Option<T> {
        match self.state {
            State::Given(given) => Some(given.value),
            State::Missing | State::Wrong => None,
        }
    }

    /// The value or a default.
    pub fn or(self, default: impl Into<T>) -> T {
        self.optional().unwrap_or_else(|| default.into())
    }

    /// The value, or an empty list or text.
    pub fn or_empty(self) -> T
    where
        T: Default,
    {
        self.optional().unwrap_or_default()
    }
}

impl<'f, 't, 'r, T> Field<'f, 't, 'r, T> {
    /// The same field with the place of its value.
    pub fn spanned(self) -> Field<'f, 't, 'r, Spanned<T>> {
        let state = match self.state {
            State::Given(given) => {
                let span = given.span;
                State::Given(Spanned { value: given, span })
            }
            State::Missing => State::Missing,
            State::Wrong => State::Wrong,
        };
        Field { fields: self.fields, entry: self.entry, state }
    }
}
