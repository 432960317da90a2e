//! A resident says that something is wrong: it goes to the community to be verified and changes nothing by itself.

use serde_json::json;
use yike_domain::Message;
use yike_domain::account::{Action, Facet, Object, ObjectKind, Stage};
use yike_domain::place::org::OrgCode;
use yike_store::scope::{Columns, StageOf};
use yike_store::{Event, HintQuery, KeptHint, Uuid};

use super::rules;
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::{AppError, FieldTrouble};
use crate::outlet::reading;
use crate::permit;

/// Most characters of a report.
pub const MOST_HINT_CHARS: usize = 300;

/// What can be wrong with an outlet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HintKind {
    /// It has closed or moved.
    Closed,
    /// Its opening hours are wrong.
    Hours,
    /// It stands elsewhere.
    Place,
    /// Its telephone is wrong.
    Phone,
    /// Something else.
    Other,
}

impl HintKind {
    /// Every kind, in the order of the form.
    pub const ALL: [Self; 5] = [Self::Closed, Self::Hours, Self::Place, Self::Phone, Self::Other];

    /// Its word in forms and records.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Hours => "hours",
            Self::Place => "place",
            Self::Phone => "phone",
            Self::Other => "other",
        }
    }

    /// The kind of a word.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A report as a form sends it.
#[derive(Clone, Debug)]
pub struct Hint {
    /// What is wrong.
    pub kind: Option<HintKind>,
    /// In words; may be empty.
    pub text: String,
}

/// A hint as the permission table sees it: a need from a channel that takes it without signing in.
fn object(org: &OrgCode) -> Object {
    let mut object = Object::new(ObjectKind::Need, org.clone(), Stage::Draft);
    object.facets.insert(Facet::Anonymous);
    object
}

/// What the permission filter asks of a hint.
const HINT_SCOPE: Columns = Columns {
    org: "h.org",
    line: None,
    owner: None,
    stage: StageOf::Always(Stage::Live),
    facets: &[],
    author: None,
    subject: None,
};

/// Takes a report in; returns its number.
///
/// # Errors
/// Nothing was chosen, the text is too long, or the outlet is not there for residents.
pub async fn hint(ctx: &Ctx, caller: &Caller, outlet: Uuid, hint: Hint) -> Result<String, AppError> {
    let mut troubles = Vec::new();
    if hint.kind.is_none() {
        troubles.push(FieldTrouble::new("what", Message::new(rules::HINT_KIND)));
    }
    let text = hint.text.trim().to_owned();
    if text.chars().count() > MOST_HINT_CHARS {
        troubles.push(FieldTrouble::new("text", Message::new(rules::HINT_LONG)));
    }
    let (Some(kind), true) = (hint.kind, troubles.is_empty()) else { return Err(AppError::Invalid(troubles)) };
    let reader = ctx.store.read();
    let missing = || AppError::NotFound { kind: "outlet", id: outlet.to_string() };
    if !reader.outlets().passes(outlet, &reading(ctx, caller, Action::Read)?).await? {
        return Err(missing());
    }
    let record = reader.outlets().get(outlet).await?.ok_or_else(missing)?.record;
    let id = Uuid::now_v7();
    let by = ctx.permit(caller, Action::Create, &object(&record.org), id).await?;
    let number = number(&ctx.clock.today().to_string(), id);
    let kept = KeptHint {
        id,
        number: number.clone(),
        outlet,
        org: record.org.to_string(),
        kind: kind.code().to_owned(),
        text,
        created_ms: by.at_ms,
        settled_ms: None,
    };
    let tx = ctx.store.begin(&by).await?;
    tx.keep_hint(&kept).await?;
    let event = Event {
        org: Some(record.org),
        detail: json!({"outlet": outlet, "kind": kind.code()}),
        ..Event::done("hint.create", ObjectKind::Need, id)
    };
    tx.commit(event).await?;
    Ok(number)
}

/// `20261125-4F2A9C`: short enough to be told on the phone.
fn number(day: &str, id: Uuid) -> String {
    format!("{}-{:06X}", day.replace('-', ""), id.as_u128() & 0x00FF_FFFF)
}

/// Reports that the caller may see, the latest first; those that wait only, or all.
///
/// # Errors
/// When the store cannot be read.
pub async fn hints(ctx: &Ctx, caller: &Caller, waiting: bool, limit: u64) -> Result<Vec<KeptHint>, AppError> {
    let scope = permit::rows(ctx, caller, Action::Read, ObjectKind::Need, &HINT_SCOPE)?;
    Ok(ctx.store.read().hints(&HintQuery { scope, waiting, limit }).await?)
}

/// Puts a report aside once somebody has looked into it.
///
/// # Errors
/// It is not there for the caller, or was put aside before.
pub async fn settle(ctx: &Ctx, caller: &Caller, id: Uuid) -> Result<(), AppError> {
    let missing = || AppError::NotFound { kind: "hint", id: id.to_string() };
    let kept = ctx.store.read().hint(id).await?.ok_or_else(missing)?;
    let org = OrgCode::parse(&kept.org).ok_or_else(missing)?;
    let mut object = object(&org);
    object.stage = Stage::Live;
    let by = ctx.permit(caller, Action::Update, &object, id).await?;
    let tx = ctx.store.begin(&by).await?;
    tx.settle_hint(id).await?;
    tx.commit(Event { org: Some(org), ..Event::done("hint.settle", ObjectKind::Need, id) }).await?;
    Ok(())
}
