//! What holds for every text that is set, whatever it says.
//!
//! The property tests of `german` and the fuzz target `typography` ask the same questions; both bring the names
//! this file uses from the module above.

use super::{Edit, Language, Line, Lines, Piece, Style, Umlauts, fold, set, set_lines, typeset};

/// Setting twice changes nothing.
#[track_caller]
pub fn is_idempotent(text: &str, style: &Style, language: Language) {
    let once = typeset(text, style, language).into_owned();
    let twice = typeset(&once, style, language);
    assert_eq!(twice, once, "set again, from {text:?}");
}

/// Every letter and every digit stays, and they stay in order.
#[track_caller]
pub fn keeps_letters_and_digits(text: &str, style: &Style, language: Language) {
    let set = typeset(text, style, language);
    assert_eq!(essence(&set), essence(text), "{text:?} became {set:?}");
}

/// Markup that cuts the text into `parts` changes nothing, and every part gets what belongs to it.
#[track_caller]
pub fn is_the_same_in_parts(parts: &[&str], style: &Style, language: Language) {
    let mut line = Line::new();
    let ranges: Vec<_> = parts.iter().map(|part| line.push_text(part)).collect();
    set(&mut line, style, language);
    has_orderly_edits(&line);
    let cut: String = ranges
        .into_iter()
        .flat_map(|range| line.pieces(range))
        .map(|piece: Piece<'_>| piece.as_str())
        .collect();
    assert_eq!(cut, typeset(&parts.concat(), style, language), "in {parts:?}");
}

/// A line is set the same whether it stands alone or among others.
#[track_caller]
pub fn is_the_same_among_others(lines: &[&str], style: &Style, language: Language) {
    let mut all = Lines::default();
    let ranges: Vec<_> = lines
        .iter()
        .map(|line| {
            let range = all.line().push_text(line);
            all.end_line();
            range
        })
        .collect();
    set_lines(&mut all, style, language);
    has_orderly_edits(all.all());
    for (line, range) in lines.iter().zip(ranges) {
        let among: String = all.all().pieces(range).map(Piece::as_str).collect();
        assert_eq!(among, typeset(line, style, language), "{line:?} among {lines:?}");
    }
}

/// Edits are sorted, do not overlap, and begin and end between characters.
#[track_caller]
pub fn has_orderly_edits(line: &Line) {
    let mut done = 0;
    for &Edit { start, end, text: _, rule } in line.edits() {
        let (from, to) = (start as usize, end as usize);
        assert!(done <= start && start <= end, "{} at {from}..{to} in {:?}", rule.text(), line.text());
        assert!(line.text().get(from..to).is_some(), "{} at {from}..{to} in {:?}", rule.text(), line.text());
        done = end;
    }
}

/// Letters and digits in order, with what typography may do to them undone.
pub fn essence(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '½' => plain.push_str("12"),
            '⅓' => plain.push_str("13"),
            '⅔' => plain.push_str("23"),
            '¼' => plain.push_str("14"),
            '¾' => plain.push_str("34"),
            '²' => plain.push('2'),
            '³' => plain.push('3'),
            '×' => plain.push('x'),
            '©' => plain.push('c'),
            '®' => plain.push('r'),
            '™' => plain.push_str("tm"),
            '😎' => plain.push('8'),
            '😀' => plain.push('d'),
            '😛' => plain.push('p'),
            other => plain.push(other),
        }
    }
    fold(&plain, Umlauts::Plain).chars().filter(|character| character.is_alphanumeric()).collect()
}
