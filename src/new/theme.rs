//! A theme of one's own on top of the built-in one.

use super::write::{file, name_and_id, quoted};
use crate::output::File;

/// A theme that changes nothing yet: `themes/<name>/` with its manifest and a style sheet.
pub fn theme(name: &str) -> Vec<File> {
    let (name, id) = name_and_id(name, "eigenes");
    let folder = format!("themes/{id}");
    let manifest = format!(
        "# Was hier fehlt, kommt aus kursbuch. Eine Datei unter templates, blocks, strings oder\n\
         # assets ersetzt die von kursbuch mit demselben Namen; mit\n\
         # {{% extends \"kursbuch/post.html\" %}} baut sie darauf auf.\n\
         name = {}\n\
         satz = \"0.1\"\n\
         extends = \"kursbuch\"\n\
         languages = [\"de\"]\n\
         style = \"{id}.css\"\n",
        quoted(&name),
    );
    let style = "@import url(kursbuch.css);\n\n\
                 /* Kursbuch steht in Ebenen (@layer); was ohne Ebene hier steht, gewinnt.\n   \
                 Farben gehen auch ohne eigenes Theme: [theme.colors] in site.toml. */\n\
                 :root {\n  /* --signal: #ffd400; */\n}\n";
    vec![
        file(format!("{folder}/theme.toml"), manifest),
        file(format!("{folder}/assets/{id}.css"), style.to_owned()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_stands_in_its_own_folder() {
        let paths: Vec<_> = theme("Meine Firma").into_iter().map(|file| file.path).collect();
        assert_eq!(paths, ["themes/meine-firma/theme.toml", "themes/meine-firma/assets/meine-firma.css"]);
    }
}
