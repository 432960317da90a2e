//! Which row of a sheet is the header, and what merged cells say.

use std::collections::{BTreeMap, BTreeSet};

use calamine::Dimensions;
use yike_domain::Trouble;
use yike_engine::import::table::{Cell, Table};

use super::{Placed, is_region};
use crate::exchange::{Limits, growing::Growing, rules};

/// Filled rows among which the header must be.
pub(super) const HEADER_WITHIN: u32 = 20;

type Filled = BTreeMap<u32, Cell>;

/// The table of a sheet.
///
/// The header is the first row that fills at least half of the columns with different
/// texts and no number; titles and notes above it fill fewer. Under a header cell merged
/// across several columns the row below completes the names (坐标 / 经度). A body cell
/// merged down several rows counts for each of them.
pub(super) fn table(
    source: &str,
    cells: Vec<Placed>,
    merged: &[Dimensions],
    limits: &Limits,
) -> Result<Table, Trouble> {
    let mut rows: Vec<(u32, Filled)> = Vec::new();
    for Placed { row, column, cell } in cells {
        match rows.last_mut() {
            Some((last, filled)) if *last == row => drop(filled.insert(column, cell)),
            _ => rows.push((row, Filled::from([(column, cell)]))),
        }
    }
    let Some(at) = header(&rows) else { return Err(Trouble::new(source, rules::FILE_EMPTY)) };
    let titles = rows[at].0;
    let (names, body_from) = names(&rows, at, merged);
    let width = rows[at..].iter().filter_map(|(_, filled)| filled.keys().last()).max().map_or(0, |last| last + 1);
    let mut growing = Growing::new(source, limits);
    growing.name_columns((0..width).map(|column| names.get(&column).cloned().unwrap_or_default()))?;
    let body = rows.split_off(at).into_iter().filter(|(row, _)| *row >= body_from);
    let mut down = Down::new(merged, titles);
    for (row, filled) in body {
        let filled = down.fill(row, filled);
        let mut cells = vec![Cell::Empty; width as usize];
        for (column, cell) in filled {
            cells[column as usize] = cell;
        }
        growing.push(row + 1, cells, None)?;
    }
    Ok(growing.finish(None))
}

/// Position of the header among the filled rows.
fn header(rows: &[(u32, Filled)]) -> Option<usize> {
    let near = &rows[..rows.len().min(HEADER_WITHIN as usize)];
    let widest = near.iter().map(|(_, filled)| filled.len()).max()?;
    let is_header = |filled: &Filled| {
        let texts: BTreeSet<&str> = filled
            .values()
            .filter_map(|cell| match cell {
                Cell::Text(text) => Some(text.as_str()),
                _ => None,
            })
            .collect();
        filled.len() * 2 > widest && texts.len() == filled.len() && !texts.iter().any(|t| t.parse::<f64>().is_ok())
    };
    Some(near.iter().position(|(_, filled)| is_header(filled)).unwrap_or(0))
}

/// Names of the columns, and the first row of the body.
fn names(rows: &[(u32, Filled)], at: usize, merged: &[Dimensions]) -> (BTreeMap<u32, String>, u32) {
    let (row, filled) = &rows[at];
    let mut names: BTreeMap<u32, String> = filled.iter().map(|(column, cell)| (*column, words(cell))).collect();
    let groups: Vec<&Dimensions> = merged
        .iter()
        .filter(|m| is_region(m) && m.start.0 == *row && m.end.0 == *row && filled.contains_key(&m.start.1))
        .collect();
    let below = rows.get(at + 1).filter(|(next, _)| !groups.is_empty() && *next == row + 1);
    let Some((_, below)) = below.filter(|(_, below)| below.values().all(|cell| matches!(cell, Cell::Text(_)))) else {
        return (names, row + 1);
    };
    let mut seen = BTreeMap::new();
    for cell in below.values() {
        *seen.entry(words(cell)).or_insert(0) += 1;
    }
    for (column, cell) in below {
        let child = words(cell);
        let group = groups.iter().find(|g| (g.start.1..=g.end.1).contains(column));
        // 经度 alone where it says enough; 早市 人数 and 夜市 人数 where it does not.
        let name = match group.and_then(|g| filled.get(&g.start.1)) {
            Some(parent) if seen[&child] > 1 => format!("{} {child}", words(parent)),
            _ => child,
        };
        names.insert(*column, name);
    }
    (names, row + 2)
}

fn words(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
    }
}

/// Cells merged down several rows, while the rows go by.
struct Down {
    /// Regions by their first row, not yet reached.
    coming: Vec<(u32, u32, u32)>,
    /// Column → (last row, value).
    open: BTreeMap<u32, (u32, Cell)>,
}

impl Down {
    fn new(merged: &[Dimensions], after: u32) -> Self {
        let mut coming: Vec<_> = merged
            .iter()
            .filter(|m| is_region(m) && m.end.0 > m.start.0 && m.start.0 > after)
            .map(|m| (m.start.0, m.start.1, m.end.0))
            .collect();
        coming.sort_unstable_by(|a, b| b.cmp(a));
        Self { coming, open: BTreeMap::new() }
    }

    fn fill(&mut self, row: u32, mut filled: Filled) -> Filled {
        self.open.retain(|_, (last, _)| *last >= row);
        while let Some((first, column, last)) = self.coming.last().copied().filter(|(first, ..)| *first <= row) {
            self.coming.pop();
            if let Some(cell) = filled.get(&column).filter(|_| first == row) {
                self.open.insert(column, (last, cell.clone()));
            }
        }
        for (column, (_, cell)) in &self.open {
            filled.entry(*column).or_insert_with(|| cell.clone());
        }
        filled
    }
}
