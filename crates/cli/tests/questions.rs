//! Questions to networks small enough to answer by hand, asked of the built executable.

use std::{fs, path::Path, process::Command};

use serde_json::{Value, json};

/// A folder with a network given by tables: 1 –100 m– 2 –150.5 m– 3, and 4 –40 m– 5 apart from it.
struct Town {
    folder: tempfile::TempDir,
}

/// What a run said, and how it ended.
struct Told {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Town {
    fn new() -> Self {
        let town = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        town.file("n.csv", "id,lon,lat\n1,116.300,40\n2,116.301,40\n3,116.303,40\n4,116.400,40\n5,116.401,40\n");
        town.file("e.csv", "from,to,length_m\n1,2,100\n2,3,150.5\n4,5,40\n");
        town.file("from.csv", "id,node\na,1\ne,4\n");
        town.file("to.csv", "id,node\nb,3\nd,5\ns,1\n");
        town.file("chances.csv", "id,node,type,weight\np,3,shop,2\nq,2,shop,1\nr,5,post,4\n");
        town.fine("network build --nodes @n.csv --edges @e.csv --out @net");
        town
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    fn file(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("it can be written");
    }

    fn read(&self, name: &str) -> String {
        String::from_utf8_lossy(&fs::read(self.path(name)).expect("it was written")).into_owned()
    }

    fn json(&self, name: &str) -> Value {
        serde_json::from_str(&self.read(name)).expect("it is JSON")
    }

    /// Runs a command line; `@name` is a file of the folder.
    fn run(&self, line: &str) -> Told {
        let args = line.split_whitespace().map(|word| word.strip_prefix('@').map_or(word.to_owned(), |n| self.path(n)));
        let mut command = Command::new(env!("CARGO_BIN_EXE_yike"));
        let done = command.args(args).env_remove("YIKE_LANG").env_remove("LANG").output().expect("the program starts");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Told { code: done.status.code(), out: text(&done.stdout), err: text(&done.stderr) }
    }

    fn fine(&self, line: &str) -> Told {
        let told = self.run(line);
        assert_eq!(told.code, Some(0), "{line}: {}{}", told.out, told.err);
        told
    }

    /// Runs a command line that must fail with a code and words, and leave nothing.
    fn refused(&self, line: &str, code: i32, says: &str) {
        let told = self.run(line);
        assert_eq!(told.code, Some(code), "{line}: {}{}", told.out, told.err);
        assert!(told.err.contains(says), "{line}: expected {says:?} in {}", told.err);
        let left: Vec<_> =
            fs::read_dir(self.folder.path()).expect("the folder").flatten().map(|f| f.file_name()).collect();
        assert!(!left.iter().any(|name| name.to_string_lossy().contains("left")), "{line}: {left:?}");
    }
}

const MATRIX: &str = "access matrix --network @net --from @from.csv --to @to.csv";
const MEASURE: &str = "access measure --network @net --origins @from.csv --opportunities @chances.csv";
const ISOCHRONE: &str = "access isochrone --network @net --points @from.csv";
const EXPLAIN: &str = "access explain --network @net --from 116.300,40 --to 116.303,40";

/// 4.8 km/h is 750 ms a metre: 250.5 m take 187,875 ms.
#[test]
fn a_matrix_is_what_the_tables_say() {
    let town = Town::new();
    let told = town.fine(&format!("{MATRIX} --out @m.csv"));
    assert_eq!(
        town.read("m.csv"),
        "from,to,length_m,access_m,duration_ms\n\
         a,b,250.500,0.000,187875\na,d,,,\na,s,0.000,0.000,0\ne,b,,,\ne,d,40.000,0.000,30000\ne,s,,,\n"
    );
    assert!(told.err.contains("画像“最短路程”（shortest）；大门口径：大门都能过；路网校验值 "), "{}", told.err);
    let english = town.fine(&format!("{MATRIX} --gates residents --lang en --out @m.geojson"));
    assert!(english.err.contains("gate policy: compound gates pass for their residents only"), "{}", english.err);
    let lines = town.json("m.geojson");
    assert_eq!(
        lines["features"][0],
        json!({"type": "Feature",
            "properties": {"from": "a", "to": "b", "length_m": 250.5, "access_m": 0.0, "duration_ms": 187_875},
            "geometry": {"type": "LineString", "coordinates": [[116.3, 40.0], [116.303, 40.0]]}})
    );
    assert_eq!(lines["features"][1]["properties"]["duration_ms"], Value::Null);
    assert_eq!(lines["features"].as_array().map(Vec::len), Some(6));
    assert_eq!((&lines["yike"]["gates"], &lines["yike"]["profile"]), (&json!("residents"), &json!("shortest")));
    // Nobody but their owner is to be named for tables.
    assert!(lines["yike"].get("attribution").is_none(), "{}", lines["yike"]);
}

/// Shops of `a` at 100 m (weight 1) and 250.5 m (weight 2): 1 × 0.9 + 2 × 0.7495 = 2.399.
/// The post office of `e` at 40 m: 4 × 0.96 = 3.84.
#[test]
fn a_measure_is_what_the_tables_say() {
    let town = Town::new();
    let wants = "--nearest 2 --within-m 200,300,200 --decay linear:1000";
    town.fine(&format!("{MEASURE} {wants} --out @r.csv"));
    assert_eq!(
        town.read("r.csv"),
        "id,shop_d1,shop_d2,shop_sum_200,shop_sum_300,shop_linear_1000,\
         post_d1,post_d2,post_sum_200,post_sum_300,post_linear_1000\n\
         a,100.000,250.500,1.000000,3.000000,2.399000,,,0.000000,0.000000,0.000000\n\
         e,,,0.000000,0.000000,0.000000,40.000,,4.000000,4.000000,3.840000\n"
    );
    town.fine(&format!("{MEASURE} {wants} --gates closed --out @r.parquet"));
    let table = town.read("r.parquet");
    assert!(table.starts_with("PAR1") && table.contains(r#""gates":"closed""#), "the notes stand in the footer");
    assert!(!table.contains("OpenStreetMap"));
    town.fine(&format!("{MEASURE} {wants} --out @r.geojson"));
    let points = town.json("r.geojson");
    assert_eq!(points["features"][1]["geometry"], json!({"type": "Point", "coordinates": [116.4, 40.0]}));
    assert_eq!(points["features"][1]["properties"]["post_linear_1000"], json!(3.84));
    assert_eq!(points["features"][1]["properties"]["shop_d1"], Value::Null);
    // Types that Parquet cannot tell apart are told, not lost.
    town.file("chances.csv", "id,node,type,weight\np,3,shop,2\nq,2,Shop,1\n");
    town.refused(&format!("{MEASURE} --out @left.parquet"), 3, "Shop_d1");
    town.fine(&format!("{MEASURE} --out @both.csv"));
}

#[test]
fn isochrones_come_as_shapes_and_as_tables() {
    let town = Town::new();
    for form in ["csv", "parquet", "geojson"] {
        town.fine(&format!("{ISOCHRONE} --minutes 2,1 --out @i.{form}"));
    }
    let table = town.read("i.csv");
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines[0], "id,minutes,lon,lat,street_m,area_m2,wkt");
    // 80 m of street in a minute, 160 m in two; the streets of `e` end after 40 m.
    assert!(lines[1].starts_with("a,2,116.3000000,40.0000000,160,"), "{}", lines[1]);
    assert!(lines[2].starts_with("a,1,116.3000000,40.0000000,80,"), "{}", lines[2]);
    assert!(lines[3].starts_with("e,2,116.4000000,40.0000000,40,"), "{}", lines[3]);
    assert!(lines[1].contains("\"MULTIPOLYGON (((116."), "{}", lines[1]);
    assert_eq!(lines.len(), 5);
    let parquet = town.read("i.parquet");
    assert!(parquet.contains(r#""geometry_types":["MultiPolygon"]"#) && parquet.contains(r#""profile":"shortest""#));
    let shapes = town.json("i.geojson");
    assert_eq!(shapes["features"][0]["properties"]["minutes"], json!(2));
    assert_eq!(shapes["features"][0]["geometry"]["type"], json!("MultiPolygon"));
}

#[test]
fn a_way_is_explained_on_screen_and_as_lines() {
    let town = Town::new();
    let told = town.fine(&format!("{EXPLAIN} --lang en --out @w.geojson"));
    // 250.5 m rounds to 251, 187.875 s to 188.
    assert!(told.out.contains("251 m along streets, 0 m to and from them, 188 s"), "{}", told.out);
    assert!(told.err.contains("every gate passes"), "{}", told.err);
    let way = town.json("w.geojson");
    let steps = way["features"].as_array().expect("steps");
    let total: f64 = steps.iter().filter_map(|step| step["properties"]["length_m"].as_f64()).sum();
    assert!((total - 250.5).abs() < 1e-9, "{way}");
    assert_eq!(steps[0]["geometry"]["coordinates"][0], json!([116.3, 40.0]));
    town.fine(&format!("{EXPLAIN} --out @w.csv"));
    assert!(town.read("w.csv").starts_with("step,way,name,class,length_m,duration_ms,wkt\n1,"));
    let apart = "access explain --network @net --from 116.300,40 --to 116.400,40 --out @left.geojson";
    town.refused(apart, 3, "走不到");
}

/// 0.0005° of latitude north of the street is 55.6 m: on the network the point is 111 m from itself, beyond
/// 100 m. A point is at no distance from itself all the same, in the measure as in the matrix.
#[test]
fn a_point_is_at_no_distance_from_itself() {
    let town = Town::new();
    town.file("from.csv", "id,lon,lat\nh,116.301,40.0005\n");
    town.file("to.csv", "id,lon,lat\nh,116.301,40.0005\n");
    town.file(
        "chances.csv",
        "id,lon,lat,type,weight\np,116.301,40.0005,shop,2\nq,116.301,40.0,shop,4\nfar,116.301,41,shop,8\n",
    );
    town.fine(&format!("{MATRIX} --out @m.csv"));
    assert_eq!(town.read("m.csv"), "from,to,length_m,access_m,duration_ms\nh,h,0.000,0.000,0\n");
    let told = town.fine(&format!("{MEASURE} --nearest 1 --within-m 50,100 --decay linear:1000 --out @r.csv"));
    // p counts within 50 m, q (55.6 m away) within 100 m: 2 and 2 + 4.
    let row = town.read("r.csv").lines().nth(1).expect("one origin").to_owned();
    assert!(row.starts_with("h,0.000,2.000000,6.000000,"), "{row}");
    // 2 × 1 + 4 × (1 − 0.0556) = 5.7776.
    let linear: f64 = row.rsplit(',').next().and_then(|cell| cell.parse().ok()).expect("a number");
    assert!((linear - 5.7776).abs() < 0.0005, "{row}");
    // The third stands a degree north of every street: it is counted nowhere, and the screen says so.
    assert!(told.err.contains("1 个机会点周围 300 米内没有街道 (第 4 行)  没有计入任何结果"), "{}", told.err);
}

#[test]
fn a_way_from_far_beside_the_streets_says_so() {
    let town = Town::new();
    let far = "access explain --network @net --from 116.300,41 --to 116.303,40 --out @left.geojson";
    town.refused(far, 3, "起点 116.3,41 周围 300 米内没有可走的街道");
    let far = "access explain --network @net --from 116.300,40 --to 116.303,41 --lang en --out @left.geojson";
    town.refused(far, 3, "The destination 116.303,41 has no walkable street within 300 m");
    town.refused("access explain --network @net --from home --to 116.303,41", 2, "“home”不是位置");
}

#[test]
fn every_slip_is_told_and_leaves_nothing() {
    let town = Town::new();
    town.refused(&format!("{MATRIX} --profile runner --out @left.csv"), 2, "没有步行画像“runner”");
    town.refused(&format!("{MATRIX} --gates ajar --out @left.csv"), 2, "ajar");
    town.refused(&format!("{MATRIX} --out @left.txt"), 3, "文件结尾“txt”说不清格式");
    town.refused(&format!("{MEASURE} --decay sqrt:100 --out @left.csv"), 2, "看不懂衰减“sqrt:100”");
    town.refused(&format!("{MEASURE} --within-m 500,far --out @left.csv"), 2, "--within-m 的值“500,far”");
    town.refused(&format!("{MEASURE} --nearest 101 --out @left.csv"), 2, "101");
    town.refused(&format!("{ISOCHRONE} --minutes 0,abc --out @left.csv"), 2, "--minutes");
    town.refused(&format!("{ISOCHRONE} --minutes 5,241 --out @left.csv"), 2, "1 到 240 之间的整数");
    town.refused(&format!("{MEASURE} --nearest 0 --out @left.csv"), 2, "没有要算的");
    town.refused(&format!("{MATRIX} --out @no/such/left.csv"), 4, "文件夹不存在");
    town.refused(&format!("{EXPLAIN} --out @left.xlsx"), 3, "xlsx");
    town.refused("access explain --network @net --from 116.3 --to 116.3,40", 2, "116.3");
    town.file("to.csv", "id,node\nb,3\nd,99\n");
    town.refused(&format!("{MATRIX} --out @left.csv"), 3, "没有节点 99");
    town.file("to.csv", "id,node\nb,3\nb,1\n");
    town.refused(&format!("{MATRIX} --lang en --out @left.csv"), 3, "The id “b” stands twice");
    town.file("to.csv", "id,node\nb,three\n");
    town.refused(&format!("{MATRIX} --lang en --out @left.csv"), 3, "Row 2, column \"node\"");
    town.refused(
        "access matrix --network @n.csv --from @from.csv --to @to.csv --out @left.csv",
        3,
        "这不是步行网络文件",
    );
}

/// A street of about 930 m along 40° N that leaves the map's bounds at 116.310, 0.009° of longitude
/// or 768 m from `home`. Five minutes are 400 m, fifteen 1,200 m.
#[test]
fn answers_that_may_lie_outside_the_map_are_told() {
    let town = Town::new();
    town.file(
        "m.osm",
        r#"<?xml version="1.0"?><osm version="0.6"><bounds minlat="39.99" minlon="116.29" maxlat="40.01" maxlon="116.31"/>
           <node id="1" lat="40" lon="116.301"/><node id="2" lat="40" lon="116.303"/><node id="3" lat="40" lon="116.312"/>
           <way id="7"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="residential"/></way></osm>"#,
    );
    town.fine("network build @m.osm --out @net");
    town.file("from.csv", "id,lon,lat\nhome,116.301,40\n");
    town.file("to.csv", "id,node,type,weight\nshop,2,shop,1\n");
    let quiet = |line: &str| {
        let told = town.fine(line);
        assert!(!told.err.contains("地图边缘"), "{line}: {}", told.err);
    };
    let warned = |line: &str| {
        let told = town.fine(line);
        assert!(told.err.contains("1 个起点离地图边缘近，答案可能在地图之外 (home)"), "{line}: {}", told.err);
    };
    quiet(&format!("{ISOCHRONE} --minutes 5 --out @i.geojson"));
    warned(&format!("{ISOCHRONE} --minutes 5,15 --out @i.geojson"));
    let notes = &town.json("i.geojson")["yike"];
    assert_eq!(notes["attribution"], json!("© OpenStreetMap contributors"));
    // The shop stands 171 m from home and 597 m from the border: no way through the outside is shorter.
    quiet(&format!("{MATRIX} --out @m.csv"));
    let measure = "access measure --network @net --origins @from.csv --opportunities @to.csv --out @r.csv";
    quiet(&format!("{measure} --nearest 1"));
    // A second shop could stand outside, and so could some within 800 m; none within 700 m.
    warned(&format!("{measure} --nearest 2"));
    quiet(&format!("{measure} --nearest 0 --within-m 700"));
    warned(&format!("{measure} --nearest 0 --within-m 800"));
}

#[test]
fn a_network_says_what_it_holds() {
    let town = Town::new();
    let told = town.fine("network info @net --lang en");
    for line in [
        "Map date: unknown",
        "Version of the street rules: none (given by tables of nodes and edges)",
        "Version of the file format: 2",
        "Nodes: 5",
        "Segments: 3",
        "Junctions: 4",
        "Chains (streets between junctions): 2",
        // 100 + 150.5 + 40 m; the two streets of 250.5 m are one component.
        "Components: 2",
        "Islands (components shorter than 0 m): 0, 0 km in all",
    ] {
        assert!(told.out.lines().any(|told| told == line), "expected {line:?} in:\n{}", told.out);
    }
    let map = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/towns/wudaokou/wudaokou.osm.pbf");
    town.fine(&format!("network build {} --out @map", map.display()));
    let told = town.fine("network info @map");
    for words in
        ["孤岛（短于 ", "最长连通部分：", "各类街道长度：", "  residential: ", "大门和边界：", "  未标通行权限的大门: "]
    {
        assert!(told.out.contains(words), "expected {words:?} in:\n{}", told.out);
    }
}
