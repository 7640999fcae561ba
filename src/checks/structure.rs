//! Headings, landmarks, ids, titles and languages of a page.

use super::Page;
use super::outline::{Element, Outline};
use super::problems::Problem;
use crate::report::{Place, Report};
use std::collections::BTreeMap;

/// Checks the structure of one page.
pub(super) fn check(address: &str, outline: &Outline, report: &mut Report) {
    let mut add = |problem: Problem| report.add(problem.at(Place::Page(address.to_owned())));
    headings(outline, &mut add);
    landmarks(outline, &mut add);
    ids(outline, &mut add);
    language(outline, &mut add);
    skip_link(outline, &mut add);
    times(outline, &mut add);
    if outline.title().is_empty() {
        add(Problem::PageTitleMissing);
    }
}

/// Two pages of one title cannot be told apart in tabs, histories and results (WCAG 2.4.2).
pub(super) fn check_titles(pages: &[Page], report: &mut Report) {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for page in pages.iter().filter(|page| !page.redirects && !page.title.is_empty()) {
        match seen.get(page.title.as_str()) {
            Some(first) => report.add(
                Problem::PageTitleDuplicate {
                    a: (*first).to_owned(),
                    b: page.address.clone(),
                    title: page.title.clone(),
                }
                .at(Place::Page(page.address.clone())),
            ),
            None => {
                seen.insert(&page.title, &page.address);
            }
        }
    }
}

fn headings(outline: &Outline, add: &mut impl FnMut(Problem)) {
    let level = |element: &Element| match element.name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    };
    let found: Vec<(u8, &Element)> =
        outline.elements.iter().filter_map(|element| Some((level(element)?, element))).collect();
    let tops = found.iter().filter(|(level, _)| *level == 1).count();
    if tops != 1 {
        add(Problem::PageH1 { n: tops });
    }
    for pair in found.windows(2) {
        let ((a, _), (b, heading)) = (pair[0], pair[1]);
        if b > a + 1 {
            add(Problem::PageHeadingSkipped { a, b, text: outline.text_of(heading).to_owned() });
        }
    }
}

/// What an element is as a landmark (HTML-AAM).
fn landmark<'a>(outline: &Outline, element: &'a Element) -> Option<&'a str> {
    if let Some(role) = element.attribute("role") {
        let landmark = matches!(
            role,
            "region" | "navigation" | "complementary" | "search" | "form" | "main" | "banner" | "contentinfo"
        );
        return landmark.then_some(role);
    }
    let in_section = || {
        outline.inside(element, |above| {
            matches!(above.name.as_str(), "article" | "aside" | "main" | "nav" | "section")
        })
    };
    match element.name.as_str() {
        "nav" => Some("navigation"),
        "aside" => Some("complementary"),
        "search" => Some("search"),
        "main" => Some("main"),
        "section" if name_of(outline, element).is_some() => Some("region"),
        "header" if !in_section() => Some("banner"),
        "footer" if !in_section() => Some("contentinfo"),
        _ => None,
    }
}

fn name_of(outline: &Outline, element: &Element) -> Option<String> {
    if let Some(label) = element.attribute("aria-label").map(str::trim).filter(|label| !label.is_empty()) {
        return Some(label.to_owned());
    }
    let ids = element.attribute("aria-labelledby")?;
    let texts: Vec<&str> = ids
        .split_ascii_whitespace()
        .filter_map(|id| outline.by_id(id))
        .map(|element| outline.text_of(element))
        .collect();
    Some(texts.join(" ")).filter(|name| !name.is_empty())
}

fn landmarks(outline: &Outline, add: &mut impl FnMut(Problem)) {
    let mut seen: BTreeMap<(&str, String), usize> = BTreeMap::new();
    let mut mains = 0;
    for element in &outline.elements {
        let Some(role) = landmark(outline, element) else { continue };
        match (role, name_of(outline, element)) {
            ("main", _) => mains += 1,
            ("banner" | "contentinfo", name) => {
                *seen.entry((role, name.unwrap_or_default())).or_default() += 1
            }
            (_, Some(name)) => *seen.entry((role, name)).or_default() += 1,
            ("search", None) => *seen.entry((role, String::new())).or_default() += 1,
            (_, None) => add(Problem::PageLandmarkUnnamed { tag: element.name.clone() }),
        }
    }
    if mains != 1 {
        add(Problem::PageLandmarkMissing { n: mains });
    }
    for ((role, name), count) in seen {
        if count > 1 {
            let name = if name.is_empty() { role.to_owned() } else { name };
            add(Problem::PageLandmarkDuplicate { name });
        }
    }
}

fn ids(outline: &Outline, add: &mut impl FnMut(Problem)) {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for id in outline.ids() {
        *seen.entry(id).or_default() += 1;
    }
    for (id, n) in &seen {
        if *n > 1 {
            add(Problem::PageIdDuplicate { id: (*id).to_owned(), n: *n });
        }
    }
    for element in &outline.elements {
        for attribute in ["aria-labelledby", "aria-describedby", "aria-controls", "for", "headers"] {
            for id in element.attribute(attribute).unwrap_or("").split_ascii_whitespace() {
                if !seen.contains_key(id) {
                    add(Problem::PageReferenceDangling {
                        attribute: attribute.to_owned(),
                        id: id.to_owned(),
                    });
                }
            }
        }
    }
}

fn language(outline: &Outline, add: &mut impl FnMut(Problem)) {
    let plausible = |tag: &str| {
        let first = tag.split('-').next().unwrap_or("");
        (2..=3).contains(&first.len()) && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    if !outline.named("html").any(|html| html.attribute("lang").is_some_and(plausible)) {
        add(Problem::PageLangMissing);
    }
}

/// The first link jumps to the content (WCAG 2.4.1).
fn skip_link(outline: &Outline, add: &mut impl FnMut(Problem)) {
    let first = outline.named("a").find_map(|link| link.attribute("href"));
    let target = first.and_then(|href| href.strip_prefix('#')).and_then(|id| outline.by_id(id));
    if !target.is_some_and(|element| element.name == "main") {
        add(Problem::PageSkipLink);
    }
}

fn times(outline: &Outline, add: &mut impl FnMut(Problem)) {
    for time in outline.named("time") {
        let value = time.attribute("datetime").unwrap_or_else(|| outline.text_of(time));
        if !valid_time(value) {
            add(Problem::PageTimeInvalid { value: value.to_owned() });
        }
    }
}

/// The forms of `datetime` that our pages use (HTML, 2.3.5): a year, a month, a day, a time of day,
/// a moment with or without offset.
fn valid_time(value: &str) -> bool {
    let shape: String = value.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect();
    let (date, rest) = match shape.split_once(['T', ' ']) {
        Some((date, rest)) => (date, Some(rest)),
        None => (shape.as_str(), None),
    };
    let clock = |clock: &str| matches!(clock, "99:99" | "99:99:99");
    let date_fits = matches!(date, "9999-99-99")
        || (rest.is_none() && (matches!(date, "9999" | "9999-99") || clock(date)));
    let numbers: Vec<u32> = value.split(['-', 'T', ' ', ':']).filter_map(|part| part.parse().ok()).collect();
    let day_fits = !date.starts_with("9999-99")
        || (numbers.get(1).is_some_and(|month| (1..=12).contains(month))
            && numbers.get(2).is_none_or(|day| (1..=31).contains(day)));
    let rest_fits = rest.is_none_or(|rest| {
        let time = rest.trim_end_matches('Z');
        let time = time
            .split_once(['+', '-'])
            .map_or(time, |(time, offset)| if offset == "99:99" { time } else { "" });
        clock(time)
    });
    date_fits && day_fits && rest_fits
}

#[cfg(test)]
mod tests {
    use super::valid_time;

    #[test]
    fn moments_of_the_standard_are_valid() {
        for value in [
            "2026-11-16",
            "2026-11",
            "2026",
            "18:00",
            "2026-11-16T18:00:00+01:00",
            "2026-11-16T18:00Z",
            "2026-11-16 18:00",
        ] {
            assert!(valid_time(value), "{value}");
        }
        for value in
            ["", "16.11.2026", "2026-13-01", "2026-11-32", "2026-11-16T18", "2026-11-16T18:00+1", "gestern"]
        {
            assert!(!valid_time(value), "{value}");
        }
    }
}
