//! The live preview: knows bytes and strings only.
//!
//! A [`Server`] shows what a [`Router`] answers and tells open pages what changed; a
//! [`Watcher`] says which files somebody touched. What the files mean, and what a page
//! is, only the router knows. tokio and axum live here and nowhere else.

mod bind;
mod files;
mod guard;
mod inject;
mod open;
mod server;
mod stream;
mod watch;

pub use open::open;
pub use server::{Body, Options, Reply, Router, Server, Step};
pub use stream::Event;
pub use watch::{Touched, Watcher, Watching};
