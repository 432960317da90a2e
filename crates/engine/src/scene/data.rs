//! The data scenes are made with: an invented taxonomy and standard, the bundled profiles.

use yike_domain::{
    standard::{SourceList, StandardPack},
    taxonomy::Taxonomy,
    walking::WalkProfile,
};

pub(super) const STREETS: &str = include_str!("../../../../data/profiles/streets.toml");

const PROFILES: [(&str, &str); 6] = [
    ("planning", include_str!("../../../../data/profiles/planning.toml")),
    ("adult", include_str!("../../../../data/profiles/adult.toml")),
    ("elder", include_str!("../../../../data/profiles/elder.toml")),
    ("wheelchair", include_str!("../../../../data/profiles/wheelchair.toml")),
    ("stroller", include_str!("../../../../data/profiles/stroller.toml")),
    ("shortest", include_str!("../../../../data/profiles/shortest.toml")),
];

/// Code, Chinese and English name, and what it is a part of.
const TYPES: [(&str, &str, &str, &str); 8] = [
    ("wet_market", "菜市场", "wet market", ""),
    ("supermarket", "超市", "supermarket", ""),
    ("small_supermarket", "小超市", "small supermarket", "supermarket"),
    ("convenience_store", "便利店", "convenience store", ""),
    ("pharmacy", "药店", "pharmacy", ""),
    ("breakfast_shop", "早餐店", "breakfast shop", ""),
    ("elder_canteen", "老年餐桌", "canteen for elders", ""),
    ("repair_shop", "维修点", "repair shop", ""),
];

/// The bundled profile with this id.
///
/// # Panics
/// When there is none.
#[must_use]
pub fn profile(id: &str) -> WalkProfile {
    let (_, text) = PROFILES.iter().find(|(known, _)| *known == id).unwrap_or_else(|| panic!("no profile {id}"));
    WalkProfile::parse(id, text).expect("bundled profiles are sound")
}

/// Every bundled profile.
#[must_use]
pub fn profiles() -> Vec<WalkProfile> {
    PROFILES.iter().map(|(id, _)| profile(id)).collect()
}

/// The types that scenes may use.
///
/// # Panics
/// Never: the text is the one above.
#[must_use]
pub fn taxonomy() -> Taxonomy {
    let mut text = "version = \"scene\"\nsource = \"invented\"\n".to_owned();
    for (code, zh, en, whole) in TYPES {
        let part_of = if whole.is_empty() { String::new() } else { format!("part_of = \"{whole}\"\n") };
        text += &format!("[[type]]\ncode = \"{code}\"\nzh = \"{zh}\"\nen = \"{en}\"\nlist = \"scene\"\n");
        text += &format!("group = \"shop\"\nicon = \"shop\"\nsources = []\n{part_of}");
    }
    Taxonomy::parse(&text).expect("the scene's taxonomy is sound")
}

/// An invented standard with these clauses (TOML, every line of a `[[clause]]` but
/// `zh`, `en`, `class`, `sources` and `certainty`, which are added where absent) and, after
/// them, a `[grade]`. Its minutes are 80 m each.
///
/// # Panics
/// When the clauses are not sound.
#[must_use]
pub fn pack(clauses: &str) -> StandardPack {
    let head = "id = \"scene\"\nzh = \"示例标准\"\nen = \"Scene standard\"\ndocument = \"示例〔2030〕1号\"\n\
                effective_from = \"2030-01-01\"\nsources = [\"S\"]\nmetres_per_minute = 80\n\
                metres_per_minute_source = \"invented\"\nmetres_per_minute_certainty = \"invented\"\n";
    let filled = clauses.split("[[clause]]").enumerate().map(|(at, part)| {
        let (own, rest) = part.split_once("[grade]").map_or((part, None), |(own, rest)| (own, Some(rest)));
        let given = |field: &str| own.lines().any(|line| line.trim_start().starts_with(&format!("{field} =")));
        let mut text = own.to_owned();
        let absent = [
            ("zh", format!("\"条款{at}\"")),
            ("en", format!("\"Clause {at}\"")),
            ("class", "\"basic\"".to_owned()),
            ("sources", "[\"S\"]".to_owned()),
            ("certainty", "\"invented\"".to_owned()),
        ];
        for (field, value) in absent.iter().filter(|(field, _)| at > 0 && !given(field)) {
            text += &format!("\n{field} = {value}");
        }
        if let Some(rest) = rest {
            text += &format!("\n[grade]\nsources = [\"S\"]\ncertainty = \"invented\"{rest}");
        }
        text
    });
    let text = head.to_owned() + &filled.collect::<Vec<_>>().join("\n[[clause]]");
    let sources = SourceList::parse("[[source]]\nid = \"S\"\ntitle = \"s\"\ncertainty = \"invented\"").expect("sound");
    StandardPack::parse(&text, &taxonomy(), &sources).unwrap_or_else(|trouble| panic!("{trouble}\n{text}"))
}
