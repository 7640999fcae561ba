//! Links and pictures of compiled texts find their targets.
//!
//! Goes through a body and the blocks in it. What leads nowhere is reported at
//! the link in Markdown and stays dead: the page shows its text alone.

use std::borrow::Cow;
use std::ops::Range;

use crate::markdown::{Block, Body, Image, Link, LinkKind, Written};
use crate::report::{FileId, Report, Span};

use super::linked::Meta;
use super::links::{self, Use};
use super::resolved::{Resolved, Target};
use super::site::Site;
use super::targets::{Found, Targets};

/// Finds the targets of a text of `meta`'s document. Whether a document has the place
/// that a link names is left to [`check_anchors`]: that depends on the other text.
pub(super) fn resolve(targets: &Targets, meta: &Meta, body: &Body, report: &mut Report) -> Resolved {
    let mut resolved = Resolved::default();
    walk(body, &mut |mention| match mention {
        Mention::Link(link) if link.kind == LinkKind::File => {
            let (target, finding) = links::target(targets, &usage(meta, link));
            report.extend(finding);
            match &target {
                Target::File { file, .. } => resolved.files.push(*file),
                Target::Document { fragment, .. } => resolved.has_anchors |= fragment.is_some(),
                Target::Dead => {}
            }
            resolved.links.push((link.span.start, target));
        }
        Mention::Image(image) if is_file(&image.source) => {
            let place = place(meta, &image.span);
            match links::picture(targets, &Use { target: &image.source, place }) {
                Ok(picture) => {
                    resolved.files.push(picture.file);
                    resolved.images.push((image.span.start, picture));
                }
                Err(finding) => report.add(finding),
            }
        }
        Mention::Link(link) => resolved.has_addresses |= link.kind == LinkKind::Address,
        Mention::Image(image) => resolved.has_addresses |= image.source.starts_with('/'),
        Mention::Block(_) => {}
    });
    if !body.blocks.is_empty() {
        resolved.files.extend(files_named(targets, meta.source, body));
    }
    resolved.links.sort_by_key(|(start, _)| *start);
    resolved.images.sort_by_key(|(start, _)| *start);
    resolved
}

/// Reports links to places that a document does not have.
pub(super) fn check_anchors(site: &Site, report: &mut Report) {
    let posts = site.posts.iter().map(|post| (&post.meta, &post.body, &post.resolved));
    let authors = site.authors.iter().map(|author| (&author.meta, &author.bio, &author.resolved));
    let pages = site.pages.iter().map(|page| (&page.meta, &page.body, &page.resolved));
    let texts = posts.chain(authors).chain(pages);
    for (meta, body, resolved) in texts.filter(|(_, _, resolved)| resolved.has_anchors) {
        walk(body, &mut |mention| {
            let Mention::Link(link) = mention else { return };
            if let Some(Target::Document { document, fragment: Some(id) }) = resolved.link(link) {
                report.extend(links::check_anchor(site, *document, id, &usage(meta, link)));
            }
        });
    }
}

/// The files of the project that a text of the document in `from` names, in links,
/// pictures and arguments of blocks.
pub(super) fn files_named<'a>(
    targets: &'a Targets,
    from: FileId,
    body: &'a Body,
) -> impl Iterator<Item = FileId> + 'a {
    named_files(body).into_iter().filter_map(move |name| {
        let written = targets.resolve(from, &name)?;
        match targets.at(&written.path) {
            Found::File(file, _) => Some(file.id),
            Found::Document(_) | Found::Hidden(..) | Found::Silent | Found::Missing => None,
        }
    })
}

fn usage<'a>(meta: &Meta, link: &'a Link) -> Use<'a> {
    Use { target: &link.target, place: place(meta, &link.span) }
}

fn place(meta: &Meta, span: &Range<usize>) -> Span {
    Span::new(meta.source, meta.text_start + span.start..meta.text_start + span.end)
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
fn named_files(body: &Body) -> Vec<Cow<'_, str>> {
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
