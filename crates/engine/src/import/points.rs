//! Points of analysts: origins, destinations and opportunities, by position or by network node.

use yike_domain::{LonLat, Rule, Trouble};

use super::table::{Cell, Row, Table};

/// Where a point stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointPlace {
    /// At a position (WGS84).
    At(LonLat),
    /// On a node of the network, by the map's id.
    Node(i64),
}

/// One point of a table `id,lon,lat[,type,weight]` or `id,node[,type,weight]`.
#[derive(Clone, Debug, PartialEq)]
pub struct AnalystPoint {
    /// Identity, as written.
    pub id: String,
    /// Where it stands.
    pub place: PointPlace,
    /// Type of an opportunity, where the table has the column.
    pub type_: Option<String>,
    /// Weight of an opportunity; 1 where the table has none.
    pub weight: f64,
    /// Line of the file.
    pub row: u32,
}

/// The table lacks a column.
pub const COLUMNS_MISSING: Rule = Rule("points-columns-missing");
/// A cell holds no usable value.
pub const CELL_ODD: Rule = Rule("points-cell-odd");
/// The table has no rows.
pub const NO_ROWS: Rule = Rule("points-no-rows");
/// Every rule of this module.
pub const ALL: &[Rule] = &[COLUMNS_MISSING, CELL_ODD, NO_ROWS];

struct Columns {
    id: usize,
    place: PlaceColumns,
    type_: Option<usize>,
    weight: Option<usize>,
}

enum PlaceColumns {
    Degrees(usize, usize),
    Node(usize),
}

/// The points of a table, in its order.
///
/// # Errors
/// A column is missing, a cell is no usable value (row and column are named), or there is no row.
pub fn read_points(table: &Table) -> Result<Vec<AnalystPoint>, Trouble> {
    let columns = columns_of(table)?;
    if table.rows.is_empty() {
        return Err(Trouble::new(&table.source, NO_ROWS));
    }
    table.rows.iter().map(|row| read_point(table, &columns, row)).collect()
}

fn columns_of(table: &Table) -> Result<Columns, Trouble> {
    let find = |name: &str| table.columns.iter().position(|column| column.trim().eq_ignore_ascii_case(name));
    let place = match (find("node").or_else(|| find("node_id")), find("lon"), find("lat")) {
        (_, Some(lon), Some(lat)) => Some(PlaceColumns::Degrees(lon, lat)),
        (Some(node), _, _) => Some(PlaceColumns::Node(node)),
        _ => None,
    };
    match (find("id"), place) {
        (Some(id), Some(place)) => Ok(Columns { id, place, type_: find("type"), weight: find("weight") }),
        _ => Err(Trouble::new(&table.source, COLUMNS_MISSING)
            .with("seen", table.columns.join(", "))
            .with("expected", "id, lon, lat / id, node")),
    }
}

fn read_point(table: &Table, columns: &Columns, row: &Row) -> Result<AnalystPoint, Trouble> {
    let odd = |column: usize| {
        Trouble::new(&table.source, CELL_ODD)
            .at(format!("{}:{}", row.line, table.columns[column]))
            .with("row", row.line)
            .with("column", table.columns[column].as_str())
            .with("value", text_of(row, column))
    };
    let number = |column: usize| text_of(row, column).parse::<f64>().ok().filter(|n| n.is_finite()).ok_or(odd(column));
    let id = text_of(row, columns.id);
    if id.is_empty() {
        return Err(odd(columns.id));
    }
    let place = match columns.place {
        PlaceColumns::Degrees(lon, lat) => {
            PointPlace::At(LonLat::from_degrees(number(lon)?, number(lat)?).ok_or(odd(lat))?)
        }
        PlaceColumns::Node(node) => PointPlace::Node(text_of(row, node).parse().map_err(|_| odd(node))?),
    };
    let weight = match columns.weight {
        Some(column) => number(column)?,
        None => 1.0,
    };
    if weight < 0.0 {
        return Err(odd(columns.weight.unwrap_or(columns.id)));
    }
    Ok(AnalystPoint { id, place, type_: columns.type_.map(|column| text_of(row, column)), weight, row: row.line })
}

fn text_of(row: &Row, column: usize) -> String {
    match row.cells.get(column) {
        Some(Cell::Text(text)) => text.trim().to_owned(),
        Some(Cell::Number(number)) => number.to_string(),
        Some(Cell::Empty) | None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(columns: &str, cells: &str) -> Table {
        let split = |line: &str| line.split(',').map(str::to_owned).collect::<Vec<_>>();
        let cells = split(cells).into_iter().map(Cell::Text).collect();
        let rows = vec![Row { line: 2, cells, shape: None }];
        Table { source: "p.csv".into(), columns: split(columns), rows, declared_crs: None }
    }

    #[test]
    fn points_stand_at_positions_or_nodes() {
        let points = read_points(&table("id,lon,lat,type,weight", "a,116.5,39.5,clinic,1.5")).expect("good");
        assert_eq!(points[0].place, PointPlace::At(LonLat { lon: 1_165_000_000, lat: 395_000_000 }));
        assert_eq!((points[0].type_.as_deref(), points[0].weight.to_bits()), (Some("clinic"), 1.5f64.to_bits()));
        let points = read_points(&table("id,node", "a,319125089")).expect("good");
        assert_eq!(points[0].place, PointPlace::Node(319_125_089));
    }

    #[test]
    fn odd_tables_name_row_and_column() {
        let rule_at =
            |columns, cells| read_points(&table(columns, cells)).map_err(|t| (t.rule, t.place)).expect_err("odd");
        assert_eq!(rule_at("id,lng", "a,1"), (COLUMNS_MISSING, String::new()));
        assert_eq!(rule_at("id,lon,lat", "a,x,1"), (CELL_ODD, "2:lon".into()));
        assert_eq!(rule_at("id,lon,lat", "a,1,91"), (CELL_ODD, "2:lat".into()));
        assert_eq!(rule_at("id,node,weight", "a,1,-2"), (CELL_ODD, "2:weight".into()));
    }
}
