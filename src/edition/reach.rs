//! How a reader can reach somebody, as far as a text says so: by letter, by mail, by telephone.
//!
//! Digits are many things in an Impressum, so each way needs more than digits: a postal
//! code the name of its place, a telephone number the word before it.

/// What digits belong to that are no postal code.
const NUMBERED: &[&str] =
    &["hrb", "hra", "gnr", "vr", "nr", "tel", "telefon", "telephone", "phone", "fax", "mobil"];

const TELEPHONE: &[&str] = &["tel", "telefon", "telephone", "phone", "fax", "mobil"];

const FORM: &[&str] = &["formular", "kontaktformular", "contact form"];

/// The fewest digits of a telephone number, its code included.
const LEAST_DIGITS: usize = 5;

/// How far behind its word a telephone number may begin: „Telefon (Zentrale): 040 …“.
const MOST_BETWEEN: usize = 25;

/// A postal code and a name behind it: „34117 Kassel“, „A-1010 Wien“, „8001 Zürich“.
pub(super) fn has_postal_address(text: &str) -> bool {
    let text = text.replace("&nbsp;", " ");
    text.lines().any(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        (1..words.len()).any(|at| is_postal(&words[..at], words[at]))
    })
}

/// Whether the words end in a postal code, and `place` could be its place.
fn is_postal(words: &[&str], place: &str) -> bool {
    let Some((code, before)) = words.split_last() else { return false };
    let code = code.trim_start_matches(MARKUP);
    let (country, digits) = code.split_once('-').map_or((false, code), |(_, digits)| (true, digits));
    let (four_will_do, numbered) = match before.last() {
        None => (true, false),
        Some(word) => (word.ends_with([',', '·', '|', '>', '•']), is_numbered(before)),
    };
    let lengths = if country || four_will_do { 4..=5 } else { 5..=5 };
    lengths.contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && !numbered
        && place.trim_start_matches(MARKUP).starts_with(char::is_uppercase)
}

/// What Markdown writes around words.
const MARKUP: [char; 4] = ['*', '_', '[', '<'];

/// Whether what follows these words is a number of another kind: „HRB“, „HR B“, „Steuernummer:“.
fn is_numbered(words: &[&str]) -> bool {
    let plain = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let mut last = words.iter().rev().map(|word| plain(word)).filter(|word| !word.is_empty());
    let Some(word) = last.next() else { return false };
    let in_parts = matches!(word.as_str(), "a" | "b") && last.next().is_some_and(|word| word == "hr");
    in_parts || word.ends_with("nummer") || NUMBERED.contains(&word.as_str())
}

/// An address of mail, also one that is hidden from machines.
pub(super) fn has_mail(text: &str) -> bool {
    let is_inside = |(at, sign): (usize, &str)| {
        text[..at].ends_with(char::is_alphanumeric)
            && text[at + sign.len()..].starts_with(char::is_alphanumeric)
    };
    text.match_indices('@').any(is_inside) || text.contains("(at)") || text.contains("[at]")
}

/// A second way beside mail: a telephone number, or a form.
pub(super) fn has_second_way(text: &str) -> bool {
    let text = text.to_lowercase();
    FORM.iter().any(|form| whole(&text, form).next().is_some())
        || TELEPHONE.iter().flat_map(|word| whole(&text, word)).any(|end| begins_with_number(&text[end..]))
}

/// Whether a telephone number comes soon, in the same sentence.
fn begins_with_number(text: &str) -> bool {
    let Some(start) = text.find(|c: char| c.is_ascii_digit()) else { return false };
    let (between, number) = text.split_at(start);
    let words: Vec<&str> = between.split_whitespace().collect();
    let ends_sentence = between.trim_start_matches('.').contains(". ");
    let digits = number
        .chars()
        .take_while(|c| c.is_ascii_digit() || c.is_whitespace() || "/-–().+\u{a0}".contains(*c))
        .filter(char::is_ascii_digit);
    let is_other = is_numbered(&words) && !words.last().is_some_and(|word| word.contains("tel"));
    between.chars().count() <= MOST_BETWEEN && !ends_sentence && !is_other && digits.count() >= LEAST_DIGITS
}

/// Where a word ends that stands in a text as a whole, not as a part of another.
pub(super) fn whole<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    text.match_indices(word).filter_map(|(at, word)| {
        let end = at + word.len();
        let alone =
            !text[..at].ends_with(char::is_alphanumeric) && !text[end..].starts_with(char::is_alphanumeric);
        alone.then_some(end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postal_code_has_a_place() {
        for text in [
            "Peilstockweg 7\n21109 Hamburg",
            "Peilstockweg 7, **21109 Hamburg**",
            "Peilstockweg 7 21109&nbsp;Hamburg",
            "Am Hof 3 a\nD-34117 Kassel",
            "A-1010 Wien",
            "Bahnhofstrasse 1, 8001 Zürich",
        ] {
            assert!(has_postal_address(text), "{text}");
        }
        for text in [
            "Seit 2009 in Betrieb, HRB 00471",
            "HRB 12345 Umsatzsteuer-ID",
            "HR B 12345 Amtsgericht",
            "HRB12345 Umsatzsteuer-ID",
            "Steuernummer: 12345 Finanzamt",
            "Tel. 04066 Zentrale",
            "Stand 2026 Januar",
            "HRB 12345, Umsatzsteuer-ID",
        ] {
            assert!(!has_postal_address(text), "{text}");
        }
    }

    #[test]
    fn mail_has_somebody_and_a_place() {
        assert!(has_mail("Schreiben Sie an post@quast.example") && has_mail("post (at) quast.example"));
        assert!(!has_mail("Wir sind @ home") && !has_mail("post@…"));
    }

    #[test]
    fn a_telephone_has_a_word_and_a_number() {
        for text in [
            "Telefon: 040 66969-100",
            "| Telefon | 040 66969-100 |",
            "Tel. +49 40 66969",
            "[040 66969-100](tel:+494066969100)",
            "Telefon (Zentrale): (0 40) 6 69 69",
            "Fon\nTelefon\n: 040 66969",
            "Zum [Kontaktformular](/kontakt/)",
        ] {
            assert!(has_second_way(text), "{text}");
        }
        for text in [
            "Schreiben Sie uns oder kommen Sie ins Hotel.\n\nHRB 12345 Umsatzsteuer-ID",
            "Telefon auf Anfrage. 12345 Berlin",
            "Telefon: siehe HRB 12345",
            "Die Telefonanlage 12345",
            "Notruf Telefon 112",
            "Formularwesen",
        ] {
            assert!(!has_second_way(text), "{text}");
        }
    }
}
