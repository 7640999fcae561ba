//! `satz completions`: what a shell wants to know of the command line.

use super::line::Line;
use super::{Failure, Outcome, printer};
use clap::CommandFactory;

/// Prints the completions of a shell.
pub(super) fn run(shell: clap_complete::Shell) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Line::command(), "satz", &mut script);
    printer::print(&String::from_utf8_lossy(&script));
    Ok(Outcome::Fine)
}
