//! `site.toml` to [`Settings`].

use super::sections::*;
use super::shape::SITE;
use super::{Redirect, Settings, rules, typography};
use crate::calendar::Zone;
use crate::input::fields::Fields;
use crate::input::front_matter::toml_file;
use crate::input::problems::Problem;
use crate::input::shape::Kind;
use crate::input::sources::Sources;
use crate::input::tree::Tree;
use crate::input::url::{BaseUrl, UrlPath};
use crate::report::{Change, Finding, Place, Report, Span, Texts};

impl Settings {
    /// Reads `site.toml`. Wrong fields are reported and keep their defaults; a missing file is a finding, too.
    pub fn read(sources: &Sources, report: &mut Report) -> Settings {
        let Some(file) = sources.find("site.toml") else {
            if !sources.has_failed("site.toml") {
                report.add(Problem::SiteFileMissing.at(Place::Nowhere));
            }
            return Settings::default();
        };
        let tree = toml_file(file, sources.text(file), report);
        let mut fields = Fields::of(&tree, &SITE, report);
        let settings = read(&mut fields);
        let id_base = fields.has("id_base").then(|| fields.span("id_base"));
        fields.finish();
        if settings.own_id_base.is_empty() && tree.get("base_url").is_some() {
            report.add(id_base_missing(&settings, id_base, &tree, sources.text(file)));
        }
        settings
    }
}

/// The hint to fix the permanent id, with the line that keeps the ids of today.
fn id_base_missing(settings: &Settings, empty: Option<Span>, tree: &Tree, text: &str) -> Finding {
    let value = format!("\"{}\"", settings.id_base());
    let line = format!("id_base = {value}");
    let base_url = tree.get("base_url").map_or(tree.span, |base_url| base_url.span);
    let (place, change) = match empty {
        Some(span) => (span, Change { span, text: value, safe: true }),
        None => {
            let rest = text.get(base_url.end as usize..).unwrap_or_default();
            let line_end = base_url.end as usize + rest.find(['\r', '\n']).unwrap_or(rest.len());
            let span = Span::new(base_url.file, line_end..line_end);
            (base_url, Change { span, text: format!("\n{line}"), safe: true })
        }
    };
    Problem::IdBaseMissing { line }.at(place).suggest(Some(change))
}

fn read(fields: &mut Fields<'_, '_>) -> Settings {
    let standard = Settings::default();
    let zone = fields.zone("timezone").or(standard.zone);
    let empty = || Tree::empty(fields.span("deploy"));
    let (deploy, extra) = (empty(), empty());
    Settings {
        title: fields.text("title").required().unwrap_or_default(),
        base_url: base_url(fields).unwrap_or(standard.base_url),
        lang: fields.text("lang").or(standard.lang),
        subtitle: fields.text("subtitle").or_empty(),
        description: fields.text("description").or_empty(),
        zone,
        tone: fields.choice("tone", &[Tone::Du, Tone::Sie]).or(standard.tone),
        own_id_base: fields.text("id_base").or_empty(),
        organisation: fields.text("organisation").spanned().optional(),
        rights: fields.text("rights").or_empty(),
        pagination: fields
            .choice("pagination", &[Pagination::NewestFirst, Pagination::Stable])
            .or(standard.pagination),
        list: fields.choice("list", &EXTENTS).or(standard.list),
        per_page: fields.count("per_page").or(standard.per_page),
        icon: fields.text("icon").spanned().optional(),
        image: fields.text("image").spanned().optional(),
        image_alt: fields.text("image_alt").or_empty(),
        fediverse: fields.text("fediverse").or_empty(),
        reading_time: fields.bool("reading_time").or(standard.reading_time),
        theme: fields.table("theme", |table| Some(theme(table))).or_empty(),
        words: fields.table("words", |table| Some(words(table))).or_empty(),
        permalink: fields.table("permalinks", permalink).or_empty(),
        menu: fields.tables("menu", menu_item).or_empty(),
        footer: fields.tables("footer", menu_item).or_empty(),
        categories: fields.tables_by_key("categories", list).or_empty().into_iter().collect(),
        tags: fields.tables_by_key("tags", list).or_empty().into_iter().collect(),
        series: fields.tables_by_key("series", list).or_empty().into_iter().collect(),
        markdown: fields.table("markdown", |table| Some(markdown(table))).or_empty(),
        highlight: fields.table("highlight", |table| Some(highlight(table))).or_empty(),
        abbreviations: texts(fields, "abbreviations"),
        typography: typography::read(fields),
        events: fields.table("events", |table| Some(events(table))).or_empty(),
        comments: fields.table("comments", |table| Some(comments(table))).or_empty(),
        feeds: fields.table("feeds", |table| Some(feeds(table))).or_empty(),
        input: fields.table("input", |table| Some(input(table))).or_empty(),
        output: fields.table("output", |table| Some(output(table))).or_empty(),
        redirects: fields.tables("redirects", redirect).or_empty(),
        security: fields.table("security", |table| security(table, zone)).optional(),
        checks: fields.table("checks", |table| Some(rules::read(table))).or_empty(),
        deploy: fields.tree("deploy").optional().cloned().unwrap_or(deploy),
        extra: fields.tree("extra").optional().cloned().unwrap_or(extra),
    }
}

const EXTENTS: [Extent; 2] = [Extent::Full, Extent::Summary];

fn base_url(fields: &mut Fields<'_, '_>) -> Option<BaseUrl> {
    let text = fields.text("base_url").spanned().required()?;
    let base = BaseUrl::parse(&text.value);
    if base.is_none() {
        fields.report().add(Problem::BaseUrlInvalid.at(text.span));
    }
    base
}

fn texts(fields: &mut Fields<'_, '_>, key: &str) -> Vec<(String, String)> {
    fields.texts_by_key(key).or_empty().into_iter().map(|(key, text)| (key.name, text.value)).collect()
}

fn theme(fields: &mut Fields<'_, '_>) -> ThemeSettings {
    let standard = ThemeSettings::default();
    ThemeSettings {
        name: fields.text("name").spanned().or(standard.name),
        colors: fields.colors("colors").or_empty(),
        fonts: texts(fields, "fonts"),
        script: fields.bool("script").or(standard.script),
        toc: fields.count("toc").or(standard.toc),
        code_titles: fields.bool("code_titles").or(standard.code_titles),
    }
}

fn words(fields: &mut Fields<'_, '_>) -> Words {
    let standard = Words::default();
    let mut word = |key, standard: String| fields.text(key).or(standard);
    Words {
        page: word("page", standard.page),
        authors: word("authors", standard.authors),
        category: word("category", standard.category),
        tag: word("tag", standard.tag),
        series: word("series", standard.series),
        archive: word("archive", standard.archive),
        events: word("events", standard.events),
        venue: word("venue", standard.venue),
        calendar: word("calendar", standard.calendar),
        giveaways: word("giveaways", standard.giveaways),
        terms: word("terms", standard.terms),
        draw: word("draw", standard.draw),
        comments: word("comments", standard.comments),
        feed: word("feed", standard.feed),
        feeds: word("feeds", standard.feeds),
        search: word("search", standard.search),
    }
}

fn permalink(fields: &mut Fields<'_, '_>) -> Option<Permalink> {
    Permalink::parse(&fields.text("post").optional()?)
}

fn menu_item(fields: &mut Fields<'_, '_>) -> Option<MenuItem> {
    let (title, to) = (fields.text("title").required(), fields.text("to").spanned().required());
    Some(MenuItem { title: title?, to: to? })
}

fn list(slug: &crate::input::tree::Key, fields: &mut Fields<'_, '_>) -> Option<(String, ListSettings)> {
    let settings = ListSettings {
        title: fields.text("title").or_empty(),
        description: fields.text("description").or_empty(),
        noindex: fields.bool("noindex").or(false),
    };
    Some((slug.name.clone(), settings))
}

fn markdown(fields: &mut Fields<'_, '_>) -> MarkdownSettings {
    let standard = MarkdownSettings::default();
    MarkdownSettings {
        autolink: fields.bool("autolink").or(standard.autolink),
        heading_anchors: fields.bool("heading_anchors").or(standard.heading_anchors),
    }
}

fn highlight(fields: &mut Fields<'_, '_>) -> HighlightSettings {
    let standard = HighlightSettings::default();
    HighlightSettings {
        enabled: fields.bool("enabled").or(standard.enabled),
        line_numbers: fields.bool("line_numbers").or(standard.line_numbers),
    }
}

fn events(fields: &mut Fields<'_, '_>) -> EventSettings {
    let standard = EventSettings::default();
    EventSettings {
        horizon: fields.count("horizon").or(standard.horizon),
        calendar_past: fields.count("calendar_past").or(standard.calendar_past),
        archive_calendars: fields.bool("archive_calendars").or(standard.archive_calendars),
        widget: fields.count("widget").or(standard.widget),
        tag_running: fields
            .choice("tag_running", &[TagRunning::Start, TagRunning::Today])
            .or(standard.tag_running),
        links: fields.choices("links", &[CalendarLink::Google, CalendarLink::Outlook]).or(standard.links),
    }
}

fn comments(fields: &mut Fields<'_, '_>) -> CommentSettings {
    let standard = CommentSettings::default();
    let (endpoint, mail) = (fields.has("endpoint"), fields.has("mail"));
    let mode = match fields.choice("mode", &["endpoint", "mailto", "none"]).or("none") {
        "endpoint" => fields.text("endpoint").required().map(CommentMode::Endpoint),
        "mailto" => fields.text("mail").required().map(CommentMode::Mailto),
        _ => None,
    };
    // What belongs to another mode is kept for later, but has to be sound.
    if endpoint && !matches!(mode, Some(CommentMode::Endpoint(_))) {
        let _ = fields.text("endpoint").optional();
    }
    if mail && !matches!(mode, Some(CommentMode::Mailto(_))) {
        let _ = fields.text("mail").optional();
    }
    CommentSettings {
        mode: mode.unwrap_or(CommentMode::None),
        close_after: fields.duration_or_never("close_after").or(standard.close_after),
        per_page: fields.count("per_page").or(standard.per_page),
        urls: fields.bool("urls").or(standard.urls),
        privacy: fields.text("privacy").or_empty(),
    }
}

fn feeds(fields: &mut Fields<'_, '_>) -> FeedSettings {
    let standard = FeedSettings::default();
    FeedSettings {
        formats: fields
            .choices("formats", &[FeedFormat::Atom, FeedFormat::Rss, FeedFormat::Json])
            .or(standard.formats),
        limit: fields.count("limit").or(standard.limit),
        content: fields.choice("content", &EXTENTS).or(standard.content),
        stylesheet: fields.bool("stylesheet").or(standard.stylesheet),
        archive: fields.bool("archive").or(standard.archive),
        author_bio: fields.bool("author_bio").or(standard.author_bio),
        hub: fields.text("hub").or_empty(),
        wordpress_urls: fields.bool("wordpress_urls").or(standard.wordpress_urls),
    }
}

fn input(fields: &mut Fields<'_, '_>) -> InputSettings {
    let standard = InputSettings::default();
    InputSettings {
        follow_links: fields.bool("follow_links").or(standard.follow_links),
        max_size: fields.size("max_size").or(standard.max_size),
    }
}

fn output(fields: &mut Fields<'_, '_>) -> OutputSettings {
    let standard = OutputSettings::default();
    let forms = [RedirectForm::Html, RedirectForm::Htaccess, RedirectForm::Redirects, RedirectForm::Nginx];
    let servers = [ServerForm::Htaccess, ServerForm::Headers, ServerForm::Nginx];
    OutputSettings {
        folder: fields.text("folder").spanned().or(standard.folder),
        redirects: fields.choices("redirects", &forms).or(standard.redirects),
        server: fields.choices("server", &servers).or(standard.server),
        precompress: fields
            .choices("precompress", &[Compression::Gz, Compression::Br])
            .or(standard.precompress),
        disallow: fields.names("disallow").or_empty().into_iter().map(|path| path.value).collect(),
        csp: fields.lists_by_key("csp").or_empty(),
        hsts: fields.bool("hsts").or(standard.hsts),
    }
}

fn redirect(fields: &mut Fields<'_, '_>) -> Option<Redirect> {
    let from = fields.text("from").spanned().required();
    let status = fields.count::<u16>("status").spanned().optional();
    let to = match status.as_ref().map(|status| status.value) {
        Some(410) => None,
        Some(301 | 302) | None => Some(fields.text("to").spanned().required()?),
        Some(_) => {
            fields.refuse("status", &Kind::OneOf(&["301", "302", "410"]));
            return None;
        }
    };
    let from = from?;
    let path = UrlPath::parse(&from.value)?;
    let from = crate::input::fields::Spanned { value: path, span: from.span };
    Some(Redirect { from, to, status: status.map_or(301, |status| status.value) })
}

fn security(fields: &mut Fields<'_, '_>, zone: Zone) -> Option<Security> {
    let (contact, expires) = (fields.text("contact").required(), fields.moment("expires", zone).required());
    let policy = fields.text("policy").or_empty();
    Some(Security { contact: contact?, expires: expires?, policy })
}
