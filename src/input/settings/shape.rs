//! The shape of `site.toml`.

use crate::input::shape::{Entry, Kind, Shape, TEXTS};

const fn field(key: &'static str, kind: Kind, german: &'static str, english: &'static str) -> Entry {
    Entry::new(key, kind, german, english)
}

/// `site.toml`.
pub static SITE: Shape = Shape {
    name: "site",
    fields: &[
        field("title", Kind::Text, "der Titel des Blogs", "the title of the blog").required(),
        field(
            "base_url",
            Kind::Text,
            "die Adresse des Blogs, mit https://",
            "the address of the blog, with https://",
        )
        .required(),
        field("lang", LANG, "die Sprache des Blogs", "the language of the blog"),
        field("subtitle", Kind::Text, "unter dem Titel und in Feeds", "under the title and in feeds"),
        field("description", Kind::Text, "für Suchmaschinen und Feeds", "for search engines and feeds"),
        field(
            "timezone",
            Kind::Zone,
            "die Zeitzone von Zeiten ohne Abstand zu UTC",
            "the zone of times without offset",
        ),
        field(
            "tone",
            Kind::OneOf(&["du", "sie"]),
            "die Anrede der Leserinnen und Leser",
            "how readers are addressed",
        ),
        field(
            "id_base",
            Kind::Text,
            "Anfang dauerhafter Kennungen, tag:…",
            "the beginning of permanent ids, tag:…",
        ),
        field("organisation", Kind::Id, "wer den Blog herausgibt", "who publishes the blog"),
        field("rights", Kind::Text, "Rechtehinweis in Feeds", "the line of rights in feeds"),
        field(
            "pagination",
            Kind::OneOf(&["newest-first", "stable"]),
            "von welchem Ende Seiten zählen",
            "from which end pages count",
        ),
        field("list", EXTENT, "wie viel Listen von Beiträgen zeigen", "how much lists show of posts"),
        field("per_page", Kind::Integer(1, 100), "Beiträge je Seite", "posts on a page"),
        field("icon", Kind::File, "das Bild im Reiter des Browsers", "the picture in the tab of the browser"),
        field("image", Kind::File, "das Bild für soziale Netze", "the picture for social networks"),
        field("image_alt", Kind::Text, "was auf `image` zu sehen ist", "what can be seen on `image`"),
        field("fediverse", Kind::Text, "@name@server", "@name@server"),
        field("reading_time", Kind::Bool, "ob die Lesezeit dasteht", "whether the reading time is shown"),
        field("theme", Kind::Table(&THEME), "das Aussehen", "the look"),
        field("words", Kind::Table(&WORDS), "Wörter in Adressen", "words in addresses"),
        field("permalinks", Kind::Table(&PERMALINKS), "Muster von Adressen", "patterns of addresses"),
        field("menu", MENU, "das Menü", "the menu"),
        field("footer", MENU, "das Menü am Fuß der Seite", "the menu at the foot of the page"),
        field("categories", LISTS, "Angaben zu Kategorien", "about categories"),
        field("tags", LISTS, "Angaben zu Schlagwörtern", "about tags"),
        field("series", LISTS, "Angaben zu Serien", "about series"),
        field("markdown", Kind::Table(&MARKDOWN), "wie Text gelesen wird", "how text is read"),
        field("highlight", Kind::Table(&HIGHLIGHT), "wie Quelltext aussieht", "how code looks"),
        field(
            "abbreviations",
            Kind::Map(&Kind::Text),
            "Abkürzungen und was sie heißen",
            "abbreviations and what they mean",
        ),
        field("typography", Kind::Free, "deutscher Satz", "German typography"),
        field("events", Kind::Table(&EVENTS), "Veranstaltungen", "events"),
        field("comments", Kind::Table(&COMMENTS), "Kommentare", "comments"),
        field("feeds", Kind::Table(&FEEDS), "Feeds", "feeds"),
        field("input", Kind::Table(&INPUT), "was gelesen wird", "what is read"),
        field("output", Kind::Table(&OUTPUT), "was geschrieben wird", "what is written"),
        field("redirects", Kind::List(&Kind::Table(&REDIRECT)), "Umleitungen", "redirects"),
        field(
            "security",
            Kind::Table(&SECURITY),
            "für /.well-known/security.txt",
            "for /.well-known/security.txt",
        ),
        field("checks", Kind::Table(&CHECKS), "was geprüft wird", "what is checked"),
        field("deploy", Kind::Free, "wohin der Blog kommt", "where the blog goes"),
        field("extra", Kind::Free, "freie Angaben für Vorlagen", "free fields for templates"),
    ],
};

const LANG: Kind = Kind::OneOf(&["de", "de-AT", "de-CH", "de-LI", "en", "en-GB"]);
const EXTENT: Kind = Kind::OneOf(&["full", "summary"]);
const MENU: Kind = Kind::List(&Kind::Table(&MENU_ITEM));
const LISTS: Kind = Kind::Map(&Kind::Table(&LIST));

static THEME: Shape = Shape {
    name: "theme",
    fields: &[
        field("name", Kind::Id, "der Ordner unter themes/", "the folder under themes/"),
        field("colors", Kind::Map(&Kind::Color), "Farben des Themes", "colours of the theme"),
        field("fonts", Kind::Map(&Kind::Text), "Schriften: text, sans, mono", "fonts: text, sans, mono"),
        field(
            "script",
            Kind::Bool,
            "ob das Skript des Themes mitkommt",
            "whether the script of the theme is used",
        ),
        field(
            "toc",
            Kind::Integer(0, 1000),
            "Inhaltsverzeichnis ab so vielen Überschriften, 0: nie",
            "contents from this many headings on, 0: never",
        ),
        field(
            "code_titles",
            Kind::Bool,
            "ob Quelltext seine Sprache nennt",
            "whether code says its language",
        ),
    ],
};

const fn word(key: &'static str, german: &'static str, english: &'static str) -> Entry {
    field(key, Kind::Word, german, english)
}

static WORDS: Shape = Shape {
    name: "words",
    fields: &[
        word("page", "Seite einer Liste", "page of a list"),
        word("authors", "Autoren", "authors"),
        word("category", "Kategorie", "category"),
        word("tag", "Schlagwort", "tag"),
        word("series", "Serie", "series"),
        word("archive", "Archiv", "archive"),
        word("events", "Veranstaltungen", "events"),
        word("venue", "Ort", "venue"),
        word("calendar", "Kalenderdatei", "calendar file"),
        word("giveaways", "Gewinnspiele", "giveaways"),
        word("terms", "Teilnahmebedingungen", "terms of a giveaway"),
        word("draw", "Ziehung", "draw"),
        word("comments", "Kommentare", "comments"),
        word("feed", "Feed", "feed"),
        word("feeds", "Seite der Feeds", "page of feeds"),
        word("search", "Suche", "search"),
    ],
};

static PERMALINKS: Shape = Shape {
    name: "permalinks",
    fields: &[field(
        "post",
        Kind::Permalink,
        "Muster der Adressen von Beiträgen",
        "pattern of the addresses of posts",
    )],
};

static MENU_ITEM: Shape = Shape {
    name: "menu item",
    fields: &[
        field("title", Kind::Text, "was dasteht", "what it says").required(),
        field("to", Kind::Text, "wohin es führt", "where it leads").required(),
    ],
};

static LIST: Shape = Shape {
    name: "list",
    fields: &[
        field("title", Kind::Text, "die Überschrift", "the title"),
        field("description", Kind::Text, "worum es geht", "what it is about"),
        field("noindex", Kind::Bool, "nicht in Suchmaschinen", "not in search engines"),
    ],
};

static MARKDOWN: Shape = Shape {
    name: "markdown",
    fields: &[
        field(
            "autolink",
            Kind::Bool,
            "ob Adressen im Text Verweise werden",
            "whether addresses in text become links",
        ),
        field(
            "heading_anchors",
            Kind::Bool,
            "ob Überschriften einen Verweis auf sich tragen",
            "whether headings link to themselves",
        ),
    ],
};

static HIGHLIGHT: Shape = Shape {
    name: "highlight",
    fields: &[
        field("enabled", Kind::Bool, "ob Quelltext farbig ist", "whether code is coloured"),
        field("line_numbers", Kind::Bool, "ob Zeilen Nummern tragen", "whether lines have numbers"),
    ],
};

static EVENTS: Shape = Shape {
    name: "events",
    fields: &[
        field("horizon", Kind::Integer(1, 240), "so viele Monate voraus", "this many months ahead"),
        field(
            "calendar_past",
            Kind::Integer(0, 36_500),
            "so viele Tage zurück in Kalendern",
            "this many days back in calendars",
        ),
        field("archive_calendars", Kind::Bool, "Kalender vergangener Jahre", "calendars of past years"),
        field("widget", Kind::Integer(0, 100), "Veranstaltungen in der Randspalte", "events in the widget"),
        field(
            "tag_running",
            Kind::OneOf(&["start", "today"]),
            "Tag laufender Veranstaltungen",
            "the day of running events",
        ),
        field(
            "links",
            Kind::List(&Kind::OneOf(&["google", "outlook"])),
            "Kalender anderer Anbieter",
            "calendars of third parties",
        ),
    ],
};

static COMMENTS: Shape = Shape {
    name: "comments",
    fields: &[
        field(
            "mode",
            Kind::OneOf(&["endpoint", "mailto", "none"]),
            "wie Kommentare ankommen",
            "how comments come in",
        ),
        field(
            "endpoint",
            Kind::Endpoint,
            "Adresse des Dienstes, mit {post}",
            "address of the service, with {post}",
        ),
        field("mail", Kind::Text, "Postfach für Kommentare", "mailbox for comments"),
        field("close_after", Kind::DurationOrNever, "wann Kommentare schließen", "when comments close"),
        field("per_page", Kind::Integer(1, 1000), "Gespräche je Seite", "threads on a page"),
        field("urls", Kind::Bool, "ob Namen auf Adressen verweisen", "whether names link to addresses"),
        field("privacy", Kind::Address, "Adresse des Datenschutzhinweises", "address of the privacy note"),
    ],
};

static FEEDS: Shape = Shape {
    name: "feeds",
    fields: &[
        field("formats", Kind::List(&Kind::OneOf(&["atom", "rss", "json"])), "Formate", "formats"),
        field("limit", Kind::Integer(1, 1000), "Einträge je Feed", "entries in a feed"),
        field("content", EXTENT, "wie viel ein Feed enthält", "how much a feed holds"),
        field(
            "stylesheet",
            Kind::Bool,
            "ob Feeds im Browser lesbar sind",
            "whether feeds are readable in a browser",
        ),
        field("archive", Kind::Bool, "Feeds älterer Einträge", "feeds of older entries"),
        field("author_bio", Kind::Bool, "ob die Autorenangabe mitkommt", "whether the bio is included"),
        field("hub", Kind::Address, "Adresse eines WebSub-Verteilers", "address of a WebSub hub"),
        field("wordpress_urls", Kind::Bool, "Adressen wie bei WordPress", "addresses as in WordPress"),
    ],
};

/// `[input]`
pub(super) static INPUT: Shape = Shape {
    name: "input",
    fields: &[
        field(
            "follow_links",
            Kind::Bool,
            "ob Verknüpfungen aus dem Blog hinausführen dürfen",
            "whether links may leave the project",
        ),
        field("max_size", Kind::Size, "die größte Textdatei", "the largest text file"),
    ],
};

static OUTPUT: Shape = Shape {
    name: "output",
    fields: &[
        field("folder", Kind::Text, "der Ordner der fertigen Seiten", "the folder of the finished pages"),
        field(
            "redirects",
            Kind::List(&Kind::OneOf(&["html", "htaccess", "_redirects", "nginx"])),
            "wie umgeleitet wird",
            "how redirects are written",
        ),
        field(
            "server",
            Kind::List(&Kind::OneOf(&["htaccess", "_headers", "nginx"])),
            "für welche Server",
            "for which servers",
        ),
        field(
            "precompress",
            Kind::List(&Kind::OneOf(&["gz", "br"])),
            "vorab gepackte Dateien",
            "files compressed in advance",
        ),
        field("disallow", TEXTS, "was Suchmaschinen meiden sollen", "what search engines should avoid"),
        field(
            "csp",
            Kind::Map(&TEXTS),
            "zusätzliche Quellen der Content-Security-Policy",
            "more sources of the content security policy",
        ),
        field("hsts", Kind::Bool, "ob nur https erlaubt ist", "whether only https is allowed"),
    ],
};

static REDIRECT: Shape = Shape {
    name: "redirect",
    fields: &[
        field("from", Kind::Path, "der alte Pfad", "the old path").required(),
        field("to", Kind::Address, "die neue Adresse", "the new address"),
        field("status", Kind::Integer(301, 410), "301, 302 oder 410", "301, 302 or 410"),
    ],
};

static SECURITY: Shape = Shape {
    name: "security",
    fields: &[
        field(
            "contact",
            Kind::Text,
            "wohin Meldungen gehen, mailto: oder https:",
            "where reports go, mailto: or https:",
        )
        .required(),
        field("expires", Kind::Moment, "bis wann das gilt", "until when this holds").required(),
        field("policy", Kind::Address, "Adresse der Regeln", "address of the policy"),
    ],
};

static CHECKS: Shape = Shape {
    name: "checks",
    fields: &[
        field("strict", Kind::Bool, "ob Warnungen wie Fehler zählen", "whether warnings count as errors"),
        field("lenient", Kind::Bool, "ob Fehler wie Warnungen zählen", "whether errors count as warnings"),
        field(
            "legal",
            Kind::OneOf(&["company", "authority", "private"]),
            "welche Pflichtseiten nötig sind",
            "which pages the law asks for",
        ),
        field(
            "aaa",
            Kind::Bool,
            "ob Kontrast nach Stufe AAA Pflicht ist",
            "whether contrast level AAA is required",
        ),
        field(Shape::REST, Kind::Free, "Stufe und Grenzen einer Regel", "level and limits of a rule"),
    ],
};

/// What a rule may say besides its level; a bare word is the level alone.
pub(super) static RULE: Shape = Shape {
    name: "rule",
    fields: &[
        field("level", LEVEL, "die Stufe", "the level"),
        field(Shape::REST, Kind::Free, "Grenzen der Regel", "limits of the rule"),
    ],
};

/// The levels of a rule.
pub(super) const LEVEL: Kind = Kind::OneOf(&["off", "hint", "warning", "error"]);
