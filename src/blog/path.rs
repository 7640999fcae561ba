//! Links and file names as written → paths from the project's root.
//!
//! `../events/x.md#abschnitt` counts from the file it stands in, `@/posts/x.md` from
//! `content/` on. Nothing here looks at whether the file exists, and no path leaves
//! `content/`.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// The folder with everything people write.
pub(super) const CONTENT: &str = "content";

/// A written target taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// From the project's root, with `/`, in NFC.
    pub(super) path: String,
    /// Without `#`, decoded.
    pub(super) fragment: Option<String>,
}

/// Where `target`, written in the file `from`, leads; `None` if that is outside `content/`.
pub(super) fn resolve(from: &str, target: &str) -> Option<Written> {
    let (target, fragment) = split_fragment(target);
    let target = target.split('?').next().unwrap_or_default();
    let target = decode(target);
    let mut segments: Vec<&str> = match target.strip_prefix("@/") {
        Some(_) => vec![CONTENT],
        None => folder_of(from).split('/').filter(|segment| !segment.is_empty()).collect(),
    };
    for segment in target.strip_prefix("@/").unwrap_or(&target).split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop()?;
            }
            name => segments.push(name),
        }
    }
    let inside = segments.len() > 1 && segments[0] == CONTENT;
    let path = segments.join("/");
    let path = if path.is_ascii() { path } else { path.nfc().collect() };
    inside.then(|| Written { path, fragment: fragment.map(|fragment| decode(fragment).into_owned()) })
}

/// The way from the file `from` to `path`, as a person would write it.
pub(super) fn relative(from: &str, path: &str) -> String {
    let folder: Vec<&str> = folder_of(from).split('/').collect();
    let target: Vec<&str> = path.split('/').collect();
    let common = folder.iter().zip(&target).take_while(|(a, b)| a == b).count();
    let up = folder.len() - common;
    std::iter::repeat_n("..", up).chain(target[common..].iter().copied()).collect::<Vec<_>>().join("/")
}

/// What stands before and after the first `#`.
pub(super) fn split_fragment(target: &str) -> (&str, Option<&str>) {
    match target.split_once('#') {
        Some((before, fragment)) => (before, Some(fragment)),
        None => (target, None),
    }
}

/// The folder a file lies in, without a slash at the end.
pub(super) fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The name of a file without its folder.
pub(super) fn name_of(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

/// Percent-decodes; what is no sound encoding stays as it is.
fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let pair = after.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        match pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()).filter(|_| byte == b'%') {
            Some(decoded) => {
                bytes.push(decoded);
                rest = &after[2..];
            }
            None => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(from: &str, target: &str, expected: &str) {
        let found = resolve(from, target).map_or("none".to_owned(), |written| match written.fragment {
            Some(fragment) => format!("{} {fragment}", written.path),
            None => written.path,
        });
        assert_eq!(found, expected);
    }

    #[test]
    fn targets_count_from_their_file() {
        check("content/posts/vpn.md", "dns.md", "content/posts/dns.md");
        check("content/posts/vpn/index.md", "../dns.md#größe", "content/posts/dns.md größe");
        check("content/posts/vpn/index.md", "./Bild%201.jpg", "content/posts/vpn/Bild 1.jpg");
        check("content/posts/vpn.md", "@/pages/über-uns.md", "content/pages/über-uns.md");
        check("content/posts/vpn.md", "%C3%BCber.md", "content/posts/über.md");
        check("content/posts/vpn.md", "u\u{308}ber.md", "content/posts/über.md");
        check("content/posts/vpn.md", "100%.pdf", "content/posts/100%.pdf");
        check("site.toml", "@/pages/impressum.md", "content/pages/impressum.md");
    }

    #[test]
    fn no_target_leaves_the_content() {
        check("content/posts/vpn.md", "../../site.toml", "none");
        check("content/posts/vpn.md", "../../../etc/passwd", "none");
        check("content/posts/vpn.md", "@/../site.toml", "none");
        check("content/posts/vpn.md", "%2e%2e/%2e%2e/site.toml", "none");
    }

    #[track_caller]
    fn check_relative(from: &str, path: &str, expected: &str) {
        assert_eq!(relative(from, path), expected);
        assert_eq!(resolve(from, expected).map(|written| written.path).as_deref(), Some(path));
    }

    #[test]
    fn the_way_back_is_short() {
        check_relative("content/posts/vpn.md", "content/posts/dns.md", "dns.md");
        check_relative("content/posts/vpn.md", "content/events/x.md", "../events/x.md");
        check_relative("content/posts/vpn/index.md", "content/pages/a/b.md", "../../pages/a/b.md");
    }
}
