//! What can be wrong with files, front matter and settings before their meaning is known.

use crate::problems;

problems! {
    Error firm "front-matter-missing" FrontMatterMissing
        de { title: "Der Kopf der Datei fehlt",
             label: "hier müsste +++ stehen",
             help: "Mit +++ beginnen; ein Muster schreibt satz new post",
             more: "Beiträge, Autoren, Veranstaltungen und Seiten beginnen mit ihren Angaben zwischen zwei Zeilen +++ (TOML) oder --- (YAML)." }
        en { title: "The file has no front matter",
             label: "+++ belongs here",
             help: "Begin with +++; satz new post writes a pattern",
             more: "Posts, authors, events and pages begin with their fields between two lines of +++ (TOML) or --- (YAML)." }
    Error firm "front-matter-syntax" FrontMatterSyntax { part_de: &'static str, part_en: &'static str, what_de: String, what_en: String, expected_de: String, expected_en: String }
        de { title: "{part_de} ist nicht lesbar: {what_de}",
             label: "",
             help: "{expected_de}",
             more: "Die Angaben sind TOML oder YAML. In TOML werden alle Fehler auf einmal genannt, YAML hört beim ersten auf." }
        en { title: "{part_en} cannot be read: {what_en}",
             label: "",
             help: "{expected_en}",
             more: "The fields are TOML or YAML. In TOML all mistakes are named at once, YAML stops at the first." }
    Error "unknown-key" UnknownKey { key: String, known: String }
        de { title: "Das Feld `{key}` gibt es hier nicht",
             label: "unbekannt",
             help: "Vorhanden sind: {known}. Eigene Angaben gehören unter [extra]",
             more: "Unbekannte Felder sind Fehler, weil ein Tippfehler sonst unbemerkt bliebe. Freie Angaben stehen unter [extra]." }
        en { title: "There is no field `{key}` here",
             label: "unknown",
             help: "There are: {known}. Fields of your own belong under [extra]",
             more: "Unknown fields are errors because a slip of the keyboard would pass unnoticed. Free fields stand under [extra]." }
    Error firm "wrong-type" WrongType { key: String, type_de: String, type_en: String, found_de: &'static str, found_en: &'static str, example: String }
        de { title: "`{key}` muss {type_de} sein",
             label: "hier steht {found_de}",
             help: "Zum Beispiel {example}",
             more: "Jedes Feld hat eine Art: Text, Zahl, Datum, Liste. satz schema nennt sie alle." }
        en { title: "`{key}` must be {type_en}",
             label: "here is {found_en}",
             help: "For example {example}",
             more: "Every field has a kind: text, number, date, list. satz schema names them all." }
    Error firm "missing-field" MissingField { key: String, example: String }
        de { title: "`{key}` fehlt",
             label: "",
             help: "Zum Beispiel {example}",
             more: "Ohne dieses Feld lässt sich das Dokument nicht lesen." }
        en { title: "`{key}` is missing",
             label: "",
             help: "For example {example}",
             more: "The document cannot be read without this field." }
    Error firm "date-invalid" DateInvalid { value: String, why_de: &'static str, why_en: &'static str }
        de { title: "Das Datum {value} gibt es nicht",
             label: "{why_de}",
             help: "Jahr, Monat und Tag prüfen: 2026-11-22 oder 2026-11-22T09:00:00",
             more: "Ein Datum steht als Jahr-Monat-Tag und muss im Kalender vorkommen." }
        en { title: "There is no date {value}",
             label: "{why_en}",
             help: "Check year, month and day: 2026-11-22 or 2026-11-22T09:00:00",
             more: "A date is written as year-month-day and has to exist in the calendar." }
    Error firm "time-gap" TimeGap { value: String, day_de: String, day_en: String, from: String, to: String }
        de { title: "Die Zeit {value} gibt es nicht",
             label: "ausgelassen",
             help: "Am {day_de} springt die Uhr von {from} auf {to} Uhr",
             more: "Wenn die Sommerzeit beginnt, fällt eine Stunde aus. Zeiten darin sind keine." }
        en { title: "There is no time {value}",
             label: "left out",
             help: "On {day_en} the clock jumps from {from} to {to}",
             more: "When summer time begins an hour is left out. Times within it do not exist." }
    Warning "time-ambiguous" TimeAmbiguous { value: String, first: String, second: String }
        de { title: "{value} gibt es in dieser Nacht zweimal",
             label: "gelesen als {first}",
             help: "Mit Abstand zu UTC schreiben: {first} oder {second}",
             more: "Wenn die Sommerzeit endet, kommt eine Stunde zweimal vor. Ohne Abstand zu UTC gilt die erste." }
        en { title: "{value} occurs twice in that night",
             label: "read as {first}",
             help: "Write the offset from UTC: {first} or {second}",
             more: "When summer time ends an hour occurs twice. Without an offset from UTC the first one is meant." }
}
