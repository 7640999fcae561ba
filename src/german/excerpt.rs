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
/// A quotation that is open there is closed first; a telephone number, an IBAN and what a space that does not
/// break holds together are not cut. A text that is short enough
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
    let end = end_of_last_word(text, end);
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

/// Where the words before `end` end that may be parted from what follows: not between „10“ and „km“.
fn end_of_last_word(text: &str, end: usize) -> usize {
    let is_firm = |letter: char| matches!(letter, '\u{A0}' | '\u{202F}');
    if !text[end..].starts_with(is_firm) {
        return end;
    }
    text[..end].rfind(|letter: char| letter.is_whitespace() && !is_firm(letter)).unwrap_or(end)
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
        check("Anruf unter +49 421 123456 genügt", 4, "Anruf unter·…");
        check("Konto DE89 3704 0044 0532 0130 00 reicht", 3, "Konto·…");
    }

    #[test]
    fn what_belongs_together_is_not_cut() {
        check("Er lief 10\u{A0}km weit", 3, "Er lief·…");
        check("Das sind 10\u{202F}000\u{A0}€ zu viel", 3, "Das sind·…");
        check("Er las z.\u{A0}B. das", 3, "Er las·…");
        check("10\u{A0}km weit", 1, "10·…");
        check("Er kam – und ging – nie", 3, "Er kam·…");
        check("Sie rief: „Wer ist“, und", 3, "Sie rief: „Wer“·…");
        check("", 3, "");
    }

    #[test]
    fn characters_are_counted_with_the_ellipsis() {
        assert_eq!(excerpt("Größe und Maß", Length::Characters(13)), "Größe und Maß");
        assert_eq!(excerpt("Größe und Maße", Length::Characters(13)), "Größe und\u{A0}…");
        assert_eq!(excerpt("„Größe und Maße“ zählen", Length::Characters(14)), "„Größe und“\u{A0}…");
    }

    #[test]
    fn reading_time_counts_code_half() {
        assert_eq!(reading_time(0, 0), 1);
        assert_eq!(reading_time(1000, 0), 1);
        assert_eq!(reading_time(1001, 0), 2);
        assert_eq!(reading_time(0, 2000), 1);
        assert_eq!(reading_time(0, 2001), 1);
        assert_eq!(reading_time(1000, 2), 2);
        assert_eq!(reading_time(3100, 1800), 4);
    }
}
