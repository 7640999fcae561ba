//! What can be wrong with a text for those who hear it, enlarge it or cannot see it.

crate::problems! {
    Error "image-without-alt" ImageWithoutAlt { target: String }
        de { title: "Dieses Bild hat keinen Alternativtext",
             label: "wird vorgelesen als „Bild“ oder gar nicht",
             help: "Was sieht, wer es sieht? ![Antwort]({target}); reiner Schmuck: {{decorative}}",
             more: "Der Alternativtext steht für das Bild, wo es niemand sieht: beim Vorlesen, ohne Netz, in der Suche. Nur Schmuck darf ohne auskommen und sagt das mit {decorative} (WCAG 1.1.1)." }
        en { title: "This picture has no alternative text",
             label: "read aloud as “image” or not at all",
             help: "What does it show? ![Answer]({target}); mere decoration: {{decorative}}",
             more: "The alternative text stands for the picture where nobody sees it: when read aloud, offline, in search. Only decoration may go without and says so by {decorative} (WCAG 1.1.1)." }
    Error "alt-is-filename" AltIsFilename { alt: String }
        de { title: "„{alt}“ beschreibt das Bild nicht",
             label: "sagt nicht, was zu sehen ist",
             help: "In einem Satz sagen, was darauf zu sehen ist",
             more: "Ein Dateiname oder das Wort „Bild“ hilft niemandem, der das Bild nicht sieht (WCAG 1.1.1)." }
        en { title: "“{alt}” does not describe the picture",
             label: "does not say what it shows",
             help: "Say in a sentence what it shows",
             more: "The name of a file or the word “image” helps nobody who does not see the picture (WCAG 1.1.1)." }
    Warning "alt-repeats-caption" AltRepeatsCaption
        de { title: "Alternativtext und Bildunterschrift sind gleich",
             label: "wird zweimal vorgelesen",
             help: "Der Text beschreibt, die Unterschrift ordnet ein",
             more: "Wer sich den Beitrag vorlesen lässt, hört denselben Satz zweimal und erfährt doch nicht, was zu sehen ist (WCAG 1.1.1)." }
        en { title: "Alternative text and caption are the same",
             label: "read aloud twice",
             help: "The text describes, the caption puts into context",
             more: "Whoever listens hears the same sentence twice and still does not learn what is to be seen (WCAG 1.1.1)." }
    Warning "alt-redundant" AltRedundant { words: String }
        de { title: "„{words}“ kann weg",
             label: "sagt der Screenreader schon selbst",
             help: "Gleich mit dem beginnen, was zu sehen ist",
             more: "Screenreader kündigen jedes Bild als Bild an (WCAG 1.1.1)." }
        en { title: "“{words}” can go",
             label: "screen readers say so themselves",
             help: "Begin with what is to be seen",
             more: "Screen readers announce every picture as a picture (WCAG 1.1.1)." }
    Warning "alt-too-long" AltTooLong { n: usize, max: usize }
        de { title: "Dieser Alternativtext hat {n} Zeichen",
             label: "mehr als {max}",
             help: "Langes gehört in den Text darunter",
             more: "Ein Alternativtext lässt sich nicht in Teilen lesen und nicht anhalten. Was mehr Platz braucht, gehört in den Beitrag (WCAG 1.1.1). Die Grenze steht in [checks]: \"alt-too-long\" = { max = 250 }." }
        en { title: "This alternative text has {n} characters",
             label: "more than {max}",
             help: "What is long belongs into the text below",
             more: "An alternative text cannot be read in parts or paused. What needs more room belongs into the post (WCAG 1.1.1). The limit is set in [checks]: \"alt-too-long\" = { max = 250 }." }
    Error "linked-image-without-alt" LinkedImageWithoutAlt
        de { title: "Dieser Verweis besteht nur aus einem Bild ohne Text",
             label: "wird als Adresse vorgelesen",
             help: "Der Alternativtext nennt das Ziel",
             more: "Ein Verweis braucht einen Namen. Enthält er nur ein Bild, ist dessen Alternativtext der Name (WCAG 2.4.4)." }
        en { title: "This link holds nothing but a picture without text",
             label: "read aloud as an address",
             help: "The alternative text names the target",
             more: "A link needs a name. If it holds only a picture, the picture’s alternative text is that name (WCAG 2.4.4)." }
    Hint "image-of-text" ImageOfText
        de { title: "Steht in diesem Bild Text?",
             label: "der Name klingt nach einem Bildschirmfoto",
             help: "Befehle und Ausgaben als Code einfügen, dann sind sie lesbar und kopierbar",
             more: "Text in Bildern lässt sich weder vergrößern noch vorlesen noch kopieren (WCAG 1.4.5)." }
        en { title: "Is there text in this picture?",
             label: "the name sounds like a screenshot",
             help: "Put commands and output in as code, so that they can be read and copied",
             more: "Text in pictures can be neither enlarged nor read aloud nor copied (WCAG 1.4.5)." }
    Error "heading-skipped" HeadingSkipped { above: u8, level: u8, hashes: String, typed: String }
        de { title: "Auf Ebene {above} folgt Ebene {level}",
             label: "eine Ebene fehlt",
             help: "{hashes} statt {typed}",
             more: "Wer nach Überschriften springt, sucht die fehlende Ebene. Gezählt wird, wie getippt: # ist Ebene 1, und der Titel des Beitrags steht darüber (WCAG 1.3.1)." }
        en { title: "Level {above} is followed by level {level}",
             label: "a level is missing",
             help: "{hashes} instead of {typed}",
             more: "Whoever jumps from heading to heading looks for the missing level. Levels are counted as typed: # is level 1, with the title of the post above it (WCAG 1.3.1)." }
    Error "heading-empty" HeadingEmpty
        de { title: "Leere Überschrift",
             label: "kein Text",
             help: "Text ergänzen oder die Zeile löschen",
             more: "Eine Überschrift ohne Text steht im Verzeichnis als Lücke (WCAG 2.4.6)." }
        en { title: "Empty heading",
             label: "no text",
             help: "Add text or delete the line",
             more: "A heading without text is a gap in the table of contents (WCAG 2.4.6)." }
    Warning "heading-duplicate" HeadingDuplicate { text: String }
        de { title: "„{text}“ gibt es schon als Überschrift",
             label: "kommt ein zweites Mal vor",
             help: "Genauer benennen, damit das Verzeichnis hilft",
             more: "Zwei gleiche Einträge im Inhaltsverzeichnis lassen raten, welcher gemeint ist (WCAG 2.4.6)." }
        en { title: "There is a heading “{text}” already",
             label: "occurs a second time",
             help: "Name it more closely so that the table of contents helps",
             more: "Two equal entries in the table of contents leave it to chance which one is meant (WCAG 2.4.6)." }
    Hint "heading-too-long" HeadingTooLong { n: usize, max: usize }
        de { title: "Diese Überschrift hat {n} Zeichen",
             label: "mehr als {max}",
             help: "Kürzen; der Rest passt in den ersten Satz",
             more: "Überschriften werden überflogen, auf Telefonen füllt eine lange den Bildschirm (WCAG 2.4.6)." }
        en { title: "This heading has {n} characters",
             label: "more than {max}",
             help: "Shorten it; the rest fits into the first sentence",
             more: "Headings are skimmed, and a long one fills the screen of a phone (WCAG 2.4.6)." }
    Warning "heading-faked" HeadingFaked { hashes: String }
        de { title: "Sieht aus wie eine Überschrift, ist aber keine",
             label: "nur fett",
             help: "{hashes} davorsetzen",
             more: "Fett ist für die Augen. Screenreader springen von Überschrift zu Überschrift, und das Inhaltsverzeichnis kennt nur echte (WCAG 1.3.1)." }
        en { title: "Looks like a heading but is none",
             label: "merely bold",
             help: "Put {hashes} before it",
             more: "Bold is for the eyes. Screen readers jump from heading to heading, and the table of contents knows real ones only (WCAG 1.3.1)." }
    Warning "list-by-hand" ListByHand
        de { title: "Sieht aus wie eine Liste, ist aber keine",
             label: "ein Absatz mit Punkten darin",
             help: "Mit „- “ oder „1. “ beginnen",
             more: "Von einer Liste sagt ein Screenreader, wie viele Punkte sie hat, und überspringt sie auf Wunsch. Von Zeichen am Zeilenanfang weiß er nichts (WCAG 1.3.1)." }
        en { title: "Looks like a list but is none",
             label: "a paragraph with bullets in it",
             help: "Begin with “- ” or “1. ”",
             more: "A screen reader says how many items a list has and can skip it. Of marks at the start of lines it knows nothing (WCAG 1.3.1)." }
    Warning "link-text-vague" LinkTextVague { text: String }
        de { title: "„{text}“ sagt nicht, wohin es geht",
             label: "ohne den Satz darum herum unverständlich",
             help: "Das Ziel in den Verweis nehmen: [Anleitung zur Sicherung](…)",
             more: "Screenreader und Tastatur gehen von Verweis zu Verweis, ohne den Text dazwischen (WCAG 2.4.4)." }
        en { title: "“{text}” does not say where it leads",
             label: "means nothing without the sentence around it",
             help: "Take the target into the link: [How to make a backup](…)",
             more: "Screen readers and keyboards go from link to link, without the text between (WCAG 2.4.4)." }
    Warning "link-text-ambiguous" LinkTextAmbiguous { text: String, n: usize }
        de { title: "„{text}“ führt an {n} verschiedene Stellen",
             label: "gleicher Text, anderes Ziel",
             help: "Jeden Verweis nach seinem Ziel benennen",
             more: "In einer Liste der Verweise sind zwei mit gleichem Text nicht zu unterscheiden (WCAG 2.4.4)." }
        en { title: "“{text}” leads to {n} different places",
             label: "same text, different target",
             help: "Name every link after its target",
             more: "In a list of links two with the same text cannot be told apart (WCAG 2.4.4)." }
    Hint "link-text-url" LinkTextUrl { url: String }
        de { title: "Vorgelesen ist diese Adresse lang",
             label: "wird Zeichen für Zeichen vorgelesen",
             help: "[Name der Seite]({url})",
             more: "Eine Adresse als Text liest ein Screenreader mit allen Strichen und Punkten vor (WCAG 2.4.4)." }
        en { title: "This address is long when read aloud",
             label: "read character by character",
             help: "[Name of the page]({url})",
             more: "A screen reader reads an address with all its dots and dashes (WCAG 2.4.4)." }
    Error "link-empty" LinkEmpty
        de { title: "Dieser Verweis hat keinen Text",
             label: "weder Text noch Bild",
             help: "Das Ziel benennen oder den Verweis löschen",
             more: "Ein leerer Verweis ist unsichtbar, aber mit der Tastatur landet man auf ihm (WCAG 2.4.4)." }
        en { title: "This link has no text",
             label: "neither text nor picture",
             help: "Name the target or delete the link",
             more: "An empty link cannot be seen, yet the keyboard stops at it (WCAG 2.4.4)." }
    Hint "link-file-unnamed" LinkFileUnnamed { text: String, kind: String }
        de { title: "Eine Datei, keine Seite",
             label: "öffnet sich anders als eine Seite",
             help: "„{text} ({kind}, Größe)“",
             more: "Wer auf eine Datei trifft, möchte vorher wissen, was sich öffnet und wie lange es lädt (WCAG 2.4.4)." }
        en { title: "A file, not a page",
             label: "opens differently from a page",
             help: "“{text} ({kind}, size)”",
             more: "Whoever comes upon a file wants to know before what will open and how long it will load (WCAG 2.4.4)." }
    Error "table-without-header" TableWithoutHeader
        de { title: "Diese Tabelle hat keine Kopfzeile",
             label: "die Spalten haben keine Namen",
             help: "Die erste Zeile benennt die Spalten",
             more: "Zu jeder Zelle liest ein Screenreader vor, zu welcher Spalte sie gehört. Leer bleiben darf nur die erste Zelle der Kopfzeile (WCAG 1.3.1)." }
        en { title: "This table has no header",
             label: "the columns have no names",
             help: "The first row names the columns",
             more: "To every cell a screen reader adds the column it belongs to. Only the first cell of the header may be empty (WCAG 1.3.1)." }
    Hint "table-wide" TableWide { n: usize, max: usize }
        de { title: "Diese Tabelle hat {n} Spalten",
             label: "mehr als {max}",
             help: "Teilen, oder Zeilen und Spalten tauschen",
             more: "Eine breite Tabelle lässt sich auf dem Telefon nur seitwärts lesen, ohne den Anfang der Zeile zu sehen (WCAG 1.4.10)." }
        en { title: "This table has {n} columns",
             label: "more than {max}",
             help: "Split it, or swap rows and columns",
             more: "On a phone a wide table is read sideways, without the start of the row in sight (WCAG 1.4.10)." }
    Hint "table-without-caption" TableWithoutCaption
        de { title: "Diese Tabelle hat keine Unterschrift",
             label: "heißt nur „Tabelle“ mit einer Nummer",
             help: "Auf die Zeile darunter: {{caption=\"Worum es geht\"}}",
             more: "Mit Unterschrift hat die Tabelle einen Namen, unter dem sie zu finden ist (WCAG 1.3.1)." }
        en { title: "This table has no caption",
             label: "is only called “table” with a number",
             help: "On the line below: {{caption=\"What it is about\"}}",
             more: "With a caption a table has a name by which it can be found (WCAG 1.3.1)." }
    Warning "table-drawn" TableDrawn { table: String }
        de { title: "Aus Strichen gezeichnet, für Screenreader unlesbar",
             label: "eine Zeichnung, keine Tabelle",
             help: "Als Tabelle: {table}",
             more: "Striche und Kreuze liest ein Screenreader einzeln vor, und Zellen ohne ihre Spalte. Wo es eine Zeichnung bleiben soll, sagt description=\"…\" nach der Sprache, was sie zeigt (WCAG 1.1.1)." }
        en { title: "Drawn of lines, unreadable to screen readers",
             label: "a drawing, not a table",
             help: "As a table: {table}",
             more: "A screen reader reads every dash and cross, and cells without their column. Where it shall remain a drawing, description=\"…\" after the language says what it shows (WCAG 1.1.1)." }
    Warning "code-language-missing" CodeLanguageMissing { guess: String }
        de { title: "Welche Sprache ist das?",
             label: "nach den drei Strichen steht nichts",
             help: "Nach den drei Strichen nennen, zum Beispiel {guess}; für reinen Text: text",
             more: "Die Sprache steht über dem Quelltext, benennt ihn für Screenreader und gibt ihm Farben (WCAG 1.3.1)." }
        en { title: "Which language is this?",
             label: "nothing stands after the three marks",
             help: "Name it after the three marks, for example {guess}; for plain text: text",
             more: "The language stands above the code, names it for screen readers and gives it colours (WCAG 1.3.1)." }
    Warning "lang-missing" LangMissing { german: &'static str, english: &'static str, code: &'static str }
        de { title: "Diese Stelle ist wohl {german}",
             label: "wird mit falscher Aussprache vorgelesen",
             help: "{{lang={code}}} dahinter, dann stimmen Aussprache und Anführungszeichen; ein ganzer Text: lang = \"{code}\" im Kopf",
             more: "Nach der Sprache richten sich Aussprache, Silbentrennung und Anführungszeichen. Die Angabe steht auf einer eigenen Zeile unter dem Absatz oder direkt hinter [einer Stelle] (WCAG 3.1.2)." }
        en { title: "This passage seems to be {english}",
             label: "read aloud with the wrong pronunciation",
             help: "{{lang={code}}} after it, and pronunciation and quotation marks are right; a whole text: lang = \"{code}\" in its head",
             more: "Pronunciation, hyphenation and quotation marks follow the language. It is given on a line of its own below the paragraph or right after [a passage] (WCAG 3.1.2)." }
    Error "lang-invalid" LangInvalid { value: String, example: String }
        de { title: "„{value}“ ist kein Sprachkürzel",
             label: "kein Kürzel nach BCP 47",
             help: "Zum Beispiel {example}",
             more: "Sprachen heißen nach BCP 47: zwei oder drei Buchstaben, dahinter bei Bedarf das Land (WCAG 3.1.1)." }
        en { title: "“{value}” is no language tag",
             label: "not a tag of BCP 47",
             help: "For example {example}",
             more: "Languages are named after BCP 47: two or three letters, with the country after them where needed (WCAG 3.1.1)." }
    Warning "emoji-only" EmojiOnly
        de { title: "Nur Emoji, kein Wort",
             label: "vorgelesen wird der Name des Bildes",
             help: "Ein Wort dazuschreiben",
             more: "Emoji sehen überall anders aus und heißen in jedem Screenreader anders (WCAG 1.1.1)." }
        en { title: "Nothing but emoji, no word",
             label: "what is read is the name of the image",
             help: "Add a word",
             more: "Emoji look different everywhere and have another name in every screen reader (WCAG 1.1.1)." }
    Warning "emoji-run" EmojiRun { n: usize }
        de { title: "{n} Emoji hintereinander",
             label: "jedes wird mit Namen vorgelesen",
             help: "Eins genügt",
             more: "Eine Reihe Emoji hört sich an wie eine Aufzählung von Dingen (WCAG 1.1.1)." }
        en { title: "{n} emoji in a row",
             label: "each is read by its name",
             help: "One is enough",
             more: "A row of emoji sounds like a list of things (WCAG 1.1.1)." }
    Warning "capitals" Capitals
        de { title: "Großbuchstaben werden einzeln vorgelesen",
             label: "wie eine Abkürzung",
             help: "Betonen mit *…*",
             more: "Wörter in Großbuchstaben oder gesperrte Wörter halten manche Screenreader für Abkürzungen, und alle Augen lesen sie langsamer (WCAG 1.3.1)." }
        en { title: "Capitals are read letter by letter",
             label: "like an abbreviation",
             help: "Stress by *…*",
             more: "Some screen readers take words in capitals or spaced letters for abbreviations, and all eyes read them more slowly (WCAG 1.3.1)." }
    Hint "symbol-as-layout" SymbolAsLayout { text: String }
        de { title: "„{text}“ wird Zeichen für Zeichen vorgelesen",
             label: "Zeichen als Schmuck",
             help: "Eine Trennlinie ist ---, eine Liste beginnt mit „- “",
             more: "Zeichen, die nur etwas darstellen sollen, sind beim Vorlesen Lärm (WCAG 1.1.1)." }
        en { title: "“{text}” is read character by character",
             label: "characters as decoration",
             help: "A rule is ---, a list begins with “- ”",
             more: "Characters that only stand for something are noise when read aloud (WCAG 1.1.1)." }
    Hint "sense-word" SenseWord { text: String }
        de { title: "Wer nicht sieht, findet „{text}“ nicht",
             label: "hilft nur dem Auge",
             help: "Beim Namen nennen oder verlinken",
             more: "Ort und Farbe gibt es nur auf dem Bildschirm, auf dem Telefon oft woanders, beim Vorlesen gar nicht (WCAG 1.3.3)." }
        en { title: "Whoever does not see cannot find “{text}”",
             label: "helps the eye only",
             help: "Call it by its name or link to it",
             more: "Place and colour exist on a screen only, elsewhere on a phone, not at all when read aloud (WCAG 1.3.3)." }
    Warning "embed-without-alternative" EmbedWithoutAlternative
        de { title: "Was steht in dieser Aufnahme?",
             label: "nur für die, die sie abspielen können",
             help: "Ein Verweis auf den Text genügt",
             more: "Was gesprochen wird, braucht einen Weg für alle, die es nicht hören oder nicht laden können (WCAG 1.2.1)." }
        en { title: "What does this recording say?",
             label: "only for those who can play it",
             help: "A link to the text is enough",
             more: "What is spoken needs a way for all who cannot hear or load it (WCAG 1.2.1)." }
    Warning "audio-without-transcript" AudioWithoutTranscript
        de { title: "Diese Aufnahme hat keinen Text zum Nachlesen",
             label: "transcript fehlt",
             help: "transcript=\"gespraech.txt\" verweist auf den Text",
             more: "Was gesprochen wird, braucht einen Weg für alle, die es nicht hören (WCAG 1.2.1)." }
        en { title: "This recording has no text to read",
             label: "transcript is missing",
             help: "transcript=\"talk.txt\" leads to the text",
             more: "What is spoken needs a way for all who cannot hear it (WCAG 1.2.1)." }
    Warning "html-raw-style" HtmlRawStyle { code: String }
        de { title: "`{code}` überstimmt das Theme",
             label: "Farben und Abstände von Hand",
             help: "Gibt es einen Baustein dafür? satz explain blocks",
             more: "Farben von Hand passen nicht zum dunklen Schema und nicht zu größerer Schrift (WCAG 1.4.3)." }
        en { title: "`{code}` overrules the theme",
             label: "colours and distances by hand",
             help: "Is there a block for it? satz explain blocks",
             more: "Colours set by hand do not suit the dark scheme or larger type (WCAG 1.4.3)." }
    Warning "html-raw-handler" HtmlRawHandler { code: String }
        de { title: "`{code}` läuft nicht",
             label: "Skripte im Text sind gesperrt",
             help: "Gibt es einen Baustein dafür? satz explain blocks",
             more: "Die Sicherheitsregeln der Seite verbieten Skripte im Text, und mit der Tastatur ist so etwas selten bedienbar (WCAG 2.1.1)." }
        en { title: "`{code}` does not run",
             label: "scripts in the text are blocked",
             help: "Is there a block for it? satz explain blocks",
             more: "The page’s policy forbids scripts in the text, and such things can seldom be used by keyboard (WCAG 2.1.1)." }
    Warning "html-raw-tabindex" HtmlRawTabindex { code: String }
        de { title: "`{code}` bringt die Reihenfolge durcheinander",
             label: "springt vor alles andere",
             help: "Die Angabe löschen",
             more: "Mit der Tastatur geht man eine Seite in der Reihenfolge des Textes durch. Eine Zahl über 0 oder autofocus reißt jemanden heraus (WCAG 2.4.3)." }
        en { title: "`{code}` upsets the order",
             label: "jumps ahead of everything else",
             help: "Delete it",
             more: "By keyboard one goes through a page in the order of the text. A number above 0 or autofocus tears people out of it (WCAG 2.4.3)." }
    Hint "abbreviation-unexplained" AbbreviationUnexplained { text: String }
        de { title: "„{text}“ beim ersten Mal ausschreiben",
             label: "hier zum ersten Mal",
             help: "Ausgeschrieben und dahinter ({text}), oder unter [abbreviations] eintragen",
             more: "Was die Fachwelt täglich sagt, lesen andere zum ersten Mal. Bekannte Abkürzungen stehen in [checks] unter known (WCAG 3.1.4)." }
        en { title: "Write “{text}” out the first time",
             label: "here for the first time",
             help: "In full with ({text}) after it, or under [abbreviations]",
             more: "What experts say daily others read for the first time. Known abbreviations are listed in [checks] under known (WCAG 3.1.4)." }
    Hint "sentence-too-long" SentenceTooLong { n: usize, max: usize }
        de { title: "Dieser Satz hat {n} Wörter",
             label: "mehr als {max}",
             help: "Einen Punkt in die Mitte setzen",
             more: "Am Ende eines langen Satzes ist der Anfang vergessen (WCAG 3.1.5)." }
        en { title: "This sentence has {n} words",
             label: "more than {max}",
             help: "Put a full stop into the middle",
             more: "At the end of a long sentence its beginning is forgotten (WCAG 3.1.5)." }
    Hint "paragraph-too-long" ParagraphTooLong { n: usize, max: usize }
        de { title: "Dieser Absatz hat {n} Wörter",
             label: "mehr als {max}",
             help: "Teilen, wo der Gedanke wechselt",
             more: "Ein Absatz trägt einen Gedanken; auf dem Telefon ist ein langer eine Wand (WCAG 3.1.5)." }
        en { title: "This paragraph has {n} words",
             label: "more than {max}",
             help: "Split it where the thought turns",
             more: "A paragraph carries one thought; on a phone a long one is a wall (WCAG 3.1.5)." }
    Error "video-without-captions" VideoWithoutCaptions { captions: String }
        de { title: "Diesem Video fehlen Untertitel",
             label: "wer nicht hört, erfährt nichts",
             help: "{captions} daneben legen; ohne Ton: begründen, warum die Regel hier nicht gilt",
             more: "Untertitel sind eine Textdatei im Format WebVTT. Sie heißt wie das Video, mit der Sprache davor (rundgang.de.vtt), oder steht unter captions; in rohem HTML ist sie ein <track> (WCAG 1.2.2)." }
        en { title: "This video has no captions",
             label: "those who cannot hear learn nothing",
             help: "Put {captions} beside it; without sound: say why the rule shall not hold here",
             more: "Captions are a text file in the format WebVTT. It is called like the video, with its language (tour.en.vtt), or is named by captions; in raw HTML it is a <track> (WCAG 1.2.2)." }
    Error "external-embed" ExternalEmbed { host: String }
        de { title: "{host} bekäme die Adresse jedes Lesers",
             label: "wird von dort geladen",
             help: "::video lädt erst nach einem Klick; Bilder neben den Beitrag legen",
             more: "Wer die Seite öffnet, ruft ohne zu fragen einen fremden Server an und gibt ihm seine IP-Adresse (DSGVO, § 25 TDDDG)." }
        en { title: "{host} would get the address of every reader",
             label: "loaded from there",
             help: "::video loads after a click; put pictures beside the post",
             more: "Whoever opens the page calls a foreign server without being asked and hands over an IP address (GDPR, § 25 TDDDG)." }
    Warning "external-form" ExternalForm { host: String }
        de { title: "Das Formular schickt Daten an {host}",
             label: "auf einem anderen Server",
             help: "Steht das in der Datenschutzerklärung? Sonst auf der eigenen Seite empfangen",
             more: "Was jemand einträgt, geht an einen anderen Anbieter. Leserinnen und Leser müssen vorher wissen, an wen und wozu, und die Sicherheitsregeln der Seite erlauben Formulare nur zum eigenen Server (Art. 13 DSGVO)." }
        en { title: "The form sends data to {host}",
             label: "on another server",
             help: "Does the privacy notice say so? Otherwise receive it on your own server",
             more: "What people enter goes to somebody else. They have to know beforehand to whom and what for, and the page’s policy allows forms to its own server only (Art. 13 GDPR)." }
    Warning "csp-blocks-content" CspBlocksContent { what: String }
        de { title: "Die Sicherheitsregeln der Seite verbieten {what} im Text",
             label: "wirkt nicht",
             help: "In das Stylesheet oder Skript eines eigenen Themes legen: satz new theme",
             more: "Skripte und Stile, die im Text einer Seite stehen, lässt die Content-Security-Policy nicht zu. So kann auch eingeschleuster Code nichts ausrichten." }
        en { title: "The page’s policy forbids {what} in the text",
             label: "has no effect",
             help: "Put it into the style sheet or script of a theme of your own: satz new theme",
             more: "Scripts and styles that stand in the text of a page are not allowed by the Content-Security-Policy. So injected code cannot do harm either." }
    Error "entity-double" EntityDouble { text: String, char: String }
        de { title: "Hier steht „{text}“ als Text, gemeint ist wohl „{char}“",
             label: "zweimal maskiert",
             help: "Kommt aus einem Import; ersetzen durch {char}",
             more: "Zeichen wie < schreibt HTML als &lt;. Wird das beim Umzug von einem anderen Programm zweimal getan, steht der Code im Text." }
        en { title: "This says “{text}” as text, probably “{char}” is meant",
             label: "escaped twice",
             help: "Comes from an import; replace by {char}",
             more: "HTML writes characters such as < as &lt;. If a move from another program does so twice, the code ends up in the text." }
}
