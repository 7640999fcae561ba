//! Gedankenstrich, Bis-Strich, minus and the ellipsis.
//!
//! A hyphen becomes a dash only where nothing else can be meant: between spaces, or between two numbers that form
//! a range. Scores, norms, versions and course numbers look like ranges; the conditions here keep them apart.

use super::glance::{Gap, Glance, is_leading, is_letterlike, is_space, is_wordlike};
use super::line::BREAK;
use super::marks::Mark;
use super::number::{Kind, Number};
use super::rules::RuleName;
use super::scan::Scan;
use super::style::Space;
use super::{phone, tables};

/// A range that was found: the dash with the spaces that go, and what comes before it.
pub(super) struct Dash {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) rule: RuleName,
    /// Where „10%“ of „10%-20%“ gets its space.
    pub(super) insert: Option<usize>,
}

impl Scan<'_> {
    /// A hyphen: dash, arrow, minus, or a hyphen after all.
    pub(super) fn hyphen(&mut self, at: usize) -> usize {
        let length = self.text.0.as_bytes()[at..].iter().take_while(|byte| **byte == b'-').count();
        let end = at + length;
        let (before, after) = (self.text.before(at), self.text.after(end));
        if length > 3 {
            return end;
        }
        if after == '>' {
            return self.arrow(at).max(end);
        }
        // A break of the line is as good as a space; the end of the text is not.
        let space_follows = self.text.gap_after(end).is_some()
            || self.text.0[end..].starts_with(BREAK)
            || self.ends_insertion(end);
        let between_spaces = (self.text.gap_before(at).is_some() || before == BREAK) && space_follows;
        let between_words = length > 1 && is_wordlike(before) && is_wordlike(after);
        if between_spaces && length == 1 && self.is_of_address(at, end) {
            return end;
        }
        if between_spaces || between_words && !self.is_protected(at) {
            self.put(at, end, self.dash_for(length), RuleName::Dash);
        } else if length == 1 && after.is_ascii_digit() && !self.hangs_on(at) {
            self.minus(at);
        } else if length == 1
            && self.has(RuleName::HyphenNobreak)
            && self.keeps_together(at)
            && !self.is_protected(at)
        {
            self.put(at, end, "\u{2011}", RuleName::HyphenNobreak);
        }
        end
    }

    /// Whether the second dash of an insertion ends at `end`: „Er kam – endlich –, sah und ging“ (Duden, D 43).
    fn ends_insertion(&self, end: usize) -> bool {
        matches!(self.text.byte(end), b',' | b';' | b':') && is_space(self.text.after(end + 1))
    }

    /// „anna - at- firma.de“: an address that is hidden from robots.
    fn is_of_address(&self, at: usize, end: usize) -> bool {
        let first = self.text.byte(self.text.past_gap(end));
        let last = self.text.byte_before(self.text.before_gap(at));
        if !matches!(first, b'a' | b'd' | b'p' | 0xC3) && last != b't' {
            return false;
        }
        let stands_for_sign = |word: &str| matches!(word, "at" | "ät" | "dot" | "punkt");
        let is_near = |next: char| is_space(next) || next.is_alphabetic();
        let follows = self.text.gap_after(end).is_some_and(|gap| {
            let word = self.text.letters_after(gap.end);
            let end = gap.end + word.len();
            let hyphen = self.text.past_gap(end);
            stands_for_sign(word) && self.text.byte(hyphen) == b'-' && is_near(self.text.after(hyphen + 1))
        });
        let comes_before = |gap: Gap| {
            let word = self.text.letters_before(gap.start);
            let start = gap.start - word.len();
            let hyphen = self.text.before_gap(start);
            stands_for_sign(word)
                && self.text.byte_before(hyphen) == b'-'
                && is_near(self.text.before(hyphen - 1))
        };
        // Neither is what ends an insertion: „- at -, “.
        follows || is_near(self.text.after(end)) && self.text.gap_before(at).is_some_and(comes_before)
    }

    pub(super) fn dash_for(&self, length: usize) -> &'static str {
        if self.language.is_english() && length == 3 { "—" } else { "–" }
    }

    /// −5 °C.
    fn minus(&mut self, at: usize) {
        let Some(number) = Number::read(self.text, at + 1) else { return };
        let unit = self.text.past_gap(number.end);
        let has_unit = self.takes_minus(unit) || self.second_below_zero(number.end).is_some();
        if has_unit && !self.is_protected(at) {
            self.put(at, at + 1, "−", RuleName::Minus);
        }
    }

    fn takes_minus(&self, unit: usize) -> bool {
        // −10 °C/−20 °C would get one of its two.
        let rest = || &self.text.0[unit..self.text.word_end(unit)];
        let goes_on = || rest().contains("/-") || rest().contains('±');
        tables::takes_minus(self.text, unit) && !goes_on()
    }

    /// The unit of „-5 bis -10 °C“ after its first number, which ends at `end`.
    fn second_below_zero(&self, end: usize) -> Option<usize> {
        let at = self.second_number(end)?;
        let sign = self.text.after(at);
        let at = if matches!(sign, '-' | '−' | '+') { at + sign.len_utf8() } else { at };
        let right = Number::read(self.text, at)?.end;
        let unit = self.text.past_gap(right);
        self.takes_minus(unit).then_some(unit)
    }

    /// Where the second of two numbers begins, „5 bis 10“, „5 und 10“; the first ends at `end`.
    fn second_number(&self, end: usize) -> Option<usize> {
        let gap = self.text.gap_after(end)?;
        let word = self.text.letters_after(gap.end);
        let is_between = matches!(word, "bis" | "und" | "oder");
        self.text.gap_after(gap.end + word.len()).filter(|_| is_between).map(|gap| gap.end)
    }

    /// 299,– Euro: whole euros with a dash for the cents, by the currency before or after them.
    pub(super) fn price(&mut self, number: Number) -> Option<usize> {
        let (start, end) = self.dash_for_cents(number)?;
        let gap = self.text.gap_after(end);
        let sign = gap.map_or(end, |gap| gap.end);
        let has_currency = tables::currency_at(self.text, sign);
        let is_price = has_currency
            || self.text.word_ends(end) && self.follows_currency(number.start)
            || self.second_price(end).is_some();
        if !is_price {
            return None;
        }
        self.put(start, end, "–", RuleName::Dash);
        match gap.filter(|_| has_currency) {
            Some(gap) => self.glue(gap, self.style.unit_space, RuleName::NbspUnit),
            None if has_currency && self.language.is_german() => {
                self.put(end, end, self.style.unit_space.text(), RuleName::NbspUnit);
            }
            None => {}
        }
        Some(end)
    }

    /// Where one or two hyphens or a dash stand after a whole number and its comma; in Switzerland, its point.
    fn dash_for_cents(&self, number: Number) -> Option<(usize, usize)> {
        let is_whole = matches!(number.kind, Kind::Integer | Kind::Grouped);
        if !is_whole || !matches!(self.text.byte(number.end), b',' | b'.') {
            return None;
        }
        let start = number.end + 1;
        let length = ["--", "-", "–", "—"].into_iter().find(|dash| self.text.starts_with(start, dash))?.len();
        Some((start, start + length))
    }

    /// Whether a currency stands before the number at `at`.
    fn follows_currency(&self, at: usize) -> bool {
        let mut start = at;
        // The first of the groups of 1’299.
        while let mark @ ('\'' | '’' | '‘') = self.text.before(start) {
            let group = &self.text.0[..start - mark.len_utf8()];
            let before = group.trim_end_matches(|digit: char| digit.is_ascii_digit());
            if before.len() == group.len() {
                break;
            }
            start = before.len();
        }
        let end = self.text.before_gap(start);
        let is_franc = || self.text.ends_with(end, "Fr.") && self.text.word_begins(end - "Fr.".len());
        tables::currency_before(self.text, end) || is_franc()
    }

    /// The second price of „99,- bis 199,- Euro“ or „99,-/199,- €“, which says what the first one is; that ends at `end`.
    fn second_price(&self, end: usize) -> Option<usize> {
        let at = if self.text.byte(end) == b'/' { end + 1 } else { self.second_number(end)? };
        let number = Number::read(self.text, at)?;
        let (_, end) = self.dash_for_cents(number)?;
        let sign = self.text.past_gap(end);
        tables::currency_at(self.text, sign).then_some(sign)
    }

    /// -ausgang, E-Mail, x-Achse.
    fn keeps_together(&self, at: usize) -> bool {
        let (before, after) = (self.text.before(at), self.text.after(at + 1));
        if is_space(before) || before == '(' {
            return after.is_alphabetic();
        }
        let alone_before = before.is_alphabetic() && self.text.word_begins(at - before.len_utf8());
        let alone_after = after.is_alphabetic() && self.text.word_ends(at + 1 + after.len_utf8());
        (alone_before && is_wordlike(after)) || (alone_after && is_wordlike(before))
    }

    /// A range that begins with `number`. Gives the place of its second number, which is read as a number again,
    /// for its unit or month.
    pub(super) fn range(&mut self, number: Number) -> Option<usize> {
        if let Some(next) = self.range_of_hours(number) {
            return Some(next);
        }
        let dash = if number.kind == Kind::Time {
            self.range_of_times(number)?
        } else {
            self.range_of_numbers(number)?
        };
        if let Some(at) = dash.insert.filter(|_| self.language.is_german()) {
            self.put(at, at, self.style.unit_space.text(), RuleName::NbspUnit);
        }
        if !self.has(dash.rule) {
            return None;
        }
        if matches!(number.kind, Kind::Integer | Kind::Decimal) {
            self.insert_groups(number);
        }
        self.put(dash.start, dash.end, "–", dash.rule);
        Some(dash.end)
    }

    fn range_of_numbers(&mut self, left: Number) -> Option<Dash> {
        let (at, bytes) = (left.end, self.text.0.as_bytes());
        let spaced =
            self.text.gap_after(at).map(|gap| gap.end).filter(|stroke| self.text.byte(*stroke) == b'-');
        let (start, stroke, insert, ordinal) = match (bytes.get(at), self.text.after(at)) {
            (Some(b'-'), _) => (at, at, None, false),
            (Some(b'.'), _) if self.text.byte(at + 1) == b'-' => (at + 1, at + 1, None, true),
            (_, sign @ ('%' | '€')) if self.text.byte(at + sign.len_utf8()) == b'-' => {
                let stroke = at + sign.len_utf8();
                (stroke, stroke, Some(at), false)
            }
            _ => (at, spaced?, None, false),
        };
        let right = self.with_groups(Number::read(self.text, stroke + 1)?);
        let fits = match (left.kind, right.kind) {
            (Kind::Integer, Kind::Integer) if ordinal => self.text.byte(right.end) == b'.',
            (Kind::Integer | Kind::LeadingZero, Kind::Day { .. }) => ordinal,
            (left, right) => !ordinal && left.matches(right),
        };
        let rises = rises(self.text, left, right);
        let is_range = fits
            && rises
            && self.ends_range(right)
            && self.opens_range(left.start)
            && (start == stroke || self.has_unit_of_range(right.end))
            && self.hyphens(stroke) == 1
            && !self.is_protected(stroke);
        is_range.then_some(Dash { start, end: stroke + 1, rule: RuleName::Range, insert })
    }

    /// Whether the second number is complete: neither letters nor more digits belong to it.
    pub(super) fn ends_range(&self, right: Number) -> bool {
        let end = right.end;
        let joint = self.text.after(end);
        let goes_on = matches!(joint, '.' | ',' | ':' | '/' | '-' | '–')
            && self.text.after(end + joint.len_utf8()).is_ascii_digit();
        let unit_follows = tables::close_unit_at(self.text, end).is_some();
        !goes_on && self.text.byte(end) != b'/' && (self.text.word_ends(end) || unit_follows)
    }

    /// Whether a range may begin here: not within a name, and not after DIN or Nr., which have parts, nor after what
    /// else names a thing by its number.
    pub(super) fn opens_range(&self, at: usize) -> bool {
        let before = self.text.before(at);
        let free = is_space(before)
            || is_leading(before)
            || matches!(before, '~' | '≈' | '>' | '<' | '≥' | '≤' | '§' | '€' | '$' | '£');
        let Some(gap) = self.text.gap_before(at) else {
            let is_year = self.just_set(at, RuleName::Marks);
            return (free && !self.text.follows_group_mark(at)) || is_year || self.follows_commas(at);
        };
        let word_end = if self.text.before(gap.start) == '.' { gap.start - 1 } else { gap.start };
        let word = self.text.letters_before(word_end);
        !tables::is_norm(word) && !tables::names_number(phone::word_before_number(self.text, at))
    }

    /// Whether ,, opens a quotation before `at`.
    fn follows_commas(&self, at: usize) -> bool {
        let mark = at.checked_sub(2).and_then(|start| Mark::read(self.text, start));
        mark.is_some_and(|(mark, _)| mark == Mark::Commas)
    }

    /// „5 -10 €“ is a range because of its unit; „5 -10 °C“ is not, it may be below zero.
    fn has_unit_of_range(&self, end: usize) -> bool {
        let unit = self.text.past_gap(end);
        let close = if unit == end {
            tables::close_unit_at(self.text, unit)
        } else {
            tables::unit_at(self.text, unit)
        };
        if self.raised(unit).is_some() {
            return true;
        }
        close.is_some_and(|unit| !unit.starts_with('°') && unit != "Grad")
    }

    /// Three points, or more.
    pub(super) fn points(&mut self, at: usize) -> usize {
        let length = self.text.0.as_bytes()[at..].iter().take_while(|byte| **byte == b'.').count();
        let end = at + length;
        let (before, after) = (self.text.before(at), self.text.after(end));
        let is_ellipsis = length == 3 || (length == 4 && is_letterlike(before));
        let technical = after.is_ascii_digit() || matches!(after, '/' | '…') || matches!(before, '/' | '…');
        if is_ellipsis && !technical && !self.is_protected(at) {
            self.glue_ellipsis(at);
            self.put(at, end, "…", RuleName::Ellipsis);
        }
        end
    }

    /// An ellipsis in the source. „….“ after a letter is one mark (Duden, D 18).
    pub(super) fn ellipsis(&mut self, at: usize) -> usize {
        let end = at + '…'.len_utf8();
        self.glue_ellipsis(at);
        if self.text.byte(end) == b'.'
            && self.text.byte(end + 1) != b'.'
            && is_letterlike(self.text.before(at))
        {
            self.put(end, end + 1, "", RuleName::Ellipsis);
            return end + 1;
        }
        end
    }

    fn glue_ellipsis(&mut self, at: usize) {
        if let Some(gap) = self.text.gap_before(at)
            && !is_space(self.text.before(gap.start))
        {
            self.glue(gap, Space::NoBreak, RuleName::Ellipsis);
        }
    }
}

/// Whether a range rises: 10–12, or 2014–18.
fn rises(text: Glance, left: Number, right: Number) -> bool {
    let (from, to) = (left.value(text), right.value(text));
    let is_year = left.kind == Kind::Integer && left.end - left.start == 4 && right.end - right.start == 2;
    if is_year && right.kind == Kind::Integer {
        return to > 12.0 && to > from % 100.0;
    }
    match (left.kind, right.kind) {
        // Only the day and the month can be compared when one side has no year.
        (Kind::Day { year: false }, Kind::Day { year: true }) => from < to % 10_000.0,
        (Kind::Day { year: true }, Kind::Day { year: false }) => false,
        // 15.-17.06.2021: the left side is a day of the same month.
        (Kind::Integer | Kind::LeadingZero, Kind::Day { .. }) => from < to % 100.0,
        _ => from < to,
    }
}
