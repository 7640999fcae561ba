//! Words that only help those who see.

use super::Findings;
use super::outline::{Link, Outline, Role};
use super::problems::Problem;

const PLACES: &[&str] = &[
    "siehe unten",
    "siehe oben",
    "s. u.",
    "s. o.",
    "oben rechts",
    "oben links",
    "unten rechts",
    "unten links",
    "rechts oben",
    "rechts unten",
    "links oben",
    "links unten",
    "in der rechten spalte",
    "in der linken spalte",
    "am rechten rand",
    "am linken rand",
    "im bild rechts",
    "im bild links",
    "see below",
    "see above",
    "top right",
    "top left",
    "bottom right",
    "bottom left",
    "in the right column",
    "in the left column",
];

const COLOURS: &[&str] = &[
    "rote",
    "roten",
    "roter",
    "grüne",
    "grünen",
    "grüner",
    "blaue",
    "blauen",
    "blauer",
    "gelbe",
    "gelben",
    "gelber",
    "graue",
    "grauen",
    "orangefarbene",
    "orangefarbenen",
    "red",
    "green",
    "blue",
    "yellow",
    "grey",
    "gray",
    "orange",
];

const CONTROLS: &[&str] = &[
    "knopf",
    "button",
    "schaltfläche",
    "taste",
    "pfeil",
    "kasten",
    "balken",
    "kurve",
    "linie",
    "arrow",
    "box",
    "bar",
    "curve",
    "line",
];

pub(super) fn check(outline: &Outline<'_>, findings: &mut Findings) {
    for passage in outline.passages.iter().filter(|passage| passage.role != Role::Cell) {
        let lower = passage.text.to_lowercase();
        // Only letters whose lower case is as long keep the places true.
        if lower.len() != passage.text.len() {
            continue;
        }
        for words in PLACES {
            for (at, _) in lower.match_indices(words) {
                let linked = is_linked(&outline.links[passage.links.clone()], at);
                if !linked && is_whole(&lower, at, words.len()) {
                    let text = passage.text[at..at + words.len()].to_owned();
                    findings.add(Problem::SenseWord { text }, passage.origin(at..at + words.len()));
                }
            }
        }
        for (at, length) in coloured(&lower) {
            let text = passage.text[at..at + length].to_owned();
            findings.add(Problem::SenseWord { text }, passage.origin(at..at + length));
        }
    }
}

fn is_linked(links: &[Link], at: usize) -> bool {
    let after = links.partition_point(|link| link.within.start <= at);
    after.checked_sub(1).is_some_and(|link| links[link].within.contains(&at))
}

fn is_whole(text: &str, at: usize, length: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + length..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// „rote Knopf“: a colour and what it is the colour of, by place and length.
fn coloured(lower: &str) -> Vec<(usize, usize)> {
    let words = || lower.split(' ');
    let mut found = Vec::new();
    let mut at = 0;
    for (word, next) in words().zip(words().skip(1)) {
        let thing = next.trim_end_matches(|char: char| !char.is_alphanumeric());
        if COLOURS.contains(&word) && CONTROLS.contains(&thing) {
            found.push((at, word.len() + 1 + thing.len()));
        }
        at += word.len() + 1;
    }
    found
}
