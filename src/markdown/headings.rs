//! Headings: their levels, their ids, and the list of contents.
//!
//! Ids come from the text as typed, so typography never changes an address, and are
//! unique in the text. Levels follow the order of headings, so none is skipped whatever
//! the author began with (WCAG 2.2, 1.3.1).

use super::body::{Body, Heading, Piece};
use super::compile::Compiler;
use super::escape;
use super::problems::Problem;
use super::profile::Kind;
use super::soft;
use crate::german;
use crate::report::Span;
use pulldown_cmark::CowStr;
use std::collections::BTreeMap;
use std::ops::Range;

/// The levels and ids of a text so far.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// The levels as typed of the headings the text is under.
    levels: Vec<u8>,
    /// Ids in use, with the last number put behind them.
    ids: BTreeMap<String, u32>,
    current: Option<Begun>,
}

/// A heading whose text is being read.
#[derive(Debug)]
struct Begun {
    id: Option<String>,
    attributes: String,
    span: Range<usize>,
}

impl Outline {
    /// The level of a heading typed at `typed`, from 2 on; may be more than 6.
    fn enter(&mut self, typed: u8) -> u8 {
        while self.levels.last().is_some_and(|&level| level >= typed) {
            self.levels.pop();
        }
        self.levels.push(typed);
        1 + u8::try_from(self.levels.len()).unwrap_or(u8::MAX - 1)
    }

    /// The level of a heading below the last one.
    pub(super) fn level_below(&self) -> u8 {
        u8::try_from(self.levels.len() + 2).unwrap_or(6).min(6)
    }

    /// `id`, with a number if it is taken.
    fn unique(&mut self, id: String) -> String {
        let Some(number) = self.ids.get(&id) else {
            self.ids.insert(id.clone(), 1);
            return id;
        };
        let mut number = *number;
        loop {
            number += 1;
            let next = format!("{id}-{number}");
            if !self.ids.contains_key(&next) {
                self.ids.insert(id, number);
                self.ids.insert(next.clone(), 1);
                return next;
            }
        }
    }
}

impl<'t> Compiler<'t> {
    /// Begins a heading with what stands in its braces.
    pub(super) fn begin_heading(
        &mut self,
        id: Option<&str>,
        classes: &[CowStr<'t>],
        attributes: &[(CowStr<'t>, Option<CowStr<'t>>)],
        range: &Range<usize>,
    ) {
        if self.profile.kind == Kind::Comment {
            self.begin_text("<p", "</p>\n");
            return;
        }
        let mut written = String::new();
        let mut lang = None;
        let notypo = classes.iter().any(|class| &**class == "notypo");
        for (key, value) in attributes {
            let value = value.as_deref().unwrap_or_default().trim_matches(['"', '\'']);
            match &**key {
                "lang" => lang = Some(value),
                "dir" => {}
                other => {
                    self.unknown_attribute(other, &["lang", "dir"], range.clone(), None);
                    continue;
                }
            }
            attribute_text(key, value, &mut written);
        }
        if !classes.is_empty() {
            attribute_text("class", &classes.join(" "), &mut written);
        }
        let effect = self.begin_effect(lang, notypo);
        self.push("", effect);
        // The list of contents asks for the text at once.
        self.begin_leaf_apart();
        self.outline.current = Some(Begun {
            id: id.map(|id| id.trim_matches(['"', '\'']).to_owned()),
            attributes: written,
            span: range.clone(),
        });
    }

    /// Ends a heading typed at that level.
    pub(super) fn end_heading(&mut self, typed: u8) {
        let Some(Begun { id, attributes, span }) = self.outline.current.take() else {
            self.end_text();
            return;
        };
        self.close_inner();
        let (language, profile) = (self.spoken().0, self.profile);
        let (typed_text, text) = match self.leaf() {
            Some(leaf) => {
                let typed_text = leaf.plain();
                leaf.set(&profile.style, language);
                (typed_text, leaf.plain())
            }
            None => Default::default(),
        };
        let level = self.outline.enter(typed);
        if level >= 6 {
            self.findings.push(Problem::HeadingTooDeep.at(Span::here(span.clone())));
        }
        let start = self.out.position();
        if self.profile.kind == Kind::Fragment {
            self.write_plain_heading(typed);
        } else {
            let id = id.unwrap_or_else(|| match german::slug(&typed_text) {
                slug if slug.is_empty() => "abschnitt".to_owned(),
                slug => slug,
            });
            let heading =
                Heading { level: level.min(6), id: self.outline.unique(id), text, attributes, span };
            let index = self.out.heading(heading);
            self.out.piece(Piece::Heading(index));
            self.write_leaf();
            self.out.piece(Piece::HeadingEnd(index));
        }
        if self.opaque == 0 {
            soft::soften(&mut self.out, start, &profile.style, language);
        }
        self.close_element();
    }

    /// A heading of a fragment is one of plain Markdown.
    fn write_plain_heading(&mut self, typed: u8) {
        let digit = char::from(b'0' + typed.min(6));
        self.out.html.push_str("<h");
        self.out.html.push(digit);
        self.out.html.push('>');
        self.write_leaf();
        self.out.html.push_str("</h");
        self.out.html.push(digit);
        self.out.html.push_str(">\n");
    }
}

impl Body {
    /// All headings in the order of the page, also those inside blocks: the contents of the text.
    pub fn outline(&self) -> Vec<&Heading> {
        let mut headings = Vec::new();
        self.collect_headings(&mut headings);
        headings
    }

    fn collect_headings<'b>(&'b self, headings: &mut Vec<&'b Heading>) {
        for piece in &self.pieces {
            match piece {
                Piece::Heading(index) => headings.push(&self.headings[*index as usize]),
                Piece::Block(index) => {
                    if let Some(inside) = &self.blocks[*index as usize].inside {
                        inside.collect_headings(headings);
                    }
                }
                Piece::Html(_)
                | Piece::Code(_)
                | Piece::Link(_)
                | Piece::LinkEnd(_)
                | Piece::Image(_)
                | Piece::HeadingEnd(_)
                | Piece::Id(_)
                | Piece::PerForm(..)
                | Piece::Note { .. } => {}
            }
        }
    }
}

/// Adds ` key="value"`.
pub(super) fn attribute_text(key: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(key);
    out.push_str("=\"");
    escape::attribute(value, out);
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::Outline;

    #[test]
    fn no_level_is_skipped() {
        let mut outline = Outline::default();
        let levels: Vec<u8> = [1, 2, 4, 3, 1, 6, 5].into_iter().map(|typed| outline.enter(typed)).collect();
        assert_eq!(levels, [2, 3, 4, 4, 2, 3, 3]);
    }

    #[test]
    fn ids_are_unique() {
        let mut outline = Outline::default();
        let ids: Vec<String> =
            ["a", "a", "a-2", "a", "b"].into_iter().map(|id| outline.unique(id.into())).collect();
        assert_eq!(ids, ["a", "a-2", "a-2-2", "a-3", "b"]);
    }
}
