//! Parts of requests as handlers take them: each refuses what it cannot read with a problem in words.

mod body;
mod page;
mod path;
mod query;
mod version;

pub use body::Body;
pub use page::{Cursor, List, Page, PageQuery, Sort};
pub use path::Path;
pub use query::Query;
pub use version::{IfMatch, Versioned};
