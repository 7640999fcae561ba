//! Why satz could not work, and what was asked for that does not exist.

use crate::problems;

problems! {
    Error firm "project-missing" ProjectMissing { folder: String }
        de { title: "Hier liegt kein Blog", label: "", help: "In den Ordner mit der site.toml wechseln, --root ORDNER angeben oder anlegen: satz new site mein-blog", more: "Ein Blog ist ein Ordner mit einer site.toml; gesucht wird vom aktuellen Ordner an aufwärts." }
        en { title: "There is no blog here", label: "", help: "Change to the folder with site.toml, name it with --root DIR, or create one: satz new site my-blog", more: "A blog is a folder with a site.toml; the search goes upward from the current folder." }
    Error firm "now-invalid" NowInvalid { value: String }
        de { title: "„{value}“ ist kein Zeitpunkt", label: "", help: "Zum Beispiel 2026-12-24 oder 2026-12-24T18:00", more: "Der Zeitpunkt kommt aus --now oder SOURCE_DATE_EPOCH (Sekunden seit 1970); ohne Abstand zu UTC gilt die Zeitzone des Blogs." }
        en { title: "“{value}” is no moment", label: "", help: "For example 2026-12-24 or 2026-12-24T18:00", more: "The moment comes from --now or SOURCE_DATE_EPOCH (seconds since 1970); without an offset the time zone of the blog holds." }
    Error firm "name-missing" NameMissing
        de { title: "Der Name ist leer", label: "", help: "Zum Beispiel satz new post \"Unser neues Netz\"", more: "Aus dem Namen entstehen der Titel und der Name der Datei." }
        en { title: "The name is empty", label: "", help: "For example satz new post \"Our new network\"", more: "The title and the name of the file are made from the name." }
    Error firm "explain-unknown" ExplainUnknown { id: String, help_de: String, help_en: String }
        de { title: "Zu „{id}“ gibt es nichts zu erklären", label: "", help: "{help_de}", more: "Erklärt werden die Kennungen von Meldungen, zum Beispiel unknown-author, und mit blocks die Bausteine des Themes." }
        en { title: "There is nothing to explain about “{id}”", label: "", help: "{help_en}", more: "Ids of findings are explained, unknown-author for example, and with blocks the blocks of the theme." }
    Error firm "option-unknown" OptionUnknown { key: String, help_de: String, help_en: String }
        de { title: "Die Einstellung „{key}“ gibt es unter [typography] nicht", label: "", help: "{help_de}", more: "--set nimmt SCHLÜSSEL=WERT; der Schlüssel ist ein Pfad unter [typography], zum Beispiel quotes.style." }
        en { title: "There is no option “{key}” below [typography]", label: "", help: "{help_en}", more: "--set takes KEY=VALUE; the key is a path below [typography], quotes.style for example." }
    Error firm "option-invalid" OptionInvalid { key: String, allowed: String }
        de { title: "Der Wert von „{key}“ passt nicht", label: "", help: "Möglich: {allowed}", more: "on und off sind Ja und Nein; Listen werden mit Komma getrennt." }
        en { title: "The value of “{key}” does not fit", label: "", help: "Possible: {allowed}", more: "on and off are yes and no; lists are separated by commas." }
    Error firm "language-unknown" LanguageUnknown { lang: String }
        de { title: "„{lang}“ ist kein Kürzel einer Sprache", label: "", help: "Zum Beispiel de, de-CH oder en", more: "--lang nimmt das Kürzel einer Sprache nach BCP 47. Texte auf Deutsch und Englisch werden gesetzt, alle anderen bleiben, wie sie sind." }
        en { title: "“{lang}” is no tag of a language", label: "", help: "For example de, de-CH or en", more: "--lang takes the tag of a language after BCP 47. German and English texts are set, all others stay as they are." }
    Error firm "text-unreadable" TextUnreadable { file: String, why_de: String, why_en: String }
        de { title: "{file} ist nicht lesbar: {why_de}", label: "", help: "Den Namen und die Kodierung (UTF-8) prüfen", more: "satz typeset liest eine Datei in UTF-8, oder mit - die Standardeingabe." }
        en { title: "{file} cannot be read: {why_en}", label: "", help: "Check its name and encoding (UTF-8)", more: "satz typeset reads a file in UTF-8, or standard input with -." }
    Error firm "source-unwritable" SourceUnwritable { file: String, why_de: String, why_en: String }
        de { title: "{file} lässt sich nicht schreiben: {why_de}", label: "", help: "Die Rechte der Datei prüfen", more: "satz check --fix berichtigt die Quelltexte an Ort und Stelle." }
        en { title: "{file} cannot be written: {why_en}", label: "", help: "Check the permissions of the file", more: "satz check --fix mends the sources in place." }
    Error firm "host-invalid" HostInvalid { value: String }
        de { title: "„{value}“ ist keine Adresse in Zahlen", label: "", help: "Zum Beispiel 192.168.0.10, für alle Adressen dieser Maschine 0.0.0.0", more: "--host nimmt localhost, eine IPv4- oder eine IPv6-Adresse dieser Maschine. Namen nimmt die Vorschau nicht an, damit keine fremde Webseite die Entwürfe liest." }
        en { title: "“{value}” is no address in figures", label: "", help: "For example 192.168.0.10, or 0.0.0.0 for all addresses of this machine", more: "--host takes localhost or an IPv4 or IPv6 address of this machine. The preview takes no names, so that no page from elsewhere reads the drafts." }
    Error firm "preview-unavailable" PreviewUnavailable { where_de: String, where_en: String, why: String, help_de: &'static str, help_en: &'static str }
        de { title: "Die Vorschau kann {where_de} nicht beginnen: {why}", label: "", help: "{help_de}", more: "satz serve lauscht auf dieser Maschine, ab Port 4000 auf dem nächsten freien." }
        en { title: "The preview cannot start {where_en}: {why}", label: "", help: "{help_en}", more: "satz serve listens on this machine, from port 4000 on at the next free one." }
}

/// What to type in place of an unknown word: the one that is like it, else one that exists.
pub(super) fn instead(near: Option<&str>, example: &str) -> (String, String) {
    match near {
        Some(near) => (format!("Ist {near} gemeint?"), format!("Is {near} meant?")),
        None => (format!("Zum Beispiel {example}"), format!("For example {example}")),
    }
}
