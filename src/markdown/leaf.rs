//! One block's text on its way to HTML: a logical line for typography, and what stands between.
//!
//! Markup is invisible to the rules, so a quotation may open before an emphasis and close
//! within it. The memory is used again for the next block.

use super::body::Piece;
use super::escape;
use super::out::Out;
use crate::german::{self, Language, Line, Piece as Set, Replacement, Style};
use std::ops::Range;

/// The text of a paragraph, a heading, a cell.
#[derive(Debug, Default)]
pub(super) struct Leaf {
    line: Line,
    tokens: Vec<Token>,
    /// Markup and literal text, in order.
    other: String,
}

#[derive(Debug)]
enum Token {
    /// Bytes of the line.
    Text(Range<u32>),
    /// Bytes of `other` that are HTML.
    Markup(Range<u32>),
    /// Bytes of `other` that are text nobody may set.
    Literal(Range<u32>),
    /// The same, as source code.
    Code { text: Range<u32>, short: bool },
    /// What only the page knows.
    Hole(Piece),
}

impl Leaf {
    /// Forgets everything but its memory.
    pub(super) fn clear(&mut self) {
        self.line.clear();
        self.tokens.clear();
        self.other.clear();
    }

    /// A place in the text, to ask later whether anything came after it.
    pub(super) fn mark(&self) -> (usize, usize) {
        (self.tokens.len(), self.line.text().len())
    }

    /// Whether something a reader sees was added since `mark`.
    pub(super) fn has_more_than(&self, mark: (usize, usize)) -> bool {
        let visible = |token: &Token| !matches!(token, Token::Markup(_) | Token::Text(_));
        !self.line.text()[mark.1..].trim().is_empty()
            || self.tokens[mark.0.min(self.tokens.len())..].iter().any(visible)
    }

    /// The text added since `mark`, as typed.
    pub(super) fn text_since(&self, mark: (usize, usize)) -> &str {
        &self.line.text()[mark.1..]
    }

    /// Adds text for the rules.
    pub(super) fn text(&mut self, text: &str) {
        let range = self.line.push_text(text);
        self.add_text(range);
    }

    /// Adds text of the line that stays as it is.
    pub(super) fn verbatim(&mut self, text: &str) {
        let range = self.line.push_literal(text);
        self.add_text(range);
    }

    /// Adds a soft break.
    pub(super) fn space(&mut self) {
        let range = self.line.push_space();
        self.add_text(range);
    }

    /// Adds a hard break, written as `html`.
    pub(super) fn raw_break(&mut self, html: &str) {
        self.line.push_break();
        self.markup(html);
    }

    /// Adds markup.
    pub(super) fn markup(&mut self, html: &str) {
        let range = self.keep(html);
        if let Some(Token::Markup(last)) = self.tokens.last_mut()
            && last.end == range.start
        {
            last.end = range.end;
            return;
        }
        self.tokens.push(Token::Markup(range));
    }

    /// Adds text inside an element that typography stays out of.
    pub(super) fn literal(&mut self, text: &str) {
        let range = self.keep(text);
        self.tokens.push(Token::Literal(range));
    }

    /// Adds source code, which behaves like a letter.
    pub(super) fn code(&mut self, text: &str, short: bool) {
        self.line.push_opaque();
        let text = self.keep(text);
        self.tokens.push(Token::Code { text, short });
    }

    /// Adds what only the page knows, invisible to the rules.
    pub(super) fn hole(&mut self, piece: Piece) {
        self.tokens.push(Token::Hole(piece));
    }

    /// Says that something without letters stands here.
    pub(super) fn opaque(&mut self) {
        self.line.push_opaque();
    }

    /// Begins a passage in another language.
    pub(super) fn enter(&mut self, language: Language) {
        self.line.enter(language);
    }

    /// Ends the passage begun last.
    pub(super) fn leave(&mut self) {
        self.line.leave();
    }

    /// Applies the rules.
    pub(super) fn set(&mut self, style: &Style, language: Language) {
        german::set(&mut self.line, style, language);
    }

    /// Writes the HTML.
    pub(super) fn write(&mut self, out: &mut Out) {
        for token in self.tokens.drain(..) {
            let other = |range: &Range<u32>| &self.other[range.start as usize..range.end as usize];
            match token {
                Token::Text(range) => {
                    for piece in self.line.pieces(range) {
                        write_piece(piece, &mut out.html);
                    }
                }
                Token::Markup(range) => out.html.push_str(other(&range)),
                Token::Literal(range) => escape::text(other(&range), &mut out.html),
                Token::Code { text, short } => {
                    out.html.push_str(if short { "<code class=\"short\">" } else { "<code>" });
                    escape::text(other(&text), &mut out.html);
                    out.html.push_str("</code>");
                }
                Token::Hole(piece) => out.piece(piece),
            }
        }
    }

    /// The text without markup; with the edits applied after [`set`](Leaf::set).
    pub(super) fn plain(&self) -> String {
        let mut plain = String::new();
        for token in &self.tokens {
            match token {
                Token::Text(range) => {
                    self.line.pieces(range.clone()).for_each(|piece| plain.push_str(piece.as_str()))
                }
                Token::Literal(range) | Token::Code { text: range, .. } => {
                    plain.push_str(&self.other[range.start as usize..range.end as usize]);
                }
                Token::Markup(_) | Token::Hole(_) => {}
            }
        }
        plain
    }

    fn keep(&mut self, text: &str) -> Range<u32> {
        let start = position(&self.other);
        self.other.push_str(text);
        start..position(&self.other)
    }

    fn add_text(&mut self, range: Range<u32>) {
        if let Some(Token::Text(last)) = self.tokens.last_mut()
            && last.end == range.start
        {
            last.end = range.end;
            return;
        }
        self.tokens.push(Token::Text(range));
    }
}

/// Writes a part of a set line.
pub(super) fn write_piece(piece: Set<'_>, out: &mut String) {
    match piece {
        Set::Source(text) | Set::Set(Replacement::Text(text)) => escape::text(text, out),
        Set::Set(Replacement::Emoji { symbol, name }) => {
            // Read aloud by a name in the language of the text.
            for part in ["<span role=\"img\" aria-label=\"", name, "\">", symbol, "</span>"] {
                out.push_str(part);
            }
        }
    }
}

fn position(text: &str) -> u32 {
    u32::try_from(text.len()).expect("a block is shorter than 4 GiB: sources are limited when read")
}
