//! One link or picture → what it leads to, or what is wrong with it.

use crate::markdown::{Body, Piece, Written as Value};
use crate::report::{Change, FileId, Finding, Span, nearest};

use super::due::Presence;
use super::files::{File, Role};
use super::path::{CONTENT, Written, relative, split_fragment};
use super::problems::links::Problem;
use super::resolved::{Picture, Target};
use super::site::{DocumentId, Site};
use super::targets::{Found, Targets};

/// How many sections a message names.
const NAMED: usize = 8;

/// A target as written, and where.
pub(super) struct Use<'a> {
    pub(super) target: &'a str,
    /// The whole link, picture or field.
    pub(super) place: Span,
}

impl Use<'_> {
    fn from(&self) -> FileId {
        self.place.file
    }

    /// Where the target itself stands; the whole link if it is written elsewhere.
    fn target_place(&self, targets: &Targets) -> Span {
        let file = self.place.file;
        let whole = self.place.range();
        match targets.text(file).get(whole.clone()).and_then(|link| link.rfind(self.target)) {
            Some(at) => Span::new(file, whole.start + at..whole.start + at + self.target.len()),
            None => self.place,
        }
    }
}

/// Where a link leads, and what is wrong with it. One that leads nowhere is dead; one to
/// a section that is missing still leads to the page.
pub(super) fn follow(site: &Site, at: &Use<'_>) -> (Target, Option<Finding>) {
    match target(&site.targets, at) {
        (Target::Document { document, fragment: Some(id) }, None) => {
            let finding = check_anchor(site, document, &id, at);
            (Target::Document { document, fragment: Some(id) }, finding)
        }
        other => other,
    }
}

/// The same without a look at the sections of the page it leads to.
pub(super) fn target(targets: &Targets, at: &Use<'_>) -> (Target, Option<Finding>) {
    let written = targets.resolve(at.from(), at.target);
    let found = written.as_ref().map_or(Found::Missing, |written| targets.at(&written.path));
    match found {
        Found::Document(document) => {
            let fragment =
                written.and_then(|written| written.fragment).filter(|fragment| !fragment.is_empty());
            (Target::Document { document, fragment }, None)
        }
        Found::File(file, address) => (Target::File { file: file.id, address: address.clone() }, None),
        Found::Hidden(title, presence) => {
            let title = title.to_owned();
            let problem = match presence {
                Presence::Expired => Problem::LinkExpired { title },
                Presence::Unpublished | Presence::Published => Problem::DraftLinked { title },
            };
            (Target::Dead, Some(problem.at(at.target_place(targets))))
        }
        Found::Silent => (Target::Dead, None),
        Found::Missing => {
            let change = elsewhere(at.target)
                .map(|text| Change { span: at.target_place(targets), text, safe: false })
                .or_else(|| near(targets, written.as_ref(), at, |file| file.role != Role::Static));
            let problem = Problem::dead(at.target);
            (Target::Dead, Some(problem.at(at.target_place(targets)).suggest(change)))
        }
    }
}

/// The picture a text names.
pub(super) fn picture(targets: &Targets, at: &Use<'_>) -> Result<Picture, Finding> {
    targets.picture(at.from(), at.target).ok_or_else(|| {
        let written = targets.resolve(at.from(), at.target);
        let change = near(targets, written.as_ref(), at, |file| file.role == Role::Beside);
        Problem::ImageMissing { path: at.target.to_owned() }.at(at.target_place(targets)).suggest(change)
    })
}

/// The finding for a file that is named outside of running text and does not exist.
pub(super) fn missing_file(path: &str, place: Span) -> Finding {
    Problem::FileMissing { path: path.to_owned() }.at(place)
}

/// What is wrong with a link to the section `id` of a document.
pub(super) fn check_anchor(site: &Site, document: DocumentId, id: &str, at: &Use<'_>) -> Option<Finding> {
    let body = site.body(document);
    if is_frame_anchor(id) || has_anchor(body, id) {
        return None;
    }
    let place = at.target_place(&site.targets);
    let mut ids = Vec::new();
    collect_headings(body, &mut ids);
    let change = nearest(id, ids.iter().copied()).map(|near| {
        let (path, _) = split_fragment(at.target);
        Change { span: place, text: format!("{path}#{near}"), safe: false }
    });
    let (known_de, known_en) = known(&ids);
    Some(Problem::AnchorDead { id: id.to_owned(), known_de, known_en }.at(place).suggest(change))
}

/// The first sections of a page, as a message names them in both languages.
fn known(ids: &[&str]) -> (String, String) {
    if ids.is_empty() {
        return ("Dort gibt es keine Überschriften".to_owned(), "There are no headings".to_owned());
    }
    let mut list = ids.iter().take(NAMED).map(|id| format!("#{id}")).collect::<Vec<_>>().join(", ");
    if ids.len() > NAMED {
        list.push_str(", …");
    }
    (format!("Vorhanden sind: {list}"), format!("There are: {list}"))
}

/// Anchors that the theme puts on every page and on posts with comments.
fn is_frame_anchor(id: &str) -> bool {
    id == "inhalt" || id == "kommentare" || id.starts_with("kommentar-")
}

fn has_anchor(body: &Body, id: &str) -> bool {
    let attribute = format!("id=\"{id}\"");
    body.headings.iter().any(|heading| heading.id == id)
        || body.pieces.iter().any(|piece| match piece {
            Piece::Html(html) => html.contains(&attribute),
            Piece::Id(own) => **own == *id,
            _ => false,
        })
        || body.blocks.iter().any(|block| {
            let named = block.arguments.iter().any(|argument| match &argument.value {
                Value::Quoted(text) | Value::Bare(text) => argument.key.value == "id" && text == id,
                Value::Flag => false,
            });
            named || block.inside.as_ref().is_some_and(|inside| has_anchor(inside, id))
        })
}

fn collect_headings<'b>(body: &'b Body, ids: &mut Vec<&'b str>) {
    ids.extend(body.headings.iter().map(|heading| heading.id.as_str()));
    for inside in body.blocks.iter().filter_map(|block| block.inside.as_ref()) {
        collect_headings(inside, ids);
    }
}

/// What `www.firma.example/preise` is meant to be: without `https://` it is a path.
fn elsewhere(target: &str) -> Option<String> {
    let (host, _) = target.split_once(['/', '?', '#']).unwrap_or((target, ""));
    let (_, ending) = host.rsplit_once('.')?;
    let is_host = host.starts_with("www.") || HOST_ENDINGS.contains(&ending.to_ascii_lowercase().as_str());
    let is_label = |label: &str| {
        !label.is_empty() && label.chars().all(|character| character.is_alphanumeric() || character == '-')
    };
    (is_host && host.split('.').all(is_label)).then(|| format!("https://{target}"))
}

/// Endings of hosts that no file of a blog has.
const HOST_ENDINGS: [&str; 10] = ["de", "at", "ch", "li", "eu", "com", "org", "net", "info", "io"];

/// „Ist … gemeint?“: the file called most like the missing one, written as the missing one was.
fn near(
    targets: &Targets,
    written: Option<&Written>,
    at: &Use<'_>,
    fits: impl Fn(&File) -> bool,
) -> Option<Change> {
    let (file, certain) = targets.files.like(&written?.path, fits)?;
    let (before, fragment) = split_fragment(at.target);
    let way = if before.starts_with("@/") {
        format!("@{}", file.path().strip_prefix(CONTENT)?)
    } else {
        relative(targets.path(at.from()), file.path())
    };
    let mut text = way.replace(' ', "%20").replace('(', "%28").replace(')', "%29");
    if let Some(fragment) = fragment {
        text.push('#');
        text.push_str(fragment);
    }
    Some(Change { span: at.target_place(targets), text, safe: certain })
}
