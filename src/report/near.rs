//! „Ist … gemeint?“: the nearest known word to one that is not known.

/// The candidate most like `word`, if one is near enough to be a slip of the keyboard.
///
/// Near means a normalised Damerau-Levenshtein similarity of 0.6 or more, without
/// regard to case, or one word being the beginning of the other from four letters on.
/// Of equally near candidates the first wins, so the order of candidates decides and
/// the answer is always the same.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    for candidate in candidates {
        let other = candidate.to_lowercase();
        let mut likeness = strsim::normalized_damerau_levenshtein(&word, &other);
        let shorter = word.chars().count().min(other.chars().count());
        if shorter >= 4 && (word.starts_with(&other) || other.starts_with(&word)) {
            likeness = likeness.max(0.75);
        }
        if likeness >= 0.6 && best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[track_caller]
    fn check(word: &str, candidates: &[&str], expected: Option<&str>) {
        assert_eq!(nearest(word, candidates.iter().copied()), expected);
    }

    #[test]
    fn a_slip_is_found_and_a_stranger_is_not() {
        check("autors", &["title", "authors", "date"], Some("authors"));
        check("petra", &["mira-sander", "petra-lang"], Some("petra-lang"));
        check("Linux", &["linux"], Some("linux"));
        check("xyz", &["title", "date"], None);
        check("", &["title"], None);
    }
}
