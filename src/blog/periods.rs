//! Years and months that have posts.

use crate::calendar::Month;
use crate::input::Settings;

use super::address;
use super::build::published;
use super::heads::Placed;
use super::post::PostHead;
use super::site::{PostId, View, Year, YearMonth};

/// The years of posts that come newest first, each with its months.
pub(super) fn years(posts: &[Placed<PostHead>], settings: &Settings, view: View) -> Vec<Year> {
    let mut years: Vec<Year> = Vec::new();
    for (at, post) in posts.iter().enumerate() {
        let id = PostId(at as u32);
        let month = Month::of(published(&post.head, settings, view).date());
        if years.last().is_none_or(|year| year.year != month.year()) {
            let address = address::year(settings, month.year());
            years.push(Year { year: month.year(), address, posts: Vec::new(), months: Vec::new() });
        }
        let year = years.last_mut().expect("a year was pushed if there was none");
        if year.months.last().is_none_or(|last| last.month != month) {
            year.months.push(YearMonth {
                month,
                address: address::month(settings, month),
                posts: Vec::new(),
            });
        }
        year.posts.push(id);
        year.months.last_mut().expect("a month was pushed if there was none").posts.push(id);
    }
    years
}
