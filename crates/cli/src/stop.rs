//! Ctrl-C, or the end of the session or machine: the first asks the work to stop and tidy up, the second ends the program at once.

use std::sync::atomic::{AtomicBool, Ordering};

static STOP: AtomicBool = AtomicBool::new(false);

/// Listens to Ctrl-C, SIGTERM and SIGHUP; the flag is set when the work is to stop.
pub fn on_request() -> &'static AtomicBool {
    // Without the handler Ctrl-C still stops the program, only less politely.
    let _ = ctrlc::set_handler(|| {
        if STOP.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    });
    &STOP
}
