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
}
