//! Quotation marks, apostrophes, primes.
//!
//! Takes the marks of one line with their neighbours, in order, and decides what each of them is. A quotation may
//! open before and close after an emphasis, so the whole block is decided at once. Look-ahead comes from tables
//! that are filled from right to left; the work is linear in the number of marks. Never moves punctuation.
//!
//! Duden, rules D 7 to D 17; the six steps are numbered below.

use super::line::{Edit, Replacement};
use super::marks::{Ahead, Level, Mark, NONE, Role, Token};
use super::rules::RuleName;
use super::style::{QuoteStyle, Style};
use super::{Language, pairing};

/// The marks of a language: opening and closing, outer and inner.
#[derive(Clone, Copy)]
struct Glyphs {
    outer: (&'static str, &'static str),
    inner: (&'static str, &'static str),
}

impl Glyphs {
    fn of(style: &Style, language: Language) -> Glyphs {
        if language.is_english() {
            return Glyphs { outer: ("“", "”"), inner: ("‘", "’") };
        }
        let default = if language.is_swiss() { QuoteStyle::Swiss } else { QuoteStyle::German };
        match style.quotes.unwrap_or(default) {
            QuoteStyle::German => Glyphs { outer: ("„", "“"), inner: ("‚", "‘") },
            QuoteStyle::Guillemets => Glyphs { outer: ("»", "«"), inner: ("›", "‹") },
            QuoteStyle::Swiss => Glyphs { outer: ("«", "»"), inner: ("‹", "›") },
        }
    }

    fn of_role(self, role: Role, single: bool) -> Option<(&'static str, RuleName)> {
        let quotes = |glyph| Some((glyph, RuleName::Quotes));
        match role {
            Role::Undecided | Role::Stays => None,
            Role::Apostrophe => Some(("’", RuleName::Apostrophe)),
            Role::Prime => Some((if single { "′" } else { "″" }, RuleName::Prime)),
            Role::Opens(Level::Outer) | Role::OpensUnpaired => quotes(self.outer.0),
            Role::Closes(Level::Outer) | Role::ClosesUnpaired => quotes(self.outer.1),
            Role::Opens(Level::Inner) => quotes(self.inner.0),
            Role::Closes(Level::Inner) => quotes(self.inner.1),
        }
    }
}

/// Decides the marks of one run and adds the edits that follow. Says whether the marks are [plain](is_plain).
pub(super) fn resolve(
    tokens: &mut [Token],
    stack: &mut Vec<u32>,
    style: &Style,
    language: Language,
    edits: &mut Vec<Edit>,
) -> bool {
    let glyphs = Glyphs::of(style, language);
    if pair_plainly(tokens) {
        write(tokens, glyphs, style, edits);
        return style.has(RuleName::Quotes);
    }
    look_around(tokens);
    decide_early(tokens, language);
    look_ahead(tokens);
    let early = apostrophes(tokens);
    pairing::pair(tokens, stack);
    write(tokens, glyphs, style, edits);
    early == apostrophes(tokens)
        && style.has(RuleName::Quotes)
        && tokens.iter().all(|token| is_plain(token, glyphs))
}

/// Pairs double marks that take turns, as those of nearly every line: each of them can do one thing only, by its form
/// and by its place, so it is read the same whatever form it gets.
fn pair_plainly(tokens: &mut [Token]) -> bool {
    let takes_part =
        |token: &Token| !token.mark.is_single() && !matches!(token.mark, Mark::Guillemet | Mark::Commas);
    let is_pair = |pair: &[Token]| {
        let [opens, closes] = pair else { return false };
        takes_part(opens)
            && takes_part(closes)
            && opens.stands_before_word()
            && opens.can_open()
            && !opens.can_close()
            && closes.stands_after_word()
            && closes.only_closes()
    };
    let are_apart = |pair: &[Token]| !pair[0].touches(&pair[1]);
    if !tokens.chunks(2).all(is_pair) || !tokens.windows(2).all(are_apart) {
        return false;
    }
    for pair in tokens.chunks_exact_mut(2) {
        pair[0].role = Role::Opens(Level::Outer);
        pair[1].role = Role::Closes(Level::Outer);
    }
    true
}

/// Whether a mark is what it is typed for, with a partner: what most lines have, and will be read the same again.
fn is_plain(token: &Token, glyphs: Glyphs) -> bool {
    if token.mark == Mark::Guillemet {
        return true;
    }
    let is_expected = match token.role {
        Role::Apostrophe => true,
        Role::Opens(Level::Outer) | Role::Closes(Level::Outer) => !token.mark.is_single(),
        Role::Opens(Level::Inner) | Role::Closes(Level::Inner) => token.mark.is_single(),
        Role::Undecided | Role::Stays | Role::Prime | Role::OpensUnpaired | Role::ClosesUnpaired => false,
    };
    let is_right = || {
        let glyph = glyphs.of_role(token.role, token.mark.is_single());
        glyph.is_none_or(|(glyph, _)| glyph == token.mark.text())
    };
    is_expected && (token.mark.is_straight() || is_right())
}

fn apostrophes(tokens: &[Token]) -> usize {
    tokens.iter().filter(|token| token.role == Role::Apostrophe).count()
}

/// Finds the nearest characters that are no marks, from neighbour to neighbour.
fn look_around(tokens: &mut [Token]) {
    for at in 1..tokens.len() {
        if tokens[at - 1].touches(&tokens[at]) {
            tokens[at].far.0 = tokens[at - 1].far.0;
        }
    }
    for at in (1..tokens.len()).rev() {
        if tokens[at - 1].touches(&tokens[at]) {
            tokens[at - 1].far.1 = tokens[at].far.1;
        }
    }
}

/// Step 2: decides the apostrophes that need no partner. Between letters, ‘ closes what ‚ has opened: ‚Eis‘kaffee.
fn decide_early(tokens: &mut [Token], language: Language) {
    let (mut low, mut both) = (0u32, false);
    leave_wiki_marks(tokens);
    leave_quoted_numbers(tokens, language);
    for token in tokens.iter_mut().filter(|token| token.role == Role::Undecided) {
        let early = if both { Some(Role::Apostrophe) } else { token.early(language) };
        let closes_low = token.mark == Mark::SixSingle && low > 0;
        token.role = early.filter(|_| !closes_low).unwrap_or(Role::Undecided);
        both = !both && token.ahead == Ahead::Both && token.role == Role::Apostrophe;
        match token.mark {
            Mark::LowSingle => low += u32::from(token.german),
            Mark::SixSingle => low = low.saturating_sub(1),
            _ => {}
        }
    }
}

/// The mark of ’68 opens a quotation where nothing else is open and the next mark closes one: '10 Uhr'.
fn leave_quoted_numbers(tokens: &mut [Token], language: Language) {
    if !tokens.iter().any(|token| token.ahead == Ahead::Year) {
        return;
    }
    let mut is_open = false;
    for at in 0..tokens.len() {
        let token = tokens[at];
        let is_year = token.ahead == Ahead::Year;
        if !token.mark.is_single() || (!is_year && token.early(language).is_some()) {
            continue;
        }
        if !is_year {
            is_open = token.can_open();
        } else if !is_open && token.can_open() && closes_name(&tokens[at + 1..], language) {
            tokens[at].ahead = Ahead::Nothing;
            is_open = true;
        }
    }
}

/// Whether the first single mark that is no apostrophe closes, after a noun or a sentence: not „'68 hab' ich“.
fn closes_name(tokens: &[Token], language: Language) -> bool {
    let mut marks = tokens.iter().filter(|token| token.mark.is_single());
    let decides = |token: &&Token| token.ahead == Ahead::Year || token.early(language).is_none();
    marks.find(decides).is_some_and(|token| token.only_closes() && token.named && !token.sibilant)
}

/// Several single marks at the start of a word are the emphasis of a wiki, ''/snap'', and no quotation.
fn leave_wiki_marks(tokens: &mut [Token]) {
    let mut is_open = false;
    let alike = |a: &Token, b: &Token| a.mark == Mark::Single && b.mark == Mark::Single && a.touches(b);
    for run in tokens.chunk_by_mut(alike).filter(|run| run.len() > 1) {
        let opens = run[0].can_open() && !run[0].can_close();
        if opens || is_open && run[0].only_closes() {
            run.iter_mut().for_each(|token| token.role = Role::Stays);
            is_open = opens;
        }
    }
}

/// Fills the tables of next marks, from right to left.
fn look_ahead(tokens: &mut [Token]) {
    let (mut next, mut next_able, mut closer, mut firm) = ([NONE; 2], [NONE; 2], [false; 2], [false; 2]);
    for at in (0..tokens.len()).rev() {
        let token = &mut tokens[at];
        let kind = usize::from(token.mark.is_single());
        (token.next, token.next_able, token.closer_later) = (next[kind], next_able[kind], closer[kind]);
        token.firm_closer = firm[kind];
        if token.role == Role::Undecided {
            next[kind] = at as u32;
            closer[kind] |= token.can_close();
            if !token.only_closes() {
                firm[kind] = false;
            } else if !token.near.0.is_ascii_digit() {
                firm[kind] = true;
            }
            if token.can_open() || token.can_close() {
                next_able[kind] = at as u32;
            }
        }
    }
}

fn write(tokens: &[Token], glyphs: Glyphs, style: &Style, edits: &mut Vec<Edit>) {
    for token in tokens {
        let Some((glyph, rule)) = glyphs.of_role(token.role, token.mark.is_single()) else { continue };
        if glyph != token.mark.text() && style.has(rule) && (style.repair || token.mark.is_straight()) {
            edits.push(Edit { start: token.at, end: token.end(), text: Replacement::Text(glyph), rule });
        }
    }
    if style.has(RuleName::QuotesKern) {
        kern(tokens, edits);
    }
}

/// A narrow space between ‘ and “.
fn kern(tokens: &[Token], edits: &mut Vec<Edit>) {
    for pair in tokens.windows(2) {
        let closes = |token: &Token| matches!(token.role, Role::Closes(_));
        if closes(&pair[0]) && closes(&pair[1]) && pair[1].at == pair[0].end() {
            let (at, text) = (pair[1].at, Replacement::Text("\u{202F}"));
            edits.push(Edit { start: at, end: at, text, rule: RuleName::QuotesKern });
        }
    }
}
