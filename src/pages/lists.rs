//! Lists of posts, part by part, and the archive.

use super::frame::Frame;
use super::listing::{Listed, Listing};
use super::pagination::{Paging, Step};
use super::parts::Parts;
use super::views::{LinkView, MonthRow, Pager, PagerStep, PeriodView, YearRow};
use crate::blog::{self, ListId, ListKind, PostId};
use crate::calendar::Month;
use crate::german::dates;
use crate::input::{Extent, UrlPath};
use crate::markdown::Body;
use crate::report::Finding;
use tera::{Context, Value};

/// Writes a part of a list.
pub(super) fn render(
    listing: &Listing<'_>,
    part: u32,
    parts: &Parts<'_>,
    out: &mut Vec<u8>,
) -> Result<(), Finding> {
    let address = listing.address(part);
    let mut frame = frame(listing, &address, parts);
    let words = Words { parts, paging: listing.paging(), part };
    let at_front = part == listing.paging().front();
    let alone = listing.paging().parts() == 1;
    let is_home = at_front && frame.window.is_empty();
    if !(alone || is_home) {
        let title = if frame.window.is_empty() { &frame.heading } else { &frame.window };
        frame.window = words.window(title);
    }
    frame.heading_hidden = at_front && listing.what() == Listed::Stream;
    let pager = (!alone).then(|| pager(listing, part, &words));
    if let Some(pager) = &pager {
        let address = |link: &Option<LinkView>| link.as_ref().map(|link| link.address.clone());
        let (older, newer) = (address(&pager.older), address(&pager.newer));
        frame.around = if listing.paging().reads_backwards() { (newer, older) } else { (older, newer) };
    }
    let mut context = frame.context(parts);
    context.insert_value("entries", Value::from(entries(listing, part, parts)?));
    context.insert("pager", &pager);
    let template = own(listing.what(), parts, &mut context)?;
    parts.theme.render(template, &context, out)
}

/// The posts of a part. The first picture of the page is loaded at once.
fn entries(listing: &Listing<'_>, part: u32, parts: &Parts<'_>) -> Result<Vec<Value>, Finding> {
    let mut waiting = true;
    let entry = |id: PostId| match parts.settings.list {
        Extent::Summary => parts.shelf.summary(parts, id),
        Extent::Full if waiting && has_image(&parts.site.post(id).body) => {
            waiting = false;
            parts.shelf.leading(parts, id)
        }
        Extent::Full => parts.shelf.listed(parts, id),
    };
    listing.posts(part).map(entry).collect()
}

fn has_image(body: &Body) -> bool {
    !body.images.is_empty() || body.blocks.iter().filter_map(|block| block.inside.as_ref()).any(has_image)
}

/// Words, way and head of a list; the same for all its parts but the title of the window.
fn frame<'a>(listing: &Listing<'_>, address: &'a UrlPath, parts: &'a Parts<'a>) -> Frame<'a> {
    let Parts { site, settings, theme, .. } = *parts;
    let archive = || (theme.text("archive.title", &[]), parts.href(&blog::archive(settings)));
    match listing.what() {
        Listed::Stream => {
            let mut frame = Frame::new("stream", address, &theme.text("stream.title", &[]));
            frame.description = settings.description.clone();
            if *address == UrlPath::root() {
                frame.window = String::new();
            }
            frame
        }
        Listed::Author(id) => {
            let author = site.author(id);
            let heading = theme.text("author.title", &[("name", &author.name)]);
            let mut frame = Frame::new("author", address, &heading);
            frame.document(&author.meta);
            frame.under(&theme.text("authors.title", &[]), parts.href(&blog::authors(settings)));
            frame
        }
        Listed::List(id) => {
            let list = site.list(id);
            let (kind, key) = match id.kind {
                ListKind::Category => ("category", "list.category"),
                ListKind::Tag => ("tag", "list.tag"),
                ListKind::Series => ("series", "list.series"),
            };
            let mut frame = Frame::new(kind, address, &theme.text(key, &[("title", &list.title)]));
            if id.kind == ListKind::Category {
                // „Sicherheit, Seite 3 von 7“. A tag of the same name says that it is one.
                frame.window.clone_from(&list.title);
            }
            frame.description = list.description.clone();
            frame.noindex = list.noindex;
            let (title, above) = archive();
            frame.under(&title, above);
            frame
        }
        Listed::Year(year) => {
            let heading = theme.text("archive.year", &[("year", &year.to_string())]);
            let mut frame = Frame::new("year", address, &heading);
            let (title, above) = archive();
            frame.under(&title, above);
            frame
        }
        Listed::Month(month) => {
            let name = dates::month(month.number(), parts.language());
            let year = month.year().to_string();
            let heading = theme.text("archive.month", &[("month", name), ("year", &year)]);
            let mut frame = Frame::new("month", address, &heading);
            let (title, above) = archive();
            frame.under(&title, above);
            if let Some(year) = site.register.years.iter().find(|candidate| candidate.year == month.year()) {
                frame.under(&year.year.to_string(), parts.href(&year.address));
            }
            frame
        }
    }
}

/// What only this kind of list has in its context, and its template.
fn own(what: Listed, parts: &Parts<'_>, context: &mut Context) -> Result<&'static str, Finding> {
    let nothing = || Value::from(Vec::<Value>::new());
    Ok(match what {
        Listed::Stream => {
            context.insert_value("upcoming", nothing());
            "stream.html"
        }
        Listed::Author(id) => {
            context.insert_value("author", parts.shelf.author(parts, id)?);
            context.insert_value("talks", nothing());
            context.insert_value("organised", nothing());
            "author.html"
        }
        Listed::List(id) => {
            context.insert_value("list", parts.shelf.list(parts, id));
            "list.html"
        }
        Listed::Year(year) => {
            context.insert("period", &year_view(parts, year));
            "period.html"
        }
        Listed::Month(month) => {
            context.insert("period", &month_view(parts, month));
            "period.html"
        }
    })
}

/// Years and months are newest first, so the earlier neighbour comes after.
fn year_view(parts: &Parts<'_>, year: i32) -> PeriodView {
    let years = &parts.site.register.years;
    let at = years.iter().position(|candidate| candidate.year == year);
    let link = |at: Option<usize>| {
        let year = years.get(at?)?;
        Some(LinkView::inside(&year.year.to_string(), parts.href(&year.address)))
    };
    PeriodView {
        label: year.to_string(),
        earlier: link(at.map(|at| at + 1)).map(|link| link.with_rel("prev")),
        later: link(at.and_then(|at| at.checked_sub(1))).map(|link| link.with_rel("next")),
    }
}

fn month_view(parts: &Parts<'_>, month: Month) -> PeriodView {
    let months: Vec<_> = parts.site.register.years.iter().flat_map(|year| &year.months).collect();
    let at = months.iter().position(|candidate| candidate.month == month);
    let label = |month: Month| dates::month_and_year(month.year(), month.number(), parts.language());
    let link = |at: Option<usize>| {
        let month = months.get(at?)?;
        Some(LinkView::inside(&label(month.month), parts.href(&month.address)))
    };
    PeriodView {
        label: label(month),
        earlier: link(at.map(|at| at + 1)).map(|link| link.with_rel("prev")),
        later: link(at.and_then(|at| at.checked_sub(1))).map(|link| link.with_rel("next")),
    }
}

/// The words that say which part of a list this is.
struct Words<'a> {
    parts: &'a Parts<'a>,
    paging: &'a Paging,
    part: u32,
}

impl Words<'_> {
    /// „Seite 8 von 25“, or „Seite 8“ on a part that must not know how many there are.
    fn label(&self) -> String {
        self.with_numbers("pagination.label", "pagination.label_final", &[])
    }

    /// „Sicherheit, Seite 3 von 7“
    fn window(&self, title: &str) -> String {
        self.with_numbers("pagination.window", "pagination.window_final", &[("title", title)])
    }

    fn with_numbers(&self, key: &str, key_of_final: &str, more: &[(&str, &str)]) -> String {
        let (part, parts) = (self.part.to_string(), self.paging.parts().to_string());
        let mut values = vec![("part", part.as_str()), ("parts", parts.as_str())];
        values.extend(more);
        let key = if self.paging.says_total(self.part) { key } else { key_of_final };
        self.parts.theme.text(key, &values)
    }

    fn skipped(&self, first: u32, last: u32) -> String {
        let count = (last - first + 1) as usize;
        let values = [("first", first.to_string()), ("last", last.to_string())];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        self.parts.theme.counted("pagination.skipped", count, &values)
    }
}

fn pager(listing: &Listing<'_>, part: u32, words: &Words<'_>) -> Pager {
    let parts = words.parts;
    let paging = listing.paging();
    let (older_rel, newer_rel) = if paging.reads_backwards() { ("next", "prev") } else { ("prev", "next") };
    let link = |part: Option<u32>, key: &str, rel| {
        let title = parts.theme.text(key, &[]);
        part.map(|part| LinkView::inside(&title, parts.href(&listing.address(part))).with_rel(rel))
    };
    let step = |step: Step| match step {
        Step::Part(number) => PagerStep {
            part: Some(number),
            address: Some(parts.href(&listing.address(number))),
            current: number == part,
            skipped: None,
        },
        Step::Skipped(first, last) => {
            PagerStep { part: None, address: None, current: false, skipped: Some(words.skipped(first, last)) }
        }
    };
    Pager {
        part,
        parts: paging.says_total(part).then(|| paging.parts()),
        label: words.label(),
        older: link(paging.older(part), "pagination.older", older_rel),
        newer: link(paging.newer(part), "pagination.newer", newer_rel),
        pages: paging.steps(part).into_iter().map(step).collect(),
    }
}

/// Years, months and lists of the archive.
pub(super) fn archive(parts: &Parts<'_>, context: &mut Context) {
    let Parts { site, shelf, .. } = *parts;
    let years: Vec<YearRow> = site
        .register
        .years
        .iter()
        .map(|year| YearRow {
            year: year.year,
            count: year.posts.len(),
            address: parts.href(&year.address),
            months: year
                .months
                .iter()
                .map(|month| MonthRow {
                    name: dates::month(month.month.number(), parts.language()).to_string(),
                    count: month.posts.len(),
                    address: parts.href(&month.address),
                })
                .collect(),
        })
        .collect();
    context.insert("years", &years);
    let kinds = [("categories", ListKind::Category), ("tags", ListKind::Tag), ("series", ListKind::Series)];
    for (name, kind) in kinds {
        let ids = (0..).take(site.lists(kind).len()).map(|index| ListId { kind, index });
        context.insert_value(name, Value::from(ids.map(|id| shelf.list(parts, id)).collect::<Vec<_>>()));
    }
}
