//! The taxonomy, sources and standard packs that are built into the executable hold together.

use std::collections::BTreeSet;

use yike_app::embedded;
use yike_domain::standard::{Certainty, SourceList, StandardPack};
use yike_domain::taxonomy::{NameMatch, Taxonomy};

fn taxonomy() -> Taxonomy {
    let text = embedded::data_text("taxonomy/2025.toml").expect("the taxonomy is built in");
    Taxonomy::parse(text).unwrap_or_else(|trouble| panic!("taxonomy/2025.toml: {trouble}"))
}

fn sources() -> SourceList {
    let text = embedded::data_text("standards/sources.toml").expect("the sources are built in");
    SourceList::parse(text).unwrap_or_else(|trouble| panic!("standards/sources.toml: {trouble}"))
}

fn packs() -> Vec<StandardPack> {
    let (taxonomy, sources) = (taxonomy(), sources());
    let files =
        embedded::data_folder("standards").filter(|(name, _)| name.ends_with(".toml") && *name != "sources.toml");
    files
        .map(|(name, bytes)| {
            let text = std::str::from_utf8(bytes).expect("packs are UTF-8");
            let pack = StandardPack::parse(text, &taxonomy, &sources)
                .unwrap_or_else(|trouble| panic!("standards/{name}: {trouble}"));
            assert_eq!(format!("{}.toml", pack.id), name, "a pack is named after its id");
            pack
        })
        .collect()
}

#[test]
fn every_pack_agrees_with_taxonomy_and_sources() {
    let ids: Vec<String> = packs().into_iter().map(|pack| pack.id).collect();
    assert_eq!(ids, ["cn-2021-guide", "cn-2025-upgrade", "gb-50180-2018", "td-t-1062-2021", "tianjin"]);
}

/// Nothing is surer than the surest thing it cites: a clause that leans on memory alone says so.
#[test]
fn no_clause_is_surer_than_its_sources() {
    let sources = sources();
    let surest = |ids: &[String]| ids.iter().filter_map(|id| sources.get(id)).map(|source| source.certainty).min();
    for pack in packs() {
        for clause in &pack.clauses {
            assert!(Some(clause.certainty) >= surest(&clause.sources), "{} {}", pack.id, clause.id);
        }
        let (zh, en) = (&pack.notes_zh, &pack.notes_en);
        assert_eq!(zh.len(), en.len(), "{}: every note stands in both languages", pack.id);
        assert!(!zh.is_empty(), "{}: a reader must be told what is not known", pack.id);
        for clause in &pack.clauses {
            assert_eq!(clause.note_zh.is_empty(), clause.note_en.is_empty(), "{} {}", pack.id, clause.id);
        }
    }
}

/// Rows nobody has seen stay unverified: the list is written down here, so that a change is a decision.
#[test]
fn what_is_seen_and_what_is_memory() {
    let counted: Vec<String> = packs()
        .iter()
        .map(|pack| {
            let of = |certainty| pack.clauses.iter().filter(|clause| clause.certainty == certainty).count();
            let (seen, quoted) = (of(Certainty::Seen), of(Certainty::SeenSecondary));
            format!("{}: {seen} seen, {quoted} quoted, {} memory", pack.id, of(Certainty::Memory))
        })
        .collect();
    assert_eq!(
        counted,
        [
            // 15 basic formats, 6 tiers of sub-types, 1 count; the 12 quality formats were not seen.
            "cn-2021-guide: 22 seen, 0 quoted, 12 memory",
            "cn-2025-upgrade: 14 seen, 0 quoted, 0 memory",
            // Kindergarten, primary school, junior school.
            "gb-50180-2018: 0 seen, 3 quoted, 39 memory",
            // The eight rows of tables A.1 and A.3 that were quoted.
            "td-t-1062-2021: 0 seen, 8 quoted, 22 memory",
            "tianjin: 13 seen, 0 quoted, 0 memory",
        ]
    );
}

#[test]
fn every_type_has_its_icon_and_known_sources() {
    let (taxonomy, sources) = (taxonomy(), sources());
    let icons: BTreeSet<&str> =
        embedded::data_folder("taxonomy/icons").filter_map(|(n, _)| n.strip_suffix(".svg")).collect();
    let used: BTreeSet<&str> = taxonomy.types.iter().map(|business| business.icon.as_str()).collect();
    assert_eq!(used, icons, "icons that are used, and icons that are there");
    for business in &taxonomy.types {
        assert!(!business.sources.is_empty(), "{} cites nothing", business.code);
        for id in &business.sources {
            assert!(sources.get(id).is_some(), "{} cites the unknown source {id}", business.code);
        }
        assert_eq!(business.gb4754.is_empty(), business.gb4754_certainty.is_empty(), "{}", business.code);
        assert_eq!(business.gb18106.is_empty(), business.gb18106_certainty.is_empty(), "{}", business.code);
    }
}

/// The 48 entries of the programme's lists, and facilities of planning standards beside them.
#[test]
fn the_programme_has_48_types() {
    let taxonomy = taxonomy();
    let of = |list: &str| taxonomy.types.iter().filter(|business| business.list == list).count();
    let lists = ["guide2021", "notice2025", "practice2025", "carrier", "local", "sub-type"].map(of);
    assert_eq!(lists, [27, 12, 2, 2, 1, 4]);
    assert_eq!(taxonomy.types.len(), 48 + of("facility"));
}

#[track_caller]
fn check_word(text: &str, wanted: &str) {
    let taxonomy = taxonomy();
    let codes = |types: &[yike_domain::taxonomy::TypeIdx]| {
        types.iter().map(|&idx| taxonomy.get(idx).code.as_str()).collect::<Vec<_>>().join(" ")
    };
    let found = match taxonomy.match_name(text) {
        NameMatch::Types(types) => codes(&types),
        NameMatch::Partly { types, unknown } => format!("{} but {}", codes(&types), unknown.join(" ")),
        NameMatch::Guesses(types) => format!("? {}", codes(&types)),
    };
    assert_eq!(found, wanted, "{text}");
}

#[test]
fn words_of_map_vendors_and_clerks_are_understood() {
    check_word("购物服务;便民商店/便利店;便民商店/便利店", "convenience_store");
    check_word("购物服务;超级市场;超市", "supermarket");
    check_word("购物服务;综合市场;蔬菜市场", "wet_market");
    check_word("餐饮服务;快餐厅;快餐厅", "fast_food");
    check_word("餐饮服务;咖啡厅;咖啡厅", "tea_coffee");
    check_word("餐饮服务;糕饼店;糕饼店", "bakery");
    check_word("生活服务;美容美发店;美容美发店", "hair_beauty");
    check_word("生活服务;洗衣店;洗衣店", "laundry");
    check_word("生活服务;摄影冲印店;摄影冲印店", "photo_print");
    check_word("生活服务;维修站点;维修站点", "repair_point");
    check_word("生活服务;物流速递;物流速递", "post_express_station");
    check_word("生活服务;邮局;邮政速递", "post_express_station post_office");
    check_word("医疗保健服务;医药保健销售店;药房", "pharmacy");
    check_word("医疗保健服务;综合医院;三级甲等医院", "hospital");
    check_word("医疗保健服务;诊所;诊所", "clinic");
    check_word("科教文化服务;学校;小学", "primary_school");
    check_word("体育休闲服务;运动场馆;健身中心", "fitness");
    check_word("汽车服务;洗车场;洗车场", "car_wash");
    check_word("公共设施;公共厕所;公共厕所", "public_toilet");
    check_word("购物;便利店", "convenience_store");
    check_word("丽人;美发", "hair_beauty");
    check_word("生活服务;图文快印店", "photo_print");
    check_word("老年人日间照料中心", "elder_day_care");
    check_word("生鲜超市（菜店）", "fresh_grocery");
    check_word("邮政快递综合服务点、再生资源回收点", "recycling_point post_express_station");
    check_word("便利店兼早餐", "convenience_store breakfast_shop");
    check_word("餐饮服务", "? catering fast_food specialty_catering");
    check_word("殡仪馆", "? ");
}

#[track_caller]
fn check_outlet(name: &str, wanted: &str) {
    let taxonomy = taxonomy();
    let types = taxonomy.match_outlet_name(name);
    let codes: Vec<_> = types.into_iter().map(|idx| taxonomy.get(idx).code.as_str()).collect();
    assert_eq!(codes.join(" "), wanted, "{name}");
}

#[test]
fn names_of_outlets_suggest_types() {
    check_outlet("同仁堂(成府路店)", "pharmacy");
    check_outlet("7-ELEVEn（五道口店）", "convenience_store");
    check_outlet("沃尔玛购物广场", "large_supermarket");
    check_outlet("菜鸟驿站", "post_express_station");
    check_outlet("户外劳动者驿站", "rest_station");
    check_outlet("宠物医院", "pet_service");
    check_outlet("幸福社区食堂", "community_canteen");
    check_outlet("成府路小学", "primary_school");
    check_outlet("Space 42", "");
}

#[track_caller]
fn check_tags(tags: &[(&str, &str)], wanted: &str) {
    let taxonomy = taxonomy();
    let types = taxonomy.match_tags(tags.iter().copied());
    let codes: Vec<_> = types.into_iter().map(|idx| taxonomy.get(idx).code.as_str()).collect();
    assert_eq!(codes.join(" "), wanted, "{tags:?}");
}

#[test]
fn map_tags_lead_to_types() {
    check_tags(&[("shop", "convenience")], "convenience_store");
    check_tags(&[("shop", "kiosk")], "");
    check_tags(&[("shop", "kiosk"), ("name", "紫荆小卖部")], "convenience_store");
    check_tags(&[("shop", "supermarket"), ("name", "沃尔玛")], "supermarket large_supermarket");
    check_tags(&[("amenity", "marketplace"), ("name", "科巷菜市场")], "wet_market");
    check_tags(&[("amenity", "marketplace"), ("name", "中国移动")], "telecom_outlet");
    check_tags(&[("amenity", "restaurant")], "catering");
    check_tags(&[("amenity", "restaurant"), ("cuisine", "sichuan")], "specialty_catering catering");
    check_tags(&[("amenity", "fast_food"), ("name", "永和大王")], "breakfast_shop fast_food catering");
    check_tags(&[("amenity", "post_office"), ("name", "顺丰快递")], "post_express_station");
    check_tags(&[("amenity", "post_office")], "post_office");
    check_tags(&[("amenity", "vending_machine"), ("vending", "drinks")], "vending");
    check_tags(&[("amenity", "vending_machine"), ("vending", "parcel_pickup")], "smart_locker");
    check_tags(&[("amenity", "school"), ("name", "清华附小")], "primary_school");
    check_tags(&[("amenity", "school"), ("name", "清华大学洁华幼儿园")], "kindergarten");
    check_tags(
        &[("amenity", "hospital"), ("name", "校医院（北京邮电大学社区卫生服务中心）")],
        "health_centre hospital",
    );
    check_tags(&[("amenity", "clinic"), ("name", "某门诊部")], "outpatient clinic");
    check_tags(&[("leisure", "pitch"), ("access", "private")], "");
    check_tags(&[("amenity", "parking")], "");
}

/// Every bundled study reads as it would on a user's disk, with the files beside it.
#[test]
fn bundled_studies_are_sound_and_say_what_they_are() {
    use yike_app::study::{Coverage, PeopleSource, Study};

    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/studies");
    for (id, n_packs) in [("wudaokou", 5), ("xinjiekou", 4)] {
        let path = folder.join(id).join("study.toml");
        let study = Study::read(&path).unwrap_or_else(|problems| panic!("{problems:#?}"));
        assert_eq!((study.id.as_str(), study.packs.len()), (id, n_packs));
        assert_eq!(study.map.coverage, Coverage::Partial, "points of interest of a public map are never complete");
        assert!(study.map.attribution.as_deref().is_some_and(|line| line.contains("OpenStreetMap")));
        assert!(!study.allow_unverified);
        let notices: String = study.notices.iter().map(|notice| notice.zh.as_str()).collect();
        for word in ["状态", "远少于实际", "人口", "地图"] {
            assert!(notices.contains(word), "{id} does not say {word}");
        }
        match (id, &study.people) {
            ("wudaokou", PeopleSource::Polygons(table)) => assert_eq!(table.columns["people"], "population"),
            ("xinjiekou", PeopleSource::Unknown) => {}
            other => panic!("{other:?}"),
        }
        for file in ["study.toml", &format!("{id}.osm.pbf")] {
            assert!(embedded::data(&format!("studies/{id}/{file}")).is_some(), "{file} is built in");
        }
    }
    let townships = embedded::data_text("studies/wudaokou/townships.geojson").expect("built in");
    // 44,166 + 44,280 + 89,260 + 62,542 + 170,763 + 175,852 residents.
    let people: u32 =
        townships.split("\"population\":").skip(1).filter_map(|rest| rest.split(',').next()?.parse::<u32>().ok()).sum();
    assert_eq!(people, 586_863);
}

/// Outlets of each type on the bundled maps. The numbers were counted apart, by a script that read
/// the `.osm.gz` of the same objects and applied the rules of the taxonomy itself.
#[test]
fn bundled_maps_hold_the_outlets_that_were_counted_apart() {
    use yike_engine::import::osm::{Limits, read_map};

    let taxonomy = taxonomy();
    let counted = [
        (
            "wudaokou",
            "324 outlets · convenience_store 9, supermarket 4, fresh_grocery 1, breakfast_shop 1, \
             hair_beauty 6, laundry 3, pharmacy 2, photo_print 12, repair_point 3, post_express_station 1, \
             specialty_catering 4, bakery 3, new_bookshop 2, fitness 2, flower_gift 1, tea_coffee 15, \
             vending 4, bank_point 37, small_supermarket 1, large_supermarket 1, fast_food 9, catering 41, \
             mall 1, primary_school 1, junior_school 4, kindergarten 2, hospital 2, library 3, \
             sports_hall 7, sports_ground 25, playground 2, park 12, police_station 1, bank_outlet 16, \
             telecom_outlet 3, post_office 4, metro_station 37, bus_stop 68, public_toilet 6",
        ),
        (
            "xinjiekou",
            "325 outlets · convenience_store 7, supermarket 9, wet_market 2, fresh_grocery 2, \
             breakfast_shop 1, hair_beauty 2, laundry 1, pharmacy 3, specialty_catering 17, bakery 8, \
             new_bookshop 6, fitness 1, travel_service 1, tea_coffee 29, bank_point 25, \
             large_supermarket 1, fast_food 18, catering 56, mall 13, primary_school 5, junior_school 7, \
             kindergarten 1, clinic 1, hospital 5, library 2, sports_hall 8, sports_ground 25, \
             playground 1, park 6, police_station 6, bank_outlet 22, telecom_outlet 1, post_office 1, \
             metro_station 42, bus_stop 43, public_toilet 10",
        ),
    ];
    for (id, wanted) in counted {
        let bytes = embedded::data(&format!("studies/{id}/{id}.osm.pbf")).expect("built in");
        let (facts, _) = read_map(id, bytes, &taxonomy, &Limits::default()).expect("a sound map");
        let counts: Vec<String> = taxonomy
            .iter()
            .map(|(idx, business)| {
                (business.code.as_str(), facts.outlets.iter().filter(|outlet| outlet.types.contains(&idx)).count())
            })
            .filter(|(_, n)| *n > 0)
            .map(|(code, n)| format!("{code} {n}"))
            .collect();
        assert_eq!(format!("{} outlets · {}", facts.outlets.len(), counts.join(", ")), wanted, "{id}");
    }
}

/// The sub-districts of Wudaokou serve as residents and as communities; the one without a code
/// keeps an id of its own.
#[test]
fn the_townships_of_wudaokou_are_residents_and_communities() {
    use std::collections::BTreeMap;

    use yike_app::exchange::read_table;
    use yike_engine::import::areas::{AreaOptions, read_areas};
    use yike_engine::import::crs::Crs;
    use yike_engine::import::people::{PeopleOptions, read_counted_areas};

    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/studies/wudaokou/townships.geojson");
    let table = read_table(&path, None, &Default::default()).unwrap_or_else(|trouble| panic!("{trouble}"));
    let columns = |pairs: &[(&str, &str)]| -> BTreeMap<String, String> {
        pairs.iter().map(|(meaning, header)| ((*meaning).to_owned(), (*header).to_owned())).collect()
    };
    let of_people = columns(&[("id", "code"), ("name", "name"), ("people", "population")]);
    let options = PeopleOptions { columns: &of_people, crs: Some(Crs::Wgs84), streets: None, bounds: None };
    let (counted, findings) = read_counted_areas(&table, &options).unwrap_or_else(|troubles| panic!("{troubles:#?}"));
    assert!(findings.is_empty(), "{findings:#?}");
    let listed: Vec<String> =
        counted.iter().map(|area| format!("{} {} {}", area.id, area.name, area.people.0)).collect();
    let wanted = [
        "110108010 学院路街道 175852",
        "110108011 中关村街道 89260",
        "110108013 青龙桥街道 170763",
        "110108014 清华园街道 44166",
        "110108015 燕园街道 44280",
        "东升镇 东升镇 62542",
    ];
    assert_eq!(listed, wanted);
    let of_areas = columns(&[("id", "code"), ("name", "name")]);
    let options = AreaOptions { columns: &of_areas, crs: Some(Crs::Wgs84), streets: None };
    let (areas, findings) = read_areas(&table, &options).unwrap_or_else(|troubles| panic!("{troubles:#?}"));
    assert!(findings.is_empty(), "{findings:#?}");
    let names: Vec<&str> = areas.iter().map(|area| area.name.as_str()).collect();
    assert_eq!(names, ["学院路街道", "中关村街道", "青龙桥街道", "清华园街道", "燕园街道", "东升镇"]);
}
