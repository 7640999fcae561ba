//! The files of a theme that pages refer to: style sheets, fonts, scripts, icons.
//!
//! Each gets a name that carries a hash of its content, so that browsers may keep it
//! for ever. Style sheets are made smaller, their references follow the new names,
//! and the colours and faces of the blog's settings come after the theme's own.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::input::Hash;

/// The assets of a theme and of those below it, by path inside `assets/`.
#[derive(Debug, Default)]
pub struct Assets {
    by_name: BTreeMap<String, Asset>,
}

/// One file that is published with the pages.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Where it is published, without the path prefix: `/assets/kursbuch.1a2b3c4d.css`.
    pub address: String,
    /// What is in it.
    pub content: AssetContent,
}

/// Bytes in memory, or a file of the project that is copied.
#[derive(Debug, Clone)]
pub enum AssetContent {
    /// The bytes.
    Bytes(Arc<[u8]>),
    /// The file holds the bytes.
    File(PathBuf),
}

impl Assets {
    /// The asset of this path inside `assets/`.
    pub fn get(&self, name: &str) -> Option<&Asset> {
        self.by_name.get(name)
    }

    /// All assets, by path inside `assets/`.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Asset)> {
        self.by_name.iter().map(|(name, asset)| (name.as_str(), asset))
    }

    /// Takes in a file that stays as it is.
    pub(super) fn add_file(&mut self, name: &str, hash: &str, content: AssetContent) {
        let asset = Asset { address: format!("/assets/{}", fingerprinted(name, hash)), content };
        self.by_name.insert(name.to_owned(), asset);
    }

    /// Takes in a style sheet, after everything it may refer to. `extra` is appended.
    /// Gives the references that lead nowhere, as paths inside `assets/`.
    pub(super) fn add_style(&mut self, name: &str, text: &str, extra: &str) -> Vec<String> {
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut missing = Vec::new();
        let mut css = relinked(&smaller(text), |target| {
            let path = joined(folder, target);
            match self.by_name.get(&path) {
                Some(asset) => {
                    let file = asset.address.rsplit_once('/').map_or("", |(_, file)| file);
                    let folder =
                        target.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
                    Some(format!("{folder}{file}"))
                }
                None => {
                    missing.push(path);
                    None
                }
            }
        });
        css.push_str(extra);
        let hash = Hash::of(css.as_bytes()).hex();
        self.add_file(name, &hash, AssetContent::Bytes(css.into_bytes().into()));
        missing
    }
}

/// `fonts/vollkorn.woff2` → `fonts/vollkorn.1a2b3c4d.woff2`.
fn fingerprinted(name: &str, hash: &str) -> String {
    let short = &hash[..hash.len().min(8)];
    let file = name.rfind('/').map_or(0, |slash| slash + 1);
    match name[file..].rfind('.') {
        Some(dot) if dot > 0 => {
            let (stem, ending) = name.split_at(file + dot);
            format!("{stem}.{short}{ending}")
        }
        _ => format!("{name}.{short}"),
    }
}

/// The path that `target`, written in a file of `folder`, leads to.
fn joined(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The style sheet with the targets of `url(…)` replaced, where `name` knows a new one.
/// Addresses with a scheme, of the whole site or inside the page stay.
fn relinked(css: &str, mut name: impl FnMut(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(css.len() + 256);
    let mut rest = css;
    while let Some(at) = rest.find("url(") {
        let (before, after) = rest.split_at(at + "url(".len());
        out.push_str(before);
        let Some(end) = after.find(')') else {
            rest = after;
            break;
        };
        let written = &after[..end];
        let target = written.trim().trim_matches(['"', '\'']);
        let foreign = target.contains(':') || target.starts_with(['/', '#']);
        match if foreign { None } else { name(target) } {
            Some(renamed) => out.push_str(&renamed),
            None => out.push_str(written),
        }
        rest = &after[end..];
    }
    out.push_str(rest);
    out
}

/// The style sheet without comments and needless space. What stands in quotes stays.
pub(super) fn smaller(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(next) = rest.chars().next() {
        let taken = match next {
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            '"' | '\'' => {
                let length = quoted(rest, next);
                out.push_str(&rest[..length]);
                length
            }
            next if next.is_ascii_whitespace() => {
                // A space after these never means anything; before them it may.
                if !out.is_empty() && !out.ends_with([' ', '{', '}', ';', ',', ':', '(', '>']) {
                    out.push(' ');
                }
                next.len_utf8()
            }
            '{' | '}' | ';' | ',' | ')' | '>' => {
                if out.ends_with(' ') {
                    out.pop();
                }
                if next == '}' && out.ends_with(';') {
                    out.pop();
                }
                out.push(next);
                next.len_utf8()
            }
            other => {
                out.push(other);
                other.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    out.truncate(out.trim_end().len());
    out
}

/// Bytes of the quoted text that `rest` begins with, both quotes included.
fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, next) in rest.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if next == '\\' {
            escaped = true;
        } else if next == quote {
            return at + 1;
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_carries_its_hash() {
        let check = |name: &str, expected: &str| assert_eq!(fingerprinted(name, "1a2b3c4d5e"), expected);
        check("kursbuch.css", "kursbuch.1a2b3c4d.css");
        check("fonts/a.b/vollkorn.woff2", "fonts/a.b/vollkorn.1a2b3c4d.woff2");
        check("fonts/a.b/LICENCE", "fonts/a.b/LICENCE.1a2b3c4d");
    }

    #[test]
    fn a_style_sheet_loses_only_what_means_nothing() {
        let check = |css: &str, expected: &str| assert_eq!(smaller(css), expected);
        check(
            "a { color: red; }\n\n/* rot */\nb > c , d { margin: 0 1px; }\n",
            "a{color:red}b>c,d{margin:0 1px}",
        );
        check("a :hover { content: \"a  {  \\\" /* b */\" }", "a :hover{content:\"a  {  \\\" /* b */\"}");
        check("p { width: calc(1px + ( 2px * 3 )) }", "p{width:calc(1px + (2px * 3))}");
        check("@media (width >= 45rem) and (a) { x { y: z } }", "@media (width>= 45rem) and (a){x{y:z}}");
        check("/* open", "");
    }

    #[test]
    fn references_follow_the_new_names() {
        let mut assets = Assets::default();
        assets.add_file("fonts/vollkorn.woff2", "1a2b3c4d5e", AssetContent::Bytes(Arc::default()));
        let missing = assets.add_style(
            "kursbuch.css",
            "@font-face { src: url(\"fonts/vollkorn.woff2\") } a { background: url(data:x) url(weg.svg) }",
            ":root{--link:#000}",
        );
        assert_eq!(missing, ["weg.svg"]);
        let AssetContent::Bytes(bytes) = &assets.get("kursbuch.css").unwrap().content else {
            panic!("a style sheet is in memory");
        };
        assert_eq!(
            std::str::from_utf8(bytes).unwrap(),
            "@font-face{src:url(fonts/vollkorn.1a2b3c4d.woff2)}a{background:url(data:x) url(weg.svg)}:root{--link:#000}"
        );
    }
}
