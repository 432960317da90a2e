//! Making an installation from a backup.

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;

use serde_json::json;
use yike_domain::account::ObjectKind;
use yike_domain::{Message, Trouble};
use yike_store::copy::{Cells, Shape};
use yike_store::{Blobs, Event, Housekeeping, Store, Tx};

use super::archive::{self, Archive, LONGEST_ROW, Manifest, Table, blob_entry, table_entry};
use super::{BackupError, Told, rules};
use crate::ctx::{Clock, Ctx, Place};
use crate::error::AppError;

/// Rows put at a time.
const CHUNK: usize = 1_000;

/// Restores a backup into an empty installation: the archive is checked first, what arrived is compared with it, and
/// nothing is kept unless all of it agrees. The schema is then brought up to date.
///
/// # Errors
/// When the file is no backup or altered, is of a newer version, or the installation is not empty.
pub async fn restore(place: &Place, path: &Path) -> Result<Told, BackupError> {
    let manifest = archive::check(path)?;
    let ctx = Ctx::open(place, Clock::System).await?;
    let restored = into(&ctx, path, &manifest).await;
    ctx.store.close().await?;
    restored
}

async fn into(ctx: &Ctx, path: &Path, manifest: &Manifest) -> Result<Told, BackupError> {
    let (mut archive, _) = archive::open(path)?;
    prepare(&ctx.store, path, &manifest.steps).await?;
    // Files first: a record never comes before the file it relies on.
    put_blobs(&ctx.blobs, &mut archive, path, manifest).await?;
    let tx = ctx.store.begin(&ctx.by_yike("cli")).await?;
    for table in &manifest.tables {
        put_table(&tx, &mut archive, path, table).await?;
    }
    tx.commit_unrecorded(Housekeeping::Copy).await?;
    ctx.migrate().await?;
    let event = Event {
        detail: json!({"rows": manifest.told().rows, "blobs": manifest.blobs.len(), "at_ms": manifest.at_ms}),
        ..Event::done("backup.restore", ObjectKind::Configuration, "installation")
    };
    ctx.store.begin(&ctx.by_yike("cli")).await?.commit(event).await?;
    Ok(manifest.told())
}

/// Makes the schema that the copy had, in an empty database.
pub(super) async fn prepare(store: &Store, path: &Path, steps: &[String]) -> Result<(), BackupError> {
    let pending = store.pending().await?;
    if pending.len() >= steps.len() && pending[..steps.len()] == *steps {
        // Nothing there yet: as many steps as the copy had.
        store.migrate_to(u32::try_from(steps.len()).ok()).await?;
    }
    let taken = store.read().steps().await?;
    if taken != steps {
        let newer = Trouble::new(&path.display().to_string(), rules::NEWER).with("format", steps.join(" "));
        return Err(newer.into());
    }
    if !store.read().is_empty().await? {
        return Err(AppError::Unavailable(Message::new(rules::NOT_EMPTY)).into());
    }
    Ok(())
}

async fn put_blobs(blobs: &Blobs, archive: &mut Archive, path: &Path, manifest: &Manifest) -> Result<(), BackupError> {
    let odd =
        |entry: &str, why: String| Trouble::new(&path.display().to_string(), rules::ALTERED).at(entry).with("why", why);
    let scratch = tempfile::tempdir().map_err(|why| odd("", why.to_string()))?;
    for digest in manifest.blobs.keys() {
        let (entry, copy) = (blob_entry(digest), scratch.path().join("file"));
        let mut part = archive.by_name(&entry).map_err(|why| odd(&entry, why.to_string()))?;
        let written = std::fs::File::create(&copy).and_then(|mut file| std::io::copy(&mut part, &mut file));
        written.map_err(|why| odd(&entry, why.to_string()))?;
        if blobs.put_file(&copy).await?.0.to_string() != *digest {
            return Err(odd(&entry, "SHA-256".to_owned()).into());
        }
    }
    Ok(())
}

async fn put_table(tx: &Tx, archive: &mut Archive, path: &Path, table: &Table) -> Result<(), BackupError> {
    let source = path.display().to_string();
    let entry = table_entry(&table.name);
    let odd = |row: u64, why: String| {
        Trouble::new(&source, rules::ROW_ODD).at(&*entry).with("row", row.to_string()).with("why", why)
    };
    let shape = shape_of(tx, table).await?.ok_or_else(|| odd(0, "columns".to_owned()))?;
    tx.clear_seeded(&shape).await?;
    let mut rows: Vec<Cells> = Vec::with_capacity(CHUNK);
    let mut n = 0;
    {
        let part = archive.by_name(&entry).map_err(|why| odd(0, why.to_string()))?;
        let mut lines = BufReader::new(part);
        loop {
            let mut line = Vec::new();
            let read = (&mut lines).take(LONGEST_ROW).read_until(b'\n', &mut line);
            if read.map_err(|why| odd(n, why.to_string()))? == 0 {
                break;
            }
            n += 1;
            rows.push(serde_json::from_slice(&line).map_err(|why| odd(n, why.to_string()))?);
            if rows.len() == CHUNK {
                tx.put_rows(&shape, &rows).await?;
                rows.clear();
            }
        }
    }
    tx.put_rows(&shape, &rows).await?;
    // What is in the database now, read back, is what the manifest says.
    let count = tx.count_rows(&shape).await?;
    if count.rows != table.rows || count.digest.to_string() != table.digest {
        let unequal = Trouble::new(&source, rules::UNEQUAL).with("table", table.name.as_str());
        return Err(unequal.with("sent", table.rows.to_string()).with("arrived", count.rows.to_string()).into());
    }
    Ok(())
}

/// The shape of a table, when it has the columns that the archive says.
async fn shape_of(tx: &Tx, table: &Table) -> Result<Option<Shape>, BackupError> {
    if !yike_store::tables().any(|known| known == table.name) {
        return Ok(None);
    }
    let shape = tx.shape(&table.name).await?;
    let same = shape.columns.iter().map(|(name, kind)| (name.as_str(), kind.name()));
    let same = same.eq(table.columns.iter().map(|(name, kind)| (name.as_str(), kind.as_str())));
    Ok(same.then_some(shape))
}
