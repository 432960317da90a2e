//! What the service says about a request that no use case has seen yet.

use yike_domain::Rule;

/// The path leads nowhere.
pub const NO_PATH: Rule = Rule("request-no-path");
/// The path has no such method.
pub const NO_METHOD: Rule = Rule("request-no-method");
/// The body cannot be read as the interface describes it.
pub const BODY_ODD: Rule = Rule("request-body-odd");
/// The body is longer than allowed.
pub const BODY_LONG: Rule = Rule("request-body-long");
/// The body is of a type that the path does not take.
pub const BODY_TYPE: Rule = Rule("request-body-type");
/// The part of the path that names an object is none.
pub const PATH_ODD: Rule = Rule("request-path-odd");
/// The question after the path cannot be read.
pub const QUERY_ODD: Rule = Rule("request-query-odd");
/// A cursor that was not given out for this list.
pub const CURSOR_ODD: Rule = Rule("request-cursor-odd");
/// A list has no such order.
pub const SORT_ODD: Rule = Rule("request-sort-odd");
/// A change that does not say which version it was made from.
pub const VERSION_MISSING: Rule = Rule("request-version-missing");
/// A version that is none.
pub const VERSION_ODD: Rule = Rule("request-version-odd");
/// A change asked for by another site.
pub const CROSS_SITE: Rule = Rule("request-cross-site");
/// It took too long.
pub const SLOW: Rule = Rule("request-slow");
/// An idempotency key that is too long or empty.
pub const KEY_ODD: Rule = Rule("request-key-odd");
/// An idempotency key that came with another request before.
pub const KEY_USED: Rule = Rule("request-key-used");
/// The console's pages were not built into this executable.
pub const NO_CONSOLE: Rule = Rule("request-no-console");
/// The request failed in a way that only its status tells.
pub const FAILED: Rule = Rule("request-failed");
