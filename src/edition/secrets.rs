//! Passwords, tokens and private keys that lie in the project.
//!
//! Whatever is committed is known to all who may read the folder, and what is in
//! `content/` may be published. Only forms that nothing else has are looked for, so that a
//! tutorial about keys is no finding.

use super::problems::Problem;
use crate::input::{Sources, Tree, Value, toml_file};
use crate::report::{FileId, Finding, Report, Span, Texts};

/// Beginnings of tokens, with the characters that follow at least.
const TOKENS: &[(&str, usize)] = &[
    ("ghp_", 36),
    ("gho_", 36),
    ("ghs_", 36),
    ("github_pat_", 40),
    ("glpat-", 20),
    ("AKIA", 16),
    ("xoxb-", 24),
    ("xoxp-", 24),
    ("sk_live_", 24),
    ("rk_live_", 24),
    ("AIza", 35),
];

/// Keys of settings whose value is nobody else's business.
const KEYS: &[&str] = &["password", "passwort", "secret", "token", "api_key", "secret_key"];

/// A real token is random: it has at least so many different characters.
const VARIETY: usize = 10;

/// Everything in texts and settings that should not be there.
pub(super) fn check(sources: &Sources) -> Vec<Finding> {
    let mut found = Vec::new();
    for (file, source) in sources.iter() {
        let Some(text) = source.text() else { continue };
        let at_home = source.path == "site.toml" || source.path.starts_with("content/");
        if at_home {
            found.extend(spans(text).into_iter().map(|range| Span::new(file, range)));
        }
        if source.path == "site.toml" {
            in_settings(file, sources, &mut found);
        }
    }
    found.sort();
    found.dedup();
    found.into_iter().map(|span| Problem::SecretInFile.at(span)).collect()
}

/// Where tokens and private keys stand in a text.
fn spans(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    for (beginning, least) in TOKENS {
        for (at, _) in text.match_indices(beginning) {
            let stands_alone = !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
            let rest = &text[at + beginning.len()..];
            let length =
                rest.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')).count();
            if stands_alone && length >= *least && is_random(&rest[..length]) {
                found.push(at..at + beginning.len() + length);
            }
        }
    }
    for (at, head) in text.match_indices("PRIVATE KEY-----") {
        let start = text[..at].rfind("-----BEGIN").filter(|start| !text[*start..at].contains('\n'));
        let rest = &text[at + head.len()..];
        let Some(rest) = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n')) else { continue };
        let lines = rest.lines().take(3).filter(|line| {
            line.trim().len() >= 60
                && line.trim().bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'='))
                && is_random(line)
        });
        if let (Some(start), 2..) = (start, lines.count()) {
            found.push(start..at + head.len());
        }
    }
    found
}

fn is_random(text: &str) -> bool {
    let mut characters: Vec<char> = text.chars().collect();
    characters.sort_unstable();
    characters.dedup();
    characters.len() >= VARIETY && !text.to_ascii_uppercase().contains("EXAMPLE")
}

fn in_settings(file: FileId, sources: &Sources, found: &mut Vec<Span>) {
    // What is wrong with the settings themselves was reported when they were read.
    let tree = toml_file(file, sources.text(file), &mut Report::default());
    walk(&tree, found);
}

/// Whether a setting gives a secret away: `$NAME` is the name of a variable, not its value.
fn is_value(text: &str) -> bool {
    !text.is_empty() && !text.starts_with('$')
}

fn walk(tree: &Tree, found: &mut Vec<Span>) {
    for (key, value) in tree.entries() {
        match &value.value {
            Value::Text(text) if KEYS.contains(&key.name.as_str()) && is_value(text) => {
                found.push(value.span);
            }
            Value::Table(_) => walk(value, found),
            Value::List(items) => items.iter().for_each(|item| walk(item, found)),
            Value::Text(_)
            | Value::Plain(_)
            | Value::Integer(_)
            | Value::Float(_)
            | Value::Bool(_)
            | Value::Time(_)
            | Value::Broken => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_value, spans};

    #[test]
    fn only_what_is_surely_secret_is_found() {
        let token = ["ghp_", "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8"].concat();
        assert_eq!(spans(&format!("Das Token {token} hier")).first(), Some(&(10..50)));
        let key = ["-----BEGIN OPENSSH PRIVATE", " KEY-----\n"].concat();
        let line = "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtz\n";
        assert_eq!(spans(&format!("{key}{line}{line}")).len(), 1);
        let windows = format!("{key}{line}{line}").replace('\n', "\r\n");
        assert_eq!(spans(&windows).first(), Some(&(0..35)));
        assert!(is_value("geheim") && !is_value("") && !is_value("$SATZ_TOKEN"));
        for harmless in [
            "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "AKIAIOSFODNN7EXAMPLE",
            "-----BEGIN PRIVATE KEY-----\n…\n-----END PRIVATE KEY-----",
            "glpat-…",
        ] {
            assert!(spans(harmless).is_empty(), "{harmless}");
        }
    }
}
