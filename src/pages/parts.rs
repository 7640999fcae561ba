//! Everything a page is made from, and the small conversions all views share.

use super::routes::Routes;
use super::shelf::Shelf;
use super::views::{Date, PictureView};
use crate::blog::{Picture, Site};
use crate::calendar::Moment;
use crate::german::{Language, dates};
use crate::input::{Settings, Sources, UrlPath};
use crate::theme::Theme;

/// What every page is made from.
#[derive(Clone, Copy)]
pub struct Parts<'a> {
    /// The project.
    pub sources: &'a Sources,
    /// `site.toml`
    pub settings: &'a Settings,
    /// The linked blog.
    pub site: &'a Site,
    /// Templates, blocks and strings.
    pub theme: &'a Theme,
    /// All addresses.
    pub routes: &'a Routes,
    /// What was converted already.
    pub shelf: &'a Shelf,
}

impl Parts<'_> {
    /// An address as links write it: from the root of the host on.
    pub(super) fn href(&self, address: &UrlPath) -> String {
        self.settings.base_url.href(address)
    }

    /// An address with scheme and host.
    pub(super) fn absolute(&self, address: &UrlPath) -> String {
        self.settings.base_url.absolute(address)
    }

    /// The language of the blog's own words.
    pub(super) fn language(&self) -> Language {
        Language::of(&self.settings.lang)
    }

    /// A moment as the blog's zone and language show it.
    pub(super) fn date(&self, moment: Moment) -> Date {
        let language = self.language();
        let moment = moment.in_zone(self.settings.zone);
        let day = moment.date();
        let iso = if moment.has_time() { moment.iso() } else { day.format("%Y-%m-%d").to_string() };
        Date {
            iso,
            long: dates::long(day, language),
            medium: dates::medium(day, language),
            short: dates::short(day, language),
            day: moment.day(),
            month: dates::month(moment.month(), language).to_string(),
            year: moment.year(),
            weekday: dates::weekday(chrono::Datelike::weekday(&day), language).to_string(),
            time: moment.has_time().then(|| dates::hours(moment.time(), None, language)),
        }
    }

    /// A picture with its size; `None` if the file does not tell it.
    pub(super) fn picture(&self, picture: &Picture) -> Option<PictureView> {
        let (width, height) = picture.size?;
        Some(PictureView {
            src: self.href(&picture.address),
            alt: picture.alt.clone(),
            width,
            height,
            caption: Some(picture.caption.clone()).filter(|caption| !caption.is_empty()),
        })
    }
}
