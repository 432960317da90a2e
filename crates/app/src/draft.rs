//! What the stations hand to publishing: one study, measured and judged, not yet on disk.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use yike_domain::{
    Finding,
    standard::{SourceList, StandardPack},
    taxonomy::Taxonomy,
    walking::WalkProfile,
};
use yike_engine::{
    access::{Cost, Group, Reach},
    assess::Assessment,
    geometry::MultiPolygon,
    import::Imported,
    network::Network,
};

use crate::{receipt::Receipt, study::Study};

/// Everything a published result is made from.
pub struct Draft {
    /// The study.
    pub study: Study,
    /// Business types.
    pub taxonomy: Taxonomy,
    /// Standards of the study, in its order.
    pub packs: Vec<StandardPack>,
    /// What packs and taxonomy cite.
    pub cited: SourceList,
    /// Walking profiles of the study, in its order.
    pub profiles: Vec<WalkProfile>,
    /// Facts.
    pub imported: Imported,
    /// The walking network.
    pub network: Network,
    /// One entry per profile of the study.
    pub measured: Vec<Measured>,
    /// One entry per pack of the study; each holds all profiles.
    pub assessments: Vec<Assessment>,
    /// What was odd after the import: building the network, snapping, measuring.
    pub findings: Vec<Finding>,
    /// What went in.
    pub receipt: Receipt,
}

impl Draft {
    /// Everything odd, in the line's order, each once (two standards notice the same gap in the
    /// data): what the screen, the tables, the workbook and the page count.
    #[must_use]
    pub fn all_findings(&self) -> Vec<&Finding> {
        let assessed = self.assessments.iter().flat_map(|assessment| &assessment.findings);
        let all = self.imported.findings.iter().chain(&self.findings).chain(assessed);
        let mut seen = BTreeSet::new();
        all.filter(|finding| {
            let words: Vec<String> = finding.args.iter().map(|(name, value)| format!("{name}={value}")).collect();
            seen.insert((finding.severity, finding.rule, &finding.source, &finding.object, words))
        })
        .collect()
    }
}

/// What the access station found for one profile.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// The profile's id.
    pub profile: String,
    /// The groups of outlets, in the plan's order.
    pub groups: Vec<Group>,
    /// How far the nearest was looked for.
    pub limit: Cost,
    /// Origins × groups.
    pub reach: Reach,
    /// Areas from which the nearest outlet of a group lies within some minutes.
    pub areas: Vec<ReachArea>,
}

/// The area from which the nearest outlet of a group is within `minutes`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReachArea {
    /// Position in [`Measured::groups`].
    pub group: u32,
    /// Walking minutes.
    pub minutes: u32,
    /// The area; areas of fewer minutes lie inside those of more.
    pub shape: MultiPolygon,
}
