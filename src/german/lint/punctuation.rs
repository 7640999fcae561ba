//! Spaces and punctuation.

use super::super::glance::{Gap, NBSP, is_letterlike, is_space, is_wordlike};
use super::super::problems::Problem;
use super::super::{phone, tables};
use super::{Fix, Proofreader, Stretch};

impl Proofreader<'_> {
    /// A space, at its first character.
    pub(super) fn space(&mut self, stretch: &Stretch<'_>, at: usize) {
        let text = stretch.text;
        if text.gap_before(at).is_some() {
            return;
        }
        let Some(gap) = text.gap_after(at) else { return };
        let (before, after) = (text.before(gap.start), text.after(gap.end));
        let spaces = &text.0[gap.start..gap.end];
        if is_space(before) || is_space(after) {
            return;
        }
        if ends_sentence(stretch, gap.end) {
            let fix = Fix::safe(gap.start..gap.end, "");
            self.add(stretch, gap.start..gap.end + 1, Problem::SpaceBeforePunctuation { mark: after }, fix);
        } else if spaces.len() > 1 && spaces.bytes().all(|byte| byte == b' ') {
            self.add(stretch, gap.start..gap.end, Problem::SpaceDouble, Fix::safe(gap.start..gap.end, " "));
        } else if spaces.starts_with(NBSP) && spaces.len() == NBSP.len_utf8() {
            self.stray_space(stretch, gap);
        }
    }

    /// A space that does not break between two ordinary words.
    fn stray_space(&mut self, stretch: &Stretch<'_>, gap: Gap) {
        let (before, after) = (stretch.text.letters_before(gap.start), stretch.text.letters_after(gap.end));
        let plain = |word: &str| word.chars().count() > 1;
        if plain(before) && plain(after) && !tables::is_norm(before) {
            let (before, after) = (before.to_owned(), after.to_owned());
            let fix = Fix::safe(gap.start..gap.end, " ");
            self.add(stretch, gap.start..gap.end, Problem::SpaceStrayNbsp { before, after }, fix);
        }
    }

    pub(super) fn comma(&mut self, stretch: &Stretch<'_>, at: usize) {
        let (before, after) = (stretch.text.letters_before(at), stretch.text.letters_after(at + 1));
        // f(x,y) and RELATED,ESTABLISHED are no prose.
        let is_prose = |word: &str| word.chars().skip(1).any(char::is_lowercase);
        let between = !before.is_empty() && !after.is_empty() && (is_prose(before) || is_prose(after));
        if between && !stretch.is_technical(at) {
            let fix = Fix::safe(at..at + 1, ", ");
            self.add(stretch, at..at + 1, Problem::SpaceMissingAfterComma, fix);
        }
    }

    pub(super) fn bracket(&mut self, stretch: &Stretch<'_>, at: usize, bracket: char) {
        let text = stretch.text;
        let gap = if bracket == '(' {
            text.gap_after(at + 1).filter(|gap| is_wordlike(text.after(gap.end)))
        } else {
            // Before another bracket it may end a smiley.
            text.gap_before(at).filter(|gap| {
                let before = text.before(gap.start);
                !is_space(before) && !matches!(before, '(' | ')')
            })
        };
        if let Some(gap) = gap.filter(|_| !stretch.is_technical(at)) {
            let range = gap.start.min(at)..gap.end.max(at + 1);
            self.add(stretch, range, Problem::BracketSpace, Fix::safe(gap.start..gap.end, ""));
        }
    }

    pub(super) fn repeated(&mut self, stretch: &Stretch<'_>, at: usize, mark: char) {
        if stretch.text.before(at) == mark {
            return;
        }
        let length = stretch.text.0[at..].bytes().take_while(|byte| *byte == mark as u8).count();
        if length > 1 && !stretch.is_technical(at) {
            let range = at..at + length;
            let fix = Fix::safe(range.clone(), mark);
            self.add(stretch, range, Problem::PunctuationRepeated { mark }, fix);
        }
    }

    /// Word…, and the full stop after an ellipsis.
    pub(super) fn points(&mut self, stretch: &Stretch<'_>, at: usize) {
        let text = stretch.text;
        if matches!(text.before(at), '.' | '…') || !is_letterlike(text.before(at)) || stretch.is_technical(at)
        {
            return;
        }
        let run = &text.0[at..];
        let end = at + run.find(|mark| !matches!(mark, '.' | '…')).unwrap_or(run.len());
        match &text.0[at..end] {
            "..." | "…" if stretch.language.is_german() => {
                self.add(stretch, at..end, Problem::EllipsisSpace, None)
            }
            "...." | "…." => self.add(stretch, at..end, Problem::EllipsisPeriod, Fix::safe(at..end, "…")),
            _ => {}
        }
    }
}

/// Whether punctuation that ends something stands at `at`, and not the beginning of `:-)`, `.de` or `...`.
fn ends_sentence(stretch: &Stretch<'_>, at: usize) -> bool {
    let mark = stretch.text.after(at);
    let next = stretch.text.after(at + mark.len_utf8());
    let ends = is_space(next) || matches!(next, '"' | '“' | '”' | '’' | '‘' | '«' | '»' | ')');
    matches!(mark, ',' | ';' | ':' | '!' | '?' | '.')
        && ends
        && !(matches!(mark, ':' | ';') && next == ')')
        && !phone::is_announced(stretch.text, at)
}
