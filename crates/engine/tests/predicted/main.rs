//! Little worlds in which the answer can be worked out by hand; the working is in the comments.
//!
//! Residents are powers of two, so a sum names the homes that were reached. Positions are
//! rounded to a centimetre, so limits are never set within a few centimetres of a distance.

mod fit;
mod gaps;
mod reach;
mod states;
mod verdicts;

use yike_domain::standard::StandardPack;
use yike_engine::{
    access::UNREACHED,
    assess::{Assessment, ClauseResult},
    network::GatePolicy,
    scene::{Town, pack},
};

/// A standard of one clause about one type within so many minutes.
pub fn within(business_type: &str, minutes: u32) -> StandardPack {
    clause(&format!("measure = \"share-within\"\ntypes = [\"{business_type}\"]\nminutes = {minutes}"))
}

/// A standard of one clause.
pub fn clause(body: &str) -> StandardPack {
    pack(&format!("[[clause]]\nid = \"c\"\n{body}"))
}

/// Who reaches a type within so many minutes, and how long they walk: `3 residents: a 83.3 s, b 333.3 s`.
pub fn who(town: &Town, profile: &str, gates: GatePolicy, business_type: &str, minutes: u32) -> String {
    let pack = within(business_type, minutes);
    let survey = town.survey(std::slice::from_ref(&pack), &[profile], gates);
    let group = survey.plans[0].find(business_type).expect("every type is a group");
    let limit = minutes * 60_000;
    let mut reached = Vec::new();
    for (at, home) in town.origins.iter().enumerate() {
        let cost = survey.reaches[0].nearest(at, group)[0].cost;
        if cost <= limit {
            reached.push(format!("{} {:.1} s", home.id, f64::from(cost) / 1000.0));
        } else {
            assert!(cost == UNREACHED || cost > limit);
        }
    }
    let assessed = town.assess(&pack, &[profile], gates);
    let residents = study(&assessed).people.reached;
    format!("{residents} residents: {}", reached.join(", "))
}

/// The first clause's result in the whole study, for the first profile.
pub fn study(assessment: &Assessment) -> &ClauseResult {
    &assessment.profiles[0].places[0].clauses[0]
}
