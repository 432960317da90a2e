//! Taking over a list of division codes: columns `code` and `name`, any others are left aside.

use std::collections::{BTreeMap, BTreeSet};

use yike_domain::account::ObjectKind;
use yike_domain::day::Period;
use yike_domain::place::org::{OrgCode, OrgKind, OrgUnit};
use yike_domain::{Day, Message};
use yike_store::{By, Event};

use super::{invalid, keep, rules};
use crate::ctx::Ctx;
use crate::error::{AppError, FieldTrouble};

/// Names of the list that stand for no unit: they only fill a level of the digits (市辖区, 县 under a municipality).
const FILLERS: &[&str] = &["市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"];

/// Most troubles of a list that are told at once.
const MOST: usize = 20;

/// What a list brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Units that are new.
    pub opened: usize,
    /// Units that have another name from today on.
    pub renamed: usize,
    /// Units that were there already.
    pub known: usize,
    /// Rows that stand for no unit.
    pub left_aside: usize,
}

/// Takes a list over: unknown units are opened as of `from`, known ones get the list's name from today on.
///
/// All or nothing: when a row is wrong, the tree stays as it is and every wrong row is told.
///
/// # Errors
/// When the list cannot be read, rows are wrong, or the tree would not be sound.
pub async fn import(ctx: &Ctx, by: &By, list: &[u8], from: Day) -> Result<Imported, AppError> {
    let (rows, left_aside) = rows(list)?;
    let before = ctx.store.read().org_tree().await?;
    let today = ctx.clock.today();
    let mut imported = Imported { left_aside, ..Imported::default() };
    let nation = OrgCode::nation();
    let mut known: BTreeSet<OrgCode> = before.tree.units().map(|unit| unit.code.clone()).collect();
    let mut units: Vec<OrgUnit> = before.tree.units().cloned().collect();
    if known.insert(nation.clone()) {
        let since = Day::new(1949, 10, 1).expect("a day");
        let valid = Period::since(since.min(from));
        units.push(OrgUnit { code: nation, name: "全国".to_owned(), kind: OrgKind::Country, parent: None, valid });
    }
    let (mut troubles, mut renamed) = (Vec::new(), Vec::new());
    for (code, (line, name)) in &rows {
        match before.tree.at(code, today) {
            Some(unit) if unit.name == *name => imported.known += 1,
            Some(_) => renamed.push((code.clone(), name.clone())),
            None => {
                let above = std::iter::successors(code.above(), OrgCode::above).find(|above| known.contains(above));
                let Some(above) = above else {
                    let place = format!("line {line}");
                    let message = Message::new(rules::ROW_ABOVE).with("code", code.as_str());
                    troubles.push(FieldTrouble::new(place, message));
                    continue;
                };
                known.insert(code.clone());
                let kind = kind_of(code, name);
                units.push(OrgUnit {
                    code: code.clone(),
                    name: name.clone(),
                    kind,
                    parent: Some(above),
                    valid: Period::since(from),
                });
                imported.opened += 1;
            }
        }
    }
    if !troubles.is_empty() {
        troubles.truncate(MOST);
        return Err(AppError::Invalid(troubles));
    }
    let (changes, groups) = (before.tree.changes().to_vec(), before.tree.groups().to_vec());
    let mut after = yike_domain::place::org::OrgTree::new(units, changes, groups).map_err(invalid)?;
    for (code, name) in renamed {
        after = after.renamed(&code, &name, today).map_err(invalid)?;
        imported.renamed += 1;
    }
    let detail = serde_json::json!({"opened": imported.opened, "renamed": imported.renamed});
    keep(ctx, by, &before, &after, Event { detail, ..Event::done("org-unit.import", ObjectKind::OrgUnit, "list") })
        .await?;
    Ok(imported)
}

/// Units by code: the line of the list and the name.
type Rows = BTreeMap<OrgCode, (u64, String)>;

/// The units of a list with the line and the name of each, in the order of codes: those above come first.
fn rows(list: &[u8]) -> Result<(Rows, usize), AppError> {
    let odd = |why: String| AppError::invalid("list", Message::new(rules::LIST_ODD).with("why", why));
    let text = std::str::from_utf8(list).map_err(|why| odd(why.to_string()))?;
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let headers = reader.headers().map_err(|why| odd(why.to_string()))?.clone();
    let column = |name: &str| {
        let at = headers.iter().position(|header| header.trim() == name);
        at.ok_or_else(|| AppError::invalid("list", Message::new(rules::COLUMN_MISSING).with("column", name)))
    };
    let (code_at, name_at) = (column("code")?, column("name")?);
    let (mut rows, mut left_aside, mut troubles) = (BTreeMap::new(), 0, Vec::new());
    for record in reader.records() {
        let record = record.map_err(|why| odd(why.to_string()))?;
        let line = record.position().map_or(0, csv::Position::line);
        let cell = |at: usize| record.get(at).unwrap_or_default().trim();
        let (text, name) = (cell(code_at), cell(name_at));
        match OrgCode::parse(text).filter(|_| !name.is_empty()) {
            Some(_) if FILLERS.contains(&name) => left_aside += 1,
            Some(code) => drop(rows.insert(code, (line, name.to_owned()))),
            None => {
                let message = Message::new(rules::ROW_CODE).with("code", text);
                troubles.push(FieldTrouble::new(format!("line {line}"), message));
            }
        }
    }
    troubles.truncate(MOST);
    if troubles.is_empty() { Ok((rows, left_aside)) } else { Err(AppError::Invalid(troubles)) }
}

/// What a unit is, by the digits of its code and the end of its name.
fn kind_of(code: &OrgCode, name: &str) -> OrgKind {
    match (code.as_str(), code.digits()) {
        ("XPCC", _) => OrgKind::Xpcc,
        (_, 0) => OrgKind::Division,
        (_, 2) => OrgKind::Province,
        (_, 4) => OrgKind::City,
        (_, 6) if name.ends_with('区') => OrgKind::District,
        (_, 6) => OrgKind::County,
        (_, 9) => OrgKind::Subdistrict,
        _ => OrgKind::Community,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_and_fillers_left_aside() {
        let list = "\u{feff}code,name,cityCode\n110108,\"海淀区\",1101\n1101,市辖区,11\n11,北京市,\n";
        let (rows, left_aside) = rows(list.as_bytes()).expect("a list");
        let codes: Vec<&str> = rows.keys().map(OrgCode::as_str).collect();
        assert_eq!((codes, left_aside), (vec!["11", "110108"], 1));
        let lines = |text: &str| match super::rows(text.as_bytes()) {
            Err(AppError::Invalid(troubles)) => {
                troubles.iter().map(|t| format!("{} {}", t.field, t.message.rule.0)).collect()
            }
            _ => Vec::new(),
        };
        assert_eq!(lines("code,name\n11,北京市\n1x,乱\n12,\n"), ["line 3 org-list-code", "line 4 org-list-code"]);
        assert_eq!(lines("kode,name\n"), ["list org-list-column"]);
        assert!(super::rows(&[0xff, 0xfe, 0x00]).is_err());
    }

    #[test]
    fn kinds_follow_from_code_and_name() {
        let kind = |code: &str, name: &str| kind_of(&OrgCode::parse(code).expect("a code"), name);
        assert_eq!(kind("11", "北京市"), OrgKind::Province);
        assert_eq!(kind("110108", "海淀区"), OrgKind::District);
        assert_eq!(kind("130123", "正定县"), OrgKind::County);
        assert_eq!(kind("110108001", "万寿路街道"), OrgKind::Subdistrict);
        assert_eq!(kind("XPCC08", "第八师"), OrgKind::Division);
    }
}
