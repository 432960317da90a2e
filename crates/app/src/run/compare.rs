//! Two runs side by side: what became better, what worse, and what may be the reason.

use std::collections::BTreeMap;

use serde::Serialize;
use uuid::Uuid;
use yike_domain::standard::Verdict;

use super::RunResult;

/// One clause in one circle for one profile, whose verdict or share is not the same in both runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The circle.
    pub circle: Uuid,
    /// Its name in the later run.
    pub name: String,
    /// The profile's id.
    pub profile: String,
    /// The clause's id.
    pub clause: String,
    /// Verdict then and now.
    pub verdict: (Verdict, Verdict),
    /// Share of residents who have it, per mille, then and now.
    pub reached_permille: (u32, u32),
}

/// Two runs side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// What went in that is not the same: `outlets`, `network`, `people`, `circles`, `pack` …
    pub differs: Vec<&'static str>,
    /// Circles of the later run only.
    pub new: Vec<Uuid>,
    /// Circles of the earlier run only.
    pub gone: Vec<Uuid>,
    /// What changed, in the order of the later run.
    pub changes: Vec<Change>,
}

/// Compares an earlier run with a later one.
#[must_use]
pub fn compare(then: &RunResult, now: &RunResult) -> Comparison {
    let before: BTreeMap<Uuid, _> = then.circles.iter().map(|circle| (circle.circle, circle)).collect();
    let after: BTreeMap<Uuid, _> = now.circles.iter().map(|circle| (circle.circle, circle)).collect();
    let mut changes = Vec::new();
    for circle in &now.circles {
        let Some(was) = before.get(&circle.circle) else { continue };
        for profile in &circle.profiles {
            let Some(of_then) = was.profiles.iter().find(|p| p.profile == profile.profile) else { continue };
            for (basis, result) in profile.bases.iter().zip(&profile.clauses) {
                let Some(at) = of_then.bases.iter().position(|b| b.clause == basis.clause) else { continue };
                let old = &of_then.clauses[at];
                let shares = (old.people.reached_permille(), result.people.reached_permille());
                if old.verdict != result.verdict || shares.0 != shares.1 {
                    changes.push(Change {
                        circle: circle.circle,
                        name: circle.name.clone(),
                        profile: profile.profile.clone(),
                        clause: basis.clause.clone(),
                        verdict: (old.verdict, result.verdict),
                        reached_permille: shares,
                    });
                }
            }
        }
    }
    Comparison {
        differs: then.receipt.differences(&now.receipt),
        new: after.keys().filter(|id| !before.contains_key(id)).copied().collect(),
        gone: before.keys().filter(|id| !after.contains_key(id)).copied().collect(),
        changes,
    }
}
