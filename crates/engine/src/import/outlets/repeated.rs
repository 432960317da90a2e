//! The same outlet in several rows.
//!
//! Two rows are one outlet when they stand within [`SAME_PLACE_M`] of each other and
//! - have the same id and the same name, or
//! - have the same name and a type in common (or both none), or
//! - have the same credit code.
//!
//! The first row stays and takes over the types, services and missing details of the
//! later one. The same id at different places is two outlets; the later gets a new id.

use std::collections::{HashMap, HashSet};

use yike_domain::{
    Severity,
    outlet::{Outlet, likeness::NEAR_M},
    taxonomy::{Taxonomy, normalise},
};

use crate::geometry::{METRES_PER_E7, great_circle_m};
use crate::import::notes::Notes;
use crate::import::rules;

/// How near two rows of one outlet may stand, metres: geocoding of one address differs
/// by about the width of a shop front.
pub(super) const SAME_PLACE_M: f64 = NEAR_M as f64;

/// Merges repeated outlets; `lines` are their rows.
pub(super) fn merge(outlets: Vec<Outlet>, lines: &[u32], taxonomy: &Taxonomy, notes: &mut Notes) -> Vec<Outlet> {
    let mut kept: Vec<Outlet> = Vec::with_capacity(outlets.len());
    let mut kept_lines: Vec<u32> = Vec::with_capacity(outlets.len());
    let mut ids: HashSet<String> = HashSet::with_capacity(outlets.len());
    let mut known = Known::default();
    for (outlet, &line) in outlets.into_iter().zip(lines) {
        // Without a name only the id can say that two rows are one.
        let name = match normalise(&outlet.name) {
            name if name.is_empty() => format!("#{}", outlet.id),
            name => name,
        };
        if let Some(same) = known.find(&kept, &outlet, &name, taxonomy) {
            notes.keep(
                notes
                    .whole(Severity::Warning, rules::OUTLET_REPEATED, &format!("row {line}"))
                    .with("row", line)
                    .with("first", kept_lines[same])
                    .with("name", outlet.name.as_str()),
            );
            kept[same].take_over(outlet);
            known.add(&kept[same], &name, same);
            continue;
        }
        let mut outlet = outlet;
        if !ids.insert(outlet.id.clone()) {
            let mut fresh = format!("{}#{line}", outlet.id);
            while !ids.insert(fresh.clone()) {
                fresh.push('+');
            }
            notes.keep(
                notes
                    .whole(Severity::Warning, rules::ID_REPEATED, &format!("row {line}"))
                    .with("row", line)
                    .with("id", outlet.id.as_str())
                    .with("fresh", fresh.as_str()),
            );
            outlet.id = fresh;
        }
        known.add(&outlet, &name, kept.len());
        kept.push(outlet);
        kept_lines.push(line);
    }
    kept
}

/// Outlets so far, by name or code and by cell of about [`SAME_PLACE_M`].
#[derive(Default)]
struct Known {
    by_name: HashMap<(String, i32, i32), Vec<usize>>,
    by_code: HashMap<(String, i32, i32), Vec<usize>>,
}

impl Known {
    fn add(&mut self, outlet: &Outlet, name: &str, number: usize) {
        let (x, y) = cell(outlet);
        for (map, key) in [(&mut self.by_name, name), (&mut self.by_code, outlet.credit_code.as_str())] {
            if !key.is_empty() {
                let numbers = map.entry((key.to_owned(), x, y)).or_default();
                if !numbers.contains(&number) {
                    numbers.push(number);
                }
            }
        }
    }

    /// The first outlet so far that is the same as this one.
    fn find(&self, kept: &[Outlet], outlet: &Outlet, name: &str, taxonomy: &Taxonomy) -> Option<usize> {
        let near = |number: &usize| great_circle_m(kept[*number].at, outlet.at) <= SAME_PLACE_M;
        let types = taxonomy.expand(&outlet.types);
        let alike = |number: &usize| {
            let other = &kept[*number];
            other.id == outlet.id
                || (other.types.is_empty() && types.is_empty())
                || taxonomy.expand(&other.types).iter().any(|idx| types.contains(idx))
        };
        let named = around(&self.by_name, name, outlet).filter(near).filter(alike);
        let coded = around(&self.by_code, &outlet.credit_code, outlet).filter(near);
        named.chain(coded).min()
    }
}

/// Numbers under a key in the cell of an outlet and its eight neighbours.
fn around(map: &HashMap<(String, i32, i32), Vec<usize>>, key: &str, outlet: &Outlet) -> impl Iterator<Item = usize> {
    let (x, y) = cell(outlet);
    let mut found = Vec::new();
    if !key.is_empty() {
        for (dx, dy) in (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (dx, dy))) {
            found.extend(map.get(&(key.to_owned(), x + dx, y + dy)).into_iter().flatten().copied());
        }
    }
    found.into_iter()
}

/// The cell of an outlet: [`SAME_PLACE_M`] high and at least that wide up to 60° of latitude.
pub(super) fn cell(outlet: &Outlet) -> (i32, i32) {
    let high = (SAME_PLACE_M / METRES_PER_E7) as i32;
    (outlet.at.lon.div_euclid(high * 2), outlet.at.lat.div_euclid(high))
}
