//! Grounds to test on: a little town, and the bundled district of Wudaokou.

use std::sync::{Arc, OnceLock};

use uuid::Uuid;
use yike_app::{
    stations::{self, Watch},
    study::{Basis, bundled},
    terrain::{Standing, Terrain, TerrainSettings},
};
use yike_domain::{outlet::Outlet, taxonomy::Taxonomy};
use yike_engine::{
    assess::{Completeness, OutletSource},
    import::{Imported, PeopleBasis, map::MapFacts},
    network::Network,
    scene::Scene,
};

/// An id made from a number.
pub fn id(number: u128) -> Uuid {
    Uuid::from_u128(number + 1)
}

/// The outlets of a list under ids made from their positions.
pub fn standings(outlets: &[Outlet]) -> Vec<Standing> {
    (0..).zip(outlets).map(|(number, outlet)| Standing { id: id(number), outlet: outlet.clone() }).collect()
}

/// A scene as a terrain, walked by `adult` and `wheelchair`, judged by the guide of 2021.
pub fn town(scene: &Scene) -> Terrain {
    let built = scene.clone().build();
    let map = MapFacts {
        streets: scene.streets(),
        compounds: built.compounds.clone(),
        outlets: Vec::new(),
        ..MapFacts::default()
    };
    let basis = basis(&["cn-2021-guide"], &["adult", "wheelchair"]);
    let imported = Imported {
        map,
        outlets: Vec::new(),
        sources: built.sources.clone(),
        origins: built.origins.clone(),
        people: PeopleBasis::Counted,
        communities: built.communities.clone(),
        findings: Vec::new(),
    };
    let outlets = in_taxonomy(&built.outlets, &built.taxonomy, &basis.taxonomy);
    let settings = TerrainSettings::default();
    Terrain::load(imported, built.network, Arc::new(basis), settings, built.sources, standings(&outlets))
        .expect("the scene's types are known")
}

/// The same outlets with the types of another taxonomy.
fn in_taxonomy(outlets: &[Outlet], from: &Taxonomy, to: &Taxonomy) -> Vec<Outlet> {
    let same = |outlet: &Outlet| Outlet {
        types: outlet.types.iter().map(|t| to.index(&from.get(*t).code).expect("a built-in type")).collect(),
        ..outlet.clone()
    };
    outlets.iter().map(same).collect()
}

fn basis(packs: &[&str], profiles: &[&str]) -> Basis {
    let list = |ids: &[&str]| ids.iter().map(|id| format!("\"{id}\"")).collect::<Vec<_>>().join(", ");
    let text = format!(
        "id = \"town\"\ntitle = {{ zh = \"镇\" }}\nmap = {{ file = \"town.osm\" }}\n\
         standard = {{ packs = [{}] }}\nwalking = {{ profiles = [{}] }}\n",
        list(packs),
        list(profiles)
    );
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join("town.osm"), "").expect("it can be written");
    let source = folder.path().join("study.toml").display().to_string();
    let study = yike_app::study::Study::parse(&source, &text, folder.path()).expect("a study");
    Basis::read(&study).expect("built-in files are sound")
}

/// The bundled district: facts, network and what it is judged by.
pub struct District {
    pub imported: Imported,
    network: Vec<u8>,
    pub basis: Arc<Basis>,
}

impl District {
    /// Wudaokou, read once.
    pub fn wudaokou() -> &'static Self {
        static DISTRICT: OnceLock<District> = OnceLock::new();
        DISTRICT.get_or_init(|| {
            let bundled = bundled::named("wudaokou").expect("it is bundled");
            let basis = Basis::read(&bundled.study).expect("its data files are sound");
            let inputs = stations::inputs(&bundled.study, &basis).expect("its files are there");
            let imported = stations::import(&bundled.study, &basis, Watch::default()).expect("its sources are sound");
            let built = stations::network(&bundled.study, &basis, &inputs, &imported, Watch::default());
            let network = built.expect("it has streets").network.to_bytes();
            Self { imported, network, basis: Arc::new(basis) }
        })
    }

    /// Its ground with these outlets.
    pub fn terrain(&self, outlets: Vec<Standing>) -> Terrain {
        let network = Network::open(self.network.clone(), "wudaokou").expect("it was just written");
        let source = OutletSource {
            name: "register".to_owned(),
            data_date: "2026-01-01".to_owned(),
            completeness: Completeness::Complete,
        };
        let settings = TerrainSettings::default();
        Terrain::load(self.imported.clone(), network, Arc::clone(&self.basis), settings, vec![source], outlets)
            .expect("its types are known")
    }
}
