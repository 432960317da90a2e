//! Which tags a reader keeps.

use super::objects::Keep;
use super::obstacles;
use crate::import::map::STREET_KEYS;

/// Tags that say nothing about a place; nodes that carry nothing else count as untagged.
const IDLE_KEYS: &[&str] = &["created_by", "source", "attribution"];

/// What a tag's key means to the readers of both formats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Key {
    /// Dropped.
    #[default]
    Idle,
    /// Kept with whatever carries it.
    Kept,
    /// `highway`: the object is a street.
    Highway,
    /// `barrier`, `railway`, `public_transport`: a street or an obstacle by value, and kept on nodes.
    ByValue,
    /// `natural`, `waterway` …: an obstacle by value; not kept on nodes when only streets are kept.
    Obstacle,
    /// `name`.
    Name,
    /// `type` of a relation.
    Type,
}

impl Key {
    /// The meaning of a key.
    pub(super) fn of(text: &str, keep: Keep) -> Self {
        match text {
            "highway" => Self::Highway,
            "barrier" | "railway" | "public_transport" => Self::ByValue,
            "name" => Self::Name,
            "type" => Self::Type,
            _ if keep == Keep::Streets && obstacles::KEYS.contains(&text) => Self::Obstacle,
            _ if keep == Keep::Streets && STREET_KEYS.binary_search(&text).is_err() => Self::Idle,
            _ if IDLE_KEYS.contains(&text) => Self::Idle,
            _ => Self::Kept,
        }
    }

    /// Whether a node keeps a tag with this key.
    pub(super) const fn stays_on_node(self, keep: Keep) -> bool {
        match keep {
            Keep::Everything => !matches!(self, Self::Idle),
            Keep::Streets => !matches!(self, Self::Idle | Self::Name | Self::Type | Self::Obstacle),
        }
    }

    /// Whether a way or relation keeps a tag with this key, given that it stays itself.
    pub(super) const fn stays_on_object(self, keep: Keep) -> bool {
        match keep {
            Keep::Everything => !matches!(self, Self::Idle),
            Keep::Streets => !matches!(self, Self::Idle | Self::Name),
        }
    }

    /// Whether the tag makes its way or relation one that stays when only streets are kept.
    pub(super) fn makes_street_or_obstacle(self, key: &str, value: &str) -> bool {
        match self {
            Self::Highway => true,
            Self::ByValue => (value == "platform" && key != "barrier") || obstacles::may_block(key, value),
            Self::Obstacle => obstacles::may_block(key, value),
            Self::Idle | Self::Kept | Self::Name | Self::Type => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn street_keys_are_in_order() {
        let mut sorted = STREET_KEYS.to_vec();
        sorted.sort_unstable();
        assert_eq!(sorted, STREET_KEYS, "binary search needs them sorted");
    }

    #[test]
    fn when_only_streets_are_kept_nodes_drop_what_only_blocks() {
        assert!(Key::of("barrier", Keep::Streets).stays_on_node(Keep::Streets));
        assert!(!Key::of("natural", Keep::Streets).stays_on_node(Keep::Streets));
        assert!(Key::of("natural", Keep::Everything).stays_on_node(Keep::Everything));
        assert!(Key::of("natural", Keep::Streets).makes_street_or_obstacle("natural", "water"));
        assert!(!Key::of("natural", Keep::Streets).makes_street_or_obstacle("natural", "wood"));
        assert!(Key::of("railway", Keep::Streets).makes_street_or_obstacle("railway", "platform"));
        assert!(!Key::of("amenity", Keep::Streets).makes_street_or_obstacle("amenity", "bank"));
    }
}
