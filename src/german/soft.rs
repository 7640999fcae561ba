//! Soft hyphens for headings and cards, from the dictionary of the site and, where asked for, by patterns.
//!
//! Running text never gets any: there the browser hyphenates, and soft hyphens would end up in copied text and
//! break searching. Titles of windows, feeds, the index and alternative texts do without them too.

use std::ops::Range;

use super::{Language, SoftHyphens, Style};

/// Whether [`soften`] breaks words by patterns: it was built with the cargo feature `hyphenation`.
pub const HAS_PATTERNS: bool = cfg!(feature = "hyphenation");

/// A heading with `soft` where a word may break: „Fahrplan|auskunfts|system“ of the dictionary, whatever its case,
/// also as the beginning of a longer word; by patterns in long words the dictionary does not know.
pub fn soften(heading: &str, soft: &str, style: &Style, language: Language) -> String {
    let mut softened = String::with_capacity(heading.len() + 4 * soft.len());
    let mut from = 0;
    for at in soft_breaks(heading, style, language) {
        softened.push_str(&heading[from..at]);
        softened.push_str(soft);
        from = at;
    }
    softened.push_str(&heading[from..]);
    softened
}

/// The bytes of a heading at which a word may break, in order.
pub fn soft_breaks(heading: &str, style: &Style, language: Language) -> Vec<usize> {
    let by_patterns = by_patterns(style, language);
    let mut breaks = Vec::new();
    if !breaks_words(style, language) {
        return breaks;
    }
    for word in words(heading) {
        let before = breaks.len();
        for entry in &style.hyphenated {
            breaks.extend(breaks_at(heading, word.start, entry));
        }
        breaks[before..].sort_unstable();
        if by_patterns && breaks.len() == before {
            pattern_breaks(&heading[word.clone()], word.start, &mut breaks);
        }
    }
    breaks.dedup();
    breaks
}

/// Whether words of headings may break at all.
pub fn breaks_words(style: &Style, language: Language) -> bool {
    style.enabled && (!style.hyphenated.is_empty() || by_patterns(style, language))
}

fn by_patterns(style: &Style, language: Language) -> bool {
    HAS_PATTERNS && style.soft_hyphens == SoftHyphens::Headings && language.is_german()
}

/// Every run of letters that may break. One with breaks of its own is as its author wants it.
fn words(heading: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + heading[at..].find(char::is_alphabetic)?;
        let is_inside = |letter: char| letter.is_alphanumeric() || letter == '\u{AD}';
        at = heading[start..].find(|letter| !is_inside(letter)).map_or(heading.len(), |end| start + end);
        Some(start..at)
    })
    .filter(|word| !heading[word.clone()].contains('\u{AD}'))
}

/// The bytes of `heading` at which the word of an entry may break, if it stands at `start`.
fn breaks_at(heading: &str, start: usize, entry: &str) -> Vec<usize> {
    let mut rest = heading[start..].char_indices();
    let mut breaks = Vec::new();
    for letter in entry.chars() {
        if letter == '|' {
            breaks.push(start + rest.offset());
        } else if !rest.next().is_some_and(|(_, here)| here.to_lowercase().eq(letter.to_lowercase())) {
            return Vec::new();
        }
    }
    breaks
}

/// Where the patterns break a long word: the length is that of `hyphenate-limit-chars` in the style sheet.
#[cfg(feature = "hyphenation")]
fn pattern_breaks(word: &str, start: usize, breaks: &mut Vec<usize>) {
    const LONG_WORD: usize = 12;
    const KEPT: usize = 5;
    if word.chars().count() < LONG_WORD || !word.chars().all(char::is_alphabetic) {
        return;
    }
    let mut at = start;
    let syllables = hypher::hyphenate_bounded(word, hypher::Lang::German, KEPT, KEPT);
    for syllable in syllables {
        at += syllable.len();
        breaks.push(at);
    }
    // After the last syllable there is nothing to break.
    breaks.pop();
}

#[cfg(not(feature = "hyphenation"))]
fn pattern_breaks(_: &str, _: usize, _: &mut Vec<usize>) {}

#[cfg(test)]
mod tests {
    use super::soften;
    use crate::german::{Language, OptionValue, Style};

    #[track_caller]
    fn check(heading: &str, expected: &str) {
        let words = ["Fahrplan|auskunfts|system", "Über|stunden"];
        let style = Style { hyphenated: words.map(str::to_owned).into(), ..Style::default() };
        assert_eq!(soften(heading, "|", &style, Language::German), expected);
    }

    #[test]
    fn words_of_the_dictionary_may_break() {
        check("Das Fahrplanauskunftssystem", "Das Fahrplan|auskunfts|system");
        check("FAHRPLANAUSKUNFTSSYSTEME", "FAHRPLAN|AUSKUNFTS|SYSTEME");
        check("„Überstundenkonto“, überstunden", "„Über|stundenkonto“, über|stunden");
        check("Der Fahrplan", "Der Fahrplan");
        check("Das neuefahrplanauskunftssystem", "Das neuefahrplanauskunftssystem");
        check("Fahr\u{AD}planauskunftssystem", "Fahr\u{AD}planauskunftssystem");
    }

    #[test]
    fn without_typography_nothing_breaks() {
        let style = Style { enabled: false, hyphenated: vec!["Fahr|plan".to_owned()], ..Style::default() };
        assert_eq!(soften("Fahrplan", "|", &style, Language::German), "Fahrplan");
    }

    #[cfg(feature = "hyphenation")]
    #[test]
    fn patterns_break_long_german_words() {
        let mut style = Style { hyphenated: vec!["Donau|dampfer".to_owned()], ..Style::default() };
        style.set("hyphenation.soft", &OptionValue::parse("headings")).unwrap();
        let check =
            |heading, language, expected| assert_eq!(soften(heading, "|", &style, language), expected);
        check("Wartungsfensterkalender", Language::German, "Wartungs|fens|ter|ka|lender");
        check("Donaudampferfahrten", Language::German, "Donau|dampferfahrten");
        check("Wartung heute", Language::German, "Wartung heute");
        check("Internationalisation", Language::English, "Internationalisation");
    }

    #[cfg(not(feature = "hyphenation"))]
    #[test]
    fn without_patterns_only_the_dictionary_counts() {
        let mut style = Style::default();
        style.set("hyphenation.soft", &OptionValue::parse("headings")).unwrap();
        assert_eq!(
            soften("Wartungsfensterkalender", "|", &style, Language::German),
            "Wartungsfensterkalender"
        );
    }
}
