//! Problems of one document, and of documents that get in each other's way.

use crate::problems;

problems! {
    Error firm "id-duplicate" IdDuplicate { id: String, file: String }
        de { title: "Die Kennung „{id}“ hat schon {file}",
             label: "",
             help: "Eine der Dateien umbenennen oder in ihr `id` setzen",
             more: "Die Kennung eines Dokuments ist der Name seiner Datei, in welchem Ordner sie auch liegt. Zwei Dokumente einer Art dürfen nicht gleich heißen." }
        en { title: "{file} already has the id “{id}”",
             label: "",
             help: "Rename one of the files or set `id` in it",
             more: "The id of a document is the name of its file, whatever folder it lies in. Two documents of one kind must not share it." }

    Error firm "id-invalid" IdInvalid { id: String }
        de { title: "„{id}“ kann keine Kennung sein",
             label: "",
             help: "Die Datei umbenennen: höchstens 200 Bytes, kein Punkt am Anfang, kein Steuerzeichen",
             more: "Eine Kennung ist der Name einer Datei ohne Endung. Was kein Dateiname sein kann, kann auch keine Kennung sein." }
        en { title: "“{id}” cannot be an id",
             label: "",
             help: "Rename the file: at most 200 bytes, no dot at the start, no control character",
             more: "An id is the name of a file without its ending. What cannot be a file name cannot be an id." }

    Error "list-name-unusable" ListNameUnusable { name: String }
        de { title: "Aus „{name}“ lässt sich keine Adresse bilden",
             label: "kein Buchstabe und keine Ziffer",
             help: "Ein Wort mit Buchstaben oder Ziffern wählen",
             more: "Kategorien, Schlagwörter und Serien haben eigene Seiten. Deren Adresse entsteht aus den Buchstaben und Ziffern des Namens." }
        en { title: "No address can be made of “{name}”",
             label: "neither letter nor digit",
             help: "Choose a word with letters or digits",
             more: "Categories, tags and series have pages of their own. Their address is made of the letters and digits of the name." }

    Hint "file-unrecognised" FileUnrecognised { file: String }
        de { title: "{file} wird nicht gelesen",
             label: "",
             help: "Beiträge enden auf .md; Dateien zum Herunterladen gehören nach content/static",
             more: "Unter content liegt, was zu einem Dokument gehört oder eines ist. Eine Datei neben einem Beitrag wird mitkopiert, wenn er sie nennt oder wenn er als index.md im selben Ordner liegt." }
        en { title: "{file} is not read",
             label: "",
             help: "Posts end in .md; files to download belong into content/static",
             more: "What lies below content is a document or belongs to one. A file beside a post is copied if the post names it or lies as index.md in the same folder." }

    Error "unknown-author" UnknownAuthor { name: String }
        de { title: "Der Autor „{name}“ ist nicht bekannt",
             label: "kein Eintrag in content/authors",
             help: "Anlegen: satz new author {name}",
             more: "Jeder Name unter authors ist der Name einer Datei in content/authors, ohne Endung." }
        en { title: "There is no author “{name}”",
             label: "no file in content/authors",
             help: "Create it: satz new author {name}",
             more: "Every name under authors is the name of a file in content/authors, without its ending." }

    Error "unknown-organisation" UnknownOrganisation { name: String }
        de { title: "Die Organisation „{name}“ ist nicht bekannt",
             label: "kein Eintrag in content/organisations",
             help: "Anlegen: satz new organisation {name}",
             more: "Der Wert von organisation ist der Name einer Datei in content/organisations, ohne Endung." }
        en { title: "There is no organisation “{name}”",
             label: "no file in content/organisations",
             help: "Create it: satz new organisation {name}",
             more: "The value of organisation is the name of a file in content/organisations, without its ending." }

    Error "unknown-post" UnknownPost { name: String }
        de { title: "Der Beitrag „{name}“ ist nicht bekannt",
             label: "kein Eintrag in content/posts",
             help: "Der Name der Datei ohne Endung, oder eine Adresse mit https://",
             more: "Wo ein Beitrag genannt wird, steht der Name seiner Datei in content/posts, ohne Endung." }
        en { title: "There is no post “{name}”",
             label: "no file in content/posts",
             help: "The name of the file without its ending, or an address with https://",
             more: "Where a post is named, the name of its file in content/posts stands, without its ending." }

    Warning "translation-not-mutual" TranslationNotMutual { file: String, other: String }
        de { title: "{file} nennt {other} nicht als Übersetzung",
             label: "",
             help: "Den Verweis zurück dort unter translations eintragen",
             more: "Suchmaschinen beachten Übersetzungen nur, wenn jede Fassung auf die anderen verweist." }
        en { title: "{file} does not name {other} as a translation",
             label: "",
             help: "Add the way back there, under translations",
             more: "Search engines only trust translations when every version names the others." }

    Error "updated-before-date" UpdatedBeforeDate
        de { title: "`updated` liegt vor `date`",
             label: "früher als die Veröffentlichung",
             help: "updated nennt die letzte Änderung nach der Veröffentlichung",
             more: "Ein Beitrag kann nicht vor seiner Veröffentlichung geändert worden sein. Solange das so dasteht, gilt nur date." }
        en { title: "`updated` is before `date`",
             label: "earlier than the publication",
             help: "updated is the last change after the publication",
             more: "A post cannot have been changed before it was published. As long as it says so, only date counts." }

    Warning "expires-before-date" ExpiresBeforeDate
        de { title: "`expires` liegt nicht nach `date`",
             label: "so erscheint die Seite nie",
             help: "Einen späteren Zeitpunkt nennen oder die Zeile löschen",
             more: "Ab expires ist ein Dokument überall abwesend. Liegt dieser Zeitpunkt nicht nach date, ist es nie zu sehen." }
        en { title: "`expires` is not after `date`",
             label: "so the page never appears",
             help: "Give a later moment or delete the line",
             more: "From expires on a document is absent everywhere. If that is not after date, it is never seen." }

    Warning "author-incomplete" AuthorIncomplete { name: String, id: String, missing_de: String, missing_en: String }
        de { title: "„{name}“ hat noch {missing_de}",
             label: "",
             help: "In content/authors/{id}.md ergänzen",
             more: "Unter jedem Beitrag steht, wer ihn geschrieben hat: mit Bild, Rolle und zwei, drei Sätzen. Gäste und wer nicht mehr schreibt (guest, former) dürfen ohne." }
        en { title: "“{name}” still has {missing_en}",
             label: "",
             help: "Add it in content/authors/{id}.md",
             more: "Below every post stands who wrote it: with picture, role and two or three sentences. Guests, and those who no longer write (guest, former), may go without." }

    Hint "author-unused" AuthorUnused { name: String }
        de { title: "„{name}“ hat noch keinen Beitrag",
             label: "",
             help: "",
             more: "Wer in content/authors steht, hat eine eigene Seite. Ohne Beitrag ist sie leer." }
        en { title: "“{name}” has no post yet",
             label: "",
             help: "",
             more: "Whoever is in content/authors has a page. Without a post it is empty." }

    Warning "tag-similar" TagSimilar { a: String, b: String, help_de: String, help_en: String }
        de { title: "„{a}“ und „{b}“ sind fast gleich",
             label: "hier so geschrieben",
             help: "{help_de}",
             more: "Zwei Schlagwörter, die sich nur in Groß- und Kleinschreibung, Bindestrich oder Umlaut unterscheiden, meinen meist dasselbe. Wer das eine liest, findet sonst nur die Hälfte der Beiträge." }
        en { title: "“{a}” and “{b}” are almost the same",
             label: "spelled like this here",
             help: "{help_en}",
             more: "Two tags that differ only in case, hyphen or umlaut usually mean the same. Readers of the one find only half of the posts." }
}
