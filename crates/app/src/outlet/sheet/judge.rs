//! Judging every row of an upload against the register: new, changed, unchanged, or wrong, and in which column.

use std::collections::HashMap;

use uuid::Uuid;
use yike_domain::account::Action;
use yike_domain::outlet::life::{Change as LifeChange, Life, Status, Step};
use yike_domain::outlet::{
    Choice as _, Field, KEY_FIELDS, Method, OutletRecord, Source, Verification, likeness::NEAR_M, read_day,
    rules as fields,
};
use yike_domain::place::org::OrgCode;
use yike_domain::taxonomy::{Taxonomy, normalise};
use yike_domain::{Day, LonLat, Message};
use yike_engine::geometry::great_circle_m;

use super::super::rules;
use super::{Column, EMPTIED, SheetRow};

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// A new outlet.
    New,
    /// An outlet that is known changes.
    Changed,
    /// An outlet that is known stays as it is.
    Unchanged,
    /// The row cannot be taken.
    Error,
}

impl Outcome {
    /// Every outcome, in the order of previews.
    pub const ALL: [Self; 4] = [Self::New, Self::Changed, Self::Unchanged, Self::Error];

    /// Its code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Unchanged => "unchanged",
            Self::Error => "error",
        }
    }
}

/// An outlet of the register that a row may be about.
#[derive(Clone, Debug)]
pub struct Known {
    /// Its id.
    pub id: Uuid,
    /// Its version.
    pub version: i64,
    /// What is kept of it.
    pub record: OutletRecord,
}

/// A field that a row changes.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Change {
    /// The column's code.
    pub column: String,
    /// Before.
    pub before: String,
    /// After.
    pub after: String,
}

/// What is said about a cell.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Note {
    /// The column's code.
    pub column: String,
    /// What.
    pub message: Message,
}

/// A row, judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// Its number in the file.
    pub line: u32,
    /// What becomes of it.
    pub outcome: Outcome,
    /// The outlet it is about, where one is known, with the version that was compared.
    pub known: Option<(Uuid, i64)>,
    /// The name it gives.
    pub name: String,
    /// The record it would make; none of a row in error.
    pub record: Option<OutletRecord>,
    /// What it would change; nothing for a new one.
    pub changes: Vec<Change>,
    /// Why it cannot be taken.
    pub errors: Vec<Note>,
    /// What else is worth a word.
    pub notes: Vec<Note>,
}

/// What rows are judged by.
pub struct Judge<'a> {
    known: &'a [Known],
    by_id: HashMap<Uuid, usize>,
    by_code: HashMap<(String, String), Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
    taxonomy: &'a Taxonomy,
    today: Day,
    who: String,
    import: String,
    /// Whether the caller may do that to an outlet of the unit, and whether the unit is there.
    permit: &'a dyn Fn(Action, &OrgCode) -> Result<OrgCode, Message>,
    /// The community around a position.
    community: &'a dyn Fn(LonLat) -> Option<OrgCode>,
    /// Rows before, by the known outlet they are about.
    before: HashMap<Uuid, u32>,
    /// New rows before, for a second one of the same outlet.
    placed: HashMap<String, Vec<(LonLat, u32)>>,
}

impl<'a> Judge<'a> {
    /// A judge over the outlets that rows may be about.
    ///
    /// `permit` answers with the unit that verifications are signed for.
    #[must_use]
    pub fn new(
        known: &'a [Known],
        taxonomy: &'a Taxonomy,
        today: Day,
        who: String,
        import: String,
        permit: &'a dyn Fn(Action, &OrgCode) -> Result<OrgCode, Message>,
        community: &'a dyn Fn(LonLat) -> Option<OrgCode>,
    ) -> Self {
        let (mut by_id, mut by_code, mut by_name) =
            (HashMap::new(), HashMap::<_, Vec<_>>::new(), HashMap::<_, Vec<_>>::new());
        for (at, outlet) in known.iter().enumerate() {
            by_id.insert(outlet.id, at);
            let name = normalise(&outlet.record.name);
            if let Some(code) = outlet.record.credit_code.value() {
                by_code.entry((code.clone(), name.clone())).or_default().push(at);
            }
            by_name.entry(name).or_default().push(at);
        }
        let (before, placed) = (HashMap::new(), HashMap::new());
        Self { known, by_id, by_code, by_name, taxonomy, today, who, import, permit, community, before, placed }
    }

    /// Judges the next row.
    pub fn judge(&mut self, row: &SheetRow) -> Judged {
        let mut errors = row.errors.clone();
        let mut notes = Vec::new();
        let found = self.find(row, &mut errors);
        let before = found.map(|at| &self.known[at].record);
        let draft = self.draft(row, before, &mut errors, &mut notes);
        let name = row.cells.get(&Column::Field(Field::Name)).cloned().unwrap_or_default();
        let known = found.map(|at| (self.known[at].id, self.known[at].version));
        let draft = draft.filter(|_| errors.is_empty());
        if let Some(draft) = &draft {
            self.permit(draft, before, &mut errors);
            self.repeated(row, draft, known, &mut errors);
        }
        let (outcome, changes) = match (&draft, before) {
            _ if !errors.is_empty() => (Outcome::Error, Vec::new()),
            (None, _) => (Outcome::Error, Vec::new()),
            (Some(_), None) => (Outcome::New, Vec::new()),
            (Some(draft), Some(before)) if draft == before => (Outcome::Unchanged, Vec::new()),
            (Some(draft), Some(before)) => (Outcome::Changed, self.changes(before, draft)),
        };
        let told = |(column, message): (Column, Message)| Note { column: column.code().to_owned(), message };
        let record = draft.filter(|_| outcome != Outcome::Error);
        let (errors, notes) = (errors.into_iter().map(told).collect(), notes.into_iter().map(told).collect());
        let name = record.as_ref().map_or(name, |record| record.name.clone());
        Judged { line: row.line, outcome, known, name, record, changes, errors, notes }
    }

    /// The outlet a row is about: by id, else by credit code and name, else by name within 30 m.
    fn find(&self, row: &SheetRow, errors: &mut Vec<(Column, Message)>) -> Option<usize> {
        let cell = |column: Column| row.cells.get(&column).map(String::as_str).filter(|text| !text.is_empty());
        if let Some(text) = cell(Column::Id) {
            let found = Uuid::parse_str(text).ok().and_then(|id| self.by_id.get(&id).copied());
            if found.is_none() {
                errors.push((Column::Id, Message::new(rules::ID_UNKNOWN).with("value", text)));
            }
            return found;
        }
        let name = normalise(cell(Column::Field(Field::Name))?);
        if let Some(code) = cell(Column::Field(Field::CreditCode)) {
            let code: String = code.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
            // A chain has one code and one name for many shops: the nearest within 30 m, or the only one of all.
            match self.by_code.get(&(code, name.clone())).map(Vec::as_slice) {
                Some([only]) => return Some(*only),
                Some(several) => return self.nearest(several, row, errors),
                None => {}
            }
        }
        let several = self.by_name.get(&name)?;
        self.nearest(several, row, errors)
    }

    fn nearest(&self, several: &[usize], row: &SheetRow, errors: &mut Vec<(Column, Message)>) -> Option<usize> {
        let here = row.at?;
        let apart = |&at: &usize| (great_circle_m(self.known[at].record.at, here), at);
        let mut near: Vec<(f64, usize)> =
            several.iter().map(apart).filter(|(metres, _)| *metres <= f64::from(NEAR_M)).collect();
        near.sort_by(|a, b| a.0.total_cmp(&b.0));
        if near.len() > 1 && near[1].0 < 1.0 + near[0].0 {
            errors.push((Column::Id, Message::new(rules::AMBIGUOUS).with("n", near.len())));
        }
        near.first().map(|(_, at)| *at)
    }

    /// The record that the row makes of what is known, or of nothing.
    fn draft(
        &self,
        row: &SheetRow,
        before: Option<&OutletRecord>,
        errors: &mut Vec<(Column, Message)>,
        notes: &mut Vec<(Column, Message)>,
    ) -> Option<OutletRecord> {
        let mut draft = before.cloned().unwrap_or_else(|| {
            let life = Life::known(Status::Open, self.today);
            let source = Source::Import(self.import.clone());
            OutletRecord::new("", Vec::new(), OrgCode::nation(), LonLat::default(), life, source)
        });
        if let Some(at) = row.at {
            // A position that was rounded on its way through a spreadsheet is the same position.
            if before.is_none_or(|before| great_circle_m(before.at, at) > 0.05) {
                draft.at = at;
            }
        } else if before.is_none() && !errors.iter().any(|(column, _)| matches!(column, Column::Lon | Column::Lat)) {
            errors.push((Column::Lon, required(Column::Lon)));
        }
        for &field in Field::ALL {
            let column = Column::Field(field);
            if matches!(field, Field::Position | Field::Status) || errors.iter().any(|(odd, _)| *odd == column) {
                continue;
            }
            let text = row.cells.get(&column).map(String::as_str).unwrap_or_default();
            match (text, before) {
                ("", Some(_)) => {}
                ("", None) if !field.is_required() => {}
                (text, _) => {
                    let text = if text == EMPTIED { "" } else { text };
                    match draft.set(field, text, self.taxonomy) {
                        Ok(note) => notes.extend(note.map(|note| (column, note))),
                        Err(fault) => errors.push((column, fault)),
                    }
                }
            }
        }
        if draft.community.is_none() || before.is_some_and(|before| before.at != draft.at) {
            let told = row.cells.get(&Column::Field(Field::Community)).is_some_and(|text| !text.is_empty());
            let own = (draft.org.digits() == 12).then(|| draft.org.clone());
            if !told && let Some(community) = own.or_else(|| (self.community)(draft.at)) {
                draft.community = Some(community).filter(|c| c.lies_in(&draft.org) || draft.org.lies_in(c));
            }
        }
        errors.extend(draft.contradictions().into_iter().map(|(field, fault)| (Column::Field(field), fault)));
        self.status(row, before, &mut draft, errors);
        self.verify(row, &mut draft, errors);
        Some(draft)
    }

    /// The status: of a new outlet as told; of a known one only where its life has a step that needs no more words.
    fn status(
        &self,
        row: &SheetRow,
        before: Option<&OutletRecord>,
        draft: &mut OutletRecord,
        errors: &mut Vec<(Column, Message)>,
    ) {
        let cell = |column: Column| row.cells.get(&column).map(String::as_str).filter(|text| !text.is_empty());
        let column = Column::Field(Field::Status);
        let on = match cell(Column::StatusOn).map(read_day) {
            None => self.today,
            Some(Some(day)) if day <= self.today || before.is_none() => day,
            Some(_) => {
                let value = cell(Column::StatusOn).unwrap_or_default();
                return errors.push((Column::StatusOn, Message::new(fields::DAY_ODD).with("value", value)));
            }
        };
        let Some(text) = cell(column) else {
            if before.is_none() {
                draft.life = Life::known(Status::Open, on);
            }
            return;
        };
        let Some(status) = Status::read(text) else {
            let fault = Message::new(fields::NOT_LISTED).with("value", text).with("known", Status::listed());
            return errors.push((column, fault));
        };
        let Some(before) = before else {
            draft.life = Life::known(status, on);
            return;
        };
        let step = match (before.life.status(), status) {
            (was, now) if was == now => return,
            (Status::Planned, Status::Open) => Step::on(LifeChange::Open, on),
            (Status::Suspended, Status::Open) => Step::on(LifeChange::Resume, on),
            _ => return errors.push((column, Message::new(fields::STATUS_BY_STEP))),
        };
        if let Err(fault) = draft.live(step) {
            errors.push((column, fault));
        }
    }

    /// The verification: of everything that the row fills, where it is later than what is kept.
    fn verify(&self, row: &SheetRow, draft: &mut OutletRecord, errors: &mut Vec<(Column, Message)>) {
        let cell = |column: Column| row.cells.get(&column).map(String::as_str).filter(|text| !text.is_empty());
        let Some(text) = cell(Column::VerifiedOn) else { return };
        let Some(on) = read_day(text) else {
            return errors.push((Column::VerifiedOn, Message::new(fields::DAY_ODD).with("value", text)));
        };
        if on > self.today {
            return errors.push((Column::VerifiedOn, Message::new(fields::VERIFIED_LATER)));
        }
        let how = match cell(Column::VerifiedHow) {
            None => Method::Visit,
            Some(text) => match Method::read(text) {
                Some(how) => how,
                None => {
                    let fault = Message::new(fields::NOT_LISTED).with("value", text).with("known", Method::listed());
                    return errors.push((Column::VerifiedHow, fault));
                }
            },
        };
        if draft.verified_on().is_some_and(|known| known >= on) {
            return;
        }
        let Ok(org) = (self.permit)(Action::Update, &draft.org).or_else(|_| (self.permit)(Action::Create, &draft.org))
        else {
            return;
        };
        let filled = Field::ALL.iter().filter(|field| {
            KEY_FIELDS.contains(field) || row.cells.get(&Column::Field(**field)).is_some_and(|text| !text.is_empty())
        });
        for field in filled {
            draft.verify(*field, Verification { who: self.who.clone(), org: org.clone(), on, how });
        }
    }

    /// The caller may make it, or change it where it is and where it goes.
    fn permit(&self, draft: &OutletRecord, before: Option<&OutletRecord>, errors: &mut Vec<(Column, Message)>) {
        let column = Column::Field(Field::Org);
        let asked = match before {
            None => vec![(Action::Create, &draft.org)],
            Some(before) if before == draft => Vec::new(),
            Some(before) if before.org == draft.org => vec![(Action::Update, &before.org)],
            Some(before) => vec![(Action::Update, &before.org), (Action::Update, &draft.org)],
        };
        errors.extend(
            asked.into_iter().filter_map(|(action, org)| (self.permit)(action, org).err()).map(|m| (column, m)),
        );
    }

    /// Whether a row before was about the same outlet.
    fn repeated(
        &mut self,
        row: &SheetRow,
        draft: &OutletRecord,
        known: Option<(Uuid, i64)>,
        errors: &mut Vec<(Column, Message)>,
    ) {
        let first = match known {
            Some((id, _)) => {
                let first = self.before.get(&id).copied();
                self.before.entry(id).or_insert(row.line);
                first
            }
            None => {
                let near = self.placed.entry(normalise(&draft.name)).or_default();
                let close = |(at, _): &&(LonLat, u32)| great_circle_m(*at, draft.at) <= f64::from(NEAR_M);
                let first = near.iter().find(close).map(|(_, line)| *line);
                if first.is_none() {
                    near.push((draft.at, row.line));
                }
                first
            }
        };
        let told = first.map(|line| (Column::Field(Field::Name), Message::new(rules::ROW_REPEATED).with("row", line)));
        errors.extend(told);
    }

    fn changes(&self, before: &OutletRecord, draft: &OutletRecord) -> Vec<Change> {
        let fields = before.changes(draft).into_iter().map(|(field, ..)| Change {
            column: field.code().to_owned(),
            before: before.shown(field, self.taxonomy),
            after: draft.shown(field, self.taxonomy),
        });
        let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let verified = (before.verified != draft.verified).then(|| Change {
            column: Column::VerifiedOn.code().to_owned(),
            before: day(before.verified_on()),
            after: day(draft.verified_on()),
        });
        fields.chain(verified).collect()
    }
}

fn required(column: Column) -> Message {
    let (zh, en) = column.names();
    Message::new(fields::REQUIRED).with("field", yike_domain::Arg::named(zh, en))
}
