//! The tree of organisation units through time.

use std::collections::{BTreeMap, BTreeSet};

use super::{Change, OrgCode, OrgGroup, OrgKind, OrgUnit, rules};
use crate::day::{Day, Period};
use crate::{Rule, Trouble};

/// The units of a country or a part of it, with all their versions, changes and groups.
///
/// A tree is sound by construction: no code twice on one day, every unit under a unit of a fitting kind for all of its
/// days, every change between units that were there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrgTree {
    /// Versions by code, in the order of time.
    versions: BTreeMap<OrgCode, Vec<OrgUnit>>,
    /// Codes that were ever directly below a code.
    below: BTreeMap<OrgCode, BTreeSet<OrgCode>>,
    changes: Vec<Change>,
    groups: Vec<OrgGroup>,
}

impl OrgTree {
    /// The tree of these units.
    ///
    /// # Errors
    /// Everything that is wrong: each trouble names the code or group concerned.
    pub fn new(units: Vec<OrgUnit>, mut changes: Vec<Change>, groups: Vec<OrgGroup>) -> Result<Self, Vec<Trouble>> {
        let (mut versions, mut below) = (BTreeMap::<_, Vec<_>>::new(), BTreeMap::<_, BTreeSet<_>>::new());
        for unit in units {
            if let Some(parent) = &unit.parent {
                below.entry(parent.clone()).or_default().insert(unit.code.clone());
            }
            versions.entry(unit.code.clone()).or_default().push(unit);
        }
        versions.values_mut().for_each(|list| list.sort_by_key(|unit| unit.valid));
        changes.sort_by(|a, b| (a.on, &a.from, &a.to, a.kind).cmp(&(b.on, &b.from, &b.to, b.kind)));
        let tree = Self { versions, below, changes, groups };
        let troubles = tree.troubles();
        if troubles.is_empty() { Ok(tree) } else { Err(troubles) }
    }

    /// All versions of all units, by code and time.
    pub fn units(&self) -> impl Iterator<Item = &OrgUnit> {
        self.versions.values().flatten()
    }

    /// All changes, in the order of time.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// All groups.
    #[must_use]
    pub fn groups(&self) -> &[OrgGroup] {
        &self.groups
    }

    /// The unit of a code on a day.
    #[must_use]
    pub fn at(&self, code: &OrgCode, on: Day) -> Option<&OrgUnit> {
        self.of(code).iter().find(|unit| unit.valid.contains(on))
    }

    /// The units directly below a code on a day, by code.
    pub fn children<'a>(&'a self, code: &'a OrgCode, on: Day) -> impl Iterator<Item = &'a OrgUnit> {
        let known = self.below.get(code).into_iter().flatten();
        known.filter_map(move |below| self.at(below, on)).filter(|unit| unit.parent.as_ref() == Some(code))
    }

    /// The unit of a code on a day and all above it, upwards; nothing when it is not there.
    pub fn upwards<'a>(&'a self, code: &OrgCode, on: Day) -> impl Iterator<Item = &'a OrgUnit> + use<'a> {
        std::iter::successors(self.at(code, on), move |unit| self.at(unit.parent.as_ref()?, on))
    }

    /// Whether `unit` is `ancestor` or lies anywhere below it on that day; both must be there.
    #[must_use]
    pub fn contains(&self, ancestor: &OrgCode, unit: &OrgCode, on: Day) -> bool {
        self.upwards(unit, on).any(|above| above.code == *ancestor)
    }

    /// The province or the 兵团 that a unit belongs to on a day.
    #[must_use]
    pub fn province(&self, code: &OrgCode, on: Day) -> Option<&OrgUnit> {
        self.upwards(code, on).find(|unit| matches!(unit.kind, OrgKind::Province | OrgKind::Xpcc))
    }

    /// Whether the code names one unit without a gap on all days from `from` to `to`, both included.
    #[must_use]
    pub fn lasts(&self, code: &OrgCode, from: Day, to: Day) -> bool {
        from <= to && runs(self.of(code)).iter().any(|run| run.contains(from) && run.contains(to))
    }

    /// Whether the group contains the unit on that day, directly or by a unit above.
    #[must_use]
    pub fn group_contains(&self, group: &OrgGroup, unit: &OrgCode, on: Day) -> bool {
        let member =
            |above: &OrgUnit| group.members.iter().any(|(code, when)| *code == above.code && when.contains(on));
        self.upwards(unit, on).any(member)
    }

    /// What the unit of a code on `from` has become by the day `to`: codes that were there then, by lineage.
    #[must_use]
    pub fn successors(&self, code: &OrgCode, from: Day, to: Day) -> BTreeSet<OrgCode> {
        let mut now: BTreeSet<OrgCode> = self.at(code, from).map(|unit| unit.code.clone()).into_iter().collect();
        for change in self.changes.iter().filter(|change| from < change.on && change.on <= to) {
            if change.from.iter().any(|before| now.contains(before)) {
                now.retain(|code| !change.from.contains(code));
                now.extend(change.to.iter().cloned());
            }
        }
        now.retain(|code| self.at(code, to).is_some());
        now
    }

    /// Where the unit of a code on `to` came from: codes that were there on the earlier day `from`, by lineage.
    #[must_use]
    pub fn predecessors(&self, code: &OrgCode, to: Day, from: Day) -> BTreeSet<OrgCode> {
        let mut now: BTreeSet<OrgCode> = self.at(code, to).map(|unit| unit.code.clone()).into_iter().collect();
        for change in self.changes.iter().rev().filter(|change| from < change.on && change.on <= to) {
            if change.to.iter().any(|after| now.contains(after)) {
                now.retain(|code| !change.to.contains(code));
                now.extend(change.from.iter().cloned());
            }
        }
        now.retain(|code| self.at(code, from).is_some());
        now
    }

    fn of(&self, code: &OrgCode) -> &[OrgUnit] {
        self.versions.get(code).map_or(&[], Vec::as_slice)
    }

    /// The version of a code that ended just before a day.
    pub(super) fn ended_version(&self, code: &OrgCode, on: Day) -> Option<&OrgUnit> {
        self.of(code).iter().find(|unit| unit.valid.until == Some(on))
    }

    /// Whether a version of the code begins on the day.
    pub(super) fn begins(&self, code: &OrgCode, on: Day) -> bool {
        self.of(code).iter().any(|unit| unit.valid.from == on)
    }

    /// Whether one version of the code was there before the day and goes on.
    pub(super) fn both_sides(&self, code: &OrgCode, on: Day) -> bool {
        self.at(code, on).is_some_and(|unit| unit.valid.from < on)
    }

    fn troubles(&self) -> Vec<Trouble> {
        let trouble = |rule: Rule, place: &str| Trouble::new("", rule).at(place);
        let mut troubles = Vec::new();
        for (code, versions) in &self.versions {
            let faults = versions.iter().filter_map(|unit| self.fault(unit));
            troubles.extend(faults.map(|rule| trouble(rule, code.as_str())));
            if versions.windows(2).any(|pair| pair[0].valid.overlaps(&pair[1].valid)) {
                troubles.push(trouble(rules::TWICE, code.as_str()));
            }
        }
        for change in &self.changes {
            let place = change.from.first().map_or("", OrgCode::as_str);
            troubles.extend(change.fault(self).map(|rule| trouble(rule, place)));
        }
        for (n, group) in self.groups.iter().enumerate() {
            let twice = self.groups[..n].iter().any(|other| other.name == group.name);
            let known = |(code, _): &(OrgCode, Period)| self.versions.contains_key(code);
            if group.name.trim().is_empty() || twice || !group.members.iter().all(known) {
                troubles.push(trouble(rules::GROUP_ODD, &group.name));
            }
            if group.members.iter().any(|(_, when)| when.is_empty()) {
                troubles.push(trouble(rules::PERIOD_EMPTY, &group.name));
            }
        }
        troubles
    }

    /// What is wrong with one version: the first rule it breaks.
    fn fault(&self, unit: &OrgUnit) -> Option<Rule> {
        if !unit.kind.fits(&unit.code) {
            return Some(rules::CODE_ODD);
        }
        if unit.name.trim().is_empty() {
            return Some(rules::NAME_EMPTY);
        }
        if unit.valid.is_empty() {
            return Some(rules::PERIOD_EMPTY);
        }
        let Some(parent) = &unit.parent else {
            return (unit.kind != OrgKind::Country).then_some(rules::PARENT_MISSING);
        };
        // Digits nest; the 兵团 and its divisions lie outside of them and may stand above cities and regiments.
        let nested = !parent.is_division() || unit.code.lies_in(parent);
        let above = self.of(parent);
        let fits = |above: &OrgUnit| above.kind.can_stand_above(unit.kind) || !above.valid.overlaps(&unit.valid);
        if !nested || unit.kind == OrgKind::Country || !above.iter().all(fits) {
            return Some(rules::PARENT_ODD);
        }
        (!runs(above).iter().any(|run| run.covers(&unit.valid))).then_some(rules::PARENT_MISSING)
    }
}

/// Periods without a gap that versions in the order of time make up.
fn runs(versions: &[OrgUnit]) -> Vec<Period> {
    let mut runs: Vec<Period> = Vec::new();
    for unit in versions {
        match runs.last_mut() {
            Some(run) if run.until == Some(unit.valid.from) => run.until = unit.valid.until,
            _ => runs.push(unit.valid),
        }
    }
    runs
}
