//! What is built in and everybody may read: business types, standards, walking profiles.

use std::sync::OnceLock;

use yike_domain::standard::{SourceList, StandardPack};
use yike_domain::walking::WalkProfile;

use crate::embedded;
pub use crate::look::taxonomy;

/// Profiles in the order in which they are offered; others after them by id.
const FIRST: [&str; 4] = ["adult", "elder", "wheelchair", "stroller"];

/// The built-in standards, by id.
///
/// # Panics
/// Never: they are built in and a test reads them.
#[must_use]
pub fn packs() -> &'static [StandardPack] {
    static PACKS: OnceLock<Vec<StandardPack>> = OnceLock::new();
    PACKS.get_or_init(|| {
        let cited = embedded::data_text("standards/sources.toml").expect("the list of sources is built in");
        let cited = SourceList::parse(cited).expect("the list of sources is sound");
        let files = embedded::data_folder("standards").filter(|(name, _)| *name != "sources.toml");
        files
            .map(|(_, bytes)| std::str::from_utf8(bytes).expect("standards are text"))
            .map(|text| StandardPack::parse(text, taxonomy(), &cited).expect("built-in standards are sound"))
            .collect()
    })
}

/// The built-in walking profiles.
///
/// # Panics
/// Never: they are built in and a test reads them.
#[must_use]
pub fn profiles() -> &'static [WalkProfile] {
    static PROFILES: OnceLock<Vec<WalkProfile>> = OnceLock::new();
    PROFILES.get_or_init(|| {
        let files = embedded::data_folder("profiles").filter(|(name, _)| *name != "streets.toml");
        let mut profiles: Vec<WalkProfile> = files
            .map(|(name, bytes)| (name, std::str::from_utf8(bytes).expect("profiles are text")))
            .map(|(name, text)| WalkProfile::parse(name, text).expect("built-in profiles are sound"))
            .collect();
        profiles.sort_by_key(|profile| {
            (FIRST.iter().position(|id| *id == profile.id).unwrap_or(FIRST.len()), profile.id.clone())
        });
        profiles
    })
}

/// The built-in standard of an id.
#[must_use]
pub fn pack(id: &str) -> Option<&'static StandardPack> {
    packs().iter().find(|pack| pack.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_built_in_can_be_read() {
        assert!(packs().len() >= 5 && pack("cn-2021-guide").is_some() && pack("sources").is_none());
        let ids: Vec<&str> = profiles().iter().map(|profile| profile.id.as_str()).collect();
        assert_eq!(ids[..4], FIRST);
    }
}
