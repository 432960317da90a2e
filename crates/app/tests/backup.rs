//! An installation in one file and back, from either database into either, and moved whole.

use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::path::Path;

use serde_json::json;
use yike_app::backup::{self, BackupError};
use yike_app::ctx::{Clock, Ctx, Location, Place};
use yike_app::error::AppError;
use yike_domain::Day;
use yike_domain::account::ObjectKind;
use yike_store::copy::Count;
use yike_store::jobs::NewJob;
use yike_store::testing::{self, on_both_empty};
use yike_store::{By, Event, Store, Uuid};

async fn open(place: &Place) -> Ctx {
    let ctx = Ctx::open(place, Clock::System).await.expect("opens");
    ctx.migrate().await.expect("migrates");
    ctx
}

fn place(at: &Location, folder: &Path) -> Place {
    let database = match at {
        Location::Sqlite(_) => None,
        Location::Postgres(url) => Some(url.clone()),
    };
    Place { database, ..Place::in_folder(folder) }
}

/// Ten changes, each with a version, a job and a file.
async fn fill(ctx: &Ctx) {
    for n in 0..10_u32 {
        let photo = vec![u8::try_from(n).expect("small"); 100_000 + n as usize];
        let size = photo.len() as u64;
        let digest = ctx.blobs.put(photo).await.expect("keeps the file");
        let by = By { account: Some(Uuid::from_u128(5)), ..By::yike("10.0.0.1", i64::from(n)) };
        let tx = ctx.store.begin(&by).await.expect("begins");
        let day = Day::new(2026, 1, 1).expect("a day");
        tx.keep_version("outlet", n, 1, day, &json!({"name": format!("“示例”便利店{n}\n")})).await.expect("keeps");
        tx.enqueue(NewJob::new("test", json!({"n": n}))).await.expect("asks");
        tx.keep_blob(&digest, size, "image/jpeg").await.expect("keeps");
        tx.commit(Event::done("outlet.create", ObjectKind::Outlet, n)).await.expect("keeps");
    }
}

async fn counts(store: &Store) -> Vec<(&'static str, Count)> {
    let mut counts = Vec::new();
    for table in yike_store::tables().filter(|table| *table != "audit_event") {
        let shape = store.read().shape(table).await.expect("a shape");
        counts.push((table, store.read().count_rows(&shape).await.expect("counts")));
    }
    counts
}

fn rule(result: Result<impl std::fmt::Debug, BackupError>) -> &'static str {
    match result.expect_err("is refused") {
        BackupError::File(trouble) => trouble.rule.0,
        BackupError::App(AppError::Unavailable(message)) => message.rule.0,
        BackupError::App(other) => panic!("{other}"),
    }
}

#[tokio::test]
async fn a_backup_of_either_database_restores_into_either() {
    on_both_empty(|_, from: Location| async move {
        let folder = tempfile::tempdir().expect("a folder");
        let ctx = &open(&place(&from, &folder.path().join("one"))).await;
        fill(ctx).await;
        let (folder, file) = (&folder, &folder.path().join("backup.zip"));
        let told = backup::write(ctx, file).await.expect("writes");
        // 10 events, 10 versions, 10 jobs and 10 files, and the count of changes of the units, which the schema brings.
        assert_eq!((told.rows, told.blobs, told.head.as_ref().map(|head| head.0)), (41, 10, Some(10)));
        let before = &counts(&ctx.store).await;
        on_both_empty(|_, to: Location| async move {
            let name = if matches!(to, Location::Sqlite(_)) { "to-sqlite" } else { "to-postgres" };
            let place = place(&to, &folder.path().join(name));
            // A sound archive, told as it was written.
            assert_eq!(backup::restore(&place, file).await.expect("restores").head.map(|head| head.0), Some(10));
            let restored = open(&place).await;
            assert_eq!(&counts(&restored.store).await, before);
            let check = restored.store.read().audit().check().await.expect("reads");
            assert_eq!((check.events, check.broken), (11, None), "the restoring is recorded");
            for (digest, size) in restored.store.read().kept_blobs().await.expect("reads") {
                assert_eq!(restored.blobs.check(&digest).await.ok(), size, "is there and right");
            }
            // Only once: it is not empty any more.
            assert_eq!(rule(backup::restore(&place, file).await), "backup-not-empty");
            restored.store.close().await.expect("closes");
        })
        .await;
    })
    .await;
}

/// What becomes of an entry of an archive.
type Spoil = dyn Fn(Vec<u8>) -> Option<Vec<u8>>;

/// Copies an archive, with one entry changed or, by `None`, left out.
fn spoiled(from: &Path, to: &Path, entry: &str, change: impl Fn(Vec<u8>) -> Option<Vec<u8>>) {
    let mut archive = zip::ZipArchive::new(File::open(from).expect("opens")).expect("a ZIP");
    let mut out = zip::ZipWriter::new(File::create(to).expect("creates"));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("an entry");
        let (name, mut bytes) = (part.name().expect("a name").into_owned(), Vec::new());
        part.read_to_end(&mut bytes).expect("reads");
        let bytes = if name == entry { change(bytes) } else { Some(bytes) };
        if let Some(bytes) = bytes {
            out.start_file(name, zip::write::SimpleFileOptions::default()).expect("begins");
            out.write_all(&bytes).expect("writes");
        }
    }
    out.finish().expect("ends");
}

#[tokio::test]
async fn a_spoiled_backup_is_refused_and_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let ctx = open(&Place::in_folder(path("one"))).await;
    fill(&ctx).await;
    let good = path("good.zip");
    backup::write(&ctx, &good).await.expect("writes");
    let bad = path("bad.zip");
    let text = |change: fn(String) -> String| {
        move |bytes: Vec<u8>| Some(change(String::from_utf8(bytes).expect("text")).into_bytes())
    };
    let blob = format!("blobs/{}", yike_store::Digest::of(&vec![0; 100_000]));
    let cases: [(&str, &str, Box<Spoil>); 7] = [
        (
            "tables/audit_event.jsonl",
            "backup-altered",
            Box::new(text(|t| t.replacen("outlet.create", "outlet.delete", 1))),
        ),
        ("tables/job.jsonl", "backup-altered", Box::new(|_| None)),
        (
            &blob,
            "backup-altered",
            Box::new(|mut bytes| {
                bytes[7] ^= 1;
                Some(bytes)
            }),
        ),
        (&blob, "backup-altered", Box::new(|_| None)),
        ("manifest.json", "backup-no-backup", Box::new(|_| None)),
        ("manifest.json", "backup-newer", Box::new(text(|t| t.replace("yike backup 1", "yike backup 9")))),
        ("manifest.json", "backup-newer", Box::new(text(|t| t.replace("m0002_jobs", "m0002_tasks")))),
    ];
    for (n, (entry, expected, change)) in cases.into_iter().enumerate() {
        spoiled(&good, &bad, entry, change);
        let place = Place::in_folder(path(&format!("restored-{n}")));
        assert_eq!(rule(backup::restore(&place, &bad).await), expected, "{entry}");
        assert!(open(&place).await.store.read().is_empty().await.expect("asks"), "{entry}");
    }
    fs::write(&bad, "no archive").expect("writes");
    assert_eq!(rule(backup::restore(&Place::in_folder(path("x")), &bad).await), "backup-no-backup");
    assert_eq!(rule(backup::restore(&Place::in_folder(path("x")), &path("absent")).await), "backup-no-backup");

    // A row that the manifest agrees with but the schema does not.
    spoiled(&good, &path("half.zip"), "tables/job.jsonl", |bytes| {
        Some(String::from_utf8(bytes).expect("text").replace("\"queued\"", "7").into_bytes())
    });
    let altered = fs::read(path("half.zip")).expect("reads");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(altered)).expect("a ZIP");
    let mut rows = Vec::new();
    archive.by_name("tables/job.jsonl").expect("is there").read_to_end(&mut rows).expect("reads");
    let digest = yike_store::Digest::of(&rows).to_string();
    spoiled(&path("half.zip"), &bad, "manifest.json", |bytes| {
        let mut manifest: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
        let tables = manifest["tables"].as_array_mut().expect("tables");
        tables.iter_mut().find(|table| table["name"] == "job").expect("is there")["digest"] = json!(digest);
        Some(manifest.to_string().into_bytes())
    });
    let place = Place::in_folder(path("half"));
    assert!(backup::restore(&place, &bad).await.is_err());
    assert!(open(&place).await.store.read().is_empty().await.expect("asks"), "nothing of it is kept");
}

#[tokio::test]
async fn a_backup_is_made_while_others_write() {
    let folder = tempfile::tempdir().expect("a folder");
    let ctx = open(&Place::in_folder(folder.path().join("one"))).await;
    fill(&ctx).await;
    let writer = tokio::spawn({
        let ctx = ctx.clone();
        async move {
            for _ in 0..20 {
                let tx = ctx.store.begin(&ctx.by_yike("cli")).await.expect("begins");
                let job = tx.enqueue(NewJob::new("test", json!(null))).await.expect("asks");
                tx.commit(Event::done("job.enqueue", ObjectKind::Configuration, job)).await.expect("keeps");
            }
        }
    });
    let file = folder.path().join("backup.zip");
    backup::write(&ctx, &file).await.expect("writes");
    writer.await.expect("ends well");
    let place = Place::in_folder(folder.path().join("two"));
    let told = backup::restore(&place, &file).await.expect("restores");
    let restored = open(&place).await;
    // Jobs and the events that asked for them are of one moment: 10 of each, and as many more of each.
    let events = told.head.expect("a head").0;
    let jobs = restored.store.read().jobs().open().await.expect("counts").0;
    assert_eq!(i64::try_from(jobs).expect("few"), events);
    let left: Vec<_> = fs::read_dir(folder.path()).expect("lists").flatten().map(|e| e.file_name()).collect();
    assert_eq!(left.len(), 3, "no temporary file stays: {left:?}");
}

#[tokio::test]
async fn an_embedded_installation_moves_to_postgresql_whole() {
    let Some(database) = testing::postgres().await else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let old = Place::in_folder(folder.path().join("one"));
    let ctx = open(&old).await;
    fill(&ctx).await;
    let before = counts(&ctx.store).await;
    let moved = backup::carry(&old, &database.url).await.expect("moves");
    assert_eq!(moved.head, Some(10));
    assert_eq!(moved.tables.iter().map(|(_, rows)| rows).sum::<u64>(), 41);
    let new = Place { database: Some(database.url.clone()), ..old.clone() };
    let there = open(&new).await;
    assert_eq!(counts(&there.store).await, before);
    let check = there.store.read().audit().check().await.expect("reads");
    assert_eq!((check.events, check.broken), (11, None));
    // The files stayed where they are.
    for (digest, size) in there.store.read().kept_blobs().await.expect("reads") {
        assert_eq!(there.blobs.check(&digest).await.ok(), size);
    }
    assert_eq!(rule(backup::carry(&old, &database.url).await), "backup-not-empty");
    assert_eq!(rule(backup::carry(&new, &database.url).await), "backup-moved-already");
    there.store.close().await.expect("closes");
    database.remove().await;
}
