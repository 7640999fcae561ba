//! What is open: elements of Markdown, of raw HTML, and blocks, each closed in its turn.
//!
//! Markdown nests by itself, authors' HTML need not. Raw elements that are still open
//! where their surroundings end are closed there, end tags without a beginning are left
//! out. So no text, however broken, reaches beyond its place on the page.

use super::body::{Argument, Block, BlockKind, Spanned};
use super::compile::Compiler;
use super::problems::Problem;
use super::profile::Kind;
use super::tags::{self, Markup, StartTag};
use crate::german::Language;
use crate::report::{Change, Span};
use memchr::{memchr, memmem};
use std::borrow::Cow;
use std::ops::Range;

/// How deep elements may lie in each other; what is deeper loses its element and keeps its text.
const DEPTH: usize = 100;

/// How many blocks may lie in each other.
const BLOCK_DEPTH: usize = 16;

/// After so many `<` without an end in one stretch of HTML the rest is text: looking on would take forever.
const BROKEN_TAGS: usize = 32;

/// Something open.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) what: What,
    pub(super) effect: Effect,
}

/// What is open.
#[derive(Debug)]
pub(super) enum What {
    /// An element of Markdown, with the end tag to write.
    Element(&'static str),
    /// An element of raw HTML, by name.
    Raw(String),
    /// A block with an inside.
    Block(Box<Draft>),
    /// Something too deep to be shown as what it is.
    Skipped,
}

/// What ends with an element besides the element.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Effect {
    /// A language of its own.
    pub(super) language: bool,
    /// The passage in that language, within a line.
    pub(super) passage: bool,
    /// No typography.
    pub(super) opaque: bool,
    /// The frame round a table.
    pub(super) frame: bool,
}

/// A block whose inside is being compiled.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) name: Spanned<String>,
    pub(super) arguments: Vec<Argument>,
    pub(super) kind: BlockKind,
    pub(super) span: Range<usize>,
    pub(super) level: u8,
    pub(super) lang: String,
}

impl Draft {
    pub(super) fn finish(self, inside: Option<super::body::Body>, end: usize) -> Block {
        let Draft { name, arguments, kind, span, level, lang } = self;
        Block { name, arguments, kind, inside, span: span.start..end.max(span.end), level, lang }
    }
}

/// A language in force.
#[derive(Debug, Clone)]
pub(super) struct Spoken {
    pub(super) language: Language,
    pub(super) tag: String,
}

impl Compiler<'_> {
    /// Whether one more element fits.
    pub(super) fn has_room(&self) -> bool {
        self.open.len() < DEPTH
    }

    /// Whether one more block fits.
    pub(super) fn has_room_for_block(&self) -> bool {
        self.has_room()
            && self.open.iter().filter(|open| matches!(open.what, What::Block(_))).count() < BLOCK_DEPTH
    }

    /// Opens an element of Markdown whose start tag is written already.
    pub(super) fn push(&mut self, end: &'static str, effect: Effect) {
        self.open.push(Open { what: What::Element(end), effect });
    }

    /// Opens an element of Markdown: writes `start` now and `end` later, or neither if it is too deep.
    pub(super) fn open_element(&mut self, start: &str, end: &'static str) {
        if self.has_room() {
            self.put(start);
            self.push(end, Effect::default());
        } else {
            self.open.push(Open { what: What::Skipped, effect: Effect::default() });
        }
    }

    /// Closes the innermost element of Markdown and what authors left open in it.
    pub(super) fn close_element(&mut self) {
        while let Some(open) = self.open.pop() {
            let is_last = matches!(open.what, What::Element(_) | What::Skipped);
            self.close(open);
            if is_last {
                break;
            }
        }
    }

    /// Closes raw elements that lie in the innermost element of Markdown, and blocks too.
    pub(super) fn close_inner(&mut self) {
        while let Some(open) = self.open.pop_if(|open| matches!(open.what, What::Raw(_) | What::Block(_))) {
            self.close(open);
        }
    }

    /// Closes everything.
    pub(super) fn close_all(&mut self) {
        while let Some(open) = self.open.pop() {
            self.close(open);
        }
    }

    /// Closes raw elements on top of the stack.
    pub(super) fn close_raw(&mut self) {
        while let Some(open) = self.open.pop_if(|open| matches!(open.what, What::Raw(_))) {
            self.close(open);
        }
    }

    /// The block that `:::` would close here, by its place in the stack.
    pub(super) fn innermost_block(&self) -> Option<usize> {
        let index = self.open.iter().rposition(|open| !matches!(open.what, What::Raw(_)))?;
        matches!(self.open[index].what, What::Block(_)).then_some(index)
    }

    /// Prepares for a block of Markdown: a raw `<p>` cannot hold one.
    pub(super) fn begin_block(&mut self) {
        self.end_implicit();
        let is_paragraph = |open: &mut Open| matches!(&open.what, What::Raw(name) if name == "p");
        while let Some(open) = self.open.pop_if(is_paragraph) {
            self.close(open);
        }
    }

    /// Undoes what an element that was just taken off the stack did, and writes its end tag.
    fn close(&mut self, open: Open) {
        let Open { what, effect } = open;
        match what {
            What::Element(end) => self.put(end),
            What::Raw(name) => {
                self.foreign -= usize::from(matches!(name.as_str(), "svg" | "math"));
                self.put("</");
                self.put(&name);
                self.put(">");
            }
            What::Block(draft) => self.unclosed(*draft),
            What::Skipped => {}
        }
        self.undo(effect);
    }

    /// Ends languages and the like of an element.
    pub(super) fn undo(&mut self, effect: Effect) {
        if effect.passage
            && let Some(leaf) = self.leaf()
        {
            leaf.leave();
        }
        if effect.language {
            self.languages.pop();
        }
        self.opaque -= usize::from(effect.opaque);
        if effect.frame {
            self.put("</div>\n");
        }
    }

    fn unclosed(&mut self, draft: Draft) {
        let end = self.position();
        let outermost = self.open.is_empty();
        let problem =
            Problem::BlockUnclosed { name: draft.name.value.clone() }.at(Span::here(draft.span.clone()));
        let change = outermost.then(|| {
            let line_break = if self.source.ends_with('\n') { "" } else { "\n" };
            let at = self.source.len();
            // Up to the next heading the end of the text is a good guess; beyond it, it is the writer's to say.
            let safe = !self.source[draft.span.end..].contains("\n#");
            Change { span: Span::here(at..at), text: format!("{line_break}:::\n"), safe }
        });
        self.findings.push(problem.suggest(change));
        self.end_block(draft, end);
    }

    /// Writes raw HTML: tags in balance, text as it is, comments left out.
    pub(super) fn raw(&mut self, html: &str) {
        // To a browser all of this is text of a `<textarea>` further out, and a tag could only end that.
        let holds_text = |open: &Open| matches!(&open.what, What::Raw(name) if tags::is_raw_text(name));
        if self.open.split_last().is_some_and(|(_, outer)| outer.iter().any(holds_text)) {
            self.put_text(html);
            return;
        }
        let (mut rest, mut broken) = (html, 0);
        loop {
            let text = match self.open.last() {
                Some(Open { what: What::Raw(name), .. }) if tags::is_raw_text(name) => end_tag_of(rest, name),
                Some(_) | None => memchr(b'<', rest.as_bytes()),
            };
            let shown = &rest[..text.unwrap_or(rest.len())];
            match self.open.last() {
                Some(Open { what: What::Raw(name), .. }) if name == "script" => self.put(&script(shown)),
                Some(_) | None => self.put(shown),
            }
            let Some(at) = text else { return };
            rest = &rest[at..];
            match if broken < BROKEN_TAGS { tags::read(rest) } else { None } {
                Some((markup, length)) => {
                    self.markup(markup);
                    rest = &rest[length..];
                }
                None => {
                    broken += 1;
                    self.put("&lt;");
                    rest = &rest[1..];
                }
            }
        }
    }

    fn markup(&mut self, markup: Markup<'_>) {
        match markup {
            Markup::Hidden => {}
            Markup::Start(tag) => self.raw_start(&tag),
            Markup::End(name) => {
                let raws = self.open.iter().rev().map_while(|open| match &open.what {
                    What::Raw(open) => Some(open),
                    What::Element(_) | What::Block(_) | What::Skipped => None,
                });
                if let Some(above) = raws.into_iter().position(|open| *open == name) {
                    for _ in 0..=above {
                        if let Some(open) = self.open.pop() {
                            self.close(open);
                        }
                    }
                }
            }
        }
    }

    fn raw_start(&mut self, tag: &StartTag<'_>) {
        let name = tag.name.as_ref();
        if tags::belongs_to_the_page(name) {
            return;
        }
        let ends = |open: &mut Open| matches!(&open.what, What::Raw(open) if tags::ends_before(open, name));
        while let Some(open) = self.open.pop_if(ends) {
            self.close(open);
        }
        if tags::is_void(name) || (tag.closed && self.foreign > 0) {
            if name == "br" {
                self.put_break(tag.text);
            } else {
                self.put_object(tag.text);
            }
            return;
        }
        if !self.has_room() {
            return;
        }
        let no_typography = tags::is_opaque(name)
            || tag.attribute("translate").is_some_and(|value| value.eq_ignore_ascii_case("no"))
            || tag
                .attribute("class")
                .is_some_and(|value| value.split_ascii_whitespace().any(|name| name == "notypo"));
        let lang = tag.attribute("lang").filter(|lang| !lang.is_empty()).map(str::to_owned);
        let mut effect = self.begin_effect(lang.as_deref(), no_typography);
        effect.frame = name == "table" && self.has_place_for_frame();
        if effect.frame {
            self.raw_table();
        }
        self.put(tag.text);
        self.foreign += usize::from(matches!(name, "svg" | "math"));
        self.open.push(Open { what: What::Raw(name.to_owned()), effect });
        // `<span/>` is a start tag to browsers; authors mean an empty element.
        if tag.closed
            && let Some(open) = self.open.pop()
        {
            self.close(open);
        }
    }

    /// Whether a table of the author's stands where a frame may: not within a line or a paragraph,
    /// and not in another table, which has one.
    fn has_place_for_frame(&mut self) -> bool {
        let is_inner =
            |open: &Open| matches!(&open.what, What::Raw(name) if matches!(name.as_str(), "table" | "p"));
        let shown = matches!(self.profile.kind, Kind::Article | Kind::Bio);
        shown && self.leaf().is_none() && !self.open.iter().any(is_inner)
    }

    /// Begins what an element brings with it.
    pub(super) fn begin_effect(&mut self, lang: Option<&str>, no_typography: bool) -> Effect {
        let mut effect =
            Effect { language: lang.is_some(), passage: false, opaque: no_typography, frame: false };
        if no_typography {
            self.opaque += 1;
            if let Some(leaf) = self.leaf() {
                leaf.opaque();
            }
        }
        if let Some(tag) = lang {
            let language = Language::of(tag);
            self.languages.push(Spoken { language, tag: tag.to_owned() });
            if let Some(leaf) = self.leaf() {
                leaf.enter(language);
                effect.passage = true;
            }
        }
        effect
    }
}

/// The text of a script without `<script`: after `<!--` a browser would wait for a second end tag.
///
/// Only strings can hold it, and there the backslash means nothing.
fn script(text: &str) -> Cow<'_, str> {
    let starts = memmem::find_iter(text.as_bytes(), b"<").filter(|at| {
        text.as_bytes().get(at + 1..at + 7).is_some_and(|name| name.eq_ignore_ascii_case(b"script"))
    });
    let (mut shown, mut from) = (String::new(), 0);
    for at in starts {
        shown.push_str(&text[from..=at]);
        shown.push('\\');
        from = at + 1;
    }
    if from == 0 { Cow::Borrowed(text) } else { Cow::Owned(shown + &text[from..]) }
}

/// Where `</name` stands in `html`, in any case.
fn end_tag_of(html: &str, name: &str) -> Option<usize> {
    let ends = |at: &usize| {
        let after = &html.as_bytes()[at + 2..];
        after.len() >= name.len() && after[..name.len()].eq_ignore_ascii_case(name.as_bytes())
    };
    memmem::find_iter(html.as_bytes(), b"</").find(ends)
}
