//! Posts, authors, events, venues, organisations, giveaways, comments and pages.
//!
//! Each function gives the files of one document. Drafts stay drafts until the writer
//! takes out the line that says so.

use super::write::{day_after, file, id, list, local, name_and_id, quoted};
use crate::calendar::Moment;
use crate::output::File;

/// A post of today, as a draft: `content/posts/2026-11-22-titel.md`.
pub fn post(title: &str, authors: &[&str], now: Moment) -> Vec<File> {
    let text = format!(
        "+++\n\
         title = {}\n\
         date = {}\n\
         draft = true\n\
         authors = {}\n\
         categories = []\n\
         tags = []\n\
         +++\n\n\
         Der erste Absatz sagt, worum es geht. Er steht auch in Listen.\n\n\
         <!-- more -->\n\n\
         ## Eine Zwischenüberschrift\n\n\
         Hier geht es weiter.\n",
        quoted(title),
        local(now),
        list(authors),
    );
    vec![file(format!("content/posts/{}-{}.md", now.date(), id(title, "beitrag")), text)]
}

/// An author by name or id, with initials as a first portrait.
pub fn author(name: &str, role: Option<&str>) -> Vec<File> {
    let (name, id) = name_and_id(name, "autor");
    let role = match role {
        Some(role) => format!("role = {}", quoted(role)),
        None => "# role = \"Redaktion\"".to_owned(),
    };
    let text = format!(
        "+++\n\
         name = {}\n\
         {role}\n\
         portrait = \"{id}.svg\"\n\
         # url = \"https://…\"\n\
         # links = [{{ title = \"Mastodon\", url = \"https://…\" }}]\n\
         +++\n\n\
         {name} schreibt in diesem Blog.\n",
        quoted(&name),
    );
    vec![
        file(format!("content/authors/{id}.md"), text),
        file(format!("content/authors/{id}.svg"), initials(&name)),
    ]
}

/// An event four weeks from now, as a draft.
pub fn event(title: &str, now: Moment) -> Vec<File> {
    let day = day_after(now, 28);
    let text = format!(
        "+++\n\
         title = {}\n\
         date = {}\n\
         draft = true\n\
         # category = \"Vorträge\"\n\n\
         [event]\n\
         start = {day}T18:00:00\n\
         end = {day}T20:00:00\n\
         # Ort: satz new venue NAME legt ihn an; online_url geht auch, allein oder dazu.\n\
         # venue = \"rathaus\"\n\
         # online_url = \"https://…\"\n\
         # speakers = [\"vorname-nachname\"]\n\
         # prices = [{{ label = \"Eintritt\", amount = \"12.00\" }}]\n\
         +++\n\n\
         Worum es geht, für wen es ist und was mitzubringen ist.\n",
        quoted(title),
        local(now),
    );
    vec![file(format!("content/events/{}.md", id(title, "veranstaltung")), text)]
}

/// A venue by name or id.
pub fn venue(name: &str) -> Vec<File> {
    let (name, id) = name_and_id(name, "ort");
    let text = format!(
        "name = {}\n\
         street = \"[Lücke: Straße und Hausnummer]\"\n\
         postal_code = \"[Lücke: Postleitzahl]\"\n\
         city = \"[Lücke: Ort]\"\n\
         country = \"DE\"\n\
         # url = \"https://…\"\n\
         # geo = [53.5503, 9.9920]\n\
         # access = \"Wie man hinkommt und ob es ohne Stufen geht.\"\n",
        quoted(&name),
    );
    vec![file(format!("content/venues/{id}.toml"), text)]
}

/// An organisation by name or id.
pub fn organisation(name: &str) -> Vec<File> {
    let (name, id) = name_and_id(name, "organisation");
    let text = format!(
        "name = {}\n\
         street = \"[Lücke: Straße und Hausnummer]\"\n\
         postal_code = \"[Lücke: Postleitzahl]\"\n\
         city = \"[Lücke: Ort]\"\n\
         country = \"DE\"\n\
         # Gewinnspiele brauchen eine E-Mail-Adresse.\n\
         # email = \"…\"\n\
         # tel = \"…\"\n\
         # url = \"https://…\"\n\
         # logo = \"{id}.svg\"\n",
        quoted(&name),
    );
    vec![file(format!("content/organisations/{id}.toml"), text)]
}

/// A giveaway of two weeks, as a draft; `organiser` is the id of an organisation.
pub fn giveaway(title: &str, authors: &[&str], organiser: Option<&str>, now: Moment) -> Vec<File> {
    let organiser = match organiser {
        Some(organiser) => format!("organiser = {}", quoted(organiser)),
        None => "# organiser = \"…\"                    # ohne: die Organisation des Blogs".to_owned(),
    };
    let name = id(title, "gewinnspiel");
    let text = format!(
        "+++\n\
         title = {}\n\
         date = {}\n\
         draft = true\n\
         authors = {}\n\n\
         [giveaway]\n\
         id = \"{giveaway}\"\n\
         closes = {}T18:00:00\n\
         draw_at = {}T12:00:00\n\
         prizes = [{{ name = \"[Lücke: Gewinn]\", quantity = 1, value = \"0.00\" }}]\n\
         regions = [\"DE\", \"AT\", \"CH\"]\n\
         min_age = 18\n\
         {organiser}\n\
         +++\n\n\
         Was es zu gewinnen gibt und was dafür zu tun ist.\n\n\
         Wer mitmachen möchte, schreibt einen Kommentar.\n",
        quoted(title),
        local(now),
        list(authors),
        day_after(now, 14),
        day_after(now, 15),
        giveaway = name.get(..name.len().min(64)).unwrap_or(&name).trim_end_matches('-'),
    );
    vec![file(format!("content/posts/{}-{name}.md", now.date()), text)]
}

/// A comment under a post, received now.
///
/// Its id begins with the time, so files sort as they came in, and ends with a hash of
/// post and name, so two comments of one second differ.
pub fn comment(post: &str, name: &str, now: Moment) -> Vec<File> {
    let id = comment_id(post, name, now);
    let text = format!(
        "id = \"{id}\"\n\
         name = {}\n\
         date = {}\n\
         # reply_to = \"…\"\n\
         # author = \"…\"\n\
         body = \"\"\"\n\
         Hier steht der Kommentar.\n\
         \"\"\"\n",
        quoted(name),
        now.utc_iso(),
    );
    vec![file(format!("content/comments/{post}/{id}.toml"), text)]
}

/// A standing page. `impressum`, `datenschutz`, `barrierefreiheit` and `ueber-uns` get
/// their text with gaps, every other name an empty page; `host` is the blog's.
pub fn page(title: &str, host: &str) -> Vec<File> {
    let (title, id) = name_and_id(title, "seite");
    let text = match id.as_str() {
        "impressum" => include_str!("texts/impressum.md").to_owned(),
        "datenschutz" => include_str!("texts/datenschutz.md").to_owned(),
        "barrierefreiheit" => include_str!("texts/barrierefreiheit.md").replace("{host}", host),
        "ueber-uns" => include_str!("texts/ueber-uns.md").to_owned(),
        _ => format!("+++\ntitle = {}\n+++\n\nHier steht der Text der Seite.\n", quoted(&title)),
    };
    vec![file(format!("content/pages/{id}.md"), text)]
}

/// A round picture with the initials of a name.
fn initials(name: &str) -> String {
    let letters = |word: &str| word.chars().find(|c| c.is_alphabetic());
    let words: Vec<char> = name.split_whitespace().filter_map(letters).collect();
    let mut shown: String = words.first().into_iter().chain(words.iter().skip(1).last()).collect();
    if shown.is_empty() {
        shown.push('?');
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"176\" height=\"176\" viewBox=\"0 0 176 176\">\n\
         <circle cx=\"88\" cy=\"88\" r=\"86\" fill=\"#e4ebef\" stroke=\"#45525a\" stroke-width=\"4\"/>\n\
         <text x=\"88\" y=\"110\" text-anchor=\"middle\" font-family=\"system-ui, sans-serif\" font-size=\"64\" \
         fill=\"#10181d\">{shown}</text>\n\
         </svg>\n"
    )
}

/// Ten digits and letters without I, L, O and U (Crockford's base 32).
fn comment_id(post: &str, name: &str, now: Moment) -> String {
    const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let hash = blake3::hash(format!("{post}\n{name}").as_bytes());
    let seconds = now.unix().unsigned_abs() & 0x7_FFFF_FFFF;
    let number =
        seconds << 15 | u64::from(u16::from_le_bytes([hash.as_bytes()[0], hash.as_bytes()[1]]) & 0x7FFF);
    (0..10).rev().map(|place| char::from(DIGITS[(number >> (5 * place) & 31) as usize])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Zone;
    use crate::output::Content;

    fn now() -> Moment {
        Moment::parse("2026-11-22T09:30:00", Zone::parse("Europe/Berlin").unwrap()).unwrap()
    }

    fn text(file: &File) -> &str {
        match &file.content {
            Content::Bytes(bytes) => std::str::from_utf8(bytes).unwrap(),
            Content::CopyOf(_) => "",
        }
    }

    /// The front matter or the whole file as a TOML table.
    fn table(file: &File) -> toml::Table {
        let text = text(file);
        let head = text
            .strip_prefix("+++\n")
            .and_then(|rest| rest.split_once("+++\n"))
            .map_or(text, |(head, _)| head);
        toml::from_str(head).unwrap_or_else(|error| panic!("{}: {error}", file.path))
    }

    #[track_caller]
    fn check(files: Vec<File>, path: &str, keys: &[&str]) {
        assert_eq!(files[0].path, path);
        let table = table(&files[0]);
        for key in keys {
            assert!(table.contains_key(*key), "{path} has no {key}");
        }
    }

    #[test]
    fn every_draft_is_readable_and_lies_in_its_place() {
        let title = "Größe zählt \"nicht\"";
        check(
            post(title, &["petra-lang"], now()),
            "content/posts/2026-11-22-groesse-zaehlt-nicht.md",
            &["title", "date", "draft", "authors"],
        );
        check(author("Petra Lang", None), "content/authors/petra-lang.md", &["name", "portrait"]);
        check(event(title, now()), "content/events/groesse-zaehlt-nicht.md", &["title", "event"]);
        check(venue("altes-rathaus"), "content/venues/altes-rathaus.toml", &["name", "city"]);
        check(organisation("Quast & Tiede"), "content/organisations/quast-und-tiede.toml", &["name", "city"]);
        check(
            giveaway("Nikolaus", &[], Some("quast-tiede"), now()),
            "content/posts/2026-11-22-nikolaus.md",
            &["title", "giveaway"],
        );
        for name in ["impressum", "datenschutz", "barrierefreiheit", "ueber-uns", "Ein Neues"] {
            let files = page(name, "blog.example");
            assert!(table(&files[0]).contains_key("title") && !text(&files[0]).contains('{'), "{name}");
        }
    }

    #[test]
    fn comments_sort_as_they_came_in() {
        let first = comment("nikolaus", "Anna Berg", now());
        let second = comment("nikolaus", "Bela Chan", now());
        let later = comment(
            "nikolaus",
            "Anna Berg",
            Moment::from_unix(now().unix() + 1, Zone::parse("UTC").unwrap()).unwrap(),
        );
        check(first.clone(), &first[0].path, &["id", "name", "date", "body"]);
        let id = first[0].path.rsplit('/').next().unwrap().trim_end_matches(".toml");
        assert!(id.len() == 10 && id.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()), "{id}");
        assert!(first[0].path != second[0].path && first[0].path < later[0].path);
    }

    #[test]
    fn initials_come_from_first_and_last_name() {
        let shown = |name: &str| {
            initials(name).rsplit_once("</text>").unwrap().0.rsplit('>').next().unwrap().to_owned()
        };
        assert_eq!(
            ["Petra Lang", "Änne von der Wiese", "Cher", "<&>"].map(shown),
            ["PL", "ÄW", "C", "?"].map(str::to_owned)
        );
    }
}
