//! Messages of the network station (`strings/*/network.ftl`).

use yike_domain::Rule;

/// A street class the rule file does not know.
pub const CLASS_UNKNOWN: Rule = Rule("network-class-unknown");
/// Components cut off from the rest.
pub const ISLANDS: Rule = Rule("network-islands");
/// A compound with no gate on the map.
pub const COMPOUND_WITHOUT_GATE: Rule = Rule("network-compound-without-gate");
/// A gate at a junction where the inner side is a guess.
pub const GATE_AT_JUNCTION: Rule = Rule("network-gate-at-junction");
/// Gates that are open at certain hours.
pub const GATE_HOURS: Rule = Rule("network-gate-hours");
/// Streets that are open at certain hours.
pub const STREET_HOURS: Rule = Rule("network-street-hours");
/// A barrier value the rule file does not know.
pub const BARRIER_UNKNOWN: Rule = Rule("network-barrier-unknown");
/// A plaza with too many entries.
pub const PLAZA_TOO_MANY_ENTRIES: Rule = Rule("network-plaza-too-many-entries");
/// Streets that may be walked one way only.
pub const ONE_WAY_IGNORED: Rule = Rule("network-one-way-ignored");
/// No walkable street at all.
pub const NO_STREETS: Rule = Rule("network-no-streets");
/// An edge of a table names a node that is not there.
pub const EDGE_NODE_MISSING: Rule = Rule("network-edge-node-missing");
/// An edge of a table has a length that is not one.
pub const EDGE_LENGTH_INVALID: Rule = Rule("network-edge-length-invalid");
/// A node is given twice.
pub const NODE_DUPLICATE: Rule = Rule("network-node-duplicate");
/// The file is not a network.
pub const NOT_A_NETWORK: Rule = Rule("network-not-a-network");
/// The file was written by another version.
pub const WRONG_VERSION: Rule = Rule("network-wrong-version");
/// The file is shorter than it says, or its check sum differs.
pub const FILE_DAMAGED: Rule = Rule("network-file-damaged");
/// A point stands too far from any street.
pub const SNAP_TOO_FAR: Rule = Rule("network-snap-too-far");
/// A point's way to the street crosses a wall, river, railway or motorway.
pub const SNAP_CROSSES: Rule = Rule("network-snap-crosses");
/// A point could only be snapped to an island.
pub const SNAP_ISLAND: Rule = Rule("network-snap-island");
/// A node given by number is not in the network.
pub const NODE_UNKNOWN: Rule = Rule("network-node-unknown");
/// More than the file format holds.
pub const TOO_LARGE: Rule = Rule("network-too-large");

/// Every rule of this station.
pub const ALL: &[Rule] = &[
    CLASS_UNKNOWN,
    ISLANDS,
    COMPOUND_WITHOUT_GATE,
    GATE_AT_JUNCTION,
    GATE_HOURS,
    STREET_HOURS,
    BARRIER_UNKNOWN,
    PLAZA_TOO_MANY_ENTRIES,
    ONE_WAY_IGNORED,
    NO_STREETS,
    EDGE_NODE_MISSING,
    EDGE_LENGTH_INVALID,
    NODE_DUPLICATE,
    NOT_A_NETWORK,
    WRONG_VERSION,
    FILE_DAMAGED,
    SNAP_TOO_FAR,
    SNAP_CROSSES,
    SNAP_ISLAND,
    NODE_UNKNOWN,
    TOO_LARGE,
];
