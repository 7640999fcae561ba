//! What stands for a whole text: summary, description, reading time.

use crate::german::{self, Length};
use crate::markdown::Body;

use super::linked::Summary;

/// Bytes of text that surely hold the words of a summary.
const ENOUGH: usize = 4000;

/// Words of a summary nobody wrote.
const WORDS: usize = 55;

/// What lists show: what was written, else the text up to `<!-- more -->`, else the first words.
pub(super) fn summary(written: Option<String>, body: &Body) -> Summary {
    match written {
        Some(text) => Summary::Written(text),
        None if body.summary_end.is_some() => Summary::Beginning,
        None => {
            let (text, cut) = of_body(body);
            Summary::Excerpt { text, cut }
        }
    }
}

/// The summary as plain text, for heads and feeds.
pub(super) fn description(summary: &Summary, body: &Body) -> String {
    match summary {
        Summary::Written(text) | Summary::Excerpt { text, .. } => text.clone(),
        Summary::Beginning => body.summary_text().unwrap_or_default(),
    }
}

/// The first words of a text as plain text, and whether there is more.
pub(super) fn of_body(body: &Body) -> (String, bool) {
    let text = body.text(ENOUGH);
    let excerpt = german::excerpt(&text, Length::Words(WORDS));
    let cut = excerpt.len() != text.trim().len();
    (excerpt, cut)
}

/// Minutes it takes to read a text, at least one.
pub(super) fn reading_time(body: &Body) -> u32 {
    let minutes = german::reading_time(body.text_chars as usize, body.code_chars as usize);
    u32::try_from(minutes).unwrap_or(u32::MAX)
}
