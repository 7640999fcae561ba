//! What can go wrong between bytes and a folder.

use crate::problems;

problems! {
    Error firm "output-folder-foreign" FolderForeign { folder: String }
        de { title: "Der Ordner „{folder}“ gehört nicht zu diesem Blog",
             label: "",
             help: "Einen anderen Ordner nennen (--output) oder diesen leeren",
             more: "Der Ordner ist weder leer noch von satz für dieses Blog geschrieben: die Liste .satz/manifest.json darin fehlt, ist beschädigt oder nennt ein anderes Blog. satz löscht und überschreibt nur, was es selbst geschrieben hat." }
        en { title: "The folder “{folder}” does not belong to this blog",
             label: "",
             help: "Name another folder (--output) or empty this one",
             more: "The folder is neither empty nor written by satz for this blog: the list .satz/manifest.json in it is missing, damaged or names another blog. satz deletes and overwrites only what it wrote itself." }

    Error firm "output-folder-unsafe" FolderUnsafe { folder: String }
        de { title: "Der Ordner „{folder}“ taugt nicht als Ausgabeordner",
             label: "",
             help: "Einen eigenen Ordner nennen, zum Beispiel public",
             more: "Die Ausgabe darf nicht das Projekt selbst sein, nichts enthalten, was zum Projekt gehört, nicht in content, themes oder .satz liegen, weder das Stammverzeichnis noch das Heimatverzeichnis sein und nicht über einen Link aus dem Projekt führen." }
        en { title: "The folder “{folder}” cannot be the output folder",
             label: "",
             help: "Name a folder of its own, for example public",
             more: "The output must not be the project itself, must not contain what belongs to the project, must not lie in content, themes or .satz, must be neither the root nor the home folder and must not lead out of the project by a link." }

    Error firm "output-file-foreign" FileForeign { path: String }
        de { title: "„{path}“ ist im Weg und nicht von satz geschrieben",
             label: "",
             help: "Die Datei oder den Link aus dem Ausgabeordner nehmen; eigene Dateien gehören nach content/static",
             more: "An dieser Stelle soll eine Seite oder ein Ordner der Website stehen. satz überschreibt und löscht nur, was es selbst geschrieben hat, und folgt im Ausgabeordner keinen Links." }
        en { title: "“{path}” is in the way and was not written by satz",
             label: "",
             help: "Take the file or link out of the output folder; files of your own belong into content/static",
             more: "A page or folder of the site has to stand here. satz overwrites and deletes only what it wrote itself, and follows no links inside the output folder." }

    Error firm "output-name-unportable" NameUnportable { path: String }
        de { title: "„{path}“ taugt nicht als Name einer Datei",
             label: "",
             help: "Die Adresse oder die Datei umbenennen",
             more: "Der Name führt aus dem Ausgabeordner hinaus, gehört satz selbst oder lässt sich nicht auf jedem System anlegen: Windows kennt keine Namen mit < > : \" | ? * oder \\, keine, die auf Punkt oder Leerzeichen enden, und keine wie CON oder NUL." }
        en { title: "“{path}” cannot be the name of a file",
             label: "",
             help: "Rename the address or the file",
             more: "The name leads out of the output folder, belongs to satz itself or cannot be created on every system: Windows has no names with < > : \" | ? * or \\, none that end in a dot or a space, and none like CON or NUL." }

    Error firm "output-file-twice" FileTwice { path: String }
        de { title: "„{path}“ soll zweimal geschrieben werden",
             label: "",
             help: "Eine der beiden Adressen ändern",
             more: "Zwei Seiten oder Dateien haben dieselbe Adresse." }
        en { title: "“{path}” is to be written twice",
             label: "",
             help: "Change one of the two addresses",
             more: "Two pages or files have the same address." }

    Error firm "output-source-unreadable" SourceUnreadable { path: String, german: String, english: String }
        de { title: "Die Quelle von „{path}“ lässt sich nicht lesen: {german}",
             label: "",
             help: "Nachsehen, ob die Datei noch da und lesbar ist",
             more: "Bilder und Downloads werden aus dem Projekt in den Ausgabeordner kopiert. Die Datei wurde nach dem Einlesen gelöscht oder ist nicht lesbar." }
        en { title: "The source of “{path}” cannot be read: {english}",
             label: "",
             help: "See whether the file is still there and can be read",
             more: "Pictures and downloads are copied from the project to the output folder. The file was deleted after it was found or cannot be read." }

    Error firm "output-not-written" NotWritten { path: String, german: String, english: String }
        de { title: "„{path}“ lässt sich nicht schreiben: {german}",
             label: "",
             help: "",
             more: "Solange nicht jede neue Datei geschrieben ist, bleibt die alte Website unverändert stehen. War das Umbenennen schon im Gange, setzt der nächste Lauf es fort." }
        en { title: "“{path}” cannot be written: {english}",
             label: "",
             help: "",
             more: "Until every new file is written, the old site stays as it is. If renaming had begun, the next run completes it." }

    Error firm "output-locked" Locked { process: String }
        de { title: "Ein anderer Lauf von satz arbeitet gerade an diesem Blog (Prozess {process})",
             label: "",
             help: "Warten, bis er fertig ist, oder ihn beenden",
             more: "Zwei Läufe zugleich würden einander die Dateien wegnehmen. Die Sperre .satz/lock endet mit dem Prozess, der sie hält." }
        en { title: "Another run of satz is working on this blog (process {process})",
             label: "",
             help: "Wait until it is done, or end it",
             more: "Two runs at once would take each other's files away. The lock .satz/lock ends with the process that holds it." }

    Error firm "output-exists" Exists { path: String }
        de { title: "„{path}“ gibt es schon",
             label: "",
             help: "Einen anderen Namen wählen oder die vorhandene Datei ändern",
             more: "satz new legt nur an, was es noch nicht gibt, und überschreibt nichts." }
        en { title: "“{path}” exists already",
             label: "",
             help: "Choose another name or change the existing file",
             more: "satz new only creates what does not exist yet and overwrites nothing." }
}
