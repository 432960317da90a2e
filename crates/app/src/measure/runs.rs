//! Measurement runs: asked for, made as jobs, kept with their receipts.

use std::collections::BTreeMap;

use futures::FutureExt as _;
use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};
use serde_json::json;
use yike_domain::account::{Action, Object, ObjectKind, Stage};
use yike_domain::place::org::OrgCode;
use yike_domain::standard::Verdict;
use yike_domain::{Day, Message};
use yike_store::jobs::NewJob;
use yike_store::map_source::MapSource;
use yike_store::run::{KeptGap, KeptRun, KeptRunCircle, KeptVerdict, NewRunCircle, RunQuery};
use yike_store::{Event, Uuid};

use super::{ask::unknown, may_read, rules};
use crate::caller::Caller;
use crate::circle;
use crate::ctx::Ctx;
use crate::error::AppError;
use crate::jobs::{Finished, Job, Running};
use crate::run::{CircleArea, CircleResult, RunResult, run as judge_all, snapshot, summary};
use crate::terrain::loaded::{Ground, Shared, read, refused, terrain};
use crate::terrain::{Terrain, blocking};

/// The job.
pub(crate) const JOB: Job = Job { kind: "run", run };

/// What to measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunRequest {
    /// Every circle of a unit and those below.
    pub org: Option<OrgCode>,
    /// One circle.
    pub circle: Option<Uuid>,
    /// The standard's id.
    pub pack: String,
    /// Profiles by id; all of the ground where none is named.
    pub profiles: Vec<String>,
    /// The day whose outlets are measured; today where none is named.
    pub date: Option<Day>,
}

/// Asks for a run; the job's number.
///
/// # Errors
/// Not permitted; neither or both of unit and circle; a standard that is none; a day ahead.
pub async fn ask_for_run(ctx: &Ctx, caller: &Caller, input: RunRequest) -> Result<Uuid, AppError> {
    let org = match (&input.org, input.circle) {
        (Some(org), None) => org.clone(),
        (None, Some(id)) => circle::get(ctx, caller, id).await?.0.circle.org,
        _ => return Err(AppError::invalid("org", Message::new(rules::WHAT))),
    };
    let wanted = Object::new(ObjectKind::Measurement, org.clone(), Stage::Draft);
    let by = ctx.permit(caller, Action::Create, &wanted, &org).await?;
    if input.date.is_some_and(|date| date > ctx.clock.today()) {
        return Err(AppError::invalid("date", Message::new(rules::DATE)));
    }
    ctx.terrains.follow(ctx).await?;
    let grounds = grounds_of(ctx, &input, &org);
    if grounds.is_empty() {
        return Err(AppError::Unavailable(Message::new(rules::NO_GROUND)));
    }
    for ground in &grounds {
        check(&read(ground), &input)?;
    }
    let tx = ctx.store.begin(&by).await?;
    let job = NewJob { org: Some(org.to_string()), ..NewJob::new(JOB.kind, json!(input)) };
    let job = tx.enqueue(job).await?;
    let detail = json!({ "pack": input.pack });
    tx.commit(Event { org: Some(org), detail, ..Event::done("job.enqueue", ObjectKind::Measurement, job) }).await?;
    Ok(job)
}

fn grounds_of(ctx: &Ctx, input: &RunRequest, org: &OrgCode) -> Vec<Shared> {
    match input.circle {
        Some(circle) => ctx.terrains.of_circle(circle).into_iter().collect(),
        None => ctx.terrains.of_org(org),
    }
}

/// Whether a ground was loaded for the standard and the profiles.
fn check(ground: &Ground, input: &RunRequest) -> Result<(), AppError> {
    let basis = &ground.terrain.basis;
    if !basis.packs.iter().any(|pack| pack.id == input.pack) {
        let known: Vec<&str> = basis.packs.iter().map(|pack| pack.id.as_str()).collect();
        return Err(AppError::invalid("pack", unknown(&input.pack, &known)));
    }
    profiles_of(&ground.terrain, &input.profiles).map(|_| ())
}

/// Positions of profiles; all where none is named.
fn profiles_of(terrain: &Terrain, named: &[String]) -> Result<Vec<usize>, AppError> {
    let all = &terrain.basis.profiles;
    if named.is_empty() {
        return Ok((0..all.len()).collect());
    }
    let known: Vec<&str> = all.iter().map(|profile| profile.id.as_str()).collect();
    let position = |id: &String| terrain.profile(id).ok_or_else(|| AppError::invalid("profiles", unknown(id, &known)));
    named.iter().map(position).collect()
}

fn run<'a>(ctx: &'a Ctx, running: &'a Running) -> BoxFuture<'a, Result<Finished, AppError>> {
    async move {
        let input: RunRequest = running.input()?;
        ctx.terrains.follow(ctx).await?;
        let org = match (&input.org, input.circle) {
            (Some(org), _) => org.clone(),
            (None, Some(circle)) => {
                let kept = ctx.store.read().circles().get(circle).await?;
                kept.ok_or_else(|| AppError::not_found("circle", circle))?.circle.org
            }
            (None, None) => return Err(AppError::invalid("org", Message::new(rules::WHAT))),
        };
        let grounds = grounds_of(ctx, &input, &org);
        let total = i64::try_from(grounds.len()).unwrap_or(i64::MAX);
        let mut made = Vec::new();
        for (done, ground) in (0..).zip(&grounds) {
            running.progress(done, Some(total));
            running.check()?;
            made.extend(make(ctx, &input, &org, ground).await?);
        }
        if made.is_empty() {
            return Err(AppError::invalid("org", Message::new(rules::NO_CIRCLES)));
        }
        let tx = running.begin().await?;
        let mut events = Vec::new();
        for run in &made {
            let kept = run.keep(&tx).await?;
            events.push(Event {
                org: Some(kept.org.clone()),
                after: Some(kept.receipt.clone()),
                detail: json!({ "pack": kept.pack, "date": kept.date, "circles": kept.n_circles }),
                ..Event::done("measurement.create", ObjectKind::Measurement, kept.id)
            });
        }
        let ids: Vec<Uuid> = made.iter().map(|run| run.kept.id).collect();
        running.progress(total, Some(total));
        running.finish(tx, &json!({ "runs": ids }), events).await
    }
    .boxed()
}

/// A run that was made and is not kept yet.
struct Made {
    kept: KeptRun,
    circles: Vec<(KeptRunCircle, Vec<KeptVerdict>, Vec<KeptGap>)>,
    result: RunResult,
}

impl Made {
    async fn keep(&self, tx: &yike_store::Tx) -> Result<&KeptRun, AppError> {
        let new = self.circles.iter().zip(&self.result.circles).map(|((circle, verdicts, gaps), doc)| NewRunCircle {
            circle: circle.clone(),
            doc,
            verdicts: verdicts.clone(),
            gaps: gaps.clone(),
        });
        tx.keep_run(&self.kept, &new.collect::<Vec<_>>()).await?;
        Ok(&self.kept)
    }
}

/// Measures the circles on one ground; nothing where there is none of those asked for.
async fn make(ctx: &Ctx, input: &RunRequest, org: &OrgCode, ground: &Shared) -> Result<Option<Made>, AppError> {
    let today = ctx.clock.today();
    let date = input.date.unwrap_or(today);
    let (of_ground, circles) = {
        let ground = read(ground);
        check(&ground, input)?;
        let chosen = ground.circles.values().filter(|circle| match input.circle {
            Some(id) => circle.area.id == id,
            None => circle.org.lies_in(org),
        });
        (ground.org.clone(), chosen.map(|circle| (circle.org.clone(), circle.area.clone())).collect::<Vec<_>>())
    };
    if circles.is_empty() {
        return Ok(None);
    }
    let orgs: BTreeMap<Uuid, OrgCode> = circles.iter().map(|(org, area)| (area.id, org.clone())).collect();
    let areas: Vec<CircleArea> = circles.into_iter().map(|(_, area)| area).collect();
    let asked = input.clone();
    let (result, outlets, pack) = if date == today {
        let ground = ground.clone();
        blocking(move || measured(&read(&ground).terrain, &asked, date, &areas)).await??
    } else {
        // Outlets of another day: on a ground of their own, so that nobody sees them as today's.
        let sources: Vec<MapSource> = ctx.store.read().active_map_sources().await?;
        let sources: Vec<MapSource> = sources.into_iter().filter(|source| source.org == of_ground).collect();
        let then = terrain(ctx, &ctx.store.read(), &sources, date).await?;
        blocking(move || measured(&then, &asked, date, &areas)).await??
    };
    let bytes = serde_json::to_vec(&result).map_err(AppError::internal)?;
    let result_blob = ctx.blobs.put(bytes).await?.to_string();
    let outlets_blob = ctx.blobs.put(outlets).await?.to_string();
    let kept = KeptRun {
        id: Uuid::now_v7(),
        org: if input.org.is_some() { org.clone() } else { of_ground },
        pack: input.pack.clone(),
        date: date.to_string(),
        made_ms: ctx.clock.now_ms(),
        n_circles: i32::try_from(result.circles.len()).unwrap_or(i32::MAX),
        result_blob,
        outlets_blob,
        result_sha256: result.receipt.result_sha256.clone(),
        receipt: serde_json::to_value(&result.receipt).map_err(AppError::internal)?,
    };
    let circles = result.circles.iter().map(|circle| rows(&kept, circle, &orgs, &pack)).collect::<Result<_, _>>()?;
    Ok(Some(Made { kept, circles, result }))
}

type Measured = (RunResult, Vec<u8>, yike_domain::standard::StandardPack);

fn measured(terrain: &Terrain, input: &RunRequest, date: Day, areas: &[CircleArea]) -> Result<Measured, AppError> {
    let profiles = profiles_of(terrain, &input.profiles)?;
    let pack = terrain.basis.packs.iter().find(|pack| pack.id == input.pack);
    let pack = pack.ok_or_else(|| AppError::invalid("pack", unknown(&input.pack, &[])))?;
    let result = judge_all(terrain, pack, &profiles, &date.to_string(), areas).map_err(refused)?;
    Ok((result, snapshot(terrain), pack.clone()))
}

/// What the store keeps of one circle.
fn rows(
    run: &KeptRun,
    circle: &CircleResult,
    orgs: &BTreeMap<Uuid, OrgCode>,
    pack: &yike_domain::standard::StandardPack,
) -> Result<(KeptRunCircle, Vec<KeptVerdict>, Vec<KeptGap>), AppError> {
    let number = |people: u64| i64::try_from(people).unwrap_or(i64::MAX);
    let counted = summary(pack, circle, 0, None);
    let kept = KeptRunCircle {
        run: run.id,
        circle: circle.circle,
        org: orgs.get(&circle.circle).cloned().unwrap_or_else(|| run.org.clone()),
        code: circle.code.clone(),
        name: circle.name.clone(),
        people: i64::from(circle.people.0),
        met_permille: counted.met_permille().and_then(|met| i32::try_from(met).ok()),
        summary: serde_json::to_value(counted).map_err(AppError::internal)?,
        doc: None,
    };
    let of_profile = |profile: &crate::run::ProfileResult| {
        let clauses = profile.bases.iter().zip(&profile.clauses);
        clauses
            .map(|(basis, found)| KeptVerdict {
                circle: circle.circle,
                profile: profile.profile.clone(),
                clause: basis.clause.clone(),
                verdict: word(found.verdict).to_owned(),
                people: [found.people.total, found.people.reached, found.people.not_reached, found.people.cannot_tell]
                    .map(number),
            })
            .collect::<Vec<_>>()
    };
    let verdicts = circle.profiles.iter().flat_map(of_profile).collect();
    let gap = |(at, gap): (i32, &crate::run::CircleGap)| {
        Ok(KeptGap {
            circle: circle.circle,
            number: at,
            profile: gap.profile.clone(),
            clause: gap.clause.clone(),
            status: gap.status.word().to_owned(),
            people_without: number(gap.people_without),
            people_cannot_tell: number(gap.people_cannot_tell),
            doc: serde_json::to_value(gap).map_err(AppError::internal)?,
        })
    };
    let gaps = (1..).zip(&circle.gaps).map(gap).collect::<Result<_, AppError>>()?;
    Ok((kept, verdicts, gaps))
}

/// The word of a verdict in records and answers.
#[must_use]
pub const fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "pass",
        Verdict::Fail => "fail",
        Verdict::CannotTell => "cannot-tell",
        Verdict::NoThreshold => "no-threshold",
        Verdict::NotApplicable => "not-applicable",
    }
}

/// Runs that the caller may see, the newest first.
///
/// # Errors
/// [`AppError::Unauthenticated`] for the public; the store cannot be read.
pub async fn list_runs(ctx: &Ctx, caller: &Caller, query: &RunQuery) -> Result<Vec<KeptRun>, AppError> {
    if caller.actor.account.is_none() {
        return Err(AppError::Unauthenticated);
    }
    let runs = ctx.store.read().runs(query).await?;
    Ok(runs.into_iter().filter(|run| may_read(ctx, caller, &run.org, false)).collect())
}

/// One run with its circles.
///
/// # Errors
/// [`AppError::NotFound`] when there is none that the caller may see.
pub async fn get_run(ctx: &Ctx, caller: &Caller, id: Uuid) -> Result<(KeptRun, Vec<KeptRunCircle>), AppError> {
    let reader = ctx.store.read();
    let run = reader.kept_run(id).await?.filter(|run| may_read(ctx, caller, &run.org, false));
    let run = run.ok_or_else(|| AppError::not_found("run", id))?;
    let circles = reader.run_circles(id).await?;
    Ok((run, circles))
}
