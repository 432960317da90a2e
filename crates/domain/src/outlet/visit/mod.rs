//! What phones bring back from the field, in whatever order it arrives.
//!
//! A phone works without a network. It keeps every observation until it holds a receipt, sends again what it has no
//! receipt for, and may hand in a later observation before an earlier one. So the same observation can arrive never,
//! once or many times and in any order: [`Desk::receive`] answers each with a receipt, holds what came too early until
//! what it rests on is there, and never writes over what somebody else has changed meanwhile.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Field, Method};
use crate::{Day, LonLat};

/// An observation: the number that the phone gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ObservationId(pub u128);

/// What an observation rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// The record as the phone fetched it: that version.
    Version(u64),
    /// An earlier observation of the same outlet by the same phone.
    After(ObservationId),
}

/// Where somebody stood, as the phone told it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// Position.
    pub at: LonLat,
    /// How far off it may be, metres.
    pub accuracy_m: u32,
}

/// What was found of one outlet on one occasion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observation {
    /// Its number.
    pub id: ObservationId,
    /// What it rests on.
    pub base: Base,
    /// The value found, by field, as [`OutletRecord::set`](super::OutletRecord::set) reads it; a value equal to the
    /// record's says that it was verified.
    pub answers: BTreeMap<Field, String>,
    /// How.
    pub how: Method,
    /// On which day.
    pub on: Day,
    /// Where the observer stood.
    pub fix: Option<Fix>,
    /// Digests of photos.
    #[serde(default)]
    pub photos: BTreeSet<String>,
}

/// What became of an observation; the receipt that a phone gets for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum Standing {
    /// Not kept yet: these photos have to be sent first.
    Wants {
        /// Their digests.
        photos: BTreeSet<String>,
    },
    /// Kept; waits for what it rests on.
    Held {
        /// The observation it waits for.
        waits_for: ObservationId,
    },
    /// In the record since that version.
    Applied {
        /// The version.
        version: u64,
    },
    /// Kept; somebody has changed the same fields otherwise since: a person decides.
    Conflict {
        /// Those fields.
        fields: BTreeSet<Field>,
    },
    /// Kept; what it rests on did not come in time: a person decides.
    Lapsed,
}

impl Standing {
    /// Whether the observation is safe at the desk, so that the phone may forget it.
    #[must_use]
    pub const fn is_kept(&self) -> bool {
        !matches!(self, Self::Wants { .. })
    }
}

/// Days that an observation is held for what it rests on (离线乱序提交的保留期).
pub const HELD_DAYS: u16 = 14;

/// The desk where the observations of one outlet come in: its record's changes, and everything received.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Desk {
    /// Version of the record.
    pub version: u64,
    /// Version and value of the last change of each field; a field that is not here has not changed since version 0.
    pub changed: BTreeMap<Field, (u64, String)>,
    /// What was received, each with the day it came in.
    pub received: BTreeMap<ObservationId, (Observation, Day, Standing)>,
}

impl Desk {
    /// The desk of a record that is now at that version.
    #[must_use]
    pub fn at(version: u64) -> Self {
        Self { version, ..Self::default() }
    }

    /// A change of the record: a new version with other values of some fields.
    pub fn change(&mut self, values: &BTreeMap<Field, String>) {
        self.version += 1;
        for (field, value) in values {
            self.changed.insert(*field, (self.version, value.clone()));
        }
    }

    /// Takes an observation in; `has_photo` says which photos are here. The same observation again gets the receipt
    /// as things now stand and changes nothing.
    ///
    /// Returns the receipt, and the observations that went into the record because of it, in that order: itself, and
    /// those that had been waiting for it.
    pub fn receive(
        &mut self,
        observation: &Observation,
        today: Day,
        has_photo: impl Fn(&str) -> bool,
    ) -> (Standing, Vec<ObservationId>) {
        if let Some((.., standing)) = self.received.get(&observation.id) {
            return (standing.clone(), Vec::new());
        }
        let missing: BTreeSet<String> = observation.photos.iter().filter(|photo| !has_photo(photo)).cloned().collect();
        if !missing.is_empty() {
            return (Standing::Wants { photos: missing }, Vec::new());
        }
        let applied = self.settle_all(vec![(observation.clone(), today)]);
        (self.received[&observation.id].2.clone(), applied)
    }

    /// A person decides on an observation that is in conflict or has lapsed: these values go into the record.
    /// `false` where there is nothing to decide.
    pub fn resolve(&mut self, id: ObservationId, values: &BTreeMap<Field, String>) -> bool {
        let open = |standing: &Standing| matches!(standing, Standing::Conflict { .. } | Standing::Lapsed);
        if !self.received.get(&id).is_some_and(|(.., standing)| open(standing)) {
            return false;
        }
        self.change(values);
        self.received.get_mut(&id).expect("found above").2 = Standing::Applied { version: self.version };
        true
    }

    /// Gives up waiting for what did not come within [`HELD_DAYS`]: what waited is for a person to decide.
    pub fn lapse(&mut self, today: Day) -> Vec<ObservationId> {
        let late = |came_in: Day| came_in.plus(i32::from(HELD_DAYS)).is_some_and(|last| last < today);
        let mut lapsed = Vec::new();
        for (id, (_, came_in, standing)) in &mut self.received {
            if matches!(standing, Standing::Held { .. }) && late(*came_in) {
                *standing = Standing::Lapsed;
                lapsed.push(*id);
            }
        }
        lapsed
    }

    /// Settles observations and whatever had waited for them; returns those that went into the record, in order.
    fn settle_all(&mut self, mut next: Vec<(Observation, Day)>) -> Vec<ObservationId> {
        let mut applied = Vec::new();
        while let Some((observation, came_in)) = next.pop() {
            let id = observation.id;
            let standing = self.settle(&observation);
            if matches!(standing, Standing::Applied { .. }) {
                applied.push(id);
            }
            let waits = matches!(standing, Standing::Held { .. });
            self.received.insert(id, (observation, came_in, standing));
            if !waits {
                next.extend(self.waiting_for(id));
            }
        }
        applied
    }

    /// Where an observation stands.
    fn settle(&mut self, observation: &Observation) -> Standing {
        let base = match observation.base {
            Base::Version(version) => version,
            Base::After(earlier) => match self.version_after(earlier) {
                Ok(version) => version,
                Err(waits_for) => return Standing::Held { waits_for },
            },
        };
        let fields = self.in_conflict(observation, base);
        if !fields.is_empty() {
            return Standing::Conflict { fields };
        }
        self.change(&observation.answers);
        Standing::Applied { version: self.version }
    }

    /// The version that an observation after `earlier` rests on, or what it must wait for.
    fn version_after(&self, mut earlier: ObservationId) -> Result<u64, ObservationId> {
        // A chain that bites its own tail ends after as many steps as there are observations.
        for _ in 0..=self.received.len() {
            match self.received.get(&earlier) {
                Some((_, _, Standing::Applied { version })) => return Ok(*version),
                // It did not go in, so the later one rests on what that one rested on.
                Some((observation, _, Standing::Conflict { .. } | Standing::Lapsed)) => match observation.base {
                    Base::Version(version) => return Ok(version),
                    Base::After(before) => earlier = before,
                },
                _ => break,
            }
        }
        Err(earlier)
    }

    /// Fields that have been changed to something else since that version.
    fn in_conflict(&self, observation: &Observation, base: u64) -> BTreeSet<Field> {
        let since = |field: &Field, value: &str| {
            self.changed.get(field).is_some_and(|(version, now)| *version > base && now != value)
        };
        observation.answers.iter().filter(|(field, value)| since(field, value)).map(|(field, _)| *field).collect()
    }

    fn waiting_for(&self, earlier: ObservationId) -> Vec<(Observation, Day)> {
        let waits = |standing: &Standing| *standing == Standing::Held { waits_for: earlier };
        let waiting = self.received.values().filter(|(.., standing)| waits(standing));
        waiting.map(|(observation, came_in, _)| (observation.clone(), *came_in)).collect()
    }
}
