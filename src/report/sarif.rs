//! Findings as SARIF 2.1.0, the format code scanners exchange (OASIS, sarif-v2.1.0).

use serde_json::{Map, Value, json};

use super::lines::{Lines, Stretch};
use super::words::help;
use super::{Change, FileId, Finding, Level, Messages, Place, Rule, Texts};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// One run with the rules that were broken and the results, indented.
pub fn sarif(findings: &[Finding], texts: &dyn Texts, messages: Messages) -> String {
    let mut lines = Lines::of(texts);
    let rules = broken_rules(findings);
    let results: Vec<Value> =
        findings.iter().map(|finding| result(finding, &rules, &mut lines, messages)).collect();
    super::json::written(&json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "satz",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|rule| descriptor(rule, messages)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    }))
}

/// Every rule with a finding, once, by id.
fn broken_rules(findings: &[Finding]) -> Vec<&'static Rule> {
    let mut rules: Vec<&'static Rule> = findings.iter().map(|finding| finding.rule).collect();
    rules.sort_by_key(|rule| rule.id);
    rules.dedup();
    rules
}

fn descriptor(rule: &Rule, messages: Messages) -> Value {
    let text = rule.text(messages);
    json!({
        "id": rule.id,
        "shortDescription": { "text": text.title },
        "fullDescription": { "text": text.more },
        "defaultConfiguration": { "level": level(rule.level) },
    })
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Hint => "note",
    }
}

fn result(finding: &Finding, rules: &[&Rule], lines: &mut Lines<'_>, messages: Messages) -> Value {
    let wording = finding.wording(messages);
    let help = help(finding, messages);
    let text: Vec<&str> = [&wording.title, &wording.label, &help]
        .into_iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    let mut result = json!({
        "ruleId": finding.rule.id,
        "ruleIndex": rules.iter().position(|rule| rule.id == finding.rule.id),
        "level": level(finding.level),
        "message": { "text": text.join("\n") },
    });
    if let Some(location) = location(&finding.place, lines) {
        result["locations"] = json!([location]);
    }
    let related: Vec<Value> = finding
        .related
        .iter()
        .filter_map(|related| {
            let mut location = location(&related.place, lines)?;
            location["message"] = json!({ "text": related.label(messages) });
            Some(location)
        })
        .collect();
    if !related.is_empty() {
        result["relatedLocations"] = Value::Array(related);
    }
    if let Some(fix) = finding.change.as_ref().and_then(|change| fix(change, lines)) {
        result["fixes"] = json!([fix]);
    }
    result
}

/// A file and its bytes, or the address of a page as a logical location.
fn location(place: &Place, lines: &mut Lines<'_>) -> Option<Value> {
    let located = lines.locate(place);
    if let Some(page) = located.page {
        return Some(json!({ "logicalLocations": [{ "fullyQualifiedName": page, "kind": "resource" }] }));
    }
    let mut physical = Map::new();
    physical.insert("artifactLocation".to_owned(), artifact(located.file?));
    if let Some(stretch) = &located.stretch {
        physical.insert("region".to_owned(), region(stretch));
    }
    Some(json!({ "physicalLocation": physical }))
}

fn fix(change: &Change, lines: &mut Lines<'_>) -> Option<Value> {
    if change.span.file == FileId::HERE {
        return None;
    }
    let place = Place::Span(change.span);
    let located = lines.locate(&place);
    Some(json!({ "artifactChanges": [{
        "artifactLocation": artifact(located.file?),
        "replacements": [{
            "deletedRegion": region(&located.stretch?),
            "insertedContent": { "text": change.text },
        }],
    }] }))
}

fn region(stretch: &Stretch) -> Value {
    json!({
        "startLine": stretch.start.line, "startColumn": stretch.start.column,
        "endLine": stretch.end.line, "endColumn": stretch.end.column,
        "byteOffset": stretch.bytes.start, "byteLength": stretch.bytes.len(),
    })
}

fn artifact(path: &str) -> Value {
    json!({ "uri": reference(path), "uriBaseId": "%SRCROOT%" })
}

/// A path as a relative reference (RFC 3986): everything but unreserved characters and
/// `/` as percent signs, so that a colon in a name is no scheme.
fn reference(path: &str) -> String {
    path.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                char::from(byte).to_string()
            }
            byte => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Project, report};
    use super::*;

    #[test]
    fn a_scanner_finds_rules_places_and_fixes() {
        let document: Value =
            serde_json::from_str(&sarif(&report(), &Project, Messages::German)).expect("it is JSON");
        let run = &document["runs"][0];
        let rules = run["tool"]["driver"]["rules"].as_array().expect("there are rules");
        assert_eq!(rules.iter().map(|rule| &rule["id"]).collect::<Vec<_>>(), ["file-odd", "unknown-author"]);
        let result = &run["results"][1];
        assert_eq!((&result["ruleIndex"], &result["level"]), (&1.into(), &"error".into()));
        assert_eq!(
            result["locations"][0]["physicalLocation"]["region"],
            json!({ "startLine": 4, "startColumn": 12, "endLine": 4, "endColumn": 19, "byteOffset": 47, "byteLength": 7 })
        );
        assert_eq!(result["relatedLocations"].as_array().map(Vec::len), Some(3));
        let replacement = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
        assert_eq!(replacement["insertedContent"]["text"], "petra-lang");
        assert!(run["results"][0].get("locations").is_none());
        assert_eq!(
            run["results"][3]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            "content/posts/a%1B%5B31m%2Cb%3Ac.md"
        );
    }
}
