//! What a network holds, in numbers.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    Network,
    build::gate_counts,
    street::{PointKind, flag},
};

/// Street length of one class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClassLength {
    /// `highway=*` value.
    pub class: String,
    /// Metres.
    pub metres: u64,
}

/// What `yike network info` prints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Distinct street nodes.
    pub nodes: u64,
    /// Segments between neighbouring nodes.
    pub segments: u64,
    /// Junctions of the search graph.
    pub junctions: u64,
    /// Chains of the search graph.
    pub chains: u64,
    /// Length by class, in the order of the rule file; classes without streets left out.
    pub classes: Vec<ClassLength>,
    /// All streets, metres.
    pub metres: u64,
    /// Number of components with all gates open.
    pub components: u64,
    /// Street length of the longest component, metres.
    pub longest_component_m: u64,
    /// Components that count as islands.
    pub islands: u64,
    /// Street length of all islands, metres.
    pub islands_m: u64,
    /// Gates by access: `public`, `untagged`, `private`, `closed`, `private-border`.
    pub gates: BTreeMap<&'static str, u32>,
    /// Gates that are open at certain hours; an answer holds for the hours when they are.
    pub gates_with_hours: u64,
    /// SHA-256 of the content.
    pub digest: String,
}

impl Network {
    /// Counts what the network holds.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let view = self.view();
        let mut class_mm = vec![0u64; self.meta().classes.len()];
        let mut segments = 0;
        let mut ids: Vec<i64> = view.shape_ids();
        for (c, chain) in view.chains.iter().enumerate() {
            let kind = view.kind(c);
            if kind.point == 0 {
                segments += view.shape_range(c).len() as u64 - 1;
                if let Some(mm) = class_mm.get_mut(kind.class as usize) {
                    *mm += u64::from(chain.length_mm);
                }
            }
        }
        ids.sort_unstable();
        ids.dedup();
        let longest = view.component_m.iter().copied().max().unwrap_or(0);
        let island = |m: &&u32| **m < self.meta().island_max_m && **m < longest;
        let is_gate = |point: u16| (PointKind::GatePublic as u16..=PointKind::GatePrivate as u16).contains(&point);
        let gate_points = (0..view.chains.len()).map(|c| view.kind(c)).filter(|kind| is_gate(kind.point));
        let classes = self.meta().classes.iter().zip(&class_mm).filter(|(_, mm)| **mm > 0);
        Summary {
            nodes: ids.len() as u64,
            segments,
            junctions: view.junction_at.len() as u64,
            chains: view.chains.len() as u64,
            classes: classes
                .map(|(class, mm)| ClassLength { class: class.clone(), metres: (mm + 500) / 1000 })
                .collect(),
            metres: (class_mm.iter().sum::<u64>() + 500) / 1000,
            components: view.component_m.len() as u64,
            longest_component_m: u64::from(longest),
            islands: view.component_m.iter().filter(island).count() as u64,
            islands_m: view.component_m.iter().filter(island).map(|m| u64::from(*m)).sum(),
            gates: gate_counts(self),
            gates_with_hours: gate_points.filter(|kind| kind.flags & flag::HOURS != 0).count() as u64,
            digest: self.digest(),
        }
    }
}
