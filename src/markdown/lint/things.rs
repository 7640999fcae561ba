//! Links, pictures, code and blocks on their way into the outline.

use super::super::attributes::{self, Item as Attribute};
use super::collect::Collector;
use super::outline::{Directive, Link, Listing, Picture};
use memchr::memchr;
use pulldown_cmark::CodeBlockKind;
use std::ops::Range;

impl Collector<'_, '_> {
    pub(super) fn begin_link(&mut self, target: &str, range: &Range<usize>) {
        let passage = self.outline.passages.len();
        let at = self.here(range.start).text.len();
        self.links.push(self.outline.links.len());
        self.outline.links.push(Link {
            span: range.clone(),
            text: String::new(),
            target: target.to_owned(),
            pictures: 0,
            code: false,
            within: at..at,
            passage,
        });
    }

    pub(super) fn end_link(&mut self) {
        let end = self.passage.as_ref().map_or(0, |passage| passage.text.len());
        if let Some(link) = self.links.pop() {
            let link = &mut self.outline.links[link];
            link.within.end = end.max(link.within.start);
        }
    }

    pub(super) fn begin_picture(
        &mut self,
        target: &str,
        title: &str,
        decorative: bool,
        range: &Range<usize>,
    ) {
        self.here(range.start);
        self.picture = Some(Picture {
            span: range.clone(),
            target: target.to_owned(),
            alt: Some(String::new()),
            title: title.to_owned(),
            decorative,
            raw: false,
            link: self.links.last().copied(),
            passage: self.outline.passages.len(),
        });
    }

    pub(super) fn end_picture(&mut self) {
        if let Some(picture) = self.picture.take() {
            self.show(picture);
        }
    }

    pub(super) fn show(&mut self, picture: Picture) {
        if let Some(&link) = self.links.last() {
            let link = &mut self.outline.links[link];
            link.pictures += 1;
            link.text.push_str(picture.alt.as_deref().unwrap_or_default());
        }
        self.outline.pictures.push(picture);
    }

    pub(super) fn begin_listing(&mut self, kind: &CodeBlockKind<'_>, range: &Range<usize>, described: bool) {
        let (fenced, info) = match kind {
            CodeBlockKind::Fenced(info) => (true, info.to_string()),
            CodeBlockKind::Indented => (false, String::new()),
        };
        self.outline.listings.push(Listing {
            span: range.clone(),
            fenced,
            described: described || info.contains("description="),
            info,
            text: String::new(),
            body: range.clone(),
            nested: self.nesting > 0,
        });
    }

    /// Remembers a block and says whether it gives what is inside a caption.
    pub(super) fn directive(&mut self, range: Range<usize>) -> bool {
        let line = &self.source[range.clone()];
        let name = range.start + line.bytes().take_while(|&byte| byte == b':').count();
        let end = name + attributes::name_length(&self.source[name..range.end]);
        let braces = memchr(b'{', &self.source.as_bytes()[end..range.end]).map(|at| end + at..range.end);
        if let Some(braces) = &braces {
            let before = self.languages.len();
            self.declare(braces);
            self.languages.truncate(before);
        }
        let directive = self.remember(range, name..end, braces);
        directive.argument("caption").is_some_and(|caption| !caption.is_empty())
    }

    pub(super) fn begin_inline(&mut self, name: Range<usize>, braces: Option<Range<usize>>) {
        let start = self.here(name.start).text.len();
        let directive = self.remember(name.clone(), name, braces);
        if directive.name == "abbr" {
            self.explaining = Some(start);
        }
    }

    fn remember(
        &mut self,
        span: Range<usize>,
        name: Range<usize>,
        braces: Option<Range<usize>>,
    ) -> &Directive {
        let items = braces.and_then(|braces| attributes::read(self.source, braces.start));
        let arguments = items.map(|(items, _)| items).unwrap_or_default().into_iter();
        let arguments = arguments.filter_map(|placed| match placed.item {
            Attribute::Key { key, value } => Some((key.to_owned(), value.text().to_owned())),
            Attribute::Class(_) | Attribute::Id(_) => None,
        });
        let directive =
            Directive { span, name: self.source[name].to_owned(), arguments: arguments.collect() };
        self.outline.directives.push(directive);
        &self.outline.directives[self.outline.directives.len() - 1]
    }

    pub(super) fn explained(&mut self) {
        if let (Some(start), Some(passage)) = (self.explaining.take(), &self.passage) {
            self.outline.explained.extend(passage.text.get(start..).map(|text| text.trim().to_owned()));
        }
    }
}
