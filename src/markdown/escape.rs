//! Characters that mean something in HTML, written so that they mean themselves.

use memchr::{memchr2, memchr3};

/// Adds `text` as the text of an element.
pub fn text(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = memchr3(b'&', b'<', b'>', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        out.push_str(reference(rest.as_bytes()[at]));
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// Whether a text of an element is not written as it is.
pub(super) fn is_needed(text: &str) -> bool {
    memchr3(b'&', b'<', b'>', text.as_bytes()).is_some()
}

/// Adds `text` as the value of an attribute in double quotes.
pub fn attribute(text: &str, out: &mut String) {
    let special = |text: &[u8]| {
        let sign = memchr3(b'&', b'"', b'\n', text);
        memchr2(b'<', b'>', &text[..sign.unwrap_or(text.len())]).or(sign)
    };
    let mut rest = text;
    while let Some(at) = special(rest.as_bytes()) {
        out.push_str(&rest[..at]);
        out.push_str(reference(rest.as_bytes()[at]));
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// `text` as the value of an attribute in double quotes.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len());
    attribute(text, &mut quoted);
    quoted
}

/// How a character is written; a line break in an attribute is a space.
fn reference(byte: u8) -> &'static str {
    match byte {
        b'&' => "&amp;",
        b'<' => "&lt;",
        b'>' => "&gt;",
        b'"' => "&quot;",
        _ => " ",
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_special_character_is_written_as_a_reference() {
        let (mut text, mut attribute) = (String::new(), String::new());
        super::text("Müller & Söhne <\"x\">", &mut text);
        super::attribute("Müller & Söhne\n<\"x\">", &mut attribute);
        assert_eq!(text, "Müller &amp; Söhne &lt;\"x\"&gt;");
        assert_eq!(attribute, "Müller &amp; Söhne &lt;&quot;x&quot;&gt;");
    }
}
