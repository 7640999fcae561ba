//! From the files of a chain of themes to strings, assets, templates and blocks.

use std::collections::BTreeMap;

use tera::{Map, Value};

use super::assets::{AssetContent, Assets};
use super::blocks::{Blocks, Mistake};
use super::filters::Known;
use super::manifest::Layer;
use super::problems::Problem;
use super::strings::Strings;
use super::style;
use super::templates::{Source, Templates};
use super::tokens::{Rgb, Scheme, Tokens};
use crate::german::Language;
use crate::input::{Content, Settings, SourceFile, Sources, ThemeSettings, toml_file, unknown_key};
use crate::report::{FileId, Report, Span};

/// The files of one theme.
pub(super) struct Files<'a> {
    /// The folder under `themes/`.
    folder: &'a str,
    /// By path inside the theme.
    by_path: BTreeMap<&'a str, (FileId, &'a SourceFile)>,
}

impl<'a> Files<'a> {
    /// All files below the folder of a theme.
    pub(super) fn of(sources: &'a Sources, layer: &'a Layer) -> Files<'a> {
        let root = layer.root();
        let files =
            sources.in_folder(&root).map(|(id, file)| (&file.path[root.len()..], (id, file.as_ref())));
        Files { folder: &layer.folder, by_path: files.collect() }
    }

    /// The files below a folder of the theme, by path inside it.
    fn below(&self, folder: &str) -> impl Iterator<Item = (&'a str, FileId, &'a SourceFile)> {
        self.by_path
            .iter()
            .filter_map(move |(path, (id, file))| Some((path.strip_prefix(folder)?, *id, *file)))
    }

    /// The templates: pages as `firma/post.html`, components as `firma/components/entry.html`,
    /// blocks as `firma/blocks/note.html`.
    pub(super) fn templates(&self) -> impl Iterator<Item = Source<'a>> {
        let pages =
            self.below("templates/").map(|(name, id, file)| (format!("{}/{name}", self.folder), id, file));
        let blocks = self
            .below("blocks/")
            .map(|(name, id, file)| (format!("{}/blocks/{name}", self.folder), id, file));
        pages.chain(blocks).filter(|(name, _, _)| name.ends_with(".html")).filter_map(|(name, id, file)| {
            Some(Source { name, path: &file.path, text: file.text()?, file: id })
        })
    }
}

/// The texts in the language and tone of the blog: theme over theme, in each the
/// language first and its country on top, `de.toml` and `de-AT.toml`.
pub(super) fn strings(files: &[Files<'_>], settings: &Settings, report: &mut Report) -> Strings {
    let mut strings = Strings::new(Language::of(&settings.lang));
    let language = settings.lang.split('-').next().unwrap_or_default();
    let mut names = vec![format!("strings/{language}.toml")];
    if language != settings.lang {
        names.push(format!("strings/{}.toml", settings.lang));
    }
    for layer in files.iter().rev() {
        for (id, file) in names.iter().filter_map(|name| layer.by_path.get(name.as_str())) {
            let text = file.text().map_or("", |text| text);
            strings.lay(&toml_file(*id, text, report), settings.tone, report);
        }
    }
    strings
}

/// Reports every `t(key="…")` of a template whose text is missing, and lets the key stand
/// in for it, so that the page shows no second problem.
pub(super) fn report_missing_strings(
    source: &Source<'_>,
    strings: &mut Strings,
    settings: &Settings,
    report: &mut Report,
) {
    const CALL: &str = "t(key=\"";
    for (at, _) in source.text.match_indices(CALL) {
        let start = at + CALL.len();
        let Some(length) = source.text[start..].find('"') else { continue };
        let key = &source.text[start..start + length];
        if strings.has(key) {
            continue;
        }
        let language = settings.lang.split('-').next().unwrap_or_default();
        let problem =
            Problem::StringMissing { key: key.to_owned(), file: format!("strings/{language}.toml") };
        report.add(problem.at(Span::new(source.file, start..start + length)));
        strings.stand_in(key);
    }
}

/// The assets of all themes, the child's in place of the parent's.
pub(super) fn assets(
    files: &[Files<'_>],
    layers: &[Layer],
    settings: &Settings,
    report: &mut Report,
) -> Assets {
    let mut all: BTreeMap<&str, (FileId, &SourceFile)> = BTreeMap::new();
    for layer in files.iter().rev() {
        all.extend(layer.below("assets/").map(|(name, id, file)| (name, (id, file))));
    }
    report_missing_files(layers, &all, report);
    if !settings.theme.script {
        // Pages that load no script publish none.
        let scripts: Vec<&String> =
            layers.iter().flat_map(|layer| layer.manifest.scripts.iter().flatten()).collect();
        all.retain(|name, _| scripts.iter().all(|script| script != name));
    }
    let mut assets = Assets::default();
    let mut styles = Vec::new();
    for (name, (id, file)) in &all {
        let content = match &file.content {
            Content::Text(text) if name.ends_with(".css") => {
                styles.push((*name, *id, text));
                continue;
            }
            Content::Text(text) => AssetContent::Bytes(text.as_bytes().into()),
            Content::Embedded(bytes) => AssetContent::Bytes((*bytes).into()),
            Content::Binary { path, .. } => AssetContent::File(path.clone()),
        };
        assets.add_file(name, &file.hash.hex(), content);
    }
    // A style sheet that imports another one needs the name of that first.
    styles.sort_by_key(|(_, _, text)| text.contains("@import"));
    let own = style_name(layers);
    for (name, id, text) in styles {
        let extra = if Some(name) == own { style::appended(&settings.theme) } else { String::new() };
        for missing in assets.add_style(name, text, &extra) {
            report.add(Problem::ThemeFileMissing { name: missing }.at(id));
        }
    }
    assets
}

/// Reports what `theme.toml` names and no theme has.
fn report_missing_files(layers: &[Layer], all: &BTreeMap<&str, (FileId, &SourceFile)>, report: &mut Report) {
    for layer in layers {
        let manifest = &layer.manifest;
        let lists = manifest.scripts.iter().chain(&manifest.preload).flatten();
        for name in manifest.style.iter().chain(lists).filter(|name| !all.contains_key(name.as_str())) {
            report.add(Problem::ThemeFileMissing { name: name.clone() }.at(layer.file));
        }
    }
}

/// The text of a style sheet, empty where there is none.
fn text_of(known: &Known, name: &str) -> String {
    match known.assets.get(name).map(|asset| &asset.content) {
        Some(AssetContent::Bytes(bytes)) => String::from_utf8_lossy(bytes).into_owned(),
        Some(AssetContent::File(_)) | None => String::new(),
    }
}

/// The colours of the style sheet that pages load, with those of the settings in it; one that
/// imports the sheet below it declares only what differs.
pub(super) fn tokens(layers: &[Layer], known: &Known) -> Tokens {
    let mut tokens = Tokens::default();
    for css in sheets(layers, known).iter().rev() {
        tokens.read(css);
    }
    tokens
}

/// Reports every colour of the settings that no style sheet declares or uses, with the nearest of those there are.
pub(super) fn report_unknown_colors(
    layers: &[Layer],
    known: &Known,
    settings: &ThemeSettings,
    report: &mut Report,
) {
    let appended = style::appended(settings);
    let sheets = sheets(layers, known);
    let mut tokens = Tokens::default();
    for css in sheets.iter().rev() {
        tokens.read(css.strip_suffix(&appended).unwrap_or(css));
    }
    let names: Vec<&str> = tokens.colors().collect();
    let is_used = |name: &str| {
        let uses = [format!("var(--{name})"), format!("var(--{name},")];
        sheets.iter().any(|css| uses.iter().any(|used| css.contains(used)))
    };
    for (name, _) in &settings.colors {
        if !names.contains(&name.value.as_str()) && !is_used(&name.value) {
            report.add(unknown_key("theme.colors.", &name.value, name.span, &names));
        }
    }
}

/// The style sheets whose tokens hold, the most special first.
fn sheets(layers: &[Layer], known: &Known) -> Vec<String> {
    let mut sheets: Vec<String> = Vec::new();
    for name in layers.iter().filter_map(|layer| layer.manifest.style.as_deref()) {
        sheets.push(text_of(known, name));
        if sheets.last().is_some_and(|css| !css.contains("@import")) {
            break;
        }
    }
    sheets
}

/// The global `theme` of templates.
pub(super) fn globals(layers: &[Layer], known: &Known, tokens: &Tokens, settings: &Settings) -> Value {
    let address = |name: &str| {
        let asset = known.assets.get(name)?;
        Some(Value::from(format!("{}{}", known.path_prefix, asset.address)))
    };
    let addresses = |names: Option<&Vec<String>>| -> Value {
        names.into_iter().flatten().filter_map(|name| address(name)).collect::<Vec<Value>>().into()
    };
    let nearest = |list: fn(&Layer) -> Option<&Vec<String>>| layers.iter().find_map(list);
    let own = style_name(layers).unwrap_or_default();
    // The bars of browsers have the colour of the paper.
    let paper = |scheme, usual: &str| {
        Value::from(tokens.color(scheme, "paper").map_or_else(|| usual.to_owned(), Rgb::hex))
    };
    let preload = match style::replaces_text_face(&settings.theme) {
        true => None,
        false => nearest(|layer| layer.manifest.preload.as_ref()),
    };
    let extra = layers.iter().find_map(|layer| layer.manifest.extra.as_ref());
    map([
        (
            "name",
            layers.first().map_or_else(|| Value::from(""), |layer| Value::from(layer.manifest.name.as_str())),
        ),
        ("style", address(own).unwrap_or_else(|| Value::from(""))),
        ("scripts", addresses(nearest(|layer| layer.manifest.scripts.as_ref()))),
        ("preload", addresses(preload)),
        (
            "colors_meta",
            map([("light", paper(Scheme::Light, "#ffffff")), ("dark", paper(Scheme::Dark, "#000000"))]),
        ),
        ("extra", extra.map_or_else(|| map([]), Value::from_serializable)),
    ])
}

/// The blocks of all themes. A file without a usable definition is reported.
pub(super) fn blocks(templates: &Templates, files: &[Files<'_>], report: &mut Report) -> Blocks {
    let mut defined: BTreeMap<&str, (FileId, &str)> = BTreeMap::new();
    for layer in files.iter().rev() {
        let names = layer
            .below("blocks/")
            .filter_map(|(name, id, file)| Some((name.strip_suffix(".html")?, (id, file.path.as_str()))));
        defined.extend(names);
    }
    let (blocks, mistakes) = Blocks::read(&templates.tera, defined.keys().copied());
    for (name, mistake) in mistakes {
        let (id, path) = defined[name];
        if templates.has_failed(path) {
            continue;
        }
        let (german, english) = mistake.words(name);
        report.add(Problem::TemplateFailed { file: path.to_owned(), german, english }.at(id));
    }
    blocks
}

impl Mistake {
    pub(super) fn words(&self, name: &str) -> (String, String) {
        match self {
            Mistake::NoComponent => (
                format!("sie enthält keine Komponente „{name}“"),
                format!("it does not define a component “{name}”"),
            ),
            Mistake::NoKind => (
                "es fehlt {\"kind\": …} mit inline, leaf oder container".to_owned(),
                "{\"kind\": …} with inline, leaf or container is missing".to_owned(),
            ),
            Mistake::Argument(argument) => (
                format!("„{argument}“ braucht einen Typ, eine Liste oder Tabelle auch einen Vorgabewert"),
                format!("“{argument}” needs a type, and a list or table a default"),
            ),
            Mistake::Text(argument) => (
                format!("unter \"text\" steht „{argument}“, eine solche Angabe gibt es nicht"),
                format!("\"text\" names “{argument}”, but there is no such argument"),
            ),
        }
    }
}

fn style_name(layers: &[Layer]) -> Option<&str> {
    layers.iter().find_map(|layer| layer.manifest.style.as_deref())
}

fn map<const N: usize>(entries: [(&'static str, Value); N]) -> Value {
    entries.into_iter().map(|(key, value)| (key.into(), value)).collect::<Map>().into()
}
