//! One walk over the events of a text that gathers its outline.
//!
//! Takes the text and its script, gives an [`Outline`]. Raw HTML is read tag by tag; text
//! inside of HTML blocks is not looked at.

use super::super::attributes::{self, Item as Attribute};
use super::super::events::{Op, Script, is_inline};
use super::outline::{BREAK, CODE, Outline, Passage, Picture, Role, Snippet, Table, primary};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;
use std::rc::Rc;

/// Gathers what the rules look at.
pub(super) fn collect<'t>(source: &'t str, script: &Script<'_>, lang: &str) -> Outline<'t> {
    let mut collector = Collector {
        source,
        script,
        attached: 0,
        outline: Outline::new(source),
        passage: None,
        open: Vec::new(),
        languages: vec![Rc::from(lang)],
        elements: Vec::new(),
        containers: Vec::new(),
        nesting: 0,
        strong: 0,
        links: Vec::new(),
        picture: None,
        pictures_inside: 0,
        explaining: None,
        drawings: 0,
    };
    for (at, (op, range)) in script.ops.iter().enumerate() {
        collector.op(at, op, range);
    }
    collector.end_passage(source.len());
    collector.outline
}

/// A block or inline element that is open.
struct Open {
    /// What it means for texts inside.
    within: Within,
    /// How many languages were in force before it.
    languages: usize,
    /// Whether its texts are parts of a list, quote, table or note.
    nests: bool,
}

/// What an open element means for the texts right inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Within {
    Item,
    Term,
    /// The first row of a table.
    Head,
    Listing,
    Other,
}

pub(super) struct Collector<'s, 't> {
    pub(super) source: &'t str,
    script: &'s Script<'s>,
    /// How many of the script's attributes were met.
    attached: usize,
    pub(super) outline: Outline<'t>,
    pub(super) passage: Option<Passage>,
    open: Vec<Open>,
    pub(super) languages: Vec<Rc<str>>,
    /// Elements of raw HTML with a language: name, how many of that name are open inside, languages before it.
    pub(super) elements: Vec<(String, usize, usize)>,
    /// Containers: how many elements were open at their opener, and whether they or one around them have a caption.
    containers: Vec<(usize, bool)>,
    pub(super) nesting: usize,
    strong: usize,
    pub(super) links: Vec<usize>,
    pub(super) picture: Option<Picture>,
    /// Pictures in the alternative text of that one.
    pictures_inside: usize,
    /// Where in the passage the text of an `abbr` began.
    pub(super) explaining: Option<usize>,
    /// Drawings in HTML, `<svg>`, that are open.
    pub(super) drawings: usize,
}

impl<'t> Collector<'_, 't> {
    fn op(&mut self, at: usize, op: &Op<'_>, range: &Range<usize>) {
        match op {
            Op::Event(event) => self.event(at, event, range),
            Op::Span(braces) => {
                self.enter(Within::Other, false);
                self.declare(braces);
            }
            Op::SpanEnd => self.leave(),
            Op::Inline { name, attributes, .. } => {
                self.enter(Within::Other, false);
                if let Some(braces) = attributes {
                    self.declare(braces);
                }
                self.begin_inline(name.clone(), attributes.clone());
            }
            Op::InlineEnd => {
                self.explained();
                self.leave();
            }
            Op::Leaf => {
                self.end_passage(range.start);
                self.directive(range.clone());
            }
            Op::Opener => {
                self.end_passage(range.start);
                let captioned = self.directive(range.clone());
                let inside = self.containers.last().is_some_and(|(_, captioned)| *captioned);
                self.containers.push((self.open.len(), captioned || inside));
            }
            Op::Closer => {
                self.end_passage(range.start);
                let depth = self.open.len();
                self.containers.pop_if(|(opened, _)| *opened == depth);
            }
            Op::Nothing => {}
        }
    }

    fn event(&mut self, at: usize, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(at, tag, range),
            Event::End(tag) => self.end(*tag, range),
            Event::Text(text) => self.text(text, range),
            Event::Code(text) => {
                self.outline.snippets.push(Snippet { span: range.clone(), text: text.to_string() });
                self.code(text, range);
            }
            Event::InlineHtml(_) => self.html(range),
            Event::SoftBreak => self.push("\n", range),
            Event::HardBreak => self.push(BREAK.encode_utf8(&mut [0; 4]), range),
            // Raw HTML is read where its block starts.
            Event::Html(_)
            | Event::FootnoteReference(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::TaskListMarker(_) => {}
            Event::Rule => self.end_passage(range.start),
        }
    }

    fn start(&mut self, at: usize, tag: &Tag<'_>, range: &Range<usize>) {
        let nested = matches!(
            tag,
            Tag::List(_)
                | Tag::BlockQuote(_)
                | Tag::FootnoteDefinition(_)
                | Tag::Table(_)
                | Tag::DefinitionList
        );
        if !is_inline(&tag.to_end()) {
            self.end_passage(range.start);
        }
        if matches!(tag, Tag::HtmlBlock) {
            self.html(range);
            return;
        }
        let below = self.within();
        self.enter(within(tag), nested);
        let braces = self.braces(at);
        for braces in &braces {
            self.declare(braces);
        }
        let has = |key: &str| braces.iter().any(|braces| self.has_key(braces, key));
        match tag {
            Tag::Heading { level, attrs, .. } => {
                if let Some((_, Some(value))) = attrs.iter().find(|(key, _)| &**key == "lang") {
                    self.speak(value.trim_matches(['"', '\'']), range.clone());
                }
                self.begin_passage(Role::Heading(*level as u8), range.start);
            }
            Tag::Paragraph => {
                let role = if below == Within::Item { Role::Item } else { Role::Paragraph };
                self.begin_passage(role, range.start);
            }
            Tag::TableCell => self.begin_passage(Role::Cell, range.start),
            Tag::Table(_) => {
                let captioned =
                    has("caption") || self.containers.last().is_some_and(|(_, captioned)| *captioned);
                self.outline.tables.push(Table { span: range.clone(), head: Vec::new(), captioned });
            }
            Tag::CodeBlock(kind) => {
                let described = has("description");
                self.begin_listing(kind, range, described);
            }
            Tag::Strong => self.strong += 1,
            // Inside of a picture all is alternative text.
            Tag::Link { dest_url, .. } if self.picture.is_none() => self.begin_link(dest_url, range),
            Tag::Image { dest_url, title, .. } if self.picture.is_none() => {
                let decorative = has("decorative");
                self.begin_picture(dest_url, title, decorative, range);
            }
            Tag::Image { .. } => self.pictures_inside += 1,
            Tag::Link { .. }
            | Tag::BlockQuote(_)
            | Tag::HtmlBlock
            | Tag::List(_)
            | Tag::Item
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::TableHead
            | Tag::TableRow
            | Tag::Emphasis
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::HtmlBlock => return,
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Link if self.picture.is_none() => self.end_link(),
            TagEnd::Image if self.pictures_inside > 0 => self.pictures_inside -= 1,
            TagEnd::Image => self.end_picture(),
            tag if is_inline(&tag) => {}
            TagEnd::TableCell => {
                let empty = self.passage.as_ref().is_none_or(|cell| {
                    cell.text.trim().is_empty() && cell.pictures.start == self.outline.pictures.len()
                });
                if self.in_head()
                    && let Some(table) = self.outline.tables.last_mut()
                {
                    table.head.push(empty);
                }
                self.end_passage(range.end);
            }
            _ => self.end_passage(range.end),
        }
        self.leave();
    }

    fn within(&self) -> Within {
        self.open.last().map_or(Within::Other, |open| open.within)
    }

    /// Whether the cell at hand is in the first row.
    fn in_head(&self) -> bool {
        self.open.iter().nth_back(1).is_some_and(|open| open.within == Within::Head)
    }

    fn enter(&mut self, within: Within, nests: bool) {
        self.nesting += usize::from(nests);
        self.open.push(Open { within, languages: self.languages.len(), nests });
    }

    fn leave(&mut self) {
        let Some(open) = self.open.pop() else { return };
        self.nesting -= usize::from(open.nests);
        self.languages.truncate(open.languages.max(1));
        let depth = self.open.len();
        while self.containers.pop_if(|(opened, _)| *opened > depth).is_some() {}
    }

    /// The attributes of what op `at` starts.
    fn braces(&mut self, at: usize) -> Vec<Range<usize>> {
        let attached = &self.script.attached;
        while attached.get(self.attached).is_some_and(|(op, _)| *op < at) {
            self.attached += 1;
        }
        let here = attached[self.attached..].iter().take_while(|(op, _)| *op == at);
        here.map(|(_, braces)| braces.clone()).collect()
    }

    fn has_key(&self, braces: &Range<usize>, name: &str) -> bool {
        let items = attributes::read(self.source, braces.start).map(|(items, _)| items).unwrap_or_default();
        items.iter().any(|placed| matches!(placed.item, Attribute::Key { key, .. } if key == name))
    }

    /// Takes the language from attributes.
    pub(super) fn declare(&mut self, braces: &Range<usize>) {
        let items = attributes::read(self.source, braces.start).map(|(items, _)| items).unwrap_or_default();
        for placed in items {
            if let Attribute::Key { key: "lang", value } = &placed.item {
                self.speak(value.text(), placed.value_span.clone());
            }
        }
    }

    pub(super) fn speak(&mut self, tag: &str, span: Range<usize>) {
        let tag: Rc<str> = Rc::from(tag);
        self.outline.languages.push((Rc::clone(&tag), span));
        self.languages.push(tag);
    }

    fn language(&self) -> Rc<str> {
        self.languages.last().map(Rc::clone).unwrap_or_default()
    }

    fn begin_passage(&mut self, role: Role, start: usize) {
        self.end_passage(start);
        let mut passage = Passage::new(role, self.nesting > 0, start, self.language());
        passage.links = self.outline.links.len()..self.outline.links.len();
        passage.pictures = self.outline.pictures.len()..self.outline.pictures.len();
        self.passage = Some(passage);
    }

    /// The passage at hand; text that Markdown gives no element of its own begins one.
    pub(super) fn here(&mut self, start: usize) -> &mut Passage {
        if self.passage.is_none() {
            let block = self.open.iter().rev().find(|open| open.within != Within::Other);
            let role = match block.map(|open| open.within) {
                Some(Within::Item) => Role::Item,
                Some(Within::Term) => Role::Term,
                Some(Within::Head | Within::Listing | Within::Other) | None => Role::Paragraph,
            };
            self.begin_passage(role, start);
        }
        let lang = self.language();
        let nested = self.nesting > 0;
        self.passage.get_or_insert_with(|| Passage::new(Role::Paragraph, nested, start, lang))
    }

    fn end_passage(&mut self, end: usize) {
        while !self.links.is_empty() {
            self.end_link();
        }
        (self.strong, self.picture, self.pictures_inside) = (0, None, 0);
        self.explaining = None;
        let Some(mut passage) = self.passage.take() else { return };
        passage.span.end = end.max(passage.span.start);
        passage.links.end = self.outline.links.len();
        passage.pictures.end = self.outline.pictures.len();
        let trimmed = self.source.get(passage.span.clone()).map_or(0, |text| text.trim_end().len());
        passage.span.end = passage.span.start + trimmed;
        self.outline.passages.push(passage);
    }

    fn text(&mut self, text: &str, range: &Range<usize>) {
        if self.within() == Within::Listing
            && let Some(listing) = self.outline.listings.last_mut()
        {
            listing.body.start = if listing.text.is_empty() { range.start } else { listing.body.start };
            listing.body.end = range.end;
            listing.text.push_str(&self.script.unmasked(text, range));
            return;
        }
        self.push(text, range);
    }

    fn code(&mut self, text: &str, range: &Range<usize>) {
        if let Some(alt) = self.alt() {
            alt.push_str(text);
            return;
        }
        self.push(CODE.encode_utf8(&mut [0; 4]), range);
        if let Some(&link) = self.links.last() {
            self.outline.links[link].code = true;
        }
    }

    fn alt(&mut self) -> Option<&mut String> {
        self.picture.as_mut().and_then(|picture| picture.alt.as_mut())
    }

    fn push(&mut self, text: &str, range: &Range<usize>) {
        if let Some(alt) = self.alt() {
            alt.push_str(text);
            return;
        }
        let spoken = self.language();
        let strong = self.strong > 0 || text.trim().is_empty();
        let passage = self.here(range.start);
        let start = passage.text.len();
        passage.push(text, range.clone());
        passage.strong &= strong;
        if !primary(&spoken).eq_ignore_ascii_case(primary(&passage.lang)) {
            passage.foreign.push(start..start + text.len());
        }
        if let Some(&link) = self.links.last() {
            self.outline.links[link].text.push_str(text);
        }
    }
}

fn within(tag: &Tag<'_>) -> Within {
    match tag {
        Tag::Item => Within::Item,
        Tag::DefinitionListTitle => Within::Term,
        Tag::TableHead => Within::Head,
        Tag::CodeBlock(_) => Within::Listing,
        _ => Within::Other,
    }
}
