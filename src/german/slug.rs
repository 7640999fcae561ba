//! Words for addresses and for the search: Größe → groesse.
//!
//! Takes the text as the author typed it, never typeset text, and gives ASCII. Addresses are the same in every
//! German-speaking country.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Bytes an address part may have before it is cut at a word.
const LONGEST: usize = 80;

/// The part of an address for a title: lower case, ä as ae, words joined by hyphens, at most 80 bytes.
///
/// Empty if the text holds no letter and no digit that has a Latin form.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    // Nearly every text is composed already, and to compose it takes longer than to spell it.
    if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        text.chars().for_each(|character| spell(character, &mut slug));
    } else {
        text.nfc().for_each(|character| spell(character, &mut slug));
    }
    let slug = slug.trim_end_matches('-');
    if slug.len() <= LONGEST {
        return slug.to_owned();
    }
    let end = slug[..=LONGEST].rfind('-').unwrap_or(LONGEST);
    slug[..end].to_owned()
}

/// How umlauts are folded for the search: both forms go into the index, so that both are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Umlauts {
    /// Müller as muller.
    Plain,
    /// Müller as mueller.
    Spelled,
}

/// A text as the search sees it: lower case, typographic forms back to those of a keyboard, ß as ss, other
/// accents dropped.
pub fn fold(text: &str, umlauts: Umlauts) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.nfc().flat_map(char::to_lowercase) {
        match character {
            'ä' | 'ö' | 'ü' if umlauts == Umlauts::Spelled => folded.push_str(umlaut(character)),
            'ß' => folded.push_str("ss"),
            '\u{AD}' => {}
            '’' | '‘' | '‚' | '′' => folded.push('\''),
            '„' | '“' | '”' | '»' | '«' | '″' => folded.push('"'),
            '–' | '—' | '−' | '\u{2010}' | '\u{2011}' => folded.push('-'),
            '…' => folded.push_str("..."),
            '\u{A0}' | '\u{202F}' => folded.push(' '),
            _ if character.is_ascii() || !character.is_alphanumeric() => folded.push(character),
            _ => match deunicode::deunicode_char(character) {
                Some(plain) => folded.push_str(&plain.to_lowercase()),
                None => folded.push(character),
            },
        }
    }
    folded
}

fn spell(character: char, slug: &mut String) {
    match character {
        'a'..='z' | '0'..='9' => slug.push(character),
        'A'..='Z' => slug.push(character.to_ascii_lowercase()),
        'ä' | 'ö' | 'ü' | 'Ä' | 'Ö' | 'Ü' | 'ß' | 'ẞ' => slug.push_str(umlaut(character)),
        // Eva’s is one word; a soft hyphen is no border.
        '\'' | '’' | '‘' | '´' | '`' | '\u{AD}' => {}
        '&' => word("und", slug),
        '@' => word("at", slug),
        _ if character.is_alphanumeric() => {
            let plain = deunicode::deunicode_char(character).unwrap_or_default();
            slug.extend(
                plain.chars().filter(char::is_ascii_alphanumeric).map(|plain| plain.to_ascii_lowercase()),
            );
        }
        _ => border(slug),
    }
}

fn umlaut(character: char) -> &'static str {
    match character {
        'ä' | 'Ä' => "ae",
        'ö' | 'Ö' => "oe",
        'ü' | 'Ü' => "ue",
        _ => "ss",
    }
}

fn word(word: &str, slug: &mut String) {
    border(slug);
    slug.push_str(word);
    border(slug);
}

fn border(slug: &mut String) {
    if !slug.is_empty() && !slug.ends_with('-') {
        slug.push('-');
    }
}

#[cfg(test)]
mod tests {
    use super::{Umlauts, fold, slug};

    #[track_caller]
    fn check(title: &str, address: &str) {
        assert_eq!(slug(title), address, "{title}");
    }

    #[test]
    fn titles_become_addresses() {
        check("Größe & Maß", "groesse-und-mass");
        check("Übung: ÄÖÜ, äöü", "uebung-aeoeue-aeoeue");
        check("STRAẞE", "strasse");
        check("Café in Malmø und Łódź", "cafe-in-malmo-und-lodz");
        check("Eva's Blumenladen – Wie geht’s?", "evas-blumenladen-wie-gehts");
        check("Schreib an post@firma", "schreib-an-post-at-firma");
        check("C++ / C#: 3,5 GB", "c-c-3-5-gb");
        check("  --  ", "");
        check("u\u{308}ber", "ueber");
        check("Straßenbahn ÖPNV", "strassenbahn-oepnv");
        check("Fahr\u{AD}plan", "fahrplan");
        check("„z.\u{A0}B.“ – 50\u{202F}000\u{A0}€…", "z-b-50-000");
        check("Ærø, Ðe, Þor, ŒUVRE, ĲSSEL", "aero-de-thor-oeuvre-ijssel");
        check("AT&T", "at-und-t");
        check("Москва", "moskva");
        check("🙂", "");
        check("-- a --", "a");
    }

    #[test]
    fn a_long_title_is_cut_at_a_word() {
        let long = slug(&"Wartungsarbeiten am Fahrplanauskunftssystem ".repeat(4));
        assert_eq!(long, "wartungsarbeiten-am-fahrplanauskunftssystem-wartungsarbeiten-am");
        assert_eq!(slug(&"a".repeat(100)).len(), 80);
    }

    #[test]
    fn the_search_finds_both_ways_of_writing_an_umlaut() {
        assert_eq!(
            fold("Müller’s Straße – 10\u{202F}000\u{A0}€", Umlauts::Plain),
            "muller's strasse - 10 000 €"
        );
        assert_eq!(fold("Müller, Café", Umlauts::Spelled), "mueller, cafe");
        assert_eq!(fold("Fahr\u{AD}plan „heute“ …", Umlauts::Plain), "fahrplan \"heute\" ...");
    }
}
