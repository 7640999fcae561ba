//! Moments, days and months; knows no blog.
//!
//! There is no clock here: what "now" is comes in as a [`Moment`]. Local time is
//! always the time of a [`Zone`], and the hours that a change of clocks leaves out
//! or repeats are told apart, never guessed.

mod duration;
mod moment;
mod month;
mod written;
mod zone;

pub use duration::Duration;
pub use moment::Moment;
pub use month::Month;
pub use written::{Unreadable, Written};
pub use zone::{Local, Zone};
