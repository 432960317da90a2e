//! What the readers of street maps notice or refuse.

use yike_domain::Rule;

/// The file has no bytes.
pub const FILE_EMPTY: Rule = Rule("osm-file-empty");
/// The content is no street map of a known format.
pub const FORMAT_UNKNOWN: Rule = Rule("osm-format-unknown");
/// The file is larger than the limit.
pub const FILE_TOO_LARGE: Rule = Rule("osm-file-too-large");
/// The content grows beyond the limit when unpacked.
pub const UNPACKED_TOO_LARGE: Rule = Rule("osm-unpacked-too-large");
/// More objects than the limit.
pub const TOO_MANY_OBJECTS: Rule = Rule("osm-too-many-objects");
/// The file ends in the middle.
pub const FILE_CUT: Rule = Rule("osm-file-cut");
/// Bytes that no writer of the format produces.
pub const FILE_BROKEN: Rule = Rule("osm-file-broken");
/// A pbf block is packed in a way this build does not unpack.
pub const PACKING_UNKNOWN: Rule = Rule("osm-packing-unknown");
/// The pbf needs a feature this reader does not have.
pub const FEATURE_UNKNOWN: Rule = Rule("osm-feature-unknown");
/// Elements inside elements beyond any OSM file.
pub const XML_TOO_DEEP: Rule = Rule("osm-xml-too-deep");
/// An attribute is missing or is not a number.
pub const ATTRIBUTE_WRONG: Rule = Rule("osm-attribute-wrong");
/// The file is whole but holds no object.
pub const NO_OBJECTS: Rule = Rule("osm-no-objects");

/// The service that made the file says that it stopped before the end.
pub const EXPORT_INCOMPLETE: Rule = Rule("osm-export-incomplete");
/// Ways refer to nodes that are not in the file.
pub const NODES_MISSING: Rule = Rule("osm-nodes-missing");
/// Several objects share an id.
pub const IDS_REPEATED: Rule = Rule("osm-ids-repeated");
/// Positions that are not on Earth.
pub const NODES_MISPLACED: Rule = Rule("osm-nodes-misplaced");
/// Streets with fewer than two nodes.
pub const WAYS_SHORT: Rule = Rule("osm-ways-short");
/// Streets that name the same node twice in a row.
pub const NODES_DOUBLED: Rule = Rule("osm-nodes-doubled");
/// The file declares no bounds.
pub const BOUNDS_ASSUMED: Rule = Rule("osm-bounds-assumed");
/// Areas whose outline is not closed.
pub const RINGS_OPEN: Rule = Rule("osm-rings-open");
/// Areas whose member ways are not all in the file.
pub const MEMBERS_MISSING: Rule = Rule("osm-members-missing");
/// Points of interest that no business type recognises.
pub const TAGS_UNMATCHED: Rule = Rule("osm-tags-unmatched");
/// Outlets that are mapped as out of use.
pub const OUTLETS_DISUSED: Rule = Rule("osm-outlets-disused");
/// Buildings whose storeys or height say no number.
pub const SIZES_ODD: Rule = Rule("osm-sizes-odd");
/// The date of the data is that of the newest edit.
pub const DATE_ASSUMED: Rule = Rule("osm-date-assumed");

/// Rules about the map's points of interest, which matter only where those count as outlets.
pub const OF_OUTLETS: &[Rule] = &[TAGS_UNMATCHED, OUTLETS_DISUSED];

/// Every rule of this module.
pub const ALL: &[Rule] = &[
    FILE_EMPTY,
    FORMAT_UNKNOWN,
    FILE_TOO_LARGE,
    UNPACKED_TOO_LARGE,
    TOO_MANY_OBJECTS,
    FILE_CUT,
    FILE_BROKEN,
    PACKING_UNKNOWN,
    FEATURE_UNKNOWN,
    XML_TOO_DEEP,
    ATTRIBUTE_WRONG,
    NO_OBJECTS,
    EXPORT_INCOMPLETE,
    NODES_MISSING,
    IDS_REPEATED,
    NODES_MISPLACED,
    WAYS_SHORT,
    NODES_DOUBLED,
    BOUNDS_ASSUMED,
    RINGS_OPEN,
    MEMBERS_MISSING,
    TAGS_UNMATCHED,
    OUTLETS_DISUSED,
    SIZES_ODD,
    DATE_ASSUMED,
];
