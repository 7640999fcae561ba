//! One pass over a line: from trigger to trigger.
//!
//! A table of 256 classes says for every byte whether a rule could begin there. Everything between two triggers
//! is skipped without being looked at; only round a trigger are characters decoded.

use super::Language;
use super::glance::Glance;
use super::line::{Line, Segment};
use super::quotes::{self, Mark, Token};
use super::style::Style;

/// Sets a line: computes its edits, sorted by position.
///
/// `language` is the language of the line; passages begun with [`Line::enter`] have their own.
pub fn set(line: &mut Line, style: &Style, language: Language) {
    line.edits.clear();
    line.tokens.clear();
    if !style.enabled {
        return;
    }
    let single = [Segment { start: 0, run: 0, language: None }];
    let segments: &[Segment] = if line.segments.is_empty() { &single } else { &line.segments };
    for (index, segment) in segments.iter().enumerate() {
        let end = segments.get(index + 1).map_or(line.text.len(), |next| next.start as usize);
        let language = segment.language.unwrap_or(language);
        if language == Language::Other {
            continue;
        }
        let text = Glance(&line.text[segment.start as usize..end]);
        let mut scan = Scan {
            text,
            base: segment.start,
            run: segment.run,
            literals: &line.literals,
            style,
            language,
            tokens: &mut line.tokens,
        };
        scan.run();
    }
    resolve_quotes(line, style, language);
    if !line.edits.is_sorted_by_key(|edit| (edit.start, edit.end)) {
        line.edits.sort_unstable_by_key(|edit| (edit.start, edit.end));
    }
}

fn resolve_quotes(line: &mut Line, style: &Style, language: Language) {
    let Line { tokens, segments, stack, edits, .. } = line;
    if segments.len() > 1 {
        tokens.sort_by_key(|token| token.run);
    }
    for run in tokens.chunk_by_mut(|a, b| a.run == b.run) {
        let of_run = segments.iter().find(|segment| segment.run == run[0].run);
        let language = of_run.and_then(|segment| segment.language).unwrap_or(language);
        quotes::resolve(run, stack, style, language, edits);
    }
}

struct Scan<'a> {
    text: Glance<'a>,
    base: u32,
    run: u32,
    literals: &'a [std::ops::Range<u32>],
    style: &'a Style,
    language: Language,
    tokens: &'a mut Vec<Token>,
}

impl Scan<'_> {
    fn run(&mut self) {
        let mut at = 0;
        while let Some(skipped) = self.text.0.as_bytes()[at..].iter().position(|&byte| CLASS[byte as usize]) {
            at += skipped;
            at = self.quote(at);
        }
    }

    fn quote(&mut self, at: usize) -> usize {
        let literal = self.literals.iter().any(|range| range.contains(&(self.base + at as u32)));
        let Some(mark) = Mark::read(self.text, at).filter(|_| !literal) else { return at + 1 };
        let mut token = Token::read(self.text, at, mark, self.style, self.language);
        token.at += self.base;
        token.run = self.run;
        self.tokens.push(token);
        at + usize::from(token.length)
    }
}

const CLASS: [bool; 256] = {
    let mut class = [false; 256];
    class[b'"' as usize] = true;
    class[b'\'' as usize] = true;
    class[b',' as usize] = true;
    class[0xE2] = true;
    class
};
