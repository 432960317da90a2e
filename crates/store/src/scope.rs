//! The permission filter as a condition of SQL: who may see which rows, told to the database.
//!
//! A noun says once which of its columns a filter asks about ([`Columns`]); every list, count, export, tile and search
//! of it takes the [`Condition`]. What a noun does not keep is taken as not so, which refuses.

use sea_orm::Value;
use uuid::Uuid;
use yike_domain::account::{AccountId, Area, Facet, Filter, Stage, Way};

/// Where a noun keeps what filters ask about. Texts are names of columns or expressions of SQL.
#[derive(Clone, Copy, Debug)]
pub struct Columns {
    /// The code of the unit.
    pub org: &'static str,
    /// The code of the line.
    pub line: Option<&'static str>,
    /// The number of the account whose own it is.
    pub owner: Option<&'static str>,
    /// Where rows stand.
    pub stage: StageOf,
    /// Facts, each as a boolean.
    pub facets: &'static [(Facet, &'static str)],
    /// The number of the account that made or submitted it.
    pub author: Option<&'static str>,
    /// The number of the account that it concerns.
    pub subject: Option<&'static str>,
}

/// Where the rows of a table stand in their life.
#[derive(Clone, Copy, Debug)]
pub enum StageOf {
    /// All at the same stage.
    Always(Stage),
    /// As a column with the stage's code says.
    Column(&'static str),
    /// As an expression says, by stage; a stage not named has no rows.
    When(&'static [(Stage, &'static str)]),
}

/// A condition with its values.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Text(String),
    Value(Value),
}

impl Condition {
    /// Lets every row through.
    #[must_use]
    pub fn always() -> Self {
        Self { pieces: vec![Piece::Text("1 = 1".to_owned())] }
    }

    /// Lets no row through.
    #[must_use]
    pub fn never() -> Self {
        Self { pieces: vec![Piece::Text("1 = 0".to_owned())] }
    }

    /// Lets the rows through that the filter takes.
    #[must_use]
    pub fn of(filter: &Filter, columns: &Columns) -> Self {
        let ways: Vec<Self> = filter.ways.iter().filter_map(|way| of_way(way, columns)).collect();
        if ways.is_empty() { Self::never() } else { Self::joined(ways, " OR ") }
    }

    /// Lets the rows through whose unit lies in the area.
    #[must_use]
    pub fn of_area(area: &Area, org: &str) -> Self {
        let mut parts = Vec::new();
        for start in &area.under {
            if start.as_str() == "CN" {
                return Self::always();
            }
            // Codes go on with digits, and ':' is the character after '9'.
            let mut part = Self::text_of(format!("{org} >= "));
            part.value(start.as_str());
            part.push(format!(" AND {org} < "));
            part.value(format!("{start}:"));
            parts.push(part);
        }
        if !area.at.is_empty() {
            let mut part = Self::text_of(format!("{org} IN ("));
            for (n, code) in area.at.iter().enumerate() {
                if n > 0 {
                    part.push(", ");
                }
                part.value(code.as_str());
            }
            part.push(")");
            parts.push(part);
        }
        if parts.is_empty() { Self::never() } else { Self::joined(parts, " OR ") }
    }

    /// This and another condition.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self::joined(vec![self, other], " AND ")
    }

    /// This or another condition.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self::joined(vec![self, other], " OR ")
    }

    /// Lets the rows through that have nothing in the column.
    #[must_use]
    pub fn missing(column: &'static str) -> Self {
        Self::text_of(format!("{column} IS NULL"))
    }

    /// The condition as SQL, its values put behind those that are there; their places count from there.
    #[must_use]
    pub fn text(&self, values: &mut Vec<Value>) -> String {
        let mut sql = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => sql.push_str(text),
                Piece::Value(value) => {
                    values.push(value.clone());
                    sql.push_str(&format!("${}", values.len()));
                }
            }
        }
        sql
    }

    fn text_of(text: impl Into<String>) -> Self {
        Self { pieces: vec![Piece::Text(text.into())] }
    }

    fn push(&mut self, text: impl Into<String>) {
        self.pieces.push(Piece::Text(text.into()));
    }

    fn value(&mut self, value: impl Into<Value>) {
        self.pieces.push(Piece::Value(value.into()));
    }

    fn equal(column: &str, value: impl Into<Value>) -> Self {
        let mut part = Self::text_of(format!("{column} = "));
        part.value(value);
        part
    }

    fn joined(parts: Vec<Self>, by: &str) -> Self {
        let mut all = Self { pieces: Vec::new() };
        for (n, part) in parts.into_iter().enumerate() {
            all.push(if n > 0 { format!("{by}(") } else { "(".to_owned() });
            all.pieces.extend(part.pieces);
            all.push(")");
        }
        all
    }
}

/// The condition of one way; none where the noun does not keep what it asks about.
fn of_way(way: &Way, columns: &Columns) -> Option<Condition> {
    let mut parts = vec![Condition::of_area(&way.area, columns.org)];
    if let Some(line) = way.line {
        parts.push(Condition::equal(columns.line?, line.code));
    }
    if let Some(owner) = way.owner {
        parts.push(Condition::equal(columns.owner?, number(owner)));
    }
    for facet in &way.facets {
        let (_, expression) = columns.facets.iter().find(|(known, _)| known == facet)?;
        parts.push(Condition::text_of(*expression));
    }
    parts.extend(of_stages(&way.stages, columns.stage)?);
    for account in &way.not_authors {
        parts.push(not(columns.author?, *account));
    }
    for account in &way.not_subject {
        parts.push(not(columns.subject?, *account));
    }
    // Links and teams are kept apart from the rows; until a noun has them, such ways lead nowhere.
    if !(way.not_linked.is_empty() && way.not_team.is_empty()) {
        return None;
    }
    Some(Condition::joined(parts, " AND "))
}

fn of_stages(stages: &[Stage], kept: StageOf) -> Option<Option<Condition>> {
    if stages.len() == Stage::ALL.len() {
        return Some(None);
    }
    match kept {
        StageOf::Always(stage) => stages.contains(&stage).then_some(None),
        StageOf::Column(column) => {
            let parts: Vec<Condition> = stages.iter().map(|stage| Condition::equal(column, stage.code())).collect();
            (!parts.is_empty()).then(|| Some(Condition::joined(parts, " OR ")))
        }
        StageOf::When(known) => {
            let parts = known.iter().filter(|(stage, _)| stages.contains(stage));
            let parts: Vec<Condition> = parts.map(|(_, expression)| Condition::text_of(*expression)).collect();
            (!parts.is_empty()).then(|| Some(Condition::joined(parts, " OR ")))
        }
    }
}

fn not(column: &str, account: AccountId) -> Condition {
    let mut part = Condition::text_of(format!("{column} IS NULL OR {column} <> "));
    part.value(number(account));
    part
}

fn number(account: AccountId) -> Uuid {
    Uuid::from_u128(account.0)
}
