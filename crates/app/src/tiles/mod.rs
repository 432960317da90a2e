//! Vector tiles (MVT 2.1) of the base map, circles, outlets and homes.
//!
//! Pure functions from facts to bytes: who may see what is decided before. Positions are
//! projected once to whole numbers of a 2³²-wide Web Mercator world, and everything after
//! that — cutting, thinning, rounding — is done in whole numbers, so that equal facts give
//! equal bytes.
//!
//! # References
//! Mapbox Vector Tile Specification 2.1; the tile scheme is that of web maps (EPSG:3857, XYZ).

mod base;
mod circles;
mod cut;
#[cfg(test)]
mod decode;
mod draw;
mod origins;
mod outlets;
mod thin;
mod world;

pub use base::{BaseMap, base_tile};
pub use circles::{CircleMark, circles_tile};
pub use draw::EXTENT;
pub use origins::{OriginMark, Reached, origins_tile};
pub use outlets::{OutletMark, outlets_tile};
pub use world::{FARTHEST_ZOOM, NEAREST_ZOOM, TileId, World};

#[cfg(test)]
mod tests;
