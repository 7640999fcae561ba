//! Code in colours: source text to HTML with one-letter classes.
//!
//! Grammars are syntect's with the additions of two-face. Of all scopes only the nearest
//! that has a class counts, neighbours of one class share a span, and spans never lie in
//! each other. Knows no Markdown.

use super::escape;
use crate::report;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use syntect::parsing::{ClearAmount, ParseState, Scope, ScopeStackOp, SyntaxReference, SyntaxSet};

/// Bytes of a line beyond which a block stays plain: expressions of grammars may take forever on it.
const LINE: usize = 2000;

/// Bytes of a block beyond which it stays plain.
const BLOCK: usize = 1 << 20;

/// A language code may be written in.
#[derive(Debug)]
pub(super) struct Language {
    /// The name in classes.
    pub(super) name: String,
    /// The name readers see; empty for plain text.
    pub(super) title: String,
    /// Index into the grammars; plain text has none.
    syntax: Option<usize>,
}

/// What became of a block of code.
pub(super) enum Highlighted {
    /// HTML in colours.
    Html(String),
    /// The language has no colours.
    Plain,
    /// A line or the block is too long.
    TooLong,
}

/// The language of that name, extension or alias.
pub(super) fn language(word: &str) -> Option<&'static Language> {
    let word = word.trim_start_matches('.').to_ascii_lowercase();
    let index = LANGUAGES.words.get(&word)?;
    LANGUAGES.list.get(*index)
}

/// The word most like `word` that is known.
pub(super) fn nearest(word: &str) -> Option<&'static str> {
    report::nearest(word, LANGUAGES.words.keys().map(String::as_str).filter(|known| known.len() > 1))
}

/// Colours `code`.
pub(super) fn highlight(language: &Language, code: &str) -> Highlighted {
    let Some(syntax) = language.syntax.and_then(|index| SYNTAXES.syntaxes().get(index)) else {
        return Highlighted::Plain;
    };
    if code.len() > BLOCK || code.lines().any(|line| line.len() > LINE) {
        return Highlighted::TooLong;
    }
    colour(syntax, code).map_or(Highlighted::Plain, Highlighted::Html)
}

/// The end of the element that `tag`, a start tag of coloured code, begins.
pub(super) fn end_tag(tag: &str) -> &'static str {
    match tag {
        "<ins>" => "</ins>",
        "<del>" => "</del>",
        _ => "</span>",
    }
}

fn colour(syntax: &SyntaxReference, code: &str) -> Option<String> {
    let mut state = ParseState::new(syntax);
    let mut spans = Spans { out: String::with_capacity(code.len() * 3), ..Spans::default() };
    let mut line = String::new();
    for text in code.split_inclusive('\n') {
        // The grammars expect every line to end.
        line.clear();
        line.push_str(text.strip_suffix('\n').unwrap_or(text));
        line.push('\n');
        let mut from = 0;
        for (at, op) in state.parse_line(&line, &SYNTAXES).ok()? {
            let at = at.min(text.len());
            spans.text(text.get(from..at)?);
            from = at;
            spans.apply(&op);
        }
        spans.text(text.get(from..)?);
    }
    Some(spans.finish())
}

/// HTML being written, and the classes in force.
#[derive(Default)]
struct Spans {
    out: String,
    /// For each scope on the stack: the class in force from there on.
    classes: Vec<u8>,
    /// Scopes that a grammar put aside.
    cleared: Vec<Vec<u8>>,
    /// The class of the open span.
    open: u8,
    /// White space that may end in this span or before the next one.
    space: String,
}

impl Spans {
    fn apply(&mut self, op: &ScopeStackOp) {
        match op {
            ScopeStackOp::Push(scope) => {
                let class = class(*scope).unwrap_or_else(|| self.class());
                self.classes.push(class);
            }
            ScopeStackOp::Pop(count) => self.classes.truncate(self.classes.len().saturating_sub(*count)),
            ScopeStackOp::Clear(amount) => {
                let keep = match amount {
                    ClearAmount::TopN(count) => self.classes.len().saturating_sub(*count),
                    ClearAmount::All => 0,
                };
                self.cleared.push(self.classes.split_off(keep));
            }
            ScopeStackOp::Restore => self.classes.extend(self.cleared.pop().unwrap_or_default()),
            ScopeStackOp::Noop => {}
        }
    }

    fn class(&self) -> u8 {
        self.classes.last().copied().unwrap_or_default()
    }

    fn text(&mut self, text: &str) {
        let class = self.class();
        if class != self.open && text.bytes().all(|byte| byte.is_ascii_whitespace()) {
            self.space.push_str(text);
            return;
        }
        if class != self.open {
            self.close();
            self.out.push_str(&self.space);
            match class {
                0 => {}
                // What a diff adds and takes away is said by elements, not by colour alone (WCAG 2.2, 1.4.1).
                b'i' => self.out.push_str("<ins>"),
                b'd' => self.out.push_str("<del>"),
                class => {
                    self.out.push_str("<span class=\"");
                    self.out.push(char::from(class));
                    self.out.push_str("\">");
                }
            }
            self.open = class;
        } else {
            self.out.push_str(&self.space);
        }
        self.space.clear();
        // A line break belongs to a span only if it goes on behind it.
        let shown = text.trim_end_matches('\n');
        escape::text(shown, &mut self.out);
        self.space.push_str(&text[shown.len()..]);
    }

    fn close(&mut self) {
        self.out.push_str(match self.open {
            0 => "",
            b'i' => "</ins>",
            b'd' => "</del>",
            _ => "</span>",
        });
    }

    fn finish(mut self) -> String {
        self.close();
        self.out.push_str(&self.space);
        self.out
    }
}

/// The class of a scope, if it has one of its own: keyword, string, number, comment, function, type, operator,
/// punctuation, variable, attribute, tag (g), escape, regular expression, inserted, deleted, heading, bold.
fn class(scope: Scope) -> Option<u8> {
    CLASSES.iter().find(|(prefix, _)| prefix.is_prefix_of(scope)).map(|(_, class)| *class)
}

/// Beginnings of scopes, the longer ones before the shorter ones.
static CLASSES: LazyLock<Vec<(Scope, u8)>> = LazyLock::new(|| {
    const TABLE: &[(&str, u8)] = &[
        ("punctuation.definition.comment", b'c'),
        ("punctuation.definition.string", b's'),
        ("punctuation.definition.inserted", b'i'),
        ("punctuation.definition.deleted", b'd'),
        ("punctuation.definition.variable.shell", b'v'),
        ("constant.character.escape", b'e'),
        ("constant", b'n'),
        ("comment", b'c'),
        ("string.regexp", b'r'),
        ("string", b's'),
        ("keyword.operator", b'o'),
        ("keyword", b'k'),
        ("storage", b'k'),
        ("entity.name.function", b'f'),
        ("entity.name.macro", b'f'),
        ("entity.name.tag", b'g'),
        ("entity.name.section", b'h'),
        ("entity.name", b't'),
        ("entity.other.attribute-name", b'a'),
        ("entity.other.inherited-class", b't'),
        ("support.function", b'f'),
        ("support.macro", b'f'),
        ("support.type.property-name", b'a'),
        ("support.type", b't'),
        ("support.class", b't'),
        ("support.constant", b'n'),
        ("variable.function", b'f'),
        ("variable.language", b'v'),
        ("variable.parameter", b'v'),
        ("variable.other.readwrite.shell", b'v'),
        ("markup.inserted", b'i'),
        ("markup.deleted", b'd'),
        ("markup.heading", b'h'),
        ("markup.bold", b'b'),
        ("markup.raw", b's'),
        ("meta.diff.header", b'h'),
        ("meta.diff.range", b'h'),
        ("punctuation", b'p'),
    ];
    TABLE.iter().filter_map(|(scope, class)| Some((Scope::new(scope).ok()?, *class))).collect()
});

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

struct Languages {
    list: Vec<Language>,
    /// Names, extensions and aliases, in lower case.
    words: BTreeMap<String, usize>,
}

static LANGUAGES: LazyLock<Languages> = LazyLock::new(|| {
    let mut languages = Languages { list: Vec::new(), words: BTreeMap::new() };
    for (index, syntax) in SYNTAXES.syntaxes().iter().enumerate() {
        if syntax.hidden || syntax.name == "Plain Text" {
            continue;
        }
        let title =
            TITLES.iter().find(|(name, _)| *name == syntax.name).map_or(&*syntax.name, |(_, title)| title);
        let name = syntax.file_extensions.first().unwrap_or(&syntax.name).to_ascii_lowercase();
        languages.list.push(Language { name, title: title.to_owned(), syntax: Some(index) });
        let place = languages.list.len() - 1;
        for word in syntax.file_extensions.iter().chain([&syntax.name]) {
            languages.words.entry(word.to_ascii_lowercase()).or_insert(place);
        }
    }
    languages.list.push(Language { name: "text".to_owned(), title: String::new(), syntax: None });
    let plain = languages.list.len() - 1;
    for word in ["text", "plain", "plaintext", "txt", "none", "output", "ascii"] {
        languages.words.insert(word.to_owned(), plain);
    }
    for (alias, word) in ALIASES {
        if let Some(place) = languages.words.get(*word).copied() {
            languages.words.insert((*alias).to_owned(), place);
            // What people write is the better class.
            if alias == word {
                (*alias).clone_into(&mut languages.list[place].name);
            }
        }
    }
    languages
});

/// Words people write, and a word the grammars know; twice the same word makes it the name of the language.
const ALIASES: &[(&str, &str)] = &[
    ("bash", "bash"),
    ("sh", "bash"),
    ("shell", "bash"),
    ("zsh", "bash"),
    ("console", "bash"),
    ("terminal", "bash"),
    ("shellsession", "bash"),
    ("shell-session", "bash"),
    ("javascript", "javascript"),
    ("js", "javascript"),
    ("mjs", "javascript"),
    ("node", "javascript"),
    ("typescript", "typescript"),
    ("ts", "typescript"),
    ("jsx", "tsx"),
    ("yaml", "yaml"),
    ("yml", "yaml"),
    ("ansible", "yaml"),
    ("dockerfile", "dockerfile"),
    ("docker", "dockerfile"),
    ("containerfile", "dockerfile"),
    ("ini", "ini"),
    ("conf", "ini"),
    ("cfg", "ini"),
    ("config", "ini"),
    ("systemd", "ini"),
    ("properties", "properties"),
    ("json", "json"),
    ("jsonc", "json"),
    ("json5", "json"),
    ("python", "python"),
    ("py", "python"),
    ("py3", "python"),
    ("python3", "python"),
    ("ruby", "ruby"),
    ("rust", "rust"),
    ("rs", "rust"),
    ("go", "go"),
    ("golang", "go"),
    ("c", "c"),
    ("cpp", "c++"),
    ("c++", "c++"),
    ("csharp", "c#"),
    ("cs", "c#"),
    ("c#", "c#"),
    ("java", "java"),
    ("kotlin", "kotlin"),
    ("php", "php"),
    ("perl", "perl"),
    ("lua", "lua"),
    ("sql", "sql"),
    ("mysql", "sql"),
    ("postgres", "sql"),
    ("postgresql", "sql"),
    ("plsql", "sql"),
    ("html", "html"),
    ("htm", "html"),
    ("xml", "xml"),
    ("svg", "xml"),
    ("css", "css"),
    ("scss", "scss"),
    ("markdown", "markdown"),
    ("md", "markdown"),
    ("latex", "latex"),
    ("tex", "latex"),
    ("make", "makefile"),
    ("makefile", "makefile"),
    ("powershell", "powershell"),
    ("ps", "powershell"),
    ("pwsh", "powershell"),
    ("batch", "bat"),
    ("dosbatch", "bat"),
    ("cmd", "bat"),
    ("terraform", "tf"),
    ("hcl", "tf"),
    ("nginx", "nginx"),
    ("apache", "htaccess"),
    ("apacheconf", "htaccess"),
    ("diff", "diff"),
    ("patch", "diff"),
    ("toml", "toml"),
    ("env", ".env"),
    ("dotenv", ".env"),
    ("vim", "vim"),
    ("haskell", "haskell"),
    ("elixir", "elixir"),
    ("swift", "swift"),
    ("scala", "scala"),
    ("graphql", "graphql"),
    ("r", "r"),
];

/// What readers see instead of the names of grammars.
const TITLES: &[(&str, &str)] = &[
    ("Bourne Again Shell (bash)", "Shell"),
    ("JavaScript (Babel)", "JavaScript"),
    ("TypeScriptReact", "TSX"),
    ("HTML (Rails)", "HTML"),
    ("Apache Conf", "Apache"),
    ("Batch File", "Batch"),
    ("Ruby on Rails", "Ruby"),
];

#[cfg(test)]
mod tests {
    use super::{Highlighted, highlight, language, nearest};

    #[track_caller]
    fn check(word: &str, code: &str, expected: &str) {
        match highlight(language(word).unwrap(), code) {
            Highlighted::Html(html) => assert_eq!(html, expected),
            Highlighted::Plain => assert_eq!("plain", expected),
            Highlighted::TooLong => assert_eq!("too long", expected),
        }
    }

    #[test]
    fn tokens_get_one_letter() {
        check(
            "sql",
            "SELECT name FROM kunden; -- alle <hier>\n",
            "<span class=\"k\">SELECT</span> name <span class=\"k\">FROM</span> kunden; \
             <span class=\"c\">-- alle &lt;hier&gt;</span>\n",
        );
        check("diff", "-alt\n+neu\n", "<del>-alt</del>\n<ins>+neu</ins>\n");
        check("text", "x\n", "plain");
        check("json", &format!("\"{}\"", "x".repeat(3000)), "too long");
    }

    #[test]
    fn people_write_many_names() {
        for word in [
            "sh",
            "Shell",
            "console",
            "js",
            "ts",
            "yml",
            "docker",
            "conf",
            "plaintext",
            "c++",
            "golang",
            "TOML",
        ] {
            assert!(language(word).is_some(), "{word}");
        }
        assert!(language("klingonisch").is_none());
        assert_eq!(nearest("pyhton"), Some("python"));
    }
}
