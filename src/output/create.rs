//! New files in a project, never over existing ones.

use std::io;
use std::path::Path;

use super::problems::Problem;
use super::{Content, File, disk, names};
use crate::report::{Finding, Place};

/// Writes new files below `root` and gives their paths. If one of them exists, none is
/// written.
///
/// # Errors
/// `output-exists`, `output-name-unportable`, `output-not-written`.
pub fn create(root: &Path, files: &[File]) -> Result<Vec<String>, Finding> {
    for file in files {
        let path = file.path.clone();
        if !names::is_fit(&path) {
            return Err(Problem::NameUnportable { path }.at(Place::Nowhere));
        }
        if disk::look(&root.join(&path)).map_err(|error| not_written(&path, &error))?.is_some() {
            return Err(Problem::Exists { path }.at(Place::Nowhere));
        }
    }
    for file in files {
        let place = root.join(&file.path);
        place
            .parent()
            .map_or(Ok(()), disk::create_folder)
            .and_then(|()| write(&file.content, &place))
            .map_err(|error| not_written(&file.path, &error))?;
    }
    Ok(files.iter().map(|file| file.path.clone()).collect())
}

fn write(content: &Content, place: &Path) -> io::Result<()> {
    match content {
        Content::Bytes(bytes) => disk::write_new(place, bytes),
        Content::CopyOf(source) => disk::copy(&mut disk::open(source)?, place).map(drop),
    }
}

fn not_written(path: &str, error: &io::Error) -> Finding {
    let (german, english) = disk::reason(error);
    Problem::NotWritten { path: path.to_owned(), german, english }.at(Place::Nowhere)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str) -> File {
        File { path: path.to_owned(), content: Content::Bytes(b"neu".to_vec()) }
    }

    #[test]
    fn an_existing_file_stops_everything() {
        let root = tempfile::tempdir().unwrap();
        assert_eq!(create(root.path(), &[file("content/posts/a.md")]).unwrap(), ["content/posts/a.md"]);
        disk::write(&root.path().join("content/posts/a.md"), b"alt").unwrap();
        let finding = create(root.path(), &[file("site.toml"), file("content/posts/a.md")]).unwrap_err();
        assert_eq!(finding.rule.id, "output-exists");
        assert!(disk::look(&root.path().join("site.toml")).unwrap().is_none());
        assert_eq!(disk::read_text(&root.path().join("content/posts/a.md")).unwrap(), "alt");
        assert_eq!(create(root.path(), &[file("../a.md")]).unwrap_err().rule.id, "output-name-unportable");
    }
}
