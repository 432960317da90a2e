//! A result folder from start to end: a whole run beside its place, named when it is complete.

use std::{fs, path::Path};

use tempfile::TempDir;
use yike_domain::Trouble;

use crate::{
    draft::Draft,
    exchange::atomic::write_trouble,
    pipeline,
    publish::{self, Published},
    stations::{self, Watch},
    study::Study,
    words::Words,
};

/// Does the whole line and publishes it into the study's result folder. The station files
/// grow beside the folder; until everything is complete an earlier result stays as it was.
///
/// # Errors
/// As [`pipeline::run`] and [`publish::publish`]; then nothing has changed under the folder's name.
pub fn run(study: Study, words: &Words, watch: Watch<'_>) -> Result<(Draft, Published), Vec<Trouble>> {
    let out = study.output.clone();
    publish::check_place(&out).map_err(|t| vec![t])?;
    let work = work_beside(&out).map_err(|t| vec![t])?;
    let draft = pipeline::run(study, Some(work.path()), watch)?;
    let published = published(&draft, words, &work.path().join(stations::FOLDER), &out, watch)?;
    Ok((draft, published))
}

/// Publishes a study whose other stations have been run.
///
/// # Errors
/// As [`pipeline::resume`] and [`publish::publish`].
pub fn publish(study: Study, words: &Words, watch: Watch<'_>) -> Result<(Draft, Published), Vec<Trouble>> {
    let out = study.output.clone();
    let draft = pipeline::resume(study, watch)?;
    let published = published(&draft, words, &out.join(stations::FOLDER), &out, watch)?;
    Ok((draft, published))
}

fn published(
    draft: &Draft,
    words: &Words,
    station_files: &Path,
    out: &Path,
    watch: Watch<'_>,
) -> Result<Published, Vec<Trouble>> {
    publish::publish(draft, words, out, Some(station_files), watch).map_err(|t| vec![t])
}

/// A folder to work in, beside the result and on its disk; it goes away with the value.
fn work_beside(out: &Path) -> Result<TempDir, Trouble> {
    let parent = match out.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(parent).map_err(|e| write_trouble(parent, &e))?;
    tempfile::Builder::new().prefix(".yike-").suffix(".part").tempdir_in(parent).map_err(|e| write_trouble(out, &e))
}
