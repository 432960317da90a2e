//! Stopped, out of room, in the way: nothing half-done under its name, and what was there stays.

#![cfg(unix)]

mod town;

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _},
    process::{Command, Stdio},
};

use town::{Told, Town, command, yike};

#[test]
fn ctrl_c_in_the_middle_leaves_nothing_behind() {
    let town = Town::new();
    let porto = format!("{}/../../testdata/towns/porto.osm.pbf", env!("CARGO_MANIFEST_DIR"));
    town.change("study.toml", "file = \"map.osm\"", &format!("file = {porto:?}"));
    town.change(
        "study.toml",
        "[people]\nkind = \"cells\"\nfile = \"people.csv\"\ncrs = \"WGS84\"",
        "[people]\nkind = \"unknown\"",
    );
    let study = town.file("study.toml").display().to_string();
    let mut child = command(&["run", &study]).stderr(Stdio::piped()).spawn().expect("the program starts");
    let mut told = BufReader::new(child.stderr.take().expect("it is piped"));
    let mut line = String::new();
    told.read_line(&mut line).expect("the first station is told");
    assert!(line.contains("[1/5]"), "{line}");
    let interrupt = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill runs");
    assert!(interrupt.success());
    let mut rest = String::new();
    told.read_to_string(&mut rest).expect("it can be read");
    let status = child.wait().expect("it ends");
    assert_eq!(status.code(), Some(130), "{line}{rest}");
    assert!(rest.contains("已按要求停止"), "{rest}");
    assert!(town.leftovers().is_empty(), "{:?}", town.leftovers());
}

/// Runs `yike run study.toml` where no file may grow beyond `blocks` × 512 bytes: a full disk
/// that needs no disk of its own.
fn run_with_little_room(town: &Town, blocks: u32) -> Told {
    let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" run \"$1\"");
    let mut shell = Command::new("sh");
    shell.args(["-c", &script, env!("CARGO_BIN_EXE_yike")]).arg(town.file("study.toml"));
    Told::of(&shell.env_remove("YIKE_LANG").env_remove("LANG").output().expect("a shell runs"))
}

#[test]
fn a_disk_without_room_leaves_the_earlier_result_as_it_was() {
    let town = Town::new();
    town.yike("run", &[]).expect(0, &[]);
    let (receipt, digests) = (town.read("result/receipt.json"), town.digests());
    town.change("people.csv", "a,1,", "a,8,");
    // Some station's file, or the page, is larger than each of these.
    for blocks in [0, 1, 8, 64] {
        run_with_little_room(&town, blocks).expect(4, &["错误：", "建议："]);
        assert_eq!(town.read("result/receipt.json"), receipt);
        assert_eq!(town.leftovers(), ["result"], "with room for {blocks} blocks");
    }
    town.yike("run", &[]).expect(0, &[]);
    assert_ne!(town.digests(), digests, "with room it goes through");
}

#[test]
fn a_result_never_replaces_what_is_not_one() {
    let town = Town::new();
    fs::create_dir(town.file("letters")).expect("a folder");
    town.write("letters/dear.txt", "dear");
    let letters = town.file("letters").display().to_string();
    town.yike("run", &["--out", &letters]).expect(4, &["letters"]);
    assert_eq!(town.read("letters/dear.txt"), "dear");
    // A file where a folder is needed, and a folder inside a file.
    town.yike("run", &["--out", &town.file("people.csv").display().to_string()]).expect(4, &["people.csv"]);
    let inside = town.file("people.csv").join("result").display().to_string();
    town.yike("run", &["--out", &inside]).expect(4, &["people.csv"]);
    assert!(town.leftovers().is_empty(), "{:?}", town.leftovers());
    yike(&["verify", &letters]).expect(3, &["receipt.json"]);
}
