//! The text of a body without its markup: summaries, descriptions.
//!
//! Running text only: headings, code, tables, figures and footnotes are left out. It
//! is typeset as on the page and not escaped.

use super::body::{Body, Piece};

/// Elements whose content is no running text.
const SILENT: [&str; 13] = [
    "audio", "button", "figure", "iframe", "math", "pre", "script", "section", "style", "svg", "table",
    "textarea", "video",
];

/// Elements that do not interrupt a word.
const INLINE: [&str; 23] = [
    "a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp",
    "small", "span", "strong", "sub", "sup", "u", "wbr",
];

impl Body {
    /// The running text up to about `most` bytes; what is longer ends somewhere behind that.
    pub fn text(&self, most: usize) -> String {
        let mut plain = Plain { most, ..Plain::default() };
        plain.body(self, self.pieces.len());
        plain.out
    }

    /// The running text up to `<!-- more -->`; `None` if there is no such line.
    pub fn summary_text(&self) -> Option<String> {
        let end = self.summary_end? as usize;
        let mut plain = Plain { most: usize::MAX, ..Plain::default() };
        plain.body(self, end);
        Some(plain.out)
    }
}

/// Text while it is collected.
#[derive(Default)]
struct Plain {
    out: String,
    most: usize,
    /// Whether a space goes before the next letter.
    gap: bool,
    /// The silent element that is open, and how many of its name.
    silent: Option<(&'static str, u32)>,
    /// Whether the last piece ended within a tag, one of whose attributes is a hole.
    in_tag: bool,
    /// The mark that goes before the next letter, where the page shows a list.
    mark: Option<char>,
    /// How many lists are open.
    lists: u32,
    /// Whether the next item is the first of its list.
    first_item: bool,
}

impl Plain {
    fn body(&mut self, body: &Body, end: usize) {
        let mut in_heading = false;
        for piece in &body.pieces[..end.min(body.pieces.len())] {
            if self.out.len() >= self.most {
                return;
            }
            match piece {
                Piece::Html(html) if !in_heading => self.html(html),
                Piece::Heading(_) => in_heading = true,
                Piece::HeadingEnd(_) => {
                    in_heading = false;
                    self.gap = true;
                }
                Piece::Block(index) if !in_heading => {
                    if let Some(inside) =
                        body.blocks.get(*index as usize).and_then(|block| block.inside.as_ref())
                    {
                        self.body(inside, inside.pieces.len());
                    }
                }
                Piece::Html(_)
                | Piece::Block(_)
                | Piece::Link(_)
                | Piece::LinkEnd(_)
                | Piece::Image(_)
                | Piece::Id(_)
                | Piece::PerForm(..)
                | Piece::Code(_)
                | Piece::Note { .. } => {}
            }
        }
    }

    fn html(&mut self, html: &str) {
        let mut rest = html;
        if std::mem::take(&mut self.in_tag) {
            rest = self.end_of_tag(html).1;
        }
        while let Some(at) = rest.find(['<', '&']) {
            self.text(&rest[..at]);
            rest = if rest[at..].starts_with('<') { self.tag(&rest[at..]) } else { self.entity(&rest[at..]) };
        }
        self.text(rest);
    }

    /// Reads a tag or comment and returns what comes after it.
    fn tag<'t>(&mut self, from: &'t str) -> &'t str {
        if let Some(comment) = from.strip_prefix("<!--") {
            return comment.split_once("-->").map_or("", |(_, rest)| rest);
        }
        let (tag, rest) = self.end_of_tag(from);
        let closes = tag.starts_with("</");
        let name = tag.trim_start_matches(['<', '/']);
        let name = &name[..name.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(name.len())];
        match &mut self.silent {
            Some((open, depth)) if name.eq_ignore_ascii_case(open) => {
                *depth = if closes { *depth - 1 } else { *depth + 1 };
                if *depth == 0 {
                    self.silent = None;
                }
            }
            Some(_) => {}
            None if !closes => {
                let silent = SILENT.iter().find(|silent| silent.eq_ignore_ascii_case(name));
                self.silent = silent.map(|silent| (*silent, 1));
            }
            None => {}
        }
        self.gap |= !INLINE.iter().any(|inline| inline.eq_ignore_ascii_case(name));
        if self.silent.is_none() {
            self.list(&name.to_ascii_lowercase(), closes);
        }
        rest
    }

    /// Items of a list become parts of a sentence: „Strom; Wasser: kalt; warm. Danach …“
    fn list(&mut self, name: &str, closes: bool) {
        let mark = match (name, closes) {
            ("ul" | "ol", false) => {
                self.lists += 1;
                self.first_item = true;
                (self.lists > 1).then_some(':')
            }
            ("ul" | "ol", true) => {
                self.lists = self.lists.saturating_sub(1);
                (self.lists == 0).then_some('.')
            }
            ("li", false) => (!std::mem::take(&mut self.first_item)).then_some(';'),
            ("dd", false) => Some(':'),
            ("dt", false) | ("dl", true) => Some('.'),
            _ => None,
        };
        let said = self.out.trim_end_matches(['“', '”', '«', '‘', ')']);
        if !said.is_empty() && !said.ends_with(['.', ',', ';', ':', '!', '?', '…', '–']) {
            self.mark = mark.or(self.mark);
        }
    }

    /// What stands in a tag and after it.
    fn end_of_tag<'t>(&mut self, from: &'t str) -> (&'t str, &'t str) {
        let parts = from.split_once('>');
        self.in_tag = parts.is_none();
        parts.unwrap_or((from, ""))
    }

    /// Reads the escape of one character, of those that compiling writes.
    fn entity<'t>(&mut self, from: &'t str) -> &'t str {
        const KNOWN: [(&str, &str); 6] = [
            ("&amp;", "&"),
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&quot;", "\""),
            ("&#39;", "'"),
            ("&nbsp;", "\u{A0}"),
        ];
        let known = KNOWN.iter().find(|(escape, _)| from.starts_with(escape));
        let (escape, letter) = known.copied().unwrap_or(("&", "&"));
        self.text(letter);
        &from[escape.len()..]
    }

    /// Adds text; white space that can break counts as one space.
    fn text(&mut self, text: &str) {
        if self.silent.is_some() {
            return;
        }
        for letter in text.chars() {
            if letter.is_ascii_whitespace() {
                self.gap = true;
                continue;
            }
            self.out.extend(self.mark.take());
            if std::mem::take(&mut self.gap) && !self.out.is_empty() {
                self.out.push(' ');
            }
            self.out.push(letter);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pieces: &[&str], expected: &str) {
        let pieces = pieces.iter().map(|html| Piece::Html((*html).into())).collect();
        assert_eq!(Body { pieces, ..Body::default() }.text(usize::MAX), expected);
    }

    #[test]
    fn running_text_is_left() {
        check(
            &["<p>Ein <em>Wort</em>,\nnoch eins</p>\n<p>AT&amp;T &lt; 3</p>"],
            "Ein Wort, noch eins AT&T < 3",
        );
        check(&["<ul><li>eins</li><li>zwei</li></ul>"], "eins; zwei");
        check(
            &[
                "<p>Es gibt:</p><ul><li>Strom</li><li>Wasser<ul><li>kalt,</li><li>warm.</li></ul></li><li>Gas</li></ul><p>Gut.</p>",
            ],
            "Es gibt: Strom; Wasser: kalt, warm. Gas. Gut.",
        );
        check(
            &["<dl><dt>NHN</dt><dd>das Normal</dd><dt>PN</dt><dd>der Nullpunkt</dd></dl>"],
            "NHN: das Normal. PN: der Nullpunkt",
        );
        check(&["<p>a</p><pre><code>x &lt; y</code></pre>", "<p>b</p>"], "a b");
        check(&["<p lang=\"en\"", " id=\"x\">Text", "</p>"], "Text");
        check(&["<figure><figure>", "x</figure>y</figure>z"], "z");
        check(&["<p>Zeile<br>zwei<!-- nichts --> z.\u{A0}B.</p>"], "Zeile zwei z.\u{A0}B.");
    }

    #[test]
    fn headings_and_notes_are_left_out() {
        let pieces = vec![
            Piece::Heading(0),
            Piece::Html("Titel".into()),
            Piece::HeadingEnd(0),
            Piece::Html("<p>Text".into()),
            Piece::Note { number: 1, time: 1 },
            Piece::Html("</p>".into()),
        ];
        let body = Body { pieces, summary_end: Some(3), ..Body::default() };
        assert_eq!(body.text(usize::MAX), "Text");
        assert_eq!(body.summary_text().as_deref(), Some(""));
    }
}
