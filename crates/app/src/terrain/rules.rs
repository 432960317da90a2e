//! Why a question to a terrain has no answer, and what the steps of a way say.

use yike_domain::Rule;

/// A place is farther from every street than the limit.
pub const OFF_STREETS: Rule = Rule("terrain-off-streets");
/// No way leads from one place to the other.
pub const NO_WAY: Rule = Rule("terrain-no-way");
/// Minutes that no isochrone is drawn for.
pub const MINUTES: Rule = Rule("terrain-minutes");

/// A standard that the ground was not loaded for.
pub const PACK_MISSING: Rule = Rule("terrain-pack-missing");

/// The first walk to the street.
pub const WAY_TO_STREET: Rule = Rule("way-to-street");
/// The first street.
pub const WAY_SET_OUT: Rule = Rule("way-set-out");
/// Along the next street.
pub const WAY_TURN: Rule = Rule("way-turn");
/// Over a crossing.
pub const WAY_CROSS: Rule = Rule("way-cross");
/// Over stairs.
pub const WAY_STAIRS: Rule = Rule("way-stairs");
/// In a lift.
pub const WAY_LIFT: Rule = Rule("way-lift");
/// Through a gate.
pub const WAY_GATE: Rule = Rule("way-gate");
/// Over a bridge.
pub const WAY_BRIDGE: Rule = Rule("way-bridge");
/// Through an underpass.
pub const WAY_UNDERPASS: Rule = Rule("way-underpass");
/// The last walk, from the street to the door.
pub const WAY_ARRIVE: Rule = Rule("way-arrive");

/// Every rule of this module.
pub const ALL: &[Rule] = &[
    OFF_STREETS,
    NO_WAY,
    MINUTES,
    PACK_MISSING,
    WAY_TO_STREET,
    WAY_SET_OUT,
    WAY_TURN,
    WAY_CROSS,
    WAY_STAIRS,
    WAY_LIFT,
    WAY_GATE,
    WAY_BRIDGE,
    WAY_UNDERPASS,
    WAY_ARRIVE,
];
