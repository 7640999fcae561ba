//! What a reader's device has to fetch for a page.

use super::links::inside;
use super::outline::Outline;
use super::problems::Problem;
use super::{Output, Page};
use crate::report::{Place, Report};
use std::collections::{BTreeMap, BTreeSet};

/// The pictures of a page, as written.
pub(super) fn pictures(outline: &Outline) -> BTreeSet<String> {
    let of = |tag, attribute| {
        outline.named(tag).filter_map(move |element| element.attribute(attribute)).map(str::to_owned)
    };
    of("img", "src").chain(of("video", "poster")).collect()
}

/// Reports pages that are too heavy, each once by the picture that weighs most: it is on
/// every list its post is in. Said is the page in whose folder it lies, else the lightest.
pub(super) fn check(pages: &[Page], output: &Output<'_>, report: &mut Report) {
    let mut lightest: BTreeMap<String, ((bool, u64), &Page)> = BTreeMap::new();
    for page in pages {
        let pictures: BTreeMap<String, u64> = page
            .pictures
            .iter()
            .filter_map(|picture| {
                let (address, _) = inside(picture, &page.address, output.base)?;
                let bytes = *output.files.get(&address)?;
                Some((address, bytes))
            })
            .collect();
        let weight = page.bytes + pictures.values().sum::<u64>();
        if weight <= output.heaviest {
            continue;
        }
        let largest = pictures.into_iter().max_by_key(|(_, bytes)| *bytes);
        let file = largest.map_or_else(String::new, |(address, _)| address);
        let stranger = page.address == "/" || !file.starts_with(&page.address);
        match lightest.get(&file) {
            Some((known, _)) if *known <= (stranger, weight) => {}
            Some(_) | None => {
                lightest.insert(file, ((stranger, weight), page));
            }
        }
    }
    for (file, ((_, weight), page)) in lightest {
        let (help_de, help_en) = if file.is_empty() {
            (
                "Weniger Beiträge auf einer Seite: per_page".to_owned(),
                "Fewer posts on a page: per_page".to_owned(),
            )
        } else {
            (format!("Das größte Bild ist {file}"), format!("The largest picture is {file}"))
        };
        let size = size(weight);
        let problem = Problem::PageWeight {
            url: page.address.clone(),
            size_de: size.replace('.', ","),
            size_en: size,
            help_de,
            help_en,
        };
        report.add(problem.at(Place::Page(page.address.clone())));
    }
}

/// „1,4 MB“, „240 kB“ with a full stop: enough to see what it is about.
fn size(bytes: u64) -> String {
    if bytes >= 1_000_000 {
        format!("{:.1} MB", bytes as f64 / 1_000_000.0)
    } else {
        format!("{} kB", bytes.div_ceil(10_000) * 10)
    }
}
