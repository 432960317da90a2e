//! Questions to a terrain about one place: what stands near it.

use uuid::Uuid;
use yike_domain::{LonLat, Trouble, taxonomy::TypeIdx};
use yike_engine::{
    access::{Control, Cost, Direction, OriginKind, Placed, Search, matrix},
    network::Attachment,
};

use super::{Terrain, rules};

/// How far the nearest outlets are looked for, minutes of walking.
const SEARCH_MINUTES: u32 = 60;
/// Most outlets told at once.
const MOST_NEAR: usize = 100;

/// Who asks from where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Position of the walking profile.
    pub profile: usize,
    /// The place.
    pub at: LonLat,
}

/// An outlet near a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Near {
    /// Its id.
    pub id: Uuid,
    /// Walking time, milliseconds.
    pub duration_ms: u32,
    /// Length of the way, walks from and to the street included, millimetres.
    pub length_mm: u32,
}

impl Terrain {
    /// Where a place stands on the streets of a profile.
    ///
    /// # Errors
    /// No street in range.
    pub(super) fn placed(&self, asked: Asked) -> Result<Placed, Trouble> {
        let snapped = self.footing.snapper(asked.profile).snap(asked.at);
        let attachment = snapped.as_ref().map_or(Attachment::NONE, |s| self.footing.walk(asked.profile).attach(s));
        let placed = Placed { given: asked.at, snapped, attachment };
        if attachment.is_some() {
            return Ok(placed);
        }
        let at = format!("{:.6},{:.6}", asked.at.lon_degrees(), asked.at.lat_degrees());
        Err(Trouble::new("", rules::OFF_STREETS).with("at", at).with("limit", self.settings.snap.limit_m))
    }

    /// The nearest outlets of some types (parts of a type included; no types: of any), nearest first.
    ///
    /// # Errors
    /// The place is on no street.
    pub fn nearest(&self, asked: Asked, types: &[TypeIdx], n: usize) -> Result<Vec<Near>, Trouble> {
        let from = self.placed(asked)?;
        let walk = self.footing.walk(asked.profile);
        let limit = self.minutes(asked.profile, SEARCH_MINUTES);
        let mut search = Search::new(walk, Direction::FromHome);
        search.run(std::slice::from_ref(&from.attachment), limit);
        let places = &self.live[asked.profile].outlets;
        let wanted =
            self.slots.values().filter(|slot| types.is_empty() || self.serves(&self.outlets[**slot as usize], types));
        let cost = |slot: &u32| search.cost_to(&places[*slot as usize], std::slice::from_ref(&from.attachment));
        let mut found: Vec<(Cost, Uuid, u32)> = wanted
            .map(|slot| (cost(slot), self.ids[*slot as usize], *slot))
            .filter(|(cost, ..)| *cost <= limit)
            .collect();
        found.sort_unstable();
        found.truncate(n.min(MOST_NEAR));
        let to: Vec<Placed> = found.iter().map(|(.., slot)| self.placed_outlet(asked.profile, *slot)).collect();
        let pairs = matrix(walk, &[from], &to, Control::default()).expect("nobody can cancel this");
        let near = found.iter().zip(pairs).map(|((cost, id, _), pair)| Near {
            id: *id,
            duration_ms: walk.duration_ms(*cost),
            length_mm: pair.map_or(0, |pair| pair.length_mm.saturating_add(pair.access_mm)),
        });
        Ok(near.collect())
    }

    /// How far some outlets are from a place, in their order; those out of reach or off the streets are left out.
    ///
    /// # Errors
    /// The place is on no street.
    pub fn walks(&self, asked: Asked, outlets: &[Uuid]) -> Result<Vec<Near>, Trouble> {
        let from = self.placed(asked)?;
        let walk = self.footing.walk(asked.profile);
        let limit = self.minutes(asked.profile, SEARCH_MINUTES);
        let mut search = Search::new(walk, Direction::FromHome);
        search.run(std::slice::from_ref(&from.attachment), limit);
        let places = &self.live[asked.profile].outlets;
        let known = outlets.iter().filter_map(|id| self.slots.get(id).map(|slot| (*id, *slot)));
        let cost = |slot: u32| search.cost_to(&places[slot as usize], std::slice::from_ref(&from.attachment));
        let reached: Vec<(Uuid, u32, Cost)> =
            known.map(|(id, slot)| (id, slot, cost(slot))).filter(|(_, _, cost)| *cost <= limit).collect();
        let to: Vec<Placed> = reached.iter().map(|(_, slot, _)| self.placed_outlet(asked.profile, *slot)).collect();
        let pairs = matrix(walk, &[from], &to, Control::default()).expect("nobody can cancel this");
        let near = reached.iter().zip(pairs).map(|((id, _, cost), pair)| Near {
            id: *id,
            duration_ms: walk.duration_ms(*cost),
            length_mm: pair.map_or(0, |pair| pair.length_mm.saturating_add(pair.access_mm)),
        });
        Ok(near.collect())
    }

    /// Where one sets out from a compound of the map, by its position in the list: its first gate, else its first home.
    #[must_use]
    pub fn way_out(&self, compound: usize) -> Option<LonLat> {
        let own = || self.origins.iter().filter(|origin| origin.compound as usize == compound);
        let gate = own().find(|origin| origin.kind == OriginKind::Gate);
        gate.or_else(|| own().next()).map(|origin| origin.at)
    }

    pub(super) fn placed_outlet(&self, profile: usize, slot: u32) -> Placed {
        let given = self.outlets[slot as usize].at;
        let snapped = self.footing.snapper(profile).snap(given);
        Placed { given, snapped, attachment: self.live[profile].outlets[slot as usize] }
    }

    /// Walking time of a profile's cost, milliseconds.
    #[must_use]
    pub fn duration_ms(&self, profile: usize, cost: Cost) -> u32 {
        self.footing.walk(profile).duration_ms(cost)
    }

    /// Minutes in a profile's cost: for profiles that count metres, at the speed of the first standard.
    #[must_use]
    pub fn minutes(&self, profile: usize, minutes: u32) -> Cost {
        let walk = self.footing.walk(profile);
        match self.basis.packs.first() {
            Some(pack) => yike_engine::assess::minutes_to_cost(pack, walk.profile.basis, minutes),
            None => walk.cost_of_ms(minutes.saturating_mul(60_000)),
        }
    }
}
