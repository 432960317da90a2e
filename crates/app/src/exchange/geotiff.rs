//! GeoTIFF 1.1 (OGC 19-008r4) of one band, north up, as a raster of counts.

use std::{io::Cursor, path::Path};

use tiff::{
    ColorType, TiffError,
    decoder::{Decoder, DecodingResult, Limits as TiffLimits},
    tags::Tag,
};
use yike_domain::Trouble;
use yike_engine::import::table::Raster;

use super::{
    Limits,
    crs_words::declared,
    edge::{guarded, read_bytes},
    rules,
};

/// Keys of the directory of GeoTIFF (clauses 7.4 and 7.5).
const RASTER_TYPE: u16 = 1025;
const CITATION: u16 = 1026;
const GEODETIC_SYSTEM: u16 = 2048;
const PROJECTED_SYSTEM: u16 = 3072;
/// Raster type of values that stand at the cells' centres.
const PIXEL_IS_POINT: u16 = 2;
/// A system that is described and has no code.
const USER_DEFINED: u16 = 32_767;

/// Room for the lists of a directory.
const TAG_BYTES: usize = 16 << 20;

/// Reads a GeoTIFF.
///
/// # Errors
/// The file is no GeoTIFF of one band, is damaged, is larger than a limit, does not say
/// where it lies, or is rotated.
pub fn read_raster(path: &Path, limits: &Limits) -> Result<Raster, Trouble> {
    parse(&path.display().to_string(), read_bytes(path, limits)?, limits)
}

/// Like [`read_raster`], from bytes.
///
/// # Errors
/// As [`read_raster`].
pub fn parse(source: &str, bytes: Vec<u8>, limits: &Limits) -> Result<Raster, Trouble> {
    if bytes.is_empty() {
        return Err(Trouble::new(source, rules::FILE_EMPTY));
    }
    if !is_tiff(&bytes) {
        return Err(Trouble::new(source, rules::RASTER_WANTED));
    }
    guarded(source, rules::TIFF_ODD, || read(source, bytes, limits))
}

/// Whether the bytes begin like a TIFF or BigTIFF of either byte order.
pub(super) fn is_tiff(bytes: &[u8]) -> bool {
    [b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"].iter().any(|magic| bytes.starts_with(*magic))
}

/// Two numbers: east and south, or x and y.
type Pair = (f64, f64);
type Tiff = Decoder<Cursor<Vec<u8>>>;

fn read(source: &str, bytes: Vec<u8>, limits: &Limits) -> Result<Raster, Trouble> {
    let because = |reason: String| Trouble::new(source, rules::TIFF_ODD).with("reason", reason);
    let odd = |e: TiffError| because(e.to_string());
    let mut tiff = Decoder::new(Cursor::new(bytes)).map_err(odd)?;
    let (width, height) = tiff.dimensions().map_err(odd)?;
    let n_cells = u64::from(width) * u64::from(height);
    if n_cells > limits.cells {
        return Err(limits.too_many_cells(source));
    }
    if n_cells == 0 {
        return Err(Trouble::new(source, rules::FILE_EMPTY));
    }
    let color = tiff.colortype().map_err(odd)?;
    if !matches!(color, ColorType::Gray(_)) {
        return Err(because(format!("{color:?}")));
    }
    // Eight bytes for the widest number, and as much again for a strip being unpacked.
    let most = usize::try_from(n_cells.saturating_mul(8)).unwrap_or(usize::MAX);
    let mut inner = TiffLimits::default();
    // The lists of tags count against the same limit, also in a raster of six cells.
    inner.decoding_buffer_size = most.max(TAG_BYTES);
    inner.intermediate_buffer_size = most.max(TAG_BYTES);
    inner.ifd_value_size = TAG_BYTES;
    let mut tiff = tiff.with_limits(inner);
    let keys = GeoKeys::read(&mut tiff);
    let (origin, cell) = place(source, &mut tiff, &keys)?;
    let no_data = tiff.get_tag_ascii_string(Tag::GdalNodata).ok();
    let no_data = no_data.and_then(|text| text.trim_matches(['\0', ' ']).parse::<f64>().ok());
    let values = values(tiff.read_image().map_err(odd)?, no_data);
    if values.len() as u64 != n_cells {
        return Err(because(format!("{} / {n_cells}", values.len())));
    }
    Ok(Raster { source: source.to_owned(), width, height, origin, cell, values, declared_crs: keys.system() })
}

/// North-west corner and cell size.
fn place(source: &str, tiff: &mut Tiff, keys: &GeoKeys) -> Result<(Pair, Pair), Trouble> {
    let nowhere = || Trouble::new(source, rules::TIFF_NOT_PLACED);
    let rotated = || Trouble::new(source, rules::TIFF_ROTATED);
    let mut numbers = |tag| tiff.get_tag_f64_vec(tag).unwrap_or_default();
    let (scale, tie) = (numbers(Tag::ModelPixelScaleTag), numbers(Tag::ModelTiepointTag));
    let matrix = numbers(Tag::ModelTransformationTag);
    let (mut origin, cell) = match (scale.as_slice(), tie.as_slice(), matrix.as_slice()) {
        ([east, south, ..], [column, row, _, x, y, _], _) => ((x - column * east, y + row * south), (*east, *south)),
        (_, _, [east, shear_x, _, x, shear_y, south, _, y, ..]) => {
            if *shear_x != 0.0 || *shear_y != 0.0 {
                return Err(rotated());
            }
            ((*x, *y), (*east, -south))
        }
        // Several tie points bend the raster.
        (_, [_, _, _, _, _, _, ..], _) => return Err(rotated()),
        _ => return Err(nowhere()),
    };
    if !(origin.0.is_finite() && origin.1.is_finite() && cell.0.is_finite() && cell.1.is_finite()) {
        return Err(nowhere());
    }
    if cell.0 <= 0.0 || cell.1 <= 0.0 {
        return Err(rotated());
    }
    if keys.short(RASTER_TYPE) == Some(PIXEL_IS_POINT) {
        origin = (origin.0 - cell.0 / 2.0, origin.1 + cell.1 / 2.0);
    }
    Ok((origin, cell))
}

/// The directory of GeoTIFF: key, place of its value, count, value.
struct GeoKeys {
    entries: Vec<[u16; 4]>,
    text: String,
}

impl GeoKeys {
    fn read(tiff: &mut Tiff) -> Self {
        let directory = tiff.get_tag_u16_vec(Tag::GeoKeyDirectoryTag).unwrap_or_default();
        let entries = directory.chunks_exact(4).skip(1).map(|e| [e[0], e[1], e[2], e[3]]).collect();
        Self { entries, text: tiff.get_tag_ascii_string(Tag::GeoAsciiParamsTag).unwrap_or_default() }
    }

    /// A short value, which stands in the directory itself.
    fn short(&self, key: u16) -> Option<u16> {
        self.entries.iter().find(|[id, place, ..]| *id == key && *place == 0).map(|[.., value]| *value)
    }

    fn words(&self, key: u16) -> Option<&str> {
        let [_, _, count, at] = self.entries.iter().find(|[id, place, ..]| *id == key && *place != 0)?;
        let end = usize::from(*at) + usize::from(*count);
        self.text.get(usize::from(*at)..end.min(self.text.len())).map(|text| text.trim_end_matches(['|', '\0']))
    }

    fn system(&self) -> Option<String> {
        let code = self.short(PROJECTED_SYSTEM).or_else(|| self.short(GEODETIC_SYSTEM))?;
        if code != USER_DEFINED { Some(format!("EPSG:{code}")) } else { declared(self.words(CITATION)?) }
    }
}

/// Values as counts; none where the raster has no data or no number.
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "counts of people in a cell")]
fn values(image: DecodingResult, no_data: Option<f64>) -> Vec<Option<f32>> {
    let known = |value: f64| {
        // The mark is written in decimals, so a 32-bit −3.4028235e38 need not be equal in 64 bits.
        let missing = no_data.is_some_and(|mark| value == mark || value as f32 == mark as f32);
        (value.is_finite() && !missing).then_some(value as f32)
    };
    match image {
        DecodingResult::U8(v) => v.into_iter().map(|v| known(f64::from(v))).collect(),
        DecodingResult::U16(v) => v.into_iter().map(|v| known(f64::from(v))).collect(),
        DecodingResult::U32(v) => v.into_iter().map(|v| known(f64::from(v))).collect(),
        DecodingResult::U64(v) => v.into_iter().map(|v| known(v as f64)).collect(),
        DecodingResult::I8(v) => v.into_iter().map(|v| known(f64::from(v))).collect(),
        DecodingResult::I16(v) => v.into_iter().map(|v| known(f64::from(v))).collect(),
        DecodingResult::I32(v) => v.into_iter().map(|v| known(f64::from(v))).collect(),
        DecodingResult::I64(v) => v.into_iter().map(|v| known(v as f64)).collect(),
        DecodingResult::F16(v) => v.into_iter().map(|v| known(f64::from(v.to_f32()))).collect(),
        DecodingResult::F32(v) => v.into_iter().map(|v| known(f64::from(v))).collect(),
        DecodingResult::F64(v) => v.into_iter().map(known).collect(),
    }
}

#[cfg(test)]
mod tests;
