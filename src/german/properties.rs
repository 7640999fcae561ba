//! What holds for every text, whatever it says.

use std::ops::Range;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::{Edit, Language, Line, Lines, OptionValue, Piece, Style, Umlauts, fold, set, set_lines, typeset};

#[path = "../../tests/laws/typography.rs"]
pub(super) mod laws;

/// Pieces of text in which rules meet: triggers, spaces of every kind, words that rules know.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "\"", "'", "„", "“", "”", "‚", "‘", "’", "»", "«", ",,", "''", "´", "-", "--", "---", "–", "—", "−", "...", "…",
    "..", ".", "....", ",", ";", ":", "!", "?", "(", ")", "[", "]", "/", "<", ">", "=", "+", "%", "€", "§", "©", "°",
    " ", " ", " ", "\n", "\u{A0}", "\u{202F}", "  ", "\u{1E}", "x", " x ", "0", "1", "2", "5", "10", "12", "17",
    "27", "89", "000", "345", "2014", "2021", "1.000", "1,5", "9:00", "20:00", "15.06.", "17.06.2021", "15.",
    "km", "kg", "m2", "m", "GB", "Euro", "Uhr", "Mio.", "Mrd.", "°C", "Grad", "K", "f.", "Dezember", "Juni",
    "Jahrhundert", "Dr.", "Prof.", "Nr.", "S.", "DIN", "EN", "z.", "B.", "z.B.", "u.", "a.", "d.h.", "i.d.R.",
    "v. Chr.", "Hans", "Haus", "ne", "n", "er", "s", "E", "Wort", "Größe", "ß", "🙂", ":-)", ";)", ":'(", "8-)",
    "(c)", "(R)", "(TM)", "->", "<-", "=>", "<->", "+/-", "1/2", "Tel.", "Fax", "+49", "0911", "12345", "IBAN",
    "DE89", "3704", "www.", "a.de", "@", "_", "\\", "::", "--flag", "/var", "0x", "Yahoo!", "\u{FFFC}", "Ω", "µs",
];

fn pieces() -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(prop::sample::select(PIECES), 0..24)
}

fn styles() -> impl Strategy<Value = Style> {
    let options = vec![
        ("quotes.style", "guillemets"),
        ("quotes.style", "swiss"),
        ("quotes.kern", "on"),
        ("space.abbr", "narrow"),
        ("space.unit", "narrow"),
        ("number.group", "nbsp"),
        ("number.group", "off"),
        ("hyphen.nobreak", "on"),
        ("fractions", "on"),
        ("emoticons", "emoji"),
        ("on", "plusminus,number.insert,phone.glue,nbsp.initials,nbsp.words"),
        ("off", "apostrophe"),
        ("off", "quotes,range"),
        ("off", "prime,times,sup.unit"),
        ("protect", "Yahoo!,K+K"),
    ];
    prop::collection::vec(prop::sample::select(options), 0..3).prop_map(|options| {
        let mut style = Style::default();
        for (path, value) in options {
            style.set(path, &OptionValue::parse(value)).expect("these options exist");
        }
        style
    })
}

fn languages() -> impl Strategy<Value = Language> {
    prop::sample::select(vec![
        Language::German,
        Language::German,
        Language::Swiss,
        Language::English,
        Language::Other,
    ])
}

/// Adds pieces to a line, each as one of eight kinds says. Gives the bytes of each; none of what is no text.
fn fill(line: &mut Line, pieces: &[&str], kinds: &[u8]) -> Vec<Range<u32>> {
    let add = |(piece, kind): (&&str, &u8)| {
        match kind {
            0 => return line.push_literal(piece),
            1 => line.push_opaque(),
            2 => line.push_break(),
            3 => line.enter(Language::English),
            4 => line.enter(Language::Other),
            5 => line.leave(),
            _ => return line.push_text(piece),
        }
        0..0
    };
    pieces.iter().zip(kinds).map(add).collect()
}

fn text_of(line: &Line, range: Range<u32>) -> String {
    line.pieces(range).map(Piece::as_str).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn setting_twice_changes_nothing(pieces in pieces(), style in styles(), language in languages()) {
        laws::is_idempotent(&pieces.concat(), &style, language);
    }

    #[test]
    fn letters_and_digits_stay(pieces in pieces(), style in styles(), language in languages()) {
        laws::keeps_letters_and_digits(&pieces.concat(), &style, language);
    }

    #[test]
    fn it_does_not_matter_where_markup_cuts_the_text(pieces in pieces(), style in styles(), language in languages()) {
        laws::is_the_same_in_parts(&pieces, &style, language);
    }

    #[test]
    fn it_does_not_matter_what_lines_stand_beside(
        lines in prop::collection::vec(pieces(), 1..5),
        style in styles(),
        language in languages(),
    ) {
        let lines: Vec<String> = lines.iter().map(|pieces| pieces.concat()).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        laws::is_the_same_among_others(&lines, &style, language);
    }

    #[test]
    fn literals_and_passages_are_the_same_among_other_lines(
        lines in prop::collection::vec((pieces(), prop::collection::vec(0..8u8, 24)), 1..4),
        language in languages(),
    ) {
        let style = Style::default();
        let mut all = Lines::default();
        let mut alone = Vec::new();
        for (pieces, kinds) in &lines {
            let mut line = Line::new();
            let ranges = fill(&mut line, pieces, kinds);
            set(&mut line, &style, language);
            alone.extend(ranges.into_iter().map(|range| text_of(&line, range)));
        }
        let mut ranges = Vec::new();
        for (pieces, kinds) in &lines {
            ranges.extend(fill(all.line(), pieces, kinds));
            all.end_line();
        }
        set_lines(&mut all, &style, language);
        let among: Vec<String> = ranges.into_iter().map(|range| text_of(all.all(), range)).collect();
        prop_assert_eq!(among, alone, "in {:?}", lines);
    }

    #[test]
    fn literals_and_passages_keep_their_edges(pieces in pieces(), kinds in prop::collection::vec(0..8u8, 24)) {
        let mut line = Line::new();
        let ranges = fill(&mut line, &pieces, &kinds);
        set(&mut line, &Style::default(), Language::German);
        for ((range, text), kind) in ranges.into_iter().zip(&pieces).zip(kinds) {
            if kind == 0 {
                prop_assert_eq!(&text_of(&line, range), text);
            }
        }
        laws::has_orderly_edits(&line);
    }

    #[test]
    fn any_text_can_be_set(text in "\\PC*", language in languages()) {
        laws::is_idempotent(&text, &Style::default(), language);
        laws::keeps_letters_and_digits(&text, &Style::default(), language);
    }
}

#[test]
fn a_literal_stays_that_holds_a_protected_string() {
    let mut style = Style::default();
    style.set("protect", &OptionValue::parse("Wort")).expect("the option exists");
    let mut line = Line::new();
    let literal = line.push_literal("\"a\" Wort - 5 km");
    line.push_text(" - 6 km");
    set(&mut line, &style, Language::German);
    assert_eq!(text_of(&line, literal), "\"a\" Wort - 5 km");
}

#[test]
fn a_million_marks_are_no_trouble() {
    for piece in ["'\"", "(", "1", "\"a ", " 'a", "1-", ",,a''", "-", ".", "1 ", "\u{A0} ", "a'", ":'("] {
        let text = piece.repeat(1_000_000 / piece.len());
        typeset(&text, &Style::default(), Language::German);
    }
}
