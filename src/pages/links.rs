//! Where links lead, and which lead nowhere.
//!
//! Links between files were resolved when the blog was linked; here addresses of the
//! blog are looked up in the routes. Filling a body asks the same question as the
//! check, so a link that is reported is never printed.

use super::fill::{Text, is_elsewhere};
use super::routes::Routes;
use crate::blog::{DocumentId, LinkProblem, Resolved, Site, Target};
use crate::input::{Sources, UrlPath};
use crate::markdown::{Body, Link, LinkKind};
use crate::report::{Change, Report, Span, Texts, nearest};

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Lead<'a> {
    /// Out of the blog, as written.
    Elsewhere(&'a str),
    /// To a place on the same page.
    Here(&'a str),
    /// To an address of the blog; what follows it begins with `?` or `#`, or is empty.
    Inside { address: &'a UrlPath, rest: &'a str },
    /// To a place in a document.
    Document { document: DocumentId, fragment: Option<&'a str> },
    /// Nowhere.
    Dead,
}

/// Where a link of a body leads.
pub(super) fn lead<'a>(link: &'a Link, resolved: &'a Resolved, routes: &'a Routes) -> Lead<'a> {
    match link.kind {
        LinkKind::External => Lead::Elsewhere(&link.target),
        LinkKind::Fragment => Lead::Here(link.target.trim_start_matches('#')),
        LinkKind::Address => address(&link.target, routes),
        LinkKind::File => match resolved.link(link) {
            Some(Target::Document { document, fragment }) => {
                Lead::Document { document: *document, fragment: fragment.as_deref() }
            }
            Some(Target::File { address, .. }) => Lead::Inside { address, rest: "" },
            Some(Target::Dead) | None => Lead::Dead,
        },
    }
}

/// Where an address of the blog leads.
pub(super) fn address<'a>(target: &'a str, routes: &'a Routes) -> Lead<'a> {
    let end = target.find(['?', '#']).unwrap_or(target.len());
    let (path, rest) = target.split_at(end);
    match UrlPath::parse(path).and_then(|path| routes.find(&path)) {
        Some((address, _)) => Lead::Inside { address, rest },
        None => Lead::Dead,
    }
}

/// Reports links to addresses that do not exist. Links to files, and fragments, were
/// checked when the blog was linked.
pub(super) fn check(site: &Site, routes: &Routes, sources: &Sources, report: &mut Report) {
    for text in Text::all(site) {
        body(&text, text.body, routes, sources, report);
    }
}

/// Reports pictures by address that do not exist.
fn pictures(text: &Text<'_>, part: &Body, routes: &Routes, report: &mut Report) {
    let addresses =
        part.images.iter().filter(|image| image.source.starts_with('/') && !is_elsewhere(&image.source));
    for image in addresses.filter(|image| address(&image.source, routes) == Lead::Dead) {
        let problem = LinkProblem::ImageMissing { path: image.source.clone() };
        report.add(problem.at(text.span(&image.span)));
    }
}

/// `part` is the text, or the inside of one of its blocks.
fn body(text: &Text<'_>, part: &Body, routes: &Routes, sources: &Sources, report: &mut Report) {
    let addresses = part.links.iter().filter(|link| link.kind == LinkKind::Address);
    for link in addresses.filter(|link| address(&link.target, routes) == Lead::Dead) {
        let place = text.span(&link.span);
        let problem = LinkProblem::LinkDead { target: link.target.clone() };
        report.add(problem.at(place).suggest(nearest_address(link, place, routes, sources)));
    }
    pictures(text, part, routes, report);
    for inside in part.blocks.iter().filter_map(|block| block.inside.as_ref()) {
        body(text, inside, routes, sources, report);
    }
}

/// The address that was probably meant, where the source has the wrong one exactly once.
fn nearest_address(link: &Link, place: Span, routes: &Routes, sources: &Sources) -> Option<Change> {
    let end = link.target.find(['?', '#']).unwrap_or(link.target.len());
    let (path, _) = link.target.split_at(end);
    let near = nearest(path, routes.iter().map(|(address, _)| address.as_str()))?;
    let source = sources.text(place.file).get(place.range())?;
    let mut found = source.match_indices(path);
    let (at, _) = found.next()?;
    if found.next().is_some() {
        return None;
    }
    let start = place.range().start + at;
    let span = Span::new(place.file, start..start + path.len());
    // Only the slash at the end is sure to be meant.
    Some(Change { span, text: near.to_string(), safe: format!("{path}/") == near })
}
