//! An invented town of one street, small enough to know every answer, and the program that is run on it.

#![allow(dead_code, reason = "each test binary uses a part")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use tempfile::TempDir;

/// Longitude so many metres east along the parallel of 40°, where the street lies.
///
/// One metre is 1 / (6,371,008.8 m × π/180 × cos 40°) = 1 / 85,180 degree.
pub fn east(metres: f64) -> f64 {
    116.3 + metres / (6_371_008.8 * std::f64::consts::PI / 180.0 * 40f64.to_radians().cos())
}

/// The town: a street of 1,200 m, the market 480 m from its west end, and three homes.
///
/// | home | residents | at      | to the market |
/// |------|-----------|---------|---------------|
/// | a    | 1         | 0 m     | 480 m         |
/// | b    | 2         | 200 m   | 280 m         |
/// | c    | 4         | 1,100 m | 620 m         |
///
/// The walker does 1 m/s: 280 s, 480 s, 620 s. Within 10 minutes a and b, 3 of 7 residents = 42.8 %.
pub struct Town {
    folder: TempDir,
}

impl Town {
    pub fn new() -> Self {
        let town = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        town.write("map.osm", &map());
        town.write("outlets.csv", &format!("编号,名称,业态,经度,纬度\n1,示例菜市场,菜市场,{},40.0\n", east(480.0)));
        let home = |id: &str, people: u32, at: f64| format!("{id},{people},{},40.0\n", east(at));
        let homes = home("a", 1, 0.0) + &home("b", 2, 200.0) + &home("c", 4, 1100.0);
        town.write("people.csv", &format!("id,people,lon,lat\n{homes}"));
        town.write("areas.geojson", &areas([[-50.0, 600.0], [600.0, 1300.0]]));
        town.write("pack.toml", PACK);
        town.write("walker.toml", WALKER);
        town.write("study.toml", STUDY);
        town
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.file(name), text).expect("the folder is writable");
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.file(name)).expect("the file is there")
    }

    /// Replaces a passage of a file.
    pub fn change(&self, name: &str, from: &str, to: &str) {
        let text = self.read(name);
        assert!(text.contains(from), "{name} has no {from:?}");
        self.write(name, &text.replace(from, to));
    }

    /// Runs `yike COMMAND study.toml`.
    pub fn yike(&self, command: &str, more: &[&str]) -> Told {
        let study = self.file("study.toml").display().to_string();
        yike(&[&[command, study.as_str()], more].concat())
    }

    /// Names in the folder that Yike may have left behind.
    pub fn leftovers(&self) -> Vec<String> {
        let entries = fs::read_dir(self.path()).expect("the folder can be listed").flatten();
        let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        names.filter(|name| name.starts_with(".yike") || name.contains("result")).collect()
    }

    /// The receipt's stations and result, as the file says them.
    pub fn digests(&self) -> Vec<String> {
        digests(&self.file("result"))
    }
}

/// Digests of stations and result in the receipt of a result folder.
pub fn digests(result: &Path) -> Vec<String> {
    let text = fs::read_to_string(result.join("receipt.json")).expect("a receipt");
    let stations = text.split_once("\"stations\"").expect("stations are listed").1;
    let stations = stations.split_once("\"study\"").expect("the study comes after them").0;
    let words = stations.split('"').filter(|word| word.len() == 64).map(str::to_owned);
    words.collect()
}

/// What a run of the program said and how it ended.
pub struct Told {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Told {
    pub fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
    }

    pub fn all(&self) -> String {
        format!("{}\n{}", self.out, self.err)
    }

    /// Asserts how it ended and what it said.
    pub fn expect(self, code: i32, says: &[&str]) -> Self {
        let all = self.all();
        assert_eq!(self.code, Some(code), "{all}");
        for words in says {
            assert!(all.contains(words), "expected {words:?} in:\n{all}");
        }
        self
    }
}

pub fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yike"));
    command.args(args).env_remove("YIKE_LANG").env_remove("LANG");
    command
}

pub fn yike(args: &[&str]) -> Told {
    Told::of(&command(args).output().expect("the program starts"))
}

fn map() -> String {
    let at = [0.0, 200.0, 480.0, 600.0, 1100.0, 1200.0];
    let nodes: String =
        (1..).zip(at).map(|(id, x)| format!("<node id=\"{id}\" lat=\"40.0\" lon=\"{:.7}\"/>\n", east(x))).collect();
    let refs: String = (1..=at.len()).map(|id| format!("<nd ref=\"{id}\"/>")).collect();
    let bounds = format!(
        "<bounds minlat=\"39.99\" minlon=\"{:.7}\" maxlat=\"40.01\" maxlon=\"{:.7}\"/>",
        east(-900.0),
        east(2100.0)
    );
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<osm version=\"0.6\">\n{bounds}\n{nodes}\
         <way id=\"10\">{refs}<tag k=\"highway\" v=\"residential\"/><tag k=\"name\" v=\"示例路\"/></way>\n</osm>\n"
    )
}

/// Communities as rectangles across the street, from so many metres to so many.
pub fn areas<const N: usize>(spans: [[f64; 2]; N]) -> String {
    let feature = |(number, [from, to]): (usize, &[f64; 2])| {
        let (w, e) = (east(*from), east(*to));
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"id\":\"{number}\",\"name\":\"示例社区{number}\"}},\"geometry\":\
             {{\"type\":\"Polygon\",\"coordinates\":[[[{w},39.999],[{e},39.999],[{e},40.001],[{w},40.001],[{w},39.999]]]}}}}"
        )
    };
    let features: Vec<String> = spans.iter().enumerate().map(|(n, span)| feature((n + 1, span))).collect();
    format!("{{\"type\":\"FeatureCollection\",\"features\":[{}]}}", features.join(","))
}

const STUDY: &str = r#"id = "example-town"
title = { zh = "示例镇", en = "Example Town" }
output = "result"

[map]
file = "map.osm"
outlets = false

[[outlets]]
file = "outlets.csv"
crs = "WGS84"
coverage = "complete"

[people]
kind = "cells"
file = "people.csv"
crs = "WGS84"

[communities]
file = "areas.geojson"
crs = "WGS84"

[standard]
packs = ["pack.toml"]

[walking]
profiles = ["walker.toml"]
gates = "open"
nearest = 3
"#;

const PACK: &str = r#"id = "example"
zh = "示例标准"
en = "Example standard"
effective_from = "2025-01-01"
sources = ["SEED"]
metres_per_minute = 60
metres_per_minute_source = "invented"
metres_per_minute_certainty = "invented"

[[clause]]
id = "basic.wet_market"
zh = "菜市场"
en = "wet market"
measure = "share-within"
types = ["wet_market"]
class = "basic"
minutes = 10
at_least_permille = 900
sources = ["SEED"]
certainty = "invented"
"#;

const WALKER: &str = r#"id = "walker"
zh = "示例行人"
en = "Example walker"
basis = "time"
speed_mm_s = 1000
signal_wait_ms = 0
zebra_wait_ms = 0
unmarked_wait_ms = 0

[sources]
speed_mm_s = "invented"
"#;
