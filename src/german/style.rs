//! What a blog may decide about its typography.
//!
//! One table of options serves `[typography]` in `site.toml` and `satz typeset --set`: a dotted path, what it
//! takes, and what it changes. A [`Style`] is plain data and the same for the whole site; a post only switches
//! it off.

use super::Language;
use super::rules::{RuleName, RuleSet};

/// The typography of a blog.
#[derive(Clone, Debug, PartialEq)]
pub struct Style {
    /// `false` leaves every text as it was typed.
    pub enabled: bool,
    /// The marks of German text; `None` follows the language.
    pub quotes: Option<QuoteStyle>,
    /// Whether typographic marks of the wrong kind are put right.
    pub repair: bool,
    /// The space inside „z. B.“.
    pub abbreviation_space: Space,
    /// The space between number and unit.
    pub unit_space: Space,
    /// The space between groups of three digits; `None` leaves them alone.
    pub group_space: Option<Space>,
    /// What becomes of :-).
    pub emoticons: Emoticons,
    /// Strings that nothing may touch, „Yahoo!“.
    pub protect: Vec<String>,
    /// More abbreviations, „i. B. a.“.
    pub abbreviations: Vec<String>,
    /// More words after a leading apostrophe.
    pub elisions: Vec<String>,
    /// Whether headings get soft hyphens by patterns.
    pub soft_hyphens: SoftHyphens,
    /// Words with their breaks, „Fahrplan|auskunfts|system“.
    pub hyphenated: Vec<String>,
    pub(super) rules: RuleSet,
}

/// The form of German quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteStyle {
    /// „… ‚…‘ …“
    German,
    /// »… ›…‹ …«
    Guillemets,
    /// «… ‹…› …»
    Swiss,
}

/// A space at which no line breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// U+00A0.
    NoBreak,
    /// U+202F.
    Narrow,
}

/// What becomes of an emoticon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emoticons {
    /// It stays.
    Keep,
    /// It becomes an emoji.
    Emoji,
    /// It becomes an emoji with a name for those who do not see it.
    Label,
}

/// Where soft hyphens are put by patterns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SoftHyphens {
    /// Nowhere.
    Off,
    /// In headings.
    Headings,
}

impl Default for Style {
    fn default() -> Style {
        Style {
            enabled: true,
            quotes: None,
            repair: true,
            abbreviation_space: Space::NoBreak,
            unit_space: Space::NoBreak,
            group_space: Some(Space::Narrow),
            emoticons: Emoticons::Keep,
            protect: Vec::new(),
            abbreviations: Vec::new(),
            elisions: Vec::new(),
            soft_hyphens: SoftHyphens::Off,
            hyphenated: Vec::new(),
            rules: RuleSet::default(),
        }
    }
}

impl Space {
    pub(super) fn text(self) -> &'static str {
        match self {
            Space::NoBreak => "\u{A0}",
            Space::Narrow => "\u{202F}",
        }
    }
}

/// The value of an option as somebody wrote it.
#[derive(Clone, Debug, PartialEq)]
pub enum OptionValue {
    /// `true`, or `on` on the command line.
    Switch(bool),
    /// A text.
    Text(String),
    /// A list of texts.
    List(Vec<String>),
}

impl OptionValue {
    /// The value of `--set KEY=VALUE`: `on` and `off` are switches, lists are separated by commas.
    pub fn parse(text: &str) -> OptionValue {
        match text {
            "on" | "true" => OptionValue::Switch(true),
            "off" | "false" => OptionValue::Switch(false),
            text => OptionValue::Text(text.to_owned()),
        }
    }
}

/// Why an option was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StyleError {
    /// There is no such option; `known` lists all.
    UnknownOption {
        /// The paths of all options.
        known: Vec<&'static str>,
    },
    /// There is no rule of that name; `known` lists all.
    UnknownRule {
        /// The name that was written.
        name: String,
        /// The names of all rules.
        known: Vec<&'static str>,
    },
    /// The value is none that the option takes.
    WrongValue {
        /// What the option takes.
        takes: Takes,
    },
}

/// What an option takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// `true` or `false`.
    Switch,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Names of rules.
    Rules,
    /// Any texts.
    Texts,
}

/// One option: its path below `[typography]`, what it takes, and a line of help.
#[derive(Clone, Copy, Debug)]
pub struct StyleOption {
    /// The dotted path, `quotes.style`.
    pub path: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// What it does, in a few German words.
    pub help: &'static str,
}

/// Every option there is.
pub const OPTIONS: &[StyleOption] = &[
    option("enabled", Takes::Switch, "Typografie überhaupt"),
    option("quotes.style", Takes::Choice(&["german", "guillemets", "swiss"]), "Form der Anführungszeichen"),
    option("quotes.repair", Takes::Switch, "falsche Anführungszeichen berichtigen"),
    option("quotes.kern", Takes::Switch, "schmaler Abstand zwischen zwei schließenden Zeichen"),
    option("space.abbr", Takes::Choice(&["nbsp", "narrow"]), "Abstand in „z. B.“"),
    option("space.unit", Takes::Choice(&["nbsp", "narrow"]), "Abstand zwischen Zahl und Einheit"),
    option("number.group", Takes::Choice(&["narrow", "nbsp", "off"]), "Abstand zwischen Dreiergruppen"),
    option("hyphen.nobreak", Takes::Switch, "kein Umbruch nach dem Bindestrich in „E-Mail“"),
    option("fractions", Takes::Switch, "½ statt 1/2"),
    option("emoticons", Takes::Choice(&["keep", "emoji", "label"]), "was aus :-) wird"),
    option("off", Takes::Rules, "Regeln, die nicht gelten"),
    option("on", Takes::Rules, "Regeln, die zusätzlich gelten"),
    option("protect", Takes::Texts, "Zeichenfolgen, die nichts verändert"),
    option("abbreviations", Takes::Texts, "weitere Abkürzungen"),
    option("elisions", Takes::Texts, "weitere Wörter nach einem Apostroph"),
    option("hyphenation.soft", Takes::Choice(&["off", "headings"]), "weiche Trennstriche nach Mustern"),
    option("hyphenation.words", Takes::Texts, "Wörter mit ihren Trennstellen"),
];

const fn option(path: &'static str, takes: Takes, help: &'static str) -> StyleOption {
    StyleOption { path, takes, help }
}

impl Style {
    /// Sets the option at `path`, a dotted path below `[typography]`.
    ///
    /// List options accept a text too and split it at commas; a choice with `off` accepts the switch.
    pub fn set(&mut self, path: &str, value: &OptionValue) -> Result<(), StyleError> {
        let Some(option) = OPTIONS.iter().find(|option| option.path == path) else {
            return Err(StyleError::UnknownOption {
                known: OPTIONS.iter().map(|option| option.path).collect(),
            });
        };
        match option.takes {
            Takes::Switch => self.switch(path, option.switch(value)?),
            Takes::Choice(words) => self.choose(path, option.choice(words, value)?),
            Takes::Rules => self.switch_rules(path == "on", &option.texts(value)?)?,
            Takes::Texts => self.list(path, option.texts(value)?),
        }
        Ok(())
    }

    /// Everything that decides about the result, as a text to derive a cache key from.
    pub fn fingerprint(&self) -> String {
        format!("{self:?}")
    }

    pub(super) fn has(&self, rule: RuleName) -> bool {
        self.rules.contains(rule)
    }

    /// The rules that are on and made for a language.
    pub(super) fn rules_in(&self, language: Language) -> RuleSet {
        if language.is_english() { self.rules.without_german() } else { self.rules }
    }

    fn switch(&mut self, path: &str, on: bool) {
        match path {
            "quotes.repair" => self.repair = on,
            "quotes.kern" => self.rules.set(RuleName::QuotesKern, on),
            "hyphen.nobreak" => self.rules.set(RuleName::HyphenNobreak, on),
            "fractions" => self.rules.set(RuleName::Fraction, on),
            _ => self.enabled = on,
        }
    }

    fn choose(&mut self, path: &str, word: &str) {
        let space = if word == "narrow" { Space::Narrow } else { Space::NoBreak };
        match path {
            "quotes.style" => {
                self.quotes = Some(match word {
                    "guillemets" => QuoteStyle::Guillemets,
                    "swiss" => QuoteStyle::Swiss,
                    _ => QuoteStyle::German,
                });
            }
            "space.abbr" => self.abbreviation_space = space,
            "space.unit" => self.unit_space = space,
            "number.group" => self.group_space = (word != "off").then_some(space),
            "hyphenation.soft" => {
                self.soft_hyphens = if word == "headings" { SoftHyphens::Headings } else { SoftHyphens::Off };
            }
            _ => {
                self.emoticons = match word {
                    "emoji" => Emoticons::Emoji,
                    "label" => Emoticons::Label,
                    _ => Emoticons::Keep,
                };
            }
        }
    }

    fn switch_rules(&mut self, on: bool, names: &[String]) -> Result<(), StyleError> {
        for name in names {
            let Some(rule) = RuleName::named(name) else {
                let known = RuleName::ALL.iter().map(|rule| rule.text()).collect();
                return Err(StyleError::UnknownRule { name: name.clone(), known });
            };
            self.rules.set(rule, on);
        }
        Ok(())
    }

    fn list(&mut self, path: &str, texts: Vec<String>) {
        match path {
            "protect" => self.protect = texts,
            "abbreviations" => self.abbreviations = texts,
            "elisions" => self.elisions = texts,
            _ => self.hyphenated = texts,
        }
    }
}

impl StyleOption {
    fn switch(&self, value: &OptionValue) -> Result<bool, StyleError> {
        match value {
            OptionValue::Switch(on) => Ok(*on),
            OptionValue::Text(_) | OptionValue::List(_) => Err(self.wrong()),
        }
    }

    fn choice(&self, words: &[&'static str], value: &OptionValue) -> Result<&'static str, StyleError> {
        let word = match value {
            OptionValue::Text(word) => word,
            OptionValue::Switch(false) => "off",
            OptionValue::Switch(true) | OptionValue::List(_) => return Err(self.wrong()),
        };
        words.iter().copied().find(|known| *known == word).ok_or_else(|| self.wrong())
    }

    fn texts(&self, value: &OptionValue) -> Result<Vec<String>, StyleError> {
        let texts: Vec<&str> = match value {
            OptionValue::Text(text) => text.split(',').map(str::trim).collect(),
            OptionValue::List(texts) => texts.iter().map(String::as_str).collect(),
            OptionValue::Switch(_) => return Err(self.wrong()),
        };
        Ok(texts.into_iter().filter(|text| !text.is_empty()).map(str::to_owned).collect())
    }

    fn wrong(&self) -> StyleError {
        StyleError::WrongValue { takes: self.takes }
    }
}

#[cfg(test)]
mod tests {
    use super::{OPTIONS, OptionValue, QuoteStyle, Space, Style, StyleError, Takes};
    use crate::german::RuleName;

    fn text(text: &str) -> OptionValue {
        OptionValue::Text(text.to_owned())
    }

    #[test]
    fn options_are_set_by_their_path() {
        let mut style = Style::default();
        style.set("quotes.style", &text("guillemets")).unwrap();
        style.set("number.group", &OptionValue::parse("off")).unwrap();
        style.set("space.abbr", &text("narrow")).unwrap();
        style.set("fractions", &OptionValue::parse("on")).unwrap();
        style.set("off", &text("arrow, times")).unwrap();
        style.set("protect", &OptionValue::List(vec!["Yahoo!".into()])).unwrap();
        assert_eq!(style.quotes, Some(QuoteStyle::Guillemets));
        assert_eq!(style.group_space, None);
        assert_eq!(style.abbreviation_space, Space::Narrow);
        assert!(style.has(RuleName::Fraction) && !style.has(RuleName::Arrow) && !style.has(RuleName::Times));
        assert_eq!(style.protect, ["Yahoo!"]);
    }

    #[test]
    fn a_wrong_option_says_what_would_be_right() {
        let mut style = Style::default();
        let unknown = style.set("quote.style", &text("german")).unwrap_err();
        assert!(matches!(unknown, StyleError::UnknownOption { known } if known.contains(&"quotes.style")));
        let rule = style.set("off", &text("arows")).unwrap_err();
        assert!(
            matches!(rule, StyleError::UnknownRule { name, known } if name == "arows" && known.contains(&"arrow"))
        );
        let value = style.set("emoticons", &text("smile")).unwrap_err();
        assert_eq!(value, StyleError::WrongValue { takes: Takes::Choice(&["keep", "emoji", "label"]) });
        assert_eq!(style, Style::default());
    }

    #[test]
    fn every_option_changes_the_fingerprint() {
        for option in OPTIONS {
            let mut style = Style::default();
            let values = [text("i. B. a."), text("plusminus"), text("swiss"), text("narrow"), text("nbsp")];
            let more =
                [text("headings"), text("emoji"), OptionValue::Switch(true), OptionValue::Switch(false)];
            let changes = values.iter().chain(&more).any(|value| {
                let path = if option.path == "off" { "on" } else { option.path };
                style.set(path, value).is_ok() && style.fingerprint() != Style::default().fingerprint()
            });
            assert!(changes, "{}", option.path);
        }
    }
}
