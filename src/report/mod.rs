//! What is wrong, where, in plain words: the shape of a finding, not the problems.
//!
//! Every room declares its own problems with [`problems!`](crate::problems) and
//! turns them into [`Finding`]s, plain data that can be compared, sorted, stored
//! and printed. This room knows no post, no template and no setting; it imports
//! nothing.

mod declare;
mod finding;
mod full;
mod github;
mod json;
mod lines;
mod near;
mod overlay;
#[cfg(test)]
mod sample;
mod sarif;
mod short;
mod span;
mod words;

pub use finding::{Change, Finding, Level, Place, Related, Report, Rule, Text, Wording};
pub use full::{Colour, full};
pub use github::github;
pub use json::json;
pub use near::nearest;
pub use overlay::overlay;
pub use sarif::sarif;
pub use short::short;
pub use span::{FileId, Position, Span, Texts};
pub use words::{Counts, summary};

/// The language of messages to the writer; not the language of the blog.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Messages {
    /// German, the default.
    #[default]
    German,
    /// English, by `--messages en`.
    English,
}
