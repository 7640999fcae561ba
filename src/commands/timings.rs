//! What took how long, for `--timings`.

use std::time::{Duration, Instant};

/// The stages of a run with their durations, in order.
#[derive(Debug)]
pub(super) struct Timings {
    start: Instant,
    last: Instant,
    stages: Vec<(&'static str, Duration)>,
}

impl Timings {
    /// Starts the watch.
    pub fn start() -> Timings {
        let now = instant();
        Timings { start: now, last: now, stages: Vec::new() }
    }

    /// Says that `stage` is over.
    pub fn mark(&mut self, stage: &'static str) {
        let now = instant();
        self.stages.push((stage, now - self.last));
        self.last = now;
    }

    /// Stages and the whole, a line each, in milliseconds.
    pub fn lines(&self) -> String {
        let whole = ("total", self.last - self.start);
        let stages = self.stages.iter().chain(std::iter::once(&whole));
        stages.map(|(stage, time)| format!("{stage:<10}{:>10.1} ms\n", time.as_secs_f64() * 1000.0)).collect()
    }
}

/// What `work` gives, and how long it took.
pub(super) fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = instant();
    let done = work();
    (done, instant() - start)
}

/// A line for one thing: `12.3 ms  /blog/vpn/`.
pub(super) fn line(time: Duration, what: &str) -> String {
    format!("{:>20.1} ms  {what}", time.as_secs_f64() * 1000.0)
}

#[expect(clippy::disallowed_methods, reason = "durations are printed, never part of a page")]
fn instant() -> Instant {
    Instant::now()
}
