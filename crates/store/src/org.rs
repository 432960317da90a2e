//! Organisation units through time, as the whole tree: it is small, read often and checked as one.

use yike_domain::Day;
use yike_domain::day::Period;
use yike_domain::place::org::{Change, ChangeKind, OrgCode, OrgGroup, OrgKind, OrgTree, OrgUnit};

use crate::{Reader, Row, StoreError, Take, Tx, values};

/// The tree as it is kept, with the number of its last change.
#[derive(Clone, Debug)]
pub struct KeptTree {
    /// Counts the changes.
    pub revision: i64,
    /// The units, changes and groups.
    pub tree: OrgTree,
}

impl Reader {
    /// How often the tree has been changed.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn org_revision(&self) -> Result<i64, StoreError> {
        let row = self.one("SELECT revision FROM org_revision WHERE id = 1", Vec::new()).await?;
        row.ok_or_else(|| StoreError::Odd("the tree has no revision".to_owned()))?.take("revision")
    }

    /// The whole tree.
    ///
    /// # Errors
    /// When the database cannot be read, or what it holds is no sound tree.
    pub async fn org_tree(&self) -> Result<KeptTree, StoreError> {
        let revision = self.org_revision().await?;
        let units = self.all("SELECT * FROM org_unit ORDER BY code, valid_from", Vec::new()).await?;
        let units = units.iter().map(unit).collect::<Result<_, _>>()?;
        let changes = self.all("SELECT * FROM org_change", Vec::new()).await?;
        let changes = changes.iter().map(change).collect::<Result<_, _>>()?;
        let groups = self.all("SELECT doc FROM org_group ORDER BY name", Vec::new()).await?;
        let groups = groups.iter().map(|row| row.doc::<OrgGroup>("doc")).collect::<Result<_, _>>()?;
        let unsound = |troubles: Vec<yike_domain::Trouble>| {
            let first = troubles.first().map(ToString::to_string).unwrap_or_default();
            StoreError::Odd(format!("the tree of units: {first}"))
        };
        Ok(KeptTree { revision, tree: OrgTree::new(units, changes, groups).map_err(unsound)? })
    }
}

impl Tx {
    /// Keeps a tree in place of the one that was read at `revision`; only what differs is written.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when the tree was changed since.
    pub async fn keep_org_tree(&self, before: &KeptTree, after: &OrgTree) -> Result<i64, StoreError> {
        let sql = "UPDATE org_revision SET revision = revision + 1 WHERE id = 1 AND revision = $1";
        if self.run(sql, values![before.revision]).await? != 1 {
            return Err(StoreError::Stale { kind: "org-unit", id: "tree".to_owned() });
        }
        let old: std::collections::BTreeMap<_, _> = before.tree.units().map(|unit| (key(unit), unit)).collect();
        let new: std::collections::BTreeMap<_, _> = after.units().map(|unit| (key(unit), unit)).collect();
        for (gone, _) in old.iter().filter(|(key, unit)| new.get(*key) != Some(unit)) {
            let sql = "DELETE FROM org_unit WHERE code = $1 AND valid_from = $2";
            self.run(sql, values![gone.0.as_str(), gone.1.to_string()]).await?;
        }
        let rows = new.iter().filter(|(key, unit)| old.get(*key) != Some(unit)).map(|(_, unit)| {
            values![
                unit.code.as_str(),
                unit.valid.from.to_string(),
                unit.valid.until.map(|day| day.to_string()),
                unit.name.as_str(),
                code_of(unit.kind),
                unit.parent.as_ref().map(|parent| parent.as_str().to_owned()),
            ]
        });
        self.insert_all("org_unit (code, valid_from, valid_until, name, kind, parent)", rows.collect()).await?;
        self.keep_changes_and_groups(&before.tree, after).await?;
        Ok(before.revision + 1)
    }

    async fn keep_changes_and_groups(&self, before: &OrgTree, after: &OrgTree) -> Result<(), StoreError> {
        let text = |codes: &[OrgCode]| serde_json::to_string(codes).map_err(|why| StoreError::Odd(why.to_string()));
        let mut rows = Vec::new();
        for change in after.changes().iter().filter(|change| !before.changes().contains(change)) {
            let kind = serde_json::to_value(change.kind).ok().and_then(|kind| kind.as_str().map(str::to_owned));
            let kind = kind.ok_or_else(|| StoreError::Odd("a kind of change without a name".to_owned()))?;
            rows.push(values![change.on.to_string(), kind, text(&change.from)?, text(&change.to)?]);
        }
        self.insert_all("org_change (on_day, kind, from_codes, to_codes)", rows).await?;
        if before.groups() != after.groups() {
            self.run("DELETE FROM org_group", Vec::new()).await?;
            let mut rows = Vec::new();
            for group in after.groups() {
                let doc = serde_json::to_string(group).map_err(|why| StoreError::Odd(why.to_string()))?;
                rows.push(values![group.name.as_str(), doc]);
            }
            self.insert_all("org_group (name, doc)", rows).await?;
        }
        Ok(())
    }
}

fn key(unit: &OrgUnit) -> (OrgCode, Day) {
    (unit.code.clone(), unit.valid.from)
}

/// The name of a kind in files and tables.
fn code_of(kind: OrgKind) -> String {
    let code = serde_json::to_value(kind).ok().and_then(|kind| kind.as_str().map(str::to_owned));
    code.expect("kinds of units are written as text")
}

fn unit(row: &Row) -> Result<OrgUnit, StoreError> {
    let kind: String = row.take("kind")?;
    let kind = serde_json::from_value(kind.clone().into()).map_err(|_| StoreError::Odd(format!("a unit of {kind}")))?;
    let (until, parent): (Option<String>, Option<String>) = (row.take("valid_until")?, row.take("parent")?);
    let period =
        Period { from: day(&row.take::<String>("valid_from")?)?, until: until.as_deref().map(day).transpose()? };
    Ok(OrgUnit {
        code: org_code(&row.take::<String>("code")?)?,
        name: row.take("name")?,
        kind,
        parent: parent.as_deref().map(org_code).transpose()?,
        valid: period,
    })
}

fn change(row: &Row) -> Result<Change, StoreError> {
    let kind: String = row.take("kind")?;
    let kind: ChangeKind =
        serde_json::from_value(kind.clone().into()).map_err(|_| StoreError::Odd(format!("a change by {kind}")))?;
    Ok(Change {
        kind,
        on: day(&row.take::<String>("on_day")?)?,
        from: row.doc("from_codes")?,
        to: row.doc("to_codes")?,
    })
}

/// A day as it is kept.
pub(crate) fn day(text: &str) -> Result<Day, StoreError> {
    Day::parse(text).ok_or_else(|| StoreError::Odd(format!("{text} is no day")))
}

/// A code as it is kept.
pub(crate) fn org_code(text: &str) -> Result<OrgCode, StoreError> {
    OrgCode::parse(text).ok_or_else(|| StoreError::Odd(format!("{text} is no code")))
}
