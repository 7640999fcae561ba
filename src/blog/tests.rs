//! Small blogs from one string: what is linked, and what is found on the way.

use std::fmt::Write;

use crate::calendar::{Moment, Zone};
use crate::input::{Settings, Sources};
use crate::markdown::{LinkKind, Memo};
use crate::report::{Place, Position, Report, Texts};

use super::{DocumentId, Linkings, Site, Target, View, read};

/// A blog of files between lines `-- path --`, as of 2026-11-22 at noon.
struct Blog {
    site: Site,
    /// `id file:line:column`, one a line, with the suggestion after `→`.
    found: String,
}

impl Blog {
    fn of(story: &str) -> Blog {
        Blog::seen(story, false)
    }

    fn with_drafts(story: &str) -> Blog {
        Blog::seen(story, true)
    }

    fn seen(story: &str, drafts: bool) -> Blog {
        let sources = Sources::from_files(files(story));
        let mut report = Report::default();
        let settings = Settings::read(&sources, &mut report);
        let documents = read(&sources, &settings, &Memo::in_memory(), &mut report);
        let now = Moment::parse("2026-11-22T12:00:00", Zone::BERLIN).unwrap();
        let site = Linkings::default().site(documents, &settings, View { now, drafts }, &mut report);
        Blog { site, found: short(report, &sources) }
    }

    /// The posts in order, as ids.
    fn posts(&self) -> String {
        self.site.posts.iter().map(|post| post.meta.id.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Where the links of a post to files lead.
    fn links(&self, post: &str) -> String {
        let post = self.site.post(self.site.post_named(post).unwrap());
        let links = post.body.links.iter().filter(|link| link.kind == LinkKind::File);
        let shown = links.map(|link| match post.resolved.link(link).unwrap() {
            Target::Document { document, fragment } => {
                let fragment = fragment.as_ref().map_or(String::new(), |fragment| format!("#{fragment}"));
                format!("{}{fragment}", self.site.meta(*document).address)
            }
            Target::File { address, .. } => address.to_string(),
            Target::Dead => "dead".to_owned(),
        });
        shown.collect::<Vec<_>>().join(" ")
    }
}

fn files(story: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    if !story.contains("-- site.toml --") {
        files.push(("site.toml".to_owned(), SITE.to_owned()));
    }
    for line in story.split_inclusive('\n') {
        match line.trim_end().strip_prefix("-- ").and_then(|line| line.strip_suffix(" --")) {
            Some(path) => files.push((path.to_owned(), String::new())),
            None => files.last_mut().expect("a story begins with a file").1.push_str(line),
        }
    }
    files
}

const SITE: &str = "title = \"Testblog\"\nbase_url = \"https://blog.example\"\nlang = \"de\"\nid_base = \"tag:blog.example,2026:\"\n";

fn short(report: Report, sources: &Sources) -> String {
    let mut out = String::new();
    for finding in report.sorted() {
        let place = match &finding.place {
            Place::Span(span) => {
                let at = Position::of(sources.text(span.file), span.start as usize);
                format!("{}:{}:{}", sources.name(span.file), at.line, at.column)
            }
            Place::File(file) => sources.name(*file).to_owned(),
            Place::Nowhere => "-".to_owned(),
            Place::Page(address) => address.clone(),
        };
        write!(out, "{} {place}", finding.rule.id).unwrap();
        if let Some(change) = &finding.change {
            write!(out, " → {}", change.text).unwrap();
        }
        out.push('\n');
    }
    out
}

/// The front matter of a post of a day, and its text.
macro_rules! post {
    ($path:literal, $head:literal, $text:literal) => {
        concat!("-- content/posts/", $path, " --\n+++\ntitle = \"Titel\"\n", $head, "\n+++\n", $text, "\n")
    };
}

#[track_caller]
fn check_found(story: &str, expected: &[&str]) {
    let found = Blog::of(story).found;
    assert_eq!(found.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn posts_come_newest_first_and_have_addresses() {
    let blog = Blog::of(concat!(
        post!("2026-01-01-alt.md", "date = 2026-01-01", ""),
        post!("b.md", "date = 2026-11-01T09:00:00", ""),
        post!("a.md", "date = 2026-11-01T09:00:00", ""),
        post!("größe/index.md", "date = 2026-10-01", ""),
    ));
    assert_eq!(blog.found, "");
    assert_eq!(blog.posts(), "a b größe 2026-01-01-alt");
    let addresses: Vec<_> = blog.site.posts.iter().map(|post| post.meta.address.as_str()).collect();
    assert_eq!(addresses, ["/blog/a/", "/blog/b/", "/blog/groesse/", "/blog/alt/"]);
    let b = blog.site.post(blog.site.post_named("b").unwrap());
    assert_eq!((b.newer, b.older), (blog.site.post_named("a"), blog.site.post_named("größe")));
    let years: Vec<_> =
        blog.site.register.years[0].months.iter().map(|month| month.address.as_str()).collect();
    assert_eq!(years, ["/archiv/2026/11/", "/archiv/2026/10/", "/archiv/2026/01/"]);
}

#[test]
fn a_draft_without_a_date_is_of_today_and_before_what_is_published() {
    let story = concat!(
        post!("entwurf.md", "draft = true", ""),
        post!("frueh.md", "date = 2026-11-22T08:00:00", ""),
        post!("spaet.md", "date = 2026-11-22T18:00:00", ""),
    );
    let blog = Blog::with_drafts(story);
    assert_eq!(blog.posts(), "spaet entwurf frueh");
    assert_eq!(blog.site.posts[1].published.iso(), "2026-11-22T00:00:00+01:00");
}

#[test]
fn what_is_not_published_is_not_there() {
    let story = concat!(
        post!("da.md", "date = 2026-11-22T12:00:00", "[Entwurf](entwurf.md) [bald](bald.md) [weg](weg.md)"),
        post!("entwurf.md", "draft = true", ""),
        post!("bald.md", "date = 2026-11-22T12:00:01\nexpires = 2026-12-01", ""),
        post!("weg.md", "date = 2026-01-01\nexpires = 2026-11-22T12:00:00", ""),
    );
    let blog = Blog::of(story);
    assert_eq!(blog.posts(), "da");
    assert_eq!(blog.links("da"), "dead dead dead");
    assert_eq!(
        blog.found,
        "draft-linked content/posts/da.md:5:11\n\
         draft-linked content/posts/da.md:5:30\n\
         link-expired content/posts/da.md:5:45\n"
    );
    let gone: Vec<_> =
        blog.site.register.gone.iter().map(|gone| (gone.address.as_str(), gone.since.iso())).collect();
    assert_eq!(gone, [("/blog/weg/", "2026-11-22T12:00:00+01:00".to_owned())]);
    let due: Vec<_> = blog.site.register.due.iter().map(|due| (due.at.iso(), due.what)).collect();
    assert_eq!(
        due,
        [
            ("2026-11-22T12:00:01+01:00".to_owned(), super::Flip::Appears),
            ("2026-12-01T00:00:00+01:00".to_owned(), super::Flip::Expires),
        ]
    );

    let blog = Blog::with_drafts(story);
    assert_eq!(blog.posts(), "bald da entwurf");
    assert_eq!(blog.links("da"), "/blog/entwurf/ /blog/bald/ dead");
    assert!(blog.site.posts[0].draft && !blog.site.posts[1].draft);
}

#[test]
fn both_notations_say_the_same() {
    let toml = concat!(
        "-- content/posts/x.md --\n+++\ntitle = \"007\"\ndate = 2026-11-01T09:30:00\nauthors = [\"mira\"]\n",
        "tags = [\"no\"]\ncomments = \"closed\"\n+++\nText\n-- content/authors/mira.md --\n+++\nname = \"Mira\"\n+++\n",
    );
    let yaml = concat!(
        "-- content/posts/x.md --\n---\ntitle: 007\ndate: 2026-11-01 09:30\nauthors: [mira]\n",
        "tags: [no]\ncomments: closed\n---\nText\n-- content/authors/mira.md --\n---\nname: Mira\n---\n",
    );
    let shown = |story: &str| {
        let blog = Blog::of(story);
        let post = &blog.site.posts[0];
        let author = &blog.site.author(post.authors[0]).name;
        let tag = &blog.site.list(post.tags[0]).title;
        format!("{}{} {} {author} {tag} {:?}", blog.found, post.title, post.published.iso(), post.comments)
    };
    assert_eq!(shown(toml), "007 2026-11-01T09:30:00+01:00 Mira no Closed");
    assert_eq!(shown(yaml), shown(toml));
}

#[test]
fn unknown_names_are_reported_once_and_without_cascades() {
    check_found(
        concat!(
            post!("a.md", "date = 2026-01-01\nauthors = [\"petra\", \"kaputt\", \"mira\", \"mira\"]", ""),
            "-- content/authors/petra-lang.md --\n+++\nname = \"Petra Lang\"\norganisation = \"gmhb\"\n+++\n",
            "-- content/authors/mira.md --\n+++\nname = \"Mira\"\n+++\n",
            "-- content/authors/kaputt.md --\n+++\nrole = \"x\"\n+++\n",
            "-- content/organisations/gmbh.toml --\nname = \"Beispiel GmbH\"\n",
        ),
        &[
            "missing-field content/authors/kaputt.md:1:1",
            "unknown-organisation content/authors/petra-lang.md:3:16 → \"gmbh\"",
            "unknown-author content/posts/a.md:4:12 → \"petra-lang\"",
        ],
    );
}

#[test]
fn authors_are_filed_by_name_and_know_their_posts() {
    let blog = Blog::of(concat!(
        post!("a.md", "date = 2026-01-01\nauthors = [\"o\", \"a\"]", ""),
        post!("b.md", "date = 2026-01-02\nauthors = [\"o\"]", ""),
        "-- content/authors/z.md --\n+++\nname = \"Anton von Zander\"\nsort = \"Zander, Anton von\"\n+++\n",
        "-- content/authors/o.md --\n+++\nname = \"Özil\"\nformer = true\n+++\n",
        "-- content/authors/a.md --\n+++\nname = \"Ober\"\nguest = true\n+++\nEin Gast.\n",
    ));
    let shown: Vec<_> =
        blog.site.authors.iter().map(|author| (author.name.as_str(), author.posts.len())).collect();
    assert_eq!(shown, [("Ober", 1), ("Özil", 2), ("Anton von Zander", 0)]);
    let names: Vec<_> =
        blog.site.posts[1].authors.iter().map(|id| blog.site.author(*id).name.as_str()).collect();
    assert_eq!(names, ["Özil", "Ober"]);
}

#[test]
fn names_with_one_slug_are_one_list() {
    let blog = Blog::of(concat!(
        "-- site.toml --\ntitle = \"T\"\nbase_url = \"https://blog.example\"\nlang = \"de\"\nid_base = \"tag:x.example,2026:\"\n",
        "[tags.linux]\ndescription = \"Der Kern\"\n",
        post!("a.md", "date = 2026-01-01\ntags = [\"Größe\", \"Linux\"]\nseries = \"VPN\"", ""),
        post!("b.md", "date = 2026-01-02\ntags = [\"linux\", \"groesse\", \"???\"]\nseries = \"VPN\"", ""),
    ));
    assert_eq!(
        blog.found,
        "tag-similar content/posts/b.md:4:9\n\
         tag-similar content/posts/b.md:4:18\n\
         list-name-unusable content/posts/b.md:4:29\n"
    );
    let tags: Vec<_> =
        blog.site.register.tags.iter().map(|tag| (tag.title.as_str(), tag.posts.len())).collect();
    assert_eq!(tags, [("Größe", 2), ("Linux", 2)]);
    assert_eq!(blog.site.register.tags[1].description, "Der Kern");
    assert_eq!(blog.site.register.tags[1].address.as_str(), "/schlagwort/linux/");
    let parts: Vec<_> = blog.site.posts.iter().map(|post| post.series.unwrap().part).collect();
    assert_eq!(parts, [2, 1]);
}

#[test]
fn links_between_files_find_their_targets() {
    let blog = Blog::of(concat!(
        post!(
            "vpn/index.md",
            "date = 2026-01-01",
            "[a](../2026-01-02-dns.md#ttl) [b](@/pages/ueber-uns.md) [c](plan%20b.pdf) [d](@/authors/mira.md) [e](@/events/x.md)"
        ),
        post!("2026-01-02-dns.md", "date = 2026-01-02", "## TTL\n\n[zurück](vpn/index.md#inhalt)"),
        "-- content/posts/vpn/plan b.pdf --\n%PDF\n",
        "-- content/pages/ueber-uns.md --\n+++\ntitle = \"Über uns\"\n+++\n",
        "-- content/authors/mira.md --\n+++\nname = \"Mira\"\n+++\n",
        "-- content/events/x.md --\n+++\n+++\n",
    ));
    assert_eq!(blog.found, "");
    assert_eq!(blog.links("vpn"), "/blog/dns/#ttl /ueber-uns/ /blog/vpn/plan%20b.pdf /autoren/mira/ dead");
    assert_eq!(blog.links("2026-01-02-dns"), "/blog/vpn/#inhalt");
    let about = blog.site.page_named("ueber-uns").unwrap();
    assert_eq!(blog.site.title(DocumentId::Page(about)), "Über uns");
    let copied: Vec<_> = blog.site.attachments.iter().map(|file| file.address.as_str()).collect();
    assert_eq!(copied, ["/blog/vpn/plan%20b.pdf"]);
}

#[test]
fn dead_links_are_reported_with_what_was_meant() {
    check_found(
        concat!(
            post!(
                "a.md",
                "date = 2026-01-01",
                "[x](dns.md) [y](@/pages/impresum.md)\n\n[z](nichts-dergleichen.md) [t](2026-01-02-dns.md#tttl)"
            ),
            post!("2026-01-02-dns.md", "date = 2026-01-02", "## TTL"),
            "-- content/pages/impressum.md --\n+++\ntitle = \"Impressum\"\n+++\n",
        ),
        &[
            "link-dead content/posts/a.md:5:5 → 2026-01-02-dns.md",
            "link-dead content/posts/a.md:5:17 → @/pages/impressum.md",
            "link-dead content/posts/a.md:7:5",
            "anchor-dead content/posts/a.md:7:32 → 2026-01-02-dns.md#ttl",
        ],
    );
}

#[test]
fn pictures_lie_beside_their_post() {
    let blog = Blog::of(concat!(
        post!(
            "a/index.md",
            "date = 2026-01-01\nimage = \"titel.jpg\"",
            "![Plan](bilder/plan.png) ![weg](wek.png) ![da](/logo.svg)"
        ),
        "-- content/posts/a/bilder/plan.png --\nx\n-- content/posts/a/weg.png --\nx\n",
        "-- content/static/logo.svg --\nx\n",
        "-- content/posts/lose.jpg --\nx\n",
        "-- content/notiz.txt --\nx\n",
    ));
    assert_eq!(
        blog.found,
        "file-unrecognised content/notiz.txt\n\
         file-missing content/posts/a/index.md:4:9\n\
         image-missing content/posts/a/index.md:6:33 → weg.png\n\
         file-unrecognised content/posts/lose.jpg\n"
    );
    let post = &blog.site.posts[0];
    let pictures: Vec<_> =
        post.body.images.iter().map(|image| Some(post.resolved.image(image)?.address.to_string())).collect();
    assert_eq!(pictures, [Some("/blog/a/bilder/plan.png".to_owned()), None, None]);
    let copied: Vec<_> = blog.site.attachments.iter().map(|file| file.address.as_str()).collect();
    assert_eq!(copied, ["/blog/a/bilder/plan.png", "/blog/a/weg.png", "/logo.svg"]);
}

#[test]
fn files_of_drafts_stay_at_home() {
    let blog = Blog::of(concat!(
        post!("geheim/index.md", "draft = true", "![x](neu.jpg)"),
        post!("bald.md", "draft = true", "![x](bald.jpg)"),
        "-- content/posts/geheim/neu.jpg --\nx\n-- content/posts/bald.jpg --\nx\n",
    ));
    assert_eq!(blog.found, "");
    assert_eq!(blog.site.attachments, []);
}

#[test]
fn documents_in_each_others_way_are_reported() {
    check_found(
        concat!(
            post!("2025/vpn.md", "date = 2026-01-01", ""),
            post!("2026/vpn.md", "date = 2026-01-02", ""),
            post!("dns.md", "date = 2026-01-03\nid = \"vpn\"", ""),
            post!(
                "x.md",
                "date = 2026-01-03\nupdated = 2026-01-02\nexpires = 2026-01-03\naliases = [\"https://alt.example/x/\"]",
                ""
            ),
        ),
        &[
            "id-duplicate content/posts/2026/vpn.md",
            "id-duplicate content/posts/dns.md:4:6",
            "updated-before-date content/posts/x.md:4:11",
            "expires-before-date content/posts/x.md:5:11",
            "alias-outside content/posts/x.md:6:12",
        ],
    );
}

#[test]
fn a_summary_is_written_or_the_beginning_or_the_first_words() {
    use super::Summary;
    let summary = |head: &str, text: &str| {
        let story =
            format!("-- content/posts/x.md --\n+++\ntitle = \"T\"\ndate = 2026-01-01\n{head}+++\n{text}\n");
        let blog = Blog::of(&story);
        assert_eq!(blog.found, "");
        let post = &blog.site.posts[0];
        (post.summary.clone(), post.meta.description.clone(), post.meta.described)
    };
    let (written, description, described) = summary("summary = \"Ein \\\"Satz\\\"\"\n", "Text");
    assert_eq!(written, Summary::Written("Ein „Satz“".to_owned()));
    assert_eq!((description.as_str(), described), ("Ein „Satz“", false));

    let (beginning, description, described) =
        summary("description = \"Für Suchmaschinen\"\n", "Anfang.\n\n<!-- more -->\n\nRest.");
    assert_eq!(beginning, Summary::Beginning);
    assert_eq!((description.as_str(), described), ("Für Suchmaschinen", true));
    let (_, description, _) = summary("", "## Titel\n\nDer *Anfang*.\n\n<!-- more -->\n\nRest.");
    assert_eq!(description, "Der Anfang.");

    let (excerpt, ..) = summary("", "Kurz.");
    assert_eq!(excerpt, Summary::Excerpt { text: "Kurz.".to_owned(), cut: false });
    let (excerpt, ..) = summary("", &"Wort ".repeat(60));
    let Summary::Excerpt { text, cut } = excerpt else { panic!("an excerpt") };
    assert_eq!((text.matches("Wort").count(), text.ends_with("Wort\u{A0}…"), cut), (55, true, true));
}

#[test]
fn the_pattern_of_addresses_is_followed() {
    let blog = Blog::of(concat!(
        "-- site.toml --\ntitle = \"T\"\nbase_url = \"https://blog.example\"\nlang = \"de\"\nid_base = \"tag:x.example,2026:\"\n",
        "[permalinks]\npost = \"/{category}/{year}/{month}/{day}/{slug}/\"\n[words]\nauthors = \"team\"\n",
        post!("a.md", "date = 2026-03-01\ncategories = [\"Größe & Maß\"]\nslug = \"über\"", ""),
        post!("b.md", "date = 2025-12-31T23:30:00Z", ""),
        "-- content/authors/mira.md --\n+++\nname = \"Mira\"\n+++\n",
    ));
    assert_eq!(blog.found, "");
    let addresses: Vec<_> = blog.site.posts.iter().map(|post| post.meta.address.as_str()).collect();
    assert_eq!(addresses, ["/groesse-und-mass/2026/03/01/%C3%BCber/", "/2026/01/01/b/"]);
    assert_eq!(blog.site.authors[0].meta.address.as_str(), "/team/mira/");
}
