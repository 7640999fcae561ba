//! A route → bytes.
//!
//! One `match` decides template, words and context of each kind of page. A context
//! holds clones from the shelf and a few small views; nothing large is converted
//! for a single page.

use super::fill::{Amount, Pictures, Text};
use super::frame::Frame;
use super::listing::Listing;
use super::lists;
use super::make;
use super::parts::Parts;
use super::routes::Kind;
use super::views::{Html, SearchRow};
use crate::blog::{AuthorId, DocumentId, PageId, Post, PostId, StandingPage};
use crate::input::{Content, UrlPath};
use crate::markdown::Form;
use crate::report::Finding;
use crate::theme::AssetContent;
use std::path::PathBuf;
use std::sync::Arc;
use tera::{Context, Value};

/// Writes the page of `kind` at `address` to `out`.
///
/// Fails where the template or a block in a text fails. A file that is copied is not
/// written here, see [`copied`].
pub fn render(kind: &Kind, address: &UrlPath, parts: &Parts<'_>, out: &mut Vec<u8>) -> Result<(), Finding> {
    if let Some((listing, part)) = Listing::of(kind, parts.site, parts.settings) {
        return lists::render(&listing, part, parts, out);
    }
    let page = Page { address, parts };
    match kind {
        Kind::Post(id) => page.post(*id, out),
        Kind::Standing(id) => page.standing(*id, out),
        Kind::Authors => page.authors(out),
        Kind::Archive => page.archive(out),
        Kind::Search => page.search(out),
        Kind::NotFound => page.not_found(out),
        Kind::Redirect(target) => page.redirect(target, out),
        Kind::Asset(name) => {
            if let Some(AssetContent::Bytes(bytes)) =
                parts.theme.assets().get(name).map(|asset| &asset.content)
            {
                out.extend_from_slice(bytes);
            }
            Ok(())
        }
        Kind::Attachment(file) => {
            match &parts.sources.file(*file).content {
                Content::Text(text) => out.extend_from_slice(text.as_bytes()),
                Content::Embedded(bytes) => out.extend_from_slice(bytes),
                Content::Binary { .. } => {}
            }
            Ok(())
        }
        // A year or month whose posts are gone has no route.
        Kind::Stream { .. }
        | Kind::Author { .. }
        | Kind::List { .. }
        | Kind::Year { .. }
        | Kind::MonthArchive { .. } => Ok(()),
    }
}

/// The file on disk that a route copies, if it is one.
pub fn copied(kind: &Kind, parts: &Parts<'_>) -> Option<PathBuf> {
    match kind {
        Kind::Asset(name) => match &parts.theme.assets().get(name)?.content {
            AssetContent::File(path) => Some(path.clone()),
            AssetContent::Bytes(_) => None,
        },
        Kind::Attachment(file) => match &parts.sources.file(*file).content {
            Content::Binary { path, .. } => Some(path.clone()),
            Content::Text(_) | Content::Embedded(_) => None,
        },
        Kind::Stream { .. }
        | Kind::Post(_)
        | Kind::Authors
        | Kind::Author { .. }
        | Kind::List { .. }
        | Kind::Archive
        | Kind::Year { .. }
        | Kind::MonthArchive { .. }
        | Kind::Standing(_)
        | Kind::Search
        | Kind::NotFound
        | Kind::Redirect(_) => None,
    }
}

/// A page that is no part of a list.
struct Page<'a> {
    address: &'a UrlPath,
    parts: &'a Parts<'a>,
}

impl<'a> Page<'a> {
    fn post(&self, id: PostId, out: &mut Vec<u8>) -> Result<(), Finding> {
        let Parts { site, .. } = *self.parts;
        let post @ Post { meta, title, .. } = site.post(id);
        let view = make::post(self.parts, id)?;
        let mut frame = Frame::new("post", self.address, title);
        frame.document(meta);
        frame.post = Some(post);
        if let Some(list) = post.categories.first().map(|list| site.list(*list)) {
            frame.under(&list.title, self.parts.href(&list.address));
        }
        let neighbour = |id: Option<PostId>, rel| id.map(|id| make::post_link(self.parts, id).with_rel(rel));
        let mut context = frame.context(self.parts);
        context.insert_value("post", view);
        context.insert("newer", &neighbour(post.newer, "next"));
        context.insert("older", &neighbour(post.older, "prev"));
        context.insert_value("comments", Value::none());
        context.insert_value("related_events", Value::from(Vec::<Value>::new()));
        self.write("post.html", &context, out)
    }

    fn standing(&self, id: PageId, out: &mut Vec<u8>) -> Result<(), Finding> {
        let StandingPage { meta, title, body, toc, updated, .. } = self.parts.site.page(id);
        let text = Text::of(self.parts.site, DocumentId::Page(id));
        let content = text.html(self.parts, &Form::Page, Amount::Whole, Pictures::FirstAtOnce)?;
        let mut frame = Frame::new("standing", self.address, title);
        frame.document(meta);
        let mut context = frame.context(self.parts);
        context.insert("content", &Html::new(&content.unwrap_or_default()));
        context.insert("contents", &make::contents(self.parts, body, *toc));
        context.insert("updated", &updated.map(|moment| self.parts.date(moment)));
        self.write("page.html", &context, out)
    }

    fn authors(&self, out: &mut Vec<u8>) -> Result<(), Finding> {
        let title = self.parts.theme.text("authors.title", &[]);
        let frame = Frame::new("authors", self.address, &title);
        let (mut current, mut former) = (Vec::new(), Vec::new());
        for (author, id) in self.parts.site.authors.iter().zip(0..) {
            let view = self.parts.shelf.author(self.parts, AuthorId(id))?;
            let group = if author.former { &mut former } else { &mut current };
            group.push(view);
        }
        let mut context = frame.context(self.parts);
        context.insert_value("authors", Value::from(current));
        context.insert_value("former", Value::from(former));
        self.write("authors.html", &context, out)
    }

    fn archive(&self, out: &mut Vec<u8>) -> Result<(), Finding> {
        let title = self.parts.theme.text("archive.title", &[]);
        let mut context = Frame::new("archive", self.address, &title).context(self.parts);
        lists::archive(self.parts, &mut context);
        self.write("archive.html", &context, out)
    }

    fn search(&self, out: &mut Vec<u8>) -> Result<(), Finding> {
        let title = self.parts.theme.text("search.title", &[]);
        let mut frame = Frame::new("search", self.address, &title);
        frame.noindex = true;
        let row = |post: &Arc<Post>| SearchRow {
            title: post.title.clone(),
            address: self.parts.href(&post.meta.address),
            date: self.parts.date(post.published),
        };
        let mut context = frame.context(self.parts);
        context.insert("entries", &self.parts.site.posts.iter().map(row).collect::<Vec<_>>());
        self.write("search.html", &context, out)
    }

    fn not_found(&self, out: &mut Vec<u8>) -> Result<(), Finding> {
        let title = self.parts.theme.text("not_found.title", &[]);
        let mut frame = Frame::new("not_found", self.address, &title);
        frame.noindex = true;
        let newest = self.parts.site.posts.iter().zip(0..).take(5);
        let entries = newest.map(|(_, id)| self.parts.shelf.summary(self.parts, PostId(id)));
        let entries = entries.collect::<Result<Vec<Value>, Finding>>()?;
        let mut context = frame.context(self.parts);
        context.insert_value("entries", Value::from(entries));
        self.write("not_found.html", &context, out)
    }

    fn redirect(&self, target: &str, out: &mut Vec<u8>) -> Result<(), Finding> {
        let title = self.parts.theme.text("redirect.title", &[]);
        let mut frame = Frame::new("redirect", self.address, &title);
        frame.noindex = true;
        let mut context = frame.context(self.parts);
        context.insert_value("target", Value::from(target));
        self.write("redirect.html", &context, out)
    }

    fn write(&self, template: &str, context: &Context, out: &mut Vec<u8>) -> Result<(), Finding> {
        self.parts.theme.render(template, context, out)
    }
}
