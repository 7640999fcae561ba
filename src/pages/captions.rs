//! Captions of films: named in the post, or lying beside the film.

use super::blocks::{file_name, text};
use super::fill::{Text, is_elsewhere};
use super::links::{Lead, address};
use super::routes::Routes;
use crate::blog::{Site, captions_beside};
use crate::input::{Spanned, UrlPath};
use crate::markdown::{Block, Body, LintProblem};
use crate::report::Finding;
use crate::theme::{self, Theme};

/// The argument that names captions.
pub(super) const CAPTIONS: &str = "captions";

/// Every film of this blog that is shown without captions.
pub fn films_without_captions(site: &Site, routes: &Routes, theme: &Theme) -> Vec<Finding> {
    let mut found = Vec::new();
    for text in Text::all(site) {
        body(site, routes, theme, &text, text.body, &mut found);
    }
    found
}

fn body(
    site: &Site,
    routes: &Routes,
    theme: &Theme,
    text: &Text<'_>,
    body_of: &Body,
    found: &mut Vec<Finding>,
) {
    for block in &body_of.blocks {
        let definition = theme.blocks().get(&block.name.value);
        if let Some(captions) =
            definition.and_then(|definition| missing(site, routes, text, block, definition))
        {
            found.push(LintProblem::VideoWithoutCaptions { captions }.at(text.span(&block.name.span)));
        }
        if let Some(inside) = &block.inside {
            body(site, routes, theme, text, inside, found);
        }
    }
}

/// The name of the file that is missing beside a film.
fn missing(
    site: &Site,
    routes: &Routes,
    text_of: &Text<'_>,
    block: &Block,
    definition: &theme::Block,
) -> Option<String> {
    let (film, _) = text(block, "src").filter(|_| takes_captions(block, definition))?;
    if is_elsewhere(film) || beside(site, routes, text_of, block).is_some() {
        return None;
    }
    let path = captions_beside(film, &block.lang)?;
    Some(path.rsplit('/').next().unwrap_or(&path).to_owned())
}

/// Whether a block could show captions and the post names none.
pub(super) fn takes_captions(block: &Block, definition: &theme::Block) -> bool {
    let named = text(block, CAPTIONS).is_some_and(|(name, _)| !name.is_empty());
    definition.parameters.contains_key(CAPTIONS) && !named
}

/// The captions that lie beside the film of a block.
pub(super) fn beside(site: &Site, routes: &Routes, text_of: &Text<'_>, block: &Block) -> Option<UrlPath> {
    let source = block.arguments.iter().find(|argument| argument.key.value == "src")?;
    let (film, _) = text(block, "src")?;
    let captions = captions_beside(film, &block.lang)?;
    if film.starts_with('/') {
        return match address(&captions, routes) {
            Lead::Inside { address, .. } => Some(address.clone()),
            Lead::Elsewhere(_) | Lead::Here(_) | Lead::Document { .. } | Lead::Dead => None,
        };
    }
    let Spanned { span, .. } = file_name(text_of, source)?;
    site.file(&Spanned { value: captions, span }).ok().map(|file| file.address)
}
