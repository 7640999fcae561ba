//! Raw HTML on its way into the outline: its tags, links, pictures and languages.

use super::super::tags::{self, Markup};
use super::collect::Collector;
use super::outline::{Picture, RawTag};
use memchr::memchr;
use std::ops::Range;

impl<'t> Collector<'_, 't> {
    /// Reads the tags of raw HTML in `range`.
    pub(super) fn html(&mut self, range: &Range<usize>) {
        let mut at = range.start;
        while let Some(found) = memchr(b'<', &self.source.as_bytes()[at..range.end]) {
            at += found;
            let rest = &self.source[at..range.end];
            let Some((markup, length)) = tags::read(rest) else {
                if begins_markup(rest) {
                    // A tag that never ends takes everything with it, as in a browser.
                    return;
                }
                at += 1;
                continue;
            };
            let span = at..at + length;
            at = span.end;
            match markup {
                Markup::Start(tag) => {
                    if tags::is_raw_text(&tag.name) && !tag.closed {
                        at += end_of_raw_text(&self.source[at..range.end], &tag.name);
                    }
                    self.start_tag(tag, span);
                }
                Markup::End(name) => self.end_tag(name.into_owned(), span),
                Markup::Hidden => {}
            }
        }
    }

    fn start_tag(&mut self, tag: tags::StartTag<'t>, span: Range<usize>) {
        let name = tag.name.to_string();
        self.drawings += usize::from(name == "svg" && !tag.closed);
        if self.drawings > 0 && name != "svg" {
            return;
        }
        if let Some(lang) = tag.attribute("lang").filter(|_| !tags::is_void(&name)) {
            let before = self.languages.len();
            self.speak(lang, span.clone());
            self.elements.push((name.clone(), 0, before));
        } else if let Some((_, inside, _)) = self.elements.last_mut().filter(|(open, ..)| *open == name) {
            *inside += 1;
        }
        match (name.as_str(), tag.attribute("href")) {
            ("a", Some(target)) if self.passage.is_some() => {
                self.begin_link(target, &span);
                if let (Some(link), Some(label)) =
                    (self.outline.links.last_mut(), tag.attribute("aria-label"))
                {
                    label.clone_into(&mut link.text);
                }
            }
            ("img", _) => self.raw_picture(&tag, span.clone()),
            ("abbr", _) if tag.attribute("title").is_some() => {
                self.explaining = self.passage.as_ref().map(|passage| passage.text.len());
            }
            _ => {}
        }
        self.outline.tags.push(RawTag { span, name, start: Some(tag) });
    }

    fn end_tag(&mut self, name: String, span: Range<usize>) {
        if name == "svg" {
            self.drawings = self.drawings.saturating_sub(1);
        } else if self.drawings > 0 {
            return;
        }
        match self.elements.last_mut() {
            Some((open, inside, _)) if *open == name && *inside > 0 => *inside -= 1,
            Some((open, _, before)) if *open == name => {
                self.languages.truncate((*before).max(1));
                self.elements.pop();
            }
            Some(_) | None => {}
        }
        match name.as_str() {
            "a" if !self.links.is_empty() => self.end_link(),
            "abbr" => self.explained(),
            _ => {}
        }
        self.outline.tags.push(RawTag { span, name, start: None });
    }

    fn raw_picture(&mut self, tag: &tags::StartTag<'_>, span: Range<usize>) {
        let alt = tag.attribute("alt").map(str::to_owned);
        self.show(Picture {
            span,
            target: tag.attribute("src").unwrap_or_default().to_owned(),
            decorative: alt.as_deref() == Some("") || tag.attribute("role") == Some("presentation"),
            alt,
            title: String::new(),
            raw: true,
            link: self.links.last().copied(),
            passage: self.outline.passages.len(),
        });
    }
}

fn begins_markup(text: &str) -> bool {
    text[1..].starts_with(|char: char| char.is_ascii_alphabetic() || matches!(char, '/' | '!' | '?'))
}

/// How many bytes the content of an element without markup takes.
fn end_of_raw_text(text: &str, name: &str) -> usize {
    let mut at = 0;
    while let Some(found) = memchr(b'<', &text.as_bytes()[at..]) {
        at += found;
        let rest = &text.as_bytes()[at + 1..];
        let ends = rest.first() == Some(&b'/')
            && rest.get(1..1 + name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes()));
        if ends {
            return at;
        }
        at += 1;
    }
    text.len()
}
