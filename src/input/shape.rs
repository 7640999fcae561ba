//! Shapes: which fields a document has, of what kind, in one line each.
//!
//! [`Fields`](super::Fields) reads by a shape and `satz schema` prints it, so what is
//! documented and what is read cannot differ.

/// The fields of a document or table.
#[derive(Debug)]
pub struct Shape {
    /// The name in `satz schema`: `post`, `site`, `event`.
    pub name: &'static str,
    /// The fields in the order of the documentation.
    pub fields: &'static [Entry],
}

/// One field.
#[derive(Debug)]
pub struct Entry {
    /// The key.
    pub key: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it must be there.
    pub required: bool,
    /// One line of help.
    pub german: &'static str,
    /// One line of help.
    pub english: &'static str,
}

/// What a field holds.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// Plain text.
    Text,
    /// A text, one of these.
    OneOf(&'static [&'static str]),
    /// The id of a document.
    Id,
    /// The last part of an address.
    Slug,
    /// A part of addresses: lowercase ASCII letters, digits and hyphens.
    Word,
    /// A language tag, BCP 47.
    Language,
    /// An IANA time zone.
    Zone,
    /// `/path/` or `https://…`.
    Address,
    /// `/path/` within the blog.
    Path,
    /// An address that holds `{post}`.
    Endpoint,
    /// A pattern of addresses of posts.
    Permalink,
    /// `#rrggbb`, or a table of `light` and `dark`.
    Color,
    /// A file beside the document, or from `@/`.
    File,
    /// A file, or a table of `src`, `alt` and `caption`.
    Picture,
    /// `true` or `false`.
    Bool,
    /// A whole number between two, inclusive.
    Integer(i64, i64),
    /// Any number.
    Number,
    /// A date with or without time.
    Moment,
    /// A duration, `90d`.
    Duration,
    /// A duration or `never`.
    DurationOrNever,
    /// A size, `16 MiB`.
    Size,
    /// Several of one kind.
    List(&'static Kind),
    /// A table with the fields of a shape.
    Table(&'static Shape),
    /// A table with free keys and values of one kind.
    Map(&'static Kind),
    /// Read by whoever knows it.
    Free,
}

/// A list of texts.
pub const TEXTS: Kind = Kind::List(&Kind::Text);
/// A list of ids.
pub const IDS: Kind = Kind::List(&Kind::Id);
/// A list of addresses.
pub const ADDRESSES: Kind = Kind::List(&Kind::Address);

impl Entry {
    /// A field that may be missing.
    pub const fn new(key: &'static str, kind: Kind, german: &'static str, english: &'static str) -> Entry {
        Entry { key, kind, required: false, german, english }
    }

    /// The same field, required.
    pub const fn required(self) -> Entry {
        Entry { required: true, ..self }
    }
}

impl Shape {
    /// The key of an entry that stands for all keys that are not listed.
    pub const REST: &'static str = "*";

    /// The field with a key.
    pub fn entry(&self, key: &str) -> Option<&'static Entry> {
        self.fields.iter().find(|entry| entry.key == key)
    }

    /// Whether a key may stand in the table.
    pub fn takes(&self, key: &str) -> bool {
        self.fields.iter().any(|entry| entry.key == key || entry.key == Shape::REST)
    }
}
