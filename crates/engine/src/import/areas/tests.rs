use super::*;

/// Id, name and ring of an area.
type Drawn<'a> = (&'a str, &'a str, &'a [(f64, f64)]);

/// Rectangles and other rings in degrees, one row each.
fn layer(rows: &[Drawn<'_>]) -> Table {
    let cell = |text: &str| crate::import::table::Cell::Text(text.into());
    let row = |((id, name, ring), line): (&Drawn<'_>, u32)| Row {
        line,
        cells: vec![cell(id), cell(name)],
        shape: Some(RawShape::Polygons(vec![vec![ring.to_vec()]])),
    };
    Table {
        source: "社区.geojson".into(),
        columns: vec!["编号".into(), "名称".into()],
        rows: rows.iter().zip(1..).map(row).collect(),
        declared_crs: None,
    }
}

fn square(lon: f64, lat: f64, size: f64) -> Vec<(f64, f64)> {
    vec![(lon, lat), (lon + size, lat), (lon + size, lat + size), (lon, lat + size), (lon, lat)]
}

/// `object rule` of every finding, and how many areas were read.
fn told(table: &Table) -> (usize, Vec<String>) {
    let columns = BTreeMap::new();
    let options = AreaOptions { columns: &columns, crs: Some(Crs::Wgs84), streets: None };
    let (areas, findings) = read_areas(table, &options).expect("some areas are usable");
    (areas.len(), findings.iter().map(|f| format!("{} {}", f.object, f.rule.0)).collect())
}

#[test]
fn sound_areas_are_read_without_a_word() {
    let (a, b) = (square(116.30, 40.00, 0.01), square(116.31, 40.00, 0.01));
    assert_eq!(told(&layer(&[("1", "甲社区", &a), ("2", "乙社区", &b)])), (2, vec![]));
}

#[test]
fn odd_rings_are_mended_or_named() {
    let mut open = square(116.30, 40.00, 0.01);
    open.pop();
    open.insert(1, open[0]);
    let bow_tie = [(116.32, 40.00), (116.33, 40.01), (116.33, 40.00), (116.32, 40.01), (116.32, 40.00)];
    let line = [(116.34, 40.00), (116.35, 40.00), (116.34, 40.00)];
    let off = [(116.36, 40.00), (116.37, 40.00), (999.0, 40.0), (116.37, 40.01), (116.36, 40.01), (116.36, 40.00)];
    let tiny = square(116.38, 40.00, 0.00001);
    let rows: &[Drawn<'_>] =
        &[("1", "开口", &open), ("2", "蝶形", &bow_tie), ("3", "线", &line), ("4", "远点", &off), ("5", "碎片", &tiny)];
    let expected = [
        "row 1 import-ring-closed",
        "row 2 import-ring-crosses",
        "row 3 import-ring-degenerate",
        "row 3 import-area-without-shape",
        "row 4 import-ring-point-odd",
        "row 5 import-area-tiny",
    ];
    assert_eq!(told(&layer(rows)), (4, expected.map(str::to_owned).to_vec()));
}

#[test]
fn repeated_ids_names_and_ground_are_named() {
    let (a, b) = (square(116.30, 40.00, 0.01), square(116.305, 40.00, 0.01));
    let table = layer(&[("1", "甲社区", &a), ("1", "甲社区", &b)]);
    let expected =
        ["row 2 import-area-id-repeated", "row 2 import-area-name-repeated", "甲社区 / 甲社区 import-areas-overlap"];
    assert_eq!(told(&table), (2, expected.map(str::to_owned).to_vec()));
}

#[test]
fn layers_without_polygons_are_refused() {
    let columns = BTreeMap::new();
    let options = AreaOptions { columns: &columns, crs: None, streets: None };
    let rule = |table: &Table| read_areas(table, &options).expect_err("not usable")[0].rule;
    let mut table = layer(&[("1", "甲", &square(116.3, 40.0, 0.01))]);
    table.rows[0].shape = Some(RawShape::Point(116.3, 40.0));
    assert_eq!(rule(&table), rules::SHAPES_MISSING);
    table.rows.clear();
    assert_eq!(rule(&table), rules::NO_ROWS);
    let line = [(116.34, 40.00), (116.35, 40.00), (116.34, 40.00)];
    assert_eq!(rule(&layer(&[("1", "甲", &line)])), rules::NOTHING_USABLE);
}

proptest::proptest! {
    /// The sweep finds the same crossings as comparing every edge with every other.
    #[test]
    fn the_sweep_agrees_with_every_pair(points in proptest::collection::vec((0i32..12, 0i32..12), 3..9)) {
        let mut ring: Vec<yike_domain::LonLat> =
            points.iter().map(|&(lon, lat)| yike_domain::LonLat { lon, lat }).collect();
        ring.dedup();
        if ring.first() != ring.last() { ring.push(ring[0]); }
        proptest::prop_assume!(ring.len() >= 4);
        proptest::prop_assert_eq!(rings::crosses_itself(&ring), rings::crosses_by_pairs(&ring));
    }
}
