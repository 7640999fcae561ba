//! Findings with an excerpt of the file, for people at a terminal.
//!
//! Takes sorted findings, gives a text that is written to standard error. The
//! caller decides about colours; nothing here looks at the environment. Foreign
//! text never reaches the terminal with its control characters.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level as Style, Origin, Padding, Renderer, Snippet};

use super::lines::{Lines, Stretch};
use super::words::{help, is_unseen, visible, visible_lines};
use super::{FileId, Finding, Level, Messages, Place, Position, Texts};

/// Columns of an excerpt; longer lines are cut around the marked bytes.
const WIDTH: usize = 110;
/// Excerpts of more bytes are left out: drawing an endless line costs time and shows nothing.
const LARGEST: usize = 32 * 1024;
/// A stretch over more lines than this is marked in its first line only.
const MOST_LINES: usize = 8;
/// Related bytes at most this many lines away share the excerpt of the finding.
const NEAR: usize = 40;

/// Whether a text carries colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// Letters only: files, pipes, `NO_COLOR`.
    Plain,
    /// ANSI escapes.
    Ansi,
}

/// Title, place, excerpt and help of every finding, with a blank line between two.
pub fn full(findings: &[Finding], texts: &dyn Texts, messages: Messages, colour: Colour) -> String {
    let mut lines = Lines::of(texts);
    let renderer = match colour {
        Colour::Plain => Renderer::plain(),
        Colour::Ansi => Renderer::styled(),
    }
    .term_width(WIDTH);
    let mut out = String::new();
    for finding in findings {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&renderer.render(&[group(finding, &mut lines, messages)]));
        out.push('\n');
    }
    out
}

/// What stands under the title, from top to bottom.
enum Part {
    Excerpt(Excerpt),
    Origin { name: String, at: Option<Position> },
    Space,
    Line(String),
    Help(String),
}

/// Some lines of a file with what is marked in them.
struct Excerpt {
    file: FileId,
    name: String,
    first: usize,
    last: usize,
    /// Where the excerpt begins in the file, in bytes.
    offset: usize,
    source: String,
    marks: Vec<Mark>,
}

struct Mark {
    kind: AnnotationKind,
    bytes: Range<usize>,
    label: String,
}

fn group<'a>(finding: &'a Finding, lines: &mut Lines<'_>, messages: Messages) -> Group<'a> {
    let level = match finding.level {
        Level::Error => Style::ERROR,
        Level::Warning => Style::WARNING,
        Level::Hint => Style::NOTE,
    };
    let title = visible(&finding.wording(messages).title).into_owned();
    let title = level.with_name(finding.level.word(messages)).primary_title(title).id(finding.rule.id);
    parts(finding, lines, messages).into_iter().fold(Group::with_title(title), |group, part| match part {
        Part::Excerpt(excerpt) => group.element(excerpt.snippet()),
        Part::Origin { name, at } => group.element(origin(name, at)),
        Part::Space => group.element(Padding),
        Part::Line(text) => group.element(Style::NOTE.no_name().message(text)),
        Part::Help(text) => group.element(Style::HELP.with_name(help_word(messages)).message(text)),
    })
}

fn help_word(messages: Messages) -> &'static str {
    match messages {
        Messages::German => "Hilfe",
        Messages::English => "Help",
    }
}

fn origin(name: String, at: Option<Position>) -> Origin<'static> {
    let origin = Origin::path(name);
    match at {
        Some(at) => origin.line(at.line).char_column(at.column),
        None => origin,
    }
}

/// The place with its label, then every related place that is not in the same excerpt, then the help.
fn parts(finding: &Finding, lines: &mut Lines<'_>, messages: Messages) -> Vec<Part> {
    let label = visible(&finding.wording(messages).label).into_owned();
    let mut parts = place(&finding.place, label, AnnotationKind::Primary, lines);
    for related in &finding.related {
        let label = visible(related.label(messages)).into_owned();
        if let (Some(Part::Excerpt(excerpt)), Place::Span(span)) = (parts.first_mut(), &related.place)
            && excerpt.file == span.file
            && excerpt.widen(lines.stretch(*span), &label, lines)
        {
            continue;
        }
        parts.extend(elsewhere(&related.place, label, lines));
    }
    let help = visible_lines(&help(finding, messages));
    if !help.is_empty() {
        parts.push(Part::Help(help));
    }
    if parts.len() > 1 && matches!(parts[0], Part::Origin { .. }) {
        parts.insert(1, Part::Space);
    }
    parts
}

/// A place of its own: an excerpt if there is one to show, else its name and the label.
fn place(place: &Place, label: String, kind: AnnotationKind, lines: &mut Lines<'_>) -> Vec<Part> {
    let located = lines.locate(place);
    let name = located.file.or(located.page).map(|name| visible(name).into_owned());
    let mut parts = Vec::new();
    if let (Place::Span(span), Some(name), Some(stretch)) = (place, &name, &located.stretch)
        && let Some(excerpt) = Excerpt::of(span.file, name, stretch, &label, kind, lines)
    {
        parts.push(Part::Excerpt(excerpt));
        return parts;
    }
    if let Some(name) = name {
        parts.push(Part::Origin { name, at: located.stretch.map(|stretch| stretch.start) });
    }
    if !label.is_empty() {
        parts.push(Part::Line(label));
    }
    parts
}

/// A related place outside the excerpt. One without bytes is told in one line.
fn elsewhere(related: &Place, label: String, lines: &mut Lines<'_>) -> Vec<Part> {
    if matches!(related, Place::Span(_)) {
        return place(related, label, AnnotationKind::Context, lines);
    }
    let located = lines.locate(related);
    let line = match (located.file.or(located.page).map(visible), label.is_empty()) {
        (Some(name), false) => format!("{label}: {name}"),
        (Some(name), true) => name.into_owned(),
        (None, _) => label,
    };
    vec![Part::Line(line)]
}

impl Excerpt {
    /// The lines of a stretch, unless there is nothing to show or too much.
    fn of(
        file: FileId,
        name: &str,
        stretch: &Stretch,
        label: &str,
        kind: AnnotationKind,
        lines: &mut Lines<'_>,
    ) -> Option<Excerpt> {
        let bytes = marked(file, stretch, lines);
        let (first, last) = (stretch.start.line, last_line(stretch, &bytes, file, lines));
        let (offset, source) = source(file, first, last, lines)?;
        let mark = Mark { kind, bytes, label: label.to_owned() };
        Some(Excerpt { file, name: name.to_owned(), first, last, offset, source, marks: vec![mark] })
    }

    /// Marks another stretch in the same excerpt, if it is near enough.
    fn widen(&mut self, stretch: Stretch, label: &str, lines: &mut Lines<'_>) -> bool {
        let bytes = marked(self.file, &stretch, lines);
        let first = self.first.min(stretch.start.line);
        let last = self.last.max(last_line(&stretch, &bytes, self.file, lines));
        if last - first > NEAR {
            return false;
        }
        let Some((offset, source)) = source(self.file, first, last, lines) else { return false };
        (self.first, self.last, self.offset, self.source) = (first, last, offset, source);
        self.marks.push(Mark { kind: AnnotationKind::Context, bytes, label: label.to_owned() });
        true
    }

    fn snippet(self) -> Snippet<'static, annotate_snippets::Annotation<'static>> {
        let (offset, length) = (self.offset, self.source.len());
        let inside = |at: usize| at.saturating_sub(offset).min(length);
        let annotations = self.marks.into_iter().map(|mark| {
            let annotation = mark.kind.span(inside(mark.bytes.start)..inside(mark.bytes.end));
            if mark.label.is_empty() { annotation } else { annotation.label(mark.label) }
        });
        Snippet::source(self.source)
            .path(self.name)
            .line_start(self.first)
            .annotations(annotations.collect::<Vec<_>>())
    }
}

/// The bytes to underline: without a line break at the end, and not page after page.
fn marked(file: FileId, stretch: &Stretch, lines: &mut Lines<'_>) -> Range<usize> {
    let Range { start, end } = stretch.bytes.clone();
    if stretch.end.line - stretch.start.line >= MOST_LINES {
        return start..lines.line(file, stretch.start.line).end.max(start);
    }
    start..start + lines.text(file)[start..end].trim_end_matches(['\n', '\r']).len()
}

fn last_line(stretch: &Stretch, marked: &Range<usize>, file: FileId, lines: &mut Lines<'_>) -> usize {
    let mut last = stretch.start.line;
    while last < stretch.end.line && lines.line(file, last).end < marked.end {
        last += 1;
    }
    last
}

/// Where the lines begin, and their text with unseen characters replaced by as many bytes.
fn source(file: FileId, first: usize, last: usize, lines: &mut Lines<'_>) -> Option<(usize, String)> {
    let bytes = lines.line(file, first).start..lines.line(file, last).end;
    if bytes.is_empty() || bytes.len() > LARGEST {
        return None;
    }
    let replaced = |c: char| match c.len_utf8() {
        // The renderer draws these itself.
        1 => c,
        _ if !is_unseen(c) => c,
        2 => '·',
        _ => char::REPLACEMENT_CHARACTER,
    };
    Some((bytes.start, lines.text(file)[bytes].chars().map(replaced).collect()))
}

#[cfg(test)]
mod tests {
    use super::super::Span;
    use super::super::sample::{Project, report};
    use super::*;

    #[track_caller]
    fn check(number: usize, messages: Messages, expected: &str) {
        let found = full(&report()[number..=number], &Project, messages, Colour::Plain);
        assert_eq!(found.trim_end(), expected.trim(), "\n{found}");
    }

    #[test]
    fn a_finding_shows_its_place_and_what_to_do() {
        check(
            1,
            Messages::German,
            r#"
Fehler[unknown-author]: Der Autor „petra“ ist nicht bekannt
 --> content/posts/2026-06-01-vpn.md:4:12
  |
2 | title = "VPN"
  | ----- in diesem Beitrag
3 | date = 2026-06-01
4 | authors = ["petra"]
  |            ^^^^^^^ kein Eintrag in content/authors
  |
 ::: site.toml:2:20
  |
2 |     tagline = "日本 und Maß"
  |                         --- hier auch
  |
  = zu sehen auf: /blog/vpn/
  = Hilfe: Ist „petra-lang“ gemeint? Sonst anlegen: satz new author petra
"#,
        );
    }

    #[test]
    fn messages_may_be_english() {
        let found = full(&report()[1..2], &Project, Messages::English, Colour::Plain);
        assert!(found.starts_with("Error[unknown-author]: There is no author “petra”\n"), "{found}");
        let help = "= Help: Did you mean “petra-lang”? Otherwise create it: satz new author petra\n";
        assert!(found.ends_with(help), "{found}");
    }

    #[test]
    fn wide_characters_and_tabs_keep_the_underline_in_place() {
        check(
            2,
            Messages::German,
            r#"
Hinweis[file-odd]: Fremde Schrift
 --> site.toml:2:13
  |
2 |     tagline = "日本 und Maß"
  |                ^^^^ zwei Zeichen
"#,
        );
    }

    #[test]
    fn files_pages_and_the_project_have_findings_too() {
        check(0, Messages::German, "Warnung[unknown-author]: Es gibt keinen Beitrag");
        check(
            3,
            Messages::German,
            r#"
Hinweis[file-odd]: Der Name ist seltsam␛[2J
--> content/posts/a␛[31m,b:c.md
 |
 = so heißt keine Datei
 = Hilfe: Umbenennen
"#,
        );
        check(
            4,
            Messages::German,
            r#"
Fehler[unknown-author]: Die Seite hat keine Überschrift
--> /blog/vpn/
 |
 = Hilfe: Eine Überschrift schreiben
"#,
        );
    }

    struct One(String);

    impl Texts for One {
        fn name(&self, _: FileId) -> &str {
            "a.md"
        }
        fn text(&self, _: FileId) -> &str {
            &self.0
        }
    }

    #[track_caller]
    fn shown(text: &str, bytes: Range<usize>) -> String {
        let finding = Finding { place: Place::Span(Span::new(FileId(0), bytes)), ..report()[1].clone() };
        let finding = Finding { related: Vec::new(), ..finding };
        full(&[finding], &One(text.to_owned()), Messages::German, Colour::Plain)
    }

    #[test]
    fn long_lines_are_cut_around_what_is_marked() {
        let words = "Wörter ".repeat(400);
        let found = shown(&format!("{words}Fund {words}"), words.len()..words.len() + 4);
        assert!(found.contains("a.md:1:2801") && found.contains("Fund") && found.contains("^^^^"), "{found}");
        assert!(found.lines().all(|line| line.chars().count() < 160), "{found}");
        let found = shown(&"x".repeat(100_000), 99_999..100_000);
        assert!(found.contains("--> a.md:1:100000\n") && found.len() < 400, "{found}");
    }

    #[test]
    fn no_text_and_no_span_makes_a_printer_fail() {
        let texts = [
            "",
            "\n",
            "\r\n",
            "ö",
            "\u{feff}",
            "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\n",
            "\u{1b}[2J\u{85}\u{202e}x",
            "a\r\nb\r\n",
            "\t\u{301}\0",
        ];
        for text in texts {
            for start in 0..=text.len() + 2 {
                for end in 0..=text.len() + 2 {
                    let found = shown(text, start..end);
                    assert!(
                        found.starts_with("Fehler[") && !found.contains(['\u{1b}', '\u{85}', '\u{202e}']),
                        "{found}"
                    );
                }
            }
        }
    }
}
