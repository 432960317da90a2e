//! The directory of published outlets, held in memory and kept true to the register.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use yike_domain::LonLat;
use yike_domain::account::Action;
use yike_store::scope::Condition;
use yike_store::{PublishedOutlet, Reader, Seq, Uuid};

use super::Nearby;
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;
use crate::look;
use crate::outlet::reading;
use crate::words::Language;

/// How long an answer may be behind the register.
const BEHIND: Duration = Duration::from_millis(200);
/// Outlets read at once.
const PAGE: u64 = 20_000;
/// Changed outlets that are looked at one by one beside the index; with more it is made anew.
const MOST_CHANGED: usize = 2_000;
/// Most outlets of one answer.
pub const MOST_NEARBY: usize = 50;
/// Farthest that is looked, metres: an hour on foot.
pub const FARTHEST_M: u32 = 5_000;

/// An outlet near a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearbyOutlet {
    /// Its number.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// Its types, by code.
    pub types: Vec<String>,
    /// Position.
    pub at: LonLat,
    /// As the crow flies, metres.
    pub metres: u32,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearbyAsk {
    /// The place.
    pub at: LonLat,
    /// Only of this type, by code.
    pub kind: Option<String>,
    /// Within so many metres.
    pub within_m: u32,
    /// At most so many.
    pub most: usize,
}

/// One list with its index.
#[derive(Default)]
struct Shelf {
    outlets: Vec<PublishedOutlet>,
    index: Option<Nearby>,
}

impl Shelf {
    fn of(outlets: Vec<PublishedOutlet>) -> Self {
        let numbers = type_numbers();
        let types: Vec<Vec<u16>> =
            outlets.iter().map(|o| o.types.iter().filter_map(|t| numbers.get(t.as_str()).copied()).collect()).collect();
        let index = Nearby::of(outlets.iter().zip(&types).map(|(outlet, types)| (outlet.at, types.as_slice())));
        Self { outlets, index: Some(index) }
    }

    /// The nearest that are not among `gone`.
    fn nearest(&self, ask: &NearbyAsk, kind: Option<u16>, gone: &BTreeSet<Uuid>) -> Vec<NearbyOutlet> {
        let Some(index) = &self.index else { return Vec::new() };
        let found = index.nearest(ask.at, kind, ask.within_m, ask.most + gone.len());
        let found = found.into_iter().map(|found| (found.metres, &self.outlets[found.outlet_idx as usize]));
        let found = found.filter(|(_, outlet)| !gone.contains(&outlet.id)).take(ask.most);
        found
            .map(|(metres, outlet)| NearbyOutlet {
                id: outlet.id,
                name: outlet.name.clone(),
                types: outlet.types.clone(),
                at: outlet.at,
                metres,
            })
            .collect()
    }
}

/// The directory at one moment.
#[derive(Default)]
struct State {
    /// The last event taken in; none before the first time.
    seq: Option<Seq>,
    all: Arc<Shelf>,
    /// Outlets changed since `all` was made: no longer asked there …
    gone: Arc<BTreeSet<Uuid>>,
    /// … but here, as they are now.
    now: Arc<Shelf>,
}

/// The published outlets in memory; cheap to clone.
///
/// # Units
/// About 250 bytes an outlet.
#[derive(Clone, Default)]
pub struct Directory {
    state: Arc<RwLock<State>>,
    checked: Arc<tokio::sync::Mutex<Option<Instant>>>,
}

impl Directory {
    /// The published outlets nearest to a place, the nearest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn nearby(&self, ctx: &Ctx, ask: &NearbyAsk) -> Result<Vec<NearbyOutlet>, AppError> {
        self.follow(ctx).await?;
        let kind = match &ask.kind {
            None => None,
            Some(code) => match type_numbers().get(code.as_str()) {
                Some(number) => Some(*number),
                None => return Ok(Vec::new()),
            },
        };
        let ask = NearbyAsk { within_m: ask.within_m.min(FARTHEST_M), most: ask.most.min(MOST_NEARBY), ..ask.clone() };
        let (all, gone, now) = {
            let state = self.state.read().unwrap_or_else(PoisonError::into_inner);
            (Arc::clone(&state.all), Arc::clone(&state.gone), Arc::clone(&state.now))
        };
        let mut found = all.nearest(&ask, kind, &gone);
        found.extend(now.nearest(&ask, kind, &BTreeSet::new()));
        found.sort_by_key(|outlet| (outlet.metres, outlet.id));
        found.truncate(ask.most);
        Ok(found)
    }

    /// Takes in what changed, unless that was looked for just now.
    async fn follow(&self, ctx: &Ctx) -> Result<(), AppError> {
        let first = self.state.read().unwrap_or_else(PoisonError::into_inner).seq.is_none();
        // Whoever comes while another looks takes what is there; only the first time there is nothing yet.
        let mut checked = match (self.checked.try_lock(), first) {
            (Ok(checked), _) => checked,
            (Err(_), false) => return Ok(()),
            (Err(_), true) => self.checked.lock().await,
        };
        if checked.is_some_and(|at| at.elapsed() < BEHIND) {
            return Ok(());
        }
        self.take_in(ctx).await?;
        *checked = Some(Instant::now());
        Ok(())
    }

    async fn take_in(&self, ctx: &Ctx) -> Result<(), AppError> {
        let reader = ctx.store.read();
        let head = reader.last_event().await?;
        let (seq, gone) = {
            let state = self.state.read().unwrap_or_else(PoisonError::into_inner);
            (state.seq, Arc::clone(&state.gone))
        };
        if seq == Some(head) {
            return Ok(());
        }
        // What residents see: the public's filter, whoever asks.
        let scope = reading(ctx, &Caller::public("directory", Language::Zh), Action::Read)?;
        let changed = match seq {
            Some(seq) => reader.changed_since(seq, &["outlet", "circle"]).await?,
            None => Vec::new(),
        };
        let circles = changed.iter().any(|(kind, _)| kind == "circle");
        let outlets =
            changed.iter().filter(|(kind, _)| kind == "outlet").filter_map(|(_, id)| Uuid::parse_str(id).ok());
        let gone: BTreeSet<Uuid> = gone.iter().copied().chain(outlets).collect();
        if seq.is_none() || circles || gone.len() > MOST_CHANGED {
            let all = Arc::new(whole(&reader, &scope).await?);
            let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
            *state = State { seq: Some(head), all, ..State::default() };
            return Ok(());
        }
        let ids: Vec<Uuid> = gone.iter().copied().collect();
        let now = Arc::new(Shelf::of(reader.published_of(&scope, &ids).await?));
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        let all = Arc::clone(&state.all);
        *state = State { seq: Some(head), all, gone: Arc::new(gone), now };
        Ok(())
    }
}

/// Reads every published outlet, page by page.
async fn whole(reader: &Reader, scope: &Condition) -> Result<Shelf, AppError> {
    let (mut outlets, mut after) = (Vec::new(), Uuid::nil());
    loop {
        let page = reader.published_after(scope, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = last.id;
        outlets.extend(page);
    }
    tokio::task::spawn_blocking(move || Shelf::of(outlets)).await.map_err(AppError::internal)
}

/// Positions of the types in the list, by code.
fn type_numbers() -> &'static BTreeMap<&'static str, u16> {
    static NUMBERS: std::sync::OnceLock<BTreeMap<&'static str, u16>> = std::sync::OnceLock::new();
    NUMBERS
        .get_or_init(|| (0..).zip(&look::taxonomy().types).map(|(number, kind)| (kind.code.as_str(), number)).collect())
}
