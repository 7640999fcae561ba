//! The tests of the whole, one crate: see tests/README.md.

#![allow(clippy::disallowed_methods, reason = "tests are where files are written and programs run")]

mod architecture;
mod cached;
mod commands;
mod golden;
mod languages;
mod preview;
mod problems;
mod reproducible;
mod soft_hyphens;
mod story;
mod typography;
mod workbench;
