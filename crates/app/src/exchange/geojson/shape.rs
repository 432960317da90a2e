//! Geometries of GeoJSON.

use std::{cell::RefCell, fmt};

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use yike_domain::Trouble;
use yike_engine::import::table::RawShape;

use super::{State, rules};
use crate::exchange::wkb::{self, WkbProblem};

/// Collections inside collections, at most.
const DEPTH: u32 = 4;

/// A geometry as it stands in the file.
pub(super) struct Geometry {
    pub kind: String,
    pub coordinates: Option<Coordinates>,
    pub parts: Vec<Geometry>,
}

/// A number, or a list of numbers or lists.
pub(super) enum Coordinates {
    Number(f64),
    List(Vec<Coordinates>),
}

/// Why a geometry is no shape of a table.
pub(super) enum Problem {
    /// The coordinates are not those of the type.
    Coordinates(String),
    /// The type has no place in a table.
    Kind(String),
}

impl Problem {
    pub(super) fn trouble(self, source: &str) -> Trouble {
        match self {
            Self::Coordinates(kind) => Trouble::new(source, rules::SHAPE_ODD).with("kind", kind),
            Self::Kind(kind) => Trouble::new(source, rules::SHAPE_NOT_READ).with("kind", kind),
        }
    }
}

impl Geometry {
    /// The shape; an empty geometry is none.
    pub(super) fn shape(self) -> Result<Option<RawShape>, Problem> {
        use Coordinates::List;
        let kind = self.kind;
        let odd = || Problem::Coordinates(kind.clone());
        if kind == "GeometryCollection" {
            let parts = self.parts.into_iter().map(Self::shape).collect::<Result<Vec<_>, _>>()?;
            return join(parts.into_iter().flatten().collect(), kind);
        }
        let coordinates = match self.coordinates {
            Some(List(list)) if list.is_empty() => return Ok(None),
            Some(coordinates) => coordinates,
            None => return Err(odd()),
        };
        let point = |c: Coordinates| c.position().map(|(x, y)| RawShape::Point(x, y));
        let lines = |c: Coordinates| c.list(|line| line.list(Coordinates::position)).map(RawShape::Lines);
        let polygon = |c: Coordinates| c.list(|ring| ring.list(Coordinates::position));
        let single = |c: Coordinates| List(vec![c]);
        let shape = match kind.as_str() {
            "Point" => point(coordinates),
            "MultiPoint" => match coordinates.list(point) {
                Some(points) => return join(points, kind),
                None => None,
            },
            "LineString" => lines(single(coordinates)),
            "MultiLineString" => lines(coordinates),
            "Polygon" => single(coordinates).list(polygon).map(RawShape::Polygons),
            "MultiPolygon" => coordinates.list(polygon).map(RawShape::Polygons),
            _ => return Err(Problem::Kind(kind)),
        };
        shape.map(Some).ok_or_else(odd)
    }
}

fn join(parts: Vec<RawShape>, kind: String) -> Result<Option<RawShape>, Problem> {
    wkb::join(parts).map_err(|problem| match problem {
        WkbProblem::Kind(_) => Problem::Kind(kind),
        WkbProblem::Broken => Problem::Coordinates(kind),
    })
}

impl Coordinates {
    /// Two numbers or more; the third, a height, is left out.
    fn position(self) -> Option<(f64, f64)> {
        match self {
            Self::List(list) => match list.as_slice() {
                [Self::Number(x), Self::Number(y), ..] => Some((*x, *y)),
                _ => None,
            },
            Self::Number(_) => None,
        }
    }

    fn list<T>(self, each: impl Fn(Self) -> Option<T>) -> Option<Vec<T>> {
        match self {
            Self::List(list) => list.into_iter().map(each).collect(),
            Self::Number(_) => None,
        }
    }
}

/// A geometry or null.
pub(super) struct GeometrySeed<'s, 'a>(pub &'s RefCell<State<'a>>, pub u32);

impl<'de> DeserializeSeed<'de> for GeometrySeed<'_, '_> {
    type Value = Option<Geometry>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for GeometrySeed<'_, '_> {
    type Value = Option<Geometry>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a geometry or null")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (mut kind, mut coordinates, mut parts) = (None, None, Vec::new());
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "type" => kind = Some(map.next_value::<String>()?),
                "coordinates" => coordinates = map.next_value_seed(CoordinatesSeed(self.0))?,
                "geometries" if self.1 < DEPTH => parts = map.next_value_seed(Parts(self.0, self.1 + 1))?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        let kind = kind.ok_or_else(|| A::Error::missing_field("type"))?;
        Ok(Some(Geometry { kind, coordinates, parts }))
    }
}

/// The geometries of a collection.
pub(super) struct Parts<'s, 'a>(pub &'s RefCell<State<'a>>, pub u32);

impl<'de> DeserializeSeed<'de> for Parts<'_, '_> {
    type Value = Vec<Geometry>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Parts<'_, '_> {
    type Value = Vec<Geometry>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of geometries")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut parts = Vec::new();
        while let Some(part) = list.next_element_seed(GeometrySeed(self.0, self.1))? {
            self.0.borrow_mut().count()?;
            parts.extend(part);
        }
        Ok(parts)
    }
}

/// Coordinates or null.
pub(super) struct CoordinatesSeed<'s, 'a>(pub &'s RefCell<State<'a>>);

impl<'de> DeserializeSeed<'de> for CoordinatesSeed<'_, '_> {
    type Value = Option<Coordinates>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for CoordinatesSeed<'_, '_> {
    type Value = Option<Coordinates>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("coordinates")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        self.0.borrow_mut().count()?;
        Ok(Some(Coordinates::Number(number)))
    }

    #[expect(clippy::cast_precision_loss, reason = "a coordinate of 2^53 metres is not on Earth")]
    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        self.visit_f64(number as f64)
    }

    #[expect(clippy::cast_precision_loss, reason = "a coordinate of 2^53 metres is not on Earth")]
    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        self.visit_f64(number as f64)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        self.0.borrow_mut().count()?;
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(CoordinatesSeed(self.0))? {
            items.push(item.ok_or_else(|| A::Error::custom("null inside coordinates"))?);
        }
        Ok(Some(Coordinates::List(items)))
    }
}
