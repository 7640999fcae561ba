//! Which quotation mark belongs to which: steps 3 to 6 of the algorithm in `quotes`.
//!
//! One stack of open marks, from left to right. The look-ahead was put into the tokens before, so no step scans.

use super::glance::is_space;
use super::marks::{Level, Mark, Role, Token};

/// Decides every mark that has no role yet. `stack` is memory to work in.
pub(super) fn pair(tokens: &mut [Token], stack: &mut Vec<u32>) {
    stack.clear();
    Pairing { tokens, stack, singles: 0, doubles: 0 }.run();
}

/// Steps 3 to 6: one stack of open marks, from left to right.
struct Pairing<'a> {
    tokens: &'a mut [Token],
    stack: &'a mut Vec<u32>,
    singles: u32,
    doubles: u32,
}

impl Pairing<'_> {
    fn run(mut self) {
        for at in 0..self.tokens.len() {
            if self.tokens[at].role == Role::Undecided {
                self.tokens[at].role = self.decide(at);
            }
        }
        // Step 6: a quotation over several paragraphs stays open, a single mark without a partner is an apostrophe.
        // What stays open takes the outer mark: an inner one would be read as a single mark the next time.
        while let Some(open) = self.stack.pop() {
            let token = &mut self.tokens[open as usize];
            token.role = if token.mark.is_single() { token.unclosed() } else { Role::OpensUnpaired };
        }
    }

    fn decide(&mut self, at: usize) -> Role {
        if self.closes_commas(at) {
            self.tokens[at].length = 2;
            self.tokens[at + 1].role = Role::Stays;
            Role::Closes(self.close_double())
        } else if self.is_prime(at) {
            self.join_primes(at);
            Role::Prime
        } else if self.tokens[at].mark.is_single() {
            self.decide_single(at)
        } else {
            self.decide_double(at)
        }
    }

    /// Two single marks close what two commas opened: ,,Gänsefüßchen''.
    fn closes_commas(&self, at: usize) -> bool {
        let opened = self.stack.last().map(|&open| self.tokens[open as usize].mark);
        let token = &self.tokens[at];
        token.mark == Mark::Single && token.can_close() && opened == Some(Mark::Commas) && self.is_doubled(at)
    }

    /// Whether a second single mark follows at once.
    fn is_doubled(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        self.tokens.get(at + 1).is_some_and(|next| {
            next.mark == Mark::Single
                && next.role == Role::Undecided
                && next.at == token.end()
                && next.run == token.run
        })
    }

    /// Step 3: 27", unless the mark closes a quotation that ends in a number. Where only marks after numbers are
    /// left, the first one closes, „iPhone 15“ hat 6,1″, but for one that a word hangs on: 27″-Monitor.
    fn is_prime(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let in_word = token.far.1.is_alphabetic() && !token.times;
        // Nothing is open that the last of 27”-Monitor could close.
        let is_typed = token.mark.is_straight()
            || token.mark == Mark::NineDouble && self.doubles == 0 && token.far.1 == '-';
        if !is_typed || !token.near.0.is_ascii_digit() || in_word {
            return false;
        }
        let open = if token.mark.is_single() { self.singles } else { self.doubles };
        let closes_later = self.tokens.get(token.next as usize).is_some_and(Token::only_closes);
        open == 0 || closes_later && (token.firm_closer || token.far.1 == '-')
    }

    /// Two single marks after a number are one double prime: 27''.
    fn join_primes(&mut self, at: usize) {
        if self.tokens[at].mark == Mark::Single && self.is_doubled(at) {
            self.tokens[at].mark = Mark::Double;
            self.tokens[at].length = 2;
            self.tokens[at + 1].role = Role::Stays;
        }
    }

    /// Step 4.
    fn decide_single(&mut self, at: usize) -> Role {
        let token = self.tokens[at];
        if token.can_close() && self.singles > 0 {
            let later = self.tokens.get(token.next_able as usize).filter(|next| next.only_closes());
            let genitive = token.mark != Mark::SixSingle && token.sibilant && later.is_some();
            if genitive || !self.top_is_single() || self.stays_apostrophe(&token, later) {
                return Role::Apostrophe;
            }
            self.stack.pop();
            self.singles -= 1;
            return Role::Closes(Level::Inner);
        }
        if token.can_open() && (token.closer_later || (token.german && token.mark == Mark::LowSingle)) {
            self.stack.push(at as u32);
            self.singles += 1;
            return Role::Opens(Level::Inner);
        }
        let alone = is_space(token.near.0) && is_space(token.near.1);
        if alone { Role::Stays } else { token.unclosed() }
    }

    /// In ‚die Leut’ sind da‘ somebody has decided already.
    fn stays_apostrophe(&self, token: &Token, later: Option<&Token>) -> bool {
        let opened = self.stack.last().map(|&open| self.tokens[open as usize].mark);
        token.mark == Mark::NineSingle
            && opened == Some(Mark::LowSingle)
            && later.is_some_and(|later| later.mark == Mark::SixSingle)
    }

    /// Step 5.
    fn decide_double(&mut self, at: usize) -> Role {
        let token = self.tokens[at];
        let top_is_double = self.stack.last().is_some() && !self.top_is_single();
        if token.can_close() && self.doubles > 0 && (top_is_double || !token.can_open()) {
            return Role::Closes(self.close_double());
        }
        if self.closes_loosely(&token) {
            return Role::Closes(self.close_double());
        }
        if token.can_open() || self.opens_after_comma(&token) {
            let level = self.next_level();
            self.stack.push(at as u32);
            self.doubles += 1;
            return Role::Opens(level);
        }
        if token.mark == Mark::LowDouble {
            return Role::Stays;
        }
        match (is_space(token.far.0), is_space(token.far.1)) {
            (true, true) => Role::Stays,
            (true, false) => Role::OpensUnpaired,
            (false, _) => Role::ClosesUnpaired,
        }
    }

    /// „Er ging “, sagte er: nothing opens before a comma.
    fn closes_loosely(&self, token: &Token) -> bool {
        let is_low = token.german && matches!(token.mark, Mark::LowDouble | Mark::Commas);
        let is_loose = is_space(token.far.0) && matches!(token.far.1, ',' | ';');
        self.doubles > 0 && !self.top_is_single() && is_loose && !is_low
    }

    /// "Ja","Nein": a mark that could only close, with nothing to close, opens what a later one closes.
    fn opens_after_comma(&self, token: &Token) -> bool {
        token.mark != Mark::NineDouble
            && self.doubles == 0
            && (matches!(token.far.0, ',' | ';' | ':' | '.' | '…' | '!' | '?' | '|' | '+' | '&' | '•')
                || is_picture(token.far.0))
            && token.far.1.is_alphanumeric()
            && self.tokens.get(token.next as usize).is_some_and(Token::only_closes)
    }

    /// Pops up to the innermost open double mark; single ones on the way were apostrophes.
    fn close_double(&mut self) -> Level {
        while let Some(open) = self.stack.pop() {
            let token = &mut self.tokens[open as usize];
            if !token.mark.is_single() {
                self.doubles -= 1;
                return if token.role == Role::Opens(Level::Inner) { Level::Inner } else { Level::Outer };
            }
            token.role = token.unclosed();
            self.singles -= 1;
        }
        Level::Outer
    }

    fn top_is_single(&self) -> bool {
        self.stack.last().is_some_and(|&open| self.tokens[open as usize].mark.is_single())
    }

    fn next_level(&self) -> Level {
        match self.stack.last().map(|&open| self.tokens[open as usize].role) {
            Some(Role::Opens(Level::Outer)) => Level::Inner,
            _ => Level::Outer,
        }
    }
}

/// Whether a character is an arrow, an emoji or another picture: 👉"Jetzt anmelden".
fn is_picture(character: char) -> bool {
    matches!(character, '\u{2190}'..='\u{2BFF}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}')
}
