//! Which column of a table means what, by the headers people write.
//!
//! Width, case, spaces, brackets and punctuation of a header do not matter; a unit or
//! a note in brackets, a year and the name of a coordinate system are passed over.
//! A mapping given by the user goes before everything else.

use std::collections::BTreeMap;

use yike_domain::{Arg, Finding, Severity, Trouble, taxonomy::normalise};

use super::crs::Crs;
use super::rules;
use super::table::{Cell, Row, Table};

/// What a column can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Id,
    Name,
    AreaName,
    Type,
    Address,
    Lon,
    Lat,
    Pair,
    CreditCode,
    Hours,
    Phone,
    Functions,
    People,
    Children,
    Elders,
}

/// A field: its word in a study's mapping, its names for messages, its known headers
/// (normalised), the likeliest first.
struct Known {
    field: Field,
    word: &'static str,
    zh: &'static str,
    en: &'static str,
    headers: &'static [&'static str],
}

const fn known(
    field: Field,
    word: &'static str,
    zh: &'static str,
    en: &'static str,
    headers: &'static [&'static str],
) -> Known {
    Known { field, word, zh, en, headers }
}

const OUTLET_NAMES: &[&str] = &[
    "名称",
    "网点名称",
    "门店名称",
    "店铺名称",
    "店名",
    "商户名称",
    "商家名称",
    "招牌名称",
    "字号名称",
    "字号",
    "场所名称",
    "设施名称",
    "机构名称",
    "企业名称",
    "单位名称",
    "经营者名称",
    "市场主体名称",
    "poi名称",
    "网点",
    "门店",
    "商户",
    "店铺",
    "name",
    "title",
    "shopname",
    "storename",
    "outletname",
    "outlet",
    "poiname",
    "namezh",
    "namecn",
    "brand",
];
const AREA_NAMES: &[&str] = &[
    "名称",
    "社区名称",
    "街道名称",
    "乡镇名称",
    "区域名称",
    "小区名称",
    "村名称",
    "行政区名称",
    "社区",
    "街道",
    "乡镇",
    "街道乡镇",
    "小区",
    "区域",
    "村居",
    "居委会",
    "name",
    "community",
    "communityname",
    "township",
    "subdistrict",
    "town",
    "street",
    "area",
    "areaname",
    "namezh",
    "namecn",
    "label",
    "title",
];

const KNOWN: &[Known] = &[
    known(
        Field::CreditCode,
        "credit_code",
        "统一社会信用代码",
        "credit code",
        &[
            "统一社会信用代码",
            "社会信用代码",
            "统一信用代码",
            "信用代码",
            "统一社会信用代码证号",
            "creditcode",
            "uscc",
            "unifiedsocialcreditcode",
            "creditno",
            "usci",
        ],
    ),
    known(Field::Name, "name", "名称", "name", OUTLET_NAMES),
    known(Field::AreaName, "name", "名称", "name", AREA_NAMES),
    known(
        Field::Type,
        "type",
        "业态",
        "type",
        &[
            "业态",
            "业态类型",
            "业态名称",
            "业态类别",
            "业态分类",
            "经营业态",
            "主营业态",
            "网点业态",
            "网点类型",
            "网点类别",
            "门店类型",
            "店铺类型",
            "设施类型",
            "设施类别",
            "商户类型",
            "商户类别",
            "poi类型",
            "类型",
            "类别",
            "分类",
            "行业",
            "行业类别",
            "行业分类",
            "行业类型",
            "经营类型",
            "经营类别",
            "大类",
            "type",
            "businesstype",
            "category",
            "kind",
            "typename",
            "poitype",
            "class",
            "classname",
            "sector",
        ],
    ),
    known(
        Field::Address,
        "address",
        "地址",
        "address",
        &[
            "地址",
            "详细地址",
            "经营地址",
            "网点地址",
            "门店地址",
            "门牌地址",
            "店铺地址",
            "商户地址",
            "经营场所",
            "住所",
            "所在地址",
            "位置",
            "address",
            "addr",
            "fulladdress",
            "streetaddress",
        ],
    ),
    known(
        Field::Lon,
        "lon",
        "经度",
        "longitude",
        &[
            "经度",
            "东经",
            "经度坐标",
            "lon",
            "lng",
            "long",
            "longitude",
            "x",
            "x坐标",
            "坐标x",
            "横坐标",
            "xcoord",
            "coordx",
            "pointx",
            "东坐标",
            "easting",
        ],
    ),
    known(
        Field::Lat,
        "lat",
        "纬度",
        "latitude",
        &[
            "纬度",
            "北纬",
            "纬度坐标",
            "lat",
            "latitude",
            "y",
            "y坐标",
            "坐标y",
            "纵坐标",
            "ycoord",
            "coordy",
            "pointy",
            "北坐标",
            "northing",
        ],
    ),
    known(
        Field::Pair,
        "coordinates",
        "坐标",
        "coordinates",
        &[
            "经纬度",
            "经纬度坐标",
            "坐标",
            "位置坐标",
            "地理坐标",
            "坐标位置",
            "纬经度",
            "lnglat",
            "lonlat",
            "latlng",
            "latlon",
            "coordinates",
            "coordinate",
            "coord",
            "coords",
            "location",
            "point",
            "geometry",
            "geom",
            "wkt",
        ],
    ),
    known(
        Field::Hours,
        "hours",
        "营业时间",
        "opening hours",
        &[
            "营业时间",
            "开放时间",
            "服务时间",
            "经营时间",
            "营业时段",
            "hours",
            "openinghours",
            "businesshours",
            "opentime",
            "openhours",
        ],
    ),
    known(
        Field::Phone,
        "phone",
        "电话",
        "telephone",
        &[
            "电话",
            "联系电话",
            "服务电话",
            "电话号码",
            "对外电话",
            "公开电话",
            "门店电话",
            "联系方式",
            "phone",
            "tel",
            "telephone",
            "phonenumber",
        ],
    ),
    known(
        Field::Functions,
        "functions",
        "服务项目",
        "functions",
        &[
            "功能",
            "服务项目",
            "服务功能",
            "服务内容",
            "叠加功能",
            "搭载功能",
            "叠加服务",
            "搭载服务",
            "便民服务",
            "其他功能",
            "一店多能",
            "functions",
            "function",
            "services",
            "service",
        ],
    ),
    known(
        Field::Children,
        "children",
        "0—14岁人口",
        "residents aged 0–14",
        &[
            "014岁人口",
            "014岁",
            "014岁人数",
            "014",
            "0至14岁",
            "0到14岁",
            "0至14岁人口",
            "少儿人口",
            "少年儿童人口",
            "儿童人口",
            "儿童",
            "children",
            "age014",
            "pop014",
            "aged014",
            "nchildren",
        ],
    ),
    known(
        Field::Elders,
        "elders",
        "60岁及以上人口",
        "residents aged 60 and over",
        &[
            "60岁及以上人口",
            "60岁以上人口",
            "60岁及以上",
            "60岁以上",
            "60周岁及以上",
            "60岁及以上人数",
            "60岁以上人数",
            "60",
            "60岁",
            "老年人口",
            "老年人",
            "老人",
            "老年人数",
            "elders",
            "elderly",
            "60plus",
            "age60",
            "age60plus",
            "pop60",
            "pop60plus",
            "aged60",
            "nelders",
            "seniors",
        ],
    ),
    known(
        Field::People,
        "people",
        "人口",
        "residents",
        &[
            "常住人口",
            "常住人口数",
            "常住人口总数",
            "人口",
            "人口数",
            "人口总数",
            "总人口",
            "总人口数",
            "居住人口",
            "居民数",
            "居民人数",
            "人数",
            "服务人口",
            "户籍人口",
            "户籍人口数",
            "people",
            "population",
            "pop",
            "residents",
            "count",
            "totalpopulation",
            "populationtotal",
            "poptotal",
            "popsum",
            "npeople",
            "value",
        ],
    ),
    known(
        Field::Id,
        "id",
        "编号",
        "id",
        &[
            "编号",
            "网点编号",
            "网点编码",
            "门店编号",
            "门店编码",
            "社区编码",
            "社区代码",
            "街道代码",
            "行政区划代码",
            "区划代码",
            "网格编号",
            "编码",
            "代码",
            "主键",
            "id",
            "uid",
            "poiid",
            "code",
            "adcode",
            "fid",
            "gid",
            "objectid",
            "key",
            "no",
            "序号",
        ],
    ),
];

fn entry(field: Field) -> &'static Known {
    KNOWN.iter().find(|known| known.field == field).expect("every field is in the list")
}

/// Where each field of a table stands.
pub(super) struct Columns<'t> {
    table: &'t Table,
    found: BTreeMap<Field, usize>,
    /// The coordinate system that the headers of the coordinates name.
    pub(super) header_crs: Option<Crs>,
    /// Notes about columns chosen among several.
    pub(super) findings: Vec<Finding>,
}

impl<'t> Columns<'t> {
    /// Recognises the wanted fields, after the user's own mapping.
    pub(super) fn recognise(
        table: &'t Table,
        mapping: &BTreeMap<String, String>,
        wanted: &[Field],
    ) -> Result<Self, Vec<Trouble>> {
        let mut columns = Self { table, found: BTreeMap::new(), header_crs: None, findings: Vec::new() };
        columns.map(mapping, wanted)?;
        let headers: Vec<Vec<String>> = table.columns.iter().map(|header| forms(header)).collect();
        for known in KNOWN.iter().filter(|known| wanted.contains(&known.field)) {
            if columns.found.contains_key(&known.field) {
                continue;
            }
            columns.choose(known, &headers);
        }
        columns.header_crs = columns.crs_of_headers();
        Ok(columns)
    }

    fn map(&mut self, mapping: &BTreeMap<String, String>, wanted: &[Field]) -> Result<(), Vec<Trouble>> {
        let mut troubles = Vec::new();
        for (word, header) in mapping {
            let Some(field) = field_of(word, wanted) else {
                let words: Vec<_> = KNOWN.iter().filter(|k| wanted.contains(&k.field)).map(|k| k.word).collect();
                troubles.push(
                    Trouble::new(&self.table.source, rules::COLUMN_MEANING_UNKNOWN)
                        .with("word", word.as_str())
                        .with("known", words.join(", ")),
                );
                continue;
            };
            let columns = &self.table.columns;
            let exact = columns.iter().position(|column| column.trim() == header.trim());
            let alike = || columns.iter().position(|column| normalise(column) == normalise(header));
            match exact.or_else(alike) {
                Some(column) => {
                    self.found.insert(field, column);
                }
                None => troubles.push(
                    Trouble::new(&self.table.source, rules::COLUMN_NOT_THERE)
                        .with("header", header.as_str())
                        .with("word", word.as_str())
                        .with("seen", seen(self.table)),
                ),
            }
        }
        if troubles.is_empty() { Ok(()) } else { Err(troubles) }
    }

    /// Takes the likeliest free column for a field.
    fn choose(&mut self, known: &Known, headers: &[Vec<String>]) {
        let mut ranked: Vec<(usize, usize)> = headers
            .iter()
            .enumerate()
            .filter(|(column, _)| !self.found.values().any(|taken| taken == column))
            .filter_map(|(column, forms)| Some((rank(known.headers, forms)?, column)))
            .collect();
        ranked.sort_unstable();
        let Some(&(_, first)) = ranked.first() else { return };
        self.found.insert(known.field, first);
        if let Some(&(_, second)) = ranked.get(1)
            && !matches!(known.field, Field::Id | Field::Address | Field::Phone | Field::Hours)
        {
            let header = |column: usize| self.table.columns[column].as_str();
            self.findings.push(
                Finding::new(
                    Severity::Note,
                    &self.table.source,
                    format!("column {}", header(first)),
                    rules::COLUMN_CHOSEN,
                )
                .with("meaning", Arg::named(known.zh, known.en))
                .with("column", header(first))
                .with("other", header(second))
                .with("word", known.word),
            );
        }
    }

    fn crs_of_headers(&self) -> Option<Crs> {
        let header = |field: Field| self.found.get(&field).map(|&column| self.table.columns[column].as_str());
        [Field::Lon, Field::Pair].into_iter().filter_map(header).find_map(crs_in)
    }

    /// Whether the table has the field.
    pub(super) fn has(&self, field: Field) -> bool {
        self.found.contains_key(&field)
    }

    /// The header of a field as the user wrote it; its ordinary name where the table lacks it.
    pub(super) fn header(&self, field: Field) -> &str {
        self.found.get(&field).map_or(entry(field).zh, |&column| self.table.columns[column].as_str())
    }

    /// The cell of a field in a row.
    pub(super) fn cell<'r>(&self, field: Field, row: &'r Row) -> Option<&'r Cell> {
        row.cells.get(*self.found.get(&field)?)
    }

    /// The cell of a field as text; empty where there is none.
    pub(super) fn text(&self, field: Field, row: &Row) -> String {
        super::numbers::text_of(self.cell(field, row))
    }

    /// One trouble that names every missing field with headers that look like it, or none.
    pub(super) fn missing(&self, fields: &[Field]) -> Option<Trouble> {
        if fields.is_empty() {
            return None;
        }
        let join = |pick: fn(&Known) -> &str, separator: &str| {
            fields.iter().map(|&field| pick(entry(field))).collect::<Vec<_>>().join(separator)
        };
        let trouble = |rule| {
            Trouble::new(&self.table.source, rule)
                .with("missing", Arg::Named { zh: join(|k| k.zh, "、"), en: join(|k| k.en, ", ") })
                .with("words", join(|k| k.word, ", "))
                .with("seen", seen(self.table))
        };
        let guesses: Vec<(&str, &Known)> =
            fields.iter().filter_map(|&field| Some((self.likeliest(field)?, entry(field)))).collect();
        if guesses.is_empty() {
            return Some(trouble(rules::COLUMNS_MISSING));
        }
        let zh = guesses.iter().map(|(header, known)| format!("“{header}”可能是{}", known.zh));
        let en = guesses.iter().map(|(header, known)| format!("\"{header}\" may be the {}", known.en));
        Some(trouble(rules::COLUMNS_MISSING_GUESSED).with(
            "guesses",
            Arg::Named { zh: zh.collect::<Vec<_>>().join("，"), en: en.collect::<Vec<_>>().join(", ") },
        ))
    }

    /// The free header that shares most with the known headers of a field.
    fn likeliest(&self, field: Field) -> Option<&str> {
        let free =
            self.table.columns.iter().enumerate().filter(|(column, _)| !self.found.values().any(|t| t == column));
        free.map(|(_, header)| (entry(field).headers.iter().map(|k| likeness(&normalise(header), k)).max(), header))
            .filter(|(score, _)| *score >= Some(500))
            .max_by_key(|(score, _)| *score)
            .map(|(_, header)| header.as_str())
    }
}

fn field_of(word: &str, wanted: &[Field]) -> Option<Field> {
    let word = match word {
        "x" => "lon",
        "y" => "lat",
        "count" | "population" => "people",
        word => word,
    };
    KNOWN.iter().find(|known| known.word == word && wanted.contains(&known.field)).map(|known| known.field)
}

/// The headers of a table, for messages.
pub(super) fn seen(table: &Table) -> String {
    table.columns.iter().map(String::as_str).take(60).collect::<Vec<_>>().join(", ")
}

/// A header, normalised: as it is, without brackets, without year and coordinate system.
fn forms(header: &str) -> Vec<String> {
    let mut forms = vec![normalise(header), normalise(&without_brackets(header))];
    let mut bare = without_year(forms.last().expect("two forms"));
    for (word, _) in CRS_WORDS {
        bare = bare.replace(word, "");
    }
    forms.push(bare);
    forms
}

/// Position of the best match among known headers; a match that needed more passing over ranks behind.
fn rank(known: &[&str], forms: &[String]) -> Option<usize> {
    let one = |(depth, form): (usize, &String)| {
        Some(depth * 1000 + known.iter().position(|header| !form.is_empty() && header == form)?)
    };
    forms.iter().enumerate().filter_map(one).min()
}

fn without_brackets(header: &str) -> String {
    let mut depth = 0u32;
    let keep = |c: &char| match c {
        '(' | '（' | '[' | '【' | '〔' => {
            depth += 1;
            false
        }
        ')' | '）' | ']' | '】' | '〕' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    };
    header.chars().filter(keep).collect()
}

/// `2020年常住人口`, `pop2020` → without the year.
fn without_year(header: &str) -> String {
    let chars: Vec<char> = header.chars().collect();
    let year = chars.windows(4).position(|w| {
        w.iter().all(char::is_ascii_digit) && ((w[0] == '1' && w[1] == '9') || (w[0] == '2' && w[1] == '0'))
    });
    let Some(at) = year else { return header.to_owned() };
    let rest = chars[at + 4..].iter().copied();
    let rest = rest.skip_while(|c| matches!(c, '年' | '末' | '底'));
    chars[..at].iter().copied().chain(rest).collect()
}

/// Words in a coordinate's header that name the system.
const CRS_WORDS: &[(&str, Crs)] = &[
    ("wgs84", Crs::Wgs84),
    ("wgs1984", Crs::Wgs84),
    ("wgs", Crs::Wgs84),
    ("gps", Crs::Wgs84),
    ("cgcs2000", Crs::Cgcs2000),
    ("gcj02", Crs::Gcj02),
    ("gcj", Crs::Gcj02),
    ("bd09", Crs::Bd09),
    ("火星", Crs::Gcj02),
    ("高德", Crs::Gcj02),
    ("腾讯", Crs::Gcj02),
    ("百度", Crs::Bd09),
];

fn crs_in(header: &str) -> Option<Crs> {
    let header = normalise(header);
    CRS_WORDS.iter().find(|(word, _)| header.contains(word)).map(|(_, crs)| *crs)
}

/// Dice coefficient of the characters of two words, in thousandths.
fn likeness(a: &str, b: &str) -> usize {
    let mut rest: Vec<char> = b.chars().collect();
    let both = a.chars().filter(|c| rest.iter().position(|r| r == c).map(|at| rest.swap_remove(at)).is_some()).count();
    2000 * both / (a.chars().count() + b.chars().count()).max(1)
}

#[cfg(test)]
mod tests {
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
}
