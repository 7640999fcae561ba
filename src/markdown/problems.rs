//! What can be wrong with a text, whatever blog it stands in.

crate::problems! {
    Error "directive-syntax" DirectiveSyntax { name: String }
        de { title: "Die Angaben zu „{name}“ sind nicht lesbar",
             label: "wird als Text gezeigt",
             help: "Muster: ::name{{feld=\"Wert\"}}; wörtlich gemeint: \\::",
             more: "Eine Zeile, die mit :: und einem Namen beginnt, ruft einen Baustein auf. Nach dem Namen dürfen nur Angaben in geschweiften Klammern folgen." }
        en { title: "What follows “{name}” cannot be read",
             label: "shown as text",
             help: "Pattern: ::name{{field=\"value\"}}; meant literally: \\::",
             more: "A line that begins with :: and a name uses a block. Only arguments in braces may follow the name." }
    Error "attribute-unknown" AttributeUnknown { key: String }
        de { title: "Die Angabe „{key}“ gibt es hier nicht",
             label: "bleibt ohne Wirkung",
             help: "",
             more: "Was in geschweiften Klammern stehen darf, hängt davon ab, wozu es gehört: lang, dir, #kennung und .klasse überall, width und decorative an Bildern, caption und rowheads an Tabellen, title, numbers, mark und description an Quelltext." }
        en { title: "There is no attribute “{key}” here",
             label: "has no effect",
             help: "",
             more: "What may stand in braces depends on what it belongs to: lang, dir, #id and .class everywhere, width and decorative on pictures, caption and rowheads on tables, title, numbers, mark and description on code." }
    Error "attribute-value" AttributeValue { key: &'static str, value: String }
        de { title: "„{value}“ passt nicht zu „{key}“",
             label: "bleibt ohne Wirkung",
             help: "In Pixeln oder als Teil der Zeile: {key}=320, {key}=\"25%\"",
             more: "Die Breite eines Bildes ist eine Zahl von Pixeln oder ein Teil der Textbreite bis 100 %. Die Höhe folgt aus der Datei." }
        en { title: "“{value}” does not fit “{key}”",
             label: "has no effect",
             help: "In pixels or as a share of the line: {key}=320, {key}=\"25%\"",
             more: "The width of a picture is a number of pixels, or a share of the width of the text up to 100%. Its height follows from the file." }
    Warning "foreign-shortcode" ForeignShortcode { text: String, system: &'static str, german: &'static str, english: &'static str }
        de { title: "„{text}“ ist ein Baustein von {system}",
             label: "wird als Text gezeigt",
             help: "{german}",
             more: "Bausteine anderer Programme kennt satz nicht. Sie bleiben als Text stehen, damit nichts verloren geht." }
        en { title: "“{text}” is a block of {system}",
             label: "shown as text",
             help: "{english}",
             more: "satz does not know the blocks of other programs. They stay in the text so that nothing is lost." }
    Error "block-unclosed" BlockUnclosed { name: String }
        de { title: "Der Baustein „{name}“ wird nicht geschlossen",
             label: "beginnt hier",
             help: "Eine Zeile ::: ans Ende setzen",
             more: "Ein Baustein mit Inhalt endet mit einer Zeile aus drei Doppelpunkten. Nach HTML braucht sie eine Leerzeile davor." }
        en { title: "The block “{name}” is not closed",
             label: "begins here",
             help: "Put a line ::: at its end",
             more: "A block with content ends at a line of three colons. After raw HTML it needs an empty line before it." }
    Error "block-unopened" BlockUnopened
        de { title: "Hier endet ein Baustein, der nicht begonnen hat",
             label: "wird als Text gezeigt",
             help: "Die Zeile löschen; wörtlich gemeint: \\:::",
             more: "Eine Zeile aus drei Doppelpunkten schließt den Baustein, der zuletzt begonnen hat. In einer Liste oder einem Zitat schließt sie nur, was dort begonnen hat." }
        en { title: "A block ends here that has not begun",
             label: "shown as text",
             help: "Delete the line; meant literally: \\:::",
             more: "A line of three colons closes the block that began last. In a list or a quote it closes only what began there." }
    Warning "footnote-undefined" FootnoteUndefined { label: String }
        de { title: "Die Fußnote „{label}“ hat keinen Text",
             label: "wird als Text gezeigt",
             help: "Auf einer eigenen Zeile schreiben: [^{label}]: Text der Fußnote; wörtlich gemeint: \\[^{label}]",
             more: "Ein Zeichen wie [^1] verweist auf eine Zeile, die mit [^1]: beginnt." }
        en { title: "The footnote “{label}” has no text",
             label: "shown as text",
             help: "Write on a line of its own: [^{label}]: text of the note; meant literally: \\[^{label}]",
             more: "A mark such as [^1] refers to a line that begins with [^1]:." }
    Warning "footnote-unused" FootnoteUnused { label: String }
        de { title: "Auf die Fußnote „{label}“ verweist nichts",
             label: "erscheint nicht auf der Seite",
             help: "Im Text [^{label}] setzen oder die Fußnote löschen",
             more: "Fußnoten stehen in der Reihenfolge der Verweise am Ende des Textes. Eine ohne Verweis hat dort keinen Platz." }
        en { title: "Nothing refers to the footnote “{label}”",
             label: "does not appear on the page",
             help: "Put [^{label}] into the text or delete the note",
             more: "Notes stand at the end of the text in the order of the references. One without a reference has no place there." }
    Hint "heading-too-deep" HeadingTooDeep
        de { title: "Diese Überschrift liegt zu tief",
             label: "auf Listen bleibt sie auf Ebene 6",
             help: "Den Beitrag flacher gliedern",
             more: "HTML kennt sechs Ebenen. Auf Seiten mit mehreren Beiträgen rückt jede Überschrift um eine Ebene nach unten, und unter der sechsten gibt es keine." }
        en { title: "This heading is too deep",
             label: "on lists it stays at level 6",
             help: "Use fewer levels",
             more: "HTML has six levels. On pages with several posts every heading moves one level down, and there is none below the sixth." }
    Hint "code-language-unknown" CodeLanguageUnknown { name: String }
        de { title: "Die Sprache „{name}“ ist nicht bekannt",
             label: "bleibt ohne Farben",
             help: "",
             more: "Die Sprache steht nach den drei Strichen, mit denen Quelltext beginnt. Für reinen Text: text." }
        en { title: "The language “{name}” is not known",
             label: "stays without colours",
             help: "",
             more: "The language stands after the three marks that begin code. For plain text: text." }
    Hint "code-too-long" CodeTooLong
        de { title: "Dieser Quelltext ist zu lang zum Einfärben",
             label: "bleibt ohne Farben",
             help: "Kürzen oder als Datei zum Herunterladen anbieten",
             more: "Zeilen über 2000 Zeichen und Blöcke über 1 MiB werden nicht eingefärbt, weil das Minuten dauern kann." }
        en { title: "This code is too long for colours",
             label: "stays without colours",
             help: "Shorten it or offer it as a file",
             more: "Lines over 2,000 characters and blocks over 1 MiB get no colours, because that may take minutes." }
}
