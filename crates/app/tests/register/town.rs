//! A small invented city with two districts, and people who work there.

use yike_app::caller::Caller;
use yike_app::ctx::{Clock, Ctx};
use yike_app::place::{NewCommunity, import_communities};
use yike_app::words::Language;
use yike_domain::account::{AccountId, Actor, Appointment, Role};
use yike_domain::place::org::{OrgCode, OrgKind, OrgTree, OrgUnit};
use yike_domain::{Day, LonLat, Period};
use yike_engine::geometry::{MultiPolygon, Polygon};
use yike_store::{Blobs, Store};

/// Noon of 2026-11-25 in Beijing.
pub const NOON_MS: i64 = 1_795_579_200_000;

/// The context over a store, and the folder that its files are in.
pub fn ctx(store: Store) -> (Ctx, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let blobs = Blobs::on_disk(&folder.path().join("blobs")).expect("opens");
    let ctx = Ctx::new(store, blobs, Clock::fixed(NOON_MS), folder.path());
    let mut units =
        vec![unit("CN", "示例国", OrgKind::Country, None), unit("99", "示例省", OrgKind::Province, Some("CN"))];
    units.push(unit("9901", "示例市", OrgKind::City, Some("99")));
    for district in ["990101", "990102"] {
        units.push(unit(district, &format!("示例区{district}"), OrgKind::District, Some("9901")));
        let street = format!("{district}001");
        units.push(unit(&street, &format!("示例街道{street}"), OrgKind::Subdistrict, Some(district)));
        for n in 1..=3 {
            let community = format!("{street}00{n}");
            units.push(unit(&community, &format!("示例社区{district}-{n}"), OrgKind::Community, Some(&street)));
        }
    }
    ctx.set_orgs(OrgTree::new(units, Vec::new(), Vec::new()).expect("a sound tree"));
    (ctx, folder)
}

fn unit(text: &str, name: &str, kind: OrgKind, parent: Option<&str>) -> OrgUnit {
    let valid = Period::since(day("2020-01-01"));
    OrgUnit { code: code(text), name: name.into(), kind, parent: parent.map(code), valid }
}

pub fn code(text: &str) -> OrgCode {
    OrgCode::parse(text).expect("a code")
}

pub fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

/// Somebody who holds a role at a unit since the beginning of the year.
pub fn caller(account: u128, role: Role, org: &str) -> Caller {
    let account = AccountId(account);
    let period = Period::since(day("2026-01-01"));
    let appointment = Appointment { account, role, org: code(org), line: None, period };
    let actor = Actor { account: Some(account), appointments: vec![appointment], ..Actor::default() };
    Caller { actor, ..Caller::public("10.0.0.9", Language::Zh) }
}

/// The bureau of the first district.
pub fn district() -> Caller {
    caller(1, Role::DistrictCommerce, "990101")
}

/// The bureau of the other district.
pub fn other_district() -> Caller {
    caller(2, Role::DistrictCommerce, "990102")
}

/// The bureau of the city.
pub fn city() -> Caller {
    caller(3, Role::CityCommerce, "9901")
}

/// Whoever has not signed in.
pub fn anyone() -> Caller {
    Caller::public("10.0.0.10", Language::Zh)
}

/// A position so many metres east and north of the corner of the first community.
pub fn at(east_m: f64, north_m: f64) -> LonLat {
    // At 39.9° north a degree is 111,195 m high and 85,306 m wide.
    LonLat::from_degrees(116.3 + east_m / 85_306.0, 39.9 + north_m / 111_195.0).expect("on Earth")
}

/// A rectangle, metres: west, south, east, north.
pub fn rectangle(west: f64, south: f64, east: f64, north: f64) -> MultiPolygon {
    let outer = vec![at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)];
    MultiPolygon(vec![Polygon { outer, holes: Vec::new() }])
}

/// Three communities of 400 × 400 m side by side in each district, the second district 2 km to the east.
pub async fn communities(ctx: &Ctx) {
    for (caller, district, east) in [(district(), "990101", 0.0), (other_district(), "990102", 2000.0)] {
        let new = |n: u32| NewCommunity {
            code: code(&format!("{district}00100{n}")),
            name: None,
            shape: rectangle(east + f64::from(n - 1) * 400.0, 0.0, east + f64::from(n) * 400.0, 400.0),
            people: Some(1000 << n),
        };
        import_communities(ctx, &caller, (1..=3).map(new).collect(), "示例边界").await.expect("they are registered");
    }
}
