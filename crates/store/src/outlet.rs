//! Outlets: rows to ask by, the record as a document, its versions, its types and the circles it stands in.

mod ask;
mod keep;

use uuid::Uuid;
use yike_domain::account::{Facet, Stage};
use yike_domain::outlet::OutletRecord;

use crate::scope::{Columns, StageOf};
use crate::{Reader, Row, StoreError, Take};

pub use ask::{OutletOrder, OutletQuery, Outlets};
pub use keep::OutletChange;

/// An outlet as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptOutlet {
    /// Its number.
    pub id: Uuid,
    /// Counted from 1.
    pub version: i64,
    /// When it was last changed, in milliseconds of UTC since 1970.
    pub updated_ms: i64,
    /// The record.
    pub record: OutletRecord,
}

impl KeptOutlet {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.take("id")?,
            version: row.take("version")?,
            updated_ms: row.take("updated_ms")?,
            record: row.doc("doc")?,
        })
    }
}

/// What the permission filter asks of an outlet: it is public inside a circle that residents see, while it is in business
/// or about to be.
pub const OUTLET_SCOPE: Columns = Columns {
    org: "o.org",
    line: None,
    owner: None,
    stage: StageOf::Always(Stage::Live),
    facets: &[(
        Facet::Published,
        "o.current AND o.status IN ('planned', 'open', 'suspended') AND EXISTS (SELECT 1 FROM circle_outlet p \
         JOIN circle c ON c.id = p.circle WHERE p.outlet = o.id AND c.public)",
    )],
    author: None,
    subject: None,
};

impl Reader {
    /// Outlets.
    #[must_use]
    pub const fn outlets(&self) -> Outlets<'_> {
        Outlets::of(self)
    }
}
