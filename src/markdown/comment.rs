//! Readers' words: what they may link to, and characters that must not reach a page or a feed.

use std::borrow::Cow;

/// Search engines and the linked site learn nothing from readers' links.
pub(super) const LINK_ATTRIBUTES: &str = " rel=\"ugc nofollow noopener noreferrer\"";

/// Marks that are put on one letter at most; more of them cover the lines around.
const MARKS: usize = 3;

/// Whether a reader may link to `target`: a page on a host, without a name before the host.
pub(super) fn may_link(target: &str) -> bool {
    let rest = target.strip_prefix("https://").or_else(|| target.strip_prefix("http://"));
    rest.and_then(|rest| rest.split(['/', '?', '#']).next())
        .is_some_and(|host| host.contains('.') && !host.contains(['@', '\\']) && !host.starts_with('.'))
}

/// The text without control, bidi and invisible characters and without towers of marks.
///
/// Works on parsed text, because `&#11;` comes back as U+000B only after parsing.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    let is_plain = |byte: u8| (b' '..0x7F).contains(&byte) || byte == b'\n' || byte == b'\t';
    if text.bytes().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    let (mut marks, mut before) = (0, None);
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        marks = if is_mark(char) { marks + 1 } else { 0 };
        let keep = match char {
            '\n' | '\t' => true,
            // A joiner makes one emoji of several, a non-joiner parts letters.
            '\u{200D}' => {
                before.is_some_and(is_pictograph) && chars.peek().copied().is_some_and(is_pictograph)
            }
            '\u{200C}' => {
                before.is_some_and(char::is_alphabetic)
                    && chars.peek().is_some_and(|next| next.is_alphabetic())
            }
            _ => !is_hidden(char) && marks <= MARKS,
        };
        if keep {
            clean.push(char);
            before = Some(char);
        }
    }
    Cow::Owned(clean)
}

fn is_mark(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5BD}' | '\u{610}'..='\u{61A}'
        | '\u{64B}'..='\u{65F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
        | '\u{FE20}'..='\u{FE2F}')
}

fn is_pictograph(char: char) -> bool {
    matches!(char, '\u{1F000}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}' | '\u{FE0F}' | '\u{2190}'..='\u{21FF}')
}

fn is_hidden(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E007F}')
        || u32::from(char) & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::{clean, may_link};

    #[test]
    fn invisible_characters_go_and_words_stay() {
        assert_eq!(clean("Grüße\u{B}\u{202E}!"), "Grüße!");
        assert_eq!(clean("a\u{301}\u{301}\u{301}\u{301}\u{301}b"), "a\u{301}\u{301}\u{301}b");
        assert_eq!(clean("👩\u{200D}💻 und x\u{200D}y"), "👩\u{200D}💻 und xy");
        assert_eq!(clean("\u{FFFF}ok"), "ok");
    }

    #[test]
    fn readers_link_to_pages_only() {
        assert!(may_link("https://example.com/a?b"));
        for target in
            ["javascript:alert(1)", "https://a@example.com", "https:///x", "/blog/", "mailto:a@b.de"]
        {
            assert!(!may_link(target), "{target}");
        }
    }
}
