//! Taking outlets out as a file: what a list shows, in the columns of the template.

use serde_json::json;
use yike_domain::account::{Action, ObjectKind};
use yike_store::{Event, OutletQuery};

use super::Listing;
use super::sheet::{to_csv, to_geojson, to_geopackage, write_workbook};
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;
use crate::look::taxonomy;
use crate::words::Words;

/// Most outlets of one file: what a spreadsheet opens without trouble.
const MOST: u64 = 200_000;

/// The format of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A spreadsheet.
    Xlsx,
    /// CSV.
    Csv,
    /// GeoJSON.
    GeoJson,
    /// GeoPackage.
    GeoPackage,
}

impl Format {
    /// Every format with the ending of its files and its media type.
    pub const ALL: [(Self, &'static str, &'static str); 4] = [
        (Self::Xlsx, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (Self::Csv, "csv", "text/csv; charset=utf-8"),
        (Self::GeoJson, "geojson", "application/geo+json"),
        (Self::GeoPackage, "gpkg", "application/geopackage+sqlite3"),
    ];
}

/// The outlets of a list that the caller may take out, as a file with its name. That somebody did is recorded.
///
/// # Errors
/// When the caller may export no outlets at all, or the file cannot be made.
pub async fn export(
    ctx: &Ctx,
    caller: &Caller,
    listing: &Listing,
    format: Format,
) -> Result<(String, Vec<u8>), AppError> {
    let query = OutletQuery { limit: MOST, after: None, ..listing.query(ctx, caller, Action::Export)? };
    let outlets = ctx.store.read().outlets().list(&query).await?;
    let now_ms = ctx.clock.now_ms();
    let (n, language) = (outlets.len(), caller.language);
    let (date, time) = moment(now_ms);
    let about = {
        let words = Words::of(language);
        let said = [
            ("time", format!("{date} {time}").into()),
            ("taxonomy", taxonomy().version.as_str().into()),
            ("n", n.into()),
        ];
        words.text("sheet-export-about", &said)
    };
    let title = Words::of(language).say("sheet-export-title");
    let bytes = tokio::task::spawn_blocking(move || {
        let rows = || outlets.iter().map(|kept| (kept.id, &kept.record));
        match format {
            Format::Xlsx => write_workbook(rows(), &about, taxonomy(), Words::of(language)).map_err(AppError::internal),
            Format::Csv => Ok(to_csv(rows(), taxonomy())),
            Format::GeoJson => Ok(to_geojson(rows(), taxonomy())),
            Format::GeoPackage => to_geopackage(rows(), taxonomy()).map_err(AppError::internal),
        }
    });
    let bytes = bytes.await.map_err(AppError::internal)??;
    let by = caller.by(None, now_ms);
    let tx = ctx.store.begin(&by).await?;
    let (_, ending, _) = Format::ALL[format as usize];
    let detail = json!({"n": n, "format": ending});
    tx.commit(Event { org: listing.org.clone(), detail, ..Event::done("outlet.export", ObjectKind::Outlet, "list") })
        .await?;
    Ok((format!("{title}-{}-{}.{ending}", date.to_string().replace('-', ""), time.replace(':', "")), bytes))
}

/// Day and time of day in China.
fn moment(at_ms: i64) -> (yike_domain::Day, String) {
    let minutes = (at_ms + 8 * 3_600_000).div_euclid(60_000).rem_euclid(24 * 60);
    (crate::ctx::day_of(at_ms), format!("{:02}:{:02}", minutes / 60, minutes % 60))
}
