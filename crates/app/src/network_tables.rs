//! A network given by two CSV tables: `id,lon,lat` and `from,to,length_m`.

use std::fs;
use std::path::Path;
use std::str::FromStr;

use yike_domain::{LonLat, Rule, Trouble};
use yike_engine::network::{Network, TableEdge, TableNode, from_tables};

use crate::exchange::atomic::read_trouble;

/// A column that must be there is not.
pub const COLUMN_MISSING: Rule = Rule("cli-column-missing");
/// A value that is not what its column holds.
pub const VALUE_ODD: Rule = Rule("cli-value-odd");
/// A row that cannot be read at all.
pub const ROW_BROKEN: Rule = Rule("cli-row-broken");

/// Every rule of this module.
pub const RULES: &[Rule] = &[COLUMN_MISSING, VALUE_ODD, ROW_BROKEN];

/// Reads both tables and builds exactly the network they describe.
///
/// # Errors
/// A file cannot be read, a column or value is missing or odd, or the tables do not fit together.
pub fn read(nodes: &Path, edges: &Path) -> Result<Network, Trouble> {
    let sources = [nodes.display().to_string(), edges.display().to_string()];
    let nodes = rows(nodes, ["id", "lon", "lat"], |row| {
        let (lon, lat) = (row.value(1)?, row.value(2)?);
        let at = LonLat::from_degrees(lon, lat).ok_or_else(|| row.odd(1))?;
        Ok(TableNode { id: row.value(0)?, at, row: row.line })
    })?;
    let edges = rows(edges, ["from", "to", "length_m"], |row| {
        Ok(TableEdge { ends: [row.value(0)?, row.value(1)?], length_m: row.value(2)?, row: row.line })
    })?;
    // Tables give the network its owner wants: no component of it is called an island.
    from_tables(&nodes, &edges, [&sources[0], &sources[1]], 0)
}

struct Row<'r> {
    source: &'r str,
    columns: [&'static str; 3],
    cells: [&'r str; 3],
    line: u32,
}

impl Row<'_> {
    fn odd(&self, cell: usize) -> Trouble {
        let place = format!("row {} column {}", self.line, self.columns[cell]);
        Trouble::new(self.source, VALUE_ODD).at(place).with("found", self.cells[cell])
    }

    fn value<T: FromStr>(&self, cell: usize) -> Result<T, Trouble> {
        self.cells[cell].trim().parse().map_err(|_| self.odd(cell))
    }
}

fn rows<T>(
    path: &Path,
    columns: [&'static str; 3],
    read: impl Fn(&Row) -> Result<T, Trouble>,
) -> Result<Vec<T>, Trouble> {
    let source = path.display().to_string();
    let bytes = fs::read(path).map_err(|e| read_trouble(path, &e))?;
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let mut table = csv::ReaderBuilder::new().from_reader(text);
    let broken = |error: &csv::Error| {
        let line = error.position().map_or(1, csv::Position::line);
        Trouble::new(&source, ROW_BROKEN).at(format!("row {line}")).with("reason", error.to_string())
    };
    let header = table.headers().map_err(|e| broken(&e))?.clone();
    let mut at = [0; 3];
    for (position, column) in at.iter_mut().zip(columns) {
        let found = header.iter().position(|name| name.trim() == column);
        let missing = || Trouble::new(&source, COLUMN_MISSING).at("row 1").with("column", column);
        *position = found.ok_or_else(missing)?;
    }
    let mut found = Vec::new();
    for record in table.records() {
        let record = record.map_err(|e| broken(&e))?;
        let line = record.position().map_or(0, |p| u32::try_from(p.line()).unwrap_or(u32::MAX));
        let cells = at.map(|cell| record.get(cell).unwrap_or_default());
        found.push(read(&Row { source: &source, columns, cells, line })?);
    }
    Ok(found)
}
