//! The finished pages, proofread: so templates and themes are covered as well as posts.
//!
//! Takes addresses and bytes, gives findings at pages. It knows no site and no source;
//! who knows which file a page came from adds that. Rules: WCAG 2.2 and the HTML
//! standard, as far as a program can decide them without a browser.

mod law;
mod links;
mod names;
mod outline;
mod problems;
mod structure;
mod weight;

pub use problems::RULES;

use crate::report::{Level, Report};
use law::Word;
use outline::Outline;
use std::collections::{BTreeMap, BTreeSet};

/// What is remembered of one page until all pages are there.
#[derive(Debug)]
pub struct Page {
    address: String,
    title: String,
    ids: BTreeSet<String>,
    references: BTreeSet<String>,
    /// Pictures, each once.
    pictures: BTreeSet<String>,
    /// Words of the law that a link of the page says.
    words: Vec<Word>,
    /// Bytes of the page itself.
    bytes: u64,
    redirects: bool,
    report: Report,
}

impl Page {
    /// Reads one finished page and checks what can be checked on it alone.
    pub fn read(address: &str, html: &str) -> Page {
        let mut report = Report::default();
        let outline = Outline::read(address, html, &mut report);
        let redirects = outline.is_redirect();
        if !redirects {
            structure::check(address, &outline, &mut report);
            names::check(address, &outline, &mut report);
        }
        Page {
            address: address.to_owned(),
            title: outline.title(),
            ids: outline.ids().map(str::to_owned).collect(),
            references: links::references(&outline),
            pictures: weight::pictures(&outline),
            words: law::words(&outline),
            bytes: html.len() as u64,
            redirects,
            report,
        }
    }
}

/// What finished pages are compared with.
#[derive(Debug)]
pub struct Output<'a> {
    /// Addresses that are no pages (pictures, style sheets, downloads), with their bytes.
    pub files: &'a BTreeMap<String, u64>,
    /// The address of the blog with its path, `https://blog.example/`.
    pub base: &'a str,
    /// Bytes that a page may have together with its pictures.
    pub heaviest: u64,
    /// How much it weighs if the Impressum is missing; `None`: nobody asks for it.
    pub imprint: Option<Level>,
    /// The same for the Datenschutzerklärung.
    pub privacy: Option<Level>,
}

/// What is wrong with the pages, each alone and all together.
pub fn proof(mut pages: Vec<Page>, output: &Output<'_>) -> Report {
    pages.sort_by(|a, b| a.address.cmp(&b.address));
    let mut report = Report::default();
    structure::check_titles(&pages, &mut report);
    law::check(&pages, output, &mut report);
    weight::check(&pages, output, &mut report);
    let ids: BTreeMap<&str, &BTreeSet<String>> =
        pages.iter().map(|page| (page.address.as_str(), &page.ids)).collect();
    for page in &pages {
        links::check(page, &ids, output, &mut report);
    }
    for page in pages {
        report.append(page.report);
    }
    report
}

#[cfg(test)]
mod tests {
    use super::{Output, Page, RULES, proof};
    use crate::report::Level;
    use std::collections::{BTreeMap, BTreeSet};

    const GOOD: &str = "<!doctype html><html lang=\"de\"><head><title>T</title></head><body>\
        <a class=\"skip-link\" href=\"#inhalt\">Zum Inhalt</a><header><nav aria-label=\"Hauptmenü\"><a href=\"/\">Start</a></nav></header>\
        <main id=\"inhalt\"><h1>T</h1>MAIN</main><footer><a href=\"/#inhalt\">Impressum</a> <a href=\"/#inhalt\">Datenschutz</a></footer></body></html>";

    fn ids(pages: &[(&str, String)]) -> BTreeSet<&'static str> {
        let pages = pages.iter().map(|(address, html)| Page::read(address, html)).collect();
        let files = BTreeMap::from([("/bild.png".to_owned(), 900), ("/foto.jpg".to_owned(), 2_000_000)]);
        let output = Output {
            files: &files,
            base: "https://blog.example/",
            heaviest: 1_000_000,
            imprint: Some(Level::Error),
            privacy: Some(Level::Error),
        };
        proof(pages, &output).sorted().iter().map(|finding| finding.rule.id).collect()
    }

    #[track_caller]
    fn check(main: &str, expected: &[&'static str]) -> BTreeSet<&'static str> {
        let found = ids(&[("/", GOOD.replace("MAIN", main))]);
        assert_eq!(found, expected.iter().copied().collect(), "{main}");
        found
    }

    #[test]
    fn a_good_page_has_no_findings_and_each_fault_is_found() {
        check(
            "<h2>A</h2><p>b<ul><li>c<li>d</ul><a href=\"https://blog.example/\">e</a><img src=\"/bild.png\" alt=\"\" width=\"1\" height=\"1\">",
            &[],
        );
        check(
            "<table><thead><tr><th>A<tbody><tr><td><p>b</table><svg><path d=\"\"/></svg><a href=\"/?x=1#inhalt\">f</a>",
            &[],
        );
        check("<svg><style/><title>g</title></svg><p>h</p>", &[]);
        let mut seen = BTreeSet::new();
        for (main, id) in [
            ("<h1>Noch eine</h1>", "page-h1"),
            ("<h3>Tief</h3>", "page-heading-skipped"),
            ("<nav><a href=\"/\">x</a></nav>", "page-landmark-unnamed"),
            ("<nav aria-label=\"Hauptmenü\"></nav>", "page-landmark-duplicate"),
            ("<p id=\"inhalt\"></p>", "page-id-duplicate"),
            ("<p aria-labelledby=\"weg\"></p>", "page-reference-dangling"),
            ("<img src=\"/bild.png\" alt=\"x\">", "page-image-size"),
            ("<img src=\"/bild.png\" width=\"1\" height=\"1\">", "page-image-alt"),
            ("<time>gestern</time>", "page-time-invalid"),
            ("<input name=\"q\">", "page-label-missing"),
            ("<a href=\"/\"><span aria-hidden=\"true\">x</span></a>", "page-link-unnamed"),
            ("<button></button>", "page-button-unnamed"),
            ("<pre tabindex=\"0\">x</pre>", "page-scroller-unreachable"),
            ("<script src=\"https://fremd.example/x.js\"></script>", "page-script-unexpected"),
            ("<div><em>x</div>", "page-html-invalid"),
            ("<a href=\"/weg/\">x</a>", "page-link-dead"),
            ("<a href=\"#weg\">x</a>", "page-anchor-dead"),
            ("<img src=\"/foto.jpg\" alt=\"x\" width=\"1\" height=\"1\">", "page-weight"),
        ] {
            seen.extend(check(main, &[id]));
        }
        for (from, to, id) in [
            ("<title>T</title>", "", "page-title-missing"),
            (" lang=\"de\"", "", "page-lang-missing"),
            ("#inhalt\">Zum", "/\">Zum", "page-skip-link"),
            ("Impressum", "Kontakt", "imprint-missing"),
            ("Datenschutz", "Kontakt", "privacy-missing"),
        ] {
            let found = ids(&[("/", GOOD.replace(from, to))]);
            assert_eq!(found, BTreeSet::from([id]));
            seen.insert(id);
        }
        let div = GOOD.replace("<main id", "<div id").replace("</main>", "</div>");
        assert!(ids(&[("/", div)]).contains("page-landmark-missing"));
        seen.insert("page-landmark-missing");
        assert_eq!(
            ids(&[("/", GOOD.into()), ("/x/", GOOD.into())]),
            BTreeSet::from(["page-title-duplicate"])
        );
        seen.insert("page-title-duplicate");
        assert_eq!(seen, RULES.iter().map(|rule| rule.id).collect(), "every rule has a page that breaks it");
    }
}
