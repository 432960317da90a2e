//! The last station: a draft becomes a folder that people open, print, check and compute with.
//!
//! The folder appears under its name when every file in it is complete. [`FILES`] lists
//! what it holds; `docs/guides/result-folder` explains every column.

mod base64;
mod findings_csv;
mod folder;
pub mod layers;
pub mod page;
pub mod payload;
pub mod reach;
mod readme;
pub mod remarks;
pub mod rules;
pub mod workbook;

use std::path::{Path, PathBuf};

use yike_domain::Trouble;

use crate::{
    draft::Draft,
    exchange::{geopackage, geoparquet},
    receipt::Receipt,
    stations::{self, Progress, Station, Watch},
    words::Words,
};

pub use folder::check_place;
pub use page::Page;

/// The page.
pub const REPORT: &str = "report.html";
/// The workbook.
pub const WORKBOOK: &str = "workbook.xlsx";
/// Every layer for analysts.
pub const GEOPACKAGE: &str = "result.gpkg";
/// Every finding.
pub const FINDINGS: &str = "findings.csv";
/// The study file.
pub const STUDY: &str = "study.toml";
/// What each file is.
pub const README: &str = "README.txt";

/// Every file of a result folder beside its receipt and its station files, in the order of the README.
pub const FILES: &[&str] = &[
    REPORT,
    WORKBOOK,
    GEOPACKAGE,
    "origins.parquet",
    "communities.parquet",
    "compounds.parquet",
    "verdicts.parquet",
    "gaps.parquet",
    reach::REACH,
    reach::COUNTS,
    "isochrones.parquet",
    "outlets.parquet",
    "findings.parquet",
    FINDINGS,
    STUDY,
    README,
];

/// A published result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The folder.
    pub folder: PathBuf,
    /// Its receipt, files included.
    pub receipt: Receipt,
}

impl Published {
    /// The page to open.
    #[must_use]
    pub fn report(&self) -> PathBuf {
        self.folder.join(REPORT)
    }
}

/// Publishes a draft into the folder `out`, which an earlier result may hold.
///
/// `words` speaks in the workbook and in `findings.csv`; the page opens in its language and, like the
/// README, speaks both. The files of the folder `station_files` come along, so that any station can be run again.
///
/// `watch` is told of every file, and can stop between two of them.
///
/// # Errors
/// The executable has no page, `out` holds somebody's own files, the system refuses, or the caller
/// stopped; then nothing has changed under `out`.
pub fn publish(
    draft: &Draft,
    words: &Words,
    out: &Path,
    station_files: Option<&Path>,
    watch: Watch<'_>,
) -> Result<Published, Trouble> {
    publish_on(&Page::built_in()?, draft, words, out, station_files, watch)
}

/// [`publish`] with a page of one's own.
///
/// # Errors
/// As for [`publish`].
pub fn publish_on(
    page: &Page,
    draft: &Draft,
    words: &Words,
    out: &Path,
    station_files: Option<&Path>,
    watch: Watch<'_>,
) -> Result<Published, Trouble> {
    // A step a file; the last is the receipt.
    let all = FILES.len() + 1;
    let mut done = 0;
    let mut step = || {
        done += 1;
        watch.step(Station::Publish, done, all)
    };
    watch.step(Station::Publish, 0, all)?;
    let staging = folder::Staging::begin(out)?;
    staging.write(REPORT, &page.with(&payload::payload(draft), words.language())?)?;
    step()?;
    staging.write(WORKBOOK, &workbook::workbook(draft, words)?)?;
    step()?;
    let layers = layers::layers(draft);
    geopackage::write(&staging.path(GEOPACKAGE), &layers)?;
    step()?;
    for layer in &layers {
        geoparquet::write(&staging.path(&format!("{}.parquet", layer.name())), layer)?;
        step()?;
    }
    drop(layers);
    reach::write_reach(draft, &staging.path(reach::REACH))?;
    step()?;
    reach::write_counts(draft, &staging.path(reach::COUNTS))?;
    step()?;
    staging.write(FINDINGS, &findings_csv::findings_csv(draft, words))?;
    step()?;
    staging.write(STUDY, draft.study.file_text.as_bytes())?;
    step()?;
    staging.write(README, readme::readme(draft).as_bytes())?;
    step()?;
    if let Some(files) = station_files {
        staging.take(files, stations::FOLDER)?;
    }
    let mut receipt = draft.receipt.clone();
    words.language().tag().clone_into(&mut receipt.language);
    receipt.seal(staging.folder())?;
    let folder = staging.finish()?;
    // Too late to stop: the result is there.
    if let Some(tell) = watch.tell {
        tell(Progress { station: Station::Publish, done: all, all });
    }
    Ok(Published { folder, receipt })
}
