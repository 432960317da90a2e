use super::*;
use crate::{standard::SourceList, taxonomy::Taxonomy};
use Verdict::{CannotTell, Fail, NoThreshold, NotApplicable, Pass};

/// Two basic clauses, two quality ones (the second unverified), three grades:
/// top = all basic and 2 quality; middle = all basic and 1 quality; low = `a` alone.
fn pack(rule_certainty: &str, review: bool) -> StandardPack {
    let clause = |id: &str, class: &str, certainty: &str| {
        format!(
            "[[clause]]\nid=\"{id}\"\nzh=\"{id}\"\nen=\"{id}\"\nmeasure=\"share-within\"\ntypes=[\"t\"]\n\
             class=\"{class}\"\nminutes=5\nat_least_permille=900\nsources=[\"S\"]\ncertainty=\"{certainty}\"\n"
        )
    };
    let text = format!(
        "id=\"p\"\nzh=\"p\"\nen=\"p\"\neffective_from=\"2030-01-01\"\nsources=[\"S\"]\nmetres_per_minute=80\n\
         metres_per_minute_source=\"invented\"\nmetres_per_minute_certainty=\"invented\"\n{}{}{}{}\
         [grade]\nsources=[\"S\"]\ncertainty=\"{rule_certainty}\"\n\
         [[grade.band]]\nzh=\"top\"\nen=\"top\"\nclauses=[\"class:basic\"]\nat_least_of_class={{quality=2}}\nneeds_review={review}\n\
         [[grade.band]]\nzh=\"middle\"\nen=\"middle\"\nclauses=[\"class:basic\"]\nat_least_of_class={{quality=1}}\n\
         [[grade.band]]\nzh=\"low\"\nen=\"low\"\nclauses=[\"a\"]\n",
        clause("a", "basic", "seen"),
        clause("b", "basic", "seen"),
        clause("c", "quality", "seen"),
        clause("d", "quality", "memory"),
    );
    let taxonomy = "version=\"1\"\nsource=\"s\"\n[[type]]\ncode=\"t\"\nzh=\"类\"\nen=\"t\"\nlist=\"l\"\ngroup=\"g\"\nicon=\"i\"\nsources=[]";
    let sources = "[[source]]\nid=\"S\"\ntitle=\"S\"\ncertainty=\"invented\"";
    let taxonomy = Taxonomy::parse(taxonomy).expect("sound");
    StandardPack::parse(&text, &taxonomy, &SourceList::parse(sources).expect("sound")).expect("sound")
}

fn unknown(at_least: Option<usize>, blocking: &[&str]) -> GradeOutcome {
    GradeOutcome::CannotTell { at_least, blocking: blocking.iter().map(|&id| id.to_owned()).collect() }
}

fn lacking(id: &str) -> GradeOutcome {
    GradeOutcome::NotReached(vec![Missing::Clause(id.to_owned())])
}

fn too_few() -> Missing {
    Missing::OfClass { class: "quality".to_owned(), passed: 0, needed: 1 }
}

#[test]
fn the_table_of_verdicts() {
    let (top, middle, low) = (GradeOutcome::Grade(0), GradeOutcome::Grade(1), GradeOutcome::Grade(2));
    // Verdicts of a, b, c, d; whether the unverified d may decide; the outcome.
    let table = [
        ([Pass, Pass, Pass, Pass], true, top.clone()),
        // d may not decide: quality is 1 or 2, so the middle is sure and the top is open.
        ([Pass, Pass, Pass, Pass], false, unknown(Some(1), &["d"])),
        ([Pass, Pass, Pass, Fail], false, unknown(Some(1), &["d"])),
        ([Pass, Pass, Pass, Fail], true, middle.clone()),
        // One quality clause fails: the top is out of reach whatever d is; the middle hangs on d.
        ([Pass, Pass, Fail, Pass], false, unknown(Some(2), &["d"])),
        ([Pass, Pass, Fail, Pass], true, middle.clone()),
        ([Pass, Pass, Fail, Fail], true, low.clone()),
        // A basic clause fails: a sure no outweighs the unknown d.
        ([Pass, Fail, Pass, Pass], false, low.clone()),
        ([Fail, Pass, Pass, Pass], false, lacking("a")),
        ([Fail, Fail, Fail, Fail], true, lacking("a")),
        ([CannotTell, Pass, Pass, Pass], true, unknown(None, &["a"])),
        ([Pass, CannotTell, Pass, Pass], true, unknown(Some(2), &["b"])),
        ([Pass, NoThreshold, Pass, Pass], true, unknown(Some(2), &["b"])),
        // What does not apply is left out of "all", and is not counted as passed.
        ([Pass, NotApplicable, Pass, Pass], true, top.clone()),
        ([Pass, Pass, Pass, NotApplicable], true, middle.clone()),
        ([Pass, NotApplicable, NotApplicable, NotApplicable], true, low.clone()),
        ([NotApplicable, NotApplicable, NotApplicable, NotApplicable], true, GradeOutcome::NotApplicable),
        // The low band asks about a alone, which does not apply; the middle lacks a quality clause.
        ([NotApplicable, Pass, Fail, Fail], true, GradeOutcome::NotReached(vec![too_few()])),
    ];
    let pack = pack("seen", false);
    for (verdicts, allow, wanted) in table {
        let named: Vec<_> = ["a", "b", "c", "d"].into_iter().zip(verdicts).collect();
        assert_eq!(pack.grade(&named, allow), wanted, "{verdicts:?} {allow}");
    }
}

#[test]
fn a_clause_nobody_judged_is_unknown() {
    assert_eq!(pack("seen", false).grade(&[("b", Pass)], true), unknown(None, &["a", "c", "d"]));
}

#[test]
fn review_turns_a_grade_into_a_gate_and_no_rule_gives_none() {
    let all = [("a", Pass), ("b", Pass), ("c", Pass), ("d", Pass)];
    assert_eq!(pack("seen", true).grade(&all, true), GradeOutcome::GatePassed(0));
    assert_eq!(pack("memory", false).grade(&all, false), GradeOutcome::RuleUnverified);
    assert_eq!(pack("memory", false).grade(&all, true), GradeOutcome::Grade(0));
    let mut without = pack("seen", false);
    without.grade = None;
    assert_eq!(without.grade(&all, true), GradeOutcome::NoRule);
}

#[test]
fn too_few_of_a_class_says_how_many() {
    let mut pack = pack("seen", false);
    pack.grade.as_mut().expect("written above").bands.truncate(2);
    let verdicts = [("a", Pass), ("b", Pass), ("c", Fail), ("d", Fail)];
    assert_eq!(pack.grade(&verdicts, true), GradeOutcome::NotReached(vec![too_few()]));
}

#[test]
fn a_better_verdict_never_gives_a_lower_grade() {
    // All 4^4 combinations of pass, cannot tell, no threshold and fail: raising one
    // clause to a pass never loses a band that was sure before.
    let order = [Fail, NoThreshold, CannotTell, Pass];
    let pack = pack("seen", false);
    let sure = |verdicts: &[Verdict; 4]| {
        let named: Vec<_> = ["a", "b", "c", "d"].into_iter().zip(*verdicts).collect();
        match pack.grade(&named, true) {
            GradeOutcome::Grade(at) | GradeOutcome::CannotTell { at_least: Some(at), .. } => 3 - at,
            _ => 0,
        }
    };
    for code in 0..256usize {
        let verdicts: [Verdict; 4] = std::array::from_fn(|i| order[code >> (2 * i) & 3]);
        for i in 0..4 {
            let mut better = verdicts;
            better[i] = Pass;
            assert!(sure(&better) >= sure(&verdicts), "{verdicts:?} {better:?}");
        }
    }
}
