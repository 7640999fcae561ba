//! What the law asks of pages and posts, as far as a program can see it. No legal advice.
//!
//! Whether the pages are linked from everywhere, finished pages tell (`checks`); here it
//! is about what stands in them. While nobody can reach the blog at its address, all of
//! it is a hint.

use super::problems::Problem;
use super::reach::{has_mail, has_postal_address, has_second_way, whole};
use crate::blog::{Meta, Post, Site, StandingPage};
use crate::german::{Language, dates};
use crate::input::{Legal, Settings, Sources};
use crate::report::{Finding, Level, Report, Span, Texts};
use std::ops::Range;

/// What a gap in a draft of ours begins with: `[Lücke: Telefonnummer]`.
const GAP: &str = "[Lücke:";

/// The level of a finding about the law: only a hint while the blog is not published.
pub(super) fn level(settings: &Settings, usual: Level) -> Level {
    if settings.base_url.is_placeholder() { Level::Hint } else { usual }
}

/// The level at which a page of the law is missing; `None` for private blogs.
pub(super) fn asked(settings: &Settings) -> Option<Level> {
    match settings.checks.legal {
        Legal::Company | Legal::Authority => Some(level(settings, Level::Error)),
        Legal::Private => None,
    }
}

/// Looks at Impressum, Datenschutzerklärung and Erklärung zur Barrierefreiheit.
pub(super) fn check(site: &Site, settings: &Settings, sources: &Sources) -> Report {
    let page = |id: &str| site.page_named(id).map(|id| site.page(id));
    let mut found = Vec::new();
    if let Some(page) = page("impressum") {
        found.extend(imprint(&page.meta, sources));
    }
    if let Some(page) = page("datenschutz") {
        found.extend(privacy(&page.meta, sources));
    }
    match page("barrierefreiheit") {
        Some(page) => found.extend(statement(page, site, settings, sources)),
        None => found.extend(missing_statement(settings)),
    }
    found.extend(site.posts.iter().filter_map(|post| advertising(post, sources)));
    let level = |finding: Finding| Finding { level: level(settings, finding.level), ..finding };
    found.into_iter().map(level).collect()
}

fn imprint(meta: &Meta, sources: &Sources) -> Vec<Finding> {
    let text = text(meta, sources);
    let gaps = gaps(meta, text, |what_de, what_en| Problem::ImprintIncomplete { what_de, what_en });
    if !gaps.is_empty() {
        return gaps;
    }
    let lacks = [
        (!has_postal_address(text), ("eine Anschrift mit Postleitzahl und Ort", "a postal address")),
        (!has_mail(text), ("eine E-Mail-Adresse", "an e-mail address")),
        (
            !has_second_way(text),
            (
                "ein zweiter Weg neben der E-Mail, zum Beispiel eine Telefonnummer",
                "a second way of contact, such as a telephone number",
            ),
        ),
    ];
    let lacks = lacks.into_iter().filter_map(|(lacks, words)| lacks.then_some(words));
    let finding = |(german, english): (&str, &str)| {
        Problem::ImprintIncomplete { what_de: german.to_owned(), what_en: english.to_owned() }.at(meta.source)
    };
    lacks.map(finding).collect()
}

fn privacy(meta: &Meta, sources: &Sources) -> Vec<Finding> {
    let text = text(meta, sources);
    let gaps = gaps(meta, text, |what_de, what_en| Problem::PrivacyIncomplete { what_de, what_en });
    if gaps.is_empty() && !has_mail(text) && !has_postal_address(text) {
        let problem = Problem::PrivacyIncomplete {
            what_de: "wie man die Verantwortlichen erreicht".to_owned(),
            what_en: "how to reach those responsible".to_owned(),
        };
        return vec![problem.at(meta.source)];
    }
    gaps
}

fn statement(page: &StandingPage, site: &Site, settings: &Settings, sources: &Sources) -> Vec<Finding> {
    let gaps = gaps(&page.meta, text(&page.meta, sources), |what_de, what_en| Problem::StatementOld {
        what_de: format!("hat noch eine Lücke: {what_de}"),
        what_en: format!("still has a gap: {what_en}"),
    });
    if !gaps.is_empty() {
        return gaps;
    }
    let (what_de, what_en) = match page.tested {
        None => ("nennt keinen Tag der Prüfung".to_owned(), "names no day of testing".to_owned()),
        Some(tested) if tested.plus_days(366, settings.zone).is_some_and(|end| end < site.now) => (
            format!("ist vom {}", dates::medium(tested.date(), Language::German)),
            format!("is of {}", dates::medium(tested.date(), Language::English)),
        ),
        Some(_) => return Vec::new(),
    };
    vec![Problem::StatementOld { what_de, what_en }.at(page.meta.source)]
}

/// Whole words that stand where something was paid for. „Gesponsert“ alone is no sign: who
/// writes „wir haben den Sportverein gesponsert“ has paid, not earned.
const PAID: &[&str] = &[
    "gesponsert von",
    "gesponsert durch",
    "gesponserter beitrag",
    "gesponserter artikel",
    "sponsored by",
    "sponsored post",
    "kooperationspartner",
    "affiliate",
    "affiliate-link",
    "affiliatelink",
    "provisionslink",
    "provisionslinks",
];

/// Parts of addresses that count what readers buy.
const COUNTING: &[&str] = &["amzn.to/", "awin1.com", "&tag=", "?tag=", "partnerid=", "aff_id="];

/// Whole words that say so.
const MARKED: &[&str] = &["anzeige", "werbung", "advertisement"];

/// Posts that look paid for and do not say so; the first sign of each.
fn advertising(post: &Post, sources: &Sources) -> Option<Finding> {
    if post.ad {
        return None;
    }
    let text = text(&post.meta, sources);
    let sign = sign_of_money(text)?;
    let start = post.meta.text_start + sign.start;
    let span = Span::new(post.meta.source, start..start + sign.len());
    Some(Problem::AdvertisingUnmarked { text: text[sign].to_owned() }.at(span))
}

/// Where a text first looks paid for; `None` if it says that it is.
fn sign_of_money(text: &str) -> Option<Range<usize>> {
    // Same length, so that places fit; beyond ASCII no sign differs in case.
    let plain = text.to_ascii_lowercase();
    if MARKED.iter().any(|word| whole(&plain, word).next().is_some()) {
        return None;
    }
    let word = |word: &&str| whole(&plain, word).next().map(|end| (end - word.len(), word.len()));
    let part = |part: &&str| plain.find(part).map(|at| (at, part.len()));
    let first = PAID.iter().filter_map(word).chain(COUNTING.iter().filter_map(part)).min();
    first.map(|(at, length)| at..at + length)
}

/// A company is only asked, an authority must have one.
fn missing_statement(settings: &Settings) -> Option<Finding> {
    let finding = Problem::StatementMissing.at(crate::report::Place::Nowhere);
    match settings.checks.legal {
        Legal::Company => Some(finding),
        Legal::Authority => Some(Finding { level: Level::Error, ..finding }),
        Legal::Private => None,
    }
}

fn text<'a>(meta: &Meta, sources: &'a Sources) -> &'a str {
    sources.text(meta.source).get(meta.text_start..).unwrap_or_default()
}

/// A finding for each gap of a text, with what belongs there in German and in English quotation marks.
fn gaps(meta: &Meta, text: &str, problem: impl Fn(String, String) -> Problem) -> Vec<Finding> {
    let gap = |(at, _): (usize, &str)| {
        let inside = &text[at + GAP.len()..];
        let end = inside.find([']', '\n']).unwrap_or(inside.len());
        let closed = usize::from(inside[end..].starts_with(']'));
        let start = meta.text_start + at;
        let what = inside[..end].trim();
        let span = Span::new(meta.source, start..start + GAP.len() + end + closed);
        problem(format!("„{what}“"), format!("“{what}”")).at(span)
    };
    text.match_indices(GAP).map(gap).collect()
}

#[cfg(test)]
mod tests {
    use super::sign_of_money;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(sign_of_money(text).map(|range| &text[range]), expected, "{text}");
    }

    #[test]
    fn only_a_whole_word_says_what_is_paid_for() {
        check("Gesponsert von Quast", Some("Gesponsert von"));
        check("Ein Affiliate-Link", Some("Affiliate"));
        check("Ihre Bewerbung, gesponsert von Quast", Some("gesponsert von"));
        check("Die Anzeigetafel gibt es [hier](https://amzn.to/1)", Some("amzn.to/"));
        check("**Anzeige:** gesponsert von Quast", None);
        check("Werbung, weil gesponsert von Quast", None);
        check("Wir haben den Sportverein gesponsert", None);
    }
}
