//! Lists, their parts, and the archive.

use super::{Date, Html, LinkView};
use serde::Serialize;

/// A category, a tag or a series.
#[derive(Debug, Clone, Serialize)]
pub struct ListView {
    /// `category`, `tag` or `series`.
    pub kind: &'static str,
    /// Its name.
    pub title: String,
    /// Its last part of the address.
    pub slug: String,
    /// Its first page.
    pub address: String,
    /// From the settings; may be empty.
    pub description: Html,
    /// How many posts there are.
    pub count: usize,
    /// The feed of these posts.
    pub feed: Option<String>,
}

/// Where this part of a list stands among the others.
#[derive(Debug, Clone, Serialize)]
pub struct Pager {
    /// This part, from 1.
    pub part: u32,
    /// How many there are; missing on parts that are final and must not know.
    pub parts: Option<u32>,
    /// „Seite 8 von 25“
    pub label: String,
    /// The part with older entries.
    pub older: Option<LinkView>,
    /// The part with newer entries.
    pub newer: Option<LinkView>,
    /// The parts worth a link.
    pub pages: Vec<PagerStep>,
}

/// One entry in the list of parts.
#[derive(Debug, Clone, Serialize)]
pub struct PagerStep {
    /// The number; missing for a gap.
    pub part: Option<u32>,
    /// Its address; missing for a gap.
    pub address: Option<String>,
    /// Whether it is this part.
    pub current: bool,
    /// „Seiten 3 bis 6 ausgelassen“
    pub skipped: Option<String>,
}

/// A year of the archive.
#[derive(Debug, Clone, Serialize)]
pub struct YearRow {
    /// Which year.
    pub year: i32,
    /// How many posts there are.
    pub count: usize,
    /// Its page.
    pub address: String,
    /// Newest first.
    pub months: Vec<MonthRow>,
}

/// A month of the archive.
#[derive(Debug, Clone, Serialize)]
pub struct MonthRow {
    /// Its name, without the year.
    pub name: String,
    /// How many posts there are.
    pub count: usize,
    /// Its page.
    pub address: String,
}

/// A year or month with its neighbours.
#[derive(Debug, Clone, Serialize)]
pub struct PeriodView {
    /// „2026“ or „November 2026“
    pub label: String,
    /// The period before, if it has posts.
    pub earlier: Option<LinkView>,
    /// The period after.
    pub later: Option<LinkView>,
}

/// A post in the list of all posts.
#[derive(Debug, Clone, Serialize)]
pub struct SearchRow {
    /// Its title.
    pub title: String,
    /// Its page.
    pub address: String,
    /// When it was published.
    pub date: Date,
}
