use super::*;

/// The canonical text of what is read.
#[track_caller]
fn check(text: &str, canonical: &str) -> OpeningHours {
    let hours = OpeningHours::read(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
    assert_eq!(hours.text(), canonical, "{text}");
    assert_eq!(OpeningHours::read(canonical).as_ref(), Ok(&hours), "{text}: read again");
    hours
}

fn day(month: u8, day: u8) -> Day {
    Day::new(2026, month, day).expect("a day")
}

#[test]
fn what_maps_write_is_read() {
    for (text, canonical) in [
        ("24/7", "24/7"),
        ("07:00-22:30", "07:00-22:30"),
        ("Mo-Su 10:00-03:00", "10:00-03:00"),
        ("Mo-Fr 10:00-22:00; Sa-Su 10:00-22:30", "Mo-Fr 10:00-22:00; Sa,Su 10:00-22:30"),
        ("Mo-Su 00:00-04:50,23:20-24:00", "00:00-04:50,23:20-24:00"),
        ("Mo-Fr 11:00-23:00, Sa-Su 12:00-23:00; PH off", "Mo-Fr 11:00-23:00; Sa,Su 12:00-23:00; PH off"),
        ("Mo-Th,Su 12:00-00:30; Fr-Sa 12:00-01:30", "Mo-Th,Su 12:00-00:30; Fr,Sa 12:00-01:30"),
        ("Mo-Su, PH 05:00-23:20", "05:00-23:20; PH 05:00-23:20"),
        ("Mo-Fr 08:00-12:00, Mo-Fr 14:00-18:00", "Mo-Fr 08:00-12:00,14:00-18:00"),
        ("Mo-Fr 08:00-20:00; We 10:00-12:00; Th off", "Mo,Tu,Fr 08:00-20:00; We 10:00-12:00"),
        (
            "Sa 10:00-16:00; Mo-Fr 07:30-18:00; 2017 Jul 1 - 2017 Aug 8 Sa off",
            "Mo-Fr 07:30-18:00; Sa 10:00-16:00; 2017 Jul 01-2017 Aug 08 Sa off",
        ),
        (
            "Jun-Aug: Su-Sa 09:00-24:00; Sep-May: Su-Sa 09:00-18:00",
            "Jun 01-Aug 31 09:00-24:00; Sep 01-May 31 09:00-18:00",
        ),
        ("Fr-Mo 10:00-12:00", "Mo,Fr-Su 10:00-12:00"),
        ("Mo-su 09:00-02:00", "09:00-02:00"),
        ("Tu-Su 00:00-24:00", "Tu-Su 00:00-24:00"),
        ("closed", "off"),
        ("9:00-18:00", "09:00-18:00"),
        ("2026-10-01 10:00-12:00", "2026 Oct 01-2026 Oct 01 10:00-12:00"),
    ] {
        check(text, canonical);
    }
}

#[test]
fn what_staff_write_is_read() {
    for (text, canonical) in [
        ("周一至周五 8:00-18:00，周末休息", "Mo-Fr 08:00-18:00"),
        ("早6点到晚10点", "06:00-22:00"),
        ("早上六点半—晚上十点", "06:30-22:00"),
        ("全天", "24/7"),
        ("24小时", "24/7"),
        ("24小时营业，全年无休", "24/7"),
        ("6:00-9:00，16:00—19:00", "06:00-09:00,16:00-19:00"),
        ("８：００－１８：００", "08:00-18:00"),
        ("8:00-20:00，节假日不休", "08:00-20:00"),
        ("上午8:30-11:30 下午2:00-5:30", "08:30-11:30,14:00-17:30"),
        ("下午2点-6点", "14:00-18:00"),
        ("晚8点到次日2点", "20:00-02:00"),
        ("18:00至凌晨2:00", "18:00-02:00"),
        ("周一、三、五 9:00-11:00", "Mo,We,Fr 09:00-11:00"),
        ("周一至五8:00-17:00；周六日9:00-12:00", "Mo-Fr 08:00-17:00; Sa,Su 09:00-12:00"),
        ("工作日9:00-17:00", "Mo-Fr 09:00-17:00; PH off"),
        ("每天8:00-20:00，周末9:00-21:00", "Mo-Fr 08:00-20:00; Sa,Su 09:00-21:00"),
        ("星期一到星期日：07:00~21:30", "07:00-21:30"),
        ("8-22点", "08:00-22:00"),
        ("8点半到17点30分", "08:30-17:30"),
        ("8:00-18:00（法定节假日休息）", "08:00-18:00; PH off"),
        ("周一至周五：8:00-12:00，14:00-18:00；周六、周日及节假日休息", "Mo-Fr 08:00-12:00,14:00-18:00; PH off"),
        (
            "5月1日至9月30日 6:00-21:00；10月1日-4月30日 7:00-20:00",
            "May 01-Sep 30 06:00-21:00; Oct 01-Apr 30 07:00-20:00",
        ),
        ("8:00-20:00；2026年2月16日至2026年2月20日休息", "08:00-20:00; 2026 Feb 16-2026 Feb 20 off"),
        ("营业时间：07:30:00-21:00:00", "07:30-21:00"),
        ("全年无休，8:00-20:00", "08:00-20:00"),
        ("8.00-18.30", "08:00-18:30"),
    ] {
        check(text, canonical);
    }
}

#[test]
fn what_is_not_understood_is_not_guessed() {
    for text in [
        "",
        "不定",
        "看情况",
        "夏季延长",
        "全年无休",
        "周末不休",
        "8:00",
        "8:00-",
        "-18:00",
        "8-22",
        "8:00-晚2点",
        "PH",
        "Mo-Fr 08:00-19:00 || \"on appointment\"",
        "for request only",
        "sunrise-sunset",
        "Mo-Fr 08:00+",
        "周一至周五",
        "周一至周五8:00-18:00，周末不休",
        "Jun 8:00-9:00; Mo 10:00-11:00",
        "8:0-9:00",
        "8:00:30-9:00",
        "8点5-9点",
        "休息日8:00-9:00",
        "Mon - Fri 11am - 11pm",
        "8:00-22:00(周一至周五)",
    ] {
        assert!(
            matches!(OpeningHours::read(text), Err(HoursFault::Unclear(_))),
            "{text}: {:?}",
            OpeningHours::read(text)
        );
    }
    assert!(OpeningHours::read(&"8:00-9:00,".repeat(100)).is_err(), "longer than anybody writes");
}

#[test]
fn hours_that_cannot_be_are_refused_with_their_reason() {
    let fault = |text: &str| OpeningHours::read(text).expect_err(text);
    for (text, piece) in [
        ("25:00-99:00", "99:00"),
        ("8:00-22:75", "22:75"),
        ("早上 80：00", "早上 80:00"),
        ("9:00-30:00", "30:00"),
        ("07:30:75-8:00", "07:30:75"),
        ("上午15:00-18:00", "上午15:00"),
        ("不定，99:00", "99:00"),
    ] {
        assert_eq!(fault(text), HoursFault::NoSuchTime(piece.into()), "{text}");
    }
    for text in ["2月30日 8:00-9:00", "Feb 30-Mar 01 off", "2026年2月29日休息", "25:00-26:00"] {
        assert!(matches!(fault(text), HoursFault::NoSuchTime(_)), "{text}: {:?}", fault(text));
    }
    for text in ["09:00-09:00", "9点到9点", "00:00-00:00"] {
        assert!(matches!(fault(text), HoursFault::NoLength(_)), "{text}: {:?}", fault(text));
    }
    // Nine to five in the morning, or in the afternoon? 23 hours; evening before evening.
    for text in ["9:00-5:00", "09:00-08:00", "晚10点到晚8点", "上午9点到上午8点", "2026 Oct 07-2026 Oct 01 off"]
    {
        assert!(matches!(fault(text), HoursFault::Backwards(_)), "{text}: {:?}", fault(text));
    }
    assert_eq!(Span::new(1440, 1500), Err(HoursFault::NoSuchTime("24:00".into())));
}

#[test]
fn the_first_that_says_something_about_a_day_holds() {
    let hours = check(
        "Mo-Fr 08:00-18:00; Sa 09:00-12:00; Jun 01-Aug 31 Mo-Fr 07:00-19:00; PH 10:00-14:00; 2026 Oct 02-2026 Oct 02 off",
        "Mo-Fr 08:00-18:00; Sa 09:00-12:00; Jun 01-Aug 31 Mo-Fr 07:00-19:00; PH 10:00-14:00; 2026 Oct 02-2026 Oct 02 off",
    );
    // 1–7 October 2026 are holidays; 19 June 2026 (Friday) too, in the season.
    let holidays: BTreeSet<Day> = (1..=7).map(|n| day(10, n)).chain([day(6, 19)]).collect();
    let open = |date: Day, hour: u16| hours.is_open(date, hour * 60, &holidays);
    // 25 November 2026 is a Wednesday, 28 a Saturday, 29 a Sunday.
    assert!(open(day(11, 25), 8) && !open(day(11, 25), 7) && !open(day(11, 25), 18));
    assert!(open(day(11, 28), 11) && !open(day(11, 28), 12) && !open(day(11, 29), 10));
    // Monday 15 June: the season; its Saturday as the week.
    assert!(open(day(6, 15), 7) && open(day(6, 13), 9) && !open(day(6, 13), 13));
    assert!(!open(day(6, 19), 9) && open(day(6, 19), 10), "a holiday goes before the season");
    assert!(open(day(10, 1), 13) && !open(day(10, 2), 13), "a date goes before the holiday");
    // Friday 27 November 18:00: next open on Saturday at 9; from Saturday noon to Monday at 8.
    assert_eq!(hours.next_change(day(11, 27), 18 * 60, &holidays), Some((day(11, 28), 540)));
    assert_eq!(hours.next_change(day(11, 28), 720, &holidays), Some((day(11, 30), 480)));
    assert_eq!(hours.next_change(day(11, 28), 600, &holidays), Some((day(11, 28), 720)));
    // 5 · 10 h + 3 h.
    assert_eq!(hours.minutes_per_week(), 53 * 60);
}

#[test]
fn nights_belong_to_the_day_they_begin_on() {
    let none = BTreeSet::new();
    // Fr,Sa 22:00–02:00: Friday 27 November 2026.
    let hours = check("周五、周六 22:00-02:00", "Fr,Sa 22:00-02:00");
    let open = |n, minute| hours.is_open(day(11, n), minute, &none);
    assert!(!open(27, 60) && open(27, 1320) && open(28, 119) && !open(28, 120) && open(29, 60) && !open(29, 1320));
    assert_eq!(hours.next_change(day(11, 27), 1380, &none), Some((day(11, 28), 120)));
    assert_eq!(hours.minutes_per_week(), 2 * 240);
    // Sunday 22:00–02:00 and Monday 01:00–03:00 overlap by an hour over the end of the week: 4 + 2 − 1.
    assert_eq!(check("Su 22:00-02:00; Mo 01:00-03:00", "Mo 01:00-03:00; Su 22:00-02:00").minutes_per_week(), 5 * 60);
    let always = check("24小时", "24/7");
    assert_eq!((always.minutes_per_week(), always.next_change(day(11, 27), 0, &none)), (7 * 1440, None));
    assert_eq!(check("off", "off").next_change(day(11, 27), 0, &none), None);
}

mod laws {
    use proptest::prelude::*;

    use super::*;

    fn span() -> impl Strategy<Value = Span> {
        (0u16..1440, 1u16..=1440).prop_filter_map("a span", |(from, length)| Span::new(from, from + length).ok())
    }

    fn spans() -> impl Strategy<Value = Spans> {
        proptest::collection::vec(span(), 0..4).prop_map(Spans::of)
    }

    fn date() -> impl Strategy<Value = Day> {
        (0i32..1500).prop_map(|n| Day::new(2025, 1, 1).expect("a day").plus(n).expect("in the calendar"))
    }

    fn days() -> impl Strategy<Value = ByWeekday> {
        let one = proptest::option::of(spans());
        proptest::array::uniform7(one)
    }

    /// Any hours: few different days, as written ones are, or all different.
    fn hours() -> impl Strategy<Value = OpeningHours> {
        let week = prop_oneof![
            proptest::array::uniform7(spans()),
            (spans(), spans()).prop_map(|(a, b)| std::array::from_fn(|day| if day < 5 {
                a.clone()
            } else {
                b.clone()
            })),
        ];
        let seasons = proptest::collection::vec((date(), date(), days()), 0..3);
        let exceptions = proptest::collection::vec((date(), 0i32..40, days()), 0..3);
        (week, seasons, proptest::option::of(spans()), exceptions).prop_map(|(week, seasons, holidays, exceptions)| {
            let mut hours = OpeningHours::weekly(week);
            for (from, to, days) in seasons {
                hours = hours.in_season(Season { from: MonthDay::of(from), to: MonthDay::of(to), days });
            }
            for (from, n, days) in exceptions {
                hours = hours.except(Exception { from, to: from.plus(n).expect("in the calendar"), days });
            }
            holidays.into_iter().fold(hours, |hours, spans| hours.on_holidays(OnHolidays::Hours(spans)))
        })
    }

    proptest! {
        #[test]
        fn the_text_reads_back_as_the_same_hours(hours in hours()) {
            let text = hours.text();
            let again = OpeningHours::read_kept(&text);
            prop_assert_eq!(again.as_ref(), Ok(&hours), "{}", text);
            prop_assert_eq!(again.map(|h| h.text()), Ok(text));
        }

        /// Minute by minute over a fortnight, from the definition alone.
        #[test]
        fn a_slow_clock_agrees(hours in hours(), start in date(), holiday in date()) {
            let holidays = BTreeSet::from([holiday, start.plus(1).expect("a day")]);
            let n_days = 14usize;
            let mut open = vec![false; (n_days + 2) * 1440];
            for at in 0..=n_days {
                let date = start.plus(at as i32 - 1).expect("in the calendar");
                for span in hours.on(date, &holidays).iter() {
                    open[at * 1440..][usize::from(span.from())..usize::from(span.to())].fill(true);
                }
            }
            let expected = (301..n_days * 1440).find(|m| open[1440 + m] != open[1440 + 300]);
            let told = hours.next_change(start, 300, &holidays);
            match expected {
                Some(minute) => {
                    let date = start.plus((minute / 1440) as i32).expect("in the calendar");
                    prop_assert_eq!(told, Some((date, (minute % 1440) as u16)));
                }
                None => {
                    let later = |(date, _)| date >= start.plus(14).expect("in the calendar");
                    prop_assert!(told.is_none_or(later), "{:?}", told);
                }
            }
            for minute in (0..n_days * 1440).step_by(37) {
                let date = start.plus((minute / 1440) as i32).expect("in the calendar");
                prop_assert_eq!(hours.is_open(date, (minute % 1440) as u16, &holidays), open[1440 + minute]);
            }
        }

        #[test]
        fn a_week_has_as_many_minutes_as_are_open(week in proptest::array::uniform7(spans())) {
            let hours = OpeningHours::weekly(week);
            let none = BTreeSet::new();
            let monday = Day::new(2026, 11, 23).expect("a day");
            let open = (0..7 * 1440u32).filter(|m| {
                hours.is_open(monday.plus((m / 1440) as i32).expect("a day"), (m % 1440) as u16, &none)
            });
            prop_assert_eq!(hours.minutes_per_week() as usize, open.count());
        }

        /// Whatever is written: no panic, and what is read has a text that reads the same.
        #[test]
        fn any_text_is_read_or_refused(words in proptest::collection::vec(prop_oneof![
            Just("周一".to_owned()), Just("至".to_owned()), Just("五".to_owned()), Just("，".to_owned()), Just(" ".to_owned()),
            Just("休息".to_owned()), Just("晚".to_owned()), Just("点".to_owned()), Just("Mo".to_owned()), Just("-".to_owned()),
            Just("PH".to_owned()), Just("off".to_owned()), Just("Jun".to_owned()), Just("2026年".to_owned()), Just("3月".to_owned()),
            Just(";".to_owned()), Just("08:00-18:00".to_owned()), Just("次日".to_owned()), Just("不休".to_owned()),
            "[0-9]{1,2}", "[0-9]{1,2}[:：][0-9]{2}", "\\PC{0,3}",
        ], 0..12)) {
            let text = words.concat();
            if let Ok(hours) = OpeningHours::read(&text) {
                prop_assert_eq!(OpeningHours::read_kept(&hours.text()), Ok(hours), "{}", text);
            }
        }
    }
}

#[test]
fn hours_are_told_in_chinese_and_read_again() {
    for (text, chinese) in [
        ("24/7", "24小时营业"),
        ("Mo-Fr 08:00-18:00", "周一至周五 08:00-18:00"),
        ("08:00-20:00", "每天 08:00-20:00"),
        (
            "Mo-Fr 08:00-12:00,14:00-18:00; Sa,Su 09:00-12:00",
            "周一至周五 08:00-12:00，14:00-18:00；周六、周日 09:00-12:00",
        ),
        ("08:00-18:00; PH off", "每天 08:00-18:00；节假日休息"),
        (
            "May 01-Sep 30 06:00-21:00; Oct 01-Apr 30 07:00-20:00",
            "5月1日至9月30日 06:00-21:00；10月1日至4月30日 07:00-20:00",
        ),
        ("08:00-20:00; 2026 Feb 16-2026 Feb 20 off", "每天 08:00-20:00；2026年2月16日至2026年2月20日休息"),
        ("off", "休息"),
    ] {
        let hours = OpeningHours::read(text).expect("canonical");
        assert_eq!(hours.text_zh(), chinese, "{text}");
        assert_eq!(OpeningHours::read(&hours.text_zh()), Ok(hours), "{chinese}");
    }
}
