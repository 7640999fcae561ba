//! Where links lead, and which lead nowhere.
//!
//! Links between files were resolved when the blog was linked; here addresses of the
//! blog are looked up in the routes. Filling a body asks the same question as the
//! check, so a link that is reported is never printed.

use super::fill::{Text, is_elsewhere};
use super::routes::{Kind, Routes};
use crate::blog::{DocumentId, LinkProblem, Resolved, Site, Target};
use crate::input::{Sources, Spanned, UrlPath};
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

/// Suggestions looked for at most: each compares with every address of the blog.
const SUGGESTIONS: usize = 100;

/// Reports links to addresses, and pictures by address, that do not exist, and places
/// that the page at an address does not have. Links to files, and fragments alone, were
/// checked when the blog was linked.
pub(super) fn check(site: &Site, routes: &Routes, sources: &Sources, report: &mut Report) {
    let mut checker = Checker { site, routes, sources, suggestions: SUGGESTIONS, report };
    for text in Text::all(site).filter(|text| text.resolved.has_addresses()) {
        checker.body(&text, text.body);
    }
}

struct Checker<'a> {
    site: &'a Site,
    routes: &'a Routes,
    sources: &'a Sources,
    /// How many more suggestions are looked for.
    suggestions: usize,
    report: &'a mut Report,
}

impl Checker<'_> {
    /// `part` is the text, or the inside of one of its blocks.
    fn body(&mut self, text: &Text<'_>, part: &Body) {
        for link in part.links.iter().filter(|link| link.kind == LinkKind::Address) {
            let place = text.span(&link.span);
            match address(&link.target, self.routes) {
                Lead::Inside { address, rest } => self.section(address, rest, place),
                Lead::Dead => self.dead(link, place),
                Lead::Elsewhere(_) | Lead::Here(_) | Lead::Document { .. } => {}
            }
        }
        for image in part.images.iter().filter(|image| is_address(&image.source)) {
            if address(&image.source, self.routes) == Lead::Dead {
                let problem = LinkProblem::ImageMissing { path: image.source.clone() };
                self.report.add(problem.at(text.span(&image.span)));
            }
        }
        for inside in part.blocks.iter().filter_map(|block| block.inside.as_ref()) {
            self.body(text, inside);
        }
    }

    fn dead(&mut self, link: &Link, place: Span) {
        let finding = LinkProblem::dead(&link.target).at(place);
        let change = match self.suggestions.checked_sub(1) {
            Some(left) => {
                self.suggestions = left;
                nearest_address(link, place, self.routes, self.sources)
            }
            None => None,
        };
        self.report.add(finding.suggest(change));
    }

    /// Looks for the place that `rest`, `#abschnitt`, names on the page of a document.
    fn section(&mut self, address: &UrlPath, rest: &str, place: Span) {
        let document = match self.routes.get(address) {
            Some(Kind::Post(id)) => DocumentId::Post(*id),
            Some(Kind::Standing(id)) => DocumentId::Page(*id),
            // Around lists and indexes stand ids that only the theme knows.
            Some(_) | None => return,
        };
        if !rest.starts_with('#') {
            return;
        }
        // The blog knows the sections of a document by its file.
        let file = self.sources.name(self.site.meta(document).source);
        let path = file.strip_prefix("content").unwrap_or(file);
        let as_file = Spanned { value: format!("@{path}{rest}"), span: place };
        self.report.extend(self.site.follow(&as_file).1.map(|finding| finding.suggest(None)));
    }
}

/// Whether a written source is an address of the blog.
fn is_address(source: &str) -> bool {
    source.starts_with('/') && !is_elsewhere(source)
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
