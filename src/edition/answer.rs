//! What a server says at an address, as a host of the finished blog would.

use super::Edition;
use crate::input::UrlPath;
use crate::output::File;
use crate::report::Finding;

/// What a server says.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// This page or file: 200.
    Found(File),
    /// The page has a slash at its end, the address asked for has none; here is the right
    /// one.
    Moved(String),
    /// Nothing stands there: 404, with the blog's own page for that, if it has one.
    Missing(Option<File>),
    /// The page is there, but its template or a block fails: 500.
    Failed(Box<Finding>),
}

impl Edition {
    /// What stands at an address as a browser asks for it, the path of `base_url` in front.
    pub fn answer(&self, address: &str) -> Answer {
        let prefix = self.settings.base_url.prefix();
        // Whoever asks for the root of the host looks for the blog below it.
        if !prefix.is_empty() && (address == "/" || address == prefix) {
            return Answer::Moved(format!("{prefix}/"));
        }
        let Some(path) = address.strip_prefix(prefix).and_then(UrlPath::parse) else {
            return self.missing();
        };
        match self.render(&path) {
            Some(Ok(file)) => Answer::Found(file),
            Some(Err(finding)) => Answer::Failed(Box::new(finding)),
            None if !path.is_folder() => self.answer_for_file(&path),
            None => self.missing(),
        }
    }

    /// What a host says to a file that no route leads to: the file of a page is the page, and a
    /// page without its slash has moved.
    fn answer_for_file(&self, path: &UrlPath) -> Answer {
        let of_page = path.as_str().strip_suffix("/index.html");
        if let Some(folder) = of_page.and_then(|folder| UrlPath::parse(&format!("{folder}/"))) {
            match self.render(&folder) {
                Some(Ok(file)) => return Answer::Found(file),
                Some(Err(finding)) => return Answer::Failed(Box::new(finding)),
                None => {}
            }
        }
        let folder = UrlPath::parse(&format!("{path}/"));
        match folder.filter(|folder| self.routes.contains(folder)) {
            Some(folder) => Answer::Moved(self.settings.base_url.href(&folder)),
            None => self.missing(),
        }
    }

    fn missing(&self) -> Answer {
        match UrlPath::parse("/404.html").and_then(|page| self.render(&page)) {
            Some(Ok(file)) => Answer::Missing(Some(file)),
            Some(Err(finding)) => Answer::Failed(Box::new(finding)),
            None => Answer::Missing(None),
        }
    }
}
