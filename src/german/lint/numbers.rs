//! Ranges, times, units, telephone numbers and IBANs.

use std::ops::Range;

use super::super::glance::Glance;
use super::super::number::{Kind, Number};
use super::super::problems::Problem;
use super::super::{phone, tables};
use super::{Fix, Passage, Proofreader, Stretch, elsewhere};
use crate::report::{Change, Span};

/// A number with its unit, as it stands in the source.
#[derive(Debug)]
pub(super) struct Unit {
    unit: String,
    text: String,
    source: Range<usize>,
    /// Where the space is missing, in the source.
    missing: Option<usize>,
}

impl Proofreader<'_> {
    /// A number, at its first digit. Gives the byte to go on at.
    pub(super) fn number(&mut self, stretch: &Stretch<'_>, at: usize) -> usize {
        let text = stretch.text;
        let digits = text.digits_after(at);
        if let Some(end) = phone::iban_at(text, at) {
            self.iban(stretch, at - 2..end);
            return end;
        }
        if let Some(end) = phone::phone_at(text, at) {
            self.phone(stretch, at, end);
            return end;
        }
        // The 5 of 1,5 was read with the 1.
        let inner = matches!(text.before(at), '.' | ',' | ':' | '/') && text.before(at - 1).is_ascii_digit();
        if inner || !stretch.language.is_german() || !text.word_begins(at) || stretch.is_technical(at) {
            return digits;
        }
        self.slashes(stretch, at);
        if let Some(number) = Number::read(text, at) {
            self.spaced_range(stretch, number);
            self.time(stretch, number);
            self.unit(stretch, number);
        }
        digits
    }

    /// 1970 – 1999.
    fn spaced_range(&mut self, stretch: &Stretch<'_>, left: Number) {
        let text = stretch.text;
        let Some(first) = text.gap_after(left.end) else { return };
        let stroke = text.after(first.end);
        let Some(second) =
            text.gap_after(first.end + stroke.len_utf8()).filter(|_| matches!(stroke, '–' | '-'))
        else {
            return;
        };
        let Some(right) = Number::read(text, second.end) else { return };
        let plain =
            left.kind == Kind::Integer && right.kind == Kind::Integer && left.value(text) < right.value(text);
        if !plain || !text.word_ends(right.end) || text.before(left.start) == '-' {
            return;
        }
        let shown = format!("{}–{}", &text.0[left.start..left.end], &text.0[right.start..right.end]);
        let range = left.start..right.end;
        // „Platz 1 – 20 Punkte“ exists; two years are a range.
        let years = [left, right].iter().all(|number| number.end - number.start == 4);
        let fix = Fix { range: range.clone(), text: shown.clone(), safe: years };
        self.add(stretch, range, Problem::RangeSpaced { right: shown }, Some(fix));
    }

    /// 18:00 without „Uhr“.
    fn time(&mut self, stretch: &Stretch<'_>, number: Number) {
        let text = stretch.text;
        let day = 24.0 * 60.0;
        let is_time =
            number.kind == Kind::Time && number.value(text) <= day && stretch.passage != Passage::Cell;
        let next = text.past_gap(number.end);
        let word = text.letters_after(next);
        let goes_on = matches!(text.after(next), '–' | '-' | '/')
            || matches!(
                word,
                "Uhr" | "h" | "bis" | "und" | "oder" | "Minuten" | "Min" | "min" | "Stunden" | "Sekunden"
            );
        // 16:10 is a proportion; it does not stand after „um“.
        let before = text.gap_before(number.start).map(|gap| text.letters_before(gap.start));
        let announced =
            matches!(before, Some("um" | "ab" | "bis" | "gegen" | "seit" | "von" | "vor" | "nach"));
        if is_time && !goes_on && announced && text.word_ends(number.end) {
            let time = text.0[number.start..number.end].to_owned();
            let fix = Fix::safe(number.start..number.end, format!("{time} Uhr"));
            self.add(stretch, number.start..number.end, Problem::TimeUnitMissing { time }, fix);
        }
    }

    fn unit(&mut self, stretch: &Stretch<'_>, number: Number) {
        let text = stretch.text;
        let (start, unit) = match text.gap_after(number.end) {
            Some(gap) => (gap.end, tables::close_unit_at(text, gap.end)),
            None => (number.end, tables::close_unit_at(text, number.end)),
        };
        let Some(unit) = unit else { return };
        let in_line = |range: Range<usize>| stretch.base + range.start..stretch.base + range.end;
        let range = number.start..start + unit.len();
        let Some(source) = stretch.line.source(in_line(range.clone())) else { return };
        let close = start == number.end;
        let missing = stretch.line.source(in_line(start..start + 1)).map(|unit| unit.start).filter(|_| close);
        self.units.push(Unit { unit: unit.to_owned(), text: text.0[range].to_owned(), source, missing });
    }

    /// 2,7km and 2,7 km in one text: the first is the one to change.
    pub(super) fn mixed_units(&mut self) {
        let units = std::mem::take(&mut self.units);
        for close in units.iter() {
            let Some(missing) = close.missing else { continue };
            let Some(spaced) = units.iter().find(|unit| unit.missing.is_none() && unit.unit == close.unit)
            else {
                continue;
            };
            let problem =
                Problem::UnitSpacingInconsistent { here: close.text.clone(), there: spaced.text.clone() };
            let change = Change { span: Span::here(missing..missing), text: " ".to_owned(), safe: true };
            let finding = problem.at(Span::here(close.source.clone())).suggest(Some(change));
            self.findings.push(finding.related(elsewhere(spaced.source.clone())));
        }
    }

    fn iban(&mut self, stretch: &Stretch<'_>, range: Range<usize>) {
        let typed = &stretch.text.0[range.clone()];
        let plain: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
        let groups: Vec<&str> =
            plain.as_bytes().chunks(4).map(|group| std::str::from_utf8(group).unwrap_or_default()).collect();
        let right = groups.join(" ");
        if !is_valid_iban(&plain) {
            self.add(stretch, range, Problem::IbanInvalid, None);
        } else if typed.replace('\u{A0}', " ") != right {
            let fix = Fix::safe(range.clone(), right.clone());
            self.add(stretch, range, Problem::IbanGrouping { right }, fix);
        }
    }

    fn phone(&mut self, stretch: &Stretch<'_>, at: usize, end: usize) {
        let text = stretch.text;
        let start = at - usize::from(matches!(text.before(at), '+' | '('));
        let start = start - usize::from(text.before(start) == '(' && text.after(start) == '+');
        let typed = &text.0[start..end];
        if let Some(right) = din_form(text, start..end).filter(|right| right != &typed.replace('\u{A0}', " "))
        {
            let fix = Fix::safe(start..end, right.clone());
            self.add(stretch, start..end, Problem::PhoneFormat { right }, fix);
        }
    }
}

/// A telephone number as DIN 5008 writes it; `None` if its area code cannot be told.
fn din_form(text: Glance, range: Range<usize>) -> Option<String> {
    let typed = text.0[range].replace("(0)", " ");
    let (number, extension) = match typed.rsplit_once('-') {
        Some((number, extension))
            if extension.len() < 6 && extension.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            (number.to_owned(), Some(extension.to_owned()))
        }
        _ => (typed, None),
    };
    let mut groups = number
        .split(|character: char| !character.is_ascii_digit() && character != '+')
        .filter(|group| !group.is_empty());
    let first = groups.next()?;
    let country = first.starts_with('+') || first.starts_with("00");
    let mut right = if country {
        format!("+{} {}", first.trim_start_matches(['+', '0']), groups.next()?)
    } else {
        first.to_owned()
    };
    let rest: String = groups.collect();
    match (rest.is_empty(), extension) {
        (true, None) => return None,
        // 0911-12345: the hyphen stood for the space.
        (true, Some(number)) => right.push_str(&format!(" {number}")),
        (false, None) => right.push_str(&format!(" {rest}")),
        (false, Some(extension)) => right.push_str(&format!(" {rest}-{extension}")),
    }
    (first.starts_with(['+', '0'])).then_some(right)
}

/// The check of ISO 13616: the number, country and digits last, leaves 1 when divided by 97.
fn is_valid_iban(plain: &str) -> bool {
    let (head, body) = plain.split_at(4);
    let remainder = body.chars().chain(head.chars()).fold(0, |remainder: u32, character| {
        let value = character.to_digit(36).unwrap_or(0);
        (remainder * if value < 10 { 10 } else { 100 } + value) % 97
    });
    remainder == 1
}
