//! `satz new`: first drafts of files, never over an existing one.

use super::desk::{self, Desk};
use super::line::{Common, NewArgs, NewKind};
use super::printer::Printer;
use super::problems::Problem;
use super::{Failure, Outcome};
use crate::calendar::Zone;
use crate::new::{self, Start};
use crate::output::{self, File};
use crate::report::{Messages, Place};
use std::path::Path;

/// The address of a blog that has none yet: RFC 2606 keeps `.example` free.
const NO_ADDRESS: &str = "https://blog.example";

/// Writes the draft and names its files.
pub(super) fn run(common: &Common, arguments: &NewArgs) -> Result<Outcome, Failure> {
    if arguments.name.trim().is_empty() {
        return Err(Problem::NameMissing.at(Place::Nowhere).into());
    }
    if arguments.kind == NewKind::Site {
        return site(common, &arguments.name);
    }
    let desk = Desk::open(common)?;
    let name = arguments.name.as_str();
    let files = match arguments.kind {
        NewKind::Post => new::post(name, &[], desk.now),
        NewKind::Author => new::author(name, None),
        NewKind::Page => new::page(name, desk.settings.base_url.host()),
        NewKind::Theme => new::theme(name),
        NewKind::Organisation => new::organisation(name),
        NewKind::Site => Vec::new(),
    };
    write(&desk.root, &files, &desk.printer)
}

/// A whole blog in a folder of its own.
fn site(common: &Common, folder: &str) -> Result<Outcome, Failure> {
    let zone = Zone::parse("Europe/Berlin").expect("the zone is part of the program");
    let now = desk::moment(common.now.as_deref(), zone)?;
    let folder = Path::new(folder);
    let title = folder.file_name().map_or("Blog".into(), |name| name.to_string_lossy());
    let start = Start { title: &title, base_url: NO_ADDRESS, author: "Redaktion", now };
    let printer = Printer::of(common);
    let outcome = write(folder, &new::site(&start), &printer)?;
    printer.say(match printer.messages {
        Messages::German => "Weiter: site.toml ansehen, dann satz serve",
        Messages::English => "Next: look at site.toml, then satz serve",
    });
    Ok(outcome)
}

fn write(root: &Path, files: &[File], printer: &Printer) -> Result<Outcome, Failure> {
    for path in output::create(root, files)? {
        printer.say(&path);
    }
    Ok(Outcome::Fine)
}
