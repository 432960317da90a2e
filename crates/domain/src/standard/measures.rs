//! The measures that clauses can name; the engine computes them.

/// Which threshold a measure is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Threshold {
    /// `at_least_permille`: a share of residents.
    Share,
    /// `at_least`: a number.
    Count,
    /// `at_least` outlets for `at_least_permille` of the residents.
    CountForShare,
    /// None: the value is reported without a verdict.
    None,
}

/// A measure as packs know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeasureSpec {
    /// Its name in clauses.
    pub name: &'static str,
    /// The threshold it takes.
    pub threshold: Threshold,
    /// Whether a clause must give minutes or metres.
    pub needs_limit: bool,
}

/// Every measure, in the order the documentation lists them.
pub const MEASURES: &[MeasureSpec] = &[
    // Share of the residents who reach at least one outlet of `types` within the limit.
    MeasureSpec { name: "share-within", threshold: Threshold::Share, needs_limit: true },
    // Share of the residents with at least `at_least` outlets of `types` within the limit.
    MeasureSpec { name: "choices-within", threshold: Threshold::CountForShare, needs_limit: true },
    // Number of the clause's types that at least half of the residents reach within the limit.
    MeasureSpec { name: "formats-present", threshold: Threshold::Count, needs_limit: true },
    // Quantiles of the walking time to the nearest outlet of `types`.
    MeasureSpec { name: "nearest-time", threshold: Threshold::None, needs_limit: false },
];

impl MeasureSpec {
    /// The measure with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        MEASURES.iter().find(|measure| measure.name == name)
    }
}
