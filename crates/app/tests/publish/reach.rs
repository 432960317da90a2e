//! The nearest few and the counts of the little town, read back as an analyst would.

use std::path::Path;

use parquet::{
    file::reader::{FileReader as _, SerializedFileReader},
    record::{Field, Row},
};
use yike_app::publish::reach::{COUNTS, COUNTS_COLUMNS, REACH, REACH_COLUMNS};
use yike_engine::import::PeopleBasis;

use super::{folder::publish_into, town::draft};

fn rows(path: &Path) -> Vec<Row> {
    let file = SerializedFileReader::new(std::fs::File::open(path).expect("a file")).expect("Parquet");
    file.get_row_iter(None).expect("rows").map(|row| row.expect("a row")).collect()
}

/// The cells of a row in words, without those of the columns named.
fn words(row: &Row, without: &[&str]) -> String {
    let cells = row.get_column_iter().filter(|(name, _)| !without.contains(&name.as_str()));
    let word = |cell: &Field| match cell {
        Field::Str(text) => text.clone(),
        other => other.to_string(),
    };
    cells.map(|(_, cell)| word(cell)).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_origin_tells_its_nearest_and_the_first_are_the_catchments() {
    let beside = tempfile::tempdir().expect("a temporary folder");
    publish_into(&beside.path().join("result"));
    let rows = rows(&beside.path().join("result").join(REACH));
    assert_eq!(rows[0].get_column_iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), {
        REACH_COLUMNS.map(|(name, _)| name)
    });
    let draft = draft(PeopleBasis::Counted);
    let id = |at: usize| draft.imported.outlets[at].id.as_str();
    let all: Vec<String> = rows.iter().map(|row| words(row, &["outlet_source"])).collect();
    let of = |start: &str| all.iter().filter(|row| row.starts_with(start)).cloned().collect::<Vec<_>>();
    // By length, rounded up: a walks from 10 to 200 m, d from 1190 to 800 m; a centimetre may go into rounding.
    // There is one market and one pharmacy, so there is no second rank.
    let market = |who: &str, metres: u32| format!("{who} planning wet_market 1 {} {metres} m", id(0));
    assert_eq!(of("way/1 planning wet_market "), [market("way/1", 190)]);
    assert_eq!(of("d planning wet_market "), [market("d", 991)]);
    assert_eq!(of("d planning pharmacy "), [format!("d planning pharmacy 1 {} 390 m", id(1))]);
    // Group of several types: both, by distance. b at 410 m has the market 210 m away, the pharmacy
    // 390 m; both a hair more on the round earth, so rounded up.
    let several = of("b planning wet_market|pharmacy|repair_shop ");
    let shop =
        |rank: u32, at: usize, m: u32| format!("b planning wet_market|pharmacy|repair_shop {rank} {} {m} m", id(at));
    assert_eq!(several, [shop(1, 0, 211), shop(2, 1, 391)]);
    // Nobody reaches a canteen: there is none, and no row.
    assert!(!all.iter().any(|row| row.contains("elder_canteen")));
    // The catchment of the only market is everybody, for either profile.
    let catchment = all.iter().filter(|row| row.contains(&format!(" wet_market 1 {} ", id(0)))).count();
    assert_eq!(catchment, 2 * draft.imported.origins.len());
}

#[test]
fn counts_are_within_the_minutes_of_the_overview() {
    let beside = tempfile::tempdir().expect("a temporary folder");
    publish_into(&beside.path().join("result"));
    let rows = rows(&beside.path().join("result").join(COUNTS));
    assert_eq!(rows[0].get_column_iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), {
        COUNTS_COLUMNS.map(|(name, _)| name)
    });
    let draft = draft(PeopleBasis::Counted);
    let metres = draft.packs[0].metres_per_minute;
    let all: Vec<String> = rows.iter().map(|row| words(row, &[])).collect();
    // From d the market is 990 m away: within as many minutes as the standard's speed makes of it.
    let within = [5, 8, 10, 15].map(|minutes| u32::from(minutes * metres >= 991).to_string()).join(" ");
    assert!(all.contains(&format!("d planning wet_market {within}")), "{within}: {all:?}");
    assert!(all.contains(&"way/1 planning wet_market 1 1 1 1".to_owned()));
    assert!(!all.iter().any(|row| row.contains('|')), "the overview is about single types");
    // Origins × profiles × types that have outlets: market, pharmacy, small supermarket, supermarket.
    assert_eq!(all.len(), draft.imported.origins.len() * 2 * 4);
}
