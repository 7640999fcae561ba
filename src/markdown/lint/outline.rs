//! What the rules look at: a text as the things a reader meets in it.
//!
//! Plain data, collected once by `collect.rs`. Every thing knows its bytes in the source.

use std::ops::Range;
use std::rc::Rc;

/// A text as a list of the things in it, each kind in order of appearance.
pub(super) struct Outline<'t> {
    /// The text as written.
    pub(super) source: &'t str,
    /// Headings, paragraphs, items, cells.
    pub(super) passages: Vec<Passage>,
    /// Links of Markdown and `<a href>` within lines.
    pub(super) links: Vec<Link>,
    /// Pictures of Markdown and `<img>`.
    pub(super) pictures: Vec<Picture>,
    /// Tables of Markdown.
    pub(super) tables: Vec<Table>,
    /// Blocks of code.
    pub(super) listings: Vec<Listing>,
    /// Code within lines.
    pub(super) snippets: Vec<Snippet>,
    /// Tags of raw HTML.
    pub(super) tags: Vec<RawTag<'t>>,
    /// Uses of blocks.
    pub(super) directives: Vec<Directive>,
    /// Languages as declared, with the bytes of the declaration.
    pub(super) languages: Vec<(Rc<str>, Range<usize>)>,
    /// Words whose meaning is given by `abbr`.
    pub(super) explained: Vec<String>,
}

/// What a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A heading of this level, as typed.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// The text of a list item, or its first paragraphs.
    Item,
    /// A cell of a table.
    Cell,
    /// A term that is defined.
    Term,
}

/// A stretch of running text without a block inside.
pub(super) struct Passage {
    /// What it is.
    pub(super) role: Role,
    /// Whether it stands in a list, quote, table or note.
    pub(super) nested: bool,
    /// Its bytes in the source, with its marks.
    pub(super) span: Range<usize>,
    /// What a reader hears. Code is [`CODE`], a hard line break U+2028, a soft one a newline.
    pub(super) text: String,
    /// Its language, a BCP 47 tag.
    pub(super) lang: Rc<str>,
    /// Parts of the text in another language.
    pub(super) foreign: Vec<Range<usize>>,
    /// Whether all of the text is strong.
    pub(super) strong: bool,
    /// Its links, as indices.
    pub(super) links: Range<usize>,
    /// Its pictures, as indices.
    pub(super) pictures: Range<usize>,
    /// Where pieces of the text come from: first byte in the text, bytes in the source.
    origins: Vec<(usize, Range<usize>)>,
}

/// Stands for code in the text of a passage.
pub(super) const CODE: char = '\u{FFFC}';

/// Stands for a hard line break.
pub(super) const BREAK: char = '\u{2028}';

/// A link.
pub(super) struct Link {
    /// All of it.
    pub(super) span: Range<usize>,
    /// What a reader hears, alternative texts included.
    pub(super) text: String,
    /// As written.
    pub(super) target: String,
    /// How many pictures it holds.
    pub(super) pictures: usize,
    /// Whether it holds code.
    pub(super) code: bool,
    /// Its bytes in the text of its passage.
    pub(super) within: Range<usize>,
    /// Its passage.
    pub(super) passage: usize,
}

/// A picture.
pub(super) struct Picture {
    /// All of it.
    pub(super) span: Range<usize>,
    /// As written.
    pub(super) target: String,
    /// The alternative text; raw HTML may have none.
    pub(super) alt: Option<String>,
    /// The title, which becomes the caption.
    pub(super) title: String,
    /// Marked `{decorative}`, or `alt=""` in HTML.
    pub(super) decorative: bool,
    /// Whether it is an `<img>`.
    pub(super) raw: bool,
    /// The link it stands in.
    pub(super) link: Option<usize>,
    /// Its passage; raw pictures outside of one stand before it.
    pub(super) passage: usize,
}

/// A table of Markdown.
pub(super) struct Table {
    /// All of it.
    pub(super) span: Range<usize>,
    /// Its cells in the first row: whether each is empty.
    pub(super) head: Vec<bool>,
    /// Whether it has a caption.
    pub(super) captioned: bool,
}

/// A block of code.
pub(super) struct Listing {
    /// All of it, with fences.
    pub(super) span: Range<usize>,
    /// Whether fences stand around it.
    pub(super) fenced: bool,
    /// What stands after the opening fence.
    pub(super) info: String,
    /// The code.
    pub(super) text: String,
    /// The bytes of the code.
    pub(super) body: Range<usize>,
    /// Whether it stands in a list or quote, where lines have marks before them.
    pub(super) nested: bool,
    /// Whether its content is described in words.
    pub(super) described: bool,
}

/// Code within a line.
pub(super) struct Snippet {
    /// With its marks.
    pub(super) span: Range<usize>,
    /// The code.
    pub(super) text: String,
}

/// A tag of raw HTML.
pub(super) struct RawTag<'t> {
    /// Its bytes.
    pub(super) span: Range<usize>,
    /// Its name in lower case.
    pub(super) name: String,
    /// The start tag as written; `None` for an end tag.
    pub(super) start: Option<super::super::tags::StartTag<'t>>,
}

/// A use of a block: `::name{…}`, `:::name{…}`, `:name[…]{…}`.
pub(super) struct Directive {
    /// Its first line.
    pub(super) span: Range<usize>,
    /// Its name.
    pub(super) name: String,
    /// What it is given.
    pub(super) arguments: Vec<(String, String)>,
}

impl Directive {
    /// The value of an argument.
    pub(super) fn argument(&self, name: &str) -> Option<&str> {
        self.arguments.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

impl<'t> Outline<'t> {
    /// An empty outline of a text.
    pub(super) fn new(source: &'t str) -> Outline<'t> {
        Outline {
            source,
            passages: Vec::new(),
            links: Vec::new(),
            pictures: Vec::new(),
            tables: Vec::new(),
            listings: Vec::new(),
            snippets: Vec::new(),
            tags: Vec::new(),
            directives: Vec::new(),
            languages: Vec::new(),
            explained: Vec::new(),
        }
    }

    /// Passages that are headings, with their levels.
    pub(super) fn headings(&self) -> impl Iterator<Item = (u8, &Passage)> {
        self.passages.iter().filter_map(|passage| match passage.role {
            Role::Heading(level) => Some((level, passage)),
            Role::Paragraph | Role::Item | Role::Cell | Role::Term => None,
        })
    }
}

impl Passage {
    /// A passage without text.
    pub(super) fn new(role: Role, nested: bool, start: usize, lang: Rc<str>) -> Passage {
        Passage {
            role,
            nested,
            span: start..start,
            text: String::new(),
            lang,
            foreign: Vec::new(),
            strong: true,
            links: 0..0,
            pictures: 0..0,
            origins: Vec::new(),
        }
    }

    /// Adds text that comes from `range` of the source.
    pub(super) fn push(&mut self, text: &str, range: Range<usize>) {
        self.origins.push((self.text.len(), range));
        self.text.push_str(text);
    }

    /// Where bytes of the text stand in the source.
    pub(super) fn origin(&self, range: Range<usize>) -> Range<usize> {
        let start = self.origin_of(range.start, 0);
        let end = self.origin_of(range.end.saturating_sub(1).max(range.start), 1);
        start..end.max(start)
    }

    /// Where the byte at `at` comes from, or the byte `after` it.
    fn origin_of(&self, at: usize, after: usize) -> usize {
        let index = self.origins.partition_point(|(start, _)| *start <= at);
        let Some(index) = index.checked_sub(1) else { return self.span.start };
        let (start, source) = &self.origins[index];
        let end = self.origins.get(index + 1).map_or(self.text.len(), |(next, _)| *next);
        if end - start == source.len() {
            return (source.start + (at - start) + after).min(source.end);
        }
        // An entity or the like: as a whole or not at all.
        if after == 0 { source.start } else { source.end }
    }
}

/// The first part of a language tag, `de` of `de-AT`.
pub(super) fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or_default()
}
