//! Any text, in any language and style, obeys the laws of typography.
//!
//! The first byte chooses language and style (`0`: German, nothing changed), the second where markup cuts the
//! text, and the rest is the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use satz::german::{
    Edit, Language, Line, Lines, OptionValue, Piece, Style, Umlauts, fold, set, set_lines, typeset,
};
use std::sync::LazyLock;

#[path = "../../laws/typography.rs"]
mod laws;

/// Options that the laws hold with, a few at a time.
const STYLES: [&[(&str, &str)]; 8] = [
    &[],
    &[("quotes.style", "guillemets"), ("space.abbr", "narrow")],
    &[("quotes.kern", "on"), ("space.unit", "narrow"), ("number.group", "nbsp")],
    &[("hyphen.nobreak", "on"), ("fractions", "on"), ("emoticons", "emoji")],
    &[("on", "plusminus,number.insert,phone.glue,nbsp.initials,nbsp.words")],
    &[("off", "quotes,range"), ("number.group", "off")],
    &[("off", "apostrophe,prime,times,sup.unit"), ("quotes.repair", "off")],
    &[("protect", "Yahoo!,K+K"), ("abbreviations", "i. B. a."), ("elisions", "nauf")],
];

const LANGUAGES: [Language; 5] =
    [Language::German, Language::Austrian, Language::Swiss, Language::English, Language::Other];

static SET: LazyLock<Vec<Style>> = LazyLock::new(|| STYLES.iter().map(|options| style(options)).collect());

fn style(options: &[(&str, &str)]) -> Style {
    let mut style = Style::default();
    for (path, value) in options {
        style.set(path, &OptionValue::parse(value)).expect("these options exist");
    }
    style
}

fuzz_target!(|data: &[u8]| {
    let [first, cuts, text @ ..] = data else { return };
    let Ok(text) = std::str::from_utf8(text) else { return };
    let choice = usize::from(first.wrapping_sub(b'0'));
    let (style, language) = (&SET[choice % STYLES.len()], LANGUAGES[choice / STYLES.len() % LANGUAGES.len()]);
    laws::is_idempotent(text, style, language);
    laws::keeps_letters_and_digits(text, style, language);
    laws::is_the_same_in_parts(&parts(text, *cuts), style, language);
    laws::is_the_same_among_others(&text.split('\n').collect::<Vec<_>>(), style, language);
});

/// The text in parts of one to eight characters, by the bits of `cuts`.
fn parts(mut text: &str, cuts: u8) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut turn = 0;
    while !text.is_empty() {
        let length = 1 + usize::from(cuts.rotate_left(turn) & 7);
        let end = text.char_indices().nth(length).map_or(text.len(), |(at, _)| at);
        let (part, rest) = text.split_at(end);
        parts.push(part);
        text = rest;
        turn += 3;
    }
    parts
}
