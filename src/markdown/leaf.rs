//! One block's text on its way to HTML: a logical line for typography, and what stands between.
//!
//! Markup is invisible to the rules, so a quotation may open before an emphasis and close
//! within it. The memory is used again for the next block.

use super::body::Piece;
use super::escape;
use super::out::Out;
use crate::german::{self, Language, Line, Lines, Piece as Set, Pieces, Replacement, Style};
use std::ops::Range;

/// The text of a paragraph, a heading, a cell; or of one after the other, if they are set together.
#[derive(Debug, Default)]
pub(super) struct Leaf {
    lines: Lines,
    tokens: Vec<Token>,
    /// Markup and literal text, in order.
    other: String,
}

/// How far texts are when they are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Set,
    Waiting,
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
    /// An empty leaf for texts of so many bytes.
    pub(super) fn with_capacity(bytes: usize) -> Leaf {
        Leaf { lines: Lines::with_capacity(bytes), ..Leaf::default() }
    }

    /// Forgets everything but its memory.
    pub(super) fn clear(&mut self) {
        self.lines.clear();
        self.tokens.clear();
        self.other.clear();
    }

    /// A place in the text, to ask later whether anything came after it.
    pub(super) fn mark(&self) -> (usize, usize) {
        (self.tokens.len(), self.lines.all().text().len())
    }

    /// Whether something a reader sees was added since `mark`.
    pub(super) fn has_more_than(&self, mark: (usize, usize)) -> bool {
        let visible = |token: &Token| !matches!(token, Token::Markup(_) | Token::Text(_));
        !self.lines.all().text()[mark.1..].trim().is_empty()
            || self.tokens[mark.0.min(self.tokens.len())..].iter().any(visible)
    }

    /// The text added since `mark`, as typed.
    pub(super) fn text_since(&self, mark: (usize, usize)) -> &str {
        &self.lines.all().text()[mark.1..]
    }

    /// Adds text for the rules.
    pub(super) fn text(&mut self, text: &str) {
        let range = self.lines.line().push_text(text);
        self.add_text(range);
    }

    /// Adds text of the line that stays as it is.
    pub(super) fn verbatim(&mut self, text: &str) {
        let range = self.lines.line().push_literal(text);
        self.add_text(range);
    }

    /// Adds a soft break.
    pub(super) fn space(&mut self) {
        let range = self.lines.line().push_space();
        self.add_text(range);
    }

    /// Adds a hard break, written as `html`.
    pub(super) fn raw_break(&mut self, html: &str) {
        self.lines.line().push_break();
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
        self.lines.line().push_opaque();
        let text = self.keep(text);
        self.tokens.push(Token::Code { text, short });
    }

    /// Adds what only the page knows, invisible to the rules.
    pub(super) fn hole(&mut self, piece: Piece) {
        self.tokens.push(Token::Hole(piece));
    }

    /// Says that something without letters stands here.
    pub(super) fn opaque(&mut self) {
        self.lines.line().push_opaque();
    }

    /// Begins a passage in another language.
    pub(super) fn enter(&mut self, language: Language) {
        self.lines.line().enter(language);
    }

    /// Ends the passage begun last.
    pub(super) fn leave(&mut self) {
        self.lines.line().leave();
    }

    /// Applies the rules.
    pub(super) fn set(&mut self, style: &Style, language: Language) {
        german::set(self.lines.line(), style, language);
    }

    /// Writes the HTML of a text that was set.
    pub(super) fn write(&mut self, out: &mut Out) {
        self.write_tokens(out, State::Set);
    }

    /// Writes the HTML of a text that waits to be set with the others of this leaf, and begins the next one.
    pub(super) fn write_waiting(&mut self, out: &mut Out) {
        self.write_tokens(out, State::Waiting);
        self.other.clear();
        self.lines.end_line();
    }

    /// Sets all texts that wait.
    pub(super) fn set_waiting(&mut self, style: &Style, language: Language) -> &Line {
        german::set_lines(&mut self.lines, style, language);
        self.lines.all()
    }

    fn write_tokens(&mut self, out: &mut Out, texts: State) {
        for token in self.tokens.drain(..) {
            let other = |range: &Range<u32>| &self.other[range.start as usize..range.end as usize];
            match token {
                Token::Text(range) => {
                    if texts == State::Waiting {
                        out.text(range);
                        continue;
                    }
                    write_pieces(self.lines.all().pieces(range), &mut out.html);
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
                    self.lines.all().pieces(range.clone()).for_each(|piece| plain.push_str(piece.as_str()))
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

/// Writes a stretch of a set line.
pub(super) fn write_pieces(pieces: Pieces<'_>, out: &mut String) {
    // One look instead of one for each piece; no replacement has a character that HTML wants written otherwise.
    let is_plain = !escape::is_needed(pieces.source());
    for piece in pieces {
        match piece {
            Set::Source(text) if is_plain => out.push_str(text),
            Set::Set(Replacement::Text(text)) if is_plain => out.push_str(text),
            piece => write_piece(piece, out),
        }
    }
}

/// Writes a part of a set line.
fn write_piece(piece: Set<'_>, out: &mut String) {
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
