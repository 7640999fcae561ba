//! What holds where `site.toml` says nothing.

use std::collections::BTreeMap;

use super::sections::*;
use crate::calendar::Duration;
use crate::input::fields::Spanned;
use crate::report::{FileId, Span};

/// A text that stands nowhere.
fn unwritten(text: &str) -> Spanned<String> {
    Spanned { value: text.to_owned(), span: Span::new(FileId(0), 0..0) }
}

impl Default for ThemeSettings {
    fn default() -> ThemeSettings {
        ThemeSettings {
            name: unwritten("kursbuch"),
            colors: Vec::new(),
            fonts: Vec::new(),
            script: false,
            toc: 3,
            code_titles: true,
        }
    }
}

impl Default for Words {
    fn default() -> Words {
        Words {
            page: "seite".to_owned(),
            authors: "autoren".to_owned(),
            category: "thema".to_owned(),
            tag: "schlagwort".to_owned(),
            series: "serie".to_owned(),
            archive: "archiv".to_owned(),
            events: "veranstaltungen".to_owned(),
            venue: "ort".to_owned(),
            calendar: "kalender".to_owned(),
            giveaways: "gewinnspiele".to_owned(),
            terms: "teilnahmebedingungen".to_owned(),
            draw: "ziehung".to_owned(),
            comments: "kommentare".to_owned(),
            feed: "feed".to_owned(),
            feeds: "feeds".to_owned(),
            search: "suche".to_owned(),
        }
    }
}

impl Default for Permalink {
    fn default() -> Permalink {
        Permalink {
            segments: vec![vec![PermalinkPart::Literal("blog".to_owned())], vec![PermalinkPart::Slug]],
        }
    }
}

impl Default for MarkdownSettings {
    fn default() -> MarkdownSettings {
        MarkdownSettings { autolink: true, heading_anchors: true }
    }
}

impl Default for HighlightSettings {
    fn default() -> HighlightSettings {
        HighlightSettings { enabled: true, line_numbers: false }
    }
}

impl Default for EventSettings {
    fn default() -> EventSettings {
        EventSettings {
            horizon: 24,
            calendar_past: 90,
            archive_calendars: false,
            widget: 5,
            tag_running: TagRunning::Start,
            links: Vec::new(),
        }
    }
}

impl Default for CommentSettings {
    fn default() -> CommentSettings {
        CommentSettings {
            mode: CommentMode::None,
            close_after: Some(Duration::days(90)),
            per_page: 50,
            urls: false,
            privacy: String::new(),
        }
    }
}

impl Default for FeedSettings {
    fn default() -> FeedSettings {
        FeedSettings {
            formats: vec![FeedFormat::Atom, FeedFormat::Rss, FeedFormat::Json],
            limit: 20,
            content: Extent::Full,
            stylesheet: true,
            archive: false,
            author_bio: false,
            hub: String::new(),
            wordpress_urls: false,
        }
    }
}

impl Default for InputSettings {
    fn default() -> InputSettings {
        InputSettings { follow_links: false, max_size: 16 << 20 }
    }
}

impl Default for OutputSettings {
    fn default() -> OutputSettings {
        OutputSettings {
            folder: unwritten("public"),
            redirects: vec![RedirectForm::Html],
            server: Vec::new(),
            precompress: Vec::new(),
            disallow: Vec::new(),
            csp: Vec::new(),
            hsts: false,
        }
    }
}

impl Default for Checks {
    fn default() -> Checks {
        Checks { strict: false, lenient: false, legal: Legal::Company, aaa: false, rules: BTreeMap::new() }
    }
}
