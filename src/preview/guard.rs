//! Who may ask: a page from elsewhere must not read the drafts of a company.
//!
//! Against DNS rebinding the `Host` of every request must be the address the server
//! was started on; an `Origin`, where one is sent, must be the same.

use axum::http::HeaderMap;
use axum::http::header::{HOST, ORIGIN};

/// The names under which the preview answers, each with its port.
#[derive(Debug, Clone)]
pub(super) struct Guard {
    hosts: Vec<String>,
}

impl Guard {
    /// For a server on `port`; `extra` is the host named by `--host`.
    pub fn new(port: u16, extra: Option<&str>) -> Guard {
        let names = ["localhost", "127.0.0.1", "[::1]"].into_iter().chain(extra);
        Guard { hosts: names.map(|name| format!("{name}:{port}")).collect() }
    }

    /// Whether a request with these headers is answered.
    pub fn admits(&self, headers: &HeaderMap) -> bool {
        let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
        let known = |host: &str| self.hosts.iter().any(|own| own.eq_ignore_ascii_case(host));
        let host_fits = text(HOST).is_some_and(known);
        let origin_fits = text(ORIGIN).is_none_or(|origin| origin.strip_prefix("http://").is_some_and(known));
        host_fits && origin_fits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(host: Option<&'static str>, origin: Option<&'static str>, admitted: bool) {
        let mut headers = HeaderMap::new();
        for (name, value) in [(HOST, host), (ORIGIN, origin)] {
            if let Some(value) = value {
                headers.insert(name, value.parse().expect("a header"));
            }
        }
        assert_eq!(Guard::new(4000, None).admits(&headers), admitted, "{host:?} {origin:?}");
    }

    #[test]
    fn only_this_machine_by_its_names() {
        check(Some("localhost:4000"), None, true);
        check(Some("LOCALHOST:4000"), Some("http://localhost:4000"), true);
        check(Some("[::1]:4000"), None, true);
        check(Some("127.0.0.1:4000"), Some("http://evil.example"), false);
        check(Some("127.0.0.1:4001"), None, false);
        check(Some("evil.example:4000"), None, false);
        check(Some("127.0.0.1:4000"), Some("null"), false);
        check(None, None, false);
    }
}
