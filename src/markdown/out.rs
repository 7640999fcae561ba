//! Where compiled pieces go: the body itself, the inside of a block, or a footnote.
//!
//! The lines of the body itself wait until all of them can be set together; what is written round them waits with
//! them.

use super::body::{Block, Body, Heading, Image, Link, Piece};
use super::leaf::write_pieces;
use crate::german::Line;
use std::ops::Range;

/// Collects HTML and pieces.
#[derive(Debug, Default)]
pub(super) struct Out {
    /// HTML in the order in which it was written, without what stands in the parts.
    pub(super) html: String,
    parts: Vec<Part>,
    /// Whether one of them ends the summary.
    has_summary: bool,
    /// Bodies that are being written: the text, and blocks with an inside.
    bodies: Vec<Body>,
    /// The body links and pictures belong to at the moment.
    body: usize,
    outer: Vec<Outer>,
}

/// Bytes of a text in which there is one part, about.
const BYTES_PER_PART: usize = 64;

/// What stands between two stretches of HTML.
#[derive(Debug)]
struct Part {
    /// The bytes of HTML before it.
    at: usize,
    what: Between,
}

#[derive(Debug)]
enum Between {
    /// Bytes of the lines that wait to be set.
    Text(Range<u32>),
    Piece(Piece),
    /// The end of the summary.
    SummaryEnd,
}

/// A place in what is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Position {
    html: usize,
    parts: usize,
}

/// What was being written before something inside began.
#[derive(Debug)]
struct Outer {
    html: String,
    parts: Vec<Part>,
    body: usize,
}

impl Out {
    /// An empty body.
    pub(super) fn new(body: Body, size: usize) -> Out {
        let (html, parts) = (String::with_capacity(size), Vec::with_capacity(size / BYTES_PER_PART));
        Out { html, parts, bodies: vec![body], ..Out::default() }
    }

    /// Adds a piece after the HTML so far.
    pub(super) fn piece(&mut self, piece: Piece) {
        self.part(Between::Piece(piece));
    }

    /// Adds bytes of lines that wait to be set; only the body itself waits for them.
    pub(super) fn text(&mut self, text: Range<u32>) {
        self.part(Between::Text(text));
    }

    /// Whether the inside of a block is written, or a note.
    pub(super) fn is_inside(&self) -> bool {
        !self.outer.is_empty()
    }

    /// Ends the summary of the text here. Says whether it had none yet.
    pub(super) fn end_summary(&mut self) -> bool {
        let is_first = !std::mem::replace(&mut self.has_summary, true);
        if is_first {
            self.part(Between::SummaryEnd);
        }
        is_first
    }

    /// The end of what is written.
    pub(super) fn position(&self) -> Position {
        Position { html: self.html.len(), parts: self.parts.len() }
    }

    /// Puts in the place of every piece since `position` what `rewrite` makes of it. No lines may wait there.
    pub(super) fn rewrite_since(
        &mut self,
        position: Position,
        mut rewrite: impl FnMut(Piece, &mut Vec<Piece>),
    ) {
        let html = self.html.split_off(position.html);
        let mut parts = self.parts.split_off(position.parts);
        parts.iter_mut().for_each(|part| part.at -= position.html);
        let mut pieces = Vec::new();
        for piece in Assembly::of(parts, &html, &Line::new()).pieces {
            rewrite(piece, &mut pieces);
        }
        self.append(pieces);
    }

    /// Adds a link and returns its number.
    pub(super) fn link(&mut self, link: Link) -> u32 {
        push(&mut self.bodies[self.body].links, link)
    }

    /// The link of that number.
    pub(super) fn link_mut(&mut self, index: u32) -> &mut Link {
        &mut self.bodies[self.body].links[index as usize]
    }

    /// Adds a picture and returns its number.
    pub(super) fn image(&mut self, image: Image) -> u32 {
        push(&mut self.bodies[self.body].images, image)
    }

    /// Adds a heading and returns its number.
    pub(super) fn heading(&mut self, heading: Heading) -> u32 {
        push(&mut self.bodies[self.body].headings, heading)
    }

    /// Adds a block and its piece.
    pub(super) fn block(&mut self, block: Block) -> Piece {
        Piece::Block(push(&mut self.bodies[self.body].blocks, block))
    }

    /// The whole text.
    pub(super) fn body_mut(&mut self) -> &mut Body {
        &mut self.bodies[0]
    }

    /// Begins the inside of a block, a body of its own.
    pub(super) fn begin_inside(&mut self) {
        let inside =
            Body { labels: self.bodies[0].labels, anchors: self.bodies[0].anchors, ..Body::default() };
        self.bodies.push(inside);
        self.begin(self.bodies.len() - 1);
    }

    /// Ends the inside begun last.
    pub(super) fn end_inside(&mut self) -> Body {
        let pieces = self.end();
        let body = self.bodies.pop().unwrap_or_default();
        Body { pieces, ..body }
    }

    /// Begins a note: pieces apart, links and pictures with those of the text.
    pub(super) fn begin_note(&mut self) {
        self.begin(0);
    }

    /// Ends the note begun last.
    pub(super) fn end_note(&mut self) -> Vec<Piece> {
        self.end()
    }

    /// Adds pieces made before.
    pub(super) fn append(&mut self, pieces: Vec<Piece>) {
        for piece in pieces {
            match piece {
                Piece::Html(html) => self.html.push_str(&html),
                other => self.piece(other),
            }
        }
    }

    /// The finished text, with the lines it waited for.
    pub(super) fn finish(mut self, lines: &Line) -> Body {
        let body = self.bodies.swap_remove(0);
        let Assembly { pieces, summary_end, .. } = Assembly::of(self.parts, &self.html, lines);
        Body { pieces, summary_end, ..body }
    }

    fn begin(&mut self, body: usize) {
        let outer = Outer {
            html: std::mem::take(&mut self.html),
            parts: std::mem::take(&mut self.parts),
            body: std::mem::replace(&mut self.body, body),
        };
        self.outer.push(outer);
    }

    fn end(&mut self) -> Vec<Piece> {
        let Outer { html, parts, body } = self.outer.pop().expect("every end has its beginning");
        self.body = body;
        let html = std::mem::replace(&mut self.html, html);
        Assembly::of(std::mem::replace(&mut self.parts, parts), &html, &Line::new()).pieces
    }

    fn part(&mut self, what: Between) {
        self.parts.push(Part { at: self.html.len(), what });
    }
}

/// Pieces made of parts.
#[derive(Default)]
struct Assembly {
    pieces: Vec<Piece>,
    /// What is not a piece yet.
    html: String,
    summary_end: Option<u32>,
}

impl Assembly {
    /// Puts parts together with the stretches of HTML between them, and of a line that was set.
    fn of(parts: Vec<Part>, html: &str, line: &Line) -> Assembly {
        let mut assembly = Assembly::default();
        assembly.html.reserve(html.len() + line.text().len());
        let (mut reader, mut done) = (line.reader(), 0);
        for Part { at, what } in parts {
            assembly.html.push_str(&html[done..at]);
            done = at;
            match what {
                Between::Text(range) => write_pieces(reader.pieces(range), &mut assembly.html),
                Between::Piece(piece) => {
                    assembly.flush();
                    assembly.pieces.push(piece);
                }
                Between::SummaryEnd => {
                    assembly.flush();
                    assembly.summary_end = Some(number(assembly.pieces.len()));
                }
            }
        }
        assembly.html.push_str(&html[done..]);
        assembly.flush();
        assembly
    }

    fn flush(&mut self) {
        if !self.html.is_empty() {
            self.pieces.push(Piece::Html(self.html.as_str().into()));
            self.html.clear();
        }
    }
}

fn push<T>(list: &mut Vec<T>, item: T) -> u32 {
    list.push(item);
    number(list.len() - 1)
}

fn number(count: usize) -> u32 {
    u32::try_from(count).expect("a text has fewer pieces than bytes, and is shorter than 4 GiB")
}
