//! Why an upload or a setting is refused.

use yike_domain::Rule;

/// A file whose ending is none of those that can be read as such.
pub const ENDING: Rule = Rule("map-ending");
/// A file that is not what its ending says.
pub const NOT_ONE: Rule = Rule("map-not-one");
/// An empty file.
pub const EMPTY: Rule = Rule("map-empty");
/// A name that cannot be the name of a file.
pub const NAME: Rule = Rule("map-name");
/// Something said of a file that is not one of the choices.
pub const CHOICE: Rule = Rule("map-choice");
/// A street map is missing.
pub const NO_STREETS: Rule = Rule("map-no-streets");
/// The sources cannot be read; a trouble follows.
pub const UNUSABLE: Rule = Rule("map-unusable");

/// Every rule of this module.
pub const ALL: &[Rule] = &[ENDING, NOT_ONE, EMPTY, NAME, CHOICE, NO_STREETS, UNUSABLE];
