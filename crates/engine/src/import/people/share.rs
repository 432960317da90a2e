//! Giving out whole people by weights.

use yike_domain::{People, place::Ages};

/// Gives `total` whole units to parts in proportion to their weights, exactly: every part
/// gets its quota rounded down, and the units left go to the largest remainders, among
/// equal ones to the earlier part. All zero when no part has weight.
///
/// `share = ⌊total · weight ⁄ Σ weights⌋`, then one more for the largest
/// `total · weight mod Σ weights`.
///
/// # References
/// The method of Hamilton (Balinski & Young 2001, *Fair Representation*, p. 17), known as
/// largest remainder.
///
/// # Example
/// ```
/// # use yike_engine::import::people::share::apportion;
/// // Quotas 3.5, 2.33, 1.17: whole parts 3, 2, 1, and the last unit goes to the half.
/// assert_eq!(apportion(7, &[3, 2, 1]), [4, 2, 1]);
/// ```
#[must_use]
pub fn apportion(total: u32, weights: &[u64]) -> Vec<u32> {
    let sum: u128 = weights.iter().map(|&w| u128::from(w)).sum();
    if sum == 0 {
        return vec![0; weights.len()];
    }
    let quota = |w: u64| u128::from(total) * u128::from(w);
    // A quota is at most `total`.
    let mut shares: Vec<u32> = weights.iter().map(|&w| (quota(w) / sum) as u32).collect();
    let left = total - shares.iter().sum::<u32>();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|&i| (std::cmp::Reverse(quota(weights[i]) % sum), i));
    for &i in order.iter().take(left as usize) {
        shares[i] += 1;
    }
    shares
}

/// Gives an area's ages to its parts in proportion to their people; no part gets more
/// elders and children than it has people.
///
/// Elders are given out first, then children among those who are left, so a quota rounded
/// up never exceeds what a part can hold.
#[must_use]
pub fn apportion_ages(ages: Ages, people: &[u32]) -> Vec<Ages> {
    let weights: Vec<u64> = people.iter().map(|&p| u64::from(p)).collect();
    let all: u32 = people.iter().sum();
    let elders = apportion(ages.elders.0.min(all), &weights);
    let rest: Vec<u64> = people.iter().zip(&elders).map(|(&p, &e)| u64::from(p - e)).collect();
    let others = all - elders.iter().sum::<u32>();
    let children = apportion(ages.children.0.min(others), &rest);
    elders.into_iter().zip(children).map(|(e, c)| Ages { children: People(c), elders: People(e) }).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_last_unit_goes_to_the_largest_remainder() {
        // 10 over 1 : 1 : 1 is 3.33 each; equal remainders, so the first gets the tenth.
        assert_eq!(apportion(10, &[1, 1, 1]), [4, 3, 3]);
        assert_eq!(apportion(0, &[1, 2]), [0, 0]);
        assert_eq!(apportion(5, &[0, 3, 0]), [0, 5, 0]);
        assert_eq!(apportion(5, &[0, 0]), [0, 0]);
        assert_eq!(apportion(u32::MAX, &[u64::MAX, u64::MAX]), [u32::MAX / 2 + 1, u32::MAX / 2]);
        assert_eq!(apportion(5, &[]), Vec::<u32>::new());
    }

    proptest! {
        #[test]
        fn totals_are_kept_and_no_part_strays_a_unit_from_its_quota(
            total in 0u32..2_000_000,
            weights in prop::collection::vec(0u64..1_000_000_000, 1..60),
        ) {
            let shares = apportion(total, &weights);
            let sum: u64 = weights.iter().sum();
            prop_assume!(sum > 0);
            prop_assert_eq!(shares.iter().sum::<u32>(), total);
            for (share, weight) in shares.iter().zip(&weights) {
                let quota = f64::from(total) * *weight as f64 / sum as f64;
                prop_assert!((f64::from(*share) - quota).abs() < 1.0 + 1e-6);
            }
        }

        #[test]
        fn ages_are_kept_and_fit_into_every_part(
            people in prop::collection::vec(0u32..50, 1..40),
            elders in 0u32..500,
            children in 0u32..500,
        ) {
            let all: u32 = people.iter().sum();
            let ages = Ages { children: People(children), elders: People(elders) };
            let parts = apportion_ages(ages, &people);
            let sum = |pick: fn(&Ages) -> u32| parts.iter().map(pick).sum::<u32>();
            prop_assert_eq!(sum(|a| a.elders.0), elders.min(all));
            prop_assert_eq!(sum(|a| a.children.0), children.min(all - elders.min(all)));
            for (part, people) in parts.iter().zip(&people) {
                prop_assert!(part.elders.0 + part.children.0 <= *people);
            }
        }
    }
}
