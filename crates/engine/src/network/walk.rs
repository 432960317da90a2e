//! A profile and a gate policy put on a network: what each chain costs to walk.

use serde::{Deserialize, Serialize};
use yike_domain::walking::{Basis, WalkProfile};

use super::{
    Network, View,
    arrays::Sets,
    snap::Snapped,
    street::{PointKind, StreetKind, flag},
};
use crate::access::{Cost, UNREACHED};

/// What a gate does to walkers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GateRule {
    /// Everybody passes.
    Open,
    /// Those who live behind it pass, on the way out and home; nobody walks through.
    Residents,
    /// Nobody passes.
    Closed,
}

/// What gates do, by what the map says of their access. An explicit setting,
/// printed on every result: in China it decides the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GatePolicy {
    /// Gates and streets tagged private, and gates tagged `access=no`.
    pub private: GateRule,
    /// Gates without an access tag.
    pub untagged: GateRule,
}

impl GatePolicy {
    /// `open`: every gate passes.
    pub const OPEN: Self = Self { private: GateRule::Open, untagged: GateRule::Open };
    /// `residents`: private gates and streets are for those behind them; untagged gates pass.
    pub const RESIDENTS: Self = Self { private: GateRule::Residents, untagged: GateRule::Open };
    /// `closed`: neither private nor untagged gates pass.
    pub const CLOSED: Self = Self { private: GateRule::Closed, untagged: GateRule::Closed };

    /// The policy of a word (`open`, `residents`, `closed`).
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "open" => Some(Self::OPEN),
            "residents" => Some(Self::RESIDENTS),
            "closed" => Some(Self::CLOSED),
            _ => None,
        }
    }
}

/// One way out of a junction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Half {
    /// Junction it leads to.
    pub to: u32,
    /// Cost of the chain.
    pub cost: Cost,
}

/// Where a point stands on the network: on a chain, so far from both its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// The chain, or `u32::MAX` for a point that no street could be found for.
    pub chain: u32,
    /// Cost along the chain from its start to the point.
    pub from_start: Cost,
    /// Cost along the chain from the point to its end.
    pub to_end: Cost,
    /// Cost of the access leg between the point and the street.
    pub access: Cost,
}

impl Attachment {
    /// A point without a street.
    pub const NONE: Self = Self { chain: u32::MAX, from_start: 0, to_end: 0, access: 0 };

    /// Whether the point stands on a street.
    #[must_use]
    pub const fn is_some(&self) -> bool {
        self.chain != u32::MAX
    }
}

/// A network as one profile walks it under one gate policy.
pub struct Walk<'n> {
    /// The network.
    pub network: &'n Network,
    /// The network's arrays.
    pub view: View<'n>,
    /// The profile.
    pub profile: WalkProfile,
    /// The gate policy.
    pub gates: GatePolicy,
    /// Speed in percent of the profile's (100 outside sensitivity runs).
    pub speed_percent: u32,
    /// Cost of each chain; [`UNREACHED`] where it cannot be walked.
    pub chain_cost: Vec<Cost>,
    /// First half of each junction; one more than junctions.
    pub starts: Vec<u32>,
    /// Ways out: residents leaving home pass their gates.
    pub out: Vec<Half>,
    /// Ways in, for searches from outlets towards homes: every way of `out` turned round.
    /// Empty when no gate is one-way: then `out` serves both.
    inward: Vec<Half>,
    inward_starts: Vec<u32>,
    /// By chain: the side from which alone it may be walked. Empty when no gate is one-way.
    one_way: Vec<Option<u8>>,
}

impl<'n> Walk<'n> {
    /// Puts a profile and a gate policy on a network.
    #[must_use]
    pub fn new(network: &'n Network, profile: &WalkProfile, gates: GatePolicy) -> Self {
        Self::at_speed(network, profile, gates, 100)
    }

    /// The same at another speed, in percent; waits stay as they are.
    #[must_use]
    pub fn at_speed(network: &'n Network, profile: &WalkProfile, gates: GatePolicy, speed_percent: u32) -> Self {
        let view = network.view();
        let mut walk = Self {
            network,
            view,
            profile: profile.clone(),
            gates,
            speed_percent,
            chain_cost: Vec::new(),
            starts: Vec::new(),
            out: Vec::new(),
            inward: Vec::new(),
            inward_starts: Vec::new(),
            one_way: Vec::new(),
        };
        walk.chain_cost = view.chains.iter().enumerate().map(|(c, chain)| walk.cost(view.kind(c), chain)).collect();
        let directions = walk.gate_directions();
        (walk.starts, walk.out) = walk.halves(|chain, side| directions[chain].is_none_or(|from| from == side));
        if directions.iter().any(Option::is_some) {
            (walk.inward_starts, walk.inward) =
                walk.halves(|chain, side| directions[chain].is_none_or(|from| from != side));
            walk.one_way = directions;
        }
        walk
    }

    /// Whether some gates pass in one direction only.
    #[must_use]
    pub fn has_one_way_gates(&self) -> bool {
        !self.inward.is_empty()
    }

    /// Ways out of a junction for someone leaving home.
    #[must_use]
    pub fn outward(&self) -> (&[u32], &[Half]) {
        (&self.starts, &self.out)
    }

    /// Calls `f` with every chain that leads out of a junction, and where.
    pub fn for_each_out(&self, junction: u32, mut f: impl FnMut(usize, Half)) {
        let range = self.view.adjacency_start[junction as usize] as usize
            ..self.view.adjacency_start[junction as usize + 1] as usize;
        for half in &self.view.adjacency[range] {
            let (chain, side) = ((half >> 1) as usize, (half & 1) as usize);
            let one_way = self.one_way.get(chain).copied().flatten();
            if self.chain_cost[chain] != UNREACHED && one_way.is_none_or(|from| usize::from(from) == side) {
                f(chain, Half { to: self.view.chains[chain].ends[1 - side], cost: self.chain_cost[chain] });
            }
        }
    }

    /// Ways for a search that runs from outlets to homes.
    #[must_use]
    pub fn inward(&self) -> (&[u32], &[Half]) {
        if self.has_one_way_gates() { (&self.inward_starts, &self.inward) } else { (&self.starts, &self.out) }
    }

    /// Cost of a length on level ground.
    #[must_use]
    pub fn level_cost(&self, length_mm: u64) -> Cost {
        let cost = match self.profile.basis {
            Basis::Length => (length_mm * 100 + u64::from(self.speed_percent) / 2) / u64::from(self.speed_percent),
            Basis::Time => self.time(length_mm, self.profile.speed_mm_s),
        };
        u32::try_from(cost).unwrap_or(UNREACHED - 1)
    }

    /// Walking time of a cost, milliseconds.
    #[must_use]
    pub fn duration_ms(&self, cost: Cost) -> u32 {
        match self.profile.basis {
            Basis::Time => cost,
            Basis::Length => u32::try_from(self.profile.level_time_ms(u64::from(cost))).unwrap_or(u32::MAX),
        }
    }

    /// The cost of a walking time.
    #[must_use]
    pub fn cost_of_ms(&self, ms: u32) -> Cost {
        match self.profile.basis {
            Basis::Time => ms,
            Basis::Length => u32::try_from(self.profile.level_mm(u64::from(ms))).unwrap_or(UNREACHED - 1),
        }
    }

    /// The cost of walking so many metres on level ground at the profile's own speed.
    #[must_use]
    pub fn cost_of_mm(&self, length_mm: u64) -> Cost {
        match self.profile.basis {
            Basis::Length => u32::try_from(length_mm).unwrap_or(UNREACHED - 1),
            Basis::Time => u32::try_from(self.profile.level_time_ms(length_mm)).unwrap_or(UNREACHED - 1),
        }
    }

    /// Where a snapped point stands, in this walk's cost.
    #[must_use]
    pub fn attach(&self, snapped: &Snapped) -> Attachment {
        let cost = self.chain_cost[snapped.chain as usize];
        if cost == UNREACHED {
            return Attachment::NONE;
        }
        let from_start = self.along(snapped.chain, snapped.offset_mm);
        Attachment {
            chain: snapped.chain,
            from_start,
            to_end: cost - from_start,
            access: self.level_cost(u64::from(snapped.access_mm)),
        }
    }

    /// Cost from a chain's start to a point so far along it: the chain's cost in
    /// proportion to length, rounded down; the rest is the way to its end.
    #[must_use]
    pub fn along(&self, chain: u32, offset_mm: u32) -> Cost {
        let length = u64::from(self.view.chains[chain as usize].length_mm);
        if length == 0 {
            return 0;
        }
        (u64::from(self.chain_cost[chain as usize]) * u64::from(offset_mm) / length) as u32
    }

    fn time(&self, length_mm: u64, speed_mm_s: u32) -> u64 {
        let speed = u64::from(speed_mm_s) * u64::from(self.speed_percent);
        (length_mm * 100_000 + speed / 2) / speed
    }

    fn cost(&self, kind: &StreetKind, chain: &super::Chain) -> Cost {
        let p = &self.profile;
        if !self.gate_passes(kind) || !self.fits(kind) {
            return UNREACHED;
        }
        if p.basis == Basis::Length {
            return self.level_cost(u64::from(chain.length_mm));
        }
        let has = |bit: u16| kind.flags & bit != 0;
        let mut speed = Some(p.speed_mm_s);
        if has(flag::STEPS) {
            // A ramp beside stairs is as slow as rough ground: never quicker than walking the stairs.
            let ramp = if has(flag::RAMP_WHEELCHAIR) { p.rough_mm_s } else { None };
            speed = p.steps_mm_s.or(ramp);
        }
        if has(flag::ROUGH) {
            speed = speed.and_then(|s| p.rough_mm_s.map(|r| r.min(s)));
        }
        let Some(speed) = speed else { return UNREACHED };
        let Some(wait) = self.wait(kind) else { return UNREACHED };
        let parts = u64::from(chain.wait_parts.max(1));
        u32::try_from(self.time(u64::from(chain.length_mm), speed) + u64::from(wait) / parts).unwrap_or(UNREACHED - 1)
    }

    /// Wait of a crossing or lift; nothing when the profile cannot use it.
    fn wait(&self, kind: &StreetKind) -> Option<u32> {
        let p = &self.profile;
        let has = |bit: u16| kind.flags & bit != 0;
        if has(flag::LIFT) {
            p.lift_ms
        } else if has(flag::CROSSING_SIGNALS) {
            Some(p.signal_wait_ms)
        } else if has(flag::CROSSING_ZEBRA) {
            Some(p.zebra_wait_ms)
        } else if has(flag::CROSSING_UNMARKED) {
            Some(p.unmarked_wait_ms)
        } else {
            Some(0)
        }
    }

    /// Whether slopes, kerbs and widths fit the profile, where the map tags them.
    fn fits(&self, kind: &StreetKind) -> bool {
        let p = &self.profile;
        let within = |value: u16, limit: Option<u32>| value == 0 || limit.is_none_or(|l| u32::from(value) <= l);
        // A profile that cannot climb stairs is a wheelchair; one that needs a width pushes wheels.
        let (wheelchair, wheels) = (p.steps_mm_s.is_none(), p.min_width_mm.is_some());
        within(kind.incline_permille, p.max_incline_permille)
            && within(kind.kerb_mm, p.max_kerb_mm)
            && (kind.width_mm == 0 || p.min_width_mm.is_none_or(|least| u32::from(kind.width_mm) >= least))
            && !(wheelchair && kind.flags & flag::WHEELCHAIR_NO != 0)
            && !(wheels && kind.flags & flag::STROLLER_NO != 0)
    }

    fn gate_passes(&self, kind: &StreetKind) -> bool {
        if kind.point == PointKind::Closed as u16 {
            return false;
        }
        let private_street = kind.flags & flag::PRIVATE != 0 && self.gates.private == GateRule::Closed;
        !private_street && self.rule(kind) != Some(GateRule::Closed)
    }

    /// The policy's rule for a gate; nothing for what is no gate.
    fn rule(&self, kind: &StreetKind) -> Option<GateRule> {
        match kind.point {
            p if p == PointKind::GatePrivate as u16 || p == PointKind::PrivateBorder as u16 => Some(self.gates.private),
            p if p == PointKind::GateUntagged as u16 => Some(self.gates.untagged),
            _ => None,
        }
    }

    /// For each chain: the side from which alone it may be walked, if it is a
    /// residents' gate. Inside is the smaller part of the street network that the
    /// residents' gates cut off; a gate with the same part on both sides lets
    /// nobody through, and costs [`UNREACHED`] from then on.
    ///
    /// Stairs, kerbs and whatever else only some profiles can pass count as open here:
    /// which side of a gate is inside must not depend on who walks, or a slower walker
    /// could pass a gate that a faster one cannot.
    fn gate_directions(&mut self) -> Vec<Option<u8>> {
        let n = self.view.chains.len();
        let gates: Vec<usize> = (0..n)
            .filter(|c| {
                self.gate_passes(self.view.kind(*c)) && self.rule(self.view.kind(*c)) == Some(GateRule::Residents)
            })
            .collect();
        let mut directions = vec![None; if gates.is_empty() { 0 } else { n }];
        if gates.is_empty() {
            return vec![None; n];
        }
        let mut sets = Sets::new(self.view.junction_at.len());
        let mut is_gate = vec![false; n];
        gates.iter().for_each(|c| is_gate[*c] = true);
        for (c, chain) in self.view.chains.iter().enumerate() {
            if !is_gate[c] && self.gate_passes(self.view.kind(c)) {
                sets.union(chain.ends[0], chain.ends[1]);
            }
        }
        let (part, n_parts) = sets.labels();
        let mut length = vec![0u64; n_parts];
        for chain in self.view.chains {
            length[part[chain.ends[0] as usize] as usize] += u64::from(chain.length_mm);
        }
        for c in gates {
            let [a, b] = self.view.chains[c].ends.map(|j| part[j as usize]);
            if a == b {
                self.chain_cost[c] = UNREACHED;
            } else {
                // From the shorter part to the longer; equal lengths: from the later part.
                let from_start =
                    (length[a as usize], std::cmp::Reverse(a)) < (length[b as usize], std::cmp::Reverse(b));
                directions[c] = Some(u8::from(!from_start));
            }
        }
        directions
    }

    fn halves(&self, allowed: impl Fn(usize, u8) -> bool) -> (Vec<u32>, Vec<Half>) {
        let junctions = self.view.junction_at.len();
        let mut starts = Vec::with_capacity(junctions + 1);
        let mut halves = Vec::with_capacity(self.view.adjacency.len());
        for j in 0..junctions {
            starts.push(halves.len() as u32);
            for half in
                &self.view.adjacency[self.view.adjacency_start[j] as usize..self.view.adjacency_start[j + 1] as usize]
            {
                let (chain, side) = ((half >> 1) as usize, half & 1);
                let cost = self.chain_cost[chain];
                let to = self.view.chains[chain].ends[1 - side as usize];
                if cost != UNREACHED && to != j as u32 && allowed(chain, side as u8) {
                    halves.push(Half { to, cost });
                }
            }
        }
        starts.push(halves.len() as u32);
        (starts, halves)
    }
}
