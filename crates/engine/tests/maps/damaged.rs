//! Damaged, hostile and foreign files: a clear trouble, never a panic.

use std::io::Write;

use yike_domain::Trouble;
use yike_engine::import::osm::{Limits, read_map, read_streets};

use crate::{read, testdata, told, types, xml};

#[track_caller]
fn check(bytes: &[u8], wanted: &str) {
    let trouble = read(bytes).expect_err("no sound map");
    assert_eq!(trouble.to_string(), wanted);
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes).expect("into memory");
    writer.finish().expect("into memory")
}

fn bzip2(bytes: &[u8]) -> Vec<u8> {
    let mut writer = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::best());
    writer.write_all(bytes).expect("into memory");
    writer.finish().expect("into memory")
}

#[test]
fn every_file_that_is_no_map_has_its_trouble() {
    check(b"", "osm-file-empty · map");
    check(b"hello", "osm-format-unknown · map");
    check(b"<html><body>404</body></html>", "osm-format-unknown · map");
    check(b"<osmChange version='0.6'/>", "osm-format-unknown · map");
    check(&gzip(b"name,lon,lat\n"), "osm-format-unknown · map");
    check(b"PK\x03\x04", "osm-format-unknown · map");
    check(xml("").as_bytes(), "osm-no-objects · map");
    check(b"<osm><node id='1' lat='40' lon='116'/>", "osm-file-cut · map · line 1");
    check(b"<osm>\n<node id='1' lat='40' lon='11", "osm-file-cut · map · line 2");
    check(
        b"<osm>\n<node id='1' lat='40'/>\n</osm>",
        "osm-attribute-wrong · map · line 2 · element=node · attribute=lon",
    );
    check(b"<osm>\n\n<way id='x'/></osm>", "osm-attribute-wrong · map · line 3 · element=way · attribute=id");
    check(b"<osm>\n<way id='1'></node></osm>", "osm-file-broken · map · line 2");
    check(
        b"<osm><node id='1' lat='40' lon='1'><tag k='name' v='&bomb;'/></node></osm>",
        "osm-file-broken · map · line 1",
    );
}

#[test]
fn bombs_stop_at_the_limit() {
    let limits = Limits { max_unpacked_bytes: 1 << 20, ..Limits::default() };
    let read = |bytes: &[u8]| read_map("map", bytes, &types(), &limits).expect_err("a bomb");
    let same = xml(&"<node id='1' lat='40' lon='116'/>\n".repeat(150_000));
    for packed in [gzip(same.as_bytes()), bzip2(same.as_bytes())] {
        assert!(packed.len() < 100_000);
        assert_eq!(read(&packed).to_string(), "osm-unpacked-too-large · map · limit=1");
    }
    // One element that never ends.
    let endless = format!("<osm><node id='1' lat='1' lon='1' note='{}'/></osm>", "x".repeat(3 << 20));
    check(&gzip(endless.as_bytes()), "osm-file-broken · map · line 1");
    let deep = format!("<osm>{}", "<a>".repeat(100_000));
    assert_eq!(read(deep.as_bytes()).to_string(), "osm-xml-too-deep · map · line 1 · limit=16");
    let few = Limits { max_objects: 100, ..Limits::default() };
    let many = xml(&(0..200).map(|i| format!("<node id='{i}' lat='40' lon='116'/>")).collect::<String>());
    assert_eq!(
        read_map("map", many.as_bytes(), &types(), &few).expect_err("too many").to_string(),
        "osm-too-many-objects · map · limit=100"
    );
    let large = Limits { max_bytes: 100, ..Limits::default() };
    let pbf = testdata("towns/bupt/bupt.osm.pbf");
    assert_eq!(read_streets("map", &pbf, &large).expect_err("large").rule.0, "osm-file-too-large");
}

#[test]
fn repeated_and_misplaced_objects_are_told() {
    let (facts, findings) = read(
        xml("<node id='1' lat='40' lon='116.31'><tag k='amenity' v='bank'/></node>\n\
             <node id='1' lat='41' lon='116.31'><tag k='amenity' v='bank'/></node>\n\
             <node id='2' lat='116.31' lon='40'/>")
        .as_bytes(),
    )
    .expect("a map");
    assert_eq!(facts.outlets.len(), 1, "the first of the two");
    assert_eq!(told(&findings), ["osm-ids-repeated objects=1", "osm-nodes-misplaced nodes=1"]);
}

/// A shortened file is a trouble, unless the cut falls between two blocks of a pbf.
#[test]
fn files_cut_anywhere_are_refused_or_read_without_panic() {
    let types = types();
    let read = |bytes: &[u8]| read_map("map", bytes, &types, &Limits::default());
    let pbf = testdata("towns/bupt/bupt.osm.pbf");
    let mut refused = 0;
    for end in (0..pbf.len()).step_by(97) {
        refused += usize::from(read(&pbf[..end]).is_err());
    }
    assert!(refused > pbf.len() / 97 - 5, "{refused}");
    let packed = testdata("towns/bupt/bupt.osm.gz");
    for end in (0..packed.len()).step_by(499) {
        let trouble = read(&packed[..end]).expect_err("cut");
        assert!(["osm-file-empty", "osm-format-unknown", "osm-file-cut"].contains(&trouble.rule.0), "{end}: {trouble}");
    }
    let small =
        xml("<node id='1' lat='40' lon='116.31'><tag k='name' v='甲 &lt; 乙'/></node><way id='5'><nd ref='1'/></way>");
    for packed in [small.as_bytes().to_vec(), gzip(small.as_bytes()), bzip2(small.as_bytes())] {
        let whole = small.trim_end().len();
        for end in 0..packed.len() {
            let is_whole = packed == small.as_bytes() && end >= whole;
            assert_eq!(read(&packed[..end]).is_ok(), is_whole, "{end} of {}", packed.len());
        }
    }
}

/// Bytes changed at random places (a fixed sequence, so that a failure can be repeated).
#[test]
fn changed_bytes_never_make_the_readers_panic() {
    let types = types();
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = |below: usize| {
        // SplitMix64 (Steele et al. 2014, OOPSLA).
        seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = seed;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % below as u64) as usize
    };
    let pbf = testdata("towns/bupt/bupt.osm.pbf");
    let packed = testdata("towns/bupt/bupt.osm.gz");
    let mut plain = Vec::new();
    std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(packed.as_slice()), &mut plain).expect("sound");
    let mut troubles = 0;
    for (file, rounds) in [(&pbf, 300), (&packed, 100), (&plain, 100), (&raw_pbf(&pbf), 300)] {
        for _ in 0..rounds {
            let mut bytes = file.clone();
            for _ in 0..1 + next(4) {
                let at = next(bytes.len());
                bytes[at] = next(256) as u8;
            }
            let result: Result<_, Trouble> = read_map("map", &bytes, &types, &Limits::default());
            troubles += usize::from(result.is_err());
        }
    }
    assert!(troubles > 200, "{troubles} files were refused");
}

/// The same pbf with its blocks unpacked, so that changes reach the block reader and not only zlib.
fn raw_pbf(pbf: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < pbf.len() {
        let header_len = u32::from_be_bytes(pbf[at..at + 4].try_into().expect("four bytes")) as usize;
        let header = &pbf[at + 4..at + 4 + header_len];
        // 0x0a length name … 0x18 size: the name is OSMHeader or OSMData.
        let name = &header[2..2 + header[1] as usize];
        let (size, _) = varint(&header[header.iter().rposition(|b| *b == 0x18).expect("a size") + 1..]);
        let body = &pbf[at + 4 + header_len..at + 4 + header_len + size];
        let zlib = body.windows(2).position(|w| w == [0x78, 0x9c] || w == [0x78, 0xda] || w == [0x78, 0x01]);
        let mut message = Vec::new();
        std::io::Read::read_to_end(
            &mut flate2::read::ZlibDecoder::new(&body[zlib.expect("zlib data")..]),
            &mut message,
        )
        .expect("sound zlib");
        let mut blob = vec![0x0a];
        push_varint(&mut blob, message.len());
        blob.extend(message);
        let mut new_header = vec![0x0a, name.len() as u8];
        new_header.extend(name);
        new_header.push(0x18);
        push_varint(&mut new_header, blob.len());
        out.extend((new_header.len() as u32).to_be_bytes());
        out.extend(new_header);
        out.extend(blob);
        at += 4 + header_len + size;
    }
    assert!(read(&out).expect("the rewritten pbf is sound") == read(pbf).expect("sound"));
    out
}

fn varint(bytes: &[u8]) -> (usize, usize) {
    let (mut number, mut n) = (0, 0);
    loop {
        number |= ((bytes[n] & 0x7f) as usize) << (7 * n);
        n += 1;
        if bytes[n - 1] < 0x80 {
            return (number, n);
        }
    }
}

fn push_varint(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}
