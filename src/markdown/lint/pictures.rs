//! Pictures and their alternative texts.

use super::outline::{Outline, Picture};
use super::problems::Problem;
use super::{Findings, Limits, change, shortened};
use std::ops::Range;

/// Words that say that a picture is a picture.
const REDUNDANT: &[&str] = &[
    "Bild von",
    "Ein Bild von",
    "Foto von",
    "Ein Foto von",
    "Abbildung von",
    "Eine Abbildung von",
    "Grafik von",
    "Das Bild zeigt",
    "Das Foto zeigt",
    "Die Grafik zeigt",
    "Bild:",
    "Foto:",
    "Abbildung:",
    "Image of",
    "An image of",
    "Picture of",
    "A picture of",
    "Photo of",
    "A photo of",
    "Image:",
    "Picture:",
    "Photo:",
];

/// Alternative texts that say nothing.
const EMPTY_WORDS: &[&str] = &[
    "bild",
    "foto",
    "grafik",
    "abbildung",
    "screenshot",
    "bildschirmfoto",
    "image",
    "img",
    "photo",
    "picture",
    "graphic",
    "figure",
    "alt",
    "alt text",
    "alternativtext",
    "alternative text",
    "titelbild",
    "beitragsbild",
    "image alt text",
    "bildbeschreibung",
    "cover",
    "header",
    "banner",
    "thumbnail",
    "untitled",
    "unbenannt",
];

/// How long a text beside a picture may be and still be taken for its caption, in bytes.
const CAPTION: usize = 300;

/// How much of an alternative text says what stands in a screenshot, in characters.
const TERSE: usize = 60;

pub(super) fn check(outline: &Outline<'_>, limits: &Limits, findings: &mut Findings) {
    for picture in &outline.pictures {
        let alt = picture.alt.as_deref().unwrap_or_default().trim();
        if let Some(link) = picture.link.map(|link| &outline.links[link])
            && link.text.trim().is_empty()
            && !link.code
        {
            // The link is what is wrong; once is enough for several pictures in it.
            if link.span.start <= picture.span.start && is_first_in_link(outline, picture) {
                findings.add(Problem::LinkedImageWithoutAlt, picture.span.clone());
            }
        } else if alt.is_empty() {
            if !picture.decorative {
                let target = picture.target.clone();
                findings.add(Problem::ImageWithoutAlt { target }, picture.span.clone());
            }
        } else {
            described(outline, picture, alt, limits, findings);
        }
    }
}

fn is_first_in_link(outline: &Outline<'_>, picture: &Picture) -> bool {
    let before = outline.pictures.partition_point(|other| other.span.start < picture.span.start);
    before.checked_sub(1).is_none_or(|before| outline.pictures[before].link != picture.link)
}

fn described(outline: &Outline<'_>, picture: &Picture, alt: &str, limits: &Limits, findings: &mut Findings) {
    let place = alt_place(outline, picture, alt).unwrap_or_else(|| picture.span.clone());
    if says_nothing(alt, &picture.target) {
        findings.add(Problem::AltIsFilename { alt: shortened(alt, 60) }, place);
        return;
    }
    let length = alt.chars().count();
    if length > limits.alt {
        findings.add(Problem::AltTooLong { n: length, max: limits.alt }, place.clone());
    }
    if let Some(words) = REDUNDANT.iter().find(|words| begins_with(alt, words)) {
        let rest = alt[words.len()..].trim_start();
        let found = findings.add(Problem::AltRedundant { words: (*words).to_owned() }, place.clone());
        if stands_alone(words, rest) && outline.source[place.clone()] == *alt {
            found.change = change(place.clone(), capitalised(rest), true);
        }
    }
    if is_repeated(outline, picture, alt) {
        findings.add(Problem::AltRepeatsCaption, place.clone());
    }
    if is_of_text(picture) && length < TERSE {
        findings.add(Problem::ImageOfText, picture.span.clone());
    }
}

/// Where the alternative text stands, if it is written without escapes.
fn alt_place(outline: &Outline<'_>, picture: &Picture, alt: &str) -> Option<Range<usize>> {
    let start = picture.span.start + outline.source[picture.span.clone()].find(alt)?;
    Some(start..start + alt.len())
}

/// Whether an alternative text is the name of a file or a word for pictures.
fn says_nothing(alt: &str, target: &str) -> bool {
    let lower = alt.to_lowercase();
    let bare = lower.trim_matches(|char: char| !char.is_alphanumeric());
    let unnumbered = bare.trim_end_matches(|char: char| char.is_ascii_digit() || char.is_whitespace());
    EMPTY_WORDS.contains(&unnumbered)
        || has_picture_ending(&lower)
        || is_camera_name(&lower)
        || is_stem(alt, target)
}

fn has_picture_ending(lower: &str) -> bool {
    let endings = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif", ".bmp", ".tiff", ".heic"];
    !lower.contains(' ') && endings.iter().any(|ending| lower.ends_with(ending))
        || lower.split_whitespace().count() <= 3 && endings.iter().any(|ending| lower.ends_with(ending))
}

/// `IMG_2034`, `DSC00012`, `Bildschirmfoto 2026-06-01 um 10.00.00`.
fn is_camera_name(lower: &str) -> bool {
    let digits = lower.bytes().filter(u8::is_ascii_digit).count();
    let prefixes =
        ["img_", "img-", "dsc", "dscn", "pxl_", "p10", "screenshot 20", "screenshot_", "bildschirmfoto 20"];
    let words = lower.split_whitespace().count();
    digits >= 3 && words <= 5 && prefixes.iter().any(|prefix| lower.starts_with(prefix))
}

/// Whether the text is the file's name without its ending, and looks like one.
fn is_stem(alt: &str, target: &str) -> bool {
    let name = target.rsplit('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    alt.eq_ignore_ascii_case(stem)
        && alt.contains(['_', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
}

fn begins_with(alt: &str, words: &str) -> bool {
    let start = alt.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words));
    let rest = alt.get(words.len()..).unwrap_or_default();
    start && (words.ends_with(':') || rest.starts_with(char::is_whitespace)) && !rest.trim().is_empty()
}

/// Whether what follows „Bild von“ can stand without it: „von einem Deich“ would be left in the dative.
fn stands_alone(words: &str, rest: &str) -> bool {
    let first = rest.split_whitespace().next().unwrap_or_default();
    let declined =
        ["einem", "einer", "dem", "der", "den", "unserem", "unserer", "unseren", "ihrem", "seinem", "zwei"];
    let german = words.ends_with("von");
    let proper = first.chars().next().is_some_and(char::is_uppercase);
    words.ends_with(':')
        || words.ends_with("of")
        || words.ends_with("zeigt") && !declined.contains(&first) && proper
        || german && proper && rest.split_whitespace().count() <= 2
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Whether the caption or the text right beside the picture says the same.
fn is_repeated(outline: &Outline<'_>, picture: &Picture, alt: &str) -> bool {
    let same = |text: &str| text.len() <= CAPTION && plain(text) == plain(alt);
    let own = outline.passages.get(picture.passage).map(|passage| passage.text.as_str()).unwrap_or_default();
    let next = || outline.passages.get(picture.passage + 1).map(|passage| passage.text.as_str());
    let alone = own.len() <= CAPTION && own.trim().is_empty();
    let caption = || {
        let before =
            outline.directives.partition_point(|directive| directive.span.start < picture.span.start);
        let figure = before.checked_sub(1).map(|before| &outline.directives[before]);
        figure.filter(|figure| figure.name == "figure").and_then(|figure| figure.argument("caption"))
    };
    same(&picture.title)
        || !alone && same(own)
        || alone && next().is_some_and(same)
        || caption().is_some_and(same)
}

fn plain(text: &str) -> String {
    let words = text.split_whitespace().map(|word| word.trim_matches(|char: char| !char.is_alphanumeric()));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ").to_lowercase()
}

fn is_of_text(picture: &Picture) -> bool {
    let name = picture.target.rsplit('/').next().unwrap_or_default().to_lowercase();
    ["screenshot", "terminal", "konsole", "console", "bildschirmfoto"].iter().any(|word| name.contains(word))
}
