//! XLSX workbooks as officials keep them: titles above the header, merged cells, several sheets.
//!
//! Cells are streamed, so a workbook's own claims about its size never decide how much
//! memory is used. The old `.xls` is refused: its reader makes room for the whole
//! claimed rectangle before anything can be checked.

mod archive;
mod layout;

use std::io::Cursor;

use calamine::{DataRef, Dimensions, ExcelDateTime, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};
use yike_domain::Trouble;
use yike_engine::import::table::{Cell, Table};

use super::{
    Limits,
    edge::guarded,
    growing::{number_cell, text_cell, whole_cell},
    rules,
};

/// Merged regions that are looked at; a sheet of a million of them was not made by people.
const MERGED: usize = 100_000;

/// A filled cell at its row and column, counted from 0.
struct Placed {
    row: u32,
    column: u32,
    cell: Cell,
}

/// Reads a sheet: the named one, or the first that is visible. The source of the
/// table names the sheet behind a `#`.
///
/// # Errors
/// The bytes are no workbook, unpack to more than a limit, or have no such sheet.
pub fn parse(source: &str, bytes: Vec<u8>, sheet: Option<&str>, limits: &Limits) -> Result<Table, Trouble> {
    guarded(source, rules::XLSX_ODD, || {
        archive::check(source, &bytes, limits)?;
        let odd = |e: &XlsxError| Trouble::new(source, rules::XLSX_ODD).with("reason", e.to_string());
        let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|e| odd(&e))?;
        let sheet = choose(source, &book, sheet)?;
        let named = format!("{source}#{sheet}");
        let cells = cells(&named, &mut book, &sheet, limits)?;
        let mut merged = book.merge_cells_by_sheet_name(&sheet).map_err(|e| odd(&e))?;
        merged.truncate(MERGED);
        layout::table(&named, cells, &merged, limits)
    })
}

fn choose(source: &str, book: &Xlsx<Cursor<Vec<u8>>>, wanted: Option<&str>) -> Result<String, Trouble> {
    let sheets: Vec<_> = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).collect();
    let found = match wanted {
        Some(name) => sheets.iter().find(|sheet| sheet.name.trim() == name.trim()),
        None => sheets.iter().find(|sheet| sheet.visible == SheetVisible::Visible).or(sheets.first()),
    };
    found.map(|sheet| sheet.name.clone()).ok_or_else(|| {
        let known: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        match wanted {
            Some(name) => {
                Trouble::new(source, rules::LAYER_MISSING).with("layer", name).with("known", known.join(", "))
            }
            None => Trouble::new(source, rules::FILE_EMPTY),
        }
    })
}

/// Every filled cell, in reading order.
fn cells(source: &str, book: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str, limits: &Limits) -> Result<Vec<Placed>, Trouble> {
    let odd = |e: &XlsxError| Trouble::new(source, rules::XLSX_ODD).with("reason", e.to_string());
    let mut reader = book.worksheet_cells_reader(sheet).map_err(|e| odd(&e))?;
    let (mut placed, mut bytes, mut n_rows, mut last_row) = (Vec::new(), 0u64, 0u32, None);
    while let Some(found) = reader.next_cell().map_err(|e| odd(&e))? {
        let (row, column) = found.get_position();
        let cell = cell(found.get_value());
        if cell == Cell::Empty {
            continue;
        }
        if let Cell::Text(text) = &cell {
            bytes += text.len() as u64;
            if text.len() > limits.cell_bytes as usize {
                return Err(limits.cell_too_long(source, &format!("row {} column {}", u64::from(row) + 1, column + 1)));
            }
        }
        if last_row != Some(row) {
            last_row = Some(row);
            n_rows = n_rows.saturating_add(1);
        }
        // The header and the title lines above it are no rows of the table.
        if n_rows > limits.rows.saturating_add(layout::HEADER_WITHIN) {
            return Err(limits.too_many_rows(source));
        }
        if column >= limits.columns {
            return Err(limits.too_many_columns(source));
        }
        if bytes > limits.unpacked_bytes {
            return Err(limits.unpacks_too_big(source));
        }
        if placed.len() as u64 >= limits.cells {
            return Err(limits.too_many_cells(source));
        }
        placed.push(Placed { row, column, cell });
    }
    placed.sort_by_key(|cell| (cell.row, cell.column));
    Ok(placed)
}

/// A value as it stands in the sheet; of a formula its result, of an error its word (`#N/A`).
fn cell(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(number) => whole_cell(*number),
        DataRef::Float(number) => number_cell(*number),
        DataRef::Bool(value) => Cell::Text(value.to_string()),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text_cell(text),
        DataRef::SharedString(text) => text_cell(text),
        DataRef::DateTime(at) => moment(at),
        DataRef::Error(error) => Cell::Text(error.to_string()),
    }
}

/// A date, a time of day or both as ISO 8601.
fn moment(at: &ExcelDateTime) -> Cell {
    let serial = at.as_f64();
    // Excel's last day is 9999-12-31, number 2,958,465.
    if !(0.0..2_958_466.0).contains(&serial) {
        return number_cell(serial);
    }
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    let time =
        if second == 0 { format!("{hour:02}:{minute:02}") } else { format!("{hour:02}:{minute:02}:{second:02}") };
    Cell::Text(if serial < 1.0 {
        time
    } else if serial.fract() == 0.0 {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02}T{time}")
    })
}

/// Whether a merged region holds more than one cell and lies the right way round.
fn is_region(region: &Dimensions) -> bool {
    region.start.0 <= region.end.0 && region.start.1 <= region.end.1 && region.start != region.end
}

#[cfg(test)]
mod tests;
