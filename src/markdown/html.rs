//! A body as HTML: its pieces in order, the holes filled.
//!
//! The form decides what is the same text in different surroundings: levels of
//! headings, ids, landmarks, colours of code. What is in the holes, only [`Fill`] knows.

use super::body::{Body, Fill, Form, Heading, Piece};
use super::escape;
use super::words::Words;

impl Body {
    /// The whole text.
    pub fn html(&self, form: &Form, fill: &dyn Fill) -> String {
        let mut out = String::with_capacity(self.size());
        self.write_html(form, fill, &mut out);
        out
    }

    /// The whole text, added to `out`.
    pub fn write_html(&self, form: &Form, fill: &dyn Fill, out: &mut String) {
        self.write(&self.pieces, Show { form, fill, notes: true }, out);
    }

    /// The text up to `<!-- more -->`, without references to the footnotes below it;
    /// `None` if no such line stands between two blocks of the text.
    pub fn summary_html(&self, form: &Form, fill: &dyn Fill) -> Option<String> {
        let end = self.summary_end? as usize;
        let pieces = self.pieces.get(..end)?;
        let mut out = String::new();
        self.write(pieces, Show { form, fill, notes: false }, &mut out);
        Some(out)
    }

    fn size(&self) -> usize {
        let size = |piece: &Piece| match piece {
            Piece::Html(html) | Piece::Code(html) => html.len(),
            Piece::Link(_)
            | Piece::LinkEnd(_)
            | Piece::Image(_)
            | Piece::Heading(_)
            | Piece::HeadingEnd(_)
            | Piece::Id(_)
            | Piece::PerForm(..)
            | Piece::Block(_)
            | Piece::Note { .. } => 64,
        };
        self.pieces.iter().map(size).sum()
    }

    fn write(&self, pieces: &[Piece], show: Show<'_>, out: &mut String) {
        // Links do not lie in links, so at most one is dead at a time.
        let mut dead = None;
        for piece in pieces {
            match piece {
                Piece::Html(html) => out.push_str(html),
                Piece::Code(code) => match show.form {
                    Form::Page | Form::Listed { .. } => out.push_str(code),
                    Form::Feed => without_tags(code, out),
                },
                Piece::Link(index) => {
                    if !show.fill.link(&self.links[*index as usize], out) {
                        dead = Some(*index);
                    }
                }
                Piece::LinkEnd(index) if dead == Some(*index) => dead = None,
                Piece::LinkEnd(_) => out.push_str("</a>"),
                Piece::Image(index) => show.fill.image(&self.images[*index as usize], out),
                Piece::Heading(index) => heading(&self.headings[*index as usize], show.form, out),
                Piece::HeadingEnd(index) => self.heading_end(&self.headings[*index as usize], show.form, out),
                Piece::Id(id) => {
                    out.push_str(show.prefix());
                    out.push_str(id);
                }
                Piece::PerForm(page, listed) => match show.form {
                    Form::Page => out.push_str(page),
                    Form::Listed { .. } => out.push_str(listed),
                    Form::Feed => {}
                },
                Piece::Block(index) => {
                    let block = &self.blocks[*index as usize];
                    let inside = block.inside.as_ref().map(|body| {
                        let mut inside = String::with_capacity(body.size());
                        body.write(&body.pieces, show, &mut inside);
                        inside
                    });
                    show.fill.block(block, inside.as_deref(), out);
                }
                Piece::Note { number, time } if show.notes => {
                    self.note_reference(*number, *time, show, out);
                }
                Piece::Note { .. } => {}
            }
        }
    }

    fn heading_end(&self, heading: &Heading, form: &Form, out: &mut String) {
        let words = Words::of(self.labels);
        if self.anchors && *form == Form::Page {
            // The name says where the link leads, since „#“ does not.
            out.push_str(" <a class=\"anchor\" href=\"#");
            out.push_str(&heading.id);
            out.push_str("\" aria-label=\"");
            out.push_str(words.anchor);
            escape::attribute(&heading.text, out);
            out.push_str("\">#</a>");
        }
        out.push_str("</h");
        out.push(level(heading, form));
        out.push_str(">\n");
    }

    fn note_reference(&self, number: u32, time: u32, show: Show<'_>, out: &mut String) {
        let words = Words::of(self.labels);
        let (number, prefix) = (number.to_string(), show.prefix());
        out.push_str("<sup><a id=\"");
        out.push_str(prefix);
        out.push_str("fnr-");
        out.push_str(&number);
        if time > 1 {
            out.push('-');
            out.push_str(&time.to_string());
        }
        out.push_str("\" href=\"#");
        out.push_str(prefix);
        out.push_str("fn-");
        out.push_str(&number);
        out.push('"');
        if *show.form != Form::Feed {
            out.push_str(" role=\"doc-noteref\" aria-label=\"");
            out.push_str(words.note);
            out.push_str(&number);
            out.push('"');
        }
        out.push('>');
        out.push_str(&number);
        out.push_str("</a></sup>");
    }
}

/// How a body is shown, the same for everything in it.
#[derive(Clone, Copy)]
struct Show<'a> {
    form: &'a Form,
    fill: &'a dyn Fill,
    notes: bool,
}

impl Show<'_> {
    fn prefix(&self) -> &str {
        match self.form {
            Form::Listed { prefix } => prefix,
            Form::Page | Form::Feed => "",
        }
    }
}

fn heading(heading: &Heading, form: &Form, out: &mut String) {
    out.push_str("<h");
    out.push(level(heading, form));
    match form {
        Form::Page | Form::Listed { .. } => {
            out.push_str(" id=\"");
            if let Form::Listed { prefix } = form {
                out.push_str(prefix);
            }
            escape::attribute(&heading.id, out);
            out.push('"');
        }
        Form::Feed => {}
    }
    out.push_str(&heading.attributes);
    out.push('>');
}

/// The digit in `<h2>`.
fn level(heading: &Heading, form: &Form) -> char {
    let shift = u8::from(matches!(form, Form::Listed { .. }));
    // h6 has nothing below it and stays.
    char::from(b'0' + (heading.level + shift).min(6))
}

/// The escaped text between the spans of highlighted code.
fn without_tags(code: &str, out: &mut String) {
    let mut rest = code;
    while let Some(tag) = rest.find('<') {
        out.push_str(&rest[..tag]);
        let end = rest[tag..].find('>').map_or(rest.len(), |end| tag + end + 1);
        rest = &rest[end..];
    }
    out.push_str(rest);
}
