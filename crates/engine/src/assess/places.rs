//! The places of an assessment and which origins belong to them.

use std::collections::BTreeMap;

use yike_domain::People;

use super::result::{Place, PlaceLevel};
use crate::{
    access::Origin,
    import::{map::Compound, table::Area},
};

/// The places judged, and the cells they are made of.
///
/// A cell holds the origins that share community and compound, so that a pass over
/// the origins adds each of them up once and places are sums of a few cells.
pub(super) struct Places {
    /// The places, in the result's order.
    pub list: Vec<Place>,
    /// Cell of each origin.
    pub cell_of: Vec<u32>,
    /// Places of each cell.
    pub cells: Vec<Vec<u32>>,
    /// The origins where somebody lives, ascending.
    pub homes: Vec<Home>,
}

/// An origin where somebody lives.
#[derive(Clone, Copy)]
pub(super) struct Home {
    /// Its position in the list of origins.
    pub origin: u32,
    pub cell: u32,
    pub people: u32,
    /// Its places: the study, then community and compound, `u32::MAX` where it has none.
    pub places: [u32; 3],
}

impl Places {
    /// The study, every community, and every compound where somebody lives. A position
    /// beyond its list counts as outside.
    pub fn of(origins: &[Origin], communities: &[Area], compounds: &[Compound]) -> Self {
        let mut lived_in = vec![false; compounds.len()];
        for origin in origins.iter().filter(|o| o.people.0 > 0) {
            if let Some(lived_in) = lived_in.get_mut(origin.compound as usize) {
                *lived_in = true;
            }
        }
        let mut list = vec![place(PlaceLevel::Study, 0, "", "")];
        list.extend((0u32..).zip(communities).map(|(i, a)| place(PlaceLevel::Community, i, &a.id, &a.name)));
        let mut compound_place = vec![None; compounds.len()];
        for (i, compound) in compounds.iter().enumerate().filter(|(i, _)| lived_in[*i]) {
            compound_place[i] = Some(list.len() as u32);
            list.push(place(PlaceLevel::Compound, i as u32, &compound.id, &compound.name));
        }

        let mut numbers: BTreeMap<(Option<u32>, Option<u32>), u32> = BTreeMap::new();
        let mut cells: Vec<Vec<u32>> = Vec::new();
        let mut cell_of = Vec::with_capacity(origins.len());
        for (number, origin) in origins.iter().enumerate() {
            let community = ((origin.community as usize) < communities.len()).then(|| origin.community + 1);
            let compound = compound_place.get(origin.compound as usize).copied().flatten();
            let cell = *numbers.entry((community, compound)).or_insert_with(|| {
                cells.push([Some(0), community, compound].into_iter().flatten().collect());
                cells.len() as u32 - 1
            });
            cell_of.push(cell);
            for &at in &cells[cell as usize] {
                list[at as usize].admit(number as u32, origin);
            }
        }
        let home = |(origin, (o, cell)): (u32, (&Origin, &u32))| Home {
            origin,
            cell: *cell,
            people: o.people.0,
            places: std::array::from_fn(|i| cells[*cell as usize].get(i).copied().unwrap_or(u32::MAX)),
        };
        let lived = (0u32..).zip(origins.iter().zip(&cell_of)).filter(|(_, (o, _))| o.people.0 > 0);
        let homes = lived.map(home).collect();
        Self { list, cell_of, cells, homes }
    }

    /// Sums of places from sums of cells.
    pub fn sum<T: Clone + Default>(&self, by_cell: &[T], add: impl Fn(&mut T, &T)) -> Vec<T> {
        let mut by_place = vec![T::default(); self.list.len()];
        for (cell, sums) in by_cell.iter().enumerate() {
            for &place in &self.cells[cell] {
                add(&mut by_place[place as usize], sums);
            }
        }
        by_place
    }
}

fn place(level: PlaceLevel, index: u32, id: &str, name: &str) -> Place {
    let nobody = People(0);
    Place {
        level,
        index,
        id: id.to_owned(),
        name: name.to_owned(),
        people: nobody,
        ages_known: nobody,
        elders: nobody,
        children: nobody,
        origins: Vec::new(),
    }
}

impl Place {
    fn admit(&mut self, number: u32, origin: &Origin) {
        let add = |sum: &mut People, more: People| sum.0 = sum.0.saturating_add(more.0);
        self.origins.push(number);
        add(&mut self.people, origin.people);
        if let Some(ages) = origin.ages {
            add(&mut self.ages_known, origin.people);
            add(&mut self.elders, ages.elders);
            add(&mut self.children, ages.children);
        }
    }
}
