//! What typography changes in a text, edit by edit.

use super::directives;
use super::events::Covered;
use super::lines::{Lines, each_line};
use super::profile::{Kind, Profile};
use crate::german::{self, Edit, Language, Line, RuleName, Style};

/// One change of the text, shown in the word it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextEdit {
    /// The first byte in the source; where the source has none of its own, the end of what comes before.
    pub at: usize,
    /// The rules behind it, in order.
    pub rules: Vec<RuleName>,
    /// The word, or the words round a space, as typed.
    pub before: String,
    /// The same as it is set.
    pub after: String,
}

/// Every change of a text, in order: of the running text, and of titles, captions and alternative texts.
pub fn edits(text: &str, profile: &Profile) -> Vec<TextEdit> {
    if profile.kind == Kind::Comment {
        return Vec::new();
    }
    let covered = Covered::new(text, directives::find(text), profile.kind);
    let (mut edits, mut read_to) = (Vec::new(), 0);
    each_line(text, &covered.script(), Lines::All, &mut |line, _| {
        german::set(line, &profile.style, profile.language());
        for group in line.changes() {
            let at = line.place(group[0].start as usize).unwrap_or(read_to);
            read_to =
                line.place((group[group.len() - 1].end.max(1) - 1) as usize).map_or(at, |last| last + 1);
            edits.push(shown(line, group, at));
        }
    });
    // What stands beside a line is read before it.
    edits.sort_by_key(|edit| edit.at);
    edits
}

/// The changes of a text without markup, such as a title; their places are in the text.
pub fn edits_of_plain(text: &str, style: &Style, language: Language) -> Vec<TextEdit> {
    let mut line = Line::new();
    line.push_text(text);
    german::set(&mut line, style, language);
    line.changes().map(|group| shown(&line, group, group[0].start as usize)).collect()
}

fn shown(line: &Line, group: &[Edit], at: usize) -> TextEdit {
    let (before, after) = line.shown(group);
    let mut rules: Vec<_> = group.iter().map(|edit| edit.rule).collect();
    rules.sort();
    rules.dedup();
    TextEdit { at, rules, before, after }
}

#[cfg(test)]
mod tests {
    use super::edits;
    use crate::german::Style;
    use crate::markdown::Profile;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let list = edits(text, &Profile::fragment("de", Style::default()));
        let list: Vec<String> = list
            .iter()
            .map(|edit| {
                let rules: Vec<_> = edit.rules.iter().map(|rule| rule.text()).collect();
                format!("{} {} {} {}", edit.at, rules.join("+"), edit.before, edit.after)
            })
            .collect();
        assert_eq!(list, expected);
    }

    #[test]
    fn every_edit_shows_its_word() {
        check("{{< figure attr=\"CC BY 4.0\" >}}, 5 \\- 6", &[]);
        check("Er sagt \"Ja\".", &["8 quotes \"Ja\". „Ja“."]);
        check("Die \"99%\" und", &["4 quotes+nbsp.unit \"99%\" „99\u{A0}%“"]);
        check("Prof. Dr. Ünal", &["5 nbsp.title Prof. Dr. Ünal Prof.\u{A0}Dr.\u{A0}Ünal"]);
        check("Er \"sagt ja\".", &["3 quotes \"sagt „sagt", "11 quotes ja\". ja“."]);
        check("Das kostet *5* €.", &["14 nbsp.unit 5 €. 5\u{A0}€."]);
        check("Eins `x...` z.B. zwei", &["14 nbsp.abbr z.B. z.\u{A0}B."]);
        check("Kein Wort zu viel", &[]);
    }

    #[test]
    fn what_is_read_beside_the_text_is_there_too() {
        let of = |text: &str, expected: &[&str]| check(text, expected);
        of("![z.B. x](a.png \"99% da\")", &["4 nbsp.abbr z.B. z.\u{A0}B.", "19 nbsp.unit 99% 99\u{A0}%"]);
        of("[Ein z.B.](a.md \"99%\")", &["7 nbsp.abbr z.B. z.\u{A0}B.", "19 nbsp.unit 99% 99\u{A0}%"]);
        of("[x][1]\n\n[1]: a.md \"99%\"", &["0 nbsp.unit 99% 99\u{A0}%"]);
        of("## 99%\n", &["5 nbsp.unit 99% 99\u{A0}%"]);
        of(
            ":::note{title=\"99%\"}\nz.B.\n:::\n",
            &["17 nbsp.unit 99% 99\u{A0}%", "23 nbsp.abbr z.B. z.\u{A0}B."],
        );
        of("| a |\n|-|\n| b |\n{caption=\"99%\"}\n", &["28 nbsp.unit 99% 99\u{A0}%"]);
        of("```sql {title=\"99%\"}\n99%\n```\n", &["17 nbsp.unit 99% 99\u{A0}%"]);
        of("[![99%](a.png)]{lang=en} ![99%](b.png)\n{lang=en}", &[]);
    }

    #[test]
    fn a_break_of_the_line_has_the_place_of_its_byte() {
        check("Am 5.\nMai", &["5 nbsp.date 5.\nMai 5.\u{A0}Mai"]);
    }
}
