//! Markdown to HTML with holes, knowing nothing else.
//!
//! Takes a text and a [`Profile`], gives a [`Body`]. It sees no files, settings,
//! templates or site: what it cannot know stays open as a hole, and the page that
//! shows the body fills it ([`Fill`]). So a body can be remembered by its text
//! alone, and the same body serves a page of its own, a list and a feed.

mod body;
mod escape;
mod html;
mod words;

pub use body::{
    Argument, Block, BlockKind, Body, Fill, Form, Heading, Image, Labels, Link, LinkKind, Piece, Spanned,
    Written,
};
