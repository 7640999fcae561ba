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

    /// Missing altogether, or only among the links of one page.
    fn missing(self, place: Place) -> Finding {
        let (where_de, where_en) = match place {
            Place::Page(_) => (" unter den Verweisen dieser Seite", " among the links of this page"),
            Place::Nowhere | Place::File(_) | Place::Span(_) => ("", ""),
        };
        let is_there = !where_de.is_empty();
        match self {
            Word::Imprint => {
                let (help_de, help_en) = match is_there {
                    true => (
                        "Die Vorlage der Seite verweist mit dem Wort „Impressum“ darauf",
                        "The template of the page links to it by the word “Impressum”",
                    ),
                    false => (
                        "satz new page impressum; jede Seite verweist mit diesem Wort darauf",
                        "satz new page impressum; every page links to it by this word",
                    ),
                };
                Problem::ImprintMissing { where_de, where_en, help_de, help_en }
            }
            Word::Privacy => {
                let (help_de, help_en) = match is_there {
                    true => (
                        "Die Vorlage der Seite verweist mit dem Wort „Datenschutz“ darauf",
                        "The template of the page links to it by its name",
                    ),
                    false => (
                        "satz new page datenschutz; jede Seite verweist mit diesem Wort darauf",
                        "satz new page datenschutz; every page links to it by its name",
                    ),
                };
                Problem::PrivacyMissing { where_de, where_en, help_de, help_en }
            }
        }
        .at(place)
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
