//! Languages: tags that are none, and passages in another language than they say.

use super::Findings;
use super::change;
use super::outline::{Outline, Passage, Role, primary};
use super::problems::Problem;
use std::collections::{BTreeMap, BTreeSet};

/// How many words a passage needs for its language to be guessed.
const WORDS: usize = 8;

/// A language that can be told by its small words.
struct Known {
    code: &'static str,
    german: &'static str,
    english: &'static str,
    words: &'static [&'static str],
}

/// No word stands in two lists, and none is common in another of the languages.
static KNOWN: [Known; 3] = [
    Known {
        code: "de",
        german: "Deutsch",
        english: "German",
        words: &[
            "der", "das", "und", "ist", "nicht", "ein", "eine", "einen", "einem", "einer", "mit", "auf",
            "für", "von", "zu", "den", "dem", "sich", "auch", "wir", "ich", "sie", "aber", "oder", "wenn",
            "werden", "wird", "haben", "sind", "zum", "zur", "aus", "nach", "noch", "nur", "wie", "über",
            "dass", "kann", "bei", "im",
        ],
    },
    Known {
        code: "en",
        german: "Englisch",
        english: "English",
        words: &[
            "the", "of", "and", "to", "is", "are", "that", "with", "for", "you", "this", "it", "be", "have",
            "not", "from", "your", "we", "they", "or", "which", "can", "has", "will", "would", "were",
            "been", "their", "our", "there", "what", "when", "if", "by", "an", "its", "but", "who", "i", "a",
            "at",
        ],
    },
    Known {
        code: "fr",
        german: "Französisch",
        english: "French",
        words: &[
            "le", "la", "les", "et", "est", "une", "dans", "pour", "que", "qui", "sur", "avec", "pas",
            "sont", "vous", "nous", "ils", "elle", "au", "aux", "ce", "cette", "mais", "ou", "où", "été",
            "être", "leur", "ses",
        ],
    },
];

pub(super) fn check(outline: &Outline<'_>, lang: &str, findings: &mut Findings) {
    for (tag, place) in &outline.languages {
        if let Some(example) = invalid(tag) {
            let problem = Problem::LangInvalid { value: tag.to_string(), example: example.to_owned() };
            findings.add(problem, place.clone());
        }
    }
    let guesses: Vec<(&Passage, &Known)> =
        outline.passages.iter().filter_map(|passage| Some((passage, other_language(passage)?))).collect();
    let long = outline.passages.iter().filter(|passage| is_long(passage) && &*passage.lang == lang).count();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, known) in &guesses {
        *counts.entry(known.code).or_default() += 1;
    }
    let mut told: Vec<&str> = Vec::new();
    for (passage, known) in guesses {
        // Where most of a text is in one other language, one word about it is enough.
        let whole = counts.get(known.code).is_some_and(|count| *count >= 3 && count * 2 > long);
        if whole && told.contains(&known.code) {
            continue;
        }
        told.push(known.code);
        add(outline, passage, known, whole, findings);
    }
}

fn add(
    outline: &Outline<'_>,
    passage: &Passage,
    known: &'static Known,
    whole: bool,
    findings: &mut Findings,
) {
    let Known { code, german, english, .. } = known;
    let found = findings.add(Problem::LangMissing { german, english, code }, passage.span.clone());
    let end = passage.span.end;
    let line_ends = outline.source[end..].chars().next().is_none_or(|char| char == '\n' || char == '\r');
    if passage.role == Role::Paragraph && !passage.nested && !whole && line_ends && passage.foreign.is_empty()
    {
        found.change = change(end..end, format!("\n{{lang={code}}}"), true);
    }
}

fn is_long(passage: &Passage) -> bool {
    matches!(passage.role, Role::Paragraph | Role::Item)
        && passage.text.split_whitespace().nth(WORDS - 1).is_some()
}

/// The language a passage is in, if that is another than it says.
fn other_language(passage: &Passage) -> Option<&'static Known> {
    if !is_long(passage) {
        return None;
    }
    let own = KNOWN.iter().position(|known| known.code.eq_ignore_ascii_case(primary(&passage.lang)))?;
    let mut hits = [0_usize; KNOWN.len()];
    let mut different: BTreeSet<&str> = BTreeSet::new();
    let mut total = 0;
    for word in own_words(passage) {
        total += 1;
        let lower = word.to_lowercase();
        for (at, known) in KNOWN.iter().enumerate() {
            if let Some(word) = known.words.iter().find(|known| **known == lower) {
                hits[at] += 1;
                different.insert(word);
            }
        }
    }
    let (best, most) = hits.iter().enumerate().max_by_key(|(_, hits)| **hits)?;
    let kinds = KNOWN[best].words.iter().filter(|word| different.contains(*word)).count();
    let clear = kinds >= 3 && *most * 5 >= total && hits[own] * 6 <= *most;
    (total >= WORDS && best != own && clear).then(|| &KNOWN[best])
}

/// The words that are not in a language of their own.
fn own_words(passage: &Passage) -> impl Iterator<Item = &str> {
    let mut foreign = passage.foreign.iter().peekable();
    let text = passage.text.as_str();
    text.split(|char: char| !char.is_alphanumeric() && char != '\'' && char != '’').filter(move |word| {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        while foreign.next_if(|range| range.end <= at).is_some() {}
        let outside = foreign.peek().is_none_or(|range| at < range.start);
        outside && word.chars().any(char::is_alphabetic)
    })
}

/// Two-letter codes of ISO 639-1, the only two-letter languages of BCP 47.
const TWO: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv \
                   dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig \
                   ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh \
                   mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru \
                   rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty \
                   ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// What a tag that is none may have meant; `None` if it is one. Empty means unknown, as in HTML.
fn invalid(tag: &str) -> Option<&'static str> {
    if tag.is_empty() {
        return None;
    }
    let lower = tag.to_ascii_lowercase();
    let mut parts = lower.split('-');
    let language = parts.next().unwrap_or_default();
    let right = match language {
        "deu" | "ger" | "deutsch" | "german" => "de",
        "eng" | "english" | "englisch" | "gb" | "us" => "en",
        "fra" | "fre" | "french" | "französisch" => "fr",
        "dt" | "at" => "de",
        "cz" => "cs",
        "jp" => "ja",
        "dk" => "da",
        "i" | "x" => return None,
        _ => "de, en, en-GB",
    };
    let known = match language.len() {
        2 => TWO.split(' ').any(|code| code == language),
        3 => right == "de, en, en-GB" && language.bytes().all(|byte| byte.is_ascii_lowercase()),
        _ => false,
    };
    if !known {
        return Some(right);
    }
    let mut private = false;
    let well_formed = parts.all(|part| {
        private |= part == "x";
        let alphanumeric = part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        alphanumeric && (1..=8).contains(&part.len()) && (private || part != "uk")
    });
    if well_formed {
        None
    } else if lower.ends_with("-uk") {
        Some("en-GB")
    } else {
        Some("de, en, en-GB")
    }
}
