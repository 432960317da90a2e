use super::*;
use crate::import::map::{StreetWay, Streets};
use crate::import::table::Cell;
use yike_domain::LonLat;

const TYPES: &str = r#"
version = "test"
source = "invented for the tests"
[[type]]
code = "wet_market"
zh = "菜市场"
en = "wet market"
list = "guide2021"
group = "food"
names = ["农贸市场"]
hints = ["菜市场"]
icon = "a"
sources = []
[[type]]
code = "convenience_store"
zh = "便利店"
en = "convenience store"
list = "guide2021"
group = "shop"
hints = ["便利店"]
icon = "b"
sources = []
[[type]]
code = "parcel_point"
zh = "快递代收"
en = "parcel point"
list = "guide2021"
group = "service"
icon = "c"
sources = []
"#;

pub(super) fn taxonomy() -> Taxonomy {
    Taxonomy::parse(TYPES).expect("the list above is sound")
}

/// A table from lines of cells parted by `|`; its first row stands in line 2.
pub(crate) fn table(text: &str) -> Table {
    let mut lines = text.trim().lines().map(|line| line.trim().split('|').map(|cell| cell.trim().to_owned()));
    let columns: Vec<String> = lines.next().expect("a header").collect();
    let cell = |text: String| if text.is_empty() { Cell::Empty } else { Cell::Text(text) };
    let rows = lines.zip(2..).map(|(cells, line)| Row { line, cells: cells.map(cell).collect(), shape: None });
    Table { source: "网点.csv".into(), columns, rows: rows.collect(), declared_crs: None }
}

/// One street across the box 116.30–116.34 × 39.98–40.02.
fn streets() -> StreetFit {
    let corner = |lon, lat| LonLat::from_degrees(lon, lat).expect("on Earth");
    StreetFit::new(&Streets {
        node_ids: vec![1, 2],
        node_at: vec![corner(116.30, 39.98), corner(116.34, 40.02)],
        ways: vec![StreetWay { id: 1, refs: 0..2, tags: 0, name: u32::MAX }],
        refs: vec![0, 1],
        tag_sets: vec![vec![("highway".into(), "residential".into())]],
        ..Streets::default()
    })
}

fn read(text: &str, crs: Option<Crs>) -> Result<OutletsRead, Vec<Trouble>> {
    let (taxonomy, streets) = (taxonomy(), streets());
    let columns = BTreeMap::new();
    let options = OutletOptions { columns: &columns, crs, source: 3, business_type: None, streets: Some(&streets) };
    read_outlets(&table(text), &taxonomy, &options)
}

/// `id: types` of every outlet, then `object rule` of every finding.
#[track_caller]
fn check(text: &str, outlets: &str, findings: &[&str]) -> OutletsRead {
    let read = read(text, Some(Crs::Wgs84)).expect("some rows are usable");
    let list = |o: &Outlet| format!("{}: {}", o.id, o.types.iter().map(|t| t.0.to_string()).collect::<String>());
    assert_eq!(read.outlets.iter().map(list).collect::<Vec<_>>().join(", "), outlets);
    let found: Vec<_> = read.findings.iter().map(|f| format!("{} {}", f.object, f.rule.0)).collect();
    assert_eq!(found, findings);
    read
}

#[test]
fn a_clean_row_is_taken_whole() {
    let read = check(
        "编号|名称|业态|经度|纬度|地址|营业时间|电话|统一社会信用代码|服务项目
         a1|虚构便利店|便利店|116.32|40.00|甲路1号|7:00-22:00|010-0000|91350100M000100Y43|打印、快递代收",
        "a1: 12",
        &["rows 2 import-types-from-functions"],
    );
    let outlet = &read.outlets[0];
    assert_eq!(outlet.at, LonLat { lon: 1_163_200_000, lat: 400_000_000 });
    assert_eq!((outlet.source, outlet.functions.join("+")), (3, "打印+快递代收".to_owned()));
    assert_eq!((outlet.hours.as_str(), outlet.credit_code.as_str()), ("7:00-22:00", "91350100M000100Y43"));
    assert_eq!((read.crs, read.crs_guessed), (Crs::Wgs84, false));
}

#[test]
fn every_kind_of_odd_position_is_named_and_the_others_stay() {
    check(
        "编号|业态|经度|纬度
         good|菜市场|116.32|40.00
         words|菜市场|东经116.32°|４０．００
         empty|菜市场||
         text|菜市场|无|40
         zero|菜市场|0|0
         swapped|菜市场|40.00|116.321
         beyond|菜市场|1163.2|40.00
         far|菜市场|121.47|31.23",
        "good: 0, words: 0, swapped: 0",
        &[
            "row 4 import-position-missing",
            "row 5 column 经度 import-position-unreadable",
            "row 6 column 经度, 纬度 import-position-zero",
            "row 7 column 经度, 纬度 import-position-swapped",
            "row 8 column 经度, 纬度 import-position-out-of-range",
            "rows 9 import-position-far",
        ],
    );
}

#[test]
fn unknown_types_are_kept_without_types_and_reported_word_by_word() {
    check(
        "编号|名称|业态|经度|纬度
         a|甲|殡仪馆|116.32|40.00
         b|乙|殡仪馆|116.33|40.00
         c|丙|菜市场、修鞋|116.32|40.01
         d|丁字路口便利店||116.33|40.01
         e|戊||116.31|40.01
         f|己|便利 商店|116.31|40.00",
        "a: , b: , c: 0, d: 1, e: , f: ",
        &[
            "rows 2, 3 column 业态 import-type-unknown",
            "rows 7 column 业态 import-type-unknown-guessed",
            "rows 4 column 业态 import-type-partly",
            "rows 6 column 业态 import-type-missing",
            "rows 5 column 业态 import-type-from-name",
        ],
    );
}

#[test]
fn a_wrong_credit_code_is_left_empty() {
    let read = check(
        "编号|名称|业态|经度|纬度|信用代码
         a|甲|菜市场|116.32|40.00|91350100M000100Y44
         b|乙|菜市场|116.33|40.00| 91350100m000100y43",
        "a: 0, b: 0",
        &["row 2 column 信用代码 import-credit-code-wrong"],
    );
    assert_eq!(
        (read.outlets[0].credit_code.as_str(), read.outlets[1].credit_code.as_str()),
        ("", "91350100M000100Y43")
    );
}

#[test]
fn repeated_rows_become_one_outlet() {
    // 0.0002° of latitude are 22 m, 0.001° are 111 m.
    let read = check(
        "编号|名称|业态|经度|纬度|电话|信用代码
         a|东菜市场|菜市场|116.32|40.0000||
         b|东菜市场|菜市场|116.32|40.0002|5550|
         c|东菜市场|菜市场|116.32|40.0010||
         d|东菜市场|便利店|116.32|40.0000||
         a|西门市部|便利店|116.33|40.0000||
         e|丙记|便利店|116.31|40.0000||91350100M000100Y43
         f|丙记快递|快递代收|116.31|40.0001||91350100M000100Y43",
        "a: 0, c: 0, d: 1, a#6: 1, e: 12",
        &["row 3 import-outlet-repeated", "row 6 import-id-repeated", "row 8 import-outlet-repeated"],
    );
    assert_eq!(read.outlets[0].phone, "5550");
}

#[test]
fn what_stops_the_whole_table_is_said_at_once() {
    let rules = |text: &str| -> Vec<_> {
        read(text, Some(Crs::Wgs84)).expect_err("not usable").into_iter().map(|t| t.to_string()).collect()
    };
    assert_eq!(
        rules("名称|备注\n甲|乙"),
        [
            "import-columns-missing · 网点.csv · missing=type, longitude, latitude · words=type, lon, lat · seen=名称, 备注"
        ]
    );
    assert_eq!(rules("名称|业态|经度|纬度"), ["import-no-rows · 网点.csv"]);
    assert_eq!(
        rules("名称|业态|经度|纬度\n甲|便利店|无|无"),
        ["import-nothing-usable · 网点.csv · row 2 column 经度 · n=1"]
    );
}

#[test]
fn one_type_for_the_whole_table_needs_no_column() {
    let (taxonomy, columns) = (taxonomy(), BTreeMap::new());
    let options = OutletOptions {
        columns: &columns,
        crs: Some(Crs::Wgs84),
        source: 0,
        business_type: taxonomy.index("wet_market"),
        streets: None,
    };
    let read = read_outlets(&table("店名|坐标\n甲|116.32，40.00"), &taxonomy, &options).expect("usable");
    assert_eq!((read.outlets[0].types.as_slice(), read.outlets[0].id.as_str()), ([TypeIdx(0)].as_slice(), "row 2"));
    assert_eq!(read.findings, []);
}

#[test]
fn thousands_of_faults_of_one_kind_become_one_line() {
    let mut text = String::from("名称|业态|经度|纬度\n甲|菜市场|116.32|40.00\n");
    for _ in 0..1000 {
        text.push_str("乙|菜市场|无|无\n");
    }
    let read = read(&text, Some(Crs::Wgs84)).expect("one row is usable");
    assert_eq!(read.findings.len(), 201);
    let last = read.findings.last().expect("201 of them");
    assert_eq!((last.rule, &last.args[0].1), (rules::MORE_ALIKE, &yike_domain::Arg::Number(800.0)));
}

/// Cells as bad as they come: numbers of any size, units, other scripts, brackets, nothing.
fn any_cell() -> impl proptest::strategy::Strategy<Value = Cell> {
    use proptest::prelude::*;
    prop_oneof![
        Just(Cell::Empty),
        any::<f64>().prop_map(Cell::Number),
        (-200.0f64..200.0).prop_map(Cell::Number),
        (-200.0f64..200.0).prop_map(|n| Cell::Text(format!("{n}"))),
        "[0-9.,°′″EWNS东经北纬（）() 、;-]{0,20}".prop_map(Cell::Text),
        "(菜市场|便利店|快递代收|、|兼|[\u{4e00}-\u{9fff}]){0,5}".prop_map(Cell::Text),
        "\\PC{0,12}".prop_map(Cell::Text),
    ]
}

proptest::proptest! {
    /// Whatever stands in the cells, every row is an outlet, part of one, or a finding; nothing panics.
    #[test]
    fn hostile_cells_lose_no_row_silently(
        rows in proptest::collection::vec(proptest::collection::vec(any_cell(), 7), 1..20),
        crs in 0usize..6,
        with_streets in proptest::bool::ANY,
    ) {
        let mut table = table("编号|名称|业态|经度|纬度|信用代码|服务项目");
        let rows = rows.into_iter().zip(2..);
        table.rows = rows.map(|(cells, line)| Row { line, cells, shape: None }).collect();
        let crs = [
            None,
            Some(Crs::Wgs84),
            Some(Crs::Gcj02),
            Some(Crs::WebMercator),
            Some(Crs::GaussKruger { meridian: 117, zone: Some(39) }),
            Some(Crs::Utm { zone: 50 }),
        ][crs];
        let (taxonomy, streets, columns) = (taxonomy(), streets(), BTreeMap::new());
        let streets = with_streets.then_some(&streets);
        let options = OutletOptions { columns: &columns, crs, source: 0, business_type: None, streets };
        if let Ok(read) = read_outlets(&table, &taxonomy, &options) {
            let count = |rule: yike_domain::Rule| read.findings.iter().filter(|f| f.rule == rule).count();
            let left_out = [
                rules::POSITION_MISSING,
                rules::POSITION_UNREADABLE,
                rules::POSITION_ZERO,
                rules::POSITION_OUT_OF_RANGE,
                rules::OUTLET_REPEATED,
            ];
            let far = read.findings.iter().filter(|f| f.rule == rules::POSITION_FAR).map(|f| match f.args[0].1 {
                yike_domain::Arg::Number(n) => n as usize,
                _ => 0,
            });
            let left_out = left_out.into_iter().map(count).sum::<usize>() + far.sum::<usize>();
            proptest::prop_assert_eq!(read.outlets.len() + left_out, table.rows.len());
            let ids: std::collections::BTreeSet<_> = read.outlets.iter().map(|o| &o.id).collect();
            proptest::prop_assert_eq!(ids.len(), read.outlets.len());
        }
    }
}
