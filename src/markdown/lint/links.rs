//! Links by their texts.

use super::outline::{Link, Outline, Passage};
use super::problems::Problem;
use super::{Findings, shortened};
use crate::report::{Place, Related, Span};
use std::collections::BTreeMap;
use std::ops::Range;

/// Texts that say nothing about the target, in lower case.
const VAGUE: &[&str] = &[
    "hier",
    "hier klicken",
    "klick hier",
    "klicken sie hier",
    "klicke hier",
    "mehr",
    "mehr lesen",
    "mehr erfahren",
    "mehr infos",
    "mehr informationen",
    "weiter",
    "weiterlesen",
    "weitere infos",
    "weitere informationen",
    "link",
    "der link",
    "dieser link",
    "diesem link",
    "diesen link",
    "dieser",
    "diese",
    "dieses",
    "diesem",
    "diesen",
    "dort",
    "da",
    "siehe hier",
    "website",
    "webseite",
    "seite",
    "diese seite",
    "dieser seite",
    "artikel",
    "dieser artikel",
    "details",
    "infos",
    "here",
    "click here",
    "this",
    "this link",
    "this page",
    "more",
    "read more",
    "learn more",
    "more info",
    "see here",
    "there",
];

/// How long an address may be as a text, in characters.
const ADDRESS: usize = 30;

/// Endings of files that open in a program of their own, and the words that name them.
const FILES: &[(&str, &[&str])] = &[
    ("pdf", &["pdf"]),
    ("zip", &["zip", "archiv"]),
    ("ics", &["ics", "kalender", "calendar", "ical"]),
    ("doc", &["doc", "word"]),
    ("docx", &["docx", "word"]),
    ("xls", &["xls", "excel"]),
    ("xlsx", &["xlsx", "excel"]),
    ("ppt", &["ppt", "powerpoint"]),
    ("pptx", &["pptx", "powerpoint"]),
    ("odt", &["odt"]),
    ("ods", &["ods"]),
    ("odp", &["odp"]),
    ("epub", &["epub", "e-book"]),
    ("csv", &["csv"]),
];

pub(super) fn check(outline: &Outline<'_>, findings: &mut Findings) {
    let mut places: BTreeMap<String, Vec<&Link>> = BTreeMap::new();
    for link in &outline.links {
        let text = spoken(&link.text);
        if link.text.trim().is_empty() && !link.code {
            if link.pictures == 0 && !names_itself(&link.target) {
                findings.add(Problem::LinkEmpty, link.span.clone());
            }
            continue;
        }
        if VAGUE.contains(&text.as_str()) && !link.code {
            findings.add(Problem::LinkTextVague { text: shortened(&link.text, 40) }, link.span.clone());
        } else if is_address(&link.text) {
            long_address(link.text.trim(), link.span.clone(), findings);
        } else {
            unnamed_file(outline, link, findings);
            if text.contains(char::is_alphanumeric) && !link.code {
                places.entry(text).or_default().push(link);
            }
        }
    }
    for links in places.values() {
        ambiguous(links, findings);
    }
    for passage in &outline.passages {
        bare_addresses(outline, passage, findings);
    }
}

/// A text as it is compared: without case, marks and arrows around it.
fn spoken(text: &str) -> String {
    let words = text.split(|char: char| char.is_whitespace() || matches!(char, '»' | '›' | '→' | '…' | '>'));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ").trim_matches(['.', ',', ':', '!', '?', '(', ')', '„', '“', '"']).to_lowercase()
}

/// Links to documents of the blog take the title of their target.
fn names_itself(target: &str) -> bool {
    let path = target.split(['#', '?']).next().unwrap_or_default();
    !target.contains("://") && (path.ends_with(".md") || path.ends_with(".toml"))
}

fn is_address(text: &str) -> bool {
    let text = text.trim();
    (text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www."))
        && !text.contains(char::is_whitespace)
}

fn long_address(address: &str, place: Range<usize>, findings: &mut Findings) {
    if address.chars().count() > ADDRESS {
        findings.add(Problem::LinkTextUrl { url: shortened(address, 80) }, place);
    }
}

/// Addresses in running text become links when the page is made.
fn bare_addresses(outline: &Outline<'_>, passage: &Passage, findings: &mut Findings) {
    let links = &outline.links[passage.links.clone()];
    let mut at = 0;
    while let Some(found) = passage.text[at..].find("http") {
        let start = at + found;
        let rest = &passage.text[start..];
        let length =
            rest.find(|char: char| char.is_whitespace() || matches!(char, '<' | '>' | '"' | '“' | '”'));
        let address = rest[..length.unwrap_or(rest.len())]
            .trim_end_matches(['.', ',', ':', ';', '!', '?', ')', '*', '_']);
        at = start + address.len().max(4);
        let free = !passage.text[..start].ends_with(|char: char| char.is_alphanumeric());
        let after = links.partition_point(|link| link.within.start <= start);
        let linked = after.checked_sub(1).is_some_and(|link| links[link].within.contains(&start));
        if free && !linked && is_address(address) {
            long_address(address, passage.origin(start..start + address.len()), findings);
        }
    }
}

fn unnamed_file(outline: &Outline<'_>, link: &Link, findings: &mut Findings) {
    let path = link.target.split(['#', '?']).next().unwrap_or_default().to_lowercase();
    let Some((ending, words)) = FILES.iter().find(|(ending, _)| {
        path.strip_suffix(ending)
            .is_some_and(|name| name.ends_with('.') && name.contains(|char: char| char != '.'))
    }) else {
        return;
    };
    let after = outline.passages.get(link.passage).and_then(|passage| passage.text.get(link.within.end..));
    let after: String = after.unwrap_or_default().chars().take(ADDRESS).collect();
    let text = format!("{} {after}", link.text).to_lowercase();
    let named = words.iter().any(|word| text.contains(word));
    let foreign = path.contains("://") || *ending == "ics";
    let sized = [" kb", " mb", " gb", " kib", " mib", "\u{A0}kb", "\u{A0}mb", "\u{202F}mb", "\u{202F}kb"];
    if !named || !foreign && !sized.iter().any(|unit| text.contains(unit)) {
        let kind = ending.to_uppercase();
        findings.add(Problem::LinkFileUnnamed { text: shortened(&link.text, 60), kind }, link.span.clone());
    }
}

fn ambiguous(links: &[&Link], findings: &mut Findings) {
    let mut targets: Vec<String> = links.iter().map(|link| same_place(&link.target)).collect();
    let Some(other) = targets.iter().position(|target| *target != targets[0]) else { return };
    targets.sort_unstable();
    targets.dedup();
    let problem = Problem::LinkTextAmbiguous { text: shortened(&links[other].text, 60), n: targets.len() };
    findings.add(problem, links[other].span.clone()).related.push(Related {
        place: Place::Span(Span::here(links[0].span.clone())),
        german: "führt anderswohin".to_owned(),
        english: "leads elsewhere".to_owned(),
    });
}

/// A target without the differences that lead to the same page.
fn same_place(target: &str) -> String {
    let bare = target.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
    bare.trim_end_matches('/').to_lowercase()
}
