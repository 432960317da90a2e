//! The words people use for coordinate systems.

use super::{Crs, from_epsg};

/// Why a declared coordinate system cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CrsProblem {
    /// The word is unknown.
    Unknown,
    /// Beijing 1954 or Xi'an 1980: converting needs parameters of the local survey office.
    OldDatum,
}

/// The system that a user's word or an EPSG code names: `WGS84`, `EPSG:4490`, `高德`, `百度` …
///
/// # Errors
/// The word is unknown, or names a datum that needs local parameters.
pub fn parse_crs(text: &str) -> Result<Crs, CrsProblem> {
    let word: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let digits = word.rsplit("epsg").next().unwrap_or_default();
    if let Ok(code) = digits.parse::<u32>() {
        return match code {
            4214 | 4610 | 2327..=2442 => Err(CrsProblem::OldDatum),
            _ => from_epsg(code).ok_or(CrsProblem::Unknown),
        };
    }
    match word.as_str() {
        "wgs84" | "wgs1984" | "gps" | "crs84" | "urnogcdefcrsogc13crs84" => Ok(Crs::Wgs84),
        "cgcs2000" | "国家2000" | "2000国家大地坐标系" | "大地2000" => Ok(Crs::Cgcs2000),
        "gcj02" | "gcj" | "火星坐标" | "火星" | "高德" | "高德坐标" | "腾讯" | "腾讯坐标" | "国测局" | "amap" => {
            Ok(Crs::Gcj02)
        }
        "bd09" | "bd09ll" | "百度" | "百度坐标" | "baidu" => Ok(Crs::Bd09),
        "webmercator" | "web墨卡托" | "pseudomercator" => Ok(Crs::WebMercator),
        "beijing54" | "beijing1954" | "北京54" | "xian80" | "xian1980" | "西安80" => Err(CrsProblem::OldDatum),
        _ => Err(CrsProblem::Unknown),
    }
}
