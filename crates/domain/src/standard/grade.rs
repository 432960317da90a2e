//! From the verdicts of clauses to a grade.

use super::{Clause, GradeBand, StandardPack, Verdict};

/// What the verdicts of one place amount to under a pack's own grade rule.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum GradeOutcome {
    /// The band at this position of [`GradeRule::bands`](super::GradeRule::bands) is reached.
    Grade(usize),
    /// The countable conditions of the band hold; the document leaves the rest to people.
    GatePassed(usize),
    /// No band is reached; what the lowest one lacks.
    NotReached(Vec<Missing>),
    /// The data cannot tell. `at_least` is the highest band that surely holds;
    /// `blocking` are the clauses that would have to be known.
    CannotTell {
        /// The highest band that surely holds.
        at_least: Option<usize>,
        /// Ids of the clauses that would have to be known.
        blocking: Vec<String>,
    },
    /// No clause of the rule applies here.
    NotApplicable,
    /// The pack has no grade rule.
    NoRule,
    /// The pack's grade rule itself is unverified and was not allowed to decide.
    RuleUnverified,
}

/// What a band lacks.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Missing {
    /// This clause fails.
    Clause(String),
    /// Too few clauses of this class pass.
    OfClass {
        /// The class.
        class: String,
        /// How many pass.
        passed: u32,
        /// How many must.
        needed: u32,
    },
}

/// Whether a condition holds, as far as the data can tell.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Holds {
    Yes,
    No(Vec<Missing>),
    Unknown(Vec<String>),
    NotApplicable,
}

impl StandardPack {
    /// The grade these verdicts amount to; `verdicts` are clause ids with what was found.
    ///
    /// A clause that was not judged, has no threshold, or is unverified (unless
    /// `allow_unverified`) counts as unknown: it can neither give nor take a grade.
    /// Clauses that do not apply are left out of "all of a class" and never count as passed.
    #[must_use]
    pub fn grade(&self, verdicts: &[(&str, Verdict)], allow_unverified: bool) -> GradeOutcome {
        let Some(rule) = &self.grade else { return GradeOutcome::NoRule };
        if !rule.certainty.is_verified() && !allow_unverified {
            return GradeOutcome::RuleUnverified;
        }
        let verdict_of = |clause: &Clause| {
            let found = verdicts.iter().find(|(id, _)| *id == clause.id).map(|(_, verdict)| *verdict);
            match found {
                Some(verdict) if clause.certainty.is_verified() || allow_unverified => verdict,
                _ => Verdict::CannotTell,
            }
        };
        if verdicts.iter().all(|(_, verdict)| *verdict == Verdict::NotApplicable) {
            return GradeOutcome::NotApplicable;
        }
        let mut blocking: Vec<String> = Vec::new();
        let mut lowest = Holds::NotApplicable;
        for (at, band) in rule.bands.iter().enumerate() {
            let holds = self.holds(band, &verdict_of);
            match &holds {
                Holds::Yes if !blocking.is_empty() => return GradeOutcome::CannotTell { at_least: Some(at), blocking },
                Holds::Yes if band.needs_review => return GradeOutcome::GatePassed(at),
                Holds::Yes => return GradeOutcome::Grade(at),
                Holds::Unknown(ids) => add_new(&mut blocking, ids),
                Holds::No(_) | Holds::NotApplicable => {}
            }
            if holds != Holds::NotApplicable {
                lowest = holds;
            }
        }
        match lowest {
            _ if !blocking.is_empty() => GradeOutcome::CannotTell { at_least: None, blocking },
            Holds::No(missing) => GradeOutcome::NotReached(missing),
            _ => GradeOutcome::NotApplicable,
        }
    }

    /// Whether all conditions of a band hold.
    fn holds(&self, band: &GradeBand, verdict_of: &dyn Fn(&Clause) -> Verdict) -> Holds {
        let named = band.clauses.iter().map(|name| match name.strip_prefix("class:") {
            Some(class) => all_pass(self.class(class), verdict_of),
            None => all_pass(self.clause(name).into_iter(), verdict_of),
        });
        let counted = band.at_least_of_class.iter().map(|(class, &needed)| {
            let passes = enough_pass(self.class(class), needed, verdict_of);
            match passes {
                Err(passed) => Holds::No(vec![Missing::OfClass { class: class.clone(), passed, needed }]),
                Ok(holds) => holds,
            }
        });
        named.chain(counted).fold(Holds::NotApplicable, Holds::and)
    }
}

/// Whether all clauses that apply pass.
fn all_pass<'a>(clauses: impl Iterator<Item = &'a Clause>, verdict_of: &dyn Fn(&Clause) -> Verdict) -> Holds {
    let each = clauses.map(|clause| match verdict_of(clause) {
        Verdict::Pass => Holds::Yes,
        Verdict::Fail => Holds::No(vec![Missing::Clause(clause.id.clone())]),
        Verdict::CannotTell | Verdict::NoThreshold => Holds::Unknown(vec![clause.id.clone()]),
        Verdict::NotApplicable => Holds::NotApplicable,
    });
    each.fold(Holds::NotApplicable, Holds::and)
}

/// Whether at least `needed` clauses pass; the number that pass when surely too few do.
fn enough_pass<'a>(
    clauses: impl Iterator<Item = &'a Clause>,
    needed: u32,
    verdict_of: &dyn Fn(&Clause) -> Verdict,
) -> Result<Holds, u32> {
    let (mut passed, mut unknown) = (0, Vec::new());
    for clause in clauses {
        match verdict_of(clause) {
            Verdict::Pass => passed += 1,
            Verdict::CannotTell | Verdict::NoThreshold => unknown.push(clause.id.clone()),
            Verdict::Fail | Verdict::NotApplicable => {}
        }
    }
    match passed {
        enough if enough >= needed => Ok(Holds::Yes),
        perhaps if perhaps as usize + unknown.len() >= needed as usize => Ok(Holds::Unknown(unknown)),
        _ => Err(passed),
    }
}

impl Holds {
    /// Both conditions: a sure no outweighs what is unknown.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No(mut these), Self::No(those)) => {
                these.extend(those);
                Self::No(these)
            }
            (Self::No(missing), _) | (_, Self::No(missing)) => Self::No(missing),
            (Self::Unknown(mut these), Self::Unknown(those)) => {
                add_new(&mut these, &those);
                Self::Unknown(these)
            }
            (Self::Unknown(ids), _) | (_, Self::Unknown(ids)) => Self::Unknown(ids),
            (Self::Yes, _) | (_, Self::Yes) => Self::Yes,
            (Self::NotApplicable, Self::NotApplicable) => Self::NotApplicable,
        }
    }
}

fn add_new(ids: &mut Vec<String>, more: &[String]) {
    for id in more {
        if !ids.contains(id) {
            ids.push(id.clone());
        }
    }
}

#[cfg(test)]
mod tests;
