//! One pass over a line: from trigger to trigger.
//!
//! `triggers` says where a rule could begin, a table of classes which one. Everything between two triggers is
//! skipped; only round a trigger are characters decoded. Quotation marks are collected on the way and decided
//! at the end of the line, because they need to know each other. Text in a language without rules is not looked at.

use std::ops::Range;

use super::Language;
use super::doubt;
use super::glance::{Gap, Glance, NBSP, NNBSP};
use super::line::{Edit, Line, Replacement, Segment};
use super::marks::{Mark, Token};
use super::protect::Word;
use super::quotes;
use super::rules::{RuleName, RuleSet};
use super::settled;
use super::style::{Emoticons, Space, Style};
use super::triggers::{Triggers, Wanted};

/// Sets a line: computes its edits, sorted by position.
///
/// `language` is the language of the line; passages begun with [`Line::enter`] have their own.
pub fn set(line: &mut Line, style: &Style, language: Language) {
    set_decided(line, style, language);
    doubt::leave_doubtful(line, style, language);
}

/// Sets a line and decides its marks, without asking whether it would be set the same again.
pub(super) fn set_decided(line: &mut Line, style: &Style, language: Language) {
    let is_plain = set_once(line, style, language);
    if !is_plain {
        settled::settle_marks(line, style, language);
    }
}

/// Sets a line without a second look; says whether its marks are plain, so that none is needed.
pub(super) fn set_once(line: &mut Line, style: &Style, language: Language) -> bool {
    line.edits.clear();
    line.tokens.clear();
    if !style.enabled {
        return true;
    }
    line.keep(&style.protect);
    let Line { text, segments, kept, edits, tokens, .. } = line;
    let whole = [Segment::WHOLE];
    let segments: &[Segment] = if segments.is_empty() { &whole } else { segments };
    for (index, segment) in segments.iter().enumerate() {
        let end = segments.get(index + 1).map_or(text.len(), |next| next.start as usize);
        let language = segment.language.unwrap_or(language);
        if language != Language::Other {
            let text = Glance(&text[segment.start as usize..end]);
            let mut triggers = Triggers::of(text.0.as_bytes(), wanted(style, language));
            let Some(first) = triggers.next_from(0) else { continue };
            Scan {
                text,
                style,
                language,
                rules: style.rules_in(language),
                edits,
                word: Word::default(),
                base: segment.start,
                run: segment.run,
                kept,
                tokens,
            }
            .run(first, triggers);
        }
    }
    if tokens.is_empty() && edits.is_empty() {
        return true;
    }
    let is_plain = resolve_quotes(line, style, language);
    line.tidy();
    // An emoticon that becomes an emoji is another neighbour, 20000 that becomes 20.000 another word.
    let changes_words = style.emoticons != Emoticons::Keep || style.has(RuleName::NumberInsert);
    is_plain && (!changes_words || line.tokens.is_empty())
}

/// Says whether the marks are plain.
fn resolve_quotes(line: &mut Line, style: &Style, language: Language) -> bool {
    let mut is_plain = true;
    let Line { tokens, segments, stack, edits, .. } = line;
    if segments.len() > 1 {
        tokens.sort_by_key(|token| token.run);
    }
    for run in tokens.chunk_by_mut(|a, b| a.run == b.run) {
        let of_run = segments.iter().find(|segment| segment.run == run[0].run);
        let language = of_run.and_then(|segment| segment.language).unwrap_or(language);
        is_plain &= quotes::resolve(run, stack, style, language, edits);
    }
    is_plain
}

/// The places a style asks for beyond the usual ones.
fn wanted(style: &Style, language: Language) -> Wanted {
    Wanted {
        points: !style.abbreviations.is_empty(),
        hyphens: style.rules_in(language).contains(RuleName::HyphenNobreak),
        emoji: style.emoticons == Emoticons::Label,
    }
}

/// The state of a pass over one segment. The rules are methods in files of their own; each takes the place of a
/// trigger and returns where to go on.
pub(super) struct Scan<'a> {
    pub(super) text: Glance<'a>,
    pub(super) style: &'a Style,
    pub(super) language: Language,
    rules: RuleSet,
    edits: &'a mut Vec<Edit>,
    /// The word that was looked at last.
    pub(super) word: Word,
    base: u32,
    run: u32,
    kept: &'a [Range<u32>],
    tokens: &'a mut Vec<Token>,
}

impl Scan<'_> {
    /// Follows the triggers from the first one on.
    fn run(&mut self, first: usize, mut triggers: Triggers<'_>) {
        let mut next = Some(first);
        while let Some(trigger) = next {
            let at = match CLASS[self.text.byte(trigger) as usize] {
                Class::Quote => self.quote(trigger),
                Class::Comma if self.text.byte(trigger + 1) == b',' => self.quote(trigger),
                Class::Digit => self.number(trigger),
                Class::Point => self.point(trigger),
                Class::Hyphen => self.hyphen(trigger),
                Class::Arrow => self.arrow(trigger),
                Class::Bracket => self.mark(trigger),
                Class::Eyes => self.emoticon(trigger),
                Class::Latin => self.latin(trigger),
                Class::Punctuation => self.punctuation(trigger),
                Class::Emoji => self.emoji(trigger),
                Class::Comma | Class::Other => trigger + 1,
            };
            next = triggers.next_from(at);
        }
    }

    /// Whether a rule is switched on and made for the language.
    pub(super) fn has(&self, rule: RuleName) -> bool {
        self.rules.contains(rule)
    }

    /// Puts a text in place of the bytes `start..end`, which may be none, if the rule is on.
    pub(super) fn put(&mut self, start: usize, end: usize, text: &'static str, rule: RuleName) {
        if &self.text.0[start..end] != text {
            self.replace(start, end, Replacement::Text(text), rule);
        }
    }

    pub(super) fn replace(&mut self, start: usize, end: usize, text: Replacement, rule: RuleName) {
        if !self.has(rule) {
            return;
        }
        let (start, end) = (self.base + start as u32, self.base + end as u32);
        // A rule that knows what a gap is for wins over the one that only tidies it.
        if self
            .edits
            .last()
            .is_some_and(|last| last.rule == RuleName::SpaceCollapse && last.end > start && last.start < end)
        {
            self.edits.pop();
        }
        self.edits.push(Edit { start, end, text, rule });
    }

    /// Makes a gap one space at which no line breaks. A space that does not break already is left as it is, unless
    /// it is too wide.
    pub(super) fn glue(&mut self, gap: Gap, space: Space, rule: RuleName) {
        let fits = match &self.text.0[gap.start..gap.end] {
            "\u{A0}" => space == Space::NoBreak,
            "\u{202F}" => true,
            _ => false,
        };
        if !fits {
            self.put(gap.start, gap.end, space.text(), rule);
        }
    }

    /// Whether the last edit ends at `at` and belongs to `rule`: what stands there counts as changed already.
    pub(super) fn just_set(&self, at: usize, rule: RuleName) -> bool {
        self.edits.last().is_some_and(|last| last.rule == rule && last.end == self.base + at as u32)
    }

    fn quote(&mut self, at: usize) -> usize {
        let Some(mark) = Mark::read(self.text, at) else { return at + 1 };
        let is_wanted = self.style.repair || mark.0 != Mark::Commas;
        if is_wanted && !self.is_kept(at) && !self.is_protected(at) {
            let mut token = Token::read(self.text, at, mark, self.style, self.language);
            token.at += self.base;
            token.run = self.run;
            self.tokens.push(token);
        }
        at + usize::from(mark.1)
    }

    /// Whether the writer means the byte at `at` as it stands.
    pub(super) fn is_kept(&self, at: usize) -> bool {
        let at = self.base + at as u32;
        let next = self.kept.partition_point(|range| range.start <= at);
        self.kept[..next].last().is_some_and(|range| at < range.end)
    }

    /// Characters of U+0080 to U+00BF: a space that does not break, an acute accent.
    fn latin(&mut self, at: usize) -> usize {
        match self.text.byte(at + 1) {
            0xA0 => self.collapse(at),
            0xAB | 0xBB => self.quote(at),
            0xB4 => {
                let between = self.text.before(at).is_alphabetic() && self.text.after(at + 2).is_alphabetic();
                if between && self.style.repair && !self.is_protected(at) {
                    self.put(at, at + 2, "’", RuleName::Apostrophe);
                }
                at + 2
            }
            _ => at + 2,
        }
    }

    /// Characters of U+2000 to U+2FFF: marks, dashes, the ellipsis.
    fn punctuation(&mut self, at: usize) -> usize {
        match (self.text.byte(at + 1), self.text.byte(at + 2)) {
            (0x80, 0x98..=0x9E | 0xB9 | 0xBA) => self.quote(at),
            (0x80, 0xA6) => self.ellipsis(at),
            (0x80, 0xAF) => self.collapse(at),
            _ => at + 3,
        }
    }

    /// One space for a run of spaces of both kinds. The result may break: such runs are the dirt of visual editors.
    fn collapse(&mut self, at: usize) -> usize {
        let start = self.text.before_gap(at);
        let end = self.text.past_gap(at);
        let firm = |character: char| character == NBSP || character == NNBSP;
        let is_mixed = !self.text.0[start..end].chars().all(firm);
        let is_set = self.edits.last().is_some_and(|last| last.end > self.base + start as u32);
        if is_mixed && !is_set {
            self.put(start, end, " ", RuleName::SpaceCollapse);
        }
        end
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Other,
    Quote,
    Comma,
    Digit,
    Point,
    Hyphen,
    Arrow,
    Bracket,
    Eyes,
    Latin,
    Punctuation,
    Emoji,
}

const CLASS: [Class; 256] = {
    let mut class = [Class::Other; 256];
    class[b'"' as usize] = Class::Quote;
    class[b'\'' as usize] = Class::Quote;
    class[b',' as usize] = Class::Comma;
    let mut digit = b'0';
    while digit <= b'9' {
        class[digit as usize] = Class::Digit;
        digit += 1;
    }
    class[b'.' as usize] = Class::Point;
    class[b'-' as usize] = Class::Hyphen;
    class[b'<' as usize] = Class::Arrow;
    class[b'=' as usize] = Class::Arrow;
    class[b'(' as usize] = Class::Bracket;
    class[b':' as usize] = Class::Eyes;
    class[b';' as usize] = Class::Eyes;
    class[0xC2] = Class::Latin;
    class[0xE2] = Class::Punctuation;
    class[0xF0] = Class::Emoji;
    class
};
