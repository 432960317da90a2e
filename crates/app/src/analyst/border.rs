//! Answers that streets outside the map could change.
//!
//! A way through streets that the map does not have leaves its bounds and comes back, so
//! it costs no less than the way from either end to the border.

use yike_engine::{
    access::{Cost, Placed, UNREACHED, analyst, border_costs},
    network::Walk,
};

/// Costs from points to the border of the map; [`UNREACHED`] where no street leaves it.
pub(super) struct Border {
    from: Vec<Cost>,
    to: Vec<Cost>,
}

impl Border {
    /// The border as seen from origins and from their targets.
    pub fn around(walk: &Walk<'_>, from: &[Placed], to: &[Placed]) -> Self {
        let costs = |points: &[Placed]| border_costs(walk, &points.iter().map(|p| p.attachment).collect::<Vec<_>>());
        Self { from: costs(from), to: costs(to) }
    }

    /// Whether a way outside the map could be shorter than the one of this cost, or be one where there is none.
    pub fn between(&self, from: usize, to: usize, cost: Option<Cost>) -> bool {
        let [a, b] = [self.from[from], self.to[to]];
        a != UNREACHED && b != UNREACHED && cost.is_none_or(|cost| u64::from(a) + u64::from(b) < u64::from(cost))
    }

    /// Whether places outside the map could be nearer than a cost.
    pub fn within(&self, from: usize, cost: Cost) -> bool {
        self.from[from] != UNREACHED && self.from[from] < cost
    }

    /// Whether places outside the map could be among the nearest, of which the last known is so many metres away.
    pub fn nearer(&self, walk: &Walk<'_>, from: usize, last_m: Option<f64>) -> bool {
        let border = self.from[from];
        border != UNREACHED && last_m.is_none_or(|last_m| analyst::metres(walk, border) < last_m)
    }
}
