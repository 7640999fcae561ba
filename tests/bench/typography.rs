//! How fast text is set: the engine alone, and a whole document beside the parser of Markdown alone.
//!
//!     cargo bench --bench typography [-- FILE…]
//!
//! Without files a small German text is taken. Rounds are taken in turn and the fastest counts, since machines
//! are noisy; ratios hold where absolute rates do not.

#![expect(clippy::disallowed_methods, reason = "a measurement reads the clock and the files it is given")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use satz::german::{Language, Line, Style, set};
use satz::markdown::{Profile, fragment};

const ROUNDS: usize = 7;

/// Bytes of text at least, so that a round takes long enough to be measured.
const SIZE: usize = 2 << 20;

const SAMPLE: &str = "Der Umbau kostet rund 1,5 Mio. Euro, sagt Dr. Müller von der Gemeinde. \"Das ist viel\", findet er, \
    \"aber wir sparen 20% der Energie\" - und zwar ab dem 1. Januar 2027. Geöffnet ist von 9:00 - 17:00 Uhr, z.B. \
    auch am Samstag.\n\nWer mit dem *Zug* kommt, steigt am [Bahnhof](https://www.example.com/) aus und geht \
    geradeaus, an der Kirche vorbei, bis zum Haus mit den grünen Läden. Dort wartet jemand...\n\n";

/// What is measured: one pass over the text.
type Round<'t> = Box<dyn FnMut() + 't>;

fn main() {
    let files = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let mut text: String = files
        .map(|file| std::fs::read_to_string(&file).unwrap_or_else(|why| panic!("{file}: {why}")))
        .collect();
    if text.is_empty() {
        text.push_str(SAMPLE);
    }
    let text = text.repeat(SIZE.div_ceil(text.len()));
    let blocks: Vec<&str> = text.split("\n\n").collect();
    let (typeset, plain) = (Style::default(), unset());
    let mut line = Line::new();
    let mut runs: [(&str, Round); 4] = [
        (
            "engine alone",
            Box::new(|| {
                for block in &blocks {
                    line.clear();
                    line.push_text(block);
                    set(&mut line, &typeset, Language::German);
                    black_box(line.edits());
                }
            }),
        ),
        ("pulldown-cmark alone", Box::new(|| parse_alone(&text))),
        ("document, not set", document(&text, plain)),
        ("document, set", document(&text, Style::default())),
    ];
    let mut best = [Duration::MAX; 4];
    for _ in 0..ROUNDS {
        for (best, (_, run)) in best.iter_mut().zip(&mut runs) {
            let start = Instant::now();
            run();
            *best = start.elapsed().min(*best);
        }
    }
    for (best, (name, _)) in best.iter().zip(&runs) {
        println!("{name:<22}{:>8.1} MB/s", text.len() as f64 / 1e6 / best.as_secs_f64());
    }
}

fn unset() -> Style {
    let mut style = Style::default();
    style.enabled = false;
    style
}

fn document(text: &str, style: Style) -> Round<'_> {
    let profile = Profile::fragment("de", style);
    Box::new(move || {
        black_box(fragment(text, &profile));
    })
}

fn parse_alone(text: &str) {
    let mut html = String::with_capacity(text.len() * 3 / 2);
    pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(text));
    black_box(html);
}
