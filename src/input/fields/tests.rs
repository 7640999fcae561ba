//! Fields, read from both notations with the same result.

use super::*;
use crate::input::front_matter::front_matter;
use crate::input::shape::IDS;
use crate::report::{FileId, Messages};

static INNER: Shape = Shape {
    name: "inner",
    fields: &[Entry::new("seats", Kind::Integer(1, i64::MAX), "Plätze", "seats").required()],
};

static SHAPE: Shape = Shape {
    name: "test",
    fields: &[
        Entry::new("title", Kind::Text, "Titel", "title").required(),
        Entry::new("date", Kind::Moment, "Datum", "date"),
        Entry::new("draft", Kind::Bool, "Entwurf", "draft"),
        Entry::new("authors", IDS, "Autoren", "authors"),
        Entry::new("list", Kind::OneOf(&["full", "summary"]), "Umfang", "extent"),
        Entry::new("per_page", Kind::Integer(1, 100), "Anzahl", "number"),
        Entry::new("image", Kind::Picture, "Bild", "picture"),
        Entry::new("close_after", Kind::DurationOrNever, "Dauer", "duration"),
        Entry::new("event", Kind::Table(&INNER), "Termin", "event"),
        Entry::new("prices", Kind::List(&Kind::Table(&INNER)), "Preise", "prices"),
        Entry::new("extra", Kind::Free, "frei", "free"),
    ],
};

/// Every finding as `id "bytes" title`, and what was read.
fn read(text: &str) -> (String, Vec<String>) {
    let mut report = Report::default();
    let tree = front_matter(FileId(0), text, &mut report).expect("a head").tree;
    let mut fields = Fields::of(&tree, &SHAPE, &mut report);
    let mut said = Vec::new();
    said.extend(fields.text("title").required());
    said.extend(fields.moment("date", Zone::BERLIN).optional().map(|date| date.iso()));
    said.extend(fields.bool("draft").optional().map(|draft| format!("draft={draft}")));
    said.extend(fields.names("authors").or_empty().into_iter().map(|name| name.value));
    said.extend(fields.choice("list", &["Full", "Summary"]).optional().map(str::to_owned));
    said.extend(fields.count::<u8>("per_page").optional().map(|count| count.to_string()));
    said.extend(
        fields
            .picture("image")
            .optional()
            .map(|image| format!("{}:{}", image.src.value, image.alt.unwrap_or_default())),
    );
    said.extend(fields.duration_or_never("close_after").optional().map(|duration| format!("{duration:?}")));
    let seats = |table: &mut Fields<'_, '_>| table.count::<u32>("seats").required();
    said.extend(fields.table("event", seats).optional().map(|seats| format!("seats={seats}")));
    said.extend(fields.tables("prices", seats).or_empty().into_iter().map(|seats| format!("price={seats}")));
    said.extend(fields.tree("extra").optional().map(|extra| extra.to_json().to_string()));
    fields.finish();
    let shown = |span: Span| text[span.range()].to_owned();
    let found = report.sorted().into_iter().map(|finding| {
        let crate::report::Place::Span(span) = finding.place else { panic!("no span") };
        let change = finding.change.as_ref().map_or(String::new(), |change| format!(" -> {}", change.text));
        format!("{} {:?} {}{change}", finding.rule.id, shown(span), finding.wording(Messages::German).title)
    });
    (said.join(" | "), found.collect())
}

/// The same in TOML and YAML, without a finding.
#[track_caller]
fn check_both(toml: &str, yaml: &str, said: &str) {
    for text in [format!("+++\n{toml}\n+++\n"), format!("---\n{yaml}\n---\n")] {
        assert_eq!(read(&text), (said.to_owned(), Vec::new()), "{text}");
    }
}

#[track_caller]
fn check_toml(toml: &str, findings: &[&str]) {
    assert_eq!(read(&format!("+++\ntitle = \"t\"\n{toml}\n+++\n")).1, findings, "{toml}");
}

#[track_caller]
fn check_yaml(yaml: &str, findings: &[&str]) {
    assert_eq!(read(&format!("---\ntitle: t\n{yaml}\n---\n")).1, findings, "{yaml}");
}

#[test]
fn both_notations_say_the_same() {
    check_both("title = \"Größe & Maß\"", "title: Größe & Maß", "Größe & Maß");
    check_both("title = \"no\"", "title: no", "no");
    check_both("title = \"12:30\"", "title: 12:30", "12:30");
    check_both("title = \"007\"", "title: 007", "007");
    check_both("title = \"1.10\"", "title: 1.10", "1.10");
    check_both("title = \"a\\nb\"", "title: \"a\\nb\"", "a\nb");
    check_both("title = \"a b\"", "title:\n  a\n  b", "a b");
    check_both("title = \"t\"\ndraft = true", "title: t\ndraft: yes", "t | draft=true");
    check_both(
        "title = \"t\"\ndate = 2026-11-22",
        "title: t\ndate: 2026-11-22",
        "t | 2026-11-22T00:00:00+01:00",
    );
    check_both(
        "title = \"t\"\ndate = 2026-11-22 09:00:00",
        "title: t\ndate: \"2026-11-22 09:00\" # früh",
        "t | 2026-11-22T09:00:00+01:00",
    );
    check_both(
        "title = \"t\"\nauthors = [\"petra\", \"Ähm\"]",
        "title: t\nauthors:\n- petra\n- Ähm",
        "t | petra | Ähm",
    );
    check_both(
        "title = \"t\"\nlist = \"summary\"\nper_page = 7",
        "list: summary\ntitle: t\nper_page: 7",
        "t | Summary | 7",
    );
    check_both("title = \"t\"\nimage = \"a.jpg\"", "title: t\nimage: a.jpg", "t | a.jpg:");
    check_both(
        "title = \"t\"\nimage = { src = \"a.jpg\", alt = \"Ein A\" }",
        "title: t\nimage: { src: a.jpg, alt: Ein A }",
        "t | a.jpg:Ein A",
    );
    check_both("title = \"t\"\nclose_after = \"never\"", "title: t\nclose_after: never", "t | None");
    check_both("title = \"t\"\n[event]\nseats = 3", "title: t\nevent:\n  seats: 3", "t | seats=3");
    check_both(
        "title = \"t\"\nprices = [{ seats = 1 }, { seats = 2 }]",
        "title: t\nprices:\n  - seats: 1\n  - {seats: 2}",
        "t | price=1 | price=2",
    );
    check_both(
        "title = \"t\"\n[extra]\nz = 1\na = [true, 1.5, \"x\"]",
        "title: t\nextra:\n  z: 1\n  a: [true, 1.5, x]",
        "t | {\"z\":1,\"a\":[true,1.5,\"x\"]}",
    );
    check_both("title = \"t\"", "title: t\ndate:\nimage: ~\nauthors: null", "t");
}

#[test]
fn wrong_fields_are_reported_in_both_notations() {
    check_toml("autors = []", &["unknown-key \"autors\" Das Feld `autors` gibt es hier nicht -> authors"]);
    check_yaml("autors: []", &["unknown-key \"autors\" Das Feld `autors` gibt es hier nicht -> authors"]);
    check_toml("draft = \"ja\"", &["wrong-type \"\\\"ja\\\"\" `draft` muss true oder false sein"]);
    check_yaml("draft: ja", &["wrong-type \"ja\" `draft` muss true oder false sein"]);
    check_toml("per_page = 0", &["wrong-type \"0\" `per_page` muss eine ganze Zahl von 1 bis 100 sein"]);
    check_yaml("per_page: 101", &["wrong-type \"101\" `per_page` muss eine ganze Zahl von 1 bis 100 sein"]);
    check_toml(
        "list = \"sumary\"",
        &[
            "wrong-type \"\\\"sumary\\\"\" `list` muss eins von diesen Wörtern: full, summary sein -> \"summary\"",
        ],
    );
    check_toml("authors = \"petra\"", &["wrong-type \"\\\"petra\\\"\" `authors` muss eine Liste sein"]);
    check_toml("authors = [1, \"petra\"]", &["wrong-type \"1\" `authors` muss eine Kennung sein"]);
    check_toml(
        "[event]\nseats = \"drei\"",
        &["wrong-type \"\\\"drei\\\"\" `event.seats` muss eine ganze Zahl sein"],
    );
    check_toml(
        "[event]\nsaets = 3",
        &[
            "missing-field \"[event]\" `event.seats` fehlt",
            "unknown-key \"saets\" Das Feld `event.saets` gibt es hier nicht -> seats",
        ],
    );
    check_toml(
        "close_after = \"bald\"",
        &["wrong-type \"\\\"bald\\\"\" `close_after` muss eine Dauer oder never sein"],
    );
    check_toml("image = { alt = \"x\" }", &["missing-field \"{ alt = \\\"x\\\" }\" `image.src` fehlt"]);
    assert_eq!(read("+++\n+++\n").1, ["missing-field \"+++\" `title` fehlt"]);
    assert_eq!(read("+++\ntitle = \" \"\n+++\n").1, ["missing-field \"\\\" \\\"\" `title` fehlt"]);
    assert_eq!(
        read("+++\ntitle = 2026\n+++\n").1,
        ["wrong-type \"2026\" `title` muss ein Text sein -> \"2026\""]
    );
}

#[test]
fn impossible_and_repeated_times_are_reported() {
    check_toml("date = 2026-02-30", &["date-invalid \"2026-02-30\" Das Datum 2026-02-30 gibt es nicht"]);
    check_yaml("date: 2026-02-30", &["date-invalid \"2026-02-30\" Das Datum 2026-02-30 gibt es nicht"]);
    check_toml(
        "date = \"2026-11-22T25:00\"",
        &["date-invalid \"\\\"2026-11-22T25:00\\\"\" Das Datum 2026-11-22T25:00 gibt es nicht"],
    );
    check_toml(
        "date = 2026-03-29T02:30:00",
        &["time-gap \"2026-03-29T02:30:00\" Die Zeit 2026-03-29T02:30:00 gibt es nicht"],
    );
    check_yaml(
        "date: 2026-10-25T02:30",
        &["time-ambiguous \"2026-10-25T02:30\" 2026-10-25T02:30 gibt es in dieser Nacht zweimal"],
    );
    check_toml("date = 09:00:00", &["wrong-type \"09:00:00\" `date` muss ein Datum sein"]);
    check_yaml("date: 22.11.2026", &["wrong-type \"22.11.2026\" `date` muss ein Datum sein -> 2026-11-22"]);
}

#[test]
fn one_mistake_of_syntax_is_one_finding() {
    let what = |text: &str| read(text).1.join("\n");
    let toml = |line: &str| what(&format!("+++\ntitle = \"t\"\n{line}\n+++\n"));
    assert_eq!(
        toml("list = summary"),
        "front-matter-syntax \"summary\" Der Kopf der Datei ist nicht lesbar: ein Text ohne Anführungszeichen"
    );
    insta::assert_snapshot!(
        [
            "date =",
            "draft true",
            "authors = [\"a\" \"b\"]",
            "authors = [\"a\"",
            "list = \"full",
            "title = \"u\"",
            "list = \"Er \"sagte\" das\"",
            "[event\nseats = 1",
            "image = { src = \"a\"",
            "größe = 1",
            "list = 'full",
            "per_page = 007",
            "per_page = 1_",
            "date = 2026-1-2",
            "[event]\nseats = 1\n[event]\nseats = 2",
            "= 3",
            "list == \"full\"",
            "authors = [,]",
            "list = \"\\q\"",
            "title.x = 1",
        ]
        .map(|line| format!("{line}\n    {}", toml(line).replace('\n', "\n    ")))
        .join("\n")
    );
    let yaml = |line: &str| what(&format!("---\ntitle: t\n{line}\n---\n"));
    insta::assert_snapshot!(
        [
            "list: a: b",
            "authors: [a",
            "list: \"full",
            "title: u",
            "\tlist: full",
            "list: *x",
            "- a",
            "list: full\n  date: x",
            "image: @x",
            "list: %x"
        ]
        .map(|line| format!("{line}\n    {}", yaml(line).replace('\n', "\n    ")))
        .join("\n")
    );
}
