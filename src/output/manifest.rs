//! What satz wrote into a folder: `.satz/manifest.json`.
//!
//! One line for each file, sorted by path, without a time: the same site gives the
//! same bytes. Paths in a manifest decide what is deleted, so reading drops every
//! path that could not have been written.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Deserialize;

use super::names;

/// The version of the format.
const FORMAT: u32 = 1;

/// What is published, by path.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Manifest {
    /// Whose site it is.
    pub origin: Origin,
    /// The files by path, with `/`, from the root of the site.
    pub files: BTreeMap<String, Entry>,
}

/// Whose site it is, and which view of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// `id_base` of the settings.
    pub site: String,
    /// Whether drafts are among the pages.
    pub drafts: bool,
}

/// One published file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The blake3 hash of its bytes.
    pub hash: blake3::Hash,
    /// Its length in bytes.
    pub size: u64,
}

#[derive(Deserialize)]
struct Document {
    format: u32,
    site: String,
    drafts: bool,
    files: BTreeMap<String, Row>,
}

#[derive(Deserialize)]
struct Row {
    hash: String,
    size: u64,
}

impl Manifest {
    /// Reads a manifest; nothing if it is not one or of a later format.
    pub fn parse(text: &str) -> Option<Manifest> {
        let document: Document = serde_json::from_str(text).ok()?;
        if document.format != FORMAT {
            return None;
        }
        let entry = |row: Row| Some(Entry { hash: blake3::Hash::from_hex(row.hash).ok()?, size: row.size });
        let files = document
            .files
            .into_iter()
            .filter(|(path, _)| names::is_fit(path))
            .filter_map(|(path, row)| Some((path, entry(row)?)))
            .collect();
        Some(Manifest { origin: Origin { site: document.site, drafts: document.drafts }, files })
    }

    /// The manifest as JSON.
    pub fn json(&self) -> String {
        let mut out = format!(
            "{{\n\"format\": {FORMAT},\n\"site\": {},\n\"drafts\": {},\n\"tree\": \"{}\",\n\"files\": {{",
            quoted(&self.origin.site),
            self.origin.drafts,
            self.tree()
        );
        let mut separator = "\n";
        for (path, entry) in &self.files {
            let (path, hash) = (quoted(path), entry.hash.to_hex());
            let _ = write!(out, "{separator}{path}: {{\"hash\": \"{hash}\", \"size\": {}}}", entry.size);
            separator = ",\n";
        }
        out.push_str("\n}\n}\n");
        out
    }

    /// One hash for the whole site: of all paths and all hashes.
    pub fn tree(&self) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        for (path, entry) in &self.files {
            hasher
                .update(&(path.len() as u64).to_le_bytes())
                .update(path.as_bytes())
                .update(entry.hash.as_bytes());
        }
        hasher.finalize()
    }
}

/// A text as JSON.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Manifest {
        let entry = |text: &str| Entry { hash: blake3::hash(text.as_bytes()), size: text.len() as u64 };
        Manifest {
            origin: Origin { site: "blog.example,2026".to_owned(), drafts: true },
            files: [("index.html", "Start"), ("blog/größe \"1\"/index.html", "")]
                .map(|(path, text)| (path.to_owned(), entry(text)))
                .into(),
        }
    }

    #[test]
    fn what_was_written_is_read() {
        let (json, mut expected) = (sample().json(), sample());
        expected.files.retain(|path, _| names::is_fit(path));
        assert_eq!(Manifest::parse(&json), Some(expected));
        assert!(
            json.contains("\"index.html\": {\"hash\": \"") && json.ends_with("\"size\": 5}\n}\n}\n"),
            "{json}"
        );
        let empty = Manifest::default();
        assert_eq!(Manifest::parse(&empty.json()), Some(empty));
    }

    #[test]
    fn a_manifest_cannot_name_files_outside_the_folder() {
        let json = sample().json().replace("index.html", "../site.toml");
        assert_eq!(Manifest::parse(&json).map(|manifest| manifest.files.len()), Some(0));
        assert_eq!(Manifest::parse("{}"), None);
        assert_eq!(Manifest::parse(&sample().json().replace("\"format\": 1", "\"format\": 2")), None);
    }
}
