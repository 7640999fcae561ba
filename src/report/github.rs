//! Findings as annotations of a GitHub workflow.
//!
//! One workflow command for each finding:
//! `::error file=…,line=…,col=…,title=…::message`. Escapes follow the runner's
//! own rules (actions/toolkit, `command.ts`): `%`, CR and LF everywhere, `:` and
//! `,` in properties.

use super::lines::Lines;
use super::words::{help, visible, visible_lines};
use super::{Finding, Level, Messages, Texts};

/// One line for each finding. The runner shows the first ten of each level only.
pub fn github(findings: &[Finding], texts: &dyn Texts, messages: Messages) -> String {
    let mut lines = Lines::of(texts);
    findings.iter().map(|finding| command(finding, &mut lines, messages)).collect()
}

fn command(finding: &Finding, lines: &mut Lines<'_>, messages: Messages) -> String {
    let name = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Hint => "notice",
    };
    let located = lines.locate(&finding.place);
    let wording = finding.wording(messages);
    let mut properties = Vec::new();
    if let Some(file) = located.file {
        properties.push(format!("file={}", property(&visible(file))));
    }
    if let Some(stretch) = &located.stretch {
        let (start, end) = (stretch.start, stretch.end);
        properties.push(format!("line={},endLine={}", start.line, end.line));
        // The runner refuses columns of a stretch over several lines.
        if start.line == end.line {
            properties.push(format!("col={},endColumn={}", start.column, end.column));
        }
    }
    properties
        .push(format!("title={}", property(&format!("{} ({})", visible(&wording.title), finding.rule.id))));

    let page = located.page.map(visible).unwrap_or_default();
    let mut message: Vec<String> = vec![page.into_owned(), visible(&wording.label).into_owned()];
    message.extend(finding.related.iter().map(|related| {
        let label = visible(related.label(messages));
        match lines.locate(&related.place).words() {
            place if place.is_empty() => label.into_owned(),
            place => format!("{label}: {place}"),
        }
    }));
    message.push(visible_lines(&help(finding, messages)));
    message.retain(|line| !line.is_empty());
    if message.is_empty() {
        // An annotation without a message is not shown.
        message.push(visible(&wording.title).into_owned());
    }
    format!("::{name} {}::{}\n", properties.join(","), data(&message.join("\n")))
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Project, report};
    use super::*;

    #[test]
    fn a_workflow_marks_lines_and_cannot_be_tricked_by_names() {
        let found = github(&report(), &Project, Messages::German);
        let lines: Vec<_> = found.lines().collect();
        assert_eq!(
            lines,
            [
                "::warning title=Es gibt keinen Beitrag (unknown-author)::Es gibt keinen Beitrag",
                "::error file=content/posts/2026-06-01-vpn.md,line=4,endLine=4,col=12,endColumn=19,\
                 title=Der Autor „petra“ ist nicht bekannt (unknown-author)::kein Eintrag in content/authors%0A\
                 in diesem Beitrag: content/posts/2026-06-01-vpn.md:2:1%0Ahier auch: site.toml:2:20%0A\
                 zu sehen auf: /blog/vpn/%0AIst „petra-lang“ gemeint? Sonst anlegen: satz new author petra",
                "::notice file=site.toml,line=2,endLine=2,col=13,endColumn=15,title=Fremde Schrift (file-odd)\
                 ::zwei Zeichen",
                "::notice file=content/posts/a␛[31m%2Cb%3Ac.md,title=Der Name ist seltsam␛[2J (file-odd)\
                 ::so heißt keine Datei%0AUmbenennen",
                "::error title=Die Seite hat keine Überschrift (unknown-author)::/blog/vpn/%0A\
                 Eine Überschrift schreiben",
            ]
        );
    }
}
