//! The one thing the preview adds to a page: its script, before `</body>`.

/// What is added.
pub(super) const SCRIPT: &str = "<script src=\"/_satz/client.js\" defer></script>";

/// The page with the script before its last `</body>`, or at its end.
pub(super) fn script(mut page: Vec<u8>) -> Vec<u8> {
    let tag = b"</body>";
    let at =
        page.windows(tag.len()).rposition(|window| window.eq_ignore_ascii_case(tag)).unwrap_or(page.len());
    page.splice(at..at, SCRIPT.bytes());
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_stands_before_the_end() {
        let page = script(b"<body>a</body></html>".to_vec());
        assert_eq!(String::from_utf8_lossy(&page), format!("<body>a{SCRIPT}</body></html>"));
        assert_eq!(script(Vec::new()), SCRIPT.as_bytes());
    }
}
