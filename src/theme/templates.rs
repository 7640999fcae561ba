//! The templates of a theme in Tera: names, order of themes, errors as findings.
//!
//! Every template carries its theme in its name, `firma/post.html`; a bare name is
//! looked up theme by theme. One bad file fails the whole of Tera, so bad ones are
//! taken out, reported, and the rest is loaded again until it works.

use std::collections::BTreeMap;

use tera::{Context, Error, ErrorKind, Tera};

use super::problems::Problem;
use crate::report::{FileId, Finding, Place, Report, Span};

/// A template and where it comes from.
#[derive(Debug, Clone)]
pub(super) struct Source<'a> {
    /// With its theme: `firma/post.html`, `firma/components/entry.html`, `firma/blocks/note.html`.
    pub(super) name: String,
    /// The path in the project.
    pub(super) path: &'a str,
    pub(super) text: &'a str,
    pub(super) file: FileId,
}

/// The templates that could be loaded, and what was wrong with the others.
pub(super) struct Templates {
    pub(super) tera: Tera,
    /// `firma/`, `kursbuch/`, the most special first.
    prefixes: Vec<String>,
    places: BTreeMap<String, File>,
    /// Templates that were taken out, with the reason.
    failed: BTreeMap<String, Finding>,
}

/// The file of a template.
#[derive(Debug)]
struct File {
    id: FileId,
    path: String,
    text: String,
}

impl Templates {
    /// Loads what can be loaded. `tera` has its functions, filters and globals already.
    pub(super) fn load(
        mut tera: Tera,
        prefixes: Vec<String>,
        mut sources: Vec<Source<'_>>,
        report: &mut Report,
    ) -> Templates {
        let set = tera.set_fallback_prefixes(prefixes.clone());
        set.expect("no template has been added yet");
        let places = sources.iter().map(|source| (source.name.clone(), File::of(source))).collect();
        let mut templates = Templates { tera, prefixes, places, failed: BTreeMap::new() };
        loop {
            let all = sources.iter().map(|source| (source.name.as_str(), source.text));
            let Err(error) = templates.tera.add_raw_templates(all) else { return templates };
            let mut blamed = templates.blame(&error);
            if blamed.is_empty() {
                // Tera says what, but not where: nothing can be taken out, so nothing is loaded.
                let problem = failure("", error.to_string().lines().next().unwrap_or_default());
                report.add(problem.at(Place::Nowhere));
                return templates;
            }
            blamed.retain(|(name, finding)| {
                if let Some(finding) = finding {
                    report.add(finding.clone());
                    templates.failed.entry(name.clone()).or_insert_with(|| finding.clone());
                }
                sources.iter().any(|source| source.name == *name)
            });
            let before = sources.len();
            sources.retain(|source| blamed.iter().all(|(name, _)| *name != source.name));
            if sources.len() == before {
                return templates;
            }
        }
    }

    /// Writes a page with the template `name`, `post.html`.
    pub(super) fn render(&self, name: &str, context: &Context, out: &mut Vec<u8>) -> Result<(), Finding> {
        let wanted = self.prefixes.iter().map(|prefix| format!("{prefix}{name}"));
        for candidate in wanted {
            if let Some(finding) = self.failed.get(&candidate) {
                return Err(finding.clone());
            }
            if self.places.contains_key(&candidate) {
                break;
            }
        }
        self.tera.render_to(name, context, out).map_err(|error| self.finding(&error, name))
    }

    /// Writes the component `name`.
    pub(super) fn render_component(
        &self,
        name: &str,
        arguments: &Context,
        implicits: &Context,
        body: Option<&str>,
        out: &mut Vec<u8>,
    ) -> Result<(), Finding> {
        let rendered =
            self.tera.render_component_with_implicits_to(name, arguments, implicits, body, true, out);
        rendered.map_err(|error| self.finding(&error, name))
    }

    /// Whether the file at this path was taken out.
    pub(super) fn has_failed(&self, path: &str) -> bool {
        self.failed.keys().any(|name| self.places.get(name).is_some_and(|file| file.path == path))
    }

    /// The finding of an error of rendering.
    fn finding(&self, error: &Error, name: &str) -> Finding {
        if let ErrorKind::RenderingError(report) | ErrorKind::SyntaxError(report) = error.kind() {
            return self.at(report.filename(), report.span().range.clone(), report.message());
        }
        failure(name, error.to_string().lines().next().unwrap_or_default()).at(Place::Nowhere)
    }

    /// Which templates an error of loading is about, each with its finding, or without
    /// one where it only fails because another does.
    fn blame(&self, error: &Error) -> Vec<(String, Option<Finding>)> {
        let whole = |name: &str| (name.to_owned(), Some(self.at(name, 0..0, &error.to_string())));
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let finding = self.at(report.filename(), report.span().range.clone(), report.message());
                vec![(report.filename().to_owned(), Some(finding))]
            }
            ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
                vec![whole(tpl)]
            }
            ErrorKind::MissingParent { current, parent } => {
                let known = self.failed.contains_key(parent)
                    || self
                        .prefixes
                        .iter()
                        .any(|prefix| self.failed.contains_key(&format!("{prefix}{parent}")));
                vec![if known { (current.clone(), None) } else { whole(current) }]
            }
            _ => self.blame_by_text(&error.to_string()),
        }
    }

    /// Reads the places out of Tera's text, where its error has nothing better:
    /// `error: …` followed by `--> name:line:column`, or „defined in both `a` and `b`“.
    fn blame_by_text(&self, text: &str) -> Vec<(String, Option<Finding>)> {
        let mut blamed = Vec::new();
        let mut message = text.lines().next().unwrap_or_default();
        for line in text.lines() {
            if let Some(what) = line.strip_prefix("error: ") {
                message = what;
            } else if let Some(place) = line.trim_start().strip_prefix("--> ") {
                let mut parts = place.rsplitn(3, ':');
                let column = parts.next().and_then(|part| part.parse().ok()).unwrap_or(1);
                let line = parts.next().and_then(|part| part.parse().ok()).unwrap_or(1);
                let name = parts.next().unwrap_or_default();
                let at = self.places.get(name).map_or(0, |file| byte_of(&file.text, line, column));
                blamed.push((name.to_owned(), Some(self.at(name, at..at, message))));
            }
        }
        if blamed.is_empty() {
            // Two components of one name: the file that comes later gives way.
            let quoted = text.split('`').skip(1).step_by(2).filter(|name| self.places.contains_key(*name));
            if let Some(name) = quoted.last() {
                blamed.push((name.to_owned(), Some(self.at(name, 0..0, message))));
            }
        }
        blamed
    }

    fn at(&self, name: &str, range: std::ops::Range<usize>, message: &str) -> Finding {
        match self.places.get(name) {
            Some(file) if range.is_empty() && range.start == 0 => failure(&file.path, message).at(file.id),
            Some(file) => failure(&file.path, message).at(Span::new(file.id, range)),
            None => failure(name, message).at(Place::Nowhere),
        }
    }
}

impl File {
    fn of(source: &Source<'_>) -> File {
        File { id: source.file, path: source.path.to_owned(), text: source.text.to_owned() }
    }
}

/// The problem with Tera's words, without its lists of everything that would be known.
fn failure(file: &str, message: &str) -> Problem {
    let message = message.lines().next().unwrap_or_default();
    let short = message.split_once(". Available ").map_or(message, |(short, _)| short);
    let english = short.trim_end_matches('.').to_owned();
    let german = in_german(&english).unwrap_or_else(|| english.clone());
    Problem::TemplateFailed { file: file.to_owned(), german, english }
}

/// The commonest of Tera's messages in German.
fn in_german(message: &str) -> Option<String> {
    const PATTERNS: &[(&str, &str, &str)] = &[
        ("Variable `", "` is not defined", "den Wert „{}“ gibt es hier nicht"),
        ("Field `", "` is not defined", "das Feld „{}“ gibt es hier nicht"),
        ("Unknown filter `", "`", "den Filter „{}“ gibt es nicht"),
        ("Unknown function `", "`", "die Funktion „{}“ gibt es nicht"),
        ("Unknown component `", "`", "die Komponente „{}“ gibt es nicht"),
        ("Unknown template `", "`", "die Vorlage „{}“ gibt es nicht"),
        ("Unknown text `", "`", "den Text „{}“ gibt es in strings/ nicht"),
        ("Unknown asset `", "`", "die Datei assets/{} gibt es nicht"),
        ("Argument `", "` missing", "die Angabe „{}“ fehlt"),
        ("Unexpected end of input", "", "die Datei endet zu früh"),
    ];
    PATTERNS.iter().find_map(|(before, after, german)| {
        let rest = message.strip_prefix(before)?;
        let name = if after.is_empty() { "" } else { rest.split_once(after)?.0 };
        Some(german.replace("{}", name))
    })
}

/// The byte at a line and a column in characters, both from 1.
fn byte_of(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(start..).unwrap_or_default();
    start + rest.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(files: &[(&str, &str)]) -> (Templates, Vec<String>) {
        let paths: Vec<String> = files.iter().map(|(name, _)| format!("themes/{name}")).collect();
        let sources = files.iter().zip(&paths).enumerate().map(|(at, ((name, text), path))| Source {
            name: (*name).to_owned(),
            path,
            text,
            file: FileId(u32::try_from(at).unwrap()),
        });
        let mut report = Report::default();
        let prefixes = vec!["firma/".to_owned(), "kursbuch/".to_owned()];
        let templates = Templates::load(Tera::new(), prefixes, sources.collect(), &mut report);
        let found = report.sorted().into_iter().map(|finding| finding.german.title).collect();
        (templates, found)
    }

    fn render(templates: &Templates, name: &str) -> Result<String, String> {
        let mut out = Vec::new();
        match templates.render(name, &Context::new(), &mut out) {
            Ok(()) => Ok(String::from_utf8(out).unwrap()),
            Err(finding) => Err(finding.german.title),
        }
    }

    #[test]
    fn a_theme_covers_single_files_of_the_one_below() {
        let (templates, found) = load(&[
            ("kursbuch/base.html", "[{% block main %}{% endblock main %}]"),
            (
                "kursbuch/post.html",
                "{% extends \"base.html\" %}{% block main %}{{ <entry/> }}{% endblock main %}",
            ),
            ("kursbuch/components/entry.html", "{% component entry() %}Kursbuch{% endcomponent entry %}"),
            ("firma/base.html", "<{% block main %}{% endblock main %}>"),
            ("firma/components/entry.html", "{% component entry() %}Firma{% endcomponent entry %}"),
        ]);
        assert!(found.is_empty());
        assert_eq!(render(&templates, "post.html"), Ok("<Firma>".into()));
    }

    #[test]
    fn a_bad_template_leaves_the_others_alone() {
        let (templates, found) = load(&[
            ("kursbuch/base.html", "Seite"),
            ("kursbuch/post.html", "{% extends \"base.html\" %}"),
            ("kursbuch/page.html", "{% if %}"),
            ("firma/base.html", "{{ x | nichts }}"),
            ("firma/list.html", "{{ <fehlt/> }}"),
        ]);
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].starts_with("Die Vorlage themes/kursbuch/page.html scheitert: "));
        assert_eq!(
            found[1],
            "Die Vorlage themes/firma/base.html scheitert: den Filter „nichts“ gibt es nicht"
        );
        assert_eq!(
            found[2],
            "Die Vorlage themes/firma/list.html scheitert: die Komponente „fehlt“ gibt es nicht"
        );
        assert_eq!(render(&templates, "post.html"), Ok("Seite".into()));
        assert_eq!(render(&templates, "list.html"), Err(found[2].clone()));
    }

    #[test]
    fn what_fails_because_of_another_is_not_reported() {
        let (_, found) = load(&[
            ("kursbuch/base.html", "{% if %}"),
            ("kursbuch/post.html", "{% extends \"base.html\" %}"),
        ]);
        assert_eq!(found.len(), 1, "{found:?}");
    }

    #[test]
    fn an_undefined_value_is_reported_where_it_stands() {
        let (templates, _) = load(&[("kursbuch/post.html", "eins\n{{ titel }}")]);
        let mut out = Vec::new();
        let finding = templates.render("post.html", &Context::new(), &mut out).unwrap_err();
        assert_eq!(finding.place, Place::Span(Span::new(FileId(0), 8..13)));
        let title = "Die Vorlage themes/kursbuch/post.html scheitert: den Wert „titel“ gibt es hier nicht";
        assert_eq!(finding.german.title, title);
    }

    #[test]
    fn two_components_of_one_name_are_reported_at_the_later_file() {
        let (_, found) = load(&[
            ("firma/components/a.html", "{% component entry() %}a{% endcomponent entry %}"),
            ("firma/components/b.html", "{% component entry() %}b{% endcomponent entry %}"),
        ]);
        assert_eq!(found.len(), 1);
        assert!(found[0].contains("themes/firma/components/b.html"), "{found:?}");
    }
}
