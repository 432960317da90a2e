//! What can be wrong with a circle, and what its border gives cause to say.

use crate::Rule;

/// The code is not fit for an address.
pub const CODE_ODD: Rule = Rule("circle-code-odd");
/// Another circle has the code.
pub const CODE_TAKEN: Rule = Rule("circle-code-taken");
/// The name is none.
pub const NAME_ODD: Rule = Rule("circle-name-odd");
/// The year is none of the programme.
pub const YEAR_ODD: Rule = Rule("circle-year-odd");
/// The stage does not follow the present one.
pub const STAGE_NOT_NOW: Rule = Rule("circle-stage-not-now");
/// Nothing is drawn yet.
pub const NO_BOUNDARY: Rule = Rule("circle-no-boundary");
/// A border around nothing.
pub const EMPTY: Rule = Rule("circle-empty");
/// A share of a community that is none.
pub const SHARE_ODD: Rule = Rule("circle-share-odd");
/// A border drawn again without a reason.
pub const NO_REASON: Rule = Rule("circle-no-reason");
/// A community of the border is not known or has no shape.
pub const COMMUNITY_UNKNOWN: Rule = Rule("circle-community-unknown");
/// A drawn shape is no polygon.
pub const SHAPE_ODD: Rule = Rule("circle-shape-odd");
/// A drawn shape has more corners than the limit.
pub const SHAPE_TOO_FINE: Rule = Rule("circle-shape-too-fine");
/// The shape crosses itself; it was parted there.
pub const SHAPE_CROSSED: Rule = Rule("circle-shape-crossed");
/// It shares ground with another circle.
pub const OVERLAP: Rule = Rule("circle-overlap");
/// A small rest of a community is left out.
pub const LEFTOVER: Rule = Rule("circle-leftover");
/// Circles hold more of a community than there is.
pub const OVERFULL: Rule = Rule("circle-overfull");
/// The proposal's centre lies in no community within reach.
pub const PROPOSAL_NOWHERE: Rule = Rule("circle-proposal-nowhere");
/// The proposal has fewer people than asked for: the rest is beyond the walk.
pub const PROPOSAL_FEW: Rule = Rule("circle-proposal-few");
/// Already the first community has more people than asked for.
pub const PROPOSAL_MANY: Rule = Rule("circle-proposal-many");
/// The limits of a proposal are none.
pub const PROPOSAL_ODD: Rule = Rule("circle-proposal-odd");
/// There is no street map to walk on.
pub const NO_STREETS: Rule = Rule("circle-no-streets");

/// Every rule of this module.
pub const ALL: &[Rule] = &[
    CODE_ODD,
    CODE_TAKEN,
    NAME_ODD,
    YEAR_ODD,
    STAGE_NOT_NOW,
    NO_BOUNDARY,
    EMPTY,
    SHARE_ODD,
    NO_REASON,
    COMMUNITY_UNKNOWN,
    SHAPE_ODD,
    SHAPE_TOO_FINE,
    SHAPE_CROSSED,
    OVERLAP,
    LEFTOVER,
    OVERFULL,
    PROPOSAL_NOWHERE,
    PROPOSAL_FEW,
    PROPOSAL_MANY,
    PROPOSAL_ODD,
    NO_STREETS,
];
