//! What a person can ask for: the command line, and one file per command.
//!
//! Every command opens the project on a [`desk`], composes an edition and takes a
//! different last step. Exit codes: 0 fine, 1 findings of level error (with `--strict`
//! also warnings), 2 satz could not work.

mod build;
mod check;
mod completions;
mod desk;
mod explain;
mod fix;
mod line;
mod new;
mod printer;
mod problems;
mod schema;
mod serve;
mod timings;
mod typeset;

pub use problems::RULES;

use clap::Parser;
use line::{Command, Line};
use printer::Printer;
use std::process::ExitCode;

/// Why a command could not work at all: one finding, exit code 2.
struct Failure(Box<crate::report::Finding>);

impl From<crate::report::Finding> for Failure {
    fn from(finding: crate::report::Finding) -> Failure {
        Failure(Box::new(finding))
    }
}

/// What came of a command that could work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Fine,
    Findings,
}

/// Runs what the command line asks for and says how it went, as an exit code.
pub fn run() -> ExitCode {
    let line = Line::parse();
    let printer = Printer::of(&line.common);
    let outcome = match &line.command {
        Command::Build(arguments) => build::run(&line.common, arguments),
        Command::Check(arguments) => check::run(&line.common, arguments),
        Command::Serve(arguments) => serve::run(&line.common, arguments),
        Command::New(arguments) => new::run(&line.common, arguments),
        Command::Typeset(arguments) => typeset::run(arguments),
        Command::Explain { id } => explain::run(&line.common, id),
        Command::Schema { kind } => schema::run(&line.common, *kind),
        Command::Completions { shell } => completions::run(*shell),
    };
    match outcome {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(Failure(finding)) => {
            printer.failure(*finding);
            ExitCode::from(2)
        }
    }
}
