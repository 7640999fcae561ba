//! Every `href`, `src`, `srcset` and fragment of the finished pages leads somewhere.

use super::outline::Outline;
use super::problems::Problem;
use super::{Output, Page};
use crate::report::{Place, Report, nearest};
use std::collections::{BTreeMap, BTreeSet};

/// Every address a page names, as written.
pub(super) fn references(outline: &Outline) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for element in &outline.elements {
        // Addresses for machines that may not exist yet say so themselves.
        let preconnect = element.attribute("rel").is_some_and(|rel| rel.contains("preconnect"));
        for name in ["href", "src", "poster"] {
            found.extend(element.attribute(name).filter(|_| !preconnect).map(str::to_owned));
        }
        for candidate in element.attribute("srcset").unwrap_or("").split(',') {
            found.extend(candidate.split_ascii_whitespace().next().map(str::to_owned));
        }
    }
    found
}

/// Follows the references of one page inside the blog.
pub(super) fn check(
    page: &Page,
    ids: &BTreeMap<&str, &BTreeSet<String>>,
    output: &Output<'_>,
    report: &mut Report,
) {
    for reference in &page.references {
        let Some((address, fragment)) = inside(reference, &page.address, output.base) else { continue };
        let place = || Place::Page(page.address.clone());
        match ids.get(address.as_str()) {
            Some(ids) => {
                // Behind `:~:` stands what the browser looks for in the text.
                let fragment = decoded(fragment.split(":~:").next().unwrap_or_default());
                if !fragment.is_empty() && fragment != "top" && !ids.contains(&fragment) {
                    report.add(Problem::PageAnchorDead { url: reference.clone() }.at(place()));
                }
            }
            None if output.files.contains_key(&address) => {}
            None => {
                let near = nearest(&address, ids.keys().copied()).unwrap_or("/").to_owned();
                report.add(Problem::PageLinkDead { url: reference.clone(), near }.at(place()));
            }
        }
    }
}

/// Address in the blog and fragment, or `None` for what leads elsewhere.
pub(super) fn inside<'a>(reference: &'a str, from: &str, base: &str) -> Option<(String, &'a str)> {
    let base = base.trim_end_matches('/');
    let (path, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    let path = path.split('?').next().unwrap_or("");
    if path.is_empty() {
        return Some((from.to_owned(), fragment));
    }
    let origin_end = base.find("://").map_or(0, |at| at + 3);
    let prefix = base[origin_end..].find('/').map_or("", |at| &base[origin_end + at..]);
    let rooted = match path.strip_prefix(base) {
        Some("") => return Some((format!("{prefix}/"), fragment)),
        Some(rest) if rest.starts_with('/') => format!("{prefix}{rest}"),
        _ if path.starts_with('/') && !path.starts_with("//") => path.to_owned(),
        _ => return None,
    };
    Some((decoded(&rooted), fragment))
}

/// Percent-encoded bytes put back; what is no UTF-8 stays as it was.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let hex = (first == b'%').then(|| after.get(..2)).flatten();
        let value = hex
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match value {
            Some(value) => {
                bytes.push(value);
                rest = &after[2..];
            }
            None => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}
