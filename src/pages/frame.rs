//! What every page has: title, heading, way, head, and the globals of the blog.

use super::head::{Saying, head};
use super::make;
use super::parts::Parts;
use super::views::{LinkView, PageView};
use crate::blog::{Meta, Post};
use crate::input::UrlPath;
use tera::{Context, Value};

/// A page before its own values are in its context.
pub(super) struct Frame<'a> {
    pub(super) kind: &'static str,
    pub(super) address: &'a UrlPath,
    /// The `h1`, and the title of the window unless `window` says more.
    pub(super) heading: String,
    pub(super) heading_hidden: bool,
    /// Title of the window without the name of the blog; empty on the front page.
    pub(super) window: String,
    pub(super) description: String,
    pub(super) noindex: bool,
    pub(super) meta: Option<&'a Meta>,
    pub(super) post: Option<&'a Post>,
    /// Addresses of what is read before and after this part of a list.
    pub(super) around: (Option<String>, Option<String>),
    above: Vec<LinkView>,
}

impl<'a> Frame<'a> {
    pub(super) fn new(kind: &'static str, address: &'a UrlPath, heading: &str) -> Frame<'a> {
        Frame {
            kind,
            address,
            heading: heading.to_string(),
            heading_hidden: false,
            window: heading.to_string(),
            description: String::new(),
            noindex: false,
            meta: None,
            post: None,
            around: (None, None),
            above: Vec::new(),
        }
    }

    /// The page shows a document.
    pub(super) fn document(&mut self, meta: &'a Meta) {
        self.meta = Some(meta);
        self.description = meta.description.clone();
    }

    /// The page lies below another one, which lies below those named before.
    pub(super) fn under(&mut self, title: &str, address: String) {
        self.above.push(LinkView::inside(title, address));
    }

    /// `page`, `site` and `preview`.
    pub(super) fn context(self, parts: &Parts<'_>) -> Context {
        let address = parts.href(self.address);
        let saying = Saying {
            address: self.address,
            title: &self.window,
            description: &self.description,
            noindex: self.noindex,
            canonical: self.kind != "not_found",
            meta: self.meta,
            post: self.post,
        };
        let mut head = head(parts, &saying);
        (head.prev, head.next) = self.around;
        let view = PageView {
            absolute: parts.absolute(self.address),
            kind: self.kind,
            title: window(&self.window, parts),
            breadcrumbs: way(self.above, &self.heading, &address, parts),
            heading: self.heading,
            heading_hidden: self.heading_hidden,
            lang: self.meta.map_or_else(|| parts.settings.lang.clone(), |meta| meta.lang.clone()),
            head,
            address: address.clone(),
        };
        let mut context = Context::new();
        context.insert_value("page", make::value(&view));
        context.insert_value("site", parts.shelf.site_on(parts, &address));
        context.insert_value("preview", Value::from(parts.site.drafts));
        context
    }
}

/// „Titel – Blogname“; on the front page the name of the blog, and what stands below it.
fn window(title: &str, parts: &Parts<'_>) -> String {
    let settings = parts.settings;
    match (title, settings.subtitle.as_str()) {
        ("", "") => settings.title.clone(),
        ("", subtitle) => format!("{} – {subtitle}", settings.title),
        (title, _) => format!("{title} – {}", settings.title),
    }
}

/// From the front page to here; empty where nothing lies between.
fn way(above: Vec<LinkView>, heading: &str, address: &str, parts: &Parts<'_>) -> Vec<LinkView> {
    if above.is_empty() {
        return Vec::new();
    }
    let home = LinkView::inside(&parts.theme.text("common.home", &[]), parts.href(&UrlPath::root()));
    let here = LinkView { current: true, ..LinkView::inside(heading, address.to_string()) };
    std::iter::once(home).chain(above).chain([here]).collect()
}
