//! Every border a circle ever had, each against the one before.

use yike_domain::circle::Boundary;
use yike_engine::boundary::{difference, without_slivers};
use yike_engine::geometry::MultiPolygon;
use yike_store::Uuid;

use super::draw::blocking;
use super::seen;
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;
use crate::shapes::shape_of;

/// A border and what it changed.
#[derive(Clone, Debug)]
pub struct Version {
    /// The border.
    pub boundary: Boundary,
    /// Its ground.
    pub shape: MultiPolygon,
    /// Ground that came in.
    pub added: MultiPolygon,
    /// Ground that went out.
    pub removed: MultiPolygon,
}

/// The borders of a circle that the caller may see, the latest first.
///
/// # Errors
/// [`AppError::NotFound`] when there is none, or none for the caller.
pub async fn versions(ctx: &Ctx, caller: &Caller, id: Uuid) -> Result<Vec<Version>, AppError> {
    let reader = ctx.store.read();
    seen(&reader, ctx, caller, id).await?;
    let boundaries = reader.circles().boundaries(id).await?;
    blocking(move || {
        let mut before = MultiPolygon::default();
        let mut versions = Vec::new();
        for boundary in boundaries {
            let shape = shape_of(&boundary.polygons);
            let added = without_slivers(&difference(&shape, &before));
            let removed = without_slivers(&difference(&before, &shape));
            before = shape.clone();
            versions.push(Version { boundary, shape, added, removed });
        }
        versions.reverse();
        versions
    })
    .await
}
