//! Single values and lists of them: texts, numbers, moments, durations.

use super::{Field, Fields, Spanned, State};
use crate::calendar::{Duration, Local, Moment, Unreadable, Written, Zone};
use crate::input::kinds::parse_size;
use crate::input::problems::Problem;
use crate::input::shape::{Entry, Kind};
use crate::input::tree::{Tree, Value};
use crate::report::Span;

impl<'t, 'r> Fields<'t, 'r> {
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
        self.read(key, |fields, entry, tree| fields.expect(tree.as_bool(), &entry.kind, entry.key, tree))
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

    /// Reads one of the words of [`Kind::OneOf`] from a value that stands under no listed key.
    pub(in crate::input) fn choice_of<T: Copy>(
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

    pub(super) fn read_text(&mut self, entry: &'static Entry, tree: &Tree) -> Option<String> {
        self.read_text_as(&entry.kind, entry.key, tree)
    }

    pub(super) fn read_text_as(&mut self, kind: &Kind, key: &str, tree: &Tree) -> Option<String> {
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
}
