//! Templates that nobody asks for, mostly because their name is slightly wrong.
//!
//! A file in a theme takes the place of the one of the same name in the theme below. One
//! letter off, and it lies there without effect, so it is reported.

use super::blocks::Mistake;
use super::problems::Problem;
use super::templates::Source;
use crate::report::{Report, nearest};

/// Reports the templates without effect; `sources` are those of all themes, the most special first.
pub(super) fn report(sources: &[Source<'_>], report: &mut Report) {
    let files: Vec<File<'_>> = sources.iter().filter_map(File::of).collect();
    let Some(bottom) = files.last().map(|file| file.theme) else { return };
    for (at, file) in files.iter().enumerate().take_while(|(_, file)| file.theme != bottom) {
        let others: Vec<&File<'_>> =
            files.iter().filter(|other| other.source.name != file.source.name).collect();
        let below: Vec<&File<'_>> = files[at..].iter().filter(|other| other.theme != file.theme).collect();
        if let Some(problem) = file.problem(&others, &below) {
            report.add(problem.at(file.source.file));
        }
    }
}

/// A template, taken apart.
struct File<'a> {
    theme: &'a str,
    /// Without the theme: `post.html`, `components/entry.html`.
    name: &'a str,
    /// The components it defines.
    components: Vec<&'a str>,
    source: &'a Source<'a>,
}

impl<'a> File<'a> {
    /// `None` for blocks, which posts ask for.
    fn of(source: &'a Source<'a>) -> Option<File<'a>> {
        let (theme, name) = source.name.split_once('/')?;
        let components = definitions(source.text).collect();
        (!name.starts_with("blocks/")).then_some(File { theme, name, components, source })
    }

    fn problem(&self, others: &[&File<'_>], below: &[&File<'_>]) -> Option<Problem> {
        if below.iter().any(|other| other.name == self.name) {
            return self.lacks_its_component();
        }
        let is_asked_for = others.iter().any(|other| self.is_asked_for_by(other.source.text))
            || below.iter().any(|other| other.components.iter().any(|name| self.components.contains(name)));
        if is_asked_for {
            return None;
        }
        let (folder, own) = split(self.name);
        let names = below.iter().map(|other| split(other.name)).filter(|(other, _)| *other == folder);
        let (help_de, help_en) = match nearest(own, names.map(|(_, name)| name)) {
            Some(near) => (format!("Ist {near} gemeint?"), format!("Is {near} meant?")),
            None => (
                "In einer anderen Vorlage nennen oder löschen".to_owned(),
                "Name it in another template or delete it".to_owned(),
            ),
        };
        Some(Problem::TemplateUnused { name: own.to_owned(), help_de, help_en })
    }

    /// What takes the place of a component and is none.
    fn lacks_its_component(&self) -> Option<Problem> {
        let component = self.name.strip_prefix("components/")?.strip_suffix(".html")?;
        if self.components.contains(&component) {
            return None;
        }
        let (german, english) = Mistake::NoComponent.words(component);
        Some(Problem::TemplateFailed { file: self.source.path.to_owned(), german, english })
    }

    /// Whether a template includes or extends this file, or uses one of its components.
    fn is_asked_for_by(&self, text: &str) -> bool {
        let quoted = [format!("\"{}\"", self.name), format!("'{}'", self.name)];
        quoted.iter().any(|name| text.contains(name)) || self.components.iter().any(|name| uses(text, name))
    }
}

/// The folder of a name inside the theme, and the file.
fn split(name: &str) -> (&str, &str) {
    name.rsplit_once('/').unwrap_or(("", name))
}

/// The names behind `{% component`.
pub(super) fn definitions(text: &str) -> impl Iterator<Item = &str> {
    text.split("{%").skip(1).filter_map(|tag| {
        let name = tag.trim_start_matches('-').trim_start().strip_prefix("component ")?.trim_start();
        Some(name.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default())
    })
}

/// Whether a text uses a component: `<entry …/>`.
fn uses(text: &str, component: &str) -> bool {
    text.split('<').skip(1).any(|tag| {
        tag.strip_prefix(component)
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
    })
}
