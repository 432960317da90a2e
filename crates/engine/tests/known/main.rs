//! Answers that others have published or computed: we reproduce them.

mod isochrones;
mod monaco;
mod porto_alegre;
mod valhalla;

use std::path::PathBuf;

use yike_domain::walking::{StreetRules, WalkProfile};

fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Bytes of a file below `testdata/`.
pub fn testdata(name: &str) -> Vec<u8> {
    let path = repository().join("testdata").join(name);
    std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// A profile of `data/profiles/`.
pub fn profile(id: &str) -> WalkProfile {
    let path = repository().join("data/profiles").join(format!("{id}.toml"));
    WalkProfile::parse(id, &std::fs::read_to_string(path).expect("profile file")).expect("valid profile")
}

/// The street rules of `data/profiles/`.
pub fn rules() -> StreetRules {
    let path = repository().join("data/profiles/streets.toml");
    StreetRules::parse("streets.toml", &std::fs::read_to_string(path).expect("rule file")).expect("valid rules")
}

/// Rows of a CSV file below `testdata/`, as (header, fields).
pub fn csv_rows(name: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let bytes = testdata(name);
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let header = reader.headers().expect("header").iter().map(str::to_owned).collect();
    let rows = reader.records().map(|r| r.expect("row").iter().map(str::to_owned).collect()).collect();
    (header, rows)
}

/// Position of a column.
pub fn column(header: &[String], name: &str) -> usize {
    header.iter().position(|h| h == name).unwrap_or_else(|| panic!("column {name}"))
}
