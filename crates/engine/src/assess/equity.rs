//! How the walk to the nearest outlet is spread over residents: quantiles and the Gini coefficient.

use super::places::Places;
use crate::access::Cost;

/// The walk to the nearest outlet in one place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Walks {
    /// What half of the residents need at most; absent beyond the search limit.
    pub median: Option<Cost>,
    /// What 90 % of the residents need at most.
    pub p90: Option<Cost>,
    /// Gini coefficient, per mille; absent where nobody reaches any.
    pub gini_permille: Option<u32>,
}

/// Running sums of one place while residents come by, the nearest first.
#[derive(Clone, Copy, Default)]
struct Sums {
    /// Residents so far.
    people: u64,
    /// Σ w·x.
    cost: u128,
    /// Σ w·x·(2C + w), C the residents before.
    ranked: u128,
    /// Residents that make half and 90 % of all.
    half: u64,
    most: u64,
    walks: Walks,
}

impl Sums {
    /// Residents with this walk come by.
    fn pass(&mut self, people: u64, cost: Cost) {
        let before = self.people;
        self.add(people, cost);
        if before < self.half && self.people >= self.half {
            self.walks.median = Some(cost);
        }
        if before < self.most && self.people >= self.most {
            self.walks.p90 = Some(cost);
        }
    }

    fn add(&mut self, people: u64, cost: Cost) {
        let walked = people * u64::from(cost);
        self.cost += u128::from(walked);
        self.ranked += u128::from(walked) * u128::from(2 * self.people + people);
        self.people += people;
    }

    /// Rounded down; 0 where everybody walks nothing.
    fn gini_permille(&self) -> u32 {
        let whole = u128::from(self.people) * self.cost;
        if whole == 0 {
            return 0;
        }
        u32::try_from((self.ranked - whole) * 1000 / whole).unwrap_or(1000)
    }
}

/// Quantiles and Gini coefficients of all places. `nearest` has the cost to the nearest
/// outlet of each origin; what is beyond `limit` counts as `limit` in the coefficient.
///
/// The quantile q is the least cost that at least the share q of residents need at most.
///
/// # References
/// Gini (1914), *Atti del Reale Istituto Veneto* 73, 1203–1248; the form for sorted weighted
/// values is G = Σ wᵢ xᵢ (Cᵢ₋₁ + Cᵢ − W) / (W Σ wᵢ xᵢ), C the running sum of the weights
/// w and W their total (Lerman & Yitzhaki 1989, *Journal of Econometrics* 42, 43–47).
pub(super) fn walks(places: &Places, nearest: &[Cost], limit: Cost) -> Vec<Walks> {
    let all: Vec<u64> = places.list.iter().map(|p| u64::from(p.people.0)).collect();
    let start = |all: &u64| Sums { half: all.div_ceil(2), most: (all * 9).div_ceil(10), ..Sums::default() };
    let mut sums: Vec<Sums> = all.iter().map(start).collect();
    for entry in nearest_first(places, nearest, limit) {
        let (cost, home) = ((entry >> 32) as Cost, &places.homes[entry as u32 as usize]);
        for place in home.places {
            if let Some(sums) = sums.get_mut(place as usize) {
                sums.pass(u64::from(home.people), cost);
            }
        }
    }
    let finish = |(mut sums, all): (Sums, u64)| {
        if sums.people > 0 {
            sums.add(all.saturating_sub(sums.people), limit);
            sums.walks.gini_permille = Some(sums.gini_permille());
        }
        sums.walks
    };
    sums.into_iter().zip(all).map(finish).collect()
}

/// Bits sorted by at a time.
const DIGIT: u32 = 11;

/// The homes within the limit, nearest first: cost in the high half, position in
/// [`Places::homes`] in the low. Sorted by digits from the lowest (Seward 1954, radix sort):
/// costs have some twenty bits, so two passes do.
fn nearest_first(places: &Places, nearest: &[Cost], limit: Cost) -> Vec<u64> {
    let cost = |home: &super::places::Home| nearest[home.origin as usize];
    let within = (0u64..).zip(&places.homes).filter(|(_, home)| cost(home) <= limit);
    let mut order: Vec<u64> = within.map(|(i, home)| u64::from(cost(home)) << 32 | i).collect();
    let highest = order.iter().fold(0, |bits, entry| bits | entry >> 32);
    let mut spare = vec![0; order.len()];
    let mut shift = 32;
    while highest >> (shift - 32) > 0 {
        let digit = |entry: u64| (entry >> shift) as usize & ((1 << DIGIT) - 1);
        let mut starts = vec![0usize; (1 << DIGIT) + 1];
        order.iter().for_each(|entry| starts[digit(*entry) + 1] += 1);
        for at in 0..1 << DIGIT {
            starts[at + 1] += starts[at];
        }
        for entry in &order {
            let slot = &mut starts[digit(*entry)];
            spare[*slot] = *entry;
            *slot += 1;
        }
        std::mem::swap(&mut order, &mut spare);
        shift += DIGIT;
    }
    order
}
