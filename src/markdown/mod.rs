//! Markdown to HTML with holes, knowing nothing else.
//!
//! Takes a text and a [`Profile`], gives a [`Body`]. It sees no files, settings,
//! templates or site: what it cannot know stays open as a hole, and the page that
//! shows the body fills it ([`Fill`]). So a body can be remembered by its text
//! alone, and the same body serves a page of its own, a list and a feed.

mod attributes;
mod autolink;
mod body;
#[cfg(test)]
mod cases;
mod code;
mod comment;
mod compile;
mod dates;
mod directive;
mod directives;
mod edits;
mod escape;
mod events;
mod footnotes;
mod fragment;
mod headings;
mod highlight;
mod html;
mod inline;
mod leaf;
mod lines;
mod lint;
mod memo;
mod nesting;
mod out;
mod pictures;
mod plain;
mod problems;
mod profile;
mod proofread;
#[cfg(test)]
mod properties;
mod resolve;
mod shortcodes;
mod soft;
mod stored;
mod tables;
mod tags;
mod texts;
mod words;

/// The rules of typography, which belong to `german`.
pub use crate::german::RULES as TYPOGRAPHY_RULES;
pub use body::{
    Argument, Block, BlockKind, Body, Fill, Form, Heading, Image, Labels, Link, LinkKind, Piece, Spanned,
    Written,
};
pub use compile::compile;
pub use edits::{TextEdit, edits, edits_of_plain};
pub use escape::{attribute as escape_attribute, text as escape_text};
pub use events::notation;
pub use fragment::fragment;
pub use lint::{Limits, Problem as LintProblem, RULES as LINT_RULES};
pub use memo::Memo;
pub use problems::{Problem, RULES};
pub use profile::{Kind, Profile};
pub use proofread::proofread;
