//! Where residents start from, and the loaded ground they walk on.

use yike_domain::LonLat;
use yike_domain::circle::Circle;
use yike_store::Uuid;

use crate::ctx::Ctx;
use crate::error::AppError;
use crate::shapes::shape_of;
use crate::terrain::loaded::Shared;
use crate::terrain::{Asked, Terrain};

/// Where somebody starts from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum From {
    /// Nobody has said.
    #[default]
    Unsaid,
    /// A compound, by its id on the map.
    Compound(String),
    /// Where the asker stands now: used for this answer and kept nowhere.
    Here(LonLat),
}

/// A place to start from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    /// The compound's id on the map.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Where one sets out: a gate, or a point inside.
    pub at: LonLat,
}

/// The walking profile of residents' pages: 成年人.
const PROFILE: &str = "adult";

/// The ground under a circle, where it is loaded.
pub(super) async fn ground(ctx: &Ctx, circle: Uuid) -> Result<Option<Shared>, AppError> {
    ctx.terrains.follow(ctx).await?;
    Ok(ctx.terrains.of_circle(circle))
}

/// The named compounds of the map inside a circle, by name.
pub(super) fn starts(terrain: &Terrain, circle: &Circle) -> Vec<Start> {
    let Some(boundary) = &circle.boundary else { return Vec::new() };
    let inside = shape_of(&boundary.polygons);
    let named = terrain.compounds.iter().enumerate().filter(|(_, compound)| !compound.name.is_empty());
    let mut starts: Vec<Start> = named
        .filter_map(|(number, compound)| {
            let at = terrain.way_out(number)?;
            inside.contains(at).then(|| Start { id: compound.id.clone(), name: compound.name.clone(), at })
        })
        .collect();
    starts.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    starts
}

/// A question to the ground from a place.
pub(super) fn asked(terrain: &Terrain, at: LonLat) -> Option<Asked> {
    Some(Asked { profile: terrain.profile(PROFILE)?, at })
}
