//! `satz check`: sources and finished pages, proofread; nothing is written but what `--fix` mends.

use super::desk::Desk;
use super::fix;
use super::line::{CheckArgs, Common};
use super::printer::stop;
use super::{Failure, Outcome};
use crate::checks::Page;
use crate::edition::Edition;
use crate::markdown::Memo;
use crate::output::{Content, File};
use crate::report::{Finding, Messages, Report};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Rounds of mending: a change may uncover another finding, but never endlessly.
const ROUNDS: usize = 3;

/// Checks the blog.
pub(super) fn run(common: &Common, arguments: &CheckArgs) -> Result<Outcome, Failure> {
    let mut desk = Desk::open(common)?;
    let memo = Memo::new(desk.cache());
    let mut found = findings(&mut desk, arguments.drafts, &memo);
    let mut mended = 0;
    if arguments.fix {
        for _ in 0..ROUNDS {
            let changed = fix::apply(&desk.sources, &found)?;
            if changed == 0 {
                break;
            }
            mended += changed;
            desk.reopen()?;
            found = findings(&mut desk, arguments.drafts, &memo);
        }
    }
    let ending = match (desk.printer.messages, mended) {
        (Messages::German, 0) => "Nichts wurde geschrieben.".to_owned(),
        (Messages::German, 1) => "Eine Stelle berichtigt.".to_owned(),
        (Messages::German, n) => format!("{n} Stellen berichtigt."),
        (Messages::English, 0) => "Nothing was written.".to_owned(),
        (Messages::English, 1) => "One place mended.".to_owned(),
        (Messages::English, n) => format!("{n} places mended."),
    };
    desk.close(&found, &ending);
    let strict = arguments.strict || desk.settings.checks.strict;
    Ok(if stop(&found, strict) { Outcome::Findings } else { Outcome::Fine })
}

/// Everything that can be found: in the sources, while rendering, and in the finished pages.
fn findings(desk: &mut Desk, drafts: bool, memo: &Memo) -> Vec<Finding> {
    let edition = desk.edition(drafts, memo);
    let mut report = edition.proofread();
    desk.timings.mark("proofread");
    report.append(proof(&edition));
    desk.timings.mark("pages");
    edition.findings_of_everything(report)
}

/// Renders every page and reads it again.
fn proof(edition: &Edition) -> Report {
    let pages = Mutex::new(Vec::new());
    let files = Mutex::new(BTreeMap::new());
    let keep = |file: File| {
        let address = format!("{}/{}", edition.settings.base_url.prefix(), file.path);
        let bytes = match file.content {
            Content::Bytes(bytes) if file.path.ends_with(".html") => {
                let address = address.strip_suffix("index.html").unwrap_or(&address);
                let page = Page::read(address, &String::from_utf8_lossy(&bytes));
                held(&pages).push(page);
                return;
            }
            Content::Bytes(bytes) => bytes.len() as u64,
            Content::CopyOf(original) => length(&original),
        };
        held(&files).insert(address, bytes);
    };
    let mut report = edition.render_all(keep);
    let (pages, files) = (std::mem::take(&mut *held(&pages)), std::mem::take(&mut *held(&files)));
    report.append(edition.proof(pages, &files));
    report
}

/// What is collected; a page that panicked left it whole.
fn held<T>(collected: &Mutex<T>) -> MutexGuard<'_, T> {
    collected.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Bytes of a file; one that has gone meanwhile weighs nothing.
#[expect(clippy::disallowed_methods, reason = "a command is the edge, and this asks only for a size")]
fn length(file: &Path) -> u64 {
    std::fs::metadata(file).map_or(0, |metadata| metadata.len())
}
