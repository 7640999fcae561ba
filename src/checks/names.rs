//! Accessible names: alternatives of pictures, labels of fields, texts of links and buttons.

use super::outline::{Element, Outline};
use super::problems::Problem;
use crate::report::{Place, Report};

/// Checks the names on one page.
pub(super) fn check(address: &str, outline: &Outline, report: &mut Report) {
    let mut add = |problem: Problem| report.add(problem.at(Place::Page(address.to_owned())));
    for element in &outline.elements {
        match element.name.as_str() {
            "img" => picture(element, &mut add),
            "a" => link(outline, element, &mut add),
            "button" if !has_name(outline, element) => add(Problem::PageButtonUnnamed),
            "input" | "select" | "textarea" => field(outline, element, &mut add),
            "pre" => scroller(outline, element, &mut add),
            "div" if element.has_class("table-wrap") => scroller(outline, element, &mut add),
            "script" => script(element, &mut add),
            _ => {}
        }
    }
}

fn picture(element: &Element, add: &mut impl FnMut(Problem)) {
    let src = element.attribute("src").unwrap_or("").to_owned();
    if element.attribute("alt").is_none() {
        add(Problem::PageImageAlt { src: src.clone() });
    }
    if element.attribute("width").is_none() || element.attribute("height").is_none() {
        add(Problem::PageImageSize { src });
    }
}

/// Whether a screen reader has something to say for the element.
fn has_name(outline: &Outline, element: &Element) -> bool {
    let labelled = element
        .attribute("aria-labelledby")
        .is_some_and(|ids| ids.split_ascii_whitespace().any(|id| outline.by_id(id).is_some()));
    labelled
        || !outline.text_of(element).is_empty()
        || element.attribute("title").is_some_and(|title| !title.is_empty())
}

fn link(outline: &Outline, element: &Element, add: &mut impl FnMut(Problem)) {
    let hidden = |element: &Element| {
        element.attribute("aria-hidden") == Some("true") || element.attribute("hidden").is_some()
    };
    let Some(url) = element.attribute("href") else { return };
    if !hidden(element) && !outline.inside(element, hidden) && !has_name(outline, element) {
        add(Problem::PageLinkUnnamed { url: url.to_owned() });
    }
}

fn field(outline: &Outline, element: &Element, add: &mut impl FnMut(Problem)) {
    // The small box of a task list is drawn by Markdown, disabled, and its item is its label.
    let kind = element.attribute("type").unwrap_or("text");
    if matches!(kind, "hidden" | "submit" | "button") || element.attribute("disabled").is_some() {
        return;
    }
    let labelled = element
        .attribute("id")
        .is_some_and(|id| outline.named("label").any(|label| label.attribute("for") == Some(id)));
    if !labelled && !outline.inside(element, |above| above.name == "label") {
        let name = element.attribute("name").unwrap_or(kind).to_owned();
        add(Problem::PageLabelMissing { name });
    }
}

/// What may scroll sideways must be reachable by keyboard and say what it is (WCAG 2.1.1).
/// Whether it does scroll only the build knows, so a `tabindex` without a name is the fault here.
fn scroller(outline: &Outline, element: &Element, add: &mut impl FnMut(Problem)) {
    let named = element.attribute("aria-label").is_some()
        || element
            .attribute("aria-labelledby")
            .is_some_and(|ids| ids.split_ascii_whitespace().any(|id| outline.by_id(id).is_some()));
    let wide = outline.text_of(element).lines().any(|line| line.chars().count() > 100);
    let reachable = element.attribute("tabindex").is_some();
    if (reachable && !named) || (element.name == "pre" && wide && !reachable) {
        add(Problem::PageScrollerUnreachable);
    }
}

fn script(element: &Element, add: &mut impl FnMut(Problem)) {
    let data = element.attribute("type").is_some_and(|kind| kind == "application/ld+json");
    let own = element.attribute("src").is_some_and(|src| src.starts_with('/') && !src.starts_with("//"));
    if !data && !own {
        add(Problem::PageScriptUnexpected { src: element.attribute("src").unwrap_or("<script>").to_owned() });
    }
}
