//! Words the rules know: elisions, abbreviations, titles, labels, units, months, emoticons.
//!
//! What is asked for at every number or point is a set with one look into it (`ShortWords`); what is asked for rarely is
//! a `match`. Nothing is built at run time. A new word belongs here and nowhere else.

use super::Language;
use super::chunk::{self, Chunk};
use super::glance::{Glance, is_wordlike};
use super::short_words::ShortWords;

/// Whether an apostrophe stands for letters left out before this word: ’ne, ’raus, ’tis.
#[rustfmt::skip]
pub(super) fn is_elision(word: &str, language: Language) -> bool {
    if language.is_english() {
        return matches!(word, "n" | "tis" | "twas" | "em" | "til" | "cause" | "bout");
    }
    matches!(
        word,
        "n" | "ne" | "nen" | "nem" | "ner" | "nes" | "s" | "ns" | "m" | "t" | "rein" | "raus" | "rauf" | "runter"
            | "rüber" | "ran" | "rum" | "naus" | "nauf" | "nunter" | "drauf" | "drin" | "drum" | "türlich"
            | "tschuldigung"
    )
}

/// The abbreviations of several parts that begin with a letter, without their spaces.
pub(super) fn abbreviations(first: u8) -> &'static [&'static str] {
    match first {
        b'D' => &["D.h.", "D.i."],
        b'I' => &["I.d.R.", "I.d.S.", "I.e.S.", "I.w.S."],
        b'M' => &["M.E.", "M.W.", "M.a.W."],
        b'O' => &["O.ä.", "O.Ä.", "O.g."],
        b'S' => &["S.o.", "S.u.", "S.a."],
        b'U' => &["U.a.", "U.ä.", "U.Ä.", "U.U."],
        b'V' => &["V.a."],
        b'Z' => &["Z.B.", "Z.T."],
        b'a' => &["a.D.", "a.M.", "a.a.O.", "a.d.O."],
        b'b' => &["b.a.w."],
        b'd' => &["d.h.", "d.i."],
        b'e' => &["e.V.", "e.G.", "e.K."],
        b'h' => &["h.c."],
        b'i' => &["i.A.", "i.V.", "i.O.", "i.d.R.", "i.d.S.", "i.e.S.", "i.w.S."],
        b'k' => &["k.o.", "k.A."],
        b'm' => &["m.E.", "m.W.", "m.a.W."],
        b'n' => &["n.Chr.", "n.u.Z."],
        b'o' => &["o.ä.", "o.Ä.", "o.g.", "o.k.", "o.J.", "o.O."],
        b'p' => &["p.a."],
        b's' => &["s.o.", "s.u.", "s.a."],
        b'u' => &["u.a.", "u.ä.", "u.Ä.", "u.U.", "u.z.", "u.v.a.", "u.v.m.", "u.a.m.", "u.dgl."],
        b'v' => &["v.a.", "v.Chr.", "v.u.Z."],
        b'z' => &["z.B.", "z.T.", "z.K.", "z.Zt.", "z.Hd."],
        _ => &[],
    }
}

/// Words of several letters before a point that may need what follows: those of [`is_title`], of [`is_faculty`], and of
/// millions.
#[rustfmt::skip]
pub(super) const POINTED: ShortWords<64> = ShortWords::of(&[
    "Dr", "Prof", "Ing", "Mag", "Hr", "Fr", "Fa", "St",
    "med", "dent", "vet", "phil", "jur", "iur", "rer", "nat", "pol", "soc", "oec", "agr", "ing", "theol", "habil",
    "mult",
    "Mio", "Mrd",
]);

/// Whether a name follows this word and its point.
pub(super) fn is_title(word: &str) -> bool {
    matches!(word, "Dr" | "Prof" | "Ing" | "Mag" | "Hr" | "Fr" | "Fa" | "St")
}

/// Whether a title goes on with this word and its point: Dr. med. Müller, Dr. rer. nat. Meier.
#[rustfmt::skip]
pub(super) fn is_faculty(word: &str) -> bool {
    matches!(
        word,
        "med" | "dent" | "vet" | "phil" | "jur" | "iur" | "rer" | "nat" | "pol" | "soc" | "oec" | "agr" | "ing" | "theol"
            | "habil" | "mult" | "h"
    )
}

/// Whether a number follows this word and its point.
#[rustfmt::skip]
pub(super) fn is_label(word: &str) -> bool {
    matches!(
        word,
        "Nr" | "S" | "Abs" | "Art" | "Kap" | "Abb" | "Tab" | "Bd" | "Anm" | "Ziff" | "Rn" | "Str" | "Tel" | "ca"
            | "max" | "min" | "mind" | "rd" | "Ca" | "Max" | "Min" | "Mind" | "Rd"
    )
}

/// Whether the number of a norm follows this word.
pub(super) fn is_norm(word: &str) -> bool {
    matches!(word, "DIN" | "EN" | "ISO" | "IEC" | "VDE" | "ÖNORM" | "RFC")
}

/// The letters of ASCII that these end in.
pub(super) const ENDS_OF_NORMS: ShortWords<16> =
    ShortWords::of(&["DIN", "EN", "ISO", "IEC", "VDE", "NORM", "RFC"]);

/// Whether the number after this word is the name of a thing, and neither a quantity nor a range: Bestell-Nr. 12-345,
/// Kundennummer 123 456. Houses have ranges.
pub(super) fn names_number(word: &str) -> bool {
    matches!(word, "Nr" | "No" | "ID" | "Az" | "Aktenzeichen")
        || word.ends_with("nr")
        || word.ends_with("nummer") && word != "Hausnummer"
}

/// Whether this word names an account or an entry of a register; on an account there is money, too.
pub(super) fn is_account(word: &str) -> bool {
    matches!(word, "Konto" | "Kto" | "BLZ" | "PIN" | "HRB" | "HRA" | "IBAN")
        || word.ends_with("konto") && word != "Diskonto"
}

/// Whether this word and the number after it belong together, for those who want `nbsp.words`.
#[rustfmt::skip]
pub(super) fn is_counted_word(word: &str) -> bool {
    matches!(
        word,
        "Seite" | "Seiten" | "Kapitel" | "Absatz" | "Artikel" | "Abschnitt" | "Abbildung" | "Tabelle" | "Band"
            | "Teil" | "Nummer" | "Punkt" | "Platz" | "Raum" | "Zimmer" | "Ziffer" | "Version" | "Paragraf"
            | "Paragraph" | "Stufe" | "Schritt"
    )
}

/// The number of a month by its name or abbreviation, without the point.
pub(super) fn month(word: &str) -> Option<u32> {
    Some(match word {
        "Januar" | "Jänner" | "Jan" | "Jän" => 1,
        "Februar" | "Feber" | "Feb" | "Febr" => 2,
        "März" | "Mär" | "Mrz" => 3,
        "April" | "Apr" => 4,
        "Mai" => 5,
        "Juni" | "Jun" => 6,
        "Juli" | "Jul" => 7,
        "August" | "Aug" => 8,
        "September" | "Sept" | "Sep" => 9,
        "Oktober" | "Okt" => 10,
        "November" | "Nov" => 11,
        "Dezember" | "Dez" => 12,
        _ => return None,
    })
}

/// Whether an ordinal number stands before this noun, also in the genitive and plural.
#[rustfmt::skip]
pub(super) fn is_ordinal_noun(word: &str) -> bool {
    matches!(
        word,
        "Jahrhundert" | "Jahrhunderts" | "Jahrhunderte" | "Jahrhunderten" | "Jh" | "Auflage" | "Auflagen" | "Klasse"
            | "Klassen" | "Stock" | "Stocks" | "Platz" | "Platzes" | "Quartal" | "Quartals" | "Quartale" | "Quartalen"
    )
}

/// The unit that stands at `at` after a space.
pub(super) fn unit_at<'a>(text: Glance<'a>, at: usize) -> Option<&'a str> {
    sign_at(text, at, |sign, end| UNITS.has(sign) || text.byte(end) == b'.' && POINTED_UNITS.has(sign))
}

/// Whether a sign with a word on it stands at `at`: „50 %-ige“ belongs together, right or wrong.
pub(super) fn percent_at(text: Glance, at: usize) -> bool {
    let sign = text.after(at);
    let next = text.after(at + sign.len_utf8());
    matches!(sign, '%' | '‰' | '€') && (matches!(next, '-' | '\u{2011}') || next.is_alphabetic())
}

/// The unit that stands at `at` directly after a number and wants a space there. Single letters are none: 4K, 5G.
pub(super) fn close_unit_at<'a>(text: Glance<'a>, at: usize) -> Option<&'a str> {
    sign_at(text, at, |sign, _| CLOSE_UNITS.has(sign))
}

/// Whether the number that ends at `end` is that of kilometres and so on, and no year.
pub(super) fn is_measured(text: Glance, end: usize) -> bool {
    close_unit_at(text, text.past_gap(end)).is_some()
}

/// Whether a currency stands at `at`.
pub(super) fn currency_at(text: Glance, at: usize) -> bool {
    sign_at(text, at, |sign, _| CURRENCIES.has(sign)).is_some()
}

/// Whether a currency ends at `end`.
pub(super) fn currency_before(text: Glance, end: usize) -> bool {
    let word = text.letters_before(end);
    matches!(text.before(end), '€' | '$' | '£')
        || CURRENCIES.has_word(word) && text.word_begins(end - word.len())
}

/// Whether a hyphen before a number with the unit at `at` is a minus.
pub(super) fn takes_minus(text: Glance, at: usize) -> bool {
    sign_at(text, at, |sign, _| UNITS_BELOW_ZERO.has(sign)).is_some()
}

/// Whether a unit may end at `end`: neither a letter nor a digit nor a hyphen follows.
pub(super) fn ends_unit(text: Glance, end: usize) -> bool {
    match text.after(end) {
        // Two hyphens are a dash.
        '-' => text.byte(end + 1) == b'-',
        after => !is_wordlike(after) && after != '\u{2011}',
    }
}

/// Bytes of the longest part of a unit: Franken, Prozent.
const LONGEST_UNIT: usize = 7;

/// The letters and signs at `at` if they are what is asked for; „km“ of „km/Woche“ counts as well.
fn sign_at<'a>(text: Glance<'a>, at: usize, is_sought: impl Fn(u64, usize) -> bool) -> Option<&'a str> {
    let chunk = Chunk::from(text.0, at);
    let is_at = |end: usize| {
        end - at <= chunk::LENGTH && is_sought(chunk.first(end - at), end) && ends_unit(text, end)
    };
    let mut end = at + chunk.letters().leading();
    let is_word = end > at && matches!(text.byte(end), b' ' | b'\n' | b'.' | b',' | b')' | 0);
    if !is_word {
        end = at + sign_part(text, at).len();
        if end == at {
            return None;
        }
        if text.byte(end) == b'/' {
            let whole = end + 1 + sign_part(text, end + 1).len();
            if is_at(whole) {
                return Some(&text.0[at..whole]);
            }
        }
    }
    is_at(end).then(|| &text.0[at..end])
}

/// The letters and signs at `at`, at most one more than the longest unit has.
fn sign_part<'a>(text: Glance<'a>, at: usize) -> &'a str {
    let mut end = at;
    while end - at <= LONGEST_UNIT {
        end += match text.byte(end) {
            b'a'..=b'z' | b'A'..=b'Z' | b'%' | b'$' => 1,
            0..0x80 => break,
            _ => match text.after(end) {
                sign @ ('‰' | '€' | '£' | '°' | '²' | '³') => sign.len_utf8(),
                letter if letter.is_alphabetic() => letter.len_utf8(),
                _ => break,
            },
        };
    }
    &text.0[at..end]
}

/// Units that stand after a space, powers and currencies among them.
#[rustfmt::skip]
const UNITS: ShortWords<256> = ShortWords::of(&[
    "m", "µm", "μm", "nm", "g", "t", "l", "s", "min", "h", "W", "V", "mV", "A", "mA", "Ω", "\u{2126}", "K", "J", "kJ",
    "Pa", "bar", "B", "bit", "kbit", "Mbit", "Gbit", "MB/s", "GT/s", "m/s", "dpi", "px", "pt", "°F", "°", "Grad",
    "Prozent", "Uhr",
    "m²", "m³", "km²", "cm²", "cm³", "mm²", "dm³",
    "€", "$", "£", "CHF", "EUR", "USD", "Euro", "Cent", "Dollar", "Franken",
    "%", "‰", "°C", "kB", "KB", "MB", "GB", "TB", "PB", "KiB", "MiB", "GiB", "TiB", "km", "cm", "mm", "kg", "mg", "ml",
    "kW", "MW", "kWh", "Hz", "kHz", "MHz", "GHz", "ms", "µs", "μs", "ns", "km/h", "Mbit/s", "Gbit/s",
]);

/// Units that end in a point.
const POINTED_UNITS: ShortWords<16> =
    ShortWords::of(&["Mio", "Mrd", "Tsd", "f", "ff", "Std", "Min", "Sek", "Stk"]);

/// Units that may stand right after their number.
#[rustfmt::skip]
const CLOSE_UNITS: ShortWords<128> = ShortWords::of(&[
    "%", "‰", "€", "°C", "kB", "KB", "MB", "GB", "TB", "PB", "KiB", "MiB", "GiB", "TiB", "km", "cm", "mm", "kg", "mg",
    "ml", "kW", "MW", "kWh", "Hz", "kHz", "MHz", "GHz", "ms", "µs", "μs", "ns", "km/h", "Mbit/s", "Gbit/s",
]);

const CURRENCIES: ShortWords<32> =
    ShortWords::of(&["€", "$", "£", "CHF", "EUR", "USD", "Euro", "Cent", "Dollar", "Franken"]);

/// Units of what is less than nothing.
#[rustfmt::skip]
const UNITS_BELOW_ZERO: ShortWords<32> = ShortWords::of(&[
    "°", "°C", "°F", "K", "%", "‰", "€", "Grad", "dB", "V", "Prozent", "Euro", "EUR", "CHF", "Franken",
]);

/// An emoji that stands for emoticons, with its names after CLDR.
#[derive(Debug)]
pub(super) struct Face {
    pub(super) symbol: &'static str,
    pub(super) german: &'static str,
    pub(super) english: &'static str,
    typed: &'static [&'static str],
}

pub(super) const FACES: &[Face] = &[
    Face {
        symbol: "🙂",
        german: "leicht lächelndes Gesicht",
        english: "slightly smiling face",
        typed: &[":-)", ":)"],
    },
    Face { symbol: "😉", german: "zwinkerndes Gesicht", english: "winking face", typed: &[";-)", ";)"] },
    Face {
        symbol: "🙁",
        german: "betrübtes Gesicht",
        english: "slightly frowning face",
        typed: &[":-(", ":("],
    },
    Face { symbol: "😀", german: "grinsendes Gesicht", english: "grinning face", typed: &[":-D", ":D"] },
    Face {
        symbol: "😛",
        german: "Gesicht mit herausgestreckter Zunge",
        english: "face with tongue",
        typed: &[":-P", ":P"],
    },
    Face {
        symbol: "😎",
        german: "lächelndes Gesicht mit Sonnenbrille",
        english: "smiling face with sunglasses",
        typed: &["8-)"],
    },
];

/// The emoticon that stands at `at`, and what it shows.
pub(super) fn emoticon_at(text: Glance, at: usize) -> Option<(&'static str, &'static Face)> {
    FACES.iter().find_map(|face| {
        let typed = face.typed.iter().find(|typed| text.starts_with(at, typed))?;
        Some((*typed, face))
    })
}

#[cfg(test)]
mod tests {
    use super::{ENDS_OF_NORMS, POINTED, is_faculty, is_norm, is_title};

    /// Words of a `match` are looked for in a set before, so that most others are not compared at all.
    #[test]
    fn what_is_compared_by_letters_is_in_its_set() {
        let text = include_str!("tables.rs");
        let words = text.split('"').skip(1).step_by(2).filter(|word| word.chars().all(char::is_alphabetic));
        for word in words {
            let is_pointed = is_title(word) || is_faculty(word) || matches!(word, "Mio" | "Mrd");
            assert_eq!(POINTED.has_word(word), is_pointed && word.len() > 1, "{word}");
            let letters = word.trim_start_matches(|letter: char| !letter.is_ascii());
            assert!(!is_norm(word) || ENDS_OF_NORMS.has_word(letters), "{word}");
        }
    }
}
