//! Shortened texts, and how long a text takes to read.

use super::phone;

/// How long an excerpt may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// Words.
    Words(usize),
    /// Characters, the ellipsis included.
    Characters(usize),
}

/// The beginning of a typeset text, ending at a word with a space that does not break and „…“.
///
/// A quotation that is open there is closed first; a telephone number is not cut. A text that is short enough
/// stays as it is.
pub fn excerpt(text: &str, length: Length) -> String {
    let text = text.trim();
    let end = match length {
        Length::Words(words) => end_of_words(text, words),
        Length::Characters(characters) => end_within(text, characters),
    };
    if end == text.len() {
        return text.to_owned();
    }
    let end = phone::start_of_number_over(text, end).unwrap_or(end);
    let kept = text[..end].trim_end_matches(|mark: char| {
        mark.is_whitespace()
            || matches!(mark, ',' | ';' | ':' | '–' | '—' | '-' | '…' | '(' | '„' | '»' | '‚')
    });
    let closing: String = open_quotes(kept).into_iter().rev().collect();
    format!("{kept}{closing}\u{A0}…")
}

/// Minutes to read a text: 1,000 characters of prose a minute, code at half the weight, at least one minute.
///
/// German words are long, so characters say more than words.
pub fn reading_time(prose: usize, code: usize) -> usize {
    (prose + code / 2).div_ceil(1000).max(1)
}

fn end_of_words(text: &str, words: usize) -> usize {
    let mut inside = false;
    let mut seen = 0;
    for (at, character) in text.char_indices() {
        let space = character.is_whitespace() && character != '\u{202F}';
        if inside && space {
            seen += 1;
            if seen == words {
                return if text[at..].trim().is_empty() { text.len() } else { at };
            }
        }
        inside = !space;
    }
    text.len()
}

fn end_within(text: &str, characters: usize) -> usize {
    if text.chars().count() <= characters {
        return text.len();
    }
    // Two for the space and the ellipsis.
    let fits = text.char_indices().nth(characters.saturating_sub(2)).map_or(text.len(), |(at, _)| at);
    let breaks = |(at, character): (usize, char)| (at <= fits && character == ' ').then_some(at);
    text.char_indices().filter_map(breaks).next_back().unwrap_or(fits)
}

/// The closing marks of the quotations that are open at the end, outermost first.
fn open_quotes(text: &str) -> Vec<char> {
    let mut open: Vec<char> = Vec::new();
    let mut before = ' ';
    for character in text.chars() {
        if open.last() == Some(&character) {
            open.pop();
        } else if before.is_whitespace() || matches!(before, '(' | '[' | '–' | '„' | '»' | '«' | '“' | '‚')
        {
            open.extend(closing_mark(character));
        }
        before = character;
    }
    open
}

fn closing_mark(opening: char) -> Option<char> {
    match opening {
        '„' => Some('“'),
        '‚' => Some('‘'),
        '»' => Some('«'),
        '«' => Some('»'),
        '›' => Some('‹'),
        '‹' => Some('›'),
        '“' => Some('”'),
        '‘' => Some('’'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Length, excerpt, reading_time};

    #[track_caller]
    fn check(text: &str, words: usize, expected: &str) {
        assert_eq!(excerpt(text, Length::Words(words)).replace('\u{A0}', "·"), expected);
    }

    #[test]
    fn an_excerpt_ends_at_a_word() {
        check("Eins zwei drei", 3, "Eins zwei drei");
        check("Eins zwei, drei", 2, "Eins zwei·…");
        check("Ein Satz. Noch einer.", 2, "Ein Satz.·…");
        assert_eq!(excerpt("Eins zwei drei vier", Length::Characters(12)), "Eins zwei\u{A0}…");
        assert_eq!(excerpt("Eins zwei", Length::Characters(9)), "Eins zwei");
        assert_eq!(excerpt("Donaudampfschiff", Length::Characters(7)), "Donau\u{A0}…");
    }

    #[test]
    fn a_quotation_is_closed_first() {
        check("Er sagte: „Wir ‚fahren‘ morgen nach Kassel“ und ging.", 4, "Er sagte: „Wir ‚fahren‘“·…");
        check("Sie rief „halt“ und blieb stehen.", 3, "Sie rief „halt“·…");
        check("Das »ist so gewollt«.", 2, "Das »ist«·…");
    }

    #[test]
    fn a_telephone_number_is_not_cut() {
        check("Anruf unter 0911 12345-67 genügt", 3, "Anruf unter·…");
    }

    #[test]
    fn reading_time_counts_code_half() {
        assert_eq!(reading_time(0, 0), 1);
        assert_eq!(reading_time(1000, 0), 1);
        assert_eq!(reading_time(3100, 1800), 4);
    }
}
