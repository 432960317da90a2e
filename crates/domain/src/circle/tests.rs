use super::*;

fn code(text: &str) -> OrgCode {
    OrgCode::parse(text).expect("a code")
}

fn boundary(reason: &str, shares: &[(&str, u16)]) -> Boundary {
    let at = |lon, lat| LonLat { lon, lat };
    Boundary {
        number: 0,
        drawn: Drawn::Communities,
        communities: shares.iter().map(|(community, share)| (code(community), *share)).collect(),
        polygons: vec![vec![vec![at(0, 0), at(9, 0), at(9, 9), at(0, 0)]]],
        area_m2: 1,
        reason: reason.into(),
        on: Day::new(2026, 11, 25).expect("a day"),
        who: "甲".into(),
    }
}

fn circle() -> Circle {
    Circle::new("demo-01", "虚构一号圈", code("990101")).expect("sound")
}

#[test]
fn a_border_is_a_numbered_version_with_a_reason() {
    let mut circle = circle();
    assert_eq!(circle.advance(CircleStage::Planned).map_err(|m| m.rule), Err(rules::NO_BOUNDARY));
    assert_eq!(circle.show(true).map_err(|m| m.rule), Err(rules::NO_BOUNDARY));
    circle.draw(boundary("", &[("990101001001", 1000)])).expect("the first needs none");
    assert_eq!(circle.draw(boundary(" ", &[])).map_err(|m| m.rule), Err(rules::NO_REASON));
    circle.draw(boundary("并入二社区", &[("990101001001", 1000), ("990101001002", 400)])).expect("a reason");
    assert_eq!(circle.boundary.as_ref().map(|b| b.number), Some(2));
    for share in [0, 1001] {
        let odd = circle.draw(boundary("改", &[("990101001001", share)]));
        assert_eq!(odd.map_err(|m| m.rule), Err(rules::SHARE_ODD));
    }
    let empty = Boundary { polygons: Vec::new(), ..boundary("改", &[]) };
    assert_eq!(circle.draw(empty).map_err(|m| m.rule), Err(rules::EMPTY));
    assert_eq!(circle.boundary.as_ref().map(|b| b.number), Some(2), "a refusal changes nothing");
    circle.show(true).expect("drawn");
}

/// The whole table of stages: rows from, columns to.
#[test]
fn stages_follow_one_another() {
    let drawn: Vec<String> = CircleStage::CHOICES
        .iter()
        .map(|&from| {
            let may = |&to: &CircleStage| {
                let mut circle = Circle { stage: from, boundary: Some(boundary("", &[])), ..circle() };
                if from == to {
                    '='
                } else if circle.advance(to).is_ok() {
                    '+'
                } else {
                    '-'
                }
            };
            CircleStage::CHOICES.iter().map(may).collect()
        })
        .collect();
    assert_eq!(drawn, ["=+--", "+=+-", "-+=+", "--+="]);
}

#[test]
fn codes_are_fit_for_an_address() {
    for (text, fits) in
        [("demo-01", true), ("A1", true), ("a", false), ("甲", false), ("a b", false), ("-a", false), ("a/../b", false)]
    {
        assert_eq!(Circle::new(text, "圈", code("99")).is_ok(), fits, "{text}");
    }
    let faults = Circle::new("?", " ", code("99")).expect_err("both are wrong");
    assert_eq!(faults.iter().map(|(field, _)| *field).collect::<Vec<_>>(), ["code", "name"]);
    assert!(circle().plan_for(Some(2020)).is_err() && circle().plan_for(Some(2027)).is_ok());
}

#[test]
fn shares_of_a_community_add_up_to_at_most_the_whole() {
    let (a, b) = (code("990101001001"), code("990101001002"));
    // a: 600 + 500 = 1100 is too much; b: 400 + 600 is the whole.
    let found = overfull([(&a, 600), (&b, 400), (&a, 500), (&b, 600)].into_iter());
    assert_eq!(found, BTreeMap::from([(&a, 1100)]));
}
