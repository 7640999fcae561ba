//! `{…}`: the grammar of attributes.
//!
//! Reads keys, classes and ids with the bytes they stand at. Which
//! of them mean something at a place is decided where the place is known.

use super::body::{Argument, Spanned, Written};
use std::borrow::Cow;
use std::ops::Range;

/// One item between the braces.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Item<'t> {
    /// `key`, `key=value` or `key="value"`.
    Key {
        /// The key.
        key: &'t str,
        /// The value.
        value: Value<'t>,
    },
    /// `.name`
    Class(&'t str),
    /// `#name`
    Id(&'t str),
}

/// A value as it was written.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value<'t> {
    /// Between quotes, escapes resolved.
    Quoted(Cow<'t, str>),
    /// Without quotes.
    Bare(&'t str),
    /// None: the key alone means `true`.
    Flag,
}

impl Value<'_> {
    /// The value as text; a key alone has none.
    pub(super) fn text(&self) -> &str {
        match self {
            Value::Quoted(text) => text,
            Value::Bare(text) => text,
            Value::Flag => "",
        }
    }
}

/// An item and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed<'t> {
    /// The item.
    pub(super) item: Item<'t>,
    /// All of it.
    pub(super) span: Range<usize>,
    /// Its value, with quotes; of a key alone, the key.
    pub(super) value_span: Range<usize>,
}

/// The items of `{…}` that begins at byte `at`, and the byte after its brace; `None` if it does not fit the grammar.
pub(super) fn read(text: &str, at: usize) -> Option<(Vec<Placed<'_>>, usize)> {
    let mut items = Vec::new();
    let end = walk(text, at, |item| items.push(item))?;
    Some((items, end))
}

/// The byte after the brace that closes `{` at byte `at`, if what is between fits the grammar.
pub(super) fn end(text: &str, at: usize) -> Option<usize> {
    walk(text, at, |_| ())
}

/// The arguments of a block from the items between its braces.
pub(super) fn arguments(items: Vec<Placed<'_>>) -> Vec<Argument> {
    let argument = |placed: Placed<'_>| match placed.item {
        Item::Key { key, value } => Some(Argument {
            key: Spanned { value: key.to_owned(), span: placed.span.start..placed.span.start + key.len() },
            value: match value {
                Value::Quoted(text) => Written::Quoted(text.into_owned()),
                Value::Bare(text) => Written::Bare(text.to_owned()),
                Value::Flag => Written::Flag,
            },
            span: placed.value_span,
        }),
        Item::Class(_) | Item::Id(_) => None,
    };
    items.into_iter().filter_map(argument).collect()
}

/// Whether `byte` may stand in a name after its first letter.
pub(super) fn in_name(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_'
}

/// How many bytes at the start of `text` are a name.
pub(super) fn name_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    match bytes.first() {
        Some(first) if first.is_ascii_lowercase() => {
            bytes.iter().position(|&byte| !in_name(byte)).unwrap_or(bytes.len())
        }
        _ => 0,
    }
}

fn walk<'t>(text: &'t str, at: usize, mut take: impl FnMut(Placed<'t>)) -> Option<usize> {
    let bytes = text.as_bytes();
    if bytes.get(at) != Some(&b'{') {
        return None;
    }
    let mut here = at + 1;
    loop {
        let spaces = bytes[here..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        here += spaces;
        if *bytes.get(here)? == b'}' {
            return Some(here + 1);
        }
        // Items are parted by spaces: `{a="1"b}` does not fit.
        if here != at + 1 && spaces == 0 {
            return None;
        }
        let placed = item(text, here)?;
        here = placed.span.end;
        take(placed);
    }
}

fn item(text: &str, at: usize) -> Option<Placed<'_>> {
    let bytes = text.as_bytes();
    match bytes[at] {
        sign @ (b'.' | b'#') => {
            let length = bare_length(&text[at + 1..]);
            let name = &text[at + 1..at + 1 + length];
            let span = at..at + 1 + length;
            let item = if sign == b'.' { Item::Class(name) } else { Item::Id(name) };
            (length > 0).then(|| Placed { item, value_span: span.clone(), span })
        }
        _ => {
            let length = name_length(&text[at..]);
            if length == 0 {
                return None;
            }
            let (key, after) = (&text[at..at + length], at + length);
            if bytes.get(after) != Some(&b'=') {
                let item = Item::Key { key, value: Value::Flag };
                return Some(Placed { item, span: at..after, value_span: at..after });
            }
            let (value, end) = value(text, after + 1)?;
            Some(Placed { item: Item::Key { key, value }, span: at..end, value_span: after + 1..end })
        }
    }
}

fn value(text: &str, at: usize) -> Option<(Value<'_>, usize)> {
    match text.as_bytes().get(at)? {
        &quote @ (b'"' | b'\'') => quoted(text, at + 1, quote),
        _ => {
            let length = bare_length(&text[at..]);
            (length > 0).then(|| (Value::Bare(&text[at..at + length]), at + length))
        }
    }
}

fn quoted(text: &str, start: usize, quote: u8) -> Option<(Value<'_>, usize)> {
    let bytes = text.as_bytes();
    let mut plain = String::new();
    let (mut from, mut here) = (start, start);
    loop {
        match *bytes.get(here)? {
            b'\n' | b'\r' => return None,
            b'\\' if matches!(bytes.get(here + 1), Some(b'"' | b'\'' | b'\\')) => {
                plain.push_str(&text[from..here]);
                from = here + 1;
                here += 2;
            }
            byte if byte == quote => break,
            _ => here += 1,
        }
    }
    let value =
        if from == start { Cow::Borrowed(&text[start..here]) } else { Cow::Owned(plain + &text[from..here]) };
    Some((Value::Quoted(value), here + 1))
}

/// How many bytes at the start of `text` are a value without quotes.
fn bare_length(text: &str) -> usize {
    let ends =
        |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b'{' | b'}' | b'=' | b'<');
    text.bytes().position(ends).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::{Item, Value, read};

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let found = read(text, 0).map(|(items, end)| {
            assert_eq!(end, text.len(), "{text}");
            let written = items.iter().map(|placed| match &placed.item {
                Item::Key { key, value: Value::Quoted(value) } => format!("{key}:\"{value}\""),
                Item::Key { key, value: Value::Bare(value) } => format!("{key}:{value}"),
                Item::Key { key, value: Value::Flag } => (*key).to_owned(),
                Item::Class(name) => format!(".{name}"),
                Item::Id(name) => format!("#{name}"),
            });
            written.collect::<Vec<_>>().join(" ")
        });
        assert_eq!(found.as_deref(), expected, "{text}");
    }

    #[test]
    fn items_are_keys_classes_and_ids() {
        check("{}", Some(""));
        check("{lang=en}", Some("lang:en"));
        check("{ .notypo  #größe decorative }", Some(".notypo #größe decorative"));
        check(r#"{title="Der \"Rest\"" mark='3-5,8'}"#, Some(r#"title:"Der "Rest"" mark:"3-5,8""#));
        check(r#"{a="C:\\x\n"}"#, Some(r#"a:"C:\x\n""#));
    }

    #[test]
    fn what_does_not_fit_is_no_attribute() {
        for text in [
            "{",
            "{lang=}",
            "{Lang=en}",
            "{a=\"1\"b}",
            "{a==b}",
            "{a=\"x\n\"}",
            "{{< figure >}}",
            "{.}",
            "{a-b}",
        ] {
            check(text, None);
        }
    }
}
