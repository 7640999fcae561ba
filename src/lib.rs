//! satz turns a folder of Markdown into a German company blog.
//!
//! The rooms in the order in which data flows:
//!
//! - [`report`]: what is wrong, where, in plain words
//! - [`german`]: how German is written

pub mod checks;
pub mod german;
pub mod markdown;
pub mod report;
