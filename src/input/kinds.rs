//! What the kinds of fields are called, how they are written, and which texts they take.

use unicode_normalization::is_nfc;

use super::settings::Permalink;
use super::shape::Kind;
use super::tree::Value;
use super::url::UrlPath;
use crate::calendar::{Duration, Zone};

impl Kind {
    /// With its article, as in „`title` muss … sein“.
    pub(super) fn german(&self) -> String {
        match self {
            Kind::Text => "ein Text".to_owned(),
            Kind::OneOf(words) => format!("eins von diesen Wörtern: {}", words.join(", ")),
            Kind::Id => "eine Kennung".to_owned(),
            Kind::Slug => "ein Teil einer Adresse ohne /".to_owned(),
            Kind::Word => "ein Wort aus a–z, 0–9 und -".to_owned(),
            Kind::Language => "eine Sprache".to_owned(),
            Kind::Zone => "eine Zeitzone".to_owned(),
            Kind::Address => "eine Adresse".to_owned(),
            Kind::Path => "ein Pfad des Blogs".to_owned(),
            Kind::Endpoint => "eine Adresse mit {post}".to_owned(),
            Kind::Permalink => "ein Muster mit {slug} oder {id} zwischen Schrägstrichen".to_owned(),
            Kind::Color => "eine Farbe".to_owned(),
            Kind::File => "eine Datei".to_owned(),
            Kind::Picture => "ein Bild".to_owned(),
            Kind::Bool => "true oder false".to_owned(),
            Kind::Integer(_, i64::MAX) => "eine ganze Zahl".to_owned(),
            Kind::Integer(least, most) => format!("eine ganze Zahl von {least} bis {most}"),
            Kind::Number => "eine Zahl".to_owned(),
            Kind::Moment => "ein Datum".to_owned(),
            Kind::Duration => "eine Dauer".to_owned(),
            Kind::DurationOrNever => "eine Dauer oder never".to_owned(),
            Kind::Size => "eine Größe".to_owned(),
            Kind::List(_) => "eine Liste".to_owned(),
            Kind::Table(_) | Kind::Map(_) => "eine Tabelle".to_owned(),
            Kind::Free => "eine Angabe".to_owned(),
        }
    }

    /// With its article, as in “`title` must be …”.
    pub(super) fn english(&self) -> String {
        match self {
            Kind::Text => "a text".to_owned(),
            Kind::OneOf(words) => format!("one of these: {}", words.join(", ")),
            Kind::Id => "an id".to_owned(),
            Kind::Slug => "a part of an address without /".to_owned(),
            Kind::Word => "a word of a–z, 0–9 and -".to_owned(),
            Kind::Language => "a language".to_owned(),
            Kind::Zone => "a time zone".to_owned(),
            Kind::Address => "an address".to_owned(),
            Kind::Path => "a path of the blog".to_owned(),
            Kind::Endpoint => "an address with {post}".to_owned(),
            Kind::Permalink => "a pattern with {slug} or {id} between slashes".to_owned(),
            Kind::Color => "a colour".to_owned(),
            Kind::File => "a file".to_owned(),
            Kind::Picture => "a picture".to_owned(),
            Kind::Bool => "true or false".to_owned(),
            Kind::Integer(_, i64::MAX) => "a whole number".to_owned(),
            Kind::Integer(least, most) => format!("a whole number from {least} to {most}"),
            Kind::Number => "a number".to_owned(),
            Kind::Moment => "a date".to_owned(),
            Kind::Duration => "a duration".to_owned(),
            Kind::DurationOrNever => "a duration or never".to_owned(),
            Kind::Size => "a size".to_owned(),
            Kind::List(_) => "a list".to_owned(),
            Kind::Table(_) | Kind::Map(_) => "a table".to_owned(),
            Kind::Free => "a value".to_owned(),
        }
    }

    /// A value of this kind as TOML.
    pub(super) fn example(&self) -> String {
        match self {
            Kind::Text => "\"…\"".to_owned(),
            Kind::OneOf(words) => format!("\"{}\"", words.first().unwrap_or(&"…")),
            Kind::Id => "\"mira-sander\"".to_owned(),
            Kind::Slug | Kind::Word => "\"mein-beitrag\"".to_owned(),
            Kind::Language => "\"de\"".to_owned(),
            Kind::Zone => "\"Europe/Berlin\"".to_owned(),
            Kind::Address => "\"https://blog.example\"".to_owned(),
            Kind::Path => "\"/shop/\"".to_owned(),
            Kind::Endpoint => "\"https://kommentare.example/{post}\"".to_owned(),
            Kind::Permalink => "\"/blog/{slug}/\"".to_owned(),
            Kind::Color => "\"#005ea8\"".to_owned(),
            Kind::File | Kind::Picture => "\"bild.jpg\"".to_owned(),
            Kind::Bool => "true".to_owned(),
            Kind::Integer(least, _) => least.max(&1).to_string(),
            Kind::Number => "1.5".to_owned(),
            Kind::Moment => "2026-11-22T09:00:00".to_owned(),
            Kind::Duration | Kind::DurationOrNever => "\"90d\"".to_owned(),
            Kind::Size => "\"16 MiB\"".to_owned(),
            Kind::List(kind) => match **kind {
                Kind::Table(_) => "[{ … }]".to_owned(),
                _ => format!("[{}]", kind.example()),
            },
            Kind::Table(_) | Kind::Map(_) => "{ … }".to_owned(),
            Kind::Free => "\"…\"".to_owned(),
        }
    }

    /// Whether values of this kind are texts with a certain form.
    fn is_written_as_text(&self) -> bool {
        match self {
            Kind::Text
            | Kind::OneOf(_)
            | Kind::Id
            | Kind::Slug
            | Kind::Word
            | Kind::Language
            | Kind::Zone
            | Kind::Address
            | Kind::Path
            | Kind::Endpoint
            | Kind::Permalink
            | Kind::Color
            | Kind::File
            | Kind::Picture
            | Kind::Moment
            | Kind::Duration
            | Kind::DurationOrNever
            | Kind::Size => true,
            Kind::Bool
            | Kind::Integer(..)
            | Kind::Number
            | Kind::List(_)
            | Kind::Table(_)
            | Kind::Map(_)
            | Kind::Free => false,
        }
    }

    /// Whether a text is one of this kind. Kinds that are not written as text take any.
    pub(super) fn takes(&self, text: &str) -> bool {
        match self {
            Kind::OneOf(words) => words.contains(&text),
            Kind::Id => is_id(text),
            Kind::Slug => is_slug(text),
            Kind::Word => is_word(text),
            Kind::Language => is_language(text),
            Kind::Zone => Zone::parse(text).is_some(),
            Kind::Address => is_address(text),
            Kind::Path => UrlPath::parse(text).is_some(),
            Kind::Endpoint => is_address(text) && text.contains("{post}"),
            Kind::Permalink => Permalink::parse(text).is_some(),
            Kind::Color => is_color(text),
            Kind::File | Kind::Picture => is_file(text),
            Kind::Duration => Duration::parse(text).is_some(),
            Kind::DurationOrNever => text == "never" || Duration::parse(text).is_some(),
            Kind::Size => parse_size(text).is_some(),
            Kind::Text
            | Kind::Bool
            | Kind::Integer(..)
            | Kind::Number
            | Kind::Moment
            | Kind::List(_)
            | Kind::Table(_)
            | Kind::Map(_)
            | Kind::Free => true,
        }
    }
}

/// What stands there instead, as in „hier steht …“ and “here is …”.
pub(super) fn found(value: &Value, instead_of: &Kind) -> (&'static str, &'static str) {
    match value {
        Value::Text(text) if text.is_empty() => ("ein leerer Text", "an empty text"),
        Value::Text(_) if instead_of.is_written_as_text() => ("ein anderer Text", "another text"),
        Value::Text(_) => ("ein Text", "a text"),
        Value::Plain(_) => ("etwas anderes", "something else"),
        Value::Integer(_) if matches!(instead_of, Kind::Integer(..)) => {
            ("eine andere Zahl", "another number")
        }
        Value::Integer(_) | Value::Float(_) => ("eine Zahl", "a number"),
        Value::Bool(_) => ("true oder false", "true or false"),
        Value::Time(_) => ("ein Datum oder eine Zeit", "a date or time"),
        Value::List(_) => ("eine Liste", "a list"),
        Value::Table(_) => ("eine Tabelle", "a table"),
        Value::Broken => ("etwas Unlesbares", "something unreadable"),
    }
}

/// Whether a text can be an id: a file name of at most 200 bytes, NFC, without `/`,
/// control characters, or a dot at the start.
pub fn is_id(text: &str) -> bool {
    (1..=200).contains(&text.len())
        && !text.starts_with('.')
        && !text.contains(['/', '\\'])
        && !text.chars().any(char::is_control)
        && is_nfc(text)
}

/// Whether a text can be the last part of an address; it is encoded where necessary.
fn is_slug(text: &str) -> bool {
    is_id(text) && !text.contains(['?', '#', '%'])
}

/// Whether a text is a slug of lowercase ASCII letters, digits and inner hyphens.
fn is_word(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 100
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}

/// BCP 47 in form: a language of two or three letters, then subtags.
pub fn is_language(text: &str) -> bool {
    let mut tags = text.split('-');
    let language = tags
        .next()
        .is_some_and(|tag| (2..=3).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_lowercase()));
    language
        && tags
            .all(|tag| (1..=8).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// `#rrggbb`.
/// `#005ea8` or `#777`.
fn is_color(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|digits| {
        matches!(digits.len(), 3 | 6) && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// `/path/` with an optional query or fragment, or an absolute `http` or `https` address.
fn is_address(text: &str) -> bool {
    let clean =
        !text.chars().any(|c| c.is_control() || c.is_whitespace() || matches!(c, '"' | '<' | '>' | '\\'));
    let path = text.split(['?', '#']).next().unwrap_or_default();
    let rest = ["https://", "http://"].iter().find_map(|scheme| text.strip_prefix(scheme));
    clean
        && match rest {
            Some(rest) => !rest.is_empty() && !rest.starts_with('/'),
            None => UrlPath::parse(path).is_some(),
        }
}

/// A relative path that may go up but is not absolute, or one from `content/` on with `@/`.
fn is_file(text: &str) -> bool {
    let path = text.strip_prefix("@/").unwrap_or(text);
    !path.is_empty() && !path.starts_with('/') && !path.contains('\\') && !path.chars().any(char::is_control)
}

/// A size in bytes: `500`, `64 kB`, `16 MiB`. Decimal and binary units up to giga.
pub(super) fn parse_size(text: &str) -> Option<u64> {
    let unit_at = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, unit) = text.split_at(unit_at);
    let factor = match unit.trim() {
        "" | "B" => 1,
        "kB" | "KB" => 1_000,
        "KiB" => 1 << 10,
        "MB" => 1_000_000,
        "MiB" => 1 << 20,
        "GB" => 1_000_000_000,
        "GiB" => 1 << 30,
        _ => return None,
    };
    digits.parse::<u64>().ok()?.checked_mul(factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(kind: Kind, good: &[&str], bad: &[&str]) {
        for text in good {
            assert!(kind.takes(text), "{kind:?} should take {text:?}");
        }
        for text in bad {
            assert!(!kind.takes(text), "{kind:?} should refuse {text:?}");
        }
    }

    #[test]
    fn texts_of_each_kind() {
        check(
            Kind::Id,
            &["mira-sander", "2026-11-22-größe"],
            &["", ".x", "a/b", "a\\b", "a\nb", "gro\u{0308}ße"],
        );
        check(Kind::Word, &["seite", "c-3po"], &["", "Seite", "über", "-a", "a-", "a/b"]);
        check(Kind::Language, &["de", "de-AT", "en-GB", "gsw"], &["", "deutsch", "DE", "de_AT", "de-"]);
        check(
            Kind::Address,
            &["/", "/thema/", "/a/#b", "https://x.example/?q=1"],
            &["thema/", "//x", "ftp://x", "https://", "/a b/"],
        );
        check(Kind::File, &["bild.jpg", "../x.jpg", "@/posts/x.jpg"], &["", "/etc/passwd", "a\\b", "@/"]);
        check(Kind::Size, &["16 MiB", "64kB", "5"], &["", "MiB", "1 XB", "-1", "99999999999999999999"]);
        check(Kind::Zone, &["Europe/Berlin"], &["Berlin", "W. Europe Standard Time"]);
    }
}
