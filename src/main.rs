//! satz on the command line.

fn main() -> std::process::ExitCode {
    satz::commands::run()
}
