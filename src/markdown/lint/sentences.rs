//! Sentences and paragraphs by their length.

use super::outline::{BREAK, CODE, Outline, Role};
use super::problems::Problem;
use super::{Findings, Limits};
use std::ops::Range;

pub(super) fn check(outline: &Outline<'_>, limits: &Limits, findings: &mut Findings) {
    for passage in &outline.passages {
        if !matches!(passage.role, Role::Paragraph | Role::Item) {
            continue;
        }
        let n = words(&passage.text);
        if n > limits.paragraph {
            findings.add(Problem::ParagraphTooLong { n, max: limits.paragraph }, passage.span.clone());
        }
        if n <= limits.sentence {
            continue;
        }
        for sentence in sentences(&passage.text) {
            let n = words(&passage.text[sentence.clone()]);
            if n > limits.sentence {
                findings.add(Problem::SentenceTooLong { n, max: limits.sentence }, passage.origin(sentence));
            }
        }
    }
}

fn words(text: &str) -> usize {
    let is_word = |word: &&str| word.chars().any(|char| char.is_alphanumeric() || char == CODE);
    text.split_whitespace().filter(is_word).count()
}

/// The sentences of a text. In doubt a sentence ends: too short is no finding.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut ended = false;
    // The space after a mark that may end a sentence.
    let mut gap = None;
    for (at, char) in text.char_indices() {
        if char == BREAK {
            push(text, start..at, &mut found);
            (start, ended, gap) = (at, false, None);
        } else if char.is_whitespace() {
            gap = gap.or(ended.then_some(at));
        } else {
            if let Some(end) = gap.take()
                && !char.is_lowercase()
            {
                push(text, start..end, &mut found);
                start = end;
            }
            ended = match char {
                '.' | '!' | '?' | '…' | ':' => true,
                // After the mark may come what closes.
                '“' | '”' | '‘' | '’' | '"' | '\'' | ')' | ']' | '»' | '«' => ended,
                _ => false,
            };
        }
    }
    push(text, start..text.len(), &mut found);
    found
}

fn push(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let blank = text[range.clone()].len() - text[range.clone()].trim_start().len();
    found.push(range.start + blank..range.end);
}
