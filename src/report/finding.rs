//! Findings: one problem at one place, as plain data.

use super::{FileId, Messages, Span};

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The page would be wrong or missing.
    Error,
    /// A reader would be worse off.
    Warning,
    /// Worth a look, never counted against anyone.
    Hint,
}

impl Level {
    /// The name in settings and machine formats: `error`, `warning`, `hint`.
    pub fn name(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Hint => "hint",
        }
    }
}

/// One kind of problem. Ids are never renamed: settings and scripts name them.
#[derive(Debug)]
pub struct Rule {
    /// Plain words in kebab-case, `unknown-author`.
    pub id: &'static str,
    /// The level, unless the settings change it.
    pub level: Level,
    /// Whether it can be neither lowered nor switched off.
    pub firm: bool,
    /// The German patterns.
    pub german: Text,
    /// The English patterns.
    pub english: Text,
}

impl Rule {
    /// The patterns in the language of messages.
    pub fn text(&self, messages: Messages) -> &Text {
        match messages {
            Messages::German => &self.german,
            Messages::English => &self.english,
        }
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Rule) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}

/// The words of a rule before anything is filled in; `{name}` marks what varies.
#[derive(Debug)]
pub struct Text {
    /// What is wrong.
    pub title: &'static str,
    /// What stands under the marked bytes.
    pub label: &'static str,
    /// What to do next.
    pub help: &'static str,
    /// What `satz explain` adds, in sentences.
    pub more: &'static str,
}

/// The words of one finding in one language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Wording {
    /// What is wrong, true without context.
    pub title: String,
    /// Under the marked bytes; may be empty.
    pub label: String,
    /// What to do next; may be empty.
    pub help: String,
}

/// Where a finding is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In no file: the project as a whole.
    Nowhere,
    /// A whole file.
    File(FileId),
    /// Bytes of a file.
    Span(Span),
    /// A finished page, by address.
    Page(String),
}

impl From<Span> for Place {
    fn from(span: Span) -> Place {
        Place::Span(span)
    }
}

impl From<FileId> for Place {
    fn from(file: FileId) -> Place {
        Place::File(file)
    }
}

/// Another place that belongs to the finding, with its label.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// What is there, in German.
    pub german: String,
    /// What is there, in English.
    pub english: String,
}

impl Related {
    /// The label in the language of messages.
    pub fn label(&self, messages: Messages) -> &str {
        match messages {
            Messages::German => &self.german,
            Messages::English => &self.english,
        }
    }
}

/// A suggested change of the source.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// The bytes to replace; empty to insert.
    pub span: Span,
    /// The new text.
    pub text: String,
    /// Whether `check --fix` may apply it unseen.
    pub safe: bool,
}

/// One problem at one place: plain data, so it can be compared, sorted and stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What kind of problem.
    pub rule: &'static Rule,
    /// The level; begins as the rule's, `[checks]` may change it.
    pub level: Level,
    /// Where.
    pub place: Place,
    /// The German words.
    pub german: Wording,
    /// The English words.
    pub english: Wording,
    /// Other places that belong to it.
    pub related: Vec<Related>,
    /// How to mend it, where that is known.
    pub change: Option<Change>,
}

impl Finding {
    /// The words in the language of messages.
    pub fn wording(&self, messages: Messages) -> &Wording {
        match messages {
            Messages::German => &self.german,
            Messages::English => &self.english,
        }
    }

    /// The same finding with a suggestion, if there is one.
    pub fn suggest(mut self, change: Option<Change>) -> Finding {
        self.change = change;
        self
    }

    /// The same finding with one more place.
    pub fn related(mut self, related: Related) -> Finding {
        self.related.push(related);
        self
    }

    /// The finding of a remembered text, moved to where the text lies now:
    /// every [`FileId::HERE`] becomes `file`, `offset` bytes further.
    pub fn moved_to(mut self, file: FileId, offset: usize) -> Finding {
        let offset = u32::try_from(offset).unwrap_or(u32::MAX);
        let moved = |span: Span| match span.file {
            FileId::HERE => {
                Span { file, start: span.start.saturating_add(offset), end: span.end.saturating_add(offset) }
            }
            _ => span,
        };
        let place = |place: Place| match place {
            Place::Span(span) => Place::Span(moved(span)),
            Place::File(FileId::HERE) => Place::File(file),
            other => other,
        };
        self.place = place(self.place);
        for related in &mut self.related {
            related.place = place(std::mem::replace(&mut related.place, Place::Nowhere));
        }
        if let Some(change) = &mut self.change {
            change.span = moved(change.span);
        }
        self
    }

    /// The file the finding is in, if it is in one.
    pub fn file(&self) -> Option<FileId> {
        match &self.place {
            Place::File(file) => Some(*file),
            Place::Span(span) => Some(span.file),
            Place::Nowhere | Place::Page(_) => None,
        }
    }

    /// What findings are sorted by: files in order, then bytes, then the id and the words.
    fn order(&self) -> (u8, u32, u32, u32, &str, &'static str, &Wording) {
        match &self.place {
            Place::Nowhere => (0, 0, 0, 0, "", self.rule.id, &self.german),
            Place::File(file) => (1, file.0, 0, 0, "", self.rule.id, &self.german),
            Place::Span(span) => (1, span.file.0, span.start, span.end, "", self.rule.id, &self.german),
            Place::Page(address) => (2, 0, 0, 0, address, self.rule.id, &self.german),
        }
    }
}

/// What was found so far. Cheap to make, easy to pass; sorted and without duplicates when read.
#[derive(Debug, Clone, Default)]
pub struct Report {
    findings: Vec<Finding>,
}

impl Report {
    /// Adds one finding.
    pub fn add(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Adds several findings.
    pub fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        self.findings.extend(findings);
    }

    /// Adds everything another report holds.
    pub fn append(&mut self, other: Report) {
        self.findings.extend(other.findings);
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// All findings by file and byte, each once.
    pub fn sorted(mut self) -> Vec<Finding> {
        self.findings.sort_by(|a, b| a.order().cmp(&b.order()));
        self.findings.dedup();
        self.findings
    }

    /// All findings in the order in which they were made.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }
}

impl IntoIterator for Report {
    type Item = Finding;
    type IntoIter = std::vec::IntoIter<Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.findings.into_iter()
    }
}

impl FromIterator<Finding> for Report {
    fn from_iter<I: IntoIterator<Item = Finding>>(findings: I) -> Report {
        Report { findings: findings.into_iter().collect() }
    }
}
