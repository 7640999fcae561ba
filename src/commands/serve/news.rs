//! What open pages are told: marks of what readers do not see yet, the next moment at
//! which something flips, the style sheets that are new.

use crate::blog::{Due, Flip, Gone, Meta, Site};
use crate::calendar::Moment;
use crate::edition::{Edition, Shown};
use crate::german::{Language, dates};
use crate::report::{Finding, Messages};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// How many flips of one moment are named.
const NAMED: usize = 3;

/// Where the clock stands, if it does.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clock {
    /// The moment that the command line names.
    pub named: Option<Moment>,
    /// The moment a writer stepped to.
    pub travelled: Option<Moment>,
}

/// What the bar of the preview shows beside findings, as JSON.
pub(super) fn state(shown: &Shown, clock: Clock, messages: Messages) -> String {
    let words = Words { german: messages == Messages::German, edition: &shown.edition };
    let due = &shown.edition.site.register.due;
    let next = due.first().map(|first| {
        let together: Vec<&Due> = due.iter().take_while(|due| due.at == first.at).collect();
        json!({ "at": words.moment(first.at), "what": words.flips(&together) })
    });
    json!({
        "lang": if words.german { "de" } else { "en" },
        "next": next,
        "now": clock.travelled.or(clock.named).map(|now| words.moment(now)),
        "back": clock.travelled.map(|_| clock.named.map_or_else(String::new, |named| words.moment(named))),
        "marks": words.marks(&shown.kept),
    })
    .to_string()
}

struct Words<'a> {
    german: bool,
    edition: &'a Edition,
}

impl Words<'_> {
    /// „1. Dezember 2026, 9:00 Uhr“, in the zone of the blog.
    fn moment(&self, moment: Moment) -> String {
        let language = Language::of(if self.german { "de" } else { "en" });
        dates::with_time(moment.in_zone(self.edition.settings.zone).local(), language)
    }

    fn flips(&self, due: &[&Due]) -> String {
        let mut flips: Vec<String> = due.iter().take(NAMED).map(|due| self.flip(due)).collect();
        if due.len() > NAMED {
            flips.push("…".to_owned());
        }
        flips.join(", ")
    }

    fn flip(&self, Due { what, title, .. }: &Due) -> String {
        match (self.german, what) {
            (true, Flip::Appears) => format!("„{title}“ erscheint"),
            (true, Flip::Expires) => format!("„{title}“ läuft ab"),
            (false, Flip::Appears) => format!("“{title}” appears"),
            (false, Flip::Expires) => format!("“{title}” expires"),
        }
    }

    /// What is to be said of each page that readers do not see so: its address → the words,
    /// and whether lists say them too. Templates mark drafts on lists themselves.
    fn marks(&self, kept: &[String]) -> Map<String, Value> {
        let Edition { site, settings, sources, routes, .. } = self.edition;
        let mut marks = Map::new();
        for (meta, draft) in documents(site) {
            let mut words = Vec::new();
            let mut listed = false;
            if draft {
                let appears = |due: &&Due| due.what == Flip::Appears && due.source == meta.source;
                let from = site.register.due.iter().find(appears).map(|due| self.moment(due.at));
                listed = from.is_some();
                words.push(match (self.german, from) {
                    (true, Some(at)) => format!("Erscheint: {at}"),
                    (false, Some(at)) => format!("Appears: {at}"),
                    (true, None) => "Entwurf".to_owned(),
                    (false, None) => "Draft".to_owned(),
                });
            }
            if kept.contains(&sources.file(meta.source).path) {
                listed = true;
                let stale = if self.german { "Letzte lesbare Fassung" } else { "Last readable version" };
                words.push(stale.to_owned());
            }
            if !words.is_empty() {
                let mark = json!({ "text": words.join(" · "), "listed": listed });
                marks.insert(settings.base_url.href(&meta.address), mark);
            }
        }
        // Another document may stand there by now.
        let gone = site.register.gone.iter().filter(|gone| !routes.contains(&gone.address));
        for Gone { address, since } in gone {
            let since = self.moment(*since);
            let text = if self.german { format!("Abgelaufen: {since}") } else { format!("Expired: {since}") };
            marks.insert(settings.base_url.href(address), json!({ "text": text, "listed": false }));
        }
        marks
    }
}

/// Everything with a page of its own, and whether it is there only because drafts are.
fn documents(site: &Site) -> impl Iterator<Item = (&Meta, bool)> {
    let posts = site.posts.iter().map(|post| (&post.meta, post.draft));
    let pages = site.pages.iter().map(|page| (&page.meta, page.draft));
    let authors = site.authors.iter().map(|author| (&author.meta, false));
    posts.chain(pages).chain(authors)
}

/// The style sheets with another address than before: old and new. `None` if one came or went.
pub(super) fn styles(before: &Edition, now: &Edition) -> Option<Vec<(String, String)>> {
    let sheets = |edition: &Edition| -> BTreeMap<String, String> {
        let prefix = edition.settings.base_url.prefix();
        let sheets = edition.theme.assets().iter().filter(|(name, _)| name.ends_with(".css"));
        sheets.map(|(name, asset)| (name.to_owned(), format!("{prefix}{}", asset.address))).collect()
    };
    let (before, now) = (sheets(before), sheets(now));
    if !before.keys().eq(now.keys()) {
        return None;
    }
    let pairs = before.into_values().zip(now.into_values());
    Some(pairs.filter(|(old, new)| old != new).collect())
}

/// The findings that were not there before, wherever in their files they stand now.
pub(super) fn fresh(found: &[Finding], before: &[Finding]) -> Vec<Finding> {
    let what = |finding: &Finding| (finding.rule.id, finding.file(), finding.german.title.clone());
    let mut known: Vec<_> = before.iter().map(what).collect();
    known.sort_unstable();
    let fresh = found.iter().filter(|finding| known.binary_search(&what(finding)).is_err());
    fresh.cloned().collect()
}

/// The page made from a source file.
pub(super) fn address_of(edition: &Edition, path: &str) -> Option<String> {
    let source = edition.sources.find(path)?;
    let (meta, _) = documents(&edition.site).find(|(meta, _)| meta.source == source)?;
    Some(edition.settings.base_url.href(&meta.address))
}
