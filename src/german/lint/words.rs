//! Spelling of abbreviations, ß in Switzerland, headings.

use super::super::Line;
use super::super::glance::{Glance, is_space};
use super::super::problems::Problem;
use super::{Fix, Proofreader, Stretch};
use crate::report::{Change, Span};

/// Letters from which on a word may be wider than a telephone.
const LONG_WORD: usize = 16;

impl Proofreader<'_> {
    /// A word, at its first letter.
    pub(super) fn word(&mut self, stretch: &Stretch<'_>, at: usize) {
        if !stretch.language.is_german() || matches!(stretch.text.before(at), '.' | '-' | '@' | '/' | '_') {
            return;
        }
        if let Some((length, right)) = misspelled(stretch.text, at)
            && !stretch.is_technical(at)
        {
            let range = at..at + length;
            let text = stretch.text.0[range.clone()].to_owned();
            let fix = Fix::safe(range.clone(), right);
            self.add(stretch, range, Problem::AbbreviationSpelling { text, right: right.to_owned() }, fix);
        }
        self.weekday(stretch, at);
        self.month_first(stretch, at);
    }

    pub(super) fn eszett(&mut self, stretch: &Stretch<'_>, at: usize) {
        let text = stretch.text;
        let start = at - text.letters_before(at).len();
        let word = text.letters_after(start);
        let first = word.find(['ß', 'ẞ']).map(|found| start + found);
        if first == Some(at) && !stretch.is_technical(at) {
            let right = word.replace('ß', "ss").replace('ẞ', "SS");
            let range = start..start + word.len();
            let fix = Fix::safe(range.clone(), right.clone());
            self.add(stretch, range, Problem::SwissEszett { right }, fix);
        }
    }

    /// Long words and a full stop in a heading.
    pub(super) fn heading(&mut self, line: &Line) {
        let text = Glance(&line.text);
        let mut at = 0;
        while at < text.0.len() {
            let word = letters(text, at);
            if word.chars().count() >= LONG_WORD
                && !self.is_in_dictionary(word)
                && let Some(source) = line.source(at..at + word.len())
            {
                let word = word.replace('\u{AD}', "");
                self.findings.push(Problem::HeadingLongWord { word }.at(Span::here(source)));
            }
            at += word.len().max(text.after(at + word.len()).len_utf8() + word.len());
        }
        let end = text.0.trim_end().len();
        if ends_with_period(&text.0[..end])
            && let Some(source) = line.source(end - 1..end)
        {
            let span = Span::here(source);
            let change = Change { span, text: String::new(), safe: true };
            self.findings.push(Problem::HeadingPeriod.at(span).suggest(Some(change)));
        }
    }

    fn is_in_dictionary(&self, word: &str) -> bool {
        self.style.hyphenated.iter().any(|entry| {
            let parts = entry.split('|').map(str::to_lowercase).collect::<String>();
            word.to_lowercase().starts_with(&parts)
        })
    }
}

/// The letters at `at`, however many.
fn letters<'a>(text: Glance<'a>, at: usize) -> &'a str {
    let rest = &text.0[at..];
    &rest[..rest.find(|letter: char| !letter.is_alphabetic() && letter != '\u{AD}').unwrap_or(rest.len())]
}

/// A heading may end in an abbreviation, a number or an ellipsis.
fn ends_with_period(heading: &str) -> bool {
    let Some(rest) = heading.strip_suffix('.') else { return false };
    let word = rest.rsplit(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
    let known =
        ["usw", "etc", "bzw", "ggf", "evtl", "inkl", "Abs", "Nr", "Art", "Chr", "Mio", "Mrd", "Std", "Min"];
    word.chars().count() > 2 && !known.contains(&word)
}

/// The length of a misspelled abbreviation at `at`, and how it is spelled.
fn misspelled(text: Glance, at: usize) -> Option<(usize, &'static str)> {
    const FORMS: &[(&str, &str)] = &[
        ("z.b.", "z. B."),
        ("zB", "z. B."),
        ("zb", "z. B."),
        ("z.B", "z. B."),
        ("z. B", "z. B."),
        ("d.h", "d. h."),
        ("dh", "d. h."),
        ("o.ä.", "o. Ä."),
        ("o. ä.", "o. Ä."),
        ("u.s.w.", "usw."),
        ("u. s. w.", "usw."),
        ("ggfs", "ggf."),
        ("ggf", "ggf."),
        ("etc", "etc."),
        ("usw", "usw."),
        ("bzw", "bzw."),
        ("evtl", "evtl."),
        ("inkl", "inkl."),
        ("u.a", "u. a."),
        ("i.d.R", "i. d. R."),
    ];
    let forms = FORMS.iter().filter(|(form, _)| text.starts_with(at, form));
    let (form, right) = forms.max_by_key(|(form, _)| form.len())?;
    let end = at + form.len();
    let point = usize::from(text.byte(end) == b'.' && !form.ends_with('.'));
    // „etc.“ is right; „ggfs.“ and „zB.“ are not.
    if point == 1 && right.strip_suffix('.') == Some(*form) || point == 1 && form.contains('.') {
        return None;
    }
    let after = text.after(end + point);
    let ends = is_space(after) || matches!(after, ',' | ';' | ':' | ')' | '!' | '?' | '"' | '“');
    ends.then_some((form.len() + point, *right))
}
