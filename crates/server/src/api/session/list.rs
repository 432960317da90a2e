//! One's own open sessions.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use yike_app::account::{self, OpenSession};

use crate::api::moment::rfc3339;
use crate::error::ApiError;
use crate::extract::List;
use crate::middleware::identify::Who;
use crate::state::AppState;

/// An open session.
#[derive(Serialize, ToSchema)]
#[schema(as = OpenSession)]
pub struct View {
    id: String,
    /// Whether it is the one that asks.
    current: bool,
    /// The address it was begun from.
    source: String,
    /// What the browser calls itself.
    agent: String,
    created_at: String,
    seen_at: String,
    expires_at: String,
}

impl From<OpenSession> for View {
    fn from(open: OpenSession) -> Self {
        Self {
            id: open.session.id.to_string(),
            current: open.current,
            source: open.session.source,
            agent: open.session.agent,
            created_at: rfc3339(open.session.created_ms),
            seen_at: rfc3339(open.session.seen_ms),
            expires_at: rfc3339(open.expires_ms),
        }
    }
}

/// One's own open sessions, the last used first.
#[utoipa::path(get, path = "/api/v1/sessions", tag = "session", responses((status = 200, body = List<View>)))]
pub async fn list(State(state): State<AppState>, Who(caller): Who) -> Result<Json<List<View>>, ApiError> {
    let sessions = account::open_sessions(&state.ctx, &caller).await?;
    Ok(Json(List::whole(sessions.into_iter().map(View::from).collect())))
}
