//! Menu and footer: what the settings name, else the usual.

use super::links::{Lead, address};
use super::parts::Parts;
use super::routes::Routes;
use super::views::LinkView;
use crate::blog::{self, LinkProblem, Site, Target};
use crate::input::{MenuItem, Settings, UrlPath};
use crate::report::Report;

/// Standing pages that the law asks for, with the keys of their names.
const LEGAL: [(&str, &str); 3] = [
    ("impressum", "menu.imprint"),
    ("datenschutz", "menu.privacy"),
    ("barrierefreiheit", "menu.accessibility"),
];

/// `/suche/`
pub(super) fn search(settings: &Settings) -> UrlPath {
    UrlPath::root().join(&settings.words.search)
}

/// The links on top of every page.
pub(super) fn menu(parts: &Parts<'_>) -> Vec<LinkView> {
    let Parts { settings, site, theme, .. } = *parts;
    if !settings.menu.is_empty() {
        return settings.menu.iter().filter_map(|item| link(parts, item)).collect();
    }
    let text = |key: &str| theme.text(key, &[]);
    let mut links = vec![LinkView::inside(&text("menu.posts"), parts.href(&UrlPath::root()))];
    if !site.authors.is_empty() {
        links.push(LinkView::inside(&text("menu.authors"), parts.href(&blog::authors(settings))));
    }
    links.push(LinkView::inside(&text("menu.archive"), parts.href(&blog::archive(settings))));
    links
}

/// The links below every page; the pages the law asks for are added where they are missing.
pub(super) fn footer(parts: &Parts<'_>) -> Vec<LinkView> {
    let mut links: Vec<LinkView> =
        parts.settings.footer.iter().filter_map(|item| link(parts, item)).collect();
    for (id, key) in LEGAL {
        let Some(page) = parts.site.page_named(id) else { continue };
        let address = parts.href(&parts.site.page(page).meta.address);
        if links.iter().all(|link| link.address != address) {
            links.push(LinkView::inside(&parts.theme.text(key, &[]), address));
        }
    }
    links
}

/// Reports entries that lead nowhere.
pub(super) fn check(settings: &Settings, site: &Site, routes: &Routes, report: &mut Report) {
    for item in settings.menu.iter().chain(&settings.footer) {
        match To::read(&item.to.value) {
            To::Elsewhere => {}
            To::Address if address(&item.to.value, routes) == Lead::Dead => {
                report.add(LinkProblem::dead(&item.to.value).at(item.to.span));
            }
            To::Address => {}
            To::File => report.extend(site.follow(&item.to).1),
        }
    }
}

/// What an entry leads to, by its form.
enum To {
    Elsewhere,
    Address,
    File,
}

impl To {
    fn read(to: &str) -> To {
        let has_scheme = to
            .split_once(':')
            .is_some_and(|(scheme, _)| scheme.bytes().all(|byte| byte.is_ascii_lowercase()));
        if has_scheme || to.starts_with("//") {
            To::Elsewhere
        } else if to.starts_with('/') {
            To::Address
        } else {
            To::File
        }
    }
}

fn link(parts: &Parts<'_>, item: &MenuItem) -> Option<LinkView> {
    let to = item.to.value.as_str();
    let href = match To::read(to) {
        To::Elsewhere => return Some(LinkView::outside(&item.title, to)),
        To::Address => match address(to, parts.routes) {
            Lead::Inside { address, rest } => format!("{}{rest}", parts.href(address)),
            Lead::Elsewhere(_) | Lead::Here(_) | Lead::Document { .. } | Lead::Dead => return None,
        },
        To::File => match parts.site.follow(&item.to).0 {
            Target::Document { document, fragment } => {
                let fragment = fragment.map(|id| format!("#{id}")).unwrap_or_default();
                format!("{}{fragment}", parts.href(&parts.site.meta(document).address))
            }
            Target::File { address, .. } => parts.href(&address),
            Target::Dead => return None,
        },
    };
    Some(LinkView::inside(&item.title, href))
}
