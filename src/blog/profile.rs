//! How the texts of documents are compiled.

use crate::input::Settings;
use crate::markdown::{Kind, Profile};

/// For the text of a post or page in the language of the blog.
pub fn article(settings: &Settings) -> Profile {
    Profile {
        autolink: settings.markdown.autolink,
        heading_anchors: settings.markdown.heading_anchors,
        highlight: settings.highlight.enabled,
        line_numbers: settings.highlight.line_numbers,
        code_titles: settings.theme.code_titles,
        abbreviations: settings.abbreviations.clone(),
        ..Profile::article(&settings.lang, settings.typography.clone())
    }
}

/// For what stands about an author.
pub fn bio(settings: &Settings) -> Profile {
    Profile { kind: Kind::Bio, heading_anchors: false, ..article(settings) }
}
