//! One document as written → the same document as the site holds it.

use std::sync::Arc;

use crate::calendar::Moment;
use crate::input::{Key, Picture as WrittenPicture, Settings, Spanned, UrlPath};
use crate::report::{FileId, Report};

use super::address::{self, PostNames};
use super::author::AuthorFile;
use super::due::Presence;
use super::header::Header;
use super::linked::{
    Author, Meta, Organisation, Post, SeriesPart, StandingPage, Translation, TranslationTarget,
};
use super::lists::Memberships;
use super::names::Missing;
use super::organisation::OrganisationFile;
use super::page::PageFile;
use super::post::PostFile;
use super::problems::documents::Problem;
use super::problems::links::Problem as LinkProblem;
use super::resolved::{Picture, Resolved};
use super::site::{Lookup, OrganisationId, View};
use super::targets::Targets;

/// What every document is linked with.
pub(super) struct Linking<'a> {
    pub(super) settings: &'a Settings,
    pub(super) view: View,
    pub(super) targets: &'a Targets,
    pub(super) names: &'a Lookup,
    pub(super) publisher: Option<OrganisationId>,
}

/// When a post counts as published: a draft without a date is of now.
pub(super) fn published(post: &PostFile, settings: &Settings, view: View) -> Moment {
    post.dates.date.unwrap_or_else(|| view.now.in_zone(settings.zone))
}

/// The address of a post as written.
pub(super) fn post_address(post: &PostFile, settings: &Settings, view: View) -> UrlPath {
    if let Some(address) = &post.address {
        return address.clone();
    }
    let names = PostNames {
        id: &post.header.id,
        slug: &post.header.slug,
        category: post.categories.first().map(|name| name.value.as_str()),
        published: published(post, settings, view),
    };
    address::post(settings, &names)
}

impl Linking<'_> {
    pub(super) fn post(
        &self,
        post: &PostFile,
        address: UrlPath,
        in_lists: Memberships,
        report: &mut Report,
    ) -> Post {
        let published = published(post, self.settings, self.view);
        let mut authors = Vec::with_capacity(post.authors.len());
        let mut strangers = Vec::new();
        for name in &post.authors {
            match self.names.authors.find(name) {
                Ok(author) if authors.contains(&author) => {}
                Ok(author) => authors.push(author),
                Err(Missing::Absent) => {}
                Err(Missing::Unknown(change)) => {
                    let problem = Problem::UnknownAuthor { name: name.value.clone() };
                    report.add(problem.at(name.span).suggest(change));
                    strangers.push(name.value.clone());
                }
            }
        }
        let translations = self.translations(&post.translations, report);
        Post {
            draft: post.dates.lifespan().at(self.view.now) == Presence::Unpublished,
            updated: post.dates.updated,
            expires: post.dates.expires,
            meta: self.meta(&post.header, &post.description, address, report),
            title: post.title.clone(),
            published,
            authors,
            strangers,
            categories: in_lists.categories,
            tags: in_lists.tags,
            series: in_lists.series.map(|list| SeriesPart { list, part: 0 }),
            summary: post.summary.clone(),
            comments: post.comments,
            feed: post.feed,
            toc: post.toc,
            translations,
            ad: post.ad,
            giveaway: post.giveaway.clone(),
            body: Arc::clone(&post.body),
            resolved: Resolved::default(),
            reading_time: post.reading_time,
            newer: None,
            older: None,
        }
    }

    pub(super) fn author(&self, author: &AuthorFile, address: UrlPath, report: &mut Report) -> Author {
        let portrait = author.portrait.as_ref().and_then(|file| {
            let picture = self.picture(author.header.source, file, report)?;
            Some(Picture { alt: author.portrait_alt.clone(), ..picture })
        });
        let organisation = match &author.organisation {
            Some(name) => organisation_named(self.names, name, report),
            None => self.publisher.filter(|_| !author.guest),
        };
        Author {
            meta: self.meta(&author.header, &author.description, address, report),
            name: author.name.clone(),
            sort: author.sort.clone(),
            role: author.role.clone(),
            portrait,
            bio: Arc::clone(&author.bio),
            resolved: Resolved::default(),
            url: author.url.clone(),
            links: author.links.clone(),
            fediverse: author.fediverse.clone(),
            organisation,
            guest: author.guest,
            former: author.former,
            posts: Vec::new(),
            awaited: false,
        }
    }

    pub(super) fn page(&self, page: &PageFile, address: UrlPath, report: &mut Report) -> StandingPage {
        StandingPage {
            draft: page.dates.lifespan().at(self.view.now) == Presence::Unpublished,
            published: page.dates.date,
            updated: page.dates.updated,
            expires: page.dates.expires,
            meta: self.meta(&page.header, &page.description, address, report),
            title: page.title.clone(),
            toc: page.toc,
            tested: page.tested.map(|tested| tested.in_zone(self.settings.zone)),
            body: Arc::clone(&page.body),
            resolved: Resolved::default(),
        }
    }

    pub(super) fn organisation(&self, organisation: &OrganisationFile, report: &mut Report) -> Organisation {
        let source = organisation.source;
        Organisation {
            logo: organisation.logo.as_ref().and_then(|file| self.picture(source, file, report)),
            id: organisation.id.clone(),
            name: organisation.name.clone(),
            street: organisation.street.clone(),
            postal_code: organisation.postal_code.clone(),
            city: organisation.city.clone(),
            region: organisation.region.clone(),
            country: organisation.country.clone(),
            address: organisation.address.clone(),
            url: organisation.url.clone(),
            tel: organisation.tel.clone(),
            email: organisation.email.clone(),
            same_as: organisation.same_as.clone(),
            extra: organisation.extra.clone(),
            source,
        }
    }

    fn meta(&self, header: &Header, description: &str, address: UrlPath, report: &mut Report) -> Meta {
        let image = header.image.as_ref().and_then(|WrittenPicture { src, alt, caption }| {
            let picture = self.picture(header.source, src, report)?;
            let text = |text: &Option<String>| text.clone().unwrap_or_default();
            Some(Picture { alt: text(alt), caption: text(caption), ..picture })
        });
        Meta {
            id: header.id.clone(),
            slug: header.slug.clone(),
            address,
            aliases: header.aliases.clone(),
            description: description.to_owned(),
            described: header.description.is_some(),
            image,
            lang: header.lang.clone(),
            noindex: header.noindex,
            extra: header.extra.clone(),
            source: header.source,
            typography: header.typography,
            text_start: header.text_start,
        }
    }

    fn picture(&self, from: FileId, file: &Spanned<String>, report: &mut Report) -> Option<Picture> {
        let picture = self.targets.picture(from, &file.value);
        if picture.is_none() {
            report.add(LinkProblem::FileMissing { path: file.value.clone() }.at(file.span));
        }
        picture
    }

    fn translations(&self, written: &[(Key, Spanned<String>)], report: &mut Report) -> Vec<Translation> {
        let mut translations = Vec::with_capacity(written.len());
        for (lang, name) in written {
            let to = if is_address(&name.value) {
                TranslationTarget::Address(name.value.clone())
            } else {
                match self.names.posts.find(name) {
                    Ok(post) => TranslationTarget::Post(post),
                    Err(Missing::Absent) => continue,
                    Err(Missing::Unknown(change)) => {
                        let problem = Problem::UnknownPost { name: name.value.clone() };
                        report.add(problem.at(name.span).suggest(change));
                        continue;
                    }
                }
            };
            translations.push(Translation { lang: lang.name.clone(), to, span: name.span });
        }
        translations
    }
}

/// The organisation behind a name; an unknown one is reported.
pub(super) fn organisation_named(
    names: &Lookup,
    name: &Spanned<String>,
    report: &mut Report,
) -> Option<OrganisationId> {
    match names.organisations.find(name) {
        Ok(id) => Some(id),
        Err(Missing::Absent) => None,
        Err(Missing::Unknown(change)) => {
            let problem = Problem::UnknownOrganisation { name: name.value.clone() };
            report.add(problem.at(name.span).suggest(change));
            None
        }
    }
}

fn is_address(text: &str) -> bool {
    text.starts_with('/') || text.starts_with("https://") || text.starts_with("http://")
}
