//! Writing an installation into one file, while it goes on working.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use serde_json::json;
use tempfile::NamedTempFile;
use yike_domain::account::ObjectKind;
use yike_domain::{Message, Trouble};
use yike_store::copy::Counter;
use yike_store::{BlobError, Blobs, Event, Reader};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::archive::{self, FORMAT, MANIFEST, Manifest, Table, blob_entry, table_entry};
use super::{BackupError, Told, hex, rules};
use crate::ctx::Ctx;
use crate::error::AppError;
use crate::exchange::atomic::write_trouble;

type Out = ZipWriter<BufWriter<File>>;

/// Writes a backup of one moment. The file is read through and compared before it takes its name; that it was
/// made is recorded.
///
/// # Errors
/// When the schema is not up to date, a file that records rely on is missing, or the backup cannot be written.
pub async fn write(ctx: &Ctx, path: &Path) -> Result<Told, BackupError> {
    let pending = ctx.store.pending().await?;
    if !pending.is_empty() {
        return Err(AppError::Unavailable(Message::new(rules::NOT_MIGRATED)).into());
    }
    let trouble = |error: std::io::Error| write_trouble(path, &error);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let temporary = NamedTempFile::new_in(folder).map_err(trouble)?;
    let file = temporary.as_file().try_clone().map_err(trouble)?;
    let mut out = ZipWriter::new(BufWriter::new(file));
    let manifest = write_all(ctx, path, &mut out).await?;
    let file = out.finish().and_then(|out| Ok(out.into_inner().map_err(std::io::IntoInnerError::into_error)?));
    file.map_err(|error| trouble(error.into())).and_then(|file| file.sync_all().map_err(trouble))?;
    archive::check(temporary.path())?;
    temporary.persist(path).map_err(|error| trouble(error.error))?;
    let told = manifest.told();
    let event = Event {
        detail: json!({"rows": told.rows, "blobs": told.blobs}),
        ..Event::done("backup.write", ObjectKind::Configuration, "installation")
    };
    ctx.store.begin(&ctx.by_yike("cli")).await?.commit(event).await?;
    Ok(told)
}

async fn write_all(ctx: &Ctx, path: &Path, out: &mut Out) -> Result<Manifest, BackupError> {
    let read = ctx.store.snapshot().await?;
    let mut tables = Vec::new();
    for table in yike_store::tables() {
        tables.push(write_table(&read, table, path, out).await?);
    }
    let head = read.audit().head().await?.map(|(seq, hash)| (seq, hex(&hash)));
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        product: env!("CARGO_PKG_VERSION").to_owned(),
        at_ms: ctx.clock.now_ms(),
        steps: read.steps().await?,
        tables,
        blobs: write_blobs(&read, &ctx.blobs, path, out).await?,
        head,
    };
    let text = serde_json::to_string_pretty(&manifest).expect("a manifest is JSON");
    part(out, MANIFEST, true, path)?;
    out.write_all(text.as_bytes()).map_err(|error| write_trouble(path, &error))?;
    Ok(manifest)
}

fn part(out: &mut Out, name: &str, compress: bool, path: &Path) -> Result<(), Trouble> {
    let method = if compress { CompressionMethod::Deflated } else { CompressionMethod::Stored };
    let options = SimpleFileOptions::default().compression_method(method).large_file(true);
    out.start_file(name, options).map_err(|error| write_trouble(path, &error.into()))
}

async fn write_table(read: &Reader, table: &str, path: &Path, out: &mut Out) -> Result<Table, BackupError> {
    let shape = read.shape(table).await?;
    part(out, &table_entry(table), true, path)?;
    let (mut counter, mut last) = (Counter::default(), None);
    loop {
        let rows = read.rows_after(&shape, last.as_ref()).await?;
        for cells in &rows {
            out.write_all(counter.take(cells).as_bytes()).map_err(|error| write_trouble(path, &error))?;
        }
        match rows.into_iter().next_back() {
            Some(cells) => last = Some(cells),
            None => break,
        }
    }
    let count = counter.count();
    let columns = shape.columns.iter().map(|(name, kind)| (name.clone(), kind.name().to_owned())).collect();
    Ok(Table { name: table.to_owned(), columns, rows: count.rows, digest: count.digest.to_string() })
}

/// Every file that is kept. Files never change, so that those of the moment are all still there.
async fn write_blobs(
    read: &Reader,
    blobs: &Blobs,
    path: &Path,
    out: &mut Out,
) -> Result<BTreeMap<String, u64>, BackupError> {
    let kept = blobs.list().await?;
    for digest in read.kept_blobs().await?.into_keys() {
        if kept.binary_search(&digest).is_err() {
            return Err(BlobError::Missing(digest).into());
        }
    }
    let mut written = BTreeMap::new();
    let scratch = tempfile::tempdir().map_err(|error| write_trouble(path, &error))?;
    for digest in kept {
        let copy = scratch.path().join("file");
        let size = blobs.get_file(&digest, &copy).await?;
        part(out, &blob_entry(&digest.to_string()), false, path)?;
        let copied = File::open(&copy).and_then(|mut file| std::io::copy(&mut file, out));
        copied.map_err(|error| write_trouble(path, &error))?;
        written.insert(digest.to_string(), size);
    }
    Ok(written)
}
