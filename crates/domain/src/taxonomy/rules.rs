//! What can be wrong with a taxonomy file.

use crate::Rule;

/// The file is larger than a taxonomy can be.
pub const TOO_BIG: Rule = Rule("taxonomy-too-big");
/// The file is not TOML of the documented shape.
pub const UNREADABLE: Rule = Rule("taxonomy-unreadable");
/// The list holds no type.
pub const EMPTY: Rule = Rule("taxonomy-empty");
/// A code is not made of small letters, digits and `_`.
pub const CODE_ODD: Rule = Rule("taxonomy-code-odd");
/// Two types have one code.
pub const CODE_TWICE: Rule = Rule("taxonomy-code-twice");
/// Two types share a name.
pub const NAME_TWICE: Rule = Rule("taxonomy-name-twice");
/// A word is empty once spaces and brackets are taken away.
pub const WORD_EMPTY: Rule = Rule("taxonomy-word-empty");
/// A map-tag rule cannot be read.
pub const TAG_RULE_ODD: Rule = Rule("taxonomy-tag-rule-odd");
/// A type refers to a code that is not in the list, or to itself in a ring.
pub const PART_OF_ODD: Rule = Rule("taxonomy-part-of-odd");
/// A broad word refers to a code that is not in the list.
pub const BROAD_ODD: Rule = Rule("taxonomy-broad-odd");

/// Every rule of this module.
pub const ALL: &[Rule] =
    &[TOO_BIG, UNREADABLE, EMPTY, CODE_ODD, CODE_TWICE, NAME_TWICE, WORD_EMPTY, TAG_RULE_ODD, PART_OF_ODD, BROAD_ODD];
