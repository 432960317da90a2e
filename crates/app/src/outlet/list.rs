//! Lists of outlets: by name and sound, type, circle, unit, state, freshness and place.

use yike_domain::account::Action;
use yike_domain::outlet::life::Status;
use yike_domain::place::org::OrgCode;
use yike_store::{Box2, KeptOutlet, OutletOrder, OutletQuery, Uuid};

use super::reading;
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;
use crate::look::asked;

/// After so many days an outlet is to be verified again, where nobody says otherwise: the programme asks for it yearly.
pub const STALE_DAYS: u16 = 365;

/// What is asked for; everything said must be so.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// A question, a name, a sound.
    pub text: Option<String>,
    /// Any of these types, by code.
    pub types: Vec<String>,
    /// In this circle.
    pub circle: Option<Uuid>,
    /// Of this unit and those below.
    pub org: Option<OrgCode>,
    /// In any of these states.
    pub status: Vec<Status>,
    /// Not verified for so many days.
    pub stale_days: Option<u16>,
    /// Verified within so many days.
    pub fresh_days: Option<u16>,
    /// In this box.
    pub area: Option<Box2>,
    /// The order.
    pub order: OutletOrder,
    /// The last first.
    pub reverse: bool,
    /// Behind this row.
    pub after: Option<(serde_json::Value, Uuid)>,
    /// At most so many.
    pub limit: u64,
    /// Whether the whole list is counted.
    pub counted: bool,
}

/// A page of a list.
#[derive(Clone, Debug)]
pub struct OutletList {
    /// The outlets, each with the circles it stands in.
    pub items: Vec<(KeptOutlet, Vec<Uuid>)>,
    /// How many the whole list has, where it was counted.
    pub total: Option<u64>,
}

impl Listing {
    /// The question to the store, for what the caller may do that to.
    pub(super) fn query(&self, ctx: &Ctx, caller: &Caller, action: Action) -> Result<OutletQuery, AppError> {
        let asked = self.text.as_deref().map(asked).filter(|asked| !asked.text.is_empty());
        let (text, meant) = asked.map_or((None, Vec::new()), |asked| (Some(asked.text), asked.types));
        let before = |days: u16| ctx.clock.today().plus(-i32::from(days));
        Ok(OutletQuery {
            text,
            meant,
            types: self.types.clone(),
            circle: self.circle,
            org: self.org.clone(),
            status: self.status.clone(),
            stale_before: self.stale_days.and_then(before),
            fresh_since: self.fresh_days.and_then(before),
            area: self.area,
            order: self.order,
            reverse: self.reverse,
            after: self.after.clone(),
            limit: self.limit,
            ..OutletQuery::all(reading(ctx, caller, action)?)
        })
    }
}

/// Lists the outlets that the caller may see.
///
/// # Errors
/// When the store cannot be read.
pub async fn list(ctx: &Ctx, caller: &Caller, listing: &Listing) -> Result<OutletList, AppError> {
    let query = listing.query(ctx, caller, Action::Read)?;
    let reader = ctx.store.read();
    let outlets = reader.outlets().list(&query).await?;
    let ids: Vec<Uuid> = outlets.iter().map(|kept| kept.id).collect();
    let mut circles = reader.outlets().circles_of(&ids).await?;
    let total = if listing.counted { Some(reader.outlets().count(&query).await?) } else { None };
    let items = outlets.into_iter().map(|kept| (circles.remove(&kept.id).unwrap_or_default(), kept));
    Ok(OutletList { items: items.map(|(circles, kept)| (kept, circles)).collect(), total })
}
