//! A network given by two CSV tables: `id,lon,lat` and `from,to,length_m`.

use std::fs;
use std::path::Path;
use std::str::FromStr;

use yike_domain::{LonLat, Rule, Trouble};
use yike_engine::network::{Network, TableEdge, TableNode, from_tables};

use crate::exchange::{atomic::read_trouble, line_starts::watched, rules::ENCODING_UNKNOWN};

/// A column that must be there is not.
pub const COLUMN_MISSING: Rule = Rule("cli-column-missing");
/// A value that is not what its column holds.
pub const VALUE_ODD: Rule = Rule("cli-value-odd");
/// A row of another width than the header.
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
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes))
        .map_err(|_| Trouble::new(&source, ENCODING_UNKNOWN))?;
    let (text, lines) = watched(text.as_bytes());
    let mut table = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text);
    let mut record = csv::StringRecord::new();
    let mut next = |record: &mut csv::StringRecord| {
        let is_one = table.read_record(record).expect("text in memory has rows of any width");
        let line = lines.line_from(record.position().map_or(0, csv::Position::byte));
        is_one.then_some(line)
    };
    let first = next(&mut record).unwrap_or(1);
    let width = record.len();
    let mut at = [0; 3];
    for (position, column) in at.iter_mut().zip(columns) {
        let found = record.iter().position(|name| name.trim() == column);
        let missing = || Trouble::new(&source, COLUMN_MISSING).at(format!("row {first}")).with("column", column);
        *position = found.ok_or_else(missing)?;
    }
    let mut found = Vec::new();
    while let Some(line) = next(&mut record) {
        if record.len() != width {
            return Err(Trouble::new(&source, ROW_BROKEN)
                .at(format!("row {line}"))
                .with("cells", record.len())
                .with("columns", width));
        }
        let cells = at.map(|cell| record.get(cell).unwrap_or_default());
        found.push(read(&Row { source: &source, columns, cells, line })?);
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_the_lines_of_an_editor_and_a_short_row_is_counted_in_words() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("nodes.csv");
        let read_lines = |text: &str| {
            fs::write(&path, text).expect("it can be written");
            rows(&path, ["id", "lon", "lat"], |row| row.value::<f64>(1).map(|_| row.line))
        };
        assert_eq!(read_lines("id,lon,lat\r\n\r\n1,2,3\r\n\r\n4,5,6\r\n"), Ok(vec![3, 5]));
        let odd = read_lines("id,lon,lat\r\n1,2,3\r\n4,east,6\r\n").expect_err("east is no number");
        assert_eq!((odd.rule, odd.place.as_str()), (VALUE_ODD, "row 3 column lon"));
        let short = read_lines("id,lon,lat\r\n1,2,3\r\n4,5\r\n").expect_err("two cells");
        assert_eq!((short.rule, short.place.as_str()), (ROW_BROKEN, "row 3"));
        assert_eq!(short.args, [("cells", 2_usize.into()), ("columns", 3_usize.into())]);
        assert_eq!(read_lines("").expect_err("nothing").rule, COLUMN_MISSING);
    }
}
