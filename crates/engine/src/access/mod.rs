//! Who reaches what, and when.
//!
//! [`measure`] fills the reach table of a study, and an [`Updater`] keeps it true while
//! outlets open and close; [`matrix`], [`isochrones`], [`explain`]
//! and [`analyst`] answer single questions. All of them walk over a
//! [`Walk`](crate::network::Walk), and all costs are integers of its profile's unit.

pub mod analyst;
mod border;
mod control;
mod counts;
mod explain;
mod isochrone;
mod matrix;
mod measure;
mod nearest;
#[cfg(test)]
mod oracle_tests;
mod reach;
mod rows;
mod search;
mod table;
mod update;

pub use border::border_costs;
pub use control::{Cancelled, Control};
pub use explain::{Explanation, Step, explain};
pub use isochrone::{Isochrone, IsochroneOptions, isochrones};
pub use matrix::{Pair, Placed, matrix};
pub use measure::{Columns, MeasureOptions, measure};
pub use reach::{Cost, Group, Near, Origin, OriginKind, OriginMethod, Reach, UNREACHED};
pub use search::{Direction, Search};
pub use table::Table;
pub use update::Updater;
