//! The folder as a whole.

use std::{collections::BTreeMap, fs, path::Path};

use yike_app::publish::{FILES, Page, publish_on};
use yike_app::receipt::{Receipt, digest};
use yike_app::words::{Language, Words};
use yike_engine::import::PeopleBasis;

use super::town::draft;

pub fn publish_into(out: &Path) -> Receipt {
    let page = Page::of("<script id=\"yike-data\" type=\"application/json\"></script>").expect("it has a place");
    let draft = draft(PeopleBasis::Counted);
    publish_on(&page, &draft, Words::of(Language::Zh), out, None).expect("it can be published").receipt
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
