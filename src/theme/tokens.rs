//! The colours a style sheet declares as custom properties of its root, for each scheme.
//!
//! Reads the colours of a theme: `--name: #rrggbb`, or a colour for each scheme
//! in `light-dark(…)`, in `:root`, in layers or outside, and inside of
//! `@media (prefers-color-scheme: …)`. What stands under other
//! conditions (print, more contrast) is not the usual look and is passed over.

use std::collections::BTreeMap;

/// One of the two looks of every page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Scheme {
    Light,
    Dark,
}

/// A colour, as three numbers from 0 to 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rgb(pub [u8; 3]);

impl Rgb {
    /// `#rrggbb` or `#rgb`.
    pub(super) fn parse(text: &str) -> Option<Rgb> {
        let digits = text.trim().strip_prefix('#')?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let pair = |at: usize| u8::from_str_radix(digits.get(2 * at..2 * at + 2)?, 16).ok();
        let single = |at: usize| u8::from_str_radix(digits.get(at..=at)?, 16).ok().map(|digit| digit * 17);
        match digits.len() {
            6 => Some(Rgb([pair(0)?, pair(1)?, pair(2)?])),
            3 => Some(Rgb([single(0)?, single(1)?, single(2)?])),
            _ => None,
        }
    }

    /// `#rrggbb`
    pub(super) fn hex(self) -> String {
        let Rgb([red, green, blue]) = self;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }
}

/// What is declared, by name without the two hyphens; what comes later wins.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    light: BTreeMap<String, String>,
    dark: BTreeMap<String, String>,
}

impl Tokens {
    /// Takes in a style sheet without comments.
    pub(super) fn read(&mut self, css: &str) {
        let mut open: Vec<Part> = Vec::new();
        let (mut start, mut quote) = (0, None);
        let mut signs = css.char_indices();
        while let Some((at, sign)) = signs.next() {
            match (quote, sign) {
                (Some(mark), sign) if sign == mark => quote = None,
                // What is escaped neither ends the text nor escapes anything.
                (Some(_), '\\') => drop(signs.next()),
                (Some(_), _) => {}
                (None, '"' | '\'') => quote = Some(sign),
                (None, '{') => {
                    open.push(Part::of(css[start..at].trim()));
                    start = at + 1;
                }
                (None, ';' | '}') => {
                    self.declare(&open, &css[start..at]);
                    start = at + 1;
                    if sign == '}' {
                        open.pop();
                    }
                }
                (None, _) => {}
            }
        }
    }

    fn declare(&mut self, open: &[Part], declaration: &str) {
        let Some((name, value)) = declaration.trim().strip_prefix("--").and_then(|rest| rest.split_once(':'))
        else {
            return;
        };
        if open.contains(&Part::Elsewhere) || !open.contains(&Part::Root) {
            return;
        }
        let (name, value) = (name.trim().to_owned(), value.trim().to_owned());
        if !open.contains(&Part::Only(Scheme::Dark)) {
            self.light.insert(name.clone(), value.clone());
        }
        if !open.contains(&Part::Only(Scheme::Light)) {
            self.dark.insert(name, value);
        }
    }

    /// The names of all colours, in order.
    pub(super) fn colors(&self) -> impl Iterator<Item = &str> {
        self.light.keys().map(String::as_str).filter(|name| self.color(Scheme::Light, name).is_some())
    }

    /// The colour of a token; `None` if it is not declared, or not as a plain colour.
    pub(super) fn color(&self, scheme: Scheme, name: &str) -> Option<Rgb> {
        let declared = match scheme {
            Scheme::Light => &self.light,
            Scheme::Dark => &self.dark,
        };
        let mut value = declared.get(name)?;
        // A token may be the name of another; a chain longer than this is a circle.
        for _ in 0..8 {
            let Some(other) = value.strip_prefix("var(--").and_then(|rest| rest.strip_suffix(')')) else {
                break;
            };
            value = declared.get(other.trim())?;
        }
        match value.strip_prefix("light-dark(").and_then(|rest| rest.strip_suffix(')')?.split_once(',')) {
            Some((light, _)) if scheme == Scheme::Light => Rgb::parse(light),
            Some((_, dark)) => Rgb::parse(dark),
            None => Rgb::parse(value),
        }
    }
}

/// What a block of a style sheet means for the declarations inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The selector of the whole page.
    Root,
    /// Declarations hold in this scheme alone.
    Only(Scheme),
    /// Changes nothing: a layer, a condition that every screen meets.
    Through,
    /// Not the usual look, or not the root.
    Elsewhere,
}

impl Part {
    fn of(prelude: &str) -> Part {
        if let Some(condition) = prelude.strip_prefix("@media") {
            let plain: String = condition.chars().filter(|sign| !sign.is_whitespace()).collect();
            return match plain.strip_prefix("screenand").unwrap_or(&plain) {
                "(prefers-color-scheme:dark)" => Part::Only(Scheme::Dark),
                "(prefers-color-scheme:light)" => Part::Only(Scheme::Light),
                "screen" | "all" => Part::Through,
                _ => Part::Elsewhere,
            };
        }
        if prelude.starts_with("@layer") || prelude.starts_with("@supports") {
            return Part::Through;
        }
        let is_root = prelude.split(',').any(|selector| matches!(selector.trim(), ":root" | "html"));
        if is_root { Part::Root } else { Part::Elsewhere }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_read_for_each_scheme() {
        let mut tokens = Tokens::default();
        tokens.read(
            "@layer tokens{:root{--ink:#10181d;--muted:var(--ink);--text:\"} a{\\\"{\"}\
             @media (prefers-color-scheme:dark){:root{--ink:#eee}}\
             @media print{:root{--ink:#000}}} p{--ink:#f00} :root{--link:#005ea8;--good:light-dark(#0f5132, #9ad9ac)}",
        );
        let check = |scheme, name, expected: Option<&str>| {
            assert_eq!(tokens.color(scheme, name).map(Rgb::hex).as_deref(), expected, "{name}");
        };
        check(Scheme::Light, "ink", Some("#10181d"));
        check(Scheme::Dark, "ink", Some("#eeeeee"));
        check(Scheme::Dark, "muted", Some("#eeeeee"));
        check(Scheme::Light, "link", Some("#005ea8"));
        check(Scheme::Dark, "link", Some("#005ea8"));
        check(Scheme::Light, "good", Some("#0f5132"));
        check(Scheme::Dark, "good", Some("#9ad9ac"));
        check(Scheme::Light, "text", None);
        check(Scheme::Light, "weg", None);
        assert_eq!(tokens.colors().collect::<Vec<_>>(), ["good", "ink", "link", "muted"]);
    }

    #[test]
    fn a_colour_is_three_or_six_digits() {
        let check = |text, expected: Option<&str>| {
            assert_eq!(Rgb::parse(text).map(Rgb::hex).as_deref(), expected, "{text}");
        };
        check("#777", Some("#777777"));
        check(" #005ea8 ", Some("#005ea8"));
        check("#+f+f+f", None);
        check("#+12", None);
        check("#12345", None);
        check("777", None);
    }
}
