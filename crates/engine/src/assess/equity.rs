//! How the walk to the nearest outlet is spread over residents: quantiles and the Gini coefficient.

use super::places::Places;
use crate::access::{Cost, Origin};

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
    people: u128,
    /// Σ w·x.
    cost: u128,
    /// Σ w·x·(2C + w), C the residents before.
    ranked: u128,
    walks: Walks,
}

impl Sums {
    fn add(&mut self, people: u128, cost: Cost) {
        self.cost += people * u128::from(cost);
        self.ranked += people * u128::from(cost) * (2 * self.people + people);
        self.people += people;
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
pub(super) fn walks(places: &Places, origins: &[Origin], nearest: &[Cost], limit: Cost) -> Vec<Walks> {
    let mut order: Vec<u64> = (0u64..)
        .zip(nearest)
        .filter(|(i, cost)| **cost <= limit && origins[*i as usize].people.0 > 0)
        .map(|(i, cost)| u64::from(*cost) << 32 | i)
        .collect();
    order.sort_unstable();
    let mut sums = vec![Sums::default(); places.list.len()];
    for entry in order {
        let (cost, origin) = ((entry >> 32) as Cost, entry as u32 as usize);
        for &place in &places.cells[places.cell_of[origin] as usize] {
            let all = u128::from(places.list[place as usize].people.0);
            let sums = &mut sums[place as usize];
            sums.add(u128::from(origins[origin].people.0), cost);
            if sums.walks.median.is_none() && sums.people * 1000 >= all * 500 {
                sums.walks.median = Some(cost);
            }
            if sums.walks.p90.is_none() && sums.people * 1000 >= all * 900 {
                sums.walks.p90 = Some(cost);
            }
        }
    }
    let finish = |(mut sums, all): (Sums, u128)| {
        if sums.people > 0 {
            sums.add(all.saturating_sub(sums.people), limit);
            sums.walks.gini_permille = Some(sums.gini_permille());
        }
        sums.walks
    };
    sums.into_iter().zip(places.list.iter().map(|p| u128::from(p.people.0))).map(finish).collect()
}

impl Sums {
    /// Rounded down; 0 where everybody walks nothing.
    fn gini_permille(&self) -> u32 {
        let whole = self.people * self.cost;
        if whole == 0 {
            return 0;
        }
        u32::try_from((self.ranked - whole) * 1000 / whole).unwrap_or(1000)
    }
}
