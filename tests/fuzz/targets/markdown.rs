//! Any text is Markdown, and becomes HTML that is whole.
//!
//! The first byte chooses for whom the text is compiled (`0`: an article), the rest is the text.
#![no_main]

use laws_of_typography::essence;
use libfuzzer_sys::fuzz_target;
use satz::german::{Edit, Language, Line, Lines, Piece, Style, Umlauts, fold, set, set_lines, typeset};
use satz::markdown::{
    Block, Body, Fill, Form, Image, Limits, Link, Memo, Profile, compile, edits, escape_attribute, fragment,
    proofread,
};
use satz::report::Place;

#[path = "../../laws/markdown.rs"]
mod laws;
#[allow(dead_code, reason = "of the laws of typography, this one measures words only")]
#[path = "../../laws/typography.rs"]
mod laws_of_typography;

fuzz_target!(|data: &[u8]| {
    let [first, text @ ..] = data else { return };
    let Ok(text) = std::str::from_utf8(text) else { return };
    match first.wrapping_sub(b'0') % 5 {
        0 => check(text, article("de")),
        1 => check(text, article("en")),
        2 => check(text, Profile::bio("de", Style::default())),
        3 => laws::is_whole(text, &Profile::comment("de")),
        _ => {
            laws::is_nested(&fragment(text, &Profile::fragment("de", Style::default())), text);
        }
    }
});

fn check(text: &str, profile: Profile) {
    laws::is_whole(text, &profile);
    laws::only_words_are_set(text, &profile);
}

/// Colours of code are somebody else's grammars, which only take time here.
fn article(lang: &str) -> Profile {
    Profile { highlight: false, ..Profile::article(lang, Style::default()) }
}
