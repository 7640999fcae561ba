//! Values with spans, the same whether they were written in TOML or in YAML.

use serde_json::{Map, Value as Json};

use crate::report::Span;

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    /// The value.
    pub value: Value,
    /// Its bytes; for lists and tables at least the first one.
    pub span: Span,
}

/// A key and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The key without quotes.
    pub name: String,
    /// Its bytes.
    pub span: Span,
}

/// What a file can hold.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A text in quotes.
    Text(String),
    /// A YAML scalar without quotes: the field that asks decides what it is.
    Plain(String),
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Float(f64),
    /// `true` or `false`.
    Bool(bool),
    /// A date, a time or both, as written; see [`Written::parse`](crate::calendar::Written::parse).
    Time(String),
    /// A list.
    List(Vec<Tree>),
    /// A table, in the order of the file.
    Table(Vec<(Key, Tree)>),
    /// Something the parser has reported already, so that nobody complains twice.
    Broken,
}

impl Tree {
    /// An empty table.
    pub fn empty(span: Span) -> Tree {
        Tree { value: Value::Table(Vec::new()), span }
    }

    /// The entries of a table; none of anything else.
    pub fn entries(&self) -> &[(Key, Tree)] {
        match &self.value {
            Value::Table(entries) => entries,
            _ => &[],
        }
    }

    /// The value under a key of a table.
    pub fn get(&self, key: &str) -> Option<&Tree> {
        self.entries().iter().find(|(name, _)| name.name == key).map(|(_, value)| value)
    }

    /// The value under a path of keys with dots, `typography.enabled`.
    pub fn find(&self, path: &str) -> Option<&Tree> {
        path.split('.').try_fold(self, |tree, key| tree.get(key))
    }

    /// The text, where it is one.
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) | Value::Plain(text) => Some(text),
            _ => None,
        }
    }

    /// Whether it is on or off; in YAML also `yes`, `no`, `on`, `off`.
    pub fn as_bool(&self) -> Option<bool> {
        match &self.value {
            Value::Bool(value) => Some(*value),
            Value::Plain(text) => match text.to_ascii_lowercase().as_str() {
                "true" | "yes" | "on" => Some(true),
                "false" | "no" | "off" => Some(false),
                _ => None,
            },
            _ => None,
        }
    }

    /// The value as templates see free data. Scalars of YAML follow its core schema
    /// (`true`, `12`, `1.5`, nothing); dates stay text.
    pub fn to_json(&self) -> Json {
        match &self.value {
            Value::Text(text) | Value::Time(text) => Json::from(text.as_str()),
            Value::Plain(text) => plain_to_json(text),
            Value::Integer(number) => Json::from(*number),
            Value::Float(number) => Json::from(*number),
            Value::Bool(value) => Json::from(*value),
            Value::List(items) => items.iter().map(Tree::to_json).collect(),
            Value::Table(entries) => {
                let fields = entries.iter().map(|(key, value)| (key.name.clone(), value.to_json()));
                Json::Object(fields.collect::<Map<_, _>>())
            }
            Value::Broken => Json::Null,
        }
    }
}

/// Whether a YAML scalar without quotes means nothing.
pub(super) fn is_null(plain: &str) -> bool {
    matches!(plain, "" | "~" | "null" | "Null" | "NULL")
}

fn plain_to_json(text: &str) -> Json {
    if is_null(text) {
        return Json::Null;
    }
    match text {
        "true" | "True" | "TRUE" => return Json::from(true),
        "false" | "False" | "FALSE" => return Json::from(false),
        _ => {}
    }
    if let Ok(number) = text.parse::<i64>() {
        return Json::from(number);
    }
    let numeric =
        text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+' | b'e' | b'E'));
    match text.parse::<f64>() {
        Ok(number) if numeric => Json::from(number),
        _ => Json::from(text),
    }
}
