//! The one thing the preview adds to a page: its script, before `</body>`.

/// The page with the script before its last `</body>`, or at its end. The script is told
/// which page it came with, and whether that stands in for one that is broken or missing.
pub(super) fn script(mut page: Vec<u8>, stands_in: bool) -> Vec<u8> {
    let tag = b"</body>";
    let (fingerprint, stands_in) = (fingerprint(&page), if stands_in { " data-stands-in" } else { "" });
    let script =
        format!("<script src=\"/_satz/client.js\" data-page=\"{fingerprint}\"{stands_in} defer></script>");
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
        let page = String::from_utf8(script(format!("{before}{after}").into_bytes(), false)).expect("text");
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
