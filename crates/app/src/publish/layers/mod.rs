//! Layers for analysts: the same figures as the page and the workbook, with English column
//! names that carry their units. `docs/guides/result-folder` explains every column.
//!
//! Costs are rounded up to whole seconds or metres, shares down to per mille; empty means
//! none within the search limit, or not known.
//!
//! The nearest few of every origin and the counts are tables of their own, far longer than these:
//! [`reach`](super::reach).

mod facts;
mod places;

use yike_domain::{LonLat, walking::Basis, walking::WalkProfile};
use yike_engine::{
    access::Cost, access::UNREACHED, geometry::MultiPolygon, import::PeopleBasis, import::table::RawShape,
};

use super::remarks;
use crate::{
    draft::Draft,
    exchange::layer::{ColumnKind, GeometryKind, Layer, Value},
};

/// Every layer, in the order of the GeoPackage.
#[must_use]
pub fn layers(draft: &Draft) -> Vec<Layer> {
    let mut layers = vec![
        facts::origins(draft),
        places::communities(draft),
        places::compounds(draft),
        places::verdicts(draft),
        places::gaps(draft),
        facts::isochrones(draft),
        facts::outlets(draft),
        facts::findings(draft),
    ];
    let credits = attribution(draft);
    for layer in &mut layers {
        layer.attribution.clone_from(&credits);
    }
    layers
}

/// Whose data the figures come from.
pub(super) fn attribution(draft: &Draft) -> String {
    let credits = remarks::sources(draft).into_iter().map(|source| source.attribution).filter(|a| !a.is_empty());
    credits.collect::<Vec<_>>().join(" · ")
}

/// Columns of a layer as they are named while it is filled.
struct Columns(Vec<(String, ColumnKind)>);

impl Columns {
    fn of(columns: &[(&str, ColumnKind)]) -> Self {
        Self(columns.iter().map(|(name, kind)| ((*name).to_owned(), *kind)).collect())
    }

    fn layer(&self, name: &str, geometry: GeometryKind, description: &str) -> Layer {
        let columns: Vec<(&str, ColumnKind)> = self.0.iter().map(|(name, kind)| (name.as_str(), *kind)).collect();
        let mut layer = Layer::new(name, geometry, &columns);
        description.clone_into(&mut layer.description);
        layer
    }
}

/// Column of the number of residents: square metres of housing where nobody knows them.
const fn people_column(basis: PeopleBasis) -> &'static str {
    match basis {
        PeopleBasis::Counted | PeopleBasis::Assumed => "people",
        PeopleBasis::FloorArea => "floor_m2",
    }
}

/// Ending of columns that hold a profile's costs.
pub(super) const fn unit(profile: &WalkProfile) -> &'static str {
    match profile.basis {
        Basis::Time => "s",
        Basis::Length => "m",
    }
}

/// A walk in whole seconds or metres; nothing beyond the search limit.
fn walk(cost: Option<Cost>) -> Value {
    match cost {
        Some(cost) if cost != UNREACHED => Value::from(cost.div_ceil(1000)),
        _ => Value::Null,
    }
}

/// A count; whole numbers in files have a sign.
fn count(n: u64) -> Value {
    Value::Int(i64::try_from(n).unwrap_or(i64::MAX))
}

/// Text, or nothing where it is empty.
fn text(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { Value::from(text) }
}

fn point(at: LonLat) -> Option<RawShape> {
    Some(RawShape::Point(at.lon_degrees(), at.lat_degrees()))
}

fn polygons(shape: &MultiPolygon) -> Option<RawShape> {
    let ring = |ring: &Vec<LonLat>| ring.iter().map(|at| (at.lon_degrees(), at.lat_degrees())).collect::<Vec<_>>();
    let polygons: Vec<_> = shape
        .0
        .iter()
        .map(|polygon| std::iter::once(&polygon.outer).chain(&polygon.holes).map(ring).collect::<Vec<_>>())
        .collect();
    (!polygons.is_empty()).then_some(RawShape::Polygons(polygons))
}
