//! The reach tables of a terrain, kept true while outlets open, move and close.

use std::collections::BTreeSet;

use uuid::Uuid;
use yike_domain::{LonLat, Trouble, outlet::Outlet, taxonomy::TypeIdx};
use yike_engine::{
    access::{Control, Group, MeasureOptions, Reach, Updater, measure},
    assess::{GroupPlan, plan_groups, with_parts},
    network::Attachment,
};

use super::{Standing, Terrain};

/// Positions of closed outlets that are kept before the tables are measured anew.
const MOST_GONE: usize = 1000;

/// One profile's reach table and what it is made of.
pub(super) struct Live {
    /// Where the origins stand.
    pub origins: Vec<Attachment>,
    /// Where the outlets stand; [`Attachment::NONE`] for those that are gone.
    pub outlets: Vec<Attachment>,
    /// The groups measured.
    pub plan: GroupPlan,
    /// By group: the types whose outlets are its members.
    pub types: Vec<Vec<TypeIdx>>,
    /// The table.
    pub reach: Reach,
}

impl Live {
    /// Bytes of the table and its attachments.
    pub fn bytes(&self) -> usize {
        size_of_val(&self.reach.nearest[..])
            + size_of_val(&self.reach.counts[..])
            + size_of_val(&self.origins[..])
            + size_of_val(&self.outlets[..])
    }
}

/// What a change of outlets did to the tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// Outlets that are new, moved, of other types or gone.
    pub n_outlets: usize,
    /// Origins whose rows changed for some profile, ascending.
    pub origins: Vec<u32>,
    /// Whether everything was measured anew.
    pub whole: bool,
}

impl Terrain {
    /// Puts these outlets on the ground in place of all others and measures them.
    ///
    /// # Errors
    /// A clause names a type that the taxonomy lacks.
    pub fn stand(&mut self, mut outlets: Vec<Standing>) -> Result<(), Trouble> {
        outlets.sort_by_key(|standing| standing.id);
        outlets.dedup_by_key(|standing| standing.id);
        self.ids = outlets.iter().map(|standing| standing.id).collect();
        self.slots = self.ids.iter().copied().zip(0u32..).collect();
        self.outlets = outlets.into_iter().map(|standing| standing.outlet).collect();
        let known: Vec<Vec<Attachment>> = self.live.drain(..).map(|live| live.origins).collect();
        for profile in 0..self.basis.profiles.len() {
            let live = self.measured(profile, known.get(profile).cloned())?;
            self.live.push(live);
        }
        Ok(())
    }

    fn measured(&self, profile: usize, known: Option<Vec<Attachment>>) -> Result<Live, Trouble> {
        let basis = &self.basis;
        let plan = plan_groups(&basis.packs, &basis.taxonomy, &self.outlets, &basis.profiles[profile])?;
        let types = plan.groups.iter().map(|group| types_of(self, group)).collect();
        let origins = known.unwrap_or_else(|| self.attach_all(profile, self.origins.iter().map(|o| o.at)));
        let outlets = self.attach_all(profile, self.outlets.iter().map(|o| o.at));
        let options = MeasureOptions { k: self.settings.nearest, limit: plan.limit };
        let walk = self.footing.walk(profile);
        let reach = measure(walk, &origins, &outlets, &plan.groups, options, Control::default())
            .expect("nobody can cancel this measurement");
        Ok(Live { origins, outlets, plan, types, reach })
    }

    fn attach_all(&self, profile: usize, points: impl Iterator<Item = LonLat>) -> Vec<Attachment> {
        let points: Vec<LonLat> = points.collect();
        let walk = self.footing.walk(profile);
        let snapped = self.footing.snapper(profile).snap_all(&points);
        snapped.iter().map(|s| s.as_ref().map_or(Attachment::NONE, |s| walk.attach(s))).collect()
    }

    /// Follows the register: each id with the outlet as it is now, or nothing where it is
    /// gone. Only the tables' rows that an outlet touches are measured again.
    ///
    /// # Errors
    /// A clause names a type that the taxonomy lacks.
    pub fn change(&mut self, changes: Vec<(Uuid, Option<Outlet>)>) -> Result<Changed, Trouble> {
        let mut touched = BTreeSet::new();
        let mut changed = Changed::default();
        for (id, now) in changes {
            let slot = self.slots.get(&id).copied();
            if let (Some(slot), Some(now)) = (slot, &now) {
                let then = &mut self.outlets[slot as usize];
                if then.at == now.at && then.types == now.types {
                    then.clone_from(now);
                    continue;
                }
            }
            if slot.is_none() && now.is_none() {
                continue;
            }
            changed.n_outlets += 1;
            if let Some(slot) = slot {
                self.close(id, slot, &mut touched);
            }
            if let Some(now) = now {
                self.open(id, now, &mut touched);
            }
        }
        if self.ids.len() > self.slots.len() * 2 + MOST_GONE {
            let standing = |(id, outlet): (Uuid, &Outlet)| Standing { id, outlet: outlet.clone() };
            self.stand(self.outlets().map(standing).collect())?;
            changed.whole = true;
        }
        changed.origins = touched.into_iter().collect();
        Ok(changed)
    }

    /// A new outlet, at a position of its own.
    fn open(&mut self, id: Uuid, outlet: Outlet, touched: &mut BTreeSet<u32>) {
        let slot = u32::try_from(self.ids.len()).expect("fewer outlets than 2^32");
        let (at, types) = (outlet.at, outlet.types.clone());
        self.ids.push(id);
        self.outlets.push(outlet);
        self.slots.insert(id, slot);
        for profile in 0..self.live.len() {
            let [place] = self.attach_all(profile, std::iter::once(at))[..] else { continue };
            let walk = self.footing.walk(profile);
            let options = self.options(profile);
            let live = &mut self.live[profile];
            live.outlets.push(place);
            for (group, of_group) in live.plan.groups.iter_mut().zip(&live.types) {
                if types.iter().any(|t| of_group.contains(t)) {
                    // Positions only grow: the last stays the last.
                    group.members.push(slot);
                }
            }
            let mut updater = Updater::new(walk, &live.origins, options);
            touched.extend(updater.add(&mut live.reach, &live.outlets, &live.plan.groups, slot));
        }
    }

    /// An outlet that no longer stands where it stood; its position stays empty.
    fn close(&mut self, id: Uuid, slot: u32, touched: &mut BTreeSet<u32>) {
        self.slots.remove(&id);
        self.outlets[slot as usize].types.clear();
        for profile in 0..self.live.len() {
            let walk = self.footing.walk(profile);
            let options = self.options(profile);
            let live = &mut self.live[profile];
            let before = live.plan.groups.clone();
            for group in &mut live.plan.groups {
                group.members.retain(|member| *member != slot);
            }
            let mut updater = Updater::new(walk, &live.origins, options);
            let (reach, outlets) = (&mut live.reach, &live.outlets);
            touched.extend(updater.remove(reach, outlets, &before, &live.plan.groups, slot));
            live.outlets[slot as usize] = Attachment::NONE;
        }
    }

    fn options(&self, profile: usize) -> MeasureOptions {
        MeasureOptions { k: self.settings.nearest, limit: self.live[profile].plan.limit }
    }
}

/// The types whose outlets belong to a group, by its id.
fn types_of(terrain: &Terrain, group: &Group) -> Vec<TypeIdx> {
    let taxonomy = &terrain.basis.taxonomy;
    let named: Vec<TypeIdx> = group.id.split('|').filter_map(|code| taxonomy.index(code)).collect();
    with_parts(taxonomy, &named)
}
