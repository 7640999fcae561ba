//! What Tera says of several templates at once, taken apart.

/// What Tera says of one place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Complaint<'a> {
    pub(super) message: &'a str,
    pub(super) name: &'a str,
    pub(super) line: usize,
    pub(super) column: usize,
}

impl<'a> Complaint<'a> {
    /// The block that no parent has.
    pub(super) fn block(&self) -> Option<&'a str> {
        self.message
            .ends_with("` is not defined in any parent template")
            .then(|| quoted(self.message, "Block `"))?
    }
}

/// The places in a text of Tera's: `error: …` followed by `--> name:line:column`.
pub(super) fn complaints(text: &str) -> Vec<Complaint<'_>> {
    let mut complaints = Vec::new();
    let mut message = text.lines().next().unwrap_or_default();
    for line in text.lines() {
        if let Some(what) = line.strip_prefix("error: ") {
            message = what;
        } else if let Some(place) = line.trim_start().strip_prefix("--> ") {
            let mut parts = place.rsplitn(3, ':');
            let column = parts.next().and_then(|part| part.parse().ok()).unwrap_or(1);
            let line = parts.next().and_then(|part| part.parse().ok()).unwrap_or(1);
            complaints.push(Complaint { message, name: parts.next().unwrap_or_default(), line, column });
        }
    }
    complaints
}

/// The name that follows a beginning of a message, up to its quote.
pub(super) fn quoted<'a>(message: &'a str, beginning: &str) -> Option<&'a str> {
    message.strip_prefix(beginning)?.split('`').next()
}

/// The byte at a line and a column in characters, both from 1.
pub(super) fn byte_of(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(start..).unwrap_or_default();
    start + rest.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_has_the_message_before_it() {
        let text = "error: Unknown filter `x`\n --> a/b.html:2:7\n  |\n\n\
                    error: Block `main` is not defined in any parent template\n --> c.html:1:1\n";
        let found = complaints(text);
        let places: Vec<_> = found.iter().map(|found| (found.name, found.line, found.column)).collect();
        assert_eq!(places, [("a/b.html", 2, 7), ("c.html", 1, 1)]);
        assert_eq!(found.iter().map(Complaint::block).collect::<Vec<_>>(), [None, Some("main")]);
        assert_eq!(byte_of("ä\nöx\n", 2, 2), 5);
    }
}
