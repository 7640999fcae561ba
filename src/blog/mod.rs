//! Posts, authors, pages, and how they belong together.
//!
//! [`read`] takes every file below `content/` on its own and gives [`Documents`], in
//! which names are names. [`Linkings`] give the [`Site`] as of a [`View`]: names are ids,
//! links have targets, lists are sorted, everything has its address. Nothing here
//! fails: a document that cannot be read is one finding and a blog without it.

mod address;
mod author;
mod bodies;
mod build;
mod dates;
mod due;
mod excerpt;
mod files;
mod header;
mod heads;
mod identity;
mod link;
mod linked;
mod links;
mod lists;
mod loose;
mod names;
mod order;
mod organisation;
mod page;
mod path;
mod periods;
mod post;
mod present;
mod problems;
mod profile;
mod read;
mod readings;
mod register;
mod resolved;
mod review;
mod shapes;
mod similar;
mod site;
mod targets;

pub use address::{archive, authors};
pub use bodies::captions_beside;
pub use due::{Due, Flip, Gone};
pub use link::Linkings;
pub use linked::{
    Alias, Author, CommentsOpen, Meta, Organisation, OwnLink, Post, SeriesPart, StandingPage, Summary,
    Translation, TranslationTarget,
};
pub use problems::{LinkProblem, NameProblem, rules};
pub use profile::{article, bio};
pub use read::{Documents, read};
pub use readings::Readings;
pub use register::Register;
pub use resolved::{Picture, Resolved, Target};
pub use review::review;
pub use shapes::{AUTHOR, ORGANISATION, PAGE, POST};
pub use site::{
    Attachment, AuthorId, DocumentId, List, ListId, ListKind, OrganisationId, PageId, PostId, Site, View,
    Year, YearMonth,
};

#[cfg(test)]
mod tests;
