//! Masks: directives and attributes kept out of the parser's sight.
//!
//! pulldown-cmark would make definitions of `:::` lines and rows or lazy continuations of
//! attribute lines. So everything that fits the grammar is overwritten, for the parser
//! alone, with a processing instruction of the same length: as a block it interrupts what
//! stands before it, and every offset stays true. What the parser then finds elsewhere than
//! as such an instruction was none; `events.rs` reads that back. No knowledge of code is
//! needed here.

use super::attributes;
use memchr::{memchr, memchr2};
use std::ops::Range;

/// What was overwritten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MaskKind {
    /// `::name{…}`
    Leaf,
    /// `:::name{…}`
    Opener,
    /// `:::`
    Closer,
    /// `{…}` alone on its line, right below another line.
    Line,
    /// `{…}` right after `]` or `)`.
    Inline,
}

/// Bytes that the parser does not see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mask {
    /// What they are.
    pub(super) kind: MaskKind,
    /// Where they stand.
    pub(super) range: Range<usize>,
}

/// Everything in a text that looks like a directive.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Masks {
    /// What fits the grammar, in order.
    pub(super) list: Vec<Mask>,
    /// Lines that begin like a directive and do not fit the grammar.
    pub(super) broken: Vec<Range<usize>>,
    /// Whether `:name[` occurs.
    pub(super) names: bool,
}

/// Finds what may be a directive or an attribute, in one pass.
pub(super) fn find(text: &str) -> Masks {
    let bytes = text.as_bytes();
    let mut masks = Masks::default();
    let mut at = 0;
    while let Some(found) = memchr2(b':', b'{', &bytes[at..]) {
        let here = at + found;
        at = if bytes[here] == b'{' { brace(text, here, &mut masks) } else { colon(text, here, &mut masks) };
    }
    masks
}

/// The text as the parser may see it.
pub(super) fn cover(text: &str, masks: &[Mask]) -> String {
    let mut covered = String::with_capacity(text.len());
    let mut from = 0;
    for Mask { kind, range } in masks {
        covered.push_str(&text[from..range.start]);
        match (range.len(), kind) {
            (3, MaskKind::Inline) => covered.push_str("<a>"),
            (3, _) => covered.push_str("<?>"),
            (length, _) => {
                covered.push_str("<?");
                covered.extend(std::iter::repeat_n('-', length.saturating_sub(4)));
                covered.push_str("?>");
            }
        }
        from = range.end;
    }
    covered.push_str(&text[from..]);
    covered
}

/// Looks at the brace at `here` and says where to go on.
fn brace(text: &str, here: usize, masks: &mut Masks) -> usize {
    let before = here.checked_sub(1).map(|before| text.as_bytes()[before]);
    let inline = matches!(before, Some(b']' | b')'));
    if !inline && !begins_line(text, here) {
        return here + 1;
    }
    let Some(end) = attributes::end(text, here).filter(|end| end - here >= 3) else { return here + 1 };
    let kind = if inline { MaskKind::Inline } else { MaskKind::Line };
    let fits = inline || (blank(rest_of_line(text, end)) && below_a_line(text, here));
    if !fits {
        return end;
    }
    masks.list.push(Mask { kind, range: here..end });
    end
}

/// Looks at the colon at `here` and says where to go on.
fn colon(text: &str, here: usize, masks: &mut Masks) -> usize {
    let colons = text[here..].bytes().take_while(|&byte| byte == b':').count();
    let after = here + colons;
    if colons == 1 {
        let name = attributes::name_length(&text[after..]);
        masks.names |= name > 0 && text.as_bytes().get(after + name) == Some(&b'[');
        return after;
    }
    if !begins_line(text, here) {
        return after;
    }
    let line = rest_of_line(text, after);
    if blank(line) {
        if colons >= 3 {
            masks.list.push(Mask { kind: MaskKind::Closer, range: here..after });
        }
        return after;
    }
    let name = attributes::name_length(line);
    if name == 0 {
        return after;
    }
    let kind = if colons == 2 { MaskKind::Leaf } else { MaskKind::Opener };
    match directive_end(text, after + name) {
        Some(end) => {
            masks.list.push(Mask { kind, range: here..end });
            end
        }
        None => {
            masks.broken.push(here..after + line.trim_end().len());
            after + name
        }
    }
}

/// Where a directive whose name ends at `at` ends, if only attributes follow on its line.
fn directive_end(text: &str, at: usize) -> Option<usize> {
    let line = rest_of_line(text, at);
    if blank(line) {
        return Some(at);
    }
    let brace = at + line.bytes().position(|byte| byte != b' ' && byte != b'\t')?;
    let end = attributes::end(text, brace)?;
    blank(rest_of_line(text, end)).then_some(end)
}

/// Whether only marks of quotes and lists stand before `at` on its line.
fn begins_line(text: &str, at: usize) -> bool {
    let mark =
        |byte: u8| matches!(byte, b' ' | b'\t' | b'>' | b'-' | b'*' | b'+' | b'.' | b')' | b'0'..=b'9');
    let other = text[..at].bytes().rev().find(|&byte| !mark(byte));
    matches!(other, None | Some(b'\n' | b'\r'))
}

/// Whether the line above that of `at` holds something.
fn below_a_line(text: &str, at: usize) -> bool {
    let Some(end) = text[..at].rfind('\n') else { return false };
    let mut above = text[..end].trim_end_matches('\r').bytes().rev();
    above.find(|&byte| !matches!(byte, b' ' | b'\t' | b'>')).is_some_and(|byte| byte != b'\n')
}

fn rest_of_line(text: &str, at: usize) -> &str {
    let rest = &text[at..];
    &rest[..memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len())]
}

fn blank(line: &str) -> bool {
    line.bytes().all(|byte| byte.is_ascii_whitespace())
}

#[cfg(test)]
mod tests {
    use super::{cover, find};

    /// The text as the parser sees it.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let covered = cover(text, &find(text).list);
        assert_eq!(covered, expected);
        assert_eq!(covered.len(), text.len());
    }

    #[test]
    fn what_fits_the_grammar_is_covered() {
        check("::event{id=x}\n", "<?---------?>\n");
        check(":::note\nText\n:::\n", "<?---?>\nText\n<?>\n");
        check("> - ::::note {title=\"Größe\"}", "> - <?----------------------?>");
        check("Ein [Wort]{lang=en} hier", "Ein [Wort]<?-----?> hier");
        check("![x](y.png){a}", "![x](y.png)<a>");
        check("Absatz\n{lang=en}\n", "Absatz\n<?-----?>\n");
    }

    #[test]
    fn everything_else_stays() {
        for text in [
            "\\:::note",
            "Text ::event{id=x}",
            "::event{id=x} Text",
            "{{< figure >}}",
            "\n{lang=en}",
            "fn x() -> X {a}",
            "::",
            ":: x",
            "[a]{}",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn a_line_that_begins_like_a_directive_is_remembered() {
        let text = "::event{id=}\n\n:::note mit Text\n";
        let broken: Vec<&str> = find(text).broken.into_iter().map(|range| &text[range]).collect();
        assert_eq!(broken, ["::event{id=}", ":::note mit Text"]);
    }
}
