//! Where compiled pieces go: the body itself, the inside of a block, or a footnote.

use super::body::{Block, Body, Heading, Image, Link, Piece};

/// Collects HTML and pieces.
#[derive(Debug, Default)]
pub(super) struct Out {
    /// HTML that is not a piece yet.
    pub(super) html: String,
    pieces: Vec<Piece>,
    /// Bodies that are being written: the text, and blocks with an inside.
    bodies: Vec<Body>,
    /// The body links and pictures belong to at the moment.
    body: usize,
    outer: Vec<Outer>,
}

/// What was being written before something inside began.
#[derive(Debug)]
struct Outer {
    html: String,
    pieces: Vec<Piece>,
    body: usize,
}

impl Out {
    /// An empty body.
    pub(super) fn new(body: Body, size: usize) -> Out {
        Out { html: String::with_capacity(size), bodies: vec![body], ..Out::default() }
    }

    /// Adds a piece after the HTML so far.
    pub(super) fn piece(&mut self, piece: Piece) {
        self.flush();
        self.pieces.push(piece);
    }

    /// How many pieces there are, with the HTML so far as one.
    pub(super) fn position(&mut self) -> u32 {
        self.flush();
        number(self.pieces.len())
    }

    /// Puts in the place of every piece since `position` what `rewrite` makes of it.
    pub(super) fn rewrite_since(&mut self, position: u32, mut rewrite: impl FnMut(Piece, &mut Vec<Piece>)) {
        self.flush();
        for piece in self.pieces.split_off(position as usize) {
            rewrite(piece, &mut self.pieces);
        }
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
        self.flush();
        self.pieces.extend(pieces);
    }

    /// The finished text.
    pub(super) fn finish(mut self) -> Body {
        self.flush();
        let body = self.bodies.swap_remove(0);
        Body { pieces: self.pieces, ..body }
    }

    fn begin(&mut self, body: usize) {
        let outer = Outer {
            html: std::mem::take(&mut self.html),
            pieces: std::mem::take(&mut self.pieces),
            body: std::mem::replace(&mut self.body, body),
        };
        self.outer.push(outer);
    }

    fn end(&mut self) -> Vec<Piece> {
        self.flush();
        let Outer { html, pieces, body } = self.outer.pop().expect("every end has its beginning");
        self.html = html;
        self.body = body;
        std::mem::replace(&mut self.pieces, pieces)
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
