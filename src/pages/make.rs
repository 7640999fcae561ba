//! Posts, authors and lists → views.

use super::fill::{Amount, Pictures, Text};
use super::menu;
use super::parts::Parts;
use super::views::{
    AuthorView, Html, LinkView, ListView, OrganisationView, PostView, SeriesView, SiteView, TocEntry,
};
use crate::blog::{AuthorId, DocumentId, ListId, ListKind, Organisation, PostId, SeriesPart, Summary};
use crate::input::{CommentMode, Tone, Tree, UrlPath};
use crate::markdown::{Body, Form, Heading, escape_text};
use crate::report::Finding;
use serde::Serialize;
use tera::{Map, Value};

/// A post in full as an entry of a list.
pub(super) fn listed(parts: &Parts<'_>, id: PostId) -> Result<Value, Finding> {
    entry(parts, id, Some(Pictures::Late))
}

/// The same with its first picture loaded at once.
pub(super) fn leading(parts: &Parts<'_>, id: PostId) -> Result<Value, Finding> {
    entry(parts, id, Some(Pictures::FirstAtOnce))
}

/// A post with its summary as an entry of a list.
pub(super) fn summary(parts: &Parts<'_>, id: PostId) -> Result<Value, Finding> {
    entry(parts, id, None)
}

fn entry(parts: &Parts<'_>, id: PostId, whole: Option<Pictures>) -> Result<Value, Finding> {
    let prefix = prefix(parts, id);
    let form = Form::Listed { prefix: prefix.clone() };
    let body = match whole {
        Some(pictures) => {
            Text::of(parts.site, DocumentId::Post(id)).html(parts, &form, Amount::Whole, pictures)?
        }
        None => None,
    };
    let mut view = post_view(parts, id);
    view.body = body.as_deref().map(Html::new);
    view.summary = summary_html(parts, id, &form)?;
    view.prefix = prefix;
    Ok(value(&view))
}

/// What goes before ids of a post on lists, with its hyphen: the slug, and where two posts
/// share one, the id.
fn prefix(parts: &Parts<'_>, id: PostId) -> String {
    let meta = &parts.site.post(id).meta;
    let name = if parts.site.register.shared_slugs.contains(&meta.slug) { &meta.id } else { &meta.slug };
    // What stands in an id without being escaped; HTML allows everything but spaces.
    let plain = name.chars().map(|c| if c.is_alphanumeric() || c == '_' { c } else { '-' });
    plain.chain(['-']).collect()
}

/// A post on its own page.
pub(super) fn post(parts: &Parts<'_>, id: PostId) -> Result<Value, Finding> {
    let body = Text::of(parts.site, DocumentId::Post(id)).html(
        parts,
        &Form::Page,
        Amount::Whole,
        Pictures::FirstAtOnce,
    )?;
    let mut view = post_view(parts, id);
    view.body = body.as_deref().map(Html::new);
    view.summary = summary_html(parts, id, &Form::Page)?;
    let post = parts.site.post(id);
    view.contents = contents(parts, &post.body, post.toc);
    Ok(value(&view))
}

/// A post as blocks in it see it.
pub(super) fn post_without_body(parts: &Parts<'_>, id: PostId) -> Value {
    value(&post_view(parts, id))
}

fn post_view(parts: &Parts<'_>, id: PostId) -> PostView {
    let Parts { settings, site, theme, shelf, .. } = *parts;
    let post = site.post(id);
    let lists = |ids: &[ListId]| ids.iter().map(|id| shelf.list(parts, *id)).collect::<Vec<_>>();
    let known = post.authors.iter().map(|id| {
        // A bio that cannot be made is reported on the author's own page.
        shelf.author(parts, *id).unwrap_or_else(|_| shelf.author_without_bio(parts, *id))
    });
    let strangers = post.strangers.iter().map(|name| value(&stranger(name)));
    let minutes = settings.reading_time.then_some(post.reading_time as usize);
    PostView {
        id: post.meta.id.clone(),
        title: post.title.clone(),
        address: parts.href(&post.meta.address),
        published: parts.date(post.published),
        updated: post.updated.map(|moment| parts.date(moment)),
        authors: known.chain(strangers).collect(),
        category: post.categories.first().map(|id| shelf.list(parts, *id)),
        categories: lists(&post.categories),
        tags: lists(&post.tags),
        series: post.series.map(|part| series_view(parts, part)),
        body: None,
        summary: Html::new(""),
        shortened: match &post.summary {
            Summary::Written(_) | Summary::Beginning => true,
            Summary::Excerpt { cut, .. } => *cut,
        },
        contents: Vec::new(),
        reading_time: minutes.map(|minutes| theme.counted("post.reading_time", minutes, &[])),
        image: post.meta.image.as_ref().and_then(|picture| parts.picture(picture)),
        comment_count: 0,
        comment_label: String::new(),
        giveaway: None,
        ad: post.ad,
        draft: post.draft,
        scheduled: post.scheduled,
        lang: post.meta.lang.clone(),
        prefix: String::new(),
        extra: extra(post.meta.extra.as_ref()),
    }
}

fn summary_html(parts: &Parts<'_>, id: PostId, form: &Form) -> Result<Html, Finding> {
    let paragraph = |text: &str| {
        let mut html = String::from("<p>");
        escape_text(text, &mut html);
        html.push_str("</p>\n");
        Html::new(&html)
    };
    match &parts.site.post(id).summary {
        Summary::Written(text) | Summary::Excerpt { text, .. } => Ok(paragraph(text)),
        Summary::Beginning => {
            let html = Text::of(parts.site, DocumentId::Post(id)).html(
                parts,
                form,
                Amount::Beginning,
                Pictures::Late,
            )?;
            Ok(html.map_or_else(|| paragraph(&parts.site.post(id).meta.description), |html| Html::new(&html)))
        }
    }
}

fn series_view(parts: &Parts<'_>, SeriesPart { list: id, part }: SeriesPart) -> SeriesView {
    let list = parts.site.list(id);
    let at = |part: Option<u32>| {
        let post = list.posts.get(part?.checked_sub(1)? as usize)?;
        Some(post_link(parts, *post))
    };
    SeriesView {
        title: list.title.clone(),
        address: parts.href(&list.address),
        part,
        parts: list.posts.len(),
        previous: at(part.checked_sub(1)),
        next: at(part.checked_add(1)),
        posts: parts.shelf.parts_of_series(parts, id),
    }
}

/// All parts of a series as links, in order.
pub(super) fn parts_of_series(parts: &Parts<'_>, series: ListId) -> Value {
    let posts = &parts.site.list(series).posts;
    value(&posts.iter().map(|id| post_link(parts, *id)).collect::<Vec<_>>())
}

/// A link to a post, with its title.
pub(super) fn post_link(parts: &Parts<'_>, id: PostId) -> LinkView {
    let post = parts.site.post(id);
    LinkView::inside(&post.title, parts.href(&post.meta.address))
}

/// The headings of a text as a tree; empty where they are too few, or not wanted.
pub(super) fn contents(parts: &Parts<'_>, body: &Body, wanted: Option<bool>) -> Vec<TocEntry> {
    let mut headings = Vec::new();
    collect(body, &mut headings);
    headings.sort_by_key(|heading| heading.span.start);
    let least = parts.settings.theme.toc;
    let shown = wanted.unwrap_or(least > 0 && headings.len() >= least);
    if shown { nested(&mut headings.into_iter().peekable(), 0) } else { Vec::new() }
}

fn collect<'a>(body: &'a Body, headings: &mut Vec<&'a Heading>) {
    headings.extend(&body.headings);
    for inside in body.blocks.iter().filter_map(|block| block.inside.as_ref()) {
        collect(inside, headings);
    }
}

/// The headings deeper than `above`, each with those below it.
fn nested<'a>(rest: &mut std::iter::Peekable<impl Iterator<Item = &'a Heading>>, above: u8) -> Vec<TocEntry> {
    let mut entries = Vec::new();
    while let Some(heading) = rest.next_if(|heading| heading.level > above) {
        let Heading { id, text, level, .. } = heading;
        let inside = nested(rest, *level);
        entries.push(TocEntry { id: id.clone(), title: text.clone(), level: *level, inside });
    }
    entries
}

/// An author with the bio.
pub(super) fn author(parts: &Parts<'_>, id: AuthorId) -> Result<Value, Finding> {
    let bio = Text::of(parts.site, DocumentId::Author(id)).html(
        parts,
        &Form::Page,
        Amount::Whole,
        Pictures::Late,
    )?;
    let bio = Html::new(&bio.unwrap_or_default());
    Ok(value(&AuthorView { bio, ..author_view(parts, id) }))
}

/// An author without the bio.
pub(super) fn author_without_bio(parts: &Parts<'_>, id: AuthorId) -> Value {
    value(&author_view(parts, id))
}

fn author_view(parts: &Parts<'_>, id: AuthorId) -> AuthorView {
    let author = parts.site.author(id);
    let own = author.url.as_deref().map(|url| LinkView::outside(bare(url), url));
    let links = author.links.iter().map(|link| LinkView::outside(&link.title, &link.url));
    AuthorView {
        id: author.meta.id.clone(),
        name: author.name.clone(),
        address: parts.href(&author.meta.address),
        role: author.role.clone(),
        portrait: author.portrait.as_ref().and_then(|picture| parts.picture(picture)),
        bio: Html::new(""),
        bio_short: author.meta.description.clone(),
        links: own.into_iter().chain(links).map(|link| link.with_rel("me")).collect(),
        guest: author.guest,
        former: author.former,
        count: author.posts.len(),
        feed: None,
        extra: extra(author.meta.extra.as_ref()),
    }
}

/// A name without a file: printed, not linked.
fn stranger(name: &str) -> AuthorView {
    AuthorView {
        id: crate::german::slug(name),
        name: name.to_string(),
        address: String::new(),
        role: None,
        portrait: None,
        bio: Html::new(""),
        bio_short: String::new(),
        links: Vec::new(),
        guest: false,
        former: false,
        count: 0,
        feed: None,
        extra: extra(None),
    }
}

/// A category, tag or series.
pub(super) fn list(parts: &Parts<'_>, id: ListId) -> Value {
    let list = parts.site.list(id);
    let mut description = String::new();
    if !list.description.is_empty() {
        description.push_str("<p>");
        escape_text(&list.description, &mut description);
        description.push_str("</p>");
    }
    value(&ListView {
        kind: match list.kind {
            ListKind::Category => "category",
            ListKind::Tag => "tag",
            ListKind::Series => "series",
        },
        title: list.title.clone(),
        slug: list.slug.clone(),
        address: parts.href(&list.address),
        description: Html::new(&description),
        count: list.posts.len(),
        feed: None,
    })
}

/// `site` in every template.
pub(super) fn site(parts: &Parts<'_>) -> Value {
    let Parts { settings, site, .. } = *parts;
    let organisation = site.register.publisher.map(|id| organisation_view(parts, site.organisation(id)));
    value(&SiteView {
        title: settings.title.clone(),
        subtitle: settings.subtitle.clone(),
        description: settings.description.clone(),
        address: parts.absolute(&UrlPath::root()),
        lang: settings.lang.clone(),
        tone: match settings.tone {
            Tone::Du => "du",
            Tone::Sie => "sie",
        },
        organisation,
        menu: menu::menu(parts),
        footer: menu::footer(parts),
        search: parts.href(&menu::search(settings)),
        feeds: String::new(),
        year: site.now.in_zone(settings.zone).year(),
        comments_mode: match settings.comments.mode {
            CommentMode::Endpoint(_) => "endpoint",
            CommentMode::Mailto(_) => "mailto",
            CommentMode::None => "none",
        },
        extra: extra(Some(&settings.extra)),
    })
}

fn organisation_view(parts: &Parts<'_>, organisation: &Organisation) -> OrganisationView {
    let town = [organisation.postal_code.as_deref(), organisation.city.as_deref()];
    let town = town.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let lines: Vec<String> = match &organisation.address {
        Some(address) => address.lines().map(str::to_string).collect(),
        None => {
            organisation.street.iter().cloned().chain(Some(town).filter(|town| !town.is_empty())).collect()
        }
    };
    OrganisationView {
        id: organisation.id.clone(),
        name: organisation.name.clone(),
        url: organisation.url.clone(),
        logo: organisation.logo.as_ref().and_then(|picture| parts.picture(picture)),
        lines,
        email: organisation.email.clone(),
        tel: organisation.tel.clone(),
    }
}

/// An address as people say it: without scheme, `www.` and slash at the end.
fn bare(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.strip_prefix("www.").unwrap_or(rest).trim_end_matches('/')
}

/// Free data as templates see it; an empty map where there is none.
pub(super) fn extra(tree: Option<&Tree>) -> Value {
    tree.map_or_else(|| Value::from(Map::new()), |tree| value(&tree.to_json()))
}

/// A view as a template value.
pub(super) fn value<T: Serialize + ?Sized>(view: &T) -> Value {
    Value::try_from_serializable(view).expect("views are plain data")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(entries: &[TocEntry]) -> String {
        let entry = |entry: &TocEntry| match entry.inside.as_slice() {
            [] => entry.id.clone(),
            inside => format!("{}({})", entry.id, outline(inside)),
        };
        entries.iter().map(entry).collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    fn check(levels: &[u8], expected: &str) {
        let heading = |(at, level): (usize, &u8)| Heading {
            level: *level,
            id: format!("h{at}"),
            text: String::new(),
            attributes: String::new(),
            span: 0..0,
        };
        let headings: Vec<Heading> = levels.iter().enumerate().map(heading).collect();
        assert_eq!(outline(&nested(&mut headings.iter().peekable(), 0)), expected);
    }

    #[test]
    fn headings_become_a_tree() {
        check(&[2, 3, 3, 2], "h0(h1 h2) h3");
        check(&[3, 2, 4, 3], "h0 h1(h2 h3)");
        check(&[], "");
    }

    #[test]
    fn an_address_is_said_without_its_scheme() {
        assert_eq!(bare("https://www.quast.example/"), "quast.example");
        assert_eq!(bare("https://social.example/@mira"), "social.example/@mira");
    }
}
