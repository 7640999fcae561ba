//! First drafts of files: documents, standing pages, a theme, a whole blog.
//!
//! Takes a few words and a moment, gives files as text; nothing is written here
//! ([`create`](crate::output::create) does that and overwrites nothing). What only the
//! writer can know stands as a gap, `[Lücke: …]`, in words the checks of the law look for.

mod documents;
mod site;
mod theme;
mod write;

pub use documents::{author, comment, event, giveaway, organisation, page, post, venue};
pub use site::{Start, site};
pub use theme::theme;
