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

    Warning "imprint-incomplete" ImprintIncomplete { what_de: String, what_en: String }
        de { title: "Im Impressum fehlt {what_de}",
             label: "",
             help: "",
             more: "Ins Impressum gehören Name und Rechtsform, eine Anschrift, E-Mail und ein zweiter schneller Weg, bei Firmen dazu Vertretung, Register und Steuernummer, bei Beiträgen eine verantwortliche Person (§ 5 DDG, § 18 MStV). Keine Rechtsberatung." }
        en { title: "The Impressum lacks {what_en}",
             label: "",
             help: "",
             more: "An Impressum has name and legal form, a postal address, e-mail and a second fast way of contact, of companies also representatives, register and tax number, of journalistic content a responsible person (§ 5 DDG, § 18 MStV). No legal advice." }

    Warning "privacy-incomplete" PrivacyIncomplete { what_de: String, what_en: String }
        de { title: "In der Datenschutzerklärung fehlt {what_de}",
             label: "",
             help: "",
             more: "Die Datenschutzerklärung sagt, wer welche Daten wozu und wie lange verarbeitet und welche Rechte Leserinnen und Leser haben (Art. 13 DSGVO). Keine Rechtsberatung." }
        en { title: "The privacy notice lacks {what_en}",
             label: "",
             help: "",
             more: "A privacy notice says who processes which data, what for and how long, and which rights readers have (Art. 13 GDPR). No legal advice." }

    Hint "accessibility-statement-missing" StatementMissing
        de { title: "Die Erklärung zur Barrierefreiheit fehlt",
             label: "",
             help: "satz new page barrierefreiheit",
             more: "Öffentliche Stellen müssen sie haben (BITV 2.0), Firmen dann, wenn man im Blog etwas kaufen oder buchen kann (BFSG). Allen anderen hilft sie zu sagen, was noch nicht geht und wem man es melden kann." }
        en { title: "The accessibility statement is missing",
             label: "",
             help: "satz new page barrierefreiheit",
             more: "Public bodies must have one (BITV 2.0), companies if something can be bought or booked in the blog (BFSG). It helps all others to say what does not work yet and whom to tell." }

    Warning "accessibility-statement-old" StatementOld { what_de: String, what_en: String }
        de { title: "Die Erklärung zur Barrierefreiheit {what_de}",
             label: "",
             help: "Prüfen und `tested` setzen",
             more: "Die Erklärung beschreibt, wie der Blog heute ist. Deshalb wird sie mindestens einmal im Jahr geprüft; der Tag steht in der Kopfzeile als tested = 2026-01-31 (BITV 2.0, BFSG)." }
        en { title: "The accessibility statement {what_en}",
             label: "",
             help: "Test and set `tested`",
             more: "The statement describes the blog as it is today. So it is tested at least once a year; the day stands in front matter as tested = 2026-01-31 (BITV 2.0, BFSG)." }

    Error firm "secret-in-file" SecretInFile
        de { title: "Hier steht wohl ein Passwort",
             label: "gehört nicht in den Ordner",
             help: "Als Umgebungsvariable übergeben und das alte sperren",
             more: "Was im Ordner des Blogs liegt, steht in seiner Versionsgeschichte und vielleicht auf der Seite. Ein Passwort, Token oder privater Schlüssel, der einmal dort stand, gilt als bekannt." }
        en { title: "This is probably a password",
             label: "does not belong in the folder",
             help: "Pass it as an environment variable and revoke the old one",
             more: "What lies in the folder of the blog is in its history and perhaps on its pages. A password, token or private key that was there once counts as known." }

    Hint "advertising-unmarked" AdvertisingUnmarked { text: String }
        de { title: "Ist das bezahlt?",
             label: "„{text}“",
             help: "`ad = true` setzt „Anzeige“ über den Beitrag",
             more: "Wofür es Geld oder Ware gab, muss als Werbung zu erkennen sein (§ 6 DDG, § 5a UWG). Gefragt wird bei Verweisen, die Käufe zählen, und bei Wörtern wie „gesponsert“, wenn weder `ad` gesetzt ist noch „Anzeige“ oder „Werbung“ im Text steht." }
        en { title: "Is this paid for?",
             label: "“{text}”",
             help: "`ad = true` puts „Anzeige“ over the post",
             more: "What money or goods were given for must be recognisable as advertising (§ 6 DDG, § 5a UWG). The question comes with links that count purchases and with words such as “sponsored”, if neither `ad` is set nor the text says so." }
}
