//! What can be wrong with addresses and with the blocks of a text.

use crate::problems;

problems! {
    Error firm "address-collision" AddressCollision { address: String, label_de: String, label_en: String }
        de { title: "Die Adresse {address} ist doppelt vergeben",
             label: "{label_de}",
             help: "In einer der Dateien `slug` setzen",
             more: "Zwei Dinge können nicht unter einer Adresse stehen, auch nicht unter zweien, die sich nur in Groß- und Kleinschreibung oder in der Form der Umlaute unterscheiden: Manche Dateisysteme halten sie für dieselbe." }
        en { title: "The address {address} is taken twice",
             label: "{label_en}",
             help: "Set `slug` in one of the files",
             more: "Two things cannot stand at one address, nor at two that differ only in case or in the Unicode form of a letter: some file systems take them for the same." }

    Error "alias-taken" AliasTaken { alias: String, german: String, english: String }
        de { title: "Die alte Adresse {alias} ist schon vergeben: {german}",
             label: "",
             help: "Nur eine Datei kann sie übernehmen",
             more: "Eine alte Adresse führt zu genau einer Seite. Was heute unter ihr steht oder sie zuerst übernommen hat, behält sie." }
        en { title: "The old address {alias} is already taken: {english}",
             label: "",
             help: "Only one file can take it over",
             more: "An old address leads to exactly one page. What stands there today, or took it over first, keeps it." }

    Error "redirect-loop" RedirectLoop { address: String }
        de { title: "Die Umleitung von {address} führt im Kreis",
             label: "kommt hier wieder an",
             help: "Die Zeile löschen oder ein anderes Ziel nennen",
             more: "Eine Umleitung, die zu sich selbst zurückführt, endet nie. Die heutige Adresse einer Seite gehört nicht unter aliases." }
        en { title: "The redirect from {address} runs in a circle",
             label: "arrives here again",
             help: "Delete the line or give another target",
             more: "A redirect that leads back to itself never ends. The present address of a page does not belong under aliases." }

    Error "redirect-target-missing" RedirectTargetMissing { target: String }
        de { title: "Das Ziel der Umleitung gibt es nicht: {target}",
             label: "unter dieser Adresse steht nichts",
             help: "Eine Adresse des Blogs nennen oder eine mit https://",
             more: "Eine Umleitung innerhalb des Blogs führt zu einer Seite oder einer Datei, die es gibt." }
        en { title: "The target of the redirect does not exist: {target}",
             label: "there is nothing at this address",
             help: "Give an address of the blog, or one with https://",
             more: "A redirect within the blog leads to a page or a file that exists." }

    Warning "redirect-needs-server" RedirectNeedsServer { address: String }
        de { title: "{address} lässt sich nur mit einem Server umleiten",
             label: "",
             help: "In [output] redirects den eigenen Server nennen",
             more: "Eine Umleitung als HTML-Seite kennt keine Abfrage nach dem Fragezeichen und kein 410. Beides können nur die Regeln eines Servers: htaccess, _redirects oder nginx." }
        en { title: "Only a server can redirect {address}",
             label: "",
             help: "Name the server in use under [output] redirects",
             more: "A redirect as an HTML page knows neither a query after the question mark nor 410. Only the rules of a server do: htaccess, _redirects or nginx." }

    Hint "static-file-wins" StaticFileWins { file: String }
        de { title: "{file} ersetzt die Datei, die satz schreiben würde",
             label: "",
             help: "Ohne sie schreibt satz eine eigene",
             more: "Eine Datei in content/static geht vor, auch wenn satz unter derselben Adresse selbst etwas schreiben würde, zum Beispiel die Fehlerseite 404.html." }
        en { title: "{file} replaces the file that satz would write",
             label: "",
             help: "Without it satz writes its own",
             more: "A file in content/static comes first, even where satz would write something at the same address itself, such as the error page 404.html." }

    Error "unknown-block" UnknownBlock { name: String, list: String }
        de { title: "Den Baustein „{name}“ gibt es nicht",
             label: "",
             help: "Vorhanden sind: {list}",
             more: "Ein Baustein ist eine Datei in blocks des Themes. Alle mit ihren Angaben zeigt satz explain blocks." }
        en { title: "There is no block “{name}”",
             label: "",
             help: "There are: {list}",
             more: "A block is a file in blocks of the theme. satz explain blocks shows all of them with their arguments." }

    Error "block-argument-unknown" BlockArgumentUnknown { block: String, key: String, german: String, english: String }
        de { title: "Der Baustein „{block}“ kennt die Angabe „{key}“ nicht",
             label: "",
             help: "{german}",
             more: "Welche Angaben ein Baustein kennt, legt seine Datei im Theme fest; satz explain blocks zeigt sie." }
        en { title: "The block “{block}” knows no argument “{key}”",
             label: "",
             help: "{english}",
             more: "The file of a block in the theme decides which arguments it knows; satz explain blocks shows them." }

    Error "block-argument-missing" BlockArgumentMissing { block: String, key: String, example: String }
        de { title: "Dem Baustein „{block}“ fehlt die Angabe „{key}“",
             label: "",
             help: "Zum Beispiel: {example}",
             more: "Manche Angaben braucht ein Baustein; satz explain blocks zeigt, welche." }
        en { title: "The block “{block}” lacks the argument “{key}”",
             label: "",
             help: "For example: {example}",
             more: "Some arguments a block cannot do without; satz explain blocks shows which." }

    Error "block-argument-type" BlockArgumentType { key: String, german: String, english: String, example: String }
        de { title: "Die Angabe „{key}“ muss {german} sein",
             label: "",
             help: "Zum Beispiel: {example}",
             more: "Was in Anführungszeichen steht, ist immer Text. Zahlen sowie true und false stehen ohne." }
        en { title: "The argument “{key}” must be {english}",
             label: "",
             help: "For example: {example}",
             more: "What stands in quotation marks is always text. Numbers, and true and false, stand without." }

    Error "block-out-of-place" BlockOutOfPlace { name: String, german: String, english: String }
        de { title: "Der Baustein „{name}“ passt hier nicht",
             label: "",
             help: "{german}",
             more: "Ein Baustein steht im Text, als eigene Zeile oder um anderen Text, wie seine Datei im Theme es sagt; manche brauchen auch eine bestimmte Umgebung." }
        en { title: "The block “{name}” does not fit here",
             label: "",
             help: "{english}",
             more: "A block stands within text, on a line of its own or round other text, as its file in the theme says; some also need certain surroundings." }
}
