//! A table while its file is being read: it keeps to the limits and to one way of writing cells.

use std::collections::BTreeSet;

use yike_domain::Trouble;
use yike_engine::import::table::{Cell, RawShape, Row, Table};

use super::{Limits, rules};

/// Whole numbers from here on are kept as their digits: telephone numbers and
/// registration codes that a spreadsheet took for numbers. Coordinates and counts stay below.
const DIGITS_FROM: f64 = 1e10;

/// Text as a cell, trimmed.
pub(super) fn text_cell(text: &str) -> Cell {
    match text.trim() {
        "" => Cell::Empty,
        text => Cell::Text(text.to_owned()),
    }
}

/// A number as a cell; long digit strings are kept as text, never as 9.1E17.
pub(super) fn number_cell(number: f64) -> Cell {
    if !number.is_finite() {
        Cell::Empty
    } else if number.abs() >= DIGITS_FROM && number.abs() < 1e21 && number.fract() == 0.0 {
        Cell::Text(format!("{number:.0}"))
    } else {
        Cell::Number(number)
    }
}

/// A whole number as a cell, exact however many digits it has.
#[expect(clippy::cast_precision_loss, reason = "small enough to be exact")]
pub(super) fn whole_cell(number: i64) -> Cell {
    if number.unsigned_abs() >= 10_000_000_000 { Cell::Text(number.to_string()) } else { Cell::Number(number as f64) }
}

/// What has been kept so far, and how much more may come.
pub(super) struct Growing<'a> {
    table: Table,
    limits: &'a Limits,
    cells: u64,
    bytes: u64,
}

impl<'a> Growing<'a> {
    /// A table without columns.
    pub(super) fn new(source: &str, limits: &'a Limits) -> Self {
        let table = Table { source: source.to_owned(), ..Table::default() };
        Self { table, limits, cells: 0, bytes: 0 }
    }

    /// Names the columns: trimmed, the second 备注 as `备注 (2)`, a nameless one by its number.
    pub(super) fn name_columns(&mut self, names: impl IntoIterator<Item = String>) -> Result<(), Trouble> {
        let mut taken = BTreeSet::new();
        for (at, name) in names.into_iter().enumerate() {
            if at >= self.limits.columns as usize {
                return Err(self.limits.too_many_columns(&self.table.source));
            }
            self.keep(&name, "row 1")?;
            let trimmed = name.split_whitespace().collect::<Vec<_>>().join(" ");
            let plain = if trimmed.is_empty() { format!("#{}", at + 1) } else { trimmed };
            let mut unique = plain.clone();
            for n in 2.. {
                if taken.insert(unique.clone()) {
                    break;
                }
                unique = format!("{plain} ({n})");
            }
            self.table.columns.push(unique);
        }
        Ok(())
    }

    /// Adds a row. Cells beyond the last column must be empty; missing ones are.
    /// A row without anything is left out.
    pub(super) fn push(&mut self, line: u32, mut cells: Vec<Cell>, shape: Option<RawShape>) -> Result<(), Trouble> {
        if shape.is_none() && cells.iter().all(|cell| *cell == Cell::Empty) {
            return Ok(());
        }
        if self.table.rows.len() >= self.limits.rows as usize {
            return Err(self.limits.too_many_rows(&self.table.source));
        }
        let width = self.table.columns.len();
        if let Some(extra) = cells.iter().skip(width).find(|cell| **cell != Cell::Empty) {
            let extra = match extra {
                Cell::Text(text) => text.chars().take(40).collect(),
                Cell::Number(number) => number.to_string(),
                Cell::Empty => String::new(),
            };
            return Err(Trouble::new(&self.table.source, rules::ROW_TOO_WIDE)
                .at(format!("row {line}"))
                .with("columns", width)
                .with("cells", cells.len())
                .with("extra", extra));
        }
        cells.resize(width, Cell::Empty);
        for (at, cell) in cells.iter().enumerate() {
            if let Cell::Text(text) = cell {
                self.bytes += text.len() as u64;
                if text.len() > self.limits.cell_bytes as usize {
                    let column = self.table.columns[at].chars().take(40).collect::<String>();
                    return Err(self.limits.cell_too_long(&self.table.source, &format!("row {line} column {column}")));
                }
            }
        }
        self.cells += width as u64 + shape.as_ref().map_or(0, corners);
        if self.cells > self.limits.cells {
            return Err(self.limits.too_many_cells(&self.table.source));
        }
        if self.bytes > self.limits.unpacked_bytes {
            return Err(self.limits.unpacks_too_big(&self.table.source));
        }
        self.table.rows.push(Row { line, cells, shape });
        Ok(())
    }

    /// The finished table.
    pub(super) fn finish(mut self, declared_crs: Option<String>) -> Table {
        self.table.declared_crs = declared_crs;
        self.table
    }

    fn keep(&mut self, text: &str, place: &str) -> Result<(), Trouble> {
        self.bytes += text.len() as u64;
        if text.len() > self.limits.cell_bytes as usize {
            return Err(self.limits.cell_too_long(&self.table.source, place));
        }
        Ok(())
    }
}

fn corners(shape: &RawShape) -> u64 {
    let corners = match shape {
        RawShape::Point(..) => 1,
        RawShape::Lines(lines) => lines.iter().map(|line| line.len() + 1).sum(),
        RawShape::Polygons(polygons) => polygons.iter().flatten().map(|ring| ring.len() + 1).sum::<usize>(),
    };
    corners as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_digit_strings_keep_their_digits() {
        assert_eq!(number_cell(116.3), Cell::Number(116.3));
        assert_eq!(number_cell(39_448_123.25), Cell::Number(39_448_123.25));
        assert_eq!(number_cell(13_800_000_000.0), Cell::Text("13800000000".into()));
        // 2^60 has 19 digits and is exact in binary.
        assert_eq!(number_cell(1_152_921_504_606_846_976.0), Cell::Text("1152921504606846976".into()));
        assert_eq!(whole_cell(9_007_199_254_740_993), Cell::Text("9007199254740993".into()));
        assert_eq!((number_cell(f64::NAN), whole_cell(-7)), (Cell::Empty, Cell::Number(-7.0)));
    }

    #[test]
    fn repeated_and_missing_headers_get_names_of_their_own() {
        let limits = Limits::default();
        let mut growing = Growing::new("a", &limits);
        let names = ["备注", " 备注\n", "", "备注 (2)"].map(str::to_owned);
        growing.name_columns(names).expect("few columns");
        assert_eq!(growing.finish(None).columns, ["备注", "备注 (2)", "#3", "备注 (2) (2)"]);
    }

    #[test]
    fn every_limit_has_its_trouble() {
        let limits = Limits { rows: 2, columns: 2, cells: 5, cell_bytes: 6, unpacked_bytes: 12, ..Limits::default() };
        let start = || {
            let mut growing = Growing::new("a", &limits);
            growing.name_columns(["b".to_owned(), "c".to_owned()]).expect("two columns");
            growing
        };
        let text = |t: &str| Cell::Text(t.to_owned());
        let too_wide = ["b", "c", "d"].map(str::to_owned);
        assert_eq!(Growing::new("a", &limits).name_columns(too_wide).expect_err("3 > 2").rule, rules::TOO_MANY_COLUMNS);
        let wide = start().push(7, vec![text("1"), text("2"), text("3")], None).expect_err("3 > 2");
        assert_eq!((wide.rule, wide.place.as_str()), (rules::ROW_TOO_WIDE, "row 7"));
        let long = start().push(7, vec![Cell::Empty, text("1234567")], None).expect_err("7 > 6");
        assert_eq!((long.rule, long.place.as_str()), (rules::CELL_TOO_LONG, "row 7 column c"));
        let line = RawShape::Lines(vec![vec![(0.0, 0.0); 4]]);
        // Two cells, four corners and one for the line: 7 > 5.
        assert_eq!(start().push(1, vec![text("1")], Some(line)).expect_err("7 > 5").rule, rules::TOO_MANY_CELLS);
        let mut rows = start();
        rows.push(1, vec![text("1")], None).expect("first");
        rows.push(2, vec![Cell::Empty, Cell::Empty, Cell::Empty], None).expect("an empty row is left out");
        rows.push(3, vec![text("1")], None).expect("second");
        assert_eq!(rows.push(4, vec![text("1")], None).expect_err("3 > 2").rule, rules::TOO_MANY_ROWS);
        let mut bytes = start();
        bytes.push(1, vec![text("123456"), text("1234")], None).expect("2 + 10 bytes");
        assert_eq!(bytes.push(2, vec![text("1")], None).expect_err("13 > 12").rule, rules::UNPACKS_TOO_BIG);
    }
}
