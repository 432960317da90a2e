//! The walking ground of one area, loaded (步行底图): streets, homes with their people,
//! compounds and land, and beside them the outlets of the register as they stand now.
//!
//! A [`Terrain`] answers at once what a person asks of the map: what is reached from a point
//! ([`Terrain::isochrone`]), which outlets are nearest ([`Terrain::nearest`]) and how to
//! walk there ([`Terrain::way`]). The reach tables behind verdicts are kept true while outlets
//! open, move and close ([`Terrain::change`]); only what an outlet touches is measured again.
//!
//! # Memory
//! A reach table takes `origins × (groups × k × 8 + counters × 4)` bytes for each profile;
//! [`Terrain::bytes`] says what a terrain takes.

mod ask;
pub(crate) mod build;
mod footing;
mod isochrones;
mod live;
pub mod loaded;
pub mod rules;
mod streets;
mod turns;
mod walks;
mod way;

use std::{collections::BTreeMap, sync::Arc};

use uuid::Uuid;
use yike_domain::{LonLat, Trouble, outlet::Outlet, taxonomy::TypeIdx};
use yike_engine::{
    access::{Origin, Reach},
    assess::{GroupPlan, OutletSource},
    import::{Imported, PeopleBasis, map::Compound, table::Area},
    network::{GatePolicy, Network, SnapOptions},
};

use self::{footing::Footing, live::Live};
use crate::{error::AppError, run::digest_of, study::Basis, tiles::BaseMap};

pub use ask::{Asked, Near};
pub use isochrones::{MOST_MINUTES, Ring};
pub use live::Changed;
pub use way::{Way, WayStep};

/// What decides the numbers of a terrain beside its data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TerrainSettings {
    /// How gates and private ways are passed.
    pub gates: GatePolicy,
    /// How points are put on streets.
    pub snap: SnapOptions,
    /// How many nearest outlets are kept for every origin and type.
    pub nearest: usize,
    /// Whether unverified (未核实) values may decide.
    pub allow_unverified: bool,
}

impl Default for TerrainSettings {
    fn default() -> Self {
        Self { gates: GatePolicy::RESIDENTS, snap: SnapOptions::default(), nearest: 3, allow_unverified: false }
    }
}

/// An outlet of the register: its stable id and what the measuring needs of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its id in the register.
    pub id: Uuid,
    /// The outlet.
    pub outlet: Outlet,
}

/// The walking ground of one area, loaded.
pub struct Terrain {
    footing: Footing,
    /// Taxonomy, standards and walking profiles, in the terrain's order.
    pub basis: Arc<Basis>,
    /// What decides the numbers beside the data.
    pub settings: TerrainSettings,
    /// Where residents set out from.
    pub origins: Vec<Origin>,
    /// What the numbers of residents are.
    pub people: PeopleBasis,
    /// Compounds of the map.
    pub compounds: Vec<Compound>,
    /// Communities as the map source draws them; may be empty.
    pub communities: Vec<Area>,
    /// The map to draw.
    pub base: BaseMap,
    /// State of the street map, where it is known.
    pub map_date: Option<String>,
    /// Where the outlets come from: how complete and how old they are.
    pub sources: Vec<OutletSource>,
    network_sha256: String,
    people_sha256: String,
    outlets: Vec<Outlet>,
    ids: Vec<Uuid>,
    /// Position of each outlet that stands now.
    slots: BTreeMap<Uuid, u32>,
    /// One for each profile.
    live: Vec<Live>,
}

impl Terrain {
    /// Loads the ground and measures the outlets on it.
    ///
    /// `sources` say how complete and how old the register is; [`Outlet::source`] is a
    /// position there.
    ///
    /// # Errors
    /// A clause names a type that the taxonomy lacks.
    pub fn load(
        imported: Imported,
        network: Network,
        basis: Arc<Basis>,
        settings: TerrainSettings,
        sources: Vec<OutletSource>,
        outlets: Vec<Standing>,
    ) -> Result<Self, Trouble> {
        let base = BaseMap::of(&imported.map, &network);
        let network_sha256 = network.digest();
        let people_sha256 = digest_of(&imported.origins);
        let footing = Footing::new(network, &basis.profiles, settings.gates, settings.snap);
        let mut terrain = Self {
            footing,
            basis,
            settings,
            origins: imported.origins,
            people: imported.people,
            compounds: imported.map.compounds,
            communities: imported.communities,
            base,
            map_date: imported.map.data_date,
            sources,
            network_sha256,
            people_sha256,
            outlets: Vec::new(),
            ids: Vec::new(),
            slots: BTreeMap::new(),
            live: Vec::new(),
        };
        terrain.stand(outlets)?;
        Ok(terrain)
    }

    /// The network under the terrain.
    #[must_use]
    pub fn network(&self) -> &Network {
        self.footing.network()
    }

    /// Digest of the network.
    #[must_use]
    pub fn network_sha256(&self) -> &str {
        &self.network_sha256
    }

    /// Digest of homes and their people.
    #[must_use]
    pub fn people_sha256(&self) -> &str {
        &self.people_sha256
    }

    /// What is measured for a profile.
    #[must_use]
    pub fn plan(&self, profile: usize) -> &GroupPlan {
        &self.live[profile].plan
    }

    /// What a profile reaches now.
    #[must_use]
    pub fn reach(&self, profile: usize) -> &Reach {
        &self.live[profile].reach
    }

    /// How many outlets each group of a profile has, by the group's id.
    #[must_use]
    pub fn outlet_numbers(&self, profile: usize) -> BTreeMap<&str, u32> {
        let groups = self.live[profile].plan.groups.iter();
        groups.map(|group| (group.id.as_str(), group.members.len() as u32)).collect()
    }

    /// Position of a walking profile.
    #[must_use]
    pub fn profile(&self, id: &str) -> Option<usize> {
        self.basis.profiles.iter().position(|profile| profile.id == id)
    }

    /// The outlets that stand now, in the order of their ids.
    pub fn outlets(&self) -> impl Iterator<Item = (Uuid, &Outlet)> {
        self.slots.iter().map(|(id, slot)| (*id, &self.outlets[*slot as usize]))
    }

    /// An outlet that stands now.
    #[must_use]
    pub fn outlet(&self, id: Uuid) -> Option<&Outlet> {
        self.slots.get(&id).map(|slot| &self.outlets[*slot as usize])
    }

    /// South-west and north-east corner of the streets; nothing where there are none.
    #[must_use]
    pub fn bounds(&self) -> Option<(LonLat, LonLat)> {
        let points = self.network().view().junction_at;
        let [first, ..] = points else { return None };
        let around = points.iter().fold([first[0], first[1], first[0], first[1]], |[w, s, e, n], [lon, lat]| {
            [w.min(*lon), s.min(*lat), e.max(*lon), n.max(*lat)]
        });
        let [west, south, east, north] = around;
        Some((LonLat { lon: west, lat: south }, LonLat { lon: east, lat: north }))
    }

    /// Whether a point lies within the bounds of the streets.
    #[must_use]
    pub fn holds(&self, at: LonLat) -> bool {
        self.bounds()
            .is_some_and(|(low, high)| (low.lon..=high.lon).contains(&at.lon) && (low.lat..=high.lat).contains(&at.lat))
    }

    /// Bytes that the reach tables, the walks and the drawing take: the large parts.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let view = self.network().view();
        let walks: usize = (0..self.live.len())
            .map(|profile| {
                let walk = self.footing.walk(profile);
                let (starts, out) = walk.outward();
                size_of_val(&walk.chain_cost[..]) + size_of_val(starts) + size_of_val(out)
            })
            .sum();
        let tables: usize = self.live.iter().map(Live::bytes).sum();
        let streets = size_of_val(view.shape) * 2 + size_of_val(view.chains) + size_of_val(view.adjacency);
        tables + walks + streets + self.base.bytes()
    }

    /// Whether an outlet serves one of the types, its parts included.
    fn serves(&self, outlet: &Outlet, types: &[TypeIdx]) -> bool {
        outlet.types.iter().flat_map(|t| self.basis.taxonomy.serves(*t)).any(|t| types.contains(&t))
    }
}

/// Runs a computation where it blocks nobody: the engine is synchronous, the use cases are not.
///
/// # Errors
/// When the computation failed for an internal reason.
pub(crate) async fn blocking<T: Send + 'static>(compute: impl FnOnce() -> T + Send + 'static) -> Result<T, AppError> {
    tokio::task::spawn_blocking(compute).await.map_err(AppError::internal)
}
