//! Days of the week that do not fit their date, and dates in English order.

use std::ops::Range;

use chrono::{Datelike, NaiveDate, Weekday};

use super::super::glance::Glance;
use super::super::number::{Kind, Number};
use super::super::problems::Problem;
use super::super::{dates, tables};
use super::{Fix, Proofreader, Stretch};

impl Proofreader<'_> {
    /// „Mittwoch, 17. Juni 2026“, at the day of the week.
    pub(super) fn weekday(&mut self, stretch: &Stretch<'_>, at: usize) {
        let text = stretch.text;
        let word = text.letters_after(at);
        let Some(day) = weekday(word) else { return };
        let mut start = at + word.len();
        for connection in [".", ",", " den ", " dem ", " der ", " (", "\n", " "] {
            if text.starts_with(start, connection) {
                start += connection.len();
            }
        }
        let Some((date, range)) = date_at(text, start) else { return };
        if date.weekday() == day {
            return;
        }
        let right = if word.chars().count() == 2 {
            dates::weekday_tag(date.weekday(), stretch.language)
        } else {
            dates::weekday(date.weekday(), stretch.language)
        };
        let problem = Problem::WeekdayWrong {
            date: text.0[range].replace('\u{A0}', " "),
            right: dates::weekday(date.weekday(), stretch.language).to_owned(),
            wrong: dates::weekday(day, stretch.language).to_owned(),
        };
        // Which of the two is wrong, only the author knows.
        let word = at..at + word.len();
        self.add(stretch, word.clone(), problem, Fix::doubtful(word, right));
    }

    /// „December 24, 2017“ and „Dezember 24, 2017“.
    pub(super) fn month_first(&mut self, stretch: &Stretch<'_>, at: usize) {
        let text = stretch.text;
        let word = text.letters_after(at);
        let Some(month) = tables::month(word).or_else(|| english_month(word)) else { return };
        let Some(gap) = text.gap_after(at + word.len()) else { return };
        let day_end = text.digits_after(gap.end);
        let comma = text.byte(day_end) == b',';
        let Some(second) = text.gap_after(day_end + usize::from(comma)).filter(|_| comma) else { return };
        let end = text.digits_after(second.end);
        let (Ok(day), Ok(year)) = (text.0[gap.end..day_end].parse(), text.0[second.end..end].parse()) else {
            return;
        };
        if let Some(date) = NaiveDate::from_ymd_opt(year, month, day).filter(|_| end - second.end == 4) {
            self.english(stretch, at..end, date);
        }
    }

    /// 12/24/2017, at the first digit.
    pub(super) fn slashes(&mut self, stretch: &Stretch<'_>, at: usize) {
        let text = stretch.text;
        let first = text.digits_after(at);
        let second = text.digits_after(first + 1);
        let end = text.digits_after(second + 1);
        let fits = text.byte(first) == b'/' && text.byte(second) == b'/' && text.word_ends(end);
        if !fits
            || !text.word_begins(at)
            || text.before(at) == '/'
            || end != second + 5
            || text.byte(end) == b'/'
        {
            return;
        }
        let number = |range: Range<usize>| text.0[range].parse().unwrap_or(0);
        let (month, day) = (number(at..first), number(first + 1..second));
        let year = text.0[second + 1..end].parse().unwrap_or(0);
        // 24/12/2017 has the day first and is only written with the wrong mark.
        let date =
            NaiveDate::from_ymd_opt(year, month, day).or_else(|| NaiveDate::from_ymd_opt(year, day, month));
        if let Some(date) = date {
            self.english(stretch, at..end, date);
        }
    }

    fn english(&mut self, stretch: &Stretch<'_>, range: Range<usize>, date: NaiveDate) {
        let right = dates::medium(date, stretch.language).replace('\u{A0}', " ");
        // 5/6/2017 may be a day in May or in June.
        let fix = if date.day() > 12 {
            Fix::safe(range.clone(), right.clone())
        } else {
            Fix::doubtful(range.clone(), right.clone())
        };
        self.add(stretch, range, Problem::DateEnglish { right }, fix);
    }
}

/// The date that stands at `at`, in words or in digits, with its year.
fn date_at(text: Glance, at: usize) -> Option<(NaiveDate, Range<usize>)> {
    let number = Number::read(text, at)?;
    if let Kind::Day { year: true } = number.kind {
        let mut parts = text.0[at..number.end].split('.').map(str::parse::<u32>);
        let (day, month, year) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
        let year = if year < 100 { 2000 + year } else { year };
        return Some((NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?, at..number.end));
    }
    if text.byte(number.end) != b'.' {
        return None;
    }
    let day = text.0[at..number.end].parse().ok()?;
    let name = text.gap_after(number.end + 1)?.end;
    let word = text.letters_after(name);
    let month = tables::month(word)?;
    let point = usize::from(text.byte(name + word.len()) == b'.');
    let start = text.gap_after(name + word.len() + point)?.end;
    let end = text.digits_after(start);
    let year = text.0[start..end].parse().ok().filter(|_| end - start == 4)?;
    Some((NaiveDate::from_ymd_opt(year, month, day)?, at..end))
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "Montag" | "Mo" => Weekday::Mon,
        "Dienstag" | "Di" => Weekday::Tue,
        "Mittwoch" | "Mi" => Weekday::Wed,
        "Donnerstag" | "Do" => Weekday::Thu,
        "Freitag" | "Fr" => Weekday::Fri,
        "Samstag" | "Sonnabend" | "Sa" => Weekday::Sat,
        "Sonntag" | "So" => Weekday::Sun,
        _ => return None,
    })
}

fn english_month(word: &str) -> Option<u32> {
    Some(match word {
        "January" => 1,
        "February" => 2,
        "March" => 3,
        "May" => 5,
        "June" => 6,
        "July" => 7,
        "October" => 10,
        "December" => 12,
        _ => return None,
    })
}
