//! How often one address or one account may ask.

use std::num::NonZeroU32;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use yike_app::caller::Caller;
use yike_app::error::AppError;

use crate::address::Address;
use crate::error::ApiError;
use crate::state::AppState;

/// How many seconds' worth may come at once: a page that opens asks for many things.
const BURST_SECONDS: u32 = 6;

/// Who is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Who {
    Address(u128),
    Account(u128),
}

/// How often who has asked; empty where there is no limit.
pub struct Rates {
    limiter: Option<DefaultKeyedRateLimiter<Who>>,
    clock: DefaultClock,
}

impl Rates {
    /// Counts against so many requests per second.
    #[must_use]
    pub fn new(per_second: Option<NonZeroU32>) -> Self {
        let limiter = per_second.map(|rate| {
            let burst = rate.saturating_mul(NonZeroU32::new(BURST_SECONDS).expect("six is not zero"));
            RateLimiter::keyed(Quota::per_second(rate).allow_burst(burst))
        });
        Self { limiter, clock: DefaultClock::default() }
    }

    /// Counts one request; after how many seconds the next one may come when this is one too many.
    fn count(&self, who: Who) -> Result<(), u32> {
        let Some(limiter) = &self.limiter else { return Ok(()) };
        limiter.check_key(&who).map_err(|early| {
            u32::try_from(early.wait_time_from(self.clock.now()).as_secs()).unwrap_or(u32::MAX - 1) + 1
        })
    }

    /// Forgets whoever has not asked for a while.
    pub fn tidy(&self) {
        if let Some(limiter) = &self.limiter {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
    }
}

/// Refuses what comes too fast. Probes of the machine's own watchers are not counted.
pub async fn limit(State(state): State<AppState>, address: Address, request: Request, next: Next) -> Response {
    if matches!(request.uri().path(), "/healthz" | "/readyz" | "/metrics") {
        return next.run(request).await;
    }
    let account = request.extensions().get::<Caller>().and_then(|caller| caller.actor.account);
    let by_account = account.map_or(Ok(()), |account| state.rates.count(Who::Account(account.0)));
    match by_account.and_then(|()| state.rates.count(Who::Address(address.block()))) {
        Ok(()) => next.run(request).await,
        Err(retry_after_s) => ApiError::App(AppError::TooMany { retry_after_s }).into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_who_asks_too_often_waits_and_others_do_not() {
        let rates = Rates::new(NonZeroU32::new(2));
        // Two per second, six seconds at once: twelve pass, the thirteenth waits.
        let passed = (0..13).filter(|_| rates.count(Who::Address(1)).is_ok()).count();
        assert_eq!(passed, 12);
        assert_eq!(rates.count(Who::Address(1)), Err(1));
        assert_eq!(rates.count(Who::Address(2)), Ok(()));
        assert_eq!(rates.count(Who::Account(1)), Ok(()));
        assert_eq!((0..1000).filter(|_| Rates::new(None).count(Who::Address(1)).is_err()).count(), 0);
    }
}
