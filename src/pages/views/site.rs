//! What every page knows of the blog.

use super::{LinkView, PictureView};
use serde::Serialize;
use tera::Value;

/// `site` in every template.
#[derive(Debug, Clone, Serialize)]
pub struct SiteView {
    /// Name of the blog.
    pub title: String,
    /// Below the name.
    pub subtitle: String,
    /// What it is about.
    pub description: String,
    /// Absolute address of the front page.
    pub address: String,
    /// Language of the blog.
    pub lang: String,
    /// `du` or `sie`.
    pub tone: &'static str,
    /// The company behind it.
    pub organisation: Option<OrganisationView>,
    /// On top of every page.
    pub menu: Vec<LinkView>,
    /// Below every page.
    pub footer: Vec<LinkView>,
    /// Address of the search page.
    pub search: String,
    /// Address of the page with all feeds.
    pub feeds: String,
    /// Of the moment for which the blog was made.
    pub year: i32,
    /// `endpoint`, `mailto` or `none`.
    pub comments_mode: &'static str,
    /// Free data.
    pub extra: Value,
}

/// A company or club.
#[derive(Debug, Clone, Serialize)]
pub struct OrganisationView {
    /// Identity.
    pub id: String,
    /// As printed.
    pub name: String,
    /// Web page.
    pub url: Option<String>,
    /// Logo.
    pub logo: Option<PictureView>,
    /// The postal address, line by line.
    pub lines: Vec<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Telephone.
    pub tel: Option<String>,
}
