//! The tests of the whole, one crate: see tests/README.md.

mod architecture;
mod cached;
mod commands;
mod preview;
mod problems;
mod reproducible;
mod story;
mod typography;
mod workbench;
