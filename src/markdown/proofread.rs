//! What is wrong with a text that its page would not show.
//!
//! `satz check` asks for it; a build does not. The findings lie at
//! [`FileId::HERE`](crate::report::FileId::HERE), as those of [`compile`](super::compile) do.

use super::directives;
use super::events::Covered;
use super::lint::{self, Limits};
use super::profile::{Kind, Profile};
use crate::report::Finding;

/// Everything that can be said about a text by itself, in no particular order.
///
/// Readers' comments are as they are: they give none.
pub fn proofread(text: &str, profile: &Profile, limits: &Limits) -> Vec<Finding> {
    if profile.kind == Kind::Comment {
        return Vec::new();
    }
    let covered = Covered::new(text, directives::find(text), profile.kind);
    let script = covered.script();
    let mut findings = lint::accessibility(text, &script, &profile.lang, &profile.abbreviations, limits);
    if profile.style.enabled {
        findings.extend(lint::typography(text, &script, profile.language(), &profile.style));
    }
    findings
}
