use super::*;

const ALL: &[Field] = &[
    Field::Id,
    Field::Name,
    Field::Type,
    Field::Address,
    Field::Lon,
    Field::Lat,
    Field::Pair,
    Field::CreditCode,
    Field::Hours,
    Field::Phone,
    Field::Functions,
];
const COUNTED: &[Field] = &[Field::Id, Field::AreaName, Field::People, Field::Children, Field::Elders];

fn table(headers: &str) -> Table {
    Table { source: "t.csv".into(), columns: headers.split('|').map(str::to_owned).collect(), ..Table::default() }
}

#[track_caller]
fn check(headers: &str, wanted: &[Field], expected: &str) {
    let table = table(headers);
    let columns = Columns::recognise(&table, &BTreeMap::new(), wanted).expect("no mapping, no trouble");
    let found: Vec<_> =
        columns.found.iter().map(|(field, &column)| format!("{field:?}={}", table.columns[column])).collect();
    assert_eq!(found.join(" "), expected);
}

#[test]
fn headers_are_known_in_both_languages_and_any_width() {
    check(
        "网点名称|业 态|地址|经度|纬度|统一社会信用代码|营业时间|联系电话|服务项目",
        ALL,
        "Name=网点名称 Type=业 态 Address=地址 Lon=经度 Lat=纬度 CreditCode=统一社会信用代码 Hours=营业时间 Phone=联系电话 Functions=服务项目",
    );
    check("ID|Name|Category|LNG|Lat", ALL, "Id=ID Name=Name Type=Category Lon=LNG Lat=Lat");
    check(
        "序号|店名（全称）|【类型】|Ｘ坐标|Ｙ坐标",
        ALL,
        "Id=序号 Name=店名（全称） Type=【类型】 Lon=Ｘ坐标 Lat=Ｙ坐标",
    );
    check("名称|行业类别|坐标（经度,纬度）", ALL, "Name=名称 Type=行业类别 Pair=坐标（经度,纬度）");
    check("名称|类型|lng_gcj02|lat_gcj02", ALL, "Name=名称 Type=类型 Lon=lng_gcj02 Lat=lat_gcj02");
    check(
        "社区|2020年常住人口（人）|0-14岁|60岁及以上",
        COUNTED,
        "AreaName=社区 People=2020年常住人口（人） Children=0-14岁 Elders=60岁及以上",
    );
    check("township|population|area", COUNTED, "AreaName=township People=population");
    check("备注|甲|乙", ALL, "");
}

#[test]
fn the_headers_may_name_the_coordinate_system() {
    let of = |headers| {
        let table = table(headers);
        Columns::recognise(&table, &BTreeMap::new(), ALL).expect("no mapping").header_crs
    };
    assert_eq!(of("名称|经度(GCJ-02)|纬度(GCJ-02)"), Some(Crs::Gcj02));
    assert_eq!(of("名称|百度经度|百度纬度"), Some(Crs::Bd09));
    assert_eq!(of("名称|经度|纬度"), None);
}

#[test]
fn the_users_mapping_goes_first_and_is_checked() {
    let map = |pairs: &[(&str, &str)]| pairs.iter().map(|(a, b)| (String::from(*a), String::from(*b))).collect();
    let table = table("名称|招牌|X|Y|类型");
    let columns = Columns::recognise(&table, &map(&[("name", "招 牌"), ("x", "X")]), ALL).expect("sound mapping");
    assert_eq!((columns.header(Field::Name), columns.header(Field::Lon)), ("招牌", "X"));
    let troubles = Columns::recognise(&table, &map(&[("nmae", "名称"), ("type", "业态")]), ALL).map(|_| ());
    let rules: Vec<_> = troubles.expect_err("both are wrong").iter().map(|t| t.rule).collect();
    assert_eq!(rules, [rules::COLUMN_MEANING_UNKNOWN, rules::COLUMN_NOT_THERE]);
}

#[test]
fn missing_columns_are_named_together_with_what_looks_like_them() {
    let table = table("名称|经度值|备注");
    let columns = Columns::recognise(&table, &BTreeMap::new(), ALL).expect("no mapping");
    let trouble = columns.missing(&[Field::Type, Field::Lon, Field::Lat]).expect("three are missing");
    assert_eq!(trouble.rule, rules::COLUMNS_MISSING_GUESSED);
    let zh = |name: &str| match trouble.args.iter().find(|(n, _)| *n == name).map(|(_, arg)| arg) {
        Some(Arg::Named { zh, .. } | Arg::Text(zh)) => zh.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(zh("missing"), "业态、经度、纬度");
    assert_eq!(zh("seen"), "名称, 经度值, 备注");
    assert!(zh("guesses").contains("“经度值”可能是经度"), "{}", zh("guesses"));
    assert!(columns.missing(&[]).is_none());
}
