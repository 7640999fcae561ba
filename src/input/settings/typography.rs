//! `[typography]`: every option of the German style, by its dotted path.

use crate::german::{HAS_PATTERNS, OptionValue, SoftHyphens, Style, StyleError, Takes};
use crate::input::fields::Fields;
use crate::input::problems::{Problem, unknown_key, unknown_rule};
use crate::input::shape::{Kind, TEXTS};
use crate::input::tree::{Tree, Value};

/// The style with every sound option of `[typography]` set.
pub(super) fn read(fields: &mut Fields<'_, '_>) -> Style {
    let mut style = Style::default();
    if let Some(tree) = fields.tree("typography").optional() {
        set_all(&mut style, "", tree, fields);
    }
    style
}

fn set_all(style: &mut Style, path: &str, tree: &Tree, fields: &mut Fields<'_, '_>) {
    if path.is_empty() && !matches!(tree.value, Value::Table(_)) {
        fields.refuse("typography", &Kind::Map(&Kind::Free));
        return;
    }
    for (key, value) in tree.entries() {
        let path = if path.is_empty() { key.name.clone() } else { format!("{path}.{}", key.name) };
        match option_value(&value.value) {
            Some(option) => {
                if let Err(error) = style.set(&path, &option) {
                    report(error, &path, key.span, value, fields);
                } else if style.soft_hyphens == SoftHyphens::Headings
                    && path == "hyphenation.soft"
                    && !HAS_PATTERNS
                {
                    fields.report().add(Problem::HyphenationUnavailable.at(value.span));
                }
            }
            None if matches!(value.value, Value::Table(_)) => set_all(style, &path, value, fields),
            None => fields.refuse_tree(&Kind::Text, &format!("typography.{path}"), value),
        }
    }
}

fn option_value(value: &Value) -> Option<OptionValue> {
    match value {
        Value::Bool(switch) => Some(OptionValue::Switch(*switch)),
        Value::Text(text) => Some(OptionValue::Text(text.clone())),
        Value::List(items) => items
            .iter()
            .map(|item| item.as_text().map(str::to_owned))
            .collect::<Option<_>>()
            .map(OptionValue::List),
        _ => None,
    }
}

fn report(
    error: StyleError,
    path: &str,
    key: crate::report::Span,
    value: &Tree,
    fields: &mut Fields<'_, '_>,
) {
    let finding = match error {
        StyleError::UnknownOption { known } => unknown_key("typography.", path, key, &known),
        StyleError::UnknownRule { name, known } => {
            let items = match &value.value {
                Value::List(items) => items.as_slice(),
                _ => &[],
            };
            let item = items.iter().find(|item| item.as_text() == Some(&name)).unwrap_or(value);
            unknown_rule(&name, item.span, known)
        }
        StyleError::WrongValue { takes } => {
            let kind = match takes {
                Takes::Switch => Kind::Bool,
                Takes::Choice(words) => Kind::OneOf(words),
                Takes::Rules | Takes::Texts => TEXTS,
            };
            return fields.refuse_tree(&kind, &format!("typography.{path}"), value);
        }
    };
    fields.report().add(finding);
}
