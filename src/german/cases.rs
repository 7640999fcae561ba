//! The table of cases, `tests/cases/typography.tsv`: what is right already stays.
//!
//! That every row is set as it says is tested through the whole path, in `tests/suite/typography.rs`.

use super::{Language, OptionValue, Style, typeset};

const TABLE: &str = include_str!("../../tests/cases/typography.tsv");

/// One row: the text, the options of its rule, and the line it stands in.
struct Case {
    line: usize,
    input: String,
    style: Style,
    language: Language,
}

#[test]
fn what_is_set_stays_when_set_again() {
    let markup = |text: &str| text.contains(['`', '<', '>', '*', '\\', '&']) || text.contains("](");
    for case in cases().filter(|case| !markup(&case.input)) {
        let once = typeset(&case.input, &case.style, case.language);
        let twice = typeset(&once, &case.style, case.language);
        assert_eq!(visible(&twice), visible(&once), "line {}: {}", case.line, case.input);
    }
}

fn cases() -> impl Iterator<Item = Case> {
    let rows = TABLE.lines().enumerate().filter(|(_, row)| !row.is_empty() && !row.starts_with('#'));
    rows.map(|(index, row)| {
        let columns: Vec<String> = row.split('\t').map(unescape).collect();
        let [input, _expected, rule, _source] = columns.as_slice() else {
            panic!("line {}: {row}", index + 1)
        };
        let mut style = Style::default();
        let mut language = Language::German;
        for (key, value) in rule.split(';').skip(1).filter_map(|option| option.split_once('=')) {
            match key {
                "lang" => language = Language::of(value),
                key => style.set(key, &OptionValue::parse(value)).expect("options of the table exist"),
            }
        }
        Case { line: index + 1, input: input.clone(), style, language }
    })
}

fn unescape(text: &str) -> String {
    let mut result = String::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('n') => result.push('\n'),
                Some('t') => result.push('\t'),
                Some('u') => {
                    let code: String = characters.by_ref().take(4).collect();
                    let code = u32::from_str_radix(&code, 16).expect("four hexadecimal digits");
                    result.push(char::from_u32(code).expect("a character"));
                }
                other => result.extend(other),
            },
            other => result.push(other),
        }
    }
    result
}

fn visible(text: &str) -> String {
    text.replace('\u{A0}', "⍽").replace('\u{202F}', "_").replace('\u{2011}', "=").replace('\n', "⏎")
}
