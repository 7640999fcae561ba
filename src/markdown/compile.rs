//! Markdown to pieces, in one walk over the parser's events.
//!
//! Blocks write straight into the body; the text of each leaf block is collected first, as one
//! line, and set with those of the others (`texts`). What files of this folder add to
//! [`Compiler`]: `inline` text and links, `directive` blocks and attributes, `nesting` what is
//! open, `tables`, `code`, `footnotes`, `headings`, `pictures`.

use super::body::{Body, Piece};
use super::directives::{self, Masks};
use super::events::{Covered, Op, Script};
use super::footnotes::Notes;
use super::headings::Outline;
use super::leaf::Leaf;
use super::memo::Memo;
use super::nesting::{Effect, Open, Spoken};
use super::out::Out;
use super::profile::{Kind, Profile};
use super::shortcodes::{self, Foreign};
use super::tables::Table;
use super::texts::Texts;
use super::{autolink, code};
use crate::german::Language;
use crate::report::Finding;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;
use std::sync::Arc;

/// Compiles a text, or remembers what became of it before.
pub fn compile(text: &str, profile: &Profile, memo: &Memo) -> Arc<Body> {
    memo.body(text, profile, || compile_anew(text, profile, memo))
}

/// Compiles a text that nobody asks for again.
pub(super) fn compile_anew(text: &str, profile: &Profile, memo: &Memo) -> Body {
    let masks = match profile.kind {
        Kind::Comment => Masks::default(),
        Kind::Article | Kind::Bio | Kind::Fragment => directives::find(text),
    };
    let broken = masks.broken.clone();
    let covered = Covered::new(text, masks, profile.kind);
    let script = covered.script();
    let mut compiler = Compiler::new(text, profile, memo, &script);
    if profile.kind != Kind::Comment {
        compiler.shortcodes = shortcodes::foreign(text);
        compiler.findings = shortcodes::findings(text, &script, &compiler.shortcodes, &broken);
    }
    compiler.run();
    compiler.finish()
}

/// A text on its way to a body.
pub(super) struct Compiler<'t> {
    pub(super) source: &'t str,
    pub(super) profile: &'t Profile,
    pub(super) memo: &'t Memo,
    pub(super) script: &'t Script<'t>,
    /// The op at hand.
    pub(super) at: usize,
    attached: usize,
    pub(super) out: Out,
    texts: Texts,
    /// Whether the leaf is text that Markdown gives no element, with the end tag it got.
    implicit: Option<&'static str>,
    pub(super) open: Vec<Open>,
    pub(super) languages: Vec<Spoken>,
    /// Elements open that typography stays out of.
    pub(super) opaque: usize,
    /// `svg` and `math` open.
    pub(super) foreign: usize,
    pub(super) notes: Notes<'t>,
    pub(super) outline: Outline,
    pub(super) table: Table<'t>,
    /// Tables and listings so far, for their names and ids.
    pub(super) tables: u32,
    pub(super) listings: u32,
    /// Links open, and where their text began.
    pub(super) links: Vec<(Option<u32>, (usize, usize))>,
    /// Whether there may be bare addresses to make links of.
    pub(super) addresses: bool,
    /// Blocks of other programs, in order.
    pub(super) shortcodes: Vec<Foreign>,
    /// Abbreviations that were not used yet.
    pub(super) abbreviations: Vec<&'t (String, String)>,
    pub(super) words: usize,
    pub(super) text_chars: usize,
    pub(super) code_chars: usize,
    pub(super) findings: Vec<Finding>,
}

impl<'t> Compiler<'t> {
    fn new(source: &'t str, profile: &'t Profile, memo: &'t Memo, script: &'t Script<'t>) -> Compiler<'t> {
        let body = Body { labels: profile.labels(), anchors: profile.heading_anchors, ..Body::default() };
        let used = |(short, _): &&(String, String)| !short.is_empty() && source.contains(short.as_str());
        Compiler {
            source,
            profile,
            memo,
            script,
            at: 0,
            attached: 0,
            out: Out::new(body, source.len() + source.len() / 4),
            texts: Texts::with_capacity(if profile.style.enabled { source.len() } else { 0 }),
            implicit: None,
            open: Vec::new(),
            languages: vec![Spoken { language: profile.language(), tag: profile.lang.clone() }],
            opaque: 0,
            foreign: 0,
            notes: Notes::default(),
            outline: Outline::default(),
            table: Table::default(),
            tables: 0,
            listings: 0,
            links: Vec::new(),
            addresses: profile.autolink && autolink::may_occur(source),
            shortcodes: Vec::new(),
            abbreviations: profile.abbreviations.iter().filter(used).collect(),
            words: 0,
            text_chars: 0,
            code_chars: 0,
            findings: Vec::new(),
        }
    }

    fn run(&mut self) {
        let ops = &self.script.ops;
        while let Some((op, range)) = ops.get(self.at) {
            match op {
                Op::Event(event) => self.event(event, range),
                Op::Span(attributes) => self.begin_span(attributes),
                Op::SpanEnd => self.close_element(),
                Op::Inline { name, attributes, end } => self.begin_inline(name, attributes.as_ref(), *end),
                Op::InlineEnd => self.end_inline(),
                Op::Leaf => self.leaf_block(range),
                Op::Opener => self.open_block(range),
                Op::Closer => self.close_block(range),
                Op::Nothing => {}
            }
            self.at += 1;
        }
        self.end_implicit();
        self.close_all();
        self.write_notes();
    }

    fn finish(mut self) -> Body {
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        self.findings.extend(self.notes.unused());
        let body = self.out.body_mut();
        body.words = count(self.words);
        body.text_chars = count(self.text_chars);
        body.code_chars = count(self.code_chars);
        body.notes = self.notes.count();
        body.findings = self.findings;
        let lines = self.texts.set_common(&self.profile.style, self.profile.language());
        self.out.finish(lines)
    }

    fn event(&mut self, event: &'t Event<'t>, range: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(*tag),
            Event::Text(_) => self.text_events(),
            Event::Code(text) => self.code_span(text, range),
            Event::InlineHtml(html) => self.inline_html(html, range),
            Event::FootnoteReference(label) => self.note_reference(label),
            Event::SoftBreak => self.line().space(),
            Event::HardBreak => {
                // A fragment is written as CommonMark writes it, like its pictures.
                let is_fragment = self.profile.kind == Kind::Fragment;
                self.line().raw_break(if is_fragment { "<br />\n" } else { "<br>\n" });
            }
            Event::Rule => {
                self.begin_block();
                self.put("<hr>\n");
            }
            Event::TaskListMarker(done) => self.task_marker(*done),
            // HTML comes within its block; the extension for formulas is off.
            Event::Html(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: &'t Tag<'t>, range: &Range<usize>) {
        match tag {
            Tag::Emphasis => self.open_inline("<em>", "</em>"),
            Tag::Strong => self.open_inline("<strong>", "</strong>"),
            Tag::Strikethrough => self.open_inline("<del>", "</del>"),
            Tag::Superscript => self.open_inline("<sup>", "</sup>"),
            Tag::Subscript => self.open_inline("<sub>", "</sub>"),
            Tag::Link { link_type, dest_url, title, id: _ } => {
                self.begin_link(*link_type, dest_url, title, range)
            }
            Tag::Image { dest_url, title, .. } => self.picture(dest_url, title, range),
            Tag::Paragraph => {
                self.begin_block();
                if !self.figure() {
                    self.begin_text("<p", "</p>\n");
                }
            }
            Tag::Heading { id, classes, attrs, .. } => {
                self.begin_block();
                self.begin_heading(id.as_deref(), classes, attrs, range);
            }
            Tag::BlockQuote(_) => self.begin_element("<blockquote", "</blockquote>\n"),
            Tag::List(None) => self.begin_element("<ul", "</ul>\n"),
            Tag::List(Some(1)) => self.begin_element("<ol", "</ol>\n"),
            Tag::List(Some(start)) => self.begin_element(&format!("<ol start=\"{start}\""), "</ol>\n"),
            Tag::Item if self.is_task() => self.begin_element("<li class=\"task\"", "</li>\n"),
            Tag::Item => self.begin_element("<li", "</li>\n"),
            Tag::DefinitionList => self.begin_element("<dl", "</dl>\n"),
            Tag::DefinitionListTitle => {
                self.begin_block();
                self.begin_text("<dt", "</dt>\n");
            }
            Tag::DefinitionListDefinition => self.begin_element("<dd", "</dd>\n"),
            Tag::Table(aligns) => self.begin_table(aligns),
            Tag::TableHead => self.table_head(),
            Tag::TableRow => self.table_row(),
            Tag::TableCell => self.table_cell(),
            Tag::CodeBlock(kind) => self.code_block(kind, range),
            Tag::HtmlBlock => self.html_block(),
            Tag::FootnoteDefinition(label) => {
                self.end_implicit();
                self.begin_note(label, range);
            }
            Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript => {
                self.close_element();
            }
            TagEnd::Link => self.end_link(),
            TagEnd::Paragraph | TagEnd::DefinitionListTitle | TagEnd::TableCell => self.end_text(),
            TagEnd::Heading(level) => self.end_heading(level as u8),
            TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListDefinition
            | TagEnd::TableRow => {
                self.end_implicit();
                self.close_element();
            }
            TagEnd::TableHead => self.end_table_head(),
            TagEnd::Table => self.end_table(),
            TagEnd::FootnoteDefinition => {
                self.end_implicit();
                self.end_note();
            }
            // These are read to their ends where they begin.
            TagEnd::Image | TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => {}
        }
    }

    /// Begins a block that holds blocks, or text of its own.
    fn begin_element(&mut self, start: &str, end: &'static str) {
        self.begin_block();
        if !self.has_room() {
            self.open_element("", end);
            return;
        }
        self.put(start);
        let effect = self.write_attributes();
        self.put(">");
        self.push(end, effect);
    }

    /// Begins a block that holds text.
    pub(super) fn begin_text(&mut self, start: &str, end: &'static str) {
        self.put(start);
        let effect = self.write_attributes();
        self.put(">");
        self.push(end, effect);
        self.begin_leaf();
    }

    /// Ends a block that holds text.
    pub(super) fn end_text(&mut self) {
        self.close_inner();
        self.end_leaf();
        self.close_element();
    }

    fn open_inline(&mut self, start: &str, end: &'static str) {
        self.line();
        self.open_element(start, end);
    }

    fn is_task(&self) -> bool {
        self.script.ops[self.at + 1..]
            .iter()
            .take(2)
            .any(|(op, _)| matches!(op, Op::Event(Event::TaskListMarker(_))))
    }

    fn html_block(&mut self) {
        self.begin_block_of_html();
        let mut html = String::new();
        while let Some((op, range)) = self.script.ops.get(self.at) {
            match op {
                Op::Event(Event::Html(text)) => html.push_str(&self.script.unmasked(text, range)),
                Op::Event(Event::End(TagEnd::HtmlBlock)) => break,
                _ => {}
            }
            self.at += 1;
        }
        let is_more = html
            .trim()
            .strip_prefix("<!--")
            .and_then(|rest| rest.strip_suffix("-->"))
            .is_some_and(|inside| inside.trim() == "more");
        if self.profile.kind == Kind::Comment {
            self.put("<p>");
            self.put_text(html.trim());
            self.put("</p>\n");
        } else if !(is_more && self.open.is_empty() && self.out.end_summary()) {
            self.raw(&html);
        }
    }

    /// A raw `<p>` may go on over several stretches of HTML.
    fn begin_block_of_html(&mut self) {
        self.end_implicit();
    }

    /// Attributes from the line below the thing that begins at the op at hand, or right after it.
    pub(super) fn take_attached(&mut self) -> Option<Range<usize>> {
        let list = &self.script.attached;
        while list.get(self.attached).is_some_and(|(op, _)| *op < self.at) {
            self.attached += 1;
        }
        list.get(self.attached).filter(|(op, _)| *op == self.at).map(|(_, range)| range.clone())
    }

    /// The language in force.
    pub(super) fn spoken(&self) -> (Language, &str) {
        self.languages.last().map_or((Language::Other, ""), |spoken| (spoken.language, &spoken.tag))
    }

    /// Where the op at hand begins.
    pub(super) fn position(&self) -> usize {
        self.script.ops.get(self.at).map_or(self.source.len(), |(_, range)| range.start)
    }

    /// The text being collected, if one is.
    pub(super) fn leaf(&mut self) -> Option<&mut Leaf> {
        self.texts.innermost()
    }

    /// The text being collected; begins one where Markdown has none, as in tight lists.
    pub(super) fn line(&mut self) -> &mut Leaf {
        if self.leaf().is_none() {
            // Inside a block, text of a tight list gets the paragraph it would have elsewhere.
            let wrap = self.innermost_block().is_some();
            self.implicit = Some(if wrap { "</p>\n" } else { "" });
            if wrap {
                self.put("<p>");
            }
            self.push("", Effect::default());
            self.begin_leaf();
        }
        self.texts.innermost().expect("a text has begun if none had")
    }

    /// Ends text that Markdown gave no element.
    pub(super) fn end_implicit(&mut self) {
        if let Some(end) = self.implicit.take() {
            self.end_text();
            self.put(end);
        }
    }

    /// Begins a text, which is set with the others if it is one of the body itself, in its language.
    pub(super) fn begin_leaf(&mut self) {
        let is_common = !self.out.is_inside() && self.languages.len() == 1 && self.profile.style.enabled;
        if is_common && self.texts.innermost().is_none() {
            self.texts.begin_common();
        } else {
            self.texts.begin_apart();
        }
    }

    /// Begins a text that is set before the others.
    pub(super) fn begin_leaf_apart(&mut self) {
        self.texts.begin_apart();
    }

    /// Sets the text and writes it, or leaves that for later.
    pub(super) fn end_leaf(&mut self) {
        let (style, language) = (&self.profile.style, self.spoken().0);
        self.texts.end(style, language, &mut self.out);
    }

    /// Writes the text that was set.
    pub(super) fn write_leaf(&mut self) {
        self.texts.write_apart(&mut self.out);
    }

    /// Writes HTML, into the text being collected or the body.
    pub(super) fn put(&mut self, html: &str) {
        match self.leaf() {
            Some(leaf) => leaf.markup(html),
            None => self.out.html.push_str(html),
        }
    }

    /// Writes text as it is.
    pub(super) fn put_text(&mut self, text: &str) {
        match self.leaf() {
            Some(leaf) => leaf.literal(text),
            None => super::escape::text(text, &mut self.out.html),
        }
    }

    /// Writes `<br>`.
    pub(super) fn put_break(&mut self, html: &str) {
        match self.leaf() {
            Some(leaf) => leaf.raw_break(html),
            None => self.out.html.push_str(html),
        }
    }

    /// Writes an element without content, which behaves like a letter.
    pub(super) fn put_object(&mut self, html: &str) {
        if let Some(leaf) = self.leaf() {
            leaf.opaque();
        }
        self.put(html);
    }

    /// Adds a piece, into the text being collected or the body.
    pub(super) fn put_piece(&mut self, piece: Piece) {
        match self.leaf() {
            Some(leaf) => leaf.hole(piece),
            None => self.out.piece(piece),
        }
    }

    fn code_block(&mut self, kind: &'t pulldown_cmark::CodeBlockKind<'t>, range: &Range<usize>) {
        self.begin_block();
        code::write(self, kind, range);
    }
}
