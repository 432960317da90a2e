use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use expect_test::{Expect, expect};

use super::{Basis, Coverage, Gates, PeopleSource, Study, TEMPLATE};

/// A folder with empty files of these names.
fn folder(names: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for name in names {
        fs::write(folder.path().join(name), "").expect("it can be written");
    }
    folder
}

/// Every problem of a study, as `place key args`, with the folder's name left out.
fn check(text: &str, expected: &Expect) {
    let folder = folder(&["map.osm.pbf"]);
    let problems = Study::parse("study.toml", text, folder.path()).expect_err("the study is wrong");
    let mut shown = String::new();
    for problem in problems {
        writeln!(shown, "{problem}").expect("text grows");
    }
    expected.assert_eq(&shown.replace(&folder.path().display().to_string(), "<folder>"));
}

const HEAD: &str = r#"
id = "a"
title = { zh = "甲" }
map = { file = "map.osm.pbf" }
"#;

#[test]
fn the_template_is_a_study() {
    let folder = folder(&["map.osm.pbf", "outlets.csv", "townships.geojson"]);
    let study = Study::parse("study.toml", TEMPLATE, folder.path()).unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert_eq!(study.gates, Gates::Residents);
    assert_eq!(study.map.coverage, Coverage::Partial);
    assert!(matches!(&study.outlets[0].coverage, Coverage::CompleteFor(types) if types.len() == 2));
    assert!(matches!(&study.people, PeopleSource::Polygons(table) if table.columns["people"] == "常住人口"));
    assert_eq!(study.output, folder.path().join("result"));
    // What the sample writes out is what a study gets that says nothing.
    let silent =
        format!("{HEAD}standard = {{ packs = [\"cn-2021-guide\"] }}\nwalking = {{ profiles = [\"adult\"] }}\n");
    let silent = Study::parse("study.toml", &silent, folder.path()).unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert_eq!(silent.access_settings(), study.access_settings());
    // The licence of the map asks for its line whether or not the study repeats it.
    assert_eq!(silent.map.attribution.as_deref(), Some("© OpenStreetMap contributors"));
    // Its standards and profiles can be read, and the types it names exist.
    let basis = Basis::read(&study).unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert_eq!(basis.packs.len(), study.packs.len());
    assert_eq!(basis.profiles.len(), study.profiles.len());
    let Coverage::CompleteFor(types) = &study.outlets[0].coverage else { panic!("the sample lists types") };
    assert!(types.iter().all(|code| basis.taxonomy.index(code).is_some()), "{types:?}");
}

#[test]
fn a_misspelt_key_is_named_with_the_word_that_was_meant() {
    check(
        &format!("{HEAD}walking = {{ profiles = [\"adult\"], gate = \"open\", colour = 1 }}\n"),
        &expect![[r#"
        study-key-missing · study.toml · line 1 column 1 · key=standard
        study-key-misspelt · study.toml · line 5 column 35 · key=walking.gate · meant=gates
        study-key-unknown · study.toml · line 5 column 50 · key=walking.colour · words=profiles, gates, snap_m, nearest, isochrone_minutes
    "#]],
    );
}

#[test]
fn every_problem_is_reported_at_once() {
    check(
        r#"id = "My District"
title = { en = "no Chinese" }
[map]
file = "maps/none.osm.pbf"
date = "last year"
coverage = "most"
[people]
kind = "assumed"
residents = -5
[walking]
profiles = ["adult", "adult", "adlut"]
snap_m = "far"
"#,
        &expect![[r#"
            study-key-missing · study.toml · line 1 column 1 · key=standard
            study-id-odd · study.toml · line 1 column 6 · found=My District
            study-key-missing · study.toml · line 2 column 9 · key=title.zh
            study-file-missing · study.toml · line 4 column 8 · path=<folder>/maps/none.osm.pbf
            study-date-odd · study.toml · line 5 column 8 · found=last year
            study-wrong-word · study.toml · line 6 column 12 · key=map.coverage · found=most · words=complete | partial
            study-key-missing · study.toml · line 7 column 1 · key=people.reason
            study-out-of-range · study.toml · line 9 column 13 · key=people.residents · found=-5 · least=1 · most=50000000
            study-given-twice · study.toml · line 11 column 22 · found=adult
            study-not-built-in · study.toml · line 11 column 31 · found=adlut · words=adult
            study-wrong-kind · study.toml · line 12 column 10 · key=walking.snap_m · wanted=number · found=string
        "#]],
    );
}

#[test]
fn bounds_are_four_numbers_in_their_order() {
    let study = |map: &str| {
        format!(
            "id = \"a\"\ntitle = {{ zh = \"甲\" }}\nstandard = {{ packs = [\"cn-2021-guide\"] }}\n\
             walking = {{ profiles = [\"adult\"] }}\n[map]\nfile = \"map.osm.pbf\"\n{map}\n"
        )
    };
    let folder = folder(&["map.osm.pbf"]);
    let fine = study("bounds = [116, 39.98, 116.36, 40.02]");
    let fine = Study::parse("study.toml", &fine, folder.path()).unwrap_or_else(|problems| panic!("{problems:#?}"));
    let (low, high) = fine.map.bounds.expect("they are given");
    let sides = [low.lon_degrees(), low.lat_degrees(), high.lon_degrees(), high.lat_degrees()];
    assert_eq!(sides, [116.0, 39.98, 116.36, 40.02]);
    // Another box is another result; a study without one keeps the settings it always had.
    assert!(fine.import_settings().contains(&("map.bounds".to_owned(), "116,39.98,116.36,40.02".to_owned())));
    for (odd, found) in [
        ("[116.36, 39.98, 116.3, 40.02]", "116.36, 39.98, 116.3, 40.02"),
        ("[39.98, 116.3, 40.02, 116.36]", "39.98, 116.3, 40.02, 116.36"),
        ("[116.3, 39.98, 116.36]", "116.3, 39.98, 116.36"),
        ("[]", ""),
    ] {
        let wanted = format!("study-bounds-odd · study.toml · line 7 column 10 · found={found}\n");
        let problems = Study::parse("study.toml", &study(&format!("bounds = {odd}")), folder.path());
        let told: String = problems.expect_err("no box").iter().map(|problem| format!("{problem}\n")).collect();
        assert_eq!(told, wanted);
    }
    check(
        &study("bounds = [116.3, \"39\", 116.36, nan]"),
        &expect![[r#"
            study-wrong-kind · study.toml · line 7 column 10 · key=map.bounds · wanted=list-of-decimals · found=array
        "#]],
    );
}

#[test]
fn broken_toml_is_named_by_line() {
    check(
        "id = \"a\"\ntitle = {\n[map\n",
        &expect![[r#"
        study-not-toml · study.toml · line 3 column 1 · reason=missing key for inline table element, expected key
        study-not-toml · study.toml · line 3 column 5 · reason=unclosed inline table, expected `}`
    "#]],
    );
}

#[test]
fn a_missing_study_file_is_a_trouble() {
    let problems = Study::read(Path::new("no/such/study.toml")).expect_err("there is none");
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].source, "no/such/study.toml");
}

#[test]
fn words_that_stand_for_something_are_known_to_do_so() {
    check(
        &format!(
            "{HEAD}standard = {{ packs = [\"cn-2021-guide\"] }}\nwalking = {{ profiles = [\"adult\"] }}\n\
             [[outlets]]\nfile = \"map.osm.pbf\"\ncrs = \"WGS48\"\ntype = \"farmacy\"\n\
             [[outlets]]\nfile = \"map.osm.pbf\"\ncrs = \"EPSG:4214\"\ncoverage = [\"wet_market\", \"spaceport\"]\n"
        ),
        &expect![[r#"
            study-crs-unknown · study.toml · line 9 column 7 · found=WGS48
            study-type-misspelt · study.toml · line 10 column 8 · found=farmacy · meant=pharmacy
            study-crs-old-datum · study.toml · line 13 column 7 · found=EPSG:4214
            study-type-unknown · study.toml · line 14 column 27 · found=spaceport
        "#]],
    );
}
