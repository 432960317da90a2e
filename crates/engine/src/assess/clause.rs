//! One clause for one profile: a pass over the residents, then a verdict for every place.

use yike_domain::{
    Trouble,
    standard::{Clause, Verdict},
    taxonomy::TypeIdx,
    walking::{Basis, WalkProfile},
};

use super::{
    columns::{Columns, Counter},
    coverage::{State, state},
    equity::Walks,
    judge::{AssessInput, Ground},
    measures::{self, Look, Measure, Seen},
    plan::{FASTER_PERMILLE, GroupPlan, SLOWER_PERMILLE, at_pace, clause_types, cutoff, group_id},
    result::{Choices, ClauseBasis, ClauseResult, CutoffBasis, Sensitivity, Tally},
    rules, say,
};
use crate::access::{Cost, Reach};

/// The paces a clause is measured at: the profile's own, 10 % slower, 10 % faster.
const N_PACES: usize = 3;

/// A clause laid out over the reach table of one profile.
pub(super) struct ClauseColumns<'a> {
    pub clause: &'a Clause,
    pub types: Vec<TypeIdx>,
    pub measure: &'static dyn Measure,
    pub basis: ClauseBasis,
    /// What the profile counts.
    pub walked: Basis,
    /// The limit at each pace.
    limits: [Cost; N_PACES],
    /// The group of all types together, and where its counter for the limit stands.
    group: usize,
    counter: usize,
    /// The groups the measure looks at, with their counters at each pace.
    columns: Vec<(usize, [usize; N_PACES])>,
    /// Whether complete sources cover each column.
    covered: Vec<bool>,
}

/// What one clause found for one profile.
pub(super) struct ClauseMeasured {
    /// One result a place.
    pub results: Vec<ClauseResult>,
    /// For measures that look at each type: residents by type, for each place.
    pub by_type: Vec<Vec<Tally>>,
}

/// Residents of one cell or place.
#[derive(Clone, Default)]
struct Sums {
    paces: [Tally; N_PACES],
    by_type: [Vec<Tally>; N_PACES],
    elders: Tally,
    children: Tally,
    /// Outlets within the limit, added up over residents.
    outlets: u64,
    two_or_more: u64,
    three_or_more: u64,
}

impl<'a> ClauseColumns<'a> {
    /// Finds a clause's groups and counters.
    ///
    /// # Errors
    /// A measure or type that this build or taxonomy lacks; a plan made for another pack.
    pub fn of(
        input: &AssessInput<'_>,
        ground: &Ground,
        clause: &'a Clause,
        profile: &WalkProfile,
        plan: &GroupPlan,
    ) -> Result<Self, Trouble> {
        let pack = input.pack;
        let types = clause_types(pack, clause, input.taxonomy)?;
        let measure = measures::named(&clause.measure).ok_or_else(|| {
            Trouble::new(&pack.id, rules::CLAUSE_MEASURE_UNKNOWN)
                .at(format!("clause {}", clause.id))
                .with("clause", clause.id.as_str())
                .with("measure", clause.measure.as_str())
        })?;
        let (limit, cutoff_basis) = cutoff(pack, clause, profile.basis);
        let limits = [limit, at_pace(limit, SLOWER_PERMILLE), at_pace(limit, FASTER_PERMILLE)];
        let find = |types: &[TypeIdx]| -> Result<(usize, [usize; N_PACES]), Trouble> {
            let id = group_id(input.taxonomy, types);
            let missing = || say::mismatch(pack, format!("group {id}"));
            let group = plan.find(&id).ok_or_else(missing)?;
            let mut counters = [0; N_PACES];
            for (counter, limit) in counters.iter_mut().zip(limits) {
                *counter = plan.groups[group].cutoffs.binary_search(&limit).map_err(|_| missing())?;
            }
            Ok((group, counters))
        };
        let (group, counters) = find(&types)?;
        let is_covered = |types: &[TypeIdx]| types.iter().all(|t| ground.covered.contains(t));
        let (columns, covered) = if measure.by_type() {
            let columns = types.iter().map(|t| find(&[*t])).collect::<Result<_, Trouble>>()?;
            (columns, types.iter().map(|t| is_covered(&[*t])).collect())
        } else {
            (vec![(group, counters)], vec![is_covered(&types)])
        };
        let needs_speed = match cutoff_basis {
            CutoffBasis::Minutes | CutoffBasis::Metres => false,
            CutoffBasis::MinutesToMetres | CutoffBasis::MetresToMinutes => true,
            CutoffBasis::Circle => profile.basis == Basis::Length,
        };
        let unverified =
            !clause.certainty.is_verified() || (needs_speed && !pack.metres_per_minute_certainty.is_verified());
        let basis = ClauseBasis {
            clause: clause.id.clone(),
            cutoff: limit,
            cutoff_basis,
            unverified,
            decides: !unverified || input.allow_unverified,
            covered: is_covered(&types),
            n_outlets: plan.groups[group].members.len() as u32,
        };
        Ok(Self {
            clause,
            types,
            measure,
            basis,
            walked: profile.basis,
            limits,
            group,
            counter: counters[0],
            columns,
            covered,
        })
    }

    /// The group of all types together.
    pub fn group(&self) -> usize {
        self.group
    }

    /// Every counter the clause looks at.
    pub fn counters(&self) -> impl Iterator<Item = Counter> + '_ {
        let looked_at = self.columns.iter().flat_map(|(group, counters)| counters.iter().map(|c| (*group, *c)));
        looked_at.chain([(self.group, self.counter)])
    }

    /// Measures the clause and judges every place.
    pub fn measure(
        &self,
        input: &AssessInput<'_>,
        ground: &Ground,
        reach: &Reach,
        columns: &Columns,
    ) -> ClauseMeasured {
        let by_cell = self.add_up(input, ground, reach, columns);
        let sums = ground.places.sum(&by_cell, Sums::merge);
        let walks = columns.walks(self.group);
        let results = sums.iter().zip(walks).map(|(sums, walks)| self.judge(input, sums, walks)).collect();
        let by_type = match self.measure.by_type() {
            true => sums.into_iter().map(|sums| sums.by_type.into_iter().next().unwrap_or_default()).collect(),
            false => Vec::new(),
        };
        ClauseMeasured { results, by_type }
    }

    /// One pass over the residents.
    fn add_up(&self, input: &AssessInput<'_>, ground: &Ground, reach: &Reach, columns: &Columns) -> Vec<Sums> {
        let n_by_type = if self.measure.by_type() { self.columns.len() } else { 0 };
        let empty = Sums { by_type: [(); N_PACES].map(|()| vec![Tally::default(); n_by_type]), ..Sums::default() };
        let mut by_cell = vec![empty; ground.places.cells.len()];
        let looked_at: Vec<[&[u32]; N_PACES]> =
            self.columns.iter().map(|(group, counters)| counters.map(|c| columns.counts((*group, c)))).collect();
        let choices = columns.counts((self.group, self.counter));
        let mut counts = vec![0; self.columns.len()];
        for home in &ground.places.homes {
            let (i, people) = (home.origin as usize, u64::from(home.people));
            let sums = &mut by_cell[home.cell as usize];
            for (pace, limit) in self.limits.iter().enumerate() {
                for (count, columns) in counts.iter_mut().zip(&looked_at) {
                    *count = columns[pace][i];
                }
                let doubtful = reach.unsnapped[i] || reach.border_cost[i] <= *limit;
                let look = Look { counts: &counts, covered: &self.covered, doubtful };
                let found = self.measure.state(self.clause, &look);
                sums.paces[pace].add(found, people);
                for (column, tally) in sums.by_type[pace].iter_mut().enumerate() {
                    tally.add(state(counts[column] > 0, self.covered[column], doubtful), people);
                }
                if pace == 0 {
                    sums.add_ages(found, input.origins[i].ages);
                }
            }
            sums.add_choices(choices[i], people);
        }
        by_cell
    }

    fn judge(&self, input: &AssessInput<'_>, sums: &Sums, walks: &Walks) -> ClauseResult {
        let judged: Vec<_> = (0..N_PACES)
            .map(|pace| {
                let people = &sums.paces[pace];
                let seen = Seen { people, by_type: &sums.by_type[pace], median: walks.median };
                let value = self.measure.value(self.clause, &seen);
                (value, self.applied(people, self.measure.verdict(self.clause, &value)))
            })
            .collect();
        let (value, verdict) = judged[0];
        let known = |tally: Tally| (tally.total > 0).then_some(tally);
        ClauseResult {
            verdict,
            reason: say::reason(input, self, &sums.paces[0], &value, verdict),
            value,
            people: sums.paces[0],
            elders: known(sums.elders),
            children: known(sums.children),
            nearest_median: walks.median,
            nearest_p90: walks.p90,
            choices: sums.choices(),
            sensitivity: Sensitivity {
                slower_permille: sums.paces[1].reached_permille(),
                faster_permille: sums.paces[2].reached_permille(),
                slower: judged[1].1,
                faster: judged[2].1,
            },
            gini_permille: walks.gini_permille,
        }
    }

    /// The verdict, unless the clause does not apply: nobody lives there, or what is asked
    /// for "as needed" (按需配置) is certainly in nobody's reach.
    fn applied(&self, people: &Tally, verdict: Verdict) -> Verdict {
        let absent = people.reached == 0 && people.cannot_tell == 0;
        if people.total == 0 || (!self.clause.required && absent) { Verdict::NotApplicable } else { verdict }
    }
}

impl Sums {
    fn add_ages(&mut self, found: State, ages: Option<yike_domain::place::Ages>) {
        if let Some(ages) = ages {
            self.elders.add(found, u64::from(ages.elders.0));
            self.children.add(found, u64::from(ages.children.0));
        }
    }

    fn add_choices(&mut self, n_outlets: u32, people: u64) {
        self.outlets += people * u64::from(n_outlets);
        self.two_or_more += if n_outlets >= 2 { people } else { 0 };
        self.three_or_more += if n_outlets >= 3 { people } else { 0 };
    }

    fn merge(&mut self, other: &Self) {
        for pace in 0..N_PACES {
            self.paces[pace].merge(&other.paces[pace]);
            self.by_type[pace].resize(other.by_type[pace].len(), Tally::default());
            for (tally, more) in self.by_type[pace].iter_mut().zip(&other.by_type[pace]) {
                tally.merge(more);
            }
        }
        self.elders.merge(&other.elders);
        self.children.merge(&other.children);
        self.outlets += other.outlets;
        self.two_or_more += other.two_or_more;
        self.three_or_more += other.three_or_more;
    }

    fn choices(&self) -> Choices {
        let total = self.paces[0].total;
        let mean = if total == 0 { 0 } else { u128::from(self.outlets) * 100 / u128::from(total) };
        Choices {
            mean_hundredths: u64::try_from(mean).unwrap_or(u64::MAX),
            two_or_more: self.two_or_more,
            three_or_more: self.three_or_more,
        }
    }
}
