//! Tags of a way or node → what a walker meets there.

use bytemuck::{Pod, Zeroable};
use yike_domain::walking::{ClassWalk, StreetRules};

use crate::import::map::TagSet;

/// Attributes shared by many streets: class, surface, slope and who may use it.
///
/// Stored once per distinct value; a chain refers to it by position.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Pod, Zeroable)]
#[repr(C)]
pub struct StreetKind {
    /// Position of the class in the rule file.
    pub class: u16,
    /// Bits of [`flag`].
    pub flags: u16,
    /// Incline, per mille, 0 where untagged.
    pub incline_permille: u16,
    /// Width, millimetres, 0 where untagged.
    pub width_mm: u16,
    /// Kerb height of a kerb point, millimetres, 0 where there is none.
    pub kerb_mm: u16,
    /// A [`PointKind`] for chains that stand for a point, 0 for streets.
    pub point: u16,
}

/// Bits of [`StreetKind::flags`].
pub mod flag {
    /// Stairs.
    pub const STEPS: u16 = 1;
    /// Rough surface.
    pub const ROUGH: u16 = 2;
    /// Private street: for those who belong there.
    pub const PRIVATE: u16 = 4;
    /// Crossing with signals.
    pub const CROSSING_SIGNALS: u16 = 8;
    /// Marked crossing without signals.
    pub const CROSSING_ZEBRA: u16 = 16;
    /// Crossing without marks.
    pub const CROSSING_UNMARKED: u16 = 32;
    /// A lift.
    pub const LIFT: u16 = 64;
    /// Tagged `wheelchair=no`.
    pub const WHEELCHAIR_NO: u16 = 128;
    /// Stairs with a ramp for wheelchairs.
    pub const RAMP_WHEELCHAIR: u16 = 256;
    /// On a bridge.
    pub const BRIDGE: u16 = 1024;
    /// In a tunnel or underpass.
    pub const TUNNEL: u16 = 2048;
    /// A line drawn across a plaza.
    pub const PLAZA: u16 = 4096;
    /// Open at certain hours only.
    pub const HOURS: u16 = 8192;
    /// Tagged `stroller=no`.
    pub const STROLLER_NO: u16 = 16384;
}

/// What stands at a point of the network: a gate, a lift, a kerb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum PointKind {
    /// A gate that everybody may pass.
    GatePublic = 1,
    /// A gate whose access is not tagged.
    GateUntagged = 2,
    /// A gate for those who belong there.
    GatePrivate = 3,
    /// A barrier nobody passes.
    Closed = 4,
    /// The border between a public and a private street, without a mapped gate.
    PrivateBorder = 5,
    /// A lift.
    Lift = 6,
    /// A kerb.
    Kerb = 7,
    /// A narrow passage.
    Narrow = 8,
}

impl PointKind {
    /// Whether it is a gate that somebody may pass.
    #[must_use]
    pub const fn is_gate(self) -> bool {
        matches!(self, Self::GatePublic | Self::GateUntagged | Self::GatePrivate)
    }
}

/// The value of a key in a sorted tag set.
#[must_use]
pub fn tag<'a>(tags: &'a TagSet, key: &str) -> Option<&'a str> {
    tags.binary_search_by(|(k, _)| k.as_str().cmp(key)).ok().map(|at| tags[at].1.as_str())
}

/// The word that decides access, and what it says.
enum Access {
    Allowed,
    Private,
    Denied,
    Unsaid,
}

fn access(tags: &TagSet, rules: &StreetRules) -> Access {
    for key in &rules.access_keys {
        let Some(value) = tag(tags, key) else { continue };
        if rules.allow.iter().any(|w| w == value) {
            return Access::Allowed;
        }
        if rules.private.iter().any(|w| w == value) {
            return Access::Private;
        }
        if rules.deny.iter().any(|w| w == value) {
            return Access::Denied;
        }
    }
    Access::Unsaid
}

/// What a street's tags mean for walking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Street {
    /// It is walked, as this kind.
    Walk(StreetKind),
    /// It is a plaza, crossed in straight lines.
    Plaza(StreetKind),
    /// It is not walked.
    No,
    /// Its class is not in the rule file.
    Unknown(String),
}

/// Judges one tag set by the rules.
#[must_use]
pub fn judge(tags: &TagSet, rules: &StreetRules) -> Street {
    let Some(highway) = tag(tags, "highway") else { return Street::No };
    let Some(class) = rules.class.iter().position(|c| c.highway == highway) else {
        return Street::Unknown(highway.to_owned());
    };
    let access = access(tags, rules);
    let mut kind = StreetKind { class: u16::try_from(class).unwrap_or(u16::MAX), ..StreetKind::default() };
    match (rules.class[class].walk, &access) {
        (ClassWalk::No, _) | (_, Access::Denied) => return Street::No,
        (_, Access::Private) => kind.flags |= flag::PRIVATE,
        (ClassWalk::IfTagged, Access::Unsaid) if !has_sidewalk(tags) => return Street::No,
        _ => {}
    }
    if tag(tags, "motorroad") == Some("yes") && !matches!(access, Access::Allowed) {
        return Street::No;
    }
    kind.flags |= surface_flags(tags, rules) | crossing_flag(tags, highway) | structure_flags(tags, highway);
    kind.incline_permille = tag(tags, "incline").and_then(incline_permille).unwrap_or(0);
    kind.width_mm = tag(tags, "width").and_then(millimetres).unwrap_or(0);
    let plaza = tag(tags, "area") == Some("yes");
    if plaza { Street::Plaza(StreetKind { flags: kind.flags | flag::PLAZA, ..kind }) } else { Street::Walk(kind) }
}

fn has_sidewalk(tags: &TagSet) -> bool {
    ["sidewalk", "sidewalk:both", "sidewalk:left", "sidewalk:right"]
        .iter()
        .filter_map(|key| tag(tags, key))
        .any(|v| matches!(v, "yes" | "both" | "left" | "right"))
}

fn surface_flags(tags: &TagSet, rules: &StreetRules) -> u16 {
    let rough = tag(tags, "surface").is_some_and(|v| rules.rough_surfaces.iter().any(|w| w == v))
        || tag(tags, "smoothness").is_some_and(|v| rules.rough_smoothness.iter().any(|w| w == v));
    if rough { flag::ROUGH } else { 0 }
}

fn crossing_flag(tags: &TagSet, highway: &str) -> u16 {
    let is_crossing = tag(tags, "footway") == Some("crossing") || highway == "crossing";
    if !is_crossing {
        return 0;
    }
    match (tag(tags, "crossing"), tag(tags, "crossing:signals"), tag(tags, "crossing:markings")) {
        (Some("traffic_signals"), _, _) | (_, Some("yes"), _) => flag::CROSSING_SIGNALS,
        (Some("zebra" | "marked" | "uncontrolled"), _, _) => flag::CROSSING_ZEBRA,
        (_, _, Some(marks)) if marks != "no" => flag::CROSSING_ZEBRA,
        _ => flag::CROSSING_UNMARKED,
    }
}

fn structure_flags(tags: &TagSet, highway: &str) -> u16 {
    let mut flags = 0;
    let is = |key: &str, value: &str| tag(tags, key) == Some(value);
    let is_escalator = highway == "steps" && tag(tags, "conveying").is_some_and(|v| v != "no");
    if highway == "steps" && !is_escalator {
        flags |= flag::STEPS;
    }
    if is_escalator && !is("wheelchair", "yes") {
        flags |= flag::WHEELCHAIR_NO;
    }
    if highway == "elevator" {
        flags |= flag::LIFT;
    }
    if is("wheelchair", "no") {
        flags |= flag::WHEELCHAIR_NO;
    }
    if is("stroller", "no") {
        flags |= flag::STROLLER_NO;
    }
    if is("ramp:wheelchair", "yes") || (highway == "steps" && is("wheelchair", "yes")) {
        flags |= flag::RAMP_WHEELCHAIR;
    }
    if tag(tags, "bridge").is_some_and(|v| v != "no") {
        flags |= flag::BRIDGE;
    }
    if tag(tags, "tunnel").is_some_and(|v| v != "no") {
        flags |= flag::TUNNEL;
    }
    if tag(tags, "opening_hours").is_some_and(|v| v != "24/7") {
        flags |= flag::HOURS;
    }
    flags
}

/// Whether the tags let walkers pass in one direction only: an escalator, or a way that says so.
#[must_use]
pub fn is_one_way_on_foot(tags: &TagSet) -> bool {
    matches!(tag(tags, "oneway:foot"), Some("yes" | "-1" | "1"))
        || matches!(tag(tags, "conveying"), Some("forward" | "backward"))
}

/// What a node's tags put in the walker's way, with the bits and sizes that go with it.
#[must_use]
pub fn judge_node(tags: &TagSet, rules: &StreetRules) -> NodeMeaning {
    let mut kind = StreetKind::default();
    if tag(tags, "opening_hours").is_some_and(|v| v != "24/7") {
        kind.flags |= flag::HOURS;
    }
    if let Some(barrier) = tag(tags, "barrier") {
        return barrier_meaning(tags, barrier, kind, rules);
    }
    if tag(tags, "highway") == Some("elevator") {
        kind.flags |= flag::LIFT;
        return NodeMeaning::Point(PointKind::Lift, kind);
    }
    kerb_meaning(tags, kind)
}

/// What [`judge_node`] found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeMeaning {
    /// Nothing that matters to walkers.
    Nothing,
    /// A point to pass.
    Point(PointKind, StreetKind),
    /// A barrier the rule file does not know.
    UnknownBarrier(String),
}

fn barrier_meaning(tags: &TagSet, barrier: &str, mut kind: StreetKind, rules: &StreetRules) -> NodeMeaning {
    let listed = |words: &[String]| words.iter().any(|w| w == barrier);
    let access = access(tags, rules);
    if listed(&rules.barriers.open) {
        if barrier == "kerb" {
            return kerb_meaning(tags, kind);
        }
        if matches!(access, Access::Private) {
            return NodeMeaning::Point(PointKind::GatePrivate, kind);
        }
        return match tag(tags, "width").or(tag(tags, "maxwidth")).and_then(millimetres) {
            Some(width) => {
                kind.width_mm = width;
                NodeMeaning::Point(PointKind::Narrow, kind)
            }
            None => NodeMeaning::Nothing,
        };
    }
    if listed(&rules.barriers.gate) {
        let point = match access {
            _ if tag(tags, "locked") == Some("yes") => PointKind::Closed,
            Access::Allowed => PointKind::GatePublic,
            Access::Private | Access::Denied => PointKind::GatePrivate,
            Access::Unsaid => PointKind::GateUntagged,
        };
        return NodeMeaning::Point(point, kind);
    }
    if listed(&rules.barriers.closed) {
        let point = if matches!(access, Access::Allowed) { PointKind::GatePublic } else { PointKind::Closed };
        return NodeMeaning::Point(point, kind);
    }
    NodeMeaning::UnknownBarrier(barrier.to_owned())
}

fn kerb_meaning(tags: &TagSet, mut kind: StreetKind) -> NodeMeaning {
    let height = tag(tags, "kerb:height").and_then(millimetres).or(match tag(tags, "kerb") {
        // Heights of the OpenStreetMap values, wiki Key:kerb.
        Some("raised" | "yes") => Some(100),
        Some("rolled" | "lowered") => Some(30),
        _ => None,
    });
    match height {
        Some(mm) if mm > 0 => {
            kind.kerb_mm = mm;
            NodeMeaning::Point(PointKind::Kerb, kind)
        }
        _ => NodeMeaning::Nothing,
    }
}

/// `12%`, `-8 %`, `1:12`, `up` → per mille without sign.
fn incline_permille(text: &str) -> Option<u16> {
    let text = text.trim();
    let value = if let Some(percent) = text.strip_suffix('%') {
        percent.trim().parse::<f64>().ok()? * 10.0
    } else if let Some((rise, run)) = text.split_once(':') {
        rise.trim().parse::<f64>().ok()? * 1000.0 / run.trim().parse::<f64>().ok()?
    } else if let Some(degrees) = text.strip_suffix('°') {
        libm::tan(degrees.trim().parse::<f64>().ok()?.to_radians()) * 1000.0
    } else {
        return None;
    };
    bounded_u16(value.abs())
}

/// `1.5`, `1.5 m`, `150 cm`, `0.03` → millimetres.
fn millimetres(text: &str) -> Option<u16> {
    let text = text.trim();
    let (number, factor) = if let Some(cm) = text.strip_suffix("cm") {
        (cm, 10.0)
    } else if let Some(mm) = text.strip_suffix("mm") {
        (mm, 1.0)
    } else {
        (text.strip_suffix('m').unwrap_or(text), 1000.0)
    };
    bounded_u16(number.trim().parse::<f64>().ok()? * factor)
}

fn bounded_u16(value: f64) -> Option<u16> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded below")]
    (value.is_finite() && value >= 0.0).then(|| value.min(65_535.0).round() as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_and_inclines_are_read_with_their_units() {
        assert_eq!(millimetres("1.5 m"), Some(1500));
        assert_eq!(millimetres("90cm"), Some(900));
        assert_eq!(millimetres("0.03"), Some(30));
        assert_eq!(millimetres("wide"), None);
        assert_eq!(incline_permille("-8%"), Some(80));
        assert_eq!(incline_permille("1:12"), Some(83));
        assert_eq!(incline_permille("up"), None);
    }
}
