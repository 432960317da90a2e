//! Outlets (网点): service points, their functions and identity.

mod credit_code;
mod field;
pub mod hours;
pub mod life;
pub mod likeness;
mod open;
pub mod record;
pub mod rules;
mod union;
mod verified;
pub mod visit;
mod words_of;

use crate::{LonLat, taxonomy::TypeIdx};
use serde::{Deserialize, Serialize};

pub use credit_code::{CreditCodeFault, check_credit_code, valid_credit_code};
pub use field::{Field, KEY_FIELDS};
pub use open::{Moment, OpenState};
pub use record::{Hours, Joined, OutletRecord, Source, Verification, life_message, read_day};
pub use union::{Parting, Union, UnionFault};
pub use verified::{ChainKind, ChainMembership, Fact, Method, Verified};
pub use words_of::{Access, Choice, Kind};

/// One service point as a source tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outlet {
    /// Identity inside its source: `node/123`, `way/45`, a table's own id, or `row 7`.
    pub id: String,
    /// Position of its source in the study’s list of sources.
    pub source: u16,
    /// Name; empty where the source has none.
    pub name: String,
    /// Business types, in taxonomy order without repetition (一店多能: several are normal).
    pub types: Vec<TypeIdx>,
    /// Further services offered, as the source words them.
    pub functions: Vec<String>,
    /// Position.
    pub at: LonLat,
    /// Address; empty where unknown.
    pub address: String,
    /// Opening hours as the source words them; empty where unknown.
    pub hours: String,
    /// Unified social credit code (统一社会信用代码, GB 32100-2015), check digit verified; empty where unknown.
    pub credit_code: String,
    /// Public telephone of the outlet; empty where unknown.
    pub phone: String,
}
