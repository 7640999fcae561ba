//! Pictures, and figures made of them.

use super::body::{Image, Piece};
use super::compile::Compiler;
use super::events::{Op, is_escaped};
use super::headings::attribute_text;
use super::leaf::write_pieces;
use super::problems::Problem;
use super::profile::Kind;
use crate::german::{self, Line};
use crate::report::Span;
use pulldown_cmark::{CowStr, Event, Tag, TagEnd};
use std::ops::Range;

/// Pixels of the line that text is set to, which percentages are of.
const MEASURE: u32 = 650;

impl<'t> Compiler<'t> {
    /// A picture in a text; steps over everything that makes its alternative text.
    pub(super) fn picture(&mut self, source: &CowStr<'t>, title: &CowStr<'t>, range: &Range<usize>) {
        self.line().opaque();
        if self.profile.kind == Kind::Comment {
            let alt = self.alternative_text();
            self.put_text(&alt);
            return;
        }
        let title = self.set_apart(title);
        let image = self.image(source, title, range);
        let index = self.out.image(image);
        self.put_piece(Piece::Image(index));
    }

    /// A text beside the line, such as a title, set as a line of its own; as typed where typography stays out.
    pub(super) fn set_apart(&self, text: &str) -> String {
        if self.opaque > 0 {
            return text.to_owned();
        }
        german::typeset(text, &self.profile.style, self.spoken().0).into_owned()
    }

    /// A paragraph that holds nothing but pictures with titles becomes figures; says whether it did.
    pub(super) fn figure(&mut self) -> bool {
        if !matches!(self.profile.kind, Kind::Article | Kind::Bio) {
            return false;
        }
        let Some((pictures, end)) = self.titled_pictures() else { return false };
        self.out.html.push_str("<figure");
        let effect = self.write_attributes();
        for (count, start) in pictures.into_iter().enumerate() {
            self.out.html.push_str(if count == 0 { ">" } else { "<figure>" });
            self.at = start;
            self.captioned_picture();
        }
        self.undo(effect);
        self.at = end;
        true
    }

    /// Where the pictures begin of which the paragraph at hand consists, and where it ends;
    /// `None` if it holds anything else, or a picture without a title.
    fn titled_pictures(&self) -> Option<(Vec<usize>, usize)> {
        let mut pictures = Vec::new();
        let mut at = self.at + 1;
        loop {
            match &self.script.ops.get(at)?.0 {
                Op::Event(Event::Start(Tag::Image { title, .. })) if !title.is_empty() => {
                    pictures.push(at);
                    at = self.end_of_image(at);
                }
                Op::Nothing | Op::Event(Event::SoftBreak | Event::HardBreak) => {}
                Op::Event(Event::End(TagEnd::Paragraph)) if !pictures.is_empty() => {
                    return Some((pictures, at));
                }
                _ => return None,
            }
            at += 1;
        }
    }

    /// The picture at hand with its title below; `<figure>` is open.
    fn captioned_picture(&mut self) {
        let Some((Op::Event(Event::Start(Tag::Image { dest_url, title, .. })), range)) =
            self.script.ops.get(self.at)
        else {
            return;
        };
        let image = self.image(dest_url, String::new(), range);
        let index = self.out.image(image);
        self.out.piece(Piece::Image(index));
        self.out.html.push_str("<figcaption>");
        let mut line = Line::new();
        let caption = line.push_text(title);
        if self.opaque == 0 {
            german::set(&mut line, &self.profile.style, self.spoken().0);
        }
        write_pieces(line.pieces(caption), &mut self.out.html);
        self.out.html.push_str("</figcaption></figure>\n");
    }

    /// The picture that begins at the op at hand.
    fn image(&mut self, source: &CowStr<'t>, title: String, range: &Range<usize>) -> Image {
        let mut image = Image {
            source: source.to_string(),
            span: range.clone(),
            alt: String::new(),
            title,
            decorative: false,
            width: None,
            attributes: String::new(),
        };
        if let Some(braces) = self.take_attached() {
            let marks = self.marks(&braces, &["decorative", "width"]);
            marks.write("", &mut image.attributes);
            if let Some(id) = marks.id {
                attribute_text("id", id, &mut image.attributes);
            }
            image.decorative = marks.own("decorative").is_some();
            if let Some(written) = marks.own("width") {
                image.width = width(written);
                if image.width.is_none() {
                    let problem = Problem::AttributeValue { key: "width", value: written.to_owned() };
                    self.findings.push(problem.at(Span::here(braces)));
                }
            }
        }
        image.alt = self.alternative_text();
        image
    }

    /// The alternative text of the picture that begins at the op at hand, set as a line of its own;
    /// goes on to the op that ends it.
    fn alternative_text(&mut self) -> String {
        let ops = &self.script.ops;
        let end = self.end_of_image(self.at);
        let mut line = Line::new();
        for at in self.at..end {
            let (op, range) = &ops[at];
            match op {
                Op::Event(Event::Text(text)) => {
                    let text = self.script.unmasked(text, range);
                    let is_source = self.source.get(range.clone()) == Some(&*text);
                    match text.chars().next() {
                        Some(first) if is_source && is_escaped(self.source, ops, at) => {
                            line.push_literal(&text[..first.len_utf8()]);
                            line.push_text(&text[first.len_utf8()..]);
                        }
                        Some(_) if is_source => drop(line.push_text(&text)),
                        Some(_) | None => drop(line.push_literal(&text)),
                    }
                }
                Op::Event(Event::Code(text) | Event::InlineHtml(text)) => {
                    line.push_literal(&self.script.unmasked(text, range));
                }
                Op::Event(Event::SoftBreak | Event::HardBreak) => drop(line.push_text(" ")),
                _ => {}
            }
        }
        self.at = end;
        let all = 0..u32::try_from(line.text().len()).unwrap_or(u32::MAX);
        if self.opaque == 0 {
            german::set(&mut line, &self.profile.style, self.spoken().0);
        }
        line.pieces(all).map(german::Piece::as_str).collect()
    }

    /// The op that ends the picture that begins at op `start`.
    fn end_of_image(&self, start: usize) -> usize {
        let mut depth = 0;
        for (at, (op, _)) in self.script.ops.iter().enumerate().skip(start) {
            match op {
                Op::Event(Event::Start(Tag::Image { .. })) => depth += 1,
                Op::Event(Event::End(TagEnd::Image)) => {
                    depth -= 1;
                    if depth == 0 {
                        return at;
                    }
                }
                _ => {}
            }
        }
        start
    }
}

/// The pixels that a written width means: `320`, `320px`, or a share of the line, `25%`.
fn width(written: &str) -> Option<u32> {
    let written = written.trim();
    let pixels = match written.strip_suffix('%') {
        Some(share) => share.trim_end().parse::<u32>().ok().filter(|share| *share <= 100)? * MEASURE / 100,
        None => written.strip_suffix("px").unwrap_or(written).trim_end().parse().ok()?,
    };
    (pixels > 0).then_some(pixels)
}

#[cfg(test)]
mod tests {
    use super::width;

    #[test]
    fn a_width_is_pixels_or_a_share_of_the_line() {
        let check = |written: &str, expected: Option<u32>| assert_eq!(width(written), expected, "{written}");
        check("320", Some(320));
        check("320px", Some(320));
        check("25%", Some(162));
        check("100 %", Some(650));
        for wrong in ["", "0", "0%", "120%", "breit", "10em", "-5", "99999999999"] {
            check(wrong, None);
        }
    }
}
