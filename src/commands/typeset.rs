//! `satz typeset`: one Markdown text in, the HTML fragment of its body out.
//!
//! The place where the typography shows its work: no project is opened, and nothing
//! but the fragment goes to standard output, or the list of edits that made it.

use super::line::TypesetArgs;
use super::problems::{Problem, instead};
use super::{Failure, Outcome, printer};
use crate::german::{OptionValue, Style, StyleError, Takes};
use crate::input::{front_matter, is_language};
use crate::markdown::{self, Profile};
use crate::output;
use crate::report::{FileId, Place, Report, nearest};
use std::fmt::Write;
use std::io::Read;

/// Sets the text and prints it.
pub(super) fn run(arguments: &TypesetArgs) -> Result<Outcome, Failure> {
    let lang = &arguments.lang;
    if !is_language(lang) {
        return Err(Problem::LanguageUnknown { lang: lang.clone() }.at(Place::Nowhere).into());
    }
    let style = style(&arguments.settings)?;
    let text = read(&arguments.file)?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    let profile = Profile::fragment(lang, style);
    if arguments.diff {
        printer::print(&diff(text, &profile));
    } else {
        printer::print(&markdown::fragment(&text[body_of(text)..], &profile));
    }
    Ok(Outcome::Fine)
}

/// Where the text of a whole post begins; a text without front matter is all body.
fn body_of(text: &str) -> usize {
    front_matter(FileId::HERE, text, &mut Report::default()).map_or(0, |head| head.body)
}

/// Every edit on a line of its own: where, by which rule, before and after. The head of a post is no text.
fn diff(text: &str, profile: &Profile) -> String {
    let body = body_of(text);
    let (mut list, mut line, mut read_to) = (String::new(), 1, 0);
    for edit in markdown::edits(&text[body..], profile) {
        let at = body + edit.at;
        line += text.as_bytes()[read_to.min(at)..at].iter().filter(|&&byte| byte == b'\n').count();
        read_to = read_to.max(at);
        let (rule, before, after) = (edit.rule.text(), seen(&edit.before), seen(&edit.after));
        // Writing to a string cannot fail.
        let _ = writeln!(list, "{line:>5}  {rule:<14}  {before} → {after}");
    }
    list
}

/// A text with its spaces to be seen: ␣, ⍽ for one that does not break, ⎵ for a narrow one. A break of the line
/// is a space, and what has no letters, as code, a box.
fn seen(text: &str) -> String {
    let signs = |character| match character {
        ' ' | '\t' | '\n' | '\u{1E}' => '␣',
        '\u{A0}' => '⍽',
        '\u{202F}' => '⎵',
        '\u{FFFC}' => '▢',
        other => other,
    };
    text.chars().map(signs).collect()
}

/// The default style with every `--set` applied.
fn style(settings: &[String]) -> Result<Style, Failure> {
    let mut style = Style::default();
    for setting in settings {
        let (key, value) = setting.split_once('=').unwrap_or((setting, ""));
        style.set(key, &OptionValue::parse(value)).map_err(|error| refusal(key, error).at(Place::Nowhere))?;
    }
    Ok(style)
}

fn refusal(key: &str, error: StyleError) -> Problem {
    let key = key.to_owned();
    match error {
        StyleError::UnknownOption { known } => {
            let (help_de, help_en) = instead(nearest(&key, known.iter().copied()), "quotes.style=guillemets");
            Problem::OptionUnknown { key, help_de, help_en }
        }
        StyleError::UnknownRule { name, known } => {
            let allowed = match nearest(&name, known.iter().copied()) {
                Some(near) => near.to_owned(),
                None => known.join(", "),
            };
            Problem::OptionInvalid { key, allowed }
        }
        StyleError::WrongValue { takes } => {
            let allowed = match takes {
                Takes::Switch => "on, off".to_owned(),
                Takes::Choice(words) => words.join(", "),
                Takes::Rules | Takes::Texts => "a, b, c".to_owned(),
            };
            Problem::OptionInvalid { key, allowed }
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the text to set is a file named on the command line")]
fn read(file: &str) -> Result<String, Failure> {
    let mut text = String::new();
    let read = match file {
        "-" => std::io::stdin().read_to_string(&mut text).map(|_| text),
        _ => std::fs::read_to_string(file),
    };
    read.map_err(|error| {
        let (why_de, why_en) = output::reason(&error);
        Problem::TextUnreadable { file: file.to_owned(), why_de, why_en }.at(Place::Nowhere).into()
    })
}
