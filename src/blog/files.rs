//! Every file below `content/`: what it is, and where it lies in the finished blog.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::input::{Content, Settings, SourceFile, Sources, UrlPath};
use crate::report::{FileId, nearest};

use super::address;
use super::path::{CONTENT, folder_of, name_of};

/// What a file below `content/` is, by its path alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Read by this room.
    Document(DocumentKind),
    /// Read elsewhere: events, venues, comments and records of draws.
    Elsewhere,
    /// In `content/static/`: copied to the root of the site.
    Static,
    /// Beside documents: a picture, a download.
    Beside,
}

/// The kinds of documents that are read here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum DocumentKind {
    Post,
    Author,
    Page,
    Organisation,
}

/// A file below `content/`.
#[derive(Debug, Clone)]
pub(super) struct File {
    pub(super) id: FileId,
    pub(super) role: Role,
    source: Arc<SourceFile>,
}

impl File {
    /// The file as it was read; the same one as long as nothing in it changes.
    pub(super) fn source(&self) -> &Arc<SourceFile> {
        &self.source
    }

    pub(super) fn path(&self) -> &str {
        &self.source.path
    }

    /// Width and height of a picture, in pixels.
    pub(super) fn size(&self) -> Option<(u32, u32)> {
        match &self.source.content {
            Content::Binary { picture, .. } => picture.map(|size| (size.width, size.height)),
            Content::Text(_) | Content::Embedded(_) => None,
        }
    }

    /// The text; empty for files that are none.
    pub(super) fn text(&self) -> &str {
        match &self.source.content {
            Content::Text(text) => text,
            Content::Binary { .. } | Content::Embedded(_) => "",
        }
    }
}

const INDEX: &str = "index.md";

/// All files below `content/`, by path.
#[derive(Debug, Clone, Default)]
pub(super) struct Files {
    files: Vec<File>,
    /// Folder of an `index.md` → that file.
    folders: BTreeMap<String, FileId>,
    /// Names without date and ending, in order, to find those that are alike; made when
    /// something is missing.
    stems: OnceLock<Vec<(String, FileId)>>,
}

/// How many names before and after a missing one are compared with it; keeps a blog
/// with thousands of dead links from comparing each with every file.
const NEIGHBOURS: usize = 40;

impl Files {
    /// Takes the files of `content/` from the sources; no text is copied.
    pub(super) fn of(sources: &Sources) -> Files {
        let files: Vec<File> = sources
            .in_folder("content/")
            .filter_map(|(id, source)| {
                let role = role(&source.path)?;
                Some(File { id, role, source: Arc::clone(source) })
            })
            .collect();
        let folders = files.iter().filter(|file| name_of(file.path()) == INDEX);
        let folders = folders.map(|file| (folder_of(file.path()).to_owned(), file.id)).collect();
        Files { files, folders, stems: OnceLock::new() }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &File> {
        self.files.iter()
    }

    pub(super) fn as_slice(&self) -> &[File] {
        &self.files
    }

    /// Whether the same files lie at the same places, whatever their texts say.
    pub(super) fn lie_like(&self, other: &Files) -> bool {
        let same = |(own, other): (&File, &File)| {
            own.id == other.id
                && (Arc::ptr_eq(&own.source, &other.source)
                    || (own.path() == other.path() && own.size() == other.size()))
        };
        self.files.len() == other.files.len() && self.files.iter().zip(&other.files).all(same)
    }

    /// The file at a path from the project's root.
    pub(super) fn find(&self, path: &str) -> Option<&File> {
        let at = self.files.binary_search_by(|file| file.path().cmp(path)).ok()?;
        Some(&self.files[at])
    }

    /// The file with this id, if it lies below `content/`.
    pub(super) fn get(&self, id: FileId) -> Option<&File> {
        let at = self.files.binary_search_by_key(&id, |file| file.id).ok()?;
        Some(&self.files[at])
    }

    /// The file that is called most like the last part of `path`, and whether it differs
    /// in date, ending and case alone: „Ist … gemeint?“
    pub(super) fn like(&self, path: &str, fits: impl Fn(&File) -> bool) -> Option<(&File, bool)> {
        let stem = stem(path);
        let stems = self.stems.get_or_init(|| self.stems());
        let at = stems.partition_point(|(other, _)| *other < stem);
        let around = at.saturating_sub(NEIGHBOURS)..stems.len().min(at + NEIGHBOURS);
        let candidates: Vec<(&str, &File)> = stems[around]
            .iter()
            .filter_map(|(stem, id)| Some((stem.as_str(), self.get(*id)?)))
            .filter(|(_, file)| fits(file))
            .collect();
        let near = nearest(&stem, candidates.iter().map(|(stem, _)| *stem))?;
        let (_, file) = candidates.iter().find(|(stem, _)| *stem == near)?;
        Some((file, near == stem))
    }

    fn stems(&self) -> Vec<(String, FileId)> {
        let mut stems: Vec<_> = self.files.iter().map(|file| (stem(file.path()), file.id)).collect();
        stems.sort();
        stems
    }

    /// The document whose folder a file lies in: the nearest `index.md` above it.
    pub(super) fn owner(&self, file: &File) -> Option<FileId> {
        let mut folder = folder_of(file.path());
        while !folder.is_empty() {
            if let Some(owner) = self.folders.get(folder) {
                return Some(*owner);
            }
            folder = folder_of(folder);
        }
        None
    }

    /// Where a copied file lies in the finished blog; `home` is the address of its
    /// owner, if that is shown.
    pub(super) fn address(&self, settings: &Settings, file: &File, home: Option<&UrlPath>) -> UrlPath {
        let owner = self.owner(file).and_then(|owner| self.get(owner));
        let (base, folder) = match (file.role, owner, home) {
            (Role::Static, ..) => (UrlPath::root(), STATIC),
            (_, Some(owner), Some(home)) => (home.clone(), folder_of(owner.path())),
            _ => {
                let top = top_folder(file.path());
                let end = CONTENT.len() + 1 + top.len();
                (address::folder(settings, top), &file.path()[..end])
            }
        };
        let rest = file.path()[folder.len()..].trim_start_matches('/');
        let (folders, name) = rest.rsplit_once('/').unwrap_or(("", rest));
        let folder = folders.split('/').filter(|segment| !segment.is_empty());
        folder.fold(base, |path, segment| path.join(segment)).file(name)
    }
}

const STATIC: &str = "content/static";

/// The folder directly below `content/`; empty for files that lie in `content/` itself.
pub(super) fn top_folder(path: &str) -> &str {
    let rest = path.strip_prefix(CONTENT).and_then(|rest| rest.strip_prefix('/')).unwrap_or_default();
    rest.split_once('/').map_or("", |(folder, _)| folder)
}

/// The id of the document in a file: its name without ending, of `index.md` its folder's.
pub(super) fn id_of(path: &str) -> &str {
    let name = if name_of(path) == INDEX { name_of(folder_of(path)) } else { name_of(path) };
    name.rsplit_once('.').filter(|_| name_of(path) != INDEX).map_or(name, |(stem, _)| stem)
}

/// What a file is called, without date, ending and case.
fn stem(path: &str) -> String {
    without_date(id_of(path)).to_lowercase()
}

/// `2026-11-22-vpn` → `vpn`.
pub(super) fn without_date(id: &str) -> &str {
    let pattern = "0000-00-00-";
    let dated = id.len() > pattern.len()
        && id.bytes().zip(pattern.bytes()).all(|(byte, form)| match form {
            b'-' => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if dated { &id[pattern.len()..] } else { id }
}

fn role(path: &str) -> Option<Role> {
    path.strip_prefix(CONTENT)?.strip_prefix('/')?;
    let top = top_folder(path);
    let in_top = folder_of(path).len() == CONTENT.len() + 1 + top.len();
    let markdown = path.ends_with(".md") && !(in_top && name_of(path) == INDEX);
    let role = match top {
        "posts" if markdown => Role::Document(DocumentKind::Post),
        "authors" if markdown => Role::Document(DocumentKind::Author),
        "pages" if markdown => Role::Document(DocumentKind::Page),
        "organisations" if path.ends_with(".toml") => Role::Document(DocumentKind::Organisation),
        "events" if markdown => Role::Elsewhere,
        "venues" if path.ends_with(".toml") => Role::Elsewhere,
        "comments" | "giveaways" => Role::Elsewhere,
        "static" => Role::Static,
        _ => Role::Beside,
    };
    Some(role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, expected: Option<Role>, id: &str) {
        assert_eq!((role(path), id_of(path)), (expected, id), "{path}");
    }

    #[test]
    fn the_path_says_what_a_file_is() {
        use DocumentKind::{Organisation, Page, Post};
        check("content/posts/2026-11-22-vpn.md", Some(Role::Document(Post)), "2026-11-22-vpn");
        check("content/posts/2026/vpn/index.md", Some(Role::Document(Post)), "vpn");
        check("content/posts/version-1.2/index.md", Some(Role::Document(Post)), "version-1.2");
        check("content/posts/vpn/bild.jpg", Some(Role::Beside), "bild");
        check("content/posts/index.md", Some(Role::Beside), "posts");
        check("content/pages/impressum.md", Some(Role::Document(Page)), "impressum");
        check("content/organisations/gmbh.toml", Some(Role::Document(Organisation)), "gmbh");
        check("content/events/x.md", Some(Role::Elsewhere), "x");
        check("content/static/a/b.pdf", Some(Role::Static), "b");
        check("content/notiz.md", Some(Role::Beside), "notiz");
        check("themes/firma/x.css", None, "x");
    }
}
