//! The names of the typographic rules.
//!
//! Every edit names its rule, and `[typography] off` and `on` switch rules by these names. Findings of the lint
//! have names of their own, in `problems.rs`.

macro_rules! rules {
    ($($(#[doc = $doc:literal])* $name:ident = $text:literal, $default:ident;)*) => {
        /// A rule of typography: what an edit was made for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum RuleName { $($(#[doc = $doc])* $name,)* }

        impl RuleName {
            /// Every rule, in the order of the handbook.
            pub const ALL: &[RuleName] = &[$(RuleName::$name,)*];

            /// The name as written in `site.toml`: `nbsp.unit`.
            pub fn text(self) -> &'static str {
                match self { $(RuleName::$name => $text,)* }
            }

            /// Whether the rule applies unless somebody switches it off.
            const fn is_default(self) -> bool {
                match self { $(RuleName::$name => $default,)* }
            }
        }
    };
}

rules! {
    /// Straight, English and mixed quotation marks.
    Quotes = "quotes", true;
    /// The thin space between two closing marks.
    QuotesKern = "quotes.kern", false;
    /// ’ for a straight apostrophe.
    Apostrophe = "apostrophe", true;
    /// ′ and ″ after a number.
    Prime = "prime", true;
    /// Gedankenstrich.
    Dash = "dash", true;
    /// From – to.
    Range = "range", true;
    /// From – to, between times.
    RangeTime = "range.time", true;
    /// − before a number with a unit.
    Minus = "minus", true;
    /// A hyphen at which no line may break.
    HyphenNobreak = "hyphen.nobreak", false;
    /// … for three points.
    Ellipsis = "ellipsis", true;
    /// z. B. and its like.
    NbspAbbr = "nbsp.abbr", true;
    /// Dr. Müller.
    NbspTitle = "nbsp.title", true;
    /// Nr. 5, § 5, DIN 5008.
    NbspLabel = "nbsp.label", true;
    /// 5 km, 99 %.
    NbspUnit = "nbsp.unit", true;
    /// 19. Dezember.
    NbspDate = "nbsp.date", true;
    /// Initials of a name.
    NbspInitials = "nbsp.initials", false;
    /// Seite 5.
    NbspWords = "nbsp.words", false;
    /// 10 000 with a narrow space.
    NumberGroup = "number.group", true;
    /// 1.000.000 for 1000000.
    NumberInsert = "number.insert", false;
    /// m² for m2.
    SupUnit = "sup.unit", true;
    /// 3 × 4.
    Times = "times", true;
    /// One space for a mixed run of spaces.
    SpaceCollapse = "space.collapse", true;
    /// No line break inside a telephone number.
    PhoneGlue = "phone.glue", false;
    /// → for ->.
    Arrow = "arrow", true;
    /// © ® ™.
    Marks = "marks", true;
    /// ½ for 1/2.
    Fraction = "fraction", false;
    /// ± for +/-.
    Plusminus = "plusminus", false;
    /// 🙂 for :-), if the style asks for it.
    Emoticon = "emoticon", true;
}

impl RuleName {
    /// The rule of that name.
    pub fn named(text: &str) -> Option<RuleName> {
        RuleName::ALL.iter().copied().find(|rule| rule.text() == text)
    }
}

/// A set of rules, as bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RuleSet(u32);

impl RuleSet {
    /// The rules that apply unless somebody switches them off.
    pub(super) const USUAL: RuleSet = {
        let mut bits = 0;
        let mut index = 0;
        while index < RuleName::ALL.len() {
            if RuleName::ALL[index].is_default() {
                bits |= 1 << index;
            }
            index += 1;
        }
        RuleSet(bits)
    };

    pub(super) fn contains(self, rule: RuleName) -> bool {
        self.0 & (1 << rule as u32) != 0
    }

    /// The set without the rules that only German has: its abbreviations, dates and groups of digits.
    pub(super) fn without_german(mut self) -> RuleSet {
        let german = [
            RuleName::NbspAbbr,
            RuleName::NbspTitle,
            RuleName::NbspLabel,
            RuleName::NbspDate,
            RuleName::NbspWords,
            RuleName::NumberGroup,
            RuleName::NumberInsert,
        ];
        for rule in german {
            self.set(rule, false);
        }
        self
    }

    pub(super) fn set(&mut self, rule: RuleName, on: bool) {
        if on {
            self.0 |= 1 << rule as u32;
        } else {
            self.0 &= !(1 << rule as u32);
        }
    }
}

impl Default for RuleSet {
    fn default() -> RuleSet {
        RuleSet::USUAL
    }
}

#[cfg(test)]
mod tests {
    use super::{RuleName, RuleSet};

    #[test]
    fn every_rule_is_found_by_its_name() {
        for &rule in RuleName::ALL {
            assert_eq!(RuleName::named(rule.text()), Some(rule));
        }
        assert_eq!(RuleName::named("nbsp"), None);
    }

    #[test]
    fn doubtful_rules_are_off_at_first() {
        let rules = RuleSet::default();
        assert!(rules.contains(RuleName::Ellipsis));
        assert!(!rules.contains(RuleName::Plusminus));
    }
}
