use super::*;

const LIST: &str = r#"
version = "test"
source = "invented for the tests"

[[broad]]
word = "餐饮服务"
types = ["fast_food", "breakfast_shop"]
[[broad]]
word = "购物服务"

[[type]]
code = "convenience_store"
zh = "便利店"
en = "convenience store"
list = "guide2021"
group = "shop"
osm = ["shop=convenience", "shop=kiosk name!~报刊|彩票"]
names = ["便民商店/便利店", "小卖部"]
hints = ["便利店"]
gb4754 = ["5213"]
icon = "shop"
sources = ["G247"]

[[type]]
code = "supermarket"
zh = "综合超市"
en = "supermarket"
list = "guide2021"
group = "shop"
osm = ["shop=supermarket"]
names = ["超市"]
hints = ["超市"]
icon = "shop"
sources = ["G247"]

[[type]]
code = "small_supermarket"
zh = "小型超市"
en = "small supermarket"
list = "sub-type"
group = "shop"
part_of = "supermarket"
osm = ["shop=supermarket name~小超市|便民超市"]
icon = "shop"
sources = ["NB1"]

[[type]]
code = "pharmacy"
zh = "药店"
en = "pharmacy"
list = "guide2021"
group = "care"
osm = ["amenity=pharmacy access!=private|no", "healthcare=pharmacy"]
names = ["药房", "大药房", "医药零售"]
hints = ["药房", "药店"]
icon = "pill"
sources = ["G247"]

[[type]]
code = "smart_locker"
zh = "智能信包箱(快件箱)"
en = "parcel locker"
list = "guide2021"
group = "service"
osm = ["amenity=parcel_locker", "amenity=vending_machine vending=parcel_pickup"]
names = ["快递柜", "快递代收"]
icon = "box"
sources = ["TJ176"]

[[type]]
code = "breakfast_shop"
zh = "早餐店"
en = "breakfast shop"
list = "guide2021"
group = "food"
names = ["早点"]
icon = "bowl"
sources = ["G247"]

[[type]]
code = "fast_food"
zh = "快餐"
en = "fast food"
list = "sub-type"
group = "food"
osm = ["amenity=fast_food", "cuisine=*  amenity=fast_food"]
names = ["快餐厅"]
icon = "bowl"
sources = ["NB1"]
"#;

fn list() -> Taxonomy {
    Taxonomy::parse(LIST).expect("the list above is sound")
}

fn codes(taxonomy: &Taxonomy, types: &[TypeIdx]) -> String {
    types.iter().map(|&idx| taxonomy.get(idx).code.as_str()).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check_tags(tags: &[(&str, &str)], wanted: &str) {
    let taxonomy = list();
    assert_eq!(codes(&taxonomy, &taxonomy.match_tags(tags.iter().copied())), wanted);
}

#[track_caller]
fn check_name(text: &str, wanted: &str) {
    let taxonomy = list();
    let found = match taxonomy.match_name(text) {
        NameMatch::Types(types) => codes(&taxonomy, &types),
        NameMatch::Partly { types, unknown } => format!("{} but {}", codes(&taxonomy, &types), unknown.join(" ")),
        NameMatch::Guesses(types) => format!("? {}", codes(&taxonomy, &types)),
    };
    assert_eq!(found, wanted, "{text}");
}

#[test]
fn tags_match_by_value_list_and_further_conditions() {
    check_tags(&[("shop", "convenience")], "convenience_store");
    check_tags(&[("shop", "kiosk; newsagent")], "convenience_store");
    check_tags(&[("shop", "kiosk"), ("name", "街角小店")], "convenience_store");
    check_tags(&[("shop", "kiosk"), ("name", "首邮报刊亭")], "");
    check_tags(&[("disused:shop", "convenience")], "");
    check_tags(&[("amenity", "vending_machine"), ("vending", "drinks")], "");
    check_tags(&[("vending", "parcel_pickup;parcel_mail_in"), ("amenity", "vending_machine")], "smart_locker");
    check_tags(&[("amenity", "pharmacy"), ("access", "private")], "");
    check_tags(&[("amenity", "pharmacy"), ("access", "yes")], "pharmacy");
    check_tags(&[("name", "幸福便民超市"), ("shop", "supermarket")], "supermarket small_supermarket");
}

#[test]
fn a_part_serves_the_whole_and_not_the_reverse() {
    let taxonomy = list();
    let small = taxonomy.index("small_supermarket").expect("in the list");
    let any = taxonomy.index("supermarket").expect("in the list");
    assert_eq!(codes(&taxonomy, &taxonomy.expand(&[small])), "supermarket small_supermarket");
    assert_eq!(codes(&taxonomy, &taxonomy.expand(&[any])), "supermarket");
}

#[test]
fn words_match_however_clerks_write_them() {
    check_name("便利店", "convenience_store");
    check_name(" 便 利 店 ", "convenience_store");
    check_name("便利店类", "convenience_store");
    check_name("convenience_store", "convenience_store");
    check_name("Convenience Store", "convenience_store");
    check_name("智能信包箱（快件箱）", "smart_locker");
    check_name("药店（24小时）", "pharmacy");
    check_name("便利店、快递代收", "convenience_store smart_locker");
    check_name("便利店兼快递代收", "convenience_store smart_locker");
    check_name("购物服务;便民商店/便利店;便民商店/便利店", "convenience_store");
    check_name("餐饮服务;快餐厅;快餐厅", "fast_food");
}

#[test]
fn unknown_words_lead_to_guesses() {
    check_name("便利店、打印", "convenience_store but 打印");
    check_name("餐饮服务", "? fast_food breakfast_shop");
    check_name("F5213", "? convenience_store");
    // 连锁便利: pairs 连锁 锁便 便利; 便利店: 便利 利店. 2·1/5 = 0.4.
    check_name("连锁便利", "? convenience_store");
    check_name("老百姓大药房有限公司", "? pharmacy");
    // Eight pairs of phramacie, seven of pharmacy; common: ph ma ac. 2·3/15 = 0.4: too few letters stand together.
    check_name("phramacie", "? ");
    // farmacy: fa ar rm ma ac cy; pharmacy: ph ha ar rm ma ac cy. Common 5; 2·5/13 = 0.769.
    check_name("farmacy", "? pharmacy");
    // carfood: ca ar rf fo oo od; fastfood: fa as st tf fo oo od. Common 3; 2·3/13 = 0.46.
    check_name("car food", "? ");
    check_name("殡仪馆", "? ");
    check_name("", "? ");
    check_name("、、；", "? ");
}

#[test]
fn an_outlets_name_suggests_types() {
    let taxonomy = list();
    let suggested = |name: &str| codes(&taxonomy, &taxonomy.match_outlet_name(name));
    assert_eq!(suggested("同仁堂大药房(成府路店)"), "pharmacy");
    assert_eq!(suggested("好邻居便利店 药房"), "convenience_store pharmacy");
    assert_eq!(suggested("五道口服装市场"), "");
}

#[track_caller]
fn check_refused(from: &str, to: &str, wanted: &str) {
    assert!(LIST.contains(from));
    let trouble = Taxonomy::parse(&LIST.replacen(from, to, 1)).expect_err("not sound");
    assert_eq!(trouble.to_string(), wanted);
}

#[test]
fn contradictory_lists_are_refused() {
    check_refused("code = \"pharmacy\"", "code = \"supermarket\"", "taxonomy-code-twice · code=supermarket");
    check_refused("code = \"pharmacy\"", "code = \"药店\"", "taxonomy-code-odd · code=药店");
    check_refused(
        "\"药房\", \"大药房\"",
        "\"超 市\"",
        "taxonomy-name-twice · pharmacy · word=超 市 · other=supermarket",
    );
    check_refused("\"小卖部\"", "\"( )\"", "taxonomy-word-empty · convenience_store · word=( )");
    check_refused("shop=supermarket\"", "shop\"", "taxonomy-tag-rule-odd · supermarket · rule=shop");
    check_refused("shop=supermarket\"", "shop=\"", "taxonomy-tag-rule-odd · supermarket · rule=shop=");
    check_refused("shop=supermarket\"", "name~超市\"", "taxonomy-tag-rule-odd · supermarket · rule=name~超市");
    check_refused(
        "part_of = \"supermarket\"",
        "part_of = \"mall\"",
        "taxonomy-part-of-odd · small_supermarket · part_of=mall",
    );
    check_refused(
        "part_of = \"supermarket\"",
        "part_of = \"small_supermarket\"",
        "taxonomy-part-of-odd · small_supermarket · part_of=small_supermarket",
    );
    check_refused("[\"fast_food\", ", "[\"noodles\", ", "taxonomy-broad-odd · 餐饮服务 · code=noodles");
    check_refused("购物服务", "超市", "taxonomy-name-twice · broad · word=超市 · other=broad");
    let trouble = Taxonomy::parse("version = 3").expect_err("not a list");
    assert_eq!((trouble.rule, trouble.place.as_str()), (rules::UNREADABLE, "line 1"));
    let trouble = Taxonomy::parse("version = \"\"\nsource = \"\"\ntype = []").expect_err("empty");
    assert_eq!(trouble.rule, rules::EMPTY);
    assert_eq!(Taxonomy::parse(&" ".repeat(5 << 20)).expect_err("big").rule, rules::TOO_BIG);
}
