//! Spaces after a point: z. B., Dr. Müller, Mio. Euro.
//!
//! Takes the place of a point and looks at the word before it. Spaces between numbers and their units are in
//! `numbers`.

use super::chunk::{self, Chunk};
use super::glance::{Gap, is_space};
use super::rules::RuleName;
use super::scan::Scan;
use super::style::Space;
use super::tables;

impl Scan<'_> {
    /// A point.
    pub(super) fn point(&mut self, at: usize) -> usize {
        if self.text.byte(at + 1) == b'.' {
            return self.points(at);
        }
        let last = self.text.byte_before(at);
        if !last.is_ascii_alphabetic() && last < 0x80 {
            return at + 1;
        }
        if self.ends_common_word(at) { at + 1 } else { self.short_point(at) }
    }

    /// A point after a short word.
    fn short_point(&mut self, at: usize) -> usize {
        self.abbreviation(at).unwrap_or_else(|| {
            self.title(at);
            at + 1
        })
    }

    /// Whether the word before the point at `at` is neither an abbreviation nor a title, as of most sentences.
    fn ends_common_word(&self, at: usize) -> bool {
        if !self.style.abbreviations.is_empty() || self.has(RuleName::NbspInitials) {
            return false;
        }
        let word = Chunk::until(self.text.0, at);
        let letters = word.letters().trailing();
        // One that goes on with letters beyond ASCII may be anything.
        let is_whole = letters == chunk::LENGTH || self.text.byte_before(at - letters) < 0x80;
        letters > 1 && is_whole && !tables::POINTED.has(word.last(letters))
    }

    /// The end of the abbreviation whose first point stands at `at`, once its spaces are set.
    fn abbreviation(&mut self, at: usize) -> Option<usize> {
        let is_letter =
            at.checked_sub(2).is_none_or(|before| !self.text.byte(before).is_ascii_alphanumeric());
        let more = &self.style.abbreviations;
        if !(is_letter || !more.is_empty()) || !self.has(RuleName::NbspAbbr) {
            return None;
        }
        let word = self.text.letters_before(at);
        let start = at - word.len();
        let before = self.text.before(start);
        if word.is_empty()
            || !self.text.word_begins(start)
            || matches!(before, '.' | '…' | '-' | '\u{2011}' | '–' | '_' | '@' | '/')
        {
            return None;
        }
        // All of them have one letter before their first point.
        let second = self.text.byte(self.text.past_gap(at + 1));
        let known = tables::abbreviations(self.text.byte(start)).iter().copied();
        let end = known
            .filter(|form| form.as_bytes()[2] == second)
            .chain(more.iter().map(String::as_str))
            .filter_map(|form| self.spelled(start, form))
            .max()?;
        let is_word = is_space(before) && matches!(self.text.byte(end), b' ' | b'\n' | 0);
        if !is_word && self.is_protected(start) || self.shares_its_end(start, end) {
            return None;
        }
        self.space_out(at + 1, end);
        Some(end)
    }

    /// Whether the last part of the abbreviation begins a longer one: „o. O. Ä.“ is „o. O.“ or „O. Ä.“.
    fn shares_its_end(&self, start: usize, end: usize) -> bool {
        let Some(point) = self.text.0[start..end - 1].rfind('.') else { return false };
        let last = start + point + 1;
        let last = self.text.past_gap(last);
        let next = self.text.byte(self.text.past_gap(end));
        let mut forms = tables::abbreviations(self.text.byte(last)).iter();
        forms.any(|form| {
            form.as_bytes()[2] == next && self.spelled(last, form).is_some_and(|longer| longer > end)
        })
    }

    /// The end of `form` if it stands at `start`, with spaces after its points or without.
    fn spelled(&self, start: usize, form: &str) -> Option<usize> {
        let mut at = start;
        for part in form.split_inclusive('.').map(str::trim_start).filter(|part| !part.is_empty()) {
            if at > start {
                at = self.text.past_gap(at);
            }
            if !self.text.starts_with(at, part) {
                return None;
            }
            at += part.len();
        }
        // „z.B...“ ends in an ellipsis.
        (self.text.word_ends(at) && self.text.byte(at) != b'.').then_some(at)
    }

    /// Sets the spaces of an abbreviation between its first point and its end.
    fn space_out(&mut self, mut at: usize, end: usize) {
        let space = self.style.abbreviation_space;
        while at < end {
            match self.text.gap_after(at) {
                Some(gap) => self.glue(gap, space, RuleName::NbspAbbr),
                None => self.put(at, at, space.text(), RuleName::NbspAbbr),
            }
            let point = self.text.0[at..end].find('.').map_or(end, |length| at + length + 1);
            at = point;
        }
    }

    /// Dr. Müller, Prof. Dr. Meier, Mio. Euro, J. S. Bach.
    fn title(&mut self, at: usize) {
        let Some(gap) = self.text.gap_after(at + 1) else { return };
        let word = self.text.letters_before(at);
        let start = at - word.len();
        if !self.text.word_begins(start) || matches!(self.text.before(start), '.' | '…') {
            return;
        }
        if tables::is_title(word) || self.follows_title(word, start) {
            if self.text.after(gap.end).is_uppercase() || self.is_faculty_at(gap.end) {
                self.glue(gap, Space::NoBreak, RuleName::NbspTitle);
            }
        } else if matches!(word, "Mio" | "Mrd") {
            if tables::currency_at(self.text, gap.end) {
                self.glue(gap, self.style.unit_space, RuleName::NbspUnit);
            }
        } else if self.has(RuleName::NbspInitials) {
            self.initials(word, gap);
        }
    }

    /// „med.“ after „Dr. “.
    fn follows_title(&self, word: &str, start: usize) -> bool {
        if !tables::is_faculty(word) {
            return false;
        }
        let end = self.text.before_gap(start);
        if self.text.byte_before(end) != b'.' {
            return false;
        }
        let previous = self.text.letters_before(end - 1);
        tables::is_title(previous) || tables::is_faculty(previous)
    }

    fn is_faculty_at(&self, at: usize) -> bool {
        let word = self.text.letters_after(at);
        tables::is_faculty(word) && self.text.byte(at + word.len()) == b'.'
    }

    fn initials(&mut self, word: &str, gap: Gap) {
        let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
        if is_initial && self.text.after(gap.end).is_uppercase() {
            self.glue(gap, Space::NoBreak, RuleName::NbspInitials);
        }
    }
}
