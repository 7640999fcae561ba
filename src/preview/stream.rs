//! Events for open pages, and who looks at what.

use axum::response::sse;
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard};
use tokio::sync::broadcast;

/// How many events a slow page may be behind before it is told to reload.
const BACKLOG: usize = 64;

/// Something an open page wants to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The pages at these addresses are new.
    Reload(Vec<String>),
    /// A style sheet is new: old and new address.
    Style(String, String),
    /// Findings as JSON.
    Problems(String),
    /// There are no findings.
    Fine,
    /// What the bar shows beside findings, as JSON.
    State(String),
    /// The writer changed the page at this address: show it.
    Follow(String),
}

impl Event {
    fn message(&self) -> sse::Event {
        match self {
            Event::Reload(pages) => sse::Event::default().event("reload").data(lines(pages)),
            Event::Style(old, new) => sse::Event::default().event("css").data(format!("{old}\n{new}")),
            Event::Problems(json) => sse::Event::default().event("problems").data(one_line(json)),
            Event::State(json) => sse::Event::default().event("state").data(one_line(json)),
            // Browsers drop an event without data (HTML, 9.2.6).
            Event::Fine => sse::Event::default().event("fine").data("{}"),
            Event::Follow(page) => sse::Event::default().event("follow").data(page),
        }
    }
}

fn lines(pages: &[String]) -> String {
    pages.join("\n")
}

/// Lines of JSON are for people; the stream wants one, and white space means nothing there.
fn one_line(json: &str) -> String {
    json.lines().map(str::trim_start).collect()
}

/// The open pages and the channel to them.
#[derive(Debug, Clone)]
pub(super) struct Audience {
    sender: broadcast::Sender<Event>,
    shared: Arc<Mutex<Shared>>,
}

#[derive(Debug, Default)]
struct Shared {
    /// How many windows look at each address.
    open: BTreeMap<String, usize>,
    /// The last word on findings, for pages that open later.
    findings: Option<Event>,
    /// The last word on everything else in the bar.
    state: Option<Event>,
}

impl Audience {
    pub fn new() -> Audience {
        Audience { sender: broadcast::channel(BACKLOG).0, shared: Arc::default() }
    }

    /// Tells all open pages.
    pub fn send(&self, event: Event) {
        match event {
            Event::Problems(_) | Event::Fine => self.shared().findings = Some(event.clone()),
            Event::State(_) => self.shared().state = Some(event.clone()),
            Event::Reload(_) | Event::Style(..) | Event::Follow(_) => {}
        }
        // Without a listener there is nobody to tell.
        let _ = self.sender.send(event);
    }

    /// The addresses somebody looks at.
    pub fn open(&self) -> Vec<String> {
        self.shared().open.keys().cloned().collect()
    }

    /// A seat for a page at `address`: what it hears until it leaves.
    pub fn join(&self, address: String) -> Seat {
        let receiver = self.sender.subscribe();
        let mut shared = self.shared();
        *shared.open.entry(address.clone()).or_default() += 1;
        let first = shared.state.iter().chain(&shared.findings).cloned().collect();
        drop(shared);
        Seat { audience: self.clone(), address, receiver, first }
    }

    fn shared(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

/// One open page.
#[derive(Debug)]
pub(super) struct Seat {
    audience: Audience,
    address: String,
    receiver: broadcast::Receiver<Event>,
    /// What is said before anything else.
    first: VecDeque<Event>,
}

impl Seat {
    /// The page that was shown is not what stands there now.
    pub fn is_late(&mut self) {
        self.first.push_back(Event::Reload(vec![self.address.clone()]));
    }

    /// The next message, or `None` when the server ends.
    pub async fn next(&mut self) -> Option<sse::Event> {
        if let Some(first) = self.first.pop_front() {
            return Some(first.message());
        }
        match self.receiver.recv().await {
            Ok(event) => Some(event.message()),
            // Whoever missed something gets everything anew.
            Err(broadcast::error::RecvError::Lagged(_)) => {
                Some(Event::Reload(vec![self.address.clone()]).message())
            }
            Err(broadcast::error::RecvError::Closed) => None,
        }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut shared = self.audience.shared();
        if let Some(count) = shared.open.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                shared.open.remove(&self.address);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_pages_are_counted_and_forgotten() {
        let audience = Audience::new();
        let first = audience.join("/a/".into());
        let second = audience.join("/a/".into());
        assert_eq!(audience.open(), ["/a/"]);
        drop(first);
        assert_eq!(audience.open(), ["/a/"]);
        drop(second);
        assert!(audience.open().is_empty());
    }

    #[test]
    fn a_page_that_opens_late_hears_of_the_findings() {
        let audience = Audience::new();
        audience.send(Event::Problems("{\n  \"a\": 1\n}".into()));
        audience.send(Event::State("{}".into()));
        let mut seat = audience.join("/".into());
        seat.is_late();
        let told = [
            Event::State("{}".into()),
            Event::Problems("{\n  \"a\": 1\n}".into()),
            Event::Reload(vec!["/".into()]),
        ];
        assert_eq!(seat.first, told);
        assert_eq!(one_line("{\n  \"a\": 1\n}"), "{\"a\": 1}");
    }
}
