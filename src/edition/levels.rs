//! How much a finding weighs in the end: `[checks]`, `ignore`, comments, `lenient`.
//!
//! The one place where levels change; rooms know nothing of it. Firm findings pass
//! untouched: without them no page can be made, or somebody would be harmed.

use super::ignored::{Ignore, ignores};
use super::problems::Problem;
use super::rules;
use crate::input::{Settings, Sources, Threshold, unknown_rule};
use crate::report::{Change, FileId, Finding, Level, Place, Span, Texts};

/// Decides about findings, and remembers which exceptions were needed.
pub(super) struct Verdict<'a> {
    settings: &'a Settings,
    sources: &'a Sources,
    ignores: Vec<Ignore>,
    /// Whether the exception of the same index was needed.
    used: Vec<bool>,
}

impl<'a> Verdict<'a> {
    pub(super) fn new(settings: &'a Settings, sources: &'a Sources) -> Verdict<'a> {
        let ignores = ignores(sources);
        let used = vec![false; ignores.len()];
        Verdict { settings, sources, ignores, used }
    }

    /// The finding at its level; `None` if it does not hold here.
    pub(super) fn judge(&mut self, mut finding: Finding) -> Option<Finding> {
        if finding.rule.firm {
            return Some(finding);
        }
        let mut ignored = false;
        for (ignore, used) in self.ignores.iter().zip(&mut self.used) {
            if ignore.id == finding.rule.id && ignore.covers(&finding) {
                *used = true;
                ignored = true;
            }
        }
        if ignored {
            return None;
        }
        let checks = &self.settings.checks;
        let asked = checks.rules.get(finding.rule.id).and_then(|rule| rule.level);
        finding.level = match asked {
            Some(Threshold::Off) => return None,
            Some(Threshold::At(level)) => level,
            None if finding.rule.id == "theme-contrast-aaa" && checks.aaa => Level::Error,
            None if checks.lenient && finding.level == Level::Error => Level::Warning,
            None => finding.level,
        };
        Some(finding)
    }

    /// What is wrong with the exceptions themselves.
    pub(super) fn wrong(&self) -> Vec<Finding> {
        let settings = self.settings.checks.rules.values().map(|rule| (rule.id.value.as_str(), rule.id.span));
        let ignores = self.ignores.iter().map(|ignore| (ignore.id.as_str(), ignore.span));
        let unknown = settings.chain(ignores).filter(|(id, _)| rules().all(|rule| rule.id != *id));
        let unknown = unknown.map(|(id, span)| self.unknown(id, span));
        let silent = self.ignores.iter().filter(|ignore| !ignore.reasoned);
        let silent =
            silent.map(|ignore| Problem::IgnoreWithoutReason { id: ignore.id.clone() }.at(ignore.span));
        unknown.chain(silent).collect()
    }

    fn unknown(&self, id: &str, span: Span) -> Finding {
        let finding = unknown_rule(id, span, rules().map(|rule| rule.id));
        // In a comment, and as a key without quotes, the id stands alone.
        let quoted = self.sources.text(span.file).get(span.range()).is_some_and(|text| text.starts_with('"'));
        match finding.change.clone() {
            Some(change) if !quoted => {
                let text = change.text.trim_matches('"').to_string();
                finding.suggest(Some(Change { text, ..change }))
            }
            _ => finding,
        }
    }

    /// Exceptions that nothing needed. True only if everything was looked at.
    pub(super) fn unused(&self) -> Vec<Finding> {
        let unused = self.ignores.iter().zip(&self.used).filter(|(_, used)| !**used);
        let known = unused.filter(|(ignore, _)| rules().any(|rule| rule.id == ignore.id));
        known
            .map(|(ignore, _)| {
                let change = ignore.removal.map(|span| Change { span, text: String::new(), safe: true });
                Problem::IgnoreUnused { id: ignore.id.clone() }.at(ignore.span).suggest(change)
            })
            .collect()
    }
}

impl Ignore {
    /// Whether the finding is where the exception holds.
    fn covers(&self, finding: &Finding) -> bool {
        let at = |place: &Place| match place {
            Place::Span(span) => self.holds_at(span.file, Some(span.start)),
            Place::File(file) => self.holds_at(*file, None),
            Place::Nowhere | Place::Page(_) => false,
        };
        match &finding.place {
            // Of a finished page, what counts is the file it was made from.
            Place::Page(_) => finding.related.iter().any(|related| at(&related.place)),
            place => at(place),
        }
    }

    fn holds_at(&self, file: FileId, byte: Option<u32>) -> bool {
        file == self.span.file
            && match (&self.range, byte) {
                (None, _) => true,
                (Some(range), Some(byte)) => range.contains(&(byte as usize)),
                (Some(_), None) => false,
            }
    }
}
