//! What a study is measured and judged by: taxonomy, standards, walking profiles, street rules.

use std::sync::OnceLock;

use yike_domain::{
    Trouble,
    standard::{SourceList, StandardPack},
    taxonomy::Taxonomy,
    walking::{StreetRules, WalkProfile},
};

use super::{DataFile, Study};
use crate::{embedded, exchange::Mapped, receipt::Input};

/// The data files of a study, read and checked.
pub struct Basis {
    /// Business types.
    pub taxonomy: Taxonomy,
    /// What packs and taxonomy cite.
    pub cited: SourceList,
    /// Standards, in the study's order.
    pub packs: Vec<StandardPack>,
    /// Walking profiles, in the study's order.
    pub profiles: Vec<WalkProfile>,
    /// Where one may walk.
    pub streets: StreetRules,
    /// Every file read, for the receipt.
    pub inputs: Vec<Input>,
}

impl Basis {
    /// Reads the data files of a study.
    ///
    /// # Errors
    /// Everything that is wrong with the user's own files.
    pub fn read(study: &Study) -> Result<Self, Vec<Trouble>> {
        let mut inputs = Vec::new();
        let mut built_in = |role: &str, path: &str| {
            let text = embedded::data_text(path).expect("the data files of this name are built in");
            inputs.push(Input::of(role, format!("data/{path}"), text.as_bytes()));
            text
        };
        let taxonomy = taxonomy_path();
        let taxonomy = named(&taxonomy, Taxonomy::parse(built_in("taxonomy", &taxonomy)))?;
        let cited = "standards/sources.toml";
        let cited = named(cited, SourceList::parse(built_in("sources", cited)))?;
        let streets = "profiles/streets.toml";
        let streets = StreetRules::parse(streets, built_in("streets", streets)).map_err(|t| vec![t])?;
        let mut troubles = Vec::new();
        let packs = study.packs.iter().filter_map(|file| {
            let (name, text) = text_of(study, file, "standards").map_err(|t| troubles.push(t)).ok()?;
            inputs.push(Input::of("standard", &name, text.as_bytes()));
            StandardPack::parse(&text, &taxonomy, &cited).map_err(|t| troubles.push(from(&name, t))).ok()
        });
        let packs: Vec<StandardPack> = packs.collect();
        let profiles = study.profiles.iter().filter_map(|file| {
            let (name, text) = text_of(study, file, "profiles").map_err(|t| troubles.push(t)).ok()?;
            inputs.push(Input::of("profile", &name, text.as_bytes()));
            WalkProfile::parse(&name, &text).map_err(|t| troubles.push(t)).ok()
        });
        let profiles: Vec<WalkProfile> = profiles.collect();
        if troubles.is_empty() { Ok(Self { taxonomy, cited, packs, profiles, streets, inputs }) } else { Err(troubles) }
    }
}

/// The newest built-in taxonomy.
fn taxonomy_path() -> String {
    let newest = embedded::data_folder("taxonomy").filter(|(name, _)| name.ends_with(".toml")).last();
    format!("taxonomy/{}", newest.expect("a taxonomy is built in").0)
}

/// Codes of the newest built-in taxonomy, in its order.
pub(super) fn type_codes() -> &'static [String] {
    static CODES: OnceLock<Vec<String>> = OnceLock::new();
    CODES.get_or_init(|| {
        let text = embedded::data_text(&taxonomy_path()).expect("the taxonomy is built in");
        let taxonomy = Taxonomy::parse(text).expect("a test reads the built-in taxonomy");
        taxonomy.types.into_iter().map(|business| business.code).collect()
    })
}

/// Text and name of a data file of the study.
fn text_of(study: &Study, file: &DataFile, folder: &str) -> Result<(String, String), Trouble> {
    match file {
        DataFile::BuiltIn(id) => {
            let path = format!("{folder}/{id}.toml");
            let text = embedded::data_text(&path).expect("the study was checked against the built-in names");
            Ok((format!("data/{path}"), text.to_owned()))
        }
        DataFile::Own(path) => {
            let text = String::from_utf8_lossy(&Mapped::open(path)?).into_owned();
            Ok((study.name_of(path), text))
        }
    }
}

fn named<T>(name: &str, parsed: Result<T, Trouble>) -> Result<T, Vec<Trouble>> {
    parsed.map_err(|trouble| vec![from(name, trouble)])
}

/// A trouble of a parser that does not know the file's name.
fn from(name: &str, trouble: Trouble) -> Trouble {
    if trouble.source.is_empty() { Trouble { source: name.to_owned(), ..trouble } } else { trouble }
}
