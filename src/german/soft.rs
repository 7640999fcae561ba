//! Soft hyphens for headings, from the dictionary of the site.
//!
//! Running text never gets any: there the browser hyphenates, and soft hyphens would end up in copied text and
//! break searching.

use std::borrow::Cow;

use super::Style;

/// A heading with soft hyphens where the dictionary has its words, „Fahrplan|auskunfts|system“.
///
/// A word is found whatever its case, also as the beginning of a longer one. Not for titles of windows, feeds and
/// alternative texts.
pub fn soften<'a>(heading: &'a str, style: &Style) -> Cow<'a, str> {
    let mut breaks: Vec<usize> = Vec::new();
    for entry in &style.hyphenated {
        for (start, _) in heading.char_indices().filter(|(at, _)| begins_word(heading, *at)) {
            breaks.extend(breaks_at(heading, start, entry));
        }
    }
    if breaks.is_empty() {
        return Cow::Borrowed(heading);
    }
    breaks.sort_unstable();
    breaks.dedup();
    let mut soft = String::with_capacity(heading.len() + breaks.len() * 2);
    let mut from = 0;
    for at in breaks {
        soft.push_str(&heading[from..at]);
        soft.push('\u{AD}');
        from = at;
    }
    soft.push_str(&heading[from..]);
    Cow::Owned(soft)
}

/// The bytes of `heading` at which the word of an entry may break, if it stands at `start`.
fn breaks_at(heading: &str, start: usize, entry: &str) -> Vec<usize> {
    let mut rest = heading[start..].char_indices();
    let mut breaks = Vec::new();
    for letter in entry.chars() {
        if letter == '|' {
            breaks.push(start + rest.offset());
        } else if !rest.next().is_some_and(|(_, here)| here.to_lowercase().eq(letter.to_lowercase())) {
            return Vec::new();
        }
    }
    breaks
}

fn begins_word(text: &str, at: usize) -> bool {
    !text[..at].chars().next_back().is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::soften;
    use crate::german::Style;

    #[track_caller]
    fn check(heading: &str, expected: &str) {
        let style = Style { hyphenated: vec!["Fahrplan|auskunfts|system".to_owned()], ..Style::default() };
        assert_eq!(soften(heading, &style).replace('\u{AD}', "|"), expected);
    }

    #[test]
    fn words_of_the_dictionary_may_break() {
        check("Das Fahrplanauskunftssystem", "Das Fahrplan|auskunfts|system");
        check("FAHRPLANAUSKUNFTSSYSTEME", "FAHRPLAN|AUSKUNFTS|SYSTEME");
        check("Der Fahrplan", "Der Fahrplan");
    }
}
