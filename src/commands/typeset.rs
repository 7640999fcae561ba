//! `satz typeset`: one Markdown text in, the HTML fragment of its body out.
//!
//! The place where the typography shows its work: nothing but the fragment goes to
//! standard output, or the list of edits that made it. A text stands for itself; a post
//! is set as its blog sets it.

use super::line::TypesetArgs;
use super::problems::{Problem, instead};
use super::{Failure, Outcome, printer};
use crate::german::{Language, OptionValue, Style, StyleError, Takes};
use crate::input::{FrontMatter, Settings, Sources, Tree, Value, front_matter, is_language};
use crate::markdown::{self, Profile, TextEdit};
use crate::output;
use crate::report::{FileId, Place, Report, nearest};
use std::fmt::Write;
use std::io::Read;
use std::path::Path;

/// Sets the text and prints it.
pub(super) fn run(arguments: &TypesetArgs) -> Result<Outcome, Failure> {
    if let Some(lang) = arguments.lang.as_ref().filter(|lang| !is_language(lang)) {
        return Err(Problem::LanguageUnknown { lang: lang.clone() }.at(Place::Nowhere).into());
    }
    let blog = blog_of(&arguments.file);
    let style = style(blog.as_ref(), &arguments.settings)?;
    let text = read(&arguments.file)?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    // A text without front matter is all body.
    let head = front_matter(FileId::HERE, text, &mut Report::default());
    let body = head.as_ref().map_or(0, |head| head.body);
    let default = blog.as_ref().map_or("de", |blog| &blog.lang);
    let profile = profile(arguments.lang.as_deref(), default, style, head.as_ref());
    if arguments.diff {
        let name = if arguments.file == "-" { "stdin" } else { &arguments.file };
        printer::print(&diff(name, text, head.as_ref(), &profile));
    } else {
        printer::print(&markdown::fragment(&text[body..], &profile));
    }
    Ok(Outcome::Fine)
}

/// A head may say in which language the document is, and whether it is set at all; who asks for a language gets it.
fn profile(lang: Option<&str>, default: &str, mut style: Style, head: Option<&FrontMatter>) -> Profile {
    let field = |name: &str| head.and_then(|head| head.tree.get(name));
    style.enabled &= field("typography").and_then(Tree::as_bool).unwrap_or(true);
    let of_head = field("lang").and_then(Tree::as_text).filter(|lang| is_language(lang));
    Profile::fragment(lang.or(of_head).unwrap_or(default), style)
}

/// Every change on a line of its own: where, by which rules, before and after.
fn diff(name: &str, text: &str, head: Option<&FrontMatter>, profile: &Profile) -> String {
    let (mut edits, mut body) = (Vec::new(), 0);
    if let Some(head) = head {
        edits_of_head(&head.tree, profile, text, &mut edits);
        body = head.body;
    }
    edits.extend(
        markdown::edits(&text[body..], profile)
            .into_iter()
            .map(|edit| TextEdit { at: body + edit.at, ..edit }),
    );
    listed(name, text, &edits)
}

/// Fields of a head that a reader reads, each a text, texts, or a table or tables with more of them.
const READ_FIELDS: [&str; 14] = [
    "title",
    "description",
    "summary",
    "name",
    "role",
    "portrait_alt",
    "alt",
    "caption",
    "image",
    "links",
    "categories",
    "tags",
    "series",
    "category",
];

fn edits_of_head(tree: &Tree, profile: &Profile, text: &str, edits: &mut Vec<TextEdit>) {
    match &tree.value {
        Value::Text(written) | Value::Plain(written) => {
            let (start, language) = (tree.span.start as usize, Language::of(&profile.lang));
            let inside = text.get(tree.span.range()).and_then(|source| source.find(written.as_str()));
            for edit in markdown::edits_of_plain(written, &profile.style, language) {
                // A text written with escapes has one place.
                let at = inside.map_or(start, |inside| start + inside + edit.at);
                edits.push(TextEdit { at, ..edit });
            }
        }
        Value::List(items) => items.iter().for_each(|item| edits_of_head(item, profile, text, edits)),
        Value::Table(fields) => fields
            .iter()
            .filter(|(key, _)| READ_FIELDS.contains(&key.name.as_str()))
            .for_each(|(_, field)| edits_of_head(field, profile, text, edits)),
        Value::Integer(_) | Value::Float(_) | Value::Bool(_) | Value::Time(_) | Value::Broken => {}
    }
}

fn listed(name: &str, text: &str, edits: &[TextEdit]) -> String {
    let (mut list, mut line, mut read_to) = (String::new(), 1, 0);
    for edit in edits {
        line += text.as_bytes()[read_to.min(edit.at)..edit.at].iter().filter(|&&byte| byte == b'\n').count();
        read_to = read_to.max(edit.at);
        let rules = edit.rules.iter().map(|rule| rule.text()).collect::<Vec<_>>().join(", ");
        let (before, after) = (seen(&edit.before), seen(&edit.after));
        // Writing to a string cannot fail.
        let _ = writeln!(list, "{name}:{line}  {rules:<14}  {before} → {after}");
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

/// The settings of the blog to whose content a file belongs. What is wrong with them, a build says.
#[expect(
    clippy::disallowed_methods,
    reason = "the file is named on the command line, its blog lies round it"
)]
fn blog_of(file: &str) -> Option<Settings> {
    let file = std::fs::canonicalize(file).ok().filter(|_| file != "-")?;
    let mut roots = file.ancestors().filter(|folder| folder.ends_with("content")).filter_map(Path::parent);
    let text = roots.find_map(|root| std::fs::read_to_string(root.join("site.toml")).ok())?;
    let sources = Sources::from_files([("site.toml".to_owned(), text)]);
    Some(Settings::read(&sources, &mut Report::default()))
}

/// The style of the blog, or the default one, with every `--set` applied.
fn style(blog: Option<&Settings>, settings: &[String]) -> Result<Style, Failure> {
    let mut style = blog.map_or_else(Style::default, |blog| blog.typography.clone());
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
