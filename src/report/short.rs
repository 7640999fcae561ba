//! One line for each finding, for editors and for reading many at once.

use super::lines::Lines;
use super::words::visible;
use super::{Finding, Messages, Texts};

/// `path:line:column: Fehler[id]: title`, or as much of it as applies.
pub fn short(findings: &[Finding], texts: &dyn Texts, messages: Messages) -> String {
    let mut lines = Lines::of(texts);
    findings.iter().map(|finding| line(finding, &mut lines, messages)).collect()
}

fn line(finding: &Finding, lines: &mut Lines<'_>, messages: Messages) -> String {
    let place = match lines.locate(&finding.place).words() {
        place if place.is_empty() => place,
        place => format!("{place}: "),
    };
    let (level, id) = (finding.level.word(messages), finding.rule.id);
    format!("{place}{level}[{id}]: {}\n", visible(&finding.wording(messages).title))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Project, report};
    use super::*;

    #[test]
    fn every_finding_is_one_line() {
        let expected = "\
Warnung[unknown-author]: Es gibt keinen Beitrag
content/posts/2026-06-01-vpn.md:4:12: Fehler[unknown-author]: Der Autor „petra“ ist nicht bekannt
site.toml:2:13: Hinweis[file-odd]: Fremde Schrift
content/posts/a␛[31m,b:c.md: Hinweis[file-odd]: Der Name ist seltsam␛[2J
/blog/vpn/: Fehler[unknown-author]: Die Seite hat keine Überschrift
";
        assert_eq!(short(&report(), &Project, Messages::German), expected);
    }
}
