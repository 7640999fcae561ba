//! What can be wrong with documents and between them.

pub(super) mod documents;
pub(super) mod links;

pub use documents::Problem as NameProblem;
pub use links::Problem as LinkProblem;

use crate::report::Rule;

/// The rules of this room, for `satz explain` and the settings.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    documents::RULES.iter().chain(links::RULES)
}
