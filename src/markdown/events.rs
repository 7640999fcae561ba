//! The parser's events, with directives and attributes put back where they stand.
//!
//! Takes a text and its masks, parses it and turns every mask the parser found as a
//! processing instruction of its own into the directive it is. Masks in code or in HTML
//! were none. Masks that lead to nothing, such as one after a bracket that is no link, are
//! taken out, and the text is parsed again.

use super::dates;
use super::directives::{Mask, Masks, cover};
use super::profile::Kind;
use super::resolve::{self, masks_in};
use pulldown_cmark::{Event, Options, Parser, TagEnd};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

/// How often a text is parsed before its masks are given up.
const ROUNDS: usize = 4;

/// What happens next in a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Op<'t> {
    /// An event of the parser.
    Event(Event<'t>),
    /// `[` of a span, with its attributes.
    Span(Range<usize>),
    /// `]` of a span.
    SpanEnd,
    /// `:name[`, with the name and the attributes behind the bracket.
    Inline { name: Range<usize>, attributes: Option<Range<usize>>, end: usize },
    /// `]` of an inline block.
    InlineEnd,
    /// `::name{…}`
    Leaf,
    /// `:::name{…}`
    Opener,
    /// `:::`
    Closer,
    /// Nothing: part of what was said already.
    Nothing,
}

/// A text, taken apart.
pub(super) struct Script<'t> {
    /// What happens, and the bytes in the source.
    pub(super) ops: Vec<(Op<'t>, Range<usize>)>,
    /// Attributes of blocks, links and pictures: the op that starts the thing, and the bytes of `{…}`.
    pub(super) attached: Vec<(usize, Range<usize>)>,
    pub(super) source: &'t str,
    covered: &'t str,
    pub(super) masks: &'t [Mask],
}

/// A text, and room for what the parser may see of it.
pub(super) struct Covered<'t> {
    source: &'t str,
    masks: Masks,
    kind: Kind,
    rounds: [Round; ROUNDS],
}

/// A text with its masks covered, and the masks that turned out to be directives.
#[derive(Default)]
struct Round {
    text: OnceCell<String>,
    kept: OnceCell<Vec<Mask>>,
}

impl<'t> Covered<'t> {
    /// Keeps a text and its masks.
    pub(super) fn new(source: &'t str, masks: Masks, kind: Kind) -> Covered<'t> {
        Covered { source, masks, kind, rounds: Default::default() }
    }

    /// The ops of the text: parses it until every mask that is left is a directive or lies in code.
    pub(super) fn script(&self) -> Script<'_> {
        let mut masks = self.masks.list.as_slice();
        for Round { text, kept } in &self.rounds {
            if masks.is_empty() {
                break;
            }
            let text = text.get_or_init(|| cover(self.source, masks));
            let (script, stray) = self.resolved(text, masks);
            if stray.is_empty() {
                return script;
            }
            masks = kept.get_or_init(|| {
                let is_stray = |index: &usize| stray.binary_search(index).is_ok();
                (0..masks.len()).filter(|index| !is_stray(index)).map(|index| masks[index].clone()).collect()
            });
        }
        self.resolved(self.source, &[]).0
    }

    /// The ops of a round, and the masks that led to nothing.
    fn resolved<'s>(&'s self, text: &'s str, masks: &'s [Mask]) -> (Script<'s>, Vec<usize>) {
        let mut ops = Vec::with_capacity(text.len() / 16 + 8);
        let mut may_hold_dates = false;
        for (event, range) in Parser::new_ext(text, options(self.kind)).into_offset_iter() {
            may_hold_dates |= dates::may_begin(&event);
            ops.push((Op::Event(event), range));
        }
        if may_hold_dates {
            dates::unlist(&mut ops, text);
        }
        let mut script = Script { ops, attached: Vec::new(), source: self.source, covered: text, masks };
        if masks.is_empty() && !self.masks.names {
            return (script, Vec::new());
        }
        let stray = resolve::put_in(&mut script);
        script.attached.sort_by_key(|(op, _)| *op);
        (script, stray)
    }
}

impl Script<'_> {
    /// `text`, an event's text from `range`, with the source in place of masks.
    pub(super) fn unmasked<'a>(&self, text: &'a str, range: &Range<usize>) -> Cow<'a, str> {
        let masks = masks_in(self.masks, range);
        if masks.is_empty() {
            return Cow::Borrowed(text);
        }
        let (mut plain, mut rest) = (String::with_capacity(text.len()), text);
        for mask in masks {
            if let Some(at) = rest.find(&self.covered[mask.range.clone()]) {
                plain.push_str(&rest[..at]);
                plain.push_str(&self.source[mask.range.clone()]);
                rest = &rest[at + mask.range.len()..];
            }
        }
        plain.push_str(rest);
        Cow::Owned(plain)
    }
}

fn options(kind: Kind) -> Options {
    if kind == Kind::Comment {
        return Options::ENABLE_STRIKETHROUGH;
    }
    notation()
}

/// The extensions of CommonMark that posts and pages are read with.
pub fn notation() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
}

/// Whether the text of the op at `at` begins with a character that a backslash makes literal.
///
/// The backslash lies in no event; one that is text itself ends the event before.
pub(super) fn is_escaped(source: &str, ops: &[(Op<'_>, Range<usize>)], at: usize) -> bool {
    let start = ops[at].1.start;
    let backslash = start.checked_sub(1).is_some_and(|before| source.as_bytes()[before] == b'\\');
    backslash && at.checked_sub(1).is_none_or(|before| ops[before].1.end != start)
}

/// Whether markup stands within a line of text; everything else ends the line.
pub(super) fn is_inline(tag: &TagEnd) -> bool {
    match tag {
        TagEnd::Emphasis
        | TagEnd::Strong
        | TagEnd::Strikethrough
        | TagEnd::Superscript
        | TagEnd::Subscript
        | TagEnd::Link
        | TagEnd::Image => true,
        TagEnd::Paragraph
        | TagEnd::Heading(_)
        | TagEnd::BlockQuote(_)
        | TagEnd::CodeBlock
        | TagEnd::HtmlBlock
        | TagEnd::List(_)
        | TagEnd::Item
        | TagEnd::FootnoteDefinition
        | TagEnd::DefinitionList
        | TagEnd::DefinitionListTitle
        | TagEnd::DefinitionListDefinition
        | TagEnd::Table
        | TagEnd::TableHead
        | TagEnd::TableRow
        | TagEnd::TableCell
        | TagEnd::MetadataBlock(_) => false,
    }
}
