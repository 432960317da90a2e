//! `access`: who reaches what and when, for every profile of the study.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use yike_domain::{Finding, LonLat, Rule, Severity, Trouble, walking::WalkProfile};
use yike_engine::{
    access::{Cost, Direction, IsochroneOptions, MeasureOptions, Near, isochrones, measure},
    assess::{GroupPlan, minutes_to_cost, plan_groups},
    geometry::Plane,
    import::Imported,
    network::{Attachment, GatePolicy, Network, SnapOptions, Snapped, Snapper, Walk, rules as network_rules},
};

use super::{Station, Watch, outlines, rules};
use crate::{
    draft::{Measured, ReachArea},
    study::{Basis, PeopleSource, Study},
};

/// What the station hands on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Accessed {
    /// One entry per profile of the study.
    pub measured: Vec<Measured>,
    /// Points without a street, with a doubtful one, or on an island; each once, whatever
    /// the number of profiles it holds for.
    pub findings: Vec<Finding>,
}

/// Most bytes of all reach tables together: about 300,000 origins with five profiles.
const MOST_BYTES: u64 = 8 << 30;
/// Most cells of the grid that one area is drawn on. A district of 7 × 7 km keeps the cells that
/// [`IsochroneOptions`] asks for; beyond that they grow, so that the areas of a city stay readable.
const MOST_CELLS: f64 = 250_000.0;
/// Widest cell, metres: on wider ones streets would fall between the corners. A map of more than
/// about 37 × 37 km has its areas left out.
const WIDEST_CELL_M: f64 = 75.0;

/// Measures every profile.
///
/// # Errors
/// A clause names a type that the taxonomy lacks, or the caller stopped.
pub fn access(
    study: &Study,
    basis: &Basis,
    imported: &Imported,
    network: &Network,
    watch: Watch<'_>,
) -> Result<Accessed, Trouble> {
    let plans: Vec<GroupPlan> = basis
        .profiles
        .iter()
        .map(|profile| plan_groups(&basis.packs, &basis.taxonomy, &imported.outlets, profile))
        .collect::<Result<_, _>>()?;
    // A step a group to measure, a step a group to draw.
    check_size(study, &plans, imported.origins.len())?;
    let drawing = drawing(network);
    let all = plans.iter().map(|plan| plan.groups.len() + drawn(plan, drawing).len()).sum();
    let mut station = At { study, basis, imported, network, watch, drawing, done: 0, all, seen: Seen::default() };
    if drawing.is_none() {
        let map = study.name_of(&study.map.file);
        station.seen.findings.push(Finding::new(Severity::Note, &map, "", rules::AREAS_LEFT_OUT));
    }
    watch.step(Station::Access, 0, all)?;
    let measured = basis
        .profiles
        .iter()
        .zip(plans)
        .map(|(profile, plan)| station.profile(profile, plan))
        .collect::<Result<_, _>>()?;
    watch.step(Station::Access, all, all)?;
    Ok(Accessed { measured, findings: station.seen.findings })
}

/// Refuses what would not fit into memory before anything is measured.
fn check_size(study: &Study, plans: &[GroupPlan], n_origins: usize) -> Result<(), Trouble> {
    let row = |plan: &GroupPlan| {
        let counts: usize = plan.groups.iter().map(|group| group.cutoffs.len()).sum();
        plan.groups.len() * study.nearest as usize * size_of::<Near>() + counts * size_of::<u32>()
    };
    let bytes = plans.iter().map(row).sum::<usize>().saturating_mul(n_origins) as u64;
    if bytes <= MOST_BYTES {
        return Ok(());
    }
    let gigabytes = |bytes: u64| (bytes >> 20) as f64 / 1024.0;
    Err(Trouble::new(&study.source, rules::TOO_LARGE)
        .with("origins", n_origins)
        .with("groups", plans.first().map_or(0, |plan| plan.groups.len()))
        .with("profiles", plans.len())
        .with("gigabytes", gigabytes(bytes).ceil())
        .with("limit", gigabytes(MOST_BYTES)))
}

/// Positions of the groups that have an area to draw.
fn drawn(plan: &GroupPlan, drawing: Option<IsochroneOptions>) -> Vec<usize> {
    let groups = if drawing.is_some() { plan.groups.len() } else { 0 };
    (0..groups).filter(|g| !plan.groups[*g].members.is_empty()).collect()
}

/// The station at work.
struct At<'a> {
    study: &'a Study,
    basis: &'a Basis,
    imported: &'a Imported,
    network: &'a Network,
    watch: Watch<'a>,
    drawing: Option<IsochroneOptions>,
    done: usize,
    all: usize,
    seen: Seen,
}

impl At<'_> {
    fn profile(&mut self, profile: &WalkProfile, plan: GroupPlan) -> Result<Measured, Trouble> {
        let gates = GatePolicy::from_word(self.study.gates.word()).expect("study and engine share the words");
        let walk = Walk::new(self.network, profile, gates);
        let origins = self.origins(&walk);
        let outlets = self.outlets(&walk);
        let options = MeasureOptions { k: self.study.nearest as usize, limit: plan.limit };
        let reach = self.watch.within(Station::Access, (self.done, self.all), |control| {
            measure(&walk, &origins, &outlets, &plan.groups, options, control)
        })?;
        self.done += plan.groups.len();
        let areas = self.areas(&walk, &outlets, &plan)?;
        Ok(Measured { profile: profile.id.clone(), groups: plan.groups, limit: plan.limit, reach, areas })
    }

    fn origins(&mut self, walk: &Walk<'_>) -> Vec<Attachment> {
        let source = match &self.study.people {
            PeopleSource::Cells(file) | PeopleSource::Raster(file) => self.study.name_of(&file.file),
            _ => self.study.name_of(&self.study.map.file),
        };
        let origins = &self.imported.origins;
        let points: Vec<LonLat> = origins.iter().map(|o| o.at).collect();
        self.place(walk, &points, 0, |i| (source.clone(), origins[i].id.clone()))
    }

    fn outlets(&mut self, walk: &Walk<'_>) -> Vec<Attachment> {
        let (outlets, sources) = (&self.imported.outlets, &self.imported.sources);
        let points: Vec<LonLat> = outlets.iter().map(|o| o.at).collect();
        self.place(walk, &points, 1, |i| {
            let outlet = &outlets[i];
            let source = sources.get(usize::from(outlet.source)).map(|s| s.name.clone()).unwrap_or_default();
            (source, format!("{} {}", outlet.id, outlet.name).trim_end().to_owned())
        })
    }

    /// Where points stand on the streets of a walk; what is odd about them is noted.
    fn place(
        &mut self,
        walk: &Walk<'_>,
        points: &[LonLat],
        list: u8,
        object: impl Fn(usize) -> (String, String),
    ) -> Vec<Attachment> {
        let options = SnapOptions { limit_m: self.study.snap_m, ..SnapOptions::default() };
        let snapped: Vec<Option<Snapped>> = Snapper::new(walk, options).snap_all(points);
        for (number, snapped) in snapped.iter().enumerate() {
            let odd = match snapped {
                None => Some((Severity::Error, network_rules::SNAP_TOO_FAR)),
                Some(s) if s.island => Some((Severity::Warning, network_rules::SNAP_ISLAND)),
                Some(s) if s.crosses.is_some() => Some((Severity::Warning, network_rules::SNAP_CROSSES)),
                Some(_) => None,
            };
            if let Some((severity, rule)) = odd {
                self.seen.note((list, number, rule), || {
                    let (source, object) = object(number);
                    Finding::new(severity, &source, object, rule)
                        .with("limit", self.study.snap_m)
                        .with("profile", yike_domain::Arg::named(&walk.profile.zh, &walk.profile.en))
                });
            }
        }
        snapped.iter().map(|s| s.as_ref().map_or(Attachment::NONE, |s| walk.attach(s))).collect()
    }

    /// From where the nearest outlet of each group is within each of the study's minutes.
    fn areas(&mut self, walk: &Walk<'_>, outlets: &[Attachment], plan: &GroupPlan) -> Result<Vec<ReachArea>, Trouble> {
        let Some(options) = self.drawing else { return Ok(Vec::new()) };
        let groups = drawn(plan, self.drawing);
        let members = |g: &usize| plan.groups[*g].members.iter().map(|m| outlets[*m as usize]).collect::<Vec<_>>();
        let sources: Vec<Vec<Attachment>> = groups.iter().map(members).collect();
        let cutoffs: Vec<Cost> = self.study.isochrone_minutes.iter().map(|m| self.cost(walk, *m)).collect();
        let shapes = self.watch.within(Station::Access, (self.done, self.all), |control| {
            isochrones(walk, &sources, &cutoffs, Direction::ToHome, options, control)
        })?;
        self.done += groups.len();
        let of_group = |(group, shapes): (usize, Vec<yike_engine::access::Isochrone>)| {
            let minutes = self.study.isochrone_minutes.iter();
            minutes
                .zip(shapes)
                .map(|(minutes, drawn)| ReachArea { group: group as u32, minutes: *minutes, shape: drawn.shape })
                .collect::<Vec<_>>()
        };
        let drawn: Vec<ReachArea> = groups.into_iter().zip(shapes).flat_map(of_group).collect();
        Ok(outlines::areas(&drawn))
    }

    /// Minutes in the walk's cost: metres at the speed of the study's first standard.
    fn cost(&self, walk: &Walk<'_>, minutes: u32) -> Cost {
        match self.basis.packs.first() {
            Some(pack) => minutes_to_cost(pack, walk.profile.basis, minutes),
            None => walk.cost_of_ms(minutes.saturating_mul(60_000)),
        }
    }
}

/// How areas are drawn on a network of this extent; not at all on one too wide.
fn drawing(network: &Network) -> Option<IsochroneOptions> {
    let options = IsochroneOptions::default();
    let points = network.view().junction_at.iter();
    let bounds = points.fold([i32::MAX, i32::MAX, i32::MIN, i32::MIN], |[w, s, e, n], [lon, lat]| {
        [w.min(*lon), s.min(*lat), e.max(*lon), n.max(*lat)]
    });
    let [west, south, east, north] = bounds;
    let plane = Plane::at(LonLat { lon: west, lat: south });
    let (width_m, height_m) = plane.project(LonLat { lon: east, lat: north });
    let cell_m = options.cell_m.max((width_m.max(0.0) * height_m.max(0.0) / MOST_CELLS).sqrt());
    (cell_m <= WIDEST_CELL_M).then_some(IsochroneOptions { cell_m, ..options })
}

/// Findings, each object and rule once.
#[derive(Default)]
struct Seen {
    keys: BTreeSet<(u8, usize, Rule)>,
    findings: Vec<Finding>,
}

impl Seen {
    fn note(&mut self, key: (u8, usize, Rule), finding: impl FnOnce() -> Finding) {
        if self.keys.insert(key) {
            self.findings.push(finding());
        }
    }
}
