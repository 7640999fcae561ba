//! Problems of links and pictures between files.

use crate::problems;

problems! {
    Error "link-dead" LinkDead { why_de: String, why_en: String, label_de: &'static str, label_en: &'static str }
        de { title: "Der Verweis führt ins Leere: {why_de}",
             label: "{label_de}",
             help: "Der Weg zählt ab dieser Datei, mit @/ ab content",
             more: "Verweise auf andere Dokumente nennen deren Datei: ../events/x.md oder @/posts/x.md. Auf der Seite steht sonst nur der Text des Verweises." }
        en { title: "The link leads nowhere: {why_en}",
             label: "{label_en}",
             help: "Paths count from this file, with @/ from content",
             more: "Links to other documents name their file: ../events/x.md or @/posts/x.md. Otherwise the page only shows the text of the link." }

    Error "draft-linked" DraftLinked { title: String }
        de { title: "Der Verweis führt zu einem Entwurf: {title}",
             label: "noch nicht veröffentlicht",
             help: "Den anderen Beitrag zuerst veröffentlichen oder den Verweis bis dahin weglassen",
             more: "Eine veröffentlichte Seite kann nicht auf einen Entwurf oder einen Beitrag der Zukunft verweisen, denn dessen Adresse gibt es noch nicht." }
        en { title: "The link leads to a draft: {title}",
             label: "not published yet",
             help: "Publish the other post first, or leave the link out until then",
             more: "A published page cannot link to a draft or a post of the future, since its address does not exist yet." }

    Warning "link-expired" LinkExpired { title: String }
        de { title: "Der Verweis führt zu einer abgelaufenen Seite: {title}",
             label: "seit `expires` nicht mehr da",
             help: "Den Verweis entfernen; auf der Seite steht nur noch sein Text",
             more: "Das Ziel hat sein expires erreicht. Weil das ohne eine Änderung am Blog geschieht, bricht es keinen Lauf ab." }
        en { title: "The link leads to an expired page: {title}",
             label: "gone since `expires`",
             help: "Remove the link; the page only shows its text",
             more: "The target has reached its expires. As that happens without a change to the blog, it stops no run." }

    Error "anchor-dead" AnchorDead { id: String, known_de: String, known_en: String }
        de { title: "Die Seite hat keinen Abschnitt „#{id}“",
             label: "",
             help: "{known_de}",
             more: "Hinter # steht die Kennung einer Überschrift der anderen Seite. Sie entsteht aus deren Text oder steht als {#kennung} dahinter." }
        en { title: "The page has no section “#{id}”",
             label: "",
             help: "{known_en}",
             more: "After # stands the id of a heading of the other page. It is made of its text or stands after it as {#id}." }

    Error "image-missing" ImageMissing { path: String }
        de { title: "Die Datei {path} fehlt",
             label: "kein Bild mit diesem Namen",
             help: "Liegt sie neben dem Beitrag?",
             more: "Bilder liegen neben dem Dokument, das sie zeigt, oder werden mit @/ ab content genannt. Auf der Seite steht sonst der Alternativtext." }
        en { title: "The file {path} is missing",
             label: "no picture of that name",
             help: "Does it lie beside the post?",
             more: "Pictures lie beside the document that shows them, or are named from content on with @/. Otherwise the page shows the alternative text." }

    Error "file-missing" FileMissing { path: String }
        de { title: "Die Datei {path} fehlt",
             label: "keine Datei mit diesem Namen",
             help: "Liegt sie neben dem Dokument?",
             more: "Dateien in der Kopfzeile liegen neben dem Dokument oder werden mit @/ ab content genannt." }
        en { title: "The file {path} is missing",
             label: "no file of that name",
             help: "Does it lie beside the document?",
             more: "Files named in front matter lie beside the document or are named from content on with @/." }

    Error "alias-outside" AliasOutside { alias: String }
        de { title: "„{alias}“ kann keine Adresse dieses Blogs gewesen sein",
             label: "beginnt nicht mit / oder führt hinaus",
             help: "Den Weg ohne Rechnernamen nennen, zum Beispiel /2019/04/altes-thema/",
             more: "aliases sind alte Adressen dieses Blogs: Sie beginnen mit / und enthalten weder .. noch Steuerzeichen noch einen Rechnernamen." }
        en { title: "“{alias}” cannot have been an address of this blog",
             label: "does not begin with / or leads outside",
             help: "Give the path without a host, for example /2019/04/old-subject/",
             more: "aliases are old addresses of this blog: they begin with / and hold neither .. nor control characters nor a host." }
}

impl Problem {
    /// A link to what does not exist, or to nothing at all: `[leer]()`.
    pub fn dead(target: &str) -> Problem {
        let (why_de, why_en, label_de, label_en) = match target {
            "" => (
                "er nennt kein Ziel",
                "it names no target",
                "hier fehlt das Ziel",
                "the target is missing here",
            ),
            target => (target, target, "keine Datei mit diesem Namen", "no file of that name"),
        };
        Problem::LinkDead { why_de: why_de.to_owned(), why_en: why_en.to_owned(), label_de, label_en }
    }
}
