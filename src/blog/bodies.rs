//! Links and pictures of compiled texts find their targets.
//!
//! Goes through a body and the blocks in it. What leads nowhere is reported at
//! the link in Markdown and stays dead: the page shows its text alone.

use std::borrow::Cow;
use std::ops::Range;

use crate::markdown::{Block, Body, Image, Link, LinkKind, Written};
use crate::report::{Report, Span};

use super::linked::Meta;
use super::links::{self, Use};
use super::resolved::Resolved;
use super::site::Site;

/// Finds the targets of a text of `meta`'s document.
pub(super) fn resolve(site: &Site, meta: &Meta, body: &Body) -> (Resolved, Report) {
    let mut resolved = Resolved::default();
    let mut report = Report::default();
    walk(body, &mut |mention| match mention {
        Mention::Link(link) if link.kind == LinkKind::File => {
            let at = usage(meta, &link.target, &link.span);
            let (target, finding) = links::follow(site, &at);
            report.extend(finding);
            resolved.links.push((link.span.start, target));
        }
        Mention::Image(image) if is_file(&image.source) => {
            let at = usage(meta, &image.source, &image.span);
            match links::picture(site, &at) {
                Ok(picture) => resolved.images.push((image.span.start, picture)),
                Err(finding) => report.add(finding),
            }
        }
        Mention::Link(_) | Mention::Image(_) | Mention::Block(_) => {}
    });
    resolved.links.sort_by_key(|(start, _)| *start);
    resolved.images.sort_by_key(|(start, _)| *start);
    (resolved, report)
}

fn usage<'a>(meta: &Meta, target: &'a str, span: &Range<usize>) -> Use<'a> {
    let place = Span::new(meta.source, meta.text_start + span.start..meta.text_start + span.end);
    Use { target, place }
}

/// Whether a written source means a file of the project rather than an address.
pub(super) fn is_file(source: &str) -> bool {
    let scheme = source.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
    });
    !source.is_empty() && !scheme && !source.starts_with(['/', '#'])
}

/// A part of a text that may name a file.
pub(super) enum Mention<'a> {
    Link(&'a Link),
    Image(&'a Image),
    Block(&'a Block),
}

/// All links, pictures and blocks of a text, those in its blocks too.
pub(super) fn walk<'b>(body: &'b Body, visit: &mut impl FnMut(Mention<'b>)) {
    body.links.iter().for_each(|link| visit(Mention::Link(link)));
    body.images.iter().for_each(|image| visit(Mention::Image(image)));
    for block in &body.blocks {
        visit(Mention::Block(block));
        if let Some(inside) = &block.inside {
            walk(inside, visit);
        }
    }
}

/// Everything in a text that may name a file, as written.
pub(super) fn named_files(body: &Body) -> Vec<Cow<'_, str>> {
    let mut names = Vec::new();
    walk(body, &mut |mention| match mention {
        Mention::Link(link) if link.kind == LinkKind::File => names.push(Cow::from(&link.target)),
        Mention::Link(_) => {}
        Mention::Image(image) => names.push(Cow::from(&image.source)),
        Mention::Block(block) => {
            for argument in &block.arguments {
                let (Written::Quoted(text) | Written::Bare(text)) = &argument.value else { continue };
                if argument.key.value == "src" {
                    names.extend(captions_beside(text, &block.lang).map(Cow::from));
                }
                names.push(Cow::from(text));
            }
        }
    });
    names.retain(|name| is_file(name));
    names
}

/// The name captions have that lie beside a film: `rundgang.mp4` → `rundgang.de.vtt`.
pub fn captions_beside(film: &str, lang: &str) -> Option<String> {
    let (stem, ending) = film.rsplit_once('.')?;
    let language = lang.split('-').next().unwrap_or(lang);
    (!ending.is_empty() && !ending.contains('/')).then(|| format!("{stem}.{language}.vtt"))
}

#[cfg(test)]
mod tests {
    use super::{captions_beside, is_file};

    #[test]
    fn captions_are_called_like_their_film() {
        assert_eq!(captions_beside("rundgang.mp4", "de-AT").as_deref(), Some("rundgang.de.vtt"));
        assert_eq!(captions_beside("/v1.2/rundgang", "de"), None);
    }

    #[test]
    fn addresses_are_no_files() {
        for source in ["bild.jpg", "../x/bild.jpg", "@/posts/x.jpg", "a b: c.jpg", "vpn.md#ziel"] {
            assert!(is_file(source), "{source}");
        }
        for source in
            ["", "/bild.jpg", "//cdn.example/x", "https://x.example/", "data:image/png;base64,", "#ziel"]
        {
            assert!(!is_file(source), "{source}");
        }
    }
}
