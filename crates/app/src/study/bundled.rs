//! The studies built into the executable (`data/studies/<id>/study.toml` with their inputs).

use std::{collections::BTreeSet, fs};

use tempfile::TempDir;
use yike_domain::Trouble;

use super::{Study, rules};
use crate::{embedded::DATA, exchange::atomic::write_trouble};

/// A bundled study, unpacked for as long as this value lives.
pub struct Bundled {
    /// The study; its files lie in a temporary folder.
    pub study: Study,
    _folder: TempDir,
}

/// Ids of the bundled studies, in order; the first named in the list comes first.
#[must_use]
pub fn ids() -> Vec<&'static str> {
    let studies = DATA.iter().filter_map(|(path, _)| path.strip_prefix("studies/")?.strip_suffix("/study.toml"));
    let ids: BTreeSet<&str> = studies.collect();
    ids.into_iter().collect()
}

/// Unpacks a bundled study; nothing when there is none of this id.
///
/// # Errors
/// The temporary folder cannot be written, or the study has a fault.
pub fn open(id: &str) -> Result<Option<Bundled>, Vec<Trouble>> {
    if !ids().contains(&id) {
        return Ok(None);
    }
    let folder = tempfile::tempdir().map_err(|e| vec![write_trouble(&std::env::temp_dir(), &e)])?;
    let prefix = format!("studies/{id}/");
    for (path, bytes) in DATA {
        let Some(inside) = path.strip_prefix(&prefix) else { continue };
        let target = folder.path().join(inside);
        let parent = target.parent().expect("the file lies in the folder");
        fs::create_dir_all(parent)
            .and_then(|()| fs::write(&target, bytes))
            .map_err(|e| vec![write_trouble(&target, &e)])?;
    }
    let mut study = Study::read(&folder.path().join("study.toml"))?;
    study.bundled = Some(id.to_owned());
    study.source = format!("data/studies/{id}/study.toml");
    Ok(Some(Bundled { study, _folder: folder }))
}

/// The bundled study of this id, which must be there.
///
/// # Errors
/// There is none of this id; otherwise as [`open`].
pub fn named(id: &str) -> Result<Bundled, Vec<Trouble>> {
    open(id)?.ok_or_else(|| {
        let known = ids();
        let known = if known.is_empty() { "–".to_owned() } else { known.join(", ") };
        vec![Trouble::new("", rules::BUNDLED_UNKNOWN).with("study", id).with("known", known)]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bundled_study_is_sound() {
        for id in ids() {
            let bundled = open(id).unwrap_or_else(|troubles| panic!("{id}: {troubles:?}")).expect("it is listed");
            assert_eq!(bundled.study.id, id);
            let map = bundled.study.name_of(&bundled.study.map.file);
            assert!(map.starts_with(&format!("data/studies/{id}/")), "{map}");
        }
        assert!(open("no-such-study").is_ok_and(|none| none.is_none()));
    }

    #[test]
    fn an_unknown_study_is_refused_with_those_there_are() {
        for id in ["no-such-study", ""] {
            let troubles = named(id).map(|_| ()).expect_err("there is none");
            assert_eq!(troubles[0].rule, rules::BUNDLED_UNKNOWN);
            assert_eq!(troubles[0].args[1].1.to_string(), ids().join(", "));
        }
    }
}
