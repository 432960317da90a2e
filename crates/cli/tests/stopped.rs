//! Stopped, out of room, in the way: nothing half-done under its name, and what was there stays.

#![cfg(unix)]

mod town;

use std::{
    collections::BTreeMap,
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    path::Path,
    process::{Command, Stdio},
};

use town::{Told, Town, command, yike};

const STATIONS: [&str; 5] = ["import", "network", "access", "assess", "publish"];

/// Attempts at stopping a station that was done before the signal arrived.
const ATTEMPTS: usize = 20;

/// A study of a real district: stations that take long enough to be met at work.
fn district() -> Town {
    let town = Town::new();
    let map = format!("{}/../../testdata/towns/wudaokou/wudaokou.osm.pbf", env!("CARGO_MANIFEST_DIR"));
    let study = format!(
        "id = \"district\"\ntitle = {{ zh = \"示例区\", en = \"Example district\" }}\noutput = \"result\"\n\
         [map]\nfile = {map:?}\n\
         [people]\nkind = \"assumed\"\nresidents = 20000\nreason = {{ zh = \"示例\", en = \"example\" }}\n\
         [standard]\npacks = [\"cn-2021-guide\"]\n[walking]\nprofiles = [\"adult\"]\ngates = \"open\"\nnearest = 3\n"
    );
    town.write("study.toml", &study);
    town
}

/// Runs `yike COMMAND study.toml` and sends it Ctrl-C, or in every other station what a system sends
/// that shuts down, as soon as it tells that the station is at work.
fn stopped_in(town: &Town, command_word: &str, number: usize) -> Told {
    let study = town.file("study.toml").display().to_string();
    let mut child = command(&[command_word, &study]).stderr(Stdio::piped()).spawn().expect("the program starts");
    // A shell that only waits for a line is quicker than one that has to be started.
    let signal = if number.is_multiple_of(2) { "TERM" } else { "INT" };
    let script = format!("read go && kill -{signal} {}", child.id());
    let mut shell = Command::new("sh").args(["-c", &script]).stdin(Stdio::piped()).spawn().expect("a shell starts");
    let mut told = BufReader::new(child.stderr.take().expect("it is piped"));
    let mut err = String::new();
    while !err.contains(&format!("[{number}/5]")) {
        assert!(told.read_line(&mut err).expect("it can be read") > 0, "station {number} is never told: {err}");
    }
    shell.stdin.take().expect("it is piped").write_all(b"go\n").expect("the shell waits");
    told.read_to_string(&mut err).expect("it can be read");
    // Of a program that has ended there may be nobody left to signal.
    shell.wait().expect("the shell ends");
    Told { code: child.wait().expect("it ends").code(), out: String::new(), err }
}

#[test]
fn ctrl_c_in_any_station_of_a_run_leaves_the_earlier_result_as_it_was() {
    let town = Town::new();
    town.yike("run", &[]).expect(0, &[]);
    let earlier = files(&town.file("result"));
    town.write("study.toml", &district().read("study.toml"));
    for number in 1..=STATIONS.len() {
        let next = format!("[{}/5]", number + 1);
        let stop = |_| {
            let told = stopped_in(&town, "run", number);
            if told.code == Some(0) {
                restore(&town.file("result"), &earlier);
            }
            // Where the next station has begun, the signal came too late for this one: once more.
            (told.code != Some(0) && !told.err.contains(&next)).then_some(told)
        };
        (0..ATTEMPTS).find_map(stop).expect("it can be stopped").expect(130, &["已按要求停止"]);
        assert!(files(&town.file("result")) == earlier, "stopped in station {number}");
        assert_eq!(town.leftovers(), ["result"], "stopped in station {number}");
    }
}

/// Names and bytes of the files of a folder, those of folders inside it too.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            found.extend(files(&entry.path()).into_iter().map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)));
        } else {
            found.insert(name, fs::read(entry.path()).expect("it can be read"));
        }
    }
    found
}

/// Stopped or not, a station's file is whole or not there: what is there are the bytes of an undisturbed run.
#[test]
fn ctrl_c_in_a_single_station_keeps_the_files_of_those_before() {
    let (calm, town) = (district(), district());
    for (number, word) in (1..).zip(STATIONS) {
        let before = files(&town.file("result"));
        let stop = |_| {
            let told = stopped_in(&town, word, number);
            if told.code == Some(0) {
                // Done before the signal arrived: once more from where it was.
                restore(&town.file("result"), &before);
                return None;
            }
            Some(told)
        };
        (0..ATTEMPTS).find_map(stop).expect("it can be stopped").expect(130, &["已按要求停止"]);
        calm.yike(word, &[]).expect(0, &[]);
        let (after, whole) = (files(&town.file("result")), files(&calm.file("result")));
        assert!(before.iter().all(|(name, bytes)| after.get(name) == Some(bytes)), "{word}");
        for (name, bytes) in &after {
            assert!(whole.get(name) == Some(bytes), "{name} is not whole after {word} was stopped");
        }
        assert!(number < STATIONS.len() || after == before, "nothing is published");
        assert!(town.leftovers().iter().all(|name| name == "result"), "{:?}", town.leftovers());
        town.yike(word, &[]).expect(0, &[]);
    }
}

/// Puts back what a folder held, and nothing else.
fn restore(folder: &Path, held: &BTreeMap<String, Vec<u8>>) {
    fs::remove_dir_all(folder).expect("the folder is writable");
    for (name, bytes) in held {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("it is inside the folder")).expect("the folder is writable");
        fs::write(path, bytes).expect("the folder is writable");
    }
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
