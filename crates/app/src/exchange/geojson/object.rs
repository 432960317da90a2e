//! Objects of GeoJSON: the whole file, its features, its coordinate system.

use std::{cell::RefCell, fmt};

use serde::{
    Deserialize,
    de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

use super::{Feature, State, shape, value};

/// The whole file: a collection, a feature or a geometry.
pub(super) struct Whole<'s, 'a>(pub &'s RefCell<State<'a>>);

impl<'de> DeserializeSeed<'de> for Whole<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let found = deserializer.deserialize_map(Object { state: self.0, outermost: true })?;
        let single = match found.kind.as_deref() {
            Some("FeatureCollection") if found.has_features => return Ok(()),
            Some("FeatureCollection") => return Err(D::Error::missing_field("features")),
            Some("Feature") => found.feature,
            Some(kind) => {
                let geometry =
                    shape::Geometry { kind: kind.to_owned(), coordinates: found.coordinates, parts: found.parts };
                Feature { geometry: Some(geometry), ..Feature::default() }
            }
            None => return Err(D::Error::missing_field("type")),
        };
        let mut state = self.0.borrow_mut();
        state.n_features = 1;
        state.keep(single)
    }
}

/// What an object turned out to hold.
#[derive(Default)]
struct Found {
    kind: Option<String>,
    has_features: bool,
    feature: Feature,
    coordinates: Option<shape::Coordinates>,
    parts: Vec<shape::Geometry>,
}

struct Object<'s, 'a> {
    state: &'s RefCell<State<'a>>,
    outermost: bool,
}

impl<'de> Visitor<'de> for Object<'_, '_> {
    type Value = Found;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a GeoJSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Found, A::Error> {
        let mut found = Found::default();
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "type" => found.kind = map.next_value()?,
                "geometry" => found.feature.geometry = map.next_value_seed(shape::GeometrySeed(self.state, 0))?,
                "properties" => found.feature.properties = map.next_value_seed(value::Properties(self.state))?,
                "id" => found.feature.id = Some(map.next_value_seed(value::OneCell(self.state))?),
                "features" if self.outermost => {
                    map.next_value_seed(Features(self.state))?;
                    found.has_features = true;
                }
                "crs" if self.outermost => {
                    let crs: Option<Crs> = map.next_value()?;
                    self.state.borrow_mut().crs = crs.and_then(|crs| crs.properties).and_then(|p| p.name);
                }
                "coordinates" if self.outermost => {
                    found.coordinates = map.next_value_seed(shape::CoordinatesSeed(self.state))?;
                }
                "geometries" if self.outermost => found.parts = map.next_value_seed(shape::Parts(self.state, 0))?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(found)
    }
}

/// The member `crs` of GeoJSON 2008, which files still have.
#[derive(Deserialize)]
struct Crs {
    properties: Option<CrsName>,
}

#[derive(Deserialize)]
struct CrsName {
    name: Option<String>,
}

struct Features<'s, 'a>(&'s RefCell<State<'a>>);

impl<'de> DeserializeSeed<'de> for Features<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Features<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of features")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element_seed(FeatureSeed(self.0))?.is_some() {}
        Ok(())
    }
}

struct FeatureSeed<'s, 'a>(&'s RefCell<State<'a>>);

impl<'de> DeserializeSeed<'de> for FeatureSeed<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        {
            let mut state = self.0.borrow_mut();
            if state.n_features >= state.limits.rows {
                let trouble = state.limits.too_many_rows(state.source);
                return Err(state.stop(trouble));
            }
            state.n_features += 1;
        }
        let found = deserializer.deserialize_map(Object { state: self.0, outermost: false })?;
        self.0.borrow_mut().keep(found.feature)
    }
}
