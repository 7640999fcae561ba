//! The browser of the person who writes.

use std::io;
use std::process::{Command, Stdio};

/// Opens an address in the browser, without waiting for it: the first that can be
/// started of those that `BROWSER` names, else the system's. Fails where none can.
#[expect(clippy::disallowed_methods, reason = "which browser somebody uses, only the system knows")]
pub fn open(url: &str) -> io::Result<()> {
    let named = std::env::var_os("BROWSER").unwrap_or_default();
    let named = std::env::split_paths(&named).filter(|program| !program.as_os_str().is_empty());
    let mut last = io::Error::from(io::ErrorKind::NotFound);
    for program in named.chain([SYSTEM.into()]) {
        let mut command = Command::new(program);
        command.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        match command.spawn() {
            Ok(mut child) => {
                // Somebody has to ask how it ended, or it stays behind as a zombie.
                std::thread::spawn(move || child.wait());
                return Ok(());
            }
            Err(error) => last = error,
        }
    }
    Err(last)
}

/// The program that knows which browser the system has.
const SYSTEM: &str = if cfg!(target_os = "macos") {
    "open"
} else if cfg!(windows) {
    "explorer"
} else {
    "xdg-open"
};
