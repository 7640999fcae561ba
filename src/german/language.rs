//! The languages typography knows.
//!
//! A language decides quotation marks, dashes and which rules apply. It comes from `lang` in `site.toml`, in
//! front matter or on a span; it is never guessed here.

/// The language of a text, as far as typography is concerned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// German as in Germany, and the default of a blog.
    #[default]
    German,
    /// German as in Austria: differs in the names of two months.
    Austrian,
    /// German as in Switzerland: guillemets, ’ in numbers, no ß.
    Swiss,
    /// German as in Liechtenstein, which writes like Switzerland.
    Liechtenstein,
    /// English, whatever the country.
    English,
    /// British English.
    British,
    /// Any other language: nothing is changed.
    Other,
}

impl Language {
    /// The language of a BCP 47 tag such as `de-AT`; case and further subtags do not matter.
    pub fn of(tag: &str) -> Language {
        let mut subtags = tag.split(['-', '_']);
        let language = subtags.next().unwrap_or_default();
        let region = subtags.find(|subtag| subtag.len() == 2);
        let is_region = |code: &str| region.is_some_and(|region| region.eq_ignore_ascii_case(code));
        if language.eq_ignore_ascii_case("de") {
            match () {
                () if is_region("AT") => Language::Austrian,
                () if is_region("CH") => Language::Swiss,
                () if is_region("LI") => Language::Liechtenstein,
                () => Language::German,
            }
        } else if language.eq_ignore_ascii_case("en") {
            if is_region("GB") { Language::British } else { Language::English }
        } else {
            Language::Other
        }
    }

    /// The tag to write into `lang`; empty for [`Language::Other`], whose tag only the caller knows.
    pub fn tag(self) -> &'static str {
        match self {
            Language::German => "de",
            Language::Austrian => "de-AT",
            Language::Swiss => "de-CH",
            Language::Liechtenstein => "de-LI",
            Language::English => "en",
            Language::British => "en-GB",
            Language::Other => "",
        }
    }

    /// Whether the rules for German apply.
    pub fn is_german(self) -> bool {
        match self {
            Language::German | Language::Austrian | Language::Swiss | Language::Liechtenstein => true,
            Language::English | Language::British | Language::Other => false,
        }
    }

    /// Whether the rules for English apply.
    pub fn is_english(self) -> bool {
        matches!(self, Language::English | Language::British)
    }

    /// Whether the text is written as in Switzerland and Liechtenstein.
    pub fn is_swiss(self) -> bool {
        matches!(self, Language::Swiss | Language::Liechtenstein)
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[track_caller]
    fn check(tag: &str, language: Language) {
        assert_eq!(Language::of(tag), language, "{tag}");
    }

    #[test]
    fn tags_are_read_whatever_their_case() {
        check("de", Language::German);
        check("de-DE", Language::German);
        check("de-Latn-AT", Language::Austrian);
        check("de_ch", Language::Swiss);
        check("de-LI", Language::Liechtenstein);
        check("EN-us", Language::English);
        check("en-GB", Language::British);
        check("nds", Language::Other);
        check("", Language::Other);
    }
}
