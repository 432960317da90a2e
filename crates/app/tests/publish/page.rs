//! The data inside the page.

use expect_test::expect_file;
use serde_json::Value;
use yike_app::{
    publish::{Page, payload::payload},
    words::Language,
};
use yike_engine::import::PeopleBasis;

use super::town::{HOSTILE_COMMUNITY, HOSTILE_OUTLET, draft};

fn json(people: PeopleBasis) -> Value {
    serde_json::to_value(payload(&draft(people))).expect("a payload is JSON")
}

/// `web/report/tests/payload.test.ts` holds this file against the types of `payload.ts`.
#[test]
fn the_payload_is_the_one_that_the_page_is_tested_with() {
    let text = serde_json::to_string_pretty(&json(PeopleBasis::Counted)).expect("a payload is JSON") + "\n";
    expect_file!["../../../../web/report/tests/payload.json"].assert_eq(&text);
}

#[test]
fn figures_are_those_of_the_street() {
    let data = json(PeopleBasis::Counted);
    assert_eq!(data["residents"], 15, "1 + 2 + 4 + 8");
    // Profiles outermost: the planning rule first. 5 minutes are 400 m at the pack's 80 m a minute.
    let market = |place: usize| data["assessments"][0]["cells"][0][place].as_array().expect("a cell").clone();
    // a is 190 m away, b 210 m, c 790 m, d 990 m; the market's list is complete, so c and d certainly lack it.
    assert_eq!(market(0)[..4], [Value::from("f"), 3.into(), 12.into(), 0.into()], "the whole town: 200 of 500 ‰");
    assert_eq!(market(1)[..4], [Value::from("p"), 3.into(), 0.into(), 0.into()], "the west");
    assert_eq!(market(2)[..4], [Value::from("f"), 0.into(), 12.into(), 0.into()], "the east");
    // Nobody vouches for the list of canteens: none was found, and none can be called missing.
    let canteen = &data["assessments"][0]["cells"][4][0];
    assert_eq!(canteen.as_array().expect("a cell")[..4], [Value::from("c"), 0.into(), 0.into(), 15.into()]);
    // Walks of a, b, c, d to the market, as little-endian u16. Positions are true to a centimetre
    // and walks are rounded up: 210.003 m are 211: 190 211 791 991.
    assert_eq!(data["groups"][0]["id"], "wet_market");
    assert_eq!(data["origins"]["reach"][0], "vgDTABcD3wM=");
    // 80 m and 160 m reach nobody, 240 m reaches 3 of 15.
    assert_eq!(data["curves"][0].as_array().expect("a curve")[..3], [0.into(), 0.into(), Value::from(200)]);
}

#[test]
fn places_know_how_much_of_them_the_map_shows() {
    let data = json(PeopleBasis::Counted);
    let inside: Vec<_> =
        data["places"].as_array().expect("places").iter().map(|p| p["inside_permille"].clone()).collect();
    // The west is cut at −50 of −100 … 600, 650 of 700 m; the east at 1250 of 600 … 1300, 650 of 700 m.
    assert_eq!(inside, [1000, 928, 928, 1000]);
}

#[test]
fn what_is_unverified_or_uncertain_says_so() {
    let data = json(PeopleBasis::Counted);
    let bases = &data["assessments"][0]["clauses"];
    assert_eq!([&bases[0]["unverified"], &bases[1]["unverified"]], [false, true]);
    assert_eq!([&bases[0]["covered"], &bases[4]["covered"]], [true, false]);
    // The market decides the one grade of the standard: reached in the west, not in the east.
    let states: Vec<_> =
        data["assessments"][0]["grades"].as_array().expect("grades").iter().map(|g| g["state"].clone()).collect();
    assert_eq!(states[..3], ["not-reached", "given", "not-reached"]);
    assert_eq!(json(PeopleBasis::FloorArea)["people_basis"], "floor-area");
}

#[test]
fn findings_are_counted_by_rule_with_an_example() {
    let data = json(PeopleBasis::Counted);
    let of_rule =
        data["findings"].as_array().expect("findings").iter().find(|f| f["example"] == "row 7").expect("it is there");
    assert_eq!([&of_rule["n"], &of_rule["message"][1]], [2, 3]);
}

#[test]
fn hostile_names_stay_text() {
    let page =
        Page::of("<body><script id=\"yike-data\" type=\"application/json\"></script></body>").expect("it has a place");
    let html = page.with(&payload(&draft(PeopleBasis::Counted)), Language::Zh).expect("it is small");
    let html = String::from_utf8(html).expect("pages are UTF-8");
    assert_eq!(html.matches("</script>").count(), 1, "only the page's own");
    assert_eq!(html.matches("<script").count(), 1);
    assert!(!html.contains('\u{2028}'));
    let data =
        html.split("application/json\">").nth(1).and_then(|rest| rest.split("</script>").next()).expect("the data");
    let data: Value = serde_json::from_str(data).expect("it is JSON");
    assert_eq!(data["places"][2]["name"], HOSTILE_COMMUNITY);
    assert_eq!(data["outlets"]["name"][0], HOSTILE_OUTLET);
}
