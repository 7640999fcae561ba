//! Who may ask: a page from elsewhere must not read the drafts of a company.
//!
//! Against DNS rebinding the `Host` of every request must be the address the server
//! was started on; an `Origin`, where one is sent, must be the same. A server on all
//! addresses of the machine does not know them all, so it takes every address in
//! figures: rebinding needs a name, and names it never takes.

use axum::http::HeaderMap;
use axum::http::header::{HOST, ORIGIN};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The port that browsers leave out.
const USUAL: u16 = 80;

/// The names under which the preview answers, each with its port.
#[derive(Debug, Clone)]
pub(super) struct Guard {
    names: Vec<String>,
    port: u16,
    /// Whether every address in figures is taken.
    is_open: bool,
}

impl Guard {
    /// For a server on `port`; `host` is the address named by `--host`.
    pub fn new(port: u16, host: Option<IpAddr>) -> Guard {
        let own = ["localhost", "127.0.0.1", "[::1]"].map(str::to_owned);
        let named = host.map(|host| match host {
            IpAddr::V4(host) => host.to_string(),
            IpAddr::V6(host) => format!("[{host}]"),
        });
        let is_open = host.is_some_and(|host| host.is_unspecified());
        Guard { names: own.into_iter().chain(named).collect(), port, is_open }
    }

    /// Whether a request with these headers is answered.
    pub fn admits(&self, headers: &HeaderMap) -> bool {
        let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
        let Some(host) = text(HOST) else { return false };
        let is_own = |origin: &str| {
            origin.strip_prefix("http://").is_some_and(|origin| origin.eq_ignore_ascii_case(host))
        };
        self.knows(host) && text(ORIGIN).is_none_or(is_own)
    }

    fn knows(&self, host: &str) -> bool {
        let without_port = match host.strip_suffix(&format!(":{}", self.port)) {
            Some(name) => name,
            None if self.port == USUAL => host,
            None => return false,
        };
        self.names.iter().any(|name| name.eq_ignore_ascii_case(without_port))
            || self.is_open && is_in_figures(without_port)
    }
}

/// Whether a host is an address rather than a name: `192.0.2.1`, `[2001:db8::1]`.
fn is_in_figures(host: &str) -> bool {
    let inside = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    host.parse::<Ipv4Addr>().is_ok() || inside.is_some_and(|host| host.parse::<Ipv6Addr>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(host: Option<&'static str>, origin: Option<&'static str>, admitted: bool) {
        check_on(&Guard::new(4000, None), host, origin, admitted);
    }

    #[track_caller]
    fn check_on(guard: &Guard, host: Option<&'static str>, origin: Option<&'static str>, admitted: bool) {
        let mut headers = HeaderMap::new();
        for (name, value) in [(HOST, host), (ORIGIN, origin)] {
            if let Some(value) = value {
                headers.insert(name, value.parse().expect("a header"));
            }
        }
        assert_eq!(guard.admits(&headers), admitted, "{host:?} {origin:?}");
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

    #[test]
    fn all_addresses_of_the_machine_but_no_name() {
        let guard = Guard::new(4000, Some(IpAddr::V4(Ipv4Addr::UNSPECIFIED)));
        let check = |host, origin, admitted| check_on(&guard, Some(host), origin, admitted);
        check("192.0.2.7:4000", None, true);
        check("[2001:db8::1]:4000", Some("http://[2001:db8::1]:4000"), true);
        check("localhost:4000", None, true);
        check("192.0.2.7:4000", Some("http://198.51.100.1:4000"), false);
        check("192.0.2.7:4000", Some("http://evil.example:4000"), false);
        check("192.0.2.7:80", None, false);
        check("192.0.2.7", None, false);
        check("rechner:4000", None, false);
        check("192.0.2.7.evil.example:4000", None, false);
        check("2001:db8::1:4000", None, false);
    }

    #[test]
    fn one_address_is_that_address_alone() {
        let guard = Guard::new(4000, "192.0.2.7".parse().ok());
        check_on(&guard, Some("192.0.2.7:4000"), None, true);
        check_on(&guard, Some("192.0.2.8:4000"), None, false);
    }

    #[test]
    fn browsers_leave_out_the_usual_port() {
        let guard = Guard::new(80, None);
        check_on(&guard, Some("localhost"), Some("http://localhost"), true);
        check_on(&guard, Some("localhost:80"), None, true);
        check_on(&guard, Some("localhost:8080"), None, false);
        check_on(&guard, Some("evil.example"), None, false);
    }
}
