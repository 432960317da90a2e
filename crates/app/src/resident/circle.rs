//! A circle as residents read it: its outlets by walking time, what it has and lacks.

use std::collections::{BTreeMap, BTreeSet};

use yike_domain::circle::Circle;
use yike_domain::outlet::{Moment, OpenState, OutletRecord, life::Status};
use yike_domain::{Day, LonLat};
use yike_store::Uuid;

use super::circles::place;
use super::ground::{From, Start, asked, ground, starts};
use crate::caller::Caller;
use crate::circle::public::{PublicOutlet, TypeCount, circle as published};
use crate::ctx::Ctx;
use crate::error::AppError;
use crate::look;
use crate::terrain::Near;
use crate::terrain::loaded::{Shared, read};

/// What a resident asks of a circle.
#[derive(Clone, Debug, Default)]
pub struct CircleAsk {
    /// A name, a kind of shop, an errand.
    pub text: String,
    /// Only of this type.
    pub kind: Option<String>,
    /// Only what is open now.
    pub open_only: bool,
    /// Where from.
    pub from: From,
}

/// An outlet as a list shows it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Its number.
    pub id: Uuid,
    /// The record.
    pub record: OutletRecord,
    /// How far it is on foot; none without a start, or where it cannot be walked to.
    pub walk: Option<Near>,
    /// Open or shut now; none where nobody knows.
    pub open: Option<OpenState>,
}

/// How the list is sorted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Walking {
    /// By walking time from there; no name where the asker stands.
    From(Option<String>),
    /// By name: no start was chosen, or it is on no street.
    ByName,
    /// By name: no walking network is loaded here.
    NoGround,
}

/// What the page of a circle tells.
#[derive(Clone, Debug)]
pub struct CircleView {
    /// The circle.
    pub circle: Circle,
    /// Names of the units it lies in, the largest first.
    pub place: Vec<String>,
    /// Compounds to start from.
    pub starts: Vec<Start>,
    /// How the list is sorted.
    pub walking: Walking,
    /// The outlets asked for, sorted.
    pub outlets: Vec<Shown>,
    /// How many open outlets there are of every type of the programme's list, and of every other that is here.
    pub has: Vec<TypeCount>,
    /// How many outlets have been verified, and when last.
    pub verified: Option<(usize, Day)>,
}

/// The circle of a code, for a resident.
///
/// # Errors
/// There is no published circle of that code, or the store cannot be read.
pub async fn circle(
    ctx: &Ctx,
    caller: &Caller,
    code: &str,
    ask: &CircleAsk,
    now: Moment,
) -> Result<CircleView, AppError> {
    let found = published(ctx, caller, code).await?;
    let wanted = wanted(&found.outlets, ask);
    let ground = ground(ctx, found.kept.id).await?;
    let (starts, walking, walks) = walks(ground.as_ref(), &found.kept.circle, ask, &wanted);
    let mut outlets: Vec<Shown> = wanted.into_iter().map(|outlet| shown(outlet, &walks, now)).collect();
    if ask.open_only {
        outlets.retain(|outlet| outlet.open.is_some_and(OpenState::is_open));
    }
    // What cannot be walked to comes last; the order by name decides among equals.
    outlets.sort_by_key(|outlet| outlet.walk.map_or(u32::MAX, |walk| walk.duration_ms));
    let verified: Vec<Day> = found.outlets.iter().filter_map(|outlet| Some(outlet.verified.as_ref()?.0)).collect();
    Ok(CircleView {
        place: place(ctx, &found.kept.circle),
        has: found.types,
        verified: verified.iter().max().map(|last| (verified.len(), *last)),
        circle: found.kept.circle,
        starts,
        walking,
        outlets,
    })
}

/// The outlets that the question is about.
fn wanted<'a>(all: &'a [PublicOutlet], ask: &CircleAsk) -> Vec<&'a PublicOutlet> {
    let asked = look::asked(&ask.text);
    let of_kind = |record: &OutletRecord| ask.kind.as_ref().is_none_or(|kind| record.types.contains(kind));
    let about = |record: &OutletRecord| {
        asked.text.is_empty()
            || record.types.iter().any(|kind| asked.types.contains(kind))
            || crate::outlet::look_of(record).contains(&asked.text)
    };
    all.iter().filter(|outlet| of_kind(&outlet.kept.record) && about(&outlet.kept.record)).collect()
}

type Walks = BTreeMap<Uuid, Near>;

/// Where one can start from, and how far each outlet is from where one does.
fn walks(
    ground: Option<&Shared>,
    circle: &Circle,
    ask: &CircleAsk,
    wanted: &[&PublicOutlet],
) -> (Vec<Start>, Walking, Walks) {
    let Some(ground) = ground else { return (Vec::new(), Walking::NoGround, Walks::new()) };
    let ground = read(ground);
    let terrain = &ground.terrain;
    let starts = starts(terrain, circle);
    let from: Option<(Option<String>, LonLat)> = match &ask.from {
        From::Unsaid => None,
        From::Here(at) => Some((None, *at)),
        From::Compound(id) => {
            starts.iter().find(|start| start.id == *id).map(|start| (Some(start.name.clone()), start.at))
        }
    };
    let ids: Vec<Uuid> = wanted.iter().map(|outlet| outlet.kept.id).collect();
    let found = from.and_then(|(name, at)| {
        let walks = terrain.walks(asked(terrain, at)?, &ids).ok()?;
        Some((name, walks.into_iter().map(|near| (near.id, near)).collect()))
    });
    match found {
        Some((name, walks)) => (starts, Walking::From(name), walks),
        None => (starts, Walking::ByName, Walks::new()),
    }
}

pub(super) fn shown(outlet: &PublicOutlet, walks: &Walks, now: Moment) -> Shown {
    let kept = &outlet.kept;
    // Hours say nothing about an outlet that is suspended or not open yet.
    let open = match kept.record.life.status() {
        Status::Open => kept.record.opening_hours().map(|hours| hours.state(now, &BTreeSet::new())),
        _ => None,
    };
    Shown { id: kept.id, record: kept.record.clone(), walk: walks.get(&kept.id).copied(), open }
}
