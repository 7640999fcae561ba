//! An author: one file in `content/authors/`; its text is the bio.

use std::sync::Arc;

use crate::input::{Fields, Spanned};
use crate::markdown::Body;
use crate::report::Report;

use super::excerpt;
use super::header::{Header, Setter};
use super::linked::OwnLink;
use super::read::{Reader, Text};
use super::shapes::AUTHOR;

/// An author as written.
#[derive(Debug, Clone)]
pub(super) struct AuthorFile {
    pub(super) head: Arc<AuthorHead>,
    /// As written, or the beginning of the bio.
    pub(super) description: String,
    pub(super) bio: Arc<Body>,
    /// Where the bio begins in the file.
    pub(super) bio_start: usize,
}

/// What the front matter of an author says.
#[derive(Debug)]
pub(super) struct AuthorHead {
    pub(super) header: Header,
    /// Typeset.
    pub(super) name: String,
    /// What the name is filed under, as written.
    pub(super) sort: String,
    /// Typeset.
    pub(super) role: Option<String>,
    pub(super) portrait: Option<Spanned<String>>,
    /// Typeset.
    pub(super) portrait_alt: String,
    pub(super) url: Option<String>,
    pub(super) links: Vec<OwnLink>,
    pub(super) fediverse: Option<String>,
    pub(super) organisation: Option<Spanned<String>>,
    pub(super) guest: bool,
    pub(super) former: bool,
}

impl AuthorFile {
    /// Reads an author; `None` if none is left after what was reported.
    pub(super) fn read(reader: &Reader<'_>, text: &Text<'_>, report: &mut Report) -> Option<AuthorFile> {
        let mut fields = Fields::of(&text.head, &AUTHOR, report);
        let header = Header::read(&mut fields, reader.settings, text.file, text.start);
        let name = fields.text("name").required();
        let sort = fields.text("sort").optional();
        let role = fields.text("role").optional();
        let portrait = fields.text("portrait").spanned().optional();
        let portrait_alt = fields.text("portrait_alt").or_empty();
        let bio = fields.text("bio").spanned().optional();
        let url = fields.text("url").optional();
        let links = fields.tables("links", |link| {
            let (title, url) = (link.text("title").required(), link.text("url").required());
            Some(OwnLink { title: title?, url: url? })
        });
        let links = links.or_empty();
        let fediverse = fields.text("fediverse").optional();
        let organisation = fields.text("organisation").spanned().optional();
        let guest = fields.bool("guest").or(false);
        let former = fields.bool("former").or(false);
        fields.finish();

        let (header, name) = (header?, name?);
        let setter = Setter::new(reader.settings, &header.lang, header.typography);
        let field = bio.as_ref().filter(|_| text.body.trim().is_empty());
        let (bio_start, bio) = match field {
            // The text begins behind the quotation mark of the field.
            Some(bio) => (bio.span.start as usize + 1, bio.value.as_str()),
            None => (header.end, text.body),
        };
        let bio = reader.bio(&header, bio_start, bio, report);
        let description = header.description.clone().unwrap_or_else(|| excerpt::of_body(&bio).0);
        let head = AuthorHead {
            sort: sort.unwrap_or_else(|| name.clone()),
            name: setter.set(name),
            role: role.map(|role| setter.set(role)),
            portrait,
            portrait_alt: setter.set(portrait_alt),
            url,
            links: links.into_iter().map(|link| OwnLink { title: setter.set(link.title), ..link }).collect(),
            fediverse,
            organisation,
            guest,
            former,
            header,
        };
        Some(AuthorFile { head: Arc::new(head), description, bio, bio_start })
    }
}
