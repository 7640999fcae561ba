//! The sections of the settings.

use std::collections::BTreeMap;

use crate::calendar::{Duration, Moment};
use crate::input::fields::Spanned;
use crate::input::tree::Tree;
use crate::report::Level;

/// How readers are addressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// „du“
    Du,
    /// „Sie“
    Sie,
}

/// From which end list pages count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pagination {
    /// Page 1 holds the newest.
    NewestFirst,
    /// Page 1 holds the oldest; pages that are full never change.
    Stable,
}

/// How much of a post is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// The whole post.
    Full,
    /// Its summary.
    Summary,
}

/// `[theme]`
#[derive(Debug, Clone)]
pub struct ThemeSettings {
    /// The folder under `themes/`.
    pub name: Spanned<String>,
    /// Colours by token.
    pub colors: Vec<(Spanned<String>, Color)>,
    /// CSS families by `text`, `sans`, `mono`.
    pub fonts: Vec<(String, String)>,
    /// Whether the optional script is used.
    pub script: bool,
    /// Contents from this many headings on; 0: never.
    pub toc: usize,
    /// Whether code says its language.
    pub code_titles: bool,
}

/// A colour of the theme, checked: `#rrggbb` each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Color {
    /// On light ground.
    pub light: Spanned<String>,
    /// On dark ground; the same if only one was given.
    pub dark: Spanned<String>,
}

/// `[words]`: the words in addresses, each a slug.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the word for its name")]
pub struct Words {
    pub page: String,
    pub authors: String,
    pub category: String,
    pub tag: String,
    pub series: String,
    pub archive: String,
    pub events: String,
    pub venue: String,
    pub calendar: String,
    pub giveaways: String,
    pub terms: String,
    pub draw: String,
    pub comments: String,
    pub feed: String,
    pub feeds: String,
    pub search: String,
}

/// `[permalinks] post`: literal text and placeholders, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permalink {
    /// The segments of the path, each of parts.
    pub segments: Vec<Vec<PermalinkPart>>,
}

/// A part of a segment.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the placeholder of its name")]
pub enum PermalinkPart {
    Literal(String),
    Slug,
    Id,
    Year,
    Month,
    Day,
    Category,
}

/// An entry of the menu or the footer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MenuItem {
    /// What readers see.
    pub title: String,
    /// A link as in posts, or an address.
    pub to: Spanned<String>,
}

/// What is said about a category, tag or series. Empty title: the spelling used first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListSettings {
    /// The title.
    pub title: String,
    /// The description.
    pub description: String,
    /// Whether search engines are asked to leave it out.
    pub noindex: bool,
}

/// `[markdown]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkdownSettings {
    /// Whether bare addresses become links.
    pub autolink: bool,
    /// Whether headings get an anchor to link to.
    pub heading_anchors: bool,
}

/// `[highlight]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HighlightSettings {
    /// Whether code is coloured.
    pub enabled: bool,
    /// The default of the attribute `numbers`.
    pub line_numbers: bool,
}

/// `[events]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventSettings {
    /// Months into the future that repetitions are written out.
    pub horizon: u32,
    /// Days into the past that calendars hold.
    pub calendar_past: u32,
    /// Whether past years get calendars of their own.
    pub archive_calendars: bool,
    /// Events in the widget.
    pub widget: usize,
    /// Which day running events are tagged with.
    pub tag_running: TagRunning,
    /// „Zum Kalender hinzufügen“ at third parties.
    pub links: Vec<CalendarLink>,
}

/// Which day running events are tagged with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TagRunning {
    /// The day they began.
    Start,
    /// The day of the build.
    Today,
}

/// A calendar of a third party.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the calendar of its name")]
pub enum CalendarLink {
    Google,
    Outlook,
}

/// `[comments]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentSettings {
    /// How comments come in.
    pub mode: CommentMode,
    /// How long after its publication a post takes comments; `None`: for ever.
    pub close_after: Option<Duration>,
    /// Threads on a page.
    pub per_page: usize,
    /// Whether names link to addresses.
    pub urls: bool,
    /// The address of the privacy page; empty: the page `datenschutz`.
    pub privacy: String,
}

/// How comments come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CommentMode {
    /// A form that sends to an address, which holds `{post}`.
    Endpoint(String),
    /// A link that opens a mail to an address.
    Mailto(String),
    /// Not at all; those that are there are shown.
    None,
}

/// `[feeds]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedSettings {
    /// The formats, each once.
    pub formats: Vec<FeedFormat>,
    /// Entries in a feed.
    pub limit: usize,
    /// How much of a post a feed holds.
    pub content: Extent,
    /// Whether feeds have a style sheet for browsers.
    pub stylesheet: bool,
    /// Whether older entries get archive feeds.
    pub archive: bool,
    /// Whether entries end with the bio of their author.
    pub author_bio: bool,
    /// The address of a WebSub hub.
    pub hub: String,
    /// Whether the addresses of WordPress feeds are kept.
    pub wordpress_urls: bool,
}

/// A feed format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is the format of its name")]
pub enum FeedFormat {
    Atom,
    Rss,
    Json,
}

/// `[input]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputSettings {
    /// Whether links that leave the project are followed.
    pub follow_links: bool,
    /// The largest text file, in bytes.
    pub max_size: u64,
}

/// `[output]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputSettings {
    /// The output folder, relative to the project.
    pub folder: Spanned<String>,
    /// How redirects are written.
    pub redirects: Vec<RedirectForm>,
    /// For which servers headers are written.
    pub server: Vec<ServerForm>,
    /// In which formats files are compressed in advance.
    pub precompress: Vec<Compression>,
    /// Paths for `robots.txt`.
    pub disallow: Vec<String>,
    /// Sources to add to the content security policy, by directive.
    pub csp: Vec<(String, Vec<String>)>,
    /// Whether HSTS is sent.
    pub hsts: bool,
}

/// How redirects are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is the form of its name")]
pub enum RedirectForm {
    Html,
    Htaccess,
    Redirects,
    Nginx,
}

/// For which server headers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is the form of its name")]
pub enum ServerForm {
    Htaccess,
    Headers,
    Nginx,
}

/// A format of files compressed in advance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is the format of its name")]
pub enum Compression {
    Gz,
    Br,
}

/// `[security]`, for `/.well-known/security.txt`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Security {
    /// Where to report, `mailto:…` or `https://…`.
    pub contact: String,
    /// Until when this holds.
    pub expires: Moment,
    /// The address of the policy, or empty.
    pub policy: String,
}

/// `[checks]`
#[derive(Debug, Clone)]
pub struct Checks {
    /// Whether warnings stop like errors.
    pub strict: bool,
    /// Whether errors that are not firm count as warnings.
    pub lenient: bool,
    /// Which standing pages the law asks for.
    pub legal: Legal,
    /// Whether contrast level AAA is an error.
    pub aaa: bool,
    /// What is said about single rules, by id.
    pub rules: BTreeMap<String, RuleSettings>,
}

/// Which standing pages the law asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the word of its name")]
pub enum Legal {
    Company,
    Authority,
    Private,
}

/// What `[checks]` says about one rule.
#[derive(Debug, Clone)]
pub struct RuleSettings {
    /// Where the id stands; whether such a rule exists is not known here.
    pub id: Spanned<String>,
    /// The level, or off, where one was given.
    pub level: Option<Threshold>,
    /// `max`, `known` and other limits, read by the rule.
    pub limits: Tree,
}

/// A level, or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Threshold {
    /// Not reported.
    Off,
    /// Reported with this level.
    At(Level),
}
