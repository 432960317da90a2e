//! What every handler can reach.

use std::sync::Arc;

use yike_app::ctx::Ctx;

use crate::metrics::Metrics;
use crate::middleware::rate::Rates;
use crate::settings::Settings;

/// The use cases' context and the service's own settings; cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// What use cases work with.
    pub ctx: Ctx,
    /// How the service was started.
    pub settings: Arc<Settings>,
    /// How often who has asked.
    pub rates: Arc<Rates>,
    /// Counters and times.
    pub metrics: Metrics,
}

impl AppState {
    /// The state of a service over a context.
    #[must_use]
    pub fn new(ctx: Ctx, settings: Settings) -> Self {
        let rates = Arc::new(Rates::new(settings.per_second));
        Self { ctx, settings: Arc::new(settings), rates, metrics: Metrics::of_process() }
    }
}
