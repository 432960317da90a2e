//! Opening hours as real maps word them: how many are understood, and which are not.

use std::collections::BTreeMap;

use expect_test::expect;
use yike_domain::outlet::hours::OpeningHours;
use yike_engine::import::osm::{Limits, read_map};

use crate::{golden::real_types, testdata};

/// Counts of outlets with hours and of those understood, then every wording that is not.
#[test]
fn nearly_all_hours_of_the_extracts_are_understood() {
    let types = real_types();
    let mut text = String::new();
    for map in [
        "towns/wudaokou/wudaokou.osm.pbf",
        "towns/xinjiekou/xinjiekou.osm.pbf",
        "towns/bupt/bupt.osm.pbf",
        "towns/helsinki-centre/helsinki-centre.osm.pbf",
        "towns/monaco/monaco.osm.gz",
        "towns/porto.osm.pbf",
        "porto-alegre/poa_osm.osm.pbf",
    ] {
        let (facts, _) = read_map(map, &testdata(map), &types, &Limits::default()).expect("a map");
        let (mut n, mut n_read, mut refused) = (0, 0, BTreeMap::new());
        for hours in facts.outlets.iter().map(|outlet| &outlet.hours).filter(|hours| !hours.is_empty()) {
            n += 1;
            match OpeningHours::read(hours) {
                Ok(read) => {
                    assert_eq!(OpeningHours::read(&read.text()), Ok(read), "{hours}");
                    n_read += 1;
                }
                Err(fault) => *refused.entry(format!("{hours} [{fault:?}]")).or_insert(0) += 1,
            }
        }
        text += &format!("{map}: {n_read} of {n}\n");
        refused.into_iter().for_each(|(hours, times)| text += &format!("  {times} × {hours}\n"));
    }
    expect![[r#"
        towns/wudaokou/wudaokou.osm.pbf: 3 of 3
        towns/xinjiekou/xinjiekou.osm.pbf: 7 of 7
        towns/bupt/bupt.osm.pbf: 3 of 3
        towns/helsinki-centre/helsinki-centre.osm.pbf: 262 of 269
          1 × "for request only" [Unclear("\"for request only\"")]
          1 × Mo-Fr 09:30 - 15:00. Lunch Mo-Fr 11:00 - 13:30 [Unclear(". lunch mo-fr 11:00 ")]
          1 × Mo-Fr 11:00-15:00 open "Lunch"; We-Fr 17:00-22:00 open "Dinner"; Sa 12:00-22:00 open "Dinner" [Unclear("\"lunch\"; we-fr 17:00")]
          1 × Mo-Fr 11:00-23:00; Sa-Su 12:00-10:00 [Backwards("12:00-10:00")]
          1 × Mo-Th 07:00-23:00; Fr 07:00-05:00; Sa 10:00-05:00; Su 11:00-22:00 [Backwards("07:00-05:00; sa 10:0")]
          1 × Mo-Tu 07:00-23:00; We-Fr 07:00-05:00; Sa 10:00-05:00; Su 11:00-05:00 [Backwards("07:00-05:00; sa 10:0")]
          1 × Mon - Fri 11am - 11pm, Sat 12am - 11pm, Sun 2pm - 10pm [Unclear("mon - fri 11am - 11p")]
        towns/monaco/monaco.osm.gz: 0 of 0
        towns/porto.osm.pbf: 0 of 0
        porto-alegre/poa_osm.osm.pbf: 6 of 6
    "#]].assert_eq(&text);
}
