//! Soft hyphens in the words of a heading.
//!
//! Takes the finished pieces of one heading and puts `&shy;` between its words' parts, as a piece of its own that
//! feeds leave out. The heading's plain text, for contents and index, never has any. Code stays whole, and so do
//! words that markup cuts.

use super::body::Piece;
use super::out::{Out, Position};
use super::tags;
use crate::german::{self, Language, Style};

const SOFT_HYPHEN: &str = "&shy;";

/// Softens what was written since `position`.
pub(super) fn soften(out: &mut Out, position: Position, style: &Style, language: Language) {
    // Else every piece would be taken up for nothing.
    if !german::breaks_words(style, language) {
        return;
    }
    let mut softener = Softener { style, language, hands_off: None, in_tag: false };
    out.rewrite_since(position, |piece, pieces| match piece {
        Piece::Html(html) => softener.html(html, pieces),
        other => pieces.push(other),
    });
}

struct Softener<'s> {
    style: &'s Style,
    language: Language,
    /// The open element that keeps its words whole, and how many of its name.
    hands_off: Option<(String, u32)>,
    /// Whether the last piece ended within a tag, one of whose attributes is a hole.
    in_tag: bool,
}

impl Softener<'_> {
    /// Adds a stretch of HTML, cut where a word may break.
    fn html(&mut self, html: Box<str>, pieces: &mut Vec<Piece>) {
        let breaks = self.breaks(&html);
        if breaks.is_empty() {
            pieces.push(Piece::Html(html));
            return;
        }
        let mut done = 0;
        for at in breaks {
            pieces.push(Piece::Html(html[done..at].into()));
            pieces.push(Piece::PerForm(SOFT_HYPHEN.into(), SOFT_HYPHEN.into()));
            done = at;
        }
        pieces.push(Piece::Html(html[done..].into()));
    }

    /// The bytes of a stretch of HTML at which words may break.
    fn breaks(&mut self, html: &str) -> Vec<usize> {
        let mut breaks = Vec::new();
        let mut at = if self.in_tag { self.end_of_tag(html, 0) } else { 0 };
        while at < html.len() {
            match html.as_bytes()[at] {
                b'<' => {
                    let end = self.end_of_tag(html, at);
                    self.tag(&html[at..end]);
                    at = end;
                }
                b'&' => at += html[at..].find(';').map_or(1, |end| end + 1),
                _ => {
                    let end = html[at..].find(['<', '&']).map_or(html.len(), |end| at + end);
                    if self.hands_off.is_none() {
                        let words = german::soft_breaks(&html[at..end], self.style, self.language);
                        breaks.extend(words.into_iter().map(|place| at + place));
                    }
                    at = end;
                }
            }
        }
        breaks
    }

    /// The byte after the tag or comment that stands at `at`.
    fn end_of_tag(&mut self, html: &str, at: usize) -> usize {
        let end = if html[at..].starts_with("<!--") {
            html[at..].find("-->").map(|end| at + end + 3)
        } else {
            let mut quote = None;
            html[at..].char_indices().find_map(|(place, letter)| {
                match quote {
                    Some(open) if letter == open => quote = None,
                    None if matches!(letter, '"' | '\'') => quote = Some(letter),
                    None if letter == '>' => return Some(at + place + 1),
                    Some(_) | None => {}
                }
                None
            })
        };
        self.in_tag = end.is_none();
        end.unwrap_or(html.len())
    }

    /// Notes the beginning and the end of an element whose words stay whole.
    fn tag(&mut self, tag: &str) {
        let closes = tag.starts_with("</");
        let name = tag.trim_start_matches(['<', '/']);
        let name = &name[..name.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(name.len())];
        let name = name.to_ascii_lowercase();
        match &mut self.hands_off {
            Some((open, depth)) if *open == name => {
                *depth = if closes { *depth - 1 } else { *depth + 1 };
                if *depth == 0 {
                    self.hands_off = None;
                }
            }
            None if !closes && !tags::is_void(&name) && keeps_words(&name, tag) => {
                self.hands_off = Some((name, 1));
            }
            Some(_) | None => {}
        }
    }
}

/// Code, words in another language, and what typography stays out of.
fn keeps_words(name: &str, tag: &str) -> bool {
    tags::is_opaque(name) || [" lang=", "translate=\"no\"", "notypo"].iter().any(|mark| tag.contains(mark))
}
