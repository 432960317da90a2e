//! What a circle's border gives cause to say: ground shared with other circles, rests of communities left out.

use yike_domain::circle::{overfull, rules};
use yike_domain::place::org::OrgCode;
use yike_domain::{Message, Rule};
use yike_engine::boundary::{SLIVER_M2, intersection, leftovers};
use yike_engine::geometry::MultiPolygon;
use yike_store::scope::Condition;
use yike_store::{KeptCircle, Reader};

use super::draw::{around, blocking};
use crate::ctx::Ctx;
use crate::error::AppError;
use crate::shapes::shape_of;

/// A warning about a border.
#[derive(Clone, Debug, PartialEq)]
pub struct Warning {
    /// `overlap` or `leftover`.
    pub kind: &'static str,
    /// What there is to say.
    pub message: Message,
}

/// As [`warnings`], from the store of a context.
///
/// # Errors
/// When the store cannot be read.
pub async fn warnings_of(ctx: &Ctx, kept: &KeptCircle) -> Result<Vec<Warning>, AppError> {
    warnings(&ctx.store.read(), kept).await
}

/// The warnings about the border in force; none of a circle without one.
///
/// # Errors
/// When the store cannot be read.
pub async fn warnings(reader: &Reader, kept: &KeptCircle) -> Result<Vec<Warning>, AppError> {
    let Some(boundary) = &kept.circle.boundary else { return Ok(Vec::new()) };
    let shape = shape_of(&boundary.polygons);
    let Some(area) = around(&shape) else { return Ok(Vec::new()) };
    let others: Vec<KeptCircle> =
        reader.circles().touching(&area).await?.into_iter().filter(|o| o.id != kept.id).collect();
    let communities = reader.communities(&Condition::always(), None, Some(&area)).await?;
    let codes: Vec<OrgCode> = boundary.communities.keys().cloned().collect();
    let held = reader.circles().shares_of(&codes).await?;
    let names =
        move |code: &OrgCode| communities.iter().find(|c| c.community.code == *code).map(|c| c.community.name.clone());
    let near = reader.communities(&Condition::always(), None, Some(&area)).await?;
    blocking(move || {
        let shapes: Vec<MultiPolygon> = others
            .iter()
            .map(|other| other.circle.boundary.as_ref().map_or_else(MultiPolygon::default, |b| shape_of(&b.polygons)))
            .collect();
        let mut found = Vec::new();
        let told = |rule: Rule, area: f64| Message::new(rule).with("area", area.round());
        for (other, ground) in others.iter().zip(&shapes) {
            let shared = intersection(&shape, ground).area_m2();
            if shared >= SLIVER_M2 {
                let message = told(rules::OVERLAP, shared).with("other", other.circle.name.as_str());
                found.push(Warning { kind: "overlap", message });
            }
        }
        let grounds: Vec<MultiPolygon> = near.iter().map(|kept| shape_of(&kept.community.polygons)).collect();
        let left = leftovers(&shape, &shapes.iter().collect::<Vec<_>>(), &grounds.iter().collect::<Vec<_>>());
        for rest in left {
            let message = told(rules::LEFTOVER, rest.area_m2)
                .with("community", near[rest.community].community.name.as_str())
                .with("percent", rest.percent);
            found.push(Warning { kind: "leftover", message });
        }
        for (code, sum) in overfull(held.iter().map(|(code, _, share)| (code, *share))) {
            let name = names(code).unwrap_or_else(|| code.to_string());
            let message = Message::new(rules::OVERFULL).with("community", name).with("percent", f64::from(sum) / 10.0);
            found.push(Warning { kind: "overlap", message });
        }
        found
    })
    .await
}
