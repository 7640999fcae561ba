//! Where the links and pictures of one body lead.
//!
//! Kept beside the body, since a body is remembered by its text alone and the
//! same text may lead elsewhere in another folder. Found again by the place of
//! the link in the compiled text, which is the same for nested bodies.

use crate::input::UrlPath;
use crate::markdown::{Image, Link};
use crate::report::FileId;

use super::site::DocumentId;

/// The targets of a body, nested blocks included.
#[derive(Debug, Clone, Default)]
pub struct Resolved {
    /// By first byte of the link; only links to files.
    pub(super) links: Vec<(usize, Target)>,
    /// By first byte of the picture; only those that lie in the project.
    pub(super) images: Vec<(usize, Picture)>,
    /// The files named, in blocks too.
    pub(super) files: Vec<FileId>,
    /// Whether a link leads to a place in a document.
    pub(super) has_anchors: bool,
    /// Whether a link or picture is an address of the blog.
    pub(super) has_addresses: bool,
}

/// Where a link to a file leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To the page of a document, and there perhaps to a place.
    Document {
        /// Which document.
        document: DocumentId,
        /// Without `#`.
        fragment: Option<String>,
    },
    /// To a file that is copied.
    File {
        /// Which file.
        file: FileId,
        /// Where it lies in the finished blog.
        address: UrlPath,
    },
    /// Nowhere; the link becomes its text.
    Dead,
}

/// A picture of the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Which file.
    pub file: FileId,
    /// Where it lies in the finished blog.
    pub address: UrlPath,
    /// Width and height in pixels, where the file tells.
    pub size: Option<(u32, u32)>,
    /// Alternative text, typeset; empty for pictures of a body, which carry their own.
    pub alt: String,
    /// Caption, typeset; may be empty.
    pub caption: String,
}

impl Resolved {
    /// Where a link to a file leads; `None` for links of other kinds.
    pub fn link(&self, link: &Link) -> Option<&Target> {
        find(&self.links, link.span.start)
    }

    /// Whether a link or a picture of the text is an address of the blog, which only the
    /// table of all addresses can check.
    pub fn has_addresses(&self) -> bool {
        self.has_addresses
    }

    /// The file of a picture; `None` if it is missing or lies elsewhere.
    pub fn image(&self, image: &Image) -> Option<&Picture> {
        find(&self.images, image.span.start)
    }
}

fn find<T>(sorted: &[(usize, T)], start: usize) -> Option<&T> {
    let at = sorted.binary_search_by_key(&start, |(at, _)| *at).ok()?;
    Some(&sorted[at].1)
}
