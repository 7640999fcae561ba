//! Settings from `site.toml`, without one `Option` that means "default".

mod defaults;
mod permalink;
mod read;
mod rules;
mod sections;
mod shape;
#[cfg(test)]
mod tests;
mod typography;

pub use sections::*;
pub use shape::SITE;

use std::collections::BTreeMap;

use super::fields::Spanned;
use super::tree::Tree;
use super::url::{BaseUrl, UrlPath};
use crate::calendar::Zone;
use crate::german::Style;
use crate::report::{FileId, Span};

/// Everything `site.toml` says. Empty texts mean that there is none.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The title of the blog.
    pub title: String,
    /// Where the blog lies.
    pub base_url: BaseUrl,
    /// The language: `de`, `de-AT`, `de-CH`, `de-LI`, `en` or `en-GB`.
    pub lang: String,
    /// Under the title, in feeds.
    pub subtitle: String,
    /// Head of the front page, feeds.
    pub description: String,
    /// The zone of local times.
    pub zone: Zone,
    /// How readers are addressed.
    pub tone: Tone,
    /// The tag URI that permanent ids begin with; see [`Settings::id_base`].
    pub own_id_base: String,
    /// The organisation behind the blog, by id.
    pub organisation: Option<Spanned<String>>,
    /// The line of rights in feeds.
    pub rights: String,
    /// From which end list pages count.
    pub pagination: Pagination,
    /// How list pages show posts.
    pub list: Extent,
    /// Posts on a list page; events and giveaways too.
    pub per_page: usize,
    /// Favicon, below `content/static/`.
    pub icon: Option<Spanned<String>>,
    /// `og:image` where a page has none, below `content/static/`.
    pub image: Option<Spanned<String>>,
    /// The alternative text of `image`.
    pub image_alt: String,
    /// `@blog@social.example` for the head.
    pub fediverse: String,
    /// Whether posts say how long they take to read.
    pub reading_time: bool,
    /// `[theme]`
    pub theme: ThemeSettings,
    /// `[words]`
    pub words: Words,
    /// `[permalinks] post`
    pub permalink: Permalink,
    /// `[[menu]]`, empty for the usual one.
    pub menu: Vec<MenuItem>,
    /// `[[footer]]`
    pub footer: Vec<MenuItem>,
    /// `[categories.…]` by slug.
    pub categories: BTreeMap<String, ListSettings>,
    /// `[tags.…]` by slug.
    pub tags: BTreeMap<String, ListSettings>,
    /// `[series.…]` by slug.
    pub series: BTreeMap<String, ListSettings>,
    /// `[markdown]`
    pub markdown: MarkdownSettings,
    /// `[highlight]`
    pub highlight: HighlightSettings,
    /// `[abbreviations]`: short and long form.
    pub abbreviations: Vec<(String, String)>,
    /// `[typography]`
    pub typography: Style,
    /// `[events]`
    pub events: EventSettings,
    /// `[comments]`
    pub comments: CommentSettings,
    /// `[feeds]`
    pub feeds: FeedSettings,
    /// `[input]`
    pub input: InputSettings,
    /// `[output]`
    pub output: OutputSettings,
    /// `[[redirects]]`
    pub redirects: Vec<Redirect>,
    /// `[security]`
    pub security: Option<Security>,
    /// `[checks]`
    pub checks: Checks,
    /// `[deploy.…]` as it stands, read by `deploy` alone.
    pub deploy: Tree,
    /// `[extra]`, free.
    pub extra: Tree,
}

impl Settings {
    /// The beginning of all permanent ids, `tag:blog.example,2026:`.
    pub fn id_base(&self) -> String {
        match self.own_id_base.as_str() {
            "" => format!("tag:{},2000:", self.base_url.host()),
            base => base.to_owned(),
        }
    }

    /// Whether the blog is written in German.
    pub fn is_german(&self) -> bool {
        self.lang == "de" || self.lang.starts_with("de-")
    }
}

impl Default for Settings {
    fn default() -> Settings {
        let nowhere = Span::new(FileId(0), 0..0);
        Settings {
            title: String::new(),
            base_url: BaseUrl::parse("https://blog.example").expect("a sound address"),
            lang: "de".to_owned(),
            subtitle: String::new(),
            description: String::new(),
            zone: Zone::BERLIN,
            tone: Tone::Sie,
            own_id_base: String::new(),
            organisation: None,
            rights: String::new(),
            pagination: Pagination::NewestFirst,
            list: Extent::Full,
            per_page: 10,
            icon: None,
            image: None,
            image_alt: String::new(),
            fediverse: String::new(),
            reading_time: true,
            theme: ThemeSettings::default(),
            words: Words::default(),
            permalink: Permalink::default(),
            menu: Vec::new(),
            footer: Vec::new(),
            categories: BTreeMap::new(),
            tags: BTreeMap::new(),
            series: BTreeMap::new(),
            markdown: MarkdownSettings::default(),
            highlight: HighlightSettings::default(),
            abbreviations: Vec::new(),
            typography: Style::default(),
            events: EventSettings::default(),
            comments: CommentSettings::default(),
            feeds: FeedSettings::default(),
            input: InputSettings::default(),
            output: OutputSettings::default(),
            redirects: Vec::new(),
            security: None,
            checks: Checks::default(),
            deploy: Tree::empty(nowhere),
            extra: Tree::empty(nowhere),
        }
    }
}

/// The address a redirect leads to, or that the page is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    /// The old path.
    pub from: Spanned<UrlPath>,
    /// The new address: a path or `https://…`; missing with 410.
    pub to: Option<Spanned<String>>,
    /// 301, 302 or 410.
    pub status: u16,
}
