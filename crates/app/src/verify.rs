//! Does a result still follow from its inputs? Its files against its receipt, the inputs against
//! the digests it names, and every station computed again.

use std::{collections::BTreeMap, path::Path};

use yike_domain::{Finding, Rule, Severity, Trouble};

use crate::{
    pipeline,
    receipt::{FILE_NAME, Input, Published, Receipt, list_files},
    stations::Watch,
    study::{Study, bundled},
};

/// What a verification found.
#[derive(Clone, Debug, PartialEq)]
pub struct Verified {
    /// The receipt.
    pub receipt: Receipt,
    /// Everything that differs; a note does not put the result in doubt.
    pub differences: Vec<Finding>,
    /// Whether the line was computed again: not when inputs or settings differ already.
    pub recomputed: bool,
}

impl Verified {
    /// Whether the result is what its receipt says and follows from its inputs.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.recomputed && self.differences.iter().all(|difference| difference.severity == Severity::Note)
    }
}

/// Verifies a result folder. `study` names the study file where it is no longer where the receipt says.
///
/// # Errors
/// There is no receipt, the study cannot be read, or the caller stopped. What differs is no error.
pub fn verify(result: &Path, study: Option<&Path>, watch: Watch<'_>) -> Result<Verified, Vec<Trouble>> {
    let receipt = Receipt::read(result).map_err(|t| vec![t])?;
    let mut differences = Vec::new();
    compare_files(&receipt, result, &mut differences).map_err(|t| vec![t])?;
    let opened = open_study(&receipt, result, study)?;
    let mut again = opened.study().clone();
    // The command line may have decided this; the receipt says what was decided.
    if let Some(allowed) = receipt.setting("standard.allow_unverified") {
        again.allow_unverified = allowed == "true";
    }
    let before = pipeline::expect(&again)?;
    compare_inputs(&receipt, &before, &mut differences);
    let recomputed = differences.iter().all(|d| d.rule != INPUT_CHANGED && d.rule != SETTING_CHANGED);
    if recomputed {
        let draft = pipeline::run(again, None, watch)?;
        compare_stations(&receipt, &draft.receipt, &mut differences);
    }
    Ok(Verified { receipt, differences, recomputed })
}

/// The study of a receipt, from its file or from the executable.
enum Opened {
    File(Box<Study>),
    Bundled(Box<bundled::Bundled>),
}

impl Opened {
    fn study(&self) -> &Study {
        match self {
            Self::File(study) => study,
            Self::Bundled(bundled) => &bundled.study,
        }
    }
}

fn open_study(receipt: &Receipt, result: &Path, study: Option<&Path>) -> Result<Opened, Vec<Trouble>> {
    let id = receipt.study.strip_prefix("data/studies/").and_then(|rest| rest.strip_suffix("/study.toml"));
    match (study, id) {
        (None, Some(id)) => match bundled::open(id)? {
            Some(bundled) => Ok(Opened::Bundled(Box::new(bundled))),
            None => Err(vec![Trouble::new(&receipt_of(result), STUDY_UNKNOWN).with("study", id)]),
        },
        (Some(path), _) => Ok(Opened::File(Box::new(Study::read(path)?))),
        (None, None) => {
            let path = result.join(&receipt.study);
            if !path.is_file() {
                let study = path.display().to_string();
                return Err(vec![Trouble::new(&receipt_of(result), STUDY_MISSING).with("study", study)]);
            }
            Ok(Opened::File(Box::new(Study::read(&path)?)))
        }
    }
}

fn receipt_of(result: &Path) -> String {
    result.join(FILE_NAME).display().to_string()
}

/// The published files against the receipt's list.
fn compare_files(receipt: &Receipt, result: &Path, differences: &mut Vec<Finding>) -> Result<(), Trouble> {
    let found = list_files(result)?;
    let found: BTreeMap<&str, &Published> = found.iter().map(|file| (file.name.as_str(), file)).collect();
    for file in &receipt.files {
        match found.get(file.name.as_str()) {
            None => differences.push(Finding::new(Severity::Error, &file.name, "", FILE_GONE)),
            Some(now) if now.sha256 != file.sha256 => differences.push(
                Finding::new(Severity::Error, &file.name, "", FILE_CHANGED)
                    .with("then", short(&file.sha256))
                    .with("now", short(&now.sha256)),
            ),
            Some(_) => {}
        }
    }
    if receipt.result != Receipt::result_of(&receipt.stations) {
        differences.push(Finding::new(Severity::Error, FILE_NAME, "", RECEIPT_ODD));
    }
    Ok(())
}

/// The inputs and settings as they are now against those of the receipt.
fn compare_inputs(receipt: &Receipt, now: &Receipt, differences: &mut Vec<Finding>) {
    if receipt.product != now.product {
        differences.push(
            Finding::new(Severity::Note, FILE_NAME, "", PRODUCT_CHANGED)
                .with("then", receipt.product.as_str())
                .with("now", now.product.as_str()),
        );
    }
    // The study file itself may bear another name by now: its text counts.
    let name = |input: &Input| if input.role == "study" { "study.toml".to_owned() } else { input.name.clone() };
    let key = |input: &Input| (input.role.clone(), name(input));
    let then: BTreeMap<_, _> = receipt.inputs.iter().map(|input| (key(input), input)).collect();
    let present: BTreeMap<_, _> = now.inputs.iter().map(|input| (key(input), input)).collect();
    for name in then.keys().chain(present.keys().filter(|name| !then.contains_key(*name))) {
        let (a, b) = (then.get(name), present.get(name));
        let digest = |input: Option<&&Input>| input.map_or_else(|| "–".to_owned(), |i| short(&i.sha256));
        if a.map(|i| &i.sha256) != b.map(|i| &i.sha256) {
            differences.push(
                Finding::new(Severity::Error, &name.1, name.0.clone(), INPUT_CHANGED)
                    .with("then", digest(a))
                    .with("now", digest(b)),
            );
        }
    }
    let settings: BTreeMap<&str, &str> = now.settings.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    for (name, then) in &receipt.settings {
        let now = settings.get(name.as_str()).copied().unwrap_or("–");
        if now != then {
            differences.push(
                Finding::new(Severity::Error, FILE_NAME, name.clone(), SETTING_CHANGED)
                    .with("then", then.as_str())
                    .with("now", now),
            );
        }
    }
}

fn compare_stations(receipt: &Receipt, now: &Receipt, differences: &mut Vec<Finding>) {
    for (station, digest) in &now.stations {
        let then = receipt.stations.iter().find(|(name, _)| name == station).map(|(_, digest)| digest.as_str());
        if then != Some(digest) {
            differences.push(
                Finding::new(Severity::Error, FILE_NAME, station.clone(), STATION_CHANGED)
                    .with("then", short(then.unwrap_or("–")))
                    .with("now", short(digest)),
            );
        }
    }
}

/// The first characters of a digest, as people compare them.
fn short(digest: &str) -> String {
    digest.chars().take(12).collect()
}

/// A published file is gone.
pub const FILE_GONE: Rule = Rule("verify-file-gone");
/// A published file has changed.
pub const FILE_CHANGED: Rule = Rule("verify-file-changed");
/// The receipt's own digests do not fit together.
pub const RECEIPT_ODD: Rule = Rule("verify-receipt-odd");
/// Made by another version of Yike.
pub const PRODUCT_CHANGED: Rule = Rule("verify-product-changed");
/// An input has changed, is gone or is new.
pub const INPUT_CHANGED: Rule = Rule("verify-input-changed");
/// A setting differs.
pub const SETTING_CHANGED: Rule = Rule("verify-setting-changed");
/// A station computes something else.
pub const STATION_CHANGED: Rule = Rule("verify-station-changed");
/// The study file is not where the receipt says.
pub const STUDY_MISSING: Rule = Rule("verify-study-missing");
/// The receipt names a bundled study that this executable lacks.
pub const STUDY_UNKNOWN: Rule = Rule("verify-study-unknown");

/// Every rule of this module.
pub const ALL: &[Rule] = &[
    FILE_GONE,
    FILE_CHANGED,
    RECEIPT_ODD,
    PRODUCT_CHANGED,
    INPUT_CHANGED,
    SETTING_CHANGED,
    STATION_CHANGED,
    STUDY_MISSING,
    STUDY_UNKNOWN,
];
