//! The data inside `report.html`: the shape that `web/report/src/payload.ts` describes.
//!
//! Both files change together; a test holds a payload made here against the types there.
//! Numbers come from the engine and are only put into the page's units: whole residents,
//! per mille, seconds or metres rounded up, 1e-6 degree.

mod assessed;
mod drawing;
mod facts;
mod make;
mod messages;
mod origins;
mod rings;
mod sources;

use serde::Serialize;
use serde::ser::{SerializeSeq, SerializeTuple, Serializer};

pub use make::{MOST_COMPOUND_GAPS, payload};
pub(super) use origins::method_word;

/// What a report carries. Field by field as in `payload.ts`.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "payload.ts says what each field is")]
pub struct Payload {
    pub format: u32,
    pub product: Product,
    pub study: Titled,
    pub data_date: String,
    pub bounds: [i64; 4],
    pub gate_policy: &'static str,
    pub allow_unverified: bool,
    pub residents: u64,
    pub people_basis: &'static str,
    pub notices: Vec<Named>,
    pub types: Vec<BusinessType>,
    pub groups: Vec<Group>,
    pub profiles: Vec<Profile>,
    pub packs: Vec<Pack>,
    pub places: Vec<Place>,
    pub assessments: Vec<Assessment>,
    pub curves: Vec<Option<Vec<u32>>>,
    pub rules: Vec<Rule>,
    pub gaps: Vec<Gap>,
    pub n_gaps_left_out: usize,
    pub map: MapDrawing,
    pub origins: Origins,
    pub outlets: Outlets,
    pub isochrones: Vec<Isochrone>,
    pub findings: Vec<FindingSummary>,
    pub sources: Vec<Source>,
    pub cited: Vec<Cited>,
    pub receipt: ReceiptWords,
    pub icons: std::collections::BTreeMap<String, String>,
}

/// Both languages of one text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Named {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Named {
    /// A text in both languages.
    #[must_use]
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }
}

/// Lists of numbers: `[x, y, dx, dy, …]`.
pub type Ring = Vec<i64>;
/// Polygons, each an outer ring and its holes.
pub type Polygons = Vec<Vec<Ring>>;

/// The parts of a [`Payload`], named and ordered as in `payload.ts`.
macro_rules! parts {
    ($($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $kind:ty),* $(,)? })*) => {
        $(
            $(#[$meta])*
            #[derive(Debug, Serialize)]
            #[expect(missing_docs, reason = "payload.ts says what each field is")]
            pub struct $name { $($(#[$field_meta])* pub $field: $kind),* }
        )*
    };
}

parts! {
    /// Who made the report.
    Product { name: &'static str, version: &'static str }
    /// A named thing with an id.
    Titled { id: String, #[serde(flatten)] name: Named }
    /// A business type.
    BusinessType { code: String, #[serde(flatten)] name: Named, family: String, icon: String, n_outlets: usize }
    /// What can be asked for.
    Group { id: String, types: Vec<u16> }
    /// A walking profile.
    Profile { id: String, #[serde(flatten)] name: Named, unit: &'static str, metres_per_minute: u32 }
    /// A standard.
    Pack {
        id: String, #[serde(flatten)] name: Named, document: String, issuer: String,
        effective_from: String, effective_to: String, notes: Vec<Named>, sources: Vec<String>,
        clauses: Vec<Clause>, grades: bool,
    }
    /// One requirement of a standard.
    Clause {
        id: String, #[serde(flatten)] name: Named, group: usize, class: String,
        minutes: Option<u32>, metres: Option<u32>, gives: &'static str,
        at_least_permille: Option<u32>, at_least: Option<u32>, required: bool, verified: bool,
        place: String, note: Named, sources: Vec<String>,
    }
    /// A place that is judged.
    Place {
        level: &'static str, id: String, name: String, people: u32, elders: i64,
        inside_permille: u32, shape: Polygons,
    }
    /// One standard for one profile.
    Assessment { clauses: Vec<ClauseBasis>, grades: Vec<Option<Grade>>, cells: Vec<Vec<Cell>> }
    /// How a clause was measured.
    ClauseBasis { limit: i64, basis: &'static str, covered: bool, unverified: bool, n_outlets: u32 }
    /// What the verdicts of a place amount to.
    Grade { state: &'static str, certain: Option<Band>, possible: Option<Band> }
    /// A grade of a standard.
    Band { #[serde(flatten)] name: Named, needs_review: bool }
    /// Residents of a place without something.
    Gap {
        profile: u32, pack: usize, clause: u32, place: usize, rank: u32, without: u64, unsure: u64,
        confirmed: bool, why: Sentence,
    }
    /// A key of the catalogues and the names of its values.
    Rule { key: &'static str, names: Vec<&'static str> }
    /// What the map shows beneath the results.
    MapDrawing { streets: Vec<Street>, buildings: Vec<Polygons>, land: Vec<LandShape>, lines: Vec<Line> }
    /// A street.
    Street { class: &'static str, name: String, line: Ring }
    /// A piece of land.
    LandShape { kind: &'static str, name: String, shape: Polygons }
    /// Something one does not walk through.
    Line { kind: &'static str, line: Ring }
    /// Origins, column by column.
    Origins {
        at: Ring, people: Vec<u32>, community: Vec<i64>, compound: Vec<i64>, building: Vec<i64>,
        gates: Vec<usize>, unsnapped: Vec<Vec<usize>>, border: Vec<String>, methods: Vec<Method>, reach: Vec<Option<String>>,
    }
    /// How people were placed.
    Method { method: &'static str, people: u64, n: usize }
    /// Outlets, column by column.
    Outlets {
        at: Ring, name: Vec<String>, types: Vec<Vec<u16>>, address: Vec<String>, hours: Vec<String>,
        source: Vec<u16>,
    }
    /// Where the nearest outlet of a group is within some minutes.
    Isochrone { profile: usize, group: usize, minutes: u32, shape: Polygons }
    /// Findings of one rule in one source.
    FindingSummary { severity: &'static str, n: usize, message: Sentence, source: String, example: String }
    /// A source of data.
    Source { id: String, title: Named, licence: String, attribution: String, date: String, digest: String }
    /// A document.
    Cited {
        id: String, title: String, number: String, issuer: String, date: String, address: String,
        certainty: &'static str,
    }
    /// The receipt, in short.
    ReceiptWords { digest: String, engine: String, settings: Vec<Setting> }
    /// A setting.
    Setting { key: String, value: String }
}

/// What one clause found in one place; written as a list, because there are thousands.
#[derive(Debug)]
#[expect(missing_docs, reason = "payload.ts says what each field is")]
pub struct Cell {
    pub verdict: &'static str,
    pub reached: u64,
    pub without: u64,
    pub unsure: u64,
    pub value: i64,
    pub possible: i64,
    pub slower: u32,
    pub faster: u32,
    pub choices: u64,
    pub median: i64,
    pub p90: i64,
    pub gini: i64,
    pub elders: i64,
    pub reason: Sentence,
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_tuple(14)?;
        list.serialize_element(self.verdict)?;
        for people in [self.reached, self.without, self.unsure] {
            list.serialize_element(&people)?;
        }
        list.serialize_element(&self.value)?;
        list.serialize_element(&self.possible)?;
        list.serialize_element(&self.slower)?;
        list.serialize_element(&self.faster)?;
        list.serialize_element(&self.choices)?;
        for number in [self.median, self.p90, self.gini, self.elders] {
            list.serialize_element(&number)?;
        }
        list.serialize_element(&self.reason)?;
        list.end()
    }
}

/// A message: position of its rule, then its values.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    rule: usize,
    values: Vec<MessageValue>,
}

/// A value inside a message.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
enum MessageValue {
    Whole(i64),
    Broken(f64),
    Text(String),
    Named(Named),
}

impl Serialize for Sentence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.values.len() + 1))?;
        list.serialize_element(&self.rule)?;
        for value in &self.values {
            list.serialize_element(value)?;
        }
        list.end()
    }
}
