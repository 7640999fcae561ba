//! The documents of a linked blog: posts, authors, standing pages, organisations.
//!
//! Every name is an id by now, every text is typeset, every address is final.

use std::sync::Arc;

use crate::calendar::Moment;
use crate::input::{Tree, UrlPath};
use crate::markdown::Body;
use crate::report::{FileId, Span};

use super::resolved::{Picture, Resolved};
use super::site::{AuthorId, ListId, OrganisationId, PostId};

/// What posts, authors and pages have in common.
#[derive(Debug, Clone)]
pub struct Meta {
    /// Identity: the file name, unless `id` says otherwise.
    pub id: String,
    /// Last part of the address.
    pub slug: String,
    /// The address of its own page.
    pub address: UrlPath,
    /// Old addresses, each with the place where it is written.
    pub aliases: Vec<Alias>,
    /// For heads, feeds and lists; typeset plain text. As written, else the summary as text.
    pub description: String,
    /// Whether `description` was written by a person.
    pub described: bool,
    /// `og:image`.
    pub image: Option<Picture>,
    /// BCP 47; the blog's unless the document says otherwise.
    pub lang: String,
    /// Not for search engines, sitemap and feeds.
    pub noindex: bool,
    /// `[extra]`, a table.
    pub extra: Option<Tree>,
    /// The file it was read from.
    pub source: FileId,
    /// Whether typography is applied to the text.
    pub typography: bool,
    /// Where the compiled text begins in the file: moves spans of the body into the file.
    pub text_start: usize,
}

/// An old address of a document.
#[derive(Debug, Clone)]
pub struct Alias {
    /// Begins with `/`; may have a query.
    pub address: String,
    /// Where it is written.
    pub span: Span,
}

/// A post.
#[derive(Debug, Clone)]
pub struct Post {
    /// What all documents have.
    pub meta: Meta,
    /// Typeset plain text.
    pub title: String,
    /// Published from then on. Drafts without a date carry today.
    pub published: Moment,
    /// Last change of substance.
    pub updated: Option<Moment>,
    /// From then on absent.
    pub expires: Option<Moment>,
    /// Shown only because drafts are: a draft, or a post of the future.
    pub draft: bool,
    /// A post of the future, which appears by itself.
    pub scheduled: bool,
    /// In the order written.
    pub authors: Vec<AuthorId>,
    /// Authors without a file, by the name written; printed, not linked.
    pub strangers: Vec<String>,
    /// The first one is the main one.
    pub categories: Vec<ListId>,
    /// In the order written.
    pub tags: Vec<ListId>,
    /// The series it is a part of.
    pub series: Option<SeriesPart>,
    /// What lists of summaries show.
    pub summary: Summary,
    /// Whether and how long readers may comment.
    pub comments: CommentsOpen,
    /// Whether it is in feeds.
    pub feed: bool,
    /// Contents: always, never, or as the theme's settings say.
    pub toc: Option<bool>,
    /// The same text in other languages.
    pub translations: Vec<Translation>,
    /// „Anzeige“ over the post.
    pub ad: bool,
    /// The `[giveaway]` table.
    pub giveaway: Option<Tree>,
    /// Compiled text.
    pub body: Arc<Body>,
    /// Where its links and pictures lead.
    pub resolved: Resolved,
    /// In minutes, at least 1.
    pub reading_time: u32,
    /// The next newer post.
    pub newer: Option<PostId>,
    /// The next older post.
    pub older: Option<PostId>,
}

/// A place in a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeriesPart {
    /// Which series.
    pub list: ListId,
    /// Which part, from 1.
    pub part: u32,
}

/// What lists of summaries show of a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Summary {
    /// Plain text that stands in front matter, typeset.
    Written(String),
    /// The body up to `<!-- more -->`.
    Beginning,
    /// The first words of the text, plain, with an ellipsis where it was cut.
    Excerpt {
        /// The words.
        text: String,
        /// Whether there is more.
        cut: bool,
    },
}

/// Until when readers may comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommentsOpen {
    /// As long as the settings say.
    Open,
    /// Until then.
    Until(Moment),
    /// No more; those that exist stay.
    Closed,
    /// None at all, existing ones are hidden.
    Off,
}

/// The same text in another language.
#[derive(Debug, Clone)]
pub struct Translation {
    /// BCP 47.
    pub lang: String,
    /// Where it is.
    pub to: TranslationTarget,
    /// Where that is written.
    pub span: Span,
}

/// Where a translation is.
#[derive(Debug, Clone)]
pub enum TranslationTarget {
    /// A post of this blog.
    Post(PostId),
    /// Another address.
    Address(String),
}

/// An author.
#[derive(Debug, Clone)]
pub struct Author {
    /// What all documents have.
    pub meta: Meta,
    /// Typeset.
    pub name: String,
    /// What the name is filed under.
    pub sort: String,
    /// Typeset.
    pub role: Option<String>,
    /// Beside the name; its `alt` may be empty.
    pub portrait: Option<Picture>,
    /// The bio, compiled; may be empty.
    pub bio: Arc<Body>,
    /// Where the links and pictures of the bio lead.
    pub resolved: Resolved,
    /// The author's own page elsewhere.
    pub url: Option<String>,
    /// Further pages elsewhere.
    pub links: Vec<OwnLink>,
    /// `@mira@social.example`
    pub fediverse: Option<String>,
    /// Where the author works; the blog's organisation, except for guests.
    pub organisation: Option<OrganisationId>,
    /// Writes as a guest.
    pub guest: bool,
    /// Does not write any more.
    pub former: bool,
    /// Newest first.
    pub posts: Vec<PostId>,
    /// Whether a post that is not shown yet names the author.
    pub awaited: bool,
}

/// A link a person gave about themselves.
#[derive(Debug, Clone)]
pub struct OwnLink {
    /// Typeset.
    pub title: String,
    /// As written.
    pub url: String,
}

/// A page that stands outside the stream: Impressum, Datenschutz, „Über uns“.
#[derive(Debug, Clone)]
pub struct StandingPage {
    /// What all documents have.
    pub meta: Meta,
    /// Typeset plain text.
    pub title: String,
    /// Published from then on.
    pub published: Option<Moment>,
    /// Last change of substance.
    pub updated: Option<Moment>,
    /// From then on absent.
    pub expires: Option<Moment>,
    /// Shown only because drafts are.
    pub draft: bool,
    /// Contents: always, never, or as the theme's settings say.
    pub toc: Option<bool>,
    /// When accessibility was last looked at (`barrierefreiheit`).
    pub tested: Option<Moment>,
    /// Compiled text.
    pub body: Arc<Body>,
    /// Where its links and pictures lead.
    pub resolved: Resolved,
}

/// A company or club.
#[derive(Debug, Clone)]
pub struct Organisation {
    /// The file name, unless `id` says otherwise.
    pub id: String,
    /// Typeset.
    pub name: String,
    /// Street and number.
    pub street: Option<String>,
    /// As text: it may begin with zero.
    pub postal_code: Option<String>,
    /// Town.
    pub city: Option<String>,
    /// State or region.
    pub region: Option<String>,
    /// ISO 3166, two letters.
    pub country: String,
    /// The whole address as free text, where the parts are not given.
    pub address: Option<String>,
    /// Web page.
    pub url: Option<String>,
    /// Telephone.
    pub tel: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Logo.
    pub logo: Option<Picture>,
    /// Pages elsewhere about the same organisation.
    pub same_as: Vec<String>,
    /// `[extra]`, a table.
    pub extra: Option<Tree>,
    /// The file it was read from.
    pub source: FileId,
}
