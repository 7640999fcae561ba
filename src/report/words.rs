//! The printers' own words, and foreign text made fit to be printed.

use std::borrow::Cow;

use super::{Change, Finding, Level, Messages};

/// Words that begin a help and go on after „Sonst“ in lower case.
const VERBS: [&str; 12] = [
    "Anlegen",
    "Ändern",
    "Eintragen",
    "Einfügen",
    "Entfernen",
    "Ergänzen",
    "Hinzufügen",
    "Löschen",
    "Schreiben",
    "Setzen",
    "Umbenennen",
    "Weglassen",
];

/// The same for „Otherwise“.
const ENGLISH_VERBS: [&str; 10] =
    ["Add", "Change", "Create", "Delete", "Enter", "Insert", "Leave", "Remove", "Rename", "Write"];

/// The longest new text that a sentence shows, in characters.
const SHORT: usize = 60;

impl Level {
    /// The word before a title: „Fehler“, „Warnung“, „Hinweis“.
    pub fn word(self, messages: Messages) -> &'static str {
        match (self, messages) {
            (Level::Error, Messages::German) => "Fehler",
            (Level::Error, Messages::English) => "Error",
            (Level::Warning, Messages::German) => "Warnung",
            (Level::Warning, Messages::English) => "Warning",
            (Level::Hint, Messages::German) => "Hinweis",
            (Level::Hint, Messages::English) => "Hint",
        }
    }
}

/// What to do next: the suggestion as a sentence, then the help; empty if there is neither.
///
/// A short replacement that is not certain becomes „Ist „petra-lang“ gemeint?“. A change
/// that is certain is told only where the help is silent, because most helps name it.
pub(super) fn help(finding: &Finding, messages: Messages) -> String {
    let help = finding.wording(messages).help.as_str();
    let Some(change) = &finding.change else { return help.to_owned() };
    if is_guess(change) {
        // What has quotes of its own needs no second pair.
        let question = match (messages, change.text.starts_with('"')) {
            (Messages::German, false) => format!("Ist „{}“ gemeint?", change.text),
            (Messages::German, true) => format!("Ist {} gemeint?", change.text),
            (Messages::English, false) => format!("Did you mean “{}”?", change.text),
            (Messages::English, true) => format!("Did you mean {}?", change.text),
        };
        return match help {
            "" => question,
            help => format!("{question} {}", otherwise(help, messages)),
        };
    }
    if help.is_empty() { in_words(change, messages) } else { help.to_owned() }
}

/// „1 Fehler, 2 Warnungen“, or „keine Fehler“ where all counts are zero. Hints are
/// named last and only if there are any.
pub fn summary(counts: Counts, messages: Messages) -> String {
    let parts: Vec<String> = [
        (counts.errors, ["Fehler", "Fehler"], ["error", "errors"]),
        (counts.warnings, ["Warnung", "Warnungen"], ["warning", "warnings"]),
        (counts.hints, ["Hinweis", "Hinweise"], ["hint", "hints"]),
    ]
    .into_iter()
    .filter(|(count, ..)| *count > 0)
    .map(|(count, german, english)| {
        let words = match messages {
            Messages::German => german,
            Messages::English => english,
        };
        format!("{count} {}", if count == 1 { words[0] } else { words[1] })
    })
    .collect();
    match (parts.is_empty(), messages) {
        (true, Messages::German) => "Keine Fehler".to_owned(),
        (true, Messages::English) => "No errors".to_owned(),
        (false, _) => parts.join(", "),
    }
}

/// How many findings of each level there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Findings of level error.
    pub errors: usize,
    /// Findings of level warning.
    pub warnings: usize,
    /// Findings of level hint.
    pub hints: usize,
}

impl Counts {
    /// Counts findings by level.
    pub fn of(findings: &[Finding]) -> Counts {
        let mut counts = Counts::default();
        for finding in findings {
            match finding.level {
                Level::Error => counts.errors += 1,
                Level::Warning => counts.warnings += 1,
                Level::Hint => counts.hints += 1,
            }
        }
        counts
    }
}

/// One line that a terminal shows as it is: control characters, line breaks and marks
/// that turn the direction of writing become visible signs, so that a file name or a
/// comment cannot move the cursor or pose as another text.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unseen) {
        return Cow::Borrowed(text);
    }
    let sign = |c: char| match c {
        '\t' => ' ',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7f}' => '␡',
        c if is_unseen(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    Cow::Owned(text.chars().map(sign).collect())
}

/// The same for a text of several lines.
pub(super) fn visible_lines(text: &str) -> String {
    text.lines().map(visible).collect::<Vec<_>>().join("\n")
}

/// Whether a character moves the cursor or changes how its neighbours are read.
pub(super) fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a change is a guess at a word that was meant.
fn is_guess(change: &Change) -> bool {
    !change.safe
        && change.span.start < change.span.end
        && is_short(&change.text)
        && change.text.chars().any(char::is_alphanumeric)
}

fn is_short(text: &str) -> bool {
    !text.contains('\n') && text.chars().count() <= SHORT
}

fn in_words(change: &Change, messages: Messages) -> String {
    let text = change.text.as_str();
    let what = match (text.is_empty(), change.span.start < change.span.end, messages) {
        (true, _, Messages::German) => "Die markierte Stelle löschen".to_owned(),
        (true, _, Messages::English) => "Delete what is marked".to_owned(),
        (false, true, Messages::German) if is_short(text) => format!("Ersetzen durch: {text}"),
        (false, true, Messages::English) if is_short(text) => format!("Replace it by: {text}"),
        (false, false, Messages::German) if is_short(text) => format!("Einfügen: {text}"),
        (false, false, Messages::English) if is_short(text) => format!("Insert: {text}"),
        (false, ..) => String::new(),
    };
    match (change.safe, what.is_empty()) {
        (true, false) => format!("{what} (satz check --fix)"),
        (true, true) => "satz check --fix".to_owned(),
        (false, _) => what,
    }
}

/// The help after a question: „Sonst anlegen: …“, if it begins with a known verb.
fn otherwise(help: &str, messages: Messages) -> Cow<'_, str> {
    let (verbs, sonst): (&[&str], &str) = match messages {
        Messages::German => (&VERBS, "Sonst"),
        Messages::English => (&ENGLISH_VERBS, "Otherwise"),
    };
    let first = help.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    if !verbs.contains(&first) {
        return Cow::Borrowed(help);
    }
    Cow::Owned(format!("{sonst} {}{}", first.to_lowercase(), &help[first.len()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_summary(errors: usize, warnings: usize, hints: usize, german: &str, english: &str) {
        let counts = Counts { errors, warnings, hints };
        assert_eq!(summary(counts, Messages::German), german);
        assert_eq!(summary(counts, Messages::English), english);
    }

    #[test]
    fn counts_read_like_a_sentence() {
        check_summary(1, 1, 0, "1 Fehler, 1 Warnung", "1 error, 1 warning");
        check_summary(2, 0, 3, "2 Fehler, 3 Hinweise", "2 errors, 3 hints");
        check_summary(0, 2, 0, "2 Warnungen", "2 warnings");
        check_summary(0, 0, 0, "Keine Fehler", "No errors");
    }

    #[test]
    fn only_a_verb_goes_on_after_otherwise() {
        let german = |help| otherwise(help, Messages::German);
        assert_eq!(german("Anlegen: satz new author petra"), "Sonst anlegen: satz new author petra");
        assert_eq!(german("Ändern in site.toml"), "Sonst ändern in site.toml");
        assert_eq!(german("Erlaubt sind: du, sie"), "Erlaubt sind: du, sie");
        assert_eq!(otherwise("Create it: satz new", Messages::English), "Otherwise create it: satz new");
    }

    #[test]
    fn nothing_reaches_the_terminal_raw() {
        assert_eq!(visible("böse\u{1b}[2J\nname\u{9b}1m\u{202e}"), "böse␛[2J␊name\u{fffd}1m\u{fffd}");
        assert_eq!(visible("schlicht"), "schlicht");
        assert_eq!(visible_lines("a\r\nb"), "a\nb");
    }
}
