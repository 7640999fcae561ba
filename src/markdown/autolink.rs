//! Bare addresses in running text: `https://…` and `www.…`.
//!
//! The ends follow GFM: an address ends at a space, and marks of punctuation at its end
//! belong to the sentence, as does a bracket that was opened before it.

use memchr::{memchr2, memmem};
use std::ops::Range;

/// Whether a text holds anything that may be an address.
pub(super) fn may_occur(text: &str) -> bool {
    memmem::find(text.as_bytes(), b"://").is_some() || memmem::find(text.as_bytes(), b"www.").is_some()
}

/// The first address in `text`.
pub(super) fn find(text: &str) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut from = 0;
    while let Some(next) = memchr2(b':', b'w', &bytes[from..]) {
        let at = from + next;
        from = at + 1;
        let (start, host) = if bytes[at..].starts_with(b"://") {
            (scheme_start(text, at), at + 3)
        } else if bytes[at..].starts_with(b"www.") {
            (Some(at), at + 4)
        } else {
            continue;
        };
        if let Some(start) = start.filter(|&start| is_free(text, start)) {
            let end = end(text, host);
            if end > host && (bytes[host].is_ascii_alphanumeric() || !bytes[host].is_ascii()) {
                return Some(start..end);
            }
        }
    }
    None
}

/// Where `http` or `https` before `://` begins.
fn scheme_start(text: &str, colon: usize) -> Option<usize> {
    let before = &text.as_bytes()[..colon];
    let is = |scheme: &[u8]| {
        before.len() >= scheme.len() && before[before.len() - scheme.len()..].eq_ignore_ascii_case(scheme)
    };
    [b"https".as_slice(), b"http"].into_iter().find(|scheme| is(scheme)).map(|scheme| colon - scheme.len())
}

/// Whether an address may begin at `start`: not in the middle of a word.
fn is_free(text: &str, start: usize) -> bool {
    let before = text[..start].chars().next_back();
    before.is_none_or(|char| !char.is_alphanumeric() && !matches!(char, '/' | '@' | '.' | '-' | '_' | '='))
}

fn end(text: &str, from: usize) -> usize {
    let stops = |char: char| {
        char.is_whitespace() || matches!(char, '<' | '>' | '"' | '„' | '“' | '”' | '»' | '«' | '`')
    };
    let mut end = text[from..].find(stops).map_or(text.len(), |at| from + at);
    let closing = |text: &str| text.bytes().filter(|&byte| byte == b')').count();
    let opening = |text: &str| text.bytes().filter(|&byte| byte == b'(').count();
    // How many brackets are closed that were not opened in the address.
    let mut surplus = closing(&text[from..end]).saturating_sub(opening(&text[from..end]));
    while let Some(last) = text[from..end].chars().next_back() {
        match last {
            '?' | '!' | '.' | ',' | ':' | ';' | '*' | '_' | '~' | '\'' | '…' | '‘' | '’' | '|' => {}
            ')' if surplus > 0 => surplus -= 1,
            _ => break,
        }
        end -= last.len_utf8();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::find;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(find(text).map(|range| &text[range]), expected, "{text}");
    }

    #[test]
    fn an_address_ends_where_the_sentence_goes_on() {
        check("Siehe https://example.com/a_b?x=1&y=2.", Some("https://example.com/a_b?x=1&y=2"));
        check(
            "(siehe https://de.wikipedia.org/wiki/Satz_(Druck))",
            Some("https://de.wikipedia.org/wiki/Satz_(Druck)"),
        );
        check("(www.example.com)", Some("www.example.com"));
        check("„https://example.com“", Some("https://example.com"));
        check("HTTP://EXAMPLE.COM!", Some("HTTP://EXAMPLE.COM"));
    }

    #[test]
    fn what_only_looks_like_one_is_none() {
        check("ftp://example.com", None);
        check("xhttps://example.com", None);
        check("https:// und www. allein", None);
        check("a@www.example.com", None);
        check("https://, dann www.example.com", Some("www.example.com"));
    }
}
