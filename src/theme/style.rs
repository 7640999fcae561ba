//! What the blog's settings append to the style sheet: its colours and faces.

use crate::input::{Color, ThemeSettings};

/// Declarations for `[theme.colors]` and `[theme.fonts]`; empty without either. They stand
/// outside of layers and so win over the theme's own.
pub(super) fn appended(settings: &ThemeSettings) -> String {
    let mut declarations = String::new();
    for (token, Color { light, dark }) in &settings.colors {
        declarations.push_str(&if light.value == dark.value {
            declaration(&token.value, &light.value)
        } else {
            declaration(&token.value, &format!("light-dark({},{})", light.value, dark.value))
        });
    }
    for (face, families) in &settings.fonts {
        declarations.push_str(&match face.as_str() {
            "text" => declaration("font-text", system(families, "Georgia,serif")),
            "sans" => declaration("font-sans", system(families, "system-ui,sans-serif")),
            "mono" => declaration("font-code", system(families, "ui-monospace,monospace")),
            _ => String::new(),
        });
    }
    if declarations.is_empty() { declarations } else { format!(":root{{{declarations}}}") }
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
    use crate::input::Spanned;
    use crate::report::Span;

    #[test]
    fn colours_and_faces_of_the_blog_come_last() {
        let mut settings = ThemeSettings::default();
        assert_eq!(appended(&settings), "");
        let spanned = |value: &str| Spanned { value: value.to_owned(), span: Span::here(0..0) };
        let color = |light: &str, dark: &str| Color { light: spanned(light), dark: spanned(dark) };
        settings.colors = vec![
            (spanned("link"), color("#111111", "#eeeeee")),
            (spanned("signal"), color("#ff0000", "#ff0000")),
        ];
        settings.fonts = vec![("text".into(), "system".into()), ("sans".into(), "Arial; }".into())];
        assert_eq!(
            appended(&settings),
            ":root{--link:light-dark(#111111,#eeeeee);--signal:#ff0000;--font-text:Georgia,serif;--font-sans:Arial ;}"
        );
    }
}
