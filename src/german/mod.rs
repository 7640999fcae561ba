//! How German is written.
//!
//! Typography ([`set`], [`typeset`]) changes glyphs and the width of spaces, never letters, and leaves alone what
//! it does not understand for certain.

mod among_words;
#[cfg(test)]
mod cases;
mod chunk;
mod clock;
mod count;
mod dashes;
pub mod dates;
mod doubt;
mod endings;
mod excerpt;
mod glance;
mod language;
mod line;
mod lines;
mod lint;
mod marks;
mod number;
mod numbers;
mod order;
mod pairing;
mod phone;
mod problems;
#[cfg(test)]
mod properties;
mod protect;
mod quotes;
mod rules;
mod scan;
mod settled;
mod short_words;
mod slug;
mod soft;
mod spaces;
mod style;
mod symbols;
mod tables;
mod triggers;

use std::borrow::Cow;

pub use count::{
    Grouping, Plural, capitals, decimal, grouped, money, money_dashed, money_short, number, percent, plural,
};
pub use excerpt::{Length, excerpt, reading_time};
pub use language::Language;
pub use line::{Edit, Line, Piece, Pieces, Reader, Replacement};
pub use lines::{Lines, set_lines};
pub use lint::{Passage, Proofreader};
pub use order::{compare, compare_names};
pub use problems::{Problem, RULES};
/// What the laws of `markdown` compare words by.
#[cfg(test)]
pub(crate) use properties::laws::essence;
pub use rules::RuleName;
pub use scan::set;
pub use slug::{Umlauts, fold, slug};
pub use soft::{HAS_PATTERNS, breaks_words, soft_breaks, soften};
pub use style::{
    Emoticons, OPTIONS, OptionValue, QuoteStyle, SoftHyphens, Space, Style, StyleError, StyleOption, Takes,
};

/// Sets a text without markup: a title, a name, an alternative text.
///
/// Emoji come without their names, since the place of such a text is often an attribute.
pub fn typeset<'a>(text: &'a str, style: &Style, language: Language) -> Cow<'a, str> {
    let mut line = Line::new();
    let range = line.push_text(text);
    set(&mut line, style, language);
    if line.edits().is_empty() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(line.pieces(range).map(Piece::as_str).collect())
}

#[cfg(test)]
mod tests {
    use super::{Language, Style, typeset};

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(typeset(text, &Style::default(), Language::German), expected);
    }

    #[test]
    fn a_title_is_set_like_running_text() {
        check("\"Hans' Buch\"", "„Hans’ Buch“");
        check("Schlicht", "Schlicht");
    }
}
