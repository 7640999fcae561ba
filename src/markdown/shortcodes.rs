//! Lines meant for satz or for another program that nobody understood.
//!
//! They stay visible as text; here they are named, each once, unless they stand in code.

use super::events::{Op, Script};
use super::problems::Problem;
use crate::report::{Finding, Span};
use memchr::{memchr2, memmem};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// How much of a foreign block is looked at and quoted.
const LENGTH: usize = 400;

/// A block of another program.
#[derive(Debug)]
pub(super) struct Foreign {
    /// Where it stands.
    pub(super) span: Range<usize>,
    system: &'static str,
    replacement: (&'static str, &'static str),
}

/// Findings about directives that do not fit the grammar and blocks of other programs.
pub(super) fn findings(
    text: &str,
    script: &Script<'_>,
    foreign: &[Foreign],
    broken: &[Range<usize>],
) -> Vec<Finding> {
    let undefined = undefined_notes(text);
    if foreign.is_empty() && broken.is_empty() && undefined.is_empty() {
        return Vec::new();
    }
    let hidden = hidden(script);
    let shown = |at: usize| {
        let next = hidden.partition_point(|range| range.end <= at);
        hidden.get(next).is_none_or(|range| !range.contains(&at))
    };
    let mut findings = Vec::new();
    for range in broken.iter().filter(|range| shown(range.start)) {
        let name = text[range.clone()].trim_start_matches(':');
        let name = &name[..super::attributes::name_length(name)];
        findings.push(Problem::DirectiveSyntax { name: name.to_owned() }.at(Span::here(range.clone())));
    }
    for Foreign { span, system, replacement: (german, english) } in
        foreign.iter().filter(|foreign| shown(foreign.span.start))
    {
        let text = text[span.clone()].to_owned();
        findings
            .push(Problem::ForeignShortcode { text, system, german, english }.at(Span::here(span.clone())));
    }
    let defined = references(script);
    for span in
        undefined.into_iter().filter(|span| shown(span.start) && defined.binary_search(&span.start).is_err())
    {
        let label = text[span.start + 2..span.end - 1].to_owned();
        findings.push(Problem::FootnoteUndefined { label }.at(Span::here(span)));
    }
    findings
}

/// Blocks of other programs, also those in code.
pub(super) fn foreign(text: &str) -> Vec<Foreign> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = memchr2(b'{', b'[', &text.as_bytes()[at..]) {
        let start = at + next;
        at = start + 1;
        if let Some(foreign) = foreign_at(text, start) {
            at = foreign.span.end;
            found.push(foreign);
        }
    }
    found
}

/// The first part of a stretch of the source that belongs to one of these blocks.
pub(super) fn part_in(foreign: &[Foreign], range: Range<usize>) -> Option<Range<usize>> {
    let next = foreign.partition_point(|foreign| foreign.span.end <= range.start);
    let span = &foreign.get(next)?.span;
    let part = span.start.max(range.start)..span.end.min(range.end);
    (!part.is_empty()).then_some(part)
}

/// How other generators open and close their blocks.
const SYSTEMS: &[(&str, &str, &str)] =
    &[("{{<", ">}}", "Hugo"), ("{{%", "%}}", "Hugo"), ("{%", "%}", "Jekyll, Zola"), ("[", "]", "WordPress")];

/// A bracket is a block of WordPress only with one of these names.
const WORDPRESS: &[&str] = &["caption", "gallery", "embed"];

fn foreign_at(text: &str, start: usize) -> Option<Foreign> {
    let mut end = text.len().min(start + LENGTH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let rest = &text[start..end];
    let (system, close, inner) = SYSTEMS.iter().find_map(|(open, close, system)| {
        let inner = rest.strip_prefix(open)?;
        let known = *open != "[" || WORDPRESS.iter().any(|name| is_word(inner, name));
        known.then_some((*system, *close, inner))
    })?;
    let close = rest.find(close)? + close.len();
    let name = inner.trim_start_matches(['/', '-', ' ', '\n']);
    let name = &name[..name.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(name.len())];
    Some(Foreign { span: start..start + close, system, replacement: replacement(name) })
}

/// Whether `text` begins with `word` and what follows may stand behind the name of a block.
fn is_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| rest.starts_with([' ', ']']))
}

/// What to write instead, in German and English.
fn replacement(name: &str) -> (&'static str, &'static str) {
    match name {
        "figure" | "caption" | "img" | "image" => (
            "Als Bild schreiben: ![Beschreibung](bild.jpg \"Unterschrift\")",
            "Write a picture: ![description](picture.jpg \"caption\")",
        ),
        "highlight" | "endhighlight" | "code" => {
            ("Als Quelltext zwischen ``` setzen", "Put it between ``` as code")
        }
        "youtube" | "vimeo" | "video" | "embed" => (
            "Als Baustein schreiben: ::video{src=\"…\" title=\"…\"}",
            "Write a block: ::video{src=\"…\" title=\"…\"}",
        ),
        "gallery" => ("Als Baustein schreiben: :::gallery", "Write a block: :::gallery"),
        "ref" | "relref" | "link" | "post" => {
            ("Als Verweis schreiben: [Text](../posts/datei.md)", "Write a link: [text](../posts/file.md)")
        }
        "notice" | "note" | "tip" | "warning" | "alert" | "admonition" => {
            ("Als Baustein schreiben: :::note", "Write a block: :::note")
        }
        "details" | "spoiler" => {
            ("Als Baustein schreiben: :::details{summary=\"…\"}", "Write a block: :::details{summary=\"…\"}")
        }
        _ => (
            "Als Markdown oder Baustein schreiben; wörtlich gemeint: in Code setzen",
            "Write Markdown or a block; meant literally: put it into code",
        ),
    }
}

/// Places that look like references to notes: `[^1]` that does not begin a note.
fn undefined_notes(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let places = memmem::find_iter(bytes, b"[^").filter_map(|start| {
        let label =
            |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_') || !byte.is_ascii();
        let length = bytes[start + 2..].iter().take(64).take_while(label).count();
        let end = start + 2 + length;
        // `[^a-z]` is a set of letters more often than a note.
        let is_set =
            text.get(start + 2..end).is_some_and(|label| label.contains("a-z") || label.contains("0-9"));
        (length > 0 && bytes.get(end) == Some(&b']') && !is_set && bytes.get(end + 1) != Some(&b':'))
            .then_some(start..end + 1)
    });
    places.filter(|range| !text[..range.start].ends_with('\\')).collect()
}

/// Where references to notes that have a text begin.
fn references(script: &Script<'_>) -> Vec<usize> {
    let is_reference = |op: &Op<'_>| matches!(op, Op::Event(Event::FootnoteReference(_)));
    script.ops.iter().filter(|(op, _)| is_reference(op)).map(|(_, range)| range.start).collect()
}

/// Code and HTML, in order.
fn hidden(script: &Script<'_>) -> Vec<Range<usize>> {
    let mut hidden = Vec::new();
    let mut in_code = false;
    for (op, range) in &script.ops {
        match op {
            Op::Event(Event::Start(Tag::CodeBlock(_))) => {
                in_code = true;
                hidden.push(range.clone());
            }
            Op::Event(Event::End(TagEnd::CodeBlock)) => in_code = false,
            Op::Event(Event::Code(_)) if !in_code => hidden.push(range.clone()),
            _ => {}
        }
    }
    hidden
}
