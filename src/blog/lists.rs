//! Categories, tags and series: names with equal slugs are one list.

use std::collections::BTreeMap;

use crate::german;
use crate::input::{ListSettings, Settings, Spanned};
use crate::report::Report;

use super::address;
use super::header::Setter;
use super::heads::Placed;
use super::linked::SeriesPart;
use super::post::PostHead;
use super::problems::documents::Problem;
use super::site::{List, ListId, ListKind, PostId};

/// The lists of a blog, and which of them each post is in.
#[derive(Debug, Default)]
pub(super) struct Lists {
    pub(super) categories: Vec<List>,
    pub(super) tags: Vec<List>,
    pub(super) series: Vec<List>,
    /// By post.
    pub(super) of_post: Vec<Memberships>,
    /// Every spelling of a tag once, as written.
    pub(super) spellings: Vec<String>,
}

/// The lists one post is in.
#[derive(Debug, Clone, Default)]
pub(super) struct Memberships {
    pub(super) categories: Vec<ListId>,
    pub(super) tags: Vec<ListId>,
    pub(super) series: Option<SeriesPart>,
}

/// Groups posts, which come newest first, by the names they give.
pub(super) fn group(posts: &[Placed<PostHead>], settings: &Settings, report: &mut Report) -> Lists {
    let mut categories = Grouping::new(ListKind::Category, &settings.categories);
    let mut tags = Grouping::new(ListKind::Tag, &settings.tags);
    let mut series = Grouping::new(ListKind::Series, &settings.series);
    let mut joined = Vec::with_capacity(posts.len());
    // Oldest first, so that a new post never changes the spelling of a list.
    for (at, Placed { head: post, .. }) in posts.iter().enumerate().rev() {
        let id = PostId(at as u32);
        joined.push((
            categories.join_all(&post.categories, id, report),
            tags.join_all(&post.tags, id, report),
            series.join_all(post.series.as_slice(), id, report),
        ));
    }
    let (categories, category_ids) = categories.finish(settings);
    let spellings = tags.by_name.keys().cloned().collect();
    let (tags, tag_ids) = tags.finish(settings);
    let (series, series_ids) = series.finish(settings);
    let ids =
        |groups: Vec<usize>, ids: &[ListId]| groups.into_iter().map(|group| ids[group]).collect::<Vec<_>>();
    let of_post = joined.into_iter().rev().map(|(in_categories, in_tags, in_series)| Memberships {
        categories: ids(in_categories, &category_ids),
        tags: ids(in_tags, &tag_ids),
        // Which part it is, the order of the whole series tells.
        series: ids(in_series, &series_ids).first().map(|list| SeriesPart { list: *list, part: 0 }),
    });
    let of_post = of_post.collect();
    Lists { categories, tags, series, of_post, spellings }
}

/// The groups of one kind while posts join them.
struct Grouping<'a> {
    kind: ListKind,
    settings: &'a BTreeMap<String, ListSettings>,
    groups: Vec<Group>,
    by_slug: BTreeMap<String, usize>,
    /// `None`: no address can be made of the name.
    by_name: BTreeMap<String, Option<usize>>,
}

struct Group {
    slug: String,
    spelling: String,
    /// Oldest first.
    posts: Vec<PostId>,
}

impl<'a> Grouping<'a> {
    fn new(kind: ListKind, settings: &'a BTreeMap<String, ListSettings>) -> Grouping<'a> {
        Grouping { kind, settings, groups: Vec::new(), by_slug: BTreeMap::new(), by_name: BTreeMap::new() }
    }

    /// The groups a post joins, each once, in the order of the names.
    fn join_all(&mut self, names: &[Spanned<String>], post: PostId, report: &mut Report) -> Vec<usize> {
        let mut groups = Vec::with_capacity(names.len());
        for name in names {
            let Some(group) = self.group(&name.value) else {
                report.add(Problem::ListNameUnusable { name: name.value.clone() }.at(name.span));
                continue;
            };
            if !groups.contains(&group) {
                self.groups[group].posts.push(post);
                groups.push(group);
            }
        }
        groups
    }

    fn group(&mut self, name: &str) -> Option<usize> {
        if let Some(group) = self.by_name.get(name) {
            return *group;
        }
        let slug = slug(name);
        let group = (!slug.is_empty()).then(|| {
            *self.by_slug.entry(slug).or_insert_with_key(|slug| {
                let spelling = name.trim().to_owned();
                self.groups.push(Group { slug: slug.clone(), spelling, posts: Vec::new() });
                self.groups.len() - 1
            })
        });
        self.by_name.insert(name.to_owned(), group);
        group
    }

    /// The lists in German order, and the id of each group.
    fn finish(self, settings: &Settings) -> (Vec<List>, Vec<ListId>) {
        let setter = Setter::new(settings, &settings.lang, true);
        let mut lists: Vec<(usize, List)> = Vec::with_capacity(self.groups.len());
        for (group, Group { slug, spelling, mut posts }) in self.groups.into_iter().enumerate() {
            let own = self.settings.get(&slug).cloned().unwrap_or_default();
            if self.kind != ListKind::Series {
                posts.reverse();
            }
            let list = List {
                kind: self.kind,
                title: setter.set(if own.title.is_empty() { spelling } else { own.title }),
                address: address::list(settings, self.kind, &slug),
                slug,
                description: setter.set(own.description),
                noindex: own.noindex,
                posts,
            };
            lists.push((group, list));
        }
        lists.sort_by(|(_, a), (_, b)| german::compare(&a.title, &b.title).then_with(|| a.slug.cmp(&b.slug)));
        let mut ids = vec![ListId { kind: self.kind, index: 0 }; lists.len()];
        for (index, (group, _)) in lists.iter().enumerate() {
            ids[*group].index = index as u32;
        }
        (lists.into_iter().map(|(_, list)| list).collect(), ids)
    }
}

/// The slug of a name. `C`, `C++` and `C#` are three things, so signs that belong to a
/// word are spelled out.
pub(super) fn slug(name: &str) -> String {
    let mut spelled = String::with_capacity(name.len());
    let mut in_word = false;
    for letter in name.chars() {
        match letter {
            '+' if in_word => spelled.push_str(" plus"),
            '#' if in_word => spelled.push_str(" sharp"),
            letter => {
                spelled.push(letter);
                in_word = letter.is_alphanumeric();
            }
        }
    }
    german::slug(&spelled)
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[track_caller]
    fn check(name: &str, expected: &str) {
        assert_eq!(slug(name), expected);
    }

    #[test]
    fn names_become_parts_of_addresses() {
        check("Größe & Maß", "groesse-und-mass");
        check("C", "c");
        check("C++", "c-plus-plus");
        check("C#", "c-sharp");
        check("#Linux", "linux");
        check("Vor + zurück", "vor-zurueck");
        check("???", "");
    }
}
