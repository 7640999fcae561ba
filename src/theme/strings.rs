//! The fixed words of the pages: `strings/de.toml` and its like.
//!
//! Files are laid over each other, key by key: the theme below first, in each theme
//! the language first and then its country. Which tone speaks is decided here, once;
//! which plural, when a text is asked for. Numbers and dates in sentences come in as
//! finished words.

use std::collections::BTreeMap;

use super::problems::Problem;
use crate::german::{self, Language, Plural};
use crate::input::{Tone, Tree};
use crate::report::{Finding, Report};

/// The texts of one language and one tone.
#[derive(Debug, Default)]
pub struct Strings {
    texts: BTreeMap<String, Text>,
    language: Language,
}

/// A text, or one for a single thing and one for several.
#[derive(Debug, Clone)]
struct Text {
    one: Option<String>,
    other: String,
}

/// Why there is no text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Missing {
    /// No file has the key.
    Key,
    /// The text has a placeholder that nobody filled.
    Value(String),
}

impl Strings {
    /// No texts yet; numbers in sentences will be written as in `language`.
    pub(super) fn new(language: Language) -> Strings {
        Strings { texts: BTreeMap::new(), language }
    }

    /// Lays one file over what is there.
    pub(super) fn lay(&mut self, tree: &Tree, tone: Tone, report: &mut Report) {
        for (table, content) in tree.entries() {
            if content.as_text().is_some() {
                report.add(shape(&table.name, content));
            }
            for (key, value) in content.entries() {
                let key = format!("{}.{}", table.name, key.name);
                if let Some(text) = Text::read(&key, value, tone, report) {
                    self.texts.insert(key, text);
                }
            }
        }
    }

    /// Whether there is a text under this key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.texts.contains_key(key)
    }

    /// All keys in alphabetical order.
    #[cfg(test)]
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().map(String::as_str)
    }

    /// Puts the key itself in place of a text that is missing and has been reported.
    pub(super) fn stand_in(&mut self, key: &str) {
        self.texts.entry(key.to_owned()).or_insert_with(|| Text { one: None, other: key.to_owned() });
    }

    /// The text under `key`, with `{name}` filled from `values`. `count` chooses the
    /// plural and fills `{n}`.
    pub(super) fn get(
        &self,
        key: &str,
        count: Option<u64>,
        values: &[(&str, &str)],
    ) -> Result<String, Missing> {
        let text = self.texts.get(key).ok_or(Missing::Key)?;
        let pattern = match (count.map(Plural::of), &text.one) {
            (Some(Plural::One), Some(one)) => one,
            (Some(Plural::One | Plural::Other) | None, _) => &text.other,
        };
        let number = count.map(|count| {
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            german::number(count, self.language)
        });
        fill(pattern, |name| {
            let given = values.iter().find(|(other, _)| *other == name).map(|(_, value)| *value);
            given.or(if name == "n" { number.as_deref() } else { None })
        })
    }
}

impl Text {
    fn read(key: &str, tree: &Tree, tone: Tone, report: &mut Report) -> Option<Text> {
        match (tree.get("one"), tree.get("other")) {
            (Some(one), Some(other)) => Some(Text {
                one: Some(toned(key, one, tone, report)?),
                other: toned(key, other, tone, report)?,
            }),
            (None, None) => Some(Text { one: None, other: toned(key, tree, tone, report)? }),
            (Some(_), None) | (None, Some(_)) => {
                report.add(shape(key, tree));
                None
            }
        }
    }
}

/// A text, or the version of it for the tone of the blog.
fn toned(key: &str, tree: &Tree, tone: Tone, report: &mut Report) -> Option<String> {
    if let Some(text) = tree.as_text() {
        return Some(text.to_owned());
    }
    let versions = [("du", tree.get("du")), ("sie", tree.get("sie"))];
    if versions.iter().all(|(_, version)| version.is_none()) {
        report.add(shape(key, tree));
        return None;
    }
    for (name, _) in versions.iter().filter(|(_, version)| version.is_none()) {
        report.add(Problem::StringTone { key: key.to_owned(), tone: (*name).to_owned() }.at(tree.span));
    }
    let spoken = tree.get(match tone {
        Tone::Du => "du",
        Tone::Sie => "sie",
    })?;
    let text = spoken.as_text();
    if text.is_none() {
        report.add(shape(key, spoken));
    }
    text.map(str::to_owned)
}

fn shape(key: &str, tree: &Tree) -> Finding {
    Problem::StringShape { key: key.to_owned() }.at(tree.span)
}

/// `pattern` with every `{name}` replaced by its value.
fn fill<'v>(pattern: &str, value: impl Fn(&str) -> Option<&'v str>) -> Result<String, Missing> {
    let mut filled = String::with_capacity(pattern.len() + 16);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        filled.push_str(value(name).ok_or_else(|| Missing::Value(name.to_owned()))?);
        rest = tail;
    }
    filled.push_str(rest);
    Ok(filled)
}
