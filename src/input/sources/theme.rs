//! The built-in theme, laid under the files on disk path by path.

use std::sync::{Arc, LazyLock};

use include_dir::{Dir, include_dir};

use super::{Content, SourceFile, is_text};
use crate::input::hash::Hash;

/// Where the theme lies in a project; files there cover the embedded ones.
const FOLDER: &str = "themes/kursbuch/";

static THEME: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/kursbuch");

/// Made once; every project shares the files.
static FILES: LazyLock<Vec<Arc<SourceFile>>> = LazyLock::new(|| {
    let mut files = Vec::new();
    collect(&THEME, &mut files);
    files
});

/// Adds every file of the built-in theme that is missing, and sorts by path.
pub(super) fn lay_under(files: &mut Vec<Arc<SourceFile>>) {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let missing =
        |file: &&Arc<SourceFile>| files.binary_search_by(|other| other.path.cmp(&file.path)).is_err();
    let embedded: Vec<_> = FILES.iter().filter(missing).cloned().collect();
    files.extend(embedded);
    files.sort_by(|a, b| a.path.cmp(&b.path));
}

fn collect(folder: &'static Dir<'static>, files: &mut Vec<Arc<SourceFile>>) {
    for file in folder.files() {
        let Some(path) = file.path().to_str() else { continue };
        let path = format!("{FOLDER}{}", path.replace('\\', "/"));
        let content = match file.contents_utf8() {
            Some(text) if is_text(&path) => Content::Text(text.into()),
            _ => Content::Embedded(file.contents()),
        };
        files.push(Arc::new(SourceFile { path, hash: Hash::of(file.contents()), content }));
    }
    for folder in folder.dirs() {
        collect(folder, files);
    }
}
