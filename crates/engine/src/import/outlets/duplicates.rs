//! Pairs of outlets that are probably one, for somebody to decide.
//!
//! Rows that are certainly one are merged while a table is read; this looks through any
//! list of outlets, from several sources, for those that need a look.

use std::collections::HashMap;

use yike_domain::{
    outlet::{
        Outlet,
        likeness::{Likeness, PROBABLE, compare},
    },
    taxonomy::Taxonomy,
};

use super::repeated::{SAME_PLACE_M, cell};
use crate::geometry::great_circle_m;

/// Most outlets that one is compared with: in a pile at one point the rest stay unlooked at.
const MOST_NEAR: usize = 1000;

/// Two outlets that are probably one.
#[derive(Clone, Debug, PartialEq)]
pub struct Duplicate {
    /// Position of the first in the list.
    pub first: usize,
    /// Position of the second, after the first.
    pub second: usize,
    /// How likely, and why.
    pub likeness: Likeness,
}

/// What was found in a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Duplicates {
    /// Pairs, by the first and then the second.
    pub pairs: Vec<Duplicate>,
    /// Outlets with more than a thousand others before them at their place: compared with the first thousand only.
    pub n_crowded: usize,
}

/// Finds the pairs within 30 m of each other that score [`PROBABLE`] or more.
#[must_use]
pub fn duplicates(outlets: &[Outlet], taxonomy: &Taxonomy) -> Duplicates {
    let mut grid: HashMap<(i32, i32), Vec<usize>> = HashMap::with_capacity(outlets.len());
    let mut found = Duplicates::default();
    for (second, outlet) in outlets.iter().enumerate() {
        let (x, y) = cell(outlet);
        let cells = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (x + dx, y + dy)));
        let mut near: Vec<usize> = cells.filter_map(|cell| grid.get(&cell)).flatten().copied().collect();
        near.sort_unstable();
        found.n_crowded += usize::from(near.len() > MOST_NEAR);
        for first in near.into_iter().take(MOST_NEAR) {
            let apart = great_circle_m(outlets[first].at, outlet.at);
            if apart > SAME_PLACE_M {
                continue;
            }
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 30 m")]
            let likeness = compare(&outlets[first], outlet, apart.round() as u32, taxonomy);
            if likeness.score >= PROBABLE {
                found.pairs.push(Duplicate { first, second, likeness });
            }
        }
        let cell = grid.entry((x, y)).or_default();
        // Nobody is compared with more than the first thousand.
        if cell.len() <= MOST_NEAR {
            cell.push(second);
        }
    }
    found.pairs.sort_by_key(|pair| (pair.first, pair.second));
    found
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use proptest::prelude::*;
    use yike_domain::{LonLat, taxonomy::TypeIdx};

    use super::*;
    use crate::import::outlets::tests::taxonomy;

    fn outlet(n: usize, name: &str, east_m: f64, north_m: f64, types: &[u16]) -> Outlet {
        // At 40° north a degree is 111,195 m high and 85,180 m wide.
        let at = LonLat::from_degrees(116.3 + east_m / 85_180.0, 40.0 + north_m / 111_195.0).expect("on Earth");
        Outlet {
            id: n.to_string(),
            source: 0,
            name: name.into(),
            types: types.iter().map(|&idx| TypeIdx(idx)).collect(),
            functions: Vec::new(),
            at,
            address: String::new(),
            hours: String::new(),
            credit_code: String::new(),
            phone: String::new(),
        }
    }

    #[test]
    fn probable_pairs_are_found_with_their_reasons() {
        let mut list = vec![
            outlet(0, "虚构超市（甲路店）", 0.0, 0.0, &[1]),
            // 12 m away, no branch: 35 + 20·18/30 + 15 = 62.
            outlet(1, "虚构超市", 12.0, 0.0, &[1]),
            // The same place, another branch: −10 + 20 + 15 with the first; 35 + 12 + 15 = 62 with the second.
            outlet(2, "虚构超市（乙路店）", 0.0, 0.0, &[1]),
            // 40 m from the first, 52 m from the second.
            outlet(3, "虚构超市（甲路店）", -40.0, 0.0, &[1]),
            // Another shop of another type at the same place.
            outlet(4, "虚构菜场", 0.0, 0.0, &[0]),
        ];
        let told = |list: &[Outlet]| -> Vec<String> {
            let line = |p: &Duplicate| {
                let reasons: Vec<_> =
                    p.likeness.reasons.iter().map(|m| m.rule.0.trim_start_matches("duplicate-")).collect();
                format!("{}={} {} {}", p.first, p.second, p.likeness.score, reasons.join(" "))
            };
            duplicates(list, &taxonomy()).pairs.iter().map(line).collect()
        };
        let untold = "branch-untold same-type apart";
        assert_eq!(told(&list), [format!("0=1 62 {untold}"), format!("1=2 62 {untold}")]);
        // With two codes they are two shops; with one code and another name one: 45 + 20 − 15 is too little.
        list[0].credit_code = "91350100M000100Y43".into();
        list[1].credit_code = "92350100M000100Y4X".into();
        list[4].credit_code = list[0].credit_code.clone();
        assert_eq!(told(&list), [format!("1=2 62 {untold}")]);
        list[4].types.clear();
        assert_eq!(told(&list), ["0=4 65 same-code apart".to_owned(), format!("1=2 62 {untold}")]);
    }

    #[test]
    fn a_pile_at_one_point_is_bounded_and_counted() {
        let list: Vec<_> = (0..1100).map(|n| outlet(n, "虚构", 0.0, 0.0, &[])).collect();
        let found = duplicates(&list, &taxonomy());
        // Number n meets n others before it, a thousand at most: 1000·999/2 + 100·1000.
        assert_eq!((found.pairs.len(), found.n_crowded), (599_500, 99));
    }

    /// Invented outlets of a city: 100,000 in 8 by 8 km, one in twenty a second record of the one before.
    fn city(n: usize) -> Vec<Outlet> {
        let mut dice = 0x9e37_79b9_7f4a_7c15_u64;
        let mut roll = |sides: u64| {
            dice ^= dice << 13;
            dice ^= dice >> 7;
            dice ^= dice << 17;
            dice % sides
        };
        let words: Vec<char> = "甲乙丙丁戊己庚辛壬癸东南西北中".chars().collect();
        let mut list: Vec<Outlet> = Vec::with_capacity(n);
        while list.len() < n {
            let name: String = (0..4).map(|_| words[roll(15) as usize]).chain("便利店".chars()).collect();
            let (x, y) = (roll(80_000) as f64 / 10.0, roll(80_000) as f64 / 10.0);
            list.push(outlet(list.len(), &name, x, y, &[1]));
            if roll(20) == 0 {
                list.push(outlet(list.len(), &format!("{name}（甲路店）"), x + 5.0, y, &[1]));
            }
        }
        list
    }

    #[test]
    #[ignore = "a measurement: run it with --release and --no-capture"]
    fn a_hundred_thousand_outlets() {
        let list = city(100_000);
        let taxonomy = taxonomy();
        let start = Instant::now();
        let found = duplicates(&list, &taxonomy);
        println!("{} pairs among {} outlets in {:?}", found.pairs.len(), list.len(), start.elapsed());
        assert!(found.pairs.len() > 4000);
    }

    proptest! {
        /// Every pair against every other, without a grid.
        #[test]
        fn the_grid_misses_no_pair(
            at in proptest::collection::vec((0.0f64..120.0, 0.0f64..120.0, 0usize..4, 0u16..3), 0..40),
        ) {
            let names = ["虚构超市", "虚构超市（甲路店）", "虚构超级市场", ""];
            let list: Vec<_> = at.iter().enumerate().map(|(n, &(x, y, name, ty))| outlet(n, names[name], x, y, &[ty])).collect();
            let mut slow = Vec::new();
            for (first, a) in list.iter().enumerate() {
                for (second, b) in list.iter().enumerate().skip(first + 1) {
                    let apart = great_circle_m(a.at, b.at);
                    let likeness = compare(a, b, apart.round() as u32, &taxonomy());
                    prop_assert_eq!(&likeness.score, &compare(b, a, apart.round() as u32, &taxonomy()).score);
                    if apart <= SAME_PLACE_M && likeness.score >= PROBABLE {
                        slow.push(Duplicate { first, second, likeness });
                    }
                }
            }
            prop_assert_eq!(duplicates(&list, &taxonomy()).pairs, slow);
        }
    }
}
