//! Raw HTML, read as a browser reads it.
//!
//! Finds where a tag, a comment or an instruction ends by the rules of the HTML
//! tokenizer, so that what satz takes for text is text in the browser too. Knows which
//! elements are empty, hold no markup, or end without an end tag.

use memchr::{memchr, memmem};
use std::borrow::Cow;

/// What begins at a `<`.
#[derive(Debug, PartialEq)]
pub(super) enum Markup<'t> {
    /// `<name …>`
    Start(StartTag<'t>),
    /// `</name>`, in lower case.
    End(Cow<'t, str>),
    /// A comment, an instruction, a declaration: nothing for the page.
    Hidden,
}

/// A start tag.
#[derive(Debug, PartialEq)]
pub(super) struct StartTag<'t> {
    /// Its name in lower case.
    pub(super) name: Cow<'t, str>,
    /// All of it as written.
    pub(super) text: &'t str,
    /// Whether it ends in `/>`.
    pub(super) closed: bool,
}

impl StartTag<'_> {
    /// The value of an attribute, as written; empty if it has none.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let mut found = None;
        tag_end(self.text, 1 + self.name.len(), |key, value| {
            if found.is_none() && key.eq_ignore_ascii_case(name) {
                found = Some(value);
            }
        });
        found
    }
}

/// What begins at the `<` at the start of `text`, and how long it is; `None` if that is a mere character.
pub(super) fn read(text: &str) -> Option<(Markup<'_>, usize)> {
    let bytes = text.as_bytes();
    match bytes.get(1)? {
        b'!' | b'?' => Some((Markup::Hidden, hidden_length(text)?)),
        b'/' if bytes.get(2)?.is_ascii_alphabetic() => {
            let name = name(text, 2);
            let (length, _) = tag_end(text, 2 + name.len(), |_, _| ())?;
            Some((Markup::End(lower(name)), length))
        }
        b'/' => Some((Markup::Hidden, memchr(b'>', bytes)? + 1)),
        first if first.is_ascii_alphabetic() => {
            let name = name(text, 1);
            let (length, closed) = tag_end(text, 1 + name.len(), |_, _| ())?;
            Some((Markup::Start(StartTag { name: lower(name), text: &text[..length], closed }), length))
        }
        _ => None,
    }
}

/// Whether an element has no content and no end tag.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Whether an element's content is text up to its end tag, whatever it looks like.
pub(super) fn is_raw_text(name: &str) -> bool {
    matches!(name, "script" | "style" | "textarea" | "title" | "xmp" | "iframe" | "noembed" | "noframes")
}

/// Whether typography stays out of an element.
pub(super) fn is_opaque(name: &str) -> bool {
    is_raw_text(name)
        || matches!(
            name,
            "code"
                | "kbd"
                | "samp"
                | "var"
                | "tt"
                | "pre"
                | "svg"
                | "math"
                | "select"
                | "option"
                | "object"
                | "audio"
                | "video"
                | "canvas"
        )
}

/// Whether the page itself consists of such an element, so that no text may hold it.
pub(super) fn belongs_to_the_page(name: &str) -> bool {
    matches!(name, "html" | "head" | "body" | "base" | "frameset" | "frame" | "plaintext")
}

/// Whether an open element `open` ends where `next` begins (HTML, optional end tags).
pub(super) fn ends_before(open: &str, next: &str) -> bool {
    match open {
        "p" => ends_paragraph(next),
        "li" => next == "li",
        "dt" | "dd" => matches!(next, "dt" | "dd"),
        "option" => matches!(next, "option" | "optgroup"),
        "td" | "th" => matches!(next, "td" | "th" | "tr" | "tbody" | "tfoot"),
        "tr" => matches!(next, "tr" | "tbody" | "tfoot"),
        "thead" | "tbody" => matches!(next, "tbody" | "tfoot"),
        _ => false,
    }
}

/// Whether a paragraph cannot go on where `next` begins.
pub(super) fn ends_paragraph(next: &str) -> bool {
    matches!(
        next,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "center"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "table"
            | "ul"
    )
}

fn name(text: &str, at: usize) -> &str {
    let rest = &text[at..];
    let ends = |byte: u8| is_space(byte) || matches!(byte, b'/' | b'>');
    &rest[..rest.bytes().position(ends).unwrap_or(rest.len())]
}

fn lower(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0C')
}

/// Comments end at `-->` and take everything with them if they do not end.
fn hidden_length(text: &str) -> Option<usize> {
    if let Some(comment) = text.strip_prefix("<!--") {
        if comment.starts_with('>') {
            return Some(5);
        }
        if comment.starts_with("->") {
            return Some(6);
        }
        let end = memmem::find(comment.as_bytes(), b"-->").map(|at| at + 3);
        let odd_end =
            memmem::find(&comment.as_bytes()[..end.unwrap_or(comment.len())], b"--!>").map(|at| at + 4);
        return Some(odd_end.or(end).map_or(text.len(), |end| 4 + end));
    }
    if text.starts_with("<![CDATA[") {
        return Some(memmem::find(text.as_bytes(), b"]]>").map_or(text.len(), |at| at + 3));
    }
    memchr(b'>', text.as_bytes()).map(|at| at + 1)
}

/// Where the tag ends whose name ends at `at`, and whether in `/>`; hands over its attributes.
fn tag_end<'t>(text: &'t str, at: usize, mut take: impl FnMut(&'t str, &'t str)) -> Option<(usize, bool)> {
    let bytes = text.as_bytes();
    let skip_spaces = |mut at: usize| {
        while bytes.get(at).is_some_and(|&byte| is_space(byte)) {
            at += 1;
        }
        at
    };
    let mut here = at;
    let mut slash = false;
    loop {
        here = skip_spaces(here);
        match bytes.get(here)? {
            b'>' => return Some((here + 1, slash)),
            b'/' => {
                slash = true;
                here += 1;
                continue;
            }
            _ => slash = false,
        }
        let start = here;
        // A `=` in first place belongs to the name.
        here += 1;
        while bytes.get(here).is_some_and(|&byte| !is_space(byte) && !matches!(byte, b'/' | b'>' | b'=')) {
            here += 1;
        }
        let key = text.get(start..here).unwrap_or_default();
        let sign = skip_spaces(here);
        if bytes.get(sign) != Some(&b'=') {
            take(key, "");
            continue;
        }
        here = skip_spaces(sign + 1);
        match bytes.get(here)? {
            &quote @ (b'"' | b'\'') => {
                let end = here + 1 + memchr(quote, &bytes[here + 1..])?;
                take(key, &text[here + 1..end]);
                here = end + 1;
            }
            b'>' => take(key, ""),
            _ => {
                let start = here;
                while bytes.get(here).is_some_and(|&byte| !is_space(byte) && byte != b'>') {
                    here += 1;
                }
                take(key, &text[start..here]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Markup, read};

    #[track_caller]
    fn check(text: &str, name: &str, length: usize) {
        match read(text) {
            Some((Markup::Start(tag), found)) => {
                assert_eq!((tag.name.as_ref(), found), (name, length), "{text}")
            }
            Some((Markup::End(found_name), found)) => {
                assert_eq!((format!("/{found_name}").as_str(), found), (name, length), "{text}");
            }
            Some((Markup::Hidden, found)) => assert_eq!(("hidden", found), (name, length), "{text}"),
            None => assert_eq!(name, "text", "{text}"),
        }
    }

    #[test]
    fn tags_end_where_a_browser_ends_them() {
        check("<div>", "div", 5);
        check("<A HREF='a>b' x>y", "a", 16);
        check("<img src=a/>", "img", 12);
        check("</P >", "/p", 5);
        check("<a =\">\"", "a", 6);
        check("<!-- a > b --> c", "hidden", 14);
        check("<!-->x-->", "hidden", 5);
        check("<!-- nie zu Ende", "hidden", 16);
        check("<?php x ?>", "hidden", 10);
        check("< div>", "text", 0);
        check("<div class=\"x>", "text", 0);
    }

    #[test]
    fn attributes_are_found_by_name() {
        let Some((Markup::Start(tag), _)) = read("<p CLASS=a lang = 'en' hidden>") else { panic!("no tag") };
        assert_eq!(tag.attribute("class"), Some("a"));
        assert_eq!(tag.attribute("lang"), Some("en"));
        assert_eq!(tag.attribute("hidden"), Some(""));
        assert_eq!(tag.attribute("id"), None);
    }
}
