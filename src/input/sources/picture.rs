//! The size of a picture, from the first bytes of its file.

use std::io::{BufRead, Read, Seek};

use super::Size;

/// How far into an SVG its root element may begin and end.
const SVG_HEAD: u64 = 16 << 10;

/// Endings of picture files whose size is worth asking for.
const ENDINGS: &[&str] =
    &[".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".heic", ".bmp", ".tif", ".tiff", ".ico"];

/// The size of the picture in a file of this name; `None` for anything else and for broken ones.
pub(super) fn size(name: &str, file: &mut (impl BufRead + Seek)) -> Option<Size> {
    let name = name.to_ascii_lowercase();
    if name.ends_with(".svg") {
        let mut head = Vec::new();
        file.take(SVG_HEAD).read_to_end(&mut head).ok()?;
        return svg_size(&String::from_utf8_lossy(&head));
    }
    if !ENDINGS.iter().any(|ending| name.ends_with(ending)) {
        return None;
    }
    let size = imagesize::reader_size(file).ok()?;
    Some(Size { width: u32::try_from(size.width).ok()?, height: u32::try_from(size.height).ok()? })
}

/// `width` and `height` of the root element where both are lengths, else the `viewBox`.
fn svg_size(text: &str) -> Option<Size> {
    let start = text
        .match_indices("<svg")
        .map(|(at, _)| at)
        .find(|at| text[at + 4..].starts_with(|c: char| c.is_ascii_whitespace() || c == '>'))?;
    let tag = &text[start + 4..];
    let tag = &tag[..tag.find('>').unwrap_or(tag.len())];
    let side = |name| attribute(tag, name).and_then(length);
    if let (Some(width), Some(height)) = (side("width"), side("height")) {
        return Some(Size { width, height });
    }
    let view = attribute(tag, "viewBox")?;
    let mut numbers =
        view.split(|c: char| c == ',' || c.is_ascii_whitespace()).filter(|part| !part.is_empty());
    let (width, height) = (numbers.nth(2)?, numbers.next()?);
    Some(Size { width: length(width)?, height: length(height)? })
}

/// The value of an attribute in the inside of a tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = tag;
    loop {
        let at = rest.find(name)?;
        let own = rest[..at].ends_with(|c: char| c.is_ascii_whitespace());
        rest = &rest[at + name.len()..];
        if let (true, Some(value)) = (own, rest.trim_start().strip_prefix('=')) {
            let value = value.trim_start();
            let quote = value.chars().next().filter(|&c| c == '"' || c == '\'')?;
            return value[1..].split(quote).next();
        }
    }
}

/// Whole CSS pixels of `640`, `640.5px`; other units say nothing about pixels.
fn length(text: &str) -> Option<u32> {
    let number: f64 = text.trim().trim_end_matches("px").trim_end().parse().ok()?;
    let rounded = number.round();
    (1.0..=f64::from(u32::MAX)).contains(&rounded).then_some(rounded as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(svg: &str, expected: Option<(u32, u32)>) {
        let found = size("bild.SVG", &mut std::io::Cursor::new(svg)).map(|size| (size.width, size.height));
        assert_eq!(found, expected);
    }

    #[test]
    fn an_svg_says_its_size_in_its_root() {
        check("<svg width=\"640\" height='480px'/>", Some((640, 480)));
        check(
            "<?xml version='1.0'?><!-- <svgx --><svg xmlns=\"x\"\n viewBox=\"0 0 24 12.4\">",
            Some((24, 12)),
        );
        check("<svg width=\"100%\" height=\"100%\" viewBox=\"0,0,300,150\">", Some((300, 150)));
        check("<svg stroke-width=\"2\" viewBox=\"0 0 10 10\">", Some((10, 10)));
        check("<svg>", None);
        check("<svg width=\"1e99\" height=\"1\">", None);
        check("<svg width=", None);
        check("", None);
    }

    #[test]
    fn a_broken_picture_has_no_size() {
        assert_eq!(size("x.png", &mut std::io::Cursor::new(b"\x89PNG\r\n\x1a\n")), None);
        assert_eq!(size("x.pdf", &mut std::io::Cursor::new(b"%PDF")), None);
    }
}
