//! Telephone numbers and IBANs: recognised in order to be left alone.
//!
//! Digits in groups look like ranges, thousands and sums. A number of a telephone begins with + or 0 or stands
//! after a word that announces it; an IBAN begins with two letters and two digits.

use super::chunk::Chunk;
use super::glance::{Glance, NBSP, NNBSP};
use super::tables;

/// The end of the telephone number whose first digit stands at `at`.
pub(super) fn phone_at(text: Glance, at: usize) -> Option<usize> {
    let before = text.before(at);
    let international = before == '+' && text.word_begins(at - 1);
    let area = text.byte(at) == b'0' && text.byte(at + 1).is_ascii_digit() && begins(text, at);
    let labelled = !international && is_announced(text, at) && begins(text, at);
    if !(international || area || labelled) {
        return None;
    }
    let first = text.digits_after(at);
    // An area code has three digits at least; 05-0061 is a serial number.
    if area && first - at < 3 {
        return None;
    }
    let (end, digits) = groups(text, first, first - at);
    let several = end > first || first - at >= 7;
    let long_enough = match () {
        () if international => digits >= 5,
        () if labelled => digits >= 3,
        () => digits >= 6 && several,
    };
    (long_enough && text.word_ends(end)).then_some(end)
}

/// The end of the IBAN whose check digits stand at `at`: two letters, two digits, groups of four.
pub(super) fn iban_at(text: Glance, at: usize) -> Option<usize> {
    let country = at.checked_sub(2)?;
    let bytes = text.0.as_bytes();
    if !bytes[country..at].iter().all(u8::is_ascii_uppercase) || !text.word_begins(country) {
        return None;
    }
    let mut end = at;
    let mut length = 2;
    let mut digits = 0;
    loop {
        let group = bytes[end..].iter().take_while(|byte| is_iban_byte(**byte)).count();
        let here = bytes[end..end + group].iter().filter(|byte| byte.is_ascii_digit()).count();
        if group == 0 || (here == 0 && length > 4) {
            break;
        }
        end += group;
        length += group;
        digits += here;
        let next = single_space(text, end).filter(|next| is_iban_byte(text.byte(*next)));
        match next.filter(|_| length % 4 == 0 && length < 34) {
            Some(next) if bytes[next..].iter().take(4).any(u8::is_ascii_digit) => end = next,
            _ => break,
        }
    }
    let checked = text.byte(at).is_ascii_digit() && text.byte(at + 1).is_ascii_digit();
    ((15..=34).contains(&length) && digits >= 10 && checked && text.word_ends(end)).then_some(end)
}

/// Whether a word before the number at `at` says that a telephone number follows.
pub(super) fn is_announced(text: Glance, at: usize) -> bool {
    end_of_word_before(text, at)
        .is_some_and(|end| may_announce(text, end) && announces(text.letters_before(end)))
}

/// Whether the word that ends at `end` may be one of those that [announce](announces), by its last letters.
pub(super) fn may_announce(text: Glance, end: usize) -> bool {
    const KNOWN: [u64; 5] = [small(b"tel"), small(b"fon"), small(b"fax"), small(b"bil"), small(b"mer")];
    // Most words before a number end in another letter.
    matches!(text.byte_before(end), b'l' | b'n' | b'x' | b'r')
        && KNOWN.contains(&(Chunk::until(text.0, end).last(3) | small(b"   ")))
}

/// Three small letters as the last bytes of a chunk; with three spaces, capitals become small.
const fn small(letters: &[u8; 3]) -> u64 {
    u64::from_le_bytes([letters[0], letters[1], letters[2], 0, 0, 0, 0, 0])
}

#[rustfmt::skip]
fn announces(word: &str) -> bool {
    matches!(
        word,
        "Tel" | "Telefon" | "Fon" | "Fax" | "Telefax" | "Mobil" | "Nummer" | "Telefonnummer" | "Rufnummer" | "Faxnummer"
    )
}

/// The word before the number at `at`, with a point or colon between them or not.
pub(super) fn word_before_number<'a>(text: Glance<'a>, at: usize) -> &'a str {
    end_of_word_before(text, at).map_or("", |end| text.letters_before(end))
}

fn end_of_word_before(text: Glance, at: usize) -> Option<usize> {
    let at = if text.byte_before(at) == b'(' { at - 1 } else { at };
    let mut end = text.gap_before(at)?.start;
    while let mark @ ('.' | '…' | ':') = text.before(end) {
        end -= mark.len_utf8();
    }
    Some(end)
}

/// The start of a telephone number or IBAN that a cut at byte `end` would divide.
pub(super) fn start_of_number_over(text: &str, end: usize) -> Option<usize> {
    let glance = Glance(text);
    let starts = text[..end]
        .char_indices()
        .filter(|(at, character)| character.is_ascii_digit() && !glance.byte_before(*at).is_ascii_digit());
    for (at, _) in starts {
        if phone_at(glance, at).is_some_and(|stop| stop > end) {
            return Some(if glance.before(at) == '+' { at - 1 } else { at });
        }
        if iban_at(glance, at).is_some_and(|stop| stop > end) {
            return Some(at - "DE".len());
        }
    }
    None
}

/// Follows groups of digits joined by a space, `/`, `-` or brackets; gives their end and the digits seen.
fn groups(text: Glance, mut end: usize, mut digits: usize) -> (usize, usize) {
    while let Some(start) = next_group(text, end) {
        let stop = text.digits_after(start);
        let joint = text.after(stop);
        // „0800 123456 (9-17 Uhr)“ goes on with something else, „+49 (0 89) 123“ does not.
        let is_apart = || text.gap_before(start - 1).is_some() && !is_closed_group(text, start);
        let in_brackets = text.byte_before(start) == b'(' && is_apart();
        let is_other_number = in_brackets
            || matches!(joint, ':' | '.' | ',' | '’' | '‘' | '\'' | '′')
                && text.byte(stop + joint.len_utf8()).is_ascii_digit();
        // The last of „0911 12345 5 Mbit/s“ is another number, with its space or without.
        let unit = text.past_gap(stop);
        let has_unit = tables::close_unit_at(text, unit).is_some();
        if is_other_number || has_unit || joint.is_alphabetic() || joint == '×' {
            break;
        }
        digits += stop - start;
        end = stop;
    }
    (end, digits)
}

/// Whether digits from `start` on, and spaces, fill their brackets.
fn is_closed_group(text: Glance, start: usize) -> bool {
    let (mut at, mut next) = (start, text.digits_after(start));
    while next > at {
        at = text.past_gap(next);
        next = text.digits_after(at);
    }
    text.byte(at) == b')'
}

fn next_group(text: Glance, end: usize) -> Option<usize> {
    let mut at = end;
    for _ in 0..4 {
        if let Some(gap) = text.gap_after(at) {
            at = gap.end;
            continue;
        }
        match text.after(at) {
            digit if digit.is_ascii_digit() && at > end => return Some(at),
            '/' | '-' | '(' | ')' => at += 1,
            _ => return None,
        }
    }
    None
}

fn begins(text: Glance, at: usize) -> bool {
    let of_law = || text.gap_before(at).is_some_and(|gap| text.before(gap.start) == '§');
    let joined = match text.before(at) {
        '.' | ':' | '-' | '–' | '/' | '—' | '§' | '±' | '×' => true,
        ',' => !text.ends_with(at, ",,"),
        _ => text.follows_group_mark(at),
    };
    text.word_begins(at) && !joined && !of_law()
}

fn single_space(text: Glance, at: usize) -> Option<usize> {
    match text.after(at) {
        space @ (' ' | NBSP | NNBSP) => Some(at + space.len_utf8()),
        _ => None,
    }
}

fn is_iban_byte(byte: u8) -> bool {
    byte.is_ascii_digit() || byte.is_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::{announces, iban_at, may_announce, phone_at};
    use crate::german::glance::Glance;

    #[track_caller]
    fn check(text: &str, number: Option<&str>) {
        let at = text.find(|character: char| character.is_ascii_digit()).unwrap();
        assert_eq!(phone_at(Glance(text), at).map(|end| &text[at..end]), number, "{text}");
    }

    #[track_caller]
    fn check_iban(text: &str, iban: Option<&str>) {
        let at = text.find(|character: char| character.is_ascii_digit()).unwrap();
        assert_eq!(iban_at(Glance(text), at).map(|end| &text[at - 2..end]), iban, "{text}");
    }

    #[test]
    fn telephone_numbers_are_known_by_plus_zero_or_a_word() {
        check("+49 421 123456-7", Some("49 421 123456-7"));
        check("unter 0911 12345-67 oder", Some("0911 12345-67"));
        check("(0911) 12345", Some("0911) 12345"));
        check("Tel. 110", Some("110"));
        check("Fax: 12345-67, nachts", Some("12345-67"));
        check("Nummer 5", None);
        check("am 01.05.2021", None);
        check("0,5 kg", None);
        check("10 000 Zeilen", None);
        check("0911 12345 18:00 Uhr", Some("0911 12345"));
    }

    #[test]
    fn what_announces_a_number_is_known_by_its_last_letters() {
        let text = include_str!("phone.rs");
        for word in text.split('"').skip(1).step_by(2).filter(|word| announces(word)) {
            assert!(may_announce(Glance(word), word.len()), "{word}");
        }
    }

    #[test]
    fn an_iban_has_groups_of_four() {
        check_iban("IBAN DE89 3704 0044 0532 0130 00", Some("DE89 3704 0044 0532 0130 00"));
        check_iban("DE89370400440532013000.", Some("DE89370400440532013000"));
        check_iban("AT61 1904 3002 3457 3201 an", Some("AT61 1904 3002 3457 3201"));
        check_iban("DE89 3704", None);
        check_iban("NRW 2021", None);
    }
}
