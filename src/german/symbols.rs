//! Arrows, ©, ×, fractions and emoticons.
//!
//! Each stands alone between spaces or beside a number; inside words nothing is touched.

use super::glance::{is_letterlike, is_space};
use super::line::Replacement;
use super::number::{Kind, Number};
use super::numbers::is_year;
use super::rules::RuleName;
use super::scan::Scan;
use super::style::{Emoticons, Space};
use super::tables::{self, Face};

const ARROWS: [(&str, &str); 5] = [("<->", "↔"), ("-->", "→"), ("->", "→"), ("<-", "←"), ("=>", "⇒")];

/// The bytes of an emoticon that begins a word: eyes, perhaps a nose or a tear, a mouth, perhaps more mouths.
pub(super) fn emoticon_length(word: &str) -> Option<usize> {
    let bytes = word.as_bytes();
    let eyes = matches!(bytes.first(), Some(b':' | b';' | b'=' | b'8'));
    let nose = usize::from(matches!(bytes.get(1), Some(b'-' | b'\'')));
    if !eyes || (bytes[0] == b'8' && nose == 0) {
        return None;
    }
    let mouths = bytes[1 + nose..].iter().take_while(|byte| matches!(byte, b')' | b'(')).count();
    let other = matches!(bytes.get(1 + nose), Some(b'D' | b'P' | b'p' | b'O' | b'o' | b'|'));
    match (mouths, other) {
        (1.., _) => Some(1 + nose + mouths),
        (0, true) if !bytes.get(2 + nose).is_some_and(u8::is_ascii_alphanumeric) => Some(2 + nose),
        _ => None,
    }
}

impl Scan<'_> {
    /// `->` and its like, alone between spaces.
    pub(super) fn arrow(&mut self, at: usize) -> usize {
        let found = ARROWS.iter().find(|(typed, _)| self.text.starts_with(at, typed));
        let Some((typed, arrow)) = found.copied() else { return at + 1 };
        let end = at + typed.len();
        if is_space(self.text.before(at)) && is_space(self.text.after(end)) {
            self.put(at, end, arrow, RuleName::Arrow);
        }
        end
    }

    /// (c) 2025, Marke(R), Produkt(TM).
    pub(super) fn mark(&mut self, at: usize) -> usize {
        let bytes = &self.text.0.as_bytes()[at + 1..];
        match bytes {
            [b'c' | b'C', b')', ..] => self.copyright(at),
            [r @ (b'r' | b'R'), b')', ..] => self.registered(at, 3, "®", *r == b'r'),
            [b't' | b'T', b'm' | b'M', b')', ..] => self.registered(at, 4, "™", false),
            _ => at + 1,
        }
    }

    fn copyright(&mut self, at: usize) -> usize {
        let end = at + "(c)".len();
        let gap = self.text.gap_after(end);
        // § 5(c) 2020 is a case of a law.
        if !self.has(RuleName::Marks)
            || !self.text.word_begins(at)
            || !is_year(self.text, gap.map_or(end, |gap| gap.end))
            || self.is_protected(at)
            || self.is_kept(at)
        {
            return end;
        }
        self.put(at, end, "©", RuleName::Marks);
        match gap {
            Some(gap) => self.glue(gap, Space::NoBreak, RuleName::Marks),
            None => self.put(end, end, "\u{A0}", RuleName::Marks),
        }
        end
    }

    /// „jede(r)“ and „Angestellte(r)“ are two genders, no registered trade marks.
    fn registered(&mut self, at: usize, length: usize, mark: &'static str, lower: bool) -> usize {
        let end = at + length;
        let before = self.text.before(at);
        let is_mark = is_letterlike(before) && !(lower && before == 'e') && self.text.word_ends(end);
        if is_mark && !self.is_protected(at) {
            self.put(at, end, mark, RuleName::Marks);
        }
        end
    }

    /// 3 x 4, 1920x1080, 6" x 4": whether an x that multiplies follows the number.
    pub(super) fn times(&mut self, number: Number) -> bool {
        let is_quantity =
            matches!(number.kind, Kind::Integer | Kind::Decimal | Kind::Grouped | Kind::Pointed);
        let prime = match self.text.after(number.end) {
            '\'' if self.text.starts_with(number.end, "''") => 2,
            prime @ ('"' | '\'' | '″' | '′') => prime.len_utf8(),
            _ => 0,
        };
        let end = number.end + prime;
        let first = self.text.gap_after(end);
        let at = first.map_or(end, |gap| gap.end);
        if !is_quantity || self.text.byte(at) != b'x' || !self.has(RuleName::Times) {
            return false;
        }
        let second = self.text.gap_after(at + 1);
        let Some(right) = Number::read(self.text, second.map_or(at + 1, |gap| gap.end)) else { return false };
        let is_hexadecimal = first.is_none() && number.value(self.text) == 0.0;
        if first.is_some() != second.is_some() || is_hexadecimal || !self.ends_factor(right.end) {
            return false;
        }
        if let Some(gap) = first {
            self.glue(gap, Space::NoBreak, RuleName::Times);
        }
        self.put(at, at + 1, "×", RuleName::Times);
        if let Some(gap) = second {
            self.glue(gap, Space::NoBreak, RuleName::Times);
        }
        true
    }

    /// Whether a factor is complete: a unit or another factor may follow at once.
    fn ends_factor(&self, end: usize) -> bool {
        let next = self.text.letters_after(end);
        let chained = next == "x" && self.text.after(end + 1).is_ascii_digit();
        next.is_empty()
            || chained
            || next == "p"
            || tables::unit_at(self.text, end).is_some()
            || self.raised(end).is_some()
    }

    /// ±5 for +/-5.
    pub(super) fn plus_minus(&mut self, at: usize) {
        if !self.has(RuleName::Plusminus) {
            return;
        }
        let sign = self.text.before_gap(at);
        for typed in ["+/-", "+-"] {
            if self.text.ends_with(sign, typed) {
                self.put(sign - typed.len(), sign, "±", RuleName::Plusminus);
                return;
            }
        }
    }

    /// ½ for 1/2, if nothing else is written with that number.
    pub(super) fn fraction(&mut self, number: Number) -> Option<usize> {
        let end = number.end + 2;
        if !self.has(RuleName::Fraction) || self.text.byte(number.end) != b'/' || end > self.text.0.len() {
            return None;
        }
        let glyph = match self.text.0.get(number.start..end)? {
            "1/2" => "½",
            "1/4" => "¼",
            "3/4" => "¾",
            "1/3" => "⅓",
            "2/3" => "⅔",
            _ => return None,
        };
        let alone =
            self.text.word_ends(end) && !matches!(self.text.after(end), '/' | '-' | '\u{2011}' | '–' | '—');
        let goes_on = matches!(self.text.byte(end), b'.' | b',') && self.text.byte(end + 1).is_ascii_digit();
        let before = self.text.before(number.start);
        let of_law =
            || self.text.gap_before(number.start).is_some_and(|gap| self.text.before(gap.start) == '§');
        let begins = matches!(before, '(' | '[') || (is_space(before) && !of_law());
        if !(alone && begins && !goes_on) {
            return None;
        }
        self.put(number.start, end, glyph, RuleName::Fraction);
        Some(end)
    }

    /// :-) and its like. What the style keeps is skipped, so that no other rule meets it.
    pub(super) fn emoticon(&mut self, at: usize) -> usize {
        if !is_space(self.text.before(at)) {
            return at + 1;
        }
        let Some((typed, face)) = tables::emoticon_at(self.text, at) else { return at + 1 };
        let end = at + typed.len();
        let after = self.text.after(end);
        let ends = is_space(after)
            || (!after.is_alphanumeric()
                && !matches!(after, '(' | '/' | '-' | '\u{2011}' | '–' | '—' | '®' | '™' | '\u{FFFC}'));
        if ends {
            self.show(at, end, face);
        }
        end
    }

    /// An emoji in the source, which gets its name like those that satz puts in.
    pub(super) fn emoji(&mut self, at: usize) -> usize {
        let symbol = self.text.after(at);
        let end = at + symbol.len_utf8();
        if self.style.emoticons == Emoticons::Label
            && let Some(face) = tables::FACES.iter().find(|face| self.text.starts_with(at, face.symbol))
        {
            self.show(at, end, face);
        }
        end
    }

    fn show(&mut self, start: usize, end: usize, face: &'static Face) {
        match self.style.emoticons {
            Emoticons::Keep => {}
            Emoticons::Emoji => self.put(start, end, face.symbol, RuleName::Emoticon),
            Emoticons::Label => {
                let name = if self.language.is_english() { face.english } else { face.german };
                let emoji = Replacement::Emoji { symbol: face.symbol, name };
                self.replace(start, end, emoji, RuleName::Emoticon);
            }
        }
    }
}
