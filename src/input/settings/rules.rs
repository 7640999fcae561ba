//! `[checks]`: levels and limits of single rules.

use std::collections::BTreeMap;

use super::sections::{Checks, Legal, RuleSettings, Threshold};
use super::shape::{LEVEL, RULE};
use crate::input::fields::{Fields, Spanned};
use crate::input::tree::{Key, Tree, Value};
use crate::report::Level;

const LEVELS: [Threshold; 4] =
    [Threshold::Off, Threshold::At(Level::Hint), Threshold::At(Level::Warning), Threshold::At(Level::Error)];

pub(super) fn read(fields: &mut Fields<'_, '_>) -> Checks {
    let standard = Checks::default();
    let mut rules = BTreeMap::new();
    for (id, tree) in fields.rest() {
        if let Some(settings) = rule(id, tree, fields) {
            rules.insert(id.name.clone(), settings);
        }
    }
    Checks {
        strict: fields.bool("strict").or(standard.strict),
        lenient: fields.bool("lenient").or(standard.lenient),
        legal: fields.choice("legal", &[Legal::Company, Legal::Authority, Legal::Private]).or(standard.legal),
        aaa: fields.bool("aaa").or(standard.aaa),
        rules,
    }
}

/// `"<id>" = "off"`, or `{ level = …, max = …, known = […] }`.
fn rule<'t>(id: &Key, tree: &'t Tree, fields: &mut Fields<'t, '_>) -> Option<RuleSettings> {
    let id = Spanned { value: id.name.clone(), span: id.span };
    if matches!(tree.value, Value::Table(_)) {
        let level =
            fields.nested(tree, &RULE, &id.value, |rule| Some(rule.choice("level", &LEVELS).optional()))?;
        return Some(RuleSettings { id, level, limits: tree.clone() });
    }
    let level = fields.choice_of(&LEVEL, &id.value, tree, &LEVELS)?;
    Some(RuleSettings { id, level: Some(level), limits: Tree::empty(tree.span) })
}
