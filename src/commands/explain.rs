//! `satz explain`: more about a finding, or the blocks of the theme.

use super::desk::Desk;
use super::line::Common;
use super::printer::Printer;
use super::problems::{Problem, instead};
use super::{Failure, Outcome, printer};
use crate::edition;
use crate::report::{Messages, Place, Report, Rule, nearest};
use crate::theme::{Block, BlockForm, Parameter, ParameterKind, Theme};

/// Explains one id, or lists the blocks.
pub(super) fn run(common: &Common, id: &str) -> Result<Outcome, Failure> {
    let messages = Printer::of(common).messages;
    if id == "blocks" {
        let desk = Desk::open(common)?;
        let theme = Theme::load(&desk.sources, &desk.settings, &mut Report::default());
        printer::print(&blocks(&theme));
        return Ok(Outcome::Fine);
    }
    if id == "list" {
        let ids: String = rules().map(|rule| format!("{}\n", rule.id)).collect();
        printer::print(&ids);
        return Ok(Outcome::Fine);
    }
    match rules().find(|rule| rule.id == id) {
        Some(rule) => printer::print(&explained(rule, messages)),
        None => {
            let (help_de, help_en) = instead(nearest(id, rules().map(|rule| rule.id)), "unknown-author");
            let id = id.to_owned();
            return Err(Problem::ExplainUnknown { id, help_de, help_en }.at(Place::Nowhere).into());
        }
    }
    Ok(Outcome::Fine)
}

/// Every rule there is, those of the commands included.
fn rules() -> impl Iterator<Item = &'static Rule> {
    edition::rules().chain(super::RULES)
}

fn explained(rule: &Rule, messages: Messages) -> String {
    let (text, example, help) = match messages {
        Messages::German => (&rule.german, "Meldung", "Hilfe"),
        Messages::English => (&rule.english, "Message", "Help"),
    };
    let mut lines =
        format!("{} ({})\n\n{example}: {}\n", rule.id, rule.level.word(messages), pattern(text.title));
    if !text.help.is_empty() {
        lines.push_str(&format!("{help}: {}\n", pattern(text.help)));
    }
    lines.push_str(&format!("\n{}\n", text.more));
    lines
}

/// A wording with … where a finding fills something in.
fn pattern(wording: &str) -> String {
    let mut shown = String::new();
    let mut rest = wording;
    while let Some((before, after)) = rest.split_once('{') {
        shown.push_str(before);
        match after.strip_prefix('{') {
            Some(literal) => {
                shown.push('{');
                rest = literal;
            }
            None => {
                shown.push('…');
                rest = after.split_once('}').map_or("", |(_, rest)| rest);
            }
        }
    }
    shown.push_str(rest);
    shown.replace("}}", "}")
}

/// A line for each block, in the form in which a post uses it.
fn blocks(theme: &Theme) -> String {
    let blocks = theme.blocks();
    blocks.names().filter_map(|name| Some(format!("{}\n", usage(name, blocks.get(name)?)))).collect()
}

fn usage(name: &str, block: &Block) -> String {
    let arguments: Vec<String> = block
        .parameters
        .iter()
        .filter(|(_, parameter)| parameter.kind != ParameterKind::Unwritable)
        .map(|(name, parameter)| argument(name, parameter))
        .collect();
    let braces = if arguments.is_empty() { String::new() } else { format!("{{{}}}", arguments.join(" ")) };
    match block.form {
        BlockForm::Inline => format!(":{name}[…]{braces}"),
        BlockForm::Leaf => format!("::{name}{braces}"),
        BlockForm::Container => format!(":::{name}{braces} … :::"),
    }
}

/// `title="…"`; what may be left out stands in brackets.
fn argument(name: &str, parameter: &Parameter) -> String {
    let value = match parameter.kind {
        ParameterKind::Text | ParameterKind::Unwritable if parameter.values.is_empty() => "\"…\"".to_owned(),
        ParameterKind::Text | ParameterKind::Unwritable => parameter.values.join("|"),
        ParameterKind::Bool => "true".to_owned(),
        ParameterKind::Integer => "3".to_owned(),
        ParameterKind::Number => "2.5".to_owned(),
    };
    if parameter.required { format!("{name}={value}") } else { format!("[{name}={value}]") }
}
