//! The browser of the person who writes.

use std::io;
use std::process::{Command, Stdio};

/// Opens an address in the browser, without waiting for it; fails where nothing can.
#[expect(clippy::disallowed_methods, reason = "the browser is another program")]
pub fn open(url: &str) -> io::Result<()> {
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[url])
    } else if cfg!(windows) {
        ("explorer", &[url])
    } else {
        ("xdg-open", &[url])
    };
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn()?;
    // Somebody has to ask how it ended, or it stays behind as a zombie.
    std::thread::spawn(move || child.wait());
    Ok(())
}
