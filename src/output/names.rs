//! Which paths may be files of a site.

use std::collections::BTreeMap;

/// The folder of satz inside the output: manifest, journal and what is not published yet.
pub(super) const OURS: &str = ".satz";

/// Names Windows keeps for devices, with any ending.
const DEVICES: [&str; 22] = [
    "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
    "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
];

/// Bytes of a name on the common file systems.
const LONGEST: usize = 255;

/// Whether a path stays in the output folder, does not touch satz's own files and can be
/// created on every system (Microsoft, "Naming Files, Paths, and Namespaces").
pub(super) fn is_fit(path: &str) -> bool {
    let mut parts = path.split('/');
    !parts.next().is_some_and(|first| first.eq_ignore_ascii_case(OURS)) && path.split('/').all(is_fit_part)
}

fn is_fit_part(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or_default().trim_end();
    !part.is_empty()
        && part.len() <= LONGEST
        // Covers `.` and `..`, too.
        && !part.ends_with(['.', ' '])
        && !part.contains(['<', '>', ':', '"', '|', '?', '*', '\\'])
        && !part.contains(char::is_control)
        && !DEVICES.iter().any(|device| device.eq_ignore_ascii_case(stem))
}

/// The folders above a path, from the top: `a/b/c` gives `a` and `a/b`.
pub(super) fn folders(path: &str) -> impl DoubleEndedIterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// Whether any of the files lies in a folder.
pub(super) fn holds<T>(files: &BTreeMap<String, T>, folder: &str) -> bool {
    let inside = format!("{folder}/");
    files.range(inside.clone()..).next().is_some_and(|(path, _)| path.starts_with(&inside))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_every_system_holds_are_written() {
        let fit =
            ["index.html", "blog/größe/index.html", ".htaccess", ".well-known/security.txt", "conrad/a.b"];
        let unfit = [
            "",
            "/etc/passwd",
            "../x",
            "a/../../x",
            "a//b",
            "a/",
            ".",
            "a/./b",
            ".satz/manifest.json",
            ".SATZ/x",
            "a\\b",
            "c:x",
            "was?.html",
            "con",
            "a/NUL.txt",
            "punkt.",
            "leer ",
            "zeile\n",
            "a/COM1.tar.gz",
        ];
        for path in fit {
            assert!(is_fit(path), "{path}");
        }
        for path in unfit {
            assert!(!is_fit(path), "{path}");
        }
        assert!(is_fit(&"x".repeat(255)) && !is_fit(&"x".repeat(256)));
    }

    #[test]
    fn folders_come_from_the_top() {
        assert_eq!(folders("a/b/c").collect::<Vec<_>>(), ["a", "a/b"]);
        assert_eq!(folders("index.html").count(), 0);
    }
}
