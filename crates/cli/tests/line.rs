//! The whole line on an invented town, driven through the executable: answers, receipts, stations one at a time.

mod town;

use std::fs;

use town::{Town, digests, yike};

#[test]
fn a_study_becomes_a_result_with_the_numbers_worked_out_by_hand() {
    let town = Town::new();
    // 3 of 7 residents within ten minutes: 42.8 %, below the pack's 90 %. The gap is c's 4 residents.
    let told = town.yike("run", &[]).expect(0, &["居民 7 人", "菜市场 42.8%  未达到", "缺口", "report.html"]);
    assert!(!told.err.contains("错误"), "{}", told.err);
    for name in ["report.html", "receipt.json", "findings.csv", "stations/1-import.yike", "stations/2-network.net"] {
        assert!(town.file("result").join(name).is_file(), "{name}");
    }
    assert_eq!(town.leftovers(), ["result"]);
    town.yike("run", &["--lang", "en"]).expect(0, &["7 residents", "wet market 42.8%  not met"]);
}

#[test]
fn a_map_that_gives_no_outlets_is_not_asked_what_its_shops_are() {
    let town = Town::new();
    let bar = format!(
        "<node id=\"90\" lat=\"40.0\" lon=\"{}\"><tag k=\"amenity\" v=\"bar\"/></node>\n<way",
        town::east(300.0)
    );
    town.change("map.osm", "<way", &bar);
    town.yike("run", &[]).expect(0, &[]);
    assert!(!town.read("result/findings.csv").contains("amenity=bar"));
    town.change("study.toml", "outlets = false", "outlets = true");
    town.yike("run", &[]).expect(0, &[]);
    assert!(town.read("result/findings.csv").contains("amenity=bar"));
    assert!(town.read("result/findings.csv").contains("没有名称或词形相近的业态"));
}

/// The box ends 1,150 m along the street of 1,200 m: c, at 1,100 m and 620 m from the market, walks 50 m to
/// its edge, so whether a market is within 600 m of c cannot be told. Without the box, c certainly has none.
#[test]
fn the_edge_of_complete_data_is_where_the_study_says() {
    let town = Town::new();
    let bounds =
        |east_m: f64| format!("bounds = [{}, 39.99, {}, 40.01]\noutlets", town::east(-900.0), town::east(east_m));
    town.change("study.toml", "outlets = false", &bounds(1150.0).replace("outlets", "outlets = false"));
    town.yike("run", &[]).expect(0, &["菜市场 42.8%，另有 57.1% 无法判断"]);
    // It stands in the receipt, and decides without a declared box of the map, too.
    assert!(town.read("result/receipt.json").contains("map.bounds"));
    let map = town.read("map.osm");
    let declared = map.lines().find(|line| line.starts_with("<bounds")).expect("the map has bounds").to_owned();
    town.change("map.osm", &declared, "");
    town.yike("run", &[]).expect(0, &["菜市场 42.8%，另有 57.1% 无法判断"]);
    assert!(!town.read("result/findings.csv").contains("osm-bounds-assumed"));
    town.change("study.toml", "bounds = [116.", "bounds = [115.");
    town.change("study.toml", ", 39.99, 116.", ", 39.99, 115.9");
    town.yike("run", &[]).expect(3, &["范围里没有地图 map.osm 的街道", "[西, 南, 东, 北]"]);
}

#[test]
fn the_screen_counts_the_findings_that_the_table_lists() {
    let town = Town::new();
    // Two standards notice the same incomplete list of outlets: one finding.
    town.change("study.toml", "coverage = \"complete\"", "coverage = \"partial\"");
    town.change("study.toml", "[\"pack.toml\"]", "[\"pack.toml\", \"cn-2021-guide\"]");
    let told = town.yike("run", &[]).expect(0, &["[注意] 资料完整的业态有 0 类"]);
    let findings = town.read("result/findings.csv");
    // Rows end with CR LF, which no cell holds; the first is the header.
    let rows = findings.matches("\r\n").count() - 1;
    assert!(told.out.contains(&format!("数据问题 {rows} 条")), "{rows} rows: {}", told.out);
    assert_eq!(findings.matches("assess-outlets-partial").count(), 1);
    // The table has the code of the severity, the screen its word.
    assert!(findings.contains(",warning,资料完整的业态有 0 类"), "{findings}");
    assert!(!told.out.contains("profile ") && !told.out.contains("（）"), "{}", told.out);
}

/// Home c stands 1,100 m along the street, the market, outlet 1, at 480 m: 620 m and 620 s at 1 m/s.
#[test]
fn any_number_of_a_result_is_explained_by_its_ids() {
    let town = Town::new();
    town.yike("run", &[]).expect(0, &[]);
    let result = town.file("result").display().to_string();
    let explain = |from: &str, to: &str, more: &[&str]| {
        yike(&[&["access", "explain", "--result", result.as_str(), "--from", from, "--to", to], more].concat())
    };
    explain("c", "1", &[]).expect(0, &["示例路（居住区道路）", "620 米", "620 秒", "示例行人", "大门都能过"]);
    explain("c", "1", &["--lang", "en"]).expect(0, &["示例路 (residential street)", "620 m"]);
    // A position does, too: 280 m from b's to the market.
    explain(&format!("{},40", town::east(200.0)), "1", &[]).expect(0, &["280 米"]);
    explain("nobody", "1", &[]).expect(3, &["没有编号为“nobody”的起点或网点", "origins.parquet"]);
    explain("c", "1", &["--profile", "elder"]).expect(2, &["没有步行画像“elder”", "walker"]);
    fs::remove_file(town.file("result/stations/1-import.yike")).expect("it was there");
    explain("c", "1", &[]).expect(3, &["还没有“import”这一站的结果"]);
}

#[test]
fn hours_that_no_clock_shows_are_found() {
    let town = Town::new();
    let row = |id: &str, at: f64, hours: &str| format!("{id},示例菜市场{id},菜市场,{},40.0,{hours}\n", town::east(at));
    let rows = row("1", 480.0, "08:00-22:00") + &row("2", 700.0, "25:00-99:00");
    town.write("outlets.csv", &format!("编号,名称,业态,经度,纬度,营业时间\n{rows}"));
    town.yike("run", &[]).expect(0, &["第 3 行“营业时间”列的“25:00-99:00”里有不存在的钟点"]);
    let findings = town.read("result/findings.csv");
    assert!(findings.contains("import-hours-odd") && findings.contains("请写成 08:00-22:00 这样"), "{findings}");
}

#[test]
fn one_station_at_a_time_gives_the_same_result_as_the_whole_line() {
    let town = Town::new();
    town.yike("run", &[]).expect(0, &[]);
    let whole = town.digests();
    assert_eq!(whole.len(), 5, "four stations and the result");
    fs::remove_dir_all(town.file("result")).expect("it was there");
    for (station, file) in
        [("import", "1-import"), ("network", "2-network"), ("access", "3-access"), ("assess", "4-assess")]
    {
        town.yike(station, &[]).expect(0, &[file]);
    }
    town.yike("publish", &[]).expect(0, &["report.html"]);
    assert_eq!(town.digests(), whole);
    assert!(town.file("result/stations/3-access.yike").is_file(), "publishing keeps the station files");
    // And again over the result that is there now.
    town.yike("publish", &[]).expect(0, &[]);
    assert_eq!(town.digests(), whole);
}

#[test]
fn a_station_refuses_what_is_missing_or_out_of_date() {
    let town = Town::new();
    town.yike("network", &[]).expect(3, &["还没有“import”这一站的结果", "yike import"]);
    for station in ["import", "network", "access", "assess"] {
        town.yike(station, &[]).expect(0, &[]);
    }
    // A setting of the access station: import and network still stand, assess and publish do not.
    town.change("study.toml", "nearest = 3", "nearest = 2");
    town.yike("assess", &[]).expect(3, &["“access”站的结果已经过时", "walking.nearest"]);
    town.yike("access", &[]).expect(0, &[]);
    town.yike("publish", &[]).expect(3, &["“assess”站的结果已经过时", "3-access 变了"]);
    town.yike("assess", &[]).expect(0, &[]);
    // A setting that changes no number here: the town has no gates, so what follows still stands.
    town.change("study.toml", "gates = \"open\"", "gates = \"closed\"");
    town.yike("access", &[]).expect(0, &[]);
    town.yike("publish", &[]).expect(0, &[]);
    // A source: everything from import on.
    town.change("outlets.csv", "示例菜市场", "示例集市");
    town.yike("publish", &["--lang", "en"]).expect(3, &["\"import\" is out of date", "outlets.csv", "yike import"]);
}

#[test]
fn a_result_is_verified_and_what_differs_is_named() {
    let town = Town::new();
    town.yike("run", &[]).expect(0, &[]);
    let result = town.file("result").display().to_string();
    yike(&["verify", &result]).expect(0, &["核验通过"]);
    yike(&["verify", &result, "--lang", "en"]).expect(0, &["Verified"]);

    let findings = town.read("result/findings.csv");
    town.write("result/findings.csv", &(findings.clone() + "x"));
    yike(&["verify", &result]).expect(3, &["findings.csv", "结果文件与收据不符", "核验不通过"]);
    town.write("result/findings.csv", &findings);

    let outlets = town.read("outlets.csv");
    town.change("outlets.csv", "示例菜市场", "示例集市");
    yike(&["verify", &result]).expect(3, &["outlets.csv", "输入与收据不符"]);
    town.write("outlets.csv", &outlets);

    town.change("study.toml", "gates = \"open\"", "gates = \"closed\"");
    yike(&["verify", &result]).expect(3, &["walking.gates", "“open”", "“closed”"]);
    town.change("study.toml", "gates = \"closed\"", "gates = \"open\"");

    // A receipt that claims other numbers: the line computed again tells.
    let receipt = town.read("result/receipt.json");
    let access = &digests(&town.file("result"))[2];
    town.write("result/receipt.json", &receipt.replace(access.as_str(), &"0".repeat(64)));
    yike(&["verify", &result]).expect(3, &["3-access", "重算的结果不同"]);
    town.write("result/receipt.json", &receipt);

    fs::rename(town.file("study.toml"), town.file("moved.toml")).expect("it can be moved");
    yike(&["verify", &result]).expect(3, &["study.toml", "--study"]);
    yike(&["verify", &result, "--study", &town.file("moved.toml").display().to_string()]).expect(0, &["核验通过"]);
}

#[test]
fn a_file_changed_together_with_its_receipt_is_found() {
    let town = Town::new();
    town.yike("run", &[]).expect(0, &[]);
    let result = town.file("result").display().to_string();
    let receipt = town.read("result/receipt.json");
    // Each is one sentence in the language of the result, whatever language verifies it.
    yike(&["verify", &result, "--lang", "en"]).expect(0, &["files published the same again"]);

    // The share on the page made better, and its digest in the receipt with it.
    let page = town.read("result/report.html");
    town.write("result/report.html", &page.replace("示例社区1", "示例社区9"));
    town.write("result/receipt.json", &with_digest_of(&receipt, &page, &town.read("result/report.html")));
    let told = yike(&["verify", &result]).expect(3, &["report.html", "重新发布得到的文件不同", "核验不通过"]);
    assert!(!told.out.contains("结果文件与收据不符"), "the receipt agrees: {}", told.out);
    town.write("result/report.html", &page);
    town.write("result/receipt.json", &receipt);

    // A file more: nobody knows whose it is. The station files are Yike's own to rewrite.
    town.write("result/stations/0-mine.yike", "");
    yike(&["verify", &result]).expect(0, &["核验通过"]);
    fs::remove_file(town.file("result/stations/0-mine.yike")).expect("it was there");
    town.write("result/result.gpkg-wal", "");
    let told = yike(&["verify", &result]).expect(3, &["result.gpkg-wal", "收据上没有的文件"]);
    assert!(!told.out.contains("重新发布得到的文件不同"), "{}", told.out);
    fs::remove_file(town.file("result/result.gpkg-wal")).expect("it was there");

    // A file less, also out of the receipt.
    let gaps = fs::read(town.file("result/gaps.parquet")).expect("it is there");
    fs::remove_file(town.file("result/gaps.parquet")).expect("it was there");
    yike(&["verify", &result]).expect(3, &["gaps.parquet", "结果文件不见了"]);
    town.write("result/receipt.json", &without_entry(&receipt, "gaps.parquet"));
    let told = yike(&["verify", &result]).expect(3, &["gaps.parquet", "结果文件不见了"]);
    assert_eq!(told.out.matches("gaps.parquet").count(), 1, "said once: {}", told.out);
    fs::write(town.file("result/gaps.parquet"), gaps).expect("it can be restored");
    town.write("result/receipt.json", &receipt);
    yike(&["verify", &result]).expect(0, &["核验通过"]);
}

#[test]
fn a_result_in_english_is_verified_in_chinese() {
    let town = Town::new();
    town.yike("run", &["--lang", "en"]).expect(0, &[]);
    let result = town.file("result").display().to_string();
    yike(&["verify", &result]).expect(0, &["核验通过", "重新发布结果相同"]);
}

/// A receipt as somebody would write it who has changed a text file.
fn with_digest_of(receipt: &str, then: &str, now: &str) -> String {
    let digest = |text: &str| yike_app::receipt::digest(text.as_bytes());
    let (old, new) = (digest(then), digest(now));
    assert!(old != new && receipt.contains(&old), "the receipt lists the file as it was");
    receipt.replace(&old, &new)
}

/// A receipt that does not list a file.
fn without_entry(receipt: &str, name: &str) -> String {
    let at = receipt.find(&format!("\"{name}\"")).expect("it is listed");
    let (from, to) =
        (receipt[..at].rfind('{').expect("its entry"), at + receipt[at..].find("},").expect("its end") + 2);
    format!("{}{}", &receipt[..from], &receipt[to..])
}

#[test]
fn the_same_study_gives_the_same_bytes_wherever_it_lies() {
    let (one, other) = (Town::new(), Town::new());
    one.yike("run", &[]).expect(0, &[]);
    other.yike("run", &[]).expect(0, &[]);
    assert_eq!(one.digests(), other.digests());
}
