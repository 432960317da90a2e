//! Everything that can be asked, as one list.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::{account, org, permission, session, set_up};
use crate::state::AppState;
use crate::{api, console, demo, middleware, ogc, ops, pages, tiles};

/// The interface `/api/v1`, each path with its methods. Its order is the order of the OpenAPI document.
fn interface() -> OpenApiRouter<AppState> {
    OpenApiRouter::with_openapi(api::document::Document::openapi())
        .routes(routes!(api::document::document))
        .routes(routes!(api::outlet::read::list, api::outlet::write::create))
        .routes(routes!(api::outlet::files::template))
        .routes(routes!(api::outlet::read::duplicates))
        .routes(routes!(api::outlet::write::merge))
        .routes(routes!(api::outlet::read::get, api::outlet::write::change))
        .routes(routes!(api::outlet::read::history))
        .routes(routes!(api::outlet::write::life))
        .routes(routes!(api::outlet::write::verification))
        .routes(routes!(api::outlet::write::split))
        .routes(routes!(api::outlet::files::xlsx))
        .routes(routes!(api::outlet::files::csv))
        .routes(routes!(api::outlet::files::geojson))
        .routes(routes!(api::outlet::files::gpkg))
        .routes(routes!(api::import::list, api::import::upload))
        .routes(routes!(api::import::get, api::import::discard))
        .routes(routes!(api::import::confirm))
        .routes(routes!(api::import::errors))
        .routes(routes!(api::circle::read::list, api::circle::write::create))
        .routes(routes!(api::circle::read::get, api::circle::write::change))
        .routes(routes!(api::circle::write::draw))
        .routes(routes!(api::circle::read::versions))
        .routes(routes!(api::nearby::nearby))
        .routes(routes!(api::place::communities))
        .routes(routes!(api::place::compounds, api::place::create_compound))
        .routes(routes!(api::place::change_compound))
        // Who asks.
        .routes(routes!(session::read::read, session::begin::sign_in, session::end::sign_out))
        .routes(routes!(session::list::list, session::end::end_all))
        .routes(routes!(session::end::end))
        .routes(routes!(session::password::change))
        .routes(routes!(session::password::by_link))
        .routes(routes!(session::second_factor::begin))
        .routes(routes!(session::second_factor::confirm))
        .routes(routes!(set_up::read, set_up::set_up))
        // Accounts and what they hold.
        .routes(routes!(account::list::list, account::create::create))
        .routes(routes!(account::list::read, account::change::change))
        .routes(routes!(account::appoint::appoint))
        .routes(routes!(account::appoint::end))
        .routes(routes!(account::delegate::delegate))
        .routes(routes!(account::delegate::withdraw))
        .routes(routes!(account::link::give))
        .routes(routes!(account::token::list, account::token::give))
        .routes(routes!(account::token::withdraw))
        .routes(routes!(permission::table))
        // Organisation units.
        .routes(routes!(org::list::list, org::open::open))
        .routes(routes!(org::read::read))
        .routes(routes!(org::change::change))
        // Long work and the audit trail.
        .routes(routes!(api::audit::list::list))
        .routes(routes!(api::audit::check::check))
        .routes(routes!(api::audit::export::export))
        .routes(routes!(api::job::read::list))
        .routes(routes!(api::job::read::read))
        .routes(routes!(api::job::change::cancel))
        .routes(routes!(api::job::change::retry))
        .routes(routes!(api::data::taxonomy))
        .routes(routes!(api::data::packs))
        .routes(routes!(api::data::profiles))
        .merge(uploads())
        .routes(routes!(api::map::settings))
        .routes(routes!(api::map::activate))
        .routes(routes!(api::measure::isochrone))
        .routes(routes!(api::measure::nearest))
        .routes(routes!(api::measure::way))
        .routes(routes!(api::run::list, api::run::start))
        .routes(routes!(api::run::compare))
        .routes(routes!(api::run::get))
        .routes(routes!(api::result::of_circle))
        .routes(routes!(api::result::of_org))
}

/// Map sources come as whole files.
fn uploads() -> OpenApiRouter<AppState> {
    let router = OpenApiRouter::new().routes(routes!(api::map::list, api::map::upload));
    router.layer(DefaultBodyLimit::max(api::map::MOST_BYTES))
}

/// The OpenAPI document of the interface.
#[must_use]
pub fn document() -> utoipa::openapi::OpenApi {
    interface().into_openapi()
}

/// The whole service.
pub fn router(state: AppState) -> Router {
    let (interface, _) = interface().split_for_parts();
    let router = interface
        .route("/api/v1/circles/proposal", post(api::circle::write::propose))
        .route("/console", get(console::to_folder))
        .route("/console/", get(console::start))
        .route("/console/{*path}", get(console::file))
        .route("/demo", get(demo::accounts))
        .route("/tiles/{layer}/{z}/{x}/{y}", get(tiles::get))
        .route("/ogc/", get(ogc::landing))
        .nest("/ogc", ogc::router())
        .route("/healthz", get(ops::alive))
        .route("/readyz", get(ops::ready))
        .route("/metrics", get(ops::metrics));
    middleware::around(pages::routes(router), &state).with_state(state)
}
