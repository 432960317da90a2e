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
    check(&args, 3, "row 3 column lon");
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
