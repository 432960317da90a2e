//! What stands where: the circles and the community around a position.

use yike_domain::LonLat;
use yike_domain::place::org::OrgCode;
use yike_engine::geometry::MultiPolygon;
use yike_store::scope::Condition;
use yike_store::{Box2, Reader, Uuid};

use crate::error::AppError;
use crate::shapes::shape_of;

/// Borders of circles and communities that touch some ground.
#[derive(Debug, Default)]
pub struct Ground {
    circles: Vec<(Uuid, Box2, MultiPolygon)>,
    communities: Vec<(OrgCode, Box2, MultiPolygon)>,
}

impl Ground {
    /// The borders that touch a box.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn of(reader: &Reader, area: &Box2) -> Result<Self, AppError> {
        let mut ground = Self::default();
        for kept in reader.circles().touching(area).await? {
            let Some(boundary) = &kept.circle.boundary else { continue };
            let shape = shape_of(&boundary.polygons);
            if let Some(bounds) = bounds_of(&shape) {
                ground.circles.push((kept.id, bounds, shape));
            }
        }
        for kept in reader.communities(&Condition::always(), None, Some(area)).await? {
            let shape = shape_of(&kept.community.polygons);
            if let Some(bounds) = bounds_of(&shape) {
                ground.communities.push((kept.community.code, bounds, shape));
            }
        }
        Ok(ground)
    }

    /// The circles that a position lies in.
    #[must_use]
    pub fn circles_at(&self, at: LonLat) -> Vec<Uuid> {
        let inside =
            |(id, bounds, shape): &(Uuid, Box2, MultiPolygon)| (bounds.holds(at) && shape.contains(at)).then_some(*id);
        self.circles.iter().filter_map(inside).collect()
    }

    /// The community that a position lies in.
    #[must_use]
    pub fn community_at(&self, at: LonLat) -> Option<OrgCode> {
        let inside = |(_, bounds, shape): &&(OrgCode, Box2, MultiPolygon)| bounds.holds(at) && shape.contains(at);
        self.communities.iter().find(inside).map(|(code, ..)| code.clone())
    }
}

/// The box around a shape.
pub(crate) fn bounds_of(shape: &MultiPolygon) -> Option<Box2> {
    box_of(shape.rings().flatten().copied())
}

/// The box around some positions.
pub(crate) fn box_of(points: impl Iterator<Item = LonLat>) -> Option<Box2> {
    points.fold(None, |found: Option<Box2>, at| {
        let known = found.unwrap_or(Box2 { west: at.lon, south: at.lat, east: at.lon, north: at.lat });
        Some(Box2 {
            west: known.west.min(at.lon),
            south: known.south.min(at.lat),
            east: known.east.max(at.lon),
            north: known.north.max(at.lat),
        })
    })
}
