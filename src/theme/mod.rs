//! Templates, blocks, strings and assets: how pages look and which fixed words they hold.
//!
//! A theme is a folder under `themes/`, laid over the theme it extends, file by file;
//! `kursbuch` is part of satz and at the end of every chain. This room knows names and
//! files of a theme, but neither posts nor pages: `pages` brings the values.

mod assets;
mod blocks;
mod complaints;
mod contrast;
mod filters;
mod load;
mod manifest;
mod problems;
mod strings;
mod style;
mod templates;
#[cfg(test)]
mod tests;
mod themes;
mod tokens;
mod unused;
mod words;

use std::sync::Arc;

use tera::{Context, Tera};

pub use assets::{Asset, AssetContent, Assets};
pub use blocks::{Block, BlockForm, Blocks, Implicit, Parameter, ParameterKind};
pub use manifest::THEME;
pub use problems::RULES;
pub use themes::Themes;

use crate::german::Language;
use crate::input::{Settings, Sources};
use crate::report::{Finding, Report};
use filters::Known;
use load::Files;
use strings::Strings;
use templates::Templates;
use tokens::Tokens;

/// A loaded theme with everything it builds on.
pub struct Theme {
    templates: Templates,
    blocks: Blocks,
    strings: Arc<Strings>,
    assets: Arc<Assets>,
    tokens: Tokens,
}

impl Theme {
    /// Loads the theme that the settings name. What does not work is left out and reported.
    pub fn load(sources: &Sources, settings: &Settings, report: &mut Report) -> Theme {
        let name = &settings.theme.name;
        let layers = manifest::chain(sources, &name.value, name.span.into(), report);
        let files: Vec<Files<'_>> = layers.iter().map(|layer| Files::of(sources, layer)).collect();
        let texts: Vec<_> = files.iter().flat_map(Files::templates).collect();
        let mut strings = load::strings(&files, settings, report);
        for source in &texts {
            load::report_missing_strings(source, &mut strings, settings, report);
        }
        unused::report(&texts, report);
        let known = Known {
            strings: Arc::new(strings),
            assets: Arc::new(load::assets(&files, &layers, settings, report)),
            language: Language::of(&settings.lang),
            style: Arc::new(settings.typography.clone()),
            path_prefix: settings.base_url.prefix().to_owned(),
        };
        let tokens = load::tokens(&layers, &known);
        load::report_unknown_colors(&layers, &known, &settings.theme, report);
        let mut tera = Tera::new();
        filters::register(&mut tera, &known);
        tera.global_context().insert_value("theme", load::globals(&layers, &known, &tokens, settings));
        let prefixes = layers.iter().map(|layer| format!("{}/", layer.folder)).collect();
        let templates = Templates::load(tera, prefixes, texts, report);
        let blocks = load::blocks(&templates, &files, report);
        let Known { strings, assets, .. } = known;
        Theme { templates, blocks, strings, assets, tokens }
    }

    /// Writes the page of `template`, `post.html`, with what the context holds beside the
    /// global `theme`. Fails at the place in the template where a value is missing or wrong.
    pub fn render(&self, template: &str, context: &Context, out: &mut Vec<u8>) -> Result<(), Finding> {
        self.templates.render(template, context, out)
    }

    /// Writes the block `name`: `arguments` are the post's, `implicits` satz's, `body` is
    /// finished HTML.
    pub fn render_block(
        &self,
        name: &str,
        arguments: &Context,
        implicits: &Context,
        body: Option<&str>,
        out: &mut Vec<u8>,
    ) -> Result<(), Finding> {
        self.templates.render_component(name, arguments, implicits, body, out)
    }

    /// The blocks that posts may use.
    pub fn blocks(&self) -> &Blocks {
        &self.blocks
    }

    /// The files that are published with the pages.
    pub fn assets(&self) -> &Assets {
        &self.assets
    }

    /// Pairs of colours that are hard to read, as far as the settings chose one of them.
    pub fn contrast(&self, settings: &Settings) -> Vec<Finding> {
        contrast::check(&self.tokens, &settings.theme)
    }

    /// The fixed text under `key`, `pagination.label`, with each `{name}` filled in.
    /// Without such a text, or without a value for one of its names: the key.
    pub fn text(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.strings.get(key, None, values).unwrap_or_else(|_| key.to_owned())
    }

    /// The fixed text for a number of things: `1` chooses the singular, `{n}` is the number.
    pub fn counted(&self, key: &str, count: usize, values: &[(&str, &str)]) -> String {
        self.strings.get(key, Some(count as u64), values).unwrap_or_else(|_| key.to_owned())
    }
}
