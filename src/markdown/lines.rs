//! The logical lines of a text, with the place in the source of each part.
//!
//! Builds the same lines that are set when a text is compiled, for those who want to know about the source: the
//! proofreader of German, and the list of edits. Escapes and character references are what the author means; they
//! have no place.

use super::attributes::{self, Item as Attribute};
use super::events::{Op, Script, is_escaped};
use super::inline::is_mentioned;
use crate::german::{Language, Line, Passage};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// Elements of raw HTML whose content typography stays out of.
const OPAQUE: [&str; 11] =
    ["code", "kbd", "samp", "var", "tt", "script", "style", "svg", "math", "textarea", "pre"];

/// Elements that have no content.
const VOID: [&str; 6] = ["br", "img", "wbr", "hr", "input", "source"];

/// Gives every line of a text to `read`, in order.
pub(super) fn each_line(source: &str, script: &Script<'_>, read: &mut dyn FnMut(&mut Line, Passage)) {
    let mut reader = Reader {
        source,
        script,
        line: Line::new(),
        read,
        passage: Passage::Text,
        languages: Vec::new(),
        spans: Vec::new(),
        elements: Vec::new(),
        silent: 0,
    };
    for (at, (op, range)) in script.ops.iter().enumerate() {
        reader.op(at, op, range);
    }
    reader.end_block();
}

struct Reader<'s, 'a> {
    source: &'s str,
    script: &'s Script<'s>,
    line: Line,
    read: &'a mut dyn FnMut(&mut Line, Passage),
    passage: Passage,
    /// The language each open block declares, if it does.
    languages: Vec<Option<Language>>,
    /// Whether each open span began a passage of its own.
    spans: Vec<bool>,
    /// Open elements of raw HTML, and whether they began a passage.
    elements: Vec<(String, bool)>,
    /// Blocks of code and alternative texts that are open.
    silent: usize,
}

impl Reader<'_, '_> {
    fn op(&mut self, at: usize, op: &Op<'_>, range: &Range<usize>) {
        match op {
            Op::Event(event) => self.event(at, event, range),
            Op::Span(braces) => self.begin_span(self.declared(braces)),
            Op::Inline { attributes, .. } => {
                self.begin_span(attributes.as_ref().and_then(|braces| self.declared(braces)));
            }
            Op::SpanEnd | Op::InlineEnd => {
                if self.spans.pop() == Some(true) {
                    self.line.leave();
                }
            }
            Op::Leaf | Op::Opener | Op::Closer => self.end_block(),
            Op::Nothing => {}
        }
    }

    fn event(&mut self, at: usize, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(at, tag),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) if self.silent == 0 => self.text(at, text, range),
            Event::InlineHtml(html) if self.silent == 0 => self.html(html),
            Event::SoftBreak if self.silent == 0 => {
                let space = self.line.push_space();
                self.line.locate(space, range.start);
            }
            Event::HardBreak if self.silent == 0 => self.line.push_break(),
            Event::Code(_) | Event::FootnoteReference(_) | Event::InlineMath(_) if self.silent == 0 => {
                self.line.push_opaque();
            }
            _ => {}
        }
    }

    fn start(&mut self, at: usize, tag: &Tag<'_>) {
        match tag {
            // A link without text takes the title of its target, so something stands there.
            Tag::Link { .. } if self.is_empty_link(at) => {
                self.line.push_opaque();
                return;
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } => return,
            Tag::Image { .. } => {
                self.line.push_opaque();
                self.silent += 1;
                return;
            }
            _ => self.end_block(),
        }
        let attached = self.script.attached.iter().filter(|(op, _)| *op == at);
        self.languages.push(attached.filter_map(|(_, braces)| self.declared(braces)).next());
        match tag {
            Tag::Heading { .. } => self.passage = Passage::Heading,
            Tag::TableCell => self.passage = Passage::Cell,
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => self.silent += 1,
            _ => {}
        }
        if let Some(language) = self.languages.iter().rev().find_map(|language| *language) {
            self.line.enter(language);
        }
    }

    fn is_empty_link(&self, at: usize) -> bool {
        matches!(self.script.ops.get(at + 1), Some((Op::Event(Event::End(TagEnd::Link)), _)))
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => return,
            TagEnd::Image => {
                self.silent = self.silent.saturating_sub(1);
                return;
            }
            _ => self.end_block(),
        }
        self.languages.pop();
        if matches!(tag, TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_)) {
            self.silent = self.silent.saturating_sub(1);
        }
    }

    /// Reads the line that is full and begins an empty one.
    fn end_block(&mut self) {
        if !self.line.is_empty() {
            (self.read)(&mut self.line, self.passage);
        }
        self.line.clear();
        self.spans.clear();
        self.elements.clear();
        self.passage = Passage::Text;
    }

    fn text(&mut self, at: usize, text: &str, range: &Range<usize>) {
        let ops = &self.script.ops;
        if self.source.get(range.clone()) != Some(text) || is_mentioned(ops, at) {
            self.line.push_literal(text);
            return;
        }
        let literal =
            if is_escaped(self.source, ops, at) { text.chars().next().map_or(0, char::len_utf8) } else { 0 };
        if literal > 0 {
            self.line.push_literal(&text[..literal]);
        }
        let set = self.line.push_text(&text[literal..]);
        self.line.locate(set, range.start + literal);
    }

    fn html(&mut self, html: &str) {
        let name =
            html.trim_start_matches(['<', '/']).split([' ', '>', '/', '\n']).next().unwrap_or_default();
        let name = name.to_ascii_lowercase();
        if name == "br" {
            self.line.push_break();
        } else if html.starts_with("</") {
            let Some(open) = self.elements.iter().rposition(|(open, _)| *open == name) else { return };
            for (_, entered) in self.elements.drain(open..) {
                if entered {
                    self.line.leave();
                }
            }
        } else if !VOID.contains(&name.as_str()) && !html.ends_with("/>") {
            let language = language_of_tag(&name, html);
            if let Some(language) = language {
                self.line.enter(language);
            }
            self.elements.push((name, language.is_some()));
        }
    }

    fn begin_span(&mut self, language: Option<Language>) {
        if let Some(language) = language {
            self.line.enter(language);
        }
        self.spans.push(language.is_some());
    }

    /// The language that attributes declare; text in `.notypo` is in none.
    fn declared(&self, braces: &Range<usize>) -> Option<Language> {
        let (items, _) = attributes::read(self.source, braces.start)?;
        items.iter().find_map(|placed| match &placed.item {
            Attribute::Key { key: "lang", value } => Some(Language::of(value.text())),
            Attribute::Class("notypo") => Some(Language::Other),
            _ => None,
        })
    }
}

fn language_of_tag(name: &str, html: &str) -> Option<Language> {
    let value = |attribute: &str| {
        let (_, rest) = html.split_once(attribute)?;
        rest.split(['"', '\'']).nth(1)
    };
    let hands_off = OPAQUE.contains(&name) || value("translate=") == Some("no");
    if hands_off || value("class=").is_some_and(|classes| classes.split(' ').any(|class| class == "notypo")) {
        return Some(Language::Other);
    }
    value("lang=").map(Language::of)
}
