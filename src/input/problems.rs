//! What can be wrong with files, front matter and settings before their meaning is known.

use crate::problems;
use crate::report::{Change, Finding, Span, nearest};

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
    Error "unknown-key" UnknownKey { key: String, help_de: String, help_en: String }
        de { title: "Das Feld `{key}` gibt es hier nicht",
             label: "unbekannt",
             help: "{help_de}",
             more: "Unbekannte Felder sind Fehler, weil ein Tippfehler sonst unbemerkt bliebe. Freie Angaben stehen unter [extra]." }
        en { title: "There is no field `{key}` here",
             label: "unknown",
             help: "{help_en}",
             more: "Unknown fields are errors because a slip of the keyboard would pass unnoticed. Free fields stand under [extra]." }
    Warning "hyphenation-unavailable" HyphenationUnavailable
        de { title: "Dieses satz kennt keine Trennmuster",
             label: "hat hier keine Wirkung",
             help: "Mit cargo install --path . --features hyphenation bauen oder die Wörter unter hyphenation.words eintragen",
             more: "Die Muster für deutsche Wörter wiegen 201 KiB und sind nur auf Wunsch dabei. Das Wörterbuch unter [typography.hyphenation] words gilt immer." }
        en { title: "This satz knows no patterns of hyphenation",
             label: "does nothing here",
             help: "Build it with cargo install --path . --features hyphenation, or enter the words at hyphenation.words",
             more: "The patterns for German words weigh 201 KiB and come on demand only. The dictionary at [typography.hyphenation] words always applies." }
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
    Error "root-unreadable" RootUnreadable { why_de: &'static str, why_en: &'static str }
        de { title: "Der Ordner des Blogs ist nicht lesbar: {why_de}",
             label: "",
             help: "Den Ordner mit --root nennen oder die Rechte prüfen",
             more: "Ohne diesen Ordner gibt es nichts zu lesen." }
        en { title: "The folder of the blog cannot be read: {why_en}",
             label: "",
             help: "Name the folder with --root or check its permissions",
             more: "Without this folder there is nothing to read." }
    Error firm "site-file-missing" SiteFileMissing
        de { title: "Die Datei site.toml fehlt",
             label: "",
             help: "Den Ordner mit der site.toml nennen (--root) oder einen Blog anlegen: satz new site mein-blog",
             more: "In site.toml stehen die Angaben zum ganzen Blog; title, base_url und lang genügen." }
        en { title: "The file site.toml is missing",
             label: "",
             help: "Name the folder with site.toml (--root), or create a blog: satz new site my-blog",
             more: "The settings of the whole blog stand in site.toml; title, base_url and lang are enough." }
    Error firm "base-url-invalid" BaseUrlInvalid
        de { title: "`base_url` muss mit https:// beginnen und ohne ? enden",
             label: "so keine Adresse eines Blogs",
             help: "Zum Beispiel base_url = \"https://blog.example\"",
             more: "Aus base_url entstehen alle vollen Adressen. Ein Pfad ist erlaubt, Anmeldedaten, Leerzeichen, ? und # sind es nicht." }
        en { title: "`base_url` has to begin with https:// and end without ?",
             label: "no address of a blog",
             help: "For example base_url = \"https://blog.example\"",
             more: "All full addresses are made from base_url. A path is allowed, credentials, spaces, ? and # are not." }
    Hint "id-base-missing" IdBaseMissing { line: String }
        de { title: "Der Blog hat noch keine feste Kennung",
             label: "",
             help: "In site.toml eintragen: {line}",
             more: "Aus id_base entstehen die Kennungen von Beiträgen und Terminen, an denen Feedreader und Kalender sie wiedererkennen. Steht sie fest, darf der Blog umziehen." }
        en { title: "The blog has no permanent id yet",
             label: "",
             help: "Add to site.toml: {line}",
             more: "The ids of posts and events, by which feed readers and calendars know them again, are made from id_base. Once it is fixed the blog may move." }
    Error "file-unreadable" FileUnreadable { path: String, why_de: &'static str, why_en: &'static str, help_de: &'static str, help_en: &'static str }
        de { title: "{path} ist nicht lesbar: {why_de}",
             label: "",
             help: "{help_de}",
             more: "Die Datei wurde übergangen, alles andere wurde gelesen." }
        en { title: "{path} cannot be read: {why_en}",
             label: "",
             help: "{help_en}",
             more: "The file was left out, everything else was read." }
    Error "file-not-text" FileNotText { path: String, line: usize, column: usize }
        de { title: "{path} ist kein Text in UTF-8: Zeile {line}, Spalte {column}",
             label: "",
             help: "Die Datei im Editor als UTF-8 speichern",
             more: "Texte sind UTF-8 ohne Nullzeichen. Die Datei wurde übergangen." }
        en { title: "{path} is no text in UTF-8: line {line}, column {column}",
             label: "",
             help: "Save the file as UTF-8 in the editor",
             more: "Texts are UTF-8 without null characters. The file was left out." }
    Error "file-too-large" FileTooLarge { path: String, most: String }
        de { title: "{path} ist größer als {most}",
             label: "",
             help: "Die Datei teilen oder [input] max_size erhöhen",
             more: "Eine Grenze für Texte hält Versehen fern, etwa ein Archiv mit der Endung .md." }
        en { title: "{path} is larger than {most}",
             label: "",
             help: "Split the file or raise [input] max_size",
             more: "A limit for texts keeps accidents out, such as an archive that is named .md." }
    Warning "file-name-invalid" FileNameInvalid { path: String }
        de { title: "Der Name {path} ist unbrauchbar",
             label: "",
             help: "Die Datei umbenennen: ohne Steuerzeichen und in UTF-8",
             more: "Namen mit Zeilenumbrüchen, Richtungszeichen oder fremden Bytes täuschen über ihren Inhalt. Die Datei wurde übergangen." }
        en { title: "The name {path} cannot be used",
             label: "",
             help: "Rename the file: without control characters and in UTF-8",
             more: "Names with line breaks, marks of direction or foreign bytes hide what they are. The file was left out." }
    Error "file-name-twice" FileNameTwice { path: String }
        de { title: "Den Namen {path} gibt es zweimal",
             label: "",
             help: "Eine der beiden Dateien umbenennen",
             more: "Ein ö kann als ein Zeichen oder als zwei geschrieben sein; für Leser ist es derselbe Name. Nur eine Datei wurde gelesen." }
        en { title: "There are two files of the name {path}",
             label: "",
             help: "Rename one of the two files",
             more: "An ö can be written as one character or as two; to readers it is the same name. Only one file was read." }
    Warning "file-special" FileSpecial { path: String }
        de { title: "{path} ist keine gewöhnliche Datei",
             label: "",
             help: "Die Datei entfernen",
             more: "Pipes, Sockets und Geräte werden nie geöffnet." }
        en { title: "{path} is no ordinary file",
             label: "",
             help: "Remove the file",
             more: "Pipes, sockets and devices are never opened." }
    Warning "folder-too-deep" FolderTooDeep { path: String, most: usize }
        de { title: "Der Ordner {path} liegt zu tief",
             label: "",
             help: "Höchstens {most} Ordner ineinander",
             more: "Was darin liegt, wurde nicht gelesen." }
        en { title: "The folder {path} lies too deep",
             label: "",
             help: "At most {most} folders within each other",
             more: "What lies in it was not read." }
    Warning "link-leaves-project" LinkLeavesProject { path: String }
        de { title: "Die Verknüpfung {path} führt aus dem Blog hinaus",
             label: "",
             help: "Die Datei in den Blog kopieren oder [input] follow_links = true setzen",
             more: "Ein fremder Beitrag könnte sonst Dateien dieses Rechners veröffentlichen." }
        en { title: "The link {path} leads out of the blog",
             label: "",
             help: "Copy the file into the blog or set [input] follow_links = true",
             more: "Otherwise somebody else's post could publish files of this machine." }
    Warning "link-loop" LinkLoop { path: String }
        de { title: "Die Verknüpfung {path} führt im Kreis",
             label: "",
             help: "Die Verknüpfung entfernen",
             more: "Sie führt in einen Ordner, in dem sie selbst liegt, und wurde übergangen." }
        en { title: "The link {path} leads in a circle",
             label: "",
             help: "Remove the link",
             more: "It leads to a folder in which it lies itself, and was left out." }
    Error firm "front-matter-too-long" FrontMatterTooLong { most: usize }
        de { title: "Der Kopf der Datei ist länger als {most} kB",
             label: "",
             help: "Text gehört unter den Kopf",
             more: "Ein Kopf dieser Länge ist meist einer, dessen Ende fehlt." }
        en { title: "The front matter is longer than {most} kB",
             label: "",
             help: "Text belongs below it",
             more: "Front matter of this length mostly lacks its end." }
    Error firm "nesting-too-deep" NestingTooDeep { most: usize }
        de { title: "Die Angaben sind zu tief verschachtelt",
             label: "",
             help: "Höchstens {most} Ebenen und 100 Verweise",
             more: "Listen und Tabellen dürfen nur in Grenzen ineinander stehen, damit keine Datei das Programm aufhält." }
        en { title: "The fields are nested too deeply",
             label: "",
             help: "At most {most} levels and 100 references",
             more: "Lists and tables may contain each other within limits only, so that no file can stop the program." }
    Error "unknown-rule" UnknownRule { name: String, help_de: String, help_en: String }
        de { title: "Die Regel „{name}“ gibt es nicht",
             label: "unbekannt",
             help: "{help_de}",
             more: "Eine Regel, die es nicht gibt, lässt sich weder abschalten noch einstellen." }
        en { title: "There is no rule “{name}”",
             label: "unknown",
             help: "{help_en}",
             more: "A rule that does not exist can neither be switched off nor set." }
}

/// The finding for a key that nothing reads, with the nearest of the known ones. `table` is
/// the path before it, `theme.colors.`.
pub fn unknown_key(table: &str, key: &str, span: Span, known: &[&str]) -> Finding {
    let near = nearest(key, known.iter().copied());
    let (mut help_de, mut help_en) = match near {
        Some(near) => (format!("Ist `{near}` gemeint?"), format!("Did you mean `{near}`?")),
        None => (format!("Vorhanden sind: {}", known.join(", ")), format!("There are: {}", known.join(", "))),
    };
    if near.is_some() && known.contains(&"extra") {
        help_de += " Eigene Angaben gehören unter [extra]";
        help_en += " Fields of your own belong under [extra]";
    }
    let change = near.map(|near| Change { span, text: near.to_owned(), safe: true });
    Problem::UnknownKey { key: format!("{table}{key}"), help_de, help_en }.at(span).suggest(change)
}

/// The finding for a rule that does not exist, with the nearest of the known ones.
/// `span` is the name, quotes included.
pub fn unknown_rule<'a>(name: &str, span: Span, known: impl IntoIterator<Item = &'a str>) -> Finding {
    let near = nearest(name, known);
    let (help_de, help_en) = match near {
        Some(near) => (format!("Ist „{near}“ gemeint?"), format!("Did you mean “{near}”?")),
        None => ("satz explain nennt jede Regel".to_owned(), "satz explain names every rule".to_owned()),
    };
    let change = near.map(|near| Change { span, text: format!("\"{near}\""), safe: true });
    Problem::UnknownRule { name: name.to_owned(), help_de, help_en }.at(span).suggest(change)
}
