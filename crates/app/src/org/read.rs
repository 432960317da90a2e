//! Reading units. What divisions there are is public.

use yike_domain::place::org::{Change, OrgCode, OrgUnit};

use crate::ctx::Ctx;
use crate::error::AppError;

/// A unit with what it was and became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    /// The unit today; none when it has ended or not begun.
    pub now: Option<OrgUnit>,
    /// All it has been, in the order of time.
    pub versions: Vec<OrgUnit>,
    /// The changes of lineage that it took part in.
    pub changes: Vec<Change>,
    /// The units above, from the nation down.
    pub above: Vec<OrgUnit>,
    /// Names of the groups that it belongs to today.
    pub groups: Vec<String>,
}

/// Units of today in the order of codes: those directly below a unit where one is named, those whose name or code holds
/// a text where one is given; after the code `behind`, at most `limit`.
#[must_use]
pub fn units(
    ctx: &Ctx,
    under: Option<&OrgCode>,
    search: Option<&str>,
    behind: Option<&OrgCode>,
    limit: usize,
) -> Vec<OrgUnit> {
    let (tree, today) = (ctx.orgs(), ctx.clock.today());
    let wanted = |unit: &&OrgUnit| {
        let is_searched = search.is_none_or(|q| unit.name.contains(q) || unit.code.as_str().starts_with(q));
        let is_below = match (under, search) {
            (None, _) => true,
            // A search goes all the way down, a list one level.
            (Some(under), Some(_)) => tree.contains(under, &unit.code, today),
            (Some(under), None) => unit.parent.as_ref() == Some(under),
        };
        unit.valid.contains(today) && is_searched && is_below && behind.is_none_or(|behind| unit.code > *behind)
    };
    tree.units().filter(wanted).take(limit).cloned().collect()
}

/// A unit with its history.
///
/// # Errors
/// When there never was such a unit.
pub fn unit(ctx: &Ctx, code: &OrgCode) -> Result<History, AppError> {
    let (tree, today) = (ctx.orgs(), ctx.clock.today());
    let versions: Vec<OrgUnit> = tree.units().filter(|unit| unit.code == *code).cloned().collect();
    if versions.is_empty() {
        return Err(AppError::not_found("org-unit", code));
    }
    let takes_part = |change: &&Change| change.from.contains(code) || change.to.contains(code);
    let mut above: Vec<OrgUnit> = tree.upwards(code, today).skip(1).cloned().collect();
    above.reverse();
    Ok(History {
        now: tree.at(code, today).cloned(),
        changes: tree.changes().iter().filter(takes_part).cloned().collect(),
        groups: tree.groups().iter().filter(|g| tree.group_contains(g, code, today)).map(|g| g.name.clone()).collect(),
        versions,
        above,
    })
}
