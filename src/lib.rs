//! satz turns a folder of Markdown into a German company blog.
//!
//! The rooms in the order in which data flows:
//!
//! - [`input`]: files and settings, as they are
//! - [`blog`]: posts, authors, pages, and how they belong together
//! - [`markdown`]: text to HTML with holes, knowing nothing else
//! - [`theme`]: templates, blocks, strings, assets
//! - [`pages`]: which pages exist and what each shows
//! - [`edition`]: the whole blog as of one moment
//! - [`checks`]: the finished pages, proofread
//! - [`cache`]: finished work by content hash
//! - [`new`]: first drafts of files
//! - [`output`]: bytes into a folder
//! - [`report`]: what is wrong, where, in plain words
//! - [`german`]: how German is written
//! - [`preview`]: pages to a browser, touched files from a folder; bytes and strings only
//! - [`calendar`]: moments, days and months

pub mod blog;
pub mod cache;
pub mod calendar;
pub mod checks;
pub mod commands;
pub mod edition;
pub mod german;
pub mod input;
pub mod markdown;
pub mod new;
pub mod output;
pub mod pages;
pub mod preview;
pub mod report;
pub mod theme;
