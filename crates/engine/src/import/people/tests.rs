use yike_domain::{Finding, Trouble};

use super::*;
use crate::access::Origin;
use crate::import::table::{Cell, Raster, RawShape, Row, Table};

/// A table of squares, one row per line, cells parted by `|`.
fn squares(text: &str) -> Table {
    let mut lines = text.trim().lines().map(|line| line.trim().split('|').map(|cell| cell.trim().to_owned()));
    let columns: Vec<String> = lines.next().expect("a header").collect();
    let cell = |text: String| if text.is_empty() { Cell::Empty } else { Cell::Text(text) };
    let rows = lines.zip(1u32..).map(|(cells, line)| {
        let (lon, lat, size) = (116.30 + f64::from(line) / 100.0, 40.0, 0.01);
        let ring = vec![(lon, lat), (lon + size, lat), (lon + size, lat + size), (lon, lat + size), (lon, lat)];
        Row { line, cells: cells.map(cell).collect(), shape: Some(RawShape::Polygons(vec![vec![ring]])) }
    });
    Table { source: "人口.geojson".into(), columns, rows: rows.collect(), declared_crs: None }
}

fn with_options<T>(bounds: Option<(LonLat, LonLat)>, f: impl FnOnce(&PeopleOptions<'_>) -> T) -> T {
    let columns = BTreeMap::new();
    f(&PeopleOptions { columns: &columns, crs: Some(Crs::Wgs84), streets: None, bounds })
}

/// `name people(children/elders)` of every area, then `object rule` of every finding.
#[track_caller]
fn check(text: &str, areas: &str, findings: &[&str]) {
    let (counted, found) =
        with_options(None, |options| read_counted_areas(&squares(text), options)).expect("some areas are usable");
    let told = |area: &CountedArea| {
        let ages = area.ages.map(|a| format!("({}/{})", a.children.0, a.elders.0)).unwrap_or_default();
        format!("{} {}{ages}", area.name, area.people.0)
    };
    assert_eq!(counted.iter().map(told).collect::<Vec<_>>().join(", "), areas);
    assert_eq!(rules(&found), findings);
}

fn rules(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|f| format!("{} {}", f.object, f.rule.0).trim().to_owned()).collect()
}

#[test]
fn counts_are_read_as_clerks_write_them() {
    check(
        "社区|2020年常住人口（人）|0-14岁|60岁及以上
         甲|1,024|128|256
         乙|２０４８人|25%|12.5％
         丙|1.6万||",
        "甲 1024(128/256), 乙 2048(512/256), 丙 16000",
        &["import-ages-from-percent"],
    );
    check("社区|常住人口（万人）\n甲|1.5\n乙|2", "甲 15000, 乙 20000", &[]);
}

#[test]
fn hostile_counts_are_named_and_the_others_stay() {
    check(
        "社区|人口|儿童|老人
         甲|8|1|1
         负|-5|1|1
         字|很多|1|1
         空||1|1
         巨|99999999999|1|1
         率|50%|1|1
         超|16|10|10
         错|32|三|1
         零|0|0|0",
        "甲 8(1/1), 超 16, 错 32, 零 0(0/0)",
        &[
            "row 2 column 人口 import-count-negative",
            "row 3 column 人口 import-count-unreadable",
            "row 5 column 人口 import-count-too-large",
            "row 6 column 人口 import-count-unreadable",
            "rows 4 import-count-missing",
            "row 7 import-ages-exceed",
            "row 8 column 儿童 import-count-unreadable",
        ],
    );
}

#[test]
fn fractions_are_made_whole_over_the_whole_table() {
    // 0.5 + 0.5 + 0.5 + 2.5 = 4: rounded one by one it would be 1 + 1 + 1 + 3 = 6.
    check("社区|人口\n甲|0.5\n乙|0.5\n丙|0.5\n丁|2.5", "甲 1, 乙 1, 丙 0, 丁 2", &["import-counts-fractional"]);
}

#[test]
fn a_layer_without_counts_is_refused() {
    let troubles = with_options(None, |options| read_counted_areas(&squares("社区|面积\n甲|3"), options));
    let told: Vec<_> = troubles.expect_err("no counts").iter().map(Trouble::to_string).collect();
    assert_eq!(told, ["import-columns-missing · 人口.geojson · missing=residents · words=people · seen=社区, 面积"]);
}

#[test]
fn cells_stand_at_their_middles_and_those_outside_are_counted() {
    // Squares of 0.01° from 116.31 on. The map ends at 116.325, the middle of the second, which
    // still belongs to it.
    let corner = |lon, lat| LonLat::from_degrees(lon, lat).expect("on Earth");
    let bounds = Some((corner(116.0, 39.0), corner(116.325, 41.0)));
    let table = squares("id|population\na|1\nb|2\nc|4\na|8\nd|0");
    let (origins, findings) = with_options(bounds, |options| read_cells(&table, options)).expect("usable");
    assert_eq!(told(&origins), "a 1 116.315, b 2 116.325");
    assert_eq!(rules(&findings), ["rows 3, 4 import-cells-outside"]);
    let (origins, findings) = with_options(None, |options| read_cells(&table, options)).expect("usable");
    assert_eq!(told(&origins), "a 1 116.315, b 2 116.325, c 4 116.335, a#4 8 116.345");
    assert_eq!(rules(&findings), ["row 4 import-id-repeated"]);
}

fn told(origins: &[Origin]) -> String {
    let one = |o: &Origin| format!("{} {} {:.3}", o.id, o.people.0, o.at.lon_degrees());
    origins.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn raster(width: u32, values: &[f32]) -> Raster {
    let values: Vec<_> = values.iter().map(|&v| (v > -9000.0).then_some(v)).collect();
    Raster {
        source: "人口.tif".into(),
        width,
        height: values.len() as u32 / width,
        origin: (116.30, 40.02),
        cell: (0.01, 0.01),
        values,
        declared_crs: Some("EPSG:4326".into()),
    }
}

#[test]
fn a_raster_keeps_its_total() {
    // 0.4 + 0.4 + 0.4 + 0.8 + 2.0 = 4.0 people; whole parts 0 0 0 0 2, and the two left
    // go to 0.8 and to the first 0.4. No data, a negative and a NaN cell are nobody.
    let raster = raster(4, &[0.4, 0.4, -9999.0, 0.4, 0.8, 2.0, -3.0, f32::NAN]);
    let (origins, findings) = with_options(None, |options| read_raster(&raster, options)).expect("usable");
    assert_eq!(told(&origins), "cell/1/1 1 116.305, cell/2/1 1 116.305, cell/2/2 2 116.315");
    assert_eq!(rules(&findings), ["import-raster-negative"]);
}

#[test]
fn rasters_that_say_nothing_are_refused() {
    let rule = |raster: &Raster| {
        let columns = BTreeMap::new();
        let options = PeopleOptions { columns: &columns, crs: None, streets: None, bounds: None };
        read_raster(raster, &options).expect_err("not usable")[0].rule.0
    };
    assert_eq!(rule(&raster(2, &[-9999.0, 0.0])), "import-nothing-usable");
    assert_eq!(rule(&raster(2, &[f32::MAX, 1.0])), "import-nothing-usable");
    let old = Raster { declared_crs: Some("EPSG:4214".into()), ..raster(1, &[4.0]) };
    assert_eq!(rule(&old), "import-crs-old-datum");
    let none = Raster { width: 0, values: Vec::new(), ..raster(1, &[4.0]) };
    assert_eq!(rule(&none), "import-nothing-usable");
}

proptest::proptest! {
    /// Whatever fractions a raster holds, its rounded total is kept.
    #[test]
    fn raster_totals_are_kept(values in proptest::collection::vec(0.0f32..500.0, 4..80)) {
        let n = values.len() / 4 * 4;
        let raster = raster(4, &values[..n]);
        let total: f64 = values[..n].iter().map(|&v| f64::from(v)).sum::<f64>().round();
        proptest::prop_assume!(total >= 1.0);
        let (origins, _) = with_options(None, |options| read_raster(&raster, options)).expect("usable");
        proptest::prop_assert_eq!(f64::from(origins.iter().map(|o| o.people.0).sum::<u32>()), total);
    }
}
