//! The page itself and its `<head>`.

use super::{Html, LinkView};
use serde::Serialize;

/// `page` in every template.
#[derive(Debug, Clone, Serialize)]
pub struct PageView {
    /// Its address, with the path of the blog in front.
    pub address: String,
    /// The same with scheme and host.
    pub absolute: String,
    /// What it is: `stream`, `post`, `not_found`.
    pub kind: &'static str,
    /// Title of the window.
    pub title: String,
    /// The `h1`.
    pub heading: String,
    /// Whether the `h1` is for screen readers only.
    pub heading_hidden: bool,
    /// Language of the page's own text.
    pub lang: String,
    /// The way from the front page to here.
    pub breadcrumbs: Vec<LinkView>,
    /// What belongs into `<head>`.
    pub head: HeadView,
}

/// What belongs into `<head>`.
#[derive(Debug, Clone, Serialize)]
pub struct HeadView {
    /// `<meta name="description">`
    pub description: Option<String>,
    /// Absolute and exact; a page that answers at any address has none.
    pub canonical: Option<String>,
    /// What was read before this part of a list.
    pub prev: Option<String>,
    /// What is read after it.
    pub next: Option<String>,
    /// Not for search engines.
    pub noindex: bool,
    /// Feeds of this page.
    pub feeds: Vec<FeedLink>,
    /// The same text in other languages.
    pub translations: Vec<TranslationLink>,
    /// Open Graph.
    pub open_graph: Vec<Property>,
    /// `twitter:card`: how large services show the picture.
    pub card: &'static str,
    /// Structured data.
    pub json_ld: Html,
    /// Address of the icon.
    pub icon: Option<String>,
    /// Address of the web manifest.
    pub manifest: Option<String>,
    /// `fediverse:creator`
    pub fediverse: Option<String>,
}

/// A feed in `<head>`.
#[derive(Debug, Clone, Serialize)]
pub struct FeedLink {
    /// For people who choose among several.
    pub title: String,
    /// The media type.
    #[serde(rename = "type")]
    pub media: &'static str,
    /// Where it is.
    pub address: String,
}

/// The same text in another language.
#[derive(Debug, Clone, Serialize)]
pub struct TranslationLink {
    /// BCP 47, or `x-default`.
    pub lang: String,
    /// Absolute.
    pub address: String,
}

/// One entry of Open Graph.
#[derive(Debug, Clone, Serialize)]
pub struct Property {
    /// `og:title`
    pub property: &'static str,
    /// Its value.
    pub content: String,
}
