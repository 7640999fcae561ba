//! Emoji without words.

use super::Findings;
use super::outline::{CODE, Outline, Role};
use super::problems::Problem;
use unicode_segmentation::UnicodeSegmentation;

/// How many in a row are still read with patience.
const ROW: usize = 3;

pub(super) fn check(outline: &Outline<'_>, findings: &mut Findings) {
    for passage in outline.passages.iter().filter(|passage| passage.text.contains(is_emoji_char)) {
        let named = matches!(passage.role, Role::Heading(_) | Role::Item);
        if named && is_only(&passage.text) && passage.pictures.is_empty() {
            findings.add(Problem::EmojiOnly, passage.span.clone());
        }
        let mut run = (0, 0, 0);
        for (at, cluster) in passage.text.grapheme_indices(true) {
            let blank = cluster.chars().all(char::is_whitespace);
            match (is_emoji(cluster), run.0) {
                (true, 0) => run = (1, at, at + cluster.len()),
                (true, count) => run = (count + 1, run.1, at + cluster.len()),
                (false, 1..) if blank && !cluster.contains('\n') => {}
                (false, _) => end_run(passage, std::mem::take(&mut run), findings),
            }
        }
        end_run(passage, run, findings);
    }
    for link in outline.links.iter().filter(|link| is_only(&link.text) && !link.code && link.pictures == 0) {
        findings.add(Problem::EmojiOnly, link.span.clone());
    }
}

fn end_run(passage: &super::outline::Passage, run: (usize, usize, usize), findings: &mut Findings) {
    let (n, start, end) = run;
    if n > ROW {
        findings.add(Problem::EmojiRun { n }, passage.origin(start..end));
    }
}

fn is_only(text: &str) -> bool {
    let mut any = false;
    let all = text.graphemes(true).filter(|cluster| !cluster.trim().is_empty()).all(|cluster| {
        any = true;
        is_emoji(cluster)
    });
    all && any && !text.contains(CODE)
}

fn is_emoji(cluster: &str) -> bool {
    cluster.contains(is_emoji_char) || cluster.contains('\u{20E3}')
}

/// Characters that are shown as emoji by themselves, or nearly always.
fn is_emoji_char(char: char) -> bool {
    matches!(char,
        '\u{1F300}'..='\u{1FAFF}' | '\u{1F1E6}'..='\u{1F1FF}' | '\u{1F004}' | '\u{1F0CF}' | '\u{1F18E}'
        | '\u{2600}'..='\u{26FF}' | '\u{2705}' | '\u{270A}'..='\u{270D}' | '\u{2728}' | '\u{274C}' | '\u{274E}'
        | '\u{2753}'..='\u{2757}' | '\u{2763}' | '\u{2764}' | '\u{2795}'..='\u{2797}' | '\u{27B0}' | '\u{27BF}'
        | '\u{2B50}' | '\u{2B55}' | '\u{231A}' | '\u{231B}' | '\u{23E9}'..='\u{23F3}')
}
