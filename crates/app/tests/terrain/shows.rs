//! Tiles of the bundled district: how fast they are made.

use std::time::Instant;

use yike_app::tiles::{TileId, base_tile};

use crate::ground::{District, standings};

#[test]
fn base_tiles_of_a_district_are_quick_and_small() {
    let district = District::wudaokou();
    let terrain = district.terrain(standings(&district.imported.outlets[..5]));
    let (low, high) = terrain.bounds().expect("it has streets");
    let middle = yike_domain::LonLat { lon: low.lon / 2 + high.lon / 2, lat: low.lat / 2 + high.lat / 2 };
    for z in 10..=18u8 {
        let tile = TileId::around(z, middle).expect("a tile");
        let start = Instant::now();
        let bytes = base_tile(&[&terrain.base], tile);
        let us = start.elapsed().as_micros();
        eprintln!("zoom {z}: {} bytes in {us} µs", bytes.len());
        assert!(!bytes.is_empty(), "zoom {z} shows something");
        assert!(bytes.len() < 500_000 && us < 500_000, "zoom {z}: {} bytes, {us} µs", bytes.len());
        assert_eq!(bytes, base_tile(&[&terrain.base], tile), "the same bytes again");
    }
    eprintln!("the base map takes {} KB", terrain.base.bytes() / 1000);
}
