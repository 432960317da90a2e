//! Rasters as WorldPop and GDAL write them, and as nobody should.

use tiff::encoder::{Compression, TiffEncoder, TiffValue, colortype};
use yike_domain::Rule;

use super::*;

/// What a test raster says about its place.
struct Placed {
    scale: Option<[f64; 3]>,
    tie: Option<Vec<f64>>,
    matrix: Option<[f64; 16]>,
    keys: Vec<u16>,
    no_data: Option<&'static str>,
}

/// 3 × 2 cells of 0.5°, the north-west corner at 116° E 40° N, WGS84 (key 2048 = 4326), areas (1025 = 1).
fn here() -> Placed {
    Placed {
        scale: Some([0.5, 0.25, 0.0]),
        tie: Some(vec![0.0, 0.0, 0.0, 116.0, 40.0, 0.0]),
        matrix: None,
        keys: vec![1, 1, 0, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326],
        no_data: Some("-99999"),
    }
}

fn tiff<C: colortype::ColorType>(placed: &Placed, data: &[C::Inner], compression: Compression) -> Vec<u8>
where
    [C::Inner]: TiffValue,
{
    let mut out = Cursor::new(Vec::new());
    let mut encoder = TiffEncoder::new(&mut out).expect("it can be started").with_compression(compression);
    let height = u32::try_from(data.len() / (3 * C::BITS_PER_SAMPLE.len())).expect("few rows");
    let mut image = encoder.new_image::<C>(3, height).expect("it can be started");
    let directory = image.encoder();
    let numbers = [
        (Tag::ModelPixelScaleTag, placed.scale.map(|v| v.to_vec())),
        (Tag::ModelTiepointTag, placed.tie.clone()),
        (Tag::ModelTransformationTag, placed.matrix.map(|v| v.to_vec())),
    ];
    for (tag, value) in numbers {
        value.into_iter().for_each(|v| directory.write_tag(tag, v.as_slice()).expect("it can be written"));
    }
    directory.write_tag(Tag::GeoKeyDirectoryTag, placed.keys.as_slice()).expect("it can be written");
    if let Some(text) = placed.no_data {
        directory.write_tag(Tag::GdalNodata, text).expect("it can be written");
    }
    image.write_data(data).expect("it can be written");
    out.into_inner()
}

const PEOPLE: [f32; 6] = [1.0, 2.5, -99_999.0, 4.0, f32::NAN, 16.0];

fn good() -> Vec<u8> {
    tiff::<colortype::Gray32Float>(&here(), &PEOPLE, Compression::Uncompressed)
}

fn read(bytes: Vec<u8>) -> Raster {
    parse("a.tif", bytes, &Limits::default()).expect("it is a raster")
}

fn rule(bytes: Vec<u8>, limits: &Limits) -> Rule {
    parse("a.tif", bytes, limits).expect_err("it is odd").rule
}

#[test]
fn cells_corner_size_system_and_missing_values_are_read() {
    let raster = read(good());
    assert_eq!((raster.width, raster.height), (3, 2));
    assert_eq!((raster.origin, raster.cell), ((116.0, 40.0), (0.5, 0.25)));
    assert_eq!(raster.declared_crs.as_deref(), Some("EPSG:4326"));
    assert_eq!(raster.values, [Some(1.0), Some(2.5), None, Some(4.0), None, Some(16.0)]);
    for compression in [Compression::Lzw, Compression::Packbits, Compression::Deflate(Default::default())] {
        assert_eq!(read(tiff::<colortype::Gray32Float>(&here(), &PEOPLE, compression)), raster);
    }
}

#[test]
fn whole_and_double_numbers_are_read() {
    let whole = tiff::<colortype::GrayI16>(&here(), &[1, 2, 3, 4, 5, -6], Compression::Uncompressed);
    assert_eq!(read(whole).values[5], Some(-6.0));
    let bytes = tiff::<colortype::Gray8>(&here(), &[1, 2, 3, 4, 5, 255], Compression::Lzw);
    assert_eq!(read(bytes).values[5], Some(255.0));
    let mark = Placed { no_data: Some("-3.4028234663852886e+38"), ..here() };
    let lowest = f64::from(f32::MIN);
    let double = tiff::<colortype::Gray64Float>(&mark, &[0.5, lowest, 0.0, 0.0, 0.0, 0.0], Compression::Uncompressed);
    assert_eq!(read(double).values[..2], [Some(0.5), None]);
}

#[test]
fn values_at_centres_ties_elsewhere_and_matrices_come_to_the_same_corner() {
    // The tie is the centre of column 1, row 1: 116.75, 39.625; as a corner that is 116.5, 39.75 and so 116, 40.
    let mut centre = here();
    centre.keys[7] = PIXEL_IS_POINT;
    centre.tie = Some(vec![1.0, 1.0, 0.0, 116.75, 39.625, 0.0]);
    let mut matrix = Placed { scale: None, tie: None, ..here() };
    let mut m = [0.0; 16];
    (m[0], m[3], m[5], m[7], m[15]) = (0.5, 116.0, -0.25, 40.0, 1.0);
    matrix.matrix = Some(m);
    for placed in [centre, matrix] {
        let raster = read(tiff::<colortype::Gray32Float>(&placed, &PEOPLE, Compression::Uncompressed));
        assert_eq!((raster.origin, raster.cell), ((116.0, 40.0), (0.5, 0.25)));
    }
}

#[test]
fn rasters_without_a_place_rotated_coloured_or_too_large_are_refused() {
    let of = |placed: Placed| {
        rule(tiff::<colortype::Gray32Float>(&placed, &PEOPLE, Compression::Uncompressed), &Limits::default())
    };
    assert_eq!(of(Placed { scale: None, tie: None, ..here() }), rules::TIFF_NOT_PLACED);
    let mut m = [0.0; 16];
    (m[0], m[1], m[4], m[5]) = (0.5, 0.1, 0.1, -0.5);
    assert_eq!(of(Placed { scale: None, tie: None, matrix: Some(m), ..here() }), rules::TIFF_ROTATED);
    assert_eq!(of(Placed { scale: None, tie: Some(vec![0.0; 24]), ..here() }), rules::TIFF_ROTATED);
    assert_eq!(of(Placed { scale: Some([0.5, -0.5, 0.0]), ..here() }), rules::TIFF_ROTATED);
    assert_eq!(of(Placed { scale: Some([f64::NAN, 0.5, 0.0]), ..here() }), rules::TIFF_NOT_PLACED);
    let coloured = tiff::<colortype::RGB8>(&here(), &[0; 18], Compression::Uncompressed);
    assert_eq!(rule(coloured, &Limits::default()), rules::TIFF_ODD);
    assert_eq!(rule(good(), &Limits { cells: 5, ..Limits::default() }), rules::TOO_MANY_CELLS);
    assert_eq!(rule(b"name,x\n".to_vec(), &Limits::default()), rules::RASTER_WANTED);
    assert_eq!(rule(Vec::new(), &Limits::default()), rules::FILE_EMPTY);
}

#[test]
fn a_system_without_a_code_is_told_by_its_words() {
    let keys = GeoKeys {
        entries: vec![[CITATION, 34_737, 28, 0], [PROJECTED_SYSTEM, 0, 1, USER_DEFINED]],
        text: "CGCS2000_3_Degree_GK_Zone_39|".into(),
    };
    assert_eq!(keys.system().as_deref(), Some("EPSG:4527"));
}

#[test]
fn truncated_and_flipped_files_never_end_the_program() {
    let good = tiff::<colortype::Gray32Float>(&here(), &PEOPLE, Compression::Lzw);
    for end in 4..good.len() - 1 {
        assert_eq!(rule(good[..end].to_vec(), &Limits::default()), rules::TIFF_ODD, "cut at {end}");
    }
    let mut refused = 0;
    for at in 4..good.len() {
        for mask in [0x01, 0x80, 0xFF] {
            let mut bytes = good.clone();
            bytes[at] ^= mask;
            refused += usize::from(parse("a.tif", bytes, &Limits::default()).is_err());
        }
    }
    assert!(refused > 0);
}
