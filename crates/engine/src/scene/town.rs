//! A built town and what the stations say about it.

use yike_domain::{Finding, LonLat, outlet::Outlet, standard::StandardPack, taxonomy::Taxonomy, walking::WalkProfile};

use crate::{
    access::{Control, MeasureOptions, Origin, Reach, UNREACHED, measure},
    assess::{AssessInput, Assessment, GroupPlan, OutletSource, assess, plan_groups},
    import::{PeopleBasis, map::Compound, table::Area},
    network::{Attachment, GatePolicy, Network, SnapOptions, Snapper, Walk},
};

/// How many nearest outlets are kept.
const K: usize = 3;

/// A town with everything the stations need.
pub struct Town {
    /// Its walking network.
    pub network: Network,
    /// What was odd about its streets.
    pub findings: Vec<Finding>,
    /// Outlets, in the order they were drawn.
    pub outlets: Vec<Outlet>,
    /// Homes, in the order they were drawn.
    pub origins: Vec<Origin>,
    /// Communities.
    pub communities: Vec<Area>,
    /// Compounds.
    pub compounds: Vec<Compound>,
    /// The source of the outlets.
    pub sources: Vec<OutletSource>,
    /// Business types.
    pub taxonomy: Taxonomy,
}

/// What some profiles reach in a town.
pub struct Survey {
    /// The profiles.
    pub profiles: Vec<WalkProfile>,
    /// What was measured for each.
    pub plans: Vec<GroupPlan>,
    /// What each reaches.
    pub reaches: Vec<Reach>,
}

impl Town {
    /// Its streets as a profile walks them.
    #[must_use]
    pub fn walk(&self, profile: &WalkProfile, gates: GatePolicy) -> Walk<'_> {
        Walk::new(&self.network, profile, gates)
    }

    /// Where points stand on a walk, by the default snapping.
    #[must_use]
    pub fn attach(walk: &Walk<'_>, points: impl Iterator<Item = LonLat>) -> Vec<Attachment> {
        let snapper = Snapper::new(walk, SnapOptions::default());
        points.map(|at| snapper.snap(at).map_or(Attachment::NONE, |snapped| walk.attach(&snapped))).collect()
    }

    /// Homes and outlets on a walk.
    #[must_use]
    pub fn attached(&self, walk: &Walk<'_>) -> (Vec<Attachment>, Vec<Attachment>) {
        let homes = Self::attach(walk, self.origins.iter().map(|o| o.at));
        (homes, Self::attach(walk, self.outlets.iter().map(|o| o.at)))
    }

    /// Measures what these profiles reach, for the clauses of these packs.
    ///
    /// # Panics
    /// When a pack names a type the town lacks.
    #[must_use]
    pub fn survey(&self, packs: &[StandardPack], profiles: &[&str], gates: GatePolicy) -> Survey {
        let profiles: Vec<WalkProfile> = profiles.iter().map(|id| super::profile(id)).collect();
        let (mut plans, mut reaches) = (Vec::new(), Vec::new());
        for profile in &profiles {
            let plan = plan_groups(packs, &self.taxonomy, &self.outlets, profile).expect("packs of the scene's types");
            let walk = self.walk(profile, gates);
            let (homes, outlets) = self.attached(&walk);
            let options = MeasureOptions { k: K, limit: plan.limit };
            let reach = measure(&walk, &homes, &outlets, &plan.groups, options, Control::default());
            reaches.push(reach.expect("nobody cancels"));
            plans.push(plan);
        }
        Survey { profiles, plans, reaches }
    }

    /// What an assessment of this town is made from, residents counted.
    #[must_use]
    pub fn input<'a>(&'a self, pack: &'a StandardPack, survey: &'a Survey) -> AssessInput<'a> {
        AssessInput {
            taxonomy: &self.taxonomy,
            pack,
            profiles: &survey.profiles,
            plans: &survey.plans,
            reaches: &survey.reaches,
            origins: &self.origins,
            communities: &self.communities,
            compounds: &self.compounds,
            sources: &self.sources,
            people: PeopleBasis::Counted,
            allow_unverified: false,
        }
    }

    /// Measures and judges the town.
    ///
    /// # Panics
    /// When the pack names a type the town lacks.
    #[must_use]
    pub fn assess(&self, pack: &StandardPack, profiles: &[&str], gates: GatePolicy) -> Assessment {
        let survey = self.survey(std::slice::from_ref(pack), profiles, gates);
        assess(&self.input(pack, &survey)).expect("the survey was made for this pack")
    }

    /// Metres from each home to the nearest outlet of a type within 30 minutes of 80 m; for
    /// profiles that walk by length.
    ///
    /// # Panics
    /// When the profile or type is unknown.
    #[must_use]
    pub fn distances_m(&self, profile: &str, business_type: &str, gates: GatePolicy) -> Vec<Option<u32>> {
        let clause = format!(
            "[[clause]]\nid = \"c\"\nmeasure = \"share-within\"\ntypes = [\"{business_type}\"]\nminutes = 15\n"
        );
        let survey = self.survey(&[super::pack(&clause)], &[profile], gates);
        let group = survey.plans[0].find(business_type).expect("every type is a group");
        let cost = |home: usize| survey.reaches[0].nearest(home, group)[0].cost;
        let metres = |cost: u32| (cost != UNREACHED).then(|| (cost + 500) / 1000);
        (0..self.origins.len()).map(|home| metres(cost(home))).collect()
    }
}
