//! What the blog's settings append to the style sheet: its colours and faces.

use crate::input::ThemeSettings;

/// Declarations for `[theme.colors]` and `[theme.fonts]`; empty without either. They stand
/// outside of layers and so win over the theme's own.
pub(super) fn appended(settings: &ThemeSettings) -> String {
    let mut light = String::new();
    let mut dark = String::new();
    for (token, color) in &settings.colors {
        light.push_str(&declaration(token, &color.light.value));
        if color.dark.value != color.light.value {
            dark.push_str(&declaration(token, &color.dark.value));
        }
    }
    for (face, families) in &settings.fonts {
        light.push_str(&match face.as_str() {
            "text" => declaration("font-text", system(families, "Georgia,serif")),
            "sans" => declaration("font-sans", system(families, "system-ui,sans-serif")),
            "mono" => declaration("font-code", system(families, "ui-monospace,monospace")),
            _ => String::new(),
        });
    }
    let mut css = String::new();
    if !light.is_empty() {
        css.push_str(&format!(":root{{{light}}}"));
    }
    if !dark.is_empty() {
        css.push_str(&format!("@media (prefers-color-scheme:dark){{:root{{{dark}}}}}"));
    }
    css
}

/// The ground of the pages in both schemes, for the bars of browsers: from the settings,
/// or else the first two declarations of the style sheet.
pub(super) fn paper(settings: &ThemeSettings, css: &str) -> (String, String) {
    if let Some((_, color)) = settings.colors.iter().find(|(token, _)| token == "paper") {
        return (color.light.value.clone(), color.dark.value.clone());
    }
    let mut declared = css.split("--paper:").skip(1).map(|rest| {
        let end = rest.find([';', '}']).unwrap_or(rest.len());
        rest[..end].trim().to_owned()
    });
    let light = declared.next().unwrap_or_else(|| "#fff".to_owned());
    let dark = declared.next().unwrap_or_else(|| light.clone());
    (light, dark)
}

/// Whether the text face of the theme is replaced, so that its font need not come early.
pub(super) fn replaces_text_face(settings: &ThemeSettings) -> bool {
    settings.fonts.iter().any(|(face, _)| face == "text")
}

fn system<'a>(families: &'a str, stack: &'a str) -> &'a str {
    if families == "system" { stack } else { families }
}

/// One declaration that cannot end its rule, whatever was written in the settings.
fn declaration(token: &str, value: &str) -> String {
    let tame = |text: &str| text.replace(['{', '}', ';', '<', '>', '\\'], "");
    format!("--{}:{};", tame(token), tame(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{Color, Spanned};
    use crate::report::Span;

    #[test]
    fn colours_and_faces_of_the_blog_come_last() {
        let mut settings = ThemeSettings::default();
        assert_eq!(appended(&settings), "");
        let spanned = |value: &str| Spanned { value: value.to_owned(), span: Span::here(0..0) };
        let color = |light: &str, dark: &str| Color { light: spanned(light), dark: spanned(dark) };
        settings.colors = vec![
            ("link".into(), color("#111111", "#eeeeee")),
            ("signal".into(), color("#ff0000", "#ff0000")),
        ];
        settings.fonts = vec![("text".into(), "system".into()), ("sans".into(), "Arial; }".into())];
        assert_eq!(
            appended(&settings),
            ":root{--link:#111111;--signal:#ff0000;--font-text:Georgia,serif;--font-sans:Arial ;}\
             @media (prefers-color-scheme:dark){:root{--link:#eeeeee;}}"
        );
    }

    #[test]
    fn the_bars_of_browsers_have_the_colour_of_the_paper() {
        let css = ":root{--paper:#fff;--ink:#000}@media (a){:root{--paper:#111}}";
        assert_eq!(paper(&ThemeSettings::default(), css), ("#fff".to_owned(), "#111".to_owned()));
    }
}
