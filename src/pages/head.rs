//! What belongs into `<head>`: canonical address, neighbours, Open Graph.

use super::parts::Parts;
use super::views::{HeadView, Html, Property, TranslationLink};
use crate::blog::{Meta, Picture, Post, Site, TranslationTarget};
use crate::input::{Spanned, UrlPath};

/// What a kind of page says about itself.
pub(super) struct Saying<'a> {
    pub(super) address: &'a UrlPath,
    /// The title without the name of the blog.
    pub(super) title: &'a str,
    pub(super) description: &'a str,
    pub(super) noindex: bool,
    /// Whether the page has one address, and not any that is wrong.
    pub(super) canonical: bool,
    /// The document that the page shows, if it shows one.
    pub(super) meta: Option<&'a Meta>,
    pub(super) post: Option<&'a Post>,
}

/// The head of a page that is no part of a list.
pub(super) fn head(parts: &Parts<'_>, saying: &Saying<'_>) -> HeadView {
    let Parts { settings, .. } = *parts;
    HeadView {
        description: Some(saying.description.to_string()).filter(|text| !text.is_empty()),
        canonical: saying.canonical.then(|| parts.absolute(saying.address)),
        prev: None,
        next: None,
        noindex: saying.noindex
            || saying.meta.is_some_and(|meta| meta.noindex)
            || saying.post.is_some_and(|post| post.draft),
        feeds: Vec::new(),
        translations: saying.post.map(|post| translations(parts, post)).unwrap_or_default(),
        open_graph: open_graph(parts, saying),
        card: if image(parts, saying).is_some() { "summary_large_image" } else { "summary" },
        json_ld: Html::new(""),
        icon: static_file(parts.site, settings.icon.as_ref()).map(|icon| parts.href(&icon.address)),
        manifest: None,
        fediverse: fediverse(parts, saying),
    }
}

fn open_graph(parts: &Parts<'_>, saying: &Saying<'_>) -> Vec<Property> {
    let Parts { settings, .. } = *parts;
    let property = |property, content: &str| Property { property, content: content.to_string() };
    let mut all = vec![
        property("og:type", if saying.post.is_some() { "article" } else { "website" }),
        property("og:title", if saying.title.is_empty() { &settings.title } else { saying.title }),
        property("og:site_name", &settings.title),
        property("og:locale", locale(saying.meta.map_or(&settings.lang, |meta| &meta.lang))),
    ];
    if saying.canonical {
        all.push(property("og:url", &parts.absolute(saying.address)));
    }
    if !saying.description.is_empty() {
        all.push(property("og:description", saying.description));
    }
    if let Some(post) = saying.post {
        all.push(property("article:published_time", &post.published.in_zone(settings.zone).iso()));
        if let Some(updated) = post.updated {
            all.push(property("article:modified_time", &updated.in_zone(settings.zone).iso()));
        }
    }
    if let Some(Image { address, size, alt }) = image(parts, saying) {
        all.push(property("og:image", &parts.absolute(&address)));
        if let Some((width, height)) = size {
            all.push(property("og:image:width", &width.to_string()));
            all.push(property("og:image:height", &height.to_string()));
        }
        if !alt.is_empty() {
            all.push(property("og:image:alt", &alt));
        }
    }
    all
}

struct Image {
    address: UrlPath,
    size: Option<(u32, u32)>,
    alt: String,
}

/// The picture of the page, else that of the blog.
fn image(parts: &Parts<'_>, saying: &Saying<'_>) -> Option<Image> {
    if let Some(Picture { address, size, alt, .. }) = saying.meta.and_then(|meta| meta.image.as_ref()) {
        return Some(Image { address: address.clone(), size: *size, alt: alt.clone() });
    }
    let Picture { address, size, .. } = static_file(parts.site, parts.settings.image.as_ref())?;
    Some(Image { address, size, alt: parts.settings.image_alt.clone() })
}

/// A file that the settings name, below `content/static/`; one that is missing was reported.
fn static_file(site: &Site, name: Option<&Spanned<String>>) -> Option<Picture> {
    site.static_file(name?).ok()
}

/// The author's account, else the blog's.
fn fediverse(parts: &Parts<'_>, saying: &Saying<'_>) -> Option<String> {
    let authors = saying.post.into_iter().flat_map(|post| &post.authors);
    let accounts = authors.filter_map(|id| parts.site.author(*id).fediverse.clone());
    let blog = Some(parts.settings.fediverse.clone()).filter(|account| !account.is_empty());
    accounts.into_iter().next().or(blog)
}

/// The page itself and its other versions; nothing where there are none.
fn translations(parts: &Parts<'_>, post: &Post) -> Vec<TranslationLink> {
    if post.translations.is_empty() {
        return Vec::new();
    }
    let own = TranslationLink { lang: post.meta.lang.clone(), address: parts.absolute(&post.meta.address) };
    let others = post.translations.iter().map(|translation| TranslationLink {
        lang: translation.lang.clone(),
        address: match &translation.to {
            TranslationTarget::Post(id) => parts.absolute(&parts.site.post(*id).meta.address),
            TranslationTarget::Address(address) => address.clone(),
        },
    });
    let mut all: Vec<TranslationLink> = std::iter::once(own).chain(others).collect();
    // Every version has to name the same one: that in the language of the blog.
    let default = all.iter().find(|version| version.lang == parts.settings.lang).unwrap_or(&all[0]);
    let address = default.address.clone();
    all.push(TranslationLink { lang: "x-default".to_string(), address });
    all
}

/// `de` → `de_DE`: Open Graph wants a country.
fn locale(lang: &str) -> &str {
    match lang {
        "de" => "de_DE",
        "de-AT" => "de_AT",
        "de-CH" => "de_CH",
        "de-LI" => "de_LI",
        "en" => "en_US",
        "en-GB" => "en_GB",
        other => other,
    }
}
