//! The case files of this room: Markdown, `===`, and the HTML that comes of it.

use super::body::{Block, BlockKind, Fill, Form, Image, Link, Written};
use super::{Memo, Profile, compile};
use crate::german::Style;
use crate::report::{Finding, Messages, Place, Position};

/// Fills holes so that a case shows what is in them.
pub(super) struct Shown;

impl Fill for Shown {
    fn link(&self, link: &Link, out: &mut String) -> bool {
        let title = if link.title.is_empty() { String::new() } else { format!(" title=\"{}\"", link.title) };
        out.push_str(&format!(
            "<a href=\"{}\"{title}{}>",
            super::escape::quoted(&link.target),
            link.attributes
        ));
        if link.empty {
            out.push_str("(Titel des Ziels)");
        }
        true
    }

    fn image(&self, image: &Image, out: &mut String) {
        let Image { source, alt, title, width, attributes, .. } = image;
        let title = if title.is_empty() { String::new() } else { format!(" title=\"{title}\"") };
        let width = width.map(|width| format!(" width=\"{width}\"")).unwrap_or_default();
        let alt = super::escape::quoted(alt);
        let mark = if image.decorative { " decorative" } else { "" };
        out.push_str(&format!("<img src=\"{source}\" alt=\"{alt}\"{title}{width}{attributes}{mark}>"));
    }

    fn block(&self, block: &Block, inside: Option<&str>, out: &mut String) {
        let arguments: String = block
            .arguments
            .iter()
            .map(|argument| match &argument.value {
                Written::Quoted(text) => {
                    format!(" {}=\"{}\"", argument.key.value, super::escape::quoted(text))
                }
                Written::Bare(text) => format!(" {}={text}", argument.key.value),
                Written::Flag => format!(" {}", argument.key.value),
            })
            .collect();
        let name = &block.name.value;
        match (block.kind, inside) {
            (BlockKind::Inline, inside) => {
                out.push_str(&format!("<x-{name}{arguments}>{}</x-{name}>", inside.unwrap_or_default()));
            }
            (BlockKind::Leaf, _) => out.push_str(&format!("<x-{name}{arguments}></x-{name}>\n")),
            (BlockKind::Container, inside) => {
                out.push_str(&format!("<x-{name}{arguments}>\n{}</x-{name}>\n", inside.unwrap_or_default()));
            }
        }
    }
}

/// One case: what it is about, and its two sides.
struct Case<'f> {
    title: &'f str,
    input: &'f str,
    expected: &'f str,
}

fn cases(file: &str) -> Vec<Case<'_>> {
    let mut cases = Vec::new();
    for block in file.split("\n--- ").skip(usize::from(!file.starts_with("--- "))) {
        let block = block.strip_prefix("--- ").unwrap_or(block);
        let (title, rest) = block.split_once('\n').expect("a case has a title");
        let (input, expected) = rest.split_once("\n===\n").expect("a case has two sides");
        cases.push(Case { title, input, expected: expected.trim_end() });
    }
    cases
}

/// What a case gives: the HTML, then the findings.
fn result(title: &str, input: &str) -> String {
    let mut profile = Profile::article("de", Style::default());
    for word in title.split_whitespace() {
        match word.split_once('=') {
            Some(("profile", "comment")) => profile = Profile::comment("de"),
            Some(("profile", "fragment")) => profile = Profile::fragment("de", Style::default()),
            Some(("lang", lang)) => profile = profile.with_lang(lang),
            Some(("numbers", "on")) => profile.line_numbers = true,
            Some(("titles", "off")) => profile.code_titles = false,
            Some(("words", word)) => profile.style.hyphenated.push(word.to_owned()),
            Some(("abbr", short)) => {
                profile.abbreviations.push((short.to_owned(), "Bundesamt für \"Sicherheit\"".to_owned()));
            }
            _ => {}
        }
    }
    let listed = title.contains("form=listed");
    let form = match () {
        () if listed => Form::Listed { prefix: "vpn-".to_owned() },
        () if title.contains("form=feed") => Form::Feed,
        () => Form::Page,
    };
    let body = compile(input, &profile, &Memo::in_memory());
    let mut out = body.html(&form, &Shown);
    if title.contains("show=summary") {
        out = body.summary_html(&form, &Shown).unwrap_or_default();
    }
    for finding in &body.findings {
        out.push_str(&line(finding, input));
    }
    out.trim_end().to_owned()
}

fn line(finding: &Finding, input: &str) -> String {
    let Place::Span(span) = &finding.place else { panic!("findings of a text have a place in it") };
    let Position { line, column } = Position::of(input, span.start as usize);
    let title = &finding.wording(Messages::German).title;
    let change = finding.change.as_ref().map(|change| format!(" → {:?}", change.text)).unwrap_or_default();
    format!("{line}:{column} {}: {title}{change}\n", finding.rule.id)
}

/// Compares every case of a file; with `SATZ_UPDATE` set, writes what was found instead.
#[track_caller]
#[expect(clippy::disallowed_methods, reason = "a test rewrites its own data when asked to")]
fn check(name: &str, file: &str) {
    let (mut failures, mut updated) = (String::new(), Vec::new());
    for Case { title, input, expected } in cases(file) {
        let found = result(title, input);
        updated.push(format!("--- {title}\n{input}\n===\n{found}\n"));
        if found != expected {
            failures.push_str(&format!("--- {title}\n{input}\n===\n{found}\n\n(expected)\n{expected}\n\n"));
        }
    }
    if std::env::var_os("SATZ_UPDATE").is_some() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/markdown/");
        std::fs::write(format!("{folder}{name}"), updated.join("\n")).expect("the case file can be written");
        return;
    }
    assert!(failures.is_empty(), "{name}:\n{failures}");
}

macro_rules! case_files {
    ($($test:ident),* $(,)?) => {
        $(
            #[test]
            fn $test() {
                let name = concat!(stringify!($test), ".txt");
                check(name, include_str!(concat!("../../tests/cases/markdown/", stringify!($test), ".txt")));
            }
        )*
    };
}

case_files!(
    attributes, code, comments, directives, footnotes, forms, headings, html, links, pictures, shortcodes,
    tables, text
);
