//! Addresses: paths within the blog, and where the blog lies.
//!
//! Every path that satz writes to goes through [`UrlPath`], which cannot leave its
//! root: no empty segment, no `.` or `..`, no backslash, no control character, also
//! not in percent-encoding.

use std::fmt::{self, Write};
use std::sync::Arc;

/// The longest segment that file systems take, in bytes.
const LONGEST: usize = 255;

/// A path within the blog, percent-encoded: begins with `/` and ends in `/` (a page) or a file name.
/// Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UrlPath(Arc<str>);

impl UrlPath {
    /// The front page, `/`.
    pub fn root() -> UrlPath {
        UrlPath("/".into())
    }

    /// Reads a path that begins with `/`, encoded or not: `/über/` and `/%C3%BCber/` are the same.
    /// `None` if it could leave the root, or holds `?` or `#`.
    pub fn parse(text: &str) -> Option<UrlPath> {
        let mut out = String::with_capacity(text.len());
        let mut segments = text.strip_prefix('/')?.split('/').peekable();
        while let Some(segment) = segments.next() {
            out.push('/');
            let last = segments.peek().is_none();
            if segment.is_empty() && last {
                break;
            }
            if segment.contains(['?', '#']) {
                return None;
            }
            let name = decode(segment)?;
            if !is_safe(&name) {
                return None;
            }
            encode_into(&mut out, &name);
        }
        Some(UrlPath(out.into()))
    }

    /// The page `segment` below this one: `/blog/` and `vpn` give `/blog/vpn/`.
    ///
    /// The segment is plain text and becomes one segment whatever it holds: `/`, `\` and
    /// control characters become `-`, so do the dots of a segment of dots alone.
    pub fn join(&self, segment: &str) -> UrlPath {
        self.with(segment, "/")
    }

    /// The file `name` in this folder: `/feed/` and `atom.xml` give `/feed/atom.xml`.
    pub fn file(&self, name: &str) -> UrlPath {
        self.with(name, "")
    }

    /// The encoded path.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is a page rather than a file.
    pub fn is_folder(&self) -> bool {
        self.0.ends_with('/')
    }

    /// The segments as plain text, decoded.
    pub fn segments(&self) -> impl Iterator<Item = String> {
        self.0
            .split('/')
            .filter(|segment| !segment.is_empty())
            .map(|segment| decode(segment).unwrap_or_default())
    }

    /// The file in the output folder: `blog/vpn/index.html`, decoded, with `/`.
    pub fn output(&self) -> String {
        let plain = self.0.bytes().all(|byte| byte != b'%') && !self.0.contains("//");
        let mut path = match plain {
            true => self.0.trim_matches('/').to_owned(),
            false => self.segments().collect::<Vec<_>>().join("/"),
        };
        if self.is_folder() {
            path.push_str(if path.is_empty() { "index.html" } else { "/index.html" });
        }
        path
    }

    fn with(&self, segment: &str, end: &str) -> UrlPath {
        let mut out = String::with_capacity(self.0.len() + segment.len() + 2);
        out.push_str(&self.0);
        if !self.is_folder() {
            out.push('/');
        }
        let dots = segment.bytes().all(|byte| byte == b'.');
        let harmless = |c: char| match c {
            '/' | '\\' => '-',
            '.' if dots => '-',
            c if c.is_control() => '-',
            c => c,
        };
        let mut name: String = segment.chars().map(harmless).collect();
        if name.is_empty() {
            name.push('-');
        }
        name.truncate(name.floor_char_boundary(LONGEST));
        encode_into(&mut out, &name);
        out.push_str(end);
        UrlPath(out.into())
    }
}

impl fmt::Display for UrlPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where the blog lies: scheme, host and perhaps a path, without a slash at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl {
    text: String,
    host: std::ops::Range<usize>,
    prefix: usize,
}

impl BaseUrl {
    /// Reads `https://host[:port][/path]`. `None` for other schemes, user info, spaces,
    /// hosts with other than ASCII letters, queries and fragments.
    pub fn parse(text: &str) -> Option<BaseUrl> {
        let (scheme, rest) = text.split_once("://")?;
        let scheme = scheme.to_ascii_lowercase();
        if scheme != "https" && scheme != "http" {
            return None;
        }
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let host = host_of(authority)?;
        let path = UrlPath::parse(if path.is_empty() { "/" } else { path })?;
        let start = scheme.len() + 3;
        let authority = authority.to_ascii_lowercase();
        let prefix = start + authority.len();
        let text = format!("{scheme}://{authority}{}", path.as_str().trim_end_matches('/'));
        Some(BaseUrl { text, host: start..start + host, prefix })
    }

    /// The whole address of a path: `https://host/path/blog/vpn/`.
    pub fn absolute(&self, path: &UrlPath) -> String {
        format!("{}{path}", self.text)
    }

    /// The address of a path from the root of the host, for links: `/path/blog/vpn/`.
    pub fn href(&self, path: &UrlPath) -> String {
        format!("{}{path}", self.prefix())
    }

    /// The address of the blog without a slash at the end.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The host without a port, `blog.example`.
    pub fn host(&self) -> &str {
        &self.text[self.host.clone()]
    }

    /// Scheme, host and port: `https://blog.example`.
    pub fn origin(&self) -> &str {
        &self.text[..self.prefix]
    }

    /// The path of the blog below its host, `""` or `/blog`.
    pub fn prefix(&self) -> &str {
        &self.text[self.prefix..]
    }

    /// Whether the host is this machine; such a blog is not deployed.
    pub fn is_local(&self) -> bool {
        let host = self.host();
        host == "localhost" || host.ends_with(".localhost") || host.starts_with("127.") || host == "[::1]"
    }

    /// Whether nobody can reach the blog at its address: this machine, or a name that is
    /// kept free for examples and tests (RFC 2606).
    pub fn is_placeholder(&self) -> bool {
        let host = self.host();
        let reserved = [".example", ".test", ".invalid", ".example.com", ".example.org", ".example.net"];
        self.is_local() || reserved.iter().any(|end| host.ends_with(end) || host == &end[1..])
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The length of the host in `host[:port]`, if both are sound.
fn host_of(authority: &str) -> Option<usize> {
    let port_at = match authority.starts_with('[') {
        true => authority.find(']')? + 1,
        false => authority.find(':').unwrap_or(authority.len()),
    };
    let (host, port) = authority.split_at(port_at);
    let sound = match host.strip_prefix('[') {
        Some(address) => address.strip_suffix(']')?.parse::<std::net::Ipv6Addr>().is_ok(),
        None => host.split('.').all(is_label) && host.len() <= 253,
    };
    let port_sound = match port.strip_prefix(':') {
        Some(digits) => digits.bytes().all(|byte| byte.is_ascii_digit()) && digits.parse::<u16>().is_ok(),
        None => port.is_empty(),
    };
    (sound && port_sound).then_some(port_at)
}

/// RFC 1123: letters, digits and hyphens, none of them at the ends.
fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

/// Whether a decoded segment names a file in its folder and nothing else.
fn is_safe(name: &str) -> bool {
    (1..=LONGEST).contains(&name.len())
        && name != "."
        && name != ".."
        && !name.contains(['/', '\\'])
        && !name.chars().any(char::is_control)
}

/// Percent-decodes; `None` for a broken escape or bytes that are no UTF-8.
fn decode(segment: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(segment.len());
    let mut rest = segment.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => hex(rest.next()?)? * 16 + hex(rest.next()?)?,
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

/// RFC 3986, `pchar`: what needs no encoding in a segment; quotes and `&` are encoded, too,
/// so that an address can stand in an attribute as it is.
fn encode_into(out: &mut String, name: &str) {
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z'
            | b'A'..=b'Z'
            | b'0'..=b'9'
            | b'-'
            | b'.'
            | b'_'
            | b'~'
            | b'!'
            | b'$'
            | b'('
            | b')'
            | b'*'
            | b'+'
            | b','
            | b';'
            | b'='
            | b':'
            | b'@' => out.push(char::from(byte)),
            byte => write!(out, "%{byte:02X}").expect("writing to a string cannot fail"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, encoded: &str, output: &str) {
        let path = UrlPath::parse(text);
        assert_eq!(path.as_ref().map_or("none", UrlPath::as_str), encoded);
        assert_eq!(path.map_or("none".to_owned(), |path| path.output()), output);
    }

    #[track_caller]
    fn check_base(text: &str, absolute: &str) {
        let found = BaseUrl::parse(text).map(|base| base.absolute(&UrlPath::root().join("blog")));
        assert_eq!(found.as_deref().unwrap_or("none"), absolute);
    }

    #[test]
    fn paths_are_encoded_once() {
        check("/", "/", "index.html");
        check("/blog/vpn/", "/blog/vpn/", "blog/vpn/index.html");
        check("/feed/atom.xml", "/feed/atom.xml", "feed/atom.xml");
        check("/über uns/", "/%C3%BCber%20uns/", "über uns/index.html");
        check("/%c3%bcber%20uns/", "/%C3%BCber%20uns/", "über uns/index.html");
        check("/a&b'\"/", "/a%26b%27%22/", "a&b'\"/index.html");
    }

    #[test]
    fn no_path_leaves_the_root() {
        for text in [
            "",
            "blog",
            "//",
            "/a//b",
            "/..",
            "/../x",
            "/a/../b",
            "/%2e%2e/x",
            "/.",
            "/a/./",
            "/a\\b",
            "/a%5Cb",
            "/a%2Fb",
            "/a%00",
            "/a\nb",
            "/%",
            "/%4",
            "/%zz",
            "/%ff",
            "/a?b",
            "/a#b",
        ] {
            check(text, "none", "none");
        }
        check(&format!("/{}/", "x".repeat(256)), "none", "none");
        let joined = |segment| UrlPath::root().join(segment).output();
        assert_eq!(joined("../etc"), "..-etc/index.html");
        assert_eq!(joined(".."), "--/index.html");
        assert_eq!(joined("a\0\\b/"), "a--b-/index.html");
        assert_eq!(joined(""), "-/index.html");
        assert_eq!(UrlPath::root().join("a").file("b c.jpg").as_str(), "/a/b%20c.jpg");
    }

    #[test]
    fn a_base_is_host_and_path() {
        check_base("https://blog.example", "https://blog.example/blog/");
        check_base("https://Blog.Example/", "https://blog.example/blog/");
        check_base("http://localhost:4000/x/y/", "http://localhost:4000/x/y/blog/");
        check_base("http://[::1]:80", "http://[::1]:80/blog/");
        for text in [
            "",
            "blog.example",
            "ftp://blog.example",
            "https://",
            "https://a b",
            "https://user@blog.example",
            "https://blog.example?x",
            "https://blog.example/#x",
            "https://blög.example",
            "https://blog.example:99999",
            "https://-a.example",
            "javascript://x",
        ] {
            check_base(text, "none");
        }
        let base = BaseUrl::parse("https://blog.example:8443/unter/").unwrap();
        assert_eq!(
            (base.host(), base.origin(), base.prefix()),
            ("blog.example", "https://blog.example:8443", "/unter")
        );
        assert_eq!(base.href(&UrlPath::root().join("x")), "/unter/x/");
        assert!(!base.is_local());
    }
}
