//! What residents read without signing in: published circles, what stands in them and how to walk there.
//!
//! A place that a resident asks from is used for the one answer and kept nowhere.

mod circle;
mod circles;
mod ground;
mod hint;
mod outlet;
pub mod rules;

pub use circle::{CircleAsk, CircleView, Shown, Walking, circle};
pub use circles::{Listed, circles};
pub use ground::{From, Start};
pub use hint::{Hint, HintKind, MOST_HINT_CHARS, hint, hints, settle};
pub use outlet::{OutletView, Route, outlet};
