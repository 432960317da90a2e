//! Properties of features as cells.

use std::{cell::RefCell, fmt};

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use yike_engine::import::table::Cell;

use super::State;
use crate::exchange::growing::{number_cell, text_cell, whole_cell};

/// The object `properties`, or null.
pub(super) struct Properties<'s, 'a>(pub &'s RefCell<State<'a>>);

impl<'de> DeserializeSeed<'de> for Properties<'_, '_> {
    type Value = Vec<(String, Cell)>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Properties<'_, '_> {
    type Value = Vec<(String, Cell)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("properties or null")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Vec::new())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut cells = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            cells.push((name, map.next_value_seed(OneCell(self.0))?));
        }
        Ok(cells)
    }
}

/// One property.
pub(super) struct OneCell<'s, 'a>(pub &'s RefCell<State<'a>>);

impl<'de> DeserializeSeed<'de> for OneCell<'_, '_> {
    type Value = Cell;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Cell, D::Error> {
        self.0.borrow_mut().count()?;
        deserializer.deserialize_any(self)
    }
}

impl OneCell<'_, '_> {
    /// A nested value as its JSON text.
    fn nested<E: Error>(&self, json: String) -> Result<Cell, E> {
        self.fits(&json)?;
        Ok(Cell::Text(json))
    }

    fn fits<E: Error>(&self, text: &str) -> Result<(), E> {
        let mut state = self.0.borrow_mut();
        if text.len() > state.limits.cell_bytes as usize {
            let trouble = state.limits.cell_too_long(state.source, &format!("feature {}", state.n_features));
            return Err(state.stop(trouble));
        }
        Ok(())
    }
}

impl<'de> Visitor<'de> for OneCell<'_, '_> {
    type Value = Cell;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Cell, E> {
        Ok(Cell::Empty)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Cell, E> {
        Ok(Cell::Text(value.to_string()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Cell, E> {
        Ok(whole_cell(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Cell, E> {
        Ok(i64::try_from(value).map_or_else(|_| Cell::Text(value.to_string()), whole_cell))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Cell, E> {
        Ok(number_cell(value))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Cell, E> {
        self.fits(text)?;
        Ok(text_cell(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Cell, A::Error> {
        let mut json = String::new();
        Json { out: &mut json, cell: &self }.visit_seq(list)?;
        self.nested(json)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Cell, A::Error> {
        let mut json = String::new();
        Json { out: &mut json, cell: &self }.visit_map(map)?;
        self.nested(json)
    }
}

/// Writes a nested value as JSON while it is read, so that it never stands in memory as a tree.
struct Json<'o, 's, 'a> {
    out: &'o mut String,
    cell: &'o OneCell<'s, 'a>,
}

impl<'de> DeserializeSeed<'de> for Json<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.cell.fits(self.out)?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Json<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.out.push_str("null");
        Ok(())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.out.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.out.push_str(&value.to_string());
        Ok(())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.out.push_str(&value.to_string());
        Ok(())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.out.push_str(&value.to_string());
        Ok(())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.out.push_str(&serde_json::Value::from(text).to_string());
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        self.out.push('[');
        let start = self.out.len();
        loop {
            let before = self.out.len();
            if before > start {
                self.out.push(',');
            }
            if list.next_element_seed(Json { out: self.out, cell: self.cell })?.is_none() {
                self.out.truncate(before);
                break;
            }
        }
        self.out.push(']');
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        self.out.push('{');
        let start = self.out.len();
        while let Some(key) = map.next_key::<String>()? {
            if self.out.len() > start {
                self.out.push(',');
            }
            self.out.push_str(&serde_json::Value::from(key).to_string());
            self.out.push(':');
            map.next_value_seed(Json { out: self.out, cell: self.cell })?;
        }
        self.out.push('}');
        Ok(())
    }
}
