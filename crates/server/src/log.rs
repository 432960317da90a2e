//! Log lines on the error stream: for people, or one JSON object per line for machines.

use tracing_subscriber::EnvFilter;

/// What is logged where `YIKE_LOG` does not say otherwise.
const USUAL: &str = "info,sqlx=warn,sea_orm_migration=warn";

/// Begins logging; a second call changes nothing.
pub fn begin(json: bool) {
    let filter = EnvFilter::try_from_env("YIKE_LOG").unwrap_or_else(|_| EnvFilter::new(USUAL));
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let begun = if json { lines.json().try_init() } else { lines.compact().try_init() };
    // A process that logs already goes on as it does.
    drop(begun);
}
