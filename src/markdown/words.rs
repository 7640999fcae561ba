//! The few words that compiling itself writes, for readers who do not see the page.

use super::body::Labels;

/// The words in one language.
pub(super) struct Words {
    pub(super) anchor: &'static str,
    pub(super) note: &'static str,
    pub(super) notes: &'static str,
    pub(super) back: &'static str,
    /// Between number of the note and number of the place, where several places lead to one note.
    pub(super) place: &'static str,
    pub(super) table: &'static str,
    pub(super) code: &'static str,
    pub(super) done: &'static str,
    pub(super) open: &'static str,
}

static GERMAN: Words = Words {
    anchor: "Link zu diesem Abschnitt: ",
    note: "Fußnote ",
    notes: "Fußnoten",
    back: "Zurück zum Text, Fußnote ",
    place: ", Stelle ",
    table: "Tabelle ",
    code: "Quelltext",
    done: "erledigt",
    open: "offen",
};

static ENGLISH: Words = Words {
    anchor: "Link to this section: ",
    note: "Footnote ",
    notes: "Footnotes",
    back: "Back to the text, footnote ",
    place: ", place ",
    table: "Table ",
    code: "Source code",
    done: "done",
    open: "open",
};

impl Words {
    pub(super) fn of(labels: Labels) -> &'static Words {
        match labels {
            Labels::German => &GERMAN,
            Labels::English => &ENGLISH,
        }
    }
}
