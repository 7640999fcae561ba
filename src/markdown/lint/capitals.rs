//! Capitals and spaced letters for stress, characters for decoration.

use super::outline::{CODE, Outline, Passage, Role};
use super::problems::Problem;
use super::{Findings, Limits, abbreviations, shortened};
use std::ops::Range;

/// How many words in capitals in a row may be names or abbreviations.
const ROW: usize = 3;

/// How many spaced letters in a row are a word.
const SPACED: usize = 5;

/// How often a character must be repeated to be decoration.
const REPEATED: usize = 4;

pub(super) fn check(outline: &Outline<'_>, limits: &Limits, findings: &mut Findings) {
    for passage in &outline.passages {
        let words: Vec<Range<usize>> = words(&passage.text).collect();
        shouted(passage, &words, limits, findings);
        spaced(passage, &words, findings);
        if passage.role != Role::Cell {
            decorated(passage, &words, findings);
        }
    }
}

/// The places of words, with the marks around them.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split_whitespace().map(|word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        start..start + word.len()
    })
}

fn letters(word: &str) -> &str {
    word.trim_matches(|char: char| !char.is_alphanumeric())
}

fn shouted(passage: &Passage, words: &[Range<usize>], limits: &Limits, findings: &mut Findings) {
    let mut run = 0..0;
    for (at, place) in words.iter().enumerate() {
        let word = &passage.text[place.clone()];
        if is_shouted(letters(word)) {
            run = if run.end == at && !run.is_empty() { run.start..at + 1 } else { at..at + 1 };
        }
        // A comma ends a row: lists of abbreviations have one after each.
        let ends = run.end != at + 1 || word.ends_with([',', ';', '/', ')']) || at + 1 == words.len();
        if ends && !run.is_empty() {
            end_run(passage, &words[run.clone()], limits, findings);
            run = 0..0;
        }
    }
}

fn end_run(passage: &Passage, run: &[Range<usize>], limits: &Limits, findings: &mut Findings) {
    let unknown = |place: &Range<usize>| {
        let word = letters(&passage.text[place.clone()]);
        word.chars().count() > 3 && !abbreviations::is_known(word, limits)
    };
    if run.len() > ROW && run.iter().filter(|place| unknown(place)).count() >= 2 {
        findings.add(Problem::Capitals, passage.origin(run[0].start..run[run.len() - 1].end));
    }
}

fn is_shouted(word: &str) -> bool {
    word.chars().count() >= 2 && word.chars().all(|char| char.is_uppercase() || char == 'ß' || char == '-')
}

/// „w i c h t i g“
fn spaced(passage: &Passage, words: &[Range<usize>], findings: &mut Findings) {
    let is_single = |place: &Range<usize>| {
        let mut chars = passage.text[place.clone()].chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
    };
    for run in words.chunk_by(|a, b| is_single(a) == is_single(b)) {
        let letters = || run.iter().filter_map(|place| passage.text[place.clone()].chars().next());
        let is_alphabet = letters().zip(letters().skip(1)).all(|(a, b)| u32::from(b) == u32::from(a) + 1);
        let lower = letters().filter(|letter| letter.is_lowercase()).count();
        let different = letters().zip(letters().skip(1)).filter(|(a, b)| a != b).count();
        if run.len() >= SPACED
            && is_single(&run[0])
            && !is_alphabet
            && lower + 1 >= run.len()
            && different >= 2
        {
            findings.add(Problem::Capitals, passage.origin(run[0].start..run[run.len() - 1].end));
        }
    }
}

fn decorated(passage: &Passage, words: &[Range<usize>], findings: &mut Findings) {
    for run in words
        .chunk_by(|a, b| is_decoration(&passage.text[a.clone()]) == is_decoration(&passage.text[b.clone()]))
    {
        let place = run[0].start..run[run.len() - 1].end;
        let text = &passage.text[place.clone()];
        let signs = text.chars().filter(|char| !char.is_whitespace()).count();
        let alone = run.len() == words.len();
        if is_decoration(&passage.text[run[0].clone()])
            && !text.contains(CODE)
            && (run.len() >= 3 || signs >= REPEATED || alone && signs >= 3)
        {
            findings.add(Problem::SymbolAsLayout { text: shortened(text, 20) }, passage.origin(place));
        }
    }
}

/// Whether a word consists of signs that draw: arrows, lines, stars.
fn is_decoration(word: &str) -> bool {
    let arrow = matches!(word, "->" | "<-" | "=>" | "-->" | "<--" | "==>" | ">>" | "<<" | ">>>" | "<<<");
    let mut chars = word.chars();
    let first = chars.next().unwrap_or_default();
    let repeated =
        matches!(first, '=' | '#' | '*' | '~' | '_' | '-' | '+' | '|' | '·' | '•' | '°' | '^' | '─' | '═')
            && chars.all(|char| char == first);
    arrow || repeated
}
