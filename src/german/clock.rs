//! From one time of day to another: 9:00–20:00, 8.30–12 Uhr.
//!
//! Hours and minutes with a colon are never anything but a time, so the spaces round the dash may go. With a point
//! they are one only before „Uhr“.

use super::dashes::Dash;
use super::number::{Kind, Number};
use super::rules::RuleName;
use super::scan::Scan;

/// The dash or hyphen between two times, with the spaces round it.
struct Stroke {
    /// The byte after the first time.
    start: usize,
    at: usize,
    /// Where the second time begins.
    end: usize,
    hyphens: usize,
}

impl Stroke {
    fn is_spaced(&self, length: usize) -> bool {
        self.end - self.start > length
    }
}

impl Scan<'_> {
    /// 9:00 - 20:00.
    pub(super) fn range_of_times(&mut self, number: Number) -> Option<Dash> {
        let stroke = self.stroke_after(number.end)?;
        let right = Number::read(self.text, stroke.end).filter(|right| right.kind == Kind::Time)?;
        let alone = self.ends_range(right)
            && self.hyphens(stroke.at) <= stroke.hyphens.max(1)
            && !self.is_protected(stroke.at)
            && !self.is_protected(stroke.end);
        alone.then_some(Dash {
            start: stroke.start,
            end: stroke.end,
            rule: RuleName::RangeTime,
            insert: None,
        })
    }

    /// 8.30-12 Uhr, 9:00-12 Uhr, 8.00 - 12.00 Uhr. Gives the place of „Uhr“.
    pub(super) fn range_of_hours(&mut self, left: Number) -> Option<usize> {
        if !self.is_hour(left) {
            return None;
        }
        let stroke = self.stroke_after(left.end)?;
        // What is no range any more is a dash between spaces.
        if !self.has(RuleName::RangeTime) && stroke.is_spaced(1) {
            return None;
        }
        let right = Number::read(self.text, stroke.end).filter(|right| self.is_hour(*right))?;
        let gap = self.text.gap_after(right.end)?;
        // „Platz 1 - 12.30 Uhr“ may be two things.
        let has_minutes = |number: Number| matches!(number.kind, Kind::Time | Kind::Pointed);
        let is_range = has_minutes(left) || (has_minutes(right) && !stroke.is_spaced(1));
        if !is_range
            || self.text.letters_after(gap.end) != "Uhr"
            || !self.opens_range(left.start)
            || self.hyphens(stroke.at) > stroke.hyphens.max(1)
        {
            return None;
        }
        self.put(stroke.start, stroke.end, "–", RuleName::RangeTime);
        self.glue(gap, self.style.unit_space, RuleName::NbspUnit);
        Some(gap.end)
    }

    /// Whether a number may be a time of day before „Uhr“: 8, 08, 8:30, 8.30.
    fn is_hour(&self, number: Number) -> bool {
        let digits = &self.text.0[number.start..number.end];
        let value = |part: &str| part.bytes().fold(0, |value, digit| 10 * value + u32::from(digit - b'0'));
        let is_below = |part: &str, end: u32| matches!(part.len(), 1 | 2) && value(part) < end;
        match number.kind {
            Kind::Integer | Kind::LeadingZero => is_below(digits, 25),
            Kind::Time | Kind::Pointed => digits.split_once([':', '.']).is_some_and(|(hours, minutes)| {
                is_below(hours, 25) && minutes.len() == 2 && is_below(minutes, 60)
            }),
            Kind::Decimal | Kind::Grouped | Kind::Day { .. } => false,
        }
    }

    fn stroke_after(&self, start: usize) -> Option<Stroke> {
        let at = self.text.past_gap(start);
        let hyphens = self.text.0.as_bytes()[at..].iter().take_while(|byte| **byte == b'-').count();
        let length = match self.text.after(at) {
            '-' if hyphens == 1 || (hyphens <= 3 && self.dash_for(hyphens) == "–") => hyphens,
            '–' => '–'.len_utf8(),
            _ => return None,
        };
        let end = self.text.past_gap(at + length);
        Some(Stroke { start, at, end, hyphens })
    }
}
