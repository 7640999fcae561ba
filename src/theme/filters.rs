//! What templates may call: the functions `t`, `url` and `asset`, the filters
//! `number`, `capitals` and `soft`; and `safe` and `str`, which take no missing value for an
//! empty one as Tera's own do.
//!
//! None of them reads files, the environment or a clock: everything they know was
//! put into them when the theme was loaded.

use std::sync::Arc;

use tera::{ArgFromValue, Error, Kwargs, Number, State, StringInput, Tera, TeraResult, Value};

use super::assets::Assets;
use super::strings::{Missing, Strings};
use crate::german::{self, Language, Style};

/// What the functions know of the blog.
#[derive(Clone)]
pub(super) struct Known {
    pub(super) strings: Arc<Strings>,
    pub(super) assets: Arc<Assets>,
    /// Decides how numbers are written.
    pub(super) language: Language,
    /// Knows where long words may break.
    pub(super) style: Arc<Style>,
    /// The path of `base_url` without the slash at its end; mostly empty.
    pub(super) path_prefix: String,
}

/// Registers everything. To be called before the first template: Tera checks names while loading.
pub(super) fn register(tera: &mut Tera, known: &Known) {
    let strings = Arc::clone(&known.strings);
    tera.register_function("t", move |arguments: Kwargs, _: &State| text(&strings, &arguments));

    let prefix = known.path_prefix.clone();
    tera.register_function("url", move |arguments: Kwargs, _: &State| url(&prefix, &arguments));

    let (assets, prefix) = (Arc::clone(&known.assets), known.path_prefix.clone());
    tera.register_function("asset", move |arguments: Kwargs, _: &State| -> TeraResult<String> {
        let name = arguments.must_get::<&str>("name")?;
        let asset = assets.get(name).ok_or_else(|| Error::message(format!("Unknown asset `{name}`")))?;
        Ok(format!("{prefix}{}", asset.address))
    });

    // A misspelt `post.body` would be a blog without its texts, and nobody would hear of it.
    tera.register_filter("safe", |value: &Value, _: Kwargs, _: &State| {
        defined(value).map(|value| match value.is_string() {
            true => value.clone().mark_safe(),
            false => Value::safe_string(&value.to_string()),
        })
    });
    tera.register_filter("str", |value: &Value, _: Kwargs, _: &State| defined(value).map(Value::to_string));

    let language = known.language;
    tera.register_filter("number", move |number: Number, _: Kwargs, _: &State| written(number, language));
    tera.register_filter("capitals", |text: StringInput, _: Kwargs, _: &State| {
        text.inherit_safety(german::capitals(text.as_str()))
    });

    let (style, language) = (Arc::clone(&known.style), known.language);
    tera.register_filter(
        "soft",
        move |heading: StringInput, arguments: Kwargs, _: &State| -> TeraResult<Value> {
            let language = arguments.get::<&str>("lang")?.map_or(language, Language::of);
            Ok(heading.inherit_safety(german::soften(heading.as_str(), "\u{AD}", &style, language)))
        },
    );
}

/// The value, unless there is none.
fn defined(value: &Value) -> TeraResult<&Value> {
    if value.is_undefined() {
        // The error that names the place of the value, and not that of the filter.
        StringInput::from_value(value)?;
    }
    Ok(value)
}

fn text(strings: &Strings, arguments: &Kwargs) -> TeraResult<String> {
    let key = arguments.must_get::<&str>("key")?;
    let count = arguments.get::<u64>("count")?;
    let values: Vec<(String, String)> =
        arguments.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
    let values: Vec<(&str, &str)> = values
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .filter(|(name, _)| !matches!(*name, "key" | "count"))
        .collect();
    strings.get(key, count, &values).map_err(|missing| match missing {
        Missing::Key => Error::message(format!("Unknown text `{key}`")),
        Missing::Value(name) => Error::message(format!("Text `{key}` needs `{name}`")),
    })
}

fn url(prefix: &str, arguments: &Kwargs) -> TeraResult<String> {
    let path = arguments.must_get::<&str>("path")?;
    if path.starts_with('/') {
        Ok(format!("{prefix}{path}"))
    } else {
        Err(Error::message(format!("Path `{path}` does not begin with `/`")))
    }
}

/// A number as the language writes it, a fraction with as many digits as it has.
fn written(number: Number, language: Language) -> String {
    match number.as_integer().map(i64::try_from) {
        Some(Ok(whole)) if number.is_integer() => german::number(whole, language),
        Some(_) | None => {
            let float = number.as_float();
            let places = float.to_string().split_once('.').map_or(0, |(_, fraction)| fraction.len());
            german::decimal(float, places, language)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_keeps_its_digits() {
        let check = |number: Number, expected: &str| assert_eq!(written(number, Language::German), expected);
        check(Number::Integer(1_234_567), "1.234.567");
        check(Number::Float(1234.5), "1.234,5");
        check(Number::Float(-0.25), "−0,25");
        check(Number::Float(2.0), "2");
    }
}
