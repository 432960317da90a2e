//! The zip around a workbook, measured before anything is believed.

use std::io::{Cursor, Read as _, copy, sink};

use yike_domain::Trouble;
use zip::ZipArchive;

use crate::exchange::{Limits, read::TABLE_FORMATS, rules};

/// Files inside a workbook, at most: a thousand sheets have a few thousand.
const ENTRIES: usize = 10_000;

/// Refuses archives that are no workbook, or that unpack to more than the limit: first by
/// what they say of themselves, then by unpacking and counting, because they may lie.
pub(super) fn check(source: &str, bytes: &[u8], limits: &Limits) -> Result<(), Trouble> {
    let odd = |reason: String| Trouble::new(source, rules::XLSX_ODD).with("reason", reason);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| odd(e.to_string()))?;
    if archive.len() > ENTRIES {
        return Err(limits.unpacks_too_big(source));
    }
    if !archive.file_names().any(|name| name.is_ok_and(|name| name.eq_ignore_ascii_case("xl/workbook.xml"))) {
        let ending = source.rsplit('.').next().unwrap_or_default();
        return Err(Trouble::new(source, rules::FORMAT_UNKNOWN).with("ending", ending).with("known", TABLE_FORMATS));
    }
    let mut claimed = 0u64;
    for at in 0..archive.len() {
        let entry = archive.by_index_raw(at).map_err(|e| odd(e.to_string()))?;
        claimed = claimed.saturating_add(entry.size());
    }
    if claimed > limits.unpacked_bytes {
        return Err(limits.unpacks_too_big(source));
    }
    let mut left = limits.unpacked_bytes;
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(|e| odd(e.to_string()))?;
        let name = entry.name().map(|name| name.into_owned()).unwrap_or_default();
        let unpacked =
            copy(&mut entry.take(left.saturating_add(1)), &mut sink()).map_err(|e| odd(format!("{name}: {e}")))?;
        left = left.checked_sub(unpacked).ok_or_else(|| limits.unpacks_too_big(source))?;
    }
    Ok(())
}
