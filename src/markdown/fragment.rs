//! A text by itself: the HTML of plain Markdown, for `satz typeset`.

use super::body::{Block, Body, Fill, Form, Image, Link};
use super::compile::compile_anew;
use super::headings::attribute_text;
use super::memo::Memo;
use super::profile::Profile;

/// The HTML of a text, with links and pictures as written and blocks as their content.
pub fn fragment(text: &str, profile: &Profile) -> String {
    compile_anew(text, profile, &Memo::in_memory()).plain_html()
}

impl Body {
    /// The text as a page of its own that knows no site.
    pub fn plain_html(&self) -> String {
        self.html(&Form::Page, &AsWritten)
    }
}

/// Fills holes with what the author wrote.
struct AsWritten;

impl Fill for AsWritten {
    fn link(&self, link: &Link, out: &mut String) -> bool {
        out.push_str("<a");
        attribute_text("href", &link.target, out);
        if !link.title.is_empty() {
            attribute_text("title", &link.title, out);
        }
        out.push_str(&link.attributes);
        out.push('>');
        true
    }

    fn image(&self, image: &Image, out: &mut String) {
        out.push_str("<img");
        attribute_text("src", &image.source, out);
        attribute_text("alt", &image.alt, out);
        if !image.title.is_empty() {
            attribute_text("title", &image.title, out);
        }
        if let Some(width) = image.width {
            attribute_text("width", &width.to_string(), out);
        }
        out.push_str(&image.attributes);
        out.push_str(" />");
    }

    fn block(&self, _: &Block, inside: Option<&str>, out: &mut String) {
        out.push_str(inside.unwrap_or_default());
    }
}
