//! The network file: sections of little-endian words, mapped into memory as they are.
//!
//! ```text
//! 0   magic "YIKENET\0"          32  SHA-256 of everything from 64 on
//! 8   format version u32         64  section table: tag [u8; 8], offset u64, bytes u64
//! 12  number of sections u32         sections, each on a multiple of 8
//! 16  file length u64
//! 24  CRC-32 of everything from 64 on
//! ```
//! On opening, the header, the length, the check sum and the meaning of every
//! index are tested; a machine with the other byte order swaps the words once.

use sha2::{Digest, Sha256};
use yike_domain::Trouble;

use super::rules;

pub(super) const MAGIC: &[u8; 8] = b"YIKENET\0";
/// Version of the format; a file of another version is refused.
pub const FORMAT_VERSION: u32 = 2;
const TABLE: usize = 64;
const ROW: usize = 24;

/// Sections in file order: tag and the word sizes of one record.
pub(super) const SECTIONS: &[(&[u8; 8], &[usize])] = &[
    (b"meta\0\0\0\0", &[1]),
    (b"junction", &[4, 4]),
    (b"adjstart", &[4]),
    (b"adjacent", &[4]),
    (b"chains\0\0", &[4, 4, 4, 4, 2, 2]),
    (b"shape\0\0\0", &[4, 4]),
    (b"shapemm\0", &[4]),
    (b"tracstar", &[8]),
    (b"trace\0\0\0", &[1]),
    (b"kinds\0\0\0", &[2, 2, 2, 2, 2, 2]),
    (b"compon\0\0", &[4]),
    (b"compm\0\0\0", &[4]),
    (b"gridfram", &[4, 4, 4, 4, 4, 4]),
    (b"gridstar", &[4]),
    (b"gridentr", &[4]),
    (b"obstacle", &[4, 4, 4, 4, 4]),
    (b"obsframe", &[4, 4, 4, 4, 4, 4]),
    (b"obsstart", &[4]),
    (b"obsentry", &[4]),
    (b"namestar", &[4]),
    (b"names\0\0\0", &[1]),
];

/// Writes sections, given in the order of [`SECTIONS`], into one file.
pub(super) fn encode(sections: &[&[u8]]) -> Vec<u8> {
    let total: usize = sections.iter().map(|s| s.len().next_multiple_of(8)).sum();
    let mut file = Vec::with_capacity(TABLE + ROW * sections.len() + total);
    file.resize(TABLE + ROW * sections.len(), 0);
    for (number, (section, (tag, words))) in sections.iter().zip(SECTIONS).enumerate() {
        let offset = file.len();
        file.extend_from_slice(section);
        if cfg!(target_endian = "big") {
            swap_words(&mut file[offset..], words);
        }
        file.resize(file.len().next_multiple_of(8), 0);
        let row = TABLE + ROW * number;
        file[row..row + 8].copy_from_slice(*tag);
        file[row + 8..row + 16].copy_from_slice(&(offset as u64).to_le_bytes());
        file[row + 16..row + 24].copy_from_slice(&(section.len() as u64).to_le_bytes());
    }
    let length = file.len() as u64;
    file[..8].copy_from_slice(MAGIC);
    file[8..12].copy_from_slice(&FORMAT_VERSION.to_le_bytes());
    file[12..16].copy_from_slice(&(sections.len() as u32).to_le_bytes());
    file[16..24].copy_from_slice(&length.to_le_bytes());
    let crc = crc(&file[TABLE..]);
    file[24..28].copy_from_slice(&crc.to_le_bytes());
    let digest = Sha256::digest(&file[TABLE..]);
    file[32..64].copy_from_slice(&digest);
    file
}

/// The digest in a file's head.
pub(super) fn digest(file: &[u8]) -> [u8; 32] {
    file[32..64].try_into().expect("32 bytes")
}

/// Where each section of [`SECTIONS`] lies, after all checks of the envelope.
pub(super) fn decode(bytes: &[u8], source: &str) -> Result<Vec<std::ops::Range<usize>>, Trouble> {
    let damaged = |place: &str| Trouble::new(source, rules::FILE_DAMAGED).at(place.to_owned());
    if bytes.len() < TABLE || &bytes[..8] != MAGIC {
        return Err(Trouble::new(source, rules::NOT_A_NETWORK));
    }
    let u32_at = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
    let u64_at = |at: usize| u64::from_le_bytes(bytes[at..at + 8].try_into().expect("eight bytes"));
    if u32_at(8) != FORMAT_VERSION {
        return Err(Trouble::new(source, rules::WRONG_VERSION)
            .with("found", u32_at(8))
            .with("expected", FORMAT_VERSION));
    }
    if u64_at(16) != bytes.len() as u64 || u32_at(12) as usize != SECTIONS.len() {
        return Err(damaged("length"));
    }
    if crc(&bytes[TABLE..]) != u32_at(24) {
        return Err(damaged("check sum"));
    }
    let mut ranges = Vec::with_capacity(SECTIONS.len());
    for (number, (tag, words)) in SECTIONS.iter().enumerate() {
        let row = TABLE + ROW * number;
        if bytes.len() < row + ROW || &bytes[row..row + 8] != *tag {
            return Err(damaged("section table"));
        }
        let (offset, length) = (u64_at(row + 8), u64_at(row + 16));
        let end =
            offset.checked_add(length).filter(|end| *end <= bytes.len() as u64).ok_or_else(|| damaged("section"))?;
        let record = words.iter().sum::<usize>() as u64;
        if offset % 8 != 0 || length % record != 0 {
            return Err(damaged("section"));
        }
        ranges.push(offset as usize..end as usize);
    }
    Ok(ranges)
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

/// Reverses the bytes of every word of records made of the given word sizes.
pub(super) fn swap_words(bytes: &mut [u8], words: &[usize]) {
    let record = words.iter().sum();
    for record in bytes.chunks_exact_mut(record) {
        let mut at = 0;
        for size in words {
            record[at..at + size].reverse();
            at += size;
        }
    }
}
