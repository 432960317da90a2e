//! A published result as something to ask: its network, its walkers, its origins and outlets by id.

use std::path::Path;

use yike_domain::{LonLat, Trouble};
use yike_engine::{
    import::Imported,
    network::{GatePolicy, SnapOptions},
};

use super::{Ask, open_network, rules};
use crate::{
    receipt::Receipt,
    stations::{self, Station},
    study::{Basis, Gates},
    verify::open_study,
};

/// A result with the places that its numbers speak of.
pub struct AskedResult {
    /// The network walked as the result was measured.
    pub ask: Ask,
    imported: Imported,
    source: String,
}

/// One end of a way in a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Where residents set out from: origins first, then outlets.
    From,
    /// What they walk to: outlets first, then origins.
    To,
}

impl AskedResult {
    /// Opens a result folder. `profile` is one of its walking profiles, the first where none is
    /// named; `study` names the study file where it is no longer where the receipt says.
    ///
    /// # Errors
    /// The folder is no result, its station files are gone or of another version, its study cannot
    /// be found, or the profile is not one of its own.
    pub fn open(result: &Path, study: Option<&Path>, profile: Option<&str>) -> Result<Self, Vec<Trouble>> {
        let one = |trouble| vec![trouble];
        let receipt = Receipt::read(result).map_err(one)?;
        let opened = open_study(&receipt, result, study)?;
        let basis = Basis::read(opened.study())?;
        let imported = stations::read::<Imported>(Station::Import, result).map_err(one)?.value;
        let path = stations::network_path(result);
        let network = open_network(&path).map_err(one)?;
        let setting =
            |name: &str| receipt.settings.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        let gates = setting("walking.gates").unwrap_or(Gates::default().word());
        let policy = GatePolicy::from_word(gates)
            .ok_or_else(|| one(Trouble::new("", rules::GATES_UNKNOWN).with("gates", gates)))?;
        let snap_m = setting("walking.snap_m").and_then(|text| text.parse().ok());
        let snap = SnapOptions { limit_m: snap_m.unwrap_or(opened.study().snap_m), ..SnapOptions::default() };
        let known = basis.profiles.iter().map(|p| p.id.as_str()).collect::<Vec<_>>().join(", ");
        let walker = basis.profiles.into_iter().find(|p| profile.is_none_or(|wanted| p.id == wanted));
        let walker = walker.ok_or_else(|| {
            let wanted = profile.unwrap_or_default();
            one(Trouble::new("", rules::PROFILE_UNKNOWN).with("profile", wanted).with("known", known))
        })?;
        let source = result.display().to_string();
        Ok(Self { ask: Ask::with(&path, network, walker, (policy, gates), snap), imported, source })
    }

    /// Where an origin or outlet of the result stands.
    ///
    /// # Errors
    /// The result has none of this id, or several in different places.
    pub fn place(&self, id: &str, end: End) -> Result<LonLat, Trouble> {
        let origins = || self.imported.origins.iter().filter(|o| o.id == id).map(|o| o.at).collect::<Vec<_>>();
        let outlets = || self.imported.outlets.iter().filter(|o| o.id == id).map(|o| o.at).collect::<Vec<_>>();
        let lists = match end {
            End::From => [origins(), outlets()],
            End::To => [outlets(), origins()],
        };
        let found = lists.into_iter().find(|list| !list.is_empty()).unwrap_or_default();
        let trouble = |rule| Trouble::new(&self.source, rule).with("id", id);
        match found.as_slice() {
            [] => Err(trouble(rules::ID_UNKNOWN)),
            [first, rest @ ..] if rest.iter().any(|at| at != first) => Err(trouble(rules::ID_SEVERAL)),
            [first, ..] => Ok(*first),
        }
    }
}
