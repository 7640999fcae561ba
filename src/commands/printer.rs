//! Where words go: findings in the format asked for, a summary, the terminal's colours.
//!
//! `full` goes to standard error, every other format to standard output, so that a
//! program can read it. A closed pipe is no problem of the writer: it is not reported.

use super::line::{Color, Common, Format};
use crate::german::{Language, plural};
use crate::report::{self, Colour, Counts, FileId, Finding, Level, Messages, Texts};
use std::io::{IsTerminal, Write};

/// How this run speaks.
#[derive(Debug, Clone)]
pub(super) struct Printer {
    pub messages: Messages,
    pub format: Format,
    pub quiet: bool,
    colour: Colour,
}

/// Texts for findings that are in no file.
struct NoTexts;

impl Texts for NoTexts {
    fn name(&self, _: FileId) -> &str {
        ""
    }
    fn text(&self, _: FileId) -> &str {
        ""
    }
}

impl Printer {
    /// As the command line asks; German until a blog says otherwise.
    pub fn of(common: &Common) -> Printer {
        let colour = match common.color {
            Color::Always => Colour::Ansi,
            Color::Never => Colour::Plain,
            Color::Auto if wants_colour() => Colour::Ansi,
            Color::Auto => Colour::Plain,
        };
        let messages = common.messages.map_or(Messages::German, Messages::from);
        Printer { messages, format: common.format, quiet: common.quiet, colour }
    }

    /// Prints findings in the format asked for.
    pub fn findings(&self, findings: &[Finding], texts: &dyn Texts) {
        let messages = self.messages;
        match self.format {
            Format::Full => write(std::io::stderr(), &report::full(findings, texts, messages, self.colour)),
            Format::Short => write(std::io::stdout(), &report::short(findings, texts, messages)),
            Format::Json => write(std::io::stdout(), &report::json(findings, texts, messages)),
            Format::Github => write(std::io::stdout(), &report::github(findings, texts, messages)),
            Format::Sarif => write(std::io::stdout(), &report::sarif(findings, texts, messages)),
        }
    }

    /// Prints why satz could not work.
    pub fn failure(&self, finding: Finding) {
        self.findings(&[finding], &NoTexts);
    }

    /// Prints a line for people, unless they asked for silence.
    pub fn say(&self, line: &str) {
        if !self.quiet {
            write(std::io::stderr(), &format!("{line}\n"));
        }
    }

    /// „1 Fehler, 2 Warnungen in 42 Dateien.“ and what became of it.
    pub fn close(&self, findings: &[Finding], files: usize, ending: &str) {
        let counts = Counts::of(findings);
        if counts == Counts::default() {
            if !ending.is_empty() {
                self.say(ending);
            }
            return;
        }
        let found = report::summary(counts, self.messages);
        let files = files_in_words(files, self.messages);
        self.say(format!("{found} in {files}. {ending}").trim_end());
    }
}

/// „1 Datei“, „42 Dateien“; in German the dative is the same.
pub(super) fn files_in_words(files: usize, messages: Messages) -> String {
    let files = u64::try_from(files).unwrap_or(u64::MAX);
    match messages {
        Messages::German => plural(files, "Datei", "Dateien", Language::German),
        Messages::English => plural(files, "file", "files", Language::English),
    }
}

/// Whether findings stop a command: errors always, warnings when it is strict.
pub(super) fn stop(findings: &[Finding], strict: bool) -> bool {
    findings.iter().any(|finding| match finding.level {
        Level::Error => true,
        Level::Warning => strict,
        Level::Hint => false,
    })
}

/// Prints the output of a command.
pub(super) fn print(text: &str) {
    write(std::io::stdout(), text);
}

fn write(mut to: impl Write, text: &str) {
    // Who closes the pipe has read enough.
    let _ = to.write_all(text.as_bytes()).and_then(|()| to.flush());
}

#[expect(clippy::disallowed_methods, reason = "the terminal's wishes are read here and nowhere else")]
fn wants_colour() -> bool {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    std::io::stderr().is_terminal() && !refused
}
