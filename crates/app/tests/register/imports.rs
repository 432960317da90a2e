use rust_xlsxwriter::Workbook;
use yike_app::error::AppError;
use yike_app::outlet::sheet::Outcome;
use yike_app::outlet::{
    Confirm, Format, ImportState, Listing, confirm, errors_of, export, import, list, rows_of, upload,
};
use yike_domain::account::Role;
use yike_store::testing::on_both;

use crate::town::{at, caller, communities, ctx, district, other_district};

const HEADERS: [&str; 7] = ["网点名称*", "业态*", "所属单位代码*", "经度*", "纬度*", "联系电话", "营业时间"];

/// A workbook of `n` outlets in a row, 60 m apart; every tenth has something wrong with it.
pub fn book(n: u32) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, header) in (0u16..).zip(HEADERS) {
        sheet.write_string(0, column, header).expect("a header");
    }
    for row in 1..=n {
        let here = at(f64::from(row % 1000) * 60.0, f64::from(row / 1000) * 60.0);
        let (lon, lat) = (format!("{:.7}", here.lon_degrees()), format!("{:.7}", here.lat_degrees()));
        let (types, org, phone) = match row % 10 {
            // Four kinds of mistakes by turns.
            0 => match row / 10 % 4 {
                0 => ("没有这种业态呀", "990101001", "010-12345678"),
                1 => ("便利店", "990102001", "010-12345678"),
                2 => ("便利店", "990101999", "010-12345678"),
                _ => ("便利店", "990101001", "请打老板手机"),
            },
            _ => ("便利店；快递", "990101001", "010-12345678"),
        };
        let name = format!("虚构{row}号店");
        let cells = [name.as_str(), types, org, &lon, &lat, phone, "周一至周五 8:00-20:00"];
        for (column, text) in (0u16..).zip(cells) {
            sheet.write_string(row, column, text).expect("a cell");
        }
    }
    book.save_to_buffer().expect("a workbook")
}

#[tokio::test]
async fn three_hundred_rows_full_of_mistakes() {
    on_both(|store| async {
        let (ctx, _folder) = ctx(store);
        communities(&ctx).await;
        let caller = district();
        let id = upload(&ctx, &caller, "台账.xlsx", book(300), Some("CGCS2000")).await.expect("it is kept").0;
        assert_eq!(import(&ctx, &caller, id).await.expect("it is read"), ImportState::Ready);
        let (_, doc, rows) = rows_of(&ctx, &caller, id, None, 0, 1000).await.expect("own");
        assert_eq!(doc.counts.values().copied().collect::<Vec<_>>(), [0, 30, 270, 0], "changed, error, new, unchanged");
        // Rows 11, 21, 31, 41 of the file: the four mistakes, each with its column.
        let columns: Vec<&str> = rows
            .iter()
            .filter(|(_, outcome, _)| *outcome == Outcome::Error)
            .take(4)
            .map(|(.., doc)| doc.errors[0].column.as_str())
            .collect();
        assert_eq!(columns, ["org", "org", "phone", "types"]);
        // A preview changes nothing.
        let count = |caller: yike_app::caller::Caller| {
            let ctx = ctx.clone();
            async move {
                list(&ctx, &caller, &Listing { limit: 1, counted: true, ..Listing::default() })
                    .await
                    .expect("a list")
                    .total
            }
        };
        assert_eq!(count(caller.clone()).await, Some(0));
        // Nobody else sees it, not even in the same bureau.
        let colleague = crate::town::caller(8, Role::DistrictCommerce, "990101");
        for other in [&colleague, &other_district(), &crate::town::anyone()] {
            assert!(rows_of(&ctx, other, id, None, 0, 10).await.is_err());
            assert!(confirm(&ctx, other, id, Confirm::Correct).await.is_err());
            assert!(errors_of(&ctx, other, id).await.is_err());
        }
        let refused = confirm(&ctx, &caller, id, Confirm::All).await;
        assert!(
            matches!(&refused, Err(AppError::Conflict { message, .. }) if message.rule.0 == "sheet-import-errors"),
            "{refused:?}"
        );
        assert_eq!(count(caller.clone()).await, Some(0), "all or nothing");
        confirm(&ctx, &caller, id, Confirm::Correct).await.expect("270 rows");
        assert_eq!(count(caller.clone()).await, Some(270));
        assert!(confirm(&ctx, &caller, id, Confirm::Correct).await.is_err(), "only once");
        // The same file again changes nothing.
        let again = upload(&ctx, &caller, "台账.xlsx", book(300), Some("CGCS2000")).await.expect("it is kept").0;
        import(&ctx, &caller, again).await.expect("it is read");
        let (_, doc, _) = rows_of(&ctx, &caller, again, None, 0, 1).await.expect("own");
        assert_eq!(doc.counts.values().copied().collect::<Vec<_>>(), [0, 30, 0, 270]);
        // The workbook of errors, uploaded as it is, holds just the thirty.
        let errors = errors_of(&ctx, &caller, id).await.expect("a workbook");
        let third = upload(&ctx, &caller, "未导入的行.xlsx", errors, None).await.expect("it is kept").0;
        import(&ctx, &caller, third).await.expect("it is read");
        let (_, doc, _) = rows_of(&ctx, &caller, third, None, 0, 1).await.expect("own");
        assert_eq!(doc.counts.values().copied().collect::<Vec<_>>(), [0, 30, 0, 0]);
        // What is exported comes back unchanged, in every format.
        for (format, ending, _) in Format::ALL {
            let (name, bytes) = export(&ctx, &caller, &Listing::default(), format).await.expect("a file");
            assert!(name.ends_with(ending), "{name}");
            let back = upload(&ctx, &caller, &name, bytes, None).await.expect("it is kept").0;
            import(&ctx, &caller, back).await.expect("it is read");
            let (_, doc, _) = rows_of(&ctx, &caller, back, None, 0, 1).await.expect("own");
            assert_eq!(doc.counts.values().copied().collect::<Vec<_>>(), [0, 0, 0, 270], "{name}");
        }
        let report = yike_app::integrity::check(&ctx, None).await.expect("all is read");
        assert!(report.holds(), "{report:?}");
    })
    .await;
}

#[tokio::test]
async fn what_is_no_table_is_said_to_be_none() {
    on_both(|store| async {
        let (ctx, _folder) = ctx(store);
        let caller = district();
        for (name, bytes) in
            [("空.xlsx", Vec::new()), ("图.png", b"\x89PNG\r\n".to_vec()), ("坏.xlsx", b"PK\x03\x04zzzz".to_vec())]
        {
            let id = upload(&ctx, &caller, name, bytes, None).await.expect("it is kept").0;
            assert_eq!(
                import(&ctx, &caller, id).await.expect("it is told by the state"),
                ImportState::Failed,
                "{name}"
            );
            let (_, doc, _) = rows_of(&ctx, &caller, id, None, 0, 1).await.expect("own");
            assert!(doc.trouble.is_some(), "{name}");
        }
        let odd = upload(&ctx, &caller, "台账.xlsx", book(1), Some("火星人")).await;
        assert!(matches!(odd, Err(AppError::Invalid(_))), "{odd:?}");
        let anyone = upload(&ctx, &crate::town::anyone(), "台账.xlsx", book(1), None).await;
        assert!(matches!(anyone, Err(AppError::Unauthenticated)), "{anyone:?}");
    })
    .await;
}

/// The whole way of a hundred thousand rows: `cargo nextest run --run-ignored only` prints the seconds.
#[tokio::test]
#[ignore = "measures; minutes in a debug build"]
async fn a_hundred_thousand_rows_within_a_minute() {
    on_both(|store| async {
        let (ctx, _folder) = ctx(store);
        communities(&ctx).await;
        let caller = caller(1, Role::DistrictCommerce, "990101");
        let bytes = book(100_000);
        let start = std::time::Instant::now();
        let id = upload(&ctx, &caller, "大表.xlsx", bytes, Some("CGCS2000")).await.expect("it is kept").0;
        import(&ctx, &caller, id).await.expect("it is read");
        let preview_s = start.elapsed().as_secs_f64();
        confirm(&ctx, &caller, id, Confirm::Correct).await.expect("90,000 rows");
        println!("preview {preview_s:.1} s, with confirmation {:.1} s", start.elapsed().as_secs_f64());
        assert!(preview_s < 60.0);
    })
    .await;
}

/// The job reads the file in the background, with the roles that the account holds then.
#[tokio::test]
async fn a_file_is_read_in_the_background() {
    on_both(|store| async {
        let (ctx, _folder) = ctx(store);
        communities(&ctx).await;
        let caller = district();
        let by = ctx.by_yike("test");
        let tx = ctx.store.begin(&by).await.expect("a change");
        let account = yike_store::account::Account {
            login: "bureau".into(),
            name: "示例人员".into(),
            org: crate::town::code("990101"),
            subject: None,
            active: true,
            created_ms: crate::town::NOON_MS,
        };
        let id = yike_store::Uuid::from_u128(1);
        tx.keep_account(id, 0, &account, crate::town::day("2026-01-01")).await.expect("kept");
        tx.keep_appointment(yike_store::Uuid::now_v7(), 0, &caller.actor.appointments[0]).await.expect("kept");
        tx.commit(yike_store::Event::done("account.create", yike_domain::account::ObjectKind::Account, id))
            .await
            .expect("kept");
        let (import, _) = upload(&ctx, &caller, "台账.xlsx", book(20), Some("CGCS2000")).await.expect("it is kept");
        let (end, ended) = tokio::sync::watch::channel(false);
        let worker = tokio::spawn(yike_app::jobs::work(ctx.clone(), ended));
        let mut state = String::new();
        for _ in 0..200 {
            let (kept, doc, _) = rows_of(&ctx, &caller, import, None, 0, 1).await.expect("own");
            state = format!("{} {:?}", kept.state, doc.counts.values().collect::<Vec<_>>());
            if kept.state != "reading" {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        end.send(true).expect("the worker listens");
        worker.await.expect("it ends");
        assert_eq!(state, "ready [0, 2, 18, 0]");
    })
    .await;
}
