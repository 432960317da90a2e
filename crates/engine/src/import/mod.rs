//! Sources → facts + findings.
//!
//! A reader takes the bytes or the table of one source and returns plain facts,
//! plus a [`Finding`](yike_domain::Finding) for everything it repaired, assumed or left out.

pub mod crs;
pub mod map;
pub mod osm;
pub mod points;
pub mod table;
