//! What each entry does with its bytes.

use std::{collections::BTreeSet, path::Path};

use sha2::{Digest, Sha256};
use yike_app::{
    embedded,
    exchange::{Limits as TableLimits, csv_table::parse_csv, geojson, geopackage, geotiff, shapefile, wkb, xlsx},
    receipt::Receipt,
    stations::{Accessed, Station, decode},
    study::Study,
};
use yike_domain::{
    LonLat,
    day::Day,
    outlet::hours::OpeningHours,
    standard::{SourceList, StandardPack},
    taxonomy::Taxonomy,
    walking::WalkProfile,
};
use yike_engine::{
    access::{Direction, Search},
    import::{
        Imported,
        crs::parse_crs,
        osm::{Limits, read_map},
        points::read_points,
    },
    network::{GatePolicy, Network, SnapOptions, Snapper, Walk},
};

/// Small limits, so that bytes that unpack without end are met quickly.
const MAP_LIMITS: Limits = Limits { max_bytes: 1 << 20, max_unpacked_bytes: 8 << 20, max_objects: 200_000 };
const TABLE_LIMITS: TableLimits = TableLimits {
    file_bytes: 1 << 20,
    unpacked_bytes: 8 << 20,
    rows: 10_000,
    cells: 1_000_000,
    ..TableLimits::STANDARD
};

pub fn street_map(bytes: &[u8]) -> bool {
    let taxonomy = Taxonomy::parse(crate::seeds::TAXONOMY).expect("the seed is sound");
    read_map("fuzz", bytes, &taxonomy, &MAP_LIMITS).is_ok()
}

pub fn csv_table(bytes: &[u8]) -> bool {
    parse_csv("fuzz.csv", bytes, &TABLE_LIMITS).is_ok()
}

pub fn geojson_table(bytes: &[u8]) -> bool {
    geojson::parse("fuzz.geojson", bytes, &TABLE_LIMITS).is_ok()
}

/// Two bytes tell how long the `.shp` is; behind it stands the `.dbf`.
pub fn shapefile_table(bytes: &[u8]) -> bool {
    let Some(([low, high], rest)) = bytes.split_first_chunk() else { return false };
    let Some((shp, dbf)) = rest.split_at_checked(usize::from(u16::from_le_bytes([*low, *high]))) else { return false };
    let parts = shapefile::Parts { shp: shp.to_vec(), dbf: dbf.to_vec(), prj: None, cpg: None };
    shapefile::parse("fuzz.shp", &parts, &TABLE_LIMITS).is_ok()
}

pub fn workbook(bytes: &[u8]) -> bool {
    xlsx::parse("fuzz.xlsx", bytes.to_vec(), None, &TABLE_LIMITS).is_ok()
}

pub fn geopackage_table(bytes: &[u8]) -> bool {
    geopackage::parse("fuzz.gpkg", bytes.to_vec(), None, &TABLE_LIMITS).is_ok()
}

pub fn geotiff_raster(bytes: &[u8]) -> bool {
    let Ok(raster) = geotiff::parse("fuzz.tif", bytes.to_vec(), &TABLE_LIMITS) else { return false };
    assert_eq!(raster.values.len() as u64, u64::from(raster.width) * u64::from(raster.height));
    true
}

/// Well-known binary, the geometry of GeoPackage and GeoParquet.
pub fn geometry(bytes: &[u8]) -> bool {
    let Ok(shape) = wkb::parse(bytes) else { return false };
    if let Some(shape) = shape {
        let mut again = Vec::new();
        wkb::append(&mut again, &shape);
        assert!(wkb::parse(&again).is_ok(), "what we write we read: {shape:?}");
    }
    true
}

pub fn points(bytes: &[u8]) -> bool {
    parse_csv("fuzz.csv", bytes, &TABLE_LIMITS).is_ok_and(|table| read_points(&table).is_ok())
}

/// What is read has a text that reads as the same hours.
pub fn opening_hours(bytes: &[u8]) -> bool {
    let Ok(hours) = OpeningHours::read(&String::from_utf8_lossy(bytes)) else { return false };
    assert_eq!(OpeningHours::try_from(hours.text()).as_ref(), Ok(&hours));
    let _ = (hours.minutes_per_week(), Day::new(2026, 2, 28).map(|date| hours.next_change(date, 0, &BTreeSet::new())));
    true
}

pub fn coordinate_system(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let (words, numbers) = text.split_once('|').unwrap_or((&text, ""));
    let Ok(crs) = parse_crs(words) else { return false };
    let mut numbers = numbers.split(',').filter_map(|n| n.trim().parse::<f64>().ok());
    let (x, y) = (numbers.next().unwrap_or(116.4), numbers.next().unwrap_or(39.9));
    crs.to_wgs84(x, y).is_ok()
}

/// The check sums are made right first: a hostile file has right ones too.
pub fn network_file(bytes: &[u8]) -> bool {
    const ENVELOPE: usize = 64;
    let mut bytes = bytes.to_vec();
    if bytes.len() > ENVELOPE {
        let mut crc = flate2::Crc::new();
        crc.update(&bytes[ENVELOPE..]);
        bytes[24..28].copy_from_slice(&crc.sum().to_le_bytes());
        let digest = Sha256::digest(&bytes[ENVELOPE..]);
        bytes[32..64].copy_from_slice(&digest);
    }
    let Ok(network) = Network::open(bytes, "fuzz") else { return false };
    let _ = network.summary();
    let profile = profile("adult");
    let walk = Walk::new(&network, &profile, GatePolicy::RESIDENTS);
    let at = network.meta().bounds.map_or(LonLat { lon: 1_163_200_000, lat: 400_000_000 }, |(low, high)| LonLat {
        lon: low.lon.midpoint(high.lon),
        lat: low.lat.midpoint(high.lat),
    });
    if let Some(snapped) = Snapper::new(&walk, SnapOptions::default()).snap(at) {
        Search::new(&walk, Direction::ToHome).run(&[walk.attach(&snapped)], 300_000);
    }
    true
}

fn profile(id: &str) -> WalkProfile {
    let name = format!("profiles/{id}.toml");
    WalkProfile::parse(&name, embedded::data_text(&name).expect("built in")).expect("built-in profiles are sound")
}

pub fn taxonomy(bytes: &[u8]) -> bool {
    let Ok(taxonomy) = Taxonomy::parse(&String::from_utf8_lossy(bytes)) else { return false };
    for word in ["便利店", "餐饮服务;中餐厅", "", "a/b、c"] {
        let _ = (taxonomy.match_name(word), taxonomy.match_outlet_name(word));
    }
    let _ = taxonomy.match_tags([("shop", "supermarket;bakery"), ("amenity", "pharmacy")].into_iter());
    taxonomy.iter().for_each(|(idx, _)| assert!(taxonomy.serves(idx).count() <= taxonomy.types.len()));
    true
}

pub fn standard_pack(bytes: &[u8]) -> bool {
    let taxonomy = Taxonomy::parse(crate::seeds::TAXONOMY).expect("the seed is sound");
    let sources = SourceList::parse(crate::seeds::SOURCES).expect("the seed is sound");
    let Ok(pack) = StandardPack::parse(&String::from_utf8_lossy(bytes), &taxonomy, &sources) else { return false };
    for allow_unverified in [false, true] {
        let _ = pack.grade(&[], allow_unverified);
    }
    true
}

pub fn walking_profile(bytes: &[u8]) -> bool {
    WalkProfile::parse("fuzz.toml", &String::from_utf8_lossy(bytes)).is_ok_and(|p| p.level_time_ms(1000) < u64::MAX)
}

pub fn study(bytes: &[u8]) -> bool {
    Study::parse("fuzz.toml", &String::from_utf8_lossy(bytes), Path::new("")).is_ok()
}

/// Read as what two stations hand on; lengths and digests are made right, as a hostile file has right ones too.
pub fn station_file(bytes: &[u8]) -> bool {
    const ENVELOPE: usize = 96;
    let mut bytes = bytes.to_vec();
    if let Some(head) = bytes.get(16..24).and_then(|b| b.try_into().ok()).map(u64::from_le_bytes) {
        let middle = usize::try_from(head).ok().and_then(|n| n.checked_add(ENVELOPE));
        if let Some(middle) = middle.filter(|middle| *middle <= bytes.len()) {
            let values = (bytes.len() - middle) as u64;
            bytes[24..32].copy_from_slice(&values.to_le_bytes());
            let digests = [Sha256::digest(&bytes[ENVELOPE..middle]), Sha256::digest(&bytes[middle..])];
            bytes[32..64].copy_from_slice(&digests[0]);
            bytes[64..96].copy_from_slice(&digests[1]);
        }
    }
    decode::<Imported>(Station::Import, &bytes, "fuzz").is_ok()
        || decode::<Accessed>(Station::Access, &bytes, "fuzz").is_ok()
}

pub fn receipt(bytes: &[u8]) -> bool {
    let Ok(receipt) = Receipt::parse("fuzz.json", bytes) else { return false };
    let _ = (Receipt::result_of(&receipt.stations), receipt.setting("gates"));
    true
}
