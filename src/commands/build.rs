//! `satz build`: the blog into its folder, or nothing where something is wrong.

use super::desk::Desk;
use super::line::{BuildArgs, Common};
use super::printer::stop;
use super::{Failure, Outcome};
use crate::cache::Cache;
use crate::german::{Language, plural};
use crate::markdown::Memo;
use crate::output::{Changes, Lock, Origin, Stage};
use crate::report::Messages;
use std::sync::Arc;

/// Builds the blog.
pub(super) fn run(common: &Common, arguments: &BuildArgs) -> Result<Outcome, Failure> {
    let mut desk = Desk::open(common)?;
    let lock = Lock::take(&desk.root, Lock::PATIENCE)?;
    let cache = if arguments.no_cache { Arc::new(Cache::in_memory()) } else { desk.cache() };
    let memo = Memo::new(Arc::clone(&cache));
    let edition = desk.edition(arguments.drafts, &memo);
    let folder = match &arguments.output {
        Some(folder) => folder.clone(),
        None => desk.root.join(&desk.settings.output.folder.value),
    };
    let strict = arguments.strict || desk.settings.checks.strict;
    let origin = Origin { site: desk.settings.id_base(), drafts: arguments.drafts };
    // Only a blog without errors may take the place of the old one, so its pages are rendered once before.
    if arguments.clean && !stop(&edition.findings_with(edition.render_all(|_| ())), strict) {
        Stage::open(&lock, &folder, origin.clone())?.publish()?;
    }
    let stage =
        if stop(&edition.findings(), strict) { None } else { Some(Stage::open(&lock, &folder, origin)?) };
    // Where something is wrong already, pages are rendered all the same, so that their findings come in the same run.
    let rendered = edition.render_all(|file| {
        if let Some(stage) = &stage {
            stage.put(file);
        }
    });
    let found = edition.findings_with(rendered);
    desk.timings.mark("render");
    let changes = match stage {
        Some(stage) if !stop(&found, strict) => Some(stage.publish()?),
        _ => None,
    };
    desk.timings.mark("publish");
    cache.save();
    desk.timings.mark("cache");
    desk.close(&found, &ending(desk.printer.messages, edition.site.posts.len(), changes));
    Ok(if changes.is_some() { Outcome::Fine } else { Outcome::Findings })
}

/// What became of the folder, in a sentence.
fn ending(messages: Messages, posts: usize, changes: Option<Changes>) -> String {
    let posts = u64::try_from(posts).unwrap_or(u64::MAX);
    match (messages, changes) {
        (Messages::German, None) => "Nichts wurde geschrieben.".to_owned(),
        (Messages::English, None) => "Nothing was written.".to_owned(),
        (Messages::German, Some(Changes { written, unchanged, removed, .. })) => {
            let posts = plural(posts, "Beitrag", "Beiträge", Language::German);
            format!(
                "{posts} gebaut; Dateien: {written} geschrieben, {unchanged} unverändert, {removed} entfernt."
            )
        }
        (Messages::English, Some(Changes { written, unchanged, removed, .. })) => {
            let posts = plural(posts, "post", "posts", Language::English);
            format!("{posts} built; files: {written} written, {unchanged} unchanged, {removed} removed.")
        }
    }
}
