//! An author as templates see it.

use super::{Html, LinkView, PictureView};
use serde::Serialize;
use tera::Value;

/// An author, on the own page, in a card or beside a post.
#[derive(Debug, Clone, Serialize)]
pub struct AuthorView {
    /// Identity.
    pub id: String,
    /// As printed.
    pub name: String,
    /// The page with all posts; empty for a name without a file.
    pub address: String,
    /// What the person does.
    pub role: Option<String>,
    /// Beside the name.
    pub portrait: Option<PictureView>,
    /// The text of the author's file.
    pub bio: Html,
    /// Its beginning, plain.
    pub bio_short: String,
    /// Pages elsewhere.
    pub links: Vec<LinkView>,
    /// Writes as a guest.
    pub guest: bool,
    /// Does not write any more.
    pub former: bool,
    /// How many posts there are.
    pub count: usize,
    /// The feed of the author's posts.
    pub feed: Option<String>,
    /// Free data.
    pub extra: Value,
}
