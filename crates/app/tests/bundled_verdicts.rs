//! The bundled standards, judged on towns so simple that the outcome is certain.

use yike_app::embedded;
use yike_app::words::{Language, Words};
use yike_domain::standard::{GradeOutcome, SourceList, StandardPack, Verdict};
use yike_domain::taxonomy::Taxonomy;
use yike_engine::{
    assess::{AssessInput, Assessment, GapStatus, assess},
    network::GatePolicy,
    scene::Scene,
};

const PROFILES: [&str; 5] = ["planning", "adult", "elder", "wheelchair", "stroller"];

fn taxonomy() -> Taxonomy {
    Taxonomy::parse(embedded::data_text("taxonomy/2025.toml").expect("built in")).expect("sound")
}

fn packs() -> Vec<StandardPack> {
    let (taxonomy, text) = (taxonomy(), embedded::data_text("standards/sources.toml").expect("built in"));
    let sources = SourceList::parse(text).expect("sound");
    let files = embedded::data_folder("standards").filter(|(name, _)| *name != "sources.toml");
    let pack = |bytes| StandardPack::parse(std::str::from_utf8(bytes).expect("UTF-8"), &taxonomy, &sources);
    files.map(|(_, bytes)| pack(bytes).expect("sound")).collect()
}

/// One home on a street, and at its door one outlet with every function there is, or none.
fn town(has_everything: bool) -> Scene {
    let taxonomy = taxonomy();
    let codes: Vec<&str> = taxonomy.types.iter().map(|t| t.code.as_str()).collect();
    let scene = Scene::new().with_taxonomy(taxonomy.clone()).street("street", [(0, 0), (500, 0)]).home_by_age(
        "home",
        16,
        (4, 2),
        (20, 0),
    );
    if has_everything { scene.outlet("everything", &codes.join("+"), (0, 0)) } else { scene }
}

/// The verdict of every pack on a town; unverified values may decide.
fn judged(scene: &Scene) -> Vec<(StandardPack, Assessment)> {
    let town = scene.build();
    let packs = packs();
    let survey = town.survey(&packs, &PROFILES, GatePolicy::OPEN);
    let judge = |pack: StandardPack| {
        let found = assess(&AssessInput { allow_unverified: true, ..town.input(&pack, &survey) }).expect("fits");
        (pack, found)
    };
    packs.into_iter().map(judge).collect()
}

fn has_threshold(pack: &StandardPack, clause: usize) -> bool {
    let clause = &pack.clauses[clause];
    clause.at_least.is_some() || clause.at_least_permille.is_some()
}

#[test]
fn a_town_that_has_everything_lacks_nothing_under_any_standard() {
    for (pack, assessed) in judged(&town(true)) {
        for profile in &assessed.profiles {
            let place = &profile.places[0];
            for (clause, result) in place.clauses.iter().enumerate() {
                let wanted = if has_threshold(&pack, clause) { Verdict::Pass } else { Verdict::NoThreshold };
                assert_eq!(result.verdict, wanted, "{} {}", pack.id, pack.clauses[clause].id);
                assert_eq!(result.people.reached, 16, "{} {}", pack.id, pack.clauses[clause].id);
            }
            match &place.grade {
                GradeOutcome::Grade(0) | GradeOutcome::GatePassed(0) | GradeOutcome::NoRule => {}
                // A rule over clauses without thresholds cannot be told, whatever there is.
                GradeOutcome::CannotTell { .. } => {
                    assert!((0..pack.clauses.len()).any(|clause| !has_threshold(&pack, clause)), "{}", pack.id);
                }
                other => panic!("{}: {other:?}", pack.id),
            }
        }
        assert!(assessed.gaps.is_empty(), "{}: {:?}", pack.id, assessed.gaps.first());
    }
}

#[test]
fn a_town_that_surely_has_nothing_lacks_every_required_clause() {
    for (pack, assessed) in judged(&town(false)) {
        for (at, profile) in assessed.profiles.iter().enumerate() {
            for (clause, result) in profile.places[0].clauses.iter().enumerate() {
                let required = pack.clauses[clause].required;
                let wanted = match (required, has_threshold(&pack, clause)) {
                    (false, _) => Verdict::NotApplicable,
                    (true, true) => Verdict::Fail,
                    (true, false) => Verdict::NoThreshold,
                };
                assert_eq!(result.verdict, wanted, "{} {}", pack.id, pack.clauses[clause].id);
                let mut gaps = assessed.gaps.iter().filter(|g| g.profile == at as u32 && g.clause == clause as u32);
                assert_eq!(gaps.any(|g| g.people_without == 16 && g.status == GapStatus::Confirmed), required);
            }
        }
    }
}

#[test]
fn thin_data_fails_nobody_under_any_standard() {
    for (pack, assessed) in judged(&town(false).complete_only_for(&[])) {
        for place in assessed.profiles.iter().flat_map(|profile| &profile.places) {
            for (clause, result) in pack.clauses.iter().zip(&place.clauses) {
                assert!(!matches!(result.verdict, Verdict::Fail | Verdict::Pass), "{} {}", pack.id, clause.id);
                assert_eq!(
                    (result.people.not_reached, result.people.cannot_tell),
                    (0, 16),
                    "{} {}",
                    pack.id,
                    clause.id
                );
            }
            let told = matches!(place.grade, GradeOutcome::CannotTell { .. } | GradeOutcome::NoRule);
            assert!(told, "{}: {:?}", pack.id, place.grade);
        }
        assert!(assessed.gaps.iter().all(|gap| gap.status == GapStatus::ToVerify));
        for gap in &assessed.gaps {
            for language in [Language::Zh, Language::En] {
                let sentence = Words::of(language).message(&gap.explanation);
                assert!(!sentence.contains(['{', '}', '$']), "{sentence}");
            }
        }
    }
}

#[test]
fn unverified_values_decide_only_when_allowed() {
    let town = town(true).build();
    let packs = packs();
    let survey = town.survey(&packs, &PROFILES, GatePolicy::OPEN);
    let mut n_unverified = 0;
    for pack in &packs {
        let careful = assess(&town.input(pack, &survey)).expect("fits");
        let bold = assess(&AssessInput { allow_unverified: true, ..town.input(pack, &survey) }).expect("fits");
        for (careful, bold) in careful.profiles.iter().zip(&bold.profiles) {
            for (careful, bold) in careful.clauses.iter().zip(&bold.clauses) {
                assert_eq!(careful.decides, !careful.unverified);
                assert!(bold.decides);
                n_unverified += u32::from(careful.unverified);
            }
        }
    }
    assert!(n_unverified > 0, "the bundled packs carry unverified values");
}
