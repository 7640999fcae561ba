//! A few findings of every shape, for the tests of the printers.

use super::{Change, FileId, Finding, Level, Place, Related, Report, Rule, Span, Text, Texts, Wording};

/// Files with umlauts, tabs, a byte order mark, CRLF, a name to mislead and an endless line.
pub(super) struct Project;

const POST: &str = "+++\ntitle = \"VPN\"\ndate = 2026-06-01\nauthors = [\"petra\"]\n+++\nÜber „Größe“.\n";
const WINDOWS: &str = "\u{feff}title = \"Fenster\"\r\n\ttagline = \"日本 und Maß\"\r\n";

impl Texts for Project {
    fn name(&self, file: FileId) -> &str {
        ["content/posts/2026-06-01-vpn.md", "site.toml", "content/posts/a\u{1b}[31m,b:c.md"][file.0 as usize]
    }

    fn text(&self, file: FileId) -> &str {
        [POST, WINDOWS, ""][file.0 as usize]
    }
}

static RULE: Rule = Rule {
    id: "unknown-author",
    level: Level::Error,
    firm: false,
    german: Text {
        title: "Der Autor „{name}“ ist nicht bekannt",
        label: "",
        help: "",
        more: "Jeder Name unter authors ist der Name einer Datei.",
    },
    english: Text {
        title: "There is no author “{name}”",
        label: "",
        help: "",
        more: "Every name under authors is the name of a file.",
    },
};

static HINT: Rule = Rule {
    id: "file-odd",
    level: Level::Hint,
    firm: false,
    german: Text { title: "Seltsam", label: "", help: "", more: "Das ist seltsam." },
    english: Text { title: "Odd", label: "", help: "", more: "That is odd." },
};

fn finding(rule: &'static Rule, place: impl Into<Place>, german: [&str; 3], english: [&str; 3]) -> Finding {
    let wording = |[title, label, help]: [&str; 3]| Wording {
        title: title.to_owned(),
        label: label.to_owned(),
        help: help.to_owned(),
    };
    Finding {
        rule,
        level: rule.level,
        place: place.into(),
        german: wording(german),
        english: wording(english),
        related: Vec::new(),
        change: None,
    }
}

fn bytes(file: u32, what: &str) -> Span {
    let start = Project.text(FileId(file)).find(what).expect("the sample has it");
    Span::new(FileId(file), start..start + what.len())
}

fn note(place: impl Into<Place>, german: &str, english: &str) -> Related {
    Related { place: place.into(), german: german.to_owned(), english: english.to_owned() }
}

/// One finding of every shape, sorted as a report is.
pub(super) fn report() -> Vec<Finding> {
    let mut report = Report::default();
    report.add(
        finding(
            &RULE,
            bytes(0, "\"petra\""),
            [
                "Der Autor „petra“ ist nicht bekannt",
                "kein Eintrag in content/authors",
                "Anlegen: satz new author petra",
            ],
            ["There is no author “petra”", "no file in content/authors", "Create it: satz new author petra"],
        )
        .suggest(Some(Change { span: bytes(0, "\"petra\""), text: "petra-lang".to_owned(), safe: false }))
        .related(note(bytes(0, "title"), "in diesem Beitrag", "in this post"))
        .related(note(bytes(1, "Maß"), "hier auch", "here too"))
        .related(note(Place::Page("/blog/vpn/".to_owned()), "zu sehen auf", "seen on")),
    );
    report.add(finding(
        &HINT,
        bytes(1, "日本"),
        ["Fremde Schrift", "zwei Zeichen", ""],
        ["Another script", "two characters", ""],
    ));
    report.add(finding(
        &HINT,
        FileId(2),
        ["Der Name ist seltsam\u{1b}[2J", "so heißt keine Datei", "Umbenennen"],
        ["The name is odd\u{1b}[2J", "no file is called that", "Rename it"],
    ));
    report.add(finding(
        &RULE,
        Place::Page("/blog/vpn/".to_owned()),
        ["Die Seite hat keine Überschrift", "", "Eine Überschrift schreiben"],
        ["The page has no heading", "", "Write a heading"],
    ));
    let mut lowered =
        finding(&RULE, Place::Nowhere, ["Es gibt keinen Beitrag", "", ""], ["There is no post", "", ""]);
    lowered.level = Level::Warning;
    report.add(lowered);
    report.sorted()
}
