//! Parts of the tree of units as a database can ask for them: ranges of codes and single codes.

use std::collections::{BTreeMap, BTreeSet};

use crate::day::Day;
use crate::place::org::{OrgCode, OrgTree};

/// Units told by codes: all whose code begins with one of `under`, and those of `at`.
///
/// `CN` in `under` stands for every unit.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Area {
    /// Beginnings of codes, none inside another.
    pub under: Vec<OrgCode>,
    /// Single codes, none inside one of `under`.
    pub at: Vec<OrgCode>,
}

impl Area {
    /// Whether a unit belongs to it. Asked of codes that the tree knows, of other days included.
    #[must_use]
    pub fn holds(&self, code: &OrgCode) -> bool {
        self.at.contains(code) || self.under.iter().any(|start| code.lies_in(start))
    }

    /// Whether no unit belongs to it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.under.is_empty() && self.at.is_empty()
    }
}

/// Which units of a tree on a day can be told by the beginning of their code together with all below.
///
/// Digits nest, yet the tree is not told by them alone: a city of the 兵团 has the digits of 新疆 without belonging to
/// it, and a closed unit keeps its code without being in anybody's scope. Where that is so the units are named one by
/// one, a level deeper. Made once per tree and day; it reads every unit.
#[derive(Clone, Debug)]
pub struct Nesting {
    on: Day,
    /// Units of the day whose beginning tells exactly them and all below.
    told: BTreeSet<OrgCode>,
}

impl Nesting {
    /// The nesting of a tree on a day.
    #[must_use]
    pub fn of(tree: &OrgTree, on: Day) -> Self {
        let codes: BTreeSet<OrgCode> = tree.units().map(|unit| unit.code.clone()).collect();
        // How many units of the day each has below, itself included; and whether all of them begin with its code.
        let mut below: BTreeMap<&OrgCode, (usize, bool)> = BTreeMap::new();
        for code in &codes {
            for above in tree.upwards(code, on) {
                let (n, nested) = below.entry(&above.code).or_insert((0, true));
                *n += 1;
                *nested &= code.lies_in(&above.code);
            }
        }
        // Codes in order stand together with all that begin with them.
        let n_beginning = |start: &OrgCode| match start.as_str() {
            "CN" => codes.len(),
            _ => codes.range(start.clone()..).take_while(|code| code.lies_in(start)).count(),
        };
        let told = below.iter().filter(|(code, (n, nested))| *nested && n_beginning(code) == *n);
        Self { on, told: told.map(|(code, _)| (*code).clone()).collect() }
    }

    /// The day it is for.
    #[must_use]
    pub const fn on(&self) -> Day {
        self.on
    }

    /// The area of a region of the same tree.
    pub(super) fn area(&self, region: &Region, tree: &OrgTree) -> Area {
        let mut area = Area::default();
        let mut open: Vec<&OrgCode> = region.trees.iter().collect();
        while let Some(code) = open.pop() {
            if self.told.contains(code) {
                area.under.push(code.clone());
            } else {
                area.at.push(code.clone());
                open.extend(tree.children(code, self.on).map(|unit| &unit.code));
            }
        }
        let apart =
            region.single.iter().filter(|code| !region.trees.iter().any(|top| tree.contains(top, code, self.on)));
        area.at.extend(apart.cloned());
        area.under.sort();
        area.at.sort();
        area.at.dedup();
        area
    }
}

/// Units of a tree on a day: some with all below, some alone. All of them are there on that day.
#[derive(Clone, Debug, Default)]
pub(super) struct Region {
    trees: BTreeSet<OrgCode>,
    single: BTreeSet<OrgCode>,
}

impl Region {
    /// Every unit.
    pub(super) fn everything(tree: &OrgTree, on: Day) -> Self {
        Self::below(&OrgCode::nation(), tree, on)
    }

    /// A unit and all below.
    pub(super) fn below(org: &OrgCode, tree: &OrgTree, on: Day) -> Self {
        Self::of_trees(tree.at(org, on).map(|unit| unit.code.clone()))
    }

    /// Several units, each with all below.
    pub(super) fn of_trees(tops: impl IntoIterator<Item = OrgCode>) -> Self {
        Self { trees: tops.into_iter().collect(), single: BTreeSet::new() }
    }

    /// A unit and all above.
    pub(super) fn above(org: &OrgCode, tree: &OrgTree, on: Day) -> Self {
        Self { trees: BTreeSet::new(), single: tree.upwards(org, on).map(|unit| unit.code.clone()).collect() }
    }

    /// A unit alone.
    pub(super) fn unit(org: &OrgCode, tree: &OrgTree, on: Day) -> Self {
        Self { trees: BTreeSet::new(), single: tree.at(org, on).map(|unit| unit.code.clone()).into_iter().collect() }
    }

    /// What is in either.
    pub(super) fn or(mut self, other: Self) -> Self {
        self.trees.extend(other.trees);
        self.single.extend(other.single);
        self
    }

    /// What is in both.
    pub(super) fn and(&self, other: &Self, tree: &OrgTree, on: Day) -> Self {
        let holds = |region: &Self, code: &OrgCode| {
            region.single.contains(code) || region.trees.iter().any(|top| tree.contains(top, code, on))
        };
        // Of two trees one lies in the other, or they share nothing.
        let inner = |one: &Self, in_other: &Self| {
            let within = |top: &&OrgCode| in_other.trees.iter().any(|outer| tree.contains(outer, top, on));
            one.trees.iter().filter(within).cloned().collect::<BTreeSet<_>>()
        };
        let singles = |one: &Self, in_other: &Self| {
            one.single.iter().filter(|code| holds(in_other, code)).cloned().collect::<BTreeSet<_>>()
        };
        let mut both = Self { trees: inner(self, other), single: singles(self, other) };
        both.trees.extend(inner(other, self));
        both.single.extend(singles(other, self));
        both
    }
}
