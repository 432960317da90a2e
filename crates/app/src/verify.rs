//! Does a result still follow from its inputs? Its files against its receipt, the inputs against
//! the digests it names, every station computed again and every file published again.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use yike_domain::{Finding, Rule, Severity, Trouble};

use crate::{
    draft::Draft,
    exchange::atomic::write_trouble,
    pipeline, publish,
    receipt::{FILE_NAME, Input, Published, Receipt, list_files},
    stations::{self, Progress, Station, Watch},
    study::{Study, bundled},
    words::{Language, Words},
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
    /// How many files were published again and compared; none where another version made the result.
    pub files_again: usize,
}

impl Verified {
    /// Whether the result is what its receipt says and follows from its inputs.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.recomputed && self.differences.iter().all(|difference| difference.severity == Severity::Note)
    }
}

/// Verifies a result folder; what is computed again goes into the system's temporary folder and
/// away. `study` names the study file where it is no longer where the receipt says.
///
/// # Errors
/// There is no receipt, the study cannot be read, or the caller stopped. What differs is no error.
pub fn verify(result: &Path, study: Option<&Path>, watch: Watch<'_>) -> Result<Verified, Vec<Trouble>> {
    let receipt = Receipt::read(result).map_err(|t| vec![t])?;
    let mut differences = Vec::new();
    let found = list_files(result).map_err(|t| vec![t])?;
    compare_files(&receipt, &found, &mut differences);
    let opened = open_study(&receipt, result, study)?;
    let mut again = opened.study().clone();
    // The command line may have decided this; the receipt says what was decided.
    if let Some(allowed) = receipt.setting("standard.allow_unverified") {
        again.allow_unverified = allowed == "true";
    }
    let before = pipeline::expect(&again)?;
    compare_inputs(&receipt, &before, &mut differences);
    let recomputed = differences.iter().all(|d| d.rule != INPUT_CHANGED && d.rule != SETTING_CHANGED);
    let mut files_again = 0;
    if recomputed {
        let work = tempfile::tempdir().map_err(|e| vec![write_trouble(&std::env::temp_dir(), &e)])?;
        let draft = pipeline::run(again, Some(work.path()), watch)?;
        compare_stations(&receipt, &draft.receipt, &mut differences);
        if receipt.product == draft.receipt.product {
            let now = publish_again(draft, &receipt, work.path(), watch)?;
            compare_published(&receipt, &found, &now, &mut differences);
            files_again = now.len();
        }
    }
    Ok(Verified { receipt, differences, recomputed, files_again })
}

/// Publishes a draft computed again, in the language of the result, and lists its files.
fn publish_again(
    mut draft: Draft,
    receipt: &Receipt,
    work: &Path,
    watch: Watch<'_>,
) -> Result<Vec<Published>, Vec<Trouble>> {
    let one = |trouble| vec![trouble];
    watch.step(Station::Publish, 0, 1).map_err(one)?;
    // The same inputs, as they were called then: the study file may bear another name by now.
    draft.receipt.inputs.clone_from(&receipt.inputs);
    draft.receipt.study.clone_from(&receipt.study);
    let words = Words::of(Language::named(&receipt.language).unwrap_or_default());
    let out = work.join("again");
    let published =
        publish::publish(&draft, words, &out, Some(&work.join(stations::FOLDER)), Watch { tell: None, ..watch })
            .map_err(one)?;
    if let Some(tell) = watch.tell {
        tell(Progress { station: Station::Publish, done: 1, all: 1 });
    }
    Ok(published.receipt.files)
}

/// The study of a receipt, from its file or from the executable.
pub(crate) enum Opened {
    File(Box<Study>),
    Bundled(Box<bundled::Bundled>),
}

impl Opened {
    pub(crate) fn study(&self) -> &Study {
        match self {
            Self::File(study) => study,
            Self::Bundled(bundled) => &bundled.study,
        }
    }
}

pub(crate) fn open_study(receipt: &Receipt, result: &Path, study: Option<&Path>) -> Result<Opened, Vec<Trouble>> {
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

type Files<'a> = BTreeMap<&'a str, &'a Published>;

fn by_name(files: &[Published]) -> Files<'_> {
    files.iter().map(|file| (file.name.as_str(), file)).collect()
}

/// The files of the folder against the receipt's list.
fn compare_files(receipt: &Receipt, found: &[Published], differences: &mut Vec<Finding>) {
    let (listed, present) = (by_name(&receipt.files), by_name(found));
    for (name, file) in &listed {
        match present.get(name) {
            None => differences.push(Finding::new(Severity::Error, name, "", FILE_GONE)),
            Some(now) if now.sha256 != file.sha256 => differences.push(
                Finding::new(Severity::Error, name, "", FILE_CHANGED)
                    .with("then", short(&file.sha256))
                    .with("now", short(&now.sha256)),
            ),
            Some(_) => {}
        }
    }
    let own = format!("{}/", stations::FOLDER);
    for name in present.keys().filter(|name| !listed.contains_key(*name) && !name.starts_with(&own)) {
        differences.push(Finding::new(Severity::Error, name, "", FILE_EXTRA));
    }
    if receipt.result != Receipt::result_of(&receipt.stations) {
        differences.push(Finding::new(Severity::Error, FILE_NAME, "", RECEIPT_ODD));
    }
}

/// The files of the folder against those published again: whoever changes a file and the receipt
/// together is found here. What has been said of a file is not said twice.
fn compare_published(receipt: &Receipt, found: &[Published], now: &[Published], differences: &mut Vec<Finding>) {
    let (listed, present, again) = (by_name(&receipt.files), by_name(found), by_name(now));
    let said: BTreeSet<String> = differences.iter().map(|difference| difference.source.clone()).collect();
    for (name, file) in again.iter().filter(|(name, _)| !said.contains(**name)) {
        match present.get(name) {
            // Neither in the folder nor in the receipt: taken out of both.
            None => differences.push(Finding::new(Severity::Error, name, "", FILE_GONE)),
            Some(then) if then.sha256 != file.sha256 => differences.push(
                Finding::new(Severity::Error, name, "", PUBLISHED_CHANGED)
                    .with("then", short(&then.sha256))
                    .with("now", short(&file.sha256)),
            ),
            Some(_) => {}
        }
    }
    for name in listed.keys().filter(|name| !again.contains_key(*name) && !said.contains(**name)) {
        differences.push(Finding::new(Severity::Error, name, "", PUBLISHED_UNKNOWN));
    }
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
/// A file that the receipt does not list.
pub const FILE_EXTRA: Rule = Rule("verify-file-extra");
/// Publishing again gives another file.
pub const PUBLISHED_CHANGED: Rule = Rule("verify-published-changed");
/// The receipt lists a file that publishing does not make.
pub const PUBLISHED_UNKNOWN: Rule = Rule("verify-published-unknown");
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
    FILE_EXTRA,
    PUBLISHED_CHANGED,
    PUBLISHED_UNKNOWN,
    RECEIPT_ODD,
    PRODUCT_CHANGED,
    INPUT_CHANGED,
    SETTING_CHANGED,
    STATION_CHANGED,
    STUDY_MISSING,
    STUDY_UNKNOWN,
];
