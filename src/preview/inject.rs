//! The one thing the preview adds to a page: its script, before `</body>`.

/// The page with the script before its last `</body>`, or at its end. The script is told
/// which page it came with.
pub(super) fn script(mut page: Vec<u8>) -> Vec<u8> {
    let tag = b"</body>";
    let script =
        format!("<script src=\"/_satz/client.js\" data-page=\"{}\" defer></script>", fingerprint(&page));
    let at =
        page.windows(tag.len()).rposition(|window| window.eq_ignore_ascii_case(tag)).unwrap_or(page.len());
    page.splice(at..at, script.bytes());
    page
}

/// What a page is, in short: another page, another word.
pub(super) fn fingerprint(page: &[u8]) -> String {
    blake3::hash(page).to_hex()[..16].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &str, after: &str) {
        let page = String::from_utf8(script(format!("{before}{after}").into_bytes())).expect("text");
        let script = page.strip_prefix(before).and_then(|rest| rest.strip_suffix(after)).expect("in between");
        assert!(script.starts_with("<script src=\"/_satz/client.js\" data-page="), "{script}");
        assert!(script.ends_with(" defer></script>"), "{script}");
    }

    #[test]
    fn the_script_stands_before_the_end() {
        check("<body>a", "</body></html>");
        check("<body><p></BODY>", "</Body>");
        check("", "");
    }
}
