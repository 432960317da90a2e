//! A circle's result in a few numbers, for lists and rankings.

use serde::{Deserialize, Serialize};
use yike_domain::standard::{StandardPack, Verdict};

use super::CircleResult;

/// How many clauses of a standard have which verdict, for one profile.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Met.
    pub passed: u32,
    /// Not met.
    pub failed: u32,
    /// The data cannot tell.
    pub cannot_tell: u32,
    /// The standard gives no threshold.
    pub no_threshold: u32,
    /// Does not apply here.
    pub not_applicable: u32,
    /// Gaps that are certain.
    pub gaps: u32,
    /// Gaps to be verified.
    pub gaps_to_verify: u32,
}

impl Summary {
    /// Share of clauses met, of those that apply and have a threshold, per mille, rounded down;
    /// nothing where there is none.
    #[must_use]
    pub fn met_permille(&self) -> Option<u32> {
        let decided = self.passed + self.failed + self.cannot_tell;
        (decided > 0).then(|| self.passed * 1000 / decided)
    }
}

/// The summary of a circle for one of its profiles; the clauses of `class`, or all of them.
#[must_use]
pub fn summary(pack: &StandardPack, circle: &CircleResult, profile: usize, class: Option<&str>) -> Summary {
    let mut found = Summary::default();
    let Some(of_profile) = circle.profiles.get(profile) else { return found };
    let counts = |clause: &str| class.is_none_or(|class| pack.clause(clause).is_some_and(|known| known.class == class));
    let clauses = of_profile.bases.iter().zip(&of_profile.clauses);
    for (_, result) in clauses.filter(|(basis, _)| counts(&basis.clause)) {
        let counter = match result.verdict {
            Verdict::Pass => &mut found.passed,
            Verdict::Fail => &mut found.failed,
            Verdict::CannotTell => &mut found.cannot_tell,
            Verdict::NoThreshold => &mut found.no_threshold,
            Verdict::NotApplicable => &mut found.not_applicable,
        };
        *counter += 1;
    }
    for gap in circle.gaps.iter().filter(|gap| gap.profile == of_profile.profile && counts(&gap.clause)) {
        match gap.status {
            yike_engine::assess::GapStatus::Confirmed => found.gaps += 1,
            yike_engine::assess::GapStatus::ToVerify => found.gaps_to_verify += 1,
        }
    }
    found
}
