//! What can be wrong with a theme.

use crate::problems;

problems! {
    Error firm "template-failed" TemplateFailed { file: String, german: String, english: String }
        de { title: "Die Vorlage {file} scheitert: {german}",
             label: "",
             help: "",
             more: "Eine Vorlage mit einem Fehler wird ausgelassen; die gleichnamige des Themes darunter springt ein, damit die übrigen Seiten geprüft werden können. Geschrieben wird so nichts. Welche Werte eine Vorlage bekommt, steht in der Beschreibung der Vorlagen." }
        en { title: "The template {file} fails: {english}",
             label: "",
             help: "",
             more: "A template with a mistake is left out, and the one of the same name in the theme below answers, so that the other pages can be checked. Nothing is written meanwhile. The description of templates lists the values each of them gets." }
    Warning "template-unused" TemplateUnused { name: String, help_de: String, help_en: String }
        de { title: "Die Vorlage {name} braucht niemand",
             label: "",
             help: "{help_de}",
             more: "Eine Datei in templates ersetzt die gleichnamige des Themes darunter, oder eine andere Vorlage nennt sie oder eine ihrer Komponenten. Trifft nichts davon zu, ist meist der Name falsch geschrieben." }
        en { title: "Nobody needs the template {name}",
             label: "",
             help: "{help_en}",
             more: "A file in templates takes the place of the one of that name in the theme below, or another template names it or one of its components. If none of this is so, the name is usually misspelled." }
    Error "template-string-missing" StringMissing { key: String, file: String }
        de { title: "Der Text „{key}“ fehlt",
             label: "hier wird er gebraucht",
             help: "In {file} ergänzen",
             more: "Feste Wörter einer Seite stehen in strings/de.toml und strings/en.toml des Themes, je Tabelle und Schlüssel: [pagination] older = \"Ältere Beiträge\"." }
        en { title: "The text “{key}” is missing",
             label: "needed here",
             help: "Add it to {file}",
             more: "The fixed words of a page are in strings/de.toml and strings/en.toml of the theme, by table and key: [pagination] older = \"Older posts\"." }
    Error "template-string-tone" StringTone { key: String, tone: String }
        de { title: "Der Text „{key}“ fehlt in der Anrede „{tone}“",
             label: "",
             help: "Beide Fassungen angeben: du = \"…\" und sie = \"…\"",
             more: "Ein Satz, der Leserinnen und Leser anspricht, steht in beiden Anreden in strings/de.toml. Welche gilt, sagt tone in site.toml." }
        en { title: "The text “{key}” has no version for the tone “{tone}”",
             label: "",
             help: "Give both versions: du = \"…\" and sie = \"…\"",
             more: "A sentence that addresses the reader has a version for each tone in strings/de.toml. The setting tone in site.toml chooses." }
    Error "template-string-shape" StringShape { key: String }
        de { title: "Der Text „{key}“ hat nicht die richtige Form",
             label: "",
             help: "Ein Text in Anführungszeichen, oder eine Tabelle mit one und other, oder mit du und sie",
             more: "Die Dateien in strings/ haben zwei Ebenen: eine Tabelle je Vorlage und darin Texte. Ein Text kann nach Anzahl (one, other) und nach Anrede (du, sie) verschieden sein." }
        en { title: "The text “{key}” is not of the right form",
             label: "",
             help: "A text in quotes, or a table of one and other, or of du and sie",
             more: "The files in strings/ have two levels: a table for each template, and texts in it. A text may differ by number (one, other) and by tone (du, sie)." }
    Error firm "theme-version" ThemeVersion { name: String, version: String, ours: String }
        de { title: "Das Theme „{name}“ ist für satz {version} gemacht",
             label: "hier läuft satz {ours}",
             help: "Ein passendes Theme verwenden oder satz in dieser Fassung",
             more: "Jedes Theme nennt in theme.toml die Fassung von satz, für die es geschrieben ist. Passt sie nicht, wären viele einzelne Fehler in den Vorlagen die Folge." }
        en { title: "The theme “{name}” is made for satz {version}",
             label: "this is satz {ours}",
             help: "Use a theme that fits, or that version of satz",
             more: "Each theme names in theme.toml the version of satz it is written for. A theme for another version would cause many single errors in templates." }
    Error "theme-unknown" ThemeUnknown { name: String }
        de { title: "Das Theme „{name}“ gibt es nicht",
             label: "kein Ordner themes/{name} mit einer theme.toml",
             help: "Anlegen: satz new theme {name}",
             more: "Ein Theme ist der Ordner themes/<name>/ mit einer theme.toml. Ohne eigenes Theme gilt das mitgelieferte „kursbuch“." }
        en { title: "There is no theme “{name}”",
             label: "no folder themes/{name} with a theme.toml",
             help: "Create it: satz new theme {name}",
             more: "A theme is the folder themes/<name>/ with a theme.toml. Without a theme of its own a blog uses “kursbuch”, which comes with satz." }
    Error "theme-circle" ThemeCircle { name: String }
        de { title: "Das Theme „{name}“ baut auf sich selbst auf",
             label: "",
             help: "In theme.toml ein anderes Theme unter extends nennen, zum Beispiel extends = \"kursbuch\"",
             more: "Themes bilden eine Kette: extends nennt das Theme darunter. Ein Kreis hätte kein Ende." }
        en { title: "The theme “{name}” builds on itself",
             label: "",
             help: "Name another theme under extends in theme.toml, such as extends = \"kursbuch\"",
             more: "Themes form a chain: extends names the theme below. A circle would have no end." }
    Error "theme-file-missing" ThemeFileMissing { name: String }
        de { title: "Die Datei assets/{name} fehlt im Theme",
             label: "",
             help: "Die Datei ablegen oder den Eintrag streichen",
             more: "Die Dateien unter style, scripts und preload in theme.toml und die Verweise in Stylesheets liegen im Ordner assets des Themes oder eines Themes darunter." }
        en { title: "The file assets/{name} is missing in the theme",
             label: "",
             help: "Add the file or remove the entry",
             more: "The files named by style, scripts and preload in theme.toml, and those that style sheets refer to, are in the folder assets of the theme or of a theme below it." }
    Error "theme-contrast" ThemeContrast { a: &'static str, b: &'static str, ratio_de: String, ratio_en: String, min_de: String, min_en: String, scheme_de: &'static str, scheme_en: &'static str, help_de: String, help_en: String }
        de { title: "{a} auf {b} hat {ratio_de}:1, nötig sind {min_de}:1",
             label: "{scheme_de}",
             help: "{help_de}",
             more: "Die Farben aus [theme.colors] werden mit denen des Themes verglichen, im hellen und im dunklen Schema. Text braucht 4,5:1, Linien und der Rahmen des Fokus 3:1 (WCAG 1.4.3, 1.4.11)." }
        en { title: "{a} on {b} has {ratio_en}:1, {min_en}:1 is needed",
             label: "{scheme_en}",
             help: "{help_en}",
             more: "The colours of [theme.colors] are compared with those of the theme, in the light and in the dark scheme. Text needs 4.5:1, rules and the frame of the focus 3:1 (WCAG 1.4.3, 1.4.11)." }
    Hint "theme-contrast-aaa" ThemeContrastAaa { a: &'static str, b: &'static str, ratio_de: String, ratio_en: String, scheme_de: &'static str, scheme_en: &'static str, help_de: String, help_en: String }
        de { title: "{a} auf {b} hat {ratio_de}:1, nötig sind 7:1",
             label: "{scheme_de}, Stufe AAA",
             help: "{help_de}",
             more: "Alle Farben des mitgelieferten Themes erreichen 7:1, damit auch bei schwachem Sehvermögen und in der Sonne zu lesen ist, was dasteht. Mit aaa = true unter [checks] ist weniger ein Fehler (WCAG 1.4.6)." }
        en { title: "{a} on {b} has {ratio_en}:1, 7:1 is needed",
             label: "{scheme_en}, level AAA",
             help: "{help_en}",
             more: "All colours of the built-in theme reach 7:1, so that they can be read with weak eyes and in the sun. With aaa = true under [checks], less is an error (WCAG 1.4.6)." }
}
