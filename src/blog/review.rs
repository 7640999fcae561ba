//! What is missing about the people who write, beyond what linking meets.

use crate::markdown::Written;
use crate::report::Finding;

use super::bodies::{Mention, walk};
use super::linked::Author;
use super::problems::documents::Problem;
use super::site::Site;

/// Authors of whom readers learn too little, and those nobody refers to.
pub fn review(site: &Site) -> Vec<Finding> {
    let mut found = Vec::new();
    for author in &site.authors {
        let missing = missing(author);
        if !missing.is_empty() && !author.guest && !author.former {
            let problem = Problem::AuthorIncomplete {
                name: author.name.clone(),
                id: author.meta.id.clone(),
                missing_de: joined(missing.iter().map(|(german, _)| *german), "und"),
                missing_en: joined(missing.iter().map(|(_, english)| *english), "and"),
            };
            found.push(problem.at(author.meta.source));
        }
        if author.posts.is_empty() && !author.awaited && !is_shown_by_a_block(site, &author.meta.id) {
            found.push(Problem::AuthorUnused { name: author.name.clone() }.at(author.meta.source));
        }
    }
    found
}

fn missing(author: &Author) -> Vec<(&'static str, &'static str)> {
    [
        (author.role.is_none(), ("keine Rolle", "no role")),
        (author.portrait.is_none(), ("kein Bild", "no picture")),
        (author.bio.words == 0, ("keinen Text", "no text")),
    ]
    .into_iter()
    .filter_map(|(lacks, words)| lacks.then_some(words))
    .collect()
}

/// „A“, „A und B“, „A, B und C“.
fn joined<'a>(words: impl Iterator<Item = &'a str>, and: &str) -> String {
    let words: Vec<&str> = words.collect();
    match words.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, first)) => format!("{} {and} {last}", first.join(", ")),
        None => String::new(),
    }
}

/// Whether a text shows the author with `::author{id="…"}`.
fn is_shown_by_a_block(site: &Site, id: &str) -> bool {
    let posts = site.posts.iter().map(|post| &post.body);
    let mut bodies = posts.chain(site.pages.iter().map(|page| &page.body));
    bodies.any(|body| {
        let mut shown = false;
        walk(body, &mut |mention| {
            if let Mention::Block(block) = mention {
                shown |= block.arguments.iter().any(|argument| match &argument.value {
                    Written::Quoted(text) | Written::Bare(text) => argument.key.value == "id" && text == id,
                    Written::Flag => false,
                });
            }
        });
        shown
    })
}
