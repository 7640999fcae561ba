//! The templates of a theme in Tera: names, order of themes, errors as findings.
//!
//! Every template carries its theme in its name, `firma/post.html`; a bare name is
//! looked up theme by theme. One bad file fails the whole of Tera, so bad ones are
//! taken out, reported, and the rest is loaded again until it works.

use std::collections::{BTreeMap, BTreeSet};

use tera::{Context, Error, ErrorKind, Tera};

use super::complaints::{Complaint, byte_of, complaints, quoted};
use super::unused::definitions;
use super::words::{failure, path_of_missing};
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

/// Why a template cannot be loaded.
#[derive(Debug)]
enum Blame {
    /// Something is wrong with it.
    Own(Box<Finding>),
    /// It needs this one, which was taken out.
    Needs(String),
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
            let blamed = templates.blame(&error);
            if blamed.is_empty() {
                // Tera says what, but not where: nothing can be taken out, so nothing is loaded.
                let problem = failure("", error.to_string().lines().next().unwrap_or_default());
                report.add(problem.at(Place::Nowhere));
                return templates;
            }
            let before = sources.len();
            sources.retain(|source| blamed.iter().all(|(name, _)| *name != source.name));
            for (name, blame) in blamed {
                let finding = match blame {
                    Blame::Own(finding) => {
                        report.add((*finding).clone());
                        Some(*finding)
                    }
                    // Its pages say what is wrong with the other.
                    Blame::Needs(other) => templates.failed.get(&other).cloned(),
                };
                if let Some(finding) = finding {
                    templates.failed.entry(name).or_insert(finding);
                }
            }
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

    /// Which templates an error of loading is about, and why.
    fn blame(&self, error: &Error) -> Vec<(String, Blame)> {
        let whole = |name: &str| Blame::Own(Box::new(self.at(name, 0..0, &error.to_string())));
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let finding = self.at(report.filename(), report.span().range.clone(), report.message());
                vec![(report.filename().to_owned(), Blame::Own(Box::new(finding)))]
            }
            ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
                vec![(tpl.clone(), whole(tpl))]
            }
            ErrorKind::MissingParent { current, parent } => {
                let blame = match self.failed_as(parent) {
                    Some(failed) => Blame::Needs(failed.to_owned()),
                    None => whole(current),
                };
                vec![(current.clone(), blame)]
            }
            _ => self.blame_by_text(&error.to_string()),
        }
    }

    /// Reads the places out of Tera's text, where its error has nothing better:
    /// `error: …` followed by `--> name:line:column`, or „defined in both `a` and `b`“.
    fn blame_by_text(&self, text: &str) -> Vec<(String, Blame)> {
        let complaints = complaints(text);
        if complaints.is_empty() {
            // Two components of one name: the file that comes later gives way.
            let quoted = text.split('`').skip(1).step_by(2).filter(|name| self.places.contains_key(*name));
            let message = text.lines().next().unwrap_or_default();
            let later = quoted.last();
            return later
                .map(|name| (name.to_owned(), Blame::Own(Box::new(self.at(name, 0..0, message)))))
                .into_iter()
                .collect();
        }
        let emptied = self.emptied(&complaints);
        let mut blamed: Vec<(String, Blame)> = Vec::new();
        for (parent, blocks) in &emptied {
            let (word, verb) = if blocks.len() == 1 { ("Block", "is") } else { ("Blocks", "are") };
            let names: Vec<String> = blocks.iter().map(|block| format!("`{block}`")).collect();
            let message = format!("{word} {} {verb} missing, which other templates fill", names.join(", "));
            blamed.push(((*parent).to_owned(), Blame::Own(Box::new(self.at(parent, 0..0, &message)))));
        }
        let others = complaints.iter().filter(|complaint| {
            complaint.block().is_none()
                || self.root(complaint.name).is_none_or(|parent| !emptied.contains_key(parent))
        });
        blamed.extend(others.map(|complaint| (complaint.name.to_owned(), self.blame_one(complaint))));
        blamed
    }

    fn blame_one(&self, complaint: &Complaint<'_>) -> Blame {
        let Complaint { message, name, line, column } = *complaint;
        let needed = quoted(message, "Unknown component `").and_then(|component| self.failed_with(component));
        let needed =
            needed.or_else(|| quoted(message, "Unknown template `").and_then(|other| self.failed_as(other)));
        if let Some(needed) = needed {
            return Blame::Needs(needed.to_owned());
        }
        let at = self.places.get(name).map_or(0, |file| byte_of(&file.text, line, column));
        let parent = self.parent(name).and_then(|parent| self.places.get(parent));
        let own = match complaint.block().zip(parent) {
            Some((block, parent)) => {
                self.at(name, at..at, &format!("Block `{block}` is not defined in `{}`", parent.path))
            }
            None => self.at(name, at..at, message),
        };
        Blame::Own(Box::new(own))
    }

    /// The templates at the root of others that lack blocks which several of those fill: they
    /// lost them, for the others cannot all be wrong. A theme does not lose what only one
    /// above it asks for.
    fn emptied<'a>(&'a self, complaints: &[Complaint<'a>]) -> BTreeMap<&'a str, BTreeSet<&'a str>> {
        let mut lacking: BTreeMap<&str, (BTreeSet<&str>, BTreeSet<&str>)> = BTreeMap::new();
        for complaint in complaints {
            if let Some((block, parent)) = complaint.block().zip(self.root(complaint.name))
                && self.layer(parent) <= self.layer(complaint.name)
            {
                let (children, blocks) = lacking.entry(parent).or_default();
                children.insert(complaint.name);
                blocks.insert(block);
            }
        }
        let emptied = lacking.into_iter().filter(|(_, (children, _))| children.len() > 1);
        emptied.map(|(parent, (_, blocks))| (parent, blocks)).collect()
    }

    /// The template that this one extends.
    fn parent(&self, name: &str) -> Option<&str> {
        let text = &self.places.get(name)?.text;
        let parent = text.split("{%").skip(1).find_map(|tag| {
            let named = tag.trim_start_matches('-').trim_start().strip_prefix("extends")?.trim_start();
            let quote = named.chars().next().filter(|c| ['"', '\'', '`'].contains(c))?;
            named[1..].split(quote).next()
        })?;
        let candidates = std::iter::once(parent.to_owned())
            .chain(self.prefixes.iter().map(|prefix| format!("{prefix}{parent}")));
        let known = |name: String| self.places.get_key_value(&name).map(|(name, _)| name.as_str());
        candidates.filter(|candidate| !self.failed.contains_key(candidate)).find_map(known)
    }

    /// The template at the end of the chain that this one begins, if it extends any.
    fn root(&self, name: &str) -> Option<&str> {
        // Tera has refused circles before it asks for blocks; who knows.
        let chain = std::iter::successors(self.parent(name), |parent| self.parent(parent));
        chain.take(self.places.len()).last()
    }

    /// How special the theme of a template is; 0 is the most special.
    fn layer(&self, name: &str) -> usize {
        self.prefixes.iter().position(|prefix| name.starts_with(prefix)).unwrap_or(usize::MAX)
    }

    /// The template that was taken out under this name, with its theme or without.
    fn failed_as(&self, name: &str) -> Option<&str> {
        let with_themes = self.prefixes.iter().map(|prefix| format!("{prefix}{name}"));
        let mut names = std::iter::once(name.to_owned()).chain(with_themes);
        names.find_map(|name| self.failed.get_key_value(&name)).map(|(name, _)| name.as_str())
    }

    /// The template that was taken out and defines this component.
    fn failed_with(&self, component: &str) -> Option<&str> {
        let defines = |name: &&String| {
            self.places.get(*name).is_some_and(|file| definitions(&file.text).any(|own| own == component))
        };
        self.failed.keys().find(defines).map(String::as_str)
    }

    fn at(&self, name: &str, range: std::ops::Range<usize>, message: &str) -> Finding {
        let Some(file) = self.places.get(name) else { return failure(name, message).at(Place::Nowhere) };
        if range.is_empty() && range.start == 0 {
            return failure(&file.path, message).at(file.id);
        }
        match path_of_missing(message, file.text.get(range.start..).unwrap_or_default()) {
            Some(path) => {
                let message = format!("Variable `{path}` is not defined");
                failure(&file.path, &message).at(Span::new(file.id, range.start..range.start + path.len()))
            }
            None => failure(&file.path, message).at(Span::new(file.id, range)),
        }
    }
}

impl File {
    fn of(source: &Source<'_>) -> File {
        File { id: source.file, path: source.path.to_owned(), text: source.text.to_owned() }
    }
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
        let (templates, found) = load(&[
            ("kursbuch/base.html", "{% if %}"),
            ("kursbuch/post.html", "{% extends \"base.html\" %}"),
        ]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(render(&templates, "post.html"), Err(found[0].clone()));
    }

    #[test]
    fn a_broken_component_is_one_finding() {
        let entry = "{% component entry() %}{{ x | nichts }}{% endcomponent entry %}";
        let uses = "{{ <entry/> }}";
        let (templates, found) = load(&[
            ("kursbuch/components/entry.html", entry),
            ("kursbuch/post.html", uses),
            ("kursbuch/list.html", uses),
            ("kursbuch/part.html", "{% include \"post.html\" %}"),
        ]);
        let broken =
            "Die Vorlage themes/kursbuch/components/entry.html scheitert: den Filter „nichts“ gibt es nicht";
        assert_eq!(found, [broken]);
        assert_eq!(render(&templates, "list.html"), Err(broken.into()));
        assert_eq!(render(&templates, "part.html"), Err(broken.into()));
    }

    #[test]
    fn a_parent_that_lost_its_blocks_is_named_and_so_is_a_child_with_one_too_many() {
        let child = "{% extends \"base.html\" %}{% block main %}a{% endblock %}";
        let (_, found) = load(&[
            ("kursbuch/base.html", "kursbuch"),
            ("kursbuch/mid.html", "{% extends \"base.html\" %}"),
            ("kursbuch/year.html", "{% extends \"mid.html\" %}{% block main %}a{% endblock %}"),
            ("kursbuch/month.html", "{% extends \"mid.html\" %}{% block main %}a{% endblock %}"),
            ("kursbuch/post.html", child),
            ("kursbuch/list.html", &format!("{child}{{% block head %}}b{{% endblock %}}")),
        ]);
        let emptied = "Die Vorlage themes/kursbuch/base.html scheitert: \
                       die Blöcke „head“, „main“ fehlen, die andere Vorlagen füllen";
        assert_eq!(found, [emptied]);
        let base = ("kursbuch/base.html", "{% block main %}{% endblock %}");
        let typing = "{% extends \"base.html\" %}{% block mian %}a{% endblock %}";
        let (templates, found) = load(&[
            base,
            ("firma/post.html", typing),
            ("firma/list.html", typing),
            ("kursbuch/page.html", child),
        ]);
        let typo = |name| {
            format!(
                "Die Vorlage themes/firma/{name} scheitert: den Block „mian“ gibt es in themes/kursbuch/base.html nicht"
            )
        };
        assert_eq!(found, [typo("post.html"), typo("list.html")]);
        assert_eq!(render(&templates, "page.html"), Ok("a".into()));
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
