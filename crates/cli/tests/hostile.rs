//! Bad input, driven through the executable: every case ends with the documented code, names file
//! and remedy in both languages, and leaves nothing behind. Odd data that can be used goes on,
//! and is told.

mod town;

use std::{fs, io::Write as _};

use flate2::{
    Compression, Crc,
    write::{DeflateEncoder, GzEncoder},
};
use town::{Town, areas, east, yike};

/// One bad input.
struct Case {
    name: &'static str,
    spoil: fn(&Town),
    /// What the message must name: file, place.
    names: &'static [&'static str],
}

/// A case that cannot be used at all.
const fn case(name: &'static str, names: &'static [&'static str], spoil: fn(&Town)) -> Case {
    Case { name, spoil, names }
}

/// Points the study at another map.
fn map_is(town: &Town, name: &str, bytes: &[u8]) {
    fs::write(town.file(name), bytes).expect("the folder is writable");
    town.change("study.toml", "file = \"map.osm\"", &format!("file = {name:?}"));
}

/// Points the study at another table of outlets.
fn outlets_are(town: &Town, name: &str, bytes: &[u8]) {
    fs::write(town.file(name), bytes).expect("the folder is writable");
    town.change("study.toml", "file = \"outlets.csv\"", &format!("file = {name:?}"));
}

fn wudaokou(kind: &str) -> Vec<u8> {
    let path = format!("{}/../../testdata/towns/wudaokou/wudaokou.{kind}", env!("CARGO_MANIFEST_DIR"));
    fs::read(path).expect("a map")
}

/// A small sound file of an invented town in a binary format.
fn sound(name: &str) -> Vec<u8> {
    let path = format!("{}/../../testdata/hostile/{name}", env!("CARGO_MANIFEST_DIR"));
    fs::read(path).expect("a small file")
}

/// Points the study at a raster of people.
fn people_are(town: &Town, name: &str, bytes: &[u8]) {
    fs::write(town.file(name), bytes).expect("the folder is writable");
    let cells = "kind = \"cells\"\nfile = \"people.csv\"";
    town.change("study.toml", cells, &format!("kind = \"raster\"\nfile = {name:?}"));
}

fn half(bytes: &[u8]) -> &[u8] {
    &bytes[..bytes.len() / 2]
}

/// A workbook whose forty files are one and the same stretch of 32 MB of blanks: more than a gigabyte in a few
/// hundred kilobytes. After APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16.
fn workbook_bomb() -> Vec<u8> {
    let blanks = vec![b' '; 32 << 20];
    let mut packed = DeflateEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(&blanks).expect("memory grows");
    let packed = packed.finish().expect("memory grows");
    let mut crc = Crc::new();
    crc.update(&blanks);
    let size = |bytes: &[u8]| u32::try_from(bytes.len()).expect("a small file").to_le_bytes();
    let name = b"xl/workbook.xml";
    // Version 2.0, no flags, deflated, no time; check sum, sizes, length of the name, nothing extra.
    let facts = [
        &[20, 0, 0, 0, 8, 0, 0, 0, 0, 0][..],
        &crc.sum().to_le_bytes(),
        &size(&packed),
        &size(&blanks),
        &[name.len() as u8, 0, 0, 0],
    ]
    .concat();
    let mut file = [b"PK\x03\x04", facts.as_slice(), name, packed.as_slice()].concat();
    let directory_at = size(&file);
    let mut directory = Vec::new();
    for number in 0..40u8 {
        let own = [&name[..], &[b'a' + number % 26, b'a' + number / 26]].concat();
        let name = if number == 0 { &name[..] } else { &own[..] };
        let mut facts = facts.clone();
        facts[22] = name.len() as u8;
        directory.extend([b"PK\x01\x02\x14\0", facts.as_slice(), &[0; 14], name].concat());
    }
    file.extend_from_slice(&directory);
    file.extend([b"PK\x05\x06\0\0\0\0\x28\0\x28\0", &size(&directory)[..], &directory_at, &[0, 0]].concat());
    file
}

fn gzipped(text: &[u8], times: usize) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    for _ in 0..times {
        packed.write_all(text).expect("memory grows");
    }
    packed.finish().expect("memory grows")
}

const REFUSED: &[Case] = &[
    case("a map cut in half", &["cut.osm.pbf"], |town| {
        let map = wudaokou("osm.pbf");
        map_is(town, "cut.osm.pbf", &map[..map.len() / 2]);
    }),
    case("a zipped map cut in half", &["cut.osm.gz"], |town| {
        let map = wudaokou("osm.gz");
        map_is(town, "cut.osm.gz", &map[..map.len() / 2]);
    }),
    case("a map with a changed stretch", &["odd.osm.pbf"], |town| {
        let mut map = wudaokou("osm.pbf");
        let middle = map.len() / 2;
        map[middle..middle + 64].fill(0xff);
        map_is(town, "odd.osm.pbf", &map);
    }),
    case("a gzip bomb", &["bomb.osm.gz"], |town| {
        // A quarter of a gigabyte inside one tag, in a megabyte.
        let start = gzipped(b"<osm version=\"0.6\"><node id=\"1\" lat=\"40\" lon=\"116\" user=\"", 1);
        map_is(town, "bomb.osm.gz", &[start, gzipped(&[b'a'; 1 << 20], 256)].concat());
    }),
    case("a map that is a picture", &["map.osm.pbf"], |town| map_is(town, "map.osm.pbf", b"\x89PNG\r\n\x1a\n0000")),
    case("an empty map", &["empty.osm"], |town| map_is(town, "empty.osm", b"")),
    case("XML that stops inside a tag", &["half.osm"], |town| {
        map_is(town, "half.osm", b"<?xml version=\"1.0\"?><osm><node id=\"1\" lat=");
    }),
    case("a map without a street", &["bare.osm"], |town| {
        map_is(town, "bare.osm", b"<osm version=\"0.6\"><node id=\"1\" lat=\"40\" lon=\"116.3\"/></osm>");
    }),
    case("an empty table", &["outlets.csv"], |town| town.write("outlets.csv", "")),
    case("a table with a header only", &["outlets.csv"], |town| town.write("outlets.csv", "名称,业态,经度,纬度\n")),
    case("a table in UTF-16", &["outlets.csv"], |town| {
        let text = "名称,业态,经度,纬度\n示例菜市场,菜市场,116.3,40.0\n";
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        outlets_are(town, "outlets.csv", &[&[0xff, 0xfe], wide.as_slice()].concat());
    }),
    case("a table without coordinates", &["outlets.csv"], |town| {
        town.write("outlets.csv", "名称,业态\n示例菜市场,菜市场\n");
    }),
    case("ten million rows", &["outlets.csv"], |town| {
        town.write("outlets.csv", &("名称,业态,经度,纬度\n".to_owned() + &"甲,,,\n".repeat(10_000_000)));
    }),
    case("a workbook that is none", &["outlets.xlsx"], |town| {
        outlets_are(town, "outlets.xlsx", b"PK\x03\x04 no workbook")
    }),
    case("a GeoPackage that is none", &["outlets.gpkg"], |town| {
        outlets_are(town, "outlets.gpkg", b"SQLite format 3\0 and nothing more");
    }),
    case("a workbook cut in half", &["cut.xlsx"], |town| outlets_are(town, "cut.xlsx", half(&sound("outlets.xlsx")))),
    case("a workbook with a changed stretch", &["odd.xlsx"], |town| {
        // Where the packed sheet lies: behind the local header that names it.
        let mut book = sound("outlets.xlsx");
        let name = b"xl/worksheets/sheet1.xml";
        let at = book.windows(name.len()).position(|w| w == name).expect("it has a sheet") + name.len();
        book[at + 16..at + 80].fill(0xff);
        outlets_are(town, "odd.xlsx", &book);
    }),
    case("a zip bomb", &["bomb.xlsx", "1024"], |town| outlets_are(town, "bomb.xlsx", &workbook_bomb())),
    case("a GeoPackage cut in half", &["cut.gpkg"], |town| outlets_are(town, "cut.gpkg", half(&sound("outlets.gpkg")))),
    case("a GeoPackage with a broken shape", &["odd.gpkg"], |town| {
        let mut package = sound("outlets.gpkg");
        let point = [1, 1, 0, 0, 0];
        let head = [&b"GP\0\x01\xe6\x10\0\0"[..], &point].concat();
        let at = package.windows(head.len()).position(|w| w == head).expect("it has a point");
        package[at + 8..at + 13].copy_from_slice(&[1, 99, 0, 0, 0]);
        outlets_are(town, "odd.gpkg", &package);
    }),
    case("a map packed by bzip2 and cut", &["cut.osm.bz2"], |town| {
        map_is(town, "cut.osm.bz2", half(&sound("map.osm.bz2")));
    }),
    case("a raster cut in half", &["cut.tif"], |town| people_are(town, "cut.tif", half(&sound("people.tif")))),
    case("a raster without its last cells", &["short.tif"], |town| {
        let raster = sound("people.tif");
        people_are(town, "short.tif", &raster[..raster.len() - 16]);
    }),
    case("a raster that claims ten thousand million cells", &["bomb.tif"], |town| {
        // Width and height are the first two entries of the directory, which begins at byte 8.
        let mut raster = sound("people.tif");
        raster[18..22].copy_from_slice(&100_000u32.to_le_bytes());
        raster[30..34].copy_from_slice(&100_000u32.to_le_bytes());
        people_are(town, "bomb.tif", &raster);
    }),
    case("a shapefile with its attributes missing", &["lonely.shp", "lonely.dbf"], |town| {
        let mut shp = vec![0; 100];
        shp[..4].copy_from_slice(&9994i32.to_be_bytes());
        outlets_are(town, "lonely.shp", &shp);
    }),
    case("GeoJSON a hundred thousand brackets deep", &["areas.geojson"], |town| {
        town.write("areas.geojson", &format!("{{\"type\":{}", "[".repeat(100_000)));
    }),
    case("a table in UTF-8 with one damaged character", &["outlets.csv", " 3", "UTF-8"], |town| {
        // Read as GBK, the even number of bytes would give 绀轰緥 for 示例 without a complaint.
        let row = format!("2,示例,菜市场,{},40.0\n", east(500.0));
        let mut bytes = (town.read("outlets.csv") + &row).into_bytes();
        let at = bytes.len() - row.len() + 2;
        bytes[at + 2] = 0xff;
        outlets_are(town, "outlets.csv", &bytes);
    }),
    case("a table in UTF-8 with rows in GBK", &["outlets.csv", " 3", "UTF-8"], |town| {
        let row = format!("2,示例,菜市场,{},40.0\n", east(500.0));
        outlets_are(
            town,
            "outlets.csv",
            &[town.read("outlets.csv").as_bytes(), &encoding_rs::GBK.encode(&row).0].concat(),
        );
    }),
    case("a table in GBK with rows in UTF-8", &["outlets.csv", " 4", "GBK"], |town| {
        let row = format!("2,示例,菜市场,{},40.0\n", east(500.0));
        let text = town.read("outlets.csv") + &row;
        let wide = encoding_rs::GBK.encode(&text).0;
        outlets_are(town, "outlets.csv", &[&wide, row.as_bytes()].concat());
    }),
    case("every position out of range", &["outlets.csv"], |town| {
        town.write(
            "outlets.csv",
            "编号,名称,业态,经度,纬度\n1,示例菜市场,菜市场,216.3,140.0\n2,示例药店,药店,-216.3,-99\n",
        );
    }),
    case("a table of NUL bytes", &["outlets.csv"], |town| outlets_are(town, "outlets.csv", &[0; 4096])),
    case("a table above the stated limit", &["big.csv", "512"], |town| {
        // A hole in a file takes no room on the disk.
        let file = fs::File::create(town.file("big.csv")).expect("the folder is writable");
        file.set_len((512 << 20) + 1).expect("holes are free");
        town.change("study.toml", "file = \"outlets.csv\"", "file = \"big.csv\"");
    }),
    case("GeoJSON that stops in the middle", &["areas.geojson"], |town| {
        let text = town.read("areas.geojson");
        town.write("areas.geojson", &text[..text.len() / 2]);
    }),
    case("a shapefile without its attributes", &["outlets.shp"], |town| outlets_are(town, "outlets.shp", &[0; 100])),
    case("a file of an unknown kind", &["outlets.docx"], |town| outlets_are(town, "outlets.docx", b"words")),
    case("people in a column of text", &["people.csv"], |town| {
        town.write("people.csv", &format!("id,people,lon,lat\na,许多,{},40\n", east(0.0)));
    }),
    case("a file that is missing", &["study.toml", " 16 ", "none.csv"], |town| {
        town.change("study.toml", "file = \"people.csv\"", "file = \"none.csv\"");
    }),
    case("a folder instead of a file", &["outlets.csv"], |town| {
        fs::remove_file(town.file("outlets.csv")).expect("it was there");
        fs::create_dir(town.file("outlets.csv")).expect("the folder is writable");
    }),
    case("a study that is no TOML", &["study.toml"], |town| town.write("study.toml", "id = \"a\ntitle = ")),
    case("a misspelt key", &["study.toml", "nearset"], |town| {
        town.change("study.toml", "gates = \"open\"", "gates = \"open\"\nnearset = 3");
    }),
    case("a coordinate system nobody knows", &["study.toml", " 17 ", "WGS48"], |town| {
        town.change("study.toml", "file = \"people.csv\"\ncrs = \"WGS84\"", "file = \"people.csv\"\ncrs = \"WGS48\"");
    }),
    case("a business type nobody knows", &["study.toml", " 12 ", "wet_markt", "wet_market"], |town| {
        town.change("study.toml", "coverage = \"complete\"", "coverage = [\"wet_markt\"]");
    }),
    case("a standard that asks for an unknown measure", &["pack.toml"], |town| {
        town.change("pack.toml", "share-within", "share-without");
    }),
    case("a walker who does not move", &["walker.toml"], |town| {
        town.change("walker.toml", "speed_mm_s = 1000", "speed_mm_s = 0");
    }),
    case("people far from the map", &["people.csv"], |town| {
        town.write("people.csv", "id,people,lon,lat\na,1,2.35,48.85\n");
    }),
];

#[test]
fn what_cannot_be_used_is_refused_with_place_and_remedy() {
    for case in REFUSED {
        let town = Town::new();
        (case.spoil)(&town);
        for (language, error, remedy) in [("zh", "错误：", "建议："), ("en", "Error: ", "What to do: ")] {
            println!("{} ({language})", case.name);
            let told = town.yike("run", &["--lang", language]).expect(3, &[error, remedy]).expect(3, case.names);
            println!("{}", told.err);
            assert!(!told.all().contains("内部出错") && !told.all().contains("failed inside"), "{}", told.all());
            assert!(town.leftovers().is_empty(), "{:?}", town.leftovers());
        }
    }
}

/// Odd data that can be used: the run ends well and tells what was odd.
const TOLD: &[Case] = &[
    case("the same outlet twice", &[" 3"], |town| {
        let row = format!("1,示例菜市场,菜市场,{},40.0\n", east(480.0));
        town.write("outlets.csv", &format!("编号,名称,业态,经度,纬度\n{row}{row}"));
    }),
    case("an unknown business type", &["空中楼阁"], |town| {
        let row = format!("2,示例门店,空中楼阁,{},40.0\n", east(500.0));
        town.write("outlets.csv", &(town.read("outlets.csv") + &row));
    }),
    case("a position that is none", &[" 3"], |town| {
        town.write("outlets.csv", &(town.read("outlets.csv") + "2,示例门店,菜市场,216.3,40.0\n"));
    }),
    case("a position beyond the pole", &[" 3", "95.5"], |town| {
        town.write("outlets.csv", &(town.read("outlets.csv") + "2,示例门店,菜市场,116.3,95.5\n"));
    }),
    case("a negative number of people", &["people"], |town| {
        town.write("people.csv", &(town.read("people.csv") + &format!("d,-5,{},40.0\n", east(300.0))));
    }),
    case("an area that crosses itself", &["areas.geojson"], |town| {
        let (w, e) = (east(0.0), east(400.0));
        let ring = format!("[[{w},39.999],[{e},40.001],[{e},39.999],[{w},40.001],[{w},39.999]]");
        town.write(
            "areas.geojson",
            &format!(
                "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"properties\":{{\"name\":\"示例\"}},\
                 \"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[{ring}]}}}}]}}"
            ),
        );
    }),
    case("areas that overlap", &["areas.geojson"], |town| {
        town.write("areas.geojson", &areas([[0.0, 700.0], [500.0, 1200.0]]));
    }),
    case("an outlet far from any street", &["示例远店"], |town| {
        let row = format!("2,示例远店,菜市场,{},40.008\n", east(480.0));
        town.write("outlets.csv", &(town.read("outlets.csv") + &row));
    }),
    case("a table that begins with a byte-order mark", &["示例镇"], |town| {
        town.write("outlets.csv", &format!("\u{feff}{}", town.read("outlets.csv")));
    }),
    case("a name in GB18030 only, four bytes long", &["示例镇"], |town| {
        // U+3400 stands outside GBK; GB18030 writes it with four bytes.
        let text = format!("编号,名称,业态,经度,纬度\n1,示例㐀菜市场,菜市场,{},40.0\n", east(480.0));
        let (bytes, _, odd) = encoding_rs::GB18030.encode(&text);
        assert!(!odd && bytes.len() > 40);
        fs::write(town.file("outlets.csv"), bytes).expect("the folder is writable");
    }),
    case("a table in GBK", &["示例镇"], |town| {
        let (bytes, _, _) = encoding_rs::GBK.encode("编号,名称,业态,经度,纬度\n1,示例菜市场,菜市场,116.305,40.0\n");
        fs::write(town.file("outlets.csv"), bytes).expect("the folder is writable");
    }),
];

#[test]
fn what_is_odd_but_usable_is_told_and_the_line_goes_on() {
    for case in TOLD {
        let town = Town::new();
        (case.spoil)(&town);
        println!("{}", case.name);
        let told = town.yike("run", &[]).expect(0, &["居民"]);
        let findings = town.read("result/findings.csv");
        for name in case.names {
            assert!(findings.contains(name) || told.all().contains(name), "{name} in\n{findings}\n{}", told.all());
        }
    }
}

/// The lines of a summary that carry shares.
fn shares(out: &str) -> Vec<String> {
    let lines: Vec<String> = out.lines().filter(|line| line.contains('%')).map(str::to_owned).collect();
    assert!(!lines.is_empty(), "{out}");
    lines
}

/// Longitude and latitude exchanged: in one row, in a whole table, in the names of the columns. Each is
/// put right and told, and the shares are those of the sound town.
#[test]
fn exchanged_coordinates_are_put_right_and_told() {
    let sound = shares(&Town::new().yike("run", &[]).expect(0, &[]).out);
    let changes: &[Case] = &[
        case("one row", &["第 4 行的经度与纬度颠倒"], |town| {
            let row = format!("c,4,{},40.0\n", east(1100.0));
            town.change("people.csv", &row, &format!("c,4,40.0,{}\n", east(1100.0)));
        }),
        case("the names of the columns", &["people.csv", "对调"], |town| {
            town.change("people.csv", "lon,lat", "lat,lon")
        }),
        case("the only row", &["outlets.csv", "对调"], |town| {
            town.write("outlets.csv", &format!("编号,名称,业态,经度,纬度\n1,示例菜市场,菜市场,40.0,{}\n", east(480.0)));
        }),
    ];
    for case in changes {
        let town = Town::new();
        (case.spoil)(&town);
        println!("{}", case.name);
        let told = town.yike("run", &[]).expect(0, &[]);
        assert_eq!(shares(&told.out), sound);
        let findings = town.read("result/findings.csv");
        for word in case.names {
            assert!(findings.contains(word), "{word} in\n{findings}");
        }
    }
}

/// An extract that was cut without completing its ways: 4,525 references have no node (counted with osmium).
#[test]
fn references_without_nodes_are_counted_and_the_line_goes_on() {
    let town = Town::new();
    let map = format!("{}/../../testdata/towns/helsinki-centre/helsinki-centre.osm.pbf", env!("CARGO_MANIFEST_DIR"));
    town.change("study.toml", "file = \"map.osm\"\noutlets = false", &format!("file = {map:?}"));
    let study = town.read("study.toml");
    let (head, rest) = study.split_once("[[outlets]]").expect("it has outlets");
    let (_, tail) = rest.split_once("[standard]").expect("it has a standard");
    town.write("study.toml", &format!("{head}[people]\nkind = \"unknown\"\n\n[standard]{tail}"));
    town.yike("run", &[]).expect(0, &[]);
    let findings = town.read("result/findings.csv");
    assert!(findings.lines().any(|line| line.contains("节点") && line.contains("4525")), "{findings}");
    yike(&["verify", &town.file("result").display().to_string()]).expect(0, &[]);
}

/// What the cases above spoil is sound before: each format alone gives the numbers of the tables.
#[test]
fn the_small_files_are_sound() {
    let plain = Town::new();
    let told = plain.yike("run", &[]).expect(0, &[]).out;
    let formats: &[fn(&Town)] = &[
        |town| map_is(town, "map.osm.bz2", &sound("map.osm.bz2")),
        |town| outlets_are(town, "outlets.xlsx", &sound("outlets.xlsx")),
        |town| outlets_are(town, "outlets.gpkg", &sound("outlets.gpkg")),
    ];
    for change in formats {
        let town = Town::new();
        change(&town);
        let other = town.yike("run", &[]).expect(0, &[]).out;
        assert_eq!(shares(&other), shares(&told));
    }
}

/// The raster has cells of 0.001° = 85.18 m; 1 person stands at the middle of its first cell, at 0 m, 2 of the third,
/// at 170.4 m, 4 of the thirteenth, at 1,022.2 m. To the market at 480 m: 480 s, 309.6 s, 542.2 s.
#[test]
fn a_raster_puts_its_people_at_the_middle_of_cells() {
    for (minutes, share) in [(10, "100"), (9, "42.8"), (8, "42.8"), (7, "28.5"), (5, "0")] {
        let town = Town::new();
        people_are(&town, "people.tif", &sound("people.tif"));
        town.change("pack.toml", "minutes = 10", &format!("minutes = {minutes}"));
        town.yike("run", &[]).expect(0, &["居民 7 人", &format!("菜市场 {share}%  ")]);
    }
}
