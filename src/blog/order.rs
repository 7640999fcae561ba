//! What follows from the order of the posts: parts of series, posts of authors; and
//! translations, which name each other.

use crate::report::{Place, Related, Report};

use super::linked::{Post, TranslationTarget};
use super::lists::Memberships;
use super::problems::documents::Problem;
use super::register::{AuthorEntry, PostEntry};
use super::site::{List, PostId, Site};

/// Tells each post which part of its series it is.
pub(super) fn number_series(series: &[List], of_post: &mut [Memberships]) {
    for list in series {
        for (id, part) in list.posts.iter().zip(1..) {
            if let Some(series) = &mut of_post[id.index()].series {
                series.part = part;
            }
        }
    }
}

/// Gives each author the posts that name them, newest first.
pub(super) fn give_posts(posts: &[PostEntry], authors: &mut [AuthorEntry]) {
    for (post, at) in posts.iter().zip(0..) {
        for author in &post.authors {
            authors[author.index()].posts.push(PostId(at));
        }
    }
}

/// Reports translations that do not name the post they translate.
pub(super) fn check_translations(site: &Site, report: &mut Report) {
    for (post, at) in site.posts.iter().zip(0..) {
        for translation in &post.translations {
            let TranslationTarget::Post(other) = translation.to else { continue };
            let other = site.post(other);
            let mutual = other.translations.iter().any(|back| match back.to {
                TranslationTarget::Post(id) => id == PostId(at),
                TranslationTarget::Address(_) => false,
            });
            if mutual {
                continue;
            }
            let path = |post: &Post| site.targets.path(post.meta.source).to_owned();
            let problem = Problem::TranslationNotMutual { file: path(other), other: path(post) };
            let related = Related {
                place: Place::File(other.meta.source),
                german: "hier fehlt der Verweis zurück".to_owned(),
                english: "the way back is missing here".to_owned(),
            };
            report.add(problem.at(translation.span).related(related));
        }
    }
}
