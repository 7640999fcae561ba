//! Old addresses: `aliases` of documents and `[[redirects]]` of the settings.
//!
//! Both become one table of redirects, with chains shortened: A → B → C is written
//! as A → C. Where redirects are written as HTML, each also becomes a page. What
//! stands at an address today keeps it.

use super::plan::file_owner;
use super::problems::Problem;
use super::routes::{Claims, Kind, Owner, Redirect};
use crate::blog::{Meta, Site};
use crate::input::{RedirectForm, Settings, Sources, UrlPath};
use crate::report::{Place, Related, Report, Span};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// The table of redirects; claims an address for each that can be a page.
pub(super) fn plan(
    claims: &mut Claims,
    site: &Site,
    settings: &Settings,
    sources: &Sources,
    report: &mut Report,
) -> Vec<Redirect> {
    let mut table = Table::default();
    for meta in documents(site) {
        for alias in &meta.aliases {
            // What cannot be read as an address was reported when the document was linked.
            let Some((path, query)) = split(&alias.address) else { continue };
            let owner = Owner { place: alias.span.into(), ..file_owner(sources, meta.source) };
            let line = Line {
                from: path,
                query,
                goal: Goal::Inside(meta.address.clone()),
                to: alias.span,
                status: 301,
                owner,
            };
            table.add(line, claims, report);
        }
    }
    for redirect in &settings.redirects {
        let Some(from) = folder(&redirect.from.value) else { continue };
        let owner = Owner {
            place: redirect.from.span.into(),
            german: "site.toml".into(),
            english: "site.toml".into(),
        };
        let goal = redirect.to.as_ref().map_or(Goal::Gone, |to| Goal::read(&to.value));
        let to = redirect.to.as_ref().map_or(redirect.from.span, |to| to.span);
        table.add(Line { from, query: None, goal, to, status: redirect.status, owner }, claims, report);
    }
    table.settle(claims, settings, report)
}

fn documents(site: &Site) -> impl Iterator<Item = &Meta> {
    let posts = site.posts.iter().map(|post| &post.meta);
    let authors = site.authors.iter().map(|author| &author.meta);
    let pages = site.pages.iter().map(|page| &page.meta);
    posts.chain(authors).chain(pages)
}

/// The lines of the table before chains are followed.
#[derive(Default)]
struct Table {
    lines: BTreeMap<(UrlPath, Option<String>), Line>,
}

struct Line {
    from: UrlPath,
    query: Option<String>,
    goal: Goal,
    /// Where the goal is written.
    to: Span,
    status: u16,
    owner: Owner,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Goal {
    Inside(UrlPath),
    /// An address of the blog that cannot be one, or one elsewhere.
    Elsewhere(String),
    Gone,
}

/// Where a chain of redirects ends.
enum End {
    At(UrlPath),
    Elsewhere(String),
    Gone,
    Missing(String),
    Circle,
}

impl Goal {
    fn read(to: &str) -> Goal {
        match UrlPath::parse(to) {
            Some(path) => Goal::Inside(path),
            None => Goal::Elsewhere(to.to_string()),
        }
    }
}

impl Line {
    /// As a writer wrote it.
    fn shown(&self) -> String {
        match &self.query {
            Some(query) => format!("{}?{query}", self.from),
            None => self.from.to_string(),
        }
    }
}

impl Table {
    fn add(&mut self, line: Line, claims: &Claims, report: &mut Report) {
        let at_home = line.query.is_none() && line.goal == Goal::Inside(line.from.clone());
        if at_home {
            report.add(Problem::RedirectLoop { address: line.shown() }.at(line.owner.place));
            return;
        }
        let page = if line.query.is_none() { claims.owner(&line.from) } else { None };
        let key = (line.from.clone(), line.query.clone());
        let other = page.map(|(_, owner)| owner).or_else(|| self.lines.get(&key).map(|line| &line.owner));
        match other {
            None => {
                self.lines.insert(key, line);
            }
            // The same alias twice in one file says nothing new.
            Some(other) if other.place == line.owner.place => {}
            Some(other) => taken(line.shown(), &line.owner, other, report),
        }
    }

    /// Follows every chain to its end and claims the pages.
    fn settle(self, claims: &mut Claims, settings: &Settings, report: &mut Report) -> Vec<Redirect> {
        let html = settings.output.redirects.contains(&RedirectForm::Html);
        let only_html = settings.output.redirects.iter().all(|form| *form == RedirectForm::Html);
        let mut redirects = Vec::new();
        for line in self.lines.values() {
            let place = line.owner.place.clone();
            let to = match self.end(line, claims) {
                End::At(path) => Some(settings.base_url.absolute(&path)),
                End::Elsewhere(address) => Some(address),
                End::Gone => None,
                End::Missing(target) => {
                    report.add(Problem::RedirectTargetMissing { target }.at(line.to));
                    continue;
                }
                End::Circle => {
                    report.add(Problem::RedirectLoop { address: line.shown() }.at(place));
                    continue;
                }
            };
            if only_html && (line.query.is_some() || to.is_none()) {
                report.add(Problem::RedirectNeedsServer { address: line.shown() }.at(place));
            }
            redirects.push(Redirect {
                from: line.from.clone(),
                query: line.query.clone(),
                status: if to.is_some() { line.status } else { 410 },
                to,
            });
        }
        // Only now, so that a redirect is never taken for the page at the end of a chain.
        for redirect in redirects.iter().filter(|redirect| html && redirect.query.is_none()) {
            let Some(to) = &redirect.to else { continue };
            let line = &self.lines[&(redirect.from.clone(), None)];
            let kind = Kind::Redirect(to.as_str().into());
            if let Err(refused) = claims.claim(redirect.from.clone(), kind, line.owner.clone()) {
                taken(line.shown(), &line.owner, &refused.first, report);
            }
        }
        redirects
    }

    fn end(&self, line: &Line, claims: &Claims) -> End {
        let mut goal = &line.goal;
        // A chain that is longer than the table has been somewhere twice.
        for _ in 0..=self.lines.len() {
            let path = match goal {
                Goal::Gone => return End::Gone,
                Goal::Elsewhere(address) if address.starts_with('/') => return End::Missing(address.clone()),
                Goal::Elsewhere(address) => return End::Elsewhere(address.clone()),
                Goal::Inside(path) => path,
            };
            if claims.contains(path) {
                return End::At(path.clone());
            }
            let Some(folder) = folder(path) else { return End::Missing(path.to_string()) };
            if claims.contains(&folder) {
                return End::At(folder);
            }
            match self.lines.get(&(folder, None)) {
                Some(next) => goal = &next.goal,
                None => return End::Missing(path.to_string()),
            }
        }
        End::Circle
    }
}

fn taken(alias: String, owner: &Owner, other: &Owner, report: &mut Report) {
    let Owner { place, german, english } = other.clone();
    let (german, english) = (german.to_string(), english.to_string());
    let finding = Problem::AliasTaken { alias, german, english }.at(owner.place.clone());
    report.add(match place {
        Place::Nowhere => finding,
        Place::File(_) | Place::Span(_) | Place::Page(_) => finding.related(Related {
            place,
            german: "hat die Adresse schon".to_string(),
            english: "has the address already".to_string(),
        }),
    });
}

/// An alias as path and query; paths are compared in NFC and without regard to a slash at the end.
fn split(alias: &str) -> Option<(UrlPath, Option<String>)> {
    let (path, query) = match alias.split_once('?') {
        Some((path, query)) => (path, Some(query.to_string())),
        None => (alias, None),
    };
    Some((folder(&UrlPath::parse(path)?)?, query))
}

/// The address under which a redirect stands: a folder, except for old `.html` files,
/// which stay files so that a server finds them under their exact name.
fn folder(path: &UrlPath) -> Option<UrlPath> {
    let composed: String = format!("/{}", path.segments().collect::<Vec<_>>().join("/")).nfc().collect();
    let file = [".html", ".htm"].iter().any(|ending| composed.ends_with(ending));
    let slash = if file || composed == "/" { "" } else { "/" };
    // `%` of a decoded segment must not be taken for an escape.
    UrlPath::parse(&format!("{}{slash}", composed.replace('%', "%25")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(alias: &str, path: &str, query: Option<&str>) {
        let (found, rest) = split(alias).unwrap();
        assert_eq!((found.as_str(), rest.as_deref()), (path, query));
    }

    #[test]
    fn an_alias_is_one_address_however_it_is_written() {
        check("/alt", "/alt/", None);
        check("/alt/", "/alt/", None);
        check("/gr%C3%B6%C3%9Fe", "/gr%C3%B6%C3%9Fe/", None);
        check("/gro\u{308}ße/", "/gr%C3%B6%C3%9Fe/", None);
        check("/2019/alt.html", "/2019/alt.html", None);
        check("/50%25/", "/50%25/", None);
        check("/?p=123", "/", Some("p=123"));
    }
}
