//! Reading a project from disk, whole or only what was touched.

use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use rayon::prelude::*;

use super::walk::{Found, Walk, is_within, resolve, unreadable};
use super::{Content, SourceFile, Sources, Trouble, in_order, is_text, numbers, picture, theme, why};
use crate::input::hash::Hash;
use crate::input::problems::Problem;
use crate::input::settings::{InputSettings, Settings};
use crate::report::{Finding, Place, Position, Report};

/// Where a project lies and what may be read of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Disk {
    pub root: PathBuf,
    pub canonical: PathBuf,
    pub input: InputSettings,
}

impl Sources {
    /// Reads `site.toml`, `addresses.lock`, `content/` and `themes/` below `root`.
    ///
    /// Files that cannot be read are left out and among the [`findings`](Sources::findings).
    ///
    /// # Errors
    ///
    /// Only if the root itself cannot be read.
    pub fn read(root: &Path) -> Result<Sources, Finding> {
        let (canonical, kind) = resolve(root).map_err(|error| root_unreadable(&error))?;
        if !kind.is_dir() {
            return Err(root_unreadable(&std::io::ErrorKind::NotADirectory.into()));
        }
        let mut disk = Disk { root: root.to_owned(), canonical, input: InputSettings::default() };
        disk.input = disk.settings();
        let walk = Walk::through(&disk, &[]);
        let linked = walk.linked;
        let (mut files, troubles) = disk.read_all(walk);
        theme::lay_under(&mut files);
        Ok(Sources { numbers: numbers::spread(files.len()), files, troubles, linked, disk: Some(disk) })
    }

    /// New sources with the touched paths and what lies below them read again, or `None`
    /// if no content changed. Equals a new [`Sources::read`]; files that did not change are shared.
    ///
    /// Paths outside the project's sources do nothing.
    pub fn refresh(&self, touched: &[PathBuf]) -> Option<Sources> {
        let disk = self.disk.as_ref()?;
        let mut only: Vec<String> = touched.iter().filter_map(|path| disk.relative(path)).collect();
        // A folder that could not be read may be readable now.
        let blocked =
            self.troubles.iter().filter(|trouble| only.iter().any(|path| is_within(path, &trouble.path)));
        let blocked: Vec<_> = blocked.map(|trouble| trouble.path.clone()).collect();
        only.extend(blocked);
        if only.is_empty() {
            return None;
        }
        // A link may show a touched file elsewhere, and `site.toml` says what may be read.
        let everything = self.linked || only.iter().any(|path| path.is_empty() || path == "site.toml");
        let fresh = match everything {
            true => Sources::read(&disk.root).ok()?,
            false => self.read_again(disk, &only),
        };
        let fresh = fresh.sharing(self);
        let same = fresh.troubles == self.troubles
            && fresh.files.len() == self.files.len()
            && fresh.files.iter().zip(&self.files).all(|(new, old)| Arc::ptr_eq(new, old));
        (!same).then_some(fresh)
    }

    /// Where a file lies on disk: under the name it has there, behind every link. `None` for
    /// files of the built-in theme and for what is gone.
    pub fn on_disk(&self, path: &str) -> Option<PathBuf> {
        let only = [path.to_owned()];
        let walk = Walk::through(self.disk.as_ref()?, &only);
        walk.found.into_iter().find(|found| found.path == path).map(|found| found.on_disk)
    }

    fn read_again(&self, disk: &Disk, only: &[String]) -> Sources {
        let untouched = |path: &str| !only.iter().any(|only| is_within(path, only));
        let walk = Walk::through(disk, only);
        let linked = walk.linked;
        let (mut files, mut troubles) = disk.read_all(walk);
        files.extend(self.files.iter().filter(|file| untouched(&file.path)).cloned());
        troubles.extend(self.troubles.iter().filter(|trouble| untouched(&trouble.path)).cloned());
        in_order(&mut troubles);
        theme::lay_under(&mut files);
        Sources { numbers: numbers::spread(files.len()), files, troubles, linked, disk: Some(disk.clone()) }
    }

    /// The same sources with the files of `old` that hold the same, and with the numbers files have there.
    fn sharing(mut self, old: &Sources) -> Sources {
        for (at, file) in self.files.iter_mut().enumerate() {
            // Most have kept their place, too.
            if old.files.get(at).is_some_and(|known| Arc::ptr_eq(known, file)) {
                continue;
            }
            if let Some(known) = old.find(&file.path).map(|id| old.file(id))
                && (Arc::ptr_eq(known, file) || known == file)
            {
                *file = Arc::clone(known);
            }
        }
        self.numbers = numbers::keeping(&self.files, old);
        self
    }
}

impl SourceFile {
    /// All bytes; those of a file that is not held in memory are read now.
    ///
    /// # Errors
    ///
    /// What the system says about a file that cannot be read any more.
    #[expect(clippy::disallowed_methods, reason = "this is where a project is read")]
    pub fn bytes(&self) -> std::io::Result<std::borrow::Cow<'_, [u8]>> {
        match &self.content {
            Content::Text(text) => Ok(text.as_bytes().into()),
            Content::Embedded(bytes) => Ok((*bytes).into()),
            Content::Binary { path, .. } => Ok(std::fs::read(path)?.into()),
        }
    }
}

impl Disk {
    /// What `site.toml` says about reading; it is read properly later.
    fn settings(&self) -> InputSettings {
        let found = Found { path: "site.toml".to_owned(), on_disk: self.root.join("site.toml") };
        let Ok(SourceFile { content: Content::Text(text), .. }) = self.read(found) else {
            return InputSettings::default();
        };
        let alone = Sources::from_files([("site.toml".to_owned(), text.to_string())]);
        Settings::read(&alone, &mut Report::default()).input
    }

    /// The path from the root, if it lies below it and could be a source. `""` is the root.
    fn relative(&self, path: &Path) -> Option<String> {
        use unicode_normalization::UnicodeNormalization;

        let below = path.strip_prefix(&self.root).or_else(|_| path.strip_prefix(&self.canonical)).ok()?;
        let names = below.components().map(|part| part.as_os_str().to_str().map(|name| name.nfc().collect()));
        let names: Vec<String> = names.collect::<Option<_>>()?;
        let source = match names.first().map(String::as_str) {
            None | Some("content" | "themes") => true,
            Some("site.toml" | "addresses.lock") => names.len() == 1,
            Some(_) => false,
        };
        source.then(|| names.join("/"))
    }

    /// Reads what a walk found, in parallel; the first of two files with one name wins.
    fn read_all(&self, walk: Walk<'_>) -> (Vec<Arc<SourceFile>>, Vec<Trouble>) {
        let Walk { found, mut troubles, .. } = walk;
        let read: Vec<_> = found.into_par_iter().map(|found| self.read(found)).collect();
        let mut files: Vec<Arc<SourceFile>> = Vec::with_capacity(read.len());
        for result in read {
            match result {
                Ok(file) => files.push(Arc::new(file)),
                Err(trouble) => troubles.push(*trouble),
            }
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files.dedup_by(|later, first| {
            let twice = later.path == first.path;
            if twice {
                let problem = Problem::FileNameTwice { path: first.path.clone() };
                troubles.push(Trouble { path: first.path.clone(), finding: problem.at(Place::Nowhere) });
            }
            twice
        });
        in_order(&mut troubles);
        (files, troubles)
    }

    fn read(&self, found: Found) -> Result<SourceFile, Box<Trouble>> {
        let Found { path, on_disk } = found;
        let read = match is_text(&path) {
            true => self.read_text(&path, &on_disk),
            false => read_binary(&path, on_disk).map_err(|error| unreadable(&path, &error)),
        };
        match read {
            Ok((hash, content)) => Ok(SourceFile { path, hash, content }),
            Err(problem) => Err(Box::new(Trouble { path, finding: problem.at(Place::Nowhere) })),
        }
    }

    fn read_text(&self, path: &str, on_disk: &Path) -> Result<(Hash, Content), Problem> {
        let failed = |error| unreadable(path, &error);
        let (file, data) = open(on_disk).map_err(failed)?;
        let most = self.input.max_size;
        if data.len() > most {
            return Err(Problem::FileTooLarge { path: path.to_owned(), most: shown_size(most) });
        }
        let mut bytes = Vec::with_capacity(usize::try_from(data.len()).unwrap_or_default() + 1);
        file.take(most + 1).read_to_end(&mut bytes).map_err(failed)?;
        let start = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
        let text = text(path, &bytes[start..])?;
        Ok((Hash::of(text.as_bytes()), Content::Text(text.into())))
    }
}

/// Bytes as text, or the place of the first that are none.
fn text<'a>(path: &str, bytes: &'a [u8]) -> Result<&'a str, Problem> {
    let (valid, bad_at) = match std::str::from_utf8(bytes) {
        Ok(text) => (text, text.find('\0')),
        Err(error) => {
            let valid = std::str::from_utf8(&bytes[..error.valid_up_to()]).expect("valid up to here");
            (valid, Some(valid.find('\0').unwrap_or(valid.len())))
        }
    };
    let Some(at) = bad_at else { return Ok(valid) };
    let Position { line, column } = Position::of(valid, at);
    Err(Problem::FileNotText { path: path.to_owned(), line, column })
}

/// Pictures and downloads stay on disk. Those of themes are hashed by content, because their
/// names are made from it; others by size and time, so that gigabytes need not be read.
fn read_binary(path: &str, on_disk: PathBuf) -> std::io::Result<(Hash, Content)> {
    let (file, data) = open(&on_disk)?;
    let mut reader = BufReader::new(file);
    let picture = picture::size(path, &mut reader);
    let hash = if is_within(path, "themes") {
        let mut bytes = Vec::new();
        reader.seek(SeekFrom::Start(0))?;
        reader.read_to_end(&mut bytes)?;
        Hash::of(&bytes)
    } else {
        let changed = data.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        Hash::of(format!("{} {:?}", data.len(), changed).as_bytes())
    };
    Ok((hash, Content::Binary { path: on_disk, picture }))
}

#[expect(clippy::disallowed_methods, reason = "this is where a project is read")]
fn open(path: &Path) -> std::io::Result<(std::fs::File, std::fs::Metadata)> {
    let file = std::fs::File::open(path)?;
    let data = file.metadata()?;
    Ok((file, data))
}

fn root_unreadable(error: &std::io::Error) -> Finding {
    let (why_de, why_en) = why(error);
    Problem::RootUnreadable { why_de, why_en }.at(Place::Nowhere)
}

fn shown_size(bytes: u64) -> String {
    match bytes {
        _ if bytes.is_multiple_of(1 << 20) => format!("{} MiB", bytes >> 20),
        _ if bytes.is_multiple_of(1 << 10) => format!("{} KiB", bytes >> 10),
        _ => format!("{bytes} B"),
    }
}
