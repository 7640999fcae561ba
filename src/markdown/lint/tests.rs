//! One text that fails and one that passes for every rule.

use super::{Limits, RULES, accessibility};
use crate::markdown::Kind;
use crate::markdown::directives;
use crate::markdown::events::Covered;
use crate::report::Finding;

fn findings(text: &str) -> Vec<Finding> {
    let covered = Covered::new(text, directives::find(text), Kind::Article);
    let known = vec![("KRITIS".to_owned(), "Kritische Infrastrukturen".to_owned())];
    accessibility(text, &covered.script(), "de", &known, &Limits::default())
}

/// `bad` gives exactly this finding, `good` none.
#[track_caller]
fn check(id: &str, bad: &str, good: &str) {
    let ids = |text: &str| findings(text).iter().map(|finding| finding.rule.id).collect::<Vec<_>>();
    assert_eq!(ids(bad), [id], "{bad}");
    assert_eq!(ids(good), [""; 0], "{good}");
}

/// What `--fix` makes of a text.
#[track_caller]
fn fixed(text: &str, expected: &str) {
    let mut text = text.to_owned();
    for _ in 0..3 {
        let mut changes: Vec<_> = findings(&text).into_iter().filter_map(|finding| finding.change).collect();
        changes.retain(|change| change.safe);
        changes.sort_by_key(|change| std::cmp::Reverse(change.span));
        for change in changes {
            text.replace_range(change.span.range(), &change.text);
        }
    }
    assert_eq!(text, expected);
}

#[test]
fn pictures_are_described() {
    check("image-without-alt", "![](deich.jpg)", "![Ein Deich bei Ebbe](deich.jpg)");
    check("image-without-alt", "![](deich.jpg \"Der Deich\")", "![](linie.svg){decorative}");
    check("image-without-alt", "<img src=\"a.jpg\">", "<img src=\"a.jpg\" alt=\"\">");
    check("alt-is-filename", "![IMG_2034.jpg](a.jpg)", "![Das Foto zur Anmeldung](a.jpg)");
    check("alt-is-filename", "![Bild 3](a.jpg)", "![Bildhauer bei der Arbeit](a.jpg)");
    check("alt-is-filename", "![deich-2](b/deich-2.png)", "![Deich](deich.png)");
    check(
        "alt-repeats-caption",
        "![Der Deich](a.jpg \"Der Deich.\")",
        "![Schafe auf dem Deich](a.jpg \"Der Deich\")",
    );
    check(
        "alt-repeats-caption",
        "![Der Deich](a.jpg)\n\n*Der Deich*",
        "![Der Deich](a.jpg)\n\nDer Deich hält.",
    );
    check("alt-redundant", "![Bild von Sylt](a.jpg)", "![Sylt von oben](a.jpg)");
    check("alt-too-long", &format!("![{}](a.jpg)", "Wort ".repeat(50)), "![Wort](a.jpg)");
    check("linked-image-without-alt", "[![](a.jpg)](b.md)", "[![Zur Übersicht](a.jpg)](b.md)");
    check("image-of-text", "![Die Ausgabe](screenshot-1.png)", "![Die Ausgabe](ausgabe.png)");
    fixed("![Bild von Sylt](a.jpg)", "![Sylt](a.jpg)");
    fixed("![Bild von einem Deich](a.jpg)", "![Bild von einem Deich](a.jpg)");
}

#[test]
fn headings_leave_no_level_out() {
    check("heading-skipped", "## A\n\n#### B", "## A\n\n### B\n\n## C\n\n### D");
    check("heading-skipped", "### A", "# A\n\n## B");
    check("heading-skipped", "## A\n\n# B", "## A\n\n## B");
    check("heading-empty", "##\n\nText", "## Über\n\nText");
    check("heading-duplicate", "## Fazit\n\nA\n\n## Fazit", "## Fazit\n\nA\n\n## Ausblick");
    check("heading-too-long", &format!("## {}", "Wort ".repeat(20)), "## Kurz");
    check("heading-faked", "**Die Anreise**\n\nMit dem Zug.", "**Wichtig:** Mit dem Zug.\n\nOder zu Fuß.");
    check("heading-faked", "1\\. Anreise\n\nMit dem Zug.", "**Bitte warm anziehen.**\n\nEs zieht.");
    fixed("## A\n\n#### B\n\n##### C\n\n#### D", "## A\n\n### B\n\n#### C\n\n### D");
}

#[test]
fn lists_are_lists() {
    check("list-by-hand", "• eins\n• zwei", "- eins\n- zwei");
    check("list-by-hand", "Dabei sind:\n– Ilka\n– Malte", "Er kam spät\n– wie immer – und ging.");
    check("list-by-hand", "• eins\n\n• zwei", "• eins");
    fixed("• eins\\\n• zwei", "- eins\n- zwei");
}

#[test]
fn links_say_where_they_lead() {
    check("link-text-vague", "Mehr dazu [hier](a.md).", "Mehr in der [Anleitung](a.md).");
    check(
        "link-text-ambiguous",
        "[Anleitung](a.md) und [Anleitung](b.md)",
        "[Anleitung](a.md), [Anleitung](a.md)",
    );
    check("link-text-url", "Siehe https://www.example.com/ein/langer/weg?x=1", "Siehe https://example.com");
    check(
        "link-text-url",
        "<https://www.example.com/ein/langer/weg>",
        "[Der Weg](https://www.example.com/ein/langer/weg)",
    );
    check("link-empty", "[](https://example.com)", "[](../posts/a.md)");
    check("link-file-unnamed", "[Programm](programm.pdf)", "[Programm](programm.pdf) (PDF, 200 kB)");
}

#[test]
fn tables_have_names_for_columns() {
    let caption = "\n{caption=\"Preise\"}";
    check(
        "table-without-header",
        &format!("| | |\n|---|---|\n| a | b |{caption}"),
        &format!("| | Preis |\n|---|---|\n| a | b |{caption}"),
    );
    check(
        "table-wide",
        &format!("|a|b|c|d|e|f|g|\n|-|-|-|-|-|-|-|\n|1|2|3|4|5|6|7|{caption}"),
        &format!("|a|b|\n|-|-|\n|1|2|{caption}"),
    );
    check(
        "table-without-caption",
        "|a|b|\n|-|-|\n|1|2|",
        ":::figure{caption=\"Preise\"}\n|a|b|\n|-|-|\n|1|2|\n:::",
    );
    check(
        "table-without-header",
        "<table><tr><td>a</td></tr></table>",
        "<table><tr><th>A</th></tr><tr><td>a</td></tr></table>",
    );
    let drawn = "+---+---+\n| A | B |\n+---+---+\n| 1 | 2 |\n+---+---+\n";
    check("table-drawn", &format!("```text\n{drawn}```"), "```text\na\n├── b\n└── c\n```");
    check(
        "table-drawn",
        &format!("```text\n{drawn}```"),
        &format!("```text {{description=\"Zwei Werte\"}}\n{drawn}```"),
    );
    let mut mended = format!("```text\n{drawn}```");
    for change in findings(&mended.clone()).into_iter().filter_map(|finding| finding.change) {
        mended.replace_range(change.span.range(), &change.text);
    }
    assert_eq!(mended, "| A | B |\n| --- | --- |\n| 1 | 2 |");
}

#[test]
fn code_names_its_language() {
    check("code-language-missing", "```\nfn main() {}\n```", "```rust\nfn main() {}\n```");
    fixed("```\n{\"a\": 1}\n```", "```json\n{\"a\": 1}\n```");
    check("entity-double", "```sh\na &gt; b\n```", "```html\n&amp;\n```");
    check("entity-double", "Hier steht &amp;gt; im Text.", "Mit `&gt;` schreibt man >.");
    fixed("Ein &amp;quot;Wort&amp;quot;", "Ein &quot;Wort&quot;");
}

#[test]
fn passages_say_their_language() {
    let english = "This is what we have learned from the flood and what you can do with it.";
    check("lang-missing", english, &format!("{english}\n{{lang=en}}"));
    check("lang-missing", english, &format!("Er schrieb: [{english}]{{lang=en}}"));
    fixed(english, &format!("{english}\n{{lang=en}}"));
    let three = format!("{english}\n\n{english}\n\n{english}");
    check("lang-missing", &three, "Das ist, was wir aus der Flut gelernt haben und was man damit tun kann.");
    check("lang-invalid", "Ein [word]{lang=english} hier", "Ein [word]{lang=en-GB} und [mot]{lang=fr} hier");
    check("lang-invalid", "Ein [word]{lang=en-UK} hier", "Ein [Wort]{lang=de-Latn-AT} hier");
}

#[test]
fn emoji_come_with_words() {
    check("emoji-only", "## 🎉\n\nText", "## Gefeiert 🎉\n\nText");
    check("emoji-only", "[🔗](a.md)", "[🔗 Quelle](a.md)");
    check("emoji-run", "Geschafft 🎉🎉 🎉🎉", "Geschafft 🎉🎉🎉");
}

#[test]
fn capitals_and_signs_are_no_stress() {
    check("capitals", "Das ist WIRKLICH SEHR WICHTIG GEWESEN.", "Wir nutzen HTML, CSS, SQL, PDF.");
    check("capitals", "Das ist w i c h t i g heute.", "Die Punkte a b c d e f sind fest.");
    check("symbol-as-layout", "\\*\\*\\*\\*\\*\\*\\*\n\nText", "Text\n\n---\n\nText");
    check("symbol-as-layout", "Weiter => => => hier", "Aus A -> B");
    check("sense-word", "Details siehe unten.", "Details im [Abschnitt unten](#x).");
    check("sense-word", "Dann den roten Knopf drücken.", "Das rote Haus am Deich.");
}

#[test]
fn media_and_raw_html_fit_the_page() {
    check(
        "audio-without-transcript",
        "::audio{src=\"a.mp3\" title=\"Flut\"}",
        "::audio{src=\"a.mp3\" title=\"Flut\" transcript=\"a.txt\"}",
    );
    check(
        "embed-without-alternative",
        "<audio src=\"a.mp3\"></audio>",
        "<audio src=\"a.mp3\"></audio>\n\n[Zum Nachlesen](a.md)",
    );
    check(
        "video-without-captions",
        "<video src=\"a.mp4\"></video>",
        "<video><source src=\"a.mp4\"><track kind=\"captions\" src=\"a.de.vtt\"></video>",
    );
    check("video-without-captions", "<video src=\"a.mp4\"></video>", "<video muted src=\"a.mp4\"></video>");
    check(
        "external-form",
        "<form action=\"https://formular.example/\"><p>a</p></form>",
        "<form action=\"/suche/\"><p>a</p></form>",
    );
    check("csp-blocks-content", "<style>p { color: red }</style>", "`<style>`");
    check("csp-blocks-content", "<script>1</script>", "<script src=\"/a.js\"></script>");
    check("external-embed", "![Deich](https://cdn.example/a.jpg)", "![Deich](a.jpg)");
    check("html-raw-style", "<div style=\"color:red\">a</div>", "<svg><path style=\"color:red\"/></svg>");
    check("html-raw-style", "<center>a</center>", "<div class=\"note\">a</div>");
    check("html-raw-handler", "<button onclick=\"x()\">a</button>", "<button>a</button>");
    check("html-raw-tabindex", "<p tabindex=\"3\">a</p>", "<p tabindex=\"0\">a</p>");
}

#[test]
fn texts_can_be_followed() {
    check(
        "abbreviation-unexplained",
        "Der WSV gehört das Amt.",
        "Die Schifffahrtsverwaltung (WSV) hat das Amt.",
    );
    check(
        "abbreviation-unexplained",
        "Der WSV gehört das Amt.",
        "Die KRITIS und HRB 123 und :abbr[WSV]{title=\"W\"}.",
    );
    check("sentence-too-long", &format!("{}.", "wort ".repeat(41)), &"Ein kurzer Satz. ".repeat(20));
    check("paragraph-too-long", &"Ein kurzer Satz. ".repeat(51), &"Ein kurzer Satz. ".repeat(50));
}

#[test]
fn every_rule_is_tested() {
    let tests = include_str!("tests.rs");
    for rule in RULES {
        assert!(tests.contains(&format!("\"{}\"", rule.id)), "{}", rule.id);
    }
}

#[test]
fn large_texts_take_no_longer_than_their_length() {
    let part = "## A\n\n**b**\n\n[x](a) [x](b) https://www.example.com/ein/langer/weg/1 WSV\n\n<a href=x><b lang=en>\n\n• a\n\n";
    assert!(!findings(&part.repeat(2_000)).is_empty());
}
