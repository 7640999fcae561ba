//! Whole themes: what a company lays over kursbuch, and what goes wrong with it.

use tera::{Context, Value};

use super::*;

fn load(files: &[(&str, &str)]) -> (Theme, Vec<String>) {
    let site = (
        "site.toml",
        "title = \"Blog\"\nid_base = \"tag:blog.example,2026:\"\nbase_url = \"https://blog.example/notizen\"\nlang = \"de\"\n[theme]\nname = \"firma\"\n",
    );
    let site = if files.iter().any(|(path, _)| *path == "site.toml") { None } else { Some(site) };
    let files = files.iter().copied().chain(site).map(|(path, text)| (path.to_owned(), text.to_owned()));
    let sources = Sources::from_files(files);
    let mut report = Report::default();
    let settings = Settings::read(&sources, &mut report);
    let theme = Theme::load(&sources, &settings, &mut report);
    let found =
        report.sorted().into_iter().map(|finding| format!("{} {}", finding.rule.id, finding.german.title));
    (theme, found.collect())
}

fn render(theme: &Theme, template: &str) -> String {
    let mut out = Vec::new();
    match theme.render(template, &Context::new(), &mut out) {
        Ok(()) => String::from_utf8(out).unwrap(),
        Err(finding) => finding.german.title,
    }
}

const MANIFEST: (&str, &str) = ("themes/firma/theme.toml", "name = \"Firma\"\nsatz = \"0.1\"\n");

#[test]
fn kursbuch_has_no_mistake_in_any_language_and_tone() {
    for (lang, tone) in
        [("de", "du"), ("de", "sie"), ("de-AT", "sie"), ("de-CH", "du"), ("en", "sie"), ("en-GB", "sie")]
    {
        let site = format!(
            "title = \"Blog\"\nid_base = \"tag:blog.example,2026:\"\nbase_url = \"https://blog.example\"\nlang = \"{lang}\"\ntone = \"{tone}\"\n"
        );
        let (theme, found) = load(&[("site.toml", &site)]);
        assert!(found.is_empty(), "{lang} {tone}: {found:?}");
        let names: Vec<&str> = theme.blocks().names().collect();
        assert!(names.contains(&"note") && names.contains(&"abbr"), "{names:?}");
    }
}

#[test]
fn both_languages_of_kursbuch_have_the_same_texts() {
    let keys = |lang: &str| -> Vec<String> {
        let site = format!(
            "title = \"Blog\"\nid_base = \"tag:blog.example,2026:\"\nbase_url = \"https://blog.example\"\nlang = \"{lang}\"\n"
        );
        load(&[("site.toml", &site)]).0.strings.keys().map(str::to_owned).collect()
    };
    assert_eq!(keys("de"), keys("en"));
}

#[test]
fn a_theme_lays_single_files_and_texts_over_kursbuch() {
    let (theme, found) = load(&[
        MANIFEST,
        (
            "themes/firma/templates/page.html",
            "{{ t(key=\"pagination.older\") }} {{ t(key=\"firma.n\", count=1000) }} {{ url(path=\"/a/\") }}",
        ),
        (
            "themes/firma/strings/de.toml",
            "[pagination]\nolder = \"Früher\"\n[firma]\nn = { one = \"eins\", other = \"{n} & mehr\" }\n",
        ),
        ("themes/firma/assets/logo.svg", "<svg/>"),
        ("themes/firma/templates/list.html", "{{ asset(name=\"logo.svg\") }} {{ theme.name }}"),
    ]);
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(render(&theme, "page.html"), "Früher 1.000 &amp; mehr /notizen/a/");
    let with_logo = render(&theme, "list.html");
    assert!(
        with_logo.starts_with("/notizen/assets/logo.") && with_logo.ends_with(".svg Firma"),
        "{with_logo}"
    );
    assert_eq!(theme.text("pagination.label", &[("part", "8"), ("parts", "25")]), "Seite 8 von 25");
    assert_eq!(theme.counted("archive.count", 1, &[]), "Ein Beitrag");
    assert_eq!(theme.counted("archive.count", 1234, &[]), "1.234 Beiträge");
}

#[test]
fn what_is_wrong_with_a_theme_is_said_at_once() {
    let (theme, found) = load(&[
        ("themes/firma/theme.toml", "name = \"Firma\"\nsatz = \"9.1\"\nstyle = \"firma.css\"\n"),
        ("themes/firma/templates/page.html", "{{ t(key=\"firma.gruss\") }}"),
        ("themes/firma/strings/de.toml", "[firma]\nbitte = { du = \"Bitte\" }\nliste = 3\n"),
        ("themes/firma/blocks/kasten.html", "{% component kasten() %}{% endcomponent kasten %}"),
        ("themes/firma/blocks/leer.html", "nichts"),
    ]);
    assert_eq!(
        found,
        [
            "template-failed Die Vorlage themes/firma/blocks/kasten.html scheitert: es fehlt {\"kind\": …} mit inline, leaf oder container",
            "template-failed Die Vorlage themes/firma/blocks/leer.html scheitert: sie enthält keine Komponente „leer“",
            "template-string-tone Der Text „firma.bitte“ fehlt in der Anrede „sie“",
            "template-string-shape Der Text „firma.liste“ hat nicht die richtige Form",
            "template-string-missing Der Text „firma.gruss“ fehlt",
            "theme-file-missing Die Datei assets/firma.css fehlt im Theme",
            "theme-version Das Theme „Firma“ ist für satz 9.1 gemacht",
        ]
    );
    assert_eq!(render(&theme, "page.html"), "firma.gruss");
}

#[test]
fn a_template_that_nobody_asks_for_is_reported() {
    let component = |name: &str| format!("{{% component {name}() %}}x{{% endcomponent {name} %}}");
    let (entry, part, alone) = (component("entry"), component("teil"), component("autor_card"));
    let (_, found) = load(&[
        MANIFEST,
        ("themes/firma/templates/components/author_card.html", "x"),
        ("themes/firma/templates/components/autor_card.html", &alone),
        ("themes/firma/templates/components/eigene.html", &entry),
        ("themes/firma/templates/components/teil.html", &part),
        ("themes/firma/templates/page.html", "{{ <teil/> }}{% include \"fuss.html\" %}"),
        ("themes/firma/templates/fuss.html", "Fuß"),
        ("themes/firma/templates/lisst.html", "x"),
    ]);
    assert_eq!(
        found,
        [
            "template-failed Die Vorlage themes/firma/templates/components/author_card.html scheitert: sie enthält keine Komponente „author_card“",
            "template-unused Die Vorlage autor_card.html braucht niemand",
            "template-unused Die Vorlage lisst.html braucht niemand",
        ]
    );
}

#[test]
fn an_unknown_theme_and_a_circle_end_at_kursbuch() {
    let (theme, found) = load(&[]);
    assert_eq!(found, ["theme-unknown Das Theme „firma“ gibt es nicht"]);
    assert!(theme.blocks().get("note").is_some());
    let (_, found) = load(&[
        ("themes/firma/theme.toml", "name = \"Firma\"\nsatz = \"0.1\"\nextends = \"haus\"\n"),
        ("themes/haus/theme.toml", "name = \"Haus\"\nsatz = \"0.1\"\nextends = \"firma\"\n"),
    ]);
    assert_eq!(found, ["theme-circle Das Theme „firma“ baut auf sich selbst auf"]);
}

#[test]
fn a_block_is_rendered_round_finished_text() {
    let (theme, _) = load(&[MANIFEST]);
    let mut arguments = Context::new();
    arguments.insert_value("summary", Value::from("Mehr & mehr"));
    let mut out = Vec::new();
    theme.render_block("details", &arguments, &Context::new(), Some("<p>Text</p>"), &mut out).unwrap();
    let html = String::from_utf8(out).unwrap();
    assert_eq!(html, "<details>\n<summary>Mehr &amp; mehr</summary>\n<p>Text</p>\n</details>\n");
}

#[test]
fn a_script_is_published_only_where_pages_load_it() {
    let site = "title = \"Blog\"\nid_base = \"tag:blog.example,2026:\"\nbase_url = \"https://blog.example\"\nlang = \"de\"\n";
    let (theme, _) = load(&[("site.toml", site)]);
    assert!(theme.assets().get("kursbuch.js").is_none());
    let (theme, found) = load(&[("site.toml", &format!("{site}[theme]\nscript = true\n"))]);
    assert!(found.is_empty(), "{found:?}");
    let AssetContent::Bytes(script) = &theme.assets().get("kursbuch.js").unwrap().content else {
        panic!("scripts of kursbuch are in memory");
    };
    assert!(script.len() < 5_000, "{} bytes", script.len());
}

#[test]
fn the_style_sheet_of_kursbuch_stays_small() {
    let (theme, _) = load(&[MANIFEST]);
    let AssetContent::Bytes(css) = &theme.assets().get("kursbuch.css").unwrap().content else {
        panic!("style sheets are in memory");
    };
    assert!(css.len() < 20_000, "{} bytes", css.len());
}
