//! One id, one document: of two documents of a kind with the same id the first stays.

use std::collections::BTreeMap;

use crate::report::{FileId, Place, Related, Report, Span};

use super::files::Files;
use super::header::Header;
use super::heads::{Heads, Placed};
use super::organisation::OrganisationFile;
use super::problems::documents::Problem;

/// The heads without those whose id an earlier file of their kind has.
pub(super) fn unique(heads: Heads, files: &Files, report: &mut Report) -> Heads {
    let Heads { posts, authors, pages, organisations, dropped } = heads;
    Heads {
        posts: without_duplicates(posts, |post| of_header(&post.header), files, report),
        authors: without_duplicates(authors, |author| of_header(&author.header), files, report),
        pages: without_duplicates(pages, |page| of_header(&page.header), files, report),
        organisations: without_duplicates(organisations, of_organisation, files, report),
        dropped,
    }
}

/// How a document calls itself.
struct Identity<'a> {
    id: &'a str,
    /// Where `id` is written; else the file name is the id.
    span: Option<Span>,
    source: FileId,
}

fn of_header(header: &Header) -> Identity<'_> {
    Identity { id: &header.id, span: header.id_span, source: header.source }
}

fn of_organisation(organisation: &OrganisationFile) -> Identity<'_> {
    Identity { id: &organisation.id, span: organisation.id_span, source: organisation.source }
}

fn without_duplicates<T>(
    documents: Vec<Placed<T>>,
    identity: impl Fn(&T) -> Identity<'_>,
    files: &Files,
    report: &mut Report,
) -> Vec<Placed<T>> {
    let mut ids: Vec<&str> = documents.iter().map(|document| identity(&document.head).id).collect();
    ids.sort();
    // As a rule there are none, and the order of files is nearly that of ids.
    if ids.windows(2).all(|pair| pair[0] != pair[1]) {
        return documents;
    }
    let mut first: BTreeMap<&str, FileId> = BTreeMap::new();
    let mut later = vec![false; documents.len()];
    for (document, later) in documents.iter().zip(&mut later) {
        let Identity { id, span, source } = identity(&document.head);
        let Some(&other) = first.get(id) else {
            first.insert(id, source);
            continue;
        };
        *later = true;
        let file = files.get(other).map_or("", |file| file.path()).to_owned();
        let place = span.map_or(Place::File(source), Place::Span);
        let related = Related {
            place: Place::File(other),
            german: "diese Datei heißt schon so".to_owned(),
            english: "this file already has that name".to_owned(),
        };
        report.add(Problem::IdDuplicate { id: id.to_owned(), file }.at(place).related(related));
    }
    let mut later = later.into_iter();
    documents.into_iter().filter(|_| !later.next().unwrap_or(false)).collect()
}
