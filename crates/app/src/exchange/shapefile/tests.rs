//! Shapefiles as ArcGIS, MapInfo and QGIS leave them, and as nobody should.

use std::io::Cursor;

use shapefile::{Point, Polygon, PolygonRing, Polyline, ShapeWriter};
use yike_domain::Rule;
use yike_engine::import::table::{Cell, RawShape};

use super::*;

/// A dBase table by hand: fields (name, kind, width) and rows of raw text; `*` before a row deletes it.
fn dbf(language: u8, fields: &[(&[u8], u8, u8)], rows: &[&[&[u8]]]) -> Vec<u8> {
    let record: usize = 1 + fields.iter().map(|(_, _, width)| usize::from(*width)).sum::<usize>();
    let header = 32 + 32 * fields.len() + 1;
    let mut out = vec![0; 32];
    out[0] = 3;
    out[4..8].copy_from_slice(&u32::try_from(rows.len()).expect("few rows").to_le_bytes());
    out[8..10].copy_from_slice(&u16::try_from(header).expect("few fields").to_le_bytes());
    out[10..12].copy_from_slice(&u16::try_from(record).expect("few fields").to_le_bytes());
    out[29] = language;
    for (name, kind, width) in fields {
        let mut field = [0; 32];
        field[..name.len()].copy_from_slice(name);
        (field[11], field[16]) = (*kind, *width);
        out.extend(field);
    }
    out.push(0x0D);
    for row in rows {
        let deleted = row[0].first() == Some(&b'*');
        out.push(if deleted { b'*' } else { b' ' });
        for (at, (_, _, width)) in fields.iter().enumerate() {
            let text = if deleted && at == 0 { &row[at][1..] } else { row[at] };
            let mut cell = vec![b' '; usize::from(*width)];
            let n = text.len().min(cell.len());
            cell[..n].copy_from_slice(&text[..n]);
            out.extend(cell);
        }
    }
    out.push(0x1A);
    out
}

fn points(n: usize) -> Vec<u8> {
    let mut shp = Cursor::new(Vec::new());
    let points: Vec<Point> = (0..n).map(|at| Point::new(116.0 + at as f64, 39.5)).collect();
    ShapeWriter::new(&mut shp).write_shapes(&points).expect("it can be written");
    shp.into_inner()
}

fn gbk(text: &str) -> Vec<u8> {
    encoding_rs::GBK.encode(text).0.into_owned()
}

type Encode<'a> = &'a dyn Fn(&str) -> Vec<u8>;

fn text(t: &str) -> Cell {
    Cell::Text(t.to_owned())
}

fn read_parts(shp: Vec<u8>, dbf: Vec<u8>, cpg: Option<&str>) -> Result<Table, Trouble> {
    let parts = Parts { shp, dbf, prj: None, cpg: cpg.map(|label| label.as_bytes().to_vec()) };
    parse("a.shp", &parts, &Limits::default())
}

#[test]
fn attributes_are_read_in_the_encoding_that_is_named_meant_or_found() {
    let build =
        |language: u8, encode: Encode<'_>| dbf(language, &[(&encode("名称"), b'C', 20)], &[&[&encode("示例菜市场")]]);
    let utf8 = |t: &str| t.as_bytes().to_vec();
    let cases: [(u8, Encode<'_>, Option<&str>); 11] = [
        (0, &gbk, Some("GBK")),
        (0, &gbk, Some("936\r\n")),
        (0, &gbk, Some("UTF-8")), // the label is wrong, the text is believed
        (0, &gbk, None),
        (0x4D, &gbk, None),
        (0x57, &gbk, None),
        (0x57, &utf8, None),
        (0, &utf8, Some("UTF-8")),
        (0, &utf8, Some("GBK")), // 15 bytes, which are words of GBK, too, but not these
        (0x4D, &utf8, None),
        (0x4F, &utf8, Some("Big5")),
    ];
    for (language, encode, cpg) in cases {
        let table = read_parts(points(1), build(language, encode), cpg).expect("it is whole");
        assert_eq!(table.columns, ["名称"], "{language:x} {cpg:?}");
        assert_eq!(table.rows[0].cells, [text("示例菜市场")]);
    }
    let neither = dbf(0, &[(b"a", b'C', 4)], &[&[b"\xff\xff\xff\xff"]]);
    assert_eq!(read_parts(points(1), neither, None).expect_err("neither").rule, rules::ENCODING_UNKNOWN);
    let both = dbf(0, &[(b"a", b'C', 6)], &[&["菜场".as_bytes()], &["药店".as_bytes()], &[&gbk("饭馆")]]);
    let both = read_parts(points(1), both, None).expect_err("two encodings");
    assert_eq!((both.rule, both.to_string().contains("row 3")), (rules::ENCODING_MIXED, true), "{both}");
}

#[test]
fn a_character_cut_by_the_width_of_its_field_is_left_out() {
    let long = gbk("示例菜");
    let cut = dbf(0, &[(b"a", b'C', 5)], &[&[&long]]);
    assert_eq!(read_parts(points(1), cut, None).expect("it is whole").rows[0].cells, [text("示例")]);
    let cut = dbf(0, &[(b"a", b'C', 8)], &[&["示例菜".as_bytes()]]);
    assert_eq!(read_parts(points(1), cut, None).expect("it is whole").rows[0].cells, [text("示例")]);
}

#[test]
fn every_kind_of_field_is_read_and_deleted_rows_take_their_shape_with_them() {
    let fields: [(&[u8], u8, u8); 5] =
        [(b"name", b'C', 4), (b"people", b'N', 8), (b"code", b'N', 18), (b"day", b'D', 8), (b"open", b'L', 1)];
    let rows: [&[&[u8]]; 3] = [
        &[b"a", b"   120.5", b"911101080000000017", b"20260131", b"T"],
        &[b"*b", b"1", b"", b"", b"?"],
        &[b"c", b"********", b"", b"", b""],
    ];
    let table = read_parts(points(3), dbf(0, &fields, &rows), None).expect("it is whole");
    let first = [text("a"), Cell::Number(120.5), text("911101080000000017"), text("2026-01-31"), text("true")];
    assert_eq!(table.rows[0].cells, first);
    assert_eq!((table.rows.len(), table.rows[1].line), (2, 3));
    assert_eq!(table.rows[1].shape, Some(RawShape::Point(118.0, 39.5)));
    assert_eq!(table.rows[1].cells[1], text("********"), "a number that did not fit is not lost");
}

#[test]
fn holes_belong_to_the_ring_around_them() {
    let ring =
        |a: f64, b: f64| vec![Point::new(a, a), Point::new(a, b), Point::new(b, b), Point::new(b, a), Point::new(a, a)];
    let polygon = Polygon::with_rings(vec![
        PolygonRing::Outer(ring(0.0, 9.0)),
        PolygonRing::Outer(ring(20.0, 29.0)),
        PolygonRing::Inner(ring(2.0, 3.0)),
        PolygonRing::Inner(ring(22.0, 23.0)),
    ]);
    let mut shp = Cursor::new(Vec::new());
    ShapeWriter::new(&mut shp).write_shapes(&[polygon]).expect("it can be written");
    let table = read_parts(shp.into_inner(), dbf(0, &[(b"a", b'C', 1)], &[&[b"x"]]), None).expect("it is whole");
    let Some(RawShape::Polygons(polygons)) = &table.rows[0].shape else { panic!("polygons") };
    let corners: Vec<Vec<f64>> = polygons.iter().map(|p| p.iter().map(|ring| ring[0].0).collect()).collect();
    assert_eq!(corners, [vec![0.0, 2.0], vec![20.0, 22.0]]);
}

#[test]
fn a_whole_shapefile_is_read_from_disk_and_missing_parts_are_named() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("outlets.shp");
    let columns = dbase::TableWriterBuilder::new().add_character_field("name".try_into().expect("a name"), 20);
    let mut writer = shapefile::Writer::from_path(&path, columns).expect("it can be started");
    let line = Polyline::new(vec![Point::new(1.0, 2.0), Point::new(3.0, 4.0)]);
    let mut record = dbase::Record::default();
    record.insert("name".into(), dbase::FieldValue::Character(Some("a street".into())));
    writer.write_shape_and_record(&line, &record).expect("it can be written");
    drop(writer);
    let prj = r#"PROJCS["CGCS2000_3_Degree_GK_Zone_39",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000"]]"#;
    std::fs::write(folder.path().join("outlets.PRJ"), prj).expect("it can be written");
    let table = read(&path, &Limits::default()).expect("it is whole");
    assert_eq!(table.declared_crs.as_deref(), Some("EPSG:4527"));
    assert_eq!(table.rows[0].cells, [text("a street")]);
    assert_eq!(table.rows[0].shape, Some(RawShape::Lines(vec![vec![(1.0, 2.0), (3.0, 4.0)]])));
    std::fs::remove_file(path.with_extension("dbf")).expect("it was there");
    let trouble = read(&path, &Limits::default()).expect_err("no attributes");
    assert_eq!((trouble.rule, trouble.args[0].1.to_string()), (rules::SIDECAR_MISSING, "outlets.dbf".into()));
}

#[test]
fn damaged_files_are_refused() {
    let good_dbf = dbf(0, &[(b"a", b'C', 3)], &[&[b"x"], &[b"y"]]);
    let good = points(2);
    let rule = |shp: &[u8], dbf: &[u8]| -> Option<Rule> {
        read_parts(shp.to_vec(), dbf.to_vec(), None).err().map(|trouble| trouble.rule)
    };
    assert_eq!(rule(&good, &good_dbf), None);
    assert_eq!(rule(&points(3), &good_dbf), Some(rules::SHP_ODD), "three shapes and two rows");
    assert_eq!(rule(&points(1), &good_dbf), Some(rules::SHP_ODD));
    for end in 0..good.len() {
        let found = rule(&good[..end], &good_dbf);
        assert!(matches!(found, Some(rules::SHP_ODD | rules::SHAPE_ODD)), "shp cut at {end}: {found:?}");
    }
    // The last byte only marks the end and is not needed.
    for end in 0..good_dbf.len() - 1 {
        assert_eq!(rule(&good, &good_dbf[..end]), Some(rules::SHP_ODD), "dbf cut at {end}");
    }
    let mut many = good_dbf.clone();
    many[4..8].fill(0xFF);
    assert_eq!(rule(&good, &many), Some(rules::SHP_ODD), "four thousand million rows are claimed");
    for at in 0..good.len().max(good_dbf.len()) {
        let flip = |bytes: &[u8]| {
            let mut bytes = bytes.to_vec();
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 0xFF;
            }
            bytes
        };
        // Neither may panic; whatever they answer.
        let _ = (rule(&flip(&good), &good_dbf), rule(&good, &flip(&good_dbf)));
    }
}
