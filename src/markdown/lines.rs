//! The logical lines of a text, with the place in the source of each part.
//!
//! Builds the same lines that are set when a text is compiled, for those who want to know about the source: the
//! proofreader of German, and the list of edits. Escapes and character references are what the author means; they
//! have no place.

use super::attributes::{self, Item as Attribute};
use super::events::{Op, Script, is_escaped};
use super::inline::stays_as_typed;
use super::shortcodes::{self, Foreign};
use crate::german::{Language, Line, Passage};
use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};
use std::ops::Range;

/// Elements of raw HTML whose content typography stays out of.
const OPAQUE: [&str; 11] =
    ["code", "kbd", "samp", "var", "tt", "script", "style", "svg", "math", "textarea", "pre"];

/// Elements that have no content.
const VOID: [&str; 6] = ["br", "img", "wbr", "hr", "input", "source"];

/// Arguments of blocks that a reader reads.
const READ_ARGUMENTS: [&str; 3] = ["title", "caption", "summary"];

/// Which lines of a text are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lines {
    /// Those of the running text.
    Running,
    /// Those beside it too: titles, captions, alternative texts, each before the line it belongs to.
    All,
}

/// Gives every line of a text to `read`, in order.
pub(super) fn each_line(
    source: &str,
    script: &Script<'_>,
    lines: Lines,
    read: &mut dyn FnMut(&mut Line, Passage),
) {
    let mut reader = Reader {
        source,
        script,
        foreign: shortcodes::foreign(source),
        lines,
        alt: None,
        passages: Vec::new(),
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
    /// Blocks of other programs, which stay as typed.
    foreign: Vec<Foreign>,
    lines: Lines,
    line: Line,
    /// The alternative text that is being read.
    alt: Option<Line>,
    /// The languages of the passages open in the line.
    passages: Vec<Language>,
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
                if let Some(braces) = attributes {
                    self.beside_in(braces.clone(), &READ_ARGUMENTS);
                }
                self.begin_span(attributes.as_ref().and_then(|braces| self.declared(braces)));
            }
            Op::SpanEnd | Op::InlineEnd => {
                if self.spans.pop() == Some(true) {
                    self.leave();
                }
            }
            Op::Leaf | Op::Opener => {
                self.end_block();
                self.beside_in(range.clone(), &READ_ARGUMENTS);
            }
            Op::Closer => self.end_block(),
            Op::Nothing => {}
        }
    }

    fn event(&mut self, at: usize, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(at, tag, range),
            Event::End(tag) => self.end(*tag),
            _ if self.alt.is_some() => self.alternative(at, event, range),
            _ if self.silent > 0 => {}
            Event::Text(text) => {
                let literal = self.literal_length(at, text, range);
                self.running_text(text, literal, range);
            }
            Event::InlineHtml(html) => self.html(html),
            Event::SoftBreak => add_space(&mut self.line, range),
            Event::HardBreak => self.line.push_break(),
            Event::Code(_) | Event::InlineMath(_) => self.line.push_opaque(),
            _ => {}
        }
    }

    /// Text of which the first bytes, and those of other programs, are meant as they stand.
    fn running_text(&mut self, text: &str, literal: usize, range: &Range<usize>) {
        let mut start = range.start;
        while literal < text.len()
            && let Some(part) = shortcodes::part_in(&self.foreign, start..range.end)
        {
            let kept = literal.saturating_sub(start - range.start).min(part.start - start);
            add_text(&mut self.line, &self.source[start..part.start], kept, &(start..part.start));
            self.line.push_literal(&self.source[part.clone()]);
            start = part.end;
        }
        let kept = literal.saturating_sub(start - range.start);
        add_text(&mut self.line, &text[start - range.start..], kept, &(start..range.end));
    }

    /// What is read of a picture is plain text.
    fn alternative(&mut self, at: usize, event: &Event<'_>, range: &Range<usize>) {
        let literal = match event {
            Event::Text(text) => self.literal_length(at, text, range),
            _ => 0,
        };
        let Some(line) = &mut self.alt else { return };
        match event {
            Event::Text(text) => add_text(line, text, literal, range),
            Event::Code(text) | Event::InlineHtml(text) => drop(line.push_literal(text)),
            Event::SoftBreak | Event::HardBreak => add_space(line, range),
            _ => {}
        }
    }

    fn start(&mut self, at: usize, tag: &Tag<'_>, range: &Range<usize>) {
        if let Tag::Link { title, .. } | Tag::Image { title, .. } = tag {
            self.beside(title, range.clone());
        }
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
                if self.silent == 1 && self.lines == Lines::All {
                    self.alt = Some(self.line_beside());
                }
                return;
            }
            _ => self.end_block(),
        }
        let attached = self.script.attached.iter().filter(|(op, _)| *op == at);
        self.languages.push(attached.filter_map(|(_, braces)| self.declared(braces)).next());
        match tag {
            Tag::Table(_) => {
                let braces = self.script.attached.iter().find(|(op, _)| *op == at);
                braces.into_iter().for_each(|(_, braces)| self.beside_in(braces.clone(), &["caption"]));
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => {
                let first = self.source[range.clone()].lines().next().map_or(0, str::len);
                self.beside_in(range.start..range.start + first, &["title"]);
            }
            _ => {}
        }
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
                if self.silent == 0
                    && let Some(mut alt) = self.alt.take()
                {
                    (self.read)(&mut alt, Passage::Beside);
                }
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
        self.passages.clear();
        self.spans.clear();
        self.elements.clear();
        self.passage = Passage::Text;
    }

    /// The bytes at the start of a text that are meant as they stand: what the parser made of something else, what is
    /// spoken of, and what is escaped.
    fn literal_length(&self, at: usize, text: &str, range: &Range<usize>) -> usize {
        let ops = &self.script.ops;
        if self.source.get(range.clone()) != Some(text) || stays_as_typed(ops, at) {
            text.len()
        } else if is_escaped(self.source, ops, at) {
            text.chars().next().map_or(0, char::len_utf8)
        } else {
            0
        }
    }

    fn html(&mut self, html: &str) {
        let name =
            html.trim_start_matches(['<', '/']).split([' ', '>', '/', '\n']).next().unwrap_or_default();
        let name = name.to_ascii_lowercase();
        if name == "br" {
            self.line.push_break();
        } else if html.starts_with("</") {
            let Some(open) = self.elements.iter().rposition(|(open, _)| *open == name) else { return };
            let entered = self.elements.drain(open..).filter(|(_, entered)| *entered).count();
            (0..entered).for_each(|_| self.leave());
        } else if !VOID.contains(&name.as_str()) && !html.ends_with("/>") {
            let language = language_of_tag(&name, html);
            if let Some(language) = language {
                self.enter(language);
            }
            self.elements.push((name, language.is_some()));
        }
    }

    fn begin_span(&mut self, language: Option<Language>) {
        if let Some(language) = language {
            self.enter(language);
        }
        self.spans.push(language.is_some());
    }

    fn enter(&mut self, language: Language) {
        self.line.enter(language);
        self.passages.push(language);
    }

    fn leave(&mut self) {
        self.line.leave();
        self.passages.pop();
    }

    /// The texts under `keys` in the attributes somewhere in `within`.
    fn beside_in(&mut self, within: Range<usize>, keys: &[&str]) {
        let source = self.source;
        let Some(braces) = source[within.clone()].find('{') else { return };
        let Some((items, _)) = attributes::read(source, within.start + braces) else { return };
        for placed in items {
            match placed.item {
                Attribute::Key { key, value } if keys.contains(&key) => {
                    self.beside(value.text(), placed.value_span)
                }
                Attribute::Key { .. } | Attribute::Class(_) | Attribute::Id(_) => {}
            }
        }
    }

    /// Reads a text that stands beside the running text, somewhere in `within`.
    fn beside(&mut self, text: &str, within: Range<usize>) {
        if self.lines == Lines::Running || self.silent > 0 || text.is_empty() {
            return;
        }
        let mut line = self.line_beside();
        let bytes = line.push_text(text);
        match self.source[within.clone()].rfind(text) {
            Some(at) => line.locate(bytes, within.start + at),
            // Written with escapes, or elsewhere: all of it has the place of what it belongs to.
            None => bytes.for_each(|byte| line.locate(byte..byte + 1, within.start)),
        }
        (self.read)(&mut line, Passage::Beside);
    }

    /// An empty line in the language that is spoken here.
    fn line_beside(&self) -> Line {
        let mut line = Line::new();
        let of_block = || self.languages.iter().rev().find_map(|language| *language);
        if let Some(language) = self.passages.last().copied().or_else(of_block) {
            line.enter(language);
        }
        line
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

/// Adds text whose first bytes are meant as they stand.
fn add_text(line: &mut Line, text: &str, literal: usize, range: &Range<usize>) {
    let (typed, set) = text.split_at(literal);
    line.push_literal(typed);
    let set = line.push_text(set);
    line.locate(set, range.start + literal);
}

fn add_space(line: &mut Line, range: &Range<usize>) {
    let space = line.push_space();
    line.locate(space, range.start);
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
