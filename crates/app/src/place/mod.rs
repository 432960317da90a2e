//! Communities (社区) and compounds (小区): importing borders, listing, keeping.

mod communities;
mod compounds;

pub use communities::{NewCommunity, communities, import_communities};
pub use compounds::{compounds, keep_compound};
pub use yike_store::{KeptCommunity, KeptCompound};
