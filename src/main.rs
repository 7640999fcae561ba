//! satz on the command line.

fn main() {}
