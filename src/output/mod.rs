//! Bytes into a folder: whole sites or nothing, and only what satz wrote itself.
//!
//! Knows paths and bytes, no pages. [`Stage`] takes the files of a build from many
//! threads and publishes them so that a killed run or a full disk never leaves half a
//! site; [`create`] writes new files of a project and overwrites none.

mod create;
mod disk;
mod folder;
mod journal;
mod lock;
mod manifest;
mod names;
mod problems;
mod stage;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

pub use create::create;
pub use disk::reason;
pub use lock::Lock;
pub use manifest::{Entry, Manifest, Origin};
pub use problems::RULES;
pub use stage::{Changes, Stage};

/// One file of a site or project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// From the root, with `/`: `blog/seite/2/index.html`.
    pub path: String,
    /// What is in it.
    pub content: Content,
}

/// What is in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// These bytes.
    Bytes(Vec<u8>),
    /// What this file holds; copied without being held in memory.
    CopyOf(PathBuf),
}
