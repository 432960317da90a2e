//! Standard packs (标准包), clauses (条款) and verdicts (结论).
//!
//! A pack is data (`data/standards/<id>.toml`). A value that was not seen in a
//! source is either absent or carries a certainty that keeps it from deciding.

mod grade;
mod measures;
mod parse;
pub mod rules;
mod sources;

use serde::{Deserialize, Serialize};

pub use grade::{GradeOutcome, Missing};
pub use measures::{MEASURES, MeasureSpec, Threshold};
pub use sources::{Source, SourceList};

/// How surely a value of a standard is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// Read in a stored copy, a repost or a press account of the document.
    Seen,
    /// Read as a quotation in another work.
    SeenSecondary,
    /// From general knowledge; not verified (未核实).
    Memory,
    /// Invented for a test or demonstration pack.
    Invented,
}

impl Certainty {
    /// The word of the pack files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Seen => "seen",
            Self::SeenSecondary => "seen-secondary",
            Self::Memory => "memory",
            Self::Invented => "invented",
        }
    }

    /// Whether a clause of this certainty may decide a grade without `--allow-unverified`.
    #[must_use]
    pub const fn is_verified(self) -> bool {
        !matches!(self, Self::Memory)
    }
}

/// A standard as data: clauses, grade rule, sources and dates;
/// [`StandardPack::parse`] makes one.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StandardPack {
    /// Stable id, the file's name without `.toml`.
    pub id: String,
    /// Chinese title.
    pub zh: String,
    /// English title.
    pub en: String,
    /// Document number, where there is one.
    #[serde(default)]
    pub document: String,
    /// Issuer.
    #[serde(default)]
    pub issuer: String,
    /// First day in force, `YYYY-MM-DD`.
    pub effective_from: String,
    /// Last day in force, where it has ended.
    #[serde(default)]
    pub effective_to: Option<String>,
    /// Source ids (`data/standards/sources.toml`).
    pub sources: Vec<String>,
    /// Walking speed that turns the pack's minutes into metres and back, metres per minute.
    pub metres_per_minute: u32,
    /// Where that speed comes from, and how surely.
    pub metres_per_minute_source: String,
    /// Certainty of the speed.
    pub metres_per_minute_certainty: Certainty,
    /// What a reader must know before using the pack.
    #[serde(default)]
    pub notes_zh: Vec<String>,
    /// The same in English.
    #[serde(default)]
    pub notes_en: Vec<String>,
    /// The clauses, in the document's order.
    #[serde(rename = "clause")]
    pub clauses: Vec<Clause>,
    /// How verdicts become a grade; absent where the document publishes no rule.
    #[serde(default)]
    pub grade: Option<GradeRule>,
}

/// One rule of a pack.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// Id inside the pack, for example `basic.convenience_store`.
    pub id: String,
    /// Chinese title.
    pub zh: String,
    /// English title.
    pub en: String,
    /// Name of the measure ([`MEASURES`]), for example `share-within`.
    pub measure: String,
    /// Business-type codes, any of which serves the clause.
    pub types: Vec<String>,
    /// Class of the clause in its pack: `basic`, `quality`, `mandatory`, `facility` …
    pub class: String,
    /// Walking minutes, where the document states or implies them.
    #[serde(default)]
    pub minutes: Option<u32>,
    /// Walking metres, where the document states them.
    #[serde(default)]
    pub metres: Option<u32>,
    /// Least share of residents, per mille; absent where no source gives one.
    #[serde(default)]
    pub at_least_permille: Option<u32>,
    /// Least number (of formats, of outlets); for counting measures.
    #[serde(default)]
    pub at_least: Option<u32>,
    /// Whether the document requires it (as opposed to "as needed").
    #[serde(default = "yes")]
    pub required: bool,
    /// Source ids.
    pub sources: Vec<String>,
    /// How surely the values are known.
    pub certainty: Certainty,
    /// The passage, chapter or annex, in the document's own numbering where known.
    #[serde(default)]
    pub place: String,
    /// Remarks.
    #[serde(default)]
    pub note_zh: String,
    /// Remarks in English.
    #[serde(default)]
    pub note_en: String,
}

const fn yes() -> bool {
    true
}

/// How a pack grades.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GradeRule {
    /// Grades, highest first; the first whose conditions all hold is given.
    #[serde(rename = "band")]
    pub bands: Vec<GradeBand>,
    /// Source ids.
    pub sources: Vec<String>,
    /// How surely the rule is known.
    pub certainty: Certainty,
}

/// One grade and what it takes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GradeBand {
    /// Chinese name, for example `品质型`.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Clause ids (or `class:basic` for all of a class) that must pass.
    #[serde(default)]
    pub clauses: Vec<String>,
    /// Least number of passed clauses per class, for example `basic = 15`.
    #[serde(default)]
    pub at_least_of_class: std::collections::BTreeMap<String, u32>,
    /// Whether the document leaves further conditions to people (site visit, score); the
    /// result then says "gate passed", never the grade itself.
    #[serde(default)]
    pub needs_review: bool,
}

impl StandardPack {
    /// The clause with this id.
    #[must_use]
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        self.clauses.iter().find(|clause| clause.id == id)
    }

    /// The clauses of a class, in the document's order.
    pub fn class<'a>(&'a self, class: &'a str) -> impl Iterator<Item = &'a Clause> {
        self.clauses.iter().filter(move |clause| clause.class == class)
    }
}

/// What a clause found in one place for one profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Verdict {
    /// The clause is met.
    Pass,
    /// The clause is not met, and the data is complete enough to say so.
    Fail,
    /// The data cannot tell.
    CannotTell,
    /// The pack gives no threshold, so the value is reported without a verdict.
    NoThreshold,
    /// The clause does not apply here (nobody lives there, as-needed and absent).
    NotApplicable,
}
