//! What all documents with a page have in their front matter.

use std::borrow::Cow;

use crate::german::{self, Language};
use crate::input::{Fields, Picture, Settings, Spanned, Tree, is_id};
use crate::report::{FileId, Report, Span};

use super::files::{File, id_of, without_date};
use super::linked::Alias;
use super::problems::documents::Problem;
use super::problems::links::Problem as LinkProblem;

/// The common fields of one document, before names became ids.
#[derive(Debug, Clone)]
pub(super) struct Header {
    pub(super) id: String,
    /// Where `id` is written, if it is.
    pub(super) id_span: Option<Span>,
    pub(super) slug: String,
    pub(super) aliases: Vec<Alias>,
    /// Typeset.
    pub(super) description: Option<String>,
    /// `alt` and `caption` are typeset.
    pub(super) image: Option<Picture>,
    pub(super) lang: String,
    pub(super) noindex: bool,
    /// Whether typography is applied to the text.
    pub(super) typography: bool,
    pub(super) extra: Option<Tree>,
    pub(super) source: FileId,
    /// Where the front matter ends in the file.
    pub(super) end: usize,
}

impl Header {
    /// Reads the common fields; `None` if the document can have no id.
    pub(super) fn read(
        fields: &mut Fields<'_, '_>,
        settings: &Settings,
        file: &File,
        end: usize,
    ) -> Option<Header> {
        let lang = fields.text("lang").optional().unwrap_or_else(|| settings.lang.clone());
        let typography = fields.bool("typography").or(true);
        let setter = Setter::new(settings, &lang, typography);
        let id = fields.text("id").spanned().optional();
        let id_span = id.as_ref().map(|id| id.span);
        let id = match id {
            Some(id) => id.value,
            None => file_id(file, fields.report())?,
        };
        let slug = fields.text("slug").optional().unwrap_or_else(|| slug_of(&id));
        let aliases = fields.names("aliases").or_empty();
        let aliases = aliases.into_iter().filter_map(|alias| own_alias(alias, fields.report())).collect();
        let description = fields.text("description").optional().map(|text| setter.set(text));
        let image = fields.picture("image").optional().map(|picture| Picture {
            src: picture.src,
            alt: picture.alt.map(|alt| setter.set(alt)),
            caption: picture.caption.map(|caption| setter.set(caption)),
        });
        let noindex = fields.bool("noindex").or(false);
        let extra = fields.tree("extra").optional().cloned();
        // Read by whoever applies the levels; here only its form is checked.
        fields.texts_by_key("ignore").or_empty();
        Some(Header {
            id,
            id_span,
            slug,
            aliases,
            description,
            image,
            lang,
            noindex,
            typography,
            extra,
            source: file.id,
            end,
        })
    }
}

/// An old address of this blog; one of another is reported.
fn own_alias(alias: Spanned<String>, report: &mut Report) -> Option<Alias> {
    let Spanned { value: address, span } = alias;
    if !address.starts_with('/') {
        report.add(LinkProblem::AliasOutside { alias: address }.at(span));
        return None;
    }
    Some(Alias { address, span })
}

/// Sets titles, names and other texts without markup in the language of their document.
pub(super) struct Setter<'a> {
    settings: &'a Settings,
    language: Language,
    enabled: bool,
}

impl<'a> Setter<'a> {
    pub(super) fn new(settings: &'a Settings, lang: &str, enabled: bool) -> Setter<'a> {
        Setter { settings, language: Language::of(lang), enabled }
    }

    pub(super) fn set(&self, text: String) -> String {
        if !self.enabled {
            return text;
        }
        match german::typeset(&text, &self.settings.typography, self.language) {
            Cow::Borrowed(_) => text,
            Cow::Owned(set) => set,
        }
    }
}

/// The id a file gives its document; one that cannot be an id is reported.
pub(super) fn file_id(file: &File, report: &mut Report) -> Option<String> {
    let id = id_of(file.path());
    if !is_id(id) {
        report.add(Problem::IdInvalid { id: id.to_owned() }.at(file.id));
        return None;
    }
    Some(id.to_owned())
}

/// The last part of an address made of an id: without its date, in plain letters. An id
/// without any letter or digit stands for itself.
pub(super) fn slug_of(id: &str) -> String {
    let slug = german::slug(without_date(id));
    if slug.is_empty() { id.to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::slug_of;

    #[track_caller]
    fn check(id: &str, expected: &str) {
        assert_eq!(slug_of(id), expected);
    }

    #[test]
    fn a_slug_is_the_id_without_its_date() {
        check("2026-11-22-vpn", "vpn");
        check("Größe & Maß", "groesse-und-mass");
        check("2026-11-22-", "2026-11-22");
        check("2026-11-22", "2026-11-22");
        check("12-monate", "12-monate");
        check("☃", "☃");
    }
}
