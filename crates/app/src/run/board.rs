//! The judgement of all circles of an area as it stands now.

use std::collections::BTreeMap;

use uuid::Uuid;
use yike_domain::{Trouble, standard::StandardPack};

use super::{CircleArea, CircleResult, judge, members};
use crate::terrain::{Changed, Terrain};

/// A circle on the board.
struct Entry {
    area: CircleArea,
    homes: Vec<u32>,
    result: CircleResult,
}

/// Every circle of an area by one standard, kept true.
pub struct Board {
    pack: String,
    profiles: Vec<usize>,
    entries: BTreeMap<Uuid, Entry>,
}

impl Board {
    /// An empty board for one of the terrain's standards and some of its profiles.
    #[must_use]
    pub fn new(pack: &str, profiles: Vec<usize>) -> Self {
        Self { pack: pack.to_owned(), profiles, entries: BTreeMap::new() }
    }

    /// Takes these circles in place of those before; only new and changed ones are judged.
    /// Returns how many were.
    ///
    /// # Errors
    /// The standard is not the terrain's, or names a measure that is unknown here.
    pub fn draw(&mut self, terrain: &Terrain, circles: Vec<CircleArea>) -> Result<usize, Trouble> {
        let mut before = std::mem::take(&mut self.entries);
        let mut fresh = Vec::new();
        for area in circles {
            match before.remove(&area.id).filter(|entry| entry.area == area) {
                Some(entry) => {
                    self.entries.insert(area.id, entry);
                }
                None => {
                    let homes = members(terrain, &area);
                    fresh.push((area, homes));
                }
            }
        }
        let n = fresh.len();
        let judged =
            self.judged(terrain, &fresh.iter().map(|(area, homes)| (area, homes.as_slice())).collect::<Vec<_>>())?;
        for ((area, homes), result) in fresh.into_iter().zip(judged) {
            self.entries.insert(area.id, Entry { area, homes, result });
        }
        Ok(n)
    }

    /// Judges again the circles that a change of outlets touches. Returns their ids.
    ///
    /// # Errors
    /// As [`Board::draw`].
    pub fn follow(&mut self, terrain: &Terrain, changed: &Changed) -> Result<Vec<Uuid>, Trouble> {
        // Counts of outlets in the sentences are the area's, so a circle out of reach of the
        // change keeps its verdicts and shares and has its outlet numbers corrected only.
        let touched: Vec<Uuid> = self
            .entries
            .iter()
            .filter(|(_, entry)| {
                changed.whole || entry.homes.iter().any(|home| changed.origins.binary_search(home).is_ok())
            })
            .map(|(id, _)| *id)
            .collect();
        let circles: Vec<(&CircleArea, &[u32])> =
            touched.iter().map(|id| (&self.entries[id].area, self.entries[id].homes.as_slice())).collect();
        let judged = self.judged(terrain, &circles)?;
        for (id, result) in touched.iter().zip(judged) {
            if let Some(entry) = self.entries.get_mut(id) {
                entry.result = result;
            }
        }
        self.correct_outlet_numbers(terrain);
        Ok(touched)
    }

    /// How many outlets of the whole area serve each clause and type: the same in every circle.
    fn correct_outlet_numbers(&mut self, terrain: &Terrain) {
        let plans: Vec<_> = self.profiles.iter().map(|p| terrain.outlet_numbers(*p)).collect();
        let Some(pack) = self.standard(terrain) else { return };
        let clauses: Vec<Option<String>> = pack
            .clauses
            .iter()
            .map(|clause| {
                let types = yike_engine::assess::clause_types(pack, clause, &terrain.basis.taxonomy).ok()?;
                Some(yike_engine::assess::group_id(&terrain.basis.taxonomy, &types))
            })
            .collect();
        for entry in self.entries.values_mut() {
            for (profile, numbers) in entry.result.profiles.iter_mut().zip(&plans) {
                for (basis, group) in profile.bases.iter_mut().zip(&clauses) {
                    basis.n_outlets = group.as_ref().and_then(|id| numbers.get(id.as_str())).copied().unwrap_or(0);
                }
                for found in &mut profile.types {
                    let code = &terrain.basis.taxonomy.get(found.business_type).code;
                    found.n_outlets = numbers.get(code.as_str()).copied().unwrap_or(0);
                }
            }
        }
    }

    fn standard<'t>(&self, terrain: &'t Terrain) -> Option<&'t StandardPack> {
        terrain.basis.packs.iter().find(|pack| pack.id == self.pack)
    }

    fn judged(&self, terrain: &Terrain, circles: &[(&CircleArea, &[u32])]) -> Result<Vec<CircleResult>, Trouble> {
        let pack = self.standard(terrain).ok_or_else(|| {
            Trouble::new(&self.pack, crate::terrain::rules::PACK_MISSING).with("pack", self.pack.as_str())
        })?;
        judge(terrain, pack, &self.profiles, circles)
    }

    /// The standard's id.
    #[must_use]
    pub fn pack(&self) -> &str {
        &self.pack
    }

    /// What is known of a circle.
    #[must_use]
    pub fn circle(&self, id: Uuid) -> Option<&CircleResult> {
        self.entries.get(&id).map(|entry| &entry.result)
    }

    /// Every circle's result, in the order of ids.
    pub fn results(&self) -> impl Iterator<Item = &CircleResult> {
        self.entries.values().map(|entry| &entry.result)
    }
}
