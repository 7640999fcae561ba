//! Uses of blocks: checked against the theme, and rendered.
//!
//! What a post writes are the explicit arguments of a component; what satz adds are
//! its implicit ones. A use that was reported is shown as its content, so that one
//! mistake does not take the text with it.

use super::captions;
use super::fill::{Filler, Text, is_elsewhere};
use super::links::{Lead, address};
use super::make;
use super::problems::Problem;
use crate::blog::{DocumentId, NameProblem, Site};
use crate::german::{Language, typeset};
use crate::input::Spanned;
use crate::markdown::{Argument, Block, BlockKind, Body, Written};
use crate::report::{Change, Finding, Report, Span, nearest};
use crate::theme::{self, BlockForm, Parameter, ParameterKind, Theme};
use std::ops::Range;
use tera::{Context, Map, Value};

/// Reports every use that the theme does not allow.
pub(super) fn check(site: &Site, theme: &Theme, report: &mut Report) {
    for text in Text::all(site) {
        Checker { site, theme, text }.body(text.body, report);
    }
}

struct Checker<'a> {
    site: &'a Site,
    theme: &'a Theme,
    text: Text<'a>,
}

impl Checker<'_> {
    fn body(&self, body: &Body, report: &mut Report) {
        for block in &body.blocks {
            self.block(block, report);
            if let Some(inside) = &block.inside {
                self.body(inside, report);
            }
        }
    }

    fn block(&self, block: &Block, report: &mut Report) {
        let name = &block.name.value;
        let span = self.text.span(&block.name.span);
        let blocks = self.theme.blocks();
        // Not the post is wrong, but the file of the block.
        if blocks.is_broken(name) {
            return;
        }
        let Some(definition) = blocks.get(name) else {
            let list = blocks.names().collect::<Vec<_>>().join(", ");
            let near = nearest(name, blocks.names());
            let change = near.map(|near| Change { span, text: near.to_string(), safe: false });
            report.add(Problem::UnknownBlock { name: name.clone(), list }.at(span).suggest(change));
            return;
        };
        if form_of(block.kind) != definition.form {
            let (german, english) = stands(definition.form, name);
            report.add(Problem::BlockOutOfPlace { name: name.clone(), german, english }.at(span));
        }
        for argument in &block.arguments {
            self.argument(block, definition, argument, report);
        }
        for key in missing(block, definition) {
            let example = example(key, definition.parameters[key].kind);
            let problem =
                Problem::BlockArgumentMissing { block: name.clone(), key: key.to_string(), example };
            report.add(problem.at(span));
        }
        self.implicits(block, definition, span, report);
    }

    fn argument(&self, block: &Block, definition: &theme::Block, argument: &Argument, report: &mut Report) {
        let key = &argument.key.value;
        let Some(parameter) = writable(definition, key) else {
            let span = self.text.span(&argument.key.span);
            let known: Vec<&str> = definition
                .parameters
                .keys()
                .map(String::as_str)
                .filter(|key| writable(definition, key).is_some())
                .collect();
            let change = nearest(key, known.iter().copied());
            let change = change.map(|near| Change { span, text: near.to_string(), safe: false });
            let (german, english) = known_arguments(&known);
            let block = block.name.value.clone();
            let problem = Problem::BlockArgumentUnknown { block, key: key.clone(), german, english };
            report.add(problem.at(span).suggest(change));
            return;
        };
        if let Some(finding) = names_missing_file(self.site, &self.text, argument, parameter) {
            report.add(finding);
        }
        if allowed(&argument.value, parameter).is_none() {
            let (german, english) = in_words(parameter);
            let example = match parameter.values.first() {
                Some(first) => format!("{key}=\"{first}\""),
                None => example(key, parameter.kind),
            };
            let problem = Problem::BlockArgumentType { key: key.clone(), german, english, example };
            report.add(problem.at(self.text.span(&argument.span)));
        }
    }

    fn implicits(&self, block: &Block, definition: &theme::Block, span: Span, report: &mut Report) {
        for (name, implicit) in &definition.implicits {
            let reach = match name.as_str() {
                "post" => match self.text.document {
                    DocumentId::Post(_) => Reach::Here,
                    DocumentId::Author(_) | DocumentId::Page(_) => Reach::OnlyInPosts,
                },
                "lang" | "level" | "label_id" | "site" | "theme" | "picture" => Reach::Here,
                "author" => match text(block, "id") {
                    Some((id, at)) if self.site.author_named(id).is_none() => {
                        report
                            .add(NameProblem::UnknownAuthor { name: id.to_string() }.at(self.text.span(at)));
                        continue;
                    }
                    _ => Reach::Here,
                },
                _ => Reach::Nowhere,
            };
            if reach == Reach::Here || implicit.optional {
                continue;
            }
            let (german, english) = match reach {
                Reach::OnlyInPosts => ("Er gehört in einen Beitrag", "It belongs into a post"),
                Reach::Here | Reach::Nowhere => {
                    ("Was er braucht, gibt es hier nicht", "What it needs does not exist here")
                }
            };
            let (german, english) = (german.to_string(), english.to_string());
            let name = block.name.value.clone();
            report.add(Problem::BlockOutOfPlace { name, german, english }.at(span));
        }
    }
}

/// Where a value that satz adds can be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    Here,
    OnlyInPosts,
    Nowhere,
}

/// The finished HTML of a use; of one that does not fit, its content. `inside` is the
/// finished content.
pub(super) fn render(filler: &Filler<'_>, block: &Block, inside: Option<&str>) -> Result<String, Finding> {
    let content = || inside.unwrap_or_default().to_string();
    let theme = filler.parts.theme;
    let Some(definition) = theme.blocks().get(&block.name.value) else { return Ok(content()) };
    if form_of(block.kind) != definition.form {
        return Ok(content());
    }
    let Some(arguments) = arguments(filler, block, definition) else { return Ok(content()) };
    let Some(implicits) = implicits(filler, block, definition) else { return Ok(content()) };
    let mut out = Vec::new();
    theme.render_block(&block.name.value, &arguments, &implicits, inside, &mut out)?;
    Ok(String::from_utf8(out).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}

/// What the post gives. What does not fit was reported and is left out; `None` if
/// something the block cannot do without is not there.
fn arguments(filler: &Filler<'_>, block: &Block, definition: &theme::Block) -> Option<Context> {
    let style = &filler.parts.settings.typography;
    let mut context = Context::new();
    for argument in &block.arguments {
        let key = &argument.key.value;
        let Some(parameter) = writable(definition, key) else { continue };
        let Some(mut value) = allowed(&argument.value, parameter) else { continue };
        if let Some(text) = value.as_str() {
            value = match parameter.text {
                true => Value::from(typeset(text, style, Language::of(&block.lang)).as_ref()),
                false => address_of_file(filler, argument, text).map_or(value, Value::from),
            };
        }
        context.insert_value(key.clone(), value);
    }
    if captions::takes_captions(block, definition)
        && let Some(address) = captions::beside(filler.parts.site, filler.parts.routes, &filler.text, block)
    {
        context.insert_value(captions::CAPTIONS, Value::from(filler.parts.href(&address)));
    }
    let complete =
        definition.parameters.iter().all(|(key, parameter)| !parameter.required || context.contains_key(key));
    complete.then_some(context)
}

/// What satz adds; `None` if something the block cannot do without is not there.
fn implicits(filler: &Filler<'_>, block: &Block, definition: &theme::Block) -> Option<Context> {
    let parts = filler.parts;
    let mut context = Context::new();
    for (name, implicit) in &definition.implicits {
        let value = match name.as_str() {
            "post" => Some(match filler.text.document {
                DocumentId::Post(id) => parts.shelf.post_without_body(parts, id),
                DocumentId::Author(_) | DocumentId::Page(_) => Value::from(Map::new()),
            }),
            "lang" => Some(Value::from(block.lang.as_str())),
            "level" => Some(Value::from((block.level + filler.shift()).min(6))),
            "label_id" => Some(Value::from(filler.label_id(block))),
            "site" => Some(parts.shelf.site(parts)),
            "picture" => picture(filler, block),
            "author" => text(block, "id")
                .and_then(|(id, _)| parts.site.author_named(id))
                .map(|id| parts.shelf.author_without_bio(parts, id)),
            _ => None,
        };
        match value {
            Some(value) => context.insert_value(name.clone(), value),
            // `theme` is known to every template by itself.
            None if implicit.optional || name == "theme" => {}
            None => return None,
        }
    }
    Some(context)
}

/// Arguments that name a file in every block that has them.
const FILES: [&str; 4] = ["src", "poster", "captions", "transcript"];

/// An argument as the name of a file, if it can be one.
pub(super) fn file_name(text: &Text<'_>, argument: &Argument) -> Option<Spanned<String>> {
    let (Written::Quoted(name) | Written::Bare(name)) = &argument.value else { return None };
    let is_file = !name.is_empty() && !is_elsewhere(name) && !name.starts_with(['/', '#']);
    is_file.then(|| Spanned { value: name.clone(), span: text.span(&argument.span) })
}

fn names_missing_file(
    site: &Site,
    text: &Text<'_>,
    argument: &Argument,
    parameter: &Parameter,
) -> Option<Finding> {
    if parameter.text || !FILES.contains(&argument.key.value.as_str()) {
        return None;
    }
    site.file(&file_name(text, argument)?).err()
}

/// The address of what an argument names: a file of the project, or an address of the blog.
fn address_of_file(filler: &Filler<'_>, argument: &Argument, text: &str) -> Option<String> {
    let parts = filler.parts;
    if let (true, Lead::Inside { address, rest }) = (text.starts_with('/'), address(text, parts.routes)) {
        return Some(format!("{}{rest}", parts.href(address)));
    }
    let picture = parts.site.file(&file_name(&filler.text, argument)?).ok()?;
    Some(parts.href(&picture.address))
}

/// The picture named by `src`; its alternative text is the argument `alt`.
fn picture(filler: &Filler<'_>, block: &Block) -> Option<Value> {
    let source = block.arguments.iter().find(|argument| argument.key.value == "src")?;
    let mut picture = filler.parts.site.file(&file_name(&filler.text, source)?).ok()?;
    picture.alt = text(block, "alt").map(|(alt, _)| alt.to_string()).unwrap_or_default();
    filler.parts.picture(&picture).map(|view| make::value(&view))
}

fn form_of(kind: BlockKind) -> BlockForm {
    match kind {
        BlockKind::Inline => BlockForm::Inline,
        BlockKind::Leaf => BlockForm::Leaf,
        BlockKind::Container => BlockForm::Container,
    }
}

/// The argument of this name, if a post can write it.
fn writable<'a>(definition: &'a theme::Block, key: &str) -> Option<&'a Parameter> {
    definition.parameters.get(key).filter(|parameter| parameter.kind != ParameterKind::Unwritable)
}

/// Required arguments that are not written.
fn missing<'a>(block: &'a Block, definition: &'a theme::Block) -> impl Iterator<Item = &'a str> {
    let required = definition.parameters.iter().filter(|(_, parameter)| parameter.required);
    let absent =
        required.filter(|(key, _)| block.arguments.iter().all(|argument| argument.key.value != **key));
    absent.map(|(key, _)| key.as_str())
}

/// A written value as its parameter asks: of its type, and one of those it lists.
fn allowed(written: &Written, parameter: &Parameter) -> Option<Value> {
    let listed = |value: &Value| {
        parameter.values.is_empty()
            || value.as_str().is_some_and(|text| parameter.values.iter().any(|one| one == text))
    };
    value(written, parameter.kind).filter(listed)
}

/// A written value as its type asks; quoted is always text, a bare key is `true`.
fn value(written: &Written, kind: ParameterKind) -> Option<Value> {
    match (kind, written) {
        (ParameterKind::Text, Written::Quoted(text) | Written::Bare(text)) => {
            Some(Value::from(text.as_str()))
        }
        (ParameterKind::Bool, Written::Flag) => Some(Value::from(true)),
        (ParameterKind::Bool, Written::Bare(text)) => text.parse::<bool>().ok().map(Value::from),
        (ParameterKind::Integer, Written::Bare(text)) => text.parse::<i64>().ok().map(Value::from),
        (ParameterKind::Number, Written::Bare(text)) => {
            let whole = text.parse::<i64>().ok().map(Value::from);
            whole.or_else(|| text.parse::<f64>().ok().filter(|number| number.is_finite()).map(Value::from))
        }
        (ParameterKind::Text | ParameterKind::Integer | ParameterKind::Number, Written::Flag)
        | (ParameterKind::Bool | ParameterKind::Integer | ParameterKind::Number, Written::Quoted(_))
        | (ParameterKind::Unwritable, _) => None,
    }
}

/// The text of an argument and where it stands.
pub(super) fn text<'a>(block: &'a Block, key: &str) -> Option<(&'a str, &'a Range<usize>)> {
    let argument = block.arguments.iter().find(|argument| argument.key.value == key)?;
    match &argument.value {
        Written::Quoted(text) | Written::Bare(text) => Some((text, &argument.span)),
        Written::Flag => None,
    }
}

fn example(key: &str, kind: ParameterKind) -> String {
    match kind {
        ParameterKind::Text | ParameterKind::Unwritable => format!("{key}=\"…\""),
        ParameterKind::Bool => format!("{key}=true"),
        ParameterKind::Integer => format!("{key}=3"),
        ParameterKind::Number => format!("{key}=1.5"),
    }
}

fn in_words(parameter: &Parameter) -> (String, String) {
    let (german, english) = kind_in_words(parameter.kind);
    match parameter.values.split_last() {
        Some((last, [])) => (last.clone(), last.clone()),
        Some((last, first)) => {
            let first = first.join(", ");
            (format!("{first} oder {last}"), format!("{first} or {last}"))
        }
        None => (german.to_string(), english.to_string()),
    }
}

fn kind_in_words(kind: ParameterKind) -> (&'static str, &'static str) {
    match kind {
        ParameterKind::Text | ParameterKind::Unwritable => ("ein Text", "a text"),
        ParameterKind::Bool => ("true oder false", "true or false"),
        ParameterKind::Integer => ("eine ganze Zahl", "a whole number"),
        ParameterKind::Number => ("eine Zahl", "a number"),
    }
}

fn known_arguments(known: &[&str]) -> (String, String) {
    if known.is_empty() {
        return ("Er nimmt keine Angaben".to_string(), "It takes no arguments".to_string());
    }
    let list = known.join(", ");
    (format!("Vorhanden sind: {list}"), format!("There are: {list}"))
}

/// Where a block stands, for those who put it elsewhere.
fn stands(form: BlockForm, name: &str) -> (String, String) {
    match form {
        BlockForm::Inline => (
            format!("Er steht innerhalb einer Zeile: :{name}[…]"),
            format!("It stands within a line: :{name}[…]"),
        ),
        BlockForm::Leaf => (
            format!("Er steht allein auf einer Zeile: ::{name}"),
            format!("It stands alone on its line: ::{name}"),
        ),
        BlockForm::Container => (
            format!("Er umschließt anderen Text: davor :::{name}, danach :::"),
            format!("It encloses other text: :::{name} before, ::: after"),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: Written, kind: ParameterKind, expected: Option<Value>) {
        assert_eq!(value(&written, kind), expected);
    }

    #[test]
    fn quoted_is_text_and_bare_is_what_the_block_asks_for() {
        let bare = |text: &str| Written::Bare(text.to_string());
        let quoted = |text: &str| Written::Quoted(text.to_string());
        check(bare("3"), ParameterKind::Text, Some(Value::from("3")));
        check(bare("3"), ParameterKind::Integer, Some(Value::from(3)));
        check(quoted("3"), ParameterKind::Integer, None);
        check(bare("drei"), ParameterKind::Integer, None);
        check(bare("1.5"), ParameterKind::Number, Some(Value::from(1.5)));
        check(bare("inf"), ParameterKind::Number, None);
        check(Written::Flag, ParameterKind::Bool, Some(Value::from(true)));
        check(Written::Flag, ParameterKind::Text, None);
        check(bare("false"), ParameterKind::Bool, Some(Value::from(false)));
        check(quoted("true"), ParameterKind::Bool, None);
    }
}
