//! Worked cases of every standard pack: `testdata/standards/<pack>.md` is read as it stands.
//!
//! A case is a section `## …` with a small circle (homes, residents and how far they walk to
//! each business type), the walking profile and the state of the data, and what must come out:
//! verdicts with their sentences, gaps, the grade. `testdata/standards/README.md` explains the form.

mod case;
mod circle;

use std::fs;
use std::path::{Path, PathBuf};

use case::{Case, cases};
use circle::{Found, judge};
use yike_app::embedded;
use yike_domain::standard::{SourceList, StandardPack};
use yike_domain::taxonomy::Taxonomy;

/// The folder of the cases.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/standards")
}

pub(crate) fn taxonomy() -> Taxonomy {
    Taxonomy::parse(embedded::data_text("taxonomy/2025.toml").expect("built in")).expect("sound")
}

/// The pack of a file of cases: built in, or lying beside the cases (an invented one).
fn pack(id: &str) -> StandardPack {
    let built_in = embedded::data_text(&format!("standards/{id}.toml")).map(str::to_owned);
    let text = built_in.unwrap_or_else(|| {
        fs::read_to_string(folder().join(format!("{id}.toml"))).unwrap_or_else(|e| panic!("no pack {id}: {e}"))
    });
    let mut listed = embedded::data_text("standards/sources.toml").expect("built in").to_owned();
    listed.push_str("\n[[source]]\nid = \"INVENTED\"\ntitle = \"invented for the cases\"\ncertainty = \"invented\"\n");
    let sources = SourceList::parse(&listed).expect("sound");
    StandardPack::parse(&text, &taxonomy(), &sources).unwrap_or_else(|trouble| panic!("{id}: {trouble}"))
}

/// All cases of all files, with the pack they belong to.
fn all() -> Vec<(String, Case)> {
    let mut names: Vec<String> = fs::read_dir(folder())
        .expect("the folder is there")
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.strip_suffix(".md").map(str::to_owned))
        .filter(|name| name != "README")
        .collect();
    names.sort();
    let mut all = Vec::new();
    for name in names {
        let text = fs::read_to_string(folder().join(format!("{name}.md"))).expect("just listed");
        let found = cases(&text).unwrap_or_else(|problem| panic!("{name}.md: {problem}"));
        assert!(!found.is_empty(), "{name}.md has no case");
        all.extend(found.into_iter().map(|case| (name.clone(), case)));
    }
    all
}

#[test]
fn every_worked_case_comes_out_as_written() {
    let mut wrong = Vec::new();
    for (id, case) in all() {
        let Found { clauses, grade, gaps } = judge(&pack(&id), &case);
        let mut compare = |what: &str, written: &str, found: &str| {
            if written != found {
                wrong.push(format!("{id}.md, {}: {what}\n  written {written}\n  found   {found}", case.title));
            }
        };
        for wanted in &case.clauses {
            let found = clauses.iter().find(|found| found.id == wanted.id);
            let found = found.unwrap_or_else(|| panic!("{id} has no clause {}", wanted.id));
            compare(&wanted.id, &wanted.verdict, &found.verdict);
            compare(&format!("{} decides", wanted.id), &wanted.decides, &found.decides);
            compare(&format!("{} sentence", wanted.id), &wanted.sentence, &found.sentence);
        }
        compare("grade", &case.grade, &grade);
        for (written, found) in case.gaps.iter().zip(gaps.iter().map(String::as_str).chain(std::iter::repeat(""))) {
            compare("gap", written, found);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A case that is wrong must be noticed: the same comparison with one word changed.
#[test]
fn a_case_written_wrongly_is_noticed() {
    let (id, case) = all().into_iter().next().expect("there are cases");
    let found = judge(&pack(&id), &case);
    let first = &case.clauses[0];
    let judged = found.clauses.iter().find(|clause| clause.id == first.id).expect("a clause of the pack");
    assert_eq!(first.verdict, judged.verdict);
    let mut farther = case.clone();
    for home in &mut farther.homes {
        for walks in home.walks.values_mut() {
            walks.clear();
        }
    }
    let emptied = judge(&pack(&id), &farther);
    let judged = emptied.clauses.iter().find(|clause| clause.id == first.id).expect("a clause of the pack");
    assert_ne!(first.sentence, judged.sentence, "taking every outlet away changes what is said");
}

#[test]
fn cases_that_cannot_be_read_say_why() {
    let check = |text: &str, wanted: &str| assert_eq!(cases(text).expect_err("cannot be read"), wanted);
    check("## A\n", "A: no table of homes (| 住户 | 人数 | …)");
    check("## A\n| 住户 | 人数 | pharmacy |\n|-|-|-|\n| a | many | 3 m |\n", "A: many is no number of residents");
    check(
        "## A\n| 住户 | 人数 | pharmacy |\n|-|-|-|\n| a | 3 | near |\n",
        "A: near is no walk (320 m, 4 min, several with ;)",
    );
    check("## A\n| 住户 | 人数 |\n|-|-|\n| a | 3 |\n", "A: no line 画像：`…`");
}
