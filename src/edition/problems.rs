//! What can be wrong with switching findings off.

use crate::problems;

problems! {
    Warning "ignore-without-reason" IgnoreWithoutReason { id: String }
        de { title: "Hier fehlt der Grund, warum „{id}“ nicht gelten soll",
             label: "",
             help: "Nach einem Gedankenstrich in einem Satz begründen",
             more: "Wer später liest, was hier nicht gelten soll, muss wissen, warum. Der Grund steht nach dem Gedankenstrich, in der Kopfzeile als Wert." }
        en { title: "The reason why “{id}” shall not hold is missing",
             label: "",
             help: "Give the reason in a sentence after a dash",
             more: "Whoever reads later what shall not hold here has to know why. The reason stands after the dash, in front matter as the value." }

    Hint "ignore-unused" IgnoreUnused { id: String }
        de { title: "„{id}“ kommt hier nicht mehr vor",
             label: "",
             help: "Den Kommentar löschen",
             more: "Was hier nicht gelten sollte, wird nicht mehr gefunden. Bliebe die Ausnahme stehen, verdeckte sie vielleicht einen späteren Fehler." }
        en { title: "“{id}” no longer occurs here",
             label: "",
             help: "Delete the comment",
             more: "What was not to hold here is no longer found. If the exception stayed, it might hide a later mistake." }
}
