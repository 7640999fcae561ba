//! `satz schema`: the fields of `site.toml` and of every front matter as JSON Schema.

use super::line::{Common, SchemaKind};
use super::printer::Printer;
use super::{Failure, Outcome, printer};
use crate::input::Shape;
use crate::{blog, input, theme};

/// Prints the schema of one kind of document.
pub(super) fn run(common: &Common, kind: SchemaKind) -> Result<Outcome, Failure> {
    let shape: &Shape = match kind {
        SchemaKind::Site => &input::SITE,
        SchemaKind::Post => &blog::POST,
        SchemaKind::Author => &blog::AUTHOR,
        SchemaKind::Page => &blog::PAGE,
        SchemaKind::Organisation => &blog::ORGANISATION,
        SchemaKind::Theme => &theme::THEME,
    };
    let schema = shape.json_schema(Printer::of(common).messages);
    printer::print(&format!("{:#}\n", schema.as_value()));
    Ok(Outcome::Fine)
}
