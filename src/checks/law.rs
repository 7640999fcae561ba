//! The pages of the law are one click away, from every page and by their own names.

use super::outline::Outline;
use super::problems::Problem;
use super::{Output, Page};
use crate::report::{Finding, Level, Place, Report};

/// A page that the law asks for, by the word of its links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Imprint,
    Privacy,
}

impl Word {
    const ALL: [Word; 2] = [Word::Imprint, Word::Privacy];

    /// What the text of a link may hold, in small letters.
    fn spellings(self) -> &'static [&'static str] {
        match self {
            Word::Imprint => &["impressum", "imprint", "legal notice"],
            Word::Privacy => &["datenschutz", "privacy"],
        }
    }

    fn wanted(self, output: &Output<'_>) -> Option<Level> {
        match self {
            Word::Imprint => output.imprint,
            Word::Privacy => output.privacy,
        }
    }

    fn missing(self, place: Place) -> Finding {
        match self {
            Word::Imprint => Problem::ImprintMissing.at(place),
            Word::Privacy => Problem::PrivacyMissing.at(place),
        }
    }
}

/// The words that links of a page say.
pub(super) fn words(outline: &Outline) -> Vec<Word> {
    let texts: Vec<String> = outline.named("a").map(|link| outline.text_of(link).to_lowercase()).collect();
    let says = |word: &Word| {
        texts.iter().any(|text| word.spellings().iter().any(|spelling| text.contains(spelling)))
    };
    Word::ALL.into_iter().filter(says).collect()
}

/// Reports what is linked nowhere once, and what one page leaves out at the first such page.
pub(super) fn check(pages: &[Page], output: &Output<'_>, report: &mut Report) {
    for word in Word::ALL {
        let Some(level) = word.wanted(output) else { continue };
        let mut all = pages.iter().filter(|page| !page.redirects);
        let lacks = |page: &&Page| !page.words.contains(&word);
        let Some(first) = all.clone().find(lacks) else { continue };
        let place =
            if all.all(|page| lacks(&page)) { Place::Nowhere } else { Place::Page(first.address.clone()) };
        report.add(Finding { level, ..word.missing(place) });
    }
}
