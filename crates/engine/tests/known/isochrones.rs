//! Intersection over union with Valhalla's isochrones, on a grid of 10 m.

use yike_domain::LonLat;
use yike_engine::{
    access::{Control, Direction, IsochroneOptions, isochrones},
    geometry::{MultiPolygon, Plane, Polygon},
    network::{GatePolicy, Network, SnapOptions, Snapper, Walk},
};

use crate::{profile, testdata};

/// Intersection over union of every isochrone of the file with ours.
pub fn overlaps(network: &Network, folder: &str) -> Vec<f64> {
    let bytes = testdata(&format!("{folder}/valhalla_walk_isochrones.geojson"));
    let file: serde_json::Value = serde_json::from_slice(&bytes).expect("GeoJSON");
    let walk = Walk::new(network, &profile("shortest"), GatePolicy::OPEN);
    let snapper = Snapper::new(&walk, SnapOptions::default());
    let features = file["features"].as_array().expect("features");
    features
        .iter()
        .map(|feature| {
            let number = |name: &str| feature["properties"][name].as_f64().expect("number");
            let at = LonLat::from_degrees(number("lon"), number("lat")).expect("position");
            let attachment = walk.attach(&snapper.snap(at).expect("a street"));
            let cutoff = walk.cost_of_ms((number("minutes") * 60_000.0) as u32);
            let ours = isochrones(
                &walk,
                &[vec![attachment]],
                &[cutoff],
                Direction::FromHome,
                IsochroneOptions::default(),
                Control::default(),
            )
            .expect("not cancelled");
            overlap(&ours[0][0].shape, &theirs(feature), at)
        })
        .collect()
}

fn theirs(feature: &serde_json::Value) -> MultiPolygon {
    let ring = |ring: &serde_json::Value| -> Vec<LonLat> {
        let points = ring.as_array().expect("ring").iter();
        points
            .map(|p| LonLat::from_degrees(p[0].as_f64().expect("lon"), p[1].as_f64().expect("lat")).expect("position"))
            .collect()
    };
    let rings: Vec<Vec<LonLat>> = match feature["geometry"]["type"].as_str() {
        Some("MultiPolygon") => feature["geometry"]["coordinates"]
            .as_array()
            .expect("polygons")
            .iter()
            .flat_map(|p| p.as_array().expect("rings").iter().map(ring))
            .collect(),
        _ => feature["geometry"]["coordinates"].as_array().expect("rings").iter().map(ring).collect(),
    };
    MultiPolygon(rings.into_iter().map(|outer| Polygon { outer, holes: Vec::new() }).collect())
}

fn overlap(a: &MultiPolygon, b: &MultiPolygon, centre: LonLat) -> f64 {
    let plane = Plane::at(centre);
    let (mut both, mut either) = (0u32, 0u32);
    for x in -160..=160 {
        for y in -160..=160 {
            let at = plane.unproject((f64::from(x) * 10.0, f64::from(y) * 10.0));
            let (in_a, in_b) = (a.contains(at), b.contains(at));
            both += u32::from(in_a && in_b);
            either += u32::from(in_a || in_b);
        }
    }
    f64::from(both) / f64::from(either)
}
