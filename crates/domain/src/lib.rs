//! Words and rules of the 15-minute convenient living circle (城市一刻钟便民生活圈).
//!
//! This floor says what things *are*: units, business types, walking profiles,
//! standard packs, findings, outlets, circles, organisation units, roles and permissions. It reads no file, no clock and no environment.

pub mod account;
pub mod circle;
pub mod day;
pub mod finding;
pub mod outlet;
pub mod place;
pub mod standard;
pub mod taxonomy;
pub mod units;
pub mod walking;

pub use day::{Day, Period};
pub use finding::{Arg, Finding, Message, Rule, Severity, Trouble};
pub use units::{Length, LonLat, People, WalkTime};
