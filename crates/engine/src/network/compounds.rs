//! Which compounds (小区) have gates on the map, and which have none.

use std::collections::{BTreeMap, BTreeSet};

use yike_domain::{Finding, LonLat, Severity};

use super::{Network, plaza::properly_cross, rules, street::PointKind};
use crate::import::{map::Compound, people::is_on_outline};

/// What the map knows of the ways into one compound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompoundGates {
    /// Position in the list of compounds.
    pub compound: u32,
    /// Mapped gates on the outline, by map id of the node, ascending.
    pub gates: Vec<i64>,
    /// Positions of those gates.
    pub gate_at: Vec<LonLat>,
    /// Streets that cross the outline without a gate.
    pub open_entrances: u32,
}

/// Looks for the gates and open entrances of every compound. A compound without any
/// mapped gate is a finding: whether its streets are open to all is then unknown.
#[must_use]
pub fn compound_gates(network: &Network, compounds: &[Compound], source: &str) -> (Vec<CompoundGates>, Vec<Finding>) {
    let gates = gate_points(network);
    let mut findings = Vec::new();
    let found: Vec<CompoundGates> = compounds
        .iter()
        .enumerate()
        .map(|(number, compound)| {
            let mut own: Vec<(i64, LonLat)> =
                gates.iter().copied().filter(|(_, at)| is_on_outline(compound, *at)).collect();
            own.sort_unstable();
            own.dedup();
            let open_entrances = crossings(network, compound, &own);
            if own.is_empty() {
                let name = if compound.name.is_empty() { &compound.id } else { &compound.name };
                findings.push(
                    Finding::new(Severity::Warning, source, compound.id.clone(), rules::COMPOUND_WITHOUT_GATE)
                        .with("name", name.as_str())
                        .with("entrances", open_entrances),
                );
            }
            let (gates, gate_at) = own.into_iter().unzip();
            CompoundGates { compound: number as u32, gates, gate_at, open_entrances }
        })
        .collect();
    (found, findings)
}

fn gate_points(network: &Network) -> Vec<(i64, LonLat)> {
    let view = network.view();
    let is_gate = |point: u16| (PointKind::GatePublic as u16..=PointKind::GatePrivate as u16).contains(&point);
    let chains = (0..view.chains.len()).filter(|c| is_gate(view.kind(*c).point));
    chains.map(|c| (view.ids_of(c)[0], view.point(view.shape_range(c).start))).collect()
}

/// Places where a street goes through the outline, in the middle of a side or at a corner
/// that both share, and no gate stands at either end of the segment or at the corner.
fn crossings(network: &Network, compound: &Compound, gates: &[(i64, LonLat)]) -> u32 {
    let view = network.view();
    let is_gate = |at: LonLat| gates.iter().any(|(_, gate)| *gate == at);
    let ends = |shape: u32| [view.point(shape as usize), view.point(shape as usize + 1)];
    let mut through: BTreeSet<u32> = BTreeSet::new();
    // By corner of the outline: whether streets lead in and whether they lead out.
    let mut corners: BTreeMap<LonLat, [bool; 2]> = BTreeMap::new();
    for ring in compound.shape.rings() {
        for side in ring.windows(2) {
            for shape in near(network, side[0], side[1]) {
                let [a, b] = ends(shape);
                if properly_cross(side[0], side[1], a, b) {
                    through.insert(shape);
                }
                for corner in [a, b].into_iter().filter(|at| side.contains(at)) {
                    let leads_in = compound.shape.contains(middle(a, b));
                    corners.entry(corner).or_default()[usize::from(leads_in)] = true;
                }
            }
        }
    }
    let open_sides = through.iter().filter(|shape| !ends(**shape).iter().any(|at| is_gate(*at))).count();
    let open_corners = corners.iter().filter(|(at, leads)| **leads == [true; 2] && !is_gate(**at)).count();
    u32::try_from(open_sides + open_corners).unwrap_or(u32::MAX)
}

/// Street segments in the cells around a side.
fn near(network: &Network, from: LonLat, to: LonLat) -> Vec<u32> {
    let view = network.view();
    let frame = &view.grid.frame;
    let ([x0, y0], [x1, y1]) = (frame.cell(from), frame.cell(to));
    let cells = (y0.min(y1)..=y0.max(y1)).flat_map(|y| (x0.min(x1)..=x0.max(x1)).map(move |x| (x, y)));
    let mut found: Vec<u32> = cells
        .filter_map(|(x, y)| frame.number(x, y))
        .flat_map(|cell| &view.grid.entries[view.grid.starts[cell] as usize..view.grid.starts[cell + 1] as usize])
        .copied()
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

#[expect(clippy::cast_possible_truncation, reason = "the middle of two i32 is an i32")]
fn middle(a: LonLat, b: LonLat) -> LonLat {
    let half = |a: i32, b: i32| ((i64::from(a) + i64::from(b)) / 2) as i32;
    LonLat { lon: half(a.lon, b.lon), lat: half(a.lat, b.lat) }
}
