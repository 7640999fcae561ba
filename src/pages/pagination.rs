//! Which entries stand on which part of a list.
//!
//! Pure arithmetic over a sorted list: takes how many entries there are, gives
//! parts, their neighbours and the parts worth a link. Knows neither addresses nor
//! words.
//!
//! Newest first: part 1 is the front of the list, and with every new entry each
//! part passes one on to the next. Stable: parts count from the oldest entry, are
//! full and final, and the front holds the remainder, between one entry and a full
//! part. A new entry then changes the front, and when the front was full also the
//! part before it, whose newer neighbour moves to an address of its own. For that
//! to hold, a final part must not say how many parts there are in all.

use std::ops::Range;

/// How a list of entries is cut into parts, which count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paging {
    order: Order,
    entries: usize,
    per_part: usize,
}

/// The order of a list and the direction in which its parts count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The list and its parts begin with the newest entry.
    NewestFirst,
    /// The list begins with the newest entry, the parts count from the oldest.
    Stable,
    /// The list and its parts begin with the oldest entry: a series, read from its first part on.
    OldestFirst,
}

/// One place in the list of parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A part with a link.
    Part(u32),
    /// Parts left out, first and last.
    Skipped(u32, u32),
}

impl Paging {
    /// A list of `entries` in parts of `per_part`.
    pub fn new(order: Order, entries: usize, per_part: usize) -> Paging {
        Paging { order, entries, per_part: per_part.max(1) }
    }

    /// How many parts there are; an empty list has one.
    pub fn parts(&self) -> u32 {
        u32::try_from(self.entries.div_ceil(self.per_part)).unwrap_or(u32::MAX).max(1)
    }

    /// The part that stands at the address of the list itself: where reading begins.
    pub fn front(&self) -> u32 {
        match self.order {
            Order::NewestFirst | Order::OldestFirst => 1,
            Order::Stable => self.parts(),
        }
    }

    /// The entries of a part, as positions in the list.
    pub fn entries(&self, part: u32) -> Range<usize> {
        let first = (part.saturating_sub(1) as usize).saturating_mul(self.per_part).min(self.entries);
        let last = first.saturating_add(self.per_part).min(self.entries);
        match self.order {
            Order::NewestFirst | Order::OldestFirst => first..last,
            Order::Stable => self.entries - last..self.entries - first,
        }
    }

    /// The neighbour with older entries.
    pub fn older(&self, part: u32) -> Option<u32> {
        match self.order {
            Order::NewestFirst => self.existing(part + 1),
            Order::Stable | Order::OldestFirst => self.existing(part - 1),
        }
    }

    /// The neighbour with newer entries.
    pub fn newer(&self, part: u32) -> Option<u32> {
        match self.order {
            Order::NewestFirst => self.existing(part - 1),
            Order::Stable | Order::OldestFirst => self.existing(part + 1),
        }
    }

    /// Whether one reads on with older entries: what `rel="next"` means here.
    pub fn reads_backwards(&self) -> bool {
        self.order != Order::OldestFirst
    }

    /// Whether a part may say how many parts there are: a final one may not, or
    /// every part would change with the number.
    pub fn says_total(&self, part: u32) -> bool {
        match self.order {
            Order::NewestFirst | Order::OldestFirst => true,
            Order::Stable => part == self.front(),
        }
    }

    /// The parts worth a link: the first, the last, `part` and its neighbours, and what is
    /// skipped between them. A gap of one part is filled. A final part leaves out what is
    /// newer than its neighbour, see [`says_total`](Paging::says_total).
    pub fn steps(&self, part: u32) -> Vec<Step> {
        let last = if self.says_total(part) { self.parts() } else { part + 1 };
        let mut steps = Vec::new();
        let mut before = 0;
        for shown in (1..=last).filter(|&n| n == 1 || n == last || n.abs_diff(part) <= 1) {
            match shown - before {
                0 | 1 => {}
                2 => steps.push(Step::Part(shown - 1)),
                _ => steps.push(Step::Skipped(before + 1, shown - 1)),
            }
            steps.push(Step::Part(shown));
            before = shown;
        }
        steps
    }

    fn existing(&self, part: u32) -> Option<u32> {
        (1..=self.parts()).contains(&part).then_some(part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    #[track_caller]
    fn check(order: Order, entries: usize, part: u32, expected: Range<usize>) {
        assert_eq!(Paging::new(order, entries, 10).entries(part), expected);
    }

    #[test]
    fn the_front_holds_the_newest() {
        check(Order::NewestFirst, 25, 1, 0..10);
        check(Order::NewestFirst, 25, 3, 20..25);
        check(Order::Stable, 25, 3, 0..5);
        check(Order::Stable, 25, 1, 15..25);
        check(Order::Stable, 20, 2, 0..10);
        check(Order::Stable, 0, 1, 0..0);
    }

    #[test]
    fn gaps_are_named_and_gaps_of_one_are_filled() {
        use Step::{Part, Skipped};
        let paging = Paging::new(Order::NewestFirst, 250, 10);
        assert_eq!(
            paging.steps(8),
            [Part(1), Skipped(2, 6), Part(7), Part(8), Part(9), Skipped(10, 24), Part(25)]
        );
        assert_eq!(paging.steps(4)[..4], [Part(1), Part(2), Part(3), Part(4)]);
        let stable = Paging::new(Order::Stable, 250, 10);
        assert_eq!(stable.steps(8), [Part(1), Skipped(2, 6), Part(7), Part(8), Part(9)]);
    }

    /// What a reader sees on each part, by address; 0 is the address of the list itself.
    fn pages(paging: Paging) -> BTreeMap<u32, String> {
        let address = |part: u32| if part == paging.front() { 0 } else { part };
        let page = |part: u32| {
            // From the oldest on, so that an entry keeps its number when a newer one comes.
            let entries = paging.entries(part);
            let numbers = paging.entries - entries.end..paging.entries - entries.start;
            let total = paging.says_total(part).then(|| paging.parts());
            let around = [paging.older(part), paging.newer(part)].map(|part| part.map(address));
            let steps: Vec<_> = paging
                .steps(part)
                .iter()
                .map(|step| match *step {
                    Step::Part(part) => (part, address(part)),
                    Step::Skipped(first, last) => (first, last),
                })
                .collect();
            format!("{numbers:?} {total:?} {around:?} {steps:?}")
        };
        (1..=paging.parts()).map(|part| (address(part), page(part))).collect()
    }

    fn order() -> impl Strategy<Value = Order> {
        prop_oneof![Just(Order::NewestFirst), Just(Order::Stable), Just(Order::OldestFirst)]
    }

    proptest! {
        #[test]
        fn every_entry_stands_on_exactly_one_part(order in order(), entries in 0usize..400, size in 1usize..40) {
            let paging = Paging::new(order, entries, size);
            let mut seen: Vec<usize> = (1..=paging.parts()).flat_map(|part| paging.entries(part)).collect();
            seen.sort_unstable();
            prop_assert_eq!(seen, (0..entries).collect::<Vec<_>>());
        }

        #[test]
        fn all_parts_but_one_are_full(order in order(), entries in 1usize..400, size in 1usize..40) {
            let paging = Paging::new(order, entries, size);
            let lengths: Vec<usize> = (1..=paging.parts()).map(|part| paging.entries(part).len()).collect();
            prop_assert!(lengths.iter().all(|&length| (1..=size).contains(&length)));
            prop_assert!(lengths[..lengths.len() - 1].iter().all(|&length| length == size));
            prop_assert!(paging.entries(paging.front()).contains(&0));
        }

        #[test]
        fn neighbours_know_each_other(order in order(), entries in 0usize..400, size in 1usize..40) {
            let paging = Paging::new(order, entries, size);
            for part in 1..=paging.parts() {
                if let Some(older) = paging.older(part) {
                    prop_assert_eq!(paging.newer(older), Some(part));
                    let (newer, older) = (paging.entries(part), paging.entries(older));
                    match order {
                        Order::NewestFirst | Order::Stable => prop_assert_eq!(newer.end, older.start),
                        Order::OldestFirst => prop_assert_eq!(older.end, newer.start),
                    }
                }
            }
        }

        #[test]
        fn a_new_entry_changes_at_most_two_stable_pages(entries in 0usize..400, size in 1usize..40) {
            let before = pages(Paging::new(Order::Stable, entries, size));
            let after = pages(Paging::new(Order::Stable, entries + 1, size));
            let changed = before.iter().filter(|(address, page)| after.get(address) != Some(page)).count();
            prop_assert!(changed <= 2, "{changed} changed");
            prop_assert!(after.len() <= before.len() + 1);
        }
    }
}
