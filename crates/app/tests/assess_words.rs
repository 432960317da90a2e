//! What the assess station says, in both languages: every value a sentence needs is given,
//! and studies without residents never speak of any.

use expect_test::expect;
use yike_app::words::{Language, Words};
use yike_domain::{Message, standard::StandardPack};
use yike_engine::{
    assess::{AssessInput, Assessment, assess},
    import::PeopleBasis,
    network::GatePolicy,
    scene::{Scene, pack},
};

fn standard() -> StandardPack {
    pack(
        r#"
[[clause]]
id = "market"
zh = "菜市场"
en = "Wet market"
measure = "share-within"
types = ["wet_market", "supermarket"]
minutes = 5
at_least_permille = 900
[[clause]]
id = "shops"
zh = "便利店选择"
en = "Choice of shops"
measure = "choices-within"
types = ["convenience_store"]
metres = 500
at_least = 2
[[clause]]
id = "formats"
measure = "formats-present"
types = ["wet_market", "pharmacy"]
minutes = 5
at_least = 2
certainty = "memory"
[[clause]]
id = "nearest"
measure = "nearest-time"
types = ["pharmacy"]
required = false
[[clause]]
id = "repair"
measure = "share-within"
types = ["repair_shop"]
minutes = 15
required = false
"#,
    )
}

/// A street with a market, a few homes near and far, one off the street, one at the border.
fn scene() -> Scene {
    Scene::new()
        .street("street", [(0, 0), (3000, 0)])
        .street("cross", [(3000, 0), (3000, 50), (3000, 300)])
        .bounds((-100, -500), (3100, 100))
        .community("示例社区", (-50, -50), (1000, 50))
        .community("空地", (5000, 5000), (5001, 5001))
        .outlet("market", "wet_market", (0, 0))
        .outlet("shop", "convenience_store", (100, 0))
        .home("a", 1, (100, 0))
        .home("b", 2, (900, 0))
        .home("c", 4, (2900, 0))
        .home("d", 8, (500, 450))
}

fn assessed(scene: &Scene, people: PeopleBasis) -> Assessment {
    let town = scene.build();
    let pack = standard();
    let survey = town.survey(std::slice::from_ref(&pack), &["planning", "adult"], GatePolicy::OPEN);
    assess(&AssessInput { people, ..town.input(&pack, &survey) }).expect("fits")
}

/// Every sentence of an assessment.
fn sentences(assessed: &Assessment, language: Language) -> Vec<String> {
    let words = Words::of(language);
    let reasons = assessed.profiles.iter().flat_map(|p| &p.places).flat_map(|p| &p.clauses).map(|c| &c.reason);
    let messages: Vec<&Message> = reasons.chain(assessed.gaps.iter().map(|g| &g.explanation)).collect();
    let mut all: Vec<String> = messages.into_iter().map(|m| words.message(m)).collect();
    for finding in &assessed.findings {
        let said = words.finding(finding);
        all.extend([said.what, said.done, said.remedy]);
    }
    all.sort_unstable();
    all.dedup();
    all
}

#[test]
fn every_value_of_every_sentence_is_given() {
    for scene in [scene(), scene().complete_only_for(&[]), scene().complete_only_for(&["wet_market", "pharmacy"])] {
        for people in [PeopleBasis::Counted, PeopleBasis::Assumed, PeopleBasis::FloorArea] {
            for language in [Language::Zh, Language::En] {
                for sentence in sentences(&assessed(&scene, people), language) {
                    assert!(!sentence.is_empty() && !sentence.contains(['{', '}', '$', '\n']), "{sentence:?}");
                    assert!(!sentence.contains("assess-"), "{sentence:?}");
                }
            }
        }
    }
}

/// Of five clauses one is from memory. With a speed from memory the planner, who measures length,
/// needs it for the minutes of two and for the quarter of an hour of the one without a limit; the
/// adult, who takes time, for the metres of one: four more, and neither adds to the other's count.
#[test]
fn unverified_values_and_an_unverified_speed_are_told_apart_and_once() {
    let town = scene().build();
    let mut pack = standard();
    let told = |pack: &StandardPack, language| {
        let packs = std::slice::from_ref(pack);
        let survey = town.survey(packs, &["planning", "adult"], GatePolicy::OPEN);
        let assessed = assess(&town.input(pack, &survey)).expect("fits");
        let found: Vec<_> = assessed.findings.into_iter().filter(|f| f.rule.0 == "assess-unverified").collect();
        assert_eq!(found.len(), 1, "once for the pack: {found:?}");
        Words::of(language).finding(&found[0]).what
    };
    assert_eq!(told(&pack, Language::Zh), "《示例标准》有 1 条的数值未核实：条款3");
    pack.metres_per_minute_certainty = yike_domain::standard::Certainty::Memory;
    assert_eq!(
        told(&pack, Language::Zh),
        "《示例标准》有 1 条的数值未核实：条款3；\
         有 4 条的数值见过出处，但“规划口径、成年人”要用未核实的步速把分钟和米互相折算"
    );
    pack.clauses.remove(2);
    assert_eq!(
        told(&pack, Language::En),
        "Scene standard: no value is unverified; 4 clauses have a value seen in a source, but \
         \"Planning, Adult\" needs an unverified speed to turn minutes and metres into each other"
    );
}

#[test]
fn without_residents_no_sentence_speaks_of_any() {
    for scene in [scene(), scene().complete_only_for(&[])] {
        let assessed = assessed(&scene, PeopleBasis::FloorArea);
        for sentence in sentences(&assessed, Language::Zh) {
            assert!(!["居民", "人口", "名居"].iter().any(|word| sentence.contains(word)), "{sentence}");
        }
        for sentence in sentences(&assessed, Language::En) {
            assert!(
                !["resident ", "residents", "people", "Nobody"].iter().any(|word| sentence.contains(word)),
                "{sentence}"
            );
        }
    }
}

/// The first gap of a level, in both languages.
fn first_gap(assessed: &Assessment, place: u32) -> String {
    let gap = assessed.gaps.iter().find(|g| g.place == place).expect("a gap");
    [Language::Zh, Language::En].map(|language| Words::of(language).message(&gap.explanation)).join("\n")
}

#[test]
fn gaps_explain_themselves() {
    expect![[r#"
        示例社区有 3 名居民在步行 500 米的范围内便利店不足 2 处（步行画像：规划口径）。依据：《示例标准》（示例〔2030〕1号）“便利店选择”。网点资料时点：2030-01-01；提供方声明这些业态的资料完整。
        示例社区: 3 residents with fewer than 2 of: convenience store within 500 metres on foot (walking profile: Planning). Basis: Scene standard (示例〔2030〕1号), "Choice of shops". Outlet data as of 2030-01-01; its owner declares it complete for these types."#]].assert_eq(&first_gap(&assessed(&scene(), PeopleBasis::Counted), 1));
    expect![[r#"
        研究范围内有 15 名居民（示意人口）在步行 500 米的范围内便利店可能不足 2 处，需实地核实（步行画像：规划口径）。依据：《示例标准》（示例〔2030〕1号）“便利店选择”。网点资料时点：2030-01-01；资料未声明完整，图上没有不等于实际没有。
        The study area: 15 residents (illustrative population) with possibly fewer than 2 of: convenience store within 500 metres on foot, to be verified on site (walking profile: Planning). Basis: Scene standard (示例〔2030〕1号), "Choice of shops". Outlet data as of 2030-01-01; it is not declared complete, so what the map lacks may exist."#]].assert_eq(&first_gap(&assessed(&scene().complete_only_for(&[]), PeopleBasis::Assumed), 0));
    expect![[r#"
        示例社区有 3 平方米住宅建筑面积在步行 500 米的范围内便利店不足 2 处（步行画像：规划口径）。依据：《示例标准》（示例〔2030〕1号）“便利店选择”。网点资料时点：2030-01-01；提供方声明这些业态的资料完整。
        示例社区: 3 square metres of residential floor with fewer than 2 of: convenience store within 500 metres on foot (walking profile: Planning). Basis: Scene standard (示例〔2030〕1号), "Choice of shops". Outlet data as of 2030-01-01; its owner declares it complete for these types."#]].assert_eq(&first_gap(&assessed(&scene(), PeopleBasis::FloorArea), 1));
}
