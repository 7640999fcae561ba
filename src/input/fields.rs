//! Reading a table by its shape: types, all problems at once, suggestions.
//!
//! A problem with one field leaves out that field only. What is required and missing
//! or wrong comes back as `None`, so the caller asks for everything first and then
//! decides whether a document is left.

use super::kinds::{found, parse_size};
use super::problems::{Problem, unknown_key};
use super::settings::Color;
use super::shape::{Entry, Kind, Shape};
use super::tree::{Key, Tree, Value, is_null};
use crate::calendar::{Duration, Local, Moment, Unreadable, Written, Zone};
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

static PICTURE: Shape = Shape {
    name: "picture",
    fields: &[
        Entry::new("src", Kind::File, "die Bilddatei", "the file of the picture").required(),
        Entry::new(
            "alt",
            Kind::Text,
            "was zu sehen ist, für alle, die es nicht sehen",
            "what can be seen, for those who cannot see it",
        ),
        Entry::new("caption", Kind::Text, "die Bildunterschrift", "the caption"),
    ],
};

static COLOR: Shape = Shape {
    name: "color",
    fields: &[
        Entry::new("light", Kind::Color, "auf hellem Grund", "on light ground").required(),
        Entry::new("dark", Kind::Color, "auf dunklem Grund", "on dark ground").required(),
    ],
};

impl<'t, 'r> Fields<'t, 'r> {
    /// Begins to read a table; anything else counts as an empty one.
    pub fn of(tree: &'t Tree, shape: &'static Shape, report: &'r mut Report) -> Fields<'t, 'r> {
        let lost = tree.value == Value::Broken;
        Fields { entries: tree.entries(), shape, span: tree.span, path: String::new(), lost, report }
    }

    /// Plain text of any kind that is written as text.
    pub fn text(&mut self, key: &str) -> Field<'_, 't, 'r, String> {
        self.read(key, Fields::read_text)
    }

    /// One of the words of [`Kind::OneOf`], as the value at the same place of `values`.
    pub fn choice<T: Copy>(&mut self, key: &str, values: &[T]) -> Field<'_, 't, 'r, T> {
        self.read(key, |fields, entry, tree| fields.choice_of(&entry.kind, entry.key, tree, values))
    }

    /// A list of such words, each once.
    pub fn choices<T: Copy + PartialEq>(&mut self, key: &str, values: &[T]) -> Field<'_, 't, 'r, Vec<T>> {
        self.read(key, |fields, entry, tree| {
            let Kind::List(kind) = entry.kind else { return None };
            let mut chosen = Vec::new();
            for item in fields.items(entry, tree)? {
                let choice = fields.choice_of(kind, entry.key, item, values);
                chosen.extend(choice.filter(|choice| !chosen.contains(choice)));
            }
            Some(chosen)
        })
    }

    /// `true` or `false`; in YAML also `yes`, `no`, `on`, `off`.
    pub fn bool(&mut self, key: &str) -> Field<'_, 't, 'r, bool> {
        self.read(key, |fields, entry, tree| {
            let value = match &tree.value {
                Value::Bool(value) => Some(*value),
                Value::Plain(text) => match text.to_ascii_lowercase().as_str() {
                    "true" | "yes" | "on" => Some(true),
                    "false" | "no" | "off" => Some(false),
                    _ => None,
                },
                _ => None,
            };
            fields.expect(value, &entry.kind, entry.key, tree)
        })
    }

    /// A whole number within the bounds of [`Kind::Integer`].
    pub fn integer(&mut self, key: &str) -> Field<'_, 't, 'r, i64> {
        self.read(key, |fields, entry, tree| {
            let number = match &tree.value {
                Value::Integer(number) => Some(*number),
                Value::Plain(text) => text.parse().ok(),
                _ => None,
            };
            let sound = number.filter(|number| match entry.kind {
                Kind::Integer(least, most) => (least..=most).contains(number),
                _ => true,
            });
            fields.expect(sound, &entry.kind, entry.key, tree)
        })
    }

    /// A whole number of things, within the bounds of [`Kind::Integer`].
    pub fn count<T: TryFrom<i64>>(&mut self, key: &str) -> Field<'_, 't, 'r, T> {
        let Field { fields, entry, state } = self.integer(key);
        let state = match state {
            State::Given(Spanned { value, span }) => match T::try_from(value) {
                Ok(value) => State::Given(Spanned { value, span }),
                Err(_) => {
                    fields.refuse(key, &entry.kind);
                    State::Wrong
                }
            },
            State::Missing => State::Missing,
            State::Wrong => State::Wrong,
        };
        Field { fields, entry, state }
    }

    /// Any finite number.
    pub fn number(&mut self, key: &str) -> Field<'_, 't, 'r, f64> {
        self.read(key, |fields, entry, tree| fields.read_number(&entry.kind, entry.key, tree))
    }

    /// A list of finite numbers.
    pub fn numbers(&mut self, key: &str) -> Field<'_, 't, 'r, Vec<f64>> {
        self.read(key, |fields, entry, tree| {
            let items = fields.items(entry, tree)?;
            items.iter().map(|item| fields.read_number(&Kind::Number, entry.key, item)).collect()
        })
    }

    /// A moment; without an offset, local time of `zone`.
    pub fn moment(&mut self, key: &str, zone: Zone) -> Field<'_, 't, 'r, Moment> {
        self.read(key, |fields, entry, tree| fields.read_moment(&entry.kind, entry.key, tree, zone))
    }

    /// A list of moments; those that cannot be read are left out.
    pub fn moments(&mut self, key: &str, zone: Zone) -> Field<'_, 't, 'r, Vec<Spanned<Moment>>> {
        self.read(key, |fields, entry, tree| {
            let items = fields.items(entry, tree)?;
            let moments = items.iter().filter_map(|item| {
                let value = fields.read_moment(&Kind::Moment, entry.key, item, zone)?;
                Some(Spanned { value, span: item.span })
            });
            Some(moments.collect())
        })
    }

    /// A duration.
    pub fn duration(&mut self, key: &str) -> Field<'_, 't, 'r, Duration> {
        self.read(key, |fields, entry, tree| {
            let duration = Duration::parse(&fields.read_text(entry, tree)?);
            fields.expect(duration, &entry.kind, entry.key, tree)
        })
    }

    /// A duration, or `None` for `never`.
    pub fn duration_or_never(&mut self, key: &str) -> Field<'_, 't, 'r, Option<Duration>> {
        self.read(key, |fields, entry, tree| Some(Duration::parse(&fields.read_text(entry, tree)?)))
    }

    /// A size in bytes.
    pub fn size(&mut self, key: &str) -> Field<'_, 't, 'r, u64> {
        self.read(key, |fields, entry, tree| {
            let size = parse_size(&fields.read_text(entry, tree)?);
            fields.expect(size, &entry.kind, entry.key, tree)
        })
    }

    /// A time zone.
    pub fn zone(&mut self, key: &str) -> Field<'_, 't, 'r, Zone> {
        self.read(key, |fields, entry, tree| {
            let zone = Zone::parse(&fields.read_text(entry, tree)?);
            fields.expect(zone, &entry.kind, entry.key, tree)
        })
    }

    /// A list of texts with their places; those that are none are left out.
    pub fn names(&mut self, key: &str) -> Field<'_, 't, 'r, Vec<Spanned<String>>> {
        self.read(key, |fields, entry, tree| {
            let Kind::List(kind) = entry.kind else { return None };
            let items = fields.items(entry, tree)?;
            let names = items.iter().filter_map(|item| {
                let value = fields.read_text_as(kind, entry.key, item)?;
                Some(Spanned { value, span: item.span })
            });
            Some(names.collect())
        })
    }

    /// A picture: its file alone, or a table.
    pub fn picture(&mut self, key: &str) -> Field<'_, 't, 'r, Picture> {
        self.read(key, |fields, entry, tree| match &tree.value {
            Value::Table(_) => fields.nested(tree, &PICTURE, entry.key, |picture| {
                let src = picture.text("src").spanned().required();
                let (alt, caption) = (picture.text("alt").optional(), picture.text("caption").optional());
                Some(Picture { src: src?, alt, caption })
            }),
            _ => {
                let value = fields.read_text(entry, tree)?;
                Some(Picture { src: Spanned { value, span: tree.span }, alt: None, caption: None })
            }
        })
    }

    /// A table with the fields of its shape; unknown keys in it are reported.
    pub fn table<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&mut Fields<'t, '_>) -> Option<T>,
    ) -> Field<'_, 't, 'r, T> {
        self.read(key, |fields, entry, tree| {
            let Kind::Table(shape) = entry.kind else { return None };
            fields.read_table(shape, entry, tree, read)
        })
    }

    /// A list of tables; those that `read` gives up are left out.
    pub fn tables<T>(
        &mut self,
        key: &str,
        mut read: impl FnMut(&mut Fields<'t, '_>) -> Option<T>,
    ) -> Field<'_, 't, 'r, Vec<T>> {
        self.read(key, |fields, entry, tree| {
            let Kind::List(Kind::Table(shape)) = entry.kind else { return None };
            let items = fields.items(entry, tree)?;
            Some(items.iter().filter_map(|item| fields.read_table(shape, entry, item, &mut read)).collect())
        })
    }

    /// A table of tables under free keys, in the order of the file.
    pub fn tables_by_key<T>(
        &mut self,
        key: &str,
        mut read: impl FnMut(&Key, &mut Fields<'t, '_>) -> Option<T>,
    ) -> Field<'_, 't, 'r, Vec<T>> {
        self.read(key, |fields, entry, tree| {
            let Kind::Map(Kind::Table(shape)) = entry.kind else { return None };
            fields.expect_table(entry, tree)?;
            let tables = tree.entries().iter().filter_map(|(name, value)| {
                fields.read_table(shape, entry, value, |table| read(name, table))
            });
            Some(tables.collect())
        })
    }

    /// A table of texts under free keys, in the order of the file.
    pub fn texts_by_key(&mut self, key: &str) -> Field<'_, 't, 'r, Vec<(Key, Spanned<String>)>> {
        self.read(key, |fields, entry, tree| {
            let Kind::Map(kind) = entry.kind else { return None };
            fields.expect_table(entry, tree)?;
            let texts = tree.entries().iter().filter_map(|(name, value)| {
                let text = fields.read_text_as(kind, entry.key, value)?;
                Some((name.clone(), Spanned { value: text, span: value.span }))
            });
            Some(texts.collect())
        })
    }

    /// A table of lists of texts under free keys, in the order of the file.
    pub fn lists_by_key(&mut self, key: &str) -> Field<'_, 't, 'r, Vec<(String, Vec<String>)>> {
        self.read(key, |fields, entry, tree| {
            let Kind::Map(kind @ Kind::List(item_kind)) = entry.kind else { return None };
            fields.expect_table(entry, tree)?;
            let lists = tree.entries().iter().filter_map(|(name, value)| {
                let Value::List(items) = &value.value else {
                    return fields.expect(None, kind, entry.key, value);
                };
                let texts = items.iter().filter_map(|item| fields.read_text_as(item_kind, entry.key, item));
                Some((name.name.clone(), texts.collect()))
            });
            Some(lists.collect())
        })
    }

    /// A table of colours under free keys, in the order of the file.
    pub fn colors(&mut self, key: &str) -> Field<'_, 't, 'r, Vec<(String, Color)>> {
        self.read(key, |fields, entry, tree| {
            fields.expect_table(entry, tree)?;
            let colors = tree.entries().iter().filter_map(|(name, value)| {
                let color = match &value.value {
                    Value::Table(_) => fields.nested(value, &COLOR, &name.name, |color| {
                        let (light, dark) = (color.text("light").required(), color.text("dark").required());
                        Some(Color { light: light?, dark: dark? })
                    })?,
                    _ => {
                        let one = fields.read_text_as(&Kind::Color, entry.key, value)?;
                        Color { light: one.clone(), dark: one }
                    }
                };
                Some((name.name.clone(), color))
            });
            Some(colors.collect())
        })
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
        for (key, _) in self.entries.iter().filter(|(key, _)| !self.shape.takes(&key.name)) {
            self.report.add(unknown_key(&self.path, &key.name, key.span, &known));
        }
    }

    /// Reports a value as not being of a kind.
    pub(super) fn refuse_tree(&mut self, kind: &Kind, key: &str, tree: &Tree) {
        self.expect(None::<()>, kind, key, tree);
    }

    /// Reads one of the words of [`Kind::OneOf`] from a value that stands under no listed key.
    pub(super) fn choice_of<T: Copy>(
        &mut self,
        kind: &Kind,
        key: &str,
        tree: &Tree,
        values: &[T],
    ) -> Option<T> {
        let Kind::OneOf(words) = kind else { return None };
        let text = self.read_text_as(kind, key, tree)?;
        words.iter().position(|word| *word == text).and_then(|at| values.get(at).copied())
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
            Some(tree) => match read(self, entry, tree) {
                Some(value) => State::Given(Spanned { value, span: tree.span }),
                None => State::Wrong,
            },
        };
        Field { fields: self, entry, state }
    }

    fn read_text(&mut self, entry: &'static Entry, tree: &Tree) -> Option<String> {
        self.read_text_as(&entry.kind, entry.key, tree)
    }

    fn read_text_as(&mut self, kind: &Kind, key: &str, tree: &Tree) -> Option<String> {
        let text = tree.as_text().filter(|text| kind.takes(text));
        self.expect(text.map(str::to_owned), kind, key, tree)
    }

    fn read_number(&mut self, kind: &Kind, key: &str, tree: &Tree) -> Option<f64> {
        let number = match &tree.value {
            Value::Integer(number) => Some(*number as f64),
            Value::Float(number) => Some(*number),
            Value::Plain(text) => text.parse().ok(),
            _ => None,
        };
        self.expect(number.filter(|number| number.is_finite()), kind, key, tree)
    }

    fn read_moment(&mut self, kind: &Kind, key: &str, tree: &Tree, zone: Zone) -> Option<Moment> {
        let text = match &tree.value {
            Value::Time(text) | Value::Text(text) | Value::Plain(text) => text,
            _ => return self.expect(None, kind, key, tree),
        };
        let (why_de, why_en) = match Written::parse(text) {
            Ok(written) => return self.settle(text, written.moment(zone), tree.span),
            Err(Unreadable::Syntax) => return self.expect(None, kind, key, tree),
            Err(Unreadable::NoSuchDay) => ("kein Tag des Kalenders", "no day of the calendar"),
            Err(Unreadable::NoSuchTime) => ("keine Uhrzeit", "no time of the clock"),
        };
        self.report.add(Problem::DateInvalid { value: text.clone(), why_de, why_en }.at(tree.span));
        None
    }

    /// The one moment a written time means; hours left out or repeated are reported.
    fn settle(&mut self, text: &str, local: Local, span: Span) -> Option<Moment> {
        match local {
            Local::One(moment) => Some(moment),
            Local::Gap { from, to } => {
                let problem = Problem::TimeGap {
                    value: text.to_owned(),
                    day_de: from.format("%-d.%-m.%Y").to_string(),
                    day_en: from.format("%Y-%m-%d").to_string(),
                    from: from.format("%-H:%M").to_string(),
                    to: to.format("%-H:%M").to_string(),
                };
                self.report.add(problem.at(span));
                None
            }
            Local::Twice(first, second) => {
                let problem = Problem::TimeAmbiguous {
                    value: text.to_owned(),
                    first: first.iso(),
                    second: second.iso(),
                };
                self.report.add(problem.at(span));
                Some(first)
            }
        }
    }

    fn items(&mut self, entry: &'static Entry, tree: &'t Tree) -> Option<&'t [Tree]> {
        match &tree.value {
            Value::List(items) => Some(items),
            _ => self.expect(None, &entry.kind, entry.key, tree),
        }
    }

    fn expect_table(&mut self, entry: &'static Entry, tree: &Tree) -> Option<()> {
        let table = matches!(tree.value, Value::Table(_)).then_some(());
        self.expect(table, &entry.kind, entry.key, tree)
    }

    fn read_table<T>(
        &mut self,
        shape: &'static Shape,
        entry: &'static Entry,
        tree: &'t Tree,
        read: impl FnOnce(&mut Fields<'t, '_>) -> Option<T>,
    ) -> Option<T> {
        let table = matches!(tree.value, Value::Table(_)).then_some(());
        self.expect(table, &Kind::Table(shape), entry.key, tree)?;
        self.nested(tree, shape, entry.key, read)
    }

    pub(super) fn nested<T>(
        &mut self,
        tree: &'t Tree,
        shape: &'static Shape,
        key: &str,
        read: impl FnOnce(&mut Fields<'t, '_>) -> Option<T>,
    ) -> Option<T> {
        let path = format!("{}{key}.", self.path);
        let mut fields = Fields {
            entries: tree.entries(),
            shape,
            span: tree.span,
            path,
            lost: false,
            report: self.report,
        };
        let value = read(&mut fields);
        fields.finish();
        value
    }

    /// Passes a value on and reports a missing one as of the wrong type, unless the parser did.
    fn expect<T>(&mut self, value: Option<T>, kind: &Kind, key: &str, tree: &Tree) -> Option<T> {
        if value.is_none() && tree.value != Value::Broken {
            let (found_de, found_en) = found(&tree.value);
            let problem = Problem::WrongType {
                key: format!("{}{key}", self.path),
                type_de: kind.german(),
                type_en: kind.english(),
                found_de,
                found_en,
                example: format!("{key} = {}", kind.example()),
            };
            self.report.add(problem.at(tree.span).suggest(mended(kind, tree)));
        }
        value
    }
}

/// What a value of the wrong type was probably meant to be.
fn mended(kind: &Kind, tree: &Tree) -> Option<Change> {
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
            let Fields { path, span, report, .. } = self.fields;
            let Entry { key, kind, .. } = self.entry;
            let problem = Problem::MissingField {
                key: format!("{path}{key}"),
                example: format!("{key} = {}", kind.example()),
            };
            report.add(problem.at(*span));
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
