use yike_domain::standard::{self, Certainty, Threshold};

use super::*;

fn clause(measure: &str) -> Clause {
    Clause {
        id: "demo".to_owned(),
        zh: "示例".to_owned(),
        en: "demo".to_owned(),
        measure: measure.to_owned(),
        types: vec!["a".to_owned(), "b".to_owned(), "c".to_owned()],
        class: "basic".to_owned(),
        minutes: Some(15),
        metres: None,
        at_least_permille: None,
        at_least: None,
        required: true,
        sources: Vec::new(),
        certainty: Certainty::Invented,
        place: String::new(),
        note_zh: String::new(),
        note_en: String::new(),
    }
}

/// The clause with every threshold its measure takes, low enough to be met.
fn with_thresholds(measure: &str, threshold: Threshold) -> Clause {
    let (share, count) = match threshold {
        Threshold::Share => (Some(900), None),
        Threshold::Count => (None, Some(2)),
        Threshold::CountForShare => (Some(900), Some(2)),
        Threshold::None => (None, None),
    };
    Clause { at_least_permille: share, at_least: count, ..clause(measure) }
}

fn columns(measure: &dyn Measure) -> usize {
    if measure.by_type() { 3 } else { 1 }
}

#[test]
fn the_engine_computes_exactly_the_measures_packs_may_name() {
    let ours: Vec<&str> = MEASURES.iter().map(|m| m.name()).collect();
    let theirs: Vec<&str> = standard::MEASURES.iter().map(|m| m.name).collect();
    assert_eq!(ours, theirs);
}

#[test]
fn every_measure_knows_the_three_states() {
    for (measure, spec) in MEASURES.iter().zip(standard::MEASURES) {
        let clause = with_thresholds(spec.name, spec.threshold);
        let n = columns(*measure);
        let state = |count: u32, covered: bool, doubtful: bool| {
            measure.state(&clause, &Look { counts: &vec![count; n], covered: &vec![covered; n], doubtful })
        };
        let name = spec.name;
        // Plenty in reach is certain whatever the data; nothing in reach is certain only
        // with complete data inside the map.
        for (covered, doubtful) in [(false, false), (false, true), (true, false), (true, true)] {
            assert_eq!(state(9, covered, doubtful), State::Has, "{name}");
        }
        assert_eq!(state(0, true, false), State::HasNot, "{name}");
        assert_eq!(state(0, false, false), State::CannotTell, "{name}");
        assert_eq!(state(0, true, true), State::CannotTell, "{name}");
    }
}

#[test]
fn every_measure_judges_by_its_own_threshold_only() {
    let people = |reached, not_reached, cannot_tell| Tally {
        total: reached + not_reached + cannot_tell,
        reached,
        not_reached,
        cannot_tell,
    };
    // Of 10 residents: all have it; 8 and 2 in doubt; 8 and 2 certainly without.
    let worlds = [people(10, 0, 0), people(8, 0, 2), people(8, 2, 0)];
    for (measure, spec) in MEASURES.iter().zip(standard::MEASURES) {
        let verdicts = |clause: &Clause| {
            worlds.map(|people| {
                // For formats: all three present; one present and two in doubt; one present.
                let rest = Tally {
                    reached: 0,
                    not_reached: people.not_reached * 5,
                    cannot_tell: people.cannot_tell * 5,
                    ..people
                };
                let rest = if people.reached == 10 { people } else { rest };
                let formats = [people, rest, rest];
                let by_type = if measure.by_type() { &formats[..] } else { &[] };
                let value = measure.value(clause, &Seen { people: &people, by_type, median: Some(60_000) });
                let verdict = measure.verdict(clause, &value);
                assert!(measure.reason(&value, verdict).0.starts_with("assess-"), "{}", spec.name);
                verdict
            })
        };
        let judged = match spec.threshold {
            Threshold::None => [Verdict::NoThreshold; 3],
            _ => [Verdict::Pass, Verdict::CannotTell, Verdict::Fail],
        };
        assert_eq!(verdicts(&with_thresholds(spec.name, spec.threshold)), judged, "{}", spec.name);
        assert_eq!(verdicts(&clause(spec.name)), [Verdict::NoThreshold; 3], "{} without a threshold", spec.name);
    }
}

#[test]
fn a_share_just_below_its_threshold_does_not_pass() {
    // 8,999,999 of 10,000,000 are 899.9999 ‰: rounding to the nearest would give 900.
    let people = Tally { total: 10_000_000, reached: 8_999_999, not_reached: 1_000_001, cannot_tell: 0 };
    let clause = with_thresholds("share-within", Threshold::Share);
    let value = ShareWithin.value(&clause, &Seen { people: &people, by_type: &[], median: None });
    assert_eq!(value, Value::Share { certain: 899, possible: 899 });
    assert_eq!(ShareWithin.verdict(&clause, &value), Verdict::Fail);
}
