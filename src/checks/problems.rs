//! What can be wrong with a finished page.

use crate::problems;

problems! {
    Error "page-h1" PageH1 { n: usize }
        de { title: "Die Seite hat {n} Hauptüberschriften statt einer", label: "", help: "Genau ein <h1> je Seite: in der Vorlage oder im rohen HTML des Beitrags ändern", more: "Wer vorlesen lässt, springt zur Hauptüberschrift und erwartet genau eine (WCAG 1.3.1)." }
        en { title: "The page has {n} main headings instead of one", label: "", help: "Exactly one <h1> a page: change the template or the raw HTML of the post", more: "Who has pages read aloud jumps to the main heading and expects exactly one (WCAG 1.3.1)." }
    Error "page-heading-skipped" PageHeadingSkipped { a: u8, b: u8, text: String }
        de { title: "Auf h{a} folgt h{b}: „{text}“", label: "", help: "Keine Ebene auslassen", more: "Überschriften sind das Verzeichnis der Seite; eine Lücke sieht aus wie ein fehlendes Kapitel (WCAG 1.3.1)." }
        en { title: "h{a} is followed by h{b}: “{text}”", label: "", help: "Leave out no level", more: "Headings are the contents of a page; a gap looks like a missing chapter (WCAG 1.3.1)." }
    Error "page-title-missing" PageTitleMissing
        de { title: "Der Seite fehlt der Titel", label: "", help: "Die Vorlage braucht ein <title> mit Text", more: "Der Titel steht im Reiter, im Verlauf und in Suchergebnissen (WCAG 2.4.2)." }
        en { title: "The page has no title", label: "", help: "The template needs a <title> with text", more: "The title stands in the tab, the history and in search results (WCAG 2.4.2)." }
    Error "page-title-duplicate" PageTitleDuplicate { a: String, b: String, title: String }
        de { title: "{a} und {b} heißen beide „{title}“", label: "", help: "Einen der beiden Titel genauer fassen", more: "Zwei Seiten mit einem Titel lassen sich im Reiter und im Verlauf nicht unterscheiden (WCAG 2.4.2)." }
        en { title: "{a} and {b} are both called “{title}”", label: "", help: "Make one of the titles more precise", more: "Two pages with one title cannot be told apart in tabs and histories (WCAG 2.4.2)." }
    Error "page-lang-missing" PageLangMissing
        de { title: "Der Seite fehlt die Sprache", label: "", help: "In der Vorlage: <html lang=…>", more: "Ohne Sprache wählen Screenreader eine falsche Aussprache (WCAG 3.1.1)." }
        en { title: "The page has no language", label: "", help: "In the template: <html lang=…>", more: "Without a language screen readers choose a wrong pronunciation (WCAG 3.1.1)." }
    Error "page-landmark-unnamed" PageLandmarkUnnamed { tag: String }
        de { title: "Ein Bereich <{tag}> hat keinen Namen", label: "", help: "aria-label oder aria-labelledby ergänzen", more: "Bereiche werden als Liste vorgelesen; ohne Namen ist nicht zu erkennen, wohin ein Sprung führt (WCAG 1.3.1)." }
        en { title: "A landmark <{tag}> has no name", label: "", help: "Add aria-label or aria-labelledby", more: "Landmarks are read out as a list; without a name nobody knows where a jump leads (WCAG 1.3.1)." }
    Error "page-landmark-duplicate" PageLandmarkDuplicate { name: String }
        de { title: "Zwei Bereiche heißen „{name}“", label: "", help: "Jedem Bereich einen eigenen Namen geben", more: "Bereiche gleicher Art brauchen verschiedene Namen (WCAG 1.3.1)." }
        en { title: "Two landmarks are called “{name}”", label: "", help: "Give every landmark a name of its own", more: "Landmarks of one kind need different names (WCAG 1.3.1)." }
    Error "page-landmark-missing" PageLandmarkMissing { n: usize }
        de { title: "Die Seite hat {n} Hauptbereiche statt eines", label: "", help: "Genau ein <main> je Seite", more: "Der Hauptbereich ist das Ziel des Sprunglinks (WCAG 1.3.1)." }
        en { title: "The page has {n} main landmarks instead of one", label: "", help: "Exactly one <main> a page", more: "The main landmark is where the skip link leads (WCAG 1.3.1)." }
    Error "page-skip-link" PageSkipLink
        de { title: "Der erste Verweis springt nicht zum Inhalt", label: "", help: "Zuerst im <body>: <a class=\"skip-link\" href=\"#inhalt\">", more: "Wer mit der Tastatur liest, will nicht auf jeder Seite durch das Menü (WCAG 2.4.1)." }
        en { title: "The first link does not jump to the content", label: "", help: "First in <body>: <a class=\"skip-link\" href=\"#inhalt\">", more: "Who reads by keyboard does not want to pass the menu on every page (WCAG 2.4.1)." }
    Error "page-id-duplicate" PageIdDuplicate { id: String, n: usize }
        de { title: "id=\"{id}\" kommt {n}-mal vor", label: "", help: "Jede Kennung nur einmal je Seite vergeben", more: "Verweise und Beschriftungen finden sonst das falsche Element (WCAG 4.1.2)." }
        en { title: "id=\"{id}\" occurs {n} times", label: "", help: "Use every id once on a page", more: "Otherwise links and labels find the wrong element (WCAG 4.1.2)." }
    Error "page-reference-dangling" PageReferenceDangling { attribute: String, id: String }
        de { title: "{attribute} zeigt auf „{id}“, das es auf der Seite nicht gibt", label: "", help: "Die Kennung ergänzen oder das Attribut streichen", more: "Ein Name, der ins Leere zeigt, ist kein Name (WCAG 4.1.2)." }
        en { title: "{attribute} points to “{id}”, which the page does not have", label: "", help: "Add the id or drop the attribute", more: "A name that points nowhere is no name (WCAG 4.1.2)." }
    Error "page-image-size" PageImageSize { src: String }
        de { title: "Dem Bild {src} fehlen Breite und Höhe", label: "", help: "width und height ergänzen", more: "Ohne Maße springt der Text beim Laden." }
        en { title: "The picture {src} lacks width and height", label: "", help: "Add width and height", more: "Without a size the text jumps while loading." }
    Error "page-image-alt" PageImageAlt { src: String }
        de { title: "Dem Bild {src} fehlt der Alternativtext", label: "", help: "alt ergänzen; reiner Schmuck: alt=\"\"", more: "Wer nicht sieht, hört sonst den Dateinamen (WCAG 1.1.1)." }
        en { title: "The picture {src} has no alternative text", label: "", help: "Add alt; pure decoration: alt=\"\"", more: "Who cannot see hears the file name instead (WCAG 1.1.1)." }
    Error "page-time-invalid" PageTimeInvalid { value: String }
        de { title: "„{value}“ ist kein gültiges Datum für <time>", label: "", help: "datetime=\"2026-11-16\" oder mit Uhrzeit und Abstand zu UTC", more: "Kalender und Vorleser lesen das Attribut, nicht den Text (WCAG 1.3.1)." }
        en { title: "“{value}” is no valid date for <time>", label: "", help: "datetime=\"2026-11-16\", or with time and offset", more: "Calendars and readers use the attribute, not the text (WCAG 1.3.1)." }
    Error "page-label-missing" PageLabelMissing { name: String }
        de { title: "Dem Feld „{name}“ fehlt die Beschriftung", label: "", help: "Ein sichtbares <label for=…> ergänzen", more: "Ein Platzhalter ist keine Beschriftung (WCAG 3.3.2)." }
        en { title: "The field “{name}” has no label", label: "", help: "Add a visible <label for=…>", more: "A placeholder is no label (WCAG 3.3.2)." }
    Error "page-link-unnamed" PageLinkUnnamed { url: String }
        de { title: "Ein Verweis ohne Namen führt zu {url}", label: "", help: "Text oder Alternativtext ergänzen", more: "Ein Verweis ohne Namen wird als Adresse vorgelesen (WCAG 2.4.4)." }
        en { title: "A link without a name leads to {url}", label: "", help: "Add text or an alternative text", more: "A link without a name is read out as an address (WCAG 2.4.4)." }
    Error "page-button-unnamed" PageButtonUnnamed
        de { title: "Ein Knopf hat keinen Namen", label: "", help: "Text oder aria-label ergänzen", more: "Ein Knopf ohne Namen sagt nicht, was er tut (WCAG 4.1.2)." }
        en { title: "A button has no name", label: "", help: "Add text or aria-label", more: "A button without a name does not say what it does (WCAG 4.1.2)." }
    Error "page-scroller-unreachable" PageScrollerUnreachable
        de { title: "Dieser Bereich ist mit der Tastatur nicht erreichbar", label: "", help: "tabindex=\"0\" mit einem Namen (aria-label, aria-labelledby) setzen", more: "Was sich seitlich verschieben lässt, muss den Fokus bekommen und sagen, was es ist (WCAG 2.1.1)." }
        en { title: "This part cannot be reached by keyboard", label: "", help: "Set tabindex=\"0\" with a name (aria-label, aria-labelledby)", more: "What scrolls sideways must take the focus and say what it is (WCAG 2.1.1)." }
    Warning "page-script-unexpected" PageScriptUnexpected { src: String }
        de { title: "{src} ist im Theme nicht angemeldet", label: "", help: "Skripte in theme.toml unter scripts nennen", more: "Die Seiten kommen ohne Skript aus; was doch eines lädt, soll es sagen." }
        en { title: "{src} is not declared by the theme", label: "", help: "Name scripts in theme.toml under scripts", more: "Pages work without scripts; what loads one should say so." }
    Error "page-html-invalid" PageHtmlInvalid { tag: String }
        de { title: "<{tag}> darf hier nicht stehen", label: "", help: "Jedes Element in der Reihenfolge schließen, in der es geöffnet wurde", more: "Browser raten bei falscher Verschachtelung, und jeder rät anders (WCAG 4.1.2)." }
        en { title: "<{tag}> may not stand here", label: "", help: "Close every element in the order in which it was opened", more: "Browsers guess at wrong nesting, and each guesses differently (WCAG 4.1.2)." }
    Error "page-link-dead" PageLinkDead { url: String, near: String }
        de { title: "{url} fehlt in der Ausgabe", label: "", help: "Ist {near} gemeint?", more: "Jeder Verweis jeder fertigen Seite wird verfolgt, auch die der Vorlagen." }
        en { title: "{url} is missing in the output", label: "", help: "Is {near} meant?", more: "Every link of every finished page is followed, those of templates too." }
    Error "page-anchor-dead" PageAnchorDead { url: String }
        de { title: "Die Seite gibt es, den Abschnitt {url} nicht", label: "", help: "Den Teil hinter # prüfen", more: "Der Verweis öffnet die Seite oben statt an der gemeinten Stelle." }
        en { title: "The page exists, the section {url} does not", label: "", help: "Check the part after #", more: "The link opens the top of the page instead of the place that is meant." }
    Hint "page-weight" PageWeight { url: String, size_de: String, size_en: String, help_de: String, help_en: String }
        de { title: "{url} wiegt {size_de}", label: "", help: "{help_de}", more: "Unterwegs und mit wenig Datenvolumen ist eine Seite über 1 MB langsam und teuer. Die Grenze in kB setzt unter [checks] \"page-weight\" = { max = 2000 }." }
        en { title: "{url} weighs {size_en}", label: "", help: "{help_en}", more: "On the road and with little data a page of more than 1 MB is slow and expensive. The limit in kB is set under [checks] by \"page-weight\" = { max = 2000 }." }
    Error "imprint-missing" ImprintMissing { where_de: &'static str, where_en: &'static str, help_de: &'static str, help_en: &'static str }
        de { title: "Das Impressum fehlt{where_de}", label: "", help: "{help_de}", more: "Wer geschäftlich bloggt, muss sagen, wer er ist: leicht zu erkennen, von jeder Seite aus zu erreichen und immer da (§ 5 DDG). Ist der Blog rein privat: legal = \"private\" unter [checks]. Keine Rechtsberatung." }
        en { title: "The Impressum is missing{where_en}", label: "", help: "{help_en}", more: "Who blogs for business has to say who they are: easy to recognise, reachable from every page and always there (§ 5 DDG). For a purely private blog: legal = \"private\" under [checks]. No legal advice." }
    Error "privacy-missing" PrivacyMissing { where_de: &'static str, where_en: &'static str, help_de: &'static str, help_en: &'static str }
        de { title: "Die Datenschutzerklärung fehlt{where_de}", label: "", help: "{help_de}", more: "Schon der Server verarbeitet die IP-Adressen der Leser; worüber und wie lange, erklärt diese Seite (Art. 13 DSGVO). Ist der Blog rein privat: legal = \"private\" unter [checks]. Keine Rechtsberatung." }
        en { title: "The privacy notice is missing{where_en}", label: "", help: "{help_en}", more: "The server alone processes the IP addresses of readers; this page tells what for and how long (Art. 13 GDPR). For a purely private blog: legal = \"private\" under [checks]. No legal advice." }
}
