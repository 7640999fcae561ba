//! Numbers, money and how many of something.

use super::Language;

const NBSP: char = '\u{A0}';

/// Which form of a noun goes with a number (CLDR, de and en: `one` for exactly 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    /// 1 Beitrag.
    One,
    /// 0, 2, 1,5 Beiträge.
    Other,
}

impl Plural {
    /// The form for a whole number.
    pub fn of(count: u64) -> Plural {
        if count == 1 { Plural::One } else { Plural::Other }
    }

    /// The form for a number as it is shown: „1“ is one, „1,0“ is not.
    pub fn of_shown(number: &str) -> Plural {
        if number == "1" { Plural::One } else { Plural::Other }
    }
}

/// A number with its noun: „1 Beitrag“, „1.234 Beiträge“. The space does not break.
pub fn plural(count: u64, one: &str, other: &str, language: Language) -> String {
    let noun = match Plural::of(count) {
        Plural::One => one,
        Plural::Other => other,
    };
    format!("{}{NBSP}{noun}", number(i64::try_from(count).unwrap_or(i64::MAX), language))
}

/// How groups of three digits are set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// As is usual in the language: 1.234, 1’234, 1,234.
    Usual,
    /// Usual, but not below 10,000: 1234, 12.345.
    FromFive,
    /// With a narrow space, after DIN 5008.
    Din,
}

/// A whole number with its digits in groups: „1.234.567“.
pub fn number(number: i64, language: Language) -> String {
    grouped(number, Grouping::Usual, language)
}

/// A whole number with its digits in groups, set apart as asked.
pub fn grouped(number: i64, grouping: Grouping, language: Language) -> String {
    with_sign(number < 0, &group(&number.unsigned_abs().to_string(), grouping, language))
}

/// A number with `places` decimals: „1.234,5“, in Switzerland „1’234,5“: the point is for money there.
pub fn decimal(number: f64, places: usize, language: Language) -> String {
    let digits = format!("{:.places$}", number.abs());
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut text = group(whole, Grouping::Usual, language);
    if !fraction.is_empty() {
        text.push(if language.is_english() { '.' } else { ',' });
        text.push_str(fraction);
    }
    let nothing = digits.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    with_sign(number < 0.0 && !nothing, &text)
}

/// A share in percent: „12,5 %“.
pub fn percent(share: f64, places: usize, language: Language) -> String {
    let space = if language.is_english() { "" } else { "\u{A0}" };
    format!("{}{space}%", decimal(share, places, language))
}

/// An amount of money: „1.234,50 €“; in Switzerland and in English the currency comes first.
///
/// `cents` are hundredths of the currency, `currency` its code after ISO 4217.
pub fn money(cents: i64, currency: &str, language: Language) -> String {
    let units = group(&(cents.unsigned_abs() / 100).to_string(), Grouping::Usual, language);
    let point = if language.is_german() && !language.is_swiss() { ',' } else { '.' };
    let amount = with_sign(cents < 0, &format!("{units}{point}{:02}", cents.unsigned_abs() % 100));
    priced(&amount, currency, language)
}

/// An amount of money without „,00“: „50 €“, „50,90 €“. [`money_dashed`] says „50,– €“ instead.
pub fn money_short(cents: i64, currency: &str, language: Language) -> String {
    if cents % 100 == 0 {
        priced(&number(cents / 100, language), currency, language)
    } else {
        money(cents, currency, language)
    }
}

/// An amount of money with a dash for no cents: „50,– €“, „50,90 €“; in Switzerland „CHF 50.–“.
pub fn money_dashed(cents: i64, currency: &str, language: Language) -> String {
    if cents % 100 != 0 || language.is_english() {
        return money_short(cents, currency, language);
    }
    let point = if language.is_swiss() { '.' } else { ',' };
    priced(&format!("{}{point}–", number(cents / 100, language)), currency, language)
}

/// A text in capitals. ß becomes ẞ, not SS: a name must be readable back.
pub fn capitals(text: &str) -> String {
    text.chars().flat_map(|letter| if letter == 'ß' { 'ẞ' } else { letter }.to_uppercase()).collect()
}

fn priced(amount: &str, currency: &str, language: Language) -> String {
    let sign = match currency {
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        code => code,
    };
    if language.is_swiss() {
        return format!("{currency}{NBSP}{amount}");
    }
    if language.is_english() {
        let space = if sign.len() == currency.len() && sign == currency { "\u{A0}" } else { "" };
        return format!("{sign}{space}{amount}");
    }
    format!("{amount}{NBSP}{sign}")
}

fn with_sign(negative: bool, digits: &str) -> String {
    if negative { format!("−{digits}") } else { digits.to_owned() }
}

fn group(digits: &str, grouping: Grouping, language: Language) -> String {
    let mark = match grouping {
        Grouping::Din => '\u{202F}',
        Grouping::Usual | Grouping::FromFive if language.is_swiss() => '’',
        Grouping::Usual | Grouping::FromFive if language.is_english() => ',',
        Grouping::Usual | Grouping::FromFive => '.',
    };
    if grouping == Grouping::FromFive && digits.len() < 5 {
        return digits.to_owned();
    }
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 * mark.len_utf8());
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{
        Grouping, Plural, capitals, decimal, grouped, money, money_dashed, money_short, number, percent,
        plural,
    };
    use crate::german::Language::{Austrian, English, German, Swiss};

    #[track_caller]
    fn check(text: String, expected: &str) {
        assert_eq!(text.replace('\u{A0}', "·").replace('\u{202F}', "_"), expected);
    }

    #[test]
    fn numbers_are_set_in_groups_of_three() {
        check(number(1_234_567, German), "1.234.567");
        check(number(999, German), "999");
        check(number(-1234, Austrian), "−1.234");
        check(number(1_234_567, Swiss), "1’234’567");
        check(number(i64::MIN, English), "−9,223,372,036,854,775,808");
        check(grouped(1234, Grouping::FromFive, German), "1234");
        check(grouped(12345, Grouping::FromFive, German), "12.345");
        check(grouped(12345, Grouping::Din, German), "12_345");
        check(decimal(1234.5, 1, German), "1.234,5");
        check(decimal(-0.001, 2, German), "0,00");
        check(grouped(-1_234_567, Grouping::Din, Swiss), "−1_234_567");
        check(grouped(1234, Grouping::FromFive, Swiss), "1234");
        check(decimal(1234.5, 1, Swiss), "1’234,5");
        check(decimal(1234.5, 1, English), "1,234.5");
        check(decimal(-1234.56, 1, Austrian), "−1.234,6");
        check(decimal(0.5, 0, German), "0");
        check(percent(12.5, 1, German), "12,5·%");
        check(percent(-0.5, 1, Swiss), "−0,5·%");
        check(percent(100.0, 0, English), "100%");
    }

    #[test]
    fn money_names_its_currency() {
        check(money(119_000, "EUR", German), "1.190,00·€");
        check(money(-5, "EUR", German), "−0,05·€");
        check(money(123_450, "CHF", Swiss), "CHF·1’234.50");
        check(money(123_450, "EUR", English), "€1,234.50");
        check(money_short(5_000, "EUR", German), "50·€");
        check(money_short(5_090, "EUR", German), "50,90·€");
        check(money_short(-100_000, "EUR", Austrian), "−1.000·€");
        check(money_short(5_000, "CHF", Swiss), "CHF·50");
        check(money_dashed(5_000, "EUR", German), "50,–·€");
        check(money_dashed(123_400, "CHF", Swiss), "CHF·1’234.–");
        check(money_dashed(5_090, "EUR", German), "50,90·€");
        check(money_dashed(5_000, "GBP", English), "£50");
        check(money(123_456_789, "SEK", German), "1.234.567,89·SEK");
        check(money(0, "EUR", German), "0,00·€");
    }

    #[test]
    fn one_is_singular_and_nothing_else() {
        check(plural(1, "Beitrag", "Beiträge", German), "1·Beitrag");
        check(plural(0, "Beitrag", "Beiträge", German), "0·Beiträge");
        check(plural(1234, "Beitrag", "Beiträge", German), "1.234·Beiträge");
        check(plural(1234, "Beitrag", "Beiträge", Swiss), "1’234·Beiträge");
        check(plural(101, "Tag", "Tagen", German), "101·Tagen");
        assert_eq!(
            [0, 1, 2, 21, 101].map(Plural::of),
            [Plural::Other, Plural::One, Plural::Other, Plural::Other, Plural::Other]
        );
        assert_eq!(
            ["1", "0", "1,5", "−1"].map(Plural::of_shown),
            [Plural::One, Plural::Other, Plural::Other, Plural::Other]
        );
        assert_eq!(Plural::of_shown("1,0"), Plural::Other);
    }

    #[test]
    fn a_name_in_capitals_keeps_its_eszett() {
        check(capitals("Groß & Söhne"), "GROẞ & SÖHNE");
        check(capitals("straße ẞ ǆ ŉ é"), "STRAẞE ẞ Ǆ ʼN É");
    }
}
