//! Directives and attributes, put in place of the masks the parser found.
//!
//! Walks over the events once, with the brackets and blocks that are open, and says which masks led to nothing.

use super::attributes;
use super::directives::{Mask, MaskKind};
use super::events::{Op, Script, is_escaped, is_inline};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// How deep inline blocks may stand in each other; deeper ones are text.
const INLINE_DEPTH: usize = 8;

/// Puts directives and attributes into a script; gives the masks that led to nothing, in order.
pub(super) fn put_in(script: &mut Script<'_>) -> Vec<usize> {
    Resolver::new(script).run()
}

/// The masks that lie within `range`.
pub(super) fn masks_in<'m>(masks: &'m [Mask], range: &Range<usize>) -> &'m [Mask] {
    let from = masks.partition_point(|mask| mask.range.start < range.start);
    let length = masks[from..].partition_point(|mask| mask.range.end <= range.end);
    &masks[from..from + length]
}

/// A bracket that may be closed, or the border of an element no bracket reaches across.
enum Bracket {
    Border,
    Text { op: usize, directive: Option<Range<usize>> },
}

/// Walks over the ops once and puts directives in.
struct Resolver<'s, 't> {
    script: &'s mut Script<'t>,
    /// Blocks that are open: their first ops.
    blocks: Vec<usize>,
    /// The first op of the block or inline element that ended last, and the op of its end.
    ended: Option<(usize, usize)>,
    inlines: Vec<usize>,
    brackets: Vec<Bracket>,
    directives: usize,
    images: usize,
    seen: Vec<bool>,
}

impl<'s, 't> Resolver<'s, 't> {
    fn new(script: &'s mut Script<'t>) -> Resolver<'s, 't> {
        let seen = vec![false; script.masks.len()];
        Resolver {
            script,
            blocks: Vec::new(),
            ended: None,
            inlines: Vec::new(),
            brackets: Vec::new(),
            directives: 0,
            images: 0,
            seen,
        }
    }

    fn run(mut self) -> Vec<usize> {
        for at in 0..self.script.ops.len() {
            let (op, range) = &self.script.ops[at];
            let range = range.clone();
            let Op::Event(event) = op else { continue };
            match event {
                Event::Start(Tag::HtmlBlock) => self.html_block(at),
                Event::Start(tag) if is_inline(&tag.to_end()) => {
                    self.images += usize::from(matches!(tag, Tag::Image { .. }));
                    self.inlines.push(at);
                    self.brackets.push(Bracket::Border);
                }
                Event::Start(_) => {
                    self.new_line();
                    self.blocks.push(at);
                }
                Event::End(TagEnd::HtmlBlock) => {}
                Event::End(tag) if is_inline(tag) => {
                    self.images -= usize::from(*tag == TagEnd::Image);
                    while let Some(Bracket::Text { directive, .. }) = self.brackets.pop() {
                        self.directives -= usize::from(directive.is_some());
                    }
                    self.ended = self.inlines.pop().map(|start| (start, at));
                }
                Event::End(_) => {
                    self.new_line();
                    self.ended = self.blocks.pop().map(|start| (start, at));
                }
                Event::Text(text) if self.images == 0 && &**text == "[" && !self.escaped(at) => {
                    let directive =
                        self.directive_name(range.start).filter(|_| self.directives < INLINE_DEPTH);
                    self.directives += usize::from(directive.is_some());
                    self.brackets.push(Bracket::Text { op: at, directive });
                }
                Event::Text(text) if self.images == 0 && &**text == "]" && !self.escaped(at) => {
                    self.close(at)
                }
                Event::InlineHtml(_) => self.inline_html(at, &range),
                Event::Text(_) | Event::Code(_) | Event::Html(_) => self.see(&range),
                Event::InlineMath(_)
                | Event::DisplayMath(_)
                | Event::FootnoteReference(_)
                | Event::SoftBreak
                | Event::HardBreak
                | Event::Rule
                | Event::TaskListMarker(_) => {}
            }
        }
        let stray = self.seen.iter().enumerate().filter(|(_, seen)| !**seen);
        stray.map(|(index, _)| index).collect()
    }

    fn new_line(&mut self) {
        self.brackets.clear();
        self.inlines.clear();
        (self.directives, self.images) = (0, 0);
    }

    fn escaped(&self, at: usize) -> bool {
        is_escaped(self.script.source, &self.script.ops, at)
    }

    /// Masks inside code, text or HTML are taken from the source again.
    fn see(&mut self, range: &Range<usize>) {
        let from = self.script.masks.partition_point(|mask| mask.range.start < range.start);
        for index in from..from + masks_in(self.script.masks, range).len() {
            self.seen[index] = true;
        }
    }

    /// The mask that begins where `range` does.
    fn mask_at(&self, range: &Range<usize>) -> Option<(usize, Mask)> {
        let index = self.script.masks.partition_point(|mask| mask.range.start < range.start);
        self.script
            .masks
            .get(index)
            .filter(|mask| mask.range.start == range.start)
            .map(|mask| (index, mask.clone()))
    }

    fn html_block(&mut self, at: usize) {
        self.new_line();
        let is_html = |(op, _): &(Op<'_>, Range<usize>)| matches!(op, Op::Event(Event::Html(_)));
        let Some(html) = self.script.ops[at..].iter().take(3).position(is_html) else { return };
        let range = self.script.ops[at + html].1.clone();
        let Some((index, Mask { kind, range: mask })) = self.mask_at(&range) else { return };
        let op = match kind {
            MaskKind::Leaf => Op::Leaf,
            MaskKind::Opener => Op::Opener,
            MaskKind::Closer => Op::Closer,
            MaskKind::Line => match self.above(at) {
                Some(above) => {
                    self.script.attached.push((above, mask.clone()));
                    Op::Nothing
                }
                None => return,
            },
            MaskKind::Inline => return,
        };
        self.seen[index] = true;
        self.script.ops[at] = (op, mask);
        for (op, _) in &mut self.script.ops[at + 1..] {
            let last = *op == Op::Event(Event::End(TagEnd::HtmlBlock));
            *op = Op::Nothing;
            if last {
                break;
            }
        }
    }

    /// The block that an attribute line at op `at` belongs to.
    fn above(&self, at: usize) -> Option<usize> {
        let takes = |start: usize| {
            matches!(
                self.script.ops[start].0,
                Op::Event(Event::Start(
                    Tag::Paragraph
                        | Tag::BlockQuote(_)
                        | Tag::List(_)
                        | Tag::Table(_)
                        | Tag::CodeBlock(_)
                        | Tag::DefinitionList
                ))
            )
        };
        match self.ended {
            Some((start, end)) if end + 1 == at => takes(start).then_some(start),
            // The text of a tight item is not a paragraph of its own: the item takes the attributes.
            Some(_) | None => {
                let item = *self.blocks.last()?;
                let is_item = matches!(self.script.ops[item].0, Op::Event(Event::Start(Tag::Item)));
                let after_text = matches!(
                    self.script.ops[at.checked_sub(1)?].0,
                    Op::Event(Event::Text(_) | Event::Code(_) | Event::InlineHtml(_))
                        | Op::SpanEnd
                        | Op::InlineEnd
                );
                (is_item && after_text).then_some(item)
            }
        }
    }

    fn inline_html(&mut self, at: usize, range: &Range<usize>) {
        match self.mask_at(range) {
            Some((index, Mask { kind: MaskKind::Inline, range: mask })) if mask == *range => {
                // After a bracket it was taken when the bracket closed.
                if let Some((start, end)) = self.ended
                    && end + 1 == at
                    && self.images == 0
                    && matches!(
                        self.script.ops[start].0,
                        Op::Event(Event::Start(Tag::Link { .. } | Tag::Image { .. }))
                    )
                {
                    self.seen[index] = true;
                    self.script.attached.push((start, mask.clone()));
                    self.script.ops[at].0 = Op::Nothing;
                }
            }
            Some((_, mask)) if mask.range == *range => {}
            Some(_) | None => self.see(range),
        }
    }

    /// The name before the bracket at byte `bracket`, if it makes an inline block: `:name[`.
    fn directive_name(&self, bracket: usize) -> Option<Range<usize>> {
        let before = &self.script.source[..bracket];
        let length = before.bytes().rev().take_while(|&byte| attributes::in_name(byte)).count();
        let start = bracket - length;
        let colon = start.checked_sub(1)?;
        let is_name = length > 0 && attributes::name_length(&before[start..]) == length;
        let preceding = before.get(..colon)?.chars().next_back();
        let free = preceding.is_none_or(|char| !char.is_alphanumeric() && char != ':' && char != '\\');
        (before.as_bytes()[colon] == b':' && is_name && free).then_some(start..bracket)
    }

    fn close(&mut self, at: usize) {
        let Some(Bracket::Text { op, directive }) =
            self.brackets.pop_if(|top| matches!(top, Bracket::Text { .. }))
        else {
            return;
        };
        self.directives -= usize::from(directive.is_some());
        let next = self.script.ops.get(at + 1).map(|(_, range)| range.clone());
        let after_bracket = self.script.ops[at].1.end;
        let mask = next
            .filter(|range| range.start == after_bracket)
            .and_then(|range| self.mask_at(&range).filter(|(_, mask)| mask.range == range))
            .filter(|(_, mask)| mask.kind == MaskKind::Inline);
        if let Some((index, _)) = &mask {
            self.seen[*index] = true;
            self.script.ops[at + 1].0 = Op::Nothing;
        }
        let attributes = mask.map(|(_, mask)| mask.range);
        match (directive, attributes) {
            (Some(name), attributes) => {
                self.cut_text(op, name.start - 1);
                let end = attributes.as_ref().map_or(after_bracket, |range| range.end);
                self.script.ops[op].0 = Op::Inline { name, attributes, end };
                self.script.ops[at].0 = Op::InlineEnd;
            }
            (None, Some(attributes)) => {
                self.script.ops[op].0 = Op::Span(attributes);
                self.script.ops[at].0 = Op::SpanEnd;
            }
            (None, None) => {}
        }
    }

    /// Takes `:name` out of the texts before op `bracket`.
    fn cut_text(&mut self, bracket: usize, colon: usize) {
        let source = self.script.source;
        for (op, range) in self.script.ops[..bracket].iter_mut().rev() {
            if range.end <= colon || !matches!(op, Op::Event(Event::Text(_))) {
                break;
            }
            if range.start >= colon {
                *op = Op::Nothing;
            } else {
                range.end = colon;
                *op = Op::Event(Event::Text(source[range.clone()].into()));
            }
        }
    }
}
