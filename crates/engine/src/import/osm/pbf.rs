//! `.osm.pbf`: a row of blobs, each packed apart, decoded side by side.
//!
//! Format: `fileformat.proto` of OSM-binary (Crosby 2010), with its limits of
//! 64 KiB for a blob header and 32 MiB for an unpacked block.

use flate2::{Decompress, FlushDecompress, Status};
use rayon::prelude::*;
use yike_domain::{LonLat, Rule, Trouble};

use super::block::{self, lon_lat};
use super::objects::{Block, Header, Keep};
use super::protobuf::{Broken, field, unzigzag};
use super::{Limits, rules};

const MAX_BLOB_HEADER: usize = 64 * 1024;
const MAX_BLOCK: usize = 32 * 1024 * 1024;

/// Blobs decoded before the limits are looked at again.
const BATCH: usize = 256;

/// One packed block.
struct Blob<'a> {
    /// Byte of the file where the blob starts.
    at: usize,
    is_header: bool,
    packing: Packing<'a>,
}

enum Packing<'a> {
    Raw(&'a [u8]),
    Zlib {
        packed: &'a [u8],
        size: usize,
    },
    /// Name of a packing that is not supported.
    Other(&'static str),
}

/// Whether the bytes start like a pbf: a header length, then the words `OSMHeader`.
pub(super) fn is_pbf(bytes: &[u8]) -> bool {
    bytes.get(4..15).is_some_and(|start| start == b"\x0a\x09OSMHeader")
}

/// Reads all blocks of a pbf file.
pub(super) fn read(source: &str, bytes: &[u8], keep: Keep, limits: &Limits) -> Result<(Header, Vec<Block>), Trouble> {
    let blobs = split(source, bytes)?;
    let unpacked: u64 = blobs.iter().map(|blob| blob.packing.size() as u64).sum();
    if unpacked > limits.max_unpacked_bytes {
        return Err(limits.unpacked_too_large(source));
    }
    let mut header = Header::default();
    let mut blocks = Vec::with_capacity(blobs.len());
    let mut n_objects = 0;
    for batch in blobs.chunks(BATCH) {
        let decoded: Vec<Result<Decoded, (usize, Rule)>> =
            batch.par_iter().map_init(Unpacker::default, |unpacker, blob| unpacker.decode(blob, keep)).collect();
        for item in decoded {
            match item.map_err(|(at, rule)| broken(source, at, rule))? {
                Decoded::Header(found) => header = found.map_err(|feature| feature.trouble(source))?,
                Decoded::Block(block) => {
                    n_objects += block.n_objects();
                    limits.check_objects(source, n_objects)?;
                    blocks.push(block);
                }
            }
        }
        if let Some(Blob { at, packing: Packing::Other(name), .. }) =
            batch.iter().find(|blob| matches!(blob.packing, Packing::Other(_)))
        {
            return Err(Trouble::new(source, rules::PACKING_UNKNOWN).at(format!("byte {at}")).with("packing", *name));
        }
    }
    Ok((header, blocks))
}

#[expect(clippy::large_enum_variant, reason = "almost every blob is a block")]
enum Decoded {
    Header(Result<Header, UnknownFeature>),
    Block(Block),
}

/// A feature the file says a reader must have.
struct UnknownFeature(String);

impl UnknownFeature {
    fn trouble(self, source: &str) -> Trouble {
        Trouble::new(source, rules::FEATURE_UNKNOWN).with("feature", self.0)
    }
}

impl Packing<'_> {
    const fn size(&self) -> usize {
        match self {
            Self::Raw(bytes) => bytes.len(),
            Self::Zlib { size, .. } => *size,
            Self::Other(_) => 0,
        }
    }
}

fn broken(source: &str, at: usize, rule: Rule) -> Trouble {
    Trouble::new(source, rule).at(format!("byte {at}"))
}

/// Walks over the blob headers; nothing is unpacked yet.
fn split<'a>(source: &str, bytes: &'a [u8]) -> Result<Vec<Blob<'a>>, Trouble> {
    let mut blobs = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let cut = || broken(source, at, rules::FILE_CUT);
        let wrong = |_: Broken| broken(source, at, rules::FILE_BROKEN);
        let length = bytes.get(at..at + 4).ok_or_else(cut)?;
        let length = u32::from_be_bytes([length[0], length[1], length[2], length[3]]) as usize;
        if length > MAX_BLOB_HEADER {
            return Err(wrong(Broken));
        }
        let header = bytes.get(at + 4..at + 4 + length).ok_or_else(cut)?;
        let (kind, size) = blob_header(header).map_err(wrong)?;
        let start = at + 4 + length;
        let body = bytes.get(start..start + size).ok_or_else(cut)?;
        if kind == b"OSMHeader" || kind == b"OSMData" {
            let packing = packing(body).map_err(wrong)?;
            if packing.size() > MAX_BLOCK {
                return Err(wrong(Broken));
            }
            blobs.push(Blob { at, is_header: kind == b"OSMHeader", packing });
        }
        at = start + size;
    }
    Ok(blobs)
}

fn blob_header(mut message: &[u8]) -> Result<(&[u8], usize), Broken> {
    let (mut kind, mut size): (&[u8], Option<usize>) = (&[], None);
    while let Some((number, value)) = field(&mut message)? {
        match number {
            1 => kind = value.bytes()?,
            3 => size = Some(usize::try_from(value.number()?).map_err(|_| Broken)?),
            _ => {}
        }
    }
    let size = size.filter(|&size| size <= 2 * MAX_BLOCK).ok_or(Broken)?;
    Ok((kind, size))
}

fn packing(mut message: &[u8]) -> Result<Packing<'_>, Broken> {
    let (mut found, mut unpacked) = (None, None);
    while let Some((number, value)) = field(&mut message)? {
        match number {
            1 => found = Some(Packing::Raw(value.bytes()?)),
            2 => unpacked = Some(usize::try_from(value.number()?).map_err(|_| Broken)?),
            3 => found = Some(Packing::Zlib { packed: value.bytes()?, size: 0 }),
            4 => found = Some(Packing::Other("lzma")),
            5 => found = Some(Packing::Other("bzip2")),
            6 => found = Some(Packing::Other("lz4")),
            7 => found = Some(Packing::Other("zstd")),
            _ => {}
        }
    }
    match found.ok_or(Broken)? {
        Packing::Zlib { packed, .. } => Ok(Packing::Zlib { packed, size: unpacked.ok_or(Broken)? }),
        other => Ok(other),
    }
}

/// Unpacks blobs, one after the other, into the same memory.
struct Unpacker {
    zlib: Decompress,
    unpacked: Vec<u8>,
}

impl Default for Unpacker {
    fn default() -> Self {
        Self { zlib: Decompress::new(true), unpacked: Vec::new() }
    }
}

impl Unpacker {
    fn decode(&mut self, blob: &Blob<'_>, keep: Keep) -> Result<Decoded, (usize, Rule)> {
        let wrong = |_: Broken| (blob.at, rules::FILE_BROKEN);
        let message = match blob.packing {
            Packing::Raw(bytes) => bytes,
            Packing::Zlib { packed, size } => self.unpack(packed, size).map_err(wrong)?,
            Packing::Other(_) => return Ok(Decoded::Block(Block::default())),
        };
        if blob.is_header {
            header(message).map(Decoded::Header).map_err(wrong)
        } else {
            block::decode(message, keep).map(Decoded::Block).map_err(wrong)
        }
    }

    /// Unpacks exactly `size` bytes: what grows beyond its own announcement is broken.
    fn unpack(&mut self, packed: &[u8], size: usize) -> Result<&[u8], Broken> {
        self.zlib.reset(true);
        self.unpacked.clear();
        self.unpacked.reserve(size);
        let status = self.zlib.decompress_vec(packed, &mut self.unpacked, FlushDecompress::Finish);
        match status {
            Ok(Status::StreamEnd) if self.unpacked.len() == size => Ok(&self.unpacked),
            _ => Err(Broken),
        }
    }
}

fn header(mut message: &[u8]) -> Result<Result<Header, UnknownFeature>, Broken> {
    let mut header = Header::default();
    while let Some((number, value)) = field(&mut message)? {
        match number {
            1 => header.bounds = bounds(value.bytes()?)?,
            4 => {
                let feature = value.bytes()?;
                if feature != b"OsmSchema-V0.6" && feature != b"DenseNodes" {
                    return Ok(Err(UnknownFeature(String::from_utf8_lossy(feature).into_owned())));
                }
            }
            32 => header.state_s = Some(value.number()?.cast_signed()),
            _ => {}
        }
    }
    Ok(Ok(header))
}

/// Bounds in nanodegrees.
fn bounds(mut message: &[u8]) -> Result<Option<(LonLat, LonLat)>, Broken> {
    let [mut left, mut right, mut top, mut bottom] = [0i64; 4];
    while let Some((number, value)) = field(&mut message)? {
        let side = match number {
            1 => &mut left,
            2 => &mut right,
            3 => &mut top,
            4 => &mut bottom,
            _ => continue,
        };
        *side = unzigzag(value.number()?).saturating_add(50).div_euclid(100);
    }
    Ok(lon_lat(left, bottom).zip(lon_lat(right, top)))
}
