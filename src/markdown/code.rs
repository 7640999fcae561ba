//! Source code: a figure with title, colours, numbers and marks.

use super::body::Piece;
use super::compile::Compiler;
use super::directive::Marks;
use super::events::Op;
use super::headings::attribute_text;
use super::highlight::{self, Highlighted};
use super::problems::Problem;
use super::profile::Kind;
use super::words::Words;
use super::{attributes, comment, escape};
use crate::report::{Change, Span};
use pulldown_cmark::{CodeBlockKind, Event, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// Code with a longer line may have to be scrolled, so the keyboard must reach it.
/// As many characters fit at 320 px in a list item or a note.
const SCROLLS: usize = 20;

/// The keys of code.
const KEYS: [&str; 4] = ["title", "numbers", "mark", "description"];

/// What stands after the three marks.
struct Info {
    language: String,
    language_span: Range<usize>,
    /// Where `{` stands.
    brace: Option<usize>,
}

/// Writes the code block that begins at the op at hand, and goes on to its end.
pub(super) fn write(compiler: &mut Compiler<'_>, kind: &CodeBlockKind<'_>, range: &Range<usize>) {
    let info = match kind {
        CodeBlockKind::Fenced(_) => read_info(compiler.source, range),
        CodeBlockKind::Indented => {
            Info { language: String::new(), language_span: range.start..range.start, brace: None }
        }
    };
    let attached = compiler.take_attached();
    let code = text(compiler);
    compiler.code_chars += code.chars().count();
    match compiler.profile.kind {
        Kind::Comment | Kind::Fragment => plain(compiler, &info.language, &code),
        Kind::Article | Kind::Bio => {
            let mut marks = match info.brace {
                Some(brace) => compiler.marks(&(brace..brace), &KEYS),
                None => Marks::default(),
            };
            if let Some(line) = attached {
                let below = compiler.marks(&line, &KEYS);
                marks.merge(below);
            }
            figure(compiler, &info, &marks, &code, range);
        }
    }
}

/// The text of the block, to its end.
fn text<'t>(compiler: &mut Compiler<'t>) -> Cow<'t, str> {
    let script = compiler.script;
    let mut code: Cow<'_, str> = Cow::Borrowed("");
    compiler.at += 1;
    while let Some((op, range)) = script.ops.get(compiler.at) {
        match op {
            Op::Event(Event::Text(text)) => {
                let part = script.unmasked(text, range);
                if code.is_empty() { code = part } else { code.to_mut().push_str(&part) }
            }
            Op::Event(Event::End(TagEnd::CodeBlock)) => break,
            _ => {}
        }
        compiler.at += 1;
    }
    code
}

/// Reads the line of the fence in the source, since the parser hands it over without its backslashes.
fn read_info(source: &str, range: &Range<usize>) -> Info {
    let fence = source[range.clone()].lines().next().unwrap_or_default();
    let info = fence.trim_start_matches(['`', '~']);
    let start = range.start + fence.len() - info.len();
    let words_end = info.find('{').unwrap_or(info.len());
    let indent = info[..words_end].len() - info[..words_end].trim_start().len();
    // Some write `rust,ignore` or `js linenos`: the first word is the language.
    let language = info[indent..words_end].split([' ', ',', '\t']).next().unwrap_or_default();
    Info {
        language: language.to_owned(),
        language_span: start + indent..start + indent + language.len(),
        brace: Some(start + words_end).filter(|&at| attributes::end(source, at).is_some()),
    }
}

/// Code as plain Markdown has it.
fn plain(compiler: &mut Compiler<'_>, language: &str, code: &str) {
    let mut start = String::from("<pre><code");
    if !language.is_empty() && compiler.profile.kind == Kind::Fragment {
        attribute_text("class", &format!("language-{language}"), &mut start);
    }
    start.push('>');
    compiler.put(&start);
    let clean =
        if compiler.profile.kind == Kind::Comment { comment::clean(code) } else { Cow::Borrowed(code) };
    escape::text(&clean, &mut compiler.out.html);
    compiler.put("</code></pre>\n");
}

fn figure(compiler: &mut Compiler<'_>, info: &Info, marks: &Marks<'_>, code: &str, range: &Range<usize>) {
    let known = language(compiler, info);
    let title = title(compiler, marks, known);
    let scrolls = code.lines().any(|line| line.chars().nth(SCROLLS).is_some());
    let description = marks.own("description");
    let id = (scrolls && description.is_none() && title.is_some()).then(|| {
        compiler.listings += 1;
        format!("listing-{}", compiler.listings)
    });
    let mut start = String::from("<figure");
    marks.write("code-block", &mut start);
    compiler.put(&start);
    if let Some(id) = marks.id {
        compiler.put(" id=\"");
        compiler.put_piece(Piece::Id(escape::quoted(id).into()));
        compiler.put("\"");
    }
    compiler.put(">");
    if let Some(title) = &title {
        compiler.put("<figcaption");
        if let Some(id) = &id {
            compiler.put(" id=\"");
            compiler.put_piece(Piece::Id(id.as_str().into()));
            compiler.put("\"");
        }
        compiler.put(">");
        escape::text(title, &mut compiler.out.html);
        compiler.put("</figcaption>\n");
    }
    compiler.put("<pre translate=\"no\"");
    begin_pre(compiler, scrolls, description, id);
    compiler.put("><code");
    if !info.language.is_empty() {
        let mut class = String::new();
        let name = known.map_or(info.language.to_ascii_lowercase(), |known| known.name.to_owned());
        attribute_text("class", &format!("language-{name}"), &mut class);
        compiler.put(&class);
    }
    compiler.put(">");
    let html = colours(compiler, known, code, range);
    let numbers = match marks.own("numbers") {
        Some(value) => value != "false",
        None => compiler.profile.line_numbers,
    };
    let marked = marks.own("mark").map(line_numbers).unwrap_or_default();
    let html = if numbers || !marked.is_empty() { lines(&html, &marked, numbers) } else { html };
    compiler.out.piece(Piece::Code(html.into()));
    compiler.put("</code></pre></figure>\n");
}

fn begin_pre(compiler: &mut Compiler<'_>, scrolls: bool, description: Option<&str>, id: Option<String>) {
    if let Some(description) = description {
        // Read as a picture, by what it shows.
        let mut name = String::from(if scrolls { " tabindex=\"0\"" } else { "" });
        name.push_str(" role=\"img\"");
        attribute_text("aria-label", description, &mut name);
        compiler.put(&name);
        return;
    }
    if !scrolls {
        return;
    }
    compiler.put(" tabindex=\"0\" role=\"group\"");
    match id {
        Some(id) => {
            compiler.put(" aria-labelledby=\"");
            compiler.put_piece(Piece::Id(id.into()));
            compiler.put("\"");
        }
        None => {
            let mut name = String::new();
            attribute_text("aria-label", Words::of(compiler.profile.labels()).code, &mut name);
            compiler.put(&name);
        }
    }
}

/// The language of the block, if anyone knows it.
fn language(compiler: &mut Compiler<'_>, info: &Info) -> Option<&'static highlight::Language> {
    if info.language.is_empty() {
        return None;
    }
    let known = highlight::language(&info.language);
    if known.is_none() && compiler.profile.highlight {
        let span = Span::here(info.language_span.clone());
        let change =
            highlight::nearest(&info.language).map(|near| Change { span, text: near.to_owned(), safe: true });
        let problem = Problem::CodeLanguageUnknown { name: info.language.clone() };
        compiler.findings.push(problem.at(span).suggest(change));
    }
    known
}

fn title<'a>(
    compiler: &Compiler<'_>,
    marks: &'a Marks<'_>,
    known: Option<&'static highlight::Language>,
) -> Option<Cow<'a, str>> {
    match marks.own("title") {
        Some(title) if !title.is_empty() => {
            Some(crate::german::typeset(title, &compiler.profile.style, compiler.spoken().0))
        }
        Some(_) => None,
        None => known
            .filter(|known| compiler.profile.code_titles && !known.title.is_empty())
            .map(|known| Cow::Borrowed(known.title.as_str())),
    }
}

fn colours(
    compiler: &mut Compiler<'_>,
    known: Option<&'static highlight::Language>,
    code: &str,
    range: &Range<usize>,
) -> String {
    let plain = || {
        let mut html = String::with_capacity(code.len() + code.len() / 16);
        escape::text(code, &mut html);
        html
    };
    let Some(language) = known.filter(|_| compiler.profile.highlight) else { return plain() };
    match compiler.memo.code(language, code) {
        Highlighted::Html(html) => html,
        Highlighted::Plain => plain(),
        Highlighted::TooLong => {
            let first_line =
                compiler.source[range.clone()].find('\n').map_or(range.end, |at| range.start + at);
            compiler.findings.push(Problem::CodeTooLong.at(Span::here(range.start..first_line)));
            plain()
        }
    }
}

/// The numbers in `3-5,8`; at most as many as a listing has lines.
fn line_numbers(text: &str) -> Vec<(usize, usize)> {
    let numbers = text.split(',').filter_map(|part| {
        let (from, to) = part.trim().split_once('-').unwrap_or((part.trim(), part.trim()));
        Some((from.trim().parse().ok()?, to.trim().parse().ok()?))
    });
    numbers.collect()
}

/// Wraps every line in an element, so that style sheets can count and mark them.
fn lines(html: &str, marked: &[(usize, usize)], numbers: bool) -> String {
    let mut out = String::with_capacity(html.len() * 2);
    // The tag of colour that is open where a line ends goes on in the next one.
    let mut open: Option<&str> = None;
    for (index, line) in html.split_inclusive('\n').enumerate() {
        let is_marked = marked.iter().any(|(from, to)| (*from..=*to).contains(&(index + 1)));
        out.push_str(match (numbers, is_marked) {
            (true, true) => "<span class=\"line mark\">",
            (true, false) => "<span class=\"line\">",
            (false, true) => "<span class=\"mark\">",
            (false, false) => "<span>",
        });
        out.push_str(open.unwrap_or_default());
        let (text, line_break) = line.strip_suffix('\n').map_or((line, ""), |text| (text, "\n"));
        out.push_str(text);
        let mut rest = text;
        while let Some(at) = rest.find('<') {
            let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
            let tag = &rest[at..end];
            open = (!tag.starts_with("</")).then_some(tag);
            rest = &rest[end..];
        }
        out.push_str(open.map(highlight::end_tag).unwrap_or_default());
        out.push_str("</span>");
        out.push_str(line_break);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{line_numbers, lines};

    #[test]
    fn colours_go_on_from_line_to_line() {
        assert_eq!(
            lines("a <span class=\"s\">b\nc</span>\n", &line_numbers("2, 7-9"), true),
            "<span class=\"line\">a <span class=\"s\">b</span></span>\n\
             <span class=\"line mark\"><span class=\"s\">c</span></span>\n"
        );
    }
}
