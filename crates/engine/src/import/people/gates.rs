//! Gates of compounds (小区) as points to measure from: staff ask how far it is from the gate.

use yike_domain::{LonLat, People, walking::StreetRules};

use super::assign;
use crate::{
    access::{Origin, OriginKind, OriginMethod},
    geometry::{METRES_PER_E7, MultiPolygon, Plane},
    import::{
        map::{Compound, MapFacts},
        table::Area,
        tiles::{Bounds, bounds_of_shape, inside},
    },
    network::{NodeMeaning, PointKind, judge_node},
};

/// How far from a compound's outline a gate may be mapped and still be its own, metres.
const GATE_REACH_M: f64 = 10.0;

/// The mapped gates on the outlines of compounds, ascending by map id; nobody lives at a gate.
/// A gate of several compounds is the smallest one's, of equals the first's.
#[must_use]
pub fn gates(map: &MapFacts, rules: &StreetRules, communities: &[Area]) -> Vec<Origin> {
    let streets = &map.streets;
    let area_m2: Vec<f64> = map.compounds.iter().map(|compound| compound.shape.area_m2()).collect();
    let boxes: Vec<Option<Bounds>> = map.compounds.iter().map(|compound| around(&compound.shape)).collect();
    let is_gate = |tags: u32| {
        let meaning = judge_node(&streets.tag_sets[tags as usize], rules);
        matches!(
            meaning,
            NodeMeaning::Point(PointKind::GatePublic | PointKind::GateUntagged | PointKind::GatePrivate, _)
        )
    };
    let nodes = streets.node_tags.iter().filter(|(_, tags)| is_gate(*tags));
    let (mut gates, compounds): (Vec<Origin>, Vec<u32>) = nodes
        .filter_map(|(node, _)| {
            let at = streets.node_at[*node as usize];
            let near = (0..map.compounds.len()).filter(|c| boxes[*c].is_some_and(|b| inside(b, at)));
            let own = near.filter(|c| is_on_outline(&map.compounds[*c], at));
            let compound = own.min_by(|a, b| area_m2[*a].total_cmp(&area_m2[*b]).then(a.cmp(b)))?;
            let origin = Origin {
                id: format!("node/{}", streets.node_ids[*node as usize]),
                at,
                people: People(0),
                ages: None,
                kind: OriginKind::Gate,
                method: OriginMethod::Given,
                community: u32::MAX,
                compound: u32::MAX,
            };
            Some((origin, u32::try_from(compound).unwrap_or(u32::MAX)))
        })
        .unzip();
    assign(&mut gates, communities, &[]);
    gates.iter_mut().zip(compounds).for_each(|(gate, compound)| gate.compound = compound);
    gates
}

/// The box of a shape and [`GATE_REACH_M`] around it.
fn around(shape: &MultiPolygon) -> Option<Bounds> {
    let (low, high) = bounds_of_shape(shape)?;
    let north = (GATE_REACH_M / METRES_PER_E7).ceil();
    let east = north / libm::cos(low.lat_degrees().abs().max(high.lat_degrees().abs()).to_radians()).max(0.01);
    let moved = |at: LonLat, sign: i32| LonLat {
        lon: at.lon.saturating_add(sign * east.ceil() as i32),
        lat: at.lat.saturating_add(sign * north as i32),
    };
    Some((moved(low, -1), moved(high, 1)))
}

/// Whether a position lies on a compound's outline, give or take [`GATE_REACH_M`].
pub(crate) fn is_on_outline(compound: &Compound, at: LonLat) -> bool {
    let plane = Plane::at(at);
    compound.shape.rings().flat_map(|ring| ring.windows(2)).any(|s| {
        let ((ax, ay), (bx, by)) = (plane.project(s[0]), plane.project(s[1]));
        let (dx, dy) = (bx - ax, by - ay);
        let length2 = dx * dx + dy * dy;
        let part = if length2 > 0.0 { (-(ax * dx + ay * dy) / length2).clamp(0.0, 1.0) } else { 0.0 };
        let (px, py) = (ax + part * dx, ay + part * dy);
        px * px + py * py <= GATE_REACH_M * GATE_REACH_M
    })
}
