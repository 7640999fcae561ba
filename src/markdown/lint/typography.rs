//! The text of every block, handed to the proofreader of German.

use super::super::events::Script;
use super::super::lines::{Lines, each_line};
use crate::german::{Language, Proofreader, Style};
use crate::report::Finding;

/// What an editor should look at in the typography of a text.
pub(in super::super) fn typography(
    source: &str,
    script: &Script<'_>,
    language: Language,
    style: &Style,
) -> Vec<Finding> {
    let mut proof = Proofreader::new(style, language);
    each_line(source, script, Lines::Running, &mut |line, passage| proof.read(line, passage));
    proof.finish()
}
