//! The table of cases, `tests/cases/typography.tsv`, read line by line.
//!
//! Each row is rendered by the smallest Markdown renderer that shows every kind of mark a line can hold; the
//! room `markdown` has the real one.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Language, Line, OptionValue, Piece, Replacement, Style, set, typeset};

const TABLE: &str = include_str!("../../tests/cases/typography.tsv");

/// One row: Markdown, the HTML it becomes, the rule with options, and the line it stands in.
struct Case {
    line: usize,
    input: String,
    expected: String,
    style: Style,
    language: Language,
}

#[test]
fn every_row_of_the_table_holds() {
    let failures: Vec<String> = cases()
        .filter_map(|case| {
            let result = render(&case.input, &case.style, case.language);
            let wrong = decode(&result) != decode(&case.expected);
            wrong.then(|| {
                let shown = [&case.input, &case.expected, &result].map(|text| visible(text));
                format!("{}: {}\n  expected {}\n  got      {}", case.line, shown[0], shown[1], shown[2])
            })
        })
        .collect();
    assert!(failures.is_empty(), "{} rows:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn what_is_set_stays_when_set_again() {
    let markup = |text: &str| text.contains(['`', '<', '>', '*', '\\', '&']) || text.contains("](");
    for case in cases().filter(|case| !markup(&case.input)) {
        let once = typeset(&case.input, &case.style, case.language);
        let twice = typeset(&once, &case.style, case.language);
        assert_eq!(visible(&twice), visible(&once), "line {}: {}", case.line, case.input);
    }
}

fn cases() -> impl Iterator<Item = Case> {
    let rows = TABLE.lines().enumerate().filter(|(_, row)| !row.is_empty() && !row.starts_with('#'));
    rows.map(|(index, row)| {
        let columns: Vec<String> = row.split('\t').map(unescape).collect();
        let [input, expected, rule, _source] = columns.as_slice() else {
            panic!("line {}: {row}", index + 1)
        };
        let mut style = Style::default();
        let mut language = Language::German;
        for (key, value) in rule.split(';').skip(1).filter_map(|option| option.split_once('=')) {
            match key {
                "lang" => language = Language::of(value),
                key => style.set(key, &OptionValue::parse(value)).expect("options of the table exist"),
            }
        }
        Case { line: index + 1, input: input.clone(), expected: expected.clone(), style, language }
    })
}

/// What becomes of an event: HTML that is written as it is, or bytes of the line.
enum Part {
    Html(String),
    Bytes(Range<u32>),
}

fn render(markdown: &str, style: &Style, language: Language) -> String {
    // A row is one paragraph, also where „19. Dezember“ would begin a list.
    let looks_like_list =
        markdown.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '-' | '+'));
    let markdown = &if looks_like_list { format!("# {markdown}") } else { markdown.to_owned() };
    let mut renderer = Renderer { source: markdown, style, language, ..Renderer::default_for(style) };
    let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES;
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        renderer.event(event, range);
    }
    renderer.finish()
}

struct Renderer<'a> {
    source: &'a str,
    style: &'a Style,
    language: Language,
    line: Line,
    parts: Vec<Part>,
    /// Open raw elements: their name, and whether they began a passage or are opaque.
    elements: Vec<(String, Element)>,
    /// The text of an image that is being read, with its address.
    image: Option<(String, String)>,
}

#[derive(Clone, Copy, PartialEq)]
enum Element {
    Plain,
    Passage,
    Opaque,
}

impl<'a> Renderer<'a> {
    fn default_for(style: &'a Style) -> Renderer<'a> {
        Renderer {
            source: "",
            style,
            language: Language::German,
            line: Line::new(),
            parts: Vec::new(),
            elements: Vec::new(),
            image: None,
        }
    }

    fn event(&mut self, event: Event, range: Range<usize>) {
        if let Some((alt, address)) = &mut self.image {
            match event {
                Event::Text(text) => alt.push_str(&text),
                Event::End(TagEnd::Image) => {
                    let alt = typeset(alt, self.style, self.language).into_owned();
                    let html = format!("<img src=\"{address}\" alt=\"{}\" />", escape(&alt));
                    self.image = None;
                    self.object(html);
                }
                _ => {}
            }
            return;
        }
        match event {
            Event::Text(text) => self.text(&text, range),
            Event::Code(code) => self.object(format!("<code>{}</code>", escape(&code))),
            Event::SoftBreak => {
                let range = self.line.push_space();
                self.parts.push(Part::Bytes(range));
            }
            Event::HardBreak => {
                self.line.push_break();
                self.html("<br />\n");
            }
            Event::InlineHtml(html) => self.inline_html(&html),
            Event::Start(tag) => self.start(tag),
            Event::End(end) => self.html(match end {
                TagEnd::Emphasis => "</em>",
                TagEnd::Strong => "</strong>",
                TagEnd::Strikethrough => "</del>",
                TagEnd::Link => "</a>",
                _ => "",
            }),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Emphasis => self.html("<em>"),
            Tag::Strong => self.html("<strong>"),
            Tag::Strikethrough => self.html("<del>"),
            Tag::Link { dest_url, title, .. } => {
                let title = match typeset(&title, self.style, self.language) {
                    title if title.is_empty() => String::new(),
                    title => format!(" title=\"{}\"", escape(&title)),
                };
                self.html(&format!("<a href=\"{dest_url}\"{title}>"));
            }
            Tag::Image { dest_url, .. } => self.image = Some((String::new(), dest_url.to_string())),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        if self.is_opaque() {
            self.html(&escape(text));
            return;
        }
        let escaped = range.start > 0 && self.source.as_bytes()[range.start - 1] == b'\\';
        let literal = match () {
            () if self.source[range] != *text => text.len(),
            () if escaped => text.chars().next().map_or(0, char::len_utf8),
            () => 0,
        };
        let first = self.line.push_literal(&text[..literal]);
        let second = self.line.push_text(&text[literal..]);
        self.parts.extend([Part::Bytes(first), Part::Bytes(second)]);
    }

    fn inline_html(&mut self, html: &str) {
        let name =
            html.trim_start_matches(['<', '/']).split([' ', '>', '/']).next().unwrap_or_default().to_owned();
        if name == "br" {
            self.line.push_break();
            self.html(html);
        } else if html.starts_with("</") {
            self.html(html);
            match self.elements.pop() {
                Some((_, Element::Passage)) => self.line.leave(),
                Some((_, Element::Opaque)) if !self.is_opaque() => self.line.push_opaque(),
                _ => {}
            }
        } else {
            let kind = match html.split_once("lang=\"") {
                _ if ["code", "kbd", "samp", "var"].contains(&name.as_str()) || html.contains("notypo") => {
                    Element::Opaque
                }
                Some((_, value)) => {
                    self.line.enter(Language::of(value.split('"').next().unwrap_or_default()));
                    Element::Passage
                }
                None => Element::Plain,
            };
            self.elements.push((name, kind));
            self.html(html);
        }
    }

    fn is_opaque(&self) -> bool {
        self.elements.iter().any(|(_, element)| *element == Element::Opaque)
    }

    fn object(&mut self, html: String) {
        self.line.push_opaque();
        self.html(&html);
    }

    fn html(&mut self, html: &str) {
        self.parts.push(Part::Html(html.to_owned()));
    }

    fn finish(mut self) -> String {
        set(&mut self.line, self.style, self.language);
        let mut html = String::new();
        for part in &self.parts {
            match part {
                Part::Html(text) => html.push_str(text),
                Part::Bytes(range) => {
                    for piece in self.line.pieces(range.clone()) {
                        match piece {
                            Piece::Set(Replacement::Emoji { symbol, name }) => {
                                html.push_str(&format!(
                                    "<span role=\"img\" aria-label=\"{name}\">{symbol}</span>"
                                ));
                            }
                            piece => html.push_str(&escape(piece.as_str())),
                        }
                    }
                }
            }
        }
        html
    }
}

fn unescape(text: &str) -> String {
    let mut result = String::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('n') => result.push('\n'),
                Some('t') => result.push('\t'),
                Some('u') => {
                    let code: String = characters.by_ref().take(4).collect();
                    let code = u32::from_str_radix(&code, 16).expect("four hexadecimal digits");
                    result.push(char::from_u32(code).expect("a character"));
                }
                other => result.extend(other),
            },
            other => result.push(other),
        }
    }
    result
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn decode(text: &str) -> String {
    text.replace("&quot;", "\"").replace("&#39;", "'").replace("&nbsp;", "\u{A0}")
}

fn visible(text: &str) -> String {
    text.replace('\u{A0}', "⍽").replace('\u{202F}', "_").replace('\u{2011}', "=").replace('\n', "⏎")
}
