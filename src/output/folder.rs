//! Whose folder it is: refuses what satz must not write into.

use std::io;
use std::path::{Component, Path, PathBuf};

use super::problems::Problem;
use super::{disk, names};
use crate::report::{Finding, Place};

/// Parts of a project that no output may lie in.
const KEPT: [&str; 4] = ["content", "themes", ".satz", ".git"];

/// What an empty folder may hold: files of tools that belong to no site.
const IGNORED: [&str; 5] = [names::OURS, ".git", ".gitignore", ".gitkeep", ".DS_Store"];

/// The name of an output folder in messages: from the project's root where it lies in it,
/// else as it was given.
pub(super) fn shown(root: &Path, folder: &Path) -> String {
    let inside = folder.strip_prefix(root).unwrap_or(folder);
    let inside = if inside.as_os_str().is_empty() { Path::new(".") } else { inside };
    inside.display().to_string().replace('\\', "/")
}

/// Refuses a folder that is the project, holds parts of it, lies in its sources, is the
/// root or the home folder, or leads out of the project by a link.
pub(super) fn refuse_unsafe(root: &Path, folder: &Path) -> Result<(), Finding> {
    if is_safe(root, folder).unwrap_or(false) {
        return Ok(());
    }
    Err(Problem::FolderUnsafe { folder: shown(root, folder) }.at(Place::Nowhere))
}

/// Whether there is nothing in a folder, or no folder.
pub(super) fn is_empty(folder: &Path) -> io::Result<bool> {
    Ok(disk::names(folder)?.iter().all(|name| IGNORED.iter().any(|ignored| name == ignored)))
}

fn is_safe(root: &Path, folder: &Path) -> io::Result<bool> {
    let (root_written, folder_written) = (std::path::absolute(root)?, std::path::absolute(folder)?);
    let (root, Some(real)) = (disk::real(root)?, resolved(&folder_written)?) else { return Ok(false) };
    let is_link_out =
        without_dots(&folder_written).starts_with(without_dots(&root_written)) && !real.starts_with(&root);
    let holds_home = std::env::home_dir().is_some_and(|home| home.starts_with(&real));
    let is_source = KEPT.iter().any(|kept| {
        let kept = root.join(kept);
        real.starts_with(&kept) || disk::real(&kept).is_ok_and(|kept| real.starts_with(kept))
    });
    let is_folder = disk::look(&real)?.is_none_or(|found| found.is_dir());
    let is_ours_real = disk::look(&real.join(names::OURS))?.is_none_or(|found| found.is_dir());
    // The root contains every project, so it is covered by the first condition.
    Ok(!root.starts_with(&real) && !is_link_out && !holds_home && !is_source && is_folder && is_ours_real)
}

/// A path as a person reads it: `blog/../neu` is `neu`, whatever `blog` is.
fn without_dots(path: &Path) -> PathBuf {
    let mut read = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                read.pop();
            }
            part => read.push(part),
        }
    }
    read
}

/// The real path of a folder that need not exist yet; none if it cannot be told.
fn resolved(path: &Path) -> io::Result<Option<PathBuf>> {
    for ancestor in path.ancestors() {
        if disk::look(ancestor)?.is_none() {
            continue;
        }
        let rest = path.strip_prefix(ancestor).expect("an ancestor is a prefix");
        let is_plain = rest.components().all(|part| matches!(part, Component::Normal(_)));
        // Collecting, not joining: an empty rest would leave a slash at the end.
        let real = disk::real(ancestor)?;
        return Ok(is_plain.then(|| real.components().chain(rest.components()).collect()));
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_folder_of_its_own_takes_the_output() {
        let outside = tempfile::tempdir().unwrap();
        let parent = tempfile::tempdir().unwrap();
        let root = parent.path().join("blog");
        for folder in ["content/posts", "themes", ".satz", "public"] {
            disk::create_folder(&root.join(folder)).unwrap();
        }
        disk::write(&root.join("datei"), b"").unwrap();
        let check = |folder: &Path, expected: bool| {
            assert_eq!(refuse_unsafe(&root, folder).is_ok(), expected, "{}", folder.display());
        };
        check(&root.join("public"), true);
        check(&root.join("out/deutsch"), true);
        check(&root.join("contents"), true);
        check(outside.path(), true);
        check(&root, false);
        check(parent.path(), false);
        check(Path::new("/"), false);
        check(&root.join("content/posts/public"), false);
        check(&root.join("themes"), false);
        check(&root.join(".satz/public"), false);
        check(&root.join("public/../content"), false);
        check(&root.join("neu/../content"), false);
        check(&root.join("../neu"), true);
        check(&root.join("../blog/public"), true);
        check(&root.join("../blog/content"), false);
        check(&root.join(".."), false);
        check(&root.join("datei"), false);
        if let Some(home) = std::env::home_dir() {
            check(&home, false);
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(outside.path(), root.join("link")).unwrap();
            check(&root.join("link"), false);
            check(&root.join("link/public"), false);
            check(&root.join("../blog/link/public"), false);
            std::os::unix::fs::symlink(root.join("public"), root.join("drinnen")).unwrap();
            check(&root.join("drinnen"), true);
        }
    }
}
