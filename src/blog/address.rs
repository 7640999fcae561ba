//! Which address each thing has.
//!
//! Addresses are built from the words and patterns of `site.toml` and begin at
//! the root of the blog. Whether two things want the same one is found when all
//! pages are planned.

use std::borrow::Cow;

use crate::calendar::{Moment, Month};
use crate::input::{PermalinkPart, Settings, UrlPath};

use super::lists::slug;
use super::site::ListKind;

/// What the pattern of `[permalinks]` can ask of a post.
pub(super) struct PostNames<'a> {
    pub(super) id: &'a str,
    pub(super) slug: &'a str,
    /// The main category, as written.
    pub(super) category: Option<&'a str>,
    pub(super) published: Moment,
}

/// The address of a post after `[permalinks] post`.
///
/// A segment that becomes empty is left out: a post without a category has no
/// segment for it.
pub(super) fn post(settings: &Settings, names: &PostNames<'_>) -> UrlPath {
    let day = names.published.in_zone(settings.zone);
    settings.permalink.segments.iter().fold(UrlPath::root(), |path, parts| {
        let segment: String = parts
            .iter()
            .map(|part| match part {
                PermalinkPart::Literal(text) => Cow::Borrowed(text.as_str()),
                PermalinkPart::Slug => Cow::Borrowed(names.slug),
                PermalinkPart::Id => Cow::Borrowed(names.id),
                PermalinkPart::Category => Cow::Owned(names.category.map(slug).unwrap_or_default()),
                PermalinkPart::Year => Cow::Owned(format!("{:04}", day.year())),
                PermalinkPart::Month => Cow::Owned(format!("{:02}", day.month())),
                PermalinkPart::Day => Cow::Owned(format!("{:02}", day.day())),
            })
            .collect();
        if segment.is_empty() { path } else { path.join(&segment) }
    })
}

/// `/autoren/`
pub fn authors(settings: &Settings) -> UrlPath {
    UrlPath::root().join(&settings.words.authors)
}

/// `/autoren/mira-sander/`
pub(super) fn author(settings: &Settings, slug: &str) -> UrlPath {
    authors(settings).join(slug)
}

/// `/impressum/`
pub(super) fn page(slug: &str) -> UrlPath {
    UrlPath::root().join(slug)
}

/// `/thema/linux/`, `/schlagwort/…/`, `/serie/…/`
pub(super) fn list(settings: &Settings, kind: ListKind, slug: &str) -> UrlPath {
    let word = match kind {
        ListKind::Category => &settings.words.category,
        ListKind::Tag => &settings.words.tag,
        ListKind::Series => &settings.words.series,
    };
    UrlPath::root().join(word).join(slug)
}

/// `/archiv/`
pub fn archive(settings: &Settings) -> UrlPath {
    UrlPath::root().join(&settings.words.archive)
}

/// `/archiv/2026/`
pub(super) fn year(settings: &Settings, year: i32) -> UrlPath {
    archive(settings).join(&format!("{year:04}"))
}

/// `/archiv/2026/11/`
pub(super) fn month(settings: &Settings, month: Month) -> UrlPath {
    year(settings, month.year()).join(&format!("{:02}", month.number()))
}

/// The folder of files that lie in `content/<folder>/` but in no folder of a document.
///
/// Posts: the fixed beginning of their pattern. Pages: the root.
pub(super) fn folder(settings: &Settings, folder: &str) -> UrlPath {
    match folder {
        "posts" => settings
            .permalink
            .segments
            .iter()
            .map_while(|parts| literal(parts))
            .fold(UrlPath::root(), |path, segment| path.join(segment)),
        "authors" => authors(settings),
        "events" => UrlPath::root().join(&settings.words.events),
        "venues" => UrlPath::root().join(&settings.words.events).join(&settings.words.venue),
        "pages" | "" => UrlPath::root(),
        other => UrlPath::root().join(other),
    }
}

/// The text of a segment without placeholders.
fn literal(parts: &[PermalinkPart]) -> Option<&str> {
    match parts {
        [PermalinkPart::Literal(text)] => Some(text),
        _ => None,
    }
}
