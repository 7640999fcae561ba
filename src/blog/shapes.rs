//! The fields of every document.
//!
//! Readers read by these tables and `satz schema` prints them.

use crate::input::{ADDRESSES, Entry, IDS, Kind, Shape, TEXTS};

const ID: Entry =
    Entry::new("id", Kind::Id, "Kennung, wenn die Datei anders heißt", "id, if the file is named otherwise");
const SLUG: Entry = Entry::new("slug", Kind::Slug, "letzter Teil der Adresse", "last part of the address");
const TITLE: Entry = Entry::new("title", Kind::Text, "Titel, ohne Markdown", "title, no Markdown").required();
const NAME: Entry = Entry::new("name", Kind::Text, "Name", "name").required();
const ALIASES: Entry = Entry::new("aliases", ADDRESSES, "alte Adressen", "old addresses");
const DESCRIPTION: Entry = Entry::new(
    "description",
    Kind::Text,
    "ein Satz für Suchmaschinen und Feeds",
    "a sentence for search engines and feeds",
);
const IMAGE: Entry = Entry::new("image", Kind::Picture, "Vorschaubild", "preview picture");
const LANG: Entry =
    Entry::new("lang", Kind::Language, "Sprache von Titel und Text", "language of title and text");
const NOINDEX: Entry = Entry::new("noindex", Kind::Bool, "nicht für Suchmaschinen", "not for search engines");
const TYPOGRAPHY: Entry = Entry::new("typography", Kind::Bool, "Typografie anwenden", "apply typography");
const IGNORE: Entry = Entry::new(
    "ignore",
    Kind::Map(&Kind::Text),
    "Regeln, die hier nicht gelten, mit Grund",
    "rules that do not hold here, with reason",
);
const EXTRA: Entry =
    Entry::new("extra", Kind::Free, "eigene Angaben für Vorlagen", "free data for templates");
const UPDATED: Entry =
    Entry::new("updated", Kind::Moment, "letzte inhaltliche Änderung", "last change of substance");
const EXPIRES: Entry = Entry::new("expires", Kind::Moment, "von da an abwesend", "absent from then on");
const DRAFT: Entry = Entry::new("draft", Kind::Bool, "Entwurf", "draft");
const TOC: Entry = Entry::new("toc", Kind::Bool, "Inhaltsverzeichnis zeigen", "show contents");
const URL: Entry = Entry::new("url", Kind::Address, "eigene Seite", "own page");
const DATE: Entry = Entry::new("date", Kind::Moment, "veröffentlicht von da an", "published from then on");

/// A post, `content/posts/`.
pub static POST: Shape = Shape {
    name: "post",
    fields: &[
        TITLE,
        DATE,
        UPDATED,
        EXPIRES,
        DRAFT,
        Entry::new(
            "authors",
            IDS,
            "Kennungen der Autoren, in dieser Reihenfolge",
            "ids of the authors, in this order",
        ),
        Entry::new(
            "categories",
            TEXTS,
            "Kategorien, die erste ist die wichtigste",
            "categories, the first is the main one",
        ),
        Entry::new("tags", TEXTS, "Schlagwörter", "tags"),
        Entry::new("series", Kind::Text, "Serie, deren Teil der Beitrag ist", "series the post is a part of"),
        Entry::new("summary", Kind::Text, "Zusammenfassung für Listen", "summary for lists"),
        ID,
        SLUG,
        ALIASES,
        DESCRIPTION,
        IMAGE,
        LANG,
        NOINDEX,
        Entry::new(
            "comments",
            Kind::Moment,
            "open, closed, off oder bis wann",
            "open, closed, off or until when",
        ),
        Entry::new("feed", Kind::Bool, "in Feeds enthalten", "part of feeds"),
        TOC,
        Entry::new(
            "translations",
            Kind::Map(&Kind::Text),
            "Sprache und Beitrag oder Adresse der Übersetzung",
            "language and post or address of the translation",
        ),
        Entry::new("ad", Kind::Bool, "als Anzeige kennzeichnen", "mark as advertisement"),
        Entry::new("giveaway", Kind::Free, "Angaben zum Gewinnspiel", "the giveaway"),
        TYPOGRAPHY,
        IGNORE,
        EXTRA,
    ],
};

/// An author, `content/authors/`.
pub static AUTHOR: Shape = Shape {
    name: "author",
    fields: &[
        NAME,
        Entry::new("sort", Kind::Text, "wie der Name eingeordnet wird", "how the name is filed"),
        Entry::new("role", Kind::Text, "Aufgabe", "role"),
        Entry::new("portrait", Kind::File, "Porträt", "portrait"),
        Entry::new(
            "portrait_alt",
            Kind::Text,
            "Alternativtext des Porträts",
            "alternative text of the portrait",
        ),
        Entry::new(
            "bio",
            Kind::Text,
            "Vorstellung, wenn die Datei keinen Text hat",
            "bio, if the file has no text",
        ),
        URL,
        Entry::new("links", Kind::List(&Kind::Table(&LINK)), "weitere Seiten", "further pages"),
        Entry::new("fediverse", Kind::Text, "@name@server.example", "@name@server.example"),
        Entry::new("organisation", Kind::Id, "Kennung der Organisation", "id of the organisation"),
        Entry::new("guest", Kind::Bool, "Gast", "guest"),
        Entry::new("former", Kind::Bool, "schreibt nicht mehr", "does not write any more"),
        ID,
        SLUG,
        ALIASES,
        DESCRIPTION,
        IMAGE,
        LANG,
        NOINDEX,
        TYPOGRAPHY,
        IGNORE,
        EXTRA,
    ],
};

/// One of the links of an author.
pub static LINK: Shape = Shape {
    name: "link",
    fields: &[
        Entry::new("title", Kind::Text, "Name der Seite", "name of the page").required(),
        Entry::new("url", Kind::Address, "Adresse", "address").required(),
    ],
};

/// A standing page, `content/pages/`.
pub static PAGE: Shape = Shape {
    name: "page",
    fields: &[
        TITLE,
        DATE,
        UPDATED,
        EXPIRES,
        DRAFT,
        TOC,
        Entry::new(
            "tested",
            Kind::Moment,
            "wann die Barrierefreiheit geprüft wurde",
            "when accessibility was tested",
        ),
        ID,
        SLUG,
        ALIASES,
        DESCRIPTION,
        IMAGE,
        LANG,
        NOINDEX,
        TYPOGRAPHY,
        IGNORE,
        EXTRA,
    ],
};

/// An organisation, `content/organisations/`.
pub static ORGANISATION: Shape = Shape {
    name: "organisation",
    fields: &[
        NAME,
        Entry::new("street", Kind::Text, "Straße und Hausnummer", "street and number"),
        Entry::new("postal_code", Kind::Text, "Postleitzahl", "postal code"),
        Entry::new("city", Kind::Text, "Ort", "town"),
        Entry::new("region", Kind::Text, "Land oder Kanton", "state or region"),
        Entry::new("country", Kind::Text, "Staat, zwei Buchstaben", "country, two letters"),
        Entry::new("address", Kind::Text, "ganze Anschrift als Text", "the whole address as text"),
        URL,
        Entry::new("tel", Kind::Text, "Telefon", "telephone"),
        Entry::new("email", Kind::Text, "E-Mail", "e-mail"),
        Entry::new("logo", Kind::File, "Logo", "logo"),
        Entry::new(
            "same_as",
            ADDRESSES,
            "Seiten über dieselbe Organisation",
            "pages about the same organisation",
        ),
        ID,
        EXTRA,
    ],
};
