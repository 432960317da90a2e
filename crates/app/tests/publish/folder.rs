//! The folder as a whole.

use std::{collections::BTreeMap, fs, path::Path};

use yike_app::publish::{FILES, Page, publish_on};
use yike_app::receipt::{Receipt, digest};
use yike_app::stations::Watch;
use yike_app::words::{Language, Words};
use yike_engine::import::PeopleBasis;

use super::town::draft;

pub fn publish_into(out: &Path) -> Receipt {
    let page = Page::of("<script id=\"yike-data\" type=\"application/json\"></script>").expect("it has a place");
    let draft = draft(PeopleBasis::Counted);
    publish_on(&page, &draft, Words::of(Language::Zh), out, None, Watch::default())
        .expect("it can be published")
        .receipt
}

fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).expect("the folder").flatten();
    entries.map(|e| (e.file_name().to_string_lossy().into_owned(), fs::read(e.path()).expect("a file"))).collect()
}

#[test]
fn the_folder_holds_every_file_and_its_receipt_names_them() {
    let beside = tempfile::tempdir().expect("a temporary folder");
    let out = beside.path().join("new/result");
    let receipt = publish_into(&out);
    let files = contents(&out);
    let mut expected: Vec<&str> = FILES.iter().copied().chain(["receipt.json"]).collect();
    expected.sort_unstable();
    assert_eq!(files.keys().collect::<Vec<_>>(), expected);
    assert_eq!(Receipt::read(&out).expect("a receipt"), receipt);
    for file in &receipt.files {
        assert_eq!(file.sha256, digest(&files[&file.name]), "{}", file.name);
    }
    assert_eq!(receipt.files.len(), FILES.len());
    assert_eq!(files["study.toml"], draft(PeopleBasis::Counted).study.file_text.as_bytes());
    let readme = String::from_utf8(files["README.txt"].clone()).expect("UTF-8");
    for said in ["report.html", "© OpenStreetMap contributors", "ODbL 1.0", "示例镇商务局", "An invented town"] {
        let said_where = if said == "An invented town" { "Example town" } else { said };
        assert!(readme.contains(said_where), "{said_where}");
    }
    assert!(!readme.contains("publish-"), "every line has its words:\n{readme}");
}

#[test]
fn publishing_twice_gives_the_same_bytes() {
    let beside = tempfile::tempdir().expect("a temporary folder");
    let (one, two) = (beside.path().join("one"), beside.path().join("two"));
    publish_into(&one);
    publish_into(&two);
    publish_into(&two);
    let (one, two) = (contents(&one), contents(&two));
    for (name, bytes) in &one {
        assert!(bytes == &two[name], "{name} differs");
    }
}

#[test]
fn findings_are_a_table_that_spreadsheets_read() {
    let beside = tempfile::tempdir().expect("a temporary folder");
    let out = beside.path().join("result");
    publish_into(&out);
    let bytes = fs::read(out.join("findings.csv")).expect("a file");
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").expect("a byte order mark");
    let mut table = csv::Reader::from_reader(text);
    assert_eq!(
        table.headers().expect("headers"),
        &["source", "object", "rule", "severity", "what", "done", "remedy"][..]
    );
    let rows: Vec<csv::StringRecord> = table.records().map(|row| row.expect("a row")).collect();
    assert_eq!(&rows[2][1], "'=1+1", "an object that would be a formula");
    assert_eq!(&rows[2][4], "找不到文件 -a.csv");
}

#[test]
fn publishing_stops_between_two_files_and_tells_of_each() {
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicBool, Ordering};

    let page = Page::of("<script id=\"yike-data\" type=\"application/json\"></script>").expect("it has a place");
    let (draft, beside) = (draft(PeopleBasis::Counted), tempfile::tempdir().expect("a temporary folder"));
    let out = beside.path().join("result");
    let (stop, seen) = (AtomicBool::new(false), Mutex::new(Vec::new()));
    let publish = |stop_at: usize| {
        seen.lock().expect("nobody panics").clear();
        stop.store(false, Ordering::Relaxed);
        let tell = |progress: yike_app::stations::Progress| {
            stop.store(progress.done >= stop_at, Ordering::Relaxed);
            seen.lock().expect("nobody panics").push((progress.done, progress.all));
        };
        let watch = Watch { cancel: Some(&stop), tell: Some(&tell) };
        publish_on(&page, &draft, Words::of(Language::Zh), &out, None, watch)
    };
    let all = FILES.len() + 1;
    for stop_at in [0, 1, 5, all - 1] {
        let trouble = publish(stop_at).expect_err("it was stopped");
        assert_eq!(trouble.rule, yike_app::analyst::rules::STOPPED);
        assert_eq!(fs::read_dir(beside.path()).expect("it can be listed").count(), 0, "nothing is left");
    }
    publish(all + 1).expect("nobody stopped it");
    assert_eq!(*seen.lock().expect("nobody panics"), (0..=all).map(|done| (done, all)).collect::<Vec<_>>());
}
