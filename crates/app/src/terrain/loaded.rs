//! The grounds that are loaded, kept true to the register.
//!
//! Before an answer, [`Terrains::follow`] asks the store for the number of the last event and,
//! where there is a new one, takes in what changed: outlets one by one, circles drawn anew, map
//! sources newly in use. It works the same whichever process made the change.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

use yike_domain::outlet::{Outlet, OutletRecord, life::Status};
use yike_domain::place::org::OrgCode;
use yike_domain::{Day, LonLat};
use yike_engine::assess::OutletSource;
use yike_store::map_source::MapSource;
use yike_store::scope::Condition;
use yike_store::{Box2, CircleQuery, KeptOutlet, Reader, Uuid};

use super::{Standing, Terrain, blocking, build};
use crate::ctx::Ctx;
use crate::error::AppError;
use crate::run::{Board, CircleArea};
use crate::shapes::shape_of;

/// Records that matter to a ground.
const KINDS: [&str; 3] = ["outlet", "circle", "map-source"];
/// How far beyond the streets outlets are still taken in, 1e-7 degree: about a kilometre.
const MARGIN: i32 = 100_000;
/// Most circles of one ground.
const MOST_CIRCLES: u64 = 10_000;

/// A circle on a ground, with what a permission asks.
#[derive(Clone, Debug)]
pub struct OnGround {
    /// Its area.
    pub area: CircleArea,
    /// Its unit.
    pub org: OrgCode,
    /// Whether residents see it.
    pub public: bool,
}

/// The ground of one unit.
pub struct Ground {
    /// The unit.
    pub org: OrgCode,
    /// What it was built from, as a digest.
    pub key: String,
    /// The terrain.
    pub terrain: Terrain,
    /// Circles on it, by number.
    pub circles: BTreeMap<Uuid, OnGround>,
    boards: BTreeMap<String, Board>,
}

impl Ground {
    /// The board of a standard of the ground, drawn where it is not yet.
    ///
    /// # Errors
    /// The ground was not loaded for that standard.
    pub fn board(&mut self, pack: &str) -> Result<&Board, AppError> {
        if !self.boards.contains_key(pack) {
            let mut board = Board::new(pack, (0..self.terrain.basis.profiles.len()).collect());
            board.draw(&self.terrain, self.areas()).map_err(refused)?;
            self.boards.insert(pack.to_owned(), board);
        }
        Ok(&self.boards[pack])
    }

    /// The board of a standard, where it has been drawn.
    #[must_use]
    pub fn drawn(&self, pack: &str) -> Option<&Board> {
        self.boards.get(pack)
    }

    /// The areas of its circles.
    #[must_use]
    pub fn areas(&self) -> Vec<CircleArea> {
        self.circles.values().map(|circle| circle.area.clone()).collect()
    }

    /// Whether residents see some circle of it.
    #[must_use]
    pub fn is_public(&self) -> bool {
        self.circles.values().any(|circle| circle.public)
    }

    /// The box in which outlets matter.
    fn reach(&self) -> Option<Box2> {
        around(&self.terrain)
    }
}

fn around(terrain: &Terrain) -> Option<Box2> {
    terrain.bounds().map(|(low, high)| Box2 {
        west: low.lon.saturating_sub(MARGIN),
        south: low.lat.saturating_sub(MARGIN),
        east: high.lon.saturating_add(MARGIN),
        north: high.lat.saturating_add(MARGIN),
    })
}

/// A trouble of a terrain as a use case says it.
pub(crate) fn refused(trouble: yike_domain::Trouble) -> AppError {
    AppError::Unavailable(yike_domain::Message { rule: trouble.rule, args: trouble.args })
}

/// What has been seen of the store.
#[derive(Default)]
struct Seen {
    seq: i64,
    on: Option<Day>,
}

/// The grounds that are loaded; cheap to clone.
#[derive(Clone, Default)]
pub struct Terrains(Arc<Inner>);

#[derive(Default)]
struct Inner {
    seen: tokio::sync::Mutex<Seen>,
    grounds: RwLock<BTreeMap<OrgCode, Arc<RwLock<Ground>>>>,
    version: AtomicI64,
}

/// A ground that several ask at once.
pub type Shared = Arc<RwLock<Ground>>;

/// Reads a ground; a thread that failed while changing it leaves it as it was.
pub fn read(ground: &Shared) -> RwLockReadGuard<'_, Ground> {
    ground.read().unwrap_or_else(PoisonError::into_inner)
}

impl Terrains {
    /// Grows with every change that a map or an answer could show.
    #[must_use]
    pub fn version(&self) -> i64 {
        self.0.version.load(Ordering::SeqCst)
    }

    /// Every ground, by unit.
    #[must_use]
    pub fn all(&self) -> Vec<Shared> {
        let grounds = self.0.grounds.read().unwrap_or_else(PoisonError::into_inner);
        grounds.values().cloned().collect()
    }

    /// The ground that a place lies on; of several the one with the longest code.
    #[must_use]
    pub fn at(&self, place: LonLat) -> Option<Shared> {
        let grounds = self.all().into_iter().filter(|ground| read(ground).terrain.holds(place));
        grounds.max_by_key(|ground| read(ground).org.digits())
    }

    /// The ground that a circle lies on.
    #[must_use]
    pub fn of_circle(&self, circle: Uuid) -> Option<Shared> {
        self.all().into_iter().find(|ground| read(ground).circles.contains_key(&circle))
    }

    /// The grounds of a unit: its own or the one it lies in, else all those that lie in it.
    #[must_use]
    pub fn of_org(&self, org: &OrgCode) -> Vec<Shared> {
        let all = self.all();
        let own: Vec<Shared> = all.iter().filter(|ground| org.lies_in(&read(ground).org)).cloned().collect();
        if own.is_empty() { all.into_iter().filter(|ground| read(ground).org.lies_in(org)).collect() } else { own }
    }

    /// Takes in what changed since the last time.
    ///
    /// # Errors
    /// When the store cannot be read. A map source that cannot be read leaves the ground as it was.
    pub async fn follow(&self, ctx: &Ctx) -> Result<(), AppError> {
        let mut seen = self.0.seen.lock().await;
        let reader = ctx.store.read();
        let (head, today) = (reader.last_event().await?, ctx.clock.today());
        if seen.on == Some(today) && seen.seq == head {
            return Ok(());
        }
        let changed = if seen.on.is_some() { reader.changed_since(seen.seq, &KINDS).await? } else { Vec::new() };
        let of = |kind: &str| changed.iter().filter(|(k, _)| k == kind).filter_map(|(_, id)| id.parse().ok()).collect();
        let (outlets, circles, sources): (Vec<Uuid>, Vec<Uuid>, Vec<Uuid>) =
            (of("outlet"), of("circle"), of("map-source"));
        // A new day dates the register anew.
        if seen.on != Some(today) || !sources.is_empty() {
            self.load(ctx, &reader, seen.on != Some(today)).await?;
        }
        if seen.on == Some(today) && (!outlets.is_empty() || !circles.is_empty()) {
            self.change(&reader, &outlets, !circles.is_empty()).await?;
        }
        if seen.on != Some(today) || !changed.is_empty() {
            self.0.version.store(head.max(self.version() + 1), Ordering::SeqCst);
        }
        *seen = Seen { seq: head, on: Some(today) };
        Ok(())
    }

    /// Loads grounds whose sources changed, or all of them; forgets those without a street map.
    async fn load(&self, ctx: &Ctx, reader: &Reader, all: bool) -> Result<(), AppError> {
        let mut by_org: BTreeMap<OrgCode, Vec<MapSource>> = BTreeMap::new();
        for source in reader.active_map_sources().await? {
            by_org.entry(source.org.clone()).or_default().push(source);
        }
        by_org.retain(|_, sources| sources.iter().any(|source| source.kind == "streets"));
        let named = |ground: &Shared| {
            let ground = read(ground);
            (ground.org.clone(), ground.key.clone())
        };
        let known: BTreeMap<OrgCode, String> = self.all().iter().map(named).collect();
        for (org, sources) in &by_org {
            if !all && known.get(org) == Some(&build::key_of(sources)) {
                continue;
            }
            match ground(ctx, reader, org, sources, ctx.clock.today()).await {
                Ok(ground) => {
                    let mut grounds = self.0.grounds.write().unwrap_or_else(PoisonError::into_inner);
                    grounds.insert(org.clone(), Arc::new(RwLock::new(ground)));
                }
                Err(error) => tracing::warn!(org = %org, %error, "the ground stays as it was"),
            }
        }
        let mut grounds = self.0.grounds.write().unwrap_or_else(PoisonError::into_inner);
        grounds.retain(|org, _| by_org.contains_key(org));
        Ok(())
    }

    /// Takes in changed outlets and circles.
    async fn change(&self, reader: &Reader, outlets: &[Uuid], circles: bool) -> Result<(), AppError> {
        let mut now: BTreeMap<Uuid, Option<OutletRecord>> = outlets.iter().map(|id| (*id, None)).collect();
        for kept in reader.outlets().of_ids(outlets).await? {
            now.insert(kept.id, Some(kept.record));
        }
        for ground in self.all() {
            let org = read(&ground).org.clone();
            let drawn = if circles { Some(circles_of(reader, &org).await?) } else { None };
            let now = now.clone();
            blocking(move || take_in(&ground, now, drawn)).await??;
        }
        Ok(())
    }
}

fn take_in(
    ground: &Shared,
    now: BTreeMap<Uuid, Option<OutletRecord>>,
    drawn: Option<BTreeMap<Uuid, OnGround>>,
) -> Result<(), AppError> {
    let mut ground = ground.write().unwrap_or_else(PoisonError::into_inner);
    let ground = &mut *ground;
    let reach = ground.reach();
    let changes = now.into_iter().map(|(id, record)| {
        let standing = record.filter(|record| reach.is_some_and(|reach| reach.holds(record.at)));
        (id, standing.and_then(|record| outlet_of(&ground.terrain, id, &record, None)))
    });
    let changes: Vec<(Uuid, Option<Outlet>)> = changes.collect();
    let changed = ground.terrain.change(changes).map_err(refused)?;
    if let Some(drawn) = drawn {
        ground.circles = drawn;
    }
    let areas = ground.areas();
    for board in ground.boards.values_mut() {
        board.follow(&ground.terrain, &changed).map_err(refused)?;
        board.draw(&ground.terrain, areas.clone()).map_err(refused)?;
    }
    Ok(())
}

/// Loads the ground of a unit with the outlets of the register as they stand today.
async fn ground(ctx: &Ctx, reader: &Reader, org: &OrgCode, sources: &[MapSource], on: Day) -> Result<Ground, AppError> {
    let terrain = terrain(ctx, reader, sources, on).await?;
    Ok(Ground {
        org: org.clone(),
        key: build::key_of(sources),
        terrain,
        circles: circles_of(reader, org).await?,
        boards: BTreeMap::new(),
    })
}

/// A terrain of some sources with the outlets that stood on a day.
///
/// # Errors
/// A source cannot be read.
pub(crate) async fn terrain(ctx: &Ctx, reader: &Reader, sources: &[MapSource], on: Day) -> Result<Terrain, AppError> {
    let built = build::of_sources(ctx, sources).await?;
    let settings = built.settings;
    let source = OutletSource {
        name: "register".to_owned(),
        data_date: on.to_string(),
        completeness: settings.completeness(&built.basis.taxonomy),
    };
    let (imported, network, basis) = (built.imported, built.network, built.basis);
    let loaded = blocking(move || {
        Terrain::load(imported, network, basis, settings.terrain(), vec![source], Vec::new()).map_err(refused)
    });
    let terrain = loaded.await??;
    let Some(area) = around(&terrain) else { return Ok(terrain) };
    let places: Vec<Uuid> = reader.outlets().places(&area).await?.into_iter().map(|(id, _)| id).collect();
    let kept = reader.outlets().of_ids(&places).await?;
    blocking(move || {
        let mut terrain = terrain;
        let standing = |kept: &KeptOutlet| {
            let outlet = outlet_of(&terrain, kept.id, &kept.record, Some(on))?;
            Some(Standing { id: kept.id, outlet })
        };
        let standing: Vec<Standing> = kept.iter().filter_map(standing).collect();
        terrain.stand(standing).map_err(refused)?;
        Ok(terrain)
    })
    .await?
}

/// An outlet of the register as the measuring takes it; nothing where it is not in business, now or on a day.
fn outlet_of(terrain: &Terrain, id: Uuid, record: &OutletRecord, on: Option<Day>) -> Option<Outlet> {
    let status = on.map_or_else(|| Some(record.life.status()), |day| record.life.on(day));
    if !record.is_current() || status != Some(Status::Open) {
        return None;
    }
    let taxonomy = &terrain.basis.taxonomy;
    Some(Outlet {
        id: id.to_string(),
        source: 0,
        name: record.name.clone(),
        types: record.types.iter().filter_map(|code| taxonomy.index(code)).collect(),
        functions: Vec::new(),
        at: record.at,
        address: String::new(),
        hours: record.opening_hours().map(yike_domain::outlet::hours::OpeningHours::text).unwrap_or_default(),
        credit_code: String::new(),
        phone: String::new(),
    })
}

/// The circles of a unit that have a border.
async fn circles_of(reader: &Reader, org: &OrgCode) -> Result<BTreeMap<Uuid, OnGround>, AppError> {
    let mut query = CircleQuery::all(Condition::always());
    query.org = Some(org.clone());
    query.limit = MOST_CIRCLES;
    let kept = reader.circles().list(&query).await?;
    let on_ground = |kept: yike_store::KeptCircle| {
        let boundary = kept.circle.boundary.as_ref()?;
        let area = CircleArea {
            id: kept.id,
            code: kept.circle.code.clone(),
            name: kept.circle.name.clone(),
            version: i64::from(boundary.number),
            shape: shape_of(&boundary.polygons),
        };
        Some((kept.id, OnGround { area, org: kept.circle.org.clone(), public: kept.circle.public }))
    };
    Ok(kept.into_iter().filter_map(on_ground).collect())
}
