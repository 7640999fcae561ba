//! Running text: words, links, code, tags of authors.

use super::autolink;
use super::body::{Link, LinkKind, Piece};
use super::comment;
use super::compile::Compiler;
use super::events::{Op, is_escaped};
use super::headings::attribute_text;
use super::profile::Kind;
use super::shortcodes;
use crate::german;
use memchr::memchr_iter;
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};
use std::ops::Range;

/// Code up to this many characters without a space is kept on one line.
const SHORT_CODE: usize = 24;

impl<'t> Compiler<'t> {
    /// Texts that follow each other: the parser cuts them at every bracket and underscore.
    pub(super) fn text_events(&mut self) {
        let ops = &self.script.ops;
        let mut run: Option<(usize, Range<usize>)> = None;
        while let Some((Op::Event(Event::Text(text)), range)) = ops.get(self.at) {
            let is_source = self.source.get(range.clone()) == Some(&**text);
            match &mut run {
                Some((_, run)) if is_source && run.end == range.start => run.end = range.end,
                _ => {
                    if let Some((op, run)) = run.take() {
                        self.run_of_text(op, run);
                    }
                    if is_source {
                        run = Some((self.at, range.clone()));
                    } else {
                        self.odd_text(text, range);
                    }
                }
            }
            self.at += 1;
        }
        if let Some((op, run)) = run {
            self.run_of_text(op, run);
        }
        // The main loop steps on by one.
        self.at -= 1;
    }

    /// Text that stands in the source as it is and begins with op `op`.
    fn run_of_text(&mut self, op: usize, range: Range<usize>) {
        let text = &self.source[range.clone()];
        self.count(text);
        let mut rest = text;
        if is_escaped(self.source, &self.script.ops, op) {
            // `\"` is meant literally, and only that one character.
            let first = text.chars().next().map_or(0, char::len_utf8);
            self.verbatim(&text[..first]);
            rest = &text[first..];
        }
        if stays_as_typed(&self.script.ops, op) {
            self.verbatim(rest);
            return;
        }
        let mut start = range.end - rest.len();
        while let Some(foreign) = shortcodes::part_in(&self.shortcodes, start..range.end) {
            self.text_with_addresses(start..foreign.start);
            self.verbatim(&self.source[foreign.clone()]);
            start = foreign.end;
        }
        self.text_with_addresses(start..range.end);
    }

    /// Text in which bare addresses become links.
    fn text_with_addresses(&mut self, range: Range<usize>) {
        let mut rest = &self.source[range.clone()];
        if self.addresses && self.links.is_empty() && self.opaque == 0 {
            while let Some(address) = autolink::find(rest) {
                self.text(&rest[..address.start]);
                let start = range.end - rest.len() + address.start;
                self.bare_link(&rest[address.clone()], start);
                rest = &rest[address.end..];
            }
        }
        self.text(rest);
    }

    /// Text that the parser made from something else: a character reference, or what masks hid.
    fn odd_text(&mut self, text: &str, range: &Range<usize>) {
        let plain = self.script.unmasked(text, range);
        self.count(&plain);
        self.verbatim(&plain);
    }

    fn count(&mut self, text: &str) {
        // Runs hold single spaces as a rule.
        let spaces = memchr_iter(b' ', text.as_bytes()).count();
        self.words += spaces + usize::from(!text.ends_with(' '));
        self.text_chars += text.chars().count();
    }

    /// Adds text for the rules, or as it is where they do not apply.
    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.profile.kind == Kind::Comment {
            let clean = comment::clean(text);
            self.line().literal(&clean);
        } else if self.opaque > 0 {
            self.line().literal(text);
        } else if self.abbreviations.is_empty() {
            self.line().text(text);
        } else {
            self.text_with_abbreviations(text);
        }
    }

    /// Adds text that stays as it is.
    fn verbatim(&mut self, text: &str) {
        if self.profile.kind == Kind::Comment {
            self.text(text);
        } else if self.opaque > 0 {
            self.line().literal(text);
        } else {
            self.line().verbatim(text);
        }
    }

    /// The first use of an abbreviation says what it stands for (WCAG 2.2, 3.1.4).
    fn text_with_abbreviations(&mut self, text: &str) {
        let mut rest = text;
        while let Some((at, index)) = self.next_abbreviation(rest) {
            let (short, long) = self.abbreviations.swap_remove(index);
            self.line().text(&rest[..at]);
            let mut start = String::from("<abbr");
            attribute_text("title", &german::typeset(long, &self.profile.style, self.spoken().0), &mut start);
            start.push('>');
            self.put(&start);
            self.line().text(short);
            self.put("</abbr>");
            rest = &rest[at + short.len()..];
        }
        if !rest.is_empty() {
            self.line().text(rest);
        }
    }

    /// Where an unused abbreviation stands as a word of its own, and which.
    fn next_abbreviation(&self, text: &str) -> Option<(usize, usize)> {
        let is_word = |at: usize, length: usize| {
            let before = text[..at].chars().next_back();
            let after = text[at + length..].chars().next();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        };
        let uses = self.abbreviations.iter().enumerate().filter_map(|(index, (short, _))| {
            let at =
                text.match_indices(short.as_str()).map(|(at, _)| at).find(|&at| is_word(at, short.len()))?;
            Some((at, std::cmp::Reverse(short.len()), index))
        });
        uses.min().map(|(at, _, index)| (at, index))
    }

    fn bare_link(&mut self, address: &str, start: usize) {
        let target =
            if address.starts_with("www.") { format!("https://{address}") } else { address.to_owned() };
        let is_comment = self.profile.kind == Kind::Comment;
        if is_comment && !comment::may_link(&target) {
            self.text(address);
            return;
        }
        let index = self.out.link(Link {
            target,
            kind: LinkKind::External,
            span: start..start + address.len(),
            title: String::new(),
            attributes: if is_comment { comment::LINK_ATTRIBUTES.to_owned() } else { String::new() },
            empty: false,
            bare: true,
        });
        self.line().hole(Piece::Link(index));
        self.verbatim(address);
        self.line().hole(Piece::LinkEnd(index));
    }

    /// Inline code.
    pub(super) fn code_span(&mut self, text: &str, range: &Range<usize>) {
        let code = self.script.unmasked(text, range);
        let code = if self.profile.kind == Kind::Comment { comment::clean(&code) } else { code };
        self.code_chars += code.chars().count();
        let short = matches!(self.profile.kind, Kind::Article | Kind::Bio)
            && !code.contains(' ')
            && code.chars().count() <= SHORT_CODE;
        self.line().code(&code, short);
    }

    /// A tag, a comment or an instruction within a text.
    pub(super) fn inline_html(&mut self, html: &str, range: &Range<usize>) {
        let html = self.script.unmasked(html, range);
        self.line();
        // `{{<figure src="…">}}` of another program stays visible.
        let in_shortcode = self.source[..range.start].ends_with("{{");
        if self.profile.kind == Kind::Comment || in_shortcode {
            self.text(&html);
        } else {
            self.raw(&html);
        }
    }

    pub(super) fn begin_link(
        &mut self,
        link_type: LinkType,
        target: &CowStr<'t>,
        title: &CowStr<'t>,
        range: &Range<usize>,
    ) {
        let mark = self.line().mark();
        let target = match link_type {
            LinkType::Email if !target.starts_with("mailto:") => format!("mailto:{target}"),
            _ => target.to_string(),
        };
        let mut attributes = String::new();
        if self.profile.kind == Kind::Comment {
            if !comment::may_link(&target) {
                self.links.push((None, mark));
                return;
            }
            attributes.push_str(comment::LINK_ATTRIBUTES);
        }
        if let Some(braces) = self.take_attached() {
            let marks = self.marks(&braces, &["hreflang"]);
            marks.write("", &mut attributes);
            if let Some(id) = marks.id {
                attribute_text("id", id, &mut attributes);
            }
            if let Some(hreflang) = marks.own("hreflang") {
                attribute_text("hreflang", hreflang, &mut attributes);
            }
        }
        let index = self.out.link(Link {
            kind: kind_of(&target),
            span: range.clone(),
            title: self.set_apart(title),
            attributes,
            empty: false,
            bare: matches!(link_type, LinkType::Autolink | LinkType::Email),
            target,
        });
        self.put_piece(Piece::Link(index));
        let mark = self.line().mark();
        self.push("", Default::default());
        self.links.push((Some(index), mark));
    }

    pub(super) fn end_link(&mut self) {
        let Some((index, mark)) = self.links.pop() else { return };
        let Some(index) = index else { return };
        self.close_element();
        let leaf = self.line();
        let empty = !leaf.has_more_than(mark);
        let text = leaf.text_since(mark).to_owned();
        let link = self.out.link_mut(index);
        link.empty = empty;
        link.bare |= text == link.target;
        self.put_piece(Piece::LinkEnd(index));
    }

    /// `[ ]` and `[x]`.
    pub(super) fn task_marker(&mut self, done: bool) {
        let words = super::words::Words::of(self.profile.labels());
        let mut html = String::from("<input type=\"checkbox\" disabled");
        html.push_str(if done { " checked" } else { "" });
        // A control without a name is silent; the text of the item says what, the name says how it stands.
        attribute_text("aria-label", if done { words.done } else { words.open }, &mut html);
        html.push_str("> ");
        self.line();
        self.put(&html);
    }
}

/// Whether the text of the op at `at` is set already: by hand, or because it is what is spoken of.
pub(super) fn stays_as_typed(ops: &[(Op<'_>, Range<usize>)], at: usize) -> bool {
    is_mentioned(ops, at) || is_raised(ops, at)
}

/// Whether a word is raised or lowered by a tag: the 2 of m<sup>2</sup> needs no ² of its own.
fn is_raised(ops: &[(Op<'_>, Range<usize>)], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let (Op::Event(Event::InlineHtml(tag)), Op::Event(Event::Text(text))) = (&ops[before].0, &ops[at].0)
    else {
        return false;
    };
    let name = tag.trim_start_matches('<').split([' ', '>', '\n']).next().unwrap_or_default();
    let is_word = text.chars().all(|character| character.is_alphanumeric() || matches!(character, '+' | '-'));
    is_word && ["sup", "sub"].iter().any(|raises| raises.eq_ignore_ascii_case(name))
}

/// Whether the text of the op at `at` is a hyphen that is spoken of: „ein *-* in der Adresse“ needs no dash.
fn is_mentioned(ops: &[(Op<'_>, Range<usize>)], at: usize) -> bool {
    let is_hyphen =
        matches!(&ops[at].0, Op::Event(Event::Text(text)) if text.bytes().all(|byte| byte == b'-'));
    let before = at.checked_sub(1).map(|before| &ops[before].0);
    let after = ops.get(at + 1).map(|(op, _)| op);
    is_hyphen
        && matches!(before, Some(Op::Event(Event::Start(Tag::Emphasis | Tag::Strong))))
        && matches!(after, Some(Op::Event(Event::End(TagEnd::Emphasis | TagEnd::Strong))))
}

/// What a target looks like.
pub(super) fn kind_of(target: &str) -> LinkKind {
    let scheme = target.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
    });
    if target.starts_with('#') {
        LinkKind::Fragment
    } else if scheme || target.starts_with("//") {
        LinkKind::External
    } else if target.starts_with('/') {
        LinkKind::Address
    } else {
        LinkKind::File
    }
}

#[cfg(test)]
mod tests {
    use super::{LinkKind, kind_of};

    #[test]
    fn targets_are_told_apart_by_their_looks() {
        for (target, kind) in [
            ("https://example.com/", LinkKind::External),
            ("mailto:post@example.com", LinkKind::External),
            ("tel:+49421123", LinkKind::External),
            ("//example.com/", LinkKind::External),
            ("/blog/vpn/", LinkKind::Address),
            ("#abschnitt", LinkKind::Fragment),
            ("../posts/x.md#a:b", LinkKind::File),
            ("@/events/x.ics", LinkKind::File),
            ("bild.png", LinkKind::File),
        ] {
            assert_eq!(kind_of(target), kind, "{target}");
        }
    }
}
