//! The HTTP face of Yike: it reads a request, calls one use case and words the answer.
//!
//! No rule lives here. [`router`] lists everything that can be asked, `api` holds one handler per file with its
//! request and response beside it, [`middleware`] what every request passes through.

pub mod address;
pub mod api;
pub mod console;
pub mod demo;
pub mod error;
pub mod extract;
pub mod language;
pub mod log;
pub mod metrics;
pub mod middleware;
pub mod ogc;
pub mod ops;
pub mod pages;
pub mod router;
pub mod rules;
pub mod serve;
pub mod settings;
pub mod state;
pub mod tiles;

pub use error::ApiError;
pub use router::router;
pub use serve::serve;
pub use settings::Settings;
pub use state::AppState;
