//! `theme.toml`: what a theme says about itself, and the chain of themes it builds on.

use super::problems::Problem;
use crate::input::{Entry, Fields, Kind, Shape, Sources, Spanned, TEXTS, toml_file};
use crate::report::{FileId, Place, Report, Texts};

/// The theme that is part of satz and stands at the end of every chain.
const BUILT_IN: &str = "kursbuch";

/// The fields of `theme.toml`.
pub static THEME: Shape = Shape {
    name: "theme",
    fields: &[
        Entry::new("name", Kind::Text, "wie das Theme heißt", "what the theme is called").required(),
        Entry::new("satz", Kind::Text, "für welche Fassung von satz", "for which version of satz").required(),
        Entry::new("extends", Kind::Text, "das Theme darunter", "the theme below"),
        Entry::new("languages", TEXTS, "die Sprachen der Texte", "the languages of its texts"),
        Entry::new("style", Kind::Text, "das Stylesheet aus assets", "the style sheet in assets"),
        Entry::new("scripts", TEXTS, "Skripte aus assets", "scripts in assets"),
        Entry::new("preload", TEXTS, "Schriften, die vorab geladen werden", "fonts that are loaded early"),
        Entry::new("author", Kind::Text, "wer es gemacht hat", "who made it"),
        Entry::new("licence", Kind::Text, "unter welcher Lizenz", "under which licence"),
        Entry::new("extra", Kind::Free, "frei, für die Vorlagen", "free, for the templates"),
    ],
};

/// One theme of the chain.
#[derive(Debug)]
pub(super) struct Layer {
    /// The folder under `themes/`.
    pub(super) folder: String,
    /// Its `theme.toml`.
    pub(super) file: FileId,
    pub(super) manifest: Manifest,
}

/// What `theme.toml` holds; what it leaves out, the theme below may say.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    pub(super) name: String,
    pub(super) satz: Option<String>,
    pub(super) extends: Option<String>,
    pub(super) style: Option<String>,
    pub(super) scripts: Option<Vec<String>>,
    pub(super) preload: Option<Vec<String>>,
    pub(super) extra: Option<serde_json::Value>,
}

impl Layer {
    /// Where the files of the theme are: `themes/firma/`.
    pub(super) fn root(&self) -> String {
        format!("themes/{}/", self.folder)
    }
}

/// The theme of this name and all it builds on, itself first. Ends with the built-in
/// theme whatever the files say, so there is always something to show pages with.
pub(super) fn chain(sources: &Sources, name: &str, wanted: Place, report: &mut Report) -> Vec<Layer> {
    let mut layers: Vec<Layer> = Vec::new();
    let mut next = Some((name.to_owned(), wanted));
    while let Some((folder, place)) = next.take() {
        if layers.iter().any(|layer| layer.folder == folder) {
            report.add(Problem::ThemeCircle { name: folder }.at(place));
            break;
        }
        let Some(layer) = read(sources, &folder, report) else {
            report.add(Problem::ThemeUnknown { name: folder }.at(place));
            break;
        };
        let below = layer.manifest.extends.clone().unwrap_or_else(|| BUILT_IN.to_owned());
        if !below.is_empty() && folder != BUILT_IN {
            next = Some((below, Place::File(layer.file)));
        }
        layers.push(layer);
    }
    if layers.last().is_none_or(|layer| layer.folder != BUILT_IN) {
        layers.extend(read(sources, BUILT_IN, report));
    }
    layers
}

fn read(sources: &Sources, folder: &str, report: &mut Report) -> Option<Layer> {
    let file = sources.find(&format!("themes/{folder}/theme.toml"))?;
    let tree = toml_file(file, sources.text(file), report);
    let mut fields = Fields::of(&tree, &THEME, report);
    let manifest = Manifest {
        name: fields.text("name").required().unwrap_or_else(|| folder.to_owned()),
        satz: fields.text("satz").required(),
        extends: fields.text("extends").optional(),
        style: fields.text("style").optional(),
        scripts: fields.names("scripts").optional().map(values),
        preload: fields.names("preload").optional().map(values),
        extra: fields.tree("extra").optional().map(|tree| tree.to_json()),
    };
    let place = fields.span("satz");
    fields.finish();
    if let Some(version) =
        manifest.satz.as_deref().filter(|version| !fits(version, env!("CARGO_PKG_VERSION")))
    {
        let problem = Problem::ThemeVersion {
            name: manifest.name.clone(),
            version: version.to_owned(),
            ours: env!("CARGO_PKG_VERSION").to_owned(),
        };
        report.add(problem.at(place));
    }
    Some(Layer { folder: folder.to_owned(), file, manifest })
}

fn values(names: Vec<Spanned<String>>) -> Vec<String> {
    names.into_iter().map(|name| name.value).collect()
}

/// Whether our version meets a caret requirement: the same up to the first number that
/// is not zero, and not older.
fn fits(wanted: &str, ours: &str) -> bool {
    let numbers = |version: &str| -> Option<Vec<u64>> {
        let version = version.trim_start_matches('^');
        version.split('.').map(|number| number.parse().ok()).collect()
    };
    let (Some(wanted), Some(ours)) = (numbers(wanted), numbers(ours)) else { return false };
    let fixed = wanted.iter().position(|number| *number != 0).map_or(wanted.len(), |at| at + 1);
    let same = wanted.iter().zip(&ours).take(fixed).all(|(wanted, ours)| wanted == ours);
    same && ours >= wanted
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_version_is_a_caret_requirement() {
        let check = |wanted: &str, ours: &str, expected: bool| assert_eq!(fits(wanted, ours), expected);
        check("0.1", "0.1.0", true);
        check("0.1.2", "0.1.0", false);
        check("0.1", "0.2.0", false);
        check("1.2", "1.9.0", true);
        check("1.2", "2.0.0", false);
        check("^0.1", "0.1.7", true);
        check("neueste", "0.1.0", false);
    }
}
