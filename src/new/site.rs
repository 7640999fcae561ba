//! A whole new blog: settings, a first post, an author, the pages the law asks for.

use super::documents::{author, page};
use super::write::{file, id, quoted};
use crate::calendar::Moment;
use crate::output::File;

/// What a new blog begins with.
#[derive(Debug, Clone, Copy)]
pub struct Start<'a> {
    /// The title of the blog.
    pub title: &'a str,
    /// The address it will have. While it ends in `.example`, the checks of the law only hint.
    pub base_url: &'a str,
    /// Name of the first author.
    pub author: &'a str,
    /// When it begins.
    pub now: Moment,
}

/// All files of a new blog, from its root.
pub fn site(start: &Start<'_>) -> Vec<File> {
    let host = host(start.base_url);
    let mut files = vec![
        file("site.toml".to_owned(), settings(start, host)),
        file(".gitignore".to_owned(), "/public/\n/.satz/\n".to_owned()),
        file(format!("content/posts/{}-willkommen.md", start.now.date()), welcome(start)),
    ];
    files.extend(author(start.author, Some("Redaktion")));
    for name in ["impressum", "datenschutz", "barrierefreiheit", "ueber-uns"] {
        files.extend(page(name, host));
    }
    files
}

fn settings(start: &Start<'_>, host: &str) -> String {
    format!(
        "title = {}\n\
         base_url = {}\n\
         lang = \"de\"\n\
         description = \"Neues aus unserem Haus\"\n\
         tone = \"sie\"                         # wie die Seiten Leserinnen und Leser ansprechen: sie oder du\n\
         id_base = \"tag:{host},{}:\"     # Kennung in Feeds; bleibt, auch wenn der Blog umzieht\n\
         timezone = \"Europe/Berlin\"\n\n\
         [[menu]]\n\
         title = \"Beiträge\"\n\
         to = \"/\"\n\n\
         [[menu]]\n\
         title = \"Über uns\"\n\
         to = \"@/pages/ueber-uns.md\"\n",
        quoted(start.title),
        quoted(start.base_url),
        start.now.year(),
    )
}

fn welcome(start: &Start<'_>) -> String {
    format!(
        "+++\n\
         title = \"Willkommen\"\n\
         date = {}\n\
         authors = [{}]\n\
         categories = [\"Aus dem Haus\"]\n\
         description = \"Der erste Beitrag in diesem Blog.\"\n\
         +++\n\n\
         Das ist der erste Beitrag. Er liegt in content/posts und darf gelöscht werden, sobald der zweite da ist.\n\n\
         <!-- more -->\n\n\
         ## Weiterschreiben\n\n\
         Einen neuen Beitrag legt dieser Befehl an:\n\n\
         ```sh\n\
         satz new post \"Ein guter Titel\"\n\
         ```\n\n\
         Was dabei herauskommt, zeigt `satz serve` im Browser, während Sie schreiben. Ob alles stimmt, sagt `satz check`.\n",
        // Only the day: the post is there from the first build on, whatever the hour.
        start.now.date(),
        quoted(&id(start.author, "autor")),
    )
}

/// The host of an address, without port and path.
fn host(base_url: &str) -> &str {
    let rest = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    rest.split(['/', ':', '?', '#']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Zone;
    use crate::output::Content;

    fn files() -> Vec<File> {
        let now = Moment::parse("2026-11-22T09:30:00", Zone::parse("Europe/Berlin").unwrap()).unwrap();
        let base_url = "https://blog.example:8443/pfad/";
        site(&Start { title: "Pegelstand \"Nord\"", base_url, author: "Petra Lang", now })
    }

    #[test]
    fn a_new_blog_has_everything_once() {
        let mut paths: Vec<_> = files().into_iter().map(|file| file.path).collect();
        paths.sort();
        assert_eq!(
            paths,
            [
                ".gitignore",
                "content/authors/petra-lang.md",
                "content/authors/petra-lang.svg",
                "content/pages/barrierefreiheit.md",
                "content/pages/datenschutz.md",
                "content/pages/impressum.md",
                "content/pages/ueber-uns.md",
                "content/posts/2026-11-22-willkommen.md",
                "site.toml",
            ]
        );
    }

    #[test]
    fn its_settings_can_be_read() {
        let Content::Bytes(bytes) = &files()[0].content else { panic!("settings are text") };
        let table: toml::Table = toml::from_str(std::str::from_utf8(bytes).unwrap()).unwrap();
        assert_eq!(table["title"].as_str(), Some("Pegelstand \"Nord\""));
        assert_eq!(table["id_base"].as_str(), Some("tag:blog.example,2026:"));
    }
}
