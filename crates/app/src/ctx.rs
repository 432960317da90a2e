//! What every use case stands on: the store, the files, the clock, the organisation tree.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{SystemTime, UNIX_EPOCH};

use yike_domain::Day;
use yike_domain::account::Nesting;
use yike_domain::place::org::OrgTree;
use yike_store::{Blobs, By, Store};

pub use yike_store::{Location, Uuid};

use crate::error::AppError;
use crate::measure::TileCache;
use crate::nearby::Directory;
use crate::terrain::loaded::Terrains;

/// Where an installation lives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The data directory.
    pub data: PathBuf,
    /// The URL of a PostgreSQL database; the embedded one in the data directory otherwise.
    pub database: Option<String>,
    /// The URL of an S3 store for files; a folder of the data directory otherwise.
    pub files: Option<String>,
}

impl Place {
    /// Everything in one data directory.
    #[must_use]
    pub fn in_folder(data: impl Into<PathBuf>) -> Self {
        Self { data: data.into(), database: None, files: None }
    }

    /// # Errors
    /// When there is no embedded database in the data directory and no other was named.
    pub fn must_be_there(&self) -> Result<(), AppError> {
        if self.database.is_some() || Location::file(&self.data).is_file() {
            return Ok(());
        }
        let path = self.data.display().to_string();
        Err(AppError::Unavailable(yike_domain::Message::new(crate::error::NO_INSTALLATION).with("path", path)))
    }

    /// Where the database is.
    #[must_use]
    pub fn location(&self) -> Location {
        self.database.clone().map_or_else(|| Location::Sqlite(self.data.clone()), Location::Postgres)
    }

    /// The files, on disk or in an S3 store.
    ///
    /// # Errors
    /// When they cannot be kept there.
    pub fn blobs(&self) -> Result<Blobs, AppError> {
        match &self.files {
            None => Ok(Blobs::on_disk(&self.data.join("blobs"))?),
            #[cfg(feature = "s3")]
            Some(url) => Ok(Blobs::in_s3(url)?),
            #[cfg(not(feature = "s3"))]
            Some(_) => Err(AppError::Unavailable(yike_domain::Message::new(crate::error::NO_S3))),
        }
    }
}

/// The data directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataDir(Arc<Path>);

impl DataDir {
    /// The directory itself.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// A folder for what can be computed again; made where there is none.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn cache(&self, name: &str) -> std::io::Result<PathBuf> {
        let folder = self.0.join("cache").join(name);
        std::fs::create_dir_all(&folder)?;
        Ok(folder)
    }
}

/// Where the time comes from.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A clock that stands still until it is set, for tests.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at a moment.
    #[must_use]
    pub fn fixed(at_ms: i64) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(at_ms)))
    }

    /// Moves a fixed clock forward; the machine's goes by itself.
    pub fn advance(&self, ms: i64) {
        if let Self::Fixed(at) = self {
            at.fetch_add(ms, Ordering::SeqCst);
        }
    }

    /// Milliseconds of UTC since 1970.
    #[must_use]
    pub fn now_ms(&self) -> i64 {
        match self {
            Self::System => SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .ok()
                .and_then(|since| i64::try_from(since.as_millis()).ok())
                .unwrap_or(0),
            Self::Fixed(at) => at.load(Ordering::SeqCst),
        }
    }

    /// Today in China.
    #[must_use]
    pub fn today(&self) -> Day {
        day_of(self.now_ms())
    }
}

/// The day in China (UTC+8, without summer time) of a moment.
#[must_use]
pub fn day_of(at_ms: i64) -> Day {
    const DAY_MS: i64 = 86_400_000;
    let days = (at_ms + 8 * 3_600_000).div_euclid(DAY_MS);
    let first = Day::new(1970, 1, 1).expect("the first day of 1970");
    let last = Day::new(9999, 12, 31).expect("the last day of the calendar");
    i32::try_from(days).ok().and_then(|days| first.plus(days)).unwrap_or(last)
}

/// The first moment of a day in China, in milliseconds of UTC since 1970.
#[must_use]
pub fn start_of(day: Day) -> i64 {
    i64::from(day.since_1970()) * 86_400_000 - 8 * 3_600_000
}

/// What use cases stand on; cheap to clone.
#[derive(Clone)]
pub struct Ctx {
    /// The database.
    pub store: Store,
    /// The files.
    pub blobs: Blobs,
    /// The time.
    pub clock: Clock,
    /// The data directory.
    pub data: DataDir,
    /// The published outlets in memory.
    pub directory: Directory,
    /// The grounds that are loaded.
    pub terrains: Terrains,
    /// Tiles that were made.
    pub tiles: TileCache,
    orgs: Arc<RwLock<Orgs>>,
}

/// The organisation tree as last loaded.
struct Orgs {
    /// The number of its last change; none for a tree that was set by hand.
    revision: Option<i64>,
    tree: Arc<OrgTree>,
    /// How its codes nest on the day that was asked for last.
    nesting: Option<Arc<Nesting>>,
    /// When the store was last asked whether it has changed.
    asked_ms: i64,
}

/// How old a tree may be before the store is asked whether it has changed: another process may have changed it.
const ASK_MS: i64 = 2_000;

impl Ctx {
    /// Opens an installation as it is; [`Ctx::migrate`] brings its schema up to date.
    ///
    /// # Errors
    /// When the database or the files cannot be reached.
    pub async fn open(place: &Place, clock: Clock) -> Result<Self, AppError> {
        let store = Store::open(&place.location()).await?;
        Ok(Self::new(store, place.blobs()?, clock, &place.data))
    }

    /// The same from its parts.
    #[must_use]
    pub fn new(store: Store, blobs: Blobs, clock: Clock, data: &Path) -> Self {
        let nobody = OrgTree::new(Vec::new(), Vec::new(), Vec::new()).expect("nothing is sound");
        let orgs = Orgs { revision: None, tree: Arc::new(nobody), nesting: None, asked_ms: i64::MIN };
        let orgs = Arc::new(RwLock::new(orgs));
        let (data, terrains, tiles) = (DataDir(data.into()), Terrains::default(), TileCache::default());
        Self { store, blobs, clock, data, directory: Directory::default(), terrains, tiles, orgs }
    }

    /// Brings the schema up to date and loads the organisation tree; the steps taken.
    ///
    /// # Errors
    /// When the database is newer than this build or refuses.
    pub async fn migrate(&self) -> Result<Vec<String>, AppError> {
        let steps = self.store.migrate().await?;
        self.load_orgs().await?;
        Ok(steps)
    }

    /// The organisation tree as last loaded.
    #[must_use]
    pub fn orgs(&self) -> Arc<OrgTree> {
        self.orgs.read().unwrap_or_else(PoisonError::into_inner).tree.clone()
    }

    /// The organisation tree with how its codes nest today; see [`crate::permit`].
    #[must_use]
    pub fn nested_orgs(&self) -> (Arc<OrgTree>, Arc<Nesting>) {
        let today = self.clock.today();
        let (tree, nesting) = {
            let orgs = self.orgs.read().unwrap_or_else(PoisonError::into_inner);
            (orgs.tree.clone(), orgs.nesting.clone())
        };
        if let Some(nesting) = nesting.filter(|nesting| nesting.on() == today) {
            return (tree, nesting);
        }
        let nesting = Arc::new(Nesting::of(&tree, today));
        let mut orgs = self.orgs.write().unwrap_or_else(PoisonError::into_inner);
        if Arc::ptr_eq(&orgs.tree, &tree) {
            orgs.nesting = Some(nesting.clone());
        }
        (tree, nesting)
    }

    /// Takes an organisation tree into use, whatever the store holds.
    pub fn set_orgs(&self, tree: OrgTree) {
        self.take_orgs(None, tree);
    }

    fn take_orgs(&self, revision: Option<i64>, tree: OrgTree) {
        let orgs = Orgs { revision, tree: Arc::new(tree), nesting: None, asked_ms: self.clock.now_ms() };
        *self.orgs.write().unwrap_or_else(PoisonError::into_inner) = orgs;
    }

    /// Loads the organisation tree from the store.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn load_orgs(&self) -> Result<(), AppError> {
        let kept = self.store.read().org_tree().await?;
        self.take_orgs(Some(kept.revision), kept.tree);
        Ok(())
    }

    /// Loads the organisation tree again where another process has changed it; asked at most every two seconds.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn refresh_orgs(&self) -> Result<(), AppError> {
        let now_ms = self.clock.now_ms();
        let revision = {
            let mut orgs = self.orgs.write().unwrap_or_else(PoisonError::into_inner);
            if now_ms < orgs.asked_ms.saturating_add(ASK_MS) {
                return Ok(());
            }
            orgs.asked_ms = now_ms;
            orgs.revision
        };
        match revision {
            Some(revision) if self.store.read().org_revision().await? != revision => self.load_orgs().await,
            _ => Ok(()),
        }
    }

    /// Yike itself as the one who writes, now: `cli`, `job:<kind>`.
    #[must_use]
    pub fn by_yike(&self, source: &str) -> By {
        By::yike(source, self.clock.now_ms())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_changes_at_midnight_in_china() {
        // 2026-11-25T15:59:59.999Z is 23:59:59.999 of the 25th in Beijing; a millisecond later it is the 26th.
        let before = 1_795_622_399_999;
        assert_eq!(day_of(before).to_string(), "2026-11-25");
        assert_eq!(day_of(before + 1).to_string(), "2026-11-26");
        assert_eq!(start_of(day_of(before + 1)), before + 1);
        assert_eq!(day_of(0).to_string(), "1970-01-01");
        assert_eq!(day_of(i64::MAX / 2).to_string(), "9999-12-31");
    }
}
