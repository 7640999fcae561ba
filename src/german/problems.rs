//! What an editor should look at in a text: spelling of marks, spaces, numbers and dates.
//!
//! What rendering repairs by itself is no problem unless the source misleads; the table is that of the handbook.

crate::problems! {
    Error "quotes-unpaired" QuotesUnpaired { word: String }
        de { title: "Dieses Anführungszeichen hat kein Gegenstück",
             label: "steht allein",
             help:  "Es fehlt wohl vor oder nach „{word}“; wörtlich gemeint: \\\"",
             more:  "Anführungszeichen stehen paarweise in einem Absatz (Duden, D 7). Ein Zeichen, das als Zoll oder wörtlich gemeint ist, bekommt einen umgekehrten Schrägstrich davor." }
        en { title: "This quotation mark has no counterpart",
             label: "stands alone",
             help:  "It is probably missing before or after “{word}”; meant literally: \\\"",
             more:  "Quotation marks come in pairs within a paragraph (Duden, D 7). A mark that is meant literally gets a backslash before it." }
    Warning "quotes-mixed" QuotesMixed
        de { title: "Hier »…«, an anderer Stelle „…“",
             label: "andere Form",
             help:  "Bei einer Form bleiben",
             more:  "Beide Formen sind richtig, aber in einem Text steht nur eine. Mit geraden Zeichen aus der Tastatur setzt satz überall die Form, die in site.toml steht." }
        en { title: "Here »…«, elsewhere „…“",
             label: "other form",
             help:  "Keep to one form",
             more:  "Both forms are right, but a text uses one of them. With the straight marks of a keyboard, satz sets the form named in site.toml everywhere." }
    Hint "quotes-english" QuotesEnglish
        de { title: "Englisches Anführungszeichen in deutschem Text",
             label: "",
             help:  "satz setzt „…“; englischer Text: {{lang=en}}",
             more:  "Im Deutschen öffnet „ und schließt “. Eine englische Stelle bekommt {lang=en}, dann bleiben ihre Zeichen englisch und die Aussprache stimmt." }
        en { title: "English quotation mark in German text",
             label: "",
             help:  "satz sets „…“; English text: {{lang=en}}",
             more:  "In German, „ opens and “ closes. An English passage gets {lang=en}; then its marks stay English and it is pronounced right." }
    Warning "space-stray-nbsp" SpaceStrayNbsp { before: String, after: String }
        de { title: "Unsichtbares festes Leerzeichen zwischen „{before}“ und „{after}“",
             label: "",
             help:  "Rest eines Editors; durch ein Leerzeichen ersetzen",
             more:  "Feste Leerzeichen setzt satz selbst, wo sie hingehören. Zwischen gewöhnlichen Wörtern stören sie Umbruch und Suche." }
        en { title: "Invisible no-break space between “{before}” and “{after}”",
             label: "",
             help:  "Left over from an editor; replace it by a space",
             more:  "satz sets no-break spaces where they belong. Between ordinary words they disturb line breaks and searching." }
    Warning "space-before-punctuation" SpaceBeforePunctuation { mark: char }
        de { title: "Leerzeichen vor „{mark}“",
             label: "",
             help:  "Im Deutschen steht das Satzzeichen direkt am Wort",
             more:  "Punkt, Komma, Doppelpunkt, Semikolon, Frage- und Ausrufezeichen stehen ohne Abstand am Wort davor (DIN 5008)." }
        en { title: "Space before “{mark}”",
             label: "",
             help:  "The mark stands directly after the word",
             more:  "Full stop, comma, colon, semicolon, question and exclamation mark follow the word without a space (DIN 5008)." }
    Hint "space-double" SpaceDouble
        de { title: "Zwei Leerzeichen hintereinander",
             label: "",
             help:  "Eines genügt",
             more:  "Die Seite zeigt ohnehin nur eines; in der Quelle stören sie beim Suchen und Vergleichen." }
        en { title: "Two spaces in a row",
             label: "",
             help:  "One is enough",
             more:  "The page shows one of them anyway; in the source they get in the way of searching and comparing." }
    Hint "space-missing-after-comma" SpaceMissingAfterComma
        de { title: "Nach dem Komma fehlt ein Leerzeichen",
             label: "",
             help:  "",
             more:  "Zwischen zwei Wörtern folgt auf das Komma ein Leerzeichen (DIN 5008)." }
        en { title: "A space is missing after the comma",
             label: "",
             help:  "",
             more:  "Between two words, a comma is followed by a space (DIN 5008)." }
    Hint "bracket-space" BracketSpace
        de { title: "Leerzeichen innerhalb der Klammer",
             label: "",
             help:  "",
             more:  "Klammern stehen direkt an dem Text, den sie einschließen (DIN 5008)." }
        en { title: "Space inside the bracket",
             label: "",
             help:  "",
             more:  "Brackets stand directly at the text they enclose (DIN 5008)." }
    Warning "abbreviation-spelling" AbbreviationSpelling { text: String, right: String }
        de { title: "„{text}“ schreibt der Duden „{right}“",
             label: "",
             help:  "",
             more:  "Abkürzungen mehrerer Wörter haben nach jedem Teil einen Punkt, und satz setzt den Abstand dazwischen. „usw.“ ist ein Wort mit einem Punkt." }
        en { title: "The Duden writes “{right}”, not “{text}”",
             label: "",
             help:  "",
             more:  "German abbreviations of several words have a point after every part, and satz sets the spaces between them." }
    Hint "range-spaced" RangeSpaced { right: String }
        de { title: "Bis-Strich ohne Leerzeichen: {right}",
             label: "",
             help:  "Mit Leerzeichen ist es ein Gedankenstrich",
             more:  "Zwischen zwei Zahlen bedeutet der Strich „bis“ und steht ohne Abstand (Duden, D 44)." }
        en { title: "No spaces round the dash of a range: {right}",
             label: "",
             help:  "With spaces it is a dash between thoughts",
             more:  "Between two numbers the dash means “to” and has no spaces round it (Duden, D 44)." }
    Hint "time-unit-missing" TimeUnitMissing { time: String }
        de { title: "Nach {time} fehlt „Uhr“",
             label: "",
             help:  "",
             more:  "Eine Uhrzeit im Satz endet auf „Uhr“, damit sie auch vorgelesen eine Uhrzeit ist." }
        en { title: "“Uhr” is missing after {time}",
             label: "",
             help:  "",
             more:  "In a German sentence a time of day ends with “Uhr”, so that it is one when read aloud." }
    Hint "ellipsis-space" EllipsisSpace
        de { title: "Ist das Wort abgebrochen oder der Satz?",
             label: "ohne Abstand",
             help:  "Satz: Leerzeichen davor; Wort: so lassen",
             more:  "Fehlen ganze Wörter, steht vor den Auslassungspunkten ein Leerzeichen; fehlt nur ein Teil des Wortes, stehen sie direkt daran (Duden, D 17)." }
        en { title: "Is the word broken off, or the sentence?",
             label: "without a space",
             help:  "Sentence: a space before it; word: leave it",
             more:  "If whole words are left out, a space stands before the ellipsis; if only part of a word is, there is none (Duden, D 17)." }
    Warning "ellipsis-period" EllipsisPeriod
        de { title: "Die Auslassungspunkte schließen den Punkt ein",
             label: "",
             help:  "",
             more:  "Am Ende eines Satzes folgt auf die Auslassungspunkte kein weiterer Punkt (Duden, D 18)." }
        en { title: "The ellipsis includes the full stop",
             label: "",
             help:  "",
             more:  "At the end of a sentence no further point follows the ellipsis (Duden, D 18)." }
    Warning "dash-em" DashEm
        de { title: "Der lange Strich ist englisch",
             label: "",
             help:  "Im Deutschen – mit Leerzeichen",
             more:  "Der Gedankenstrich ist ein Halbgeviertstrich zwischen Leerzeichen. satz ändert den langen nie von selbst." }
        en { title: "The long dash is English",
             label: "",
             help:  "In German: – with spaces",
             more:  "The German dash is an en dash between spaces. satz never changes the long one by itself." }
    Hint "unit-spacing-inconsistent" UnitSpacingInconsistent { here: String, there: String }
        de { title: "Hier „{here}“, an anderer Stelle „{there}“",
             label: "ohne Abstand",
             help:  "satz setzt den Abstand; die Quelle darf einheitlich sein",
             more:  "Zwischen Zahl und Einheit steht ein Leerzeichen (DIN 5008). Auf der Seite stimmt es immer, in der Quelle liest es sich einheitlich leichter." }
        en { title: "Here “{here}”, elsewhere “{there}”",
             label: "without a space",
             help:  "satz sets the space; the source may be uniform",
             more:  "A space stands between number and unit (DIN 5008). The page has it in any case; a uniform source reads more easily." }
    Hint "apostrophe-plural" ApostrophePlural { text: String, right: String }
        de { title: "„{text}“ schreibt der Duden „{right}“",
             label: "",
             help:  "",
             more:  "Der Plural auf s hat keinen Apostroph. Bei Namen im Genitiv ist er seit 2024 erlaubt." }
        en { title: "The Duden writes “{right}”, not “{text}”",
             label: "",
             help:  "",
             more:  "A German plural in s has no apostrophe. In the genitive of names it is allowed since 2024." }
    Hint "apostrophe-fused" ApostropheFused { text: String, right: String }
        de { title: "„{text}“ schreibt der Duden „{right}“",
             label: "",
             help:  "",
             more:  "Verschmelzungen von Präposition und Artikel stehen ohne Apostroph (Duden, D 14)." }
        en { title: "The Duden writes “{right}”, not “{text}”",
             label: "",
             help:  "",
             more:  "Prepositions fused with an article have no apostrophe (Duden, D 14)." }
    Hint "phone-format" PhoneFormat { right: String }
        de { title: "Telefonnummer nach DIN 5008: {right}",
             label: "",
             help:  "",
             more:  "Vorwahl, Leerzeichen, Nummer; ein Bindestrich steht nur vor der Durchwahl. So lesen sie auch Programme." }
        en { title: "Telephone number after DIN 5008: {right}",
             label: "",
             help:  "",
             more:  "Area code, space, number; a hyphen stands only before the extension. Programs read it that way, too." }
    Error "iban-invalid" IbanInvalid
        de { title: "Diese IBAN hat eine falsche Prüfziffer",
             label: "",
             help:  "Mit der Bank abgleichen",
             more:  "Die zwei Ziffern nach dem Land prüfen die übrigen (ISO 13616). Eine einzige falsche Stelle fällt so auf." }
        en { title: "This IBAN has wrong check digits",
             label: "",
             help:  "Compare it with the bank",
             more:  "The two digits after the country check all others (ISO 13616). A single wrong place shows." }
    Hint "iban-grouping" IbanGrouping { right: String }
        de { title: "IBAN in Vierergruppen: {right}",
             label: "",
             help:  "",
             more:  "In Texten steht eine IBAN in Gruppen zu vier Stellen (DIN 5008)." }
        en { title: "IBAN in groups of four: {right}",
             label: "",
             help:  "",
             more:  "In a text, an IBAN is written in groups of four (DIN 5008)." }
    Hint "heading-long-word" HeadingLongWord { word: String }
        de { title: "„{word}“ kann auf Telefonen überstehen",
             label: "",
             help:  "In [typography.hyphenation] words mit | an den Fugen eintragen, etwa „Fahrplan|auskunft“",
             more:  "Lange zusammengesetzte Wörter sind breiter als der Bildschirm eines Telefons. Mit eingetragenen Fugen trennt satz sie in Überschriften dort, wo es sich gut liest." }
        en { title: "“{word}” may be too wide for telephones",
             label: "",
             help:  "Enter it in [typography.hyphenation] words with | at its joints, like “Fahrplan|auskunft”",
             more:  "Long compounds are wider than the screen of a telephone. With their joints entered, satz divides them in headings where it reads well." }
    Hint "heading-period" HeadingPeriod
        de { title: "Überschriften enden ohne Punkt",
             label: "",
             help:  "",
             more:  "Frei stehende Zeilen wie Überschriften haben keinen Schlusspunkt (Duden, D 153)." }
        en { title: "Headings end without a full stop",
             label: "",
             help:  "",
             more:  "Lines that stand alone, like headings, have no full stop (Duden, D 153)." }
    Warning "swiss-eszett" SwissEszett { right: String }
        de { title: "In der Schweiz „ss“: {right}",
             label: "",
             help:  "",
             more:  "In der Schweiz und in Liechtenstein steht statt ß immer ss. satz ändert Buchstaben nie von selbst." }
        en { title: "In Switzerland “ss”: {right}",
             label: "",
             help:  "",
             more:  "Switzerland and Liechtenstein write ss for ß. satz never changes letters by itself." }
    Hint "date-english" DateEnglish { right: String }
        de { title: "Englische Reihenfolge im Datum",
             label: "",
             help:  "{right}",
             more:  "Im Deutschen steht der Tag vor dem Monat, und nach der Zahl ein Punkt." }
        en { title: "Date in English order",
             label: "",
             help:  "{right}",
             more:  "In German the day stands before the month, and a point after the number." }
    Hint "punctuation-repeated" PunctuationRepeated { mark: char }
        de { title: "Ein „{mark}“ genügt",
             label: "",
             help:  "",
             more:  "Mehrere gleiche Satzzeichen wirken laut und werden einzeln vorgelesen." }
        en { title: "One “{mark}” is enough",
             label: "",
             help:  "",
             more:  "Several equal marks look loud and are read one by one." }
    Error "weekday-wrong" WeekdayWrong { date: String, right: String, wrong: String }
        de { title: "Der {date} ist ein {right}, kein {wrong}",
             label: "anderer Wochentag",
             help:  "",
             more:  "Wochentag und Datum passen nicht zusammen. Eines von beiden stimmt nicht, und wer kommt, steht am falschen Tag vor der Tür." }
        en { title: "The {date} is a {right}, not a {wrong}",
             label: "another day of the week",
             help:  "",
             more:  "Day of the week and date do not match. One of them is wrong, and somebody will come on the wrong day." }
}
