//! Site → Routes: which pages exist.
//!
//! Documents claim their addresses first, so that a clash between a post and a list
//! is reported at the post, which a writer can change. The first claim wins, the
//! second is a finding; nothing stops.

use super::listing::{Listed, Listing};
use super::problems::Problem;
use super::redirects;
use super::routes::{Claims, Kind, Owner, Refused, Routes};
use super::{blocks, links, menu};
use crate::blog::{self, Attachment, AuthorId, ListId, ListKind, Meta, PageId, PostId, Register, Site};
use crate::input::{Settings, Sources, UrlPath};
use crate::report::{FileId, Place, Related, Report, Texts};
use crate::theme::Theme;
use std::sync::Arc;

/// The plan of the last time; empty at first.
///
/// Texts have no part in the addresses of a blog, so whoever plans again and again, as the
/// preview does, takes the same table as long as nothing else changed.
#[derive(Default)]
pub struct Plans {
    last: Option<Last>,
}

struct Last {
    of: Ingredients,
    routes: Arc<Routes>,
    findings: Report,
}

/// Everything that addresses are made of.
struct Ingredients {
    /// Made with one `site.toml`, so it stands for the settings, too.
    register: Arc<Register>,
    attachments: Vec<Attachment>,
    /// Names and addresses.
    assets: Vec<(String, String)>,
}

impl Plans {
    /// Every address of the blog, and what is wrong with addresses, links to addresses and
    /// uses of blocks; the settings are those of the site.
    pub fn routes(
        &mut self,
        site: &Site,
        settings: &Settings,
        theme: &Theme,
        sources: &Sources,
        report: &mut Report,
    ) -> Arc<Routes> {
        let last = self.last.take().filter(|last| last.of.are_those_of(site, theme));
        let last = last.unwrap_or_else(|| {
            let mut findings = Report::default();
            let routes = Arc::new(addresses(site, settings, theme, sources, &mut findings));
            Last { of: Ingredients::of(site, theme), routes, findings }
        });
        report.extend(last.findings.findings().iter().cloned());
        let routes = Arc::clone(&last.routes);
        self.last = Some(last);
        links::check(site, &routes, sources, report);
        menu::check(settings, site, &routes, report);
        blocks::check(site, theme, report);
        routes
    }
}

impl Ingredients {
    fn of(site: &Site, theme: &Theme) -> Ingredients {
        let assets = theme.assets().iter();
        Ingredients {
            register: Arc::clone(&site.register),
            attachments: site.attachments.clone(),
            assets: assets.map(|(name, asset)| (name.to_owned(), asset.address.clone())).collect(),
        }
    }

    fn are_those_of(&self, site: &Site, theme: &Theme) -> bool {
        let own = self.assets.iter().map(|(name, address)| (name.as_str(), address));
        Arc::ptr_eq(&self.register, &site.register)
            && self.attachments == site.attachments
            && own.eq(theme.assets().iter().map(|(name, asset)| (name, &asset.address)))
    }
}

fn addresses(
    site: &Site,
    settings: &Settings,
    theme: &Theme,
    sources: &Sources,
    report: &mut Report,
) -> Routes {
    let mut planner = Planner { claims: Claims::default(), sources, report };
    planner.documents(site);
    planner.lists(site, settings);
    planner.indexes(settings);
    planner.files(site, theme);
    planner.not_found();
    let redirects = redirects::plan(&mut planner.claims, site, settings, sources, planner.report);
    planner.claims.finish().with_redirects(redirects)
}

struct Planner<'a> {
    claims: Claims,
    sources: &'a Sources,
    report: &'a mut Report,
}

impl Planner<'_> {
    fn documents(&mut self, site: &Site) {
        let posts = site.posts.iter().zip(0..).map(|(post, id)| (&post.meta, Kind::Post(PostId(id))));
        let pages = site.pages.iter().zip(0..).map(|(page, id)| (&page.meta, Kind::Standing(PageId(id))));
        let documents: Vec<(&Meta, Kind)> = posts.chain(pages).collect();
        for (meta, kind) in documents {
            self.claim(meta.address.clone(), kind, self.file(meta.source));
        }
    }

    fn lists(&mut self, site: &Site, settings: &Settings) {
        for (author, id) in site.authors.iter().zip(0..) {
            let owner = self.file(author.meta.source);
            self.list(Listed::Author(AuthorId(id)), site, settings, &owner);
        }
        self.list(Listed::Stream, site, settings, &generated("die Startseite", "the front page"));
        for kind in [ListKind::Category, ListKind::Tag, ListKind::Series] {
            for (list, index) in site.lists(kind).iter().zip(0..) {
                let (german, english) = match kind {
                    ListKind::Category => ("die Kategorie", "the category"),
                    ListKind::Tag => ("das Schlagwort", "the tag"),
                    ListKind::Series => ("die Serie", "the series"),
                };
                let title = &list.title;
                let owner = generated(format!("{german} „{title}“"), format!("{english} “{title}”"));
                self.list(Listed::List(ListId { kind, index }), site, settings, &owner);
            }
        }
        for year in &site.register.years {
            let number = year.year;
            let owner = generated(format!("das Archiv von {number}"), format!("the archive of {number}"));
            self.list(Listed::Year(number), site, settings, &owner);
            for month in &year.months {
                self.list(Listed::Month(month.month), site, settings, &owner);
            }
        }
    }

    fn list(&mut self, what: Listed, site: &Site, settings: &Settings, owner: &Owner) {
        for (address, kind) in Listing::new(what, site, settings).iter().flat_map(Listing::pages) {
            self.claim(address, kind, owner.clone());
        }
    }

    fn indexes(&mut self, settings: &Settings) {
        let authors = generated("das Verzeichnis der Autoren", "the index of authors");
        self.claim(blog::authors(settings), Kind::Authors, authors);
        self.claim(blog::archive(settings), Kind::Archive, generated("das Archiv", "the archive"));
        self.claim(menu::search(settings), Kind::Search, generated("die Suche", "the search"));
    }

    fn files(&mut self, site: &Site, theme: &Theme) {
        for attachment in &site.attachments {
            let owner = self.file(attachment.file);
            self.claim(attachment.address.clone(), Kind::Attachment(attachment.file), owner);
        }
        for (name, asset) in theme.assets().iter() {
            let owner = generated(format!("assets/{name} des Themes"), format!("assets/{name} of the theme"));
            if let Some(address) = UrlPath::parse(&asset.address) {
                self.claim(address, Kind::Asset(name.into()), owner);
            }
        }
    }

    /// A page of its own that the blog brings wins over satz's.
    fn not_found(&mut self) {
        let address = UrlPath::root().file("404.html");
        match self.claims.owner(&address) {
            Some((_, owner)) => {
                let file = owner.german.to_string();
                self.report.add(Problem::StaticFileWins { file }.at(owner.place.clone()));
            }
            None => self.claim(address, Kind::NotFound, generated("die Fehlerseite", "the error page")),
        }
    }

    fn claim(&mut self, address: UrlPath, kind: Kind, owner: Owner) {
        let Err(refused) = self.claims.claim(address, kind, owner) else { return };
        let Refused { address, owner, first } = *refused;
        // Reported where a writer can do something about it: at a file, if one of the two is one.
        let (place, other) = match (&owner.place, &first.place) {
            (Place::Nowhere, Place::File(_) | Place::Span(_)) => (first.place.clone(), owner),
            _ => (owner.place.clone(), first),
        };
        let Owner { place: elsewhere, german, english } = other;
        let address = address.to_string();
        if elsewhere == Place::Nowhere {
            let label_de = format!("schon vergeben durch {german}");
            let label_en = format!("already taken by {english}");
            self.report.add(Problem::AddressCollision { address, label_de, label_en }.at(place));
            return;
        }
        let related = Related {
            place: elsewhere,
            german: "hat die Adresse schon".to_string(),
            english: "has the address already".to_string(),
        };
        let problem = Problem::AddressCollision { address, label_de: String::new(), label_en: String::new() };
        self.report.add(problem.at(place).related(related));
    }

    fn file(&self, file: FileId) -> Owner {
        file_owner(self.sources, file)
    }
}

/// A file of the project as the owner of an address.
pub(super) fn file_owner(sources: &Sources, file: FileId) -> Owner {
    let name: Arc<str> = sources.name(file).into();
    Owner { place: Place::File(file), german: Arc::clone(&name), english: name }
}

fn generated(german: impl Into<Arc<str>>, english: impl Into<Arc<str>>) -> Owner {
    Owner { place: Place::Nowhere, german: german.into(), english: english.into() }
}
