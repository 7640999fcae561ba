//! Words the rules know: elisions, abbreviations, titles, labels, units, months.

use super::Language;

/// Whether an apostrophe stands for letters left out before this word: ’ne, ’raus, ’tis.
pub(super) fn is_elision(word: &str, language: Language) -> bool {
    if language.is_english() {
        return matches!(word, "tis" | "twas" | "em" | "til" | "cause" | "bout" | "n");
    }
    matches!(
        word,
        "n" | "ne"
            | "nen"
            | "nem"
            | "ner"
            | "nes"
            | "s"
            | "ns"
            | "m"
            | "t"
            | "rein"
            | "raus"
            | "rauf"
            | "runter"
            | "rüber"
            | "ran"
            | "rum"
            | "naus"
            | "nauf"
            | "nunter"
            | "drauf"
            | "drin"
            | "drum"
            | "türlich"
            | "tschuldigung"
    )
}
