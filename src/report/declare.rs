//! The `problems!` macro, with which every room declares its own problems.
//!
//! One entry makes the variant of the room's `enum Problem`, its [`Rule`](super::Rule)
//! in the room's `RULES`, and the code that fills in both wordings. Leaving out a
//! language or a part does not compile, nor does a wording that names a field which
//! the problem lacks. Both languages are filled at once, so a finding is plain data.

/// Declares the problems of a room: `enum Problem` and `RULES`.
///
/// ```text
/// problems! {
///     Error firm "time-gap" TimeGap { value: String, day: String }
///         de { title: "…{value}…", label: "", help: "…{day}…", more: "…" }
///         en { title: "…", label: "", help: "…", more: "…" }
/// }
/// ```
///
/// `firm` is optional: a firm problem can be neither lowered nor switched off.
/// At the place of discovery: `report.add(Problem::TimeGap { value, day }.at(span))`.
#[macro_export]
macro_rules! problems {
    ($(
        $level:ident $($firm:ident)? $id:literal $variant:ident $({ $($field:ident : $kind:ty),* $(,)? })?
            de { title: $de_title:literal, label: $de_label:literal, help: $de_help:literal, more: $de_more:literal $(,)? }
            en { title: $en_title:literal, label: $en_label:literal, help: $en_help:literal, more: $en_more:literal $(,)? }
    )*) => {
        /// What this room can find wrong.
        #[derive(Debug, Clone)]
        #[allow(missing_docs, reason = "the wording beside each variant says more than a comment")]
        pub enum Problem {
            $($variant $({ $($field: $kind),* })?),*
        }

        /// The rules behind the problems of this room, for `satz explain` and the settings.
        pub static RULES: &[$crate::report::Rule] = &[$(
            $crate::report::Rule {
                id: $id,
                level: $crate::report::Level::$level,
                firm: $crate::problems!(@firm $($firm)?),
                german: $crate::report::Text { title: $de_title, label: $de_label, help: $de_help, more: $de_more },
                english: $crate::report::Text { title: $en_title, label: $en_label, help: $en_help, more: $en_more },
            }
        ),*];

        impl Problem {
            /// The finding at a span, a file or another place.
            #[allow(unused_variables, reason = "a wording need not name every field")]
            pub fn at(self, place: impl Into<$crate::report::Place>) -> $crate::report::Finding {
                let (id, german, english) = match self {
                    $(Problem::$variant $({ $($field),* })? => (
                        $id,
                        $crate::report::Wording {
                            title: ::std::format_args!($de_title).to_string(),
                            label: ::std::format_args!($de_label).to_string(),
                            help: ::std::format_args!($de_help).to_string(),
                        },
                        $crate::report::Wording {
                            title: ::std::format_args!($en_title).to_string(),
                            label: ::std::format_args!($en_label).to_string(),
                            help: ::std::format_args!($en_help).to_string(),
                        },
                    )),*
                };
                let rule = RULES.iter().find(|rule| rule.id == id).expect("every problem has its rule in this table");
                $crate::report::Finding {
                    rule,
                    level: rule.level,
                    place: place.into(),
                    german,
                    english,
                    related: ::std::vec::Vec::new(),
                    change: None,
                }
            }
        }
    };
    (@firm firm) => { true };
    (@firm) => { false };
}

#[cfg(test)]
mod tests {
    use super::super::{FileId, Level, Place, Report, Span};

    problems! {
        Error firm "time-gap" TimeGap { value: String }
            de { title: "Die Zeit {value} gibt es nicht", label: "", help: "", more: "Eine Stunde fehlt." }
            en { title: "There is no {value}", label: "", help: "", more: "An hour is missing." }
        Hint "file-empty" FileEmpty
            de { title: "Die Datei ist leer", label: "", help: "", more: "Sie wird nicht gelesen." }
            en { title: "The file is empty", label: "", help: "", more: "It is not read." }
    }

    #[test]
    fn an_entry_gives_rule_and_wordings() {
        let finding = Problem::TimeGap { value: "2:30".into() }.at(Span::here(3..7));
        assert_eq!((finding.rule.id, finding.level, finding.rule.firm), ("time-gap", Level::Error, true));
        assert_eq!(finding.german.title, "Die Zeit 2:30 gibt es nicht");
        assert_eq!(finding.english.title, "There is no 2:30");
        let moved = finding.moved_to(FileId(2), 100);
        assert_eq!(moved.place, Place::Span(Span { file: FileId(2), start: 103, end: 107 }));
    }

    #[test]
    fn reports_are_sorted_and_free_of_duplicates() {
        let mut report = Report::default();
        report.add(Problem::FileEmpty.at(FileId(1)));
        report.add(Problem::TimeGap { value: "2:30".into() }.at(Span::new(FileId(0), 9..10)));
        report.add(Problem::FileEmpty.at(FileId(1)));
        let ids: Vec<_> = report.sorted().iter().map(|finding| finding.rule.id).collect();
        assert_eq!(ids, ["time-gap", "file-empty"]);
    }
}
