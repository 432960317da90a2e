//! The bundled district of Wudaokou as a unit with invented people, two circles and invented outlets.

use yike_app::caller::Caller;
use yike_app::circle::{Drawing, UpdateCircle, create, draw, update};
use yike_app::ctx::{Clock, Ctx};
use yike_app::embedded;
use yike_app::jobs::{self, Settings};
use yike_app::map_source::{Kind, MeasureSettings, SourceDoc, Upload, set, take_into_use, upload};
use yike_app::outlet::register;
use yike_app::shapes::to_geojson;
use yike_app::words::Language;
use yike_domain::account::{AccountId, Actor, Appointment, Role};
use yike_domain::circle::CircleKind;
use yike_domain::outlet::Field;
use yike_domain::place::org::{OrgCode, OrgKind, OrgTree, OrgUnit};
use yike_domain::{Day, LonLat, Period};
use yike_engine::geometry::{MultiPolygon, Polygon};
use yike_store::jobs::JobState;
use yike_store::{Blobs, Store, Uuid};

/// Noon of 2026-11-25 in Beijing, a Wednesday.
pub const NOON_MS: i64 = 1_795_579_200_000;
/// The unit.
pub const DISTRICT: &str = "110108";
/// A home in the middle of the map (near the Wudaokou crossing).
pub const HOME: (f64, f64) = (116.3322, 39.9936);

pub fn code(text: &str) -> OrgCode {
    OrgCode::parse(text).expect("a code")
}

pub fn place((lon, lat): (f64, f64)) -> LonLat {
    LonLat::from_degrees(lon, lat).expect("on Earth")
}

/// Somebody who holds a role at a unit.
pub fn caller(account: u128, role: Role, org: &str) -> Caller {
    let account = AccountId(account);
    let period = Period::since(Day::parse("2026-01-01").expect("a day"));
    let appointment = Appointment { account, role, org: code(org), line: None, period };
    let actor = Actor { account: Some(account), appointments: vec![appointment], ..Actor::default() };
    Caller { actor, ..Caller::public("10.0.0.9", Language::Zh) }
}

pub fn bureau() -> Caller {
    caller(1, Role::DistrictCommerce, DISTRICT)
}

pub fn other_bureau() -> Caller {
    caller(2, Role::DistrictCommerce, "110105")
}

pub fn city() -> Caller {
    caller(3, Role::CityCommerce, "11")
}

pub fn administrator() -> Caller {
    caller(4, Role::SystemAdmin, DISTRICT)
}

pub fn anyone() -> Caller {
    Caller::public("10.0.0.10", Language::Zh)
}

/// The context over a store, and the folder that its files are in.
pub fn ctx(store: Store) -> (Ctx, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let blobs = Blobs::on_disk(&folder.path().join("blobs")).expect("opens");
    let ctx = Ctx::new(store, blobs, Clock::fixed(NOON_MS), folder.path());
    let valid = Period::since(Day::parse("2020-01-01").expect("a day"));
    let unit = |text: &str, name: &str, kind, parent: Option<&str>| OrgUnit {
        code: code(text),
        name: name.into(),
        kind,
        parent: parent.map(code),
        valid,
    };
    let units = vec![
        unit("CN", "示例国", OrgKind::Country, None),
        unit("11", "示例市", OrgKind::Province, Some("CN")),
        unit(DISTRICT, "示例一区", OrgKind::District, Some("11")),
        unit("110105", "示例二区", OrgKind::District, Some("11")),
    ];
    ctx.set_orgs(OrgTree::new(units, Vec::new(), Vec::new()).expect("a sound tree"));
    (ctx, folder)
}

/// Works off all jobs; the last one's state and result.
pub async fn work(ctx: &Ctx, job: Uuid) -> (JobState, serde_json::Value) {
    let (stop, hear) = tokio::sync::watch::channel(false);
    let quick = std::time::Duration::from_millis(20);
    let settings = Settings { workers: 1, look: quick, beat: quick };
    let worker = tokio::spawn(jobs::work_on(ctx.clone(), jobs::JOBS, settings, hear));
    loop {
        tokio::time::sleep(quick).await;
        let kept = ctx.store.read().jobs().get(job).await.expect("reads").expect("it was asked for");
        if kept.state.has_ended() {
            stop.send(true).expect("the worker listens");
            worker.await.expect("the worker ends");
            return (kept.state, kept.result.or(kept.error).unwrap_or_default());
        }
    }
}

/// Uploads the district's street map and population and takes them into use.
pub async fn maps(ctx: &Ctx) {
    let admin = administrator();
    let columns = [("id", "code"), ("name", "name"), ("people", "population")];
    let columns = columns.iter().map(|(field, header)| ((*field).to_owned(), (*header).to_owned())).collect();
    let population =
        SourceDoc { crs: Some("WGS84".into()), columns, people: Some("polygons".into()), ..SourceDoc::default() };
    let streets = SourceDoc { date: Some("2017-06".into()), ..SourceDoc::default() };
    for (kind, file, doc) in
        [(Kind::Streets, "wudaokou.osm.pbf", streets), (Kind::People, "townships.geojson", population)]
    {
        let bytes = embedded::data(&format!("studies/wudaokou/{file}")).expect("it is bundled").to_vec();
        let input = Upload { org: Some(code(DISTRICT)), kind, name: file.to_owned(), bytes, doc };
        let source = upload(ctx, &admin, input).await.expect("it can be read");
        let job = take_into_use(ctx, &admin, source.id).await.expect("it is there");
        let (state, result) = work(ctx, job).await;
        // Population alone has no streets to stand on; streets come first here.
        assert_eq!(state, JobState::Done, "{file}: {result}");
    }
    let settings = MeasureSettings {
        profiles: vec!["adult".into(), "wheelchair".into()],
        complete: vec!["*".into()],
        ..MeasureSettings::default()
    };
    let source = set(ctx, &admin, code(DISTRICT), settings).await.expect("sound settings");
    let job = take_into_use(ctx, &admin, source.id).await.expect("it is there");
    assert_eq!(work(ctx, job).await.0, JobState::Done);
}

/// A square of so many metres around a place.
pub fn square((lon, lat): (f64, f64), metres: f64) -> MultiPolygon {
    let (dx, dy) = (metres / 2.0 / 85_300.0, metres / 2.0 / 111_195.0);
    let at = |x: f64, y: f64| place((lon + x * dx, lat + y * dy));
    let outer = vec![at(-1.0, -1.0), at(1.0, -1.0), at(1.0, 1.0), at(-1.0, 1.0), at(-1.0, -1.0)];
    MultiPolygon(vec![Polygon { outer, holes: Vec::new() }])
}

/// A circle drawn by hand around a place.
pub async fn circle(ctx: &Ctx, name: &str, around: (f64, f64), metres: f64) -> Uuid {
    let (caller, called) = (bureau(), format!("示例圈{name}"));
    let kept = create(ctx, &caller, name, &called, code(DISTRICT), CircleKind::Basic, None).await.expect("sound");
    let shape = Some(to_geojson(&square(around, metres)));
    let drawing = Drawing { communities: None, shape, reason: String::new() };
    let drawn = draw(ctx, &bureau(), kept.id, kept.version, drawing).await.expect("a square");
    drawn.0.id
}

/// Shows a circle to residents.
pub async fn publish(ctx: &Ctx, id: Uuid) {
    let (kept, _) = yike_app::circle::get(ctx, &bureau(), id).await.expect("there");
    let shown = UpdateCircle { public: Some(true), ..UpdateCircle::default() };
    update(ctx, &city(), id, kept.version, shown).await.expect("the bureau above publishes");
}

/// An invented outlet.
pub async fn outlet(ctx: &Ctx, name: &str, business_type: &str, (lon, lat): (f64, f64)) -> Uuid {
    let form = vec![
        (Field::Name, name.to_owned()),
        (Field::Types, business_type.to_owned()),
        (Field::Org, DISTRICT.to_owned()),
        (Field::Position, format!("{lon},{lat}")),
        (Field::Address, "虚构路1号".to_owned()),
    ];
    register(ctx, &bureau(), &form).await.unwrap_or_else(|e| panic!("{name}: {e:?}")).0.id
}
