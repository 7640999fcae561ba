//! Every finding, caused once and put right once.

use super::{Passage, Proofreader};
use crate::german::{Language, Line, Style};

/// Reads a text and gives ids and what `--fix` would make of it.
fn proofread(text: &str, language: Language, passage: Passage) -> (Vec<&'static str>, String) {
    let style = Style { hyphenated: vec!["Fahrplan|auskunft".to_owned()], ..Style::default() };
    let mut reader = Proofreader::new(&style, language);
    let mut line = Line::new();
    let range = line.push_text(text);
    line.locate(range, 0);
    reader.read(&mut line, passage);
    let findings = reader.finish();
    let mut changes: Vec<_> =
        findings.iter().filter_map(|finding| finding.change.clone()).filter(|change| change.safe).collect();
    changes.sort_by_key(|change| change.span.start);
    let mut fixed = text.to_owned();
    for change in changes.iter().rev() {
        fixed.replace_range(change.span.range(), &change.text);
    }
    let mut ids: Vec<_> = findings.iter().map(|finding| finding.rule.id).collect();
    ids.sort_unstable();
    ids.dedup();
    (ids, fixed)
}

#[track_caller]
fn check_in(language: Language, passage: Passage, text: &str, id: &str, fixed: &str) {
    let (ids, result) = proofread(text, language, passage);
    assert_eq!((ids.as_slice(), result.as_str()), ([id].as_slice(), fixed), "{text}");
    let (left, _) = proofread(fixed, language, passage);
    assert!(text == fixed || !left.contains(&id), "{fixed}: {left:?}");
}

#[track_caller]
fn check(text: &str, id: &str, fixed: &str) {
    check_in(Language::German, Passage::Text, text, id, fixed);
}

#[track_caller]
fn fine(text: &str) {
    assert_eq!(proofread(text, Language::German, Passage::Text).0, [""; 0], "{text}");
}

#[test]
fn quotation_marks_come_in_pairs_and_in_one_form() {
    check("Nur ein Ende\" hier.", "quotes-unpaired", "Nur ein Ende\" hier.");
    check("\"Absatz ohne Schluss.", "quotes-unpaired", "\"Absatz ohne Schluss.");
    check("„Hier“ und »dort«.", "quotes-mixed", "„Hier“ und „dort“.");
    check("“Gar nicht” heißt nein.", "quotes-english", "„Gar nicht“ heißt nein.");
    fine("»Hier« und »dort«. Start » Blog");
    fine("Ein 27\"-Monitor und 'Hans' Buch'.");
}

#[test]
fn spaces_stand_where_they_belong() {
    check("ein\u{A0}Wort", "space-stray-nbsp", "ein Wort");
    check("Wort , Wort", "space-before-punctuation", "Wort, Wort");
    check("Wort : Wort", "space-before-punctuation", "Wort: Wort");
    check("Wort  Wort", "space-double", "Wort Wort");
    check("eins,zwei", "space-missing-after-comma", "eins, zwei");
    fine("f(x,y) und --state RELATED,ESTABLISHED");
    fine("Gut (sehr :-) ) so");
    check("Wort ( Klammer )", "bracket-space", "Wort (Klammer)");
    fine("5\u{A0}km, z.\u{A0}B., 1,5 und gut :-) Ende .htaccess …");
}

#[test]
fn abbreviations_are_spelled_as_in_the_dictionary() {
    check("zB so", "abbreviation-spelling", "z. B. so");
    check("z.b. so", "abbreviation-spelling", "z. B. so");
    check("d.h, so", "abbreviation-spelling", "d. h., so");
    check("Tee u.s.w. kaufen", "abbreviation-spelling", "Tee usw. kaufen");
    check("ggfs. später", "abbreviation-spelling", "ggf. später");
    check("Tee (Milch, etc) kaufen", "abbreviation-spelling", "Tee (Milch, etc.) kaufen");
    fine("z.B. so, d. h. so, Tee usw. und Milch etc.");
}

#[test]
fn numbers_are_written_after_din_5008() {
    check("von 1970 – 1999 gebaut", "range-spaced", "von 1970–1999 gebaut");
    check("Platz 1 – 20", "range-spaced", "Platz 1 – 20");
    check("Beginn um 18:00, Ende offen", "time-unit-missing", "Beginn um 18:00 Uhr, Ende offen");
    check("2,7km und 2,7 km", "unit-spacing-inconsistent", "2,7 km und 2,7 km");
    check("Telefon 0911/12345-67", "phone-format", "Telefon 0911 12345-67");
    check("Telefon +49 (0)421 123456", "phone-format", "Telefon +49 421 123456");
    check("IBAN DE89 3704 0044 0532 0130 01", "iban-invalid", "IBAN DE89 3704 0044 0532 0130 01");
    check("IBAN DE89370400440532013000", "iban-grouping", "IBAN DE89 3704 0044 0532 0130 00");
    fine(
        "Telefon 0911 12345-67 oder +49 421 123456-7, um 18:00 Uhr, um 9:00–17:00 Uhr, IBAN DE89 3704 0044 0532 0130 00",
    );
}

#[test]
fn dots_and_dashes_say_what_is_left_out() {
    check("Und dann...", "ellipsis-space", "Und dann...");
    check("Und dann….", "ellipsis-period", "Und dann…");
    check("Das — so heißt es — gilt.", "dash-em", "Das – so heißt es – gilt.");
    check("Wirklich?? Ja.", "punctuation-repeated", "Wirklich? Ja.");
    fine("Und dann … so, [...] und 1..10");
}

#[test]
fn apostrophes_do_not_make_plurals() {
    check("Info's und mehr", "apostrophe-plural", "Infos und mehr");
    check("alte CD’s", "apostrophe-plural", "alte CDs");
    check("vor'm Haus", "apostrophe-fused", "vorm Haus");
    fine("Eva's Laden, geht's, Ku'damm, Hans' Auto");
}

#[test]
fn dates_have_the_day_first_and_the_right_weekday() {
    check("am 12/24/2017 dort", "date-english", "am 24. Dezember 2017 dort");
    check("Dezember 24, 2017", "date-english", "24. Dezember 2017");
    check("Mittwoch, 16. Juni 2026", "weekday-wrong", "Mittwoch, 16. Juni 2026");
    check("Mi., 16.06.2026", "weekday-wrong", "Mi., 16.06.2026");
    fine("Mittwoch, den 17. Juni 2026, Mi., 17.06.2026, Sonnabend, 20. Juni 2026, 24/7");
}

#[test]
fn headings_are_short_lines_without_a_period() {
    check_in(
        Language::German,
        Passage::Heading,
        "Ein Satz steht hier.",
        "heading-period",
        "Ein Satz steht hier",
    );
    let long = "Wartungsfensterkalender";
    check_in(Language::German, Passage::Heading, long, "heading-long-word", long);
    for heading in ["Fahrplanauskunftssystem", "Verein e. V.", "Was bleibt …", "Nr. 5."] {
        assert_eq!(proofread(heading, Language::German, Passage::Heading).0, [""; 0], "{heading}");
    }
}

#[test]
fn switzerland_has_no_eszett() {
    check_in(Language::Swiss, Passage::Text, "Grüße aus Gießen", "swiss-eszett", "Grüsse aus Giessen");
    fine("Grüße");
}

#[test]
fn what_was_not_located_is_never_changed() {
    let style = Style::default();
    let mut reader = Proofreader::new(&style, Language::German);
    let mut line = Line::new();
    let first = line.push_text("Wort ");
    line.push_opaque();
    let second = line.push_text("eins,zwei");
    line.push_literal("\u{A0}");
    line.locate(first, 10);
    line.locate(second, 30);
    reader.read(&mut line, Passage::Text);
    let findings = reader.finish();
    let spans: Vec<_> = findings
        .iter()
        .filter_map(|finding| finding.change.as_ref())
        .map(|change| change.span.range())
        .collect();
    assert_eq!(spans, std::iter::once(34..35).collect::<Vec<_>>());
}
