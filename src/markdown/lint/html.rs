//! Raw HTML that overrules the theme.

use super::super::tags::StartTag;
use super::outline::{Outline, RawTag};
use super::problems::Problem;
use super::{Findings, shortened};

/// Attributes that only set how something looks.
const LOOKS: &[&str] =
    &["style", "bgcolor", "color", "face", "align", "valign", "border", "cellpadding", "cellspacing"];

/// Handlers that occur; every name is looked for, since attributes come without a list.
const HANDLERS: &[&str] = &[
    "onclick",
    "ondblclick",
    "onmouseover",
    "onmouseout",
    "onmouseenter",
    "onmouseleave",
    "onmousedown",
    "onmouseup",
    "onkeydown",
    "onkeyup",
    "onkeypress",
    "onfocus",
    "onblur",
    "onchange",
    "oninput",
    "onsubmit",
    "onload",
    "onerror",
    "ontouchstart",
    "ontouchend",
    "onscroll",
    "ontoggle",
];

pub(super) fn check(outline: &Outline<'_>, findings: &mut Findings) {
    for tag in &outline.tags {
        let Some(start) = &tag.start else { continue };
        if matches!(tag.name.as_str(), "font" | "center") {
            findings.add(Problem::HtmlRawStyle { code: format!("<{}>", tag.name) }, tag.span.clone());
        } else if let Some(code) = LOOKS.iter().find_map(|name| written(tag, name)) {
            findings.add(Problem::HtmlRawStyle { code }, tag.span.clone());
        }
        if let Some(code) = HANDLERS.iter().find_map(|name| written(tag, name)) {
            findings.add(Problem::HtmlRawHandler { code }, tag.span.clone());
        }
        if tag.name == "style" || (tag.name == "script" && is_run_in_place(start)) {
            findings.add(Problem::CspBlocksContent { what: format!("<{}>", tag.name) }, tag.span.clone());
        }
        let index = start.attribute("tabindex").and_then(|index| index.trim().parse::<i32>().ok());
        if let Some(index) = index.filter(|index| *index > 0) {
            findings
                .add(Problem::HtmlRawTabindex { code: format!("tabindex=\"{index}\"") }, tag.span.clone());
        } else if start.attribute("autofocus").is_some() {
            findings.add(Problem::HtmlRawTabindex { code: "autofocus".to_owned() }, tag.span.clone());
        }
    }
}

/// Whether a script stands in the text itself and is no mere data.
fn is_run_in_place(script: &StartTag<'_>) -> bool {
    let kind = script.attribute("type").unwrap_or("module");
    script.attribute("src").is_none() && (kind == "module" || kind.ends_with("javascript"))
}

fn written(tag: &RawTag<'_>, name: &str) -> Option<String> {
    let value = tag.start.as_ref()?.attribute(name)?;
    Some(format!("{name}=\"{}\"", shortened(value, 40)))
}
