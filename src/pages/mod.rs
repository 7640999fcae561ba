//! Which pages exist and what each shows.
//!
//! [`Plans`] turn the linked blog into [`Routes`]: every address, once. [`render`]
//! writes the page of one of them, from views that only templates see, kept on the
//! [`Shelf`]. Files are not written here, and nothing is rendered that nobody asks for.

mod blocks;
mod captions;
mod fill;
mod frame;
mod head;
mod links;
mod listing;
mod lists;
mod make;
mod menu;
mod pagination;
mod parts;
mod plan;
mod problems;
mod redirects;
mod render;
mod routes;
mod shelf;
mod views;

pub use captions::films_without_captions;
pub use parts::Parts;
pub use plan::Plans;
pub use problems::RULES;
pub use render::{copied, render};
pub use routes::{Kind, Redirect, Routes};
pub use shelf::Shelf;
