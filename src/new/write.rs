//! Small steps that all drafts share: quoting, names, files.

use crate::calendar::Moment;
use crate::german;
use crate::output::{Content, File};

pub(super) fn file(path: String, text: String) -> File {
    File { path, content: Content::Bytes(text.into_bytes()) }
}

/// A text as a TOML basic string, on one line.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A list of texts in TOML.
pub(super) fn list(texts: &[&str]) -> String {
    format!("[{}]", texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", "))
}

/// The id for a title or name; `otherwise` where it has no Latin letter or digit.
pub(super) fn id(text: &str, otherwise: &str) -> String {
    match german::slug(text) {
        id if id.is_empty() => otherwise.to_owned(),
        id => id,
    }
}

/// A name and its id. Whoever typed the id alone, `petra-lang`, gets „Petra Lang“.
pub(super) fn name_and_id(text: &str, otherwise: &str) -> (String, String) {
    let id = id(text, otherwise);
    if text != id {
        return (text.trim().to_owned(), id);
    }
    let words = id.split('-').map(|word| match word.chars().next() {
        Some(first) => format!("{}{}", first.to_uppercase(), &word[first.len_utf8()..]),
        None => String::new(),
    });
    (words.collect::<Vec<_>>().join(" "), id)
}

/// Local date and time without offset, as front matter has it: `2026-11-22T09:00:00`.
pub(super) fn local(now: Moment) -> String {
    now.local().format("%Y-%m-%dT%H:%M:%S").to_string()
}

/// The local date `days` after a moment: `2026-12-06`.
pub(super) fn day_after(now: Moment, days: u64) -> String {
    now.date().checked_add_days(chrono::Days::new(days)).unwrap_or(now.date()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_becomes_a_name_and_a_name_an_id() {
        let check = |text: &str, name: &str, id: &str| {
            assert_eq!(name_and_id(text, "jemand"), (name.to_owned(), id.to_owned()));
        };
        check("petra-lang", "Petra Lang", "petra-lang");
        check("Jürgen Groß", "Jürgen Groß", "juergen-gross");
        check("???", "???", "jemand");
    }

    #[test]
    fn any_title_is_a_toml_string() {
        for title in ["Der \"große\" Plan", "C:\\Pfad", "zwei\nZeilen\u{7f}", "'''"] {
            let document = format!("title = {}", quoted(title));
            assert!(toml::from_str::<toml::Table>(&document).is_ok(), "{document}");
        }
    }
}
