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
    let is_plain = set_once(line, style, language);
    look_again(line, is_plain, style, language);
}

/// Looks a second time at a line that was set once, where that is needed.
pub(super) fn look_again(line: &mut Line, is_plain: bool, style: &Style, language: Language) {
    decide(line, is_plain, style, language);
    doubt::leave_doubtful(line, style, language);
}

/// Sets a line and decides its marks, without asking whether it would be set the same again.
pub(super) fn set_decided(line: &mut Line, style: &Style, language: Language) {
    let is_plain = set_once(line, style, language);
    decide(line, is_plain, style, language);
}

/// Decides the marks of a line that was set once, unless they are plain.
fn decide(line: &mut Line, is_plain: bool, style: &Style, language: Language) {
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
    let Line { text, segments, kept, edits, tokens, places, .. } = line;
    let whole = [Segment::WHOLE];
    let segments: &[Segment] = if segments.is_empty() { &whole } else { segments };
    // A segment begins and ends beside something that looks like a letter, so all of them are searched as one.
    let triggers = Triggers::of(text, wanted(style), places);
    let mut next = triggers.next_from(0);
    let mut scan = Scan::new(text, style, kept, edits, tokens);
    for (index, segment) in segments.iter().enumerate() {
        let end = segments.get(index + 1).map_or(text.len(), |next| next.start as usize);
        let Some(first) = next.filter(|first| *first < end) else { continue };
        let language = segment.language.unwrap_or(language);
        next = if language == Language::Other {
            triggers.next_from(end)
        } else {
            scan.aim(segment.start as usize..end, segment.run, language);
            scan.follow(first, &triggers)
        };
    }
    if tokens.is_empty() && edits.is_empty() {
        return true;
    }
    let is_plain = resolve_quotes(line, style, language);
    line.tidy();
    is_plain && (line.tokens.is_empty() || keeps_words(style))
}

/// Whether the words round a mark stay as they are: an emoticon that becomes an emoji is another neighbour, 20000 that
/// becomes 20.000 another word.
pub(super) fn keeps_words(style: &Style) -> bool {
    style.emoticons == Emoticons::Keep && !style.has(RuleName::NumberInsert)
}

/// Says whether the marks are plain.
fn resolve_quotes(line: &mut Line, style: &Style, language: Language) -> bool {
    let mut is_plain = true;
    let Line { tokens, segments, stack, edits, .. } = line;
    if segments.len() > 1 {
        tokens.sort_by_key(|token| token.run);
    }
    for run in tokens.chunk_by_mut(|a, b| a.run == b.run) {
        // A run is named by its first segment.
        let of_run = segments.get(run[0].run as usize);
        let language = of_run.and_then(|segment| segment.language).unwrap_or(language);
        is_plain &= quotes::resolve(run, stack, style, language, edits);
    }
    is_plain
}

/// The places a style asks for beyond the usual ones.
pub(super) fn wanted(style: &Style) -> Wanted {
    Wanted {
        points: !style.abbreviations.is_empty(),
        hyphens: style.has(RuleName::HyphenNobreak),
        emoji: style.emoticons == Emoticons::Label,
    }
}

/// The state of a pass over one segment after the other. The rules are methods in files of their own; each takes the
/// place of a trigger in the segment and returns where to go on.
pub(super) struct Scan<'a> {
    /// All segments.
    whole: &'a str,
    /// The segment at hand.
    pub(super) text: Glance<'a>,
    pub(super) style: &'a Style,
    pub(super) language: Language,
    rules: RuleSet,
    pub(super) edits: &'a mut Vec<Edit>,
    /// The word that was looked at last.
    pub(super) word: Word,
    base: u32,
    run: u32,
    kept: &'a [Range<u32>],
    pub(super) tokens: &'a mut Vec<Token>,
}

impl<'a> Scan<'a> {
    /// Collects edits and marks of segments of a text. What was kept, edited and marked counts from the start of it.
    pub(super) fn new(
        whole: &'a str,
        style: &'a Style,
        kept: &'a [Range<u32>],
        edits: &'a mut Vec<Edit>,
        tokens: &'a mut Vec<Token>,
    ) -> Scan<'a> {
        Scan {
            whole,
            text: Glance(""),
            style,
            language: Language::Other,
            rules: style.rules_in(Language::Other),
            edits,
            word: Word::default(),
            base: 0,
            run: 0,
            kept,
            tokens,
        }
    }

    /// Goes on with another segment.
    pub(super) fn aim(&mut self, segment: Range<usize>, run: u32, language: Language) {
        self.base = segment.start as u32;
        self.text = Glance(&self.whole[segment]);
        self.run = run;
        self.language = language;
        self.rules = self.style.rules_in(language);
        self.word = Word::default();
    }

    /// Follows the triggers of the segment from the first one on. Gives the first one behind it.
    pub(super) fn follow(&mut self, first: usize, triggers: &Triggers<'_>) -> Option<usize> {
        let base = self.base as usize;
        let end = base + self.text.0.len();
        let mut next = Some(first);
        while let Some(trigger) = next.filter(|trigger| *trigger < end) {
            next = triggers.next_from(base + self.trigger(trigger - base));
        }
        next
    }

    /// A place where a rule may begin. Gives where to go on.
    #[inline(always)]
    fn trigger(&mut self, at: usize) -> usize {
        match CLASS[self.text.byte(at) as usize] {
            Class::Quote => self.quote(at),
            Class::Comma if self.text.byte(at + 1) == b',' => self.quote(at),
            Class::Digit => self.number(at),
            Class::Point => self.point(at),
            Class::Hyphen => self.hyphen(at),
            Class::Arrow => self.arrow(at),
            Class::Bracket => self.mark(at),
            Class::Eyes => self.emoticon(at),
            Class::Latin => self.latin(at),
            Class::Punctuation => self.punctuation(at),
            Class::Emoji => self.emoji(at),
            Class::Comma | Class::Other => at + 1,
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
        // Nearly every gap is one plain space.
        if gap.end == gap.start + 1 && self.text.byte(gap.start) == b' ' {
            return self.replace(gap.start, gap.end, Replacement::Text(space.text()), rule);
        }
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
