//! For whom a text is compiled: what it may hold and how it is set.

use super::body::Labels;
use crate::german::{Language, Style};

/// What kind of text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The text of a post, a page, an event.
    Article,
    /// A few sentences about an author, a venue: as an article, without anchors at headings.
    Bio,
    /// A reader's words: little markup, no HTML, no directives, no typography.
    Comment,
    /// Any Markdown for `satz typeset`: plain elements and nothing of a theme.
    Fragment,
}

/// How a text is compiled. Everything in it is part of the key under which the result is remembered.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// What kind of text it is.
    pub kind: Kind,
    /// Its language, a BCP 47 tag.
    pub lang: String,
    /// How it is set.
    pub style: Style,
    /// Whether bare `https://…` and `www.…` become links.
    pub autolink: bool,
    /// Whether headings end in a link to themselves.
    pub heading_anchors: bool,
    /// Whether code gets colours.
    pub highlight: bool,
    /// Whether code has line numbers where it does not say so itself.
    pub line_numbers: bool,
    /// Whether code without a title is headed by its language.
    pub code_titles: bool,
    /// Abbreviations and what they stand for; the first use gets an `<abbr>`.
    pub abbreviations: Vec<(String, String)>,
}

impl Profile {
    /// An article with the settings a new blog has.
    pub fn article(lang: &str, style: Style) -> Profile {
        Profile {
            kind: Kind::Article,
            lang: lang.to_owned(),
            style,
            autolink: true,
            heading_anchors: true,
            highlight: true,
            line_numbers: false,
            code_titles: true,
            abbreviations: Vec::new(),
        }
    }

    /// A few sentences about somebody.
    pub fn bio(lang: &str, style: Style) -> Profile {
        Profile { kind: Kind::Bio, heading_anchors: false, ..Profile::article(lang, style) }
    }

    /// A reader's comment.
    pub fn comment(lang: &str) -> Profile {
        let mut style = Style::default();
        style.enabled = false;
        Profile {
            kind: Kind::Comment,
            heading_anchors: false,
            highlight: false,
            ..Profile::article(lang, style)
        }
    }

    /// A text whose HTML is looked at by itself.
    pub fn fragment(lang: &str, style: Style) -> Profile {
        Profile {
            kind: Kind::Fragment,
            heading_anchors: false,
            highlight: false,
            code_titles: false,
            autolink: false,
            ..Profile::article(lang, style)
        }
    }

    /// The same profile in another language.
    pub fn with_lang(mut self, lang: &str) -> Profile {
        lang.clone_into(&mut self.lang);
        self
    }

    /// Everything that decides about the result, as a text to derive a key from.
    pub fn fingerprint(&self) -> String {
        format!("{self:?}")
    }

    pub(super) fn language(&self) -> Language {
        Language::of(&self.lang)
    }

    pub(super) fn labels(&self) -> Labels {
        if self.language().is_english() { Labels::English } else { Labels::German }
    }
}
