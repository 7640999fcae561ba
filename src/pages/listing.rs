//! The lists of posts that are shown part by part: the stream, an author, a
//! category, a tag, a series, a year, a month.
//!
//! Says for each which posts it has, where its parts stand and which posts a part
//! shows. Words and views are not made here.

use super::pagination::{Order, Paging};
use super::routes::Kind;
use crate::blog::{AuthorId, ListId, ListKind, PostId, Site, Year, YearMonth};
use crate::calendar::Month;
use crate::input::{Pagination, Settings, UrlPath};

/// What is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Listed {
    Stream,
    Author(AuthorId),
    List(ListId),
    Year(i32),
    Month(Month),
}

/// A list of posts in parts.
#[derive(Debug, Clone)]
pub(super) struct Listing<'a> {
    what: Listed,
    /// Address of the part at which reading begins.
    address: UrlPath,
    posts: Posts<'a>,
    paging: Paging,
    /// The word in addresses of other parts.
    word: &'a str,
}

#[derive(Debug, Clone, Copy)]
enum Posts<'a> {
    All,
    These(&'a [PostId]),
}

impl<'a> Listing<'a> {
    /// The list behind a kind of page, and which part of it; `None` for pages that list nothing.
    pub(super) fn of(kind: &Kind, site: &'a Site, settings: &'a Settings) -> Option<(Listing<'a>, u32)> {
        let (what, part) = match *kind {
            Kind::Stream { part } => (Listed::Stream, part),
            Kind::Author { author, part } => (Listed::Author(author), part),
            Kind::List { list, part } => (Listed::List(list), part),
            Kind::Year { year, part } => (Listed::Year(year), part),
            Kind::MonthArchive { month, part } => (Listed::Month(month), part),
            Kind::Post(_)
            | Kind::Authors
            | Kind::Archive
            | Kind::Standing(_)
            | Kind::Search
            | Kind::NotFound
            | Kind::Asset(_)
            | Kind::Attachment(_)
            | Kind::Redirect(_) => return None,
        };
        Some((Listing::new(what, site, settings)?, part))
    }

    /// The list of something; `None` for a year or month without posts.
    pub(super) fn new(what: Listed, site: &'a Site, settings: &'a Settings) -> Option<Listing<'a>> {
        let (address, posts) = match what {
            Listed::Stream => (UrlPath::root(), Posts::All),
            Listed::Author(id) => {
                let author = site.author(id);
                (author.meta.address.clone(), Posts::These(&author.posts))
            }
            Listed::List(id) => {
                let list = site.list(id);
                (list.address.clone(), Posts::These(&list.posts))
            }
            Listed::Year(year) => {
                let year = year_of(site, year)?;
                (year.address.clone(), Posts::These(&year.posts))
            }
            Listed::Month(month) => {
                let month = month_of(site, month)?;
                (month.address.clone(), Posts::These(&month.posts))
            }
        };
        let order = match (what, settings.pagination) {
            (Listed::List(list), _) if list.kind == ListKind::Series => Order::OldestFirst,
            (_, Pagination::NewestFirst) => Order::NewestFirst,
            (_, Pagination::Stable) => Order::Stable,
        };
        let count = match posts {
            Posts::All => site.posts.len(),
            Posts::These(ids) => ids.len(),
        };
        let paging = Paging::new(order, count, settings.per_page);
        Some(Listing { what, address, posts, paging, word: &settings.words.page })
    }

    pub(super) fn what(&self) -> Listed {
        self.what
    }

    pub(super) fn paging(&self) -> &Paging {
        &self.paging
    }

    /// Where a part stands.
    pub(super) fn address(&self, part: u32) -> UrlPath {
        if part == self.paging.front() {
            self.address.clone()
        } else {
            self.address.join(self.word).join(&part.to_string())
        }
    }

    /// The posts of a part, in the order in which they are shown.
    pub(super) fn posts(&self, part: u32) -> impl Iterator<Item = PostId> {
        let posts = self.posts;
        self.paging.entries(part).map(move |at| match posts {
            Posts::All => PostId(at as u32),
            Posts::These(ids) => ids[at],
        })
    }

    /// Every part with its address and what stands there.
    pub(super) fn pages(&self) -> impl Iterator<Item = (UrlPath, Kind)> {
        (1..=self.paging.parts()).map(|part| (self.address(part), self.kind(part)))
    }

    fn kind(&self, part: u32) -> Kind {
        match self.what {
            Listed::Stream => Kind::Stream { part },
            Listed::Author(author) => Kind::Author { author, part },
            Listed::List(list) => Kind::List { list, part },
            Listed::Year(year) => Kind::Year { year, part },
            Listed::Month(month) => Kind::MonthArchive { month, part },
        }
    }
}

/// The year of this number, if it has posts.
pub(super) fn year_of(site: &Site, year: i32) -> Option<&Year> {
    site.register.years.iter().find(|candidate| candidate.year == year)
}

/// The month, if it has posts.
pub(super) fn month_of(site: &Site, month: Month) -> Option<&YearMonth> {
    year_of(site, month.year())?.months.iter().find(|candidate| candidate.month == month)
}
