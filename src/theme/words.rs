//! Tera's messages as problems: without its lists of everything that would be known, and
//! the commonest in German.

use super::problems::Problem;

/// The beginning of a message, what stands behind its names, and its German with `{}` for
/// the names.
type Pattern = (&'static str, &'static str, &'static str);

const PATTERNS: &[Pattern] = &[
    ("Variable `", "` is not defined", "den Wert „{}“ gibt es hier nicht"),
    ("Field `", "` is not defined", "das Feld „{}“ gibt es hier nicht"),
    ("Unknown filter `", "`", "den Filter „{}“ gibt es nicht"),
    ("Unknown test `", "`", "die Prüfung „{}“ gibt es nicht"),
    ("Unknown function `", "`", "die Funktion „{}“ gibt es nicht"),
    ("Unknown component `", "`", "die Komponente „{}“ gibt es nicht"),
    ("Unknown template `", "`", "die Vorlage „{}“ gibt es nicht"),
    ("Template '", "' not found", "die Vorlage „{}“ gibt es nicht"),
    ("Unknown text `", "`", "den Text „{}“ gibt es in strings/ nicht"),
    ("Unknown asset `", "`", "die Datei assets/{} gibt es nicht"),
    ("Argument `", "`", "die Angabe „{}“ fehlt"),
    ("Missing keyword argument `", "`", "die Angabe „{}“ fehlt"),
    ("Unknown argument(s) `", "` in component call", "die Komponente nimmt „{}“ nicht"),
    ("Component argument `", "`", "die Angabe „{}“ ist von der falschen Art"),
    ("Block `", "` is missing", "der Block „{}“ fehlt, den andere Vorlagen füllen"),
    ("Blocks `", "` are missing", "die Blöcke „{}“ fehlen, die andere Vorlagen füllen"),
    ("Unexpected end of input", "", "die Datei endet zu früh"),
    ("unexpected end of string", "", "ein Text ist nicht geschlossen"),
    ("Unexpected character", "", "hier steht ein unerwartetes Zeichen"),
    ("Unknown tag", "", "diese Anweisung gibt es nicht"),
];

/// The problem with a template in Tera's words.
pub(super) fn failure(file: &str, message: &str) -> Problem {
    let message = message.lines().next().unwrap_or_default();
    let lists = [". Available ", ". Possible "];
    let short = lists.iter().find_map(|list| Some(message.split_once(list)?.0)).unwrap_or(message);
    let english = in_order(short.trim_end_matches('.'));
    let german = in_german(&english).unwrap_or_else(|| english.clone());
    Problem::TemplateFailed { file: file.to_owned(), german, english }
}

/// The missing value that a message is about without its name: where a filter meets one,
/// Tera knows the place of its beginning alone. `there` is the template from that place on.
/// Where something is called, an argument may be what is missing, so nothing is named.
pub(super) fn path_of_missing<'a>(message: &str, there: &'a str) -> Option<&'a str> {
    let is_nameless =
        message.ends_with("but got `undefined`") || message == "Tried to render a variable that is undefined";
    let end = there.find(|c: char| !(c.is_alphanumeric() || "_.[]\"'".contains(c))).unwrap_or(there.len());
    let (path, rest) = there.split_at(end);
    let tag = rest.split("}}").next().unwrap_or_default().split("%}").next().unwrap_or_default();
    let is_path = path.starts_with(|c: char| c.is_alphabetic() || c == '_');
    (is_nameless && is_path && !tag.contains('(')).then_some(path)
}

/// Tera lists unknown arguments as they come.
fn in_order(message: &str) -> String {
    let parts = message.strip_prefix("Unknown argument(s) ").and_then(|rest| rest.split_once(" in "));
    let Some((names, rest)) = parts else { return message.to_owned() };
    let mut names: Vec<&str> = names.split(", ").collect();
    names.sort_unstable();
    format!("Unknown argument(s) {} in {rest}", names.join(", "))
}

fn in_german(message: &str) -> Option<String> {
    if let Some((block, parent)) = message
        .strip_prefix("Block `")
        .and_then(|rest| rest.strip_suffix('`')?.split_once("` is not defined in `"))
    {
        return Some(format!("den Block „{block}“ gibt es in {parent} nicht"));
    }
    if message.ends_with("but got `undefined`") {
        return Some("hier fehlt ein Wert".to_owned());
    }
    if let Some((found, expected)) =
        message.strip_prefix("Found ").and_then(|rest| rest.split_once(" but expected "))
    {
        return Some(format!("hier steht {}, erwartet wird {}", sign(found)?, sign(expected)?));
    }
    PATTERNS.iter().find_map(|(before, after, german)| {
        let rest = message.strip_prefix(before)?;
        let names = if after.is_empty() { "" } else { rest.split_once(after)?.0 };
        Some(german.replace("{}", &names.replace("`, `", "“, „")))
    })
}

/// A sign or a kind of word that Tera met or wants; `None` where it wants one of many.
fn sign(name: &str) -> Option<String> {
    let german = match name {
        "identifier" | "an identifier" => "ein Name",
        "string" | "a string" => "ein Text",
        "integer" | "float" => "eine Zahl",
        "bool" => "true oder false",
        "content" | "raw content" => "Text",
        "comment" => "ein Kommentar",
        sign => {
            let bare = sign.trim_matches('`');
            return (!bare.contains([' ', '`'])).then(|| format!("„{bare}“"));
        }
    };
    Some(german.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(message: &str, expected: &str) {
        let Problem::TemplateFailed { german, .. } = failure("x.html", message) else { panic!("{message}") };
        assert_eq!(german, expected);
    }

    #[test]
    fn the_commonest_messages_are_german() {
        check(
            "Variable `titel` is not defined. Available variables: post",
            "den Wert „titel“ gibt es hier nicht",
        );
        check("Argument `post` (type: `map`) missing.", "die Angabe „post“ fehlt");
        check(
            "Unknown argument(s) `b`, `a` in component call. Possible argument(s) are: `c`",
            "die Komponente nimmt „a“, „b“ nicht",
        );
        check("Block `haupt` is not defined in `base.html`", "den Block „haupt“ gibt es in base.html nicht");
        check("Found `}` but expected %}.", "hier steht „}“, erwartet wird „%}“");
        check("Found identifier but expected string.", "hier steht ein Name, erwartet wird ein Text");
        check("Found `(` but expected one of: integer, `-`", "Found `(` but expected one of: integer, `-`");
        check("Etwas Neues.", "Etwas Neues");
    }

    #[test]
    fn a_missing_value_has_a_name() {
        let message = "Invalid type for the value, expected `string` but got `undefined`";
        assert_eq!(path_of_missing(message, "post.bodyx | safe }}"), Some("post.bodyx"));
        assert_eq!(path_of_missing(message, "post[\"b\"]|safe}}"), Some("post[\"b\"]"));
        assert_eq!(path_of_missing(message, "(a + b) | safe }}"), None);
        assert_eq!(path_of_missing(message, "site.nix | upper }} {{ t(key=\"a\") }}"), Some("site.nix"));
        assert_eq!(path_of_missing(message, "site.title | replace(from=site.nix, to=\"b\") }}"), None);
        assert_eq!(path_of_missing(message, "url(path=site.nix) }}"), None);
        assert_eq!(path_of_missing(message, "\"abc\" | upper }}"), None);
        check(message, "hier fehlt ein Wert");
        assert_eq!(path_of_missing("Unknown filter `x`", "post | x"), None);
    }
}
