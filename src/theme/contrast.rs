//! Whether the colours a blog sets can be read, together with those of its theme.
//!
//! Every pair that a page shows, in both schemes, by the formula of WCAG 2.2. Only pairs
//! with a colour of the settings are looked at: the theme's own are the theme's affair.

use super::problems::Problem;
use super::tokens::{Rgb, Scheme, Tokens};
use crate::german::{Language, decimal};
use crate::input::{Color, Spanned, ThemeSettings};
use crate::report::{Finding, Span};
use std::collections::BTreeMap;

/// A token on another one, and the ratio it needs.
struct Pair {
    text: &'static str,
    ground: &'static str,
    need: Need,
}

/// What the two are to each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Need {
    /// Text: 4.5:1, for level AAA 7:1.
    Text,
    /// Rules and borders: 3:1.
    Line,
}

impl Need {
    /// The least ratio, and the one of level AAA.
    fn ratios(self) -> (f64, f64) {
        match self {
            Need::Text => (4.5, 7.0),
            Need::Line => (3.0, 3.0),
        }
    }
}

const fn text(text: &'static str, ground: &'static str) -> Pair {
    Pair { text, ground, need: Need::Text }
}

const fn line(text: &'static str, ground: &'static str) -> Pair {
    Pair { text, ground, need: Need::Line }
}

const PAIRS: &[Pair] = &[
    text("ink", "paper"),
    text("ink", "surface"),
    text("muted", "paper"),
    text("muted", "surface"),
    text("link", "paper"),
    text("link", "surface"),
    text("visited", "paper"),
    text("visited", "surface"),
    text("good", "paper"),
    text("good", "surface"),
    text("caution", "paper"),
    text("caution", "surface"),
    text("error", "paper"),
    text("error", "surface"),
    text("code-keyword", "surface"),
    text("code-number", "surface"),
    text("code-punctuation", "surface"),
    text("on-signal", "signal"),
    text("ink", "mark"),
    line("line", "paper"),
    line("line", "surface"),
    line("focus", "paper"),
    line("focus", "surface"),
];

const SCHEMES: [Scheme; 2] = [Scheme::Light, Scheme::Dark];

/// Every colour of the settings that makes text hard to read, each once in a scheme: with
/// the pair in which it lacks most.
pub(super) fn check(tokens: &Tokens, settings: &ThemeSettings) -> Vec<Finding> {
    let checker = Checker { tokens, settings };
    let mut worst: BTreeMap<(Scheme, &str), Wrong<'_>> = BTreeMap::new();
    for (scheme, pair) in SCHEMES.iter().flat_map(|scheme| PAIRS.iter().map(|pair| (*scheme, pair))) {
        let Some(wrong) = checker.pair(pair, scheme) else { continue };
        match worst.get(&(scheme, wrong.token)) {
            Some(before) if !wrong.is_worse_than(before) => {}
            Some(_) | None => {
                worst.insert((scheme, wrong.token), wrong);
            }
        }
    }
    worst.into_values().map(Wrong::finding).collect()
}

struct Checker<'a> {
    tokens: &'a Tokens,
    settings: &'a ThemeSettings,
}

impl<'a> Checker<'a> {
    fn pair(&self, pair: &'a Pair, scheme: Scheme) -> Option<Wrong<'a>> {
        // Of two colours that the blog sets, the text is easier to change than what is under everything.
        let (token, color) = self.set(pair.text).or_else(|| self.set(pair.ground))?;
        let ratio = self.ratio(pair, scheme, None)?;
        let (least, best) = pair.need.ratios();
        let min = if ratio < least { least } else { best };
        (ratio < min).then(|| {
            let suggestion = self.suggestion(token, color, scheme, min);
            Wrong { token, pair, scheme, ratio, min, place: of(color, scheme).span, suggestion }
        })
    }

    /// The colour of the settings for a token.
    fn set(&self, token: &str) -> Option<(&'a str, &'a Color)> {
        let mut colors = self.settings.colors.iter();
        colors.find(|(name, _)| name.value == token).map(|(name, color)| (name.value.as_str(), color))
    }

    /// The contrast of a pair, one token replaced; `None` if the theme lacks one of them.
    fn ratio(&self, pair: &Pair, scheme: Scheme, instead: Option<(&str, Rgb)>) -> Option<f64> {
        let of = |name: &str| match instead {
            Some((token, color)) if token == name => Some(color),
            Some(_) | None => self.tokens.color(scheme, name),
        };
        Some(contrast(of(pair.text)?, of(pair.ground)?))
    }

    /// What to write instead of a colour: where one value is for both schemes and would be
    /// wrong in one of them, a value for each.
    fn suggestion(&self, token: &str, color: &Color, scheme: Scheme, min: f64) -> Option<String> {
        let readable = |scheme| self.readable(token, Rgb::parse(&of(color, scheme).value)?, scheme, min);
        if color.light.span != color.dark.span {
            return Some(format!("\"{}\"", readable(scheme)?.hex()));
        }
        let (light, dark) = (readable(Scheme::Light)?, readable(Scheme::Dark)?);
        Some(if light == dark {
            format!("\"{}\"", light.hex())
        } else {
            format!("{{ light = \"{}\", dark = \"{}\" }}", light.hex(), dark.hex())
        })
    }

    /// The nearest colour that is darker or lighter and reaches `min` in all its pairs.
    fn readable(&self, token: &str, color: Rgb, scheme: Scheme, min: f64) -> Option<Rgb> {
        let does = |candidate: Rgb| {
            PAIRS.iter().filter(|pair| pair.text == token || pair.ground == token).all(|pair| {
                let need = min.min(pair.need.ratios().1);
                self.ratio(pair, scheme, Some((token, candidate))).is_none_or(|ratio| ratio >= need)
            })
        };
        let steps = (0..=100u16).flat_map(|step| [mixed(color, 0, step), mixed(color, 255, step)]);
        steps.into_iter().find(|candidate| does(*candidate))
    }
}

/// A pair that is hard to read, on its way to words.
struct Wrong<'a> {
    /// The one of the two that the settings name.
    token: &'a str,
    pair: &'a Pair,
    scheme: Scheme,
    ratio: f64,
    min: f64,
    place: Span,
    suggestion: Option<String>,
}

impl Wrong<'_> {
    fn is_readable(&self) -> bool {
        self.min > self.pair.need.ratios().0
    }

    fn is_worse_than(&self, other: &Wrong<'_>) -> bool {
        match (self.is_readable(), other.is_readable()) {
            (true, false) => false,
            (false, true) => true,
            (true, true) | (false, false) => self.ratio / self.min < other.ratio / other.min,
        }
    }

    fn finding(self) -> Finding {
        let problem = if self.is_readable() { self.below_best() } else { self.below_least() };
        problem.at(self.place)
    }

    fn below_least(&self) -> Problem {
        let (scheme_de, scheme_en) = self.scheme_in_words();
        let (help_de, help_en) = self.help();
        Problem::ThemeContrast {
            a: self.pair.text,
            b: self.pair.ground,
            ratio_de: written(self.ratio, Language::German),
            ratio_en: written(self.ratio, Language::English),
            min_de: written(self.min, Language::German),
            min_en: written(self.min, Language::English),
            scheme_de,
            scheme_en,
            help_de,
            help_en,
        }
    }

    fn below_best(&self) -> Problem {
        let (scheme_de, scheme_en) = self.scheme_in_words();
        let (help_de, help_en) = self.help();
        Problem::ThemeContrastAaa {
            a: self.pair.text,
            b: self.pair.ground,
            ratio_de: written(self.ratio, Language::German),
            ratio_en: written(self.ratio, Language::English),
            scheme_de,
            scheme_en,
            help_de,
            help_en,
        }
    }

    fn scheme_in_words(&self) -> (&'static str, &'static str) {
        match self.scheme {
            Scheme::Light => ("im hellen Schema", "in the light scheme"),
            Scheme::Dark => ("im dunklen Schema", "in the dark scheme"),
        }
    }

    fn help(&self) -> (String, String) {
        match &self.suggestion {
            Some(text) => (format!("Zum Beispiel {text}"), format!("For example {text}")),
            None => (
                "Eine der beiden Farben deutlich heller oder dunkler wählen".to_owned(),
                "Choose one of the two colours much lighter or darker".to_owned(),
            ),
        }
    }
}

/// A ratio with as many decimals as it needs, at most two; cut, so that 4.499 does not look like enough.
fn written(ratio: f64, language: Language) -> String {
    let hundredths = (ratio * 100.0 + 1e-9).floor();
    let places = [100.0, 10.0].iter().take_while(|unit| hundredths % **unit != 0.0).count();
    decimal(hundredths / 100.0, places, language)
}

fn of(color: &Color, scheme: Scheme) -> &Spanned<String> {
    match scheme {
        Scheme::Light => &color.light,
        Scheme::Dark => &color.dark,
    }
}

/// A colour on its way to black (0) or white (255), `step` of a hundred steps.
fn mixed(Rgb(color): Rgb, towards: u16, step: u16) -> Rgb {
    let mix = |part: u8| (u16::from(part) * (100 - step) + towards * step).div_euclid(100);
    Rgb(color.map(|part| u8::try_from(mix(part)).unwrap_or(u8::MAX)))
}

/// The contrast ratio of two colours (WCAG 2.2, 1.4.3).
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The relative luminance of a colour.
fn luminance(Rgb(color): Rgb) -> f64 {
    let [red, green, blue] = color.map(|part| {
        let share = f64::from(part) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: &str = include_str!("../../themes/kursbuch/assets/kursbuch.css");

    fn settings(colors: &[(&str, &str, &str)]) -> (Tokens, ThemeSettings) {
        let mut settings = ThemeSettings::default();
        for (at, (token, light, dark)) in colors.iter().enumerate() {
            // One value for both schemes stands at one place.
            let second = if light == dark { at } else { at + 100 };
            let spanned = |value: &str, at| Spanned { value: value.to_owned(), span: Span::here(at..at + 1) };
            settings
                .colors
                .push((spanned(token, at), Color { light: spanned(light, at), dark: spanned(dark, second) }));
        }
        let mut tokens = Tokens::default();
        tokens.read(&super::super::assets::smaller(OURS));
        tokens.read(&super::super::style::appended(&settings));
        (tokens, settings)
    }

    #[track_caller]
    fn check(colors: &[(&str, &str, &str)], expected: &[&str]) {
        let (tokens, settings) = settings(colors);
        let found = super::check(&tokens, &settings);
        let lines: Vec<String> = found
            .iter()
            .map(|finding| format!("{} · {}", finding.german.title, finding.german.help))
            .collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn the_theme_s_own_colours_are_level_aaa() {
        let (tokens, _) = settings(&[]);
        for scheme in SCHEMES {
            for pair in PAIRS {
                let [a, b] = [pair.text, pair.ground].map(|name| tokens.color(scheme, name).expect(name));
                assert!(
                    contrast(a, b) >= pair.need.ratios().1,
                    "{} on {} {scheme:?}",
                    pair.text,
                    pair.ground
                );
            }
        }
        let ratio =
            |a, b| written(contrast(Rgb::parse(a).unwrap(), Rgb::parse(b).unwrap()), Language::German);
        assert_eq!(ratio("#6f7d85", "#ffffff"), "4,24");
        assert_eq!(ratio("#000", "#fff"), "21");
    }

    #[test]
    fn a_colour_that_is_hard_to_read_gets_one_that_is_not() {
        check(&[("link", "#00497a", "#8fcbff"), ("hairline", "#ffffff", "#ffffff")], &[]);
        check(
            &[("link", "#0088cc", "#8fcbff")],
            &["link auf surface hat 3,52:1, nötig sind 4,5:1 · Zum Beispiel \"#0074af\""],
        );
        check(
            &[("link", "#005ea8", "#005ea8")],
            &[
                "link auf surface hat 5,99:1, nötig sind 7:1 · Zum Beispiel { light = \"#005395\", dark = \"#84b1d5\" }",
                "link auf surface hat 2,43:1, nötig sind 4,5:1 · Zum Beispiel { light = \"#005ea8\", dark = \"#4c8ec2\" }",
            ],
        );
        check(&[("signal", "#b40000", "#b40000"), ("on-signal", "#ffffff", "#ffffff")], &[]);
        check(
            &[("paper", "#bbbbbb", "#10161a")],
            &["line auf paper hat 2,21:1, nötig sind 3:1 · Zum Beispiel \"#d9d9d9\""],
        );
    }
}
