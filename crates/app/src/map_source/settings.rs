//! The settings of measuring in an area.

use serde::{Deserialize, Serialize};
use yike_domain::{Arg, Message, taxonomy::Taxonomy};
use yike_engine::{
    assess::Completeness,
    network::{GatePolicy, SnapOptions},
};

use super::rules;
use crate::{embedded, error::FieldTrouble, terrain::TerrainSettings};

/// How far a point may lie from a street at most, metres.
const FARTHEST_SNAP_M: u32 = 1000;
/// Most nearest outlets kept.
const MOST_NEAREST: u32 = 10;

/// What decides the numbers beside the data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MeasureSettings {
    /// Standards by id; the first is shown first.
    pub packs: Vec<String>,
    /// Walking profiles by id; the first is shown first.
    pub profiles: Vec<String>,
    /// How gates and private ways are passed: `open`, `residents`, `closed`.
    pub gates: String,
    /// How far a point may lie from a street, metres.
    pub snap_m: u32,
    /// How many nearest outlets are kept.
    pub nearest: u32,
    /// Whether unverified (未核实) values may decide.
    pub allow_unverified: bool,
    /// Types of which the register holds every outlet, by code; `*` for all. What is not found of
    /// other types "cannot be told".
    pub complete: Vec<String>,
}

impl Default for MeasureSettings {
    fn default() -> Self {
        let list = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
        Self {
            packs: list(&["cn-2021-guide"]),
            profiles: list(&["adult", "elder", "wheelchair", "stroller"]),
            gates: "residents".to_owned(),
            snap_m: SnapOptions::default().limit_m,
            nearest: 3,
            allow_unverified: false,
            complete: Vec::new(),
        }
    }
}

impl MeasureSettings {
    /// Everything that is wrong with them.
    #[must_use]
    pub fn troubles(&self, taxonomy: &Taxonomy) -> Vec<FieldTrouble> {
        let mut troubles = Vec::new();
        let mut check = |field: &str, value: &str, known: Vec<String>| {
            if !known.iter().any(|choice| choice == value) {
                troubles.push(odd(field, value, &known));
            }
        };
        let named = |folder: &str| -> Vec<String> {
            let files = embedded::data_folder(folder).filter_map(|(name, _)| name.strip_suffix(".toml"));
            files.filter(|name| !matches!(*name, "sources" | "streets")).map(str::to_owned).collect()
        };
        let (packs, profiles) = (named("standards"), named("profiles"));
        self.packs.iter().for_each(|id| check("packs", id, packs.clone()));
        self.profiles.iter().for_each(|id| check("profiles", id, profiles.clone()));
        if self.packs.is_empty() {
            check("packs", "", packs);
        }
        if self.profiles.is_empty() {
            check("profiles", "", profiles);
        }
        check("gates", &self.gates, ["open", "residents", "closed"].map(str::to_owned).to_vec());
        let range = |most: u32| vec![format!("1 … {most}")];
        if !(1..=FARTHEST_SNAP_M).contains(&self.snap_m) {
            check("snap_m", &self.snap_m.to_string(), range(FARTHEST_SNAP_M));
        }
        if !(1..=MOST_NEAREST).contains(&self.nearest) {
            check("nearest", &self.nearest.to_string(), range(MOST_NEAREST));
        }
        let unknown = self.complete.iter().filter(|code| *code != "*" && taxonomy.index(code).is_none());
        let codes: Vec<String> = taxonomy.types.iter().map(|t| t.code.clone()).collect();
        unknown.for_each(|code| check("complete", code, codes.clone()));
        troubles
    }

    /// As the terrain takes them.
    #[must_use]
    pub fn terrain(&self) -> TerrainSettings {
        TerrainSettings {
            gates: GatePolicy::from_word(&self.gates).unwrap_or(GatePolicy::RESIDENTS),
            snap: SnapOptions { limit_m: self.snap_m, ..SnapOptions::default() },
            nearest: self.nearest as usize,
            allow_unverified: self.allow_unverified,
        }
    }

    /// How complete the register is.
    #[must_use]
    pub fn completeness(&self, taxonomy: &Taxonomy) -> Completeness {
        if self.complete.iter().any(|code| code == "*") {
            return Completeness::Complete;
        }
        match self.complete.iter().filter_map(|code| taxonomy.index(code)).collect::<Vec<_>>() {
            none if none.is_empty() => Completeness::Partial,
            types => Completeness::CompleteFor(types),
        }
    }
}

/// A value that is none of the choices.
pub(super) fn odd(field: &str, value: &str, known: &[String]) -> FieldTrouble {
    let message = Message::new(rules::CHOICE).with("value", value).with("choices", Arg::Text(known.join(", ")));
    FieldTrouble::new(field, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taxonomy() -> Taxonomy {
        Taxonomy::parse(embedded::data_text("taxonomy/2025.toml").expect("it is built in")).expect("it is sound")
    }

    #[test]
    fn the_usual_settings_are_sound() {
        let usual = MeasureSettings::default();
        assert!(usual.troubles(&taxonomy()).is_empty(), "{:?}", usual.troubles(&taxonomy()));
        assert_eq!(usual.terrain(), TerrainSettings::default());
        assert_eq!(usual.completeness(&taxonomy()), Completeness::Partial, "nobody has vouched for anything");
    }

    #[test]
    fn every_odd_setting_is_named() {
        let odd = MeasureSettings {
            packs: vec!["no-such".to_owned(), "sources".to_owned()],
            profiles: Vec::new(),
            gates: "ajar".to_owned(),
            snap_m: 0,
            nearest: 11,
            allow_unverified: true,
            complete: vec!["*".to_owned(), "no_such_type".to_owned()],
        };
        let fields: Vec<String> = odd.troubles(&taxonomy()).into_iter().map(|trouble| trouble.field).collect();
        assert_eq!(fields, ["packs", "packs", "profiles", "gates", "snap_m", "nearest", "complete"]);
    }
}
