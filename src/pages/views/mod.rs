//! What templates see: the only types that serialise for them.
//!
//! A view carries finished words, dates and addresses, so that a template places
//! values and computes nothing. Fields are those of the documentation for themes;
//! one that may be missing is `none`, never absent.

mod author;
mod lists;
mod page;
mod post;
mod site;

pub use author::AuthorView;
pub use lists::{ListView, MonthRow, Pager, PagerStep, PeriodView, SearchRow, YearRow};
pub use page::{HeadView, PageView, Property, TranslationLink};
pub use post::{PostView, SeriesView, TocEntry};
pub use site::{OrganisationView, SiteView};

use serde::Serialize;
use tera::Value;

/// Finished HTML, which templates print without escaping it.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct Html(Value);

impl Html {
    /// `html` must be finished: everything in it that came from a person is escaped.
    pub fn new(html: &str) -> Html {
        Html(Value::safe_string(html))
    }
}

/// A date in all the forms that pages need.
#[derive(Debug, Clone, Serialize)]
pub struct Date {
    /// For `datetime`: with offset where there is a time.
    pub iso: String,
    /// „16. November 2026“
    pub long: String,
    /// „16. Nov. 2026“
    pub medium: String,
    /// „16.11.2026“
    pub short: String,
    /// Of the month.
    pub day: u32,
    /// Its name.
    pub month: String,
    /// In the calendar.
    pub year: i32,
    /// Its name.
    pub weekday: String,
    /// „18:00 Uhr“, where there is one.
    pub time: Option<String>,
}

/// A link with its text.
#[derive(Debug, Clone, Serialize)]
pub struct LinkView {
    /// The text.
    pub title: String,
    /// Where it leads.
    pub address: String,
    /// Whether it leads to the page it stands on.
    pub current: bool,
    /// Whether it leaves the blog.
    pub external: bool,
    /// `rel` of the link.
    pub rel: Option<&'static str>,
}

impl LinkView {
    /// A link inside the blog.
    pub fn inside(title: &str, address: String) -> LinkView {
        LinkView { title: title.to_string(), address, current: false, external: false, rel: None }
    }

    /// A link that leaves the blog.
    pub fn outside(title: &str, address: &str) -> LinkView {
        LinkView { external: true, ..LinkView::inside(title, address.to_string()) }
    }

    /// The same link with a `rel`.
    pub fn with_rel(self, rel: &'static str) -> LinkView {
        LinkView { rel: Some(rel), ..self }
    }
}

/// A picture with its size.
#[derive(Debug, Clone, Serialize)]
pub struct PictureView {
    /// Its address.
    pub src: String,
    /// The alternative text.
    pub alt: String,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// The text below it.
    pub caption: Option<String>,
}
