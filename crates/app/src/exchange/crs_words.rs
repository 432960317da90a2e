//! Coordinate systems as files declare them (URN, WKT), in the words `engine::import::crs` reads.

/// The system of a name such as `urn:ogc:def:crs:EPSG::4490` or of a WKT text; a system
/// that is not recognised keeps its own name, so that the trouble about it can quote it.
pub(super) fn declared(text: &str) -> Option<String> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let name = wkt_name(text).unwrap_or(text);
    if let Some(code) = wkt_code(text).or_else(|| urn_code(text)).or_else(|| esri_code(name)) {
        return Some(format!("EPSG:{code}"));
    }
    let word: String = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    if word.ends_with("crs84") {
        return Some("EPSG:4326".to_owned());
    }
    if word.contains("beijing1954") || word.contains("beijing54") {
        return Some("Beijing 1954".to_owned());
    }
    if word.contains("xian1980") || word.contains("xian80") {
        return Some("Xian 1980".to_owned());
    }
    Some(name.chars().take(100).collect())
}

/// The name in `GEOGCS["…"` and its like.
fn wkt_name(text: &str) -> Option<&str> {
    let (head, rest) = text.split_once('[')?;
    let known = ["GEOGCS", "PROJCS", "GEOGCRS", "PROJCRS", "GEODCRS", "COMPD_CS", "COMPOUNDCRS"];
    known.iter().find(|word| head.trim().eq_ignore_ascii_case(word))?;
    rest.trim_start().strip_prefix('"')?.split('"').next()
}

/// The code of the outermost object: the `AUTHORITY` or `ID` at its own depth.
fn wkt_code(text: &str) -> Option<u32> {
    wkt_name(text)?;
    let (mut depth, mut quoted) = (0usize, false);
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '[' if !quoted => {
                let word = text[..at].rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
                if depth == 1 && (word.eq_ignore_ascii_case("AUTHORITY") || word.eq_ignore_ascii_case("ID")) {
                    let inside = text[at + 1..].split(']').next()?;
                    let (authority, code) = inside.split_once(',')?;
                    let code = code.split(',').next()?.trim().trim_matches('"').parse().ok()?;
                    return authority.trim().trim_matches('"').eq_ignore_ascii_case("EPSG").then_some(code);
                }
                depth += 1;
            }
            ']' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// `EPSG:4490`, `urn:ogc:def:crs:EPSG::4490`, `http://www.opengis.net/def/crs/EPSG/0/4490`.
fn urn_code(text: &str) -> Option<u32> {
    let upper = text.to_ascii_uppercase();
    let (_, rest) = upper.split_once("EPSG")?;
    let digits = rest.rsplit(|c: char| !c.is_ascii_digit()).next()?;
    digits.parse().ok()
}

/// The code behind a name that ArcGIS writes.
fn esri_code(name: &str) -> Option<u32> {
    let word = name.replace(['_', ' ', '-', '/'], "").to_lowercase();
    let number =
        |prefix: &str, suffix: &str| -> Option<u32> { word.strip_prefix(prefix)?.strip_suffix(suffix)?.parse().ok() };
    // Zones and central meridians in EPSG's order: 4491–4533 by zone, 4502–4554 by meridian.
    if let Some(zone) = number("cgcs20003degreegkzone", "").filter(|zone| (25..=45).contains(zone)) {
        return Some(4513 + zone - 25);
    }
    if let Some(meridian) = number("cgcs20003degreegkcm", "e").filter(|m| (75..=135).contains(m) && m % 3 == 0) {
        return Some(4534 + (meridian - 75) / 3);
    }
    if let Some(zone) = number("cgcs2000gkzone", "").filter(|zone| (13..=23).contains(zone)) {
        return Some(4491 + zone - 13);
    }
    if let Some(meridian) = number("cgcs2000gkcm", "e").filter(|m| (75..=135).contains(m) && m % 6 == 3) {
        return Some(4502 + (meridian - 75) / 6);
    }
    let utm = number("wgs1984utmzone", "n").or_else(|| number("wgs84utmzone", "n"));
    if let Some(zone) = utm.filter(|zone| (1..=60).contains(zone)) {
        return Some(32_600 + zone);
    }
    match word.as_str() {
        "gcswgs1984" | "wgs84" | "wgs1984" => Some(4326),
        "gcschinageodeticcoordinatesystem2000" | "chinageodeticcoordinatesystem2000" | "cgcs2000" | "gcscgcs2000" => {
            Some(4490)
        }
        "wgs1984webmercatorauxiliarysphere" | "wgs1984webmercator" | "wgs84pseudomercator" => Some(3857),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use yike_engine::import::crs::{Crs, CrsProblem, parse_crs};

    use super::*;

    fn crs(text: &str) -> Result<Crs, CrsProblem> {
        parse_crs(&declared(text).expect("something is declared"))
    }

    #[test]
    fn the_ways_of_declaring_a_system_are_understood() {
        for text in [
            "urn:ogc:def:crs:OGC:1.3:CRS84",
            "EPSG:4326",
            "http://www.opengis.net/def/crs/EPSG/0/4326",
            r#"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#,
        ] {
            assert_eq!(crs(text), Ok(Crs::Wgs84), "{text}");
        }
        let china = r#"GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]]]"#;
        assert_eq!(crs(china), Ok(Crs::Cgcs2000));
        // Zone 39 lies around 117° E: 39 · 3.
        let zone = Crs::GaussKruger { meridian: 117, zone: Some(39) };
        assert_eq!(crs(r#"PROJCS["CGCS2000_3_Degree_GK_Zone_39",GEOGCS["x",AUTHORITY["EPSG","4490"]]]"#), Ok(zone));
        assert_eq!(
            crs("CGCS2000 / 3-degree Gauss-Kruger CM 117E, EPSG:4548"),
            Ok(Crs::GaussKruger { meridian: 117, zone: None })
        );
        assert_eq!(crs("CGCS2000_3_Degree_GK_CM_117E"), Ok(Crs::GaussKruger { meridian: 117, zone: None }));
        assert_eq!(crs("CGCS2000_GK_Zone_20"), Ok(Crs::GaussKruger { meridian: 117, zone: Some(20) }));
        assert_eq!(crs("CGCS2000_GK_CM_117E"), Ok(Crs::GaussKruger { meridian: 117, zone: None }));
        assert_eq!(crs("WGS_1984_UTM_Zone_50N"), Ok(Crs::Utm { zone: 50 }));
    }

    #[test]
    fn the_code_of_the_whole_counts_and_not_that_of_a_part() {
        let wkt = r#"PROJCS["WGS 84 / UTM zone 50N",GEOGCS["WGS 84",AUTHORITY["EPSG","4326"]],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AUTHORITY["EPSG","32650"]]"#;
        assert_eq!(declared(wkt).as_deref(), Some("EPSG:32650"));
        let wkt2 = r#"GEOGCRS["WGS 84",DATUM["World [Geodetic] System",ID["EPSG",6326]],ID["EPSG",4326]]"#;
        assert_eq!(declared(wkt2).as_deref(), Some("EPSG:4326"));
    }

    #[test]
    fn old_datums_and_unknown_systems_are_said_to_be_so() {
        assert_eq!(crs(r#"GEOGCS["GCS_Beijing_1954",DATUM["D_Beijing_1954"]]"#), Err(CrsProblem::OldDatum));
        assert_eq!(crs(r#"PROJCS["Xian_1980_3_Degree_GK_Zone_39",GEOGCS["x"]]"#), Err(CrsProblem::OldDatum));
        assert_eq!(declared(r#"PROJCS["独立坐标系",GEOGCS["x"]]"#).as_deref(), Some("独立坐标系"));
        assert_eq!(declared("  "), None);
    }
}
