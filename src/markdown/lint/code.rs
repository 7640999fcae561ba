//! Code without a language.

use super::outline::{Listing, Outline};
use super::problems::Problem;
use super::{Findings, change};

pub(super) fn check(outline: &Outline<'_>, findings: &mut Findings) {
    for listing in outline.listings.iter().filter(|listing| listing.fenced) {
        let language = listing.info.trim().split([' ', ',', '{']).next().unwrap_or_default();
        if language.is_empty() || language.contains('=') {
            let certain = certain(&listing.text);
            let guess = certain.unwrap_or("bash").to_owned();
            let fence = fence(outline, listing);
            let found = findings.add(Problem::CodeLanguageMissing { guess }, fence.clone());
            if let Some(language) = certain.filter(|_| listing.info.trim().is_empty()) {
                found.change = change(fence.end..fence.end, language, true);
            }
        }
    }
}

/// The marks that open the block.
fn fence(outline: &Outline<'_>, listing: &Listing) -> std::ops::Range<usize> {
    let text = &outline.source[listing.span.clone()];
    let start = text.find(['`', '~']).unwrap_or_default();
    let length = text[start..].bytes().take_while(|byte| matches!(byte, b'`' | b'~')).count();
    listing.span.start + start..listing.span.start + start + length
}

/// The language of code that leaves no doubt.
fn certain(code: &str) -> Option<&'static str> {
    let code = code.trim();
    let first = code.lines().next().unwrap_or_default();
    let lower = first.to_ascii_lowercase();
    match () {
        () if lower.starts_with("#!") && lower.contains("python") => Some("python"),
        () if lower.starts_with("#!") && lower.ends_with("sh") => Some("bash"),
        () if lower.starts_with("<?php") => Some("php"),
        () if lower.starts_with("<?xml") => Some("xml"),
        () if lower.starts_with("<!doctype html") => Some("html"),
        () if lower.starts_with("diff --git") => Some("diff"),
        () if code.lines().all(|line| line.starts_with("$ ")) && !code.is_empty() => Some("console"),
        () if is_json(code) => Some("json"),
        () => None,
    }
}

fn is_json(code: &str) -> bool {
    code.starts_with('{')
        && code.len() > 2
        && code.contains(':')
        && serde_json::from_str::<serde::de::IgnoredAny>(code).is_ok()
}
