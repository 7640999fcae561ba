//! satz turns a folder of Markdown into a German company blog.
//!
//! The rooms in the order in which data flows:
//!
//! - [`report`]: what is wrong, where, in plain words

pub mod markdown;
pub mod report;
