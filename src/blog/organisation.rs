//! An organisation: one file in `content/organisations/`.

use crate::input::{Fields, Spanned, Tree};
use crate::report::{FileId, Report, Span};

use super::header::{Setter, file_id};
use super::read::{Reader, Text};
use super::shapes::ORGANISATION;

/// An organisation as written.
#[derive(Debug)]
pub(super) struct OrganisationFile {
    pub(super) id: String,
    /// Where `id` is written, if it is.
    pub(super) id_span: Option<Span>,
    /// Typeset.
    pub(super) name: String,
    pub(super) street: Option<String>,
    pub(super) postal_code: Option<String>,
    pub(super) city: Option<String>,
    pub(super) region: Option<String>,
    pub(super) country: String,
    pub(super) address: Option<String>,
    pub(super) url: Option<String>,
    pub(super) tel: Option<String>,
    pub(super) email: Option<String>,
    pub(super) logo: Option<Spanned<String>>,
    pub(super) same_as: Vec<String>,
    pub(super) extra: Option<Tree>,
    pub(super) source: FileId,
}

impl OrganisationFile {
    /// Reads an organisation; `None` if none is left after what was reported.
    pub(super) fn read(
        reader: &Reader<'_>,
        text: &Text<'_>,
        report: &mut Report,
    ) -> Option<OrganisationFile> {
        let mut fields = Fields::of(&text.head, &ORGANISATION, report);
        let id = fields.text("id").spanned().optional();
        let id_span = id.as_ref().map(|id| id.span);
        let id = match id {
            Some(id) => Some(id.value),
            None => file_id(text.file, fields.report()),
        };
        let name = fields.text("name").required();
        let street = fields.text("street").optional();
        let postal_code = fields.text("postal_code").optional();
        let city = fields.text("city").optional();
        let region = fields.text("region").optional();
        let country = fields.text("country").or("DE");
        let address = fields.text("address").optional();
        let url = fields.text("url").optional();
        let tel = fields.text("tel").optional();
        let email = fields.text("email").optional();
        let logo = fields.text("logo").spanned().optional();
        let same_as = fields.names("same_as").or_empty().into_iter().map(|address| address.value).collect();
        let extra = fields.tree("extra").optional().cloned();
        fields.finish();

        let setter = Setter::new(reader.settings, &reader.settings.lang, true);
        Some(OrganisationFile {
            id: id?,
            id_span,
            name: setter.set(name?),
            street,
            postal_code,
            city,
            region,
            country,
            address,
            url,
            tel,
            email,
            logo,
            same_as,
            extra,
            source: text.file.id,
        })
    }
}
