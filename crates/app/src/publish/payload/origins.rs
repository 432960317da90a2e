//! Where residents set out from, what they reach, and the outlets: column by column.

use std::collections::BTreeMap;

use yike_engine::{
    access::{Cost, OriginKind, OriginMethod, Reach},
    assess::PlaceLevel,
};

use super::{
    Isochrone, Method, Origins, Outlets,
    make::{Frame, per_profile_and_group, rounded_up},
};

/// Longest walk a column can hold, in seconds or metres: 18 hours or 65 kilometres.
const FARTHEST: i64 = 65_534;
/// Not found within the search limit.
const NONE_FOUND: u16 = 65_535;

/// Every origin.
pub(super) fn origins(frame: &Frame<'_>) -> Origins {
    let draft = frame.draft;
    let origins = &draft.imported.origins;
    let place = |level, index: u32| frame.places.get(&(level, index)).map_or(-1, |&at| index_of(at));
    let buildings: BTreeMap<&str, usize> =
        draft.imported.map.buildings.iter().enumerate().map(|(at, building)| (building.id.as_str(), at)).collect();
    let building = |origin: &yike_engine::access::Origin| match origin.kind {
        OriginKind::Building => buildings.get(origin.id.as_str()).map_or(-1, |&at| index_of(at)),
        _ => -1,
    };
    Origins {
        at: frame.corner.line(origins.iter().map(|origin| origin.at)),
        people: origins.iter().map(|origin| origin.people.0).collect(),
        community: origins.iter().map(|origin| place(PlaceLevel::Community, origin.community)).collect(),
        compound: origins.iter().map(|origin| place(PlaceLevel::Compound, origin.compound)).collect(),
        building: origins.iter().map(building).collect(),
        gates: (0..origins.len()).filter(|at| origins[*at].kind == OriginKind::Gate).collect(),
        unsnapped: draft.measured.iter().map(|measured| unsnapped(&measured.reach)).collect(),
        border: draft.measured.iter().map(|measured| packed(measured.reach.border_cost.iter().copied())).collect(),
        methods: methods(frame),
        reach: per_profile_and_group(frame, |_, measured, group| {
            let reach = &measured.reach;
            (!measured.groups[group].members.is_empty())
                .then(|| packed((0..reach.n_origins).map(|at| reach.nearest(at, group)[0].cost)))
        }),
    }
}

fn unsnapped(reach: &Reach) -> Vec<usize> {
    reach.unsnapped.iter().enumerate().filter(|(_, unsnapped)| **unsnapped).map(|(at, _)| at).collect()
}

fn index_of(at: usize) -> i64 {
    i64::try_from(at).unwrap_or(-1)
}

fn methods(frame: &Frame<'_>) -> Vec<Method> {
    let mut methods: BTreeMap<OriginMethod, (u64, usize)> = BTreeMap::new();
    // Nobody was placed at a gate.
    for origin in frame.draft.imported.origins.iter().filter(|origin| origin.kind != OriginKind::Gate) {
        let (people, n) = methods.entry(origin.method).or_default();
        *people += u64::from(origin.people.0);
        *n += 1;
    }
    let words = methods.into_iter().map(|(method, (people, n))| Method { method: method_word(method), people, n });
    words.collect()
}

/// The word of a method in files and catalogues.
pub const fn method_word(method: OriginMethod) -> &'static str {
    match method {
        OriginMethod::Given => "given",
        OriginMethod::FloorArea => "floor-area",
        OriginMethod::ResidentialLand => "residential-land",
        OriginMethod::Streets => "streets",
    }
}

/// Costs as base64 of little-endian u16, rounded up to seconds or metres.
fn packed(costs: impl Iterator<Item = Cost>) -> String {
    let bytes: Vec<u8> = costs.flat_map(|cost| walk16(cost).to_le_bytes()).collect();
    crate::publish::base64::encode(&bytes)
}

fn walk16(cost: Cost) -> u16 {
    if cost == yike_engine::access::UNREACHED {
        return NONE_FOUND;
    }
    u16::try_from(rounded_up(cost).min(FARTHEST)).unwrap_or(NONE_FOUND)
}

/// Every outlet that counts.
pub(super) fn outlets(frame: &Frame<'_>) -> Outlets {
    let outlets = &frame.draft.imported.outlets;
    Outlets {
        at: frame.corner.line(outlets.iter().map(|outlet| outlet.at)),
        name: outlets.iter().map(|outlet| outlet.name.clone()).collect(),
        types: outlets.iter().map(|outlet| outlet.types.iter().map(|at| at.0).collect()).collect(),
        address: outlets.iter().map(|outlet| outlet.address.clone()).collect(),
        hours: outlets.iter().map(|outlet| outlet.hours.clone()).collect(),
        source: outlets.iter().map(|outlet| outlet.source).collect(),
    }
}

/// Service areas of the groups that the report shows.
pub(super) fn isochrones(frame: &Frame<'_>) -> Vec<Isochrone> {
    let mut list = Vec::new();
    for (profile, measured) in frame.draft.measured.iter().enumerate() {
        for area in &measured.areas {
            let Some(id) = measured.groups.get(area.group as usize).map(|group| &group.id) else { continue };
            let Some(group) = frame.groups.iter().position(|group| group == id) else { continue };
            list.push(Isochrone { profile, group, minutes: area.minutes, shape: frame.corner.polygons(&area.shape) });
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn walks_are_rounded_up_and_none_stays_none() {
        // 480 000 ms are exactly 480 s; one more millisecond is beyond 8 minutes.
        let costs = [0, 480_000, 480_001, 4_000_000_000, yike_engine::access::UNREACHED];
        assert_eq!(costs.map(walk16), [0, 480, 481, 65_534, 65_535]);
        assert_eq!(packed([1_000, 256_000].into_iter()), "AQAAAQ==");
    }
}
