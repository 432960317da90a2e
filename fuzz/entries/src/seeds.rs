//! What the runs start from: real files of the product and small invented ones.

use std::{io::Read as _, path::Path};

use yike_app::{
    analyst::build_from_map,
    embedded,
    exchange::wkb,
    receipt::{FORMAT, Input, Receipt},
    stations::{Accessed, Station, StationFile},
    study,
};
use yike_domain::{Finding, Severity};
use yike_engine::{import::table::RawShape, network::rules::SNAP_ISLAND};

/// An invented taxonomy for packs to cite.
pub(crate) const TAXONOMY: &str = r#"
version = "1"
source = "invented"
[[broad]]
word = "购物服务"
types = ["market"]
[[type]]
code = "market"
zh = "菜市场"
en = "market"
list = "l"
group = "food"
osm = ["amenity=marketplace", "shop=* name~菜市场|市场"]
names = ["农贸市场"]
hints = ["菜市场"]
icon = "i"
sources = []
[[type]]
code = "stall"
zh = "菜店"
en = "stall"
list = "l"
group = "food"
part_of = "market"
icon = "i"
sources = []
"#;

/// The one source that the invented pack cites.
pub(crate) const SOURCES: &str = "[[source]]\nid = \"S\"\ntitle = \"s\"\ncertainty = \"invented\"\n";

const PACK: &str = r#"
id = "demo"
zh = "示例标准"
en = "demo"
effective_from = "2028-02-29"
sources = ["S"]
metres_per_minute = 80
metres_per_minute_source = "invented"
metres_per_minute_certainty = "invented"
[[clause]]
id = "basic.market"
zh = "菜市场"
en = "market"
measure = "share-within"
types = ["market"]
class = "basic"
minutes = 15
at_least_permille = 900
sources = ["S"]
certainty = "invented"
[grade]
sources = ["S"]
certainty = "invented"
[[grade.band]]
zh = "合格"
en = "fit"
clauses = ["class:basic"]
"#;

const CSV: &str = "id,lon,lat,type,weight\na,116.32,39.99,\"菜,市场\",1\nb,116.33,39.98,clinic,2.5\n";

const GEOJSON: &str = r#"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:4490"}},"features":[
{"type":"Feature","id":1,"properties":{"名称":"示例社区","people":8,"tags":[1,{"a":null}]},
"geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]]]}},
{"type":"Feature","properties":null,"geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2,3]}]}}]}"#;

const XML: &str = r#"<osm version="0.6"><bounds minlat="39.9" minlon="116.3" maxlat="40" maxlon="116.4"/>
<node id="1" lat="39.95" lon="116.35"><tag k="shop" v="market"/><tag k="name" v="菜&amp;市场"/></node>
<node id="2" lat="39.96" lon="116.35"/><node id="3" lat="39.96" lon="116.36"/>
<way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="footway"/></way>
<way id="2"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="1"/><tag k="building" v="yes"/></way>
<relation id="1"><member type="way" ref="2" role="outer"/><tag k="type" v="multipolygon"/><tag k="landuse" v="residential"/></relation>
</osm>"#;

/// Bytes to start from, and the entry that accepts them.
pub struct Seed {
    /// Name of the entry.
    pub entry: &'static str,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// Every seed.
///
/// # Panics
/// When a file of `testdata/` is missing.
#[must_use]
pub fn seeds() -> Vec<Seed> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let file = |path: &str| std::fs::read(root.join(path)).expect("testdata is part of the repository");
    let text = |entry, text: &str| Seed { entry, bytes: text.as_bytes().to_vec() };
    let mut seeds = vec![
        Seed { entry: "street_map", bytes: file("testdata/towns/bupt/bupt.osm.pbf") },
        Seed { entry: "street_map", bytes: inflated(&file("testdata/towns/bupt/bupt.osm.gz")) },
        text("street_map", XML),
        text("geojson", GEOJSON),
        Seed { entry: "shapefile", bytes: small_shapefile() },
        Seed { entry: "workbook", bytes: file("testdata/hostile/outlets.xlsx") },
        Seed { entry: "geopackage", bytes: file("testdata/hostile/outlets.gpkg") },
        Seed { entry: "geotiff", bytes: file("testdata/hostile/people.tif") },
        Seed { entry: "geometry", bytes: square() },
        Seed { entry: "network_file", bytes: small_network(&root) },
        text("csv_table", CSV),
        text("points", CSV),
        text("points", "id,node\na,319125089\n"),
        text("opening_hours", "周一至周五 8:00-12:00，14:00-18:00；周末9点到次日2点，节假日休息"),
        text(
            "opening_hours",
            "Mo-Fr 08:00-18:00; Sa off; Jun-Aug Mo-Fr 07:00-19:00; PH off; 2026 Oct 01-2026 Oct 07 off",
        ),
        text("coordinate_system", "GCJ-02|116.33,39.99"),
        text("coordinate_system", "EPSG:4527|39447000.5,4427000"),
        text("taxonomy", TAXONOMY),
        text("standard_pack", PACK),
        text("study", study::TEMPLATE),
        Seed { entry: "station_file", bytes: small_station() },
        Seed { entry: "receipt", bytes: small_receipt() },
    ];
    seeds.extend(
        embedded::data_folder("profiles")
            .filter(|(name, _)| *name != "streets.toml")
            .map(|(_, bytes)| Seed { entry: "walking_profile", bytes: bytes.to_vec() }),
    );
    seeds
}

fn inflated(packed: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(packed).read_to_end(&mut bytes).expect("testdata is sound");
    bytes
}

/// A square as well-known binary.
fn square() -> Vec<u8> {
    let mut bytes = Vec::new();
    let ring = vec![(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0)];
    wkb::append(&mut bytes, &RawShape::Polygons(vec![vec![ring]]));
    bytes
}

/// One polygon with a hole and one row, behind the length of the first; clause by clause of the white paper.
fn small_shapefile() -> Vec<u8> {
    let outer = [(0.0, 0.0), (0.0, 9.0), (9.0, 9.0), (0.0, 0.0)];
    let hole = [(1.0, 2.0), (2.0, 3.0), (1.0, 3.0), (1.0, 2.0)];
    let mut content = 5i32.to_le_bytes().to_vec();
    content.extend([0.0f64, 0.0, 9.0, 9.0].iter().flat_map(|v| v.to_le_bytes()));
    content.extend([2i32, 8, 0, 4].iter().flat_map(|v| v.to_le_bytes()));
    content
        .extend(outer.iter().chain(&hole).flat_map(|(x, y): &(f64, f64)| [x.to_le_bytes(), y.to_le_bytes()]).flatten());
    let mut shp = vec![0; 100];
    shp[..4].copy_from_slice(&9994i32.to_be_bytes());
    shp.extend(1i32.to_be_bytes());
    shp.extend(i32::try_from(content.len() / 2).expect("a small record").to_be_bytes());
    shp.extend(content);
    let mut dbf = vec![0; 32];
    (dbf[0], dbf[4], dbf[8], dbf[10]) = (3, 1, 97, 15);
    for (name, kind, width) in [(b"name", b'C', 6), (b"size", b'N', 8)] {
        let mut field = [0; 32];
        field[..4].copy_from_slice(name);
        (field[11], field[16]) = (kind, width);
        dbf.extend(field);
    }
    dbf.extend(b"\r \xca\xbe\xc0\xfd      12.5");
    let length = u16::try_from(shp.len()).expect("a small file").to_le_bytes();
    [&length[..], &shp, &dbf].concat()
}

fn small_network(root: &Path) -> Vec<u8> {
    let out = std::env::temp_dir().join(format!("yike-fuzz-{}.net", std::process::id()));
    let map = root.join("testdata/towns/bupt/bupt.osm.pbf");
    let built = build_from_map(&map, &out).expect("the map is sound");
    // The file only mattered on the way; a left-over in the system's temporary folder does no harm.
    let _ = std::fs::remove_file(&out);
    built.network.to_bytes()
}

/// What the third station hands on: two findings, nothing measured.
fn small_station() -> Vec<u8> {
    let finding = |object: &str| Finding::new(Severity::Warning, "outlets.csv", object, SNAP_ISLAND);
    let value = Accessed {
        measured: Vec::new(),
        findings: vec![finding("1"), finding("示例菜市场").with("limit", 100u32)],
    };
    let made_from = vec![("map".to_owned(), "12".to_owned())];
    StationFile::pack(Station::Access, &made_from, &value).to_bytes()
}

fn small_receipt() -> Vec<u8> {
    let receipt = Receipt {
        format: FORMAT,
        product: "0".to_owned(),
        inputs: vec![Input::of("map", "map.osm", b"<osm/>")],
        settings: vec![("gates".to_owned(), "open".to_owned())],
        stations: vec![("import".to_owned(), "00".to_owned())],
        ..Receipt::default()
    };
    serde_json::to_vec_pretty(&receipt).expect("plain data")
}
