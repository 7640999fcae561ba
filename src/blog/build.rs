//! One document as written → the same document as the site holds it.

use std::sync::Arc;

use crate::calendar::Moment;
use crate::input::{Key, Picture as WrittenPicture, Settings, Spanned, UrlPath};
use crate::report::{FileId, Report};

use super::address::{self, PostNames};
use super::author::AuthorFile;
use super::bodies;
use super::due::Presence;
use super::header::Header;
use super::linked::{Author, Meta, Organisation, Post, StandingPage, Translation, TranslationTarget};
use super::names::{Lookup, Missing};
use super::organisation::OrganisationFile;
use super::page::PageFile;
use super::post::{PostFile, PostHead};
use super::problems::documents::Problem;
use super::problems::links::Problem as LinkProblem;
use super::register::{AuthorEntry, Entry, PostEntry, Register};
use super::resolved::Picture;
use super::site::{OrganisationId, PostId, View};
use super::targets::Targets;

/// What every document is linked with.
pub(super) struct Linking<'a> {
    pub(super) settings: &'a Settings,
    pub(super) view: View,
    pub(super) targets: &'a Targets,
}

/// The posts before and after a post.
#[derive(Debug, Clone, Copy)]
pub(super) struct Neighbours {
    newer: Option<PostId>,
    older: Option<PostId>,
}

impl Neighbours {
    /// Those of the post at `at` of `count`, which come newest first.
    pub(super) fn of(at: usize, count: usize) -> Neighbours {
        let id = |at: usize| PostId(at as u32);
        Neighbours { newer: at.checked_sub(1).map(id), older: (at + 1 < count).then(|| id(at + 1)) }
    }
}

/// When a post counts as published: a draft without a date is of today, so that its pages
/// do not change from second to second.
pub(super) fn published(post: &PostHead, settings: &Settings, view: View) -> Moment {
    let zone = settings.zone;
    post.dates.date.unwrap_or_else(|| zone.midnight(view.now.in_zone(zone).date()))
}

/// The address of a post as written.
pub(super) fn post_address(post: &PostHead, settings: &Settings, view: View) -> UrlPath {
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
    pub(super) fn register(&self) -> &Register {
        &self.targets.register
    }

    pub(super) fn post(
        &self,
        file: &PostFile,
        PostEntry { entry, lists, authors, strangers, .. }: &PostEntry,
        neighbours: Neighbours,
        report: &mut Report,
    ) -> Post {
        let post = &file.head;
        let meta = self.meta(&post.header, post.header.end, &file.description, &entry.address, report);
        let draft = post.dates.lifespan().at(self.view.now) == Presence::Unpublished;
        Post {
            draft,
            scheduled: draft && !post.dates.draft,
            updated: post.dates.updated,
            expires: post.dates.expires,
            title: post.title.clone(),
            published: published(post, self.settings, self.view),
            authors: authors.clone(),
            strangers: strangers.clone(),
            categories: lists.categories.clone(),
            tags: lists.tags.clone(),
            series: lists.series,
            summary: file.summary.clone(),
            comments: post.comments,
            feed: post.feed,
            toc: post.toc,
            translations: self.translations(&post.translations, report),
            ad: post.ad,
            giveaway: post.giveaway.clone(),
            body: Arc::clone(&file.body),
            resolved: bodies::resolve(self.targets, &meta, &file.body, report),
            reading_time: file.reading_time,
            newer: neighbours.newer,
            older: neighbours.older,
            meta,
        }
    }

    pub(super) fn author(&self, file: &AuthorFile, entry: &AuthorEntry, report: &mut Report) -> Author {
        let AuthorFile { head: author, description, bio, bio_start } = file;
        let AuthorEntry { entry: Entry { address, .. }, posts, awaited } = entry;
        let portrait = author.portrait.as_ref().and_then(|file| {
            let picture = self.picture(author.header.source, file, report)?;
            Some(Picture { alt: author.portrait_alt.clone(), ..picture })
        });
        let organisation = match &author.organisation {
            Some(name) => organisation_named(&self.register().names, name, report),
            None => self.register().publisher.filter(|_| !author.guest),
        };
        let meta = self.meta(&author.header, *bio_start, description, address, report);
        Author {
            name: author.name.clone(),
            sort: author.sort.clone(),
            role: author.role.clone(),
            portrait,
            bio: Arc::clone(bio),
            resolved: bodies::resolve(self.targets, &meta, bio, report),
            url: author.url.clone(),
            links: author.links.clone(),
            fediverse: author.fediverse.clone(),
            organisation,
            guest: author.guest,
            former: author.former,
            posts: posts.clone(),
            awaited: *awaited,
            meta,
        }
    }

    pub(super) fn page(&self, file: &PageFile, address: &UrlPath, report: &mut Report) -> StandingPage {
        let PageFile { head: page, description, body } = file;
        let meta = self.meta(&page.header, page.header.end, description, address, report);
        StandingPage {
            draft: page.dates.lifespan().at(self.view.now) == Presence::Unpublished,
            published: page.dates.date,
            updated: page.dates.updated,
            expires: page.dates.expires,
            title: page.title.clone(),
            toc: page.toc,
            tested: page.tested.map(|tested| tested.in_zone(self.settings.zone)),
            body: Arc::clone(body),
            resolved: bodies::resolve(self.targets, &meta, body, report),
            meta,
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

    fn meta(
        &self,
        header: &Header,
        text_start: usize,
        description: &str,
        address: &UrlPath,
        report: &mut Report,
    ) -> Meta {
        let image = header.image.as_ref().and_then(|WrittenPicture { src, alt, caption }| {
            let picture = self.picture(header.source, src, report)?;
            let text = |text: &Option<String>| text.clone().unwrap_or_default();
            Some(Picture { alt: text(alt), caption: text(caption), ..picture })
        });
        Meta {
            id: header.id.clone(),
            slug: header.slug.clone(),
            address: address.clone(),
            aliases: header.aliases.clone(),
            description: description.to_owned(),
            described: header.description.is_some(),
            image,
            lang: header.lang.clone(),
            noindex: header.noindex,
            extra: header.extra.clone(),
            source: header.source,
            typography: header.typography,
            text_start,
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
                match self.register().names.posts.find(name) {
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
