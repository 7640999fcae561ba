//! Site: the linked blog as of one moment, with typed ids and lookups.
//!
//! What stands here is final: names became ids, drafts and future posts are gone
//! unless the view shows them, lists are sorted, every thing has its address.
//! Addresses begin at the root of the blog; whoever prints one puts the path of
//! `base_url` in front.

use std::sync::Arc;

use crate::calendar::{Moment, Month};
use crate::input::{Spanned, UrlPath};
use crate::markdown::Body;
use crate::report::{FileId, Finding};

use super::linked::{Author, Meta, Organisation, Post, StandingPage};
use super::links::{self, Use};
use super::register::Register;
use super::resolved::{Picture, Resolved, Target};
use super::targets::Targets;

/// Who looks, and when.
#[derive(Debug, Clone, Copy)]
pub struct View {
    /// The only time in the system.
    pub now: Moment,
    /// Whether drafts and posts of the future are shown.
    pub drafts: bool,
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The index into the vector of the site.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A post: an index into [`Site::posts`].
    PostId
    /// An author: an index into [`Site::authors`].
    AuthorId
    /// A standing page: an index into [`Site::pages`].
    PageId
    /// An organisation: an index into [`Site::organisations`].
    OrganisationId
}

/// A category, a tag or a series: an index into the vector of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ListId {
    /// Which vector of the site.
    pub kind: ListKind,
    /// The index into it.
    pub index: u32,
}

/// The three ways to group posts by a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ListKind {
    /// `categories`
    Category,
    /// `tags`
    Tag,
    /// `series`
    Series,
}

/// Something a link between files can lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DocumentId {
    /// A post.
    Post(PostId),
    /// An author.
    Author(AuthorId),
    /// A standing page.
    Page(PageId),
}

/// The whole blog: immutable and complete.
#[derive(Debug)]
pub struct Site {
    /// Newest first, of one moment by id.
    pub posts: Vec<Arc<Post>>,
    /// By `sort` or name, in German order; former authors too.
    pub authors: Vec<Author>,
    /// By id.
    pub organisations: Vec<Organisation>,
    /// By id.
    pub pages: Vec<StandingPage>,
    /// Files that are copied as they are, by file.
    pub attachments: Vec<Attachment>,
    /// What the heads of all documents say together.
    pub register: Arc<Register>,
    /// When this site is true.
    pub now: Moment,
    /// Whether drafts and posts of the future are in it.
    pub drafts: bool,
    pub(super) targets: Targets,
}

/// A category, a tag or a series with its posts.
#[derive(Debug, Clone)]
pub struct List {
    /// Which kind.
    pub kind: ListKind,
    /// Typeset: from the settings, else the spelling used first.
    pub title: String,
    /// Names with equal slugs are one list.
    pub slug: String,
    /// Address of the first page.
    pub address: UrlPath,
    /// From the settings, typeset plain text; may be empty.
    pub description: String,
    /// Not for search engines.
    pub noindex: bool,
    /// Newest first; of a series in order of date.
    pub posts: Vec<PostId>,
}

/// The posts of a year.
#[derive(Debug, Clone)]
pub struct Year {
    /// In the zone of the blog.
    pub year: i32,
    /// `/archiv/2026/`
    pub address: UrlPath,
    /// Newest first.
    pub posts: Vec<PostId>,
    /// Newest first.
    pub months: Vec<YearMonth>,
}

/// The posts of a month.
#[derive(Debug, Clone)]
pub struct YearMonth {
    /// Which month.
    pub month: Month,
    /// `/archiv/2026/11/`
    pub address: UrlPath,
    /// Newest first.
    pub posts: Vec<PostId>,
}

/// A file that is copied as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Which file.
    pub file: FileId,
    /// Where it lies in the finished blog.
    pub address: UrlPath,
}

impl Site {
    /// The list behind an id.
    pub fn list(&self, id: ListId) -> &List {
        &self.lists(id.kind)[id.index as usize]
    }

    /// All lists of a kind.
    pub fn lists(&self, kind: ListKind) -> &[List] {
        match kind {
            ListKind::Category => &self.register.categories,
            ListKind::Tag => &self.register.tags,
            ListKind::Series => &self.register.series,
        }
    }

    /// The post behind an id.
    pub fn post(&self, id: PostId) -> &Post {
        &self.posts[id.index()]
    }

    /// The author behind an id.
    pub fn author(&self, id: AuthorId) -> &Author {
        &self.authors[id.index()]
    }

    /// The standing page behind an id.
    pub fn page(&self, id: PageId) -> &StandingPage {
        &self.pages[id.index()]
    }

    /// The organisation behind an id.
    pub fn organisation(&self, id: OrganisationId) -> &Organisation {
        &self.organisations[id.index()]
    }

    /// The post with this id in front matter.
    pub fn post_named(&self, id: &str) -> Option<PostId> {
        self.register.names.posts.get(id)
    }

    /// The author with this id.
    pub fn author_named(&self, id: &str) -> Option<AuthorId> {
        self.register.names.authors.get(id)
    }

    /// The standing page with this id.
    pub fn page_named(&self, id: &str) -> Option<PageId> {
        self.register.names.pages.get(id)
    }

    /// The organisation with this id.
    pub fn organisation_named(&self, id: &str) -> Option<OrganisationId> {
        self.register.names.organisations.get(id)
    }

    /// The document that was read from a file, if it is shown.
    pub fn document_of(&self, file: FileId) -> Option<DocumentId> {
        self.targets.document(file)
    }

    /// What all documents have, of this one.
    pub fn meta(&self, document: DocumentId) -> &Meta {
        match document {
            DocumentId::Post(id) => &self.post(id).meta,
            DocumentId::Author(id) => &self.author(id).meta,
            DocumentId::Page(id) => &self.page(id).meta,
        }
    }

    /// Title or name of a document, typeset: the text of links without one.
    pub fn title(&self, document: DocumentId) -> &str {
        match document {
            DocumentId::Post(id) => &self.post(id).title,
            DocumentId::Author(id) => &self.author(id).name,
            DocumentId::Page(id) => &self.page(id).title,
        }
    }

    /// The compiled text of a document.
    pub fn body(&self, document: DocumentId) -> &Body {
        match document {
            DocumentId::Post(id) => &self.post(id).body,
            DocumentId::Author(id) => &self.author(id).bio,
            DocumentId::Page(id) => &self.page(id).body,
        }
    }

    /// Where the links and pictures of a document's text lead.
    pub fn resolved(&self, document: DocumentId) -> &Resolved {
        match document {
            DocumentId::Post(id) => &self.post(id).resolved,
            DocumentId::Author(id) => &self.author(id).resolved,
            DocumentId::Page(id) => &self.page(id).resolved,
        }
    }

    /// Where a copied file lies in the finished blog; `None` if it is not copied.
    pub fn attachment(&self, file: FileId) -> Option<&Attachment> {
        let at = self.attachments.binary_search_by_key(&file, |attachment| attachment.file).ok()?;
        Some(&self.attachments[at])
    }

    /// Where a link written outside of running text leads: in a menu, in an argument of a block.
    pub fn follow(&self, link: &Spanned<String>) -> (Target, Option<Finding>) {
        links::follow(self, &Use { target: &link.value, place: link.span })
    }

    /// The file that a document names outside of running text, with its size if it is a picture.
    pub fn file(&self, name: &Spanned<String>) -> Result<Picture, Finding> {
        let picture = self.targets.picture(name.span.file, &name.value);
        picture.ok_or_else(|| links::missing_file(&name.value, name.span))
    }

    /// The file below `content/static/` that `site.toml` names.
    pub fn static_file(&self, name: &Spanned<String>) -> Result<Picture, Finding> {
        let path = format!("@/static/{}", name.value.trim_start_matches('/'));
        let picture = self.targets.picture(name.span.file, &path);
        picture.ok_or_else(|| links::missing_file(&name.value, name.span))
    }
}
