//! Files and settings, as they are.
//!
//! [`Sources`] holds a project in memory, the default theme included; it is the only
//! place of this room that reads files. Front matter in either notation becomes a
//! [`Tree`], [`Fields`] reads a tree by its [`Shape`], and [`Settings`] is `site.toml`
//! read that way. What posts, authors and events are is not known here.

mod fields;
mod front_matter;
mod hash;
mod kinds;
mod problems;
mod schema;
mod settings;
mod shape;
mod sources;
mod toml;
mod tree;
mod url;
mod yaml;

pub use fields::{Field, Fields, Picture, Spanned};
pub use front_matter::{FrontMatter, front_matter, toml_file};
pub use hash::Hash;
pub use kinds::{is_id, is_language};
pub use problems::{RULES, unknown_key, unknown_rule};
pub use settings::*;
pub use shape::{ADDRESSES, Entry, IDS, Kind, Shape, TEXTS};
pub use sources::{Content, Size, SourceFile, Sources};
pub use tree::{Key, Tree, Value};
pub use url::{BaseUrl, UrlPath};
