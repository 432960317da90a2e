//! The bundled studies: real districts, the same bytes on any number of threads.

mod town;

use town::{Told, command, digests, yike};

#[test]
fn a_demo_gives_the_same_bytes_on_any_number_of_threads() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let run = |threads: &str| {
        let out = folder.path().join(format!("with-{threads}"));
        let args = ["demo", "wudaokou", "--out", &out.display().to_string()];
        let output = command(&args).env("RAYON_NUM_THREADS", threads).output().expect("the program starts");
        Told::of(&output).expect(0, &["五道口", "report.html"]);
        // The receipt holds the digest of every published file: page, workbook, layers, stations.
        let receipt = std::fs::read_to_string(out.join("receipt.json")).expect("a receipt");
        (digests(&out), receipt)
    };
    let alone = run("1");
    assert_eq!(alone.0.len(), 5, "four stations and the result");
    assert!(alone.1.contains("\"report.html\"") && alone.1.contains("\"result.gpkg\""), "{}", alone.1);
    assert_eq!(run("2"), alone);
    assert_eq!(run("16"), alone);
    let result = folder.path().join("with-2").display().to_string();
    yike(&["verify", &result]).expect(0, &["核验通过"]);
}

#[test]
fn the_second_demo_runs_in_english() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("x").display().to_string();
    yike(&["demo", "xinjiekou", "--out", &out, "--lang", "en"]).expect(0, &["Share of all residents", "report.html"]);
}
