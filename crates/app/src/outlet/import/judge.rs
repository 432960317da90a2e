//! Everything that judging a file needs, gathered first: the outlets that rows may be about, borders, permissions.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use yike_domain::account::{Action, Decision, decide};
use yike_domain::outlet::Field;
use yike_domain::place::org::OrgCode;
use yike_domain::{LonLat, Message, Trouble};
use yike_engine::import::crs::Crs;
use yike_store::{Box2, KeptOutlet, OutletQuery, Uuid};

use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;
use crate::look::taxonomy;
use crate::outlet::ground::{Ground, box_of};
use crate::outlet::sheet::{Column, Judge, Judged, Known, Uploaded, read as read_sheet};
use crate::outlet::verify::signed_for;
use crate::outlet::{making, object, reading, rules};

/// Reads a file off the async threads.
pub(super) async fn read_file(
    name: String,
    bytes: Vec<u8>,
    crs: Option<Crs>,
) -> Result<Result<Uploaded, Trouble>, AppError> {
    let read = tokio::task::spawn_blocking(move || read_sheet(&name, &bytes, crs, None));
    read.await.map_err(AppError::internal)
}

/// Judges every row of a file.
pub(super) async fn judge(
    ctx: &Ctx,
    caller: &Caller,
    import: Uuid,
    uploaded: Uploaded,
) -> Result<(Uploaded, Vec<Judged>), AppError> {
    let known = known(ctx, caller, &uploaded).await?;
    let ground = match box_of(uploaded.rows.iter().filter_map(|row| row.at)) {
        Some(area) => Ground::of(&ctx.store.read(), &area).await?,
        None => Ground::default(),
    };
    let (orgs, today, actor) = (ctx.orgs(), ctx.clock.today(), caller.actor.clone());
    let judged = tokio::task::spawn_blocking(move || {
        let answers = std::cell::RefCell::new(BTreeMap::<(u8, OrgCode), Result<OrgCode, Message>>::new());
        let permit = |action: Action, org: &OrgCode| {
            let key = (action as u8, org.clone());
            if let Some(answer) = answers.borrow().get(&key) {
                return answer.clone();
            }
            let answer = if orgs.at(org, today).is_none() {
                Err(Message::new(rules::ORG_UNKNOWN).with("value", org.as_str()))
            } else {
                let asked = match action {
                    Action::Create => making(org).to_vec(),
                    action => vec![(action, object(org))],
                };
                let refused =
                    asked.iter().find_map(|(action, object)| match decide(&actor, *action, object, &orgs, today) {
                        Decision::Allowed { .. } => None,
                        Decision::Refused(refusal) => Some(refusal.message()),
                    });
                refused.map_or_else(|| Ok(signed_for(&actor, org, &orgs, today)), Err)
            };
            answers.borrow_mut().insert(key, answer.clone());
            answer
        };
        let community = |at: LonLat| ground.community_at(at);
        let who = actor.account.map(|account| Uuid::from_u128(account.0).to_string()).unwrap_or_default();
        let mut judge = Judge::new(&known, taxonomy(), today, who, import.to_string(), &permit, &community);
        let mut judged: Vec<Judged> = uploaded.rows.iter().map(|row| judge.judge(row)).collect();
        for row in &mut judged {
            check_community(row, &orgs, today);
        }
        (uploaded, judged)
    });
    judged.await.map_err(AppError::internal)
}

/// A community that the tree does not have is an error of its row.
fn check_community(row: &mut Judged, orgs: &Arc<yike_domain::place::org::OrgTree>, today: yike_domain::Day) {
    let Some(code) = row.record.as_ref().and_then(|record| record.community.clone()) else { return };
    if orgs.at(&code, today).is_some() || row.outcome == crate::outlet::sheet::Outcome::Unchanged {
        return;
    }
    row.outcome = crate::outlet::sheet::Outcome::Error;
    row.record = None;
    row.changes.clear();
    row.errors.push(crate::outlet::sheet::Note {
        column: Column::Field(Field::Community).code().to_owned(),
        message: Message::new(rules::COMMUNITY_UNKNOWN).with("value", code.as_str()),
    });
}

/// The outlets that rows may be about: by id, by credit code, and all that stand on the ground of the file.
async fn known(ctx: &Ctx, caller: &Caller, uploaded: &Uploaded) -> Result<Vec<Known>, AppError> {
    let reader = ctx.store.read();
    let cell = |column: Column| {
        let texts = uploaded.rows.iter().filter_map(move |row| row.cells.get(&column));
        texts.filter(|text| !text.is_empty()).cloned().collect::<BTreeSet<String>>()
    };
    let ids: Vec<Uuid> = cell(Column::Id).iter().filter_map(|text| Uuid::parse_str(text).ok()).collect();
    let codes: Vec<String> = cell(Column::Field(Field::CreditCode))
        .iter()
        .map(|code| code.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase())
        .collect();
    let mut found: BTreeMap<Uuid, KeptOutlet> = BTreeMap::new();
    let scope = reading(ctx, caller, Action::Read)?;
    for outlet in
        reader.outlets().of_ids(&ids).await?.into_iter().chain(reader.outlets().of_credit_codes(&codes).await?)
    {
        found.insert(outlet.id, outlet);
    }
    let mut hidden = Vec::new();
    for id in found.keys() {
        if !reader.outlets().passes(*id, &scope).await? {
            hidden.push(*id);
        }
    }
    hidden.iter().for_each(|id| drop(found.remove(id)));
    if let Some(area) = areas(uploaded) {
        let mut query = OutletQuery { area: Some(area), limit: 20_000, ..OutletQuery::all(scope.clone()) };
        loop {
            let page = reader.outlets().list(&query).await?;
            let full = page.len() as u64 == query.limit;
            query.after = page.last().map(|last| (last.record.name.clone().into(), last.id));
            found.extend(page.into_iter().map(|outlet| (outlet.id, outlet)));
            if !full {
                break;
            }
        }
    }
    let known = found.into_values().filter(|outlet| outlet.record.is_current());
    Ok(known.map(|outlet| Known { id: outlet.id, version: outlet.version, record: outlet.record }).collect())
}

/// The box around all rows, 40 m wider: a row is about what stands within 30 m.
fn areas(uploaded: &Uploaded) -> Option<Box2> {
    let area = box_of(uploaded.rows.iter().filter_map(|row| row.at))?;
    let corner = |lon, lat| Box2::around(LonLat { lon, lat }, 40);
    let (low, high) = (corner(area.west, area.south), corner(area.east, area.north));
    Some(Box2 { west: low.west, south: low.south, east: high.east, north: high.north })
}
