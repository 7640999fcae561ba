//! A post: one file in `content/posts/`.

use std::sync::Arc;

use crate::calendar::Zone;
use crate::input::{Fields, Key, Spanned, Tree, UrlPath};
use crate::markdown::Body;
use crate::report::Report;

use super::address::{self, PostNames};
use super::dates::{Dated, Dates};
use super::excerpt;
use super::header::{Header, Setter};
use super::linked::{CommentsOpen, Summary};
use super::read::{Reader, Text};
use super::shapes::POST;

/// A post as it is written.
#[derive(Debug, Clone)]
pub(super) struct PostFile {
    pub(super) head: Arc<PostHead>,
    pub(super) summary: Summary,
    /// As written, or the summary as text.
    pub(super) description: String,
    pub(super) body: Arc<Body>,
    pub(super) reading_time: u32,
}

/// What the front matter of a post says: names are names, with their places.
#[derive(Debug)]
pub(super) struct PostHead {
    pub(super) header: Header,
    /// Typeset.
    pub(super) title: String,
    pub(super) dates: Dates,
    /// Its address, unless that depends on the moment.
    pub(super) address: Option<UrlPath>,
    pub(super) authors: Vec<Spanned<String>>,
    pub(super) categories: Vec<Spanned<String>>,
    pub(super) tags: Vec<Spanned<String>>,
    pub(super) series: Option<Spanned<String>>,
    pub(super) comments: CommentsOpen,
    pub(super) feed: bool,
    pub(super) toc: Option<bool>,
    pub(super) translations: Vec<(Key, Spanned<String>)>,
    pub(super) ad: bool,
    pub(super) giveaway: Option<Tree>,
}

impl PostFile {
    /// Reads a post; `None` if no post is left after what was reported.
    pub(super) fn read(reader: &Reader<'_>, text: &Text<'_>, report: &mut Report) -> Option<PostFile> {
        let mut fields = Fields::of(&text.head, &POST, report);
        let zone = reader.settings.zone;
        let header = Header::read(&mut fields, reader.settings, text.file, text.start);
        let title = fields.text("title").required();
        let dates = Dates::read(&mut fields, zone, Dated::Always);
        let authors = fields.names("authors").or_empty();
        let categories = fields.names("categories").or_empty();
        let tags = fields.names("tags").or_empty();
        let series = fields.text("series").spanned().optional();
        let summary = fields.text("summary").optional();
        let comments = comments(&mut fields, zone);
        let feed = fields.bool("feed").or(true);
        let toc = fields.bool("toc").optional();
        let translations = fields.texts_by_key("translations").or_empty();
        let ad = fields.bool("ad").or(false);
        let giveaway = fields.tree("giveaway").optional().cloned();
        fields.finish();

        let (header, title) = (header?, title?);
        let address = dates.date.map(|published| {
            let category = categories.first().map(|name| name.value.as_str());
            let names = PostNames { id: &header.id, slug: &header.slug, category, published };
            address::post(reader.settings, &names)
        });
        let setter = Setter::new(reader.settings, &header.lang, header.typography);
        let body = reader.article(&header, text.body, report);
        let summary = excerpt::summary(summary.map(|text| setter.set(text)), &body);
        let description = header.description.clone().unwrap_or_else(|| excerpt::description(&summary, &body));
        let head = PostHead {
            title: setter.set(title),
            dates,
            address,
            authors,
            categories,
            tags,
            series,
            comments,
            feed,
            toc,
            translations,
            ad,
            giveaway,
            header,
        };
        let reading_time = excerpt::reading_time(&body);
        Some(PostFile { head: Arc::new(head), summary, description, body, reading_time })
    }
}

/// One of three words, or the moment until which readers may comment.
fn comments(fields: &mut Fields<'_, '_>, zone: Zone) -> CommentsOpen {
    match fields.tree("comments").optional().and_then(Tree::as_text) {
        Some("open") => CommentsOpen::Open,
        Some("closed") => CommentsOpen::Closed,
        Some("off") => CommentsOpen::Off,
        _ => fields.moment("comments", zone).optional().map_or(CommentsOpen::Open, CommentsOpen::Until),
    }
}
