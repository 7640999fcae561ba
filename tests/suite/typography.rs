//! The table of typography: every row through the whole path of `satz typeset`.

use satz::german::{OptionValue, Style};
use satz::markdown::{Profile, fragment};

struct Row<'a> {
    number: usize,
    input: String,
    expected: String,
    options: Vec<(&'a str, &'a str)>,
}

fn rows(table: &str) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for (number, line) in
        table.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty())
    {
        let columns: Vec<&str> = line.split('\t').collect();
        let [input, expected, rule, _source] = columns[..] else {
            panic!("line {}: four columns", number + 1)
        };
        let options =
            rule.split(';').skip(1).map(|option| option.split_once('=').expect("key=value")).collect();
        rows.push(Row {
            number: number + 1,
            input: unescaped(input),
            expected: unescaped(expected),
            options,
        });
    }
    rows
}

fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            out.push(character);
            continue;
        }
        match characters.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('u') => {
                let code: String = characters.by_ref().take(4).collect();
                let code = u32::from_str_radix(&code, 16).expect("four hex digits");
                out.push(char::from_u32(code).expect("a character"));
            }
            Some(other) => out.push(other),
            None => out.push('\\'),
        }
    }
    out
}

/// Character references decoded, but for the three that HTML itself needs.
fn decoded(html: &str) -> String {
    let html = html.trim_end();
    let html = html.strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>")).unwrap_or(html);
    html.replace("&quot;", "\"").replace("&#39;", "'").replace("&apos;", "'").replace("&nbsp;", "\u{A0}")
}

#[test]
fn every_row_is_set_as_the_table_says() {
    let table = include_str!("../cases/typography.tsv");
    let mut wrong = Vec::new();
    let rows = rows(table);
    for row in &rows {
        let mut style = Style::default();
        let mut lang = "de";
        for (key, value) in &row.options {
            match *key {
                "lang" => lang = value,
                _ => style.set(key, &OptionValue::parse(value)).expect("an option of [typography]"),
            }
        }
        let found = decoded(&fragment(&row.input, &Profile::fragment(lang, style)));
        let expected = decoded(&row.expected);
        if found != expected {
            wrong.push(format!(
                "{}: {:?}\n  is       {found:?}\n  expected {expected:?}",
                row.number, row.input
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {} rows:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}
