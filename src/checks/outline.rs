//! A small outline of an HTML page: its elements with attributes, parents and texts.
//!
//! Made from the tokens of the HTML standard, with the end tags the standard lets a
//! writer leave out. Whatever is nested wrongly is reported here, once, and mended the
//! way browsers mend it, so that the other checks see what a reader would get.

use super::problems::Problem;
use crate::report::{Place, Report};
use html5gum::{Token, Tokenizer, naive_next_state};
use std::ops::Range;

/// One element. Its text is what a screen reader would say: hidden parts left out,
/// alternative texts put in.
#[derive(Debug)]
pub(super) struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub parent: Option<usize>,
    text: Range<usize>,
}

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    pub fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|list| list.split_ascii_whitespace().any(|one| one == class))
    }

    fn is_hidden(&self) -> bool {
        self.attribute("aria-hidden") == Some("true") || self.attribute("hidden").is_some()
    }
}

#[derive(Debug, Default)]
pub(super) struct Outline {
    pub elements: Vec<Element>,
    text: String,
}

const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// Elements whose end tag may be left out (HTML, 13.1.2.4).
const OPTIONAL_END: &[&str] =
    &["p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "colgroup", "rt", "rp"];

/// Start tags that end an open paragraph.
const ENDS_PARAGRAPH: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "details",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "table",
    "ul",
];

impl Outline {
    /// Reads a page; wrong nesting is reported at it.
    pub fn read(address: &str, html: &str, report: &mut Report) -> Outline {
        let mut tokenizer = Tokenizer::new(html);
        let mut builder =
            Builder { address, outline: Outline::default(), open: Vec::new(), hidden: 0, foreign: 0, report };
        while let Some(Ok(token)) = tokenizer.next() {
            match token {
                Token::StartTag(tag) => {
                    // Within a picture or a formula `<style/>` ends where it begins (HTML, 13.2.6.5).
                    if builder.foreign == 0
                        && let Some(state) = naive_next_state(&tag.name)
                    {
                        tokenizer.set_state(state);
                    }
                    let attributes =
                        tag.attributes.into_iter().map(|(name, value)| (text(&name), text(&value)));
                    builder.start(text(&tag.name), attributes.collect(), tag.self_closing);
                }
                Token::EndTag(tag) => builder.end(&text(&tag.name)),
                Token::String(string) => builder.text(&text(&string)),
                Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
            }
        }
        builder.finish()
    }

    /// The text of an element as it would be read out, without white space around it.
    pub fn text_of(&self, element: &Element) -> &str {
        self.text[element.text.clone()].trim()
    }

    pub fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements.iter().filter(move |element| element.name == name)
    }

    pub fn title(&self) -> String {
        self.named("title").next().map_or_else(String::new, |title| self.text_of(title).to_owned())
    }

    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.elements.iter().filter_map(|element| element.attribute("id"))
    }

    pub fn by_id(&self, id: &str) -> Option<&Element> {
        self.elements.iter().find(|element| element.attribute("id") == Some(id))
    }

    /// Whether an ancestor of `element` satisfies `test`.
    pub fn inside(&self, element: &Element, test: impl Fn(&Element) -> bool) -> bool {
        let mut parent = element.parent;
        while let Some(at) = parent {
            if test(&self.elements[at]) {
                return true;
            }
            parent = self.elements[at].parent;
        }
        false
    }

    /// Whether the page only sends the reader on.
    pub fn is_redirect(&self) -> bool {
        self.named("meta")
            .any(|meta| meta.attribute("http-equiv").is_some_and(|name| name.eq_ignore_ascii_case("refresh")))
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The state while tokens come in.
struct Builder<'a> {
    address: &'a str,
    outline: Outline,
    open: Vec<usize>,
    hidden: usize,
    foreign: usize,
    report: &'a mut Report,
}

impl Builder<'_> {
    fn start(&mut self, name: String, attributes: Vec<(String, String)>, self_closing: bool) {
        self.imply_ends(&name);
        let at = self.outline.text.len();
        let element = Element { name, attributes, parent: self.open.last().copied(), text: at..at };
        let foreign = matches!(element.name.as_str(), "svg" | "math");
        let hidden = element.is_hidden();
        let alone = VOID.contains(&element.name.as_str()) || (self_closing && (foreign || self.foreign > 0));
        if self.hidden == 0 && !hidden {
            let said = match element.name.as_str() {
                "img" => element.attribute("alt"),
                _ => element.attribute("aria-label"),
            };
            if let Some(said) = said {
                self.outline.text.push_str(said);
            }
            if element.name == "br" {
                self.outline.text.push(' ');
            }
        }
        let index = self.outline.elements.len();
        self.outline.elements.push(element);
        if alone {
            self.outline.elements[index].text.end = self.outline.text.len();
        } else {
            self.hidden += usize::from(hidden);
            self.foreign += usize::from(foreign);
            self.open.push(index);
        }
    }

    fn end(&mut self, name: &str) {
        if VOID.contains(&name) {
            if name != "br" {
                self.wrong(name);
            }
            return;
        }
        let Some(depth) = self.open.iter().rposition(|&at| self.outline.elements[at].name == name) else {
            self.wrong(name);
            return;
        };
        while self.open.len() > depth + 1 {
            let left_open = self.name_of_last().to_owned();
            if !OPTIONAL_END.contains(&left_open.as_str()) {
                self.wrong(&left_open);
            }
            self.close_last();
        }
        self.close_last();
    }

    fn text(&mut self, text: &str) {
        if self.hidden == 0 {
            self.outline.text.push_str(text);
        }
    }

    fn finish(mut self) -> Outline {
        while !self.open.is_empty() {
            let name = self.name_of_last().to_owned();
            if !OPTIONAL_END.contains(&name.as_str()) && name != "html" && name != "body" {
                self.wrong(&name);
            }
            self.close_last();
        }
        self.outline
    }

    /// Ends what the start of `name` ends without an end tag.
    fn imply_ends(&mut self, name: &str) {
        if ENDS_PARAGRAPH.contains(&name)
            && self.open.last().is_some_and(|&at| self.outline.elements[at].name == "p")
        {
            self.close_last();
        }
        let siblings: &[&str] = match name {
            "li" => &["li"],
            "dt" | "dd" => &["dt", "dd"],
            "tr" => &["td", "th", "tr"],
            "td" | "th" => &["td", "th"],
            "thead" | "tbody" | "tfoot" => &["td", "th", "tr", "thead", "tbody", "tfoot"],
            "option" => &["option"],
            _ => return,
        };
        while self.open.last().is_some_and(|&at| {
            let open = self.outline.elements[at].name.as_str();
            siblings.contains(&open) || (open == "p" && self.directly_in(siblings))
        }) {
            self.close_last();
        }
    }

    /// Whether the element around the innermost open one is one of `names`.
    fn directly_in(&self, names: &[&str]) -> bool {
        let around = self.open.len().checked_sub(2).and_then(|at| self.open.get(at));
        around.is_some_and(|&at| names.contains(&self.outline.elements[at].name.as_str()))
    }

    fn name_of_last(&self) -> &str {
        self.open.last().map_or("", |&at| self.outline.elements[at].name.as_str())
    }

    fn close_last(&mut self) {
        if let Some(at) = self.open.pop() {
            let end = self.outline.text.len();
            let element = &mut self.outline.elements[at];
            element.text.end = end;
            self.hidden -= usize::from(element.is_hidden());
            self.foreign -= usize::from(matches!(element.name.as_str(), "svg" | "math"));
        }
    }

    fn wrong(&mut self, tag: &str) {
        let place = Place::Page(self.address.to_owned());
        self.report.add(Problem::PageHtmlInvalid { tag: tag.to_owned() }.at(place));
    }
}
