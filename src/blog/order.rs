//! What follows from the order of the posts: neighbours, parts of series, posts of authors.

use crate::report::{Place, Related, Report};

use super::linked::{Post, TranslationTarget};
use super::problems::documents::Problem;
use super::site::{PostId, Site};

/// Fills in everything that only the whole order of posts tells.
pub(super) fn follow(site: &mut Site) {
    let count = site.posts.len() as u32;
    for (post, at) in site.posts.iter_mut().zip(0_u32..) {
        post.newer = at.checked_sub(1).map(PostId);
        post.older = (at + 1 < count).then_some(PostId(at + 1));
        for author in &post.authors {
            site.authors[author.index()].posts.push(PostId(at));
        }
    }
    for list in &site.series {
        for (id, part) in list.posts.iter().zip(1..) {
            if let Some(series) = &mut site.posts[id.index()].series {
                series.part = part;
            }
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
