//! The shelf: each post, author and list as a template value, made once.
//!
//! A value holds maps, lists and long texts by reference count, so a page's context
//! is a handful of clones. A post shown in full in the stream, its categories, its
//! tags and its year is filled once and shared: addresses in it begin at the root,
//! so it fits every page. Values are made when a page first asks for them; the
//! preview makes only what it shows.

use super::make;
use super::parts::Parts;
use crate::blog::{AuthorId, ListId, ListKind, PostId, Site};
use crate::report::Finding;
use std::collections::BTreeMap;
use std::sync::OnceLock;
use tera::Value;

/// A value, or why it could not be made.
type Made = Result<Value, Box<Finding>>;

/// What was converted for templates so far.
#[derive(Default)]
pub struct Shelf {
    posts: Vec<OfPost>,
    authors: Vec<OfAuthor>,
    lists: BTreeMap<ListKind, Vec<OnceLock<Value>>>,
    series: Vec<OnceLock<Value>>,
    site: OnceLock<Value>,
}

#[derive(Default)]
struct OfPost {
    bare: OnceLock<Value>,
    listed: OnceLock<Made>,
    leading: OnceLock<Made>,
    summary: OnceLock<Made>,
}

#[derive(Default)]
struct OfAuthor {
    whole: OnceLock<Made>,
    /// Without the bio, so that a bio may show authors.
    bare: OnceLock<Value>,
}

impl Shelf {
    /// A shelf with a place for everything of this site, and nothing on it.
    pub fn empty(site: &Site) -> Shelf {
        let places = |count: usize| std::iter::repeat_with(OnceLock::new).take(count).collect::<Vec<_>>();
        let lists = [ListKind::Category, ListKind::Tag, ListKind::Series];
        Shelf {
            posts: std::iter::repeat_with(OfPost::default).take(site.posts.len()).collect(),
            authors: site.authors.iter().map(|_| OfAuthor::default()).collect(),
            lists: lists.into_iter().map(|kind| (kind, places(site.lists(kind).len()))).collect(),
            series: places(site.register.series.len()),
            site: OnceLock::new(),
        }
    }

    /// `site` in every template.
    pub(super) fn site(&self, parts: &Parts<'_>) -> Value {
        self.site.get_or_init(|| make::site(parts)).clone()
    }

    /// The same on the page at `address`, which menu and footer then mark as the current one.
    pub(super) fn site_on(&self, parts: &Parts<'_>, address: &str) -> Value {
        let site = self.site(parts);
        let menus = ["menu", "footer"].map(|name| (name, marked(&site, name, address)));
        if menus.iter().all(|(_, menu)| menu.is_none()) {
            return site;
        }
        let mut map = site.into_map().unwrap_or_default();
        for (name, menu) in menus {
            if let Some(menu) = menu {
                map.insert(name.into(), menu);
            }
        }
        Value::from(map)
    }

    /// A post without its text.
    pub(super) fn post_without_body(&self, parts: &Parts<'_>, post: PostId) -> Value {
        self.posts[post.index()].bare.get_or_init(|| make::post_without_body(parts, post)).clone()
    }

    /// A post in full as an entry of a list.
    pub(super) fn listed(&self, parts: &Parts<'_>, post: PostId) -> Result<Value, Finding> {
        let place = &self.posts[post.index()].listed;
        taken(place.get_or_init(|| make::listed(parts, post).map_err(Box::new)))
    }

    /// The same with the first picture of its page in it.
    pub(super) fn leading(&self, parts: &Parts<'_>, post: PostId) -> Result<Value, Finding> {
        let place = &self.posts[post.index()].leading;
        taken(place.get_or_init(|| make::leading(parts, post).map_err(Box::new)))
    }

    /// A post with its summary in place of its text.
    pub(super) fn summary(&self, parts: &Parts<'_>, post: PostId) -> Result<Value, Finding> {
        let place = &self.posts[post.index()].summary;
        taken(place.get_or_init(|| make::summary(parts, post).map_err(Box::new)))
    }

    /// An author with the bio.
    pub(super) fn author(&self, parts: &Parts<'_>, author: AuthorId) -> Result<Value, Finding> {
        let place = &self.authors[author.index()].whole;
        taken(place.get_or_init(|| make::author(parts, author).map_err(Box::new)))
    }

    /// An author without the bio.
    pub(super) fn author_without_bio(&self, parts: &Parts<'_>, author: AuthorId) -> Value {
        self.authors[author.index()].bare.get_or_init(|| make::author_without_bio(parts, author)).clone()
    }

    /// A category, tag or series.
    pub(super) fn list(&self, parts: &Parts<'_>, list: ListId) -> Value {
        self.lists[&list.kind][list.index as usize].get_or_init(|| make::list(parts, list)).clone()
    }

    /// All parts of a series as links, in order.
    pub(super) fn parts_of_series(&self, parts: &Parts<'_>, series: ListId) -> Value {
        self.series[series.index as usize].get_or_init(|| make::parts_of_series(parts, series)).clone()
    }
}

fn taken(made: &Made) -> Result<Value, Finding> {
    match made {
        Ok(value) => Ok(value.clone()),
        Err(finding) => Err(Finding::clone(finding)),
    }
}

/// The links under `name` with that to `address` marked; `None` if none leads there.
fn marked(site: &Value, name: &str, address: &str) -> Option<Value> {
    let links = site.get_from_path(name)?.as_array()?;
    let leads_here = |link: &Value| link.get_from_path("address").and_then(Value::as_str) == Some(address);
    if !links.iter().any(leads_here) {
        return None;
    }
    let mark = |link: &Value| match link.as_map() {
        Some(map) if leads_here(link) => {
            let mut map = map.clone();
            map.insert("current".into(), Value::from(true));
            Value::from(map)
        }
        _ => link.clone(),
    };
    Some(Value::from(links.iter().map(mark).collect::<Vec<_>>()))
}
