//! How units become others: rename, move, split, merge (沿革).

use serde::{Deserialize, Serialize};

use super::{OrgCode, OrgTree, OrgUnit, rules};
use crate::day::Day;
use crate::{Rule, Trouble};

/// What kind of change it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// Another name (更名), perhaps another code or kind: a county becomes a district.
    Rename,
    /// Another unit above (划转).
    Move,
    /// One becomes several (拆分); one of them may keep the code.
    Split,
    /// Several become one (合并); it may keep one of the codes.
    Merge,
}

/// One change of lineage: on that day the units `from` became the units `to`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// What kind of change.
    pub kind: ChangeKind,
    /// The first day of the new state.
    pub on: Day,
    /// The units before.
    pub from: Vec<OrgCode>,
    /// The units after.
    pub to: Vec<OrgCode>,
}

impl Change {
    /// What is wrong with the change in that tree: the rule, if any.
    pub(super) fn fault(&self, tree: &OrgTree) -> Option<Rule> {
        let counts = match self.kind {
            ChangeKind::Rename | ChangeKind::Move => self.from.len() == 1 && self.to.len() == 1,
            ChangeKind::Split => self.from.len() == 1 && self.to.len() >= 2,
            ChangeKind::Merge => self.from.len() >= 2 && self.to.len() == 1,
        };
        let distinct = |codes: &[OrgCode]| (1..codes.len()).all(|n| !codes[..n].contains(&codes[n]));
        // Whoever is not among the new ones was there the day before and is not any more, and the other way round;
        // whoever stays was there and is there.
        let before = |code: &OrgCode| tree.ended_version(code, self.on).is_some() || tree.both_sides(code, self.on);
        let left = |code: &OrgCode| self.to.contains(code) || tree.at(code, self.on).is_none();
        let after = |code: &OrgCode| tree.at(code, self.on).is_some();
        let new = |code: &OrgCode| self.from.contains(code) || tree.begins(code, self.on);
        let old = self.from.first().and_then(|code| tree.ended_version(code, self.on));
        let now = self.to.first().and_then(|code| tree.at(code, self.on));
        let differs = match (self.kind, old, now) {
            (ChangeKind::Move, Some(old), Some(now)) => old.parent != now.parent,
            (ChangeKind::Rename, Some(old), Some(now)) => {
                (&old.name, &old.code, old.kind) != (&now.name, &now.code, now.kind)
            }
            (ChangeKind::Move | ChangeKind::Rename, ..) => false,
            (ChangeKind::Split | ChangeKind::Merge, ..) => true,
        };
        let sound = counts
            && distinct(&self.from)
            && distinct(&self.to)
            && self.from.iter().all(|code| before(code) && left(code))
            && self.to.iter().all(|code| after(code) && new(code))
            && differs;
        (!sound).then_some(rules::CHANGE_ODD)
    }
}

/// Changes to a tree. Each gives a new tree or tells everything that would be wrong with it; the whole tree is checked.
impl OrgTree {
    /// With one more unit.
    ///
    /// # Errors
    /// When the unit does not fit into the tree.
    pub fn opened(&self, unit: OrgUnit) -> Result<Self, Vec<Trouble>> {
        let mut units = self.units().cloned().collect::<Vec<_>>();
        units.push(unit);
        Self::new(units, self.changes().to_vec(), self.groups().to_vec())
    }

    /// With a unit that ends before `on`, all its later versions gone.
    ///
    /// # Errors
    /// When the unit is not there the day before, or units below it go on.
    pub fn closed(&self, code: &OrgCode, on: Day) -> Result<Self, Vec<Trouble>> {
        let mut units = self.units().cloned().collect::<Vec<_>>();
        end(&mut units, code, on)?;
        Self::new(units, self.changes().to_vec(), self.groups().to_vec())
    }

    /// With a unit that has another name from a day on.
    ///
    /// # Errors
    /// When the unit is not there, or has that name already.
    pub fn renamed(&self, code: &OrgCode, name: &str, on: Day) -> Result<Self, Vec<Trouble>> {
        let now = self.at(code, on).cloned().ok_or_else(|| missing(code))?;
        let unit = OrgUnit { name: name.to_owned(), ..now };
        self.replaced(ChangeKind::Rename, std::slice::from_ref(code), vec![unit], on)
    }

    /// With a unit that hangs under another one from a day on.
    ///
    /// # Errors
    /// When either is not there, or it hangs there already.
    pub fn moved(&self, code: &OrgCode, parent: &OrgCode, on: Day) -> Result<Self, Vec<Trouble>> {
        let now = self.at(code, on).cloned().ok_or_else(|| missing(code))?;
        let unit = OrgUnit { parent: Some(parent.clone()), ..now };
        self.replaced(ChangeKind::Move, std::slice::from_ref(code), vec![unit], on)
    }

    /// With units that end before `on` and others in their place, and the change told in the lineage. The new units'
    /// periods are made to begin on that day. Where units below go on, open the new units first, replace those below,
    /// close the old units and tell the change by [`OrgTree::told`].
    ///
    /// # Errors
    /// When a unit is not there the day before, or the new tree would not be sound.
    pub fn replaced(
        &self,
        kind: ChangeKind,
        from: &[OrgCode],
        to: Vec<OrgUnit>,
        on: Day,
    ) -> Result<Self, Vec<Trouble>> {
        let mut units = self.units().cloned().collect::<Vec<_>>();
        for code in from {
            end(&mut units, code, on)?;
        }
        let change = Change { kind, on, from: from.to_vec(), to: to.iter().map(|unit| unit.code.clone()).collect() };
        units.extend(to.into_iter().map(|mut unit| {
            unit.valid.from = on;
            unit
        }));
        let changes = self.changes().iter().cloned().chain([change]).collect();
        Self::new(units, changes, self.groups().to_vec())
    }

    /// With a change of lineage between units that end and begin on its day already.
    ///
    /// # Errors
    /// When they do not.
    pub fn told(&self, change: Change) -> Result<Self, Vec<Trouble>> {
        let changes = self.changes().iter().cloned().chain([change]).collect();
        Self::new(self.units().cloned().collect(), changes, self.groups().to_vec())
    }
}

/// Ends a unit before a day.
fn end(units: &mut Vec<OrgUnit>, code: &OrgCode, on: Day) -> Result<(), Vec<Trouble>> {
    let there = units.iter().any(|unit| unit.code == *code && unit.valid.from < on && reaches(unit, on));
    if !there {
        return Err(missing(code));
    }
    units.retain(|unit| unit.code != *code || unit.valid.from < on);
    for unit in units.iter_mut().filter(|unit| unit.code == *code && reaches(unit, on)) {
        unit.valid.until = Some(on);
    }
    Ok(())
}

/// Whether the version lasts until that day at least.
fn reaches(unit: &OrgUnit, on: Day) -> bool {
    unit.valid.until.is_none_or(|until| until >= on)
}

fn missing(code: &OrgCode) -> Vec<Trouble> {
    vec![Trouble::new("", rules::CHANGE_ODD).at(code.as_str())]
}
