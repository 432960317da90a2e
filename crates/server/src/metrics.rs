//! Counters and times in the form that Prometheus reads.

use std::sync::OnceLock;
use std::time::Duration;

use axum::http::Method;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

/// Upper bounds of the classes that answering times are counted in, in seconds.
const TIMES: &[f64] = &[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];

/// The measurements of this process; cheap to clone.
#[derive(Clone)]
pub struct Metrics(PrometheusHandle);

impl Metrics {
    /// The one record of the process.
    #[must_use]
    pub fn of_process() -> Self {
        static RECORD: OnceLock<PrometheusHandle> = OnceLock::new();
        let begin = || {
            let builder = PrometheusBuilder::new();
            let builder = builder
                .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), TIMES)
                .expect("there are classes");
            let recorder = builder.build_recorder();
            let handle = recorder.handle();
            // Another recorder of the process (none of ours) would leave this one empty, which /metrics then shows.
            let _ = metrics::set_global_recorder(recorder);
            handle
        };
        Self(RECORD.get_or_init(begin).clone())
    }

    /// Notes one answered request.
    pub fn request(&self, method: &Method, route: &str, status: u16, took: Duration) {
        let labels =
            [("method", method.as_str().to_owned()), ("route", route.to_owned()), ("status", status.to_string())];
        metrics::counter!("yike_requests_total", &labels).increment(1);
        metrics::histogram!("yike_request_seconds", "route" => route.to_owned()).record(took.as_secs_f64());
    }

    /// Everything measured so far, as text.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.run_upkeep();
        self.0.render()
    }
}
