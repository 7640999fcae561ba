//! A standing page: one file in `content/pages/`.

use std::sync::Arc;

use crate::calendar::Moment;
use crate::input::Fields;
use crate::markdown::Body;
use crate::report::Report;

use super::dates::{Dated, Dates};
use super::excerpt;
use super::header::{Header, Setter};
use super::read::{Reader, Text};
use super::shapes::PAGE;

/// A standing page as written.
#[derive(Debug, Clone)]
pub(super) struct PageFile {
    pub(super) head: Arc<PageHead>,
    /// As written, or the beginning of the text.
    pub(super) description: String,
    pub(super) body: Arc<Body>,
}

/// What the front matter of a standing page says.
#[derive(Debug)]
pub(super) struct PageHead {
    pub(super) header: Header,
    /// Typeset.
    pub(super) title: String,
    pub(super) dates: Dates,
    pub(super) toc: Option<bool>,
    pub(super) tested: Option<Moment>,
}

impl PageFile {
    /// Reads a page; `None` if none is left after what was reported.
    pub(super) fn read(reader: &Reader<'_>, text: &Text<'_>, report: &mut Report) -> Option<PageFile> {
        let mut fields = Fields::of(&text.head, &PAGE, report);
        let zone = reader.settings.zone;
        let header = Header::read(&mut fields, reader.settings, text.file, text.start);
        let title = fields.text("title").required();
        let dates = Dates::read(&mut fields, zone, Dated::Perhaps);
        let toc = fields.bool("toc").optional();
        let tested = fields.moment("tested", zone).optional();
        fields.finish();

        let (header, title) = (header?, title?);
        let setter = Setter::new(reader.settings, &header.lang, header.typography);
        let body = reader.article(&header, text.body, report);
        let description = header.description.clone().unwrap_or_else(|| excerpt::of_body(&body).0);
        let head = PageHead { header, title: setter.set(title), dates, toc, tested };
        Some(PageFile { head: Arc::new(head), description, body })
    }
}
