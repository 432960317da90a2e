//! Moments as the interface writes them: RFC 3339 in UTC, to the second.

use yike_domain::Day;

/// A moment in milliseconds since 1970 as text.
#[must_use]
pub fn rfc3339(at_ms: i64) -> String {
    let seconds = at_ms.div_euclid(1000);
    let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let first = Day::new(1970, 1, 1).expect("the first day of 1970");
    let day = i32::try_from(days).ok().and_then(|days| first.plus(days)).unwrap_or(first);
    format!("{day}T{:02}:{:02}:{:02}Z", second / 3600, second / 60 % 60, second % 60)
}

#[cfg(test)]
mod tests {
    #[test]
    fn moments_are_written_in_utc() {
        assert_eq!(super::rfc3339(1_795_579_200_000), "2026-11-25T04:00:00Z");
        assert_eq!(super::rfc3339(-1), "1969-12-31T23:59:59Z");
    }
}
