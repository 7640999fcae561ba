//! Blocks and attributes where they stand: `::leaf`, `:::container`, `:inline[]`, `[span]{…}`.

use super::attributes::{self, Item, Placed};
use super::body::{Argument, BlockKind, Piece, Spanned};
use super::compile::Compiler;
use super::escape;
use super::events::Op;
use super::headings::attribute_text;
use super::nesting::{Draft, Effect, Open, What};
use super::problems::Problem;
use crate::report::{Change, Span, nearest};
use pulldown_cmark::{Event, Tag};
use std::ops::Range;

/// What attributes of one thing say.
#[derive(Debug, Default)]
pub(super) struct Marks<'t> {
    pub(super) lang: Option<String>,
    pub(super) notypo: bool,
    pub(super) id: Option<&'t str>,
    classes: Vec<&'t str>,
    dir: Option<String>,
    /// The keys that only things of this kind have.
    pub(super) own: Vec<(&'t str, String)>,
}

impl<'t> Marks<'t> {
    /// Adds what other attributes of the same thing say; they win.
    pub(super) fn merge(&mut self, other: Marks<'t>) {
        let Marks { lang, notypo, id, classes, dir, own } = other;
        self.lang = lang.or(self.lang.take());
        self.notypo |= notypo;
        self.id = id.or(self.id);
        self.classes.extend(classes);
        self.dir = dir.or(self.dir.take());
        self.own.splice(0..0, own);
    }

    /// The value of a key of this kind of thing.
    pub(super) fn own(&self, key: &str) -> Option<&str> {
        self.own.iter().find(|(name, _)| *name == key).map(|(_, value)| value.as_str())
    }

    /// Language, direction and classes, with a leading space; `more` is one more class.
    pub(super) fn write(&self, more: &str, out: &mut String) {
        if let Some(lang) = &self.lang {
            attribute_text("lang", lang, out);
        }
        if let Some(dir) = &self.dir {
            attribute_text("dir", dir, out);
        }
        let mut classes: Vec<&str> = self.classes.clone();
        if !more.is_empty() {
            classes.insert(0, more);
        }
        if !classes.is_empty() {
            attribute_text("class", &classes.join(" "), out);
        }
    }
}

impl<'t> Compiler<'t> {
    /// Reads `{…}` at `range` for a thing that takes the keys `own` besides those all take.
    pub(super) fn marks(&mut self, range: &Range<usize>, own: &[&'static str]) -> Marks<'t> {
        let source = self.source;
        let items = attributes::read(source, range.start).map(|(items, _)| items).unwrap_or_default();
        self.marks_of(items, own)
    }

    /// The same for items that were read already.
    pub(super) fn marks_of(&mut self, items: Vec<Placed<'t>>, own: &[&'static str]) -> Marks<'t> {
        let mut marks = Marks::default();
        for Placed { item, span, .. } in items {
            match item {
                Item::Id(id) => marks.id = Some(id),
                Item::Class(class) => {
                    marks.notypo |= class == "notypo";
                    marks.classes.push(class);
                }
                Item::Key { key: "lang", value } => marks.lang = Some(value.text().to_owned()),
                Item::Key { key: "dir", value } => marks.dir = Some(value.text().to_owned()),
                Item::Key { key, value } if own.contains(&key) => {
                    marks.own.push((key, value.text().to_owned()))
                }
                Item::Key { key, .. } => {
                    let known: Vec<&str> = ["lang", "dir"].iter().chain(own).copied().collect();
                    let key_span = span.start..span.start + key.len();
                    self.unknown_attribute(key, &known, span, Some(key_span));
                }
            }
        }
        marks
    }

    /// Reports a key that means nothing; `key` is where it can be replaced.
    pub(super) fn unknown_attribute(
        &mut self,
        name: &str,
        known: &[&str],
        span: Range<usize>,
        key: Option<Range<usize>>,
    ) {
        let near = nearest(name, known.iter().copied());
        let change = key.zip(near).map(|(key, near)| Change {
            span: Span::here(key),
            text: near.to_owned(),
            safe: true,
        });
        let problem = Problem::AttributeUnknown { key: name.to_owned() };
        self.findings.push(problem.at(Span::here(span)).suggest(change));
    }

    /// Writes the attributes of the block that begins at the op at hand, if it has any.
    pub(super) fn write_attributes(&mut self) -> Effect {
        let Some(range) = self.take_attached() else { return Effect::default() };
        let is_quote = matches!(self.script.ops[self.at].0, Op::Event(Event::Start(Tag::BlockQuote(_))));
        let marks = self.marks(&range, if is_quote { &["cite"] } else { &[] });
        self.write_marks(&marks);
        self.begin_effect(marks.lang.as_deref(), marks.notypo)
    }

    /// Writes id, language, classes and the like.
    pub(super) fn write_marks(&mut self, marks: &Marks<'_>) {
        if let Some(id) = marks.id {
            self.put(" id=\"");
            self.put_piece(Piece::Id(escape::quoted(id).into()));
            self.put("\"");
        }
        let mut written = String::new();
        marks.write("", &mut written);
        if let Some(cite) = marks.own("cite") {
            attribute_text("cite", cite, &mut written);
        }
        self.put(&written);
    }

    pub(super) fn begin_span(&mut self, range: &Range<usize>) {
        self.line();
        let marks = self.marks(range, &[]);
        if !self.has_room() {
            self.open_element("", "");
            return;
        }
        // The tag is outside the passage, so that quotes inside are set in its language.
        self.put("<span");
        self.write_marks(&marks);
        self.put(">");
        let effect = self.begin_effect(marks.lang.as_deref(), marks.notypo);
        self.push("</span>", effect);
    }

    /// A block without an inside.
    pub(super) fn leaf_block(&mut self, range: &Range<usize>) {
        self.begin_block();
        let draft = self.draft(range, BlockKind::Leaf);
        let block = draft.finish(None, range.end);
        let piece = self.out.block(block);
        self.put_piece(piece);
    }

    /// Begins a block with an inside.
    pub(super) fn open_block(&mut self, range: &Range<usize>) {
        self.begin_block();
        let draft = self.draft(range, BlockKind::Container);
        if self.has_room_for_block() {
            self.out.begin_inside();
            self.open.push(Open { what: What::Block(Box::new(draft)), effect: Effect::default() });
        }
    }

    /// Ends the innermost block, or shows the line if none is open here.
    pub(super) fn close_block(&mut self, range: &Range<usize>) {
        self.end_implicit();
        if self.innermost_block().is_none() {
            self.findings.push(Problem::BlockUnopened.at(Span::here(range.clone())));
            self.begin_block();
            self.put("<p>");
            self.put(&self.source[range.clone()]);
            self.put("</p>\n");
            return;
        }
        self.close_raw();
        if let Some(Open { what: What::Block(draft), .. }) = self.open.pop() {
            self.end_block(*draft, range.end);
        }
    }

    /// Ends the inside of a block and puts the block into the text.
    pub(super) fn end_block(&mut self, draft: Draft, end: usize) {
        if draft.kind == BlockKind::Inline {
            self.end_leaf();
        }
        let inside = self.out.end_inside();
        // `:deadline[]` has no inside.
        let inside = (draft.kind == BlockKind::Container || !inside.pieces.is_empty()).then_some(inside);
        let piece = self.out.block(draft.finish(inside, end));
        self.put_piece(piece);
    }

    /// Begins `:name[…]`.
    pub(super) fn begin_inline(
        &mut self,
        name: &Range<usize>,
        attributes: Option<&Range<usize>>,
        end: usize,
    ) {
        self.line().opaque();
        let arguments = attributes.map(|range| self.arguments(range.start)).unwrap_or_default();
        let draft = Draft {
            name: Spanned { value: self.source[name.clone()].to_owned(), span: name.clone() },
            arguments,
            kind: BlockKind::Inline,
            span: name.start - 1..end,
            level: self.outline.level_below(),
            lang: self.spoken().1.to_owned(),
        };
        self.out.begin_inside();
        self.open.push(Open { what: What::Block(Box::new(draft)), effect: Effect::default() });
        self.begin_leaf();
    }

    /// Ends `:name[…]`.
    pub(super) fn end_inline(&mut self) {
        self.close_raw();
        if let Some(Open { what: What::Block(draft), .. }) = self.open.pop() {
            let end = draft.span.end;
            self.end_block(*draft, end);
        }
    }

    /// What a directive line says.
    fn draft(&mut self, range: &Range<usize>, kind: BlockKind) -> Draft {
        let line = &self.source[range.clone()];
        let colons = line.bytes().take_while(|&byte| byte == b':').count();
        let start = range.start + colons;
        let name = start..start + attributes::name_length(&line[colons..]);
        let brace = line[name.end - range.start..].find('{').map(|at| name.end + at);
        let arguments = brace.map(|brace| self.arguments(brace)).unwrap_or_default();
        Draft {
            name: Spanned { value: self.source[name.clone()].to_owned(), span: name },
            arguments,
            kind,
            span: range.clone(),
            level: self.outline.level_below(),
            lang: self.spoken().1.to_owned(),
        }
    }

    /// The arguments of a directive whose brace is at `at`; classes and ids mean nothing there.
    fn arguments(&mut self, at: usize) -> Vec<Argument> {
        let items = attributes::read(self.source, at).map(|(items, _)| items).unwrap_or_default();
        for Placed { span, .. } in items.iter().filter(|placed| !matches!(placed.item, Item::Key { .. })) {
            self.unknown_attribute(&self.source[span.clone()], &[], span.clone(), None);
        }
        attributes::arguments(items)
    }
}
