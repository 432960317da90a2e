//! Outlets as the interface shows them.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;
use yike_app::ctx::Ctx;
use yike_app::look::taxonomy;
use yike_app::outlet::{KeptOutlet, STALE_DAYS};
use yike_app::words::{Language, Words};
use yike_domain::outlet::{Choice as _, Field, OutletRecord, Source, Verification, life};
use yike_domain::place::org::OrgCode;

/// An outlet in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OutletView {
    /// Its number.
    pub id: Uuid,
    /// Name on the sign.
    pub name: String,
    /// Kind of place: `shop`, `station`, `service_point`, `shared`, `space`.
    pub kind: String,
    /// Codes of its types.
    pub types: Vec<String>,
    /// Further services.
    pub functions: Vec<String>,
    /// Code of the unit that keeps it.
    pub org: String,
    /// Name of that unit.
    pub org_name: String,
    /// Code of the community it stands in.
    pub community: Option<String>,
    /// Circles it stands in.
    pub circle_ids: Vec<Uuid>,
    /// Longitude and latitude.
    pub at: [f64; 2],
    /// Address.
    pub address: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Opening hours in words.
    pub hours: Option<String>,
    /// `planned`, `open`, `suspended`, `closed`, `moved`.
    pub status: String,
    /// Unified social credit code.
    pub credit_code: Option<String>,
    /// Since when everything that matters is verified.
    pub verified_on: Option<String>,
    /// Name of the unit that verified it last.
    pub verified_by: Option<String>,
    /// Whether it is to be verified again.
    pub stale: bool,
    /// Counted from 1.
    pub version: i64,
    /// `entry`, `import`, `visit`, `moved`.
    pub source: String,
    /// Every field as the register writes it; only where one outlet is asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldView>,
    /// Changes of life that are possible now; only where one outlet is asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<String>,
}

/// A field of an outlet.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FieldView {
    /// Its code.
    pub field: String,
    /// Its name.
    pub name: String,
    /// Its value as text.
    pub value: String,
    /// When it was verified.
    pub verified_on: Option<String>,
    /// Name of the unit that verified it.
    pub verified_by: Option<String>,
    /// How: `visit`, `phone`, `document`, `register`, `owner`.
    pub method: Option<String>,
}

/// An outlet as a row of a list.
#[must_use]
pub fn view(ctx: &Ctx, kept: &KeptOutlet, circles: Vec<Uuid>) -> OutletView {
    let record = &kept.record;
    let text = |field: Field| Some(record.text(field)).filter(|text| !text.is_empty());
    let today = ctx.clock.today();
    OutletView {
        id: kept.id,
        name: record.name.clone(),
        kind: record.kind.code().to_owned(),
        types: record.types.clone(),
        functions: record.functions.clone(),
        org: record.org.to_string(),
        org_name: unit_name(ctx, &record.org),
        community: record.community.as_ref().map(ToString::to_string),
        circle_ids: circles,
        at: [record.at.lon_degrees(), record.at.lat_degrees()],
        address: text(Field::Address),
        phone: text(Field::Phone),
        hours: text(Field::Hours),
        status: record.life.status().code().to_owned(),
        credit_code: text(Field::CreditCode),
        verified_on: record.verified_on().map(|day| day.to_string()),
        verified_by: record.verified_by().map(|by| signed(ctx, by)),
        stale: record.is_stale(today, STALE_DAYS),
        version: kept.version,
        source: source_code(&record.source).to_owned(),
        fields: Vec::new(),
        changes: Vec::new(),
    }
}

/// One outlet with everything that is known of it.
#[must_use]
pub fn whole(ctx: &Ctx, kept: &KeptOutlet, circles: Vec<Uuid>, language: Language) -> OutletView {
    let changes = life::legal(kept.record.life.status()).map(|row| row.change.code().to_owned()).collect();
    OutletView { fields: fields(ctx, &kept.record, language), changes, ..view(ctx, kept, circles) }
}

fn fields(ctx: &Ctx, record: &OutletRecord, language: Language) -> Vec<FieldView> {
    let words = Words::of(language);
    let field = |field: &Field| {
        let verified = record.verified.get(field);
        FieldView {
            field: field.code().to_owned(),
            name: words.pick(field.names().0, field.names().1).to_owned(),
            value: match field {
                Field::Types => record.types.join(";"),
                field => record.text(*field),
            },
            verified_on: verified.map(|verified| verified.on.to_string()),
            verified_by: verified.map(|verified| signed(ctx, verified)),
            method: verified.map(|verified| verified.how.code().to_owned()),
        }
    };
    Field::ALL.iter().map(field).collect()
}

/// The name of the unit that a verification is signed for.
fn signed(ctx: &Ctx, verified: &Verification) -> String {
    let orgs = ctx.orgs();
    let unit = orgs.at(&verified.org, verified.on).or_else(|| orgs.at(&verified.org, ctx.clock.today()));
    unit.map_or_else(|| verified.org.to_string(), |unit| unit.name.clone())
}

/// The name of a unit today; its code where it is gone.
#[must_use]
pub fn unit_name(ctx: &Ctx, code: &OrgCode) -> String {
    ctx.orgs().at(code, ctx.clock.today()).map_or_else(|| code.to_string(), |unit| unit.name.clone())
}

const fn source_code(source: &Source) -> &'static str {
    match source {
        Source::Entry => "entry",
        Source::Import(_) => "import",
        Source::Visit => "visit",
        Source::Moved(_) => "moved",
    }
}

/// The name of a field or column that a change is about, in the reader's language.
#[must_use]
pub fn shown(field: Field, value: &str) -> String {
    match field {
        Field::Types if !value.is_empty() => {
            let name = |code: &str| {
                taxonomy().index(code).map_or_else(|| code.to_owned(), |idx| taxonomy().get(idx).zh.clone())
            };
            value.split(['；', ';']).map(name).collect::<Vec<_>>().join("；")
        }
        _ => value.to_owned(),
    }
}
