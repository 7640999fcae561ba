//! Which files are copied, and which nobody needs.
//!
//! Copied are the files of `content/static/`, those in the folder of a document that
//! is shown, and those that a shown document names. Of the rest, what no document
//! names at all is reported.

use std::collections::BTreeSet;

use crate::markdown::Body;
use crate::report::{FileId, Report};

use super::bodies::named_files;
use super::files::{Role, top_folder};
use super::linked::Meta;
use super::problems::documents::Problem;
use super::resolved::{Resolved, Target};
use super::site::{Attachment, Site};
use super::targets::{Found, Targets};

/// The files to copy, by file.
pub(super) fn attachments(site: &Site) -> Vec<Attachment> {
    let named = named_by_shown(site);
    let copied = site.targets.files.iter().filter(|file| match file.role {
        Role::Static => true,
        Role::Beside => named.contains(&file.id) || site.targets.has_shown_owner(file),
        Role::Document(_) | Role::Elsewhere => false,
    });
    copied
        .filter_map(|file| {
            let address = site.targets.place(file.id)?.clone();
            Some(Attachment { file: file.id, address })
        })
        .collect()
}

/// Reports files that lie beside documents but belong to none; `hidden` are the texts of
/// documents that are not shown, with their files.
pub(super) fn report_unused(site: &Site, hidden: &[(FileId, &Body)], report: &mut Report) {
    let mut named: BTreeSet<FileId> = site.attachments.iter().map(|attachment| attachment.file).collect();
    let unused = |named: &BTreeSet<FileId>| {
        let files = site.targets.files.iter();
        let loose = files.filter(|file| file.role == Role::Beside && !named.contains(&file.id));
        // Files beside events and venues belong to whoever reads those.
        let mine = loose.filter(|file| !matches!(top_folder(file.path()), "events" | "venues"));
        mine.filter(|file| site.targets.files.owner(file).is_none()).collect::<Vec<_>>()
    };
    if unused(&named).is_empty() {
        return;
    }
    for (source, body) in hidden {
        name_all(&site.targets, *source, body, &mut named);
    }
    for file in unused(&named) {
        report.add(Problem::FileUnrecognised { file: file.path().to_owned() }.at(file.id));
    }
}

fn named_by_shown(site: &Site) -> BTreeSet<FileId> {
    let mut named = BTreeSet::new();
    let mut add = |meta: &Meta, body: &Body, resolved: &Resolved| {
        named.extend(meta.image.iter().map(|picture| picture.file));
        named.extend(resolved.images.iter().map(|(_, picture)| picture.file));
        named.extend(resolved.links.iter().filter_map(|(_, target)| match target {
            Target::File { file, .. } => Some(*file),
            Target::Document { .. } | Target::Dead => None,
        }));
        if !body.blocks.is_empty() {
            name_all(&site.targets, meta.source, body, &mut named);
        }
    };
    site.posts.iter().for_each(|post| add(&post.meta, &post.body, &post.resolved));
    site.pages.iter().for_each(|page| add(&page.meta, &page.body, &page.resolved));
    site.authors.iter().for_each(|author| add(&author.meta, &author.bio, &author.resolved));
    named.extend(site.authors.iter().filter_map(|author| Some(author.portrait.as_ref()?.file)));
    named.extend(site.organisations.iter().filter_map(|organisation| Some(organisation.logo.as_ref()?.file)));
    named
}

fn name_all(targets: &Targets, from: FileId, body: &Body, named: &mut BTreeSet<FileId>) {
    for name in named_files(body) {
        let Some(written) = targets.resolve(from, &name) else { continue };
        if let Found::File(file, _) = targets.at(&written.path) {
            named.insert(file.id);
        }
    }
}
