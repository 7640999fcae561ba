//! satz on the command line.

/// An edition is many small things that live together and go together; the allocator of the
/// C library takes twice as long for them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    satz::commands::run()
}
