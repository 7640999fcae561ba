//! A body as bytes and back, for the cache.
//!
//! Numbers in as few bytes as they need, texts after their lengths, lists after their
//! counts. Bytes that were damaged, or written by another version, give no body.

use super::body::{
    Argument, Block, BlockKind, Body, Heading, Image, Labels, Link, LinkKind, Piece, Spanned, Written,
};
use super::problems::RULES;
use crate::report::{Change, FileId, Finding, Level, Place, Span, Wording};
use std::ops::Range;

/// The first byte; rises when the meaning of the others changes.
const VERSION: u8 = 1;

/// How deep bodies may lie in each other; more than compiling allows, less than a stack holds.
const DEPTH: usize = 64;

/// The bytes of a body.
pub(super) fn write(body: &Body) -> Vec<u8> {
    let mut bytes = vec![VERSION];
    put_body(body, &mut bytes);
    bytes
}

/// The body of these bytes.
pub(super) fn read(bytes: &[u8]) -> Option<Body> {
    let mut reader = Reader { rest: bytes.strip_prefix(&[VERSION])?, depth: 0 };
    let body = reader.body()?;
    reader.rest.is_empty().then_some(body)
}

fn put_number(number: u64, out: &mut Vec<u8>) {
    let mut number = number;
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn put_text(text: &str, out: &mut Vec<u8>) {
    put_number(text.len() as u64, out);
    out.extend_from_slice(text.as_bytes());
}

fn put_range(range: &Range<usize>, out: &mut Vec<u8>) {
    put_number(range.start as u64, out);
    put_number(range.end.saturating_sub(range.start) as u64, out);
}

fn put_list<T>(list: &[T], out: &mut Vec<u8>, put: impl Fn(&T, &mut Vec<u8>)) {
    put_number(list.len() as u64, out);
    for item in list {
        put(item, out);
    }
}

fn put_option<T>(option: Option<&T>, out: &mut Vec<u8>, put: impl FnOnce(&T, &mut Vec<u8>)) {
    out.push(u8::from(option.is_some()));
    if let Some(value) = option {
        put(value, out);
    }
}

fn put_body(body: &Body, out: &mut Vec<u8>) {
    put_list(&body.pieces, out, put_piece);
    put_list(&body.links, out, put_link);
    put_list(&body.images, out, put_image);
    put_list(&body.headings, out, put_heading);
    put_list(&body.blocks, out, put_block);
    for number in [body.notes, body.words, body.text_chars, body.code_chars] {
        put_number(u64::from(number), out);
    }
    put_option(body.summary_end.as_ref(), out, |end, out| put_number(u64::from(*end), out));
    out.push(u8::from(body.labels == Labels::English));
    out.push(u8::from(body.anchors));
    put_list(&body.findings, out, put_finding);
}

fn put_piece(piece: &Piece, out: &mut Vec<u8>) {
    let mut tagged = |tag: u8, number: u32| {
        out.push(tag);
        put_number(u64::from(number), out);
    };
    match piece {
        Piece::Html(_) => tagged(0, 0),
        Piece::Link(index) => tagged(1, *index),
        Piece::LinkEnd(index) => tagged(2, *index),
        Piece::Image(index) => tagged(3, *index),
        Piece::Heading(index) => tagged(4, *index),
        Piece::HeadingEnd(index) => tagged(5, *index),
        Piece::Id(_) => tagged(6, 0),
        Piece::PerForm(..) => tagged(7, 0),
        Piece::Block(index) => tagged(8, *index),
        Piece::Code(_) => tagged(9, 0),
        Piece::Note { number, .. } => tagged(10, *number),
    }
    match piece {
        Piece::Html(text) | Piece::Id(text) | Piece::Code(text) => put_text(text, out),
        Piece::PerForm(page, listed) => {
            put_text(page, out);
            put_text(listed, out);
        }
        Piece::Note { time, .. } => put_number(u64::from(*time), out),
        Piece::Link(_)
        | Piece::LinkEnd(_)
        | Piece::Image(_)
        | Piece::Heading(_)
        | Piece::HeadingEnd(_)
        | Piece::Block(_) => {}
    }
}

fn put_link(link: &Link, out: &mut Vec<u8>) {
    out.push(match link.kind {
        LinkKind::External => 0,
        LinkKind::Address => 1,
        LinkKind::Fragment => 2,
        LinkKind::File => 3,
    });
    put_range(&link.span, out);
    for text in [&link.target, &link.title, &link.attributes] {
        put_text(text, out);
    }
    out.extend([u8::from(link.empty), u8::from(link.bare)]);
}

fn put_image(image: &Image, out: &mut Vec<u8>) {
    put_range(&image.span, out);
    for text in [&image.source, &image.alt, &image.title, &image.attributes] {
        put_text(text, out);
    }
    out.push(u8::from(image.decorative));
    put_option(image.width.as_ref(), out, |width, out| put_number(u64::from(*width), out));
}

fn put_heading(heading: &Heading, out: &mut Vec<u8>) {
    out.push(heading.level);
    put_range(&heading.span, out);
    for text in [&heading.id, &heading.text, &heading.attributes] {
        put_text(text, out);
    }
}

fn put_spanned(spanned: &Spanned<String>, out: &mut Vec<u8>) {
    put_text(&spanned.value, out);
    put_range(&spanned.span, out);
}

fn put_block(block: &Block, out: &mut Vec<u8>) {
    out.push(match block.kind {
        BlockKind::Inline => 0,
        BlockKind::Leaf => 1,
        BlockKind::Container => 2,
    });
    out.push(block.level);
    put_spanned(&block.name, out);
    put_list(&block.arguments, out, put_argument);
    put_range(&block.span, out);
    put_text(&block.lang, out);
    put_option(block.inside.as_ref(), out, put_body);
}

fn put_argument(argument: &Argument, out: &mut Vec<u8>) {
    put_spanned(&argument.key, out);
    put_range(&argument.span, out);
    let (form, text) = match &argument.value {
        Written::Quoted(text) => (0, text.as_str()),
        Written::Bare(text) => (1, text.as_str()),
        Written::Flag => (2, ""),
    };
    out.push(form);
    put_text(text, out);
}

/// Findings of compiling lie in the text itself; others are not made here.
fn put_finding(finding: &Finding, out: &mut Vec<u8>) {
    put_text(finding.rule.id, out);
    out.push(match finding.level {
        Level::Error => 0,
        Level::Warning => 1,
        Level::Hint => 2,
    });
    match &finding.place {
        Place::Span(span) => put_range(&span.range(), out),
        Place::Nowhere | Place::File(_) | Place::Page(_) => put_range(&(0..0), out),
    }
    for Wording { title, label, help } in [&finding.german, &finding.english] {
        for text in [title, label, help] {
            put_text(text, out);
        }
    }
    put_option(finding.change.as_ref(), out, |Change { span, text, safe }, out| {
        put_range(&span.range(), out);
        put_text(text, out);
        out.push(u8::from(*safe));
    });
}

struct Reader<'b> {
    rest: &'b [u8],
    depth: usize,
}

impl<'b> Reader<'b> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn flag(&mut self) -> Option<bool> {
        match self.byte()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }

    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn index(&mut self) -> Option<u32> {
        self.number()?.try_into().ok()
    }

    fn size(&mut self) -> Option<usize> {
        self.number()?.try_into().ok()
    }

    fn text(&mut self) -> Option<&'b str> {
        let length = self.size()?;
        let (text, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        std::str::from_utf8(text).ok()
    }

    fn owned(&mut self) -> Option<String> {
        self.text().map(str::to_owned)
    }

    fn range(&mut self) -> Option<Range<usize>> {
        let (start, length) = (self.size()?, self.size()?);
        Some(start..start.checked_add(length)?)
    }

    fn list<T>(&mut self, mut read: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.size()?;
        // Every item takes a byte at least, so a damaged count asks for no memory.
        let mut list = Vec::with_capacity(count.min(self.rest.len()));
        for _ in 0..count {
            list.push(read(self)?);
        }
        Some(list)
    }

    fn option<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<Option<T>> {
        Some(if self.flag()? { Some(read(self)?) } else { None })
    }

    fn body(&mut self) -> Option<Body> {
        self.depth += 1;
        if self.depth > DEPTH {
            return None;
        }
        let body = Body {
            pieces: self.list(Self::piece)?,
            links: self.list(Self::link)?,
            images: self.list(Self::image)?,
            headings: self.list(Self::heading)?,
            blocks: self.list(Self::block)?,
            notes: self.index()?,
            words: self.index()?,
            text_chars: self.index()?,
            code_chars: self.index()?,
            summary_end: self.option(Self::index)?,
            labels: if self.flag()? { Labels::English } else { Labels::German },
            anchors: self.flag()?,
            findings: self.list(Self::finding)?,
        };
        self.depth -= 1;
        is_whole(&body).then_some(body)
    }

    fn piece(&mut self) -> Option<Piece> {
        let (tag, index) = (self.byte()?, self.index()?);
        Some(match tag {
            0 => Piece::Html(self.text()?.into()),
            1 => Piece::Link(index),
            2 => Piece::LinkEnd(index),
            3 => Piece::Image(index),
            4 => Piece::Heading(index),
            5 => Piece::HeadingEnd(index),
            6 => Piece::Id(self.text()?.into()),
            7 => Piece::PerForm(self.text()?.into(), self.text()?.into()),
            8 => Piece::Block(index),
            9 => Piece::Code(self.text()?.into()),
            10 => Piece::Note { number: index, time: self.index()? },
            _ => return None,
        })
    }

    fn link(&mut self) -> Option<Link> {
        let kind = match self.byte()? {
            0 => LinkKind::External,
            1 => LinkKind::Address,
            2 => LinkKind::Fragment,
            3 => LinkKind::File,
            _ => return None,
        };
        let span = self.range()?;
        let (target, title, attributes) = (self.owned()?, self.owned()?, self.owned()?);
        Some(Link { target, kind, span, title, attributes, empty: self.flag()?, bare: self.flag()? })
    }

    fn image(&mut self) -> Option<Image> {
        let span = self.range()?;
        let (source, alt, title, attributes) = (self.owned()?, self.owned()?, self.owned()?, self.owned()?);
        let (decorative, width) = (self.flag()?, self.option(Self::index)?);
        Some(Image { source, span, alt, title, decorative, width, attributes })
    }

    fn heading(&mut self) -> Option<Heading> {
        let (level, span) = (self.byte()?, self.range()?);
        Some(Heading { level, span, id: self.owned()?, text: self.owned()?, attributes: self.owned()? })
    }

    fn spanned(&mut self) -> Option<Spanned<String>> {
        Some(Spanned { value: self.owned()?, span: self.range()? })
    }

    fn block(&mut self) -> Option<Block> {
        let kind = match self.byte()? {
            0 => BlockKind::Inline,
            1 => BlockKind::Leaf,
            2 => BlockKind::Container,
            _ => return None,
        };
        let level = self.byte()?;
        let (name, arguments) = (self.spanned()?, self.list(Self::argument)?);
        let (span, lang) = (self.range()?, self.owned()?);
        Some(Block { name, arguments, kind, inside: self.option(Self::body)?, span, level, lang })
    }

    fn argument(&mut self) -> Option<Argument> {
        let (key, span) = (self.spanned()?, self.range()?);
        let (form, text) = (self.byte()?, self.owned()?);
        let value = match form {
            0 => Written::Quoted(text),
            1 => Written::Bare(text),
            2 => Written::Flag,
            _ => return None,
        };
        Some(Argument { key, value, span })
    }

    fn finding(&mut self) -> Option<Finding> {
        let id = self.text()?;
        let rule = RULES.iter().find(|rule| rule.id == id)?;
        let level = match self.byte()? {
            0 => Level::Error,
            1 => Level::Warning,
            2 => Level::Hint,
            _ => return None,
        };
        let place = Span::new(FileId::HERE, self.range()?).into();
        let (german, english) = (self.wording()?, self.wording()?);
        let change = self.option(|reader| {
            Some(Change {
                span: Span::new(FileId::HERE, reader.range()?),
                text: reader.owned()?,
                safe: reader.flag()?,
            })
        })?;
        Some(Finding { rule, level, place, german, english, related: Vec::new(), change })
    }

    fn wording(&mut self) -> Option<Wording> {
        Some(Wording { title: self.owned()?, label: self.owned()?, help: self.owned()? })
    }
}

/// Whether every piece points at something.
fn is_whole(body: &Body) -> bool {
    let within = |index: u32, length: usize| (index as usize) < length;
    let pieces = body.pieces.iter().all(|piece| match piece {
        Piece::Link(index) | Piece::LinkEnd(index) => within(*index, body.links.len()),
        Piece::Image(index) => within(*index, body.images.len()),
        Piece::Heading(index) | Piece::HeadingEnd(index) => within(*index, body.headings.len()),
        Piece::Block(index) => within(*index, body.blocks.len()),
        Piece::Html(_) | Piece::Id(_) | Piece::PerForm(..) | Piece::Code(_) | Piece::Note { .. } => true,
    });
    pieces && body.summary_end.is_none_or(|end| end as usize <= body.pieces.len())
}
