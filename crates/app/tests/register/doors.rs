//! A district's bureau cannot see, count, take out, search or change what belongs to another district: every door tried.

use yike_app::caller::Caller;
use yike_app::circle::{self, CircleListing, Drawing, UpdateCircle};
use yike_app::error::AppError;
use yike_app::outlet::{
    self, Answer, Confirm, Format, LifeStep, Listing, VerifyOutlet, duplicates, export, get, history, import, list,
    live, merge, register, rows_of, split, update, upload, verify,
};
use yike_app::place;
use yike_domain::account::Role;
use yike_domain::circle::CircleKind;
use yike_domain::outlet::life::{Change, Step};
use yike_domain::outlet::{Field, Method};
use yike_store::testing::on_both;

use crate::outlets::form;
use crate::town::{anyone, at, caller, city, code, communities, ctx, day, district, other_district};

fn hidden<T: std::fmt::Debug>(what: &str, who: &str, answer: Result<T, AppError>) {
    assert!(
        matches!(answer, Err(AppError::NotFound { .. } | AppError::Unauthenticated | AppError::Forbidden(_))),
        "{who} through {what}: {answer:?}"
    );
}

#[tokio::test]
async fn no_door_leads_into_another_district() {
    on_both(|store| async {
        let (ctx, _folder) = ctx(store);
        communities(&ctx).await;
        let own = district();
        let (outlet, _) = register(&ctx, &own, &form("虚构配钥匙", "维修点", 50.0)).await.expect("sound");
        let (twin, _) = register(&ctx, &own, &form("虚构配钥匙", "维修点", 52.0)).await.expect("sound");
        let drawn = circle::create(&ctx, &own, "demo-01", "虚构一号圈", code("990101"), CircleKind::Unset, None)
            .await
            .expect("sound");
        let codes = Some(vec![code("990101001001")]);
        circle::draw(
            &ctx,
            &own,
            drawn.id,
            1,
            Drawing { communities: codes.clone(), shape: None, reason: String::new() },
        )
        .await
        .expect("drawn");
        // A planner may read in the district only; an auditor elsewhere; the public nothing that is not shown.
        let others: [(&str, Caller); 5] = [
            ("the other district", other_district()),
            ("a sub-district there", caller(11, Role::Subdistrict, "990102001")),
            ("an auditor there", caller(12, Role::Auditor, "990102")),
            ("a system administrator here", caller(13, Role::SystemAdmin, "990101")),
            ("the public", anyone()),
        ];
        for (who, other) in &others {
            let id = outlet.id;
            hidden("get", who, get(&ctx, other, id).await);
            hidden("history", who, history(&ctx, other, id).await);
            hidden("update", who, update(&ctx, other, id, 1, &[(Field::Phone, "0101234567".into())]).await);
            let step = LifeStep { step: Step::on(Change::Suspend, day("2026-11-25")), new_address: None };
            hidden("life", who, live(&ctx, other, id, None, step).await);
            let answers = vec![Answer { field: Field::Name, value: None }];
            let found = VerifyOutlet { answers, how: Method::Phone, on: day("2026-11-20"), fix: None, photo: None };
            hidden("verification", who, verify(&ctx, other, id, None, &found).await);
            hidden("merge", who, merge(&ctx, other, id, &[twin.id], "同").await);
            hidden("split", who, split(&ctx, other, id, "分").await);
            hidden("register", who, register(&ctx, other, &form("虚构新店", "便利店", 0.0)).await);
            // Lists, counts and searches by any question are empty.
            let circle = Some(drawn.id);
            let area = Some(outlet::Box2::around(at(50.0, 100.0), 500));
            for listing in [
                Listing::default(),
                Listing { text: Some("配钥匙".into()), ..Listing::default() },
                Listing { text: Some("pys".into()), ..Listing::default() },
                Listing { types: vec!["repair_point".into()], ..Listing::default() },
                Listing { circle, ..Listing::default() },
                Listing { area, ..Listing::default() },
                Listing { org: Some(code("990101")), ..Listing::default() },
                Listing { stale_days: Some(1), ..Listing::default() },
            ] {
                let listing = Listing { limit: 100, counted: true, ..listing };
                match list(&ctx, other, &listing).await {
                    Ok(found) => assert_eq!((found.items.len(), found.total), (0, Some(0)), "{who}: {listing:?}"),
                    Err(error) => hidden::<()>("list", who, Err(error)),
                }
                match duplicates(&ctx, other, &listing, 10).await {
                    Ok((pairs, n)) => assert_eq!((pairs.len(), n), (0, 0), "{who}: twins by {listing:?}"),
                    Err(error) => hidden::<()>("twins", who, Err(error)),
                }
                for (format, ending, _) in Format::ALL {
                    match export(&ctx, other, &listing, format).await {
                        Err(error) => hidden::<()>("export", who, Err(error)),
                        Ok((_, bytes)) => {
                            assert!(!String::from_utf8_lossy(&bytes).contains("虚构配钥匙"), "{who}: {ending}");
                            if format == Format::Xlsx {
                                let empty = outlet::sheet::read("x.xlsx", &bytes, None, None).expect_err("no rows");
                                assert_eq!(empty.rule.0, "sheet-no-rows", "{who}");
                            }
                        }
                    }
                }
            }
            hidden("circle", who, circle::get(&ctx, other, drawn.id).await);
            hidden("versions", who, circle::versions(&ctx, other, drawn.id).await);
            hidden("circle update", who, circle::update(&ctx, other, drawn.id, 2, UpdateCircle::default()).await);
            let drawing = Drawing { communities: codes.clone(), shape: None, reason: "改".into() };
            hidden("draw", who, circle::draw(&ctx, other, drawn.id, 2, drawing).await);
            for listing in
                [CircleListing::default(), CircleListing { text: Some("demo".into()), ..CircleListing::default() }]
            {
                match circle::list(&ctx, other, &CircleListing { limit: 10, ..listing }).await {
                    Ok(found) => assert_eq!((found.items.len(), found.total), (0, 0), "{who}"),
                    Err(error) => hidden::<()>("circles", who, Err(error)),
                }
            }
            hidden("public circle", who, circle::public::circle(&ctx, other, "demo-01").await);
            hidden("public outlet", who, circle::public::outlet_of(&ctx, other, "demo-01", id).await);
            let found = circle::public::find(&ctx, other, "哪里能配钥匙", None, None, 10).await.expect("an answer");
            assert_eq!(found.outlets, [], "{who}");
        }
        // An import cannot reach across either: neither by id, nor by name and place, nor into the other's unit.
        let mut sheet = format!("网点编号,网点名称,业态,所属单位代码,经度,纬度,联系电话\n{},改名,,,,,\n", outlet.id);
        let here = at(50.0, 100.0);
        sheet.push_str(&format!(
            ",虚构配钥匙,维修点,990101001,{:.7},{:.7},0101234567\n",
            here.lon_degrees(),
            here.lat_degrees()
        ));
        let other = other_district();
        let id = upload(&ctx, &other, "他区.csv", sheet.into_bytes(), Some("CGCS2000")).await.expect("it is kept").0;
        import(&ctx, &other, id).await.expect("it is read");
        let (_, doc, rows) = rows_of(&ctx, &other, id, None, 0, 10).await.expect("own");
        assert_eq!(doc.counts["error"], 2, "{rows:?}");
        assert!(rows.iter().all(|(.., row)| row.outlet.is_none() && row.changes.is_empty()), "{rows:?}");
        outlet::confirm(&ctx, &other, id, Confirm::Correct).await.expect("nothing to write");
        let (kept, _) = get(&ctx, &own, outlet.id).await.expect("there");
        assert_eq!(kept.version, 1, "nothing was changed by any of it");
        // The city above reads and takes out, and changes nothing.
        let found =
            list(&ctx, &city(), &Listing { limit: 10, counted: true, ..Listing::default() }).await.expect("a list");
        assert_eq!(found.total, Some(2));
        hidden("update", "the city", update(&ctx, &city(), outlet.id, 1, &[(Field::Phone, "0101234567".into())]).await);
        // Communities are seen where the units are.
        assert_eq!(place::communities(&ctx, &own, None).await.expect("a list").len(), 3);
        assert_eq!(place::communities(&ctx, &other, Some(&code("990101"))).await.expect("a list").len(), 0);
        assert_eq!(place::communities(&ctx, &city(), None).await.expect("a list").len(), 6);
    })
    .await;
}
