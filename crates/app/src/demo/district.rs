//! The demo's district: streets and outlets of the bundled map, residents by model, and two circles drawn by hand.

use std::time::Duration;

use yike_domain::LonLat;
use yike_domain::circle::CircleKind;
use yike_domain::outlet::Field;
use yike_domain::place::org::OrgCode;
use yike_domain::taxonomy::Taxonomy;
use yike_engine::geometry::{MultiPolygon, Polygon};
use yike_store::scope::Condition;
use yike_store::{CircleQuery, Uuid};

use crate::account::actor_of;
use crate::caller::Caller;
use crate::circle::{Drawing, UpdateCircle, create, draw, update};
use crate::ctx::Ctx;
use crate::embedded;
use crate::error::AppError;
use crate::map_source::{Kind, MeasureSettings, SourceDoc, Upload, set, take_into_use, upload};
use crate::measure::{RunRequest, ask_for_run};
use crate::outlet::register;
use crate::shapes::to_geojson;
use crate::stations::{self, Watch};
use crate::study::{Basis, bundled};
use crate::words::Language;

/// The unit: 海淀区.
const DISTRICT: &str = "110108";
/// Two circles: code, name, middle, and half the length of a side in metres.
const CIRCLES: [(&str, &str, (f64, f64), f64); 2] = [
    ("demo-wudaokou", "五道口示例圈", (116.3322, 39.9936), 650.0),
    ("demo-qinghuayuan", "清华园示例圈", (116.3215, 39.9985), 600.0),
];
/// Longest wait for a job.
const WAIT: Duration = Duration::from_secs(120);

/// Fills the demo's district where nothing is drawn yet. The service must be doing jobs.
///
/// # Errors
/// When the database refuses, or the bundled map cannot be taken into use.
pub async fn furnish(ctx: &Ctx) -> Result<(), AppError> {
    let any = CircleQuery { limit: 1, ..CircleQuery::all(Condition::always()) };
    if !ctx.store.read().circles().list(&any).await?.is_empty() {
        return Ok(());
    }
    let (bureau, city, administrator) =
        (staff(ctx, "demo-r5").await?, staff(ctx, "demo-r4").await?, staff(ctx, "demo-r18").await?);
    let district = OrgCode::parse(DISTRICT).expect("a code of the list");
    outlets(ctx, &bureau).await?;
    for (code, name, middle, half) in CIRCLES {
        let kept = create(ctx, &bureau, code, name, district.clone(), CircleKind::Unset, None).await?;
        let shape = Some(to_geojson(&square(middle, half)));
        let drawing = Drawing { communities: None, shape, reason: "演示用手绘范围".to_owned() };
        let (kept, _) = draw(ctx, &bureau, kept.id, kept.version, drawing).await?;
        let shown = UpdateCircle { public: Some(true), ..UpdateCircle::default() };
        update(ctx, &city, kept.id, kept.version, shown).await?;
    }
    ground(ctx, &administrator, &district).await?;
    let request = RunRequest {
        org: Some(district),
        circle: None,
        pack: "cn-2021-guide".to_owned(),
        profiles: Vec::new(),
        date: None,
    };
    done(ctx, ask_for_run(ctx, &bureau, request).await?).await
}

/// One of the demo's staff as the one who calls.
async fn staff(ctx: &Ctx, login: &str) -> Result<Caller, AppError> {
    let missing = || AppError::not_found("account", login);
    let kept = ctx.store.read().account_of_login(login).await?.ok_or_else(missing)?;
    let actor = actor_of(ctx, kept.id).await?.ok_or_else(missing)?;
    Ok(Caller { actor, ..Caller::public("demo", Language::Zh) })
}

/// Registers the outlets of the bundled map that have a name. Nobody has verified them, and nothing says so.
async fn outlets(ctx: &Ctx, bureau: &Caller) -> Result<(), AppError> {
    let forms = tokio::task::spawn_blocking(forms).await.map_err(AppError::internal)??;
    for form in forms {
        match register(ctx, bureau, &form).await {
            Ok(_) => {}
            // What the map says in a way that the register does not take is left out, the outlet is not.
            Err(AppError::Invalid(_)) => {
                let plain: Vec<_> = form.into_iter().filter(|(field, _)| field.is_required()).collect();
                register(ctx, bureau, &plain).await?;
            }
            Err(other) => return Err(other),
        }
    }
    Ok(())
}

type Form = Vec<(Field, String)>;

fn forms() -> Result<Vec<Form>, AppError> {
    let broken = |troubles: Vec<yike_domain::Trouble>| AppError::internal(format!("the bundled map: {troubles:?}"));
    let opened = bundled::open("wudaokou").map_err(broken)?.ok_or_else(|| AppError::internal("no bundled map"))?;
    let basis = Basis::read(&opened.study).map_err(broken)?;
    let imported = stations::import(&opened.study, &basis, Watch::default()).map_err(broken)?;
    let named = imported.outlets.iter().filter(|outlet| !outlet.name.is_empty() && !outlet.types.is_empty());
    Ok(named.map(|outlet| form(outlet, &basis.taxonomy)).collect())
}

fn form(outlet: &yike_domain::outlet::Outlet, taxonomy: &Taxonomy) -> Form {
    let types: Vec<&str> = outlet.types.iter().map(|kind| taxonomy.get(*kind).zh.as_str()).collect();
    let text = |text: &String| (!text.is_empty()).then(|| text.clone());
    let said = [
        (Field::Name, Some(outlet.name.clone())),
        (Field::Types, Some(types.join("、"))),
        (Field::Org, Some(DISTRICT.to_owned())),
        (Field::Position, Some(format!("{:.7},{:.7}", outlet.at.lon_degrees(), outlet.at.lat_degrees()))),
        (Field::Address, text(&outlet.address)),
        (Field::Hours, text(&outlet.hours)),
        (Field::Phone, text(&outlet.phone)),
    ];
    said.into_iter().filter_map(|(field, text)| Some((field, text?))).collect()
}

/// Takes the bundled street map and population into use.
async fn ground(ctx: &Ctx, administrator: &Caller, district: &OrgCode) -> Result<(), AppError> {
    let columns = [("id", "code"), ("name", "name"), ("people", "population")];
    let columns = columns.iter().map(|(field, header)| ((*field).to_owned(), (*header).to_owned())).collect();
    let people = SourceDoc {
        crs: Some("WGS84".to_owned()),
        columns,
        people: Some("polygons".to_owned()),
        attribution: Some("Population: WorldPop (CC BY 4.0)".to_owned()),
        ..SourceDoc::default()
    };
    let streets = SourceDoc {
        date: Some("2017-06".to_owned()),
        attribution: Some("© OpenStreetMap contributors (ODbL 1.0)".to_owned()),
        ..SourceDoc::default()
    };
    for (kind, name, doc) in [(Kind::Streets, "wudaokou.osm.pbf", streets), (Kind::People, "townships.geojson", people)]
    {
        let bytes = embedded::data(&format!("studies/wudaokou/{name}")).unwrap_or_default().to_vec();
        let input = Upload { org: Some(district.clone()), kind, name: name.to_owned(), bytes, doc };
        let source = upload(ctx, administrator, input).await?;
        done(ctx, take_into_use(ctx, administrator, source.id).await?).await?;
    }
    let source = set(ctx, administrator, district.clone(), MeasureSettings::default()).await?;
    done(ctx, take_into_use(ctx, administrator, source.id).await?).await
}

/// Waits for a job.
async fn done(ctx: &Ctx, job: Uuid) -> Result<(), AppError> {
    let wait = async {
        loop {
            let kept = ctx.store.read().jobs().get(job).await?.ok_or_else(|| AppError::not_found("job", job))?;
            if kept.state.has_ended() {
                return match kept.error {
                    None => Ok(()),
                    Some(error) => Err(AppError::internal(format!("the demo's job {} failed: {error}", kept.kind))),
                };
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    tokio::time::timeout(WAIT, wait).await.map_err(AppError::internal)?
}

/// A square around a place, `half` the length of its sides in metres.
fn square((lon, lat): (f64, f64), half: f64) -> MultiPolygon {
    // At 40° north a degree is 111,035 m high and 85,394 m wide.
    let (dx, dy) = (half / 85_394.0, half / 111_035.0);
    let corner = |x: f64, y: f64| LonLat::from_degrees(lon + x * dx, lat + y * dy).expect("on Earth");
    let outer = vec![corner(-1.0, -1.0), corner(1.0, -1.0), corner(1.0, 1.0), corner(-1.0, 1.0), corner(-1.0, -1.0)];
    MultiPolygon(vec![Polygon { outer, holes: Vec::new() }])
}
