//! The tests of the whole, one crate: see tests/README.md.

mod architecture;
