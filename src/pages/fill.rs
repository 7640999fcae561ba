//! What goes into the holes of a body: links, pictures, blocks.
//!
//! One [`Filler`] fills one body in one form. What cannot be filled was reported when
//! the blog was linked or the routes were planned: a dead link becomes its text, a
//! missing picture its alternative text. Only a block whose template fails is found
//! here, and kept for the caller.

use super::blocks;
use super::links::{Lead, address, lead};
use super::parts::Parts;
use super::routes::Kind;
use crate::blog::{AuthorId, DocumentId, Meta, PageId, PostId, Resolved, Site};
use crate::input::{Content, UrlPath};
use crate::markdown::{Block, Body, Fill, Form, Image, Link, escape_attribute, escape_text};
use crate::report::{Finding, Span};
use std::cell::{Cell, RefCell};
use std::fmt::Write;
use std::ops::Range;

/// The text of a document.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    pub(super) document: DocumentId,
    pub(super) meta: &'a Meta,
    pub(super) body: &'a Body,
    pub(super) resolved: &'a Resolved,
}

/// Which pictures of a text a browser may load late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pictures {
    /// All of them.
    Late,
    /// All but the first, which begins the page.
    FirstAtOnce,
}

/// How much of a text is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Amount {
    /// All of it.
    Whole,
    /// What stands before `<!-- more -->`.
    Beginning,
}

impl<'a> Text<'a> {
    pub(super) fn of(site: &'a Site, document: DocumentId) -> Text<'a> {
        let (meta, body, resolved) = (site.meta(document), site.body(document), site.resolved(document));
        Text { document, meta, body, resolved }
    }

    /// The texts of all documents.
    pub(super) fn all(site: &'a Site) -> impl Iterator<Item = Text<'a>> {
        let posts = (0..).take(site.posts.len()).map(|id| DocumentId::Post(PostId(id)));
        let pages = (0..).take(site.pages.len()).map(|id| DocumentId::Page(PageId(id)));
        let authors = (0..).take(site.authors.len()).map(|id| DocumentId::Author(AuthorId(id)));
        posts.chain(pages).chain(authors).map(|document| Text::of(site, document))
    }

    /// Bytes of the text as bytes of its file.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        let start = self.meta.text_start;
        Span::new(self.meta.source, start + range.start..start + range.end)
    }

    /// The finished HTML; `None` if the beginning is asked for and the text has none.
    pub(super) fn html(
        &self,
        parts: &Parts<'_>,
        form: &Form,
        amount: Amount,
        pictures: Pictures,
    ) -> Result<Option<String>, Finding> {
        let filler = Filler {
            parts,
            text: *self,
            form,
            amount,
            at_once: Cell::new(pictures == Pictures::FirstAtOnce),
            blocks: Cell::new(0),
            failure: RefCell::new(None),
        };
        let html = match amount {
            Amount::Whole => Some(self.body.html(form, &filler)),
            Amount::Beginning => self.body.summary_html(form, &filler),
        };
        match filler.failure.into_inner() {
            Some(finding) => Err(finding),
            None => Ok(html),
        }
    }
}

/// Fills the holes of one text.
pub(super) struct Filler<'a> {
    pub(super) parts: &'a Parts<'a>,
    pub(super) text: Text<'a>,
    form: &'a Form,
    amount: Amount,
    /// Whether the next picture is loaded at once.
    at_once: Cell<bool>,
    /// How many blocks were filled.
    blocks: Cell<u32>,
    failure: RefCell<Option<Finding>>,
}

impl Fill for Filler<'_> {
    fn link(&self, link: &Link, out: &mut String) -> bool {
        let lead = lead(link, self.text.resolved, self.parts.routes);
        if lead == Lead::Dead {
            if link.empty {
                escape_text(&link.target, out);
            }
            return false;
        }
        out.push_str("<a href=\"");
        escape_attribute(&self.href(&lead), out);
        out.push('"');
        if !link.title.is_empty() {
            out.push_str(" title=\"");
            escape_attribute(&link.title, out);
            out.push('"');
        }
        out.push_str(&link.attributes);
        out.push('>');
        if link.empty {
            escape_text(&self.title(&lead, link), out);
        }
        true
    }

    fn image(&self, image: &Image, out: &mut String) {
        let Some((src, size)) = self.picture(image) else { return escape_text(&image.alt, out) };
        out.push_str("<img src=\"");
        escape_attribute(&src, out);
        out.push_str("\" alt=\"");
        escape_attribute(&image.alt, out);
        out.push('"');
        if let Some((width, height)) = size.map(|size| shown(size, image.width)) {
            write!(out, " width=\"{width}\" height=\"{height}\"").expect("writing to a string cannot fail");
        }
        // The first picture of a page is not lazy.
        if !self.at_once.replace(false) {
            out.push_str(" loading=\"lazy\"");
        }
        out.push_str(" decoding=\"async\"");
        out.push_str(&image.attributes);
        out.push('>');
    }

    fn block(&self, block: &Block, inside: Option<&str>, out: &mut String) {
        self.blocks.set(self.blocks.get() + 1);
        match blocks::render(self, block, inside) {
            Ok(html) => out.push_str(&html),
            Err(finding) => {
                self.failure.borrow_mut().get_or_insert(finding);
            }
        }
    }
}

impl Filler<'_> {
    /// An id that is unique on the page, for the block that is being filled.
    pub(super) fn label_id(&self, block: &Block) -> String {
        format!("{}{}-{}", self.prefix(), block.name.value, self.blocks.get())
    }

    /// How many levels further down headings are than on the text's own page.
    pub(super) fn shift(&self) -> u8 {
        u8::from(matches!(self.form, Form::Listed { .. }))
    }

    /// Address and size of a picture; `None` if it is missing.
    fn picture(&self, image: &Image) -> Option<(String, Option<(u32, u32)>)> {
        if let Some(picture) = self.text.resolved.image(image) {
            return Some((self.parts.href(&picture.address), picture.size));
        }
        if is_elsewhere(&image.source) {
            return Some((image.source.clone(), None));
        }
        let Lead::Inside { address, rest } = address(&image.source, self.parts.routes) else { return None };
        Some((format!("{}{rest}", self.parts.href(address)), self.size_at(address)))
    }

    /// The size of the picture that is copied to an address.
    fn size_at(&self, address: &UrlPath) -> Option<(u32, u32)> {
        let Some(Kind::Attachment(file)) = self.parts.routes.get(address) else { return None };
        match &self.parts.sources.file(*file).content {
            Content::Binary { picture, .. } => picture.map(|size| (size.width, size.height)),
            Content::Text(_) | Content::Embedded(_) => None,
        }
    }

    fn prefix(&self) -> &str {
        match self.form {
            Form::Listed { prefix } => prefix,
            Form::Page | Form::Feed => "",
        }
    }

    /// Whether a fragment means what browsers know by themselves: the top of the page, or words in it.
    fn is_for_the_browser(&self, fragment: &str) -> bool {
        let is_top = fragment == "top" && self.text.body.headings.iter().all(|heading| heading.id != "top");
        is_top || fragment.is_empty() || fragment.starts_with(":~:")
    }

    fn href(&self, lead: &Lead<'_>) -> String {
        match lead {
            Lead::Elsewhere(target) => (*target).to_string(),
            // What a beginning points at may stand below it, on the page of the whole text.
            Lead::Here(id) if self.amount == Amount::Beginning => {
                format!("{}#{id}", self.parts.href(&self.text.meta.address))
            }
            Lead::Here(id) if self.is_for_the_browser(id) => format!("#{id}"),
            Lead::Here(id) => format!("#{}{id}", self.prefix()),
            Lead::Inside { address, rest } => format!("{}{rest}", self.parts.href(address)),
            Lead::Document { document, fragment } => {
                let address = self.parts.href(&self.parts.site.meta(*document).address);
                match fragment {
                    Some(id) => format!("{address}#{id}"),
                    None => address,
                }
            }
            Lead::Dead => String::new(),
        }
    }

    /// The text of a link that has none of its own.
    fn title(&self, lead: &Lead<'_>, link: &Link) -> String {
        let site = self.parts.site;
        match lead {
            Lead::Document { document, .. } => site.title(*document).to_string(),
            Lead::Inside { address, .. } => {
                let title = self.parts.routes.get(address).and_then(|kind| match *kind {
                    Kind::Post(id) => Some(site.post(id).title.clone()),
                    Kind::Standing(id) => Some(site.page(id).title.clone()),
                    Kind::Author { author, .. } => Some(site.author(author).name.clone()),
                    Kind::List { list, .. } => Some(site.list(list).title.clone()),
                    Kind::Stream { .. }
                    | Kind::Authors
                    | Kind::Archive
                    | Kind::Year { .. }
                    | Kind::MonthArchive { .. }
                    | Kind::Search
                    | Kind::NotFound
                    | Kind::Asset(_)
                    | Kind::Attachment(_)
                    | Kind::Redirect(_) => None,
                });
                title.or_else(|| file_name(address)).unwrap_or_else(|| link.target.clone())
            }
            Lead::Here(_) | Lead::Elsewhere(_) | Lead::Dead => link.target.clone(),
        }
    }
}

/// Width and height as shown: the asked width, and the height that fits it.
fn shown((width, height): (u32, u32), asked: Option<u32>) -> (u32, u32) {
    match asked {
        Some(asked) if width > 0 => {
            let fitting = (u64::from(height) * u64::from(asked) + u64::from(width) / 2) / u64::from(width);
            (asked, u32::try_from(fitting).unwrap_or(u32::MAX).max(1))
        }
        _ => (width, height),
    }
}

/// Whether a written target lies outside of the blog.
pub(super) fn is_elsewhere(source: &str) -> bool {
    source.starts_with("//") || source.starts_with("data:") || source.contains("://")
}

fn file_name(address: &UrlPath) -> Option<String> {
    if address.is_folder() { None } else { address.segments().last() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_smaller_picture_keeps_its_shape() {
        assert_eq!(shown((1200, 800), None), (1200, 800));
        assert_eq!(shown((1200, 800), Some(300)), (300, 200));
        assert_eq!(shown((3000, 1), Some(300)), (300, 1));
    }
}
