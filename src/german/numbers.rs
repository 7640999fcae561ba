//! What stands round numbers: units, labels, dates, groups of digits.
//!
//! A [`Number`] is read once, at its first digit. What follows decides which rule applies; ranges and products are
//! in `dashes` and `symbols`. Digits are never changed, except the 2 and 3 of m² and m³.

use super::glance::{Gap, Glance, NBSP, NNBSP, is_space};
use super::number::{Kind, Number, fraction_end};
use super::rules::RuleName;
use super::scan::Scan;
use super::style::Space;
use super::{phone, symbols, tables};

impl Scan<'_> {
    /// A digit: everything about the number that begins here.
    pub(super) fn number(&mut self, at: usize) -> usize {
        let end = self.text.digits_after(at);
        self.number_among_words(at, end).unwrap_or_else(|| self.any_number(at, end))
    }

    /// A number of which nothing is known but its first digits.
    pub(super) fn any_number(&mut self, at: usize, end: usize) -> usize {
        if self.text.byte(at) == b'8' && end == at + 1 && self.text.starts_with(end, "-)") {
            let after = self.emoticon(at);
            if after > end {
                return after;
            }
        }
        if !self.begins_number(at) {
            let iban = phone::iban_at(self.text, at);
            if iban.is_none() {
                self.unit_of_second(at);
            }
            return iban.unwrap_or(end);
        }
        self.label(at);
        if let Some(end) = phone::phone_at(self.text, at) {
            return self.phone(at, end);
        }
        if !self.stands_alone(at, end) && self.is_protected(at) {
            let number = Number::read(self.text, at);
            return number.and_then(|number| self.range_of_hours(number)).unwrap_or(end);
        }
        let Some(number) = Number::read(self.text, at) else { return end };
        // More than four digits in a row may be grouped.
        if end - at <= 4 && self.is_followed_by_word(number.end) {
            self.plus_minus(at);
            let number = self.group(number);
            self.unit(number);
            return number.end;
        }
        self.plus_minus(at);
        if let Some(next) = self.price(number) {
            return next;
        }
        // „50 000-60 000“: the dash follows the groups.
        let whole = self.with_groups(number);
        let is_grouped = whole.end > number.end;
        if is_grouped {
            self.group(number);
        }
        if let Some(next) = self.range(whole) {
            return next;
        }
        if let Some(next) = self.fraction(number) {
            return next;
        }
        let number = if is_grouped { whole } else { self.group(number) };
        let of_date = matches!(number.kind, Kind::Integer | Kind::LeadingZero) && self.date(number);
        if !of_date && !self.times(number) {
            self.unit(number);
        }
        number.end
    }

    /// Whether the digits at `at` are a number of their own and no part of a name or of another number.
    fn begins_number(&self, at: usize) -> bool {
        let before = self.text.before(at);
        let previous = || self.text.before(at - before.len_utf8());
        match before {
            'x' => self.just_set(at, RuleName::Times),
            '-' => {
                let dashes = [RuleName::Range, RuleName::RangeTime, RuleName::Dash, RuleName::Minus];
                dashes.into_iter().any(|rule| self.just_set(at, rule))
                    || matches!(previous(), '+' | '/')
                    || !self.hangs_on(at - 1)
            }
            '\u{2011}' => !self.hangs_on(at - before.len_utf8()),
            // Also after ² and ½.
            '.' | ',' | ':' | '/' => !previous().is_numeric(),
            _ => self.text.word_begins(at) && before != '_',
        }
    }

    /// The space before the unit of a number that a hyphen joins to another: 22-6 Uhr, 8 Uhr-17 Uhr, 50 €-100 €.
    fn unit_of_second(&mut self, at: usize) {
        if self.text.byte_before(at) != b'-' || self.is_protected(at) || !self.ends_quantity(at - 1) {
            return;
        }
        if let Some(number) = Number::read(self.text, at) {
            self.unit_after_space(number.end);
        }
    }

    /// Whether a number ends at `end`, perhaps with its unit.
    fn ends_quantity(&self, end: usize) -> bool {
        let unit = self.text.letters_before(end);
        let start = match self.text.before(end) {
            sign @ ('%' | '€' | '°') => end - sign.len_utf8(),
            _ => end - unit.len(),
        };
        self.text.byte_before(self.text.before_gap(start)).is_ascii_digit()
    }

    fn unit_after_space(&mut self, end: usize) {
        if let Some(gap) = self.text.gap_after(end)
            && (tables::unit_at(self.text, gap.end).is_some() || tables::percent_at(self.text, gap.end))
        {
            self.glue(gap, self.style.unit_space, RuleName::NbspUnit);
        }
    }

    /// Whether a hyphen at `at` joins two words, as opposed to one that begins a word, perhaps in quotation marks.
    pub(super) fn hangs_on(&self, mut at: usize) -> bool {
        for _ in 0..3 {
            match self.text.before(at) {
                mark @ ('"' | '\'' | '„' | '‚' | '“' | '‘' | '”' | '’' | '»' | '«' | '›' | '‹' | '[') => {
                    at -= mark.len_utf8()
                }
                before => return !is_space(before) && before != '(',
            }
        }
        true
    }

    fn phone(&mut self, at: usize, end: usize) -> usize {
        if self.has(RuleName::PhoneGlue) {
            let mut next = at;
            while next < end {
                match self.text.gap_after(next) {
                    Some(gap) => {
                        self.glue(gap, Space::NoBreak, RuleName::PhoneGlue);
                        next = gap.end;
                    }
                    None => next += 1,
                }
            }
        }
        end
    }

    /// § 5, Nr. 5, DIN 5008, © 2025, € 50.
    fn label(&mut self, at: usize) {
        let Some(gap) = self.text.gap_before(at) else {
            let is_face = || symbols::emoticon_length(&self.text.0[at..]).is_some();
            if self.text.before(at) == '§' && !is_face() && !self.is_protected(at) {
                self.put(at, at, "\u{A0}", RuleName::NbspLabel);
            }
            return;
        };
        let before = self.text.before(gap.start);
        match before {
            '§' => self.glue(gap, Space::NoBreak, RuleName::NbspLabel),
            '©' if is_year(self.text, at) => self.glue(gap, Space::NoBreak, RuleName::NbspLabel),
            '€' if !self.follows_number(gap.start - '€'.len_utf8()) => {
                self.glue(gap, self.style.unit_space, RuleName::NbspUnit);
            }
            '.' if self.has_word_before(gap.start - 1, tables::is_label) => {
                self.glue(gap, Space::NoBreak, RuleName::NbspLabel);
            }
            // Norms are written in capitals.
            'A'..='Z' if self.has_word_before(gap.start, tables::is_norm) => {
                self.glue(gap, Space::NoBreak, RuleName::NbspLabel);
            }
            _ if self.has(RuleName::NbspWords) => {
                let end = gap.start - usize::from(before == '.');
                if self.has_word_before(end, tables::is_counted_word) {
                    self.glue(gap, Space::NoBreak, RuleName::NbspWords);
                }
            }
            _ => {}
        }
    }

    /// Whether the whole word that ends at `end` is one of those asked for.
    fn has_word_before(&self, end: usize, is_sought: impl Fn(&str) -> bool) -> bool {
        let word = self.text.letters_before(end);
        is_sought(word) && self.text.word_begins(end - word.len())
    }

    /// Whether a space and a word follow a number, as most often: then only a unit can be meant.
    fn is_followed_by_word(&self, end: usize) -> bool {
        let (space, first) = (self.text.byte(end), self.text.byte(end + 1));
        space == b' ' && first.is_ascii_alphabetic() && first != b'x'
    }

    /// Whether the word of the digits `at..end` has nothing else but brackets and punctuation, and perhaps more
    /// digits behind one point, comma or colon. Such a word cannot be anything technical.
    fn stands_alone(&self, at: usize, end: usize) -> bool {
        let is_gap = |byte: u8| matches!(byte, 0 | b' ' | b'\n');
        let before = self.text.byte_before(at);
        if !is_gap(before) && !(before == b'(' && is_gap(self.text.byte_before(at - 1))) {
            return false;
        }
        let goes_on = matches!(self.text.byte(end), b'.' | b',' | b':');
        let mut end = if goes_on { self.text.digits_after(end + 1) } else { end };
        while matches!(self.text.byte(end), b'.' | b',' | b';' | b':' | b'!' | b'?' | b')') {
            end += 1;
        }
        is_gap(self.text.byte(end))
    }

    /// Whether the thing at `at` stands after a number: the sign of „5 € 20“ belongs to the 5.
    fn follows_number(&self, at: usize) -> bool {
        let start = self.text.before_gap(at);
        self.text.before(start).is_numeric()
    }

    /// 19. Dezember, 21. Jahrhundert, 19. 12. 2017. Says whether it is a date.
    pub(super) fn date(&mut self, number: Number) -> bool {
        if self.text.byte(number.end) != b'.' {
            return false;
        }
        let Some(gap) = self.text.gap_after(number.end + 1) else { return false };
        let word = self.text.letters_after(gap.end);
        if word.is_empty() {
            return self.date_in_digits(gap);
        }
        // „Das war 2019. Dezember war kalt“ has no 2019th of December.
        let is_day = || number.end - number.start <= 2 && number.value(self.text) <= 31.0;
        let is_part = tables::month(word).is_some() && is_day() || tables::is_ordinal_noun(word);
        if is_part && self.text.word_ends(gap.end + word.len()) {
            self.glue(gap, Space::NoBreak, RuleName::NbspDate);
        }
        is_part
    }

    /// „12. 2017“ after „19. “.
    fn date_in_digits(&mut self, gap: Gap) -> bool {
        let month = self.text.digits_after(gap.end);
        let is_month = matches!(month - gap.end, 1 | 2) && self.text.byte(month) == b'.';
        let Some(second) = self.text.gap_after(month + 1).filter(|_| is_month) else { return false };
        let year = self.text.digits_after(second.end);
        let is_date =
            year - second.end == 4 && self.text.word_ends(year) && !tables::is_measured(self.text, year);
        if is_date {
            self.glue(gap, Space::NoBreak, RuleName::NbspDate);
            self.glue(second, Space::NoBreak, RuleName::NbspDate);
        }
        is_date
    }

    /// The number with all its groups: 10 000,50 begins with 10.
    pub(super) fn with_groups(&self, number: Number) -> Number {
        if number.kind != Kind::Integer || number.end - number.start > 4 {
            return number;
        }
        let Some(groups) = self.groups_end(number) else { return number };
        let end = fraction_end(self.text, groups);
        let kind = if end > groups { Kind::Decimal } else { number.kind };
        Number { end, kind, ..number }
    }

    /// 10 000, and 1.000.000 for 1000000. Gives the number with all its groups.
    fn group(&mut self, number: Number) -> Number {
        if !matches!(number.kind, Kind::Integer | Kind::Decimal) {
            return number;
        }
        if self.text.digits_after(number.start) - number.start > 4 {
            self.insert_groups(number);
            return number;
        }
        let Some(end) = self.groups_end(number).filter(|_| number.kind == Kind::Integer) else {
            return number;
        };
        let Some(space) = self.style.group_space.filter(|_| self.has(RuleName::NumberGroup)) else {
            return Number { end, ..number };
        };
        let mut at = number.end;
        while let Some(start) = single_space(self.text, at).filter(|start| *start < end) {
            self.glue(Gap { start: at, end: start }, space, RuleName::NumberGroup);
            at = start + 3;
        }
        Number { end: fraction_end(self.text, end), ..number }
    }

    /// The end of the groups of exactly three digits after a number of one to three.
    fn groups_end(&self, number: Number) -> Option<usize> {
        // Nearly every number ends where its first digits do.
        single_space(self.text, number.end).filter(|start| self.text.byte(*start).is_ascii_digit())?;
        let zero = self.text.byte(number.start) == b'0';
        let after_digits =
            self.text.gap_before(number.start).is_some_and(|gap| self.text.before(gap.start).is_numeric());
        let after_groups = self.text.follows_group_mark(number.start);
        if zero || number.end - number.start > 3 || after_digits || after_groups {
            return None;
        }
        let mut end = number.end;
        while let Some(start) = single_space(self.text, end) {
            match self.text.digits_after(start) - start {
                // 2 345 ½.
                0 if self.text.after(start).is_numeric() => return None,
                0 => break,
                1 if self.text.starts_with(start, "8-)") => break,
                3 => end = start + 3,
                _ => return None,
            }
        }
        let after = self.text.after(end);
        // „6 420x12“ is a product of 420, also once its × is set.
        let goes_on = after == '×'
            || matches!(
                after,
                '.' | '’' | '\'' | '′' | '"' | '″' | '“' | '”' | '‘' | '‚' | '«' | '»' | '‹' | '›'
            ) && self.text.byte(end + after.len_utf8()).is_ascii_digit();
        let ends = self.text.word_ends(end) || tables::close_unit_at(self.text, end).is_some();
        if end == number.end || goes_on || !ends || self.text.before(number.start) == '+' {
            return None;
        }
        (!self.is_name(number.start, end)).then_some(end)
    }

    /// Whether the number from `start` to `end` is one of a telephone, an account, a customer: no quantity.
    fn is_name(&self, start: usize, end: usize) -> bool {
        let word = phone::word_before_number(self.text, start);
        let is_money = || tables::currency_at(self.text, self.text.past_gap(fraction_end(self.text, end)));
        phone::is_announced(self.text, start)
            || tables::names_number(word)
            || tables::is_account(word) && !is_money()
    }

    /// 1.000.000 for 1000000, and not in 12345a or 12345×7.
    pub(super) fn insert_groups(&mut self, number: Number) {
        let ends = self.text.word_ends(number.end) && self.text.after(number.end) != '×'
            || tables::close_unit_at(self.text, number.end).is_some()
            || self.raised(number.end).is_some();
        if !ends || self.is_name(number.start, number.end) {
            return;
        }
        let mark = if self.language.is_swiss() { "’" } else { "." };
        let end = self.text.digits_after(number.start);
        let mut at = number.start + (end - number.start - 1) % 3 + 1;
        while at < end && self.has(RuleName::NumberInsert) {
            self.put(at, at, mark, RuleName::NumberInsert);
            at += 3;
        }
    }

    /// 5 km, 99 %, 18:00 Uhr, 5 m².
    pub(super) fn unit(&mut self, number: Number) {
        let end = number.end;
        match self.text.gap_after(end) {
            Some(gap) => {
                if let Some(raised) = self.raised(gap.end) {
                    self.glue(gap, self.style.unit_space, RuleName::NbspUnit);
                    self.raise(raised);
                } else {
                    self.unit_after_space(end);
                }
            }
            None => {
                if let Some(raised) = self.raised(end) {
                    self.raise(raised);
                } else if tables::close_unit_at(self.text, end).is_some() && self.language.is_german() {
                    self.put(end, end, self.style.unit_space.text(), RuleName::NbspUnit);
                }
            }
        }
    }

    /// The place of the digit in m2, km3 and so on.
    pub(super) fn raised(&self, at: usize) -> Option<usize> {
        if !matches!(self.text.byte(at), b'm' | b'c' | b'k' | b'd') {
            return None;
        }
        let digit = if self.text.byte(at + 1) == b'm' { at + 2 } else { at + 1 };
        let has_power = matches!(
            (&self.text.0[at..digit], self.text.byte(digit)),
            ("m" | "cm", b'2' | b'3') | ("km" | "mm", b'2') | ("dm", b'3')
        );
        (has_power && self.has(RuleName::SupUnit) && tables::ends_unit(self.text, digit + 1)).then_some(digit)
    }

    fn raise(&mut self, digit: usize) {
        let raised = if self.text.byte(digit) == b'2' { "²" } else { "³" };
        self.put(digit, digit + 1, raised, RuleName::SupUnit);
    }
}

/// Whether a year of four digits stands at `at`; 2014 km are none, nor is 2014×5.
pub(super) fn is_year(text: Glance, at: usize) -> bool {
    let end = text.digits_after(at);
    end == at + 4
        && matches!(&text.0[at..at + 2], "18" | "19" | "20" | "21")
        && text.word_ends(end)
        && text.after(end) != '×'
        && !tables::is_measured(text, end)
}

/// The end of one space after `at`, or of several of both kinds, which become one.
fn single_space(text: Glance, at: usize) -> Option<usize> {
    let gap = text.gap_after(at)?;
    let spaces = &text.0[gap.start..gap.end];
    let is_single = matches!(spaces, " " | "\u{A0}" | "\u{202F}");
    let is_mixed = || spaces.contains([NBSP, NNBSP]) && spaces.contains([' ', '\n', '\t']);
    (is_single || is_mixed()).then_some(gap.end)
}
