//! A post as templates see it.

use super::{Date, Html, LinkView, PictureView};
use serde::Serialize;
use tera::Value;

/// A post, on its own page or as an entry of a list.
#[derive(Debug, Clone, Serialize)]
pub struct PostView {
    /// Identity.
    pub id: String,
    /// Plain text.
    pub title: String,
    /// Its page.
    pub address: String,
    /// Since when it is public.
    pub published: Date,
    /// Last change of substance.
    pub updated: Option<Date>,
    /// Each an author view, in the order written.
    pub authors: Vec<Value>,
    /// The main category, a list view.
    pub category: Option<Value>,
    /// All categories, each a list view.
    pub categories: Vec<Value>,
    /// Each a list view.
    pub tags: Vec<Value>,
    /// Its place in a series.
    pub series: Option<SeriesView>,
    /// The text in full; missing where only a summary is shown.
    pub body: Option<Html>,
    /// What lists of summaries show.
    pub summary: Html,
    /// Whether there is more than the summary.
    pub shortened: bool,
    /// The headings, if they are many enough to be listed.
    pub contents: Vec<TocEntry>,
    /// „Lesezeit 3 Min.“
    pub reading_time: Option<String>,
    /// For lists of summaries.
    pub image: Option<PictureView>,
    /// How many comments there are.
    pub comment_count: usize,
    /// The same in words.
    pub comment_label: String,
    /// The giveaway, if the post is one.
    pub giveaway: Option<Value>,
    /// „Anzeige“ over the post.
    pub ad: bool,
    /// Shown only in the preview: a draft, or a post of the future.
    pub draft: bool,
    /// Of the future: it appears by itself.
    pub scheduled: bool,
    /// Language of the text.
    pub lang: String,
    /// Goes before each id on lists; empty on the post's own page.
    pub prefix: String,
    /// Free data.
    pub extra: Value,
}

/// A place in a series.
#[derive(Debug, Clone, Serialize)]
pub struct SeriesView {
    /// Its name.
    pub title: String,
    /// Its list.
    pub address: String,
    /// Which part this is, from 1.
    pub part: u32,
    /// How many parts there are.
    pub parts: usize,
    /// The part before.
    pub previous: Option<LinkView>,
    /// The part after.
    pub next: Option<LinkView>,
    /// All parts in order, as links.
    pub posts: Value,
}

/// A heading in the contents of a text.
#[derive(Debug, Clone, Serialize)]
pub struct TocEntry {
    /// The id of the heading.
    pub id: String,
    /// Its text.
    pub title: String,
    /// 2 to 6.
    pub level: u8,
    /// The headings below it.
    pub inside: Vec<TocEntry>,
}
