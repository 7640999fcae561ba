//! The real program: exit codes, what it prints, what it writes.

use crate::workbench::{Project, post};

#[test]
fn a_blog_is_built() {
    let project =
        Project::new(&[("content/posts/2026-06-01-vpn.md", &post("Unser VPN", "Es sagt \"Hallo\"."))]);
    project.satz(&["build"]).succeeds();
    assert!(project.read("public/blog/vpn/index.html").contains("Es sagt „Hallo“."));
    assert!(project.read("public/index.html").contains("Unser VPN"));
    assert!(project.exists("public/404.html"));
}

#[test]
fn an_error_leaves_the_old_blog_as_it_was() {
    let project = Project::new(&[("content/posts/2026-06-01-vpn.md", &post("Unser VPN", "Alt."))]);
    project.satz(&["build"]).succeeds();
    let before = project.tree("public");
    project.write(
        "content/posts/2026-06-01-vpn.md",
        post("Unser VPN", "Neu, mit ::unbekannt{x=1}\n\n::unbekannt{x=1}"),
    );
    let run = project.satz(&["build"]);
    assert_eq!(run.code, 1, "{}", run.errors);
    assert!(run.errors.contains("Fehler[unknown-block]"), "{}", run.errors);
    assert_eq!(project.tree("public"), before);
}

#[test]
fn all_findings_come_at_once() {
    let project = Project::new(&[
        ("content/posts/2026-06-01-a.md", "+++\ntitle = \"A\"\ndate = 2026-02-30\nautors = [\"x\"]\n+++\n"),
        ("content/posts/2026-06-01-b.md", "ohne Kopf\n"),
    ]);
    let run = project.satz(&["check", "--format", "short"]);
    assert_eq!(run.code, 1);
    for id in ["date-invalid", "unknown-key", "front-matter-missing"] {
        assert!(run.output.contains(id), "{id} in {}", run.output);
    }
    assert!(!project.exists("public"), "check writes nothing");
}

#[test]
fn drafts_are_checked_where_they_are_asked_for() {
    let project = Project::new(&[(
        "content/posts/vpn.md",
        "+++\ntitle = \"VPN\"\ndate = 2026-06-01\ndraft = true\n+++\nWie im [Vorjahr](vorjahr.md).\n",
    )]);
    project.satz(&["check"]).succeeds();
    let run = project.satz(&["check", "--drafts"]);
    assert_eq!(run.code, 1, "{}", run.errors);
    assert!(run.errors.contains("Fehler[link-dead]"), "{}", run.errors);
}

#[test]
fn mending_leaves_every_other_byte_alone() {
    let text = |word: &str| {
        format!("\u{FEFF}+++\r\ntitle = \"VPN\"\r\ndate = 2026-06-01\r\n+++\r\nNetze, {word} VPN.  \r\n")
    };
    let project = Project::new(&[("content/posts/vpn.md", &text("zB"))]);
    project.satz(&["check", "--fix"]).succeeds();
    assert_eq!(project.read("content/posts/vpn.md"), text("z. B."));
}

#[test]
fn mending_finds_names_that_are_written_otherwise_on_disk() {
    let decomposed = "content/posts/u\u{308}ber-vpn.md";
    let project = Project::new(&[(decomposed, &post("VPN", "Netze, zB VPN."))]);
    project.satz(&["check", "--fix"]).succeeds();
    assert_eq!(project.read(decomposed), post("VPN", "Netze, z. B. VPN."));
    assert_eq!(project.tree("content").len(), 1, "no second file beside it");
}

#[cfg(unix)]
#[test]
fn mending_keeps_links_to_sources() {
    let project = Project::new(&[
        ("content/vorlage.txt", &post("VPN", "Netze, zB VPN.")),
        ("content/posts/dns.md", &post("DNS", "Namen.")),
    ]);
    std::os::unix::fs::symlink("../vorlage.txt", project.path("content/posts/vpn.md"))
        .expect("links can be made");
    project.satz(&["check", "--fix"]).succeeds();
    assert_eq!(project.read("content/vorlage.txt"), post("VPN", "Netze, z. B. VPN."));
    assert!(project.path("content/posts/vpn.md").is_symlink());
}

#[test]
fn without_a_project_satz_cannot_work() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let run = Project::at(folder).satz(&["build"]);
    assert_eq!(run.code, 2);
    assert!(run.errors.contains("site.toml"), "{}", run.errors);
}

#[test]
fn bad_flags_are_no_findings() {
    let project = Project::new(&[]);
    assert_eq!(project.satz(&["build", "--colour"]).code, 2);
    assert_eq!(project.satz(&["build", "--now", "übermorgen"]).code, 2);
}

#[test]
fn a_new_site_passes_the_strict_check_and_builds() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let outside = Project::at(folder);
    outside.satz(&["new", "site", "mein-blog"]).succeeds();
    let run = outside.satz(&["check", "--strict", "--root", "mein-blog"]);
    assert_eq!(run.code, 0, "{}", run.errors);
    let build = outside.satz(&["build", "--root", "mein-blog", "--format", "json"]);
    assert_eq!(build.code, 0, "{}", build.errors);
    let json: serde_json::Value = serde_json::from_str(&build.output).expect("one JSON object");
    assert_eq!(json["findings"].as_array().map(Vec::len), Some(0), "{json}");
    assert!(outside.exists("mein-blog/public/impressum/index.html"));
}

#[test]
fn new_never_overwrites() {
    let project = Project::new(&[]);
    project.satz(&["new", "author", "Petra Lang"]).succeeds();
    let before = project.read("content/authors/petra-lang.md");
    let again = project.satz(&["new", "author", "Petra Lang"]);
    assert_ne!(again.code, 0);
    assert_eq!(project.read("content/authors/petra-lang.md"), before);
}

#[test]
fn a_draft_needs_a_name() {
    let project = Project::new(&[]);
    for kind in ["post", "page", "author", "organisation", "theme", "site"] {
        let run = project.satz(&["new", kind, " "]);
        assert_eq!(run.code, 2, "{kind}");
        assert!(run.errors.contains("Der Name ist leer"), "{}", run.errors);
    }
    assert_eq!(project.tree(".").len(), 1, "nothing but site.toml");
}

#[test]
fn a_broken_template_is_told_once() {
    let project = Project::new(&[("content/posts/vpn.md", &post("VPN", "Netze."))]);
    project.satz(&["new", "theme", "firma"]).succeeds();
    project.write("themes/firma/templates/post.html", "{% include \"post.html\" %}");
    project.write("site.toml", project.read("site.toml") + "[theme]\nname = \"firma\"\n");
    let run = project.satz(&["build", "--format", "short"]);
    assert_eq!((run.code, run.output.matches("template-failed").count()), (1, 1), "{}", run.output);
}

#[test]
fn links_to_the_top_and_to_words_need_no_heading() {
    let links = "[Anfang](#top), [Seite](#), [Wort](#:~:text=Netze)";
    let project = Project::new(&[("content/posts/vpn.md", &post("VPN", links))]);
    let run = project.satz(&["build", "--format", "short"]);
    assert_eq!((run.code, run.output.contains("anchor")), (0, false), "{}", run.output);
    for page in ["public/index.html", "public/blog/vpn/index.html"] {
        assert!(project.read(page).contains("href=\"#top\""), "{page}");
    }
}

#[test]
fn the_blog_itself_is_no_output_folder() {
    let run = Project::new(&[]).satz(&["build", "--output", "."]);
    assert_eq!(run.code, 2);
    assert!(run.errors.contains("Der Ordner „.“ taugt nicht"), "{}", run.errors);
}

#[test]
fn a_broken_block_is_one_finding_and_its_posts_are_none() {
    let file = "themes/kursbuch/blocks/note.html";
    let project = Project::new(&[
        (file, "{% component note( %}"),
        ("content/posts/a.md", &post("A", ":::note{title=\"x\"}\nText.\n:::")),
        ("content/posts/b.md", &post("B", ":::note{title=\"x\"}\nText.\n:::")),
    ]);
    let run = project.satz(&["build", "--format", "short"]);
    assert_eq!((run.code, run.output.lines().count()), (1, 1), "{}", run.output);
    assert!(run.output.contains("template-failed") && run.output.contains(file), "{}", run.output);
}

#[test]
fn a_post_of_the_future_is_no_draft() {
    let draft = "+++\ntitle = \"Unfertig\"\ndraft = true\ndate = 2027-01-01\n+++\nText.\n";
    let later = "+++\ntitle = \"Bald\"\ndate = 2027-01-01\n+++\nText.\n";
    let project = Project::new(&[("content/posts/unfertig.md", draft), ("content/posts/bald.md", later)]);
    project.satz(&["build", "--drafts"]).succeeds();
    let badges = |page: &str| {
        let html = project.read(page);
        ["Entwurf", "Geplant"].map(|badge| html.contains(&format!("<span class=\"badge\">{badge}</span>")))
    };
    assert_eq!(badges("public/blog/unfertig/index.html"), [true, false]);
    assert_eq!(badges("public/blog/bald/index.html"), [false, true]);
    assert_eq!(badges("public/index.html"), [true, true]);
}

#[test]
fn the_output_folder_may_lie_beside_the_blog() {
    let project = Project::new(&[(
        "blog/site.toml",
        "title = \"Pegel\"\nbase_url = \"https://pegel.example\"\nlang = \"de\"\n",
    )]);
    let run = project.satz(&["build", "--root", "blog", "--output", "blog/../neben"]);
    run.succeeds();
    assert!(project.exists("neben/index.html"));
}

#[test]
fn typeset_prints_the_fragment_and_nothing_else() {
    let project = Project::new(&[]);
    let run = project
        .satz_with_input(&["typeset", "-", "--set", "quotes.style=guillemets"], "\"Ja\" - z.B. *so*\n");
    assert_eq!(run.output, "<p>»Ja« – z.\u{A0}B. <em>so</em></p>\n");
    let english = project.satz_with_input(&["typeset", "--lang", "en"], "\"Yes\"\n");
    assert_eq!(english.output, "<p>“Yes”</p>\n");
    assert_eq!(project.satz_with_input(&["typeset", "--set", "quotes.stil=x"], "").code, 2);
}

#[test]
fn typeset_says_what_it_cannot_set() {
    let project = Project::new(&[]);
    project.write("latin1.md", b"\"Gr\xFC\xDFe\"");
    for (arguments, expected) in [
        (&["--lang", "Deutsch"][..], "„Deutsch“ ist kein Kürzel einer Sprache"),
        (&["--lang", ""], "„“ ist kein Kürzel einer Sprache"),
        (&["--set", "quatsch=x"], "Zum Beispiel quotes.style=guillemets"),
        (&["--set", "quotes.styl=x"], "Ist quotes.style gemeint?"),
        (&["latin1.md"], "sie ist kein Text in UTF-8"),
        (&["fehlt.md"], "die Datei fehlt"),
    ] {
        let run = project.satz(&[&["typeset"], arguments].concat());
        assert_eq!((run.code, run.output.as_str()), (2, ""), "{arguments:?}");
        assert!(run.errors.contains(expected), "{arguments:?}: {}", run.errors);
    }
}

#[test]
fn a_post_is_set_as_its_blog_sets_it() {
    let site = "title = \"Pegel\"\nlang = \"de-CH\"\n[typography]\nspace.abbr = \"narrow\"\n";
    let text = "\"z.B.\"\n\n| a |\n|---|\n| b |\n{caption=\"z.B.\"}\n";
    let project = Project::new(&[("site.toml", site), ("content/posts/a.md", text), ("a.md", text)]);
    let of_blog = project.satz(&["typeset", "content/posts/a.md"]).output;
    assert!(
        of_blog.starts_with("<p>«z.\u{202F}B.»</p>\n<table>\n<caption>z.\u{202F}B.</caption>"),
        "{of_blog}"
    );
    let german = project.satz(&["typeset", "content/posts/a.md", "--lang", "de", "--set", "space.abbr=nbsp"]);
    assert!(german.output.starts_with("<p>„z.\u{A0}B.“</p>"), "{}", german.output);
    let alone = project.satz(&["typeset", "a.md"]).output;
    assert!(alone.starts_with("<p>„z.\u{A0}B.“</p>"), "{alone}");
}

#[test]
fn typeset_lists_its_edits() {
    let post = "+++\ntitle = \"z.B.\"\nimage = { src = \"a.png\", alt = \"99%\" }\ntags = [\"d.h.\"]\n+++\n\
        Er sagt \"ja\".\n\nAm 5.\nMai sind `x` ![99%](b.png) da.\n";
    let project = Project::new(&[("post.md", post)]);
    let run = project.satz(&["typeset", "--diff", "post.md"]);
    let expected = [
        "post.md:2  nbsp.abbr       z.B. → z.⍽B.",
        "post.md:3  nbsp.unit       99% → 99⍽%",
        "post.md:4  nbsp.abbr       d.h. → d.⍽h.",
        "post.md:6  quotes          \"ja\". → „ja“.",
        "post.md:8  nbsp.date       5.␣Mai → 5.⍽Mai",
        "post.md:9  nbsp.unit       99% → 99⍽%",
    ];
    let from_input =
        project.satz_with_input(&["typeset", "--diff"], "---\nlang: en\n---\n99%\n\n\"z.B.\"").output;
    let english = "---\nlang: en\n---\n\"z.B.\"\n";
    assert_eq!(project.satz_with_input(&["typeset"], english).output, "<p>“z.B.”</p>\n");
    assert_eq!(
        project.satz_with_input(&["typeset", "--lang", "de"], english).output,
        "<p>„z.\u{A0}B.“</p>\n"
    );
    let off = "---\ntypography: false\n---\n\"z.B.\"\n";
    assert_eq!(project.satz_with_input(&["typeset"], off).output, "<p>\"z.B.\"</p>\n");
    assert_eq!(from_input.lines().next(), Some("stdin:6  quotes          \"z.B.\" → “z.B.”"));
    assert_eq!(run.output.lines().collect::<Vec<_>>(), expected);
    assert_eq!(project.satz_with_input(&["typeset", "--diff"], "Nichts zu tun.").output, "");
}

#[test]
fn explain_schema_and_completions_speak() {
    let project = Project::new(&[]);
    assert!(project.satz(&["explain", "unknown-author"]).output.contains("unknown-author"));
    let unknown = project.satz(&["explain", "unknown-autor"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.errors.contains("Ist unknown-author gemeint?"), "{}", unknown.errors);
    assert!(!project.satz(&["explain", "wetter"]).errors.contains("gemeint"), "nothing is like it");
    assert!(project.satz(&["explain", "blocks"]).output.contains("note"));
    for kind in ["site", "post", "author", "page", "organisation", "theme"] {
        let schema = project.satz(&["schema", kind]).output;
        let schema: serde_json::Value = serde_json::from_str(&schema).expect("a JSON Schema");
        assert!(schema["properties"].as_object().is_some_and(|fields| fields.len() > 2), "{kind}");
    }
    assert!(project.satz(&["completions", "bash"]).output.contains("satz"));
}

#[test]
fn a_second_build_touches_nothing() {
    let project = Project::new(&[("content/posts/2026-06-01-vpn.md", &post("Unser VPN", "Text."))]);
    project.satz(&["build"]).succeeds();
    let before = project.times("public");
    project.satz(&["build"]).succeeds();
    assert_eq!(project.times("public"), before);
}

#[test]
fn a_renamed_post_leaves_no_page_behind() {
    let project = Project::new(&[("content/posts/2026-06-01-vpn.md", &post("Unser VPN", "Text."))]);
    project.satz(&["build"]).succeeds();
    project.write("public/fremd.txt", "nicht von satz");
    project.remove("content/posts/2026-06-01-vpn.md");
    project.write("content/posts/2026-06-01-netz.md", post("Unser VPN", "Text."));
    project.satz(&["build"]).succeeds();
    assert!(!project.exists("public/blog/vpn"));
    assert!(project.exists("public/blog/netz/index.html"));
    assert_eq!(project.read("public/fremd.txt"), "nicht von satz");
}

#[test]
fn future_posts_and_drafts_wait() {
    let project = Project::new(&[
        ("content/posts/2026-12-24-fest.md", &post("Das Fest", "Text.").replace("2026-06-01", "2026-12-24")),
        ("content/posts/entwurf.md", "+++\ntitle = \"Entwurf\"\ndraft = true\n+++\nText.\n"),
    ]);
    project.satz(&["build"]).succeeds();
    assert!(!project.exists("public/blog/fest") && !project.exists("public/blog/entwurf"));
    project.satz(&["build", "--drafts"]).succeeds();
    assert!(project.exists("public/blog/fest") && project.exists("public/blog/entwurf"));
    project.satz(&["build", "--now", "2026-12-25"]).succeeds();
    assert!(project.exists("public/blog/fest") && !project.exists("public/blog/entwurf"));
}

#[test]
fn fixing_never_makes_a_new_mistake() {
    let source = "content/posts/2026-06-01-vpn.md";
    let project = Project::new(&[
        (
            source,
            "+++\ntitel = \"X\"\ntitle = \"VPN\"\ndate = 2026-06-01\n+++\n\nSiehe [](2026-06-02-netz.md).\n",
        ),
        ("content/posts/2026-06-02-netz.md", &post("Netz", ":::note\nText.\n\n## Danach\n\nMehr.")),
    ]);
    project.satz(&["check", "--fix"]);
    assert!(
        project.read(source).starts_with("+++\ntitel = \"X\"\ntitle"),
        "a second title would be the next mistake"
    );
    assert!(
        project.read(source).contains("Siehe [](2026-06-02-netz.md)."),
        "an empty link takes the title of its target"
    );
    assert!(
        !project.read("content/posts/2026-06-02-netz.md").contains("Mehr.\n:::"),
        "a note must not swallow a section"
    );
}

#[test]
fn of_a_whole_post_the_body_is_set() {
    let project = Project::new(&[("post.md", "+++\ntitle = \"T\"\n+++\n\n\"Ja\"\n")]);
    assert_eq!(project.satz(&["typeset", "post.md"]).output, "<p>„Ja“</p>\n");
}

#[test]
fn a_company_changes_colours_a_part_and_a_block() {
    let project = Project::new(&[(
        "content/posts/2026-06-01-vpn.md",
        &post("VPN", ":::angebot{preis=\"49,50 €\"}\nNur heute.\n:::"),
    )]);
    project.satz(&["new", "theme", "firma"]).succeeds();
    let site = project.read("site.toml");
    project.write("site.toml", format!("{site}\n[theme]\nname = \"firma\"\n[theme.colors]\nlink = {{ light = \"#00497a\", dark = \"#8fcbff\" }}\n[theme.fonts]\ntext = \"Georgia, serif\"\n"));
    project.write(
        "themes/firma/blocks/angebot.html",
        "{% component angebot(preis: string) {\"kind\": \"container\", \"text\": [\"preis\"]} %}\n<div class=\"angebot\"><p>{{ preis }}</p>{{ body }}</div>\n{% endcomponent angebot %}\n",
    );
    project.write(
        "themes/firma/templates/not_found.html",
        "{% extends \"kursbuch/not_found.html\" %}{% block main %}<h1>Verlaufen</h1>{% endblock main %}\n",
    );
    project.satz(&["check"]).succeeds();
    project.satz(&["build"]).succeeds();
    let page = project.read("public/blog/vpn/index.html");
    assert!(page.contains("<div class=\"angebot\"><p>49,50\u{A0}€</p><p>Nur heute.</p>"), "{page}");
    assert!(project.read("public/404.html").contains("<h1>Verlaufen</h1>"));
    let style = project
        .tree("public/assets")
        .into_iter()
        .find(|(name, _)| name.starts_with("firma."))
        .expect("its own style");
    assert!(String::from_utf8_lossy(&style.1).contains("--link:light-dark(#00497a,#8fcbff)"));
    assert!(
        page.contains("content=\"#10161a\" media=\"(prefers-color-scheme: dark)\""),
        "the dark ground is kursbuch's"
    );
}

#[test]
fn a_clean_build_writes_everything_anew_and_leaves_what_is_not_its_own() {
    let source = "content/posts/2026-06-01-vpn.md";
    let project = Project::new(&[(source, &post("Unser VPN", "Text."))]);
    project.satz(&["build"]).succeeds();
    project.write("public/fremd.txt", "nicht von satz");
    project.write("public/blog/vpn/index.html", "von Hand verändert");
    assert!(project.satz(&["build"]).errors.contains("1 geschrieben"), "only what differs is written");
    let clean = project.satz(&["build", "--clean"]);
    clean.succeeds();
    assert!(
        clean.errors.contains("; Dateien:") && clean.errors.contains(" 0 unverändert"),
        "{}",
        clean.errors
    );
    assert!(project.read("public/blog/vpn/index.html").contains("Unser VPN"));
    assert_eq!(project.read("public/fremd.txt"), "nicht von satz");
    let before = project.tree("public");
    project.write(source, "+++\ntitle = kaputt\n+++\n");
    assert_eq!(project.satz(&["build", "--clean"]).code, 1);
    assert_eq!(project.tree("public"), before, "with an error the old blog stays");
}

#[test]
fn captions_that_lie_beside_a_film_are_shown_with_it() {
    let film = "::video{src=\"pumpe.mp4\" title=\"Die Pumpe läuft an\"}";
    let project = Project::new(&[
        ("content/posts/2026-06-01-pumpe.md", &post("Pumpe", film)),
        ("content/posts/pumpe.mp4", "Film"),
        ("content/posts/pumpe.de.vtt", "WEBVTT\n"),
    ]);
    project.satz(&["check"]).succeeds();
    project.satz(&["build"]).succeeds();
    let page = project.read("public/blog/pumpe/index.html");
    assert!(page.contains("<track kind=\"captions\" src=\"/blog/pumpe.de.vtt\" srclang=\"de\""), "{page}");
    assert_eq!(project.read("public/blog/pumpe.de.vtt"), "WEBVTT\n");
}

#[test]
fn the_budget_of_a_page_holds_without_the_text_of_its_posts() {
    let posts: Vec<(String, String)> = (10..22)
        .map(|day| {
            let text = post(&format!("Pegelstand vom {day}."), "Es steigt.");
            (format!("content/posts/pegel-{day}.md"), text.replace("2026-06-01", &format!("2026-05-{day}")))
        })
        .collect();
    let posts: Vec<(&str, &str)> = posts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let project = Project::new(&posts);
    project.satz(&["build"]).succeeds();
    let (list, page) = (project.read("public/index.html"), project.read("public/blog/pegel-10/index.html"));
    assert!(list.len() < 12_000, "a list page has {} bytes", list.len());
    assert!(page.len() < 25_000, "a post page has {} bytes", page.len());
}

#[test]
fn a_preview_that_cannot_begin_says_what_to_change() {
    let project = Project::new(&[]);
    let run = project.satz(&["serve", "--host", "192.0.2.1"]);
    assert_eq!(run.code, 2, "{}", run.errors);
    assert!(run.errors.contains("unter 192.0.2.1"), "{}", run.errors);
    assert!(run.errors.contains("Mit --host eine Adresse dieser Maschine nennen"), "{}", run.errors);
}
