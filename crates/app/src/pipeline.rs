//! The straight line: import → network → access → assess, up to the draft that publishing starts from.
//!
//! [`run`] does it in one go. [`station`] does one station from the files of those before it,
//! and [`resume`] takes all of them up again; both refuse files made from something that has changed.

use std::path::{Component, Path, PathBuf};

use serde::{Serialize, de::DeserializeOwned};
use yike_domain::Trouble;
use yike_engine::{assess::Assessment, import::Imported, network::Network};

use crate::{
    draft::Draft,
    exchange::atomic::{WriteError, write_atomically, write_trouble},
    receipt::{self, Input, Receipt},
    stations::{self, Accessed, MadeFrom, Notes, Station, StationFile, Watch, rules},
    study::{Basis, Study},
};

/// Does the whole line and keeps the station files in the folder `keep`, where one is given.
///
/// # Errors
/// Everything that is wrong with the first source that cannot be used, a station file that
/// cannot be written, or the caller stopped.
pub fn run(study: Study, keep: Option<&Path>, watch: Watch<'_>) -> Result<Draft, Vec<Trouble>> {
    let line = Line::open(&study, keep, watch)?;
    let imported = line.import()?;
    let network = line.network(&imported)?;
    let mut accessed = line.access(&imported, &network)?;
    let assessed = line.assess(&imported, &mut accessed)?;
    let receipt = line.receipt([&imported.digest, &network.digest, &accessed.digest, &assessed.digest]);
    Ok(draft(line.basis, imported, network, accessed, assessed, receipt, study))
}

/// Does one station of a study, starting from the files of the stations before it in the
/// study's result folder, and keeps its own file there.
///
/// # Errors
/// A station before has not been run or is out of date; otherwise as [`run`].
pub fn station(study: &Study, station: Station, watch: Watch<'_>) -> Result<PathBuf, Vec<Trouble>> {
    let line = Line::open(study, Some(&study.output), watch)?;
    match station {
        Station::Import => {
            line.import()?;
        }
        Station::Network => {
            line.network(&line.imported()?)?;
        }
        Station::Access => {
            let imported = line.imported()?;
            line.access(&imported, &line.networked(&imported)?)?;
        }
        Station::Assess | Station::Publish => {
            let imported = line.imported()?;
            let network = line.networked(&imported)?;
            line.assess(&imported, &mut line.accessed(&imported, &network)?)?;
        }
    }
    Ok(station.path(&study.output))
}

/// The receipt that a run of the study would start from: inputs and settings as they are now, no stations yet.
///
/// # Errors
/// An input cannot be read.
pub fn expect(study: &Study) -> Result<Receipt, Vec<Trouble>> {
    let line = Line::open(study, None, Watch::default())?;
    Ok(line.receipt([]))
}

/// The draft of a study whose stations have all been run, from their files.
///
/// # Errors
/// A station has not been run, is out of date, or its file is damaged.
pub fn resume(study: Study, watch: Watch<'_>) -> Result<Draft, Vec<Trouble>> {
    let output = study.output.clone();
    let line = Line::open(&study, Some(&output), watch)?;
    let imported = line.imported()?;
    let network = line.networked(&imported)?;
    let accessed = line.accessed(&imported, &network)?;
    let assessed = line.assessed(&imported, &accessed)?;
    let receipt = line.receipt([&imported.digest, &network.digest, &accessed.digest, &assessed.digest]);
    Ok(draft(line.basis, imported, network, accessed, assessed, receipt, study))
}

fn draft(
    basis: Basis,
    imported: Done<Imported>,
    network: Done<stations::Built>,
    accessed: Done<Accessed>,
    assessed: Done<Vec<Assessment>>,
    receipt: Receipt,
    study: Study,
) -> Draft {
    let mut findings = network.value.notes.findings;
    findings.extend(accessed.value.findings);
    Draft {
        study,
        taxonomy: basis.taxonomy,
        packs: basis.packs,
        cited: basis.cited,
        profiles: basis.profiles,
        imported: imported.value,
        network: network.value.network,
        measured: accessed.value.measured,
        assessments: assessed.value,
        findings,
        receipt,
    }
}

/// A station's result with the digest of its values.
struct Done<T> {
    value: T,
    digest: String,
}

/// A study on its way along the line.
struct Line<'a> {
    study: &'a Study,
    basis: Basis,
    inputs: Vec<Input>,
    keep: Option<&'a Path>,
    watch: Watch<'a>,
}

impl<'a> Line<'a> {
    fn open(study: &'a Study, keep: Option<&'a Path>, watch: Watch<'a>) -> Result<Self, Vec<Trouble>> {
        let basis = Basis::read(study)?;
        let inputs = one(stations::inputs(study, &basis))?;
        Ok(Self { study, basis, inputs, keep, watch })
    }

    fn import(&self) -> Result<Done<Imported>, Vec<Trouble>> {
        let imported = stations::import(self.study, &self.basis, self.watch)?;
        one(self.done(Station::Import, &self.import_from(), imported))
    }

    fn network(&self, imported: &Done<Imported>) -> Result<Done<stations::Built>, Vec<Trouble>> {
        let built = one(stations::network(self.study, &self.basis, &self.inputs, &imported.value, self.watch))?;
        if let Some(result) = self.keep {
            one(write_network(&built.network, result))?;
        }
        let notes = one(self.done(Station::Network, &self.network_from(imported), built.notes))?;
        Ok(Done { value: stations::Built { network: built.network, notes: notes.value }, digest: notes.digest })
    }

    fn access(
        &self,
        imported: &Done<Imported>,
        network: &Done<stations::Built>,
    ) -> Result<Done<Accessed>, Vec<Trouble>> {
        let accessed = stations::access(self.study, &self.basis, &imported.value, &network.value.network, self.watch);
        one(accessed.and_then(|accessed| self.done(Station::Access, &self.access_from(imported, network), accessed)))
    }

    fn assess(
        &self,
        imported: &Done<Imported>,
        accessed: &mut Done<Accessed>,
    ) -> Result<Done<Vec<Assessment>>, Vec<Trouble>> {
        let assessed = stations::assess(self.study, &self.basis, &imported.value, &mut accessed.value, self.watch);
        one(assessed.and_then(|assessed| self.done(Station::Assess, &self.assess_from(imported, accessed), assessed)))
    }

    fn imported(&self) -> Result<Done<Imported>, Vec<Trouble>> {
        one(self.kept(Station::Import, &self.import_from()))
    }

    fn networked(&self, imported: &Done<Imported>) -> Result<Done<stations::Built>, Vec<Trouble>> {
        let notes: Done<Notes> = one(self.kept(Station::Network, &self.network_from(imported)))?;
        let path = stations::network_path(self.result());
        let network = one(crate::analyst::open_network(&path))?;
        if network.digest() != notes.value.network {
            let source = path.display().to_string();
            return Err(vec![Trouble::new(&source, rules::DAMAGED).with("station", Station::Network.word())]);
        }
        Ok(Done { value: stations::Built { network, notes: notes.value }, digest: notes.digest })
    }

    fn accessed(
        &self,
        imported: &Done<Imported>,
        network: &Done<stations::Built>,
    ) -> Result<Done<Accessed>, Vec<Trouble>> {
        one(self.kept(Station::Access, &self.access_from(imported, network)))
    }

    fn assessed(
        &self,
        imported: &Done<Imported>,
        accessed: &Done<Accessed>,
    ) -> Result<Done<Vec<Assessment>>, Vec<Trouble>> {
        one(self.kept(Station::Assess, &self.assess_from(imported, accessed)))
    }

    /// The folder that station files are read from.
    fn result(&self) -> &Path {
        self.keep.unwrap_or(&self.study.output)
    }

    /// Digests a station's result and keeps its file.
    fn done<T: Serialize>(&self, station: Station, from: &MadeFrom, value: T) -> Result<Done<T>, Trouble> {
        let file = StationFile::pack(station, from, &value);
        if let Some(result) = self.keep {
            make_folder(result)?;
            file.write(result)?;
        }
        self.watch.check()?;
        Ok(Done { value, digest: file.digest() })
    }

    /// Reads a station's file, unless it was made from something else than what is there now.
    fn kept<T: DeserializeOwned>(&self, station: Station, from: &MadeFrom) -> Result<Done<T>, Trouble> {
        self.watch.check()?;
        let stored = stations::read(station, self.result())?;
        if let Some(what) = first_difference(&stored.made_from, from) {
            let source = station.path(self.result()).display().to_string();
            return Err(Trouble::new(&source, rules::STALE).with("station", station.word()).with("what", what));
        }
        Ok(Done { value: stored.value, digest: stored.digest })
    }

    fn import_from(&self) -> MadeFrom {
        let roles = ["map", "outlets", "people", "communities", "taxonomy"];
        let mut from = self.digests(&roles);
        from.extend(self.study.import_settings());
        from
    }

    fn network_from(&self, imported: &Done<Imported>) -> MadeFrom {
        let mut from = self.digests(&["streets"]);
        from.push((Station::Import.name(), imported.digest.clone()));
        from
    }

    fn access_from(&self, imported: &Done<Imported>, network: &Done<stations::Built>) -> MadeFrom {
        let mut from = self.digests(&["taxonomy", "standard", "profile"]);
        from.push((Station::Import.name(), imported.digest.clone()));
        from.push((Station::Network.name(), network.digest.clone()));
        from.extend(self.study.access_settings());
        from
    }

    fn assess_from(&self, imported: &Done<Imported>, accessed: &Done<Accessed>) -> MadeFrom {
        let mut from = self.digests(&["taxonomy", "sources", "standard", "profile"]);
        from.push((Station::Import.name(), imported.digest.clone()));
        from.push((Station::Access.name(), accessed.digest.clone()));
        from.extend(self.study.assess_settings());
        from
    }

    /// The version of Yike and the digests of inputs of these roles.
    fn digests(&self, roles: &[&str]) -> MadeFrom {
        let mut from = vec![("yike".to_owned(), env!("CARGO_PKG_VERSION").to_owned())];
        let inputs = self.inputs.iter().filter(|input| roles.contains(&input.role.as_str()));
        from.extend(inputs.map(|input| (input.name.clone(), input.sha256.clone())));
        from
    }

    fn receipt<const N: usize>(&self, digests: [&String; N]) -> Receipt {
        let stations: Vec<(String, String)> =
            Station::ALL.iter().zip(digests).map(|(station, digest)| (station.name(), digest.clone())).collect();
        let mut settings = self.study.import_settings();
        settings.extend(self.study.access_settings());
        settings.extend(self.study.assess_settings());
        Receipt {
            format: receipt::FORMAT,
            product: env!("CARGO_PKG_VERSION").to_owned(),
            inputs: self.inputs.clone(),
            settings,
            result: Receipt::result_of(&stations),
            stations,
            study: study_seen_from_result(self.study),
            language: String::new(),
            files: Vec::new(),
        }
    }
}

fn one<T>(result: Result<T, Trouble>) -> Result<T, Vec<Trouble>> {
    result.map_err(|trouble| vec![trouble])
}

/// What differs first between what a file was made from and what is there now.
fn first_difference(then: &MadeFrom, now: &MadeFrom) -> Option<String> {
    let changed = now.iter().find(|entry| !then.contains(entry)).or_else(|| then.iter().find(|e| !now.contains(e)));
    changed.map(|(name, _)| name.clone())
}

fn make_folder(result: &Path) -> Result<(), Trouble> {
    let folder = result.join(stations::FOLDER);
    std::fs::create_dir_all(&folder).map_err(|e| write_trouble(&folder, &e))
}

fn write_network(network: &Network, result: &Path) -> Result<(), Trouble> {
    use std::io::Write as _;
    make_folder(result)?;
    write_atomically(&stations::network_path(result), |file| {
        file.write_all(&network.to_bytes()).map_err(WriteError::from)
    })
}

/// The study file as seen from its result folder: `../study.toml`.
fn study_seen_from_result(study: &Study) -> String {
    if study.bundled.is_some() {
        return study.source.clone();
    }
    let (from, to) = (plain(&study.output), plain(Path::new(&study.source)));
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = from[shared..].iter().map(|_| "..".to_owned());
    up.chain(to[shared..].iter().cloned()).collect::<Vec<_>>().join("/")
}

/// The parts of a path from the root, without `.` and `..`.
fn plain(path: &Path) -> Vec<String> {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut parts = Vec::new();
    for part in absolute.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                parts.pop();
            }
            other => parts.push(other.as_os_str().to_string_lossy().trim_end_matches('\\').to_owned()),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changed_since_is_named() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let then = vec![pair("map.osm.pbf", "1"), pair("walking.gates", "open")];
        assert_eq!(first_difference(&then, &then.clone()), None);
        let now = vec![pair("map.osm.pbf", "1"), pair("walking.gates", "closed")];
        assert_eq!(first_difference(&then, &now).as_deref(), Some("walking.gates"));
        assert_eq!(first_difference(&then, &then[..1].to_vec()).as_deref(), Some("walking.gates"), "left out since");
    }

    #[test]
    fn paths_lose_their_dots() {
        assert_eq!(plain(Path::new("/a/./b/../c/study.toml")).join("/").replace("//", "/"), "/a/c/study.toml");
    }
}
