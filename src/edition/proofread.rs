//! The texts of an edition, looked at beyond what composing meets on its way.

use crate::blog::{self, Meta, Site};
use crate::input::{Checks, Settings, Sources, Tree, Value};
use crate::markdown::{self, Limits, Profile};
use crate::report::{Finding, Report, Texts};
use rayon::prelude::*;

/// What is wrong with the texts of all documents that are shown.
pub(super) fn proofread(site: &Site, settings: &Settings, sources: &Sources) -> Report {
    let (article, bio) = (blog::article(settings), blog::bio(settings));
    let limits = limits(&settings.checks);
    let posts = site.posts.iter().map(|post| (&post.meta, &article));
    let pages = site.pages.iter().map(|page| (&page.meta, &article));
    let authors = site.authors.iter().map(|author| (&author.meta, &bio));
    let texts: Vec<(&Meta, &Profile)> = posts.chain(pages).chain(authors).collect();
    let found: Vec<Vec<Finding>> =
        texts.par_iter().map(|(meta, profile)| text(meta, profile, sources, &limits)).collect();
    found.into_iter().flatten().collect()
}

fn text(meta: &Meta, profile: &Profile, sources: &Sources, limits: &Limits) -> Vec<Finding> {
    let whole = sources.text(meta.source);
    let Some((head, text)) = whole.split_at_checked(meta.text_start) else { return Vec::new() };
    // A bio that is a field of the head has no text of its own to point at.
    if !head.trim_end().ends_with(['+', '-']) {
        return Vec::new();
    }
    let mut profile = Profile { lang: meta.lang.clone(), ..profile.clone() };
    profile.style.enabled &= meta.typography;
    let found = markdown::proofread(text, &profile, limits);
    found.into_iter().map(|finding| finding.moved_to(meta.source, meta.text_start)).collect()
}

/// The limits of rules that have one, as `[checks]` sets them.
fn limits(checks: &Checks) -> Limits {
    let most = |id: &str, usual: usize| most(checks, id, usual);
    let usual = Limits::default();
    let known = checks.rules.get("abbreviation-unexplained").and_then(|rule| rule.limits.get("known"));
    Limits {
        alt: most("alt-too-long", usual.alt),
        heading: most("heading-too-long", usual.heading),
        columns: most("table-wide", usual.columns),
        sentence: most("sentence-too-long", usual.sentence),
        paragraph: most("paragraph-too-long", usual.paragraph),
        known: known.map(texts).unwrap_or(usual.known),
    }
}

/// Bytes that a page may have together with its pictures; `[checks]` counts in kB.
pub(super) fn heaviest(checks: &Checks) -> u64 {
    most(checks, "page-weight", 1_000).saturating_mul(1_000) as u64
}

/// What `[checks]` says is the most for a rule.
fn most(checks: &Checks, id: &str, usual: usize) -> usize {
    let Some(max) = checks.rules.get(id).and_then(|rule| rule.limits.get("max")) else { return usual };
    if let Value::Integer(most) = max.value { usize::try_from(most).unwrap_or(usual) } else { usual }
}

/// The texts of a list.
fn texts(tree: &Tree) -> Vec<String> {
    let Value::List(items) = &tree.value else { return Vec::new() };
    items.iter().filter_map(|item| item.as_text().map(str::to_string)).collect()
}
