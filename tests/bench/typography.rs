//! How fast text is set: the engine alone, and a whole document beside the parser of Markdown alone.
//!
//!     cargo bench --bench typography [-- FILE…]
//!
//! Without files the posts of the sample blog are taken. A document is as long as it is in the blog, memory comes
//! from the allocator of the program, and the parser alone reads the notation of posts. Every input is measured in
//! turn, round by round, and the fastest round counts, since machines are noisy; ratios hold where absolute rates do
//! not.

#![expect(clippy::disallowed_methods, reason = "a measurement reads the clock and the files it is given")]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use pulldown_cmark::{Event, Parser, TagEnd};
use satz::german::{Language, Lines, Style, set_lines};
use satz::markdown::{Profile, fragment, notation};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const ROUNDS: usize = 25;

/// Bytes of an input at least, so that a round takes long enough to be measured.
const SIZE: usize = 1 << 20;

/// Bytes of a document that no writer wrote: those of a long post.
const LONG_POST: usize = 1 << 14;

/// What is measured: one pass over a text.
type Round<'t> = Box<dyn FnMut() + 't>;

fn main() {
    let files: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    println!(
        "{:<16}{:>10}{:>12}{:>12}{:>12}{:>12}",
        "MB/s", "engine", "parser", "not set", "set", "rules cost"
    );
    for (name, documents) in inputs(&files) {
        let size: usize = documents.iter().map(String::len).sum();
        measure(name, &vec![documents; SIZE.div_ceil(size.max(1))].concat());
    }
}

/// Documents of several kinds.
fn inputs(files: &[String]) -> Vec<(&'static str, Vec<String>)> {
    let document = |path: &str| {
        let text = std::fs::read_to_string(path).unwrap_or_else(|why| panic!("{path}: {why}"));
        // Front matter is no text.
        let body =
            text.strip_prefix("+++\n").and_then(|rest| rest.split_once("\n+++\n")).map(|(_, body)| body);
        body.unwrap_or(&text).to_owned()
    };
    if !files.is_empty() {
        return vec![("files", files.iter().map(|file| document(file)).collect())];
    }
    let posts = sample_posts(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/content/posts")));
    let posts: Vec<String> = posts.iter().map(|post| document(post)).collect();
    let code = "```\nlet x = \"1.5\"; // z.B. 10-20\n```\n\n".repeat(20);
    let prose = |is_wanted: &dyn Fn(TagEnd) -> bool| {
        posts.iter().map(|post| leaves_of(post, is_wanted).join("\n\n")).collect()
    };
    let long = |block: &str| vec![block.repeat(LONG_POST / block.len())];
    vec![
        ("prose", prose(&|tag| tag == TagEnd::Paragraph)),
        ("prose, tables", prose(&|_| true)),
        ("half code", posts.iter().map(|post| format!("{post}\n\n{code}")).collect()),
        ("no trigger", long("Wer geradeaus geht und an der Kirche abbiegt findet das Haus\n\n")),
        ("quotes", long("\"'a' \"b\" 'c'\" d'e \"f\"\n\n")),
        ("digits", long("12 34-56 7,8 9.10. 1.234 5:00 67 890 1x2\n\n")),
        ("posts", posts),
    ]
}

fn sample_posts(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
    let mut paths: Vec<_> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    let posts = paths.iter().flat_map(|path| {
        if path.is_dir() {
            sample_posts(path)
        } else {
            Vec::from_iter(path.to_str().filter(|path| path.ends_with(".md")).map(str::to_owned))
        }
    });
    posts.collect()
}

/// The running text of a document much as the engine sees it: a line for each block, code as one object.
fn leaves(text: &str) -> Vec<String> {
    leaves_of(text, |_| true)
}

/// The same of some kinds of block.
fn leaves_of(text: &str, is_wanted: impl Fn(TagEnd) -> bool) -> Vec<String> {
    let (mut leaves, mut leaf) = (Vec::new(), String::new());
    let mut is_code = false;
    for event in Parser::new_ext(text, notation()) {
        match event {
            Event::Start(pulldown_cmark::Tag::CodeBlock(_)) => is_code = true,
            Event::End(TagEnd::CodeBlock) => is_code = false,
            Event::Text(part) if !is_code => leaf.push_str(&part),
            Event::Code(_) => leaf.push('\u{FFFC}'),
            Event::SoftBreak | Event::HardBreak => leaf.push('\n'),
            Event::End(tag @ (TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell))
                if !leaf.is_empty() =>
            {
                // The engine does not see what says how a block is to look.
                if is_wanted(tag) && !leaf.starts_with(['{', ':']) {
                    leaves.push(std::mem::take(&mut leaf));
                }
                leaf.clear();
            }
            _ => {}
        }
    }
    leaves
}

fn measure(name: &str, documents: &[String]) {
    let texts: Vec<Vec<String>> = documents.iter().map(|document| leaves(document)).collect();
    let bytes = |texts: &[String]| texts.iter().map(String::len).sum::<usize>();
    let (style, mut lines) = (Style::default(), Lines::default());
    let mut rounds: [Round; 4] = [
        Box::new(|| {
            for leaves in &texts {
                lines.clear();
                for leaf in leaves {
                    lines.line().push_text(leaf);
                    lines.end_line();
                }
                set_lines(&mut lines, &style, Language::German);
                black_box(lines.all().edits());
            }
        }),
        Box::new(|| documents.iter().for_each(|document| parse_alone(document))),
        compile(documents, unset()),
        compile(documents, Style::default()),
    ];
    let mut best = [Duration::MAX; 4];
    for _ in 0..ROUNDS {
        for (best, round) in best.iter_mut().zip(&mut rounds) {
            let start = Instant::now();
            round();
            *best = start.elapsed().min(*best);
        }
    }
    let rate = |bytes: usize, time: Duration| bytes as f64 / 1e6 / time.as_secs_f64();
    let [engine, parser, plain, typeset] = best;
    println!(
        "{name:<16}{:>10.0}{:>12.0}{:>12.0}{:>12.0}{:>11.0}%",
        rate(texts.iter().map(|leaves| bytes(leaves)).sum(), engine),
        rate(bytes(documents), parser),
        rate(bytes(documents), plain),
        rate(bytes(documents), typeset),
        100.0 * (typeset.as_secs_f64() - plain.as_secs_f64()) / parser.as_secs_f64(),
    );
}

fn unset() -> Style {
    let mut style = Style::default();
    style.enabled = false;
    style
}

fn compile(documents: &[String], style: Style) -> Round<'_> {
    let profile = Profile::fragment("de", style);
    Box::new(move || {
        for document in documents {
            black_box(fragment(document, &profile));
        }
    })
}

fn parse_alone(text: &str) {
    let mut html = String::with_capacity(text.len() * 3 / 2);
    pulldown_cmark::html::push_html(&mut html, Parser::new_ext(text, notation()));
    black_box(html);
}
