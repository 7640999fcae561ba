//! Which files are copied, and which nobody needs.
//!
//! Copied are the files of `content/static/`, those in the folder of a document that
//! is shown, and those that a shown document names. Of the rest, what no document
//! names at all is reported.

use std::collections::BTreeSet;

use crate::report::{FileId, Report};

use super::bodies::files_named;
use super::files::{Role, top_folder};
use super::linked::Meta;
use super::problems::documents::Problem;
use super::read::Documents;
use super::resolved::Resolved;
use super::site::{Attachment, Site};

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

/// Reports files that lie beside documents but belong to none; what a document names that
/// is not shown will be needed later.
pub(super) fn report_unused(site: &Site, documents: &Documents, report: &mut Report) {
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
    let hidden = &site.register.hidden;
    let posts = hidden.posts.iter().map(|at| &documents.posts[*at]);
    let posts = posts.map(|post| (post.head.header.source, &post.body));
    let pages = hidden.pages.iter().map(|at| &documents.pages[*at]);
    let pages = pages.map(|page| (page.head.header.source, &page.body));
    for (source, body) in posts.chain(pages) {
        named.extend(files_named(&site.targets, source, body));
    }
    for file in unused(&named) {
        report.add(Problem::FileUnrecognised { file: file.path().to_owned() }.at(file.id));
    }
}

fn named_by_shown(site: &Site) -> BTreeSet<FileId> {
    let mut named = BTreeSet::new();
    let mut add = |meta: &Meta, resolved: &Resolved| {
        named.extend(meta.image.iter().map(|picture| picture.file));
        named.extend(&resolved.files);
    };
    site.posts.iter().for_each(|post| add(&post.meta, &post.resolved));
    site.pages.iter().for_each(|page| add(&page.meta, &page.resolved));
    site.authors.iter().for_each(|author| add(&author.meta, &author.resolved));
    named.extend(site.authors.iter().filter_map(|author| Some(author.portrait.as_ref()?.file)));
    named.extend(site.organisations.iter().filter_map(|organisation| Some(organisation.logo.as_ref()?.file)));
    named
}
