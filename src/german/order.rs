//! Alphabetical order, with umlauts where readers look for them.
//!
//! DIN 5007 in both variants, from the collation tables of Unicode. The tables are part of the program; a collator
//! is made once.

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_collator::options::{AlternateHandling, CollatorOptions, MaxVariable, Strength};
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

static WORDS: LazyLock<CollatorBorrowed<'static>> =
    LazyLock::new(|| Collator::try_new(locale!("de").into(), options()).expect("the tables are compiled in"));

static NAMES: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
    Collator::try_new(locale!("de-u-co-phonebk").into(), options()).expect("the tables are compiled in")
});

/// The order of words after DIN 5007-1: ä like a, ß like ss; spaces, hyphens and punctuation only break ties.
///
/// Only equal texts are equal, so that a sorted list has one order.
pub fn compare(a: &str, b: &str) -> Ordering {
    WORDS.compare(a, b).then_with(|| a.cmp(b))
}

/// The order of names of people after DIN 5007-2: ä like ae.
pub fn compare_names(a: &str, b: &str) -> Ordering {
    NAMES.compare(a, b).then_with(|| a.cmp(b))
}

fn options() -> CollatorOptions {
    let mut options = CollatorOptions::default();
    options.strength = Some(Strength::Quaternary);
    options.alternate_handling = Some(AlternateHandling::Shifted);
    options.max_variable = Some(MaxVariable::Punctuation);
    options
}

#[cfg(test)]
mod tests {
    use super::{compare, compare_names};

    #[track_caller]
    fn check(sorted: &[&str]) {
        let mut words: Vec<&str> = sorted.iter().rev().copied().collect();
        words.sort_by(|a, b| compare(a, b));
        assert_eq!(words, sorted);
    }

    #[test]
    fn umlauts_stand_beside_their_letters() {
        check(&["Müll", "Mulle", "Müller"]);
        check(&["Apfel", "Äpfel", "Auto", "Zebra"]);
        check(&["Masse", "Maße", "Mast"]);
        check(&["anton", "Anton", "Berta"]);
        check(&["E-Mail", "Emaille", "E-Post"]);
        check(&["Offen", "öffentlich", "Ofterdingen", "ohne", "Öl", "Olaf"]);
        check(&["Muller", "Müller", "Mullerin"]);
        check(&["busse", "Busse", "buße", "Buße", "Bussen"]);
        check(&["Neubau", "Neu-Isenburg", "Neustadt", "Neu Ulm"]);
        check(&["Cafe", "Café", "Cafés"]);
        check(&["10 Tage", "2 Tage", "Tage"]);
    }

    #[test]
    fn names_are_found_as_in_a_telephone_book() {
        let mut names = vec!["Mutz", "Müller", "Mudra", "Mueller"];
        names.sort_by(|a, b| compare_names(a, b));
        assert_eq!(names, ["Mudra", "Mueller", "Müller", "Mutz"]);
        let mut names = ["Goethe", "Gott", "Göthe", "Gotha", "Weiss", "Weiß", "Weise"];
        names.sort_by(|a, b| compare_names(a, b));
        assert_eq!(names, ["Goethe", "Göthe", "Gotha", "Gott", "Weise", "Weiss", "Weiß"]);
    }
}
