//! Numbers as most of them stand: between words, or at the end of a sentence.
//!
//! „Im Jahr 2019 waren es 24.“ Of all that a number can be, little is possible there: it has a unit or none, it is the
//! day of a month or none. A few bytes tell, before anything asks what else it might be.

use super::chunk::Chunk;
use super::number::{Kind, Number};
use super::rules::RuleName;
use super::scan::Scan;
use super::{phone, tables};

/// What follows a number.
enum Next {
    /// A space and a letter or the sign of a unit.
    Word,
    /// A hyphen and a digit.
    Stroke,
    /// What no rule looks at, after a space or not.
    Nothing,
    /// The point of an ordinal number or of a sentence.
    Point,
}

impl Scan<'_> {
    /// The end of the number at `at`, whose first digits end at `digits`, once it is set; `None` where more is possible.
    pub(super) fn number_among_words(&mut self, at: usize, digits: usize) -> Option<usize> {
        // The number of a name, IPv6; that of an IBAN follows capitals, and a factor an x.
        if matches!(self.text.byte_before(at), b'a'..=b'w' | b'y' | b'z') {
            return Some(digits);
        }
        if !self.follows_word(at) || digits - at > 4 && self.has(RuleName::NumberInsert) {
            return None;
        }
        let goes_on = matches!(self.text.byte(digits), b',' | b'.' | b':');
        let number = if goes_on && self.text.byte(digits + 1).is_ascii_digit() {
            // Of telephone numbers, the longer ones may have a comma.
            if self.text.byte(at) == b'0' && digits - at > 2 {
                return None;
            }
            Number::read(self.text, at).filter(|number| self.is_whole(*number, digits))?
        } else if self.text.byte(at) != b'0' || digits == at + 1 {
            Number { start: at, end: digits, kind: Kind::Integer }
        } else {
            return None;
        };
        match self.next(number.end)? {
            Next::Word => self.unit(number),
            Next::Point => drop(number.kind == Kind::Integer && self.date(number)),
            Next::Nothing => {}
            Next::Stroke if number.kind == Kind::Time && !self.is_protected(at) => return self.range(number),
            Next::Stroke => return None,
        }
        Some(number.end)
    }

    /// Whether a number of several parts, of which the first ends at `digits`, is more than the beginning of a version.
    fn is_whole(&self, number: Number, digits: usize) -> bool {
        matches!(number.kind, Kind::Day { .. }) || number.end == self.text.digits_after(digits + 1)
    }

    /// Whether a word or a comma stands before the number at `at`, and nothing that says what kind of number it is; or
    /// the line begins with it, or it ends a range.
    fn follows_word(&self, at: usize) -> bool {
        let byte = |at: usize| self.text.byte_before(at);
        let mut end = match byte(at) {
            0 => return at == 0,
            b'-' => return self.just_set(at, RuleName::RangeTime) || self.just_set(at, RuleName::Range),
            b' ' | b'\n' if !self.has(RuleName::NbspWords) => at - 1,
            b'(' if byte(at - 1) == b' ' => at - 2,
            _ => return false,
        };
        if byte(end) == b':' {
            end -= 1;
        }
        match byte(end) {
            // Norms are written in capitals.
            b'A'..=b'Z' => {
                let word = Chunk::until(self.text.0, end);
                let letters = word.letters().trailing();
                letters > 0 && !tables::ENDS_OF_NORMS.has(word.last(letters))
            }
            byte => (byte.is_ascii_lowercase() || byte == b',') && !phone::may_announce(self.text, end),
        }
    }

    fn next(&self, end: usize) -> Option<Next> {
        let byte = |step: usize| self.text.byte(end + step);
        match (byte(0), byte(1)) {
            (b' ' | b'\n', b'x') => None,
            (b' ' | b'\n', b'a'..=b'z' | b'A'..=b'Z') => Some(Next::Word),
            (b' ', b'%') => Some(Next::Word),
            (b' ', 0xE2) if self.text.starts_with(end + 1, "€") => Some(Next::Word),
            (b' ', 0xEF) | (0xEF, _)
                if self.text.starts_with(end + usize::from(byte(0) == b' '), "\u{FFFC}") =>
            {
                Some(Next::Nothing)
            }
            (b'-', b'0'..=b'9') => Some(Next::Stroke),
            (b'-', b'a'..=b'z' | b'A'..=b'Z') => Some(Next::Nothing),
            (b'a'..=b'w' | b'y' | b'z' | b'A'..=b'Z', _) if !self.is_close_unit(end) => Some(Next::Nothing),
            (0xC2, 0xA0) if byte(2).is_ascii_alphabetic() && byte(2) != b'x' => Some(Next::Word),
            (b' ', b'(' | b'|' | b'/' | b'&' | b'+' | b'=' | b'*') => Some(Next::Nothing),
            // A dash, but none of a range.
            (b' ', b'-') if byte(2) == b' ' && byte(3).is_ascii_alphabetic() => Some(Next::Nothing),
            (b' ', 0xE2) if self.text.starts_with(end + 1, "– ") && byte(5).is_ascii_alphabetic() => {
                Some(Next::Nothing)
            }
            (b'.', b' ' | b'\n' | 0) => Some(Next::Point),
            (b'.', 0xC2) if byte(2) == 0xA0 => Some(Next::Point),
            (b',' | b';' | b':' | b'!' | b'?' | b')', b' ' | b'\n' | 0) | (0, _) => Some(Next::Nothing),
            _ => None,
        }
    }

    fn is_close_unit(&self, at: usize) -> bool {
        self.raised(at).is_some() || tables::close_unit_at(self.text, at).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::Scan;
    use crate::german::line::Edit;
    use crate::german::{Language, OptionValue, Style};
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    /// The edits that `set` makes of the number that begins at each of the digits, and whether it knows the number.
    fn edits(
        text: &str,
        style: &Style,
        set: fn(&mut Scan<'_>, usize, usize) -> bool,
    ) -> Vec<(bool, Vec<Edit>)> {
        let begins = |at: &usize| {
            let digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
            digit(*at) && !at.checked_sub(1).is_some_and(digit)
        };
        let of_number = |at: usize| {
            let (mut edits, mut tokens) = (Vec::new(), Vec::new());
            let mut scan = Scan::new(text, style, &[], &mut edits, &mut tokens);
            scan.aim(0..text.len(), 0, Language::German);
            let digits = scan.text.digits_after(at);
            let is_known = set(&mut scan, at, digits);
            (is_known, edits)
        };
        (0..text.len()).filter(begins).map(of_number).collect()
    }

    /// A number with what may stand before and after it.
    fn texts() -> impl Strategy<Value = String> {
        #[rustfmt::skip]
        let before = vec![
            "", "im", "Jahr", "von", "Tel", "Fax", "Telefon", "Tel:", "Nummer", "Kundennummer", "Konto", "DIN", "ISO",
            "ÖNORM", "USB", "Nr.", "S.", "§", "€", "a (", "Tel (", "x", "+", "-", "19", "1", "1.000", "bis", "ß", "\"",
            "+/-", "da,", "Seite", "da:", "IPv", "DE", "±", "1’", "5×",
        ];
        let gaps = vec!["", " ", " ", " ", "\n", "\u{A0}", "  ", " ("];
        #[rustfmt::skip]
        let numbers = vec![
            "5", "8", "08", "12", "2019", "12345", "0911", "000", "1,5", "05,5", "0815471,5", "3.5", "1.234", "1.234.567",
            "9:00", "09:30", "15.06.", "08.06.2021", "1.2.3", "15.", "1.000,50", "18:00:30",
        ];
        #[rustfmt::skip]
        let after = vec![
            "", "km", "m2", "cm3", "x 5", "x5", "X", "Uhr", "Mio. Euro", "%", "%ig", "€", "-5", "- 12 km", "- da", "– 5",
            "– da", "-10 km", "-10 €", "bis 10 km", "er", ", da", ". Da", ".", ". Dezember", ". Auflage", ". 12. 2017",
            "/2", "/km", "000", "345", "345 678", ")", "-)", "\u{FFFC}", "-12:00 Uhr", "\" x 3", "'", "-jährig", "+", "(",
            "°C", "D", "f.", "...", ",-", ",- Euro", "Tage", "kB/s", "und 5", "\n",
        ];
        let select = prop::sample::select::<&str>;
        (select(before), select(gaps.clone()), select(numbers), select(gaps), select(after))
            .prop_map(|(before, gap, number, space, after)| [before, gap, number, space, after].concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 30_000,
            rng_seed: RngSeed::Fixed(2026),
            failure_persistence: None,
            ..ProptestConfig::default()
        })]

        #[test]
        fn a_number_among_words_is_set_like_any_other(
            text in texts(),
            option in prop::sample::select(vec!["", "", "number.insert", "nbsp.words", "plusminus", "phone.glue"]),
        ) {
            let mut style = Style::default();
            if !option.is_empty() {
                style.set("on", &OptionValue::parse(option)).expect("the rules exist");
            }
            let among_words =
                edits(&text, &style, |scan, at, digits| scan.number_among_words(at, digits).is_some());
            let any = edits(&text, &style, |scan, at, digits| scan.any_number(at, digits) > 0);
            for ((is_known, quickly), (_, edits)) in among_words.iter().zip(&any) {
                prop_assert!(!is_known || quickly == edits, "{:?}: {:?}, not {:?}", text, quickly, edits);
            }
        }
    }
}
