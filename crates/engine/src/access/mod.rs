//! Who reaches what, and when.

mod reach;

pub use reach::{Cost, Group, Near, Origin, OriginKind, OriginMethod, Reach, UNREACHED};
