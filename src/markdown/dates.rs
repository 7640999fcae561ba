//! A line that begins with a date is no list.
//!
//! CommonMark reads „19. Dezember 2017“ at the start of a line as the nineteenth item
//! of a list. A list of one item whose text goes on like a date becomes text again,
//! before anything else looks at it. Lists of several items stay what they are.

use super::events::Op;
use crate::german::dates::follows_ordinal;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// Whether an event may begin a list that is a date: its number is one of a day.
pub(super) fn may_begin(event: &Event<'_>) -> bool {
    matches!(event, Event::Start(Tag::List(Some(1..=31))))
}

/// Makes text of the lists in `ops` that are dates.
pub(super) fn unlist<'t>(ops: &mut Vec<(Op<'t>, Range<usize>)>, source: &'t str) {
    let next_date = |from: usize| (from..ops.len()).find_map(|start| date_at(ops, start, source));
    let Some(first) = next_date(0) else { return };
    let (mut date, mut from) = (Some(first), 0);
    let mut kept = Vec::with_capacity(ops.len());
    while let Some(found) = date {
        kept.extend_from_slice(&ops[from..found.start]);
        found.write(ops, source, &mut kept);
        from = found.end;
        date = next_date(from);
    }
    kept.extend_from_slice(&ops[from..]);
    *ops = kept;
}

/// A list, or a list in a list, that is a date.
struct Date {
    /// The op that starts the outer list.
    start: usize,
    /// The ops of the text behind the numbers.
    text: Range<usize>,
    /// The op after the end of the outer list.
    end: usize,
}

fn date_at(ops: &[(Op<'_>, Range<usize>)], start: usize, source: &str) -> Option<Date> {
    let item = item_of(ops, start, source)?;
    if let Some(Op::Event(Event::Text(text))) = ops.get(item.start).map(|(op, _)| op) {
        return follows_ordinal(text).then_some(Date { start, end: item.end + 2, text: item });
    }
    // „19. 12. 2017“ is a list in a list.
    let inner = item_of(ops, item.start, source)?;
    let Some((Op::Event(Event::Text(text)), _)) = ops.get(inner.start) else { return None };
    let year = text.len() >= 4 && text.bytes().take(4).all(|byte| byte.is_ascii_digit());
    (year && inner.end + 2 == item.end).then_some(Date { start, end: item.end + 2, text: inner })
}

/// The ops inside the only item of the list that starts at `list`, if it is numbered like a day or month.
fn item_of(ops: &[(Op<'_>, Range<usize>)], list: usize, source: &str) -> Option<Range<usize>> {
    let (Op::Event(event), range) = ops.get(list)? else { return None };
    if !may_begin(event) {
        return None;
    }
    let digits = source[range.clone()].bytes().take_while(u8::is_ascii_digit).count();
    let marked = source[range.start + digits..].starts_with(". ");
    let Some((Op::Event(Event::Start(Tag::Item)), _)) = ops.get(list + 1) else { return None };
    let mut depth = 1;
    let inside = list + 2;
    let end = inside
        + ops[inside..].iter().position(|(op, _)| {
            match op {
                Op::Event(Event::Start(Tag::Item)) => depth += 1,
                Op::Event(Event::End(TagEnd::Item)) => depth -= 1,
                _ => {}
            }
            depth == 0
        })?;
    // Paragraphs in the item, or a second item, mean that it is a list after all.
    let blocks = ops[inside..end].iter().any(|(op, _)| matches!(op, Op::Event(Event::Start(Tag::Paragraph))));
    let alone = matches!(ops.get(end + 1), Some((Op::Event(Event::End(TagEnd::List(_))), _)));
    (marked && alone && !blocks).then_some(inside..end)
}

impl Date {
    fn write<'t>(
        &self,
        ops: &[(Op<'t>, Range<usize>)],
        source: &'t str,
        kept: &mut Vec<(Op<'t>, Range<usize>)>,
    ) {
        let range = ops[self.start].1.clone();
        let numbers = range.start..ops[self.text.start].1.start;
        // In an item of a list the text stands as it is; elsewhere it is a paragraph.
        let in_item = matches!(kept.last(), Some((Op::Event(Event::Start(Tag::Item)), _)));
        if !in_item {
            kept.push((Op::Event(Event::Start(Tag::Paragraph)), range.clone()));
        }
        kept.push((Op::Event(Event::Text(source[numbers.clone()].into())), numbers));
        kept.extend_from_slice(&ops[self.text.clone()]);
        if !in_item {
            kept.push((Op::Event(Event::End(TagEnd::Paragraph)), range));
        }
    }
}
