//! The texts of a body that are being filled, one inside the other, and when each is set.
//!
//! Those of the body itself wait and are set together at its end, which takes less time. What is asked for its text
//! before, what has another language, and what stands inside a block is set as soon as it is complete.

use super::leaf::Leaf;
use super::out::Out;
use crate::german::{Language, Line, Style};

/// Texts on their way.
#[derive(Debug, Default)]
pub(super) struct Texts {
    /// Those that wait.
    common: Leaf,
    /// Whether one of them is being filled.
    in_common: bool,
    /// Those that are set at once, with their memory.
    apart: Vec<Leaf>,
    /// How many of these are being filled: more than one inside inline blocks.
    active: usize,
}

impl Texts {
    /// No text yet, and memory for so many bytes of those that wait.
    pub(super) fn with_capacity(bytes: usize) -> Texts {
        Texts { common: Leaf::with_capacity(bytes), ..Texts::default() }
    }

    /// The text being filled.
    pub(super) fn innermost(&mut self) -> Option<&mut Leaf> {
        match self.active.checked_sub(1) {
            Some(index) => Some(&mut self.apart[index]),
            None => self.in_common.then_some(&mut self.common),
        }
    }

    /// Begins one that waits. No other is being filled.
    pub(super) fn begin_common(&mut self) {
        self.in_common = true;
    }

    /// Begins one that is set at once.
    pub(super) fn begin_apart(&mut self) {
        if self.active == self.apart.len() {
            self.apart.push(Leaf::default());
        }
        self.apart[self.active].clear();
        self.active += 1;
    }

    /// Ends the innermost text: sets it and writes it, or has it wait.
    pub(super) fn end(&mut self, style: &Style, language: Language, out: &mut Out) {
        if let Some(index) = self.active.checked_sub(1) {
            self.apart[index].set(style, language);
            self.write_apart(out);
        } else if std::mem::take(&mut self.in_common) {
            self.common.write_waiting(out);
        }
    }

    /// Writes a text that was set.
    pub(super) fn write_apart(&mut self, out: &mut Out) {
        if let Some(index) = self.active.checked_sub(1) {
            self.apart[index].write(out);
            self.active = index;
        }
    }

    /// Sets all that wait.
    pub(super) fn set_common(&mut self, style: &Style, language: Language) -> &Line {
        self.common.set_waiting(style, language)
    }
}
