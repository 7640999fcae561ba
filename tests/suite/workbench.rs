//! A project in a temporary folder, and the real program to run in it.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::SystemTime;
use tempfile::TempDir;

/// A moment after every post of the tests.
pub const NOW: &str = "2026-11-20T12:00:00";

/// A post of 1 June 2026.
pub fn post(title: &str, text: &str) -> String {
    format!("+++\ntitle = \"{title}\"\ndate = 2026-06-01\n+++\n\n{text}\n")
}

/// A blog in a folder of its own.
pub struct Project {
    folder: TempDir,
}

/// What one run of the program gave.
pub struct Run {
    pub code: i32,
    pub output: String,
    pub errors: String,
}

impl Run {
    #[track_caller]
    pub fn succeeds(&self) {
        assert_eq!(self.code, 0, "{}{}", self.output, self.errors);
    }
}

impl Project {
    /// A blog with a minimal `site.toml` and the files named.
    pub fn new(files: &[(&str, &str)]) -> Project {
        let project = Project::at(tempfile::tempdir().expect("a temporary folder"));
        let site = "title = \"Testblog\"\nbase_url = \"https://blog.example\"\nlang = \"de\"\nid_base = \"tag:blog.example,2026:\"\n";
        project.write("site.toml", site);
        for (path, text) in files {
            project.write(path, text);
        }
        project
    }

    pub fn at(folder: TempDir) -> Project {
        Project { folder }
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().expect("a file in the project")).expect("folders can be made");
        std::fs::write(path, text).expect("the project is writable");
    }

    pub fn copy(&self, from: &Path, to: &str) {
        self.write(to, std::fs::read(from).expect("the file can be read"));
    }

    pub fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub fn remove(&self, path: &str) {
        std::fs::remove_file(self.path(path)).expect("the file is there");
    }

    pub fn exists(&self, path: &str) -> bool {
        self.path(path).exists()
    }

    pub fn satz(&self, arguments: &[&str]) -> Run {
        self.satz_with_input(arguments, "")
    }

    pub fn satz_with_input(&self, arguments: &[&str], input: &str) -> Run {
        self.run(&[], arguments, input)
    }

    /// The program with variables set.
    pub fn satz_in(&self, variables: &[(&str, &str)], arguments: &[&str]) -> Run {
        self.run(variables, arguments, "")
    }

    fn run(&self, variables: &[(&str, &str)], arguments: &[&str], input: &str) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_satz"));
        command.envs(variables.iter().copied());
        command.args(arguments).current_dir(self.folder.path());
        if !arguments.contains(&"--now") {
            command.args(["--now", NOW]);
        }
        command.env_remove("SOURCE_DATE_EPOCH").env("NO_COLOR", "1");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        // A program that does not read its input may be gone already.
        let _ = child.stdin.take().expect("piped").write_all(input.as_bytes());
        let output = child.wait_with_output().expect("the program ends");
        Run {
            code: output.status.code().expect("the program ends by itself"),
            output: String::from_utf8(output.stdout).expect("UTF-8"),
            errors: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }

    /// Every file below `folder` with its bytes.
    pub fn tree(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        self.walk(folder, |path| std::fs::read(path).expect("the file can be read"))
    }

    /// Every file below `folder` with the time of its last change.
    pub fn times(&self, folder: &str) -> BTreeMap<String, SystemTime> {
        self.walk(folder, |path| {
            path.metadata().and_then(|data| data.modified()).expect("files have a time of change")
        })
        .into_iter()
        .filter(|(path, _)| !path.contains(".satz/"))
        .collect()
    }

    fn walk<T>(&self, folder: &str, look: impl Fn(&Path) -> T) -> BTreeMap<String, T> {
        let root = self.path(folder);
        walkdir::WalkDir::new(&root)
            .into_iter()
            .map(|entry| entry.expect("the folder can be read"))
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| {
                let name =
                    entry.path().strip_prefix(&root).expect("found below").to_string_lossy().into_owned();
                (name, look(entry.path()))
            })
            .collect()
    }
}
