//! The routes of a blog: every address, once, and what stands there.
//!
//! An address and a few ids, so planning thousands of them costs next to nothing.
//! The same table answers whether a link leads somewhere, what the preview may show
//! and whether two files want one address. What a page shows is made when it is
//! rendered.

use crate::blog::{AuthorId, ListId, PageId, PostId, Site};
use crate::calendar::Month;
use crate::input::UrlPath;
use crate::report::{FileId, Place};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// What stands at an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// The posts, newest first.
    Stream {
        /// Which part.
        part: u32,
    },
    /// A post.
    Post(PostId),
    /// All authors.
    Authors,
    /// The posts of an author.
    Author {
        /// Whose.
        author: AuthorId,
        /// Which part.
        part: u32,
    },
    /// The posts of a category, a tag or a series.
    List {
        /// Which list.
        list: ListId,
        /// Which part.
        part: u32,
    },
    /// Years, months and lists.
    Archive,
    /// The posts of a year.
    Year {
        /// Which year.
        year: i32,
        /// Which part.
        part: u32,
    },
    /// The posts of a month.
    MonthArchive {
        /// Which month.
        month: Month,
        /// Which part.
        part: u32,
    },
    /// A page outside the stream.
    Standing(PageId),
    /// All titles, and the search.
    Search,
    /// What the server shows where nothing stands.
    NotFound,
    /// A file of the theme, by its name in `assets/`.
    Asset(Box<str>),
    /// A file that is copied as it is.
    Attachment(FileId),
    /// An old address; leads to an absolute one.
    Redirect(Box<str>),
}

impl Kind {
    /// The file that a writer changes to change the page; lists are made from many.
    pub fn source(&self, site: &Site) -> Option<FileId> {
        match *self {
            Kind::Post(id) => Some(site.post(id).meta.source),
            Kind::Standing(id) => Some(site.page(id).meta.source),
            Kind::Author { author, .. } => Some(site.author(author).meta.source),
            Kind::Attachment(file) => Some(file),
            Kind::Stream { .. }
            | Kind::Authors
            | Kind::List { .. }
            | Kind::Archive
            | Kind::Year { .. }
            | Kind::MonthArchive { .. }
            | Kind::Search
            | Kind::NotFound
            | Kind::Asset(_)
            | Kind::Redirect(_) => None,
        }
    }
}

/// Every address of the blog.
#[derive(Debug, Default)]
pub struct Routes {
    by_address: BTreeMap<UrlPath, Kind>,
    redirects: Vec<Redirect>,
}

/// One line of the table of redirects, from which pages and rules for servers are made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    /// The old address.
    pub from: UrlPath,
    /// What follows the question mark.
    pub query: Option<String>,
    /// Where it leads, absolute; `None` for what is gone (410).
    pub to: Option<String>,
    /// 301, 302 or 410.
    pub status: u16,
}

impl Routes {
    /// What stands at an address.
    pub fn get(&self, address: &UrlPath) -> Option<&Kind> {
        self.by_address.get(address)
    }

    /// What stands at an address, with the address as the routes have it.
    pub(super) fn find(&self, address: &UrlPath) -> Option<(&UrlPath, &Kind)> {
        self.by_address.get_key_value(address)
    }

    /// Whether anything stands at an address.
    pub fn contains(&self, address: &UrlPath) -> bool {
        self.by_address.contains_key(address)
    }

    /// All addresses in order.
    pub fn iter(&self) -> impl Iterator<Item = (&UrlPath, &Kind)> {
        self.by_address.iter()
    }

    /// How many addresses there are.
    pub fn len(&self) -> usize {
        self.by_address.len()
    }

    /// Whether there is no address at all.
    pub fn is_empty(&self) -> bool {
        self.by_address.is_empty()
    }

    /// All redirects by old address, also those that only a server can do.
    pub fn redirects(&self) -> &[Redirect] {
        &self.redirects
    }

    pub(super) fn with_redirects(mut self, mut redirects: Vec<Redirect>) -> Routes {
        redirects.sort_by(|a, b| (&a.from, &a.query).cmp(&(&b.from, &b.query)));
        self.redirects = redirects;
        self
    }
}

/// Who has an address: where a finding about it belongs.
#[derive(Debug, Clone)]
pub(super) struct Owner {
    pub(super) place: Place,
    /// The file, or what else a writer calls it; shared by all pages of a list.
    pub(super) german: Arc<str>,
    pub(super) english: Arc<str>,
}

/// A claim that came second.
#[derive(Debug)]
pub(super) struct Refused {
    pub(super) address: UrlPath,
    pub(super) owner: Owner,
    /// Who has the address.
    pub(super) first: Owner,
}

/// Routes while they are collected; notices every second claim to an address.
#[derive(Debug, Default)]
pub(super) struct Claims {
    routes: Routes,
    /// Output files as a file system sees them that knows neither case nor Unicode forms.
    taken: BTreeMap<String, (UrlPath, Owner)>,
    /// Those of them that are no `index.html`: only there a folder can be wanted, as a rule.
    loose: BTreeSet<String>,
    /// Whether a folder is called `index.html`, so that the rule does not hold.
    odd: bool,
}

impl Claims {
    /// Gives an address to a page or file, unless somebody has it.
    pub(super) fn claim(&mut self, address: UrlPath, kind: Kind, owner: Owner) -> Result<(), Box<Refused>> {
        let file = folded(&address.output());
        if let Some(other) = self.in_the_way(&file) {
            return Err(Box::new(Refused { first: other.clone(), address, owner }));
        }
        match self.taken.entry(file) {
            Entry::Occupied(taken) => Err(Box::new(Refused { first: taken.get().1.clone(), address, owner })),
            Entry::Vacant(free) => {
                self.odd |= free.key().contains("index.html/");
                if !is_index(free.key()) {
                    self.loose.insert(free.key().clone());
                }
                free.insert((address.clone(), owner));
                self.routes.by_address.insert(address, kind);
                Ok(())
            }
        }
    }

    /// Who has the file that an address would become, under whatever spelling.
    pub(super) fn owner(&self, address: &UrlPath) -> Option<(&UrlPath, &Owner)> {
        self.taken.get(&folded(&address.output())).map(|(address, owner)| (address, owner))
    }

    pub(super) fn contains(&self, address: &UrlPath) -> bool {
        self.routes.contains(address)
    }

    pub(super) fn finish(self) -> Routes {
        self.routes
    }

    /// A file where this one needs a folder, or a folder where it would lie.
    fn in_the_way(&self, file: &str) -> Option<&Owner> {
        let folders = file.match_indices('/').map(|(at, _)| &file[..at]);
        let above = folders.filter(|folder| is_index(folder) || self.loose.contains(*folder));
        let above = above.filter_map(|folder| self.taken.get(folder)).next();
        let below = || {
            if is_index(file) && !self.odd {
                return None;
            }
            let folder = format!("{file}/");
            let (first, owner) = self.taken.range(folder.clone()..).next()?;
            first.starts_with(&folder).then_some(owner)
        };
        above.or_else(below).map(|(_, owner)| owner)
    }
}

/// Whether a file is the page of a folder.
fn is_index(file: &str) -> bool {
    file.strip_suffix("index.html").is_some_and(|folder| folder.is_empty() || folder.ends_with('/'))
}

/// A path as a file system sees it that knows neither case nor Unicode forms.
fn folded(path: &str) -> String {
    if path.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return path.to_string();
    }
    path.nfc().flat_map(char::to_lowercase).nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(first: &str, second: &str, collides: bool) {
        let owner = |name: &str| Owner { place: Place::Nowhere, german: name.into(), english: name.into() };
        let address = |text: &str| UrlPath::parse(text).unwrap();
        let mut claims = Claims::default();
        claims.claim(address(first), Kind::Archive, owner("first")).unwrap();
        let second = claims.claim(address(second), Kind::Search, owner("second"));
        assert_eq!(
            second.map_err(|refused| refused.first.english),
            if collides { Err("first".into()) } else { Ok(()) }
        );
    }

    #[test]
    fn one_file_serves_one_address() {
        check("/blog/vpn/", "/blog/vpn/", true);
        check("/blog/vpn/", "/blog/dns/", false);
        check("/blog/vpn/", "/Blog/VPN/", true);
        check("/gr%C3%B6%C3%9Fe/", "/gro%CC%88%C3%9Fe/", true);
        check("/blog/vpn/", "/blog/vpn/index.html", true);
        check("/blog/", "/blog/vpn/", false);
        check("/blog", "/blog/vpn/", true);
        check("/blog/vpn/", "/blog", true);
        check("/blog/vpn/", "/blog-alt", false);
        check("/blog/", "/blog/index.html/vpn/", true);
        check("/blog/index.html/vpn/", "/blog/", true);
    }
}
