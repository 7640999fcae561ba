//! Gedankenstrich, Bis-Strich, minus and the ellipsis.
//!
//! A hyphen becomes a dash only where nothing else can be meant: between spaces, or between two numbers that form
//! a range. Scores, norms, versions and course numbers look like ranges; the conditions here keep them apart.

use super::glance::{Glance, is_leading, is_letterlike, is_space, is_wordlike};
use super::line::BREAK;
use super::marks::Mark;
use super::number::{Kind, Number};
use super::rules::RuleName;
use super::scan::Scan;
use super::style::Space;
use super::tables;

/// A range that was found: the dash with the spaces that go, and what comes before it.
struct Dash {
    start: usize,
    end: usize,
    rule: RuleName,
    /// Where „10%“ of „10%-20%“ gets its space.
    insert: Option<usize>,
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
        let space_follows = self.text.gap_after(end).is_some() || self.text.0[end..].starts_with(BREAK);
        let between_spaces = self.text.gap_before(at).is_some() && space_follows;
        let between_words = length > 1 && is_wordlike(before) && is_wordlike(after);
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

    fn dash_for(&self, length: usize) -> &'static str {
        if self.language.is_english() && length == 3 { "—" } else { "–" }
    }

    /// −5 °C.
    fn minus(&mut self, at: usize) {
        let Some(number) = Number::read(self.text, at + 1) else { return };
        let unit = self.text.gap_after(number.end).map_or(number.end, |gap| gap.end);
        // −10 °C/−20 °C would get one of its two.
        let rest = || &self.text.0[unit..self.text.word_end(unit)];
        let goes_on = || rest().contains("/-") || rest().contains('±');
        if tables::takes_minus(self.text, unit) && !goes_on() && !self.is_protected(at) {
            self.put(at, at + 1, "−", RuleName::Minus);
        }
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
        if number.kind == Kind::Integer {
            self.insert_groups(number);
        }
        self.put(dash.start, dash.end, "–", dash.rule);
        Some(dash.end)
    }

    /// 9:00 - 20:00: a time is never anything but a time, so the spaces may go.
    fn range_of_times(&mut self, number: Number) -> Option<Dash> {
        let start = number.end;
        let stroke = self.text.gap_after(start).map_or(start, |gap| gap.end);
        let hyphens = self.text.0.as_bytes()[stroke..].iter().take_while(|byte| **byte == b'-').count();
        let length = match self.text.after(stroke) {
            '-' if hyphens == 1 || (hyphens <= 3 && self.dash_for(hyphens) == "–") => hyphens,
            '–' => '–'.len_utf8(),
            _ => return None,
        };
        let end = self.text.gap_after(stroke + length).map_or(stroke + length, |gap| gap.end);
        let right = Number::read(self.text, end).filter(|right| right.kind == Kind::Time)?;
        let alone = self.ends_range(right)
            && self.hyphens(stroke) <= hyphens.max(1)
            && !self.is_protected(stroke)
            && !self.is_protected(end);
        alone.then_some(Dash { start, end, rule: RuleName::RangeTime, insert: None })
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
        let right = Number::read(self.text, stroke + 1)?;
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
    fn ends_range(&self, right: Number) -> bool {
        let end = right.end;
        let joint = self.text.after(end);
        let goes_on = matches!(joint, '.' | ',' | ':' | '/' | '-' | '–')
            && self.text.after(end + joint.len_utf8()).is_ascii_digit();
        let unit_follows = tables::close_unit_at(self.text, end).is_some();
        !goes_on && self.text.byte(end) != b'/' && (self.text.word_ends(end) || unit_follows)
    }

    /// Whether a range may begin here: not within a name, and not after DIN or Nr., which have parts.
    fn opens_range(&self, at: usize) -> bool {
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
        !(tables::is_norm(word) || (word == "Nr" && word_end < gap.start))
    }

    /// Whether ,, opens a quotation before `at`.
    fn follows_commas(&self, at: usize) -> bool {
        let mark = at.checked_sub(2).and_then(|start| Mark::read(self.text, start));
        mark.is_some_and(|(mark, _)| mark == Mark::Commas)
    }

    /// „5 -10 €“ is a range because of its unit; „5 -10 °C“ is not, it may be below zero.
    fn has_unit_of_range(&self, end: usize) -> bool {
        let unit = self.text.gap_after(end).map_or(end, |gap| gap.end);
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
