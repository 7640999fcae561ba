//! `site.toml`, read with every key and with every mistake.

use super::*;
use crate::input::sources::Sources;
use crate::input::tree::Value;
use crate::report::{Messages, Place, Report};

fn read(site: &str) -> (Settings, Vec<String>) {
    let sources = Sources::from_files([("site.toml".to_owned(), site.to_owned())]);
    let mut report = Report::default();
    let settings = Settings::read(&sources, &mut report);
    let found = report.sorted().into_iter().map(|finding| {
        let Place::Span(span) = finding.place else { return finding.rule.id.to_owned() };
        format!("{} {:?} {}", finding.rule.id, &site[span.range()], finding.wording(Messages::German).title)
    });
    (settings, found.collect())
}

/// The findings of three sound lines and some more.
#[track_caller]
fn check(lines: &str, findings: &[&str]) {
    let site = format!(
        "title = \"Blog\"\nbase_url = \"https://blog.example\"\nid_base = \"tag:blog.example,2026:\"\n{lines}"
    );
    assert_eq!(read(&site).1, findings, "{lines}");
}

#[test]
fn three_lines_are_a_site() {
    check("", &[]);
    let (settings, _) = read("title = \"Blog\"\nbase_url = \"https://blog.example/x/\"");
    assert_eq!((settings.title.as_str(), settings.base_url.as_str()), ("Blog", "https://blog.example/x"));
    assert_eq!(settings.id_base(), "tag:blog.example,2000:");
    assert_eq!(
        (settings.per_page, settings.words.clone(), settings.is_german()),
        (10, Words::default(), true)
    );
}

#[test]
fn every_key_is_read() {
    let (settings, findings) = read(include_str!("complete.toml"));
    assert_eq!(findings, [""; 0]);
    for key in SITE.fields.iter().map(|entry| entry.key) {
        assert!(include_str!("complete.toml").contains(key), "complete.toml lacks {key}");
    }
    assert_eq!(settings.base_url.as_str(), "https://blog.werk.example/notizen");
    assert_eq!(
        (settings.zone.name(), settings.tone, settings.id_base().as_str()),
        ("Europe/Vienna", Tone::Du, "tag:werk.example,2026:")
    );
    assert_eq!(
        (settings.pagination, settings.list, settings.per_page),
        (Pagination::Stable, Extent::Summary, 5)
    );
    assert_eq!(
        (settings.words.page.as_str(), settings.words.feed.as_str(), settings.words.feeds.as_str()),
        ("s", "rss", "feeds")
    );
    let Color { light, dark } = &settings.theme.colors[0].1;
    assert_eq!((light.value.as_str(), dark.value.as_str()), ("#005ea8", "#005ea8"));
    assert_eq!(settings.permalink.segments[2], [PermalinkPart::Slug, PermalinkPart::Literal(".html".into())]);
    assert_eq!(
        (settings.menu[0].title.as_str(), settings.footer[0].to.value.as_str()),
        ("Über uns", "/impressum/")
    );
    assert!(settings.categories["linux"].noindex);
    assert!(!settings.typography.enabled);
    assert_eq!(settings.typography.quotes, Some(crate::german::QuoteStyle::Guillemets));
    assert_eq!(settings.events.links, [CalendarLink::Google, CalendarLink::Outlook]);
    assert_eq!(
        settings.comments.mode,
        CommentMode::Endpoint("https://kommentare.werk.example/{post}".into())
    );
    assert_eq!(
        (settings.comments.close_after, settings.feeds.limit, settings.input.max_size),
        (None, 5, 1 << 20)
    );
    assert_eq!(settings.output.csp, [("img-src".to_owned(), vec!["https://bilder.example".to_owned()])]);
    assert_eq!(settings.redirects.iter().map(|redirect| redirect.status).collect::<Vec<_>>(), [302, 410]);
    assert_eq!(settings.security.unwrap().expires.iso(), "2027-06-30T00:00:00+02:00");
    let rules = &settings.checks.rules;
    assert_eq!(rules["range-spaced"].level, Some(Threshold::Off));
    assert_eq!(rules["alt-too-long"].limits.get("max").unwrap().value, Value::Integer(250));
    assert_eq!(rules["abbreviation-unexplained"].level, None);
    assert_eq!(settings.deploy.find("live.target").unwrap().as_text(), Some("dir:/srv/www"));
    assert_eq!(settings.extra.to_json()["motto"], "Es läuft");
}

#[test]
fn a_site_without_settings_has_defaults() {
    let mut report = Report::default();
    let settings = Settings::read(&Sources::from_files([]), &mut report);
    assert_eq!(settings.per_page, 10);
    assert_eq!(report.sorted()[0].rule.id, "site-file-missing");
    assert_eq!(read("").1, ["missing-field \"\" `base_url` fehlt", "missing-field \"\" `title` fehlt"]);
}

#[test]
fn the_permanent_id_can_be_added_by_a_change() {
    let change = |site: &str| {
        let sources = Sources::from_files([("site.toml".to_owned(), site.to_owned())]);
        let mut report = Report::default();
        Settings::read(&sources, &mut report);
        let change = report.sorted().remove(0).change.unwrap();
        let mut site = site.to_owned();
        site.replace_range(change.span.range(), &change.text);
        site
    };
    let start = "title = \"t\"\nbase_url = \"https://x.example/blog\" # Adresse\n";
    let line = "id_base = \"tag:x.example,2000:\"\n";
    assert_eq!(change(&format!("{start}lang = \"de\"\n")), format!("{start}{line}lang = \"de\"\n"));
    assert_eq!(change(&format!("{start}id_base = \"\"\n")), format!("{start}{line}"));
}

#[test]
fn mistakes_are_named_where_they_are() {
    check("titel = 1", &["unknown-key \"titel\" Das Feld `titel` gibt es hier nicht"]);
    check(
        "tone = \"ihr\"",
        &["wrong-type \"\\\"ihr\\\"\" `tone` muss eins von diesen Wörtern: du, sie sein"],
    );
    check("per_page = 101", &["wrong-type \"101\" `per_page` muss eine ganze Zahl von 1 bis 100 sein"]);
    check("timezone = \"Berlin\"", &["wrong-type \"\\\"Berlin\\\"\" `timezone` muss eine Zeitzone sein"]);
    check(
        "[words]\npage = \"Seite\"",
        &["wrong-type \"\\\"Seite\\\"\" `words.page` muss ein Wort aus a–z, 0–9 und - sein"],
    );
    check(
        "[permalinks]\npost = \"/blog/\"",
        &[
            "wrong-type \"\\\"/blog/\\\"\" `permalinks.post` muss ein Muster mit {slug} oder {id} zwischen Schrägstrichen sein",
        ],
    );
    check("[[menu]]\ntitle = \"Los\"", &["missing-field \"[[menu]]\" `menu.to` fehlt"]);
    check(
        "[theme.colors]\nlink = \"blau\"",
        &["wrong-type \"\\\"blau\\\"\" `theme.colors.link` muss eine Farbe sein"],
    );
    check("[theme.colors]\nlink = \"#777\"", &[]);
    check("[comments]\nmode = \"endpoint\"", &["missing-field \"[comments]\" `comments.endpoint` fehlt"]);
    check(
        "[comments]\nmode = \"endpoint\"\nendpoint = \"https://k.example\"",
        &["wrong-type \"\\\"https://k.example\\\"\" `comments.endpoint` muss eine Adresse mit {post} sein"],
    );
    check(
        "[feeds]\nformats = [\"atom\", \"rdf\"]",
        &["wrong-type \"\\\"rdf\\\"\" `feeds.formats` muss eins von diesen Wörtern: atom, rss, json sein"],
    );
    check(
        "[input]\nmax_size = \"viel\"",
        &["wrong-type \"\\\"viel\\\"\" `input.max_size` muss eine Größe sein"],
    );
    check("[[redirects]]\nfrom = \"/a/\"", &["missing-field \"[[redirects]]\" `redirects.to` fehlt"]);
    check("[[redirects]]\nfrom = \"/a/\"\nstatus = 410", &[]);
    check(
        "[[redirects]]\nfrom = \"/../a/\"\nto = \"/\"",
        &["wrong-type \"\\\"/../a/\\\"\" `redirects.from` muss ein Pfad des Blogs sein"],
    );
    check(
        "[[redirects]]\nfrom = \"/a/\"\nto = \"/\"\nstatus = 307",
        &["wrong-type \"307\" `redirects.status` muss eins von diesen Wörtern: 301, 302, 410 sein"],
    );
    check(
        "[checks]\n\"alt-too-long\" = \"laut\"",
        &[
            "wrong-type \"\\\"laut\\\"\" `checks.alt-too-long` muss eins von diesen Wörtern: off, hint, warning, error sein",
        ],
    );
    check(
        "[typography]\nquotes.stile = \"german\"",
        &["unknown-key \"stile\" Das Feld `typography.quotes.stile` gibt es hier nicht"],
    );
    check(
        "[typography]\nquotes.style = \"french\"",
        &[
            "wrong-type \"\\\"french\\\"\" `typography.quotes.style` muss eins von diesen Wörtern: german, guillemets, swiss sein",
        ],
    );
    check(
        "[typography]\noff = [\"arow\"]",
        &["unknown-rule \"\\\"arow\\\"\" Die Regel „arow“ gibt es nicht"],
    );
    for base in
        ["ftp://x.example", "https://x y", "https://me@x.example", "blog.example", "https://x.example?a"]
    {
        let (_, found) =
            read(&format!("title = \"t\"\nid_base = \"tag:x.example,2026:\"\nbase_url = \"{base}\""));
        assert_eq!(
            found,
            [format!(
                "base-url-invalid {:?} `base_url` muss mit https:// beginnen und ohne ? enden",
                format!("\"{base}\"")
            )]
        );
    }
}
