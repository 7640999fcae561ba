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
    fn named(word: &str) -> Space {
        if word == "narrow" { Space::Narrow } else { Space::NoBreak }
    }

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
    apply: Apply,
}

/// How an option reaches the style.
#[derive(Clone, Copy, Debug)]
enum Apply {
    Switch(fn(&mut Style, bool)),
    Choice(fn(&mut Style, &str)),
    Rules(bool),
    Texts(fn(&mut Style) -> &mut Vec<String>),
}

/// Every option there is.
#[rustfmt::skip]
pub const OPTIONS: &[StyleOption] = &[
    switch("enabled", "Typografie überhaupt", |style, on| style.enabled = on),
    choice("quotes.style", &["german", "guillemets", "swiss"], "Form der Anführungszeichen", |style, word| {
        style.quotes = Some(match word {
            "guillemets" => QuoteStyle::Guillemets,
            "swiss" => QuoteStyle::Swiss,
            _ => QuoteStyle::German,
        });
    }),
    switch("quotes.repair", "falsche Anführungszeichen berichtigen", |style, on| style.repair = on),
    switch("quotes.kern", "schmaler Abstand zwischen zwei schließenden Zeichen", |style, on| {
        style.rules.set(RuleName::QuotesKern, on);
    }),
    choice("space.abbr", &["nbsp", "narrow"], "Abstand in „z. B.“", |style, word| {
        style.abbreviation_space = Space::named(word);
    }),
    choice("space.unit", &["nbsp", "narrow"], "Abstand zwischen Zahl und Einheit", |style, word| {
        style.unit_space = Space::named(word);
    }),
    choice("number.group", &["narrow", "nbsp", "off"], "Abstand zwischen Dreiergruppen", |style, word| {
        style.group_space = (word != "off").then(|| Space::named(word));
    }),
    switch("hyphen.nobreak", "kein Umbruch nach dem Bindestrich in „E-Mail“", |style, on| {
        style.rules.set(RuleName::HyphenNobreak, on);
    }),
    switch("fractions", "½ statt 1/2", |style, on| style.rules.set(RuleName::Fraction, on)),
    choice("emoticons", &["keep", "emoji", "label"], "was aus :-) wird", |style, word| {
        style.emoticons = match word {
            "emoji" => Emoticons::Emoji,
            "label" => Emoticons::Label,
            _ => Emoticons::Keep,
        };
    }),
    rules("off", "Regeln, die nicht gelten", false),
    rules("on", "Regeln, die zusätzlich gelten", true),
    texts("protect", "Zeichenfolgen, die nichts verändert", |style| &mut style.protect),
    texts("abbreviations", "weitere Abkürzungen", |style| &mut style.abbreviations),
    texts("elisions", "weitere Wörter nach einem Apostroph", |style| &mut style.elisions),
    choice("hyphenation.soft", &["off", "headings"], "weiche Trennstriche nach Mustern", |style, word| {
        style.soft_hyphens = if word == "headings" { SoftHyphens::Headings } else { SoftHyphens::Off };
    }),
    texts("hyphenation.words", "Wörter mit ihren Trennstellen", |style| &mut style.hyphenated),
];

const fn switch(path: &'static str, help: &'static str, apply: fn(&mut Style, bool)) -> StyleOption {
    StyleOption { path, takes: Takes::Switch, help, apply: Apply::Switch(apply) }
}

const fn choice(
    path: &'static str,
    words: &'static [&'static str],
    help: &'static str,
    apply: fn(&mut Style, &str),
) -> StyleOption {
    StyleOption { path, takes: Takes::Choice(words), help, apply: Apply::Choice(apply) }
}

const fn rules(path: &'static str, help: &'static str, on: bool) -> StyleOption {
    StyleOption { path, takes: Takes::Rules, help, apply: Apply::Rules(on) }
}

const fn texts(
    path: &'static str,
    help: &'static str,
    list: fn(&mut Style) -> &mut Vec<String>,
) -> StyleOption {
    StyleOption { path, takes: Takes::Texts, help, apply: Apply::Texts(list) }
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
        match option.apply {
            Apply::Switch(apply) => apply(self, option.switch(value)?),
            Apply::Choice(apply) => apply(self, option.choice(value)?),
            Apply::Rules(on) => self.switch_rules(on, &option.texts(value)?)?,
            Apply::Texts(list) => *list(self) = option.texts(value)?,
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

    /// Whether nothing is asked for that few sites ask for: the rules are those that are on by default.
    pub(super) fn is_usual(&self) -> bool {
        self.rules == RuleSet::USUAL
            && self.repair
            && self.emoticons == Emoticons::Keep
            && self.abbreviations.is_empty()
            && self.protect.is_empty()
    }

    /// The rules that are on and made for a language.
    pub(super) fn rules_in(&self, language: Language) -> RuleSet {
        if language.is_english() { self.rules.without_german() } else { self.rules }
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
}

impl StyleOption {
    fn switch(&self, value: &OptionValue) -> Result<bool, StyleError> {
        match value {
            OptionValue::Switch(on) => Ok(*on),
            OptionValue::Text(_) | OptionValue::List(_) => Err(self.wrong()),
        }
    }

    fn choice(&self, value: &OptionValue) -> Result<&'static str, StyleError> {
        let Takes::Choice(words) = self.takes else { return Err(self.wrong()) };
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
