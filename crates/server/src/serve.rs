//! Listening, and stopping without cutting anyone off.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::net::TcpListener;

use crate::router::router;
use crate::state::AppState;

/// How long requests may still take when the service is told to stop.
const GRACE: Duration = Duration::from_secs(20);

/// How often counts of who asked are cleared of those who no longer do.
const TIDY: Duration = Duration::from_secs(60);

/// Serves until `stop` comes; then takes no more requests and lets those under way end.
///
/// # Errors
/// The listener failed.
pub async fn serve(
    listener: TcpListener,
    state: AppState,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let tidy = tokio::spawn({
        let rates = state.rates.clone();
        async move {
            loop {
                tokio::time::sleep(TIDY).await;
                rates.tidy();
            }
        }
    });
    let (end_jobs, jobs_end) = tokio::sync::watch::channel(false);
    let jobs = tokio::spawn(yike_app::jobs::work(state.ctx.clone(), jobs_end));
    let (told, hear) = tokio::sync::oneshot::channel();
    let app = router(state).into_make_service_with_connect_info::<SocketAddr>();
    let server = axum::serve(listener, app).with_graceful_shutdown(async move {
        stop.await;
        tracing::info!("stopping: no new requests");
        // Nobody hears it only when the server has ended already.
        let _ = told.send(());
    });
    let ended = tokio::select! {
        ended = server => ended,
        () = async { if hear.await.is_ok() { tokio::time::sleep(GRACE).await } else { std::future::pending().await } } => {
            tracing::warn!("stopped with requests under way: they took longer than the grace");
            Ok(())
        }
    };
    tidy.abort();
    // Jobs under way are put back or end; nobody listens only where the loop has ended by itself.
    let _ = end_jobs.send(true);
    if let Err(error) = jobs.await {
        tracing::error!(%error, "the loop of jobs ended badly");
    }
    ended
}

/// Ctrl-C or the system's wish to stop.
pub async fn stop_signal() {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        () = interrupted => {}
        () = terminated => {}
    }
}
