//! Drives the built executable: exit codes, words and what is left on disk.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn yike(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yike"));
    command.args(args).env_remove("YIKE_LANG").env_remove("LANG").output().expect("the program starts")
}

fn check(args: &[&str], code: i32, says: &str) {
    let output = yike(args);
    let told = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{told}");
    assert!(told.contains(says), "expected {says:?} in:\n{told}");
}

fn towns(file: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/porto-alegre").join(file).display().to_string()
}

#[test]
fn a_network_is_built_from_tables_and_shown() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let net = folder.path().join("net").display().to_string();
    let (nodes, edges) = (towns("walk_nodes.csv"), towns("walk_edges.csv"));
    // 37,524 nodes and 44,698 edges: the numbers of the data's own description.
    check(&["network", "build", "--nodes", &nodes, "--edges", &edges, "--out", &net], 0, "节点：37,524");
    check(&["network", "info", &net, "--lang", "en"], 0, "Segments: 44,698");
}

#[test]
fn a_file_that_is_no_network_is_refused() {
    check(&["network", "info", &towns("walk_nodes.csv")], 3, "错误：");
}

#[test]
fn a_wrong_value_is_named_by_row_and_column_and_nothing_is_written() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = |name: &str| folder.path().join(name).display().to_string();
    fs::write(file("n.csv"), "id,lon,lat\n1,116.3,40\n2,216.3,40\n").expect("it can be written");
    fs::write(file("e.csv"), "from,to,length_m\n1,2,5\n").expect("it can be written");
    let args = ["network", "build", "--nodes", &file("n.csv"), "--edges", &file("e.csv"), "--out", &file("net")];
    check(&args, 3, "第 3 行“lon”列");
    assert!(!Path::new(&file("net")).exists());
}

#[test]
fn a_folder_that_is_missing_is_an_output_failure() {
    let (nodes, edges) = (towns("walk_nodes.csv"), towns("walk_edges.csv"));
    check(&["network", "build", "--nodes", &nodes, "--edges", &edges, "--out", "no/such/net"], 4, "文件夹不存在");
}

#[test]
fn wrong_use_and_missing_files_have_their_codes() {
    check(&["network", "fly"], 2, "fly");
    check(&["study", "no/such.toml"], 3, "找不到这个文件");
    check(&["study"], 0, "[walking]");
}

/// A path below `testdata/`.
fn testdata(name: &str) -> String {
    format!("{}/../../testdata/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn a_street_map_becomes_a_network_that_answers() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (net, points) = (path("w.net"), testdata("towns/wudaokou/valhalla_walk_points.csv"));
    let run = |args: &[&str]| {
        let done = std::process::Command::new(env!("CARGO_BIN_EXE_yike")).args(args).output().expect("yike runs");
        assert!(done.status.success(), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
    };
    run(&["network", "build", &testdata("towns/wudaokou/wudaokou.osm.pbf"), "--out", &net]);
    run(&["access", "matrix", "--network", &net, "--from", &points, "--to", &points, "--out", &path("m.csv")]);
    let matrix = std::fs::read_to_string(path("m.csv")).expect("the matrix");
    assert!(matrix.starts_with("from,to,length_m,access_m,duration_ms\n"));
    assert_eq!(matrix.lines().count(), 1 + 15 * 15);
    run(&[
        "access",
        "isochrone",
        "--network",
        &net,
        "--points",
        &points,
        "--minutes",
        "5,15",
        "--out",
        &path("i.geojson"),
    ]);
    let shapes = std::fs::read_to_string(path("i.geojson")).expect("the isochrones");
    assert_eq!(shapes.matches("\"MultiPolygon\"").count(), 2 * 15);
    let measure = ["access", "measure", "--network", &net, "--origins", &points, "--opportunities", &points];
    let wants = ["--nearest", "2", "--within-m", "500", "--decay", "exp:500", "--out", &path("r.parquet")];
    run(&[measure.as_slice(), wants.as_slice()].concat());
    assert!(std::fs::read(path("r.parquet")).expect("the table").starts_with(b"PAR1"));
}

#[test]
fn a_map_cut_short_is_refused_and_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (cut, net) = (folder.path().join("cut.osm.pbf"), folder.path().join("cut.net"));
    let whole = std::fs::read(testdata("towns/wudaokou/wudaokou.osm.pbf")).expect("a map");
    std::fs::write(&cut, &whole[..whole.len() / 2]).expect("half a map");
    let done = std::process::Command::new(env!("CARGO_BIN_EXE_yike"))
        .args(["network", "build"])
        .arg(&cut)
        .arg("--out")
        .arg(&net)
        .output()
        .expect("yike runs");
    assert_eq!(done.status.code(), Some(3));
    assert!(!net.exists());
}

#[test]
fn a_slip_of_the_keyboard_is_wrong_use_and_a_missing_study_is_bad_input() {
    check(&["network", "buidl"], 2, "既不是研究文件");
    check(&["access", "matirx", "--lang", "en"], 2, "neither a study file");
    check(&["access", "no/such/study.toml"], 3, "no/such/study.toml");
    check(&["network"], 2, "STUDY.toml");
}

#[test]
fn wrong_words_are_answered_in_the_readers_language() {
    check(&["rum"], 2, "没有这个命令：rum");
    check(&["run"], 2, "还缺：<STUDY.toml>");
    check(&["demo", "--oot"], 2, "可选：--out");
    check(&["--lang", "en", "rum"], 2, "No such command: rum");
    check(&["network", "build", "--help"], 0, "用法：yike network build");
}

#[test]
#[cfg(unix)]
fn nobody_listening_is_no_fault_and_a_full_disk_is() {
    let shell = |line: &str| {
        let program = env!("CARGO_BIN_EXE_yike");
        let output = Command::new("bash").args(["-c", line, "bash", program]).output().expect("bash runs");
        output.status.code()
    };
    // The reader goes away after nothing at all; the program still ends as it should.
    assert_eq!(shell(r#""$1" study | true; exit ${PIPESTATUS[0]}"#), Some(0));
    assert_eq!(shell(r#""$1" study /no/such/file 2> >(true); exit $?"#), Some(3));
    assert_eq!(shell(r#"[ -e /dev/full ] || exit 4; "$1" study > /dev/full"#), Some(4));
}
