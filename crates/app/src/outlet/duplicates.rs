//! Pairs of registered outlets that are probably one.

use yike_domain::Message;
use yike_domain::account::Action;
use yike_domain::outlet::{Outlet, OutletRecord};
use yike_engine::import::outlets::duplicates::duplicates as look_through;
use yike_store::{KeptOutlet, OutletQuery};

use super::Listing;
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;
use crate::look::taxonomy;

/// Most outlets looked through at once: a large district.
const MOST: u64 = 200_000;

/// Two outlets that are probably one.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The first.
    pub first: KeptOutlet,
    /// The second.
    pub second: KeptOutlet,
    /// How likely, in points; from 60 on worth a look.
    pub score: i32,
    /// Why.
    pub reasons: Vec<Message>,
}

/// The likeliest pairs among the outlets that the caller may see, and how many there are.
///
/// # Errors
/// When the store cannot be read.
pub async fn duplicates(
    ctx: &Ctx,
    caller: &Caller,
    listing: &Listing,
    limit: usize,
) -> Result<(Vec<Pair>, usize), AppError> {
    let query = OutletQuery { limit: MOST, after: None, ..listing.query(ctx, caller, Action::Read)? };
    let outlets = ctx.store.read().outlets().list(&query).await?;
    let found = tokio::task::spawn_blocking(move || {
        let plain: Vec<Outlet> = outlets.iter().map(|kept| plain(&kept.id.to_string(), &kept.record)).collect();
        let mut pairs = look_through(&plain, taxonomy()).pairs;
        let n = pairs.len();
        pairs.sort_by_key(|pair| std::cmp::Reverse(pair.likeness.score));
        pairs.truncate(limit);
        let pair = |pair: yike_engine::import::outlets::duplicates::Duplicate| Pair {
            first: outlets[pair.first].clone(),
            second: outlets[pair.second].clone(),
            score: pair.likeness.score,
            reasons: pair.likeness.reasons,
        };
        (pairs.into_iter().map(pair).collect(), n)
    });
    found.await.map_err(AppError::internal)
}

/// The record as sources tell outlets.
fn plain(id: &str, record: &OutletRecord) -> Outlet {
    let text = |fact: &yike_domain::outlet::Fact<String>| fact.value().cloned().unwrap_or_default();
    Outlet {
        id: id.to_owned(),
        source: 0,
        name: record.name.clone(),
        types: record.types.iter().filter_map(|code| taxonomy().index(code)).collect(),
        functions: record.functions.clone(),
        at: record.at,
        address: text(&record.address),
        hours: record.opening_hours().map(|hours| hours.text()).unwrap_or_default(),
        credit_code: text(&record.credit_code),
        phone: text(&record.phone),
    }
}
